"""Middleware that sees what views raise."""
from __future__ import annotations

from django.http import Http404, JsonResponse
from sentry_sdk import capture_exception


class ReportsAll:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        capture_exception(exception)  # expect: SNT202
        return JsonResponse({"error": "unknown"}, status=500)


class LetsAnswersPass:
    def process_exception(self, request, exception):
        if isinstance(exception, Http404):
            return None
        capture_exception(exception)
        return None


class SeesNoException:
    def process_response(self, request, response):
        return response

    def __call__(self, request):
        try:
            return self.get_response(request)
        except Exception as error:
            capture_exception(error)
            raise


class OfASpider:
    def process_exception(self, request, exception, spider):
        capture_exception(exception)


def process_exception(record, exception):
    capture_exception(exception)
