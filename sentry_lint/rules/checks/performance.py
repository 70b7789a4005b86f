"""SNT501 to SNT504: transactions that are kept apart and finished, and events and spans in bearable numbers."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator

from sentry_lint.analysis import lifetimes, spans
from sentry_lint.analysis.facts import Called, Configured, Initialised, Started, last_name
from sentry_lint.analysis.lifetimes import FUNCTIONS, WITHS, Life, Lives
from sentry_lint.findings import EnterWith, Finding
from sentry_lint.knowledge import sdk
from sentry_lint.knowledge.words import split
from sentry_lint.rules.checks.base import Checked, finding, span_of

NESTED = "SNT501"
UNMANAGED = "SNT502"
FULL_SAMPLING = "SNT503"
IN_LOOP = "SNT504"
# Rates that sample all the traffic at 1.0, and the function that is asked instead where there is one.
RATES = {"traces_sample_rate": "traces_sampler", "profiles_sample_rate": "profiles_sampler"}
# Words that tell of the environment or of debugging, in tests and in the names of settings files.
STAGES = frozenset(
    "env environment stage staging prod production debug debugging dev devel develop development local localhost "
    "test testing tests testrun live preview sandbox demo ci example examples".split()
)
SETTINGS = STAGES - {"env", "environment", "live"}  # alembic's own file is env.py
SAMPLING = frozenset({"sample", "sampled", "sampling", "sampler", "traces", "tracing"})
LOOPS = (ast.For, ast.AsyncFor, ast.While)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
ENDS = (ast.Break, ast.Return, ast.Raise)


def check(checked: Checked) -> Iterator[Finding]:
    """Nested and unmanaged transactions, full sampling, captures in loops."""
    starts: dict[ast.Call, Called | Started] = {}
    looped: set[ast.AST] = set()
    for _, fact in checked.facts:
        if isinstance(fact, (Called, Started)) and spans.kind_of(fact):
            starts.setdefault(fact.site, fact)
        elif isinstance(fact, (Initialised, Configured)):
            yield from _sampling(checked, fact)
        elif isinstance(fact, Called) and fact.function in sdk.EVENTS and fact.site not in looped:
            looped.add(fact.site)
            if IN_LOOP not in checked.left_out:
                yield from _loop(checked, fact)
    if starts:
        yield from _Spans(checked, starts).findings()


# -- spans


class _Spans:
    """The calls of a file that start spans or transactions, and what becomes of each."""

    __slots__ = ("_checked", "_lives", "_own", "_starts", "_within")

    def __init__(self, checked: Checked, starts: dict[ast.Call, Called | Started]) -> None:
        self._checked = checked
        self._starts = starts
        self._own = spans.separate(fact for _, fact in checked.facts)
        lives: dict[ast.AST, Lives] = {}
        self._lives: dict[ast.Call, tuple[ast.AST, Life]] = {}
        for site in starts:
            around = (parent for parent, _ in checked.around(site))
            owner: ast.AST = next((parent for parent in around if isinstance(parent, FUNCTIONS)), checked.module.tree)
            self._lives[site] = owner, lives.setdefault(owner, Lives(owner)).of(site)
        self._within = {  # the blocks in which a transaction is open
            life.block: site
            for site, (_, life) in self._lives.items()
            if life.block is not None and self._opens(starts[site], True)
        }

    def findings(self) -> Iterator[Finding]:
        said: set[tuple[ast.AST, str]] = set()
        sites = sorted(self._starts, key=lambda site: isinstance(self._starts[site], Started))
        for site in sites:
            fact = self._starts[site]
            owner, life = self._lives[site]
            if self._opens(fact, False) and self._is_nested(site, fact):
                yield finding(
                    self._checked,
                    NESTED,
                    site,
                    "a transaction inside another one: Sentry gets two that do not know of each other; "
                    "write sentry_sdk.start_span(…) for a part of the outer one",
                )
            elif spans.handed_over(fact) and (not life.name or (owner, life.name) not in said):
                message = _unmanaged(fact, life)
                if message:
                    said.add((owner, life.name))
                    yield finding(self._checked, UNMANAGED, site, message, fix=EnterWith(span_of(site)))

    def _opens(self, fact: Called | Started, around: bool) -> bool:
        """A transaction is open in the body of a ``with`` of the call (``around``), or from the call on."""
        if spans.kind_of(fact) != "transaction":
            return False
        if not isinstance(fact, Started) or fact.opened.handed_back:
            return True
        if around or fact.opened.manager:
            return fact.opened.manager and self._lives[fact.site][1].block is not None
        return not fact.opened.is_async or any(
            isinstance(parent, ast.Await) for parent, child in self._checked.around(fact.site) if child is fact.site
        )

    def _is_nested(self, site: ast.Call, fact: Called | Started) -> bool:
        between: list[tuple[ast.AST, ast.AST]] = []
        own = self._lives[site][1].block
        for parent, child in self._checked.around(site):
            if isinstance(parent, FUNCTIONS):
                return False
            between.append((parent, child))
            outer = self._within.get(parent) if isinstance(parent, WITHS) else None
            if outer is not None and parent is not own and child in getattr(parent, "body", ()):
                return not spans.apart(iter(between), self._own)
        return False


def _unmanaged(fact: Called | Started, life: Life) -> str:
    what = spans.kind_of(fact)
    how = f"write `with {_source(fact)}(…)`"
    if life.fate == lifetimes.NEVER:
        return f"a {what} that nothing finishes: it is never sent; {how}"
    if life.fate == lifetimes.BY_HAND:
        return f"a {what} entered by hand: where the code leaves early it is lost and stays on the scope; {how}"
    if life.fate == lifetimes.LOST:
        return f"a {what} that is not finished on every way out: an error in between loses it; {how}"
    return ""


def _source(fact: Called | Started) -> str:
    name = last_name(fact.site.func)
    return name or "sentry_sdk.start_span"


# -- sampling


def _sampling(checked: Checked, fact: Initialised | Configured) -> Iterator[Finding]:
    for option, sampler in RATES.items():
        found = fact.options.get(option)
        if found is None or sampler in fact.options:
            continue
        node, value = found
        literal = isinstance(node, (ast.Constant, ast.Name, ast.Dict)) and value.consts is not None
        full = literal and len(value.consts or ()) == 1 and not value.flows and (value.consts or (0,))[0] in (1, 1.0)
        if not full or (value.consts or (0,))[0] is True or _staged(checked, fact.site):
            continue
        what = "trace" if option == "traces_sample_rate" else "profile"
        yield finding(
            checked,
            FULL_SAMPLING,
            node,
            f"{option} of 1.0 records a {what} of every single request, in production too; "
            "read a lower rate from the environment",
        )


def _staged(checked: Checked, site: ast.AST) -> bool:
    """The environment (or a setting for sampling) decides on the call: a test around or before it, or the file."""
    name = os.path.basename(checked.module.path)
    if not SETTINGS.isdisjoint(split(name.removesuffix(".py"))):
        return True
    for parent, child in checked.around(site):
        if isinstance(parent, (ast.If, ast.IfExp)) and child is not parent.test and _tells_stage(parent.test):
            return True
        for field in lifetimes.BLOCKS:
            block = getattr(parent, field, None)
            if isinstance(block, list) and child in block:
                before = block[: block.index(child)]
                if any(isinstance(s, ast.If) and isinstance(s.body[-1], ENDS) and _tells_stage(s.test) for s in before):
                    return True
    return False


def _tells_stage(test: ast.expr) -> bool:
    roots = {id(node.value) for node in ast.walk(test) if isinstance(node, ast.Attribute)}
    called = {id(node.func) for node in ast.walk(test) if isinstance(node, ast.Call)}
    for node in ast.walk(test):
        text = ""
        if isinstance(node, ast.Constant):
            text = node.value if isinstance(node.value, str) else ""
        elif id(node) not in roots:
            text = last_name(node)
        words = split(text)
        if not (STAGES | SAMPLING).isdisjoint(words) and not (id(node) in called and words[-1] == "env"):
            return True
    return False


# -- loops


def _loop(checked: Checked, fact: Called) -> Iterator[Finding]:
    decided = False
    for parent, child in checked.around(fact.site):
        if isinstance(parent, FUNCTIONS):
            return
        if isinstance(parent, COMPREHENSIONS):
            break
        for field in lifetimes.BLOCKS:
            block = getattr(parent, field, None)
            if isinstance(block, list) and child in block and _ends(block[block.index(child) :]):
                return
        decided = decided or isinstance(parent, (ast.If, ast.ExceptHandler, ast.Match))
        if isinstance(parent, LOOPS) and child in parent.body:
            if decided and not isinstance(parent, ast.For):
                return  # a worker's loop: each turn is a job of its own, and so is its error
            break
    else:
        return
    yield finding(
        checked,
        IN_LOOP,
        fact.site,
        "an event at each turn of a loop: one cause fills the quota; collect what went wrong and capture once "
        "after the loop",
    )


def _ends(block: list[ast.AST]) -> bool:
    return any(isinstance(statement, ENDS) for statement in block)
