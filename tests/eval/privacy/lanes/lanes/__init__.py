from lanes.helpers import tag as packed
from .facade import facade
