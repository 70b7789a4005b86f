from ..helpers import tag as raised
from .inner import tag as lowered
from . import inner
