"""Django: views, mixins, middleware."""
import sentry_sdk
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, SuspiciousOperation, ValidationError
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.http import require_POST
from django.views.generic import DetailView

from marina.models import Boat


def boat(request, pk):
    try:
        found = get_object_or_404(Boat, pk=pk)
        return JsonResponse({"boat": found.slug})
    except Exception as error:  # expect: SNT202
        sentry_sdk.capture_exception(error)
        return HttpResponse(status=500)


def boat_found(request, pk):
    try:
        found = Boat.objects.get(pk=pk)
    except Boat.DoesNotExist:
        raise Http404
    except Exception as error:
        sentry_sdk.capture_exception(error)
        raise
    return JsonResponse({"boat": found.slug})


def boat_kept(request, pk):
    try:
        found = Boat.objects.get(pk=pk)
    except Boat.DoesNotExist as error:
        raise Http404("no such boat") from error
    try:
        found.check_in()
    except PermissionDenied:
        return redirect("login")
    except Exception:
        sentry_sdk.capture_exception()
        raise
    return JsonResponse({"boat": found.slug})


def boat_nested(request, pk):
    try:
        try:
            found = Boat.objects.get(pk=pk)
        except Boat.DoesNotExist:
            raise Http404
        return JsonResponse({"boat": found.slug})
    except Exception as error:  # expect: SNT202
        sentry_sdk.capture_exception(error)
        raise


def boat_does_not_exist(request, pk):
    try:
        found = get_object_or_404(Boat, pk=pk)
        found.check_in()
    except Exception as error:  # expect: SNT202
        if isinstance(error, Boat.DoesNotExist):
            raise Http404 from error
        sentry_sdk.capture_exception(error)
        raise
    return JsonResponse({"boat": found.slug})


def not_found(request, pk):
    try:
        return JsonResponse({"boat": Boat.objects.get(pk=pk).slug})
    except ObjectDoesNotExist as error:
        sentry_sdk.capture_exception(error)
        raise Http404 from error


def denied(request, pk):
    try:
        return JsonResponse({"boat": Boat.objects.get(pk=pk).slug})
    except (PermissionDenied, KeyError) as error:
        sentry_sdk.capture_exception(error)  # expect: SNT201
        raise


def invalid(request, pk):
    try:
        Boat(pk=pk).full_clean()
    except ValidationError as error:
        sentry_sdk.capture_exception(error)  # expect: SNT203
        return JsonResponse(error.message_dict, status=400)
    return HttpResponse()


def suspicious(request):
    if request.headers.get("x-odd"):
        error = SuspiciousOperation("odd")
        sentry_sdk.capture_exception(error)  # expect: SNT201
        raise error
    return HttpResponse()


class Owned:
    def get_boat(self, pk):
        found = get_object_or_404(Boat, pk=pk)
        if found.owner_id != self.request.user.pk:
            raise PermissionDenied
        return found


class BoatView(Owned, View):
    def get(self, request, pk):
        try:
            return JsonResponse({"boat": self.get_boat(pk).slug})
        except Exception as error:  # expect: SNT202
            sentry_sdk.capture_exception(error)
            raise

    def post(self, request, pk):
        try:
            found = self.get_boat(pk)
        except (Http404, PermissionDenied):
            raise
        except Exception as error:
            sentry_sdk.capture_exception(error)
            raise
        return JsonResponse({"boat": found.slug})

    def delete(self, request, pk):
        try:
            found = self.get_boat(pk)
        except Http404:
            return HttpResponse(status=404)
        except Exception as error:  # expect: SNT202
            sentry_sdk.capture_exception(error)
            raise
        return JsonResponse({"boat": found.slug})


class BoatDetail(DetailView):
    model = Boat

    def get(self, request, *args, **kwargs):
        try:
            self.object = self.get_object()
        except Http404:
            return redirect("boats")
        except Exception as error:
            sentry_sdk.capture_exception(error)
            raise
        return self.render_to_response(self.get_context_data())


def report_errors(view):
    def inner(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except Exception as error:  # expect: SNT202
            sentry_sdk.capture_exception(error)
            raise

    return inner


@require_POST
@report_errors
def move(request, pk):
    get_object_or_404(Boat, pk=pk).move()
    return HttpResponse()


class Moves(View):
    @method_decorator(report_errors)
    def post(self, request, pk):
        get_object_or_404(Boat, pk=pk).move()
        return HttpResponse()


class Errors:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, (Http404, PermissionDenied)):
            sentry_sdk.capture_exception(exception)
        return None
