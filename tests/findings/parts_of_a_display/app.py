import sentry_sdk

def note(order, row):
    sentry_sdk.set_context("order", {
        "id": order.id,
        "mail": order.email,
        "token": row["api_token"],
        "body": order.request_body,
        "name": row.get("first_name"),
    })
