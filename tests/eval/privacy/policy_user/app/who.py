"""The policy says which fields a user may carry: the user name is one of them, the address is not."""
import sentry_sdk


def signed_in(user):
    sentry_sdk.set_user({"id": user.id, "tier": user.tier})
    sentry_sdk.set_user({"id": user.id, "username": user.username})
    sentry_sdk.set_user({"id": user.id, "email": user.email})  # expect: SNT104
    sentry_sdk.set_user({"id": user.id, "username": user.username, "ip_address": user.ip_address})  # expect: SNT104
    sentry_sdk.set_user({"id": user.id, "plan": user.plan})
    sentry_sdk.get_current_scope().user = {"username": user.username}
    sentry_sdk.get_current_scope().user = {"email": user.email}  # expect: SNT104
    sentry_sdk.set_tag("who", user.username)  # expect: SNT102
    sentry_sdk.set_user({"id": user.id, "token": user.api_token})  # expect: SNT106
