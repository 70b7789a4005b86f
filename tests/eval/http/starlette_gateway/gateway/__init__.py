"""A gateway in front of weather stations, on Starlette."""
from .report import Failures, failures

__all__ = ["Failures", "failures"]
