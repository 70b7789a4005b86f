"""One parameter under two fields, of which the policy allows one."""
import sentry_sdk


def sign(value):
    sentry_sdk.set_user({"username": value})
    sentry_sdk.set_user({"note": value})


def sign_twice(value):
    sentry_sdk.set_user({"username": value})
    sentry_sdk.set_user({"username": value, "tier": 2})


def signed(member):
    sign(member.email)  # expect: SNT104
    sign(member.id)
    sign_twice(member.email)


def before_send(event, hint):
    member = hint["member"]
    event["user"]["username"] = member.email
    event["user"]["note"] = member.email  # expect: SNT104
    event["user"]["note"] = member.id
    return event


sentry_sdk.init(before_send=before_send)
