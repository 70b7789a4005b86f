"""Errors and the functions that raise them."""
from flask import abort
from werkzeug import exceptions
from werkzeug.exceptions import HTTPException, InternalServerError, NotFound, TooManyRequests


class BookMissing(NotFound):
    description = "No such book"


class ShelfFrozen(HTTPException):
    code = 423
    description = "Stock-taking"


class PrinterDown(HTTPException):
    code = 503


class CatalogueBroken(InternalServerError):
    pass


class SlowDown(TooManyRequests):
    retry_after = 5


class LoanRefused(Exception):
    pass


class LoanOverdue(LoanRefused):
    pass


class CatalogueError(RuntimeError):
    pass


def need(row):
    if row is None:
        abort(404)
    return row


def need_open(shelf):
    if shelf.frozen:
        raise ShelfFrozen()


def need_printer(printer):
    if not printer.online:
        raise PrinterDown()
    if printer.jammed:
        abort(503)


def need_catalogue(catalogue):
    if catalogue.version is None:
        raise CatalogueBroken()


def need_json(request):
    if not request.is_json:
        raise exceptions.UnsupportedMediaType()
    return request.get_json()


def refuse(name):
    table = {"missing": NotFound, "slow": SlowDown}
    raise table[name]()


def forbid_unless(allowed):
    allowed or abort(403)
