"""Statuses that several modules answer with."""
from http import HTTPStatus

GONE = 410
TEAPOT = 418
OVERLOADED = 503
UPSTREAM = HTTPStatus.BAD_GATEWAY
