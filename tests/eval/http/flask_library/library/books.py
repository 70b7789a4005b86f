"""Views over books."""
import flask
import sentry_sdk
import werkzeug
from flask import Blueprint, abort, jsonify, request
from werkzeug.exceptions import BadRequest, Conflict, Forbidden, Gone, HTTPException, NotFound, ServiceUnavailable
from werkzeug.exceptions import abort as stop

from . import sentry, trouble
from .trouble import BookMissing, PrinterDown, ShelfFrozen, need, need_open

bp = Blueprint("books", __name__)
ANSWERS = (NotFound, Forbidden)


@bp.get("/books/<int:key>")
def book(session, model, key):
    try:
        return jsonify(need(session.get(model, key)).title)
    except HTTPException as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise


@bp.get("/books/<int:key>/gone")
def book_gone(session, model, key):
    try:
        return jsonify(need(session.get(model, key)).title)
    except werkzeug.exceptions.NotFound:
        sentry.send_current(view="gone")  # expect: SNT201
        return jsonify(error="gone"), 404


@bp.get("/books/<int:key>/several")
def book_several(session, model, key):
    try:
        return jsonify(need(session.get(model, key)).title)
    except (BadRequest, Conflict, Gone) as exc:
        sentry.send(exc)  # expect: SNT201
        return jsonify(error="refused"), exc.code
    except ANSWERS as exc:
        sentry.send(exc)  # expect: SNT201
        return jsonify(error="refused"), exc.code
    except (ServiceUnavailable, PrinterDown) as exc:
        sentry.send(exc)
        return jsonify(error="later"), exc.code


@bp.get("/books/<int:key>/own")
def book_own(session, model, key):
    try:
        return jsonify(need(session.get(model, key)).title)
    except BookMissing as exc:
        sentry.send(exc)  # expect: SNT201
    except trouble.ShelfFrozen as exc:
        sentry.send(exc)  # expect: SNT201
    except trouble.CatalogueBroken as exc:
        sentry.send(exc)
    except trouble.CatalogueError as exc:
        sentry.send(exc)
    return jsonify(ok=True)


@bp.get("/books/<int:key>/code")
def book_code(session, model, key):
    try:
        return jsonify(need(session.get(model, key)).title)
    except HTTPException as exc:
        if exc.code and exc.code >= 500:
            sentry.send(exc)
        raise


@bp.get("/books/<int:key>/code-none")
def book_code_none(session, model, key):
    try:
        return jsonify(need(session.get(model, key)).title)
    except HTTPException as exc:
        if exc.code is None or exc.code < 500:
            raise
        sentry.send(exc)
        raise


@bp.get("/lines/<int:key>")
def aborts(session, model, key):
    try:
        if key < 1:
            abort(404)
        return jsonify(session.get(model, key))
    except Exception as exc:  # expect: SNT202
        sentry.send(exc)
        return jsonify(error="failed"), 500


@bp.get("/lines/<int:key>/dotted")
def aborts_dotted(session, model, key):
    try:
        if key < 1:
            flask.abort(400, description="no negative numbers")
        return jsonify(session.get(model, key))
    except Exception:  # expect: SNT202
        sentry.send_current(view="lines")
        raise


@bp.get("/lines/<int:key>/werkzeug")
def aborts_werkzeug(session, model, key):
    try:
        if key < 1:
            stop(410)
        return jsonify(session.get(model, key))
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        raise


@bp.get("/lines/<int:key>/keyword")
def aborts_keyword(session, model, key):
    try:
        if key < 1:
            abort(code=409)
        return jsonify(session.get(model, key))
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        raise


@bp.get("/lines/<int:key>/server")
def aborts_server_side(session, model, key):
    try:
        if key < 1:
            abort(500)
        if model is None:
            abort(503, "no model")
        return jsonify(session.get(model, key))
    except Exception as exc:
        sentry.send(exc)
        return jsonify(error="failed"), 500


@bp.get("/lines/<int:key>/passed")
def aborts_passed(session, model, key):
    try:
        if key < 1:
            abort(404)
        return jsonify(session.get(model, key))
    except NotFound:
        return jsonify(error="gone"), 404
    except Exception as exc:
        sentry.send(exc)
        return jsonify(error="failed"), 500


@bp.get("/lines/<int:key>/mismatch")
def aborts_mismatch(session, model, key):
    try:
        if key < 1:
            abort(403)
        return jsonify(session.get(model, key))
    except NotFound:
        return jsonify(error="gone"), 404
    except Exception as exc:  # expect: SNT202
        sentry.send(exc)
        return jsonify(error="failed"), 500


@bp.get("/shelves/<int:key>")
def shelf(session, model, key):
    try:
        row = session.get(model, key)
        need_open(row)
        return jsonify(row.label)
    except (ValueError, Exception) as exc:  # expect: SNT202
        sentry.send(exc)
        return jsonify(error="failed"), 500


@bp.get("/shelves/<int:key>/guarded")
def shelf_guarded(session, model, key):
    try:
        row = session.get(model, key)
        need_open(row)
        return jsonify(row.label)
    except Exception as exc:
        sentry.send_unless_answer(exc)
        raise


@bp.get("/shelves/<int:key>/severe")
def shelf_severe(session, model, key):
    try:
        row = session.get(model, key)
        need_open(row)
        return jsonify(row.label)
    except Exception as exc:
        sentry.send_severe(exc)
        raise


@bp.post("/print/<int:key>")
def print_label(printer, key):
    try:
        trouble.need_printer(printer)
        return jsonify(printer.print(key))
    except Exception as exc:
        sentry.send(exc)
        return jsonify(error="failed"), 502


@bp.post("/catalogue/<int:key>")
def catalogue_entry(catalogue, key):
    try:
        trouble.need_catalogue(catalogue)
        trouble.forbid_unless(catalogue.open)
        return jsonify(catalogue.get(key))
    except Exception as exc:  # expect: SNT202
        sentry.send(exc)
        return jsonify(error="failed"), 502


@bp.post("/import")
def import_books(reader):
    try:
        rows = trouble.need_json(request)
        return jsonify(reader.load(len(rows)))
    except Exception as exc:  # expect: SNT202
        sentry.send(exc)
        return jsonify(error="failed"), 500


@bp.get("/query/<int:key>")
def by_query(model, key):
    try:
        return jsonify(model.query.get_or_404(key).title)
    except Exception as exc:  # expect: SNT202
        sentry.send(exc)
        return jsonify(error="failed"), 500


@bp.get("/query-first/<int:key>")
def by_query_first(model, key):
    try:
        return jsonify(model.query.filter_by(shelf=key).first_or_404().title)
    except NotFound:
        raise
    except Exception as exc:
        sentry.send(exc)
        return jsonify(error="failed"), 500


@bp.get("/query-plain/<int:key>")
def by_query_plain(model, key):
    try:
        return jsonify(model.query.filter_by(shelf=key).first().title)
    except Exception as exc:
        sentry.send(exc)
        return jsonify(error="failed"), 500


@bp.post("/loans/<int:key>")
def lend(desk, key):
    try:
        return jsonify(desk.lend(key))
    except trouble.LoanOverdue as exc:
        sentry.send(exc)  # expect: SNT203
        return jsonify(error="overdue"), 409
    except trouble.LoanRefused:
        return jsonify(error="refused"), 409
    except trouble.SlowDown as exc:
        sentry.send(exc)  # expect: SNT201
        raise


@bp.errorhandler(404)
def not_there(error):
    sentry_sdk.add_breadcrumb(category="library.page", message="no such page", level="info")
    return jsonify(error="gone"), 404


@bp.app_errorhandler(403)
def not_allowed(error):
    sentry.send(error)  # expect: SNT201
    return jsonify(error="forbidden"), 403


@bp.errorhandler(HTTPException)
def any_answer(error):
    sentry_sdk.capture_exception(error)  # expect: SNT201
    return jsonify(error=error.name), error.code


@bp.app_errorhandler(ShelfFrozen)
def frozen(error):
    sentry.send(error)  # expect: SNT201
    return jsonify(error="frozen"), 423


@bp.errorhandler(500)
def failed(error):
    sentry_sdk.capture_exception(error)
    return jsonify(error="failed"), 500


@bp.errorhandler(trouble.CatalogueError)
def catalogue_error(error):
    sentry_sdk.capture_exception(error)
    return jsonify(error="failed"), 500
