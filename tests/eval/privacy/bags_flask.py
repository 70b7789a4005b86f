"""A ticket office (Flask): whole bags of a request, of the process, of an object."""
import dataclasses
import json
import os

import sentry_sdk
from flask import Flask, request

app = Flask(__name__)


# case: R61, R50, N23
@app.post("/orders")
def order():
    sentry_sdk.set_context("in", {"body": request.get_json()})  # expect: SNT107
    sentry_sdk.set_context("in", {"body": request.json})  # expect: SNT107
    sentry_sdk.set_context("in", {"body": request.data})  # expect: SNT107
    sentry_sdk.set_context("in", {"body": request.get_data(as_text=True)})  # expect: SNT107
    sentry_sdk.set_context("in", {"body": request.get_data(as_text=True)[:200]})  # expect: SNT107
    sentry_sdk.set_context("in", {"form": request.form})  # expect: SNT107
    sentry_sdk.set_context("in", {"form": dict(request.form)})  # expect: SNT107
    sentry_sdk.set_context("in", request.form.to_dict())  # expect: SNT107
    sentry_sdk.set_context("in", {"values": request.values.to_dict()})  # expect: SNT107
    sentry_sdk.set_context("in", {"headers": dict(request.headers)})  # expect: SNT107
    sentry_sdk.set_context("in", {"cookies": request.cookies})  # expect: SNT107
    sentry_sdk.set_context("in", {"args": request.args.to_dict()})  # expect: SNT107
    sentry_sdk.set_context("in", {"environ": request.environ})  # expect: SNT107
    sentry_sdk.set_context("in", {"names": list(request.form.keys()), "count": len(request.form)})
    sentry_sdk.set_context("in", {"names": sorted(request.form)})
    sentry_sdk.set_context("in", {"names": [name for name in request.form]})
    sentry_sdk.set_context("in", {"headers": len(request.headers), "has": "Accept" in request.headers})
    sentry_sdk.set_context("in", {"size": request.content_length, "type": request.content_type})
    sentry_sdk.set_context("in", {"has_body": bool(request.data), "json": request.is_json})
    sentry_sdk.set_context("in", {"path": request.path, "method": request.method, "rule": str(request.url_rule)})
    sentry_sdk.set_context("in", {"page": request.args.get("page"), "seats": request.get_json()["seats"]})
    return {}


@app.post("/refunds")
def refund():
    data = request.get_json(silent=True) or {}
    sentry_sdk.set_extra("in", data)  # expect: SNT107
    sentry_sdk.set_extra("in", data.get("order_id"))
    sentry_sdk.set_extra("in", sorted(data.keys()))
    sentry_sdk.set_extra("in", json.dumps(data))  # expect: SNT107
    sentry_sdk.set_extra("in", f"{data}")  # expect: SNT107
    sentry_sdk.set_extra("in", str(request.headers))  # expect: SNT107
    sentry_sdk.add_breadcrumb(category="refund.asked", data=data)  # expect: SNT107
    sentry_sdk.add_breadcrumb(category="refund.asked", data={"order": data.get("order_id")})
    sentry_sdk.add_breadcrumb(category="refund.asked", data={**data, "step": 1})  # expect: SNT107
    sentry_sdk.capture_message(f"refund refused: {request.form}")  # expect: SNT107
    sentry_sdk.capture_message("refund refused", extras={"form": request.form.to_dict()})  # expect: SNT107
    sentry_sdk.capture_message("refund refused", extras={"order": data["order_id"]})
    sentry_sdk.set_tag("query", request.query_string)  # expect: SNT107
    for name, value in request.headers.items():
        sentry_sdk.set_extra(name, value)  # expect: SNT107
    for name in request.headers.keys():
        sentry_sdk.set_tag(name, "sent")
    kept = {name: value for name, value in request.form.items()}
    sentry_sdk.set_context("kept", kept)  # expect: SNT107
    return data


def process():
    sentry_sdk.set_context("env", dict(os.environ))  # expect: SNT107
    sentry_sdk.set_context("env", os.environ)  # expect: SNT107
    sentry_sdk.set_context("env", {**os.environ})  # expect: SNT107
    sentry_sdk.set_context("env", {k: v for k, v in os.environ.items()})  # expect: SNT107
    sentry_sdk.set_extra("env", json.dumps(dict(os.environ)))  # expect: SNT107
    sentry_sdk.set_context("env", {"path": os.environ["PATH"], "stage": os.getenv("STAGE")})
    sentry_sdk.set_context("env", {"known": sorted(os.environ), "count": len(os.environ)})
    sentry_sdk.set_context("env", {"debug": "DEBUG" in os.environ})


def frames(exc, seats):
    total = seats + 1
    sentry_sdk.set_context("state", locals())  # expect: SNT107
    sentry_sdk.set_extra("state", str(locals()))  # expect: SNT107
    sentry_sdk.set_extra("state", {"total": total, "names": sorted(locals())})
    frame = exc.__traceback__.tb_frame
    sentry_sdk.set_extra("state", frame.f_locals)  # expect: SNT107
    sentry_sdk.set_extra("state", {"file": frame.f_code.co_filename, "line": frame.f_lineno})


def objects(customer, seat):
    sentry_sdk.set_context("who", vars(customer))  # expect: SNT107
    sentry_sdk.set_context("who", customer.__dict__)  # expect: SNT107
    sentry_sdk.set_context("who", dict(customer.__dict__))  # expect: SNT107
    sentry_sdk.set_context("who", customer.model_dump())  # expect: SNT107
    sentry_sdk.set_context("who", dataclasses.asdict(customer))  # expect: SNT107
    sentry_sdk.set_user(vars(customer))  # expect: SNT107
    sentry_sdk.set_context("who", {"id": customer.id, "fields": sorted(vars(customer))})
    sentry_sdk.set_context("who", {"seat": seat.number, "class": type(seat).__name__})


# Keys of their own, taken out of a bag one by one, are judged as values.
def picked():
    data = request.get_json()
    sentry_sdk.set_tag("seats", data["seats"])
    sentry_sdk.set_tag("mail", data["email"])  # expect: SNT102
    sentry_sdk.set_tag("mail", data.get("contact", {}).get("phone"))  # expect: SNT102
    sentry_sdk.set_tag("login", data["password"])  # expect: SNT106
    body = {"seats": data["seats"]}
    sentry_sdk.set_context("in", body)
    body["note"] = request.form
    sentry_sdk.set_context("in", body)  # expect: SNT107
