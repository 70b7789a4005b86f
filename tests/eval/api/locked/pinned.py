"""The lock file says 1.45.0, whatever the requirement would allow."""

import sentry_sdk
from sentry_sdk import Hub, configure_scope

sentry_sdk.init(with_locals=False, keep_alive=True, custom_repr=None)  # expect: SNT601, SNT602


def count(sheep):
    with configure_scope() as scope:
        scope.set_tag("field", sheep.field)
        scope.set_tags({"field": sheep.field})  # expect: SNT601
        scope.capture_message("counted")
    sentry_sdk.metrics.increment("sheep")  # expect: SNT602
    sentry_sdk.get_client().flush()  # expect: SNT601
    Hub.current.client.flush()
    with sentry_sdk.new_scope() as scope:  # expect: SNT601
        scope.clear()
    sentry_sdk.last_event_id()
