"""Hubs, and the scopes of the first major release."""

from sentry_sdk import Hub, configure_scope, push_scope
import sentry_sdk as sdk


def hubs(boat, error):
    with Hub.current.push_scope() as scope:
        scope.set_tag("berth", boat.berth)  # expect: SNT407
    with sdk.push_scope() as scope:
        scope.level = "warning"  # expect: SNT407
    with push_scope() as scope:
        scope.set_tag("berth", boat.berth)
        Hub.current.capture_exception(error)
    with push_scope() as scope:
        scope.set_level("warn")  # expect: SNT402
        sdk.capture_exception(error)
    Hub.current.scope.fingerprint = ["moor"]  # expect: SNT408
    with configure_scope() as scope:
        scope.set_tag("berth", boat.berth)
        scope.fingerprint = ["moor", boat.kind]  # expect: SNT408
        sdk.capture_exception(error)
    with configure_scope() as scope:
        scope.set_tag("release", boat.version)  # expect: SNT403
        scope.set_tag("berth", boat.berth)
    with Hub.current.push_scope() as scope:
        scope.fingerprint = ["moor", boat.kind]
        sdk.capture_message("aground", level="error")
    with sdk.Hub(Hub.current) as hub:
        hub.scope.set_tag("berth", boat.berth)
        boat.moor()
