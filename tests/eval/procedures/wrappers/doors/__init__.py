from .inner import exported

__all__ = ["exported"]
