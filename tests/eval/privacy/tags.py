"""A courier's dispatch: tags by function, by scope, by span and by keyword."""
import sentry_sdk
from sentry_sdk import set_tag, set_tags


# case: R2, R5, R13
def dispatch(courier, parcel):
    set_tag("courier", courier.email)  # expect: SNT102
    set_tag("courier", courier.id)
    sentry_sdk.set_tag("courier", courier.email)  # expect: SNT102
    sentry_sdk.set_tag("courier", courier.uuid)
    sentry_sdk.set_tag(key="courier", value=courier.phone)  # expect: SNT102
    sentry_sdk.set_tag(key="courier", value=courier.tier)
    sentry_sdk.set_tag(value=courier.licence_plate, key="van")  # expect: SNT102
    sentry_sdk.set_tag(value=courier.van_id, key="van")
    sentry_sdk.set_tag(courier.username, "on shift")  # expect: SNT102
    sentry_sdk.set_tag(f"shift.{courier.shift}", "on")
    sentry_sdk.set_tag(f"seen.{courier.email}", "on")  # expect: SNT102
    set_tags({"courier": courier.full_name, "zone": parcel.zone})  # expect: SNT102
    set_tags({"courier": courier.id, "zone": parcel.zone})
    sentry_sdk.set_tags(tags={"to": parcel.recipient.full_name})  # expect: SNT102
    sentry_sdk.set_tags(tags={"to": parcel.recipient.id})
    sentry_sdk.set_tags(dict(zone=parcel.zone, street=parcel.recipient.street))  # expect: SNT102
    sentry_sdk.set_tags(dict(zone=parcel.zone, depot=parcel.depot))
    sentry_sdk.set_tags({**{"zone": parcel.zone}, "mail": courier.email})  # expect: SNT102


def on_scopes(courier, parcel):
    scope = sentry_sdk.get_current_scope()
    scope.set_tag("recipient", parcel.recipient.full_name)  # expect: SNT102
    scope.set_tag("recipient", parcel.recipient.id)
    scope.set_tags({"zone": parcel.zone, "ip": courier.ip_address})  # expect: SNT102
    scope.set_tags({"zone": parcel.zone})
    sentry_sdk.get_isolation_scope().set_tag("born", courier.date_of_birth)  # expect: SNT102
    sentry_sdk.get_isolation_scope().set_tag("hired", courier.contract_kind)
    sentry_sdk.get_global_scope().set_tag("depot", parcel.depot)
    with sentry_sdk.new_scope() as inner:
        inner.set_tag("ssn", courier.social_security_number)  # expect: SNT102
        inner.set_tag("depot", parcel.depot)
        sentry_sdk.capture_message("late", level="warning", tags={"courier": courier.email})  # expect: SNT102
        sentry_sdk.capture_message("late", level="warning", tags={"courier": courier.id})


# case: R15
def on_spans(courier, parcel):
    with sentry_sdk.start_transaction(op="route", name="plan") as transaction:
        transaction.set_tag("driver", courier.email)  # expect: SNT102
        transaction.set_tag("stops", len(parcel.stops))
        with transaction.start_child(op="route.leg") as leg:
            leg.set_tag("to", parcel.recipient.postcode)  # expect: SNT102
            leg.set_tag("to", parcel.zone)
            leg.set_data("to", parcel.recipient.street)  # expect: SNT103
            leg.set_data("to", parcel.zone)
    span = sentry_sdk.get_current_span()
    if span is not None:
        span.set_tag("latitude", courier.latitude)  # expect: SNT102
        span.set_tag("zone", parcel.zone)


# The name that a value is stored under speaks too, where nothing is known of the value.
def by_key(value, parcel):
    sentry_sdk.set_tag("email", value)  # expect: SNT102
    sentry_sdk.set_tag("zone", value)
    sentry_sdk.set_tag("phone_number", "none")
    sentry_sdk.set_tag("email", None)
    sentry_sdk.set_tag("email", "verified" if parcel.paid else "open")
