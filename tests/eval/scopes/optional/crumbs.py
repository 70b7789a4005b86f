"""Breadcrumbs: categories, and what is put into them without a bound."""

import json
import traceback

import sentry_sdk
from sentry_sdk import add_breadcrumb

CATEGORY = "sluice"
GOOD = "sluice.open"


def crumb(text, category=GOOD):
    add_breadcrumb(message=text, category=category)


def prefixed(text, action):
    add_breadcrumb(message=text, category="sluice." + action)


def categories(sluice):
    add_breadcrumb(message="opened")  # expect: SNT401
    add_breadcrumb(message="opened", category="sluice")  # expect: SNT401
    sentry_sdk.add_breadcrumb(message="opened", category=CATEGORY, level="info")  # expect: SNT401
    sentry_sdk.add_breadcrumb({"message": "opened", "type": "default"})  # expect: SNT401
    sentry_sdk.add_breadcrumb({"message": "opened", "category": "Sluice Open"})  # expect: SNT401
    with sentry_sdk.new_scope() as scope:
        scope.add_breadcrumb(message="opened", category=None)  # expect: SNT401
        sluice.open()
    crumb("opened", "sluice")  # expect: SNT401
    crumb("opened", category="opened")  # expect: SNT401
    add_breadcrumb(message="opened", category="sluice.open")
    add_breadcrumb(message="opened", category=GOOD)
    add_breadcrumb(message="opened", category="db.sluice_gates.open-now")
    add_breadcrumb(message="opened", category=sluice.category)
    add_breadcrumb(message="opened", category="sluice" if sluice.dry else GOOD)
    sentry_sdk.add_breadcrumb({"message": "opened", "category": "sluice.open"})
    sentry_sdk.add_breadcrumb(sluice.crumb())
    sentry_sdk.add_breadcrumb(**sluice.crumb)
    sentry_sdk.add_breadcrumb({**sluice.crumb, "message": "opened"})
    crumb("opened")
    crumb("sluice", GOOD)
    prefixed("opened", "open")
    sluice.add_breadcrumb(message="opened")
    sentry_sdk.set_tag("category", "sluice")


def interpolated(sluice):
    add_breadcrumb(message="opened", category=f"sluice.{sluice.number}")  # expect: SNT405
    add_breadcrumb(message=f"opened {sluice.number}", category="sluice.open")


def bounds(sluice, gates, response, rows, settings):
    add_breadcrumb(message="asked", category="sluice.ask", data={"response": response.text})  # expect: SNT404
    add_breadcrumb(message=str([gate.number for gate in gates]), category="sluice.ask")  # expect: SNT404
    add_breadcrumb(message=traceback.format_exc(), category="sluice.ask")  # expect: SNT404
    add_breadcrumb(message=f"asked by {sluice.sql}", category="sluice.ask")  # expect: SNT404
    add_breadcrumb(message="asked", category="sluice.ask", data={"rows": json.dumps(rows)})  # expect: SNT404
    sentry_sdk.set_tag("answer", response.content)  # expect: SNT404
    sentry_sdk.set_tag("statement", sluice.statement)  # expect: SNT404
    sentry_sdk.set_tags({"gates": repr({gate.number: gate.kind for gate in gates})})  # expect: SNT404
    try:
        sluice.open()
    except OSError as error:
        add_breadcrumb(message="stuck", category="sluice.open", data={"why": str(error)})  # expect: SNT404
        raise
    add_breadcrumb(message="asked", category="sluice.ask", data={"length": len(response.text)})
    add_breadcrumb(message="asked", category="sluice.ask", data={"head": response.text[:100]})
    add_breadcrumb(message="asked", category="sluice.ask", data={"status": response.status_code})
    add_breadcrumb(message="asked", category="sluice.ask", data={"type": type(response).__name__})
    add_breadcrumb(message=f"asked {sluice.number}", category="sluice.ask", data={"query_id": sluice.query_id})
    add_breadcrumb(message=str(sluice.number), category="sluice.ask", data={"text_length": sluice.text_length})
    sentry_sdk.set_tag("gates", str(len(gates)))
    sentry_sdk.set_tag("statement", sluice.statement_kind)
    sentry_sdk.set_tag("answer", response.status_code)
    sentry_sdk.set_tag("answer", bool(response.content))
    sentry_sdk.set_tag("mode", settings.get("mode"))
    sentry_sdk.set_context("answer", {"text": response.text})
