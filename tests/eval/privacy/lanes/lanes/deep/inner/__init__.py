from ...helpers import tag
from .. import helpers_of_deep
from ..helpers_of_deep import (
    note,  # the one that counts
    quiet,
)
