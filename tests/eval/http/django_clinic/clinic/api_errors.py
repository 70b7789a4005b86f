"""Views of an API that see each exception themselves."""
from __future__ import annotations

from rest_framework.exceptions import APIException
from rest_framework.viewsets import ModelViewSet
from sentry_sdk import capture_exception


class Wards(ModelViewSet):
    def handle_exception(self, exc):
        capture_exception(exc)  # expect: SNT202
        return super().handle_exception(exc)


class Beds(ModelViewSet):
    def handle_exception(self, exc):
        if not isinstance(exc, APIException):
            capture_exception(exc)
        return super().handle_exception(exc)


class Rooms(ModelViewSet):
    def handle_exception(self, exc):
        answer = super().handle_exception(exc)
        if answer.status_code >= 500:
            capture_exception(exc)
        return answer


class Importer:
    def handle_exception(self, exc):
        capture_exception(exc)
