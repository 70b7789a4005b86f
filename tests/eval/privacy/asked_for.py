"""What leaves only where ``send_default_pii`` is on, as with the SDK's own integrations."""

import os

import sentry_sdk
from sentry_sdk.scope import should_send_default_pii


def describe(event, request):
    if should_send_default_pii():
        event["user"] = {"ip_address": request.remote_ip}
        sentry_sdk.set_user({"email": request.user.email})
        sentry_sdk.set_tag("who", request.user.email)
        _add_person(request.user)
    return event


def _add_person(user):
    sentry_sdk.set_user({"email": user.email})


def past_a_way_out(user):
    if not should_send_default_pii():
        return
    sentry_sdk.set_user({"email": user.email})


def by_the_options(user):
    if sentry_sdk.get_client().options["send_default_pii"] and user:
        sentry_sdk.set_context("person", {"email": user.email})


def the_other_way_round(user):
    if not should_send_default_pii():
        sentry_sdk.set_user({"email": user.email})  # expect: SNT104
    else:
        sentry_sdk.set_user({"email": user.email})
    if should_send_default_pii() or user.is_staff:
        sentry_sdk.set_tag("who", user.email)  # expect: SNT102
    if sentry_sdk.get_client().options["send_default_pii"] is False:
        sentry_sdk.set_tag("who", user.email)  # expect: SNT102


def not_only_there(user):
    if should_send_default_pii():
        _add_anybody(user)
    _add_anybody(user)


def _add_anybody(user):
    sentry_sdk.set_user({"email": user.email})  # expect: SNT104


def and_credentials_never(user):
    if should_send_default_pii():
        sentry_sdk.set_tag("token", user.api_token)  # expect: SNT106
    sentry_sdk.set_tag("who", user.email)  # expect: SNT102


def _overridden(name, default: bool):
    if os.environ.get(name):
        return True
    return default


def started(dsn, pii: bool = False):
    sentry_sdk.init(dsn, send_default_pii=_overridden("PII", pii))
    sentry_sdk.init(dsn, send_default_pii=_overridden("PII", False))


def always_on(dsn):
    sentry_sdk.init(dsn, send_default_pii=True)  # expect: SNT110
