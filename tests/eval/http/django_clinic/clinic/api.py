"""The REST side."""
import sentry_sdk
from rest_framework import exceptions, generics, status
from rest_framework.exceptions import APIException, NotAuthenticated, NotFound, Throttled
from rest_framework.exceptions import PermissionDenied as Denied
from rest_framework.response import Response
from rest_framework.views import APIView, exception_handler

from clinic import lookup
from clinic.lookup import DeviceLocked, LabDown, unlocked


class DeviceView(APIView):
    def get(self, request, key):
        try:
            return Response({"slug": unlocked(self.row(key)).slug})
        except APIException as exc:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
            raise

    def head(self, request, key):
        try:
            return Response({"slug": unlocked(self.row(key)).slug})
        except DeviceLocked as exc:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
            raise
        except LabDown as exc:
            sentry_sdk.capture_exception(exc)
            raise

    def put(self, request, key):
        try:
            serializer = self.get_serializer(data=request.data)
            serializer.is_valid(raise_exception=True)
            return Response(serializer.save().slug)
        except exceptions.ValidationError as exc:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
            raise

    def patch(self, request, key):
        try:
            serializer = self.get_serializer(data=request.data)
            serializer.is_valid(raise_exception=True)
            return Response(serializer.save().slug)
        except Exception as exc:  # expect: SNT202
            sentry_sdk.capture_exception(exc)
            raise

    def post(self, request):
        try:
            serializer = self.get_serializer(data=request.data)
            if not serializer.is_valid():
                return Response(status=status.HTTP_400_BAD_REQUEST)
            return Response(serializer.save().slug)
        except Exception as exc:
            sentry_sdk.capture_exception(exc)
            raise

    def delete(self, request, key):
        try:
            unlocked(self.row(key)).delete()
            return Response(status=status.HTTP_204_NO_CONTENT)
        except Exception as exc:  # expect: SNT202
            sentry_sdk.capture_exception(exc)
            return Response(status=status.HTTP_500_INTERNAL_SERVER_ERROR)

    def row(self, key):
        return generics.get_object_or_404(self.queryset, pk=key)


class LabView(APIView):
    def get(self, request, client):
        try:
            return Response(lookup.lab(client).results())
        except Exception as exc:
            sentry_sdk.capture_exception(exc)
            raise

    def post(self, request, client):
        try:
            if not request.user.is_staff:
                raise Denied()
            return Response(lookup.lab(client).order())
        except Exception as exc:  # expect: SNT202
            sentry_sdk.capture_exception(exc)
            raise

    def put(self, request, client):
        try:
            if client.orders > 100:
                raise Throttled(wait=60)
            return Response(client.order())
        except (NotAuthenticated, Throttled) as exc:
            sentry_sdk.capture_exception(exc)  # expect: SNT201
            raise

    def patch(self, request, client):
        try:
            if client.closed:
                raise NotFound()
            return Response(client.order())
        except APIException as exc:
            if status.is_server_error(exc.status_code):
                sentry_sdk.capture_exception(exc)
            raise

    def delete(self, request, client):
        try:
            if client.closed:
                raise NotFound()
            return Response(client.cancel())
        except APIException as exc:
            if exc.status_code >= status.HTTP_500_INTERNAL_SERVER_ERROR:
                sentry_sdk.capture_exception(exc)
            raise


class WardView(generics.GenericAPIView):
    def get(self, request, key):
        try:
            return Response({"slug": self.get_object().slug})
        except Exception as exc:  # expect: SNT202
            sentry_sdk.capture_exception(exc)
            raise

    def post(self, request, key):
        try:
            if not self.queryset:
                raise APIException("no wards at all")
            return Response({"wards": len(self.queryset)})
        except Exception as exc:
            sentry_sdk.capture_exception(exc)
            raise

    def put(self, request, key):
        try:
            return Response({"slug": self.get_object().slug})
        except (exceptions.APIException, generics.Http404):
            raise
        except Exception as exc:
            sentry_sdk.capture_exception(exc)
            raise


def render_error(exc, context):
    """DRF's EXCEPTION_HANDLER: gets everything that a view lets out."""
    response = exception_handler(exc, context)
    if response is None:
        sentry_sdk.capture_exception(exc)
    return response
