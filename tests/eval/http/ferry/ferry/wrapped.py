"""Views below decorators, context managers and runners of another file."""
from fastapi import APIRouter, HTTPException

from ferry import around
from ferry.around import (
    AReported,
    Reported,
    Reporter,
    ReportedFaults,
    areported,
    numbers,
    quiet,
    reported,
    reported_faults,
    reporting,
    reporting_as,
    reporting_async,
    reporting_but,
    reporting_class,
    reporting_faults,
    retried,
    run_plain,
    run_reported,
    run_unless,
    swallowed,
    timed,
)

router = APIRouter()


def seat(number):
    if number < 0:
        raise HTTPException(status_code=404)
    return number


@router.get("/reporting")
@reporting  # expect: SNT202
def in_reporting(number: int):
    return seat(number)


@router.get("/reporting-quiet")
@reporting
def in_reporting_quiet(number: int):
    return number


@router.get("/reporting-server")
@reporting
def in_reporting_server(number: int):
    if number < 0:
        raise HTTPException(status_code=503)
    return number


@router.get("/reporting-caught")
@reporting
def in_reporting_caught(number: int):
    try:
        return seat(number)
    except HTTPException:
        return 0


@router.get("/reporting-async")
@reporting_async
async def in_reporting_async(number: int):
    return seat(number)


@router.get("/reporting-faults")
@reporting_faults
def in_reporting_faults(number: int):
    return seat(number)


@router.get("/reporting-but")
@reporting_but(HTTPException)
def in_reporting_but(number: int):
    return seat(number)


@router.get("/reporting-but-other")
@reporting_but(KeyError)  # expect: SNT202
def in_reporting_but_other(number: int):
    return seat(number)


@router.get("/reporting-as")
@around.reporting_as("seat")  # expect: SNT202
async def in_reporting_as(number: int):
    return seat(number)


@router.get("/reporting-as-server")
@reporting_as()
async def in_reporting_as_server(number: int):
    if number < 0:
        raise HTTPException(500)
    return number


@router.get("/timed")
@timed
def in_timed(number: int):
    return seat(number)


class Views:
    @reporting_as("held")  # expect: SNT202
    def held(self, number: int):
        raise HTTPException(status_code=409)

    @reporting_faults
    def freed(self, number: int):
        raise HTTPException(status_code=409)


@router.get("/with")
def in_with(number: int):
    with reported():  # expect: SNT202
        return seat(number)


@router.get("/with-outside")
def with_outside(number: int):
    with reported():
        found = number + 1
    return seat(found)


@router.get("/with-faults")
def in_with_faults(number: int):
    with reported_faults():
        return seat(number)


@router.get("/with-quiet")
def in_with_quiet(number: int):
    with reported(), quiet():
        return seat(number)


@router.get("/with-loud")
def in_with_loud(number: int):
    with quiet(), reported():  # expect: SNT202
        return seat(number)


@router.get("/with-async")
async def in_with_async(number: int):
    async with areported("upper") as deck:  # expect: SNT202
        return seat(number) if deck else None


@router.get("/with-class")
def in_with_class(number: int):
    with Reported():  # expect: SNT202
        return seat(number)


@router.get("/with-class-faults")
def in_with_class_faults(number: int):
    with ReportedFaults() as watched:
        return seat(number) if watched else None


@router.get("/with-class-async")
async def in_with_class_async(number: int):
    async with AReported():  # expect: SNT202
        return seat(number)


@router.get("/with-class-caught")
async def in_with_class_caught(number: int):
    async with AReported():
        try:
            return seat(number)
        except HTTPException:
            return None


@router.get("/run")
def in_run(number: int):
    return run_reported(seat, number)  # expect: SNT202


@router.get("/run-lambda")
def in_run_lambda(number: int):
    return run_reported(lambda: seat(number))  # expect: SNT202


@router.get("/run-local")
def in_run_local(number: int):
    def find():
        return seat(number)

    return run_reported(find)  # expect: SNT202


@router.get("/run-other")
def in_run_other(number: int):
    return run_reported(int, number)


@router.get("/run-unless")
def in_run_unless(number: int):
    return run_unless(lambda: seat(number), skip=HTTPException)


@router.get("/run-unless-other")
def in_run_unless_other(number: int):
    return run_unless(lambda: seat(number), skip=(KeyError,))  # expect: SNT202


@router.get("/run-plain")
def in_run_plain(number: int):
    try:
        return run_plain(seat, number)
    except Exception as exc:  # expect: SNT202
        around.sentry_sdk.capture_exception(exc)
        raise


@router.get("/class")
@reporting_class(skip=())  # expect: SNT202
def in_class(number: int):
    return seat(number)


@router.get("/manager")
@reported()  # expect: SNT202
def in_manager(number: int):
    return seat(number)


@router.get("/manager-faults")
@reported_faults()
def in_manager_faults(number: int):
    return seat(number)


@router.get("/method")
def in_method(number: int):
    reporter = Reporter()
    with reporter.reported():  # expect: SNT202
        return seat(number)


@router.get("/method-skip")
def in_method_skip(number: int):
    with Reporter().reported(skip=HTTPException):
        return seat(number)


@router.get("/swallowed")
def in_swallowed(number: int):
    try:
        with swallowed():
            return seat(number)
    except Exception as exc:
        around.sentry_sdk.capture_exception(exc)
        raise


@router.get("/numbers")
def in_numbers():
    return [seat(number) for number in numbers()]


@router.get("/retried")
@retried(times=2)
def in_retried(number: int):
    return seat(number)


@router.get("/given")
def given(number: int):
    view = reporting(seat)  # expect: SNT202
    return view(number)


def make_router():
    made = APIRouter()

    @made.get("/made")
    @reporting  # expect: SNT202
    def in_made(number: int):
        return seat(number)

    @made.get("/made-faults")
    @reporting_faults
    def in_made_faults(number: int):
        return seat(number)

    return made
