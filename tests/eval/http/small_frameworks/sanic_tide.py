"""Tide tables on Sanic."""
import sentry_sdk
from sanic import Sanic, exceptions, json
from sanic.exceptions import Forbidden, NotFound, SanicException, ServerError, ServiceUnavailable

app = Sanic("tide")


class HarbourMissing(NotFound):
    pass


class GaugeFrozen(SanicException):
    status_code = 423


class GaugeBroken(SanicException):
    status_code = 500


def need_harbour(harbours, name):
    if name not in harbours:
        raise HarbourMissing(name)
    return harbours[name]


@app.get("/tide/<name>")
async def tide(request, name):
    try:
        return json(need_harbour(request.app.ctx.harbours, name))
    except SanicException as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise


@app.get("/tide/<name>/several")
async def several(request, name):
    try:
        return json(need_harbour(request.app.ctx.harbours, name))
    except (HarbourMissing, GaugeFrozen, exceptions.Unauthorized) as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise
    except (GaugeBroken, ServerError, ServiceUnavailable) as exc:
        sentry_sdk.capture_exception(exc)
        raise


@app.get("/tide/<name>/broad")
async def broad(request, name):
    try:
        return json(need_harbour(request.app.ctx.harbours, name))
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        return json({"error": "failed"}, status=500)


@app.get("/tide/<name>/status")
async def by_status(request, name):
    try:
        if name == "closed":
            raise SanicException("closed", status_code=410)
        return json({})
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        return json({"error": "failed"}, status=500)


@app.get("/tide/<name>/status-5xx")
async def by_status_5xx(request, name):
    try:
        if name == "closed":
            raise SanicException("closed", status_code=503)
        raise ServiceUnavailable("later")
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        return json({"error": "failed"}, status=500)


@app.get("/tide/<name>/default")
async def by_default(request, name):
    try:
        if name == "closed":
            raise SanicException("closed")
        return json({})
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        return json({"error": "failed"}, status=500)


@app.get("/tide/<name>/passed")
async def passed(request, name):
    try:
        if name == "secret":
            raise Forbidden("no")
        return json(need_harbour(request.app.ctx.harbours, name))
    except SanicException:
        raise
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        return json({"error": "failed"}, status=500)


@app.exception(NotFound)
async def on_missing(request, exception):
    sentry_sdk.capture_exception(exception)  # expect: SNT201
    return json({"error": "gone"}, status=404)


@app.exception(ServerError)
async def on_error(request, exception):
    sentry_sdk.capture_exception(exception)
    return json({"error": "failed"}, status=500)
