"""The lowest layer: three calls and no more."""
import sentry_sdk


def put_tag(key, value):
    sentry_sdk.set_tag(key, str(value)[:200])


def put_context(name, payload):
    sentry_sdk.set_context(name, {key: value for key, value in payload.items()})


def put_size(name, payload):
    sentry_sdk.set_context(name, {"size": len(payload), "keys": sorted(payload)})
