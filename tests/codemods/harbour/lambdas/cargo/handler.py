"""What ships carry."""

from __future__ import annotations

import telemetry
from harbour_db import run_procedure

telemetry.start()

PROCEDURES = {
    "unload": "Cargo_Unload",
    "release": "Customs_Release",
}


def handle(event, context):
    body, clerk_id, request_id = event["body"], event["clerk"], event["request"]
    try:
        if event["method"] in PROCEDURES:
            run_procedure(PROCEDURES[event["method"]], (body["cargo"],), clerk_id, request_id)
        elif event["method"] == "reject":
            run_procedure("Cargo_Reject", (body["cargo"], body["reason"]), clerk_id, request_id)
        else:
            run_procedure("Cargo_Repack", (body["cargo"], body["box"]), clerk_id, request_id)
        return {"ship": body["ship"]}
    except Exception as e:
        telemetry.report(e)
        return {"status": 500}
