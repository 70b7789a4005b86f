"""Bookings."""
import django.core.exceptions
import marshmallow
import sentry_sdk
import stripe
from django import forms
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django_ratelimit.exceptions import Ratelimited
from marshmallow import ValidationError as SchemaError
from marshmallow.exceptions import RegistryError
from rest_framework import serializers
from slowapi.errors import RateLimitExceeded

import signup
from signup import errors, tools
from signup.errors import Cancelled, CancelledLate, CancelledTwice, CourseBroken, Waitlist
from signup.tools import send

EXPECTED = (Cancelled, SchemaError)


def book(course):
    try:
        return course.book()
    except Cancelled as exc:
        sentry_sdk.capture_exception(exc)  # expect: SNT203
    except CourseBroken as exc:
        sentry_sdk.capture_exception(exc)
    return None


def book_by_package(course):
    try:
        return course.book()
    except signup.Cancelled:
        sentry_sdk.capture_exception()  # expect: SNT203
    except signup.Waitlist.Full as exc:
        send(exc)  # expect: SNT203
    except Waitlist.Lost as exc:
        send(exc)
    return None


def book_late(course):
    try:
        return course.book()
    except CancelledTwice as exc:
        tools.send(exc)  # expect: SNT203
    except CancelledLate as exc:
        tools.send_unless_cancelled(exc)
    except (errors.Cancelled, errors.CourseBroken) as exc:
        tools.send(exc)  # expect: SNT203
    return None


def book_listed(course):
    try:
        return course.book()
    except EXPECTED as exc:
        send(exc)  # expect: SNT203
    return None


def book_guarded(course):
    try:
        return course.book()
    except (errors.Cancelled, errors.CourseBroken) as exc:
        if not isinstance(exc, errors.Cancelled):
            send(exc)
    except ObjectDoesNotExist as exc:
        send(exc)
    return None


def book_noted(course):
    try:
        return course.book()
    except Cancelled as exc:
        sentry_sdk.add_breadcrumb(category="signup.book", message="cancelled", level="info")
        raise exc
    except Exception as exc:
        send(exc)
        raise


def read(schema, data):
    try:
        return schema.load(data)
    except marshmallow.ValidationError as exc:
        send(exc)  # expect: SNT203
        raise
    except RegistryError as exc:
        send(exc)
        raise


def clean(form):
    try:
        form.full_clean()
    except ValidationError as exc:
        send(exc)  # expect: SNT203
        raise


def clean_dotted(form):
    try:
        form.full_clean()
    except django.core.exceptions.ValidationError as exc:
        send(exc)  # expect: SNT203
        raise


def clean_forms(form):
    try:
        form.full_clean()
    except forms.ValidationError as exc:
        send(exc)  # expect: SNT203
        raise


def clean_rest(serializer):
    try:
        serializer.run_validation()
    except serializers.ValidationError as exc:
        send(exc)  # expect: SNT201
        raise


def limited(view, request):
    try:
        return view(request)
    except Ratelimited as exc:
        send(exc)  # expect: SNT201
        raise
    except RateLimitExceeded as exc:
        send(exc)  # expect: SNT201
        raise


def pay(token):
    try:
        return stripe.Charge.create(source=token)
    except stripe.error.CardError as exc:
        send(exc)  # expect: SNT203
    except stripe.error.APIConnectionError as exc:
        send(exc)
    return None


def local_class(course):
    class Cancelled(Exception):
        pass

    try:
        return course.book()
    except Cancelled as exc:
        send(exc)
        raise
