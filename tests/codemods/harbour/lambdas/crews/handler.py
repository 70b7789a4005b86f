"""Crews and their papers. Two calls go past the wrapper, as they were written before it was there."""

from __future__ import annotations

import telemetry
from harbour_db import get_connection, run_procedure

telemetry.start()


def dismiss(body, clerk_id, request_id):
    return run_procedure(procedure="Crew_Dismiss", args=(body["crew"],), clerk_id=clerk_id, request_id=request_id)


def reassign(body, clerk_id, request_id):
    return run_procedure("Crew_Reassign", (body["crew"], body["new_ship"]), clerk_id, request_id)


def withdraw(body, clerk_id, request_id):
    conn = get_connection()
    try:
        # one paper at a time
        return conn.cursor().callproc("Papers_Withdraw", (body["paper"],))
    finally:
        conn.close()


def renew(body, clerk_id, request_id):
    with get_connection() as conn, conn.cursor() as cur:
        cur.execute("CALL Papers_Renew(%s, %s)", (body["paper"], 1))
        return cur.fetchall()


METHODS = {"dismiss": dismiss, "reassign": reassign, "withdraw": withdraw, "renew": renew}


def handle(event, context):
    try:
        METHODS[event["method"]](event["body"], event["clerk"], event["request"])
        return {"ship": event["body"]["ship"]}
    except Exception as e:
        telemetry.report(e)
        return {"status": 500}
