import sentry_sdk
from django.core.exceptions import PermissionDenied
from django.http import Http404
from fastapi import HTTPException

def two(run):
    try:
        run()
    except (Http404, PermissionDenied) as exc:
        sentry_sdk.capture_exception(exc)

def three(run):
    try:
        run()
    except (Http404, PermissionDenied, HTTPException) as exc:
        sentry_sdk.capture_exception(exc)
