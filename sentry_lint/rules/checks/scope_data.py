"""SNT406, 409 and 410: data that is there when an event is sent, and gone afterwards. All of these are opt-in."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from sentry_lint.analysis.facts import Called, Referenced, last_name, start_of
from sentry_lint.findings import Finding, SetFirst
from sentry_lint.knowledge import sdk
from sentry_lint.knowledge.words import split
from sentry_lint.rules.checks.base import Checked, finding, span_of
from sentry_lint.rules.checks.scope_blocks import FUNCTIONS, QUIET, SETTERS, STAYING

WITHOUT_CONTEXT = "SNT406"
STICKY = "SNT409"
TOO_LATE = "SNT410"
LOOPS = (ast.For, ast.AsyncFor, ast.While)
DATA = frozenset({"set_tag", "set_tags", "set_extra", "set_extras", "set_context", "set_user"})
KEYED = frozenset({"set_tag", "set_extra", "set_context"})
CONTEXT_KEYWORDS = frozenset({"tags", "extras", "contexts", "user", "scope", "extra", "context", "attributes"})
SETTING_UP = frozenset(
    {"setup", "init", "initialize", "configure", "config", "start", "startup", "bootstrap", "install"}
)
AFTERWARDS = frozenset({"on_failure", "on_retry"})  # of a Celery task: called when the integration has sent the error
LOGGED = frozenset({"exception", "error", "critical"})  # methods of a logger that make an event
LOGGING = frozenset({"info", "warning", "error", "exception", "critical", "log"})  # what becomes a breadcrumb
NEVER = 10**9
BARE = "an event without any context: add a breadcrumb, a tag or a context that tells what was done"
LATE = "set after the event has gone: it will not be part of it; set it before, or give it to the capture"
LEFT = "left on a scope that stays: later events carry it as well; set it inside new_scope() or isolation_scope()"


def check(checked: Checked) -> Iterator[Finding]:
    """What a call is missing, or leaves behind."""
    calls = {id(fact.site): fact for _, fact in checked.facts if isinstance(fact, Called)}
    if not calls:
        return
    data = _Data(checked, calls)
    yield from data.without_context()
    seen: set[tuple[int, int]] = set()
    for fact in calls.values():
        if _name(fact) in DATA and start_of(fact.site) not in seen and data.stays(fact):
            if data.is_late(fact.site):
                seen.add(start_of(fact.site))
                event = data.event_before(fact.site)
                fix = SetFirst(span_of(event), (span_of(fact.site),)) if event is not None else None
                yield finding(checked, TOO_LATE, fact.site, LATE, fix=fix)
            elif data.is_left(fact):
                seen.add(start_of(fact.site))
                yield finding(checked, STICKY, fact.site, LEFT)


def _name(fact: Called) -> str:
    return fact.name.rpartition(".")[2]


class _Data:
    """The calls of a file, and what is around them."""

    def __init__(self, checked: Checked, calls: dict[int, Called]) -> None:
        self.checked = checked
        self.calls = calls
        self.hot = checked.engine.hot.get(checked.module.path, set())
        self.bound = {imported.name for imported in checked.module.sdk_imports}

    def function(self, node: ast.AST) -> ast.AST:
        """The outermost function that a node is in, or the module."""
        owner: ast.AST = self.checked.module.tree
        for parent, _ in self.checked.around(node):
            if isinstance(parent, FUNCTIONS):
                owner = parent
        return owner

    def stays(self, fact: Called) -> bool:
        """What is set outlives the statement: the scope is none of a block's or somebody else's."""
        if fact.owner not in ("", "scope") or (fact.owner and fact.origin not in STAYING):
            return False
        for parent, _ in self.checked.around(fact.site):
            if isinstance(parent, FUNCTIONS):
                break
            if isinstance(parent, (ast.With, ast.AsyncWith)) and self._opens(parent):
                return False
        return True

    def _opens(self, block: ast.With | ast.AsyncWith) -> bool:
        for item in block.items:
            name = last_name(getattr(item.context_expr, "func", None))
            if name in sdk.OWN_SCOPE or ("scope" in name and name != "configure_scope"):
                return True
        return False

    # -- left behind

    def is_left(self, fact: Called) -> bool:
        """By a turn of a loop that does something else as well, under a key of its own."""
        owner = self.function(fact.site)
        if not isinstance(owner, FUNCTIONS[:2]) or SETTING_UP & set(split(owner.name)) or self._is_watched(fact):
            return False
        for parent, child in self.checked.around(fact.site):
            if isinstance(parent, FUNCTIONS):
                return False
            if isinstance(parent, LOOPS) and child in parent.body and self._works(parent):
                return not _is_key(fact, parent)
        return False

    def _works(self, loop: ast.For | ast.AsyncFor | ast.While) -> bool:
        """The loop does more than to set things."""
        for statement in loop.body:
            for node in ast.walk(statement):
                if isinstance(node, ast.Expr) and isinstance(node.value, (ast.Call, ast.Await)):
                    fact = self.calls.get(id(node.value))
                    if fact is None or _name(fact) not in SETTERS | QUIET:
                        return True
                if isinstance(node, ast.Assign) and isinstance(node.value, (ast.Call, ast.Await)):
                    return True
        return False

    def _is_watched(self, fact: Called) -> bool:
        keys = [key for value, _ in fact.positional[:1] for key in (value.consts or value.fields or ())]
        return any(f"tag:{key}" in self.checked.engine.wanted_marks for key in keys)

    # -- too late

    def is_late(self, site: ast.Call) -> bool:
        """After the event: in a task's ``on_failure``, or behind the capture with nothing captured any more."""
        for parent, _ in self.checked.around(site):
            if isinstance(parent, FUNCTIONS[:2]):
                return parent.name in AFTERWARDS and self._is_method(parent) and not self._sends_text(parent)
            body = next(
                (body for body in self._bodies(parent) if any(one.value is site for one in _calls_in(body))), None
            )
            if body is not None:
                return self._follows_event(body, site)
        return False

    def event_before(self, site: ast.Call) -> ast.Call | None:
        """The statement of the same handler that has sent the event; None where something else has."""
        for parent, child in self.checked.around(site):
            for body in self._bodies(parent):
                before = [one.value for one in body[: body.index(child)] if isinstance(one, ast.Expr)]  # type: ignore[arg-type]
                return next((one for one in before[::-1] if isinstance(one, ast.Call) and self._sends(one)), None)
        return None

    def _is_method(self, node: ast.AST) -> bool:
        parent, _ = next(self.checked.around(node), (None, None))
        return isinstance(parent, ast.ClassDef) and any("Task" in last_name(base) for base in parent.bases)

    def _sends_text(self, node: ast.AST) -> bool:
        found = [self.calls.get(id(inner)) for inner in ast.walk(node)]
        return any(fact is not None and _name(fact) in ("capture_message", "capture_event") for fact in found)

    def _bodies(self, parent: ast.AST) -> list[list[ast.stmt]]:
        return [parent.body] if isinstance(parent, ast.ExceptHandler) else []

    def _follows_event(self, body: list[ast.stmt], site: ast.Call) -> bool:
        sent = False
        after = False
        for statement in body:
            call = statement.value if isinstance(statement, ast.Expr) else None
            if call is site:
                after = sent
            elif isinstance(call, ast.Call) and self._sends(call):
                if after:
                    return False
                sent = True
            elif after and not self._is_idle(statement):
                return False
        return after

    def _sends(self, call: ast.Call) -> bool:
        fact = self.calls.get(id(call))
        if fact is not None:
            return _name(fact) in sdk.EVENTS
        if not isinstance(call.func, ast.Attribute) or "log" not in last_name(call.func.value).lower():
            return False
        return call.func.attr == "exception" or (
            call.func.attr in LOGGED and any(keyword.arg == "exc_info" for keyword in call.keywords)
        )

    def _is_idle(self, statement: ast.stmt) -> bool:
        """Nothing is sent by a statement: it sets data, or leaves."""
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
            fact = self.calls.get(id(statement.value))
            return fact is not None and _name(fact) in SETTERS
        if isinstance(statement, ast.Raise):
            return statement.exc is None
        return not any(isinstance(node, (ast.Call, ast.Await)) for node in ast.walk(statement))

    # -- without anything

    def without_context(self) -> Iterator[Finding]:
        """Captures of functions in which nothing is set, recorded, logged or handed over, nor by what calls them."""
        furnished = {self.function(fact.site) for fact in self.calls.values() if _name(fact) in SETTERS}
        for _, other in self.checked.facts:
            if isinstance(other, Referenced) and other.owner == "scope":
                furnished.add(self.function(other.node))
        if self.checked.module.tree in furnished:
            return
        called = {last_name(node.func) for owner in furnished for node in ast.walk(owner) if isinstance(node, ast.Call)}
        helped: dict[ast.AST, int] = {}
        for fact in self.calls.values():
            if _name(fact) not in ("capture_exception", "capture_message") or fact.partly:
                continue
            owner = self.function(fact.site)
            if owner in furnished or CONTEXT_KEYWORDS & fact.keywords.keys() or len(fact.positional) > 2:
                continue
            if getattr(owner, "name", "") in called or _is_parameter(owner, fact):
                continue
            if owner not in helped:
                helped[owner] = self._helped(owner)
            if fact.site.lineno <= helped[owner]:
                yield finding(self.checked, WITHOUT_CONTEXT, fact.site, BARE)

    def _helped(self, owner: ast.AST) -> int:
        """The first line of a function that logs (a breadcrumb), or calls what may set something in Sentry."""
        if any("scope" in last_name(getattr(one, "func", one)) for one in getattr(owner, "decorator_list", ())):
            return 0
        first = getattr(owner, "end_lineno", None) or NEVER
        for node in ast.walk(owner):
            if isinstance(node, ast.Call) and id(node) not in self.calls:
                name = last_name(node.func)
                hot = name and name not in self.bound and (name in self.hot or f".{name}" in self.hot)
                if hot or (name in LOGGING and isinstance(node.func, ast.Attribute) and _is_logger(node.func.value)):
                    first = min(first, node.lineno - 1)
        return first


def _is_logger(node: ast.expr) -> bool:
    return "log" in last_name(node.func if isinstance(node, ast.Call) else node).lower()


def _is_parameter(owner: ast.AST, fact: Called) -> bool:
    """The function captures what it is given: its callers know what happened."""
    given = fact.get(0, "error") or fact.get(0, "message")
    arguments = getattr(owner, "args", None)
    if given is None or not isinstance(given[1], ast.Name) or not isinstance(arguments, ast.arguments):
        return False
    return any(one.arg == given[1].id for one in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs))


def _is_key(fact: Called, loop: ast.For | ast.AsyncFor | ast.While) -> bool:
    """Each turn of the loop sets another key."""
    given = fact.get(0, "key")
    if given is None or isinstance(loop, ast.While) or _name(fact) not in KEYED:
        return False
    names = {node.id for node in ast.walk(loop.target) if isinstance(node, ast.Name)}
    return any(isinstance(node, ast.Name) and node.id in names for node in ast.walk(given[1]))


def _calls_in(body: list[ast.stmt]) -> Iterator[ast.Expr]:
    return (statement for statement in body if isinstance(statement, ast.Expr))
