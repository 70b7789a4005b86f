"""Volunteers sign up for shifts: start-up, hooks, middleware."""
import os

import sentry_sdk
from sentry_sdk import metrics, set_context, set_tag, set_user
from sentry_sdk.integrations.fastapi import FastApiIntegration


def start():
    sentry_sdk.init(
        dsn=os.getenv("SENTRY_DSN"),
        environment=os.getenv("STAGE", "live"),
        integrations=[FastApiIntegration(transaction_style="endpoint")],
        send_default_pii=False,
        before_send=clean,
        before_breadcrumb=drop_health_checks,
    )


def clean(event, hint):
    data = event.get("request", {}).get("data")
    if isinstance(data, dict):
        for key in ("password", "token", "api_key"):
            if key in data:
                data[key] = "[REDACTED]"
    headers = event.get("request", {}).get("headers", {})
    for name in list(headers):
        if name.lower() == "authorization":
            headers[name] = "[REDACTED]"
    return event


def drop_health_checks(crumb, hint):
    if "/health" in crumb.get("data", {}).get("url", ""):
        return None
    return crumb


async def identify(request, call_next, find_user):
    user = find_user(request)
    if user:
        set_user(
            {
                "id": user.id,
                "email": user.email,  # expect: SNT104
                "username": user.name,  # expect: SNT104
                "org_id": user.org_id,
                "roles": user.roles,
            }
        )
    set_context(
        "request_details",
        {
            "request_id": request.headers.get("x-request-id"),
            "user_agent": request.headers.get("user-agent"),
            "ip_address": request.client.host,  # expect: SNT103
            "path": request.url.path,
        },
    )
    set_context("request_details", {"ip_address": "203.0.113.42", "user_agent": "curl"})
    response = await call_next(request)
    set_user(None)
    return response


def plan(problem, org):
    set_tag("org_id", org.id)
    set_tag("feature", "planner")
    set_context("planner", {"num_people": problem.num_people, "num_events": problem.num_events, "seconds": 45.6})
    set_context("organization", {"org_created_at": org.created_at, "org_plan": org.plan, "org_size": org.size})
    metrics.count("planner.runs", 1, attributes={"status": "ok"})
    metrics.gauge("active_users", 234)
    metrics.count("planner.runs", 1, attributes={"by": problem.owner.email})  # expect: SNT103


def failed(error, problem, input_data, body):
    with sentry_sdk.new_scope() as scope:
        scope.fingerprint = ["planner", error.code, problem.org_id]
        sentry_sdk.capture_exception(error)
    with sentry_sdk.new_scope() as scope:
        scope.fingerprint = ["planner", problem.owner.email]  # expect: SNT105
        sentry_sdk.capture_exception(error)
    sentry_sdk.capture_exception(error, extras={"operation": "plan"}, tags={"severity": "high", "component": "planner"})
    sentry_sdk.capture_message("planner is slow", level="warning", extras={"seconds": 67.8, "threshold": 60.0})
