"""Views that ask for WebOb's name of the status."""
import sentry_sdk
from pyramid.httpexceptions import HTTPNotFound, exception_response

from .rules import need_map


def asked_for_its_status(request):
    try:
        return need_map(request.registry.maps, request.matchdict["sheet"])
    except Exception as exc:
        if not hasattr(exc, "status_int"):
            sentry_sdk.capture_exception(exc)
        raise


def asked_for_something_else(request):
    try:
        return need_map(request.registry.maps, request.matchdict["sheet"])
    except Exception as exc:  # expect: SNT202
        if not hasattr(exc, "sheet_number"):
            sentry_sdk.capture_exception(exc)
        raise


def answered_by_status(request):
    try:
        raise exception_response(404)
    except HTTPNotFound:
        raise
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        raise


def answered_by_another_status(request):
    try:
        raise exception_response(403)
    except HTTPNotFound:
        raise
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        raise
