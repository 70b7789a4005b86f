"""Everything the market's code needs of Sentry; nobody else imports the SDK."""
from .functions import add_breadcrumb, capture_message, note as jot, set_user_context
from .manager import Tracker, tracker
from .statics import Report

__all__ = ["Report", "Tracker", "add_breadcrumb", "capture_message", "jot", "set_user_context", "tracker"]
