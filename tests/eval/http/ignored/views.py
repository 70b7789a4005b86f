"""What is ignored anyway makes no noise."""

import sentry_sdk
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404
from django.shortcuts import get_object_or_404


class Missing(Http404):
    """Nothing of that name."""


def boat(request, boats):
    try:
        return get_object_or_404(boats, name=request.GET["name"])
    except Exception as error:
        sentry_sdk.capture_exception(error)


def crew(request):
    try:
        raise Missing
    except Http404 as error:
        sentry_sdk.capture_exception(error)


def captain(request):
    try:
        raise PermissionDenied
    except (Http404, PermissionDenied) as error:
        sentry_sdk.capture_exception(error)


def pilot(request):
    try:
        raise SuspiciousOperation
    except (Http404, SuspiciousOperation) as error:
        sentry_sdk.capture_exception(error)  # expect: SNT201
