"""Falcon: statuses are texts."""
import falcon
import sentry_sdk


def on_error(req, resp, error, params):
    if error.status.startswith("5"):
        sentry_sdk.capture_exception(error)
    raise error


def on_http(req, resp, error, params):
    if error.status != falcon.HTTP_404:
        sentry_sdk.capture_exception(error)  # expect: SNT201
    raise error


def on_http_text(req, resp, error, params):
    if error.status not in ("404 Not Found", "409 Conflict") and error.status[:3] >= "500":
        sentry_sdk.capture_exception(error)
    raise error


def on_any(req, resp, error, params):
    if not isinstance(error, falcon.HTTPError):
        sentry_sdk.capture_exception(error)
    raise error


def prepare(app):
    app.add_error_handler(falcon.HTTPError, on_error)
    app.add_error_handler(falcon.HTTPError, on_http)
    app.add_error_handler(falcon.HTTPError, on_http_text)
    app.add_error_handler(Exception, on_any)


class Boats:
    def on_get(self, req, resp, slug):
        try:
            if slug == "none":
                raise falcon.HTTPError("404 Not Found")
        except Exception as error:  # expect: SNT202
            sentry_sdk.capture_exception(error)
            raise

    def on_put(self, req, resp, slug):
        try:
            if slug == "none":
                raise falcon.HTTPError("503 Service Unavailable")
        except Exception as error:
            sentry_sdk.capture_exception(error)
            raise

    def on_post(self, req, resp, slug):
        try:
            if slug == "none":
                raise falcon.HTTPError(falcon.HTTP_500)
        except Exception as error:
            sentry_sdk.capture_exception(error)
            raise

    def on_patch(self, req, resp, slug):
        try:
            if slug == "none":
                raise falcon.HTTPError(falcon.HTTP_410)
        except falcon.HTTPError as error:
            if error.status == falcon.HTTP_410:
                raise
            if error.status_code < 500:
                raise
            sentry_sdk.capture_exception(error)
            raise
