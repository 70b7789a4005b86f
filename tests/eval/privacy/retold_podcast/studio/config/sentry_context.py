"""The studio's helpers around Sentry."""
import sentry_sdk


def set_user_context(user_id, user_email=None, user_name=None):
    sentry_sdk.set_user({"id": user_id, "email": user_email, "username": user_name})  # expect: SNT104


def set_user_context_well(user_id, plan=None):
    sentry_sdk.set_user({"id": user_id, "plan": plan})


def clear_user_context():
    sentry_sdk.set_user(None)


def set_request_context(request):
    sentry_sdk.set_tag("request_id", request.headers.get("x-request-id", ""))
    sentry_sdk.set_context("request", {"method": request.method, "path": request.url.path})
    sentry_sdk.set_context("request", {"query": dict(request.query_params)})  # expect: SNT107
    sentry_sdk.set_context("request", {"url": str(request.url)[:200], "has_query": bool(request.query_params)})


def set_business_context(podcast_id=None, episode_id=None, action=None, **extra):
    for key, value in {"podcast_id": podcast_id, "episode_id": episode_id, "action": action}.items():
        if value is not None:
            sentry_sdk.set_tag(key, str(value))
    for key, value in extra.items():
        sentry_sdk.set_extra(key, value)


def capture_message(message, level="info", **context):
    with sentry_sdk.new_scope() as scope:
        for key, value in context.items():
            scope.set_tag(key, value)
        sentry_sdk.capture_message(message, level=level)


def add_breadcrumb(message, category="studio", level="info", data=None):
    sentry_sdk.add_breadcrumb(message=message, category=category, level=level, data=data or {})
