import sentry_sdk


def note(text, data=None):
    sentry_sdk.add_breadcrumb(message=text, data=data)
