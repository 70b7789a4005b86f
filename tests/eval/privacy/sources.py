"""A clinic's portal: what makes a value personal, whatever it is called later."""
import sentry_sdk
from flask import request

from portal_of_the_clinic import current_user, get_current_user, get_email, load_settings


# case: R37, R38, R39, R40
def from_requests():
    sentry_sdk.set_tag("q", request.args.get("email"))  # expect: SNT102
    sentry_sdk.set_tag("q", request.args.get("page"))
    sentry_sdk.set_tag("q", request.args["phone"])  # expect: SNT102
    sentry_sdk.set_tag("q", request.args["page"])
    sentry_sdk.set_tag("q", request.args.getlist("email")[0])  # expect: SNT102
    sentry_sdk.set_tag("q", request.args.getlist("page")[0])
    sentry_sdk.set_tag("q", request.args.get("password"))  # expect: SNT106
    sentry_sdk.set_tag("q", request.args["password"])  # expect: SNT106
    field = "password"
    sentry_sdk.set_tag("q", request.args.get(field))  # expect: SNT106
    field = "page"
    sentry_sdk.set_tag("q", request.args.get(field))
    sentry_sdk.set_tag("q", request.form["date_of_birth"])  # expect: SNT102
    sentry_sdk.set_tag("q", request.form["sort"])
    sentry_sdk.set_tag("q", request.headers["Authorization"])  # expect: SNT106
    sentry_sdk.set_tag("q", request.headers.get("X-Api-Key"))  # expect: SNT106
    sentry_sdk.set_tag("q", request.headers.get("User-Agent"))
    sentry_sdk.set_tag("q", request.headers.get("X-Forwarded-For"))  # expect: SNT102
    sentry_sdk.set_tag("q", request.cookies["sessionid"])  # expect: SNT106
    sentry_sdk.set_tag("q", request.cookies.get("theme"))
    sentry_sdk.set_tag("q", request.remote_addr)  # expect: SNT102
    sentry_sdk.set_tag("q", request.method)
    sentry_sdk.set_tag("q", request.path)


# case: R53, R58
def from_attributes(visit, row):
    sentry_sdk.set_tag("q", visit.patient.email)  # expect: SNT102
    sentry_sdk.set_tag("q", visit.patient.id)
    sentry_sdk.set_tag("q", visit.patient.contact.phone)  # expect: SNT102
    sentry_sdk.set_tag("q", visit.doctor.name)  # expect: SNT102
    sentry_sdk.set_tag("q", visit.room.name)
    sentry_sdk.set_tag("q", row["patient"]["diagnosis"])  # expect: SNT102
    sentry_sdk.set_tag("q", row["duration"])
    sentry_sdk.set_tag("q", row["patient"]["blood_type"])  # expect: SNT102
    sentry_sdk.set_tag("q", row["patient"]["id"])
    sentry_sdk.set_tag("q", row["patient"].get("religion"))  # expect: SNT102
    sentry_sdk.set_tag("q", row.get("ward"))
    sentry_sdk.set_tag("q", getattr(visit.patient, "email"))  # expect: SNT102
    sentry_sdk.set_tag("q", getattr(visit.patient, "email", None))  # expect: SNT102
    sentry_sdk.set_tag("q", getattr(visit, "status", None))
    email, ssn, ward = row
    sentry_sdk.set_tag("q", email)  # expect: SNT102
    sentry_sdk.set_tag("q", ssn)  # expect: SNT102
    sentry_sdk.set_tag("q", ward)


# case: R34, R61
def from_functions(visit):
    sentry_sdk.set_tag("q", get_email())  # expect: SNT102
    sentry_sdk.set_tag("q", load_settings())
    sentry_sdk.set_tag("q", visit.get_phone_number())  # expect: SNT102
    sentry_sdk.set_tag("q", visit.get_duration())
    sentry_sdk.set_tag("q", visit.patient.get_full_name())  # expect: SNT102
    sentry_sdk.set_tag("q", current_user.email)  # expect: SNT102
    sentry_sdk.set_tag("q", current_user.id)
    sentry_sdk.set_tag("q", get_current_user().username)  # expect: SNT102
    sentry_sdk.set_tag("q", get_current_user().pk)
    sentry_sdk.set_context("q", vars(visit.patient))  # expect: SNT107
    sentry_sdk.set_context("q", {"doctor": visit.doctor.__dict__})  # expect: SNT107
    sentry_sdk.set_context("q", visit.patient.model_dump())  # expect: SNT107
    sentry_sdk.set_context("q", {"fields": len(vars(visit.patient))})


# case: R43
def from_parameters(user_email, ward, phone_number, *, national_id=None):
    sentry_sdk.set_tag("q", user_email)  # expect: SNT102
    sentry_sdk.set_tag("q", ward)
    sentry_sdk.set_tag("q", phone_number)  # expect: SNT102
    sentry_sdk.set_tag("q", national_id)  # expect: SNT102
    sentry_sdk.set_tag("q", national_id is None)


# case: R26
def network(visit):
    sentry_sdk.set_context("q", {"from": visit.client_ip})  # expect: SNT103
    sentry_sdk.set_context("q", {"from": visit.ip_address})  # expect: SNT103
    sentry_sdk.set_context("q", {"from": visit.mac_address})  # expect: SNT103
    sentry_sdk.set_context("q", {"from": visit.entrance})


def spellings(visit):
    sentry_sdk.set_tag("q", visit.emailAddress)  # expect: SNT102
    sentry_sdk.set_tag("q", visit.phoneNumber)  # expect: SNT102
    sentry_sdk.set_tag("q", visit.firstName)  # expect: SNT102
    sentry_sdk.set_tag("q", visit.EMAIL)  # expect: SNT102
    sentry_sdk.set_tag("q", visit["postal-code"])  # expect: SNT102
    sentry_sdk.set_tag("q", visit.dateOfBirth)  # expect: SNT102
    sentry_sdk.set_tag("q", visit.roomNumber)
    sentry_sdk.set_tag("q", visit.WARD)
