"""Django REST framework: views, permissions, the exception handler."""
import sentry_sdk
from django.http import Http404
from rest_framework import exceptions, serializers, status, viewsets
from rest_framework.decorators import action, api_view
from rest_framework.generics import get_object_or_404
from rest_framework.response import Response
from rest_framework.views import APIView, exception_handler

from marina.models import Boat


def custom_handler(exc, context):
    response = exception_handler(exc, context)
    if response is None:
        sentry_sdk.capture_exception(exc)
    return response


def custom_handler_server(exc, context):
    response = exception_handler(exc, context)
    if isinstance(exc, exceptions.APIException) and exc.status_code >= 500:
        sentry_sdk.capture_exception(exc)
    return response


def loud_handler(exc, context):
    sentry_sdk.capture_exception(exc)  # expect: SNT201
    return exception_handler(exc, context)


def loud_handler_late(exc, context):
    response = exception_handler(exc, context)
    if response is not None:
        response.data["code"] = response.status_code
    sentry_sdk.capture_exception(exc)  # expect: SNT201
    return response


def handler_by_response(exc, context):
    response = exception_handler(exc, context)
    if response is not None and response.status_code < 500:
        return response
    sentry_sdk.capture_exception(exc)
    return response


def handler_by_truth(exc, context):
    response = exception_handler(exc, context)
    if not response:
        sentry_sdk.capture_exception(exc)
        return Response({"error": "failed"}, status=500)
    return response


class BoatSerializer(serializers.Serializer):
    slug = serializers.SlugField()

    def validate_slug(self, value):
        try:
            return Boat.objects.exclude(slug=value).clean(value)
        except serializers.ValidationError as error:
            sentry_sdk.capture_exception(error)  # expect: SNT201
            raise


class Full(exceptions.APIException):
    status_code = status.HTTP_409_CONFLICT


class Broken(exceptions.APIException):
    status_code = 502


class BoatSet(viewsets.ModelViewSet):
    serializer_class = BoatSerializer

    def create(self, request):
        try:
            serializer = self.get_serializer(data=request.data)
            serializer.is_valid(raise_exception=True)
            return Response(serializer.save())
        except Exception as error:  # expect: SNT202
            sentry_sdk.capture_exception(error)
            raise

    def update(self, request, pk=None):
        serializer = self.get_serializer(data=request.data)
        if not serializer.is_valid():
            return Response(serializer.errors, status=400)
        try:
            serializer.save()
        except Exception as error:
            sentry_sdk.capture_exception(error)
            raise exceptions.APIException from error
        return Response(serializer.data)

    @action(detail=True)
    def moor(self, request, pk=None):
        try:
            boat = self.get_object()
            boat.moor()
        except exceptions.APIException as error:
            if error.status_code == status.HTTP_503_SERVICE_UNAVAILABLE:
                sentry_sdk.capture_exception(error)
            raise
        return Response()

    @action(detail=True)
    def fill(self, request, pk=None):
        try:
            if pk == "9":
                raise Full
            if pk == "8":
                raise Broken
        except Exception as error:  # expect: SNT202
            sentry_sdk.capture_exception(error)
            raise
        return Response()

    @action(detail=True)
    def mend(self, request, pk=None):
        try:
            if pk == "8":
                raise Broken()
        except Exception as error:
            sentry_sdk.capture_exception(error)
            raise
        return Response()

    @action(detail=True)
    def caught(self, request, pk=None):
        try:
            boat = get_object_or_404(Boat, pk=pk)
        except (Http404, exceptions.NotFound):
            return Response(status=404)
        except Exception as error:
            sentry_sdk.capture_exception(error)
            raise
        return Response(boat.slug)

    @action(detail=True)
    def coded(self, request, pk=None):
        try:
            boat = self.get_object()
        except exceptions.APIException as error:
            if error.get_codes() == "not_found":
                raise
            sentry_sdk.capture_exception(error)  # expect: SNT201
            raise
        return Response(boat.slug)


class Reported(APIView):
    def handle_exception(self, exc):
        if not isinstance(exc, (exceptions.APIException, Http404)):
            sentry_sdk.capture_exception(exc)
        return super().handle_exception(exc)


@api_view(["POST"])
def throttled(request):
    try:
        return Response()
    except exceptions.Throttled as error:
        sentry_sdk.capture_exception(error)  # expect: SNT201
        raise
