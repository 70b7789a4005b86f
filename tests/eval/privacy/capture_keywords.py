"""A dentist's calendar: the keywords of capture_exception and capture_message."""
import sentry_sdk
from sentry_sdk import capture_exception, capture_message


# case: R9
def book(patient, slot):
    try:
        slot.book(patient)
    except OSError as exc:
        capture_exception(exc, tags={"patient": patient.email})  # expect: SNT102
        capture_exception(exc, tags={"slot": slot.id})
        capture_exception(exc, extras={"patient": patient.full_name})  # expect: SNT103
        capture_exception(exc, extras={"slot": slot.id})
        capture_exception(exc, contexts={"patient": {"allergy": patient.allergies}})  # expect: SNT103
        capture_exception(exc, contexts={"slot": {"chair": slot.chair}})
        capture_exception(exc, user={"id": patient.id, "email": patient.email})  # expect: SNT104
        capture_exception(exc, user={"id": patient.id})
        capture_exception(exc, level="fatal", fingerprint=["slot", patient.phone])  # expect: SNT105
        capture_exception(exc, level="fatal", fingerprint=["slot", slot.chair])
        capture_exception(exc, scope=lambda scope: scope.set_tag("for", patient.surname))  # expect: SNT102
        capture_exception(exc, scope=lambda scope: scope.set_tag("for", slot.chair))
    capture_message("slot lost", tags={"patient": patient.date_of_birth})  # expect: SNT102
    capture_message("slot lost", tags={"slot": slot.id})
    capture_message("slot lost", extras={"insurance": patient.insurance_number})  # expect: SNT103
    capture_message("slot lost", extras={"slot": slot.id})
    capture_message("slot lost", contexts={"patient": {"phone": patient.mobile}})  # expect: SNT103
    capture_message("slot lost", contexts={"slot": {"chair": slot.chair}})
    capture_message("slot lost", user={"username": patient.username})  # expect: SNT104
    capture_message("slot lost", user={"id": patient.id})
    capture_message("slot lost", "error", tags={"patient": patient.id})


def spread(patient, slot, exc):
    about = {"tags": {"patient": patient.email}}
    sentry_sdk.capture_exception(exc, **about)  # expect: SNT102
    about = {"tags": {"slot": slot.id}}
    sentry_sdk.capture_exception(exc, **about)
    labels = {"slot": slot.id}
    sentry_sdk.capture_exception(exc, tags=labels)
    labels["patient"] = patient.full_name
    sentry_sdk.capture_exception(exc, tags=labels)  # expect: SNT102
    sentry_sdk.capture_exception(exc, tags={**labels})  # expect: SNT102
    sentry_sdk.capture_exception(exc, tags={"slot": labels["slot"]})


# Several surfaces of one call, each with its own category.
def many(patient, slot, exc):
    sentry_sdk.capture_exception(
        exc,
        tags={"slot": slot.id, "born": patient.birthdate},  # expect: SNT102
        extras={
            "chair": slot.chair,
            "reach": patient.phone_number,  # expect: SNT103
        },
        user={
            "id": patient.id,
            "email": patient.email,  # expect: SNT104
        },
        contexts={"login": {"password": patient.password}},  # expect: SNT106
    )
