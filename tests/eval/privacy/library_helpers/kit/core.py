import functools

import sentry_sdk


def silent_on_error(func):
    @functools.wraps(func)
    def inner(*args, **kwargs):
        try:
            return func(*args, **kwargs)
        except Exception:
            return None

    return inner


@silent_on_error
def crumb(message, data=None, *, category="kit.step"):
    sentry_sdk.add_breadcrumb(message=message, category=category, data=data)


def describe(name, payload):
    cleaned = {key: value for key, value in payload.items() if value is not None}
    if cleaned:
        sentry_sdk.set_context(name, cleaned)


def tagged(prefix="", **tags):
    prefixed = {f"{prefix}{key}": value for key, value in tags.items()}
    sentry_sdk.set_tags(prefixed)


def safe(value):
    return len(value) if hasattr(value, "__len__") else 0


def sized(name, payload):
    sentry_sdk.set_context(name, {key: safe(value) for key, value in payload.items()})
