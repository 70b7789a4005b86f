"""Programs of a harbour: options that go through helpers, defaults that an instance may overrule."""

import sentry_sdk
from pydantic_settings import BaseSettings

from .setup import start, start_plainly, start_twice_removed

COMMON = {"environment": "quay", "send_default_pii": True}
QUIET = {"environment": "quay", "send_default_pii": False}


class Settings(BaseSettings):
    report: bool = False
    host: str = "quay.test"
    level = 0


settings = Settings()
HOST = settings.host


def crane():
    start("crane", send_default_pii=True)  # expect: SNT110
    start("crane", send_default_pii=False)
    start("crane", environment="quay")
    start("crane", **COMMON)  # expect: SNT110
    start("crane", **QUIET)
    start_plainly("crane", True)  # expect: SNT110
    start_plainly("crane", pii=True)  # expect: SNT110
    start_plainly("crane")
    start_twice_removed("crane", send_default_pii=True)  # expect: SNT110
    start_twice_removed("crane", environment="quay")


if settings.report:
    sentry_sdk.init(send_default_pii=True)  # expect: SNT110

if settings.level:
    sentry_sdk.init(send_default_pii=True)  # expect: SNT110

if HOST == "quay.test":
    raise RuntimeError("set the host")

sentry_sdk.init(send_default_pii=True)  # expect: SNT110
