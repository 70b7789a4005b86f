"""The keepers' rounds: scopes, levels, spans and what is counted."""

import sentry_sdk


def tell(tank):
    sentry_sdk.capture_message("fed", level="info", tags={"hall": tank.hall})  # expect: SNT206
    sentry_sdk.capture_message("not fed", level="warning", tags={"hall": tank.hall})
    sentry_sdk.capture_message(f"tank {tank.number} leaks", level="error")  # expect: SNT405
    sentry_sdk.capture_message("a tank leaks", level="error", tags={"hall": tank.hall})
    sentry_sdk.set_tag("water temperature", tank.degrees)  # expect: SNT403
    sentry_sdk.set_tag("water_temperature", tank.degrees)
    sentry_sdk.set_tag("release", tank.firmware)  # expect: SNT403
    sentry_sdk.set_tag("firmware", tank.firmware)


def measure(tank, answer):
    sentry_sdk.set_tag("probe", answer.text)  # expect: SNT404
    sentry_sdk.set_tag("probe", answer.status_code)
    sentry_sdk.set_tag("length", len(answer.text))


def dust(tank):
    try:
        tank.dust()
    except OSError as error:
        sentry_sdk.capture_exception(error)  # expect: SNT406


def clean(tank):
    try:
        tank.clean()
    except OSError as error:
        sentry_sdk.capture_exception(error, tags={"hall": tank.hall})
        sentry_sdk.set_tag("filter", tank.filter)  # expect: SNT410
    with sentry_sdk.new_scope() as scope:
        scope.set_tag("hall", tank.hall)  # expect: SNT407
        wide = tank.width > 3
    with sentry_sdk.new_scope() as scope:
        scope.set_tag("hall", tank.hall)
        tank.rinse(wide)


def warm(tank, error):
    sentry_sdk.get_isolation_scope().fingerprint = ["heater", tank.hall]  # expect: SNT408
    sentry_sdk.capture_exception(error, fingerprint=["heater", tank.hall])


def around(tanks):
    for tank in tanks:
        sentry_sdk.set_tag("hall", tank.hall)  # expect: SNT409
        tank.look()
    for tank in tanks:
        with sentry_sdk.isolation_scope() as scope:
            scope.set_tag("hall", tank.hall)
            tank.look()


def night(tanks):
    with sentry_sdk.start_transaction(op="round", name="night"):
        with sentry_sdk.start_span(op="round.step", name="feed"):
            tanks[0].feed()
        with sentry_sdk.start_transaction(op="round", name="clean"):  # expect: SNT501
            clean(tanks[0])
    with sentry_sdk.start_transaction(op="round", name="look"):
        around(tanks)
    lost = sentry_sdk.start_transaction(op="round", name="count")  # expect: SNT502
    lost.set_tag("hall", tanks[0].hall)
    kept = sentry_sdk.start_transaction(op="round", name="count")
    try:
        around(tanks)
    finally:
        kept.finish()
    for tank in tanks:
        if not tank.full:
            sentry_sdk.capture_message("a tank is low", level="error", tags={"hall": tank.hall})  # expect: SNT504
    low = [tank.hall for tank in tanks if not tank.full]
    sentry_sdk.capture_message("tanks are low", level="error", tags={"count": len(low)})
