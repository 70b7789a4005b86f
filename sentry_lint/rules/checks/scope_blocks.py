"""SNT407 and 408: what a scope is given is sent with the events that it is meant for, and with no others."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from sentry_lint.analysis.facts import Called, Referenced, last_name, start_of
from sentry_lint.analysis.values import Value
from sentry_lint.findings import Finding
from sentry_lint.knowledge import sdk
from sentry_lint.rules.checks.base import Checked, finding
from sentry_lint.rules.checks.guards import root_name

DISCARDED = "SNT407"
STICKY_FINGERPRINT = "SNT408"
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
# The blocks at whose end all that their scope was given is dropped.
OPENING = frozenset({"push_scope", "new_scope", "isolation_scope"})
# Scopes that outlive the statement at hand; one that was made by hand or came as an argument is its owner's.
STAYING = frozenset(
    {"get_current_scope", "get_isolation_scope", "get_global_scope", "configure_scope", "scope", "use_scope"}
)
SETTERS = frozenset(
    {
        "set_tag",
        "set_tags",
        "set_extra",
        "set_extras",
        "set_context",
        "set_user",
        "set_level",
        "add_breadcrumb",
        "add_attachment",
        "add_event_processor",
        "add_error_processor",
    }
)
FIELDS = frozenset({"user", "level", "fingerprint"})
# Calls of the SDK that send nothing and start nothing.
QUIET = OPENING | {
    "get_current_scope",
    "get_isolation_scope",
    "get_global_scope",
    "get_client",
    "is_initialized",
    "set_transaction_name",
    "remove_tag",
    "remove_extra",
    "remove_context",
    "clear",
    "clear_breadcrumbs",
}
BUILTINS = frozenset(
    "abs all any bool bytes callable dict enumerate float format frozenset getattr hasattr hash hex id int isinstance"
    " issubclass iter len list max min next print range repr reversed round set sorted str sum tuple type vars"
    " zip".split()
)
# Methods of texts, containers and dates, by which nothing is captured whoever has them.
METHODS = frozenset(
    "append copy decode encode endswith extend format hexdigest isoformat items join keys lower lstrip partition"
    " replace rpartition rsplit rstrip setdefault split startswith strftime strip title update upper values".split()
)
DEFAULT = "{{default}}"  # in a fingerprint, blanks aside: what Sentry would have grouped by
MAX_USES = 400  # of a scope's name after a block; with more, nothing is said of the block
STICKY = (
    "a fingerprint on a scope that stays: all later events carry it and are grouped with this one; set it inside "
    "new_scope(), or give it to the capture (fingerprint=…)"
)
RUNS_ELSEWHERE = (ast.Yield, ast.YieldFrom, ast.Await, ast.AsyncFor, ast.AsyncWith, *FUNCTIONS[:2], ast.ClassDef)


def check(checked: Checked) -> Iterator[Finding]:
    """Data that is lost with its scope, and fingerprints that are not."""
    told = _Told(checked)
    for fact in told.calls.values():
        opener = fact.name.rpartition(".")[2]
        block = _block(told, fact.site) if opener in OPENING else None
        first = block and _Block(told, block, fact).lost()
        if first:
            yield finding(checked, DISCARDED, first, _lost_text(opener))
    yield from _fingerprints(told)


class _Told:
    """What the facts tell of calls, and of fields of scopes, by their nodes; and the names that a file looks up."""

    def __init__(self, checked: Checked) -> None:
        self.checked = checked
        self.calls = {id(fact.site): fact for _, fact in checked.facts if isinstance(fact, Called)}
        self.fields = {
            id(fact.node): fact for _, fact in checked.facts if isinstance(fact, Referenced) and fact.owner == "scope"
        }
        self._loads: dict[str, list[ast.Name]] | None = None

    def loads(self, name: str) -> list[ast.Name]:
        if self._loads is None:
            self._loads = {}
            for node in ast.walk(self.checked.module.tree):
                if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                    self._loads.setdefault(node.id, []).append(node)
        return self._loads.get(name, [])

    def function(self, node: ast.AST) -> ast.AST:
        """The function that a node is in, or the module."""
        for parent, _ in self.checked.around(node):
            if isinstance(parent, FUNCTIONS):
                return parent
        return self.checked.module.tree


def _lost_text(opener: str) -> str:
    return (
        f"set on the scope of this {opener}() block, in which nothing is captured: it is lost at the block's end; "
        "capture inside the block, or set it on get_isolation_scope()"
    )


def _block(told: _Told, site: ast.AST) -> ast.With | None:
    """The ``with`` that a call opens, all whose managers are such calls."""
    above = told.checked.around(site)
    item, _ = next(above, (None, None))
    block, _ = next(above, (None, None))
    if not isinstance(item, ast.withitem) or item.context_expr is not site or not isinstance(block, ast.With):
        return None
    managers = [told.calls.get(id(one.context_expr)) for one in block.items]
    return block if all(one is not None and one.name.rpartition(".")[2] in OPENING for one in managers) else None


class _Block:
    """A ``with`` block with a scope of its own."""

    def __init__(self, told: _Told, block: ast.With, opener: Called) -> None:
        self.told = told
        self.block = block
        self.isolated = opener.name.rpartition(".")[2] == "isolation_scope"
        item = next(item for item in block.items if item.context_expr is opener.site)
        self.scope = item.optional_vars.id if isinstance(item.optional_vars, ast.Name) else ""
        self.known = isinstance(item.optional_vars, (ast.Name, type(None)))
        self.hot = told.checked.engine.hot.get(told.checked.module.path, set())

    def lost(self) -> ast.AST | None:
        """The first thing that is set on the scope in vain; None where something may be captured, or is not seen."""
        if not self.known:
            return None
        setters: list[ast.AST] = []
        receivers: set[int] = set()
        for statement in self.block.body:
            for node in ast.walk(statement):
                if isinstance(node, RUNS_ELSEWHERE):
                    return None
                if isinstance(node, ast.Call):
                    if not self._is_quiet(node):
                        return None
                    if self._sets(node):
                        setters.append(node)
                    receivers.add(id(self._receiver(node.func)))
                elif (
                    isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and id(node) in self.told.fields
                ):
                    receivers.add(id(node.value))
                    if node.attr in FIELDS and self._is_own(node.value):
                        setters.append(node)
        if not setters or self._is_used(receivers):
            return None
        return min(setters, key=start_of)

    def _receiver(self, func: ast.expr) -> ast.AST | None:
        return func.value if isinstance(func, ast.Attribute) else None

    def _sets(self, node: ast.Call) -> bool:
        fact = self.told.calls.get(id(node))
        if fact is None or fact.name.rpartition(".")[2] not in SETTERS:
            return False
        if not fact.owner:
            return self.isolated
        return fact.owner == "scope" and isinstance(node.func, ast.Attribute) and self._is_own(node.func.value)

    def _is_own(self, node: ast.expr) -> bool:
        """The expression is the block's own scope."""
        if isinstance(node, ast.Name):
            return node.id == self.scope
        if not isinstance(node, ast.Call):
            return False
        name = last_name(node.func)
        return name == "get_current_scope" or (self.isolated and name == "get_isolation_scope")

    def _is_quiet(self, node: ast.Call) -> bool:
        """Nothing is captured by a call, and none of the project's or of unknown code can be."""
        fact = self.told.calls.get(id(node))
        if fact is not None:
            name = fact.name.rpartition(".")[2]
            return name in QUIET or name in SETTERS
        name = last_name(node.func)
        if isinstance(node.func, ast.Name):
            quiet = name in BUILTINS
        else:
            quiet = name in METHODS or (name == "get" and _is_key(node))
        return quiet or self._is_argument(node)

    def _is_argument(self, node: ast.Call) -> bool:
        """The call makes what a setter is given, and is none that is known to reach Sentry."""
        name = last_name(node.func)
        if not name or name in self.hot or f".{name}" in self.hot or root_name(node.func) in self.hot:
            return False
        for parent, _ in self.told.checked.around(node):
            if parent is self.block:
                return False
            if isinstance(parent, ast.Call) and self._sets(parent):
                return True
            if isinstance(parent, ast.stmt):
                return False
        return False

    def _is_used(self, receivers: set[int]) -> bool:
        """The scope is looked at otherwise, handed on, or used after the block."""
        if not self.scope:
            return False
        end = self.block.end_lineno or 0
        last = getattr(self.told.function(self.block), "end_lineno", None)
        uses = [
            node for node in self.told.loads(self.scope) if self.block.lineno <= node.lineno <= (last or node.lineno)
        ]
        if len(uses) > MAX_USES:
            return True
        return any(
            id(node) not in receivers if node.lineno <= end else not _bound_again(self.told.checked, node, self.block)
            for node in uses
        )


def _bound_again(checked: Checked, node: ast.Name, block: ast.With) -> bool:
    """Another ``with`` around the name gives it another scope."""
    for parent, _ in checked.around(node):
        if isinstance(parent, (ast.With, ast.AsyncWith)) and parent is not block:
            for item in parent.items:
                if isinstance(item.optional_vars, ast.Name) and item.optional_vars.id == node.id:
                    return True
    return False


def _is_key(node: ast.Call) -> bool:
    """``mapping.get("key")``, and no request for an address."""
    match node.args:
        case [ast.Constant(value=str(key)), *_]:
            return "/" not in key
    return False


# -- fingerprints


def _fingerprints(told: _Told) -> Iterator[Finding]:
    found: list[ast.AST] = []
    for field in told.fields.values():
        if field.name == "fingerprint" and field.origin in STAYING and _groups(field.value):
            found.append(field.node)
    for call in told.calls.values():
        given = call.keywords.get("fingerprint")
        if given is not None and call.name == "update_from_kwargs" and call.origin in STAYING and _groups(given[0]):
            found.append(call.site)
    if not found:
        return
    taken_back = {told.function(node) for node in _resets(told)}
    for node in found:
        if told.function(node) not in taken_back and not _in_own_scope(told, node):
            yield finding(told.checked, STICKY_FINGERPRINT, node, STICKY)


def _groups(value: Value) -> bool:
    """The fingerprint takes the place of Sentry's own: it is given, and the default is no part of it."""
    if value.consts is not None:
        return False
    members = (value.fields or {}).values()
    if not value.fields and not value.rest:
        return not (value.fields is not None or value.opaque)
    known = [text for member in members for text in member.consts or () if isinstance(text, str)]
    return not any(text.replace(" ", "") == DEFAULT for text in known)


def _resets(told: _Told) -> Iterator[ast.AST]:
    """Where a scope is cleared, or its fingerprint reset."""
    for call in told.calls.values():
        if call.owner == "scope" and call.name == "clear":
            yield call.site
    for field in told.fields.values():
        empty = field.value.fields is not None and not field.value.fields
        if field.name == "fingerprint" and (empty or field.value.consts == (None,)):
            yield field.node


def _in_own_scope(told: _Told, node: ast.AST) -> bool:
    """In a block that may have a scope of its own: the SDK's, or a manager of that name."""
    for parent, _ in told.checked.around(node):
        if isinstance(parent, FUNCTIONS):
            return False
        if isinstance(parent, (ast.With, ast.AsyncWith)):
            for item in parent.items:
                call = told.calls.get(id(item.context_expr))
                name = call.name.rpartition(".")[2] if call else last_name(getattr(item.context_expr, "func", None))
                if name in sdk.OWN_SCOPE or ("scope" in name and name != "configure_scope"):
                    return True
    return False
