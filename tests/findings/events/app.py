import sentry_sdk
from sentry_sdk.integrations.logging import LoggingIntegration
from sentry_sdk.integrations.starlette import StarletteIntegration

LoggingIntegration(level=10, event_level=20)
StarletteIntegration(failed_request_status_codes={404})

def fire(kilns):
    sentry_sdk.capture_message("fire", "info")
    for kiln in kilns:
        sentry_sdk.capture_message("a kiln", level="error")
