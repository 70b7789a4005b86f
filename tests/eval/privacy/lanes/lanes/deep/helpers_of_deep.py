import sentry_sdk


def note(value):
    sentry_sdk.set_context("note", {"value": value})


def quiet(value):
    return len(value)
