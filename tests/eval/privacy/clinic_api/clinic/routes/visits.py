import uuid

import sentry_sdk
from fastapi import APIRouter, Depends, Header, Request

from clinic import hiding, telemetry
from clinic.hiding import initials, reference, salutation
from clinic.telemetry import annotate, failed, identify, identify_well, step, step_later

router = APIRouter()


@router.post("/visits")
async def create(request: Request, patient=Depends(), x_token: str = Header()):
    step("visit asked for", data={"ward": patient.ward.code})
    step(f"visit asked for by {patient.email}", data={"ward": patient.ward.code})  # expect: SNT101
    step("visit asked for", data={"patient": {"born": patient.date_of_birth}})  # expect: SNT101
    await step_later("visit stored", patient=patient.id)
    await step_later("visit stored", patient=patient.full_name)  # expect: SNT101
    annotate(area="visit", ward=patient.ward.code, urgent=bool(patient.allergies))
    annotate(area="visit", allergies=patient.allergies)  # expect: SNT103
    annotate(area="visit", by=salutation(patient))  # expect: SNT103
    annotate(area="visit", by=initials(patient))
    annotate(area="visit", by=hiding.reference(patient))
    annotate(area="visit", token=x_token)  # expect: SNT106
    annotate(area="visit", token_known=bool(x_token))
    annotate(area="visit", body=await request.json())  # expect: SNT107
    identify(patient)
    identify(patient, include_contact=True)
    identify_well(patient)
    telemetry.step(f"done for {reference(patient)}")
    telemetry.step(f"done for {salutation(patient)}")  # expect: SNT101
    sentry_sdk.set_tag("ward_phone", patient.ward.ward_phone)
    sentry_sdk.set_tag("correlation", str(uuid.uuid4()))
    return {}


@router.get("/visits/{key}")
async def show(key: int, store=Depends(), viewer=Depends()):
    try:
        visit = await store.get(key)
    except ConnectionError as exc:
        failed(exc, where="store", key=str(key))
        failed(exc, where="store", viewer=viewer.username)  # expect: SNT102
        failed(exc, where=f"store of {viewer.email}")  # expect: SNT102
        raise
    else:
        notes = [note.text for note in visit.notes]
        annotate(area="visit", notes=len(notes), doctor=visit.doctor.id)
        annotate(area="visit", doctor=visit.doctor.full_name)  # expect: SNT103
    return visit


@router.delete("/visits/{key}")
async def remove(key: int, request: Request, store=Depends()):
    who = request.headers.get("x-forwarded-for") or "unknown"
    sentry_sdk.add_breadcrumb(category="visit.removed", message=f"removed {key}")
    sentry_sdk.add_breadcrumb(category="visit.removed", message=f"removed {key}", data={"from": who})  # expect: SNT101
    auth = request.headers["authorization"]
    scheme, _, credentials = auth.partition(" ")
    sentry_sdk.set_tag("scheme", bool(scheme))
    sentry_sdk.set_tag("credentials", credentials)  # expect: SNT106
    await store.remove(key)
