"""Where an exception comes from, how far it may come, and what its maker said of its status."""
import contextlib
import functools
import sys

import sentry_sdk
from fastapi import FastAPI, HTTPException, Request
from starlette.exceptions import HTTPException as StarletteException

from .errors import BasketEmpty, OrderMissing, VoucherError


def fail(status):
    raise HTTPException(status)


def fail_by_default(status=404):
    raise HTTPException(status_code=status)


def fail_by_default_late(status=503):
    raise HTTPException(status_code=status)


def fail_through(status):
    fail(status)


def fail_at_404():
    raise HTTPException(404)


def one_more():
    fail_at_404()


def two_more():
    one_more()


def three_more():
    two_more()


def fail_made(kind):
    error = HTTPException(404)
    if kind:
        error = HTTPException(503)
    raise error


def made(status):
    return HTTPException(status)


class Gone(HTTPException):
    status_code = 410


class Down(HTTPException):
    status_code = 503


class Told(HTTPException):
    def __init__(self):
        super().__init__(status_code=409)


class ToldByPlace(HTTPException):
    def __init__(self, text):
        super().__init__(504, text)


class ToldByName(HTTPException):
    def __init__(self, text):
        HTTPException.__init__(self, status=409, detail=text)


class Coded(HTTPException):
    code = 502


class Plain(HTTPException):
    pass


def guarded_by_place(key):
    try:
        return fail(404)
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)


def at_499():
    try:
        return fail(499)
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)


def at_500():
    try:
        return fail(500)
    except Exception as exc:
        sentry_sdk.capture_exception(exc)


def by_keyword():
    try:
        return fail(status=404)
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)


def by_keyword_at_500():
    try:
        return fail(status=500)
    except Exception as exc:
        sentry_sdk.capture_exception(exc)


def unknown(status):
    try:
        return fail(status)
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)


def default():
    try:
        return fail_by_default()
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)


def default_late():
    try:
        return fail_by_default_late()
    except Exception as exc:
        sentry_sdk.capture_exception(exc)


def default_overridden():
    try:
        return fail_by_default(503)
    except Exception as exc:
        sentry_sdk.capture_exception(exc)


def default_overridden_early():
    try:
        return fail_by_default_late(404)
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)


def through_another():
    try:
        return fail_through(404)
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)


def through_another_at_500():
    try:
        return fail_through(500)
    except Exception as exc:
        sentry_sdk.capture_exception(exc)


def one_away():
    try:
        return one_more()
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)


def two_away():
    """An exception from so far away is the helpers' business."""
    try:
        return two_more()
    except Exception as exc:
        sentry_sdk.capture_exception(exc)


def three_away():
    try:
        return three_more()
    except Exception as exc:
        sentry_sdk.capture_exception(exc)


def named_however_far():
    try:
        return three_more()
    except HTTPException as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT201


def either_of_two(kind):
    try:
        return fail_made(kind)
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)


def made_elsewhere():
    try:
        raise made(404)
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)


def by_class():
    try:
        raise Gone()
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)


def by_class_unmade():
    try:
        raise Gone
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)


def by_class_at_500():
    try:
        raise Down()
    except Exception as exc:
        sentry_sdk.capture_exception(exc)


def by_class_that_tells():
    try:
        raise Told()
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)


def by_class_that_tells_by_place():
    try:
        raise ToldByPlace("down")
    except Exception as exc:
        sentry_sdk.capture_exception(exc)


def by_class_that_tells_by_name():
    try:
        raise ToldByName("twice")
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)


def by_code():
    try:
        raise Coded()
    except Exception as exc:
        sentry_sdk.capture_exception(exc)


def by_maker():
    try:
        raise Plain(404)
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)


def by_maker_at_500():
    try:
        raise Plain(500)
    except Exception as exc:
        sentry_sdk.capture_exception(exc)


def by_maker_spread(parts):
    try:
        raise Plain(*parts)
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)


def by_maker_named():
    try:
        raise Plain(detail="down", status_code=500)
    except Exception as exc:
        sentry_sdk.capture_exception(exc)


# -- captures of what is built for it


def built():
    sentry_sdk.capture_exception(HTTPException(404))  # expect: SNT201
    sentry_sdk.capture_exception(HTTPException(499))  # expect: SNT201
    sentry_sdk.capture_exception(HTTPException(500))
    sentry_sdk.capture_exception(Gone())  # expect: SNT201
    sentry_sdk.capture_exception(Down())
    sentry_sdk.capture_exception(VoucherError("x"))  # expect: SNT203
    sentry_sdk.capture_exception(BasketEmpty())  # expect: SNT203
    sentry_sdk.capture_exception(ValueError("x"))
    error = HTTPException(404)
    sentry_sdk.capture_exception(error)  # expect: SNT201
    sentry_sdk.capture_exception(error=HTTPException(404))  # expect: SNT201


def built_under_a_guard(exc):
    if exc.status_code >= 500:
        sentry_sdk.capture_exception(exc)


def guarded_elsewhere():
    built_under_a_guard(HTTPException(404))
    built_under_a_guard(HTTPException(503))
    try:
        return fail(404)
    except HTTPException as exc:
        built_under_a_guard(exc)


# -- helpers that capture


def report(exc):
    sentry_sdk.capture_exception(exc)


def report_all(exc=None):
    sentry_sdk.capture_exception(exc)


def report_current():
    sentry_sdk.capture_exception()


def report_from_500(exc):
    if exc.status_code < 500:
        return
    sentry_sdk.capture_exception(exc)


def report_below_500(exc):
    if exc.status_code < 500:
        sentry_sdk.capture_exception(exc)


def report_others(exc):
    if not isinstance(exc, HTTPException):
        sentry_sdk.capture_exception(exc)


def report_through(exc):
    report_from_500(exc)


def report_above_450(exc):
    if exc.status_code > 450:
        report(exc)


def reported(run):
    try:
        run()
    except HTTPException as exc:
        report(exc)  # expect: SNT201
        report_all(exc)  # expect: SNT201
        report_all()  # expect: SNT201
        report_current()  # expect: SNT201
        report_from_500(exc)
        report_below_500(exc)  # expect: SNT201
        report_others(exc)
        report_through(exc)
        report_above_450(exc)  # expect: SNT201
        functools.partial(report, exc)()  # expect: SNT201


def reported_in_parts(run):
    try:
        run()
    except HTTPException as exc:
        if exc.status_code >= 500:
            report(exc)
            report_all()
            report_current()
            report_above_450(exc)
        if exc.status_code < 450:
            report_above_450(exc)
        if exc.status_code == 404:
            report_above_450(exc)
            report_from_500(exc)
            report_below_500(exc)  # expect: SNT201
        if exc.status_code == 451:
            report_above_450(exc)  # expect: SNT201


def reported_other(run):
    try:
        run()
    except OSError as exc:
        report(exc)
        report_all()
        report_current()
        report_below_500(exc)
    except VoucherError as exc:
        report(exc)  # expect: SNT203
        report_current()  # expect: SNT203
        report_others(exc)  # expect: SNT203
        raise


def reported_by_system(run):
    try:
        run()
    except HTTPException:
        sentry_sdk.capture_exception(sys.exc_info())  # expect: SNT201
        sentry_sdk.capture_exception(sys.exc_info()[1])  # expect: SNT201
    except OSError:
        sentry_sdk.capture_exception(sys.exc_info())


def outside():
    sentry_sdk.capture_exception()
    sentry_sdk.capture_exception(None)
    report_current()


def inside_a_function(run):
    try:
        run()
    except HTTPException as exc:

        def tell():
            sentry_sdk.capture_exception(exc)  # expect: SNT201

        tell()


def inside_a_function_guarded(run):
    try:
        run()
    except HTTPException as exc:
        if exc.status_code >= 500:

            def tell():
                sentry_sdk.capture_exception(exc)

            tell()


# -- what lets an exception pass, and what does not


def raised_again():
    try:
        try:
            fail_at_404()
        except HTTPException:
            raise
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)


def raised_again_by_name():
    try:
        try:
            fail_at_404()
        except HTTPException as exc:
            raise exc
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)


def raised_again_from_500():
    try:
        try:
            fail_at_404()
        except HTTPException as exc:
            if exc.status_code >= 500:
                raise
    except Exception as exc:
        sentry_sdk.capture_exception(exc)


def raised_again_below_500():
    try:
        try:
            fail_at_404()
        except HTTPException as exc:
            if exc.status_code < 500:
                raise
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)


def raised_as_another():
    try:
        try:
            fail_at_404()
        except HTTPException as exc:
            raise ValueError("no") from exc
    except Exception as exc:
        sentry_sdk.capture_exception(exc)


def raised_for_another():
    try:
        try:
            int("x")
        except ValueError as exc:
            raise HTTPException(400) from exc
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)


def suppressed():
    try:
        with contextlib.suppress(HTTPException):
            fail_at_404()
    except Exception as exc:
        sentry_sdk.capture_exception(exc)


def suppressed_base():
    try:
        with contextlib.suppress(StarletteException):
            fail_at_404()
    except Exception as exc:
        sentry_sdk.capture_exception(exc)


def suppressed_all():
    try:
        with contextlib.suppress(Exception):
            fail_at_404()
    except Exception as exc:
        sentry_sdk.capture_exception(exc)


def suppressed_others():
    try:
        with contextlib.suppress(OSError, KeyError):
            fail_at_404()
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)


def suppressed_one_of_two():
    try:
        with contextlib.suppress(OSError), contextlib.suppress(KeyError, HTTPException):
            fail_at_404()
    except Exception as exc:
        sentry_sdk.capture_exception(exc)


def passed_before():
    try:
        fail_at_404()
    except HTTPException:
        raise
    except Exception as exc:
        sentry_sdk.capture_exception(exc)


def passed_before_too_late():
    try:
        fail_at_404()
    except OSError:
        raise
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)


def bare():
    try:
        fail_at_404()
    except:  # expect: SNT202
        sentry_sdk.capture_exception()


def base():
    try:
        fail_at_404()
    except BaseException:  # expect: SNT202
        sentry_sdk.capture_exception()


def in_a_tuple():
    try:
        fail_at_404()
    except (OSError, Exception):  # expect: SNT202
        sentry_sdk.capture_exception()


def in_a_tuple_of_others():
    try:
        fail_at_404()
    except (OSError, KeyError):
        sentry_sdk.capture_exception()


def named_in_a_tuple():
    try:
        fail_at_404()
    except (OSError, HTTPException):
        sentry_sdk.capture_exception()  # expect: SNT201


def in_the_else():
    try:
        print()
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
    else:
        fail_at_404()


def in_the_end():
    try:
        print()
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
    finally:
        fail_at_404()


def never_reached():
    try:
        return 1
        fail_at_404()
    except Exception as exc:
        sentry_sdk.capture_exception(exc)


def in_a_lambda_not_called():
    try:
        return lambda: fail_at_404()
    except Exception as exc:
        sentry_sdk.capture_exception(exc)


def flag_of_the_handler(run):
    try:
        fail_at_404()
    except Exception as exc:  # expect: SNT202
        quiet = isinstance(exc, OSError)
        if not quiet:
            sentry_sdk.capture_exception(exc)


def flag_of_the_handler_right(run):
    try:
        fail_at_404()
    except Exception as exc:
        quiet = isinstance(exc, HTTPException)
        if not quiet:
            sentry_sdk.capture_exception(exc)


def flag_that_branches_set(run):
    try:
        fail_at_404()
    except Exception as exc:
        if isinstance(exc, HTTPException):
            loud = False
        else:
            loud = True
        if loud:
            sentry_sdk.capture_exception(exc)


def flag_that_branches_set_wrongly(run):
    try:
        fail_at_404()
    except Exception as exc:  # expect: SNT202
        if isinstance(exc, HTTPException):
            loud = True
        else:
            loud = False
        if loud:
            sentry_sdk.capture_exception(exc)


def flag_that_is_set_again(run, more):
    try:
        fail_at_404()
    except Exception as exc:  # expect: SNT202
        if isinstance(exc, HTTPException):
            loud = False
        else:
            loud = True
        loud = more
        if loud:
            sentry_sdk.capture_exception(exc)


# -- handlers that a framework calls

app = FastAPI()


@app.exception_handler(HTTPException)
async def on_http(request: Request, exc):
    sentry_sdk.capture_exception(exc)  # expect: SNT201


@app.exception_handler(404)
async def on_missing(request: Request, exc):
    sentry_sdk.capture_exception(exc)  # expect: SNT201


@app.exception_handler(500)
async def on_fault(request: Request, exc):
    sentry_sdk.capture_exception(exc)


@app.exception_handler(Exception)
async def on_all(request: Request, exc):
    sentry_sdk.capture_exception(exc)


@app.exception_handler(BaseException)
async def on_everything(request: Request, exc):
    sentry_sdk.capture_exception(exc)


@app.exception_handler(OSError)
async def on_system(request: Request, exc):
    sentry_sdk.capture_exception(exc)


@app.exception_handler(VoucherError)
async def on_voucher(request: Request, exc):
    sentry_sdk.capture_exception(exc)  # expect: SNT203


@app.exception_handler(Gone)
async def on_gone(request: Request, error):
    sentry_sdk.capture_exception(error)  # expect: SNT201


@app.exception_handler(Down)
async def on_down(request: Request, error):
    sentry_sdk.capture_exception(error)


@app.exception_handler(HTTPException)
async def on_guarded(request: Request, exc):
    if exc.status_code >= 500:
        sentry_sdk.capture_exception(exc)


@app.on_event("startup")
async def on_event(request: Request, exc):
    sentry_sdk.capture_exception(exc)


async def added(request: Request, exc):
    sentry_sdk.capture_exception(exc)  # expect: SNT201


async def added_for_faults(request: Request, exc):
    sentry_sdk.capture_exception(exc)


async def registered(err):
    sentry_sdk.capture_exception(err)  # expect: SNT201


async def third(request: Request, ex):
    sentry_sdk.capture_exception(ex)  # expect: SNT201


async def by_table(request: Request, e):
    sentry_sdk.capture_exception(e)  # expect: SNT201


async def by_table_for_faults(request: Request, e):
    sentry_sdk.capture_exception(e)


async def by_last_name(request: Request, trouble):
    sentry_sdk.capture_exception(trouble)  # expect: SNT201


async def by_first_name(exception, request):
    sentry_sdk.capture_exception(exception)  # expect: SNT201


async def by_first_exc(exc, request):
    sentry_sdk.capture_exception(exc)  # expect: SNT201


async def by_first_ex(ex, request):
    sentry_sdk.capture_exception(ex)  # expect: SNT201


async def by_first_error(error, request):
    sentry_sdk.capture_exception(error)  # expect: SNT201


async def by_first_err(err, request):
    sentry_sdk.capture_exception(err)  # expect: SNT201


async def by_first_e(e, request):
    sentry_sdk.capture_exception(e)  # expect: SNT201


async def nobody_adds_this(request: Request, exc):
    sentry_sdk.capture_exception(exc)


app.add_exception_handler(HTTPException, added)
app.add_exception_handler(OSError, added_for_faults)
app.register_error_handler(HTTPException, registered)
app.add_error_handler(HTTPException, third)
app.add_exception_handler(HTTPException, by_last_name)
app.add_exception_handler(HTTPException, by_first_name)
app.add_exception_handler(HTTPException, by_first_exc)
app.add_exception_handler(HTTPException, by_first_ex)
app.add_exception_handler(HTTPException, by_first_error)
app.add_exception_handler(HTTPException, by_first_err)
app.add_exception_handler(HTTPException, by_first_e)
app.remove_handler(HTTPException, nobody_adds_this)
other = FastAPI(exception_handlers={HTTPException: by_table, OSError: by_table_for_faults})


def factory():
    inner = FastAPI()

    @inner.exception_handler(HTTPException)
    async def on_inner(request: Request, exc):
        sentry_sdk.capture_exception(exc)  # expect: SNT201

    @inner.exception_handler(OSError)
    async def on_inner_system(request: Request, exc):
        sentry_sdk.capture_exception(exc)

    return inner


def order_missing():
    try:
        raise OrderMissing(1)
    except OrderMissing as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT201
