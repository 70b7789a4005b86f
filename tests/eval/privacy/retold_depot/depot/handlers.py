"""Handlers of the depot: who called is an opaque id."""
import sentry_sdk

from depot.database import call


def remove(event, context, connection):
    claims = event["requestContext"]["authorizer"]["claims"]
    sentry_sdk.set_user({"id": claims["sub"]})
    sentry_sdk.set_user({"id": claims["sub"], "email": claims["email"]})  # expect: SNT104
    sentry_sdk.set_transaction_name(f"{context.function_name}.{event['httpMethod']}")
    sentry_sdk.set_tag("facility_id", event["pathParameters"]["facility"])
    sentry_sdk.set_tag("authorization", event["headers"]["Authorization"])  # expect: SNT106
    sentry_sdk.set_context("event", event)  # expect: SNT107
    sentry_sdk.set_context("event", {"keys": sorted(event), "path": event["path"]})
    return call(connection, "Pallet_Remove", (event["pathParameters"]["pallet"],), claims["sub"], context.aws_request_id)
