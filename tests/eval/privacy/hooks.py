"""What hooks and event processors write into events and crumbs."""
import os

import sentry_sdk
from flask import g, request, session


# case: R7, R20
def before_breadcrumb(crumb, hint):
    crumb["message"] = f"by {g.user.email}"  # expect: SNT101
    crumb["message"] = f"by {g.user.id}"
    crumb["data"]["who"] = g.user.full_name  # expect: SNT101
    crumb["data"]["who"] = g.user.id
    crumb.setdefault("data", {})["phone"] = g.user.phone  # expect: SNT101
    crumb.setdefault("data", {})["plan"] = g.user.plan
    crumb.update(message=g.user.username)  # expect: SNT101
    crumb.update({"category": "seen"})
    crumb["data"]["token"] = g.user.api_token  # expect: SNT106
    if crumb.get("category") == "httplib":
        return None
    return crumb


def before_send(event, hint):
    event["user"] = {"id": g.user.id, "email": g.user.email}  # expect: SNT104
    event["user"] = {"id": g.user.id}
    event["user"]["username"] = g.user.username  # expect: SNT104
    event["user"]["tier"] = g.user.tier
    event["tags"]["who"] = g.user.email  # expect: SNT102
    event["tags"]["who"] = g.user.id
    event.setdefault("tags", {})["who"] = g.user.full_name  # expect: SNT102
    event.setdefault("tags", {})["region"] = os.environ["REGION"]
    event["extra"]["who"] = g.user.phone_number  # expect: SNT103
    event["extra"]["who"] = len(g.user.phone_number)
    event.setdefault("extra", {}).update(who=g.user.iban)  # expect: SNT103
    event.setdefault("extra", {}).update(plan=g.user.plan)
    event["contexts"]["who"] = {"born": g.user.date_of_birth}  # expect: SNT103
    event["contexts"]["who"] = {"plan": g.user.plan}
    event["message"] = "seen by " + g.user.email  # expect: SNT105
    event["message"] = "seen"
    event["fingerprint"] = [g.user.email]  # expect: SNT105
    event["fingerprint"] = ["{{ default }}", g.user.plan]
    event["extra"]["password"] = request.form.get("password")  # expect: SNT106
    event["extra"]["body"] = request.get_json()  # expect: SNT107
    event["extra"]["env"] = dict(os.environ)  # expect: SNT107
    event["request"]["cookies"] = {}
    return event


# What a hook takes out, or copies from one place of the event to another, is nothing new.
def cleaning(event, hint):
    event.get("user", {}).pop("email", None)
    if "request" in event:
        event["request"]["data"] = "[filtered]"
        event["request"]["headers"]["authorization"] = "[filtered]"
        for key in ("password", "email"):
            event["request"].get("data", {}).pop(key, None)
    event["user"]["email"] = None
    event["user"]["email"] = "[filtered]"
    event["tags"] = {"kind": event.get("type")}
    event["extra"] = {}
    return event


def transaction_hook(event, hint):
    event["transaction"] = f"{request.path} of {session['email']}"  # expect: SNT105
    event["transaction"] = request.path
    event["contexts"]["trace"]["data"]["who"] = g.user.email  # expect: SNT103
    for span in event["spans"]:
        span["description"] = "redacted"
    return event


def log_hook(log, hint):
    log["attributes"]["who"] = g.user.email  # expect: SNT103
    log["attributes"]["who"] = g.user.id
    log["body"] = f"{g.user.full_name}: done"  # expect: SNT105
    log["body"] = "done"
    return log


def metric_hook(metric, hint):
    metric["attributes"]["who"] = g.user.email  # expect: SNT103
    metric["attributes"]["who"] = g.user.id
    return metric


sentry_sdk.init(
    dsn=os.environ.get("SENTRY_DSN"),
    before_breadcrumb=before_breadcrumb,
    before_send=before_send,
    before_send_transaction=transaction_hook,
    before_send_log=log_hook,
    before_send_metric=metric_hook,
)
sentry_sdk.init(before_send=cleaning)


def processor(event, hint):
    event["tags"]["mail"] = g.user.email  # expect: SNT102
    event["tags"]["plan"] = g.user.plan
    return event


def error_processor(event, exc_info):
    event["extra"]["mail"] = g.user.email  # expect: SNT103
    event["extra"]["plan"] = g.user.plan
    return event


def register():
    with sentry_sdk.new_scope() as scope:
        scope.add_event_processor(processor)
        scope.add_error_processor(error_processor)

        def inline(event, hint):
            event["user"]["email"] = g.user.email  # expect: SNT104
            event["user"]["id"] = g.user.id
            return event

        scope.add_event_processor(inline)
        sentry_sdk.capture_message("stuck")


@sentry_sdk.scope.add_global_event_processor
def everywhere(event, hint):
    event["tags"]["mail"] = g.user.email  # expect: SNT102
    event["tags"]["plan"] = g.user.plan
    return event


class Hooks:
    def before_send(self, event, hint):
        event["tags"]["mail"] = g.user.email  # expect: SNT102
        event["tags"]["plan"] = g.user.plan
        return event

    def start(self):
        sentry_sdk.init(before_send=self.before_send)


# The same shape, and no hook of Sentry's.
def before_save(event, hint):
    event["tags"]["mail"] = g.user.email
    event["user"] = {"email": g.user.email}
    return event


def publish(event, bus):
    event["message"] = g.user.email
    bus.send(event)
