"""A clock service on Tornado."""
import sentry_sdk
import tornado.web
from tornado import httpclient, web
from tornado.httpclient import HTTPError as FetchError
from tornado.web import HTTPError, MissingArgumentError, RequestHandler


class ZoneMissing(HTTPError):
    def __init__(self, zone):
        super().__init__(404, reason=zone)


def need_zone(zones, zone):
    if zone not in zones:
        raise ZoneMissing(zone)
    return zones[zone]


class ZoneHandler(RequestHandler):
    def get(self, zone):
        try:
            self.write({"zone": need_zone(self.application.zones, zone)})
        except HTTPError as exc:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
            raise

    def head(self, zone):
        try:
            self.write({"zone": need_zone(self.application.zones, zone)})
        except tornado.web.HTTPError as exc:
            if exc.status_code >= 500:
                sentry_sdk.capture_exception(exc)
            raise

    def post(self, zone):
        try:
            if not zone:
                raise web.HTTPError(400, "no zone")
            self.write({"zone": zone})
        except Exception as exc:  # expect: SNT202
            sentry_sdk.capture_exception(exc)
            raise

    def put(self, zone):
        try:
            if not zone:
                raise web.HTTPError(status_code=503)
            self.write({"zone": zone})
        except Exception as exc:
            sentry_sdk.capture_exception(exc)
            raise

    async def patch(self, zone):
        try:
            self.write({"zone": need_zone(self.application.zones, zone)})
        except Exception as exc:  # expect: SNT202
            sentry_sdk.capture_exception(exc)
            self.set_status(500)

    async def delete(self, zone):
        try:
            self.write({"zone": need_zone(self.application.zones, zone)})
        except web.HTTPError:
            raise
        except Exception as exc:
            sentry_sdk.capture_exception(exc)
            self.set_status(500)

    async def options(self, zone):
        try:
            await httpclient.AsyncHTTPClient().fetch("https://time.example/now")
        except httpclient.HTTPError as exc:
            sentry_sdk.capture_exception(exc)
            self.set_status(502)
        except FetchError as exc:
            sentry_sdk.capture_exception(exc)
            self.set_status(502)

    def prepare(self):
        try:
            self.zone = self.get_argument("zone")
        except MissingArgumentError as exc:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
            self.zone = "UTC"
