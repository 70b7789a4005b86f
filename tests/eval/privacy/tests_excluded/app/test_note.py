"""Named like a test file: nothing of the privacy rules."""
import sentry_sdk


# case: N55
def note(buyer):
    sentry_sdk.set_tag("who", buyer.email)
    sentry_sdk.set_user({"email": buyer.email})
    sentry_sdk.init(send_default_pii=True)
