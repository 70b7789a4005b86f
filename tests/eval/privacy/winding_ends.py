"""The far end of the winding path: imports in odd places, arguments of commands, parts of mappings."""
import contextlib

try:
    from lamps import light
except ImportError:
    light = None
else:
    import sentry_sdk as beacon

from flask import request


def in_the_else(walker):
    beacon.set_tag("line", walker.email)  # expect: SNT102
    beacon.set_tag("plan", walker.plan)


try:
    import compass
except ImportError:
    import sentry_sdk as compass_sdk


def in_the_handler(walker):
    compass_sdk.set_tag("line", walker.email)  # expect: SNT102
    compass_sdk.set_tag("plan", walker.plan)


async def commanded(ctx, interaction):
    beacon.set_context("command", {"given": ctx.args})  # expect: SNT107
    beacon.set_context("command", {"given": ctx.kwargs})  # expect: SNT107
    beacon.set_context("command", {"given": interaction.data})  # expect: SNT107
    beacon.set_context("command", {"given": len(ctx.args)})


def with_more(walker, more):
    beacon.capture_message("seen", **{"tags": {"line": walker.email}})  # expect: SNT102
    beacon.capture_message("seen", **{"tags": {"plan": walker.plan}})
    beacon.set_context("walk", **{"value": {"line": walker.email}})  # expect: SNT103
    beacon.add_breadcrumb(category="walk.seen", **request.form)  # expect: SNT107
    beacon.add_breadcrumb(category="walk.seen", **more)


def on_a_stack(walker):
    with contextlib.ExitStack() as stack:
        scope = stack.enter_context(beacon.new_scope())
        scope.set_tag("line", walker.email)  # expect: SNT102
        scope.set_tag("plan", walker.plan)
        kept = stack.enter_context(contextlib.closing(walker.email))
        beacon.set_tag("line", kept)  # expect: SNT102


def filtered(walker):
    record = {"plan": walker.plan, "line": walker.email}
    some = {key: value for key, value in record.items() if key != "line"}
    beacon.set_context("some", some)
    rest = {key: value for key, value in record.items() if key != "plan"}
    beacon.set_context("rest", rest)  # expect: SNT103
    one = {"plan": record["plan"]}
    beacon.set_context("one", {key: one[key] for key in one})


def left_early(walkers):
    line = ""
    for walker in walkers:
        line = walker.email
        if walker.left:
            break
        line = ""
    beacon.set_tag("line", line)  # expect: SNT102
    line = ""
    for walker in walkers:
        line = walker.phone
        if walker.left:
            continue
        line = ""
    beacon.set_tag("line", line)  # expect: SNT102


class Sign:
    pass


def set_by_name(walker):
    sign = Sign()
    setattr(sign, "text", walker.email)
    beacon.set_tag("line", sign.text)  # expect: SNT102
    setattr(sign, "text", walker.plan)
    beacon.set_tag("plan", sign.text)
