"""A forum: what goes into the user."""
import sentry_sdk
from sentry_sdk import set_user


# case: R4, N1, N56
def signed_in(member, org):
    set_user({"id": member.id, "email": member.email})  # expect: SNT104
    set_user({"id": member.id})
    set_user({"id": member.uuid})
    set_user({"id": member["uuid"]})
    set_user(None)
    set_user({})
    sentry_sdk.set_user({"email": member.email})  # expect: SNT104
    sentry_sdk.set_user({"email": None})
    sentry_sdk.set_user({"id": member.email})  # expect: SNT104
    sentry_sdk.set_user({"username": org.slug})
    sentry_sdk.set_user({"username": "nightly-job"})
    sentry_sdk.set_user({"username": member.username})  # expect: SNT104
    sentry_sdk.set_user({"id": member.id, "name": member.name})  # expect: SNT104
    sentry_sdk.set_user({"id": member.id, "plan": member.plan, "roles": member.roles})
    sentry_sdk.set_user({"id": member.id, "ip_address": member.last_ip_address})  # expect: SNT104
    sentry_sdk.set_user({"id": member.id, "ip_address": None})
    sentry_sdk.set_user({"id": member.id, "data": {"born": member.birthday}})  # expect: SNT104
    sentry_sdk.set_user({"id": member.id, "data": {"joined_by": member.channel}})
    sentry_sdk.set_user(dict(id=member.id, email=member.email))  # expect: SNT104
    sentry_sdk.set_user(dict(id=member.id, segment=member.segment))
    sentry_sdk.set_user(value={"email": member.email})  # expect: SNT104
    sentry_sdk.set_user(value={"id": member.id})
    sentry_sdk.set_user({"id": str(member.pk)} if member else None)
    sentry_sdk.set_user({"email": member.email} if member else None)  # expect: SNT104


# case: R3
def on_scopes(member):
    scope = sentry_sdk.get_isolation_scope()
    scope.user = {"email": member.email}  # expect: SNT104
    scope.user = {"id": member.id}
    scope.user = None
    scope.set_user({"id": member.id, "username": member.username})  # expect: SNT104
    scope.set_user({"id": member.id, "tier": member.tier})
    with sentry_sdk.new_scope() as inner:
        inner.user = {"id": member.id, "phone": member.phone_number}  # expect: SNT104
        inner.user = {"id": member.id, "phone": bool(member.phone_number)}
        sentry_sdk.capture_message("banned", level="error")
    sentry_sdk.get_current_scope().user = {"id": member.id, "name": member.display_name}  # expect: SNT104
    sentry_sdk.get_current_scope().user = {"id": member.id, "level": member.level}


# One line for each field: one category each, and each stands on its own line.
def fields(member):
    sentry_sdk.set_user(
        {
            "id": member.id,
            "email": member.email,  # expect: SNT104
            "username": member.username,  # expect: SNT104
            "ip_address": member.ip_address,  # expect: SNT104
            "role": member.role,
        }
    )
    profile = {"id": member.id}
    sentry_sdk.set_user(profile)
    profile["email"] = member.email
    sentry_sdk.set_user(profile)  # expect: SNT104
    del profile["email"]
    sentry_sdk.set_user(profile)
    profile = {"id": member.id, "username": member.username}
    profile.pop("username")
    sentry_sdk.set_user(profile)


def by_key(value, lookup):
    sentry_sdk.set_user({"id": value})
    sentry_sdk.set_user({"email": value})  # expect: SNT104
    sentry_sdk.set_user({"username": lookup(value)})  # expect: SNT104
    sentry_sdk.set_user({"ip_address": value})  # expect: SNT104
    sentry_sdk.set_user({"ip_address": "{{auto}}"})
    sentry_sdk.set_user({"segment": value})
