"""Transactions and spans that somebody has to finish (SNT502)."""

import contextlib
from contextlib import ExitStack, closing, nullcontext

import sentry_sdk
import sentry_sdk as reporting
from sentry_sdk import Hub, start_span
from sentry_sdk.api import start_transaction

from kiln import tracing
from kiln.tracing import Watch, begin, begin_if, begin_tagged, by_hand_well, current, step, traced


def never(kiln):
    sentry_sdk.start_transaction(op="fire", name="one")  # expect: SNT502
    transaction = reporting.start_transaction(op="fire", name="two")  # expect: SNT502
    transaction.set_tag("kiln", kiln.number)
    span = start_span(op="fire.step", name="heat")  # expect: SNT502
    if span is not None:
        span.set_data("heat", kiln.heat())
    begin("three")  # expect: SNT502


def entered_by_hand(kiln):
    transaction = start_transaction(op="fire", name="one")  # expect: SNT502
    transaction.__enter__()
    kiln.fire()
    transaction.__exit__(None, None, None)


def entered_at_once(kiln):
    span = sentry_sdk.start_span(op="fire.step", name="heat").__enter__()  # expect: SNT502
    kiln.heat()
    span.__exit__(None, None, None)


def entered_and_kept(kiln, request):
    transaction = begin_tagged("one", kiln)  # expect: SNT502
    request.state.transaction = transaction
    transaction.__enter__()
    kiln.fire()


def early_return(kiln):
    span = start_span(op="fire.step", name="heat")  # expect: SNT502
    if kiln.hot:
        return
    kiln.heat()
    span.finish()


def error_between(kiln):
    whole = Hub.current.start_transaction(op="fire", name="one")  # expect: SNT502
    child = whole.start_child(op="fire.step", name="heat")  # expect: SNT502
    kiln.heat()
    child.finish()
    whole.finish()


def some_errors(kiln):
    transaction = tracing.begin("one")  # expect: SNT502
    try:
        kiln.fire()
    except OSError:
        transaction.set_status("internal_error")
        raise
    transaction.finish()


def one_branch(kiln):
    span = step("heat")  # expect: SNT502
    if kiln.cold:
        kiln.heat()
        span.finish()


def conditional(kiln, traces):
    transaction = start_transaction(op="fire", name="one") if traces else None  # expect: SNT502
    kiln.fire()
    if transaction:
        transaction.finish()


async def awaited(kiln):
    span = sentry_sdk.get_current_scope().start_span(op="fire.step", name="heat")  # expect: SNT502
    await kiln.heat()
    span.finish()


class Oven:
    def fire(self):
        transaction = sentry_sdk.start_transaction(op="fire", name="oven")  # expect: SNT502
        self.load()
        transaction.finish()

    def load(self):
        with sentry_sdk.start_span(op="fire.step", name="load") as span:
            span.set_data("full", True)


def managed(kiln):
    with start_span(op="fire.step", name="heat") as span:
        span.set_tag("kiln", kiln.number)
        kiln.heat()
    with begin("one"), step("two"), traced("three"), by_hand_well("four"):
        kiln.fire()


def with_a_name(kiln, traces):
    whole = begin_tagged("one", kiln)
    with whole:
        kiln.fire()
    context = start_span(op="fire.step", name="heat") if traces else nullcontext()
    with context:
        kiln.heat()
    with start_span(op="fire.step", name="cool") if traces else contextlib.nullcontext():
        kiln.cool()


def finally_finished(kiln):
    transaction = sentry_sdk.start_transaction(op="fire", name="one")
    span = transaction.start_child(op="fire.step", name="heat")
    try:
        if kiln.hot:
            return None
        return kiln.heat()
    finally:
        span.finish()
        transaction.finish()


def finally_left(kiln):
    transaction = begin_if("one", kiln.cold)
    if transaction:
        transaction.__enter__()
    try:
        kiln.fire()
    finally:
        if transaction:
            transaction.__exit__(None, None, None)


def every_way_out(kiln):
    span = start_span(op="fire.step", name="heat")
    try:
        heat = kiln.heat()
    except Exception:
        span.set_status("internal_error")
        span.finish()
        raise
    span.finish()
    return heat


def nothing_between(kiln):
    span = start_span(op="fire.step", name="heat", start_timestamp=kiln.started)
    span.set_data("kiln", kiln.number)
    if kiln.hot:
        span.set_data("hot", True)
    span.finish(end_timestamp=kiln.ended)


def handed_over(kiln, stack: ExitStack):
    stack.enter_context(start_transaction(op="fire", name="one"))
    span = start_span(op="fire.step", name="heat")
    kiln.spans.append(span)
    other = start_span(op="fire.step", name="cool")
    stack.callback(other.finish)
    third = start_span(op="fire.step", name="rest")
    kiln.keep(third)
    with closing(start_span(op="fire.step", name="four")):
        kiln.fire()


def kept(kiln):
    kiln.span = start_span(op="fire.step", name="heat")
    kiln.spans["cool"] = step("cool")
    return {"rest": start_span(op="fire.step", name="rest")}


def finished_later(kiln):
    span = start_span(op="fire.step", name="heat")

    def done(_):
        span.finish()

    kiln.heat().add_done_callback(done)


def yielded(kiln):
    for load in kiln.loads:
        yield start_span(op="fire.step", name=load.name)


def asked(kiln):
    span = current()
    if span is not None:
        span.set_tag("kiln", kiln.number)
    watch = Watch("kiln")
    watch.start()
    kiln.fire()
    watch.stop()


def not_ours(kiln, tracer, database):
    span = tracer.start_span("fire")
    kiln.fire()
    span.finish()
    transaction = database.start_transaction()
    transaction.__enter__()
    kiln.save()
