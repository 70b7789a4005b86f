"""A mill's sensors on Falcon."""
import falcon
import sentry_sdk
from falcon import HTTPForbidden, HTTPNotFound, errors


class WheelMissing(falcon.HTTPNotFound):
    pass


def need_wheel(wheels, key):
    if key not in wheels:
        raise WheelMissing(title="no wheel")
    return wheels[key]


class Wheel:
    def __init__(self, wheels):
        self.wheels = wheels

    def on_get(self, req, resp, key):
        try:
            resp.media = need_wheel(self.wheels, key)
        except falcon.HTTPError as exc:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
            raise

    def on_head(self, req, resp, key):
        try:
            resp.media = need_wheel(self.wheels, key)
        except (WheelMissing, HTTPForbidden, errors.HTTPBadRequest) as exc:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
            raise
        except falcon.HTTPServiceUnavailable as exc:
            sentry_sdk.capture_exception(exc)
            raise

    def on_post(self, req, resp, key):
        try:
            resp.media = need_wheel(self.wheels, key)
        except Exception as exc:  # expect: SNT202
            sentry_sdk.capture_exception(exc)
            resp.status = falcon.HTTP_500

    def on_put(self, req, resp, key):
        try:
            if key < 0:
                raise falcon.HTTPError(falcon.HTTP_422)
            resp.media = self.wheels[key]
        except Exception as exc:  # expect: SNT202
            sentry_sdk.capture_exception(exc)
            raise

    def on_patch(self, req, resp, key):
        try:
            if key < 0:
                raise falcon.HTTPInternalServerError()
            resp.media = self.wheels[key]
        except Exception as exc:
            sentry_sdk.capture_exception(exc)
            raise

    def on_delete(self, req, resp, key):
        try:
            if key < 0:
                raise HTTPNotFound()
            del self.wheels[key]
        except falcon.HTTPError:
            raise
        except Exception as exc:
            sentry_sdk.capture_exception(exc)
            raise


def on_answer(req, resp, ex, params):
    sentry_sdk.capture_exception(ex)  # expect: SNT201
    raise ex


def on_fault(req, resp, ex, params):
    if not isinstance(ex, falcon.HTTPError):
        sentry_sdk.capture_exception(ex)
    raise ex


app = falcon.App()
app.add_route("/wheels/{key:int}", Wheel({}))
app.add_error_handler(falcon.HTTPError, on_answer)
app.add_error_handler(Exception, on_fault)
