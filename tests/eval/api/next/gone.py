"""What the pre-release of 3.0 no longer has."""

import sentry_sdk
from sentry_sdk import new_scope, push_scope  # expect: SNT601
from sentry_sdk.hub import Hub  # expect: SNT601
from sentry_sdk.integrations.django import DjangoIntegration
from sentry_sdk.scrubber import EventScrubber  # expect: SNT601

sentry_sdk.init(
    send_default_pii=True,  # expect: SNT601
    event_scrubber=EventScrubber(),  # expect: SNT601
    data_collection={"cookies": False},
    before_send_transaction=None,  # expect: SNT601
    before_send_span=None,
    integrations=[DjangoIntegration(transaction_style="url", middleware_spans=False)],  # expect: SNT601
)


def mark(stone, error):
    with push_scope() as scope:
        scope.set_tag("row", stone.row)
    with new_scope() as scope:
        scope.user = {"id": stone.mason_id}  # expect: SNT601
        scope.set_user({"id": stone.mason_id})
        scope.set_tag("row", stone.row)
    Hub.current.capture_exception(error)
    with sentry_sdk.start_transaction(name="stone"):  # expect: SNT601
        pass
    with sentry_sdk.start_span(name="stone", attributes={"row": stone.row}) as span:
        span.set_attribute("row", stone.row)
        span.set_data("row", stone.row)  # expect: SNT601
        span.set_tag("row", stone.row)  # expect: SNT601
    with sentry_sdk.start_span(op="stone", name="stone"):  # expect: SNT601
        sentry_sdk.set_measurement("height", stone.height)  # expect: SNT601
