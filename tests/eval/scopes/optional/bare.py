"""Events that tell nothing of what was done."""

import logging

import sentry_sdk
from sentry_sdk import add_breadcrumb, capture_exception, capture_message, new_scope, set_tag

from crumbs import crumb

log = logging.getLogger(__name__)


def bare(mill):
    try:
        mill.turn()
    except OSError as error:
        sentry_sdk.capture_exception(error)  # expect: SNT406
    except ValueError:
        capture_exception()  # expect: SNT406
        raise
    if mill.stuck:
        capture_message("the mill is stuck")  # expect: SNT406
    sentry_sdk.capture_message("the mill is stuck", level="error")  # expect: SNT406


async def bare_too(mill):
    try:
        await mill.turn()
    except OSError as error:
        capture_exception(error)  # expect: SNT406
        log.info("stuck")


class Mill:
    def spin(self):
        try:
            self.wheel.turn()
        except OSError as error:
            sentry_sdk.get_client()
            sentry_sdk.capture_exception(error)  # expect: SNT406

    def stop(self):
        if self.wheel.turning:
            sentry_sdk.get_current_scope().capture_message("still turning", level="error")  # expect: SNT406


def inner(mill):
    def turn():
        try:
            mill.turn()
        except OSError as error:
            capture_exception(error)  # expect: SNT406

    mill.each(turn)


def furnished(mill, error):
    set_tag("mill", mill.number)
    capture_exception(error)


def recorded(mill):
    add_breadcrumb(message="turning", category="mill.turn")
    try:
        mill.turn()
    except OSError as error:
        capture_exception(error)


def handed_over(mill):
    try:
        mill.turn()
    except OSError as error:
        capture_exception(error, tags={"mill": mill.number})
    except ValueError as error:
        capture_exception(error, contexts={"mill": {"number": mill.number}})
    except KeyError as error:
        capture_exception(error, extras={"mill": mill.number})
    capture_message("turned", level="info", user={"id": mill.owner_id})


def on_a_scope(mill):
    with new_scope() as scope:
        scope.set_context("mill", {"number": mill.number})
        capture_message("turned", level="info")


def on_a_field(mill):
    with new_scope() as scope:
        scope.fingerprint = ["mill"]
        capture_message("turned", level="info")


def helped(mill):
    crumb("turning", "mill.turn")
    try:
        mill.turn()
    except OSError as error:
        capture_exception(error)


def logged(mill):
    log.info("turning mill %s", mill.number)
    try:
        mill.turn()
    except OSError as error:
        capture_exception(error)


def report(error):
    capture_exception(error)


def called(mill):
    try:
        mill.turn()
    except OSError as error:
        capture_exception(error)


def calling(mill):
    set_tag("mill", mill.number)
    called(mill)


def of_others(mill, raven):
    raven.capture_exception(mill.error)
