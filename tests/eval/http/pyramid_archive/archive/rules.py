"""What the archive refuses."""
from pyramid.httpexceptions import HTTPForbidden, HTTPNotFound, HTTPServiceUnavailable


class MapMissing(HTTPNotFound):
    pass


def need_map(maps, sheet):
    if sheet not in maps:
        raise MapMissing()
    return maps[sheet]


def need_reader(request):
    if not request.has_permission("read"):
        raise HTTPForbidden("readers only")


def need_scanner(scanner):
    if not scanner.idle:
        raise HTTPServiceUnavailable()
