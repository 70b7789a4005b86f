from .observability import tracker

__all__ = ["tracker"]
