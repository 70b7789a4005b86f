import logging
from functools import wraps

import sentry_sdk
from django.http import JsonResponse

logger = logging.getLogger(__name__)


def handle_view_errors(template=None):
    def decorator(view):
        @wraps(view)
        def wrapper(request, *args, **kwargs):
            try:
                return view(request, *args, **kwargs)
            except Exception as e:
                logger.error("error in %s", view.__name__, exc_info=True)
                with sentry_sdk.configure_scope() as scope:
                    scope.set_tag("error_handler", "view_decorator")
                    scope.set_context("view", {"name": view.__name__, "args": args, "kwargs": kwargs})  # expect: SNT107
                    scope.set_context("view", {"name": view.__name__, "args": len(args), "kwargs": sorted(kwargs)})
                sentry_sdk.capture_exception(e)
                return JsonResponse({"error_id": sentry_sdk.last_event_id()}, status=500)

        return wrapper

    return decorator


def capture_custom_error(error_type, message, extra_context=None):
    with sentry_sdk.configure_scope() as scope:
        scope.set_tag("error_type", error_type)
        if extra_context:
            scope.set_context("custom_context", extra_context)
        sentry_sdk.capture_message(message, level="error")
