import sentry_sdk
from desk import Closed, tell

def one(run):
    try:
        run()
    except Closed as exc:
        sentry_sdk.capture_exception(exc)

def other(run):
    try:
        run()
    except Closed as exc:
        tell(exc)
