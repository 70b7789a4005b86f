"""Readings of one station."""
import sentry_sdk
from starlette import exceptions, status
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from .. import failures, refusals
from ..refusals import NoStation, ReadingError, Refusal, StationSilent, find, listen, refuse
from ..report import Failures

own = Failures()


async def last(request):
    try:
        station = find(request.app.state.stations, request.path_params["name"])
        return JSONResponse(station.read())
    except Refusal as exc:
        failures.send(exc)  # expect: SNT201
        raise


async def last_passed(request):
    try:
        station = find(request.app.state.stations, request.path_params["name"])
        return JSONResponse(station.read())
    except Refusal:
        raise
    except Exception as exc:
        failures.send(exc)
        raise


async def first(request):
    try:
        station = find(request.app.state.stations, request.path_params["name"])
        return JSONResponse(station.first())
    except exceptions.HTTPException as exc:
        own.send_with(exc, path="first")  # expect: SNT201
        raise


async def mean(request):
    try:
        station = find(request.app.state.stations, request.path_params["name"])
        return JSONResponse(station.mean())
    except Exception as exc:  # expect: SNT202
        failures.send(exc)
        return JSONResponse({"error": "failed"}, status.HTTP_500_INTERNAL_SERVER_ERROR)


async def nearest(request):
    try:
        return JSONResponse(refusals.find_nearest(request.app.state.stations, ("north", "south")))
    except Exception as exc:  # expect: SNT202
        failures.send_with(exc, path="nearest")
        raise


async def live(request):
    try:
        return JSONResponse(listen(request.app.state.station))
    except Exception as exc:
        failures.send(exc)
        raise


async def live_named(request):
    try:
        return JSONResponse(listen(request.app.state.station))
    except StationSilent as exc:
        failures.send(exc)
        raise
    except NoStation as exc:
        failures.remember(exc)
        raise


async def store(request):
    try:
        payload = await request.json()
        if not payload:
            refuse(422, "nothing to store")
        return JSONResponse({"stored": len(payload)})
    except Exception as exc:  # expect: SNT202
        failures.send(exc)
        return JSONResponse({"error": "failed"}, 500)


async def store_upstream(request, upstream):
    try:
        if not upstream.alive():
            refuse(503, "no upstream")
        return JSONResponse(upstream.store())
    except Exception as exc:
        failures.send(exc)
        return JSONResponse({"error": "failed"}, 500)


async def parse(request):
    try:
        row = await request.json()
        if "value" not in row:
            raise ReadingError("no value")
        return JSONResponse({"value": float(row["value"])})
    except (ReadingError, TypeError) as exc:
        failures.send(exc)
        return JSONResponse({"error": "unreadable"}, 400)
    except Exception as exc:
        failures.send(exc)
        raise


async def remove(request):
    try:
        if not request.user.is_authenticated:
            raise HTTPException(status.HTTP_401_UNAUTHORIZED)
        return JSONResponse(request.app.state.station.remove())
    except BaseException:  # expect: SNT202
        failures.send()
        raise


async def replace(request):
    try:
        if request.headers.get("if-match") is None:
            raise HTTPException(status_code=status.HTTP_412_PRECONDITION_FAILED)
        return JSONResponse(request.app.state.station.replace())
    except Exception as exc:
        if isinstance(exc, exceptions.HTTPException):
            failures.remember(exc)
            raise
        failures.send(exc)
        raise


class Readings:
    """A class-based endpoint whose check sits in a parent."""

    async def get(self, request):
        try:
            self.check(request)
            return JSONResponse(self.load(request))
        except Exception as exc:  # expect: SNT202
            sentry_sdk.capture_exception(exc)
            raise

    async def head(self, request):
        try:
            return JSONResponse(self.load(request))
        except Exception as exc:
            sentry_sdk.capture_exception(exc)
            raise

    def check(self, request):
        if not request.query_params:
            raise HTTPException(400)

    def load(self, request):
        return list(request.app.state.stations)


class HourlyReadings(Readings):
    async def post(self, request):
        try:
            self.check(request)
            return JSONResponse(self.load(request))
        except Exception as exc:  # expect: SNT202
            sentry_sdk.capture_exception(exc)
            raise
