"""A range: what no release in it has, what its newest deprecates, what a part of it lacks."""

import sentry_sdk
from sentry_sdk import get_client, get_current_scope  # expect: SNT608
from sentry_sdk.integrations.unraisablehook import UnraisablehookIntegration  # expect: SNT608

sentry_sdk.init(
    enable_logs=True,  # expect: SNT608
    with_locals=True,  # expect: SNT601
    data_collection={},  # expect: SNT601
    enable_tracing=True,  # expect: SNT602
    tags={},  # expect: SNT603
)


def read(page):
    get_current_scope().set_tag("shelf", page.shelf)
    sentry_sdk.get_isolation_scope().set_tag("shelf", page.shelf)  # expect: SNT608
    sentry_sdk.set_tags({"shelf": page.shelf})
    sentry_sdk.metrics.incr("pages")  # expect: SNT608
    sentry_sdk.set_attribute("shelf", page.shelf)  # expect: SNT601
    with sentry_sdk.push_scope() as scope:  # expect: SNT602
        scope.set_tag("shelf", page.shelf)
    with sentry_sdk.start_span(op="read", name="page") as span:  # expect: SNT608
        span.set_data("page", page.number)
    if hasattr(sentry_sdk, "update_current_span"):
        sentry_sdk.update_current_span(name="page")
    get_client().flush()
