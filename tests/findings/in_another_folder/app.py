import sentry_sdk
from kit.people import find, refuse


def note(key):
    sentry_sdk.set_tag("who", find(key))
    sentry_sdk.set_tag("who", f"of {find(key)}")
    found = find(key)
    sentry_sdk.set_tag("who", found)


def refused(key):
    try:
        refuse(key)
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
