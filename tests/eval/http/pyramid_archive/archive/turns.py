"""Views that ask for WebOb's name of the status."""
import sentry_sdk

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
