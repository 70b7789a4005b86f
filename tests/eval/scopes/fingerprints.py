"""Fingerprints on scopes that stay, and those that end, come back, or leave Sentry's own grouping in place."""

import sentry_sdk
from sentry_sdk import Scope, get_current_scope, get_isolation_scope, isolation_scope, new_scope
from sentry_sdk.scope import get_global_scope as everywhere


def sticky(boat, error):
    sentry_sdk.get_isolation_scope().fingerprint = ["moor", boat.kind]  # expect: SNT408
    sentry_sdk.capture_exception(error)


def sticky_too(boat, error):
    scope = get_current_scope()
    scope.set_tag("berth", boat.berth)
    scope.fingerprint = ["moor"]  # expect: SNT408
    sentry_sdk.capture_exception(error)


def everywhere_sticky(boat):
    everywhere().fingerprint = ["boat", boat.kind]  # expect: SNT408
    Scope.get_isolation_scope().fingerprint = ["boat", type(boat).__name__]  # expect: SNT408


def after_the_block(boat, error):
    with new_scope() as scope:
        scope.set_tag("berth", boat.berth)
        sentry_sdk.capture_exception(error)
    get_current_scope().fingerprint = ["moor", str(error)]  # expect: SNT408


def by_keywords(boat):
    get_isolation_scope().update_from_kwargs(fingerprint=["moor", boat.kind])  # expect: SNT408
    get_isolation_scope().update_from_kwargs(tags={"berth": 3})


class Harbour:
    def close(self, reason):
        key = ["harbour", reason]
        if reason:
            get_isolation_scope().fingerprint = key  # expect: SNT408


try:
    import engine
except ImportError:
    sentry_sdk.get_global_scope().fingerprint = ["engine"]  # expect: SNT408


def own_scope(boat, error):
    with new_scope() as scope:
        scope.fingerprint = ["moor", boat.kind]
        sentry_sdk.capture_exception(error)
    with isolation_scope():
        get_current_scope().fingerprint = ["moor"]
        get_isolation_scope().fingerprint = ["moor"]
        sentry_sdk.capture_exception(error)
    with boat.reporting_scope():
        get_current_scope().fingerprint = ["moor"]
        sentry_sdk.capture_exception(error)


def given(boat, error):
    sentry_sdk.capture_exception(error, fingerprint=["moor", boat.kind])
    sentry_sdk.capture_exception(error, scope=lambda scope: scope.set_tag("berth", 3))


def own_object(boat, error):
    scope = Scope()
    scope.fingerprint = ["moor"]
    sentry_sdk.capture_exception(error, scope=scope)
    forked = get_current_scope().fork()
    forked.fingerprint = ["moor"]
    sentry_sdk.capture_exception(error, scope=forked)


def of_the_caller(scope: Scope, boat):
    scope.fingerprint = ["moor", boat.kind]


def taken_back(boat, error):
    scope = get_current_scope()
    scope.fingerprint = ["moor"]
    try:
        sentry_sdk.capture_exception(error)
    finally:
        scope.fingerprint = None


def cleared(boat, error):
    scope = get_isolation_scope()
    scope.fingerprint = ["moor"]
    sentry_sdk.capture_exception(error)
    scope.clear()


def refined(boat):
    get_isolation_scope().fingerprint = ["{{ default }}", boat.kind]
    get_current_scope().fingerprint = boat.fingerprint
    get_isolation_scope().set_tag("fingerprint", "moor")


def before_send(event, hint):
    event["fingerprint"] = ["moor", event.get("level")]
    return event


def of_others(boat):
    boat.fingerprint = ["moor"]
    boat.scope.fingerprint = ["moor"]
