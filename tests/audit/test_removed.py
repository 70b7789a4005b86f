"""Take the scrubbing apart: without one hook, and with one surface let through, the audit names exactly that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any
from urllib.parse import quote

import pytest
import sentry_sdk

from sentry_lint.audit import matrix
from sentry_lint.audit.canaries import Mint
from sentry_lint.audit.isolation import own_sdk
from sentry_lint.audit.report import Report
from sentry_lint.audit.scrubber import module_source
from sentry_lint.audit.surfaces import SURFACES
from sentry_lint.policy import policy_for

# Everything that can leave does.
EVERYTHING: dict[str, Any] = {
    "traces_sample_rate": 1.0,
    "enable_logs": True,
    "release": "shop@1",
    "send_default_pii": True,
    "auto_enabling_integrations": False,
}
# Costly where every event has it: only where it is asked for.
STACKS: dict[str, Any] = {"attach_stacktrace": True, "profiles_sample_rate": 1.0}
HOOKS = ("before_breadcrumb", "before_send", "before_send_transaction", "before_send_log", "before_send_metric")
# No hook sees these, so no scrubber can stop them.
HOOKLESS = {"attachment.content", "attachment.name", "session.user", "session.agent", "trace.baggage", "profile.thread"}
# The SDK itself lets these out in no case.
NEVER_SENT = {"sql.params", "request.upload", "request.header.authorization"}
# Between them these can stand on every surface.
KINDS_OF_ALL = ("email", "card", "password", "ip-address")
# These stand in one text with others.
TOGETHER = [{"exception.value", "exception.note"}, {"request.query.named", "request.query.value"}]


def audit(surfaces: Any = None, kinds: Any = None, **options: Any) -> Report:
    with own_sdk():
        sentry_sdk.init(**{**EVERYTHING, **options})
        return matrix.run(surfaces, kinds)


@pytest.fixture(scope="module")
def scrubbing(tmp_path_factory: pytest.TempPathFactory) -> Any:
    module = ModuleType("scrubbing")
    source = module_source(policy_for(str(tmp_path_factory.mktemp("bare") / "app.py")), streamed=True)
    exec(compile(source, "scrubbing.py", "exec"), module.__dict__)
    return module


@pytest.fixture(scope="module")
def bare() -> Iterator[dict[str, dict[str, set[str]]]]:
    """What leaves without any hook: surface -> kind -> the hooks that could stop it."""
    found: dict[str, dict[str, set[str]]] = {}
    stacks = ["thread.vars", "profile"]
    for surfaces, options in ((None, {}), (["stream", "scope"], {"trace_lifecycle": "stream"}), (stacks, STACKS)):
        for leak in audit(surfaces, KINDS_OF_ALL, **options).leaks:
            if leak.hook:
                found.setdefault(leak.surface, {}).setdefault(leak.kind, set()).add(leak.hook)
    yield found


@pytest.mark.parametrize("hook", HOOKS)
def test_without_one_hook_exactly_its_leaks(scrubbing: Any, bare: dict[str, dict[str, set[str]]], hook: str) -> None:
    options = {name: value for name, value in scrubbing.OPTIONS.items() if name not in (hook, "before_send_span")}
    report = audit(None, ["email", "password"], **options)
    assert {leak.hook for leak in report.leaks} == {None, hook}
    leaking = {(leak.surface, leak.kind) for leak in report.leaks if leak.hook}
    assert leaking <= {(surface, kind) for surface, kinds in bare.items() for kind in kinds if hook in kinds[kind]}
    assert hook in report.failure()


def test_without_the_hook_of_streamed_spans_exactly_its_leaks(scrubbing: Any) -> None:
    options = {name: value for name, value in scrubbing.OPTIONS.items() if name != "before_send_span"}
    report = audit(None, ["email", "password"], trace_lifecycle="stream", **options)
    assert {leak.hook for leak in report.leaks} == {None, "before_send_span"}


def _holds(value: Any, secrets: list[str]) -> bool:
    shown = value if isinstance(value, str) else repr(value)
    return any(secret in shown for secret in secrets)


def _restored(before: Any, after: Any, secrets: list[str]) -> Any:
    """``after`` with the texts of ``before`` that hold one of the values."""
    if not _holds(before, secrets):
        return after
    if isinstance(before, dict) and isinstance(after, dict):
        made = dict(after)
        for key, value in before.items():
            if _holds(key, secrets):
                made[key] = value
            elif key in made and _holds(value, secrets):
                made[key] = _restored(value, made[key], secrets)
        return made
    if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        return [_restored(one, other, secrets) for one, other in zip(before, after, strict=True)]
    return before


def _leaky(hook: Callable[..., Any], secrets: list[str]) -> Callable[..., Any]:
    return lambda thing, hint: _restored(thing, hook(thing, hint), secrets)


def _values(surface: str, kind: str) -> list[str]:
    """Every value that the audit plants there, as it may be written."""
    mint = Mint()
    made: list[str] = []
    for value in (mint.make(surface, kind).value for _ in range(6)):
        made += [value, quote(value), quote(value, safe=""), value.replace("+", "").replace("-", "")]
        made += [_grouped(value, first) for first in (3, 4)]
    return made


def _grouped(value: str, first: int) -> str:
    return " ".join((value[:first], *(value[start : start + 4] for start in range(first, len(value), 4))))


def _around(surface: str) -> list[str]:
    """The surface with its neighbours, which must stay clean."""
    first = surface.split(".")[0]
    return sorted(
        {
            first if first in {name.split(".")[0] for name in SURFACES} else surface,
            "message",
            "tag",
            "breadcrumb.message",
        }
    )


@pytest.mark.parametrize("surface", sorted(set(SURFACES) - HOOKLESS))
def test_one_surface_let_through_by_one_hook_is_named_alone(
    scrubbing: Any, bare: dict[str, dict[str, set[str]]], surface: str
) -> None:
    if surface.startswith("metric.tag.") or surface in NEVER_SENT:
        assert surface not in bare
        return
    kind = next(iter(bare[surface]))
    allowed = next((group for group in TOGETHER if surface in group), {surface})
    for hook in sorted(bare[surface][kind]):
        options = {**scrubbing.OPTIONS, hook: _leaky(scrubbing.OPTIONS[hook], _values(surface, kind))}
        if hook == "before_send_span":
            options["trace_lifecycle"] = "stream"
        else:
            del options["before_send_span"]
        if surface.startswith("thread.vars."):
            options.update(STACKS)
        report = audit(_around(surface), [kind], **options)
        assert {surface} <= {leak.surface for leak in report.leaks if leak.hook} <= allowed
        assert {leak.hook for leak in report.leaks if leak.hook} == {hook}
        assert surface in report.failure() or surface.rpartition(".")[2] in report.failure()
