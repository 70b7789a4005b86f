"""The SDK is told to leave some errors out."""

import sentry_sdk
from django.core.exceptions import PermissionDenied

QUIET = [PermissionDenied]


def start(dsn):
    sentry_sdk.init(dsn=dsn, ignore_errors=["django.http.Http404", KeyError, *QUIET] + QUIET)
