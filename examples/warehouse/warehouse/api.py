"""What clerks call from the floor."""

from __future__ import annotations

from dataclasses import dataclass

import sentry_sdk
from fastapi import Depends, FastAPI, HTTPException

from warehouse.connectors import call_proc, connect

app = FastAPI()


@dataclass
class Clerk:
    id: int
    email: str
    badge: str


def current_clerk() -> Clerk:
    return Clerk(7, "clerk@example.com", "B-7")


def pallet(pallet_id: int) -> dict[str, int]:
    if pallet_id < 1:
        raise HTTPException(status_code=404, detail="no such pallet")
    return {"id": pallet_id}


@app.post("/pallets/{pallet_id}/scrap")
def scrap(pallet_id: int, clerk: Clerk = Depends(current_clerk)) -> dict[str, str]:
    # A person's address travels with every later error of this request.
    sentry_sdk.add_breadcrumb(category="pallet.scrap", message=f"{clerk.email} scraps pallet {pallet_id}")
    try:
        found = pallet(pallet_id)
        call_proc(connect(), "Pallet_Scrap", (found["id"], clerk.id))
    except HTTPException as problem:
        # "No such pallet" is an answer, not an incident.
        sentry_sdk.capture_exception(problem)
        raise
    return {"status": "scrapped"}


@app.post("/pallets/{pallet_id}/relocate")
def relocate(pallet_id: int, bin_id: int, clerk: Clerk = Depends(current_clerk)) -> dict[str, str]:
    # As it should be: an id in the tag, the procedure through the wrapper, answers pass, and what becomes a 502 is
    # reported once, by the SDK itself.
    sentry_sdk.set_tag("clerk_id", clerk.id)
    try:
        found = pallet(pallet_id)
        call_proc(connect(), "Pallet_Relocate", (found["id"], bin_id, clerk.id))
    except HTTPException:
        raise
    except Exception as problem:
        raise HTTPException(status_code=502, detail="the database did not answer") from problem
    return {"status": "relocated"}
