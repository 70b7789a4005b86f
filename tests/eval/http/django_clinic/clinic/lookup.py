"""Reads that answer 404 or 403 by themselves."""
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from rest_framework import exceptions, status


class RoomMissing(Http404):
    pass


class DeviceLocked(exceptions.APIException):
    status_code = status.HTTP_423_LOCKED
    default_detail = "The device is in use"


class LabDown(exceptions.APIException):
    status_code = 503


class DoseError(ArithmeticError):
    pass


def room(rooms, number):
    if number not in rooms:
        raise RoomMissing(number)
    return rooms[number]


def device(queryset, key):
    return get_object_or_404(queryset, pk=key)


def may_open(staff, room_row):
    if room_row.floor not in staff.floors:
        raise PermissionDenied


def page_number(text):
    if not text.isdigit():
        raise BadRequest("no number")
    return int(text)


def lab(client):
    if not client.ping():
        raise LabDown()
    return client


def unlocked(row):
    if row.in_use:
        raise DeviceLocked()
    return row


def first(queryset):
    row = queryset.first()
    if row is None:
        raise queryset.model.DoesNotExist()
    return row
