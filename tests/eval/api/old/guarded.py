"""Code for several releases: what it has seen to is left alone, what it has not is not."""

from importlib.metadata import version
from typing import TYPE_CHECKING

import sentry_sdk
from sentry_sdk import VERSION
from sentry_sdk.consts import VERSION as RELEASE
from sentry_sdk.utils import parse_version

if TYPE_CHECKING:
    from sentry_sdk.types import Breadcrumb, Log

try:
    from sentry_sdk import get_current_scope, set_tags
except ImportError:
    from sentry_sdk import Scope

    get_current_scope = Scope.get_current_scope
    set_tags = None

try:
    from sentry_sdk.integrations.litestar import LitestarIntegration
except Exception:
    LitestarIntegration = None

try:
    import sentry_sdk.integrations.ray as ray
except (ModuleNotFoundError, AttributeError):
    ray = None

try:
    from sentry_sdk.integrations.typer import TyperIntegration  # expect: SNT601
except KeyError:
    TyperIntegration = None

MODERN = parse_version(VERSION) >= (2, 12)
LOGS = hasattr(sentry_sdk, "logger")
METRICS = version("sentry-sdk") >= "2.43"


def guarded(page: "Breadcrumb"):
    if MODERN:
        sentry_sdk.get_isolation_scope().set_tag("shelf", page.shelf)
    else:
        sentry_sdk.metrics.incr("pages")
    if LOGS and page.shelf:
        sentry_sdk.logger.info("a page")
    if RELEASE.startswith("2.7"):
        sentry_sdk.set_attribute("shelf", page.shelf)
    if METRICS:
        sentry_sdk.metrics.count("pages")
    scope = sentry_sdk.get_global_scope() if sentry_sdk.VERSION > "2.12" else None
    if hasattr(sentry_sdk, "start_session") and scope is not None:
        sentry_sdk.start_session()
    hasattr(sentry_sdk, "end_session") and sentry_sdk.end_session()
    return get_current_scope(), set_tags({"shelf": page.shelf})


def asked_first(page):
    if not hasattr(sentry_sdk, "set_transaction_name"):
        return
    sentry_sdk.set_transaction_name("page")


def tried(page):
    try:
        sentry_sdk.update_current_span(name="page")
    except AttributeError:
        pass
    try:
        sentry_sdk.start_span(op="read", name="page")
    except TypeError:
        sentry_sdk.start_span(op="read", description="page")
    try:
        sentry_sdk.add_attachment(page.scan)  # expect: SNT601
    except OSError:
        sentry_sdk.add_attachment(page.text)  # expect: SNT601


def not_guarded(page):
    if page.version > 2 and hasattr(page, "shelf"):
        sentry_sdk.remove_attribute("shelf")  # expect: SNT601
    if page.is_modern:
        sentry_sdk.set_attributes({"shelf": page.shelf})  # expect: SNT601


def started(page):
    def inside():
        sentry_sdk.flush_async()  # expect: SNT601

    try:
        page.later(inside)
    except AttributeError:
        pass
