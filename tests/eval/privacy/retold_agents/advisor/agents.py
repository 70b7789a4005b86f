from fastapi import HTTPException

from advisor.observability import SentryIntegration


async def register(user):
    SentryIntegration.add_breadcrumb(
        message=f"User registered: {user.id}",
        category="auth.register",
        data={"user_id": user.id, "tier": user.tier},
    )
    SentryIntegration.add_breadcrumb(
        message=f"User registered: {user.email}",  # expect: SNT101
        category="auth.register",
    )
    SentryIntegration.set_user_context(user_id=user.id, tier=user.tier)
    SentryIntegration.set_user_context(user_id=user.id, name=user.full_name)  # expect: SNT104


async def report(key, request, store):
    try:
        SentryIntegration.add_breadcrumb(message=f"Fetching report {key}", category="api.report", data={"report": key})
        found = await store.get(key)
        if not found:
            SentryIntegration.add_breadcrumb(message=f"No report {key}", category="api.report", level="warning")
            raise HTTPException(status_code=404, detail="no such report")
        return found
    except HTTPException:
        raise
    except ConnectionError as exc:
        SentryIntegration.add_breadcrumb(
            message="source failed", category="data.fetch", data={"key": request.headers["x-api-key"]}  # expect: SNT106
        )
        SentryIntegration.capture_exception(exc, tag_report=key)
        raise


async def watch(monitor, user):
    try:
        await monitor.check()
    except Exception as exc:
        monitor.error_count += 1
        if monitor.error_count >= 5:
            SentryIntegration.capture_message(f"Monitor paused: {monitor.id} ({monitor.company})", level="error")
            SentryIntegration.capture_message(f"Monitor of {monitor.owner.email} paused", level="error")  # expect: SNT105
        SentryIntegration.capture_exception(
            exc,
            tag_monitor_id=monitor.id,
            tag_company=monitor.company,
            tag_error_count=monitor.error_count,
            tag_owner=monitor.owner.email,  # expect: SNT102
        )
        raise


def measured(orchestrator, user):
    with SentryIntegration.start_transaction(name="strategy_report", op="analysis") as transaction:
        transaction.set_measurement("agents", 5)
        transaction.set_tag("asked_by", user.email)  # expect: SNT102
        transaction.set_tag("asked_by", user.id)
    with SentryIntegration.start_transaction(name=f"report for {user.full_name}", op="analysis"):  # expect: SNT105
        return orchestrator.run()
