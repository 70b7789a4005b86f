"""The archive's views."""
import pyramid.httpexceptions as exc_
import sentry_sdk
from pyramid import httpexceptions
from pyramid.httpexceptions import HTTPClientError, HTTPException, HTTPFound, HTTPNotFound, exception_response
from pyramid.view import exception_view_config, notfound_view_config, view_config

from .rules import MapMissing, need_map, need_reader, need_scanner


@view_config(route_name="sheet", renderer="json")
def sheet(request):
    try:
        return need_map(request.registry.maps, request.matchdict["sheet"])
    except HTTPException as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise


@view_config(route_name="sheet_dotted", renderer="json")
def sheet_dotted(request):
    try:
        return need_map(request.registry.maps, request.matchdict["sheet"])
    except httpexceptions.HTTPNotFound as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT201
        return {"error": "gone"}
    except exc_.HTTPError as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT201
        return {"error": "failed"}


@view_config(route_name="sheet_client", renderer="json")
def sheet_client(request):
    try:
        return need_map(request.registry.maps, request.matchdict["sheet"])
    except (HTTPClientError, LookupError) as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT201
        return {"error": "failed"}
    except httpexceptions.HTTPServerError as exc:
        sentry_sdk.capture_exception(exc)
        raise


@view_config(route_name="sheet_broad", renderer="json")
def sheet_broad(request):
    try:
        return need_map(request.registry.maps, request.matchdict["sheet"])
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        return {"error": "failed"}


@view_config(route_name="sheet_passed", renderer="json")
def sheet_passed(request):
    try:
        need_reader(request)
        return need_map(request.registry.maps, request.matchdict["sheet"])
    except exc_.HTTPException:
        raise
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        return {"error": "failed"}


@view_config(route_name="scan", renderer="json")
def scan(request):
    try:
        need_scanner(request.registry.scanner)
        return {"queued": True}
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        return {"error": "failed"}


@view_config(route_name="reader", renderer="json")
def reader(request):
    try:
        need_reader(request)
        return {"maps": len(request.registry.maps)}
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        return {"error": "failed"}


@view_config(route_name="moved")
def moved(request):
    try:
        if request.params.get("old"):
            raise HTTPFound(location="/sheets")
        return {}
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        raise


@view_config(route_name="returned")
def returned(request):
    try:
        if request.params.get("old"):
            return HTTPFound(location="/sheets")
        return HTTPNotFound()
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        raise


@view_config(route_name="by_code")
def by_code(request):
    try:
        if request.params.get("old"):
            raise exception_response(410)
        return {}
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        raise


@view_config(route_name="codes")
def codes(request):
    try:
        need_reader(request)
        return {}
    except HTTPException as exc:
        if exc.status_int >= 500:
            sentry_sdk.capture_exception(exc)
        raise


@view_config(route_name="codes_again")
def codes_again(request):
    try:
        need_reader(request)
        return {}
    except HTTPException as exc:
        if exc.code < 500:
            raise
        sentry_sdk.capture_exception(exc)
        raise


@exception_view_config(MapMissing, renderer="json")
def on_missing(exc, request):
    sentry_sdk.capture_exception(exc)  # expect: SNT201
    request.response.status_int = 404
    return {"error": "gone"}


@notfound_view_config(renderer="json")
def on_nothing(request):
    sentry_sdk.add_breadcrumb(category="archive.view", message="no such page", level="info")
    return {"error": "gone"}


@exception_view_config(ValueError, renderer="json")
def on_value(exc, request):
    sentry_sdk.capture_exception(exc)
    return {"error": "failed"}


def faults_tween(handler, registry):
    def tween(request):
        try:
            return handler(request)
        except HTTPException:
            raise
        except Exception as exc:
            sentry_sdk.capture_exception(exc)
            raise

    return tween


def answers_tween(handler, registry):
    def tween(request):
        try:
            return handler(request)
        except HTTPException as exc:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
            raise

    return tween
