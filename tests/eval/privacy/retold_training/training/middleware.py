import sentry_sdk
from django.urls import resolve
from django.utils.deprecation import MiddlewareMixin


class SentryContextMiddleware(MiddlewareMixin):
    def process_request(self, request):
        with sentry_sdk.configure_scope() as scope:
            if hasattr(request, "user") and request.user.is_authenticated:
                scope.set_user(
                    {
                        "id": request.user.id,
                        "username": request.user.username,  # expect: SNT104
                        "email": request.user.email,  # expect: SNT104
                    }
                )
                scope.set_tag("user_type", "authenticated")
            else:
                scope.set_tag("user_type", "anonymous")
            scope.set_tag("request_method", request.method)
            scope.set_tag("request_path", request.path)
            match = resolve(request.path_info)
            scope.set_tag("view_name", match.view_name)
            if "project_id" in match.kwargs:
                scope.set_tag("project_id", match.kwargs["project_id"])

    def process_exception(self, request, exception):
        with sentry_sdk.configure_scope() as scope:
            scope.set_tag("exception_location", "middleware")
            scope.set_context(
                "request_data",
                {
                    "POST": dict(request.POST),  # expect: SNT107
                    "GET": dict(request.GET),  # expect: SNT107
                    "FILES": list(request.FILES.keys()),
                },
            )
            scope.set_context("request_data", {"POST": sorted(request.POST), "GET": len(request.GET)})
