"""Berths and quays."""

from __future__ import annotations

import telemetry
from harbour_db import run_procedure, run_procedure_sets

telemetry.start()


def close(body, clerk_id, request_id):
    return run_procedure("Berth_Close", (body["berth"],), clerk_id, request_id)


def swap(body, clerk_id, request_id):
    return run_procedure("Berth_Swap", (body["berth"], body["other"]), clerk_id, request_id)


def assign(body, clerk_id, request_id):
    args = (body["berth"], body["fleet"], body.get("days", 7))
    return run_procedure_sets("Berth_AssignFleet", args, clerk_id, request_id)


def move(body, clerk_id, request_id):
    return run_procedure("Quay_MoveToHarbour", (body["quay"], body["harbour"]), clerk_id, request_id)


METHODS = {"close": close, "swap": swap, "assign": assign, "move": move}


def handle(event, context):
    try:
        METHODS[event["method"]](event["body"], event["clerk"], event["request"])
        return {"ship": event["body"]["ship"]}
    except Exception as e:
        telemetry.report(e)
        return {"status": 500}
