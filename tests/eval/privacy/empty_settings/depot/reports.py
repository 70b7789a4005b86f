import sentry_sdk

from depot import settings
from depot.settings import ALERT_CHANNEL, DEBUG, ENGINE, REPORTED_SHARE, SENTRY_DSN

active = not settings.DEBUG and settings.SENTRY_DSN
LOCAL = None


def log_message(text):
    if not active:
        return
    sentry_sdk.capture_message(text)


def late(driver):
    log_message(f"{driver.email} is late")  # expect: SNT105
    log_message(f"{driver.id} is late")


def by_attribute(driver):
    if settings.SENTRY_DSN:
        sentry_sdk.set_tag("driver", driver.email)  # expect: SNT102
    if settings.SENTRY_DSN is not None:
        sentry_sdk.set_tag("driver", driver.email)  # expect: SNT102
    if not settings.DEBUG and settings.REPORTED_SHARE:
        sentry_sdk.set_tag("driver", driver.email)  # expect: SNT102


def by_name(driver):
    if SENTRY_DSN and ALERT_CHANNEL:
        sentry_sdk.set_tag("driver", driver.email)  # expect: SNT102
    channel = ALERT_CHANNEL
    if channel:
        sentry_sdk.set_tag("driver", driver.email)  # expect: SNT102
    if DEBUG or REPORTED_SHARE:
        sentry_sdk.set_tag("driver", driver.email)  # expect: SNT102


def decided_here(driver):
    if LOCAL:
        sentry_sdk.set_tag("driver", driver.email)
    if ENGINE == "mails":
        sentry_sdk.set_tag("driver", driver.email)
    if settings.ENGINE != "reports":
        sentry_sdk.set_tag("driver", driver.email)
    if not settings.NEVER:
        sentry_sdk.set_tag("driver", driver.email)
