"""The gateway's answers that are no success."""
from starlette.exceptions import HTTPException, WebSocketException
from starlette.status import HTTP_404_NOT_FOUND, HTTP_504_GATEWAY_TIMEOUT


class Refusal(HTTPException):
    """Base of all."""


class NoStation(Refusal):
    def __init__(self, name=""):
        super().__init__(HTTP_404_NOT_FOUND, name)


class StationSilent(Refusal):
    def __init__(self):
        super().__init__(status_code=HTTP_504_GATEWAY_TIMEOUT)


class SocketRefused(WebSocketException):
    pass


class ReadingError(ValueError):
    pass


def refuse(status, text=""):
    raise HTTPException(status, text)


def find(stations, name):
    try:
        return stations[name]
    except KeyError:
        raise NoStation(name) from None


def find_nearest(stations, names):
    for name in names:
        if name in stations:
            return find(stations, name)
    return None


def listen(station):
    if station.silent:
        raise StationSilent
    return station.read()
