"""The board that passengers see."""

import logging

import sentry_sdk
from flask import Blueprint, abort, request
from werkzeug.exceptions import HTTPException, NotFound

board = Blueprint("board", __name__)
log = logging.getLogger(__name__)


class Derailed(Exception):
    pass


@board.get("/lines/<int:number>")
def line(number, lines):
    try:
        if number not in lines:
            abort(404)
        return lines[number].name
    except Exception as error:  # expect: SNT202
        sentry_sdk.capture_exception(error, tags={"line": number})
        return "", 500


@board.get("/stops/<int:number>")
def stop(number, stops):
    try:
        if number not in stops:
            abort(404)
        return stops[number].name
    except HTTPException:
        raise
    except Exception as error:
        sentry_sdk.capture_exception(error, tags={"stop": number})
        return "", 500


@board.post("/tickets")
def ticket(machine):
    try:
        machine.sell(request.form["zone"])
    except NotFound as error:
        sentry_sdk.capture_exception(error, tags={"zone": 1})  # expect: SNT201
    except TimeoutError as error:
        log.error("machine: %s", type(error).__name__)
        sentry_sdk.capture_exception(error)  # expect: SNT205
    except OSError as error:
        sentry_sdk.capture_exception(error, tags={"zone": 1})  # expect: SNT204
        raise Derailed("no ticket") from error
    except KeyError as error:
        sentry_sdk.capture_exception(error, context={"zone": 1})  # expect: SNT604
    except IndexError as error:
        sentry_sdk.capture_exception(error, contexts={"sale": {"zone": 1}})
    return ""


def passenger(holder, pass_token):
    with sentry_sdk.push_scope() as scope:
        scope.user = {"id": holder.id, "email": holder.email}  # expect: SNT104
        scope.user = {"id": holder.id, "zone": holder.zone}
        scope.set_extra("pass", pass_token)  # expect: SNT106
        scope.set_extra("pass_length", len(pass_token))
        scope.set_tag("holder", holder.iban)  # expect: SNT102
        scope.set_tag("holder", holder.iban_verified)
        sentry_sdk.capture_message("a pass has run out", level="WARN")  # expect: SNT402
        sentry_sdk.capture_message("a pass has run out", level="warning")
    with sentry_sdk.push_scope() as scope:
        scope.set_tag("zone", holder.zone)  # expect: SNT407
    sentry_sdk.add_breadcrumb(category="board.show", message="shown", data={"form": request.form})  # expect: SNT107
    sentry_sdk.add_breadcrumb(category="board.show", message="shown", data={"fields": len(request.form)})
    sentry_sdk.add_breadcrumb(category="board.show", message=f"shown to {holder.first_name}")  # expect: SNT101
    sentry_sdk.add_breadcrumb(category="board.show", message=f"shown to {holder.id}")
    with sentry_sdk.configure_scope() as scope:
        scope.fingerprint = ["board", holder.zone]  # expect: SNT408
        scope.set_tag("zone", holder.zone)
    sentry_sdk.set_tags({"zone": holder.zone})  # expect: SNT601
    sentry_sdk.set_tag("zone", holder.zone)
    sentry_sdk.metrics.incr("shown")  # expect: SNT602
