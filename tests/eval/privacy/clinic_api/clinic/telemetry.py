"""Sentry for the clinic: functions, all asynchronous callers await nothing here."""
from __future__ import annotations

from typing import Any

import sentry_sdk


def annotate(*, area: str, **values: Any) -> None:
    """Attach values below one heading."""
    scope = sentry_sdk.get_current_scope()
    scope.set_context(area, values)


def step(text: str, /, *, data: dict[str, Any] | None = None) -> None:
    sentry_sdk.add_breadcrumb(category="clinic.step", message=text, data=data)


async def step_later(text: str, **data: Any) -> None:
    step(text, data=data)


def identify(patient, include_contact: bool = False) -> None:
    fields = {"id": str(patient.id)}
    if include_contact:
        fields["email"] = patient.email
        fields["phone"] = patient.phone
    sentry_sdk.set_user(fields)  # expect: SNT104


def identify_well(patient) -> None:
    fields = {"id": str(patient.id)}
    if patient.ward:
        fields["ward"] = patient.ward.code
    sentry_sdk.set_user(fields)


def failed(error: Exception, *, where: str = "clinic", **labels: str) -> None:
    with sentry_sdk.new_scope() as scope:
        scope.set_tag("where", where)
        scope.set_tags(labels)
        scope.set_extra("text", str(error))
        sentry_sdk.capture_exception(error)
