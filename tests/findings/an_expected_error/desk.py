import sentry_sdk

class Closed(Exception):
    pass

def tell(exc):
    sentry_sdk.capture_exception(exc)
