"""A hook that nothing visible registers is known by the words of its name and by what its parameters are called."""
import sentry_sdk


def before_send(event, hint):
    event["tags"] = {"who": hint["exc"].customer.email}  # expect: SNT102
    return event


def sentry_hook(event, hint):
    event["tags"] = {"who": hint["exc"].customer.email}  # expect: SNT102
    return event


def on_breadcrumb(crumb, hint):
    crumb["message"] = hint["record"].customer.email  # expect: SNT101
    return crumb


def tag_processor(event, hint):
    event["tags"] = {"who": hint["exc"].customer.email}  # expect: SNT102
    return event


def scrub(event, hint):
    event["tags"] = {"who": hint["exc"].customer.email}  # expect: SNT102
    return event


def filter_event(event, hint):
    event["tags"] = {"who": hint["exc"].customer.email}  # expect: SNT102
    return event


def redact_event(event, hint):
    event["tags"] = {"who": hint["exc"].customer.email}  # expect: SNT102
    return event


def sanitize_event(event, hint):
    event["tags"] = {"who": hint["exc"].customer.email}  # expect: SNT102
    return event


def strip_event(event, hint):
    event["tags"] = {"who": hint["exc"].customer.email}  # expect: SNT102
    return event


def clean_event(event, hint):
    event["tags"] = {"who": hint["exc"].customer.email}  # expect: SNT102
    return event


def enrich(event, hint):
    event["tags"] = {"who": hint["exc"].customer.email}  # expect: SNT102
    return event


def enrich_named(sentry_event, hints):
    sentry_event["user"] = {"email": hints["exc"].customer.email}  # expect: SNT104
    return sentry_event


def enrich_unused(event, _hint):
    event["extra"] = {"who": event["customer"].email}
    event["extra"]["line"] = _hint["exc"].customer.phone  # expect: SNT103
    return event


def enrich_unused_too(event, _hints):
    event["extra"]["line"] = _hints["exc"].customer.phone  # expect: SNT103
    return event


def enrich_crumb(breadcrumb, hint):
    breadcrumb["data"] = {"line": hint["record"].customer.phone}  # expect: SNT101
    return breadcrumb


class Hooks:
    def enrich(self, event, hint):
        event["tags"]["who"] = hint["exc"].customer.email  # expect: SNT102
        return event

    @classmethod
    def clean(cls, event, hint):
        event["tags"]["who"] = hint["exc"].customer.email  # expect: SNT102
        return event

    @staticmethod
    def send(event, hint):
        event["tags"]["who"] = hint["exc"].customer.email  # expect: SNT102
        return event


# None of these is a hook.


def arrange(event, hint):
    event["tags"] = {"who": hint["exc"].customer.email}
    return event


def enrich_by_nobody(event, _):
    event["tags"] = {"who": event["exc"].customer.email}
    return event


def enrich_alone(event):
    event["tags"] = {"who": event["exc"].customer.email}
    return event


def enrich_with_more(event, hint, more):
    event["tags"] = {"who": more.customer.email}
    return event


def enrich_a_request(request, hint):
    request["tags"] = {"who": hint["exc"].customer.email}
    return request


def enrich_with_context(event, other):
    event["tags"] = {"who": other.customer.email}
    return event


# Every part of the event has its own surface.


def send_parts(event, hint):
    customer = hint["exc"].customer
    event["message"] = customer.email  # expect: SNT105
    event["logentry"] = {"message": customer.email}  # expect: SNT105
    event["transaction"] = customer.email  # expect: SNT105
    event["fingerprint"] = [customer.email]  # expect: SNT105
    event["request"] = {"data": customer.email}  # expect: SNT103
    event["contexts"] = {"who": {"line": customer.email}}  # expect: SNT103
    event["exception"]["values"][0]["value"] = customer.email  # expect: SNT105
    event["breadcrumbs"] = [{"message": customer.email}]  # expect: SNT101
    event["environment"] = customer.plan
    event["release"] = customer.email
    event["user"]["email"] = None
    event["user"]["email"] = customer.line  # expect: SNT104
    event["user"]["id"] = customer.id
    return event


def send_written_through_methods(event, hint):
    customer = hint["exc"].customer
    event.setdefault("tags", {})["who"] = customer.email  # expect: SNT102
    event.setdefault("tags", {"who": customer.email})  # expect: SNT102
    event.setdefault("release", {"who": customer.email})
    event.get("extra")["who"] = customer.email  # expect: SNT103
    event["tags"].update({"who": customer.email})  # expect: SNT102
    event["tags"].update({"who": customer.id})
    event["tags"].update(who=customer.email)  # expect: SNT102
    event["tags"].update(who=customer.id)
    event.update({"user": {"email": customer.email}})  # expect: SNT104
    event.update({"release": customer.email})
    event.update(tags={"who": customer.email})  # expect: SNT102
    event["fingerprint"].append(customer.email)  # expect: SNT105
    event["fingerprint"].append(customer.id)
    event["fingerprint"].extend([customer.email])  # expect: SNT105
    event["tags"] |= {"who": customer.email}  # expect: SNT102
    event |= {"extra": {"who": customer.email}}  # expect: SNT103
    event |= {"release": customer.email}
    return event


def send_a_copy(event, hint):
    customer = hint["exc"].customer
    return {**event, "tags": {"who": customer.email}}  # expect: SNT102


def send_a_clean_copy(event, hint):
    customer = hint["exc"].customer
    return {**event, "tags": {"who": customer.id}, "release": customer.email}


def send_read(event, hint):
    """What stands in the event already is no news."""
    for crumb in event["breadcrumbs"]:
        crumb["message"] = event["message"]
        crumb["data"] = hint["customer"].email  # expect: SNT101
    for key, value in event["extra"].items():
        event["tags"][key] = value
        value["line"] = hint["customer"].email  # expect: SNT103
    email = event["user"]["email"]
    sentry_sdk.set_tag("who", email)
    return event
