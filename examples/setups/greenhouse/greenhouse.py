"""Agents that tend plants: a wrapper around the SDK, a hook made for its own test, transactions opened by hand."""

import sentry_sdk


def cleaned(event, hint):
    if "email" in event.get("extra", {}):
        event["extra"]["email"] = "[cleared]"
    if "@" in str(event.get("message", "")):
        event["message"] = "[cleared]"
    return event


def start():
    sentry_sdk.init(traces_sample_rate=1.0, before_send=cleaned)


class Telemetry:
    @staticmethod
    def note(message, **data):
        sentry_sdk.add_breadcrumb(category="agent.step", message=message, data=data)

    @staticmethod
    def failed(error, **tags):
        sentry_sdk.capture_exception(error, tags=tags)


def register(keeper, plan):
    Telemetry.note(f"keeper registered: {keeper.email}")
    transaction = sentry_sdk.start_transaction(op="agent", name="water plants")
    transaction.__enter__()
    try:
        plan.run()
    except RuntimeError as error:
        Telemetry.failed(error, keeper=keeper.full_name)
    transaction.__exit__(None, None, None)
