"""What classes in another file inherit."""

import sentry_sdk


class Reporting:
    def __init__(self):
        self.sdk = sentry_sdk


class Sounding:
    bell = sentry_sdk

    @property
    def scope(self):
        return sentry_sdk.get_current_scope()
