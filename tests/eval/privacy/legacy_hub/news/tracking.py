"""A newspaper on sentry-sdk 1.x: hubs, configure_scope and push_scope everywhere."""
import os

import sentry_sdk
from sentry_sdk import Hub, capture_exception, configure_scope, push_scope
from sentry_sdk.integrations.aws_lambda import AwsLambdaIntegration

sentry_sdk.init(
    os.environ.get("SENTRY_DSN"),
    integrations=[AwsLambdaIntegration()],
    send_default_pii=True,  # expect: SNT110
    request_bodies="always",
)


def subscriber(reader):
    with configure_scope() as scope:
        scope.user = {"id": reader.id}
        scope.user = {"id": reader.id, "email": reader.email}  # expect: SNT104
        scope.set_tag("edition", reader.edition)
        scope.set_tag("town", reader.home_address)  # expect: SNT102
        scope.set_extra("read", reader.articles_read)
        scope.set_extra("account", reader.bank_account_number)  # expect: SNT103
        scope.level = "warning"
        scope.fingerprint = ["subscriber", reader.phone_number]  # expect: SNT105
        scope.transaction = "subscriber"


def guarded(work, reader):
    try:
        return work()
    except Exception as exc:
        with push_scope() as scope:
            scope.set_extra("reader", reader.username)  # expect: SNT103
            scope.set_extra("reader", reader.id)
            capture_exception(exc)
        with push_scope() as scope:
            for key, value in {"reader": reader.id, "mail": reader.email}.items():
                scope.set_tag(key, value)  # expect: SNT102
            Hub.current.capture_exception(exc)
        raise


def cloned(reader):
    with Hub(Hub.current) as hub:
        with hub.configure_scope() as scope:
            scope.set_tag("reader", reader.email)  # expect: SNT102
            scope.set_tag("reader", reader.id)
        hub.add_breadcrumb(category="news.read", message=f"read by {reader.full_name}")  # expect: SNT101
        hub.add_breadcrumb(category="news.read", message="read")
        hub.capture_message(f"no paper for {reader.street}")  # expect: SNT105
    client = Hub.current.client
    if client is not None:
        client.capture_event({"message": f"no paper for {reader.email}"})  # expect: SNT105
        client.capture_event({"message": "no paper"})


def lambda_handler(event, context):
    with configure_scope() as scope:
        scope.set_tag("aws_request_id", context.aws_request_id)
        scope.set_tag("route", event.get("routeKey"))
        scope.set_extra("event", event)  # expect: SNT107
        scope.set_extra("query", event["queryStringParameters"])  # expect: SNT107
        scope.set_extra("event_keys", list(event.keys()))
    return {"statusCode": 204}
