import sentry_sdk

from mill.store import grind


def run(key):
    try:
        grind(key)
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
