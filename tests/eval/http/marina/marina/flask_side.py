"""Flask: error handlers, blueprints, views in classes, abort."""
import functools
import logging

import sentry_sdk
from flask import Blueprint, Flask, abort, current_app, g, jsonify, make_response, request
from flask.views import MethodView
from sentry_sdk import capture_exception
from werkzeug.exceptions import BadRequest, HTTPException, NotFound, Unauthorized
from werkzeug.routing import RequestRedirect

app = Flask(__name__)
bp = Blueprint("berths", __name__)
log = logging.getLogger(__name__)
IGNORED = (HTTPException, RequestRedirect)


@app.errorhandler(Exception)
def on_any(error):
    if isinstance(error, HTTPException):
        return error
    capture_exception(error)
    return jsonify(error="failed"), 500


@app.errorhandler(Exception)
def on_any_by_code(error):
    code = getattr(error, "code", 500)
    if code >= 500:
        capture_exception(error)
    return jsonify(error="failed"), code


@app.errorhandler(HTTPException)
def on_http(error):
    capture_exception(error)  # expect: SNT201
    return error


@app.errorhandler(HTTPException)
def on_http_server(error):
    if error.code is not None and error.code >= 500:
        capture_exception(error)
    return error


@app.errorhandler(404)
@app.errorhandler(405)
def on_missing(error):
    sentry_sdk.capture_exception(error)  # expect: SNT201
    return jsonify(error="missing"), 404


@app.errorhandler(500)
def on_500(error):
    original = getattr(error, "original_exception", None)
    sentry_sdk.capture_exception(original or error)
    return jsonify(error="failed"), 500


@bp.app_errorhandler(BadRequest)
def on_bad(error):
    if current_app.debug:
        raise error
    sentry_sdk.capture_exception()  # expect: SNT201
    return error


@bp.errorhandler(KeyError)
def on_key(error):
    capture_exception(error)
    return abort(404)


@bp.get("/berth/<int:number>")
def berth(number):
    try:
        if number > 90:
            abort(404)
        return jsonify(number=number)
    except Exception as error:  # expect: SNT202
        capture_exception(error)
        raise


@bp.get("/berth/<int:number>/first")
def berth_first(number):
    try:
        if number > 90:
            abort(404)
        return jsonify(number=number)
    except HTTPException:
        raise
    except Exception as error:
        capture_exception(error)
        raise


@bp.get("/berth/<int:number>/made")
def berth_made(number):
    try:
        if number > 90:
            abort(make_response(jsonify(error="gone"), 410))
        return jsonify(number=number)
    except Exception as error:  # expect: SNT202
        capture_exception(error)
        raise


@bp.get("/berth/<int:number>/server")
def berth_server(number):
    try:
        if number > 90:
            abort(503, "later")
        return jsonify(number=number)
    except Exception as error:
        capture_exception(error)
        raise


@bp.get("/body")
def body():
    try:
        data = request.get_json()
        return jsonify(data)
    except BadRequest:
        return jsonify(error="no JSON"), 400
    except Exception:
        capture_exception()
        raise


@bp.get("/listed")
def listed():
    try:
        abort(401)
    except Exception as error:
        if not isinstance(error, IGNORED):
            capture_exception(error)
        raise


@bp.get("/by-type")
def by_type():
    try:
        abort(401)
    except Exception as error:
        if type(error) in (Unauthorized, NotFound) or issubclass(type(error), HTTPException):
            raise
        capture_exception(error)
        raise


def login_required(view):
    @functools.wraps(view)
    def inner(*args, **kwargs):
        if g.get("user") is None:
            abort(401)
        return view(*args, **kwargs)

    return inner


@bp.get("/closed")
@login_required
def closed():
    try:
        return jsonify(g.user.slug)
    except Exception as error:
        capture_exception(error)
        raise


class Berths(MethodView):
    decorators = [login_required]

    def get(self, number):
        boat = g.db.session.get_or_404(number)
        return jsonify(boat.slug)

    def put(self, number):
        try:
            boat = g.db.query.first_or_404()
            boat.moved = True
        except Exception as error:  # expect: SNT202
            capture_exception(error)
            return jsonify(error="failed"), 500
        return jsonify(boat.slug)

    def dispatch_request(self, *args, **kwargs):
        try:
            return super().dispatch_request(*args, **kwargs)
        except HTTPException:
            raise
        except Exception:
            capture_exception()
            raise


@app.teardown_request
def teardown(error=None):
    if error is not None and not isinstance(error, HTTPException):
        capture_exception(error)


@bp.route("/logged")
def logged():
    try:
        abort(403)
    except HTTPException as error:
        log.warning("refused: %s", error.code)
        with sentry_sdk.new_scope() as scope:
            scope.set_tag("code", error.code)
            if error.code not in (401, 403, 404):
                scope.capture_exception(error)  # expect: SNT201
        raise


@bp.route("/message")
def message():
    try:
        abort(403)
    except HTTPException as error:
        sentry_sdk.capture_message(f"refused {error.code}")
        raise
