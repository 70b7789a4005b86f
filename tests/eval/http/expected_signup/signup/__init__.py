from .errors import Cancelled, Waitlist

__all__ = ["Cancelled", "Waitlist"]
