"""The asynchronous half, on Quart."""
import quart
import sentry_sdk
from quart import Blueprint, abort, jsonify
from werkzeug.exceptions import HTTPException, NotFound

bp = Blueprint("live", __name__)


@bp.get("/live/<int:key>")
async def live(store, key):
    try:
        row = await store.get(key)
        if row is None:
            abort(404)
        return jsonify(row)
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        return jsonify(error="failed"), 500


@bp.get("/live/<int:key>/dotted")
async def live_dotted(store, key):
    try:
        row = await store.get(key)
        if row is None:
            quart.abort(410)
        return jsonify(row)
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        return jsonify(error="failed"), 500


@bp.get("/live/<int:key>/passed")
async def live_passed(store, key):
    try:
        row = await store.get(key)
        if row is None:
            abort(404)
        return jsonify(row)
    except HTTPException:
        raise
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        return jsonify(error="failed"), 500


@bp.get("/live/<int:key>/named")
async def live_named(store, key):
    try:
        row = await store.get(key)
        return jsonify(row or abort(404))
    except NotFound as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT201
        return jsonify(error="gone"), 404
