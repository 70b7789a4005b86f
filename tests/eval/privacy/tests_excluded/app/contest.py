"""Not a test, though its name has the letters of one."""
import sentry_sdk


def note(buyer):
    sentry_sdk.set_tag("who", buyer.email)  # expect: SNT102
    sentry_sdk.set_user({"email": buyer.email})  # expect: SNT104
