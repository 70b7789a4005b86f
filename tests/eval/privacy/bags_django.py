"""A housing association (Django and DRF): the bags of requests, forms and serializers."""
import sentry_sdk
from django.http import JsonResponse
from django.utils.deprecation import MiddlewareMixin
from django.views import View
from rest_framework.decorators import api_view
from rest_framework.views import APIView


# case: R61
class ContextMiddleware(MiddlewareMixin):
    def process_exception(self, request, exception):
        sentry_sdk.set_context("in", {"post": dict(request.POST)})  # expect: SNT107
        sentry_sdk.set_context("in", {"get": dict(request.GET)})  # expect: SNT107
        sentry_sdk.set_context("in", {"meta": request.META})  # expect: SNT107
        sentry_sdk.set_context("in", {"cookies": request.COOKIES})  # expect: SNT107
        sentry_sdk.set_context("in", {"headers": dict(request.headers)})  # expect: SNT107
        sentry_sdk.set_context("in", {"body": request.body})  # expect: SNT107
        sentry_sdk.set_context("in", {"body": request.body.decode()[:500]})  # expect: SNT107
        sentry_sdk.set_context("in", {"query": request.GET.dict()})  # expect: SNT107
        sentry_sdk.set_context("in", {"query": request.GET.urlencode()})  # expect: SNT107
        sentry_sdk.set_context("in", {"files": list(request.FILES.keys()), "post": list(request.POST.keys())})
        sentry_sdk.set_context("in", {"post": len(request.POST), "page": request.GET.get("page")})
        sentry_sdk.set_context("in", {"agent": request.META.get("HTTP_USER_AGENT")})
        sentry_sdk.set_context("in", {"from": request.META["REMOTE_ADDR"]})  # expect: SNT103
        sentry_sdk.set_context("in", {"from": request.META.get("HTTP_X_FORWARDED_FOR")})  # expect: SNT103
        sentry_sdk.set_context("in", {"auth": request.META.get("HTTP_AUTHORIZATION")})  # expect: SNT106
        sentry_sdk.set_tag("method", request.method)
        sentry_sdk.set_tag("path", request.path)
        sentry_sdk.set_tag("signed_in", request.user.is_authenticated)
        sentry_sdk.set_tag("user", request.user.pk)
        sentry_sdk.set_tag("user", request.user.get_username())  # expect: SNT102

    # One call: what was posted and what was asked are two categories, each at its own line.
    def process_request(self, request):
        sentry_sdk.set_context(
            "request",
            {
                "posted": dict(request.POST),  # expect: SNT107
                "asked": dict(request.GET),  # expect: SNT107
                "files": list(request.FILES.keys()),
                "method": request.method,
            },
        )


class Apply(View):
    def post(self, request, form_class):
        form = form_class(request.POST)
        if form.is_valid():
            sentry_sdk.set_context("form", form.cleaned_data)  # expect: SNT107
            sentry_sdk.set_context("form", {"rooms": form.cleaned_data["rooms"]})
            sentry_sdk.set_context("form", {"phone": form.cleaned_data["phone"]})  # expect: SNT103
        sentry_sdk.set_context("form", {"errors": sorted(form.errors)})
        sentry_sdk.set_context("form", {"fields": len(form.cleaned_data)})
        return JsonResponse({})


class Tenants(APIView):
    def post(self, request, serializer_class):
        serializer = serializer_class(data=request.data)
        sentry_sdk.set_extra("in", request.data)  # expect: SNT107
        sentry_sdk.set_extra("in", dict(request.query_params))  # expect: SNT107
        sentry_sdk.set_extra("in", request.query_params.get("page"))
        sentry_sdk.set_extra("in", request.data.get("flat_id"))
        sentry_sdk.set_extra("in", request.data["email"])  # expect: SNT103
        sentry_sdk.set_extra("in", serializer.validated_data)  # expect: SNT107
        sentry_sdk.set_extra("in", serializer.validated_data["flat_id"])
        sentry_sdk.set_extra("in", sorted(serializer.validated_data))
        sentry_sdk.set_extra("in", serializer.initial_data)  # expect: SNT107
        return self.perform(serializer)

    def perform(self, serializer):
        data = serializer.validated_data
        sentry_sdk.add_breadcrumb(category="flat.rented", data=dict(data))  # expect: SNT107
        sentry_sdk.add_breadcrumb(category="flat.rented", data={"flat": data["flat_id"]})
        return data


@api_view(["POST"])
def pay(request):
    data = request.data.copy()
    data["step"] = "pay"
    sentry_sdk.set_context("in", data)  # expect: SNT107
    sentry_sdk.set_context("in", {"step": data["step"], "keys": list(data.keys())})
    return data
