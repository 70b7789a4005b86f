"""A helper package as libraries ship it: many layers, names changed on the way."""
from .core import crumb as add_crumb
from .core import tagged
from .facade import facade, sentry
from .late import late_tag

if True:
    from .core import crumb as branch_crumb
else:
    branch_crumb = None

try:
    from .core import describe
except ImportError:

    def describe(name, payload):
        return None


__all__ = ["add_crumb", "branch_crumb", "describe", "facade", "late_tag", "sentry", "tagged"]
