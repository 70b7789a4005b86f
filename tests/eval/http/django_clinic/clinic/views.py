"""Plain Django views."""
import django.http
import sentry_sdk
from django.core import exceptions
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, SuspiciousOperation, ValidationError
from django.http import Http404, JsonResponse
from django.shortcuts import get_list_or_404, get_object_or_404
from django.views import View

from . import lookup
from .lookup import RoomMissing


def room(request, rooms, number):
    try:
        return JsonResponse(lookup.room(rooms, number))
    except Http404 as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise


def room_dotted(request, rooms, number):
    try:
        return JsonResponse(lookup.room(rooms, number))
    except django.http.Http404 as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise


def room_own(request, rooms, number):
    try:
        return JsonResponse(lookup.room(rooms, number))
    except RoomMissing:
        sentry_sdk.capture_exception()  # expect: SNT201
        return JsonResponse({"error": "gone"}, status=404)


def room_denied(request, rooms, number):
    try:
        row = lookup.room(rooms, number)
        lookup.may_open(request.user, row)
        return JsonResponse({"floor": row.floor})
    except (PermissionDenied, KeyError) as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise
    except ObjectDoesNotExist as exc:
        sentry_sdk.capture_exception(exc)
        raise


def room_bad(request, rooms):
    try:
        return JsonResponse({"page": lookup.page_number(request.GET.get("page", ""))})
    except exceptions.BadRequest as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise


def room_broad(request, rooms, number):
    try:
        return JsonResponse(lookup.room(rooms, number))
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        return JsonResponse({"error": "failed"}, status=500)


def room_broad_passed(request, rooms, number):
    try:
        row = lookup.room(rooms, number)
        lookup.may_open(request.user, row)
        return JsonResponse({"floor": row.floor})
    except (Http404, PermissionDenied):
        raise
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        return JsonResponse({"error": "failed"}, status=500)


def room_broad_half_passed(request, rooms, number):
    try:
        row = lookup.room(rooms, number)
        lookup.may_open(request.user, row)
        return JsonResponse({"floor": row.floor})
    except Http404:
        raise
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        return JsonResponse({"error": "failed"}, status=500)


def room_guarded(request, rooms, number):
    try:
        return JsonResponse(lookup.room(rooms, number))
    except Exception as exc:
        if isinstance(exc, Http404):
            raise
        sentry_sdk.capture_exception(exc)
        return JsonResponse({"error": "failed"}, status=500)


def room_half_guarded(request, rooms, number):
    try:
        lookup.may_open(request.user, rooms[number])
        return JsonResponse({})
    except Exception as exc:  # expect: SNT202
        if isinstance(exc, Http404):
            raise
        sentry_sdk.capture_exception(exc)
        return JsonResponse({"error": "failed"}, status=500)


def device(request, queryset, key):
    try:
        return JsonResponse({"device": get_object_or_404(queryset, pk=key).slug})
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        return JsonResponse({"error": "failed"}, status=500)


def device_by_helper(request, queryset, key):
    try:
        return JsonResponse({"device": lookup.device(queryset, key).slug})
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        return JsonResponse({"error": "failed"}, status=500)


def devices(request, queryset):
    try:
        return JsonResponse({"devices": len(get_list_or_404(queryset, active=True))})
    except BaseException:  # expect: SNT202
        sentry_sdk.capture_exception()
        raise


def devices_passed(request, queryset):
    try:
        return JsonResponse({"devices": len(get_list_or_404(queryset, active=True))})
    except Http404:
        return JsonResponse({"devices": 0})
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        raise


def devices_plain(request, queryset, key):
    try:
        return JsonResponse({"device": queryset.get(pk=key).slug, "first": lookup.first(queryset).slug})
    except Exception as exc:
        sentry_sdk.capture_exception(exc)
        raise


async def device_later(request, queryset, key):
    from django.shortcuts import aget_object_or_404

    try:
        row = await aget_object_or_404(queryset, pk=key)
        return JsonResponse({"device": row.slug})
    except Exception as exc:  # expect: SNT202
        sentry_sdk.capture_exception(exc)
        raise


def suspicious(request, text):
    try:
        if "\0" in text:
            raise SuspiciousOperation("zero byte")
        return JsonResponse({"length": len(text)})
    except exceptions.SuspiciousOperation as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT201
        raise


def clean(request, form):
    try:
        form.full_clean()
        return JsonResponse({})
    except ValidationError as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT203
        return JsonResponse({"error": "invalid"}, status=400)
    except lookup.DoseError as exc:
        sentry_sdk.capture_exception(exc)
        raise


class RoomView(View):
    def get(self, request, number):
        try:
            return JsonResponse({"room": self.load(number).label})
        except Exception as exc:  # expect: SNT202
            sentry_sdk.capture_exception(exc)
            raise

    def post(self, request, number):
        try:
            return JsonResponse({"room": self.rooms.pop(number)})
        except Exception as exc:
            sentry_sdk.capture_exception(exc)
            raise

    def load(self, number):
        try:
            return self.rooms[number]
        except KeyError as exc:
            raise Http404("no room") from exc
