from .files import Shelf, shred
from .files import shred as destroy

__all__ = ["Shelf", "destroy", "shred"]
