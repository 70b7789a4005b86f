"""What a test that held, or did not, says about the values it tests."""

from __future__ import annotations

import ast

from sentry_lint.analysis import access, arguments, signatures
from sentry_lint.analysis.caught import (
    STATUS_TESTS,
    has_attribute,
    instance,
    keep_ranges,
    names_in,
    no_http_error,
    outside,
    status_test,
    unknown_test,
    unseen,
)
from sentry_lint.analysis.comparing import chain, keep, without_sdk
from sentry_lint.analysis.frames import Frame
from sentry_lint.analysis.members import by_default
from sentry_lint.analysis.modules import BUILTINS, FunctionNode, Module
from sentry_lint.analysis.state import ANYTHING, CAUGHT, EVERYTHING, MARKS
from sentry_lint.analysis.values import (
    CLEAN,
    EVERY,
    KEYS,
    OTHERS,
    PREFIX,
    ClassRef,
    External,
    Flow,
    FunctionRef,
    Local,
    Present,
    Sdk,
    Status,
    Value,
)
from sentry_lint.knowledge.words import split

MAX_PREDICATES = 3  # tests that are functions, one inside the other, and
MAX_LOOKS = 32  # how many are looked through inside one: each multiplies the work by its own tests
MAX_THROUGH = 3  # names of tests that are looked through, one inside the other
MAX_EITHERS = 5  # alternatives inside alternatives that are looked at: each level costs twice the one below
MAX_EARLIER = 16  # parts of an ``or`` that have failed before one held


def assume(frame: Frame, test: ast.expr, truth: bool) -> None:
    """Narrow the state by a test that came out as ``truth``; a test that cannot ends the branch."""
    frame.engine.spend()
    match test:
        case ast.UnaryOp(op=ast.Not(), operand=inner):
            assume(frame, inner, not truth)
        case ast.BoolOp(op=op, values=values):
            if isinstance(op, ast.And) == truth:
                for part in values:
                    assume(frame, part, truth)
            else:
                _either(frame, values, truth)
        case ast.NamedExpr(target=target, value=inner):
            assume(frame, target, truth)
            assume(frame, inner, truth)
        case ast.Compare(left=left, ops=ops, comparators=comparators):
            unseen(frame, test)
            chain(frame, left, ops, comparators, truth)
        case ast.Constant(value=value):
            if bool(value) != truth:
                frame.state.die()
        case ast.Name(id=name):
            _truth_of(frame, name, truth)
        case ast.Attribute():
            if test.attr in STATUS_TESTS:
                status_test(frame, test.attr, frame.evaluate(test.value), truth)
            read = frame.evaluate(test)
            if read.consts and not by_default(read) and all(bool(c) != truth for c in read.consts):
                frame.state.die()
            elif not truth and _says_sentry(test.attr):
                frame.state.mark(EVERYTHING)
        case ast.Call():
            _call(frame, test, truth)


def _call(frame: Frame, test: ast.Call, truth: bool) -> None:
    match test:
        case ast.Call(func=ast.Name(id="isinstance" | "issubclass"), args=[subject, classes]):
            instance(frame, subject, classes, truth)
        case ast.Call(func=ast.Name(id="hasattr"), args=[subject, ast.Constant(value=str(attr))]):
            has_attribute(frame, subject, attr, truth)
        case ast.Call(func=ast.Name(id="bool"), args=[inner]):
            assume(frame, inner, truth)
        case ast.Call(func=ast.Attribute(value=key, attr="startswith"), args=[prefix]):
            _begins_with(frame, frame.evaluate(key), frame.evaluate(prefix), truth)
        case ast.Call(func=ast.Name(id="any" | "all"), args=[ast.GeneratorExp() | ast.ListComp() as parts]):
            if len(parts.generators) > 1 or parts.generators[0].ifs:
                unseen(frame, test)
            else:
                unknown_test(frame, names_in(parts.generators[0].iter))
                _each(frame, parts.generators[0], parts.elt, truth)
        case _:
            unseen(frame, test)
            if not truth and _of_sdk(frame, test):
                frame.state.mark(EVERYTHING)
            assume_call(frame, test, truth)


def _each(frame: Frame, generator: ast.comprehension, test: ast.expr, truth: bool) -> None:
    """``any(isinstance(exc, kind) for kind in KINDS)``: the test of all the members at once."""
    element = access.element(frame, frame.evaluate(generator.iter), generator.iter)
    frame.state.enter()
    if isinstance(generator.target, ast.Name):
        frame.state.set(generator.target.id, element)
    assume(frame, test, truth)
    changes = frame.state.leave()
    for key, found in changes.items():
        if isinstance(key, str) and key.startswith(CAUGHT):
            frame.state.set(key, found)


def _either(frame: Frame, values: list[ast.expr], truth: bool) -> None:
    """One of the parts came out as ``truth``: the union of what each would mean.

    Every level looks at its parts twice, so only a few levels are looked at; less is narrowed below them.
    """
    engine = frame.engine
    if engine.eithers >= MAX_EITHERS:
        return
    branches = []
    engine.eithers += 1
    try:
        for index, part in enumerate(values):
            frame.state.enter()
            for earlier in values[: min(index, MAX_EARLIER)]:
                assume(frame, earlier, not truth)
            assume(frame, part, truth)
            branches.append(frame.state.leave())
    finally:
        engine.eithers -= 1
    frame.state.join(branches)


def _truth_of(frame: Frame, name: str, truth: bool) -> None:
    if name == "TYPE_CHECKING":
        if truth:
            frame.state.die()
        return
    value = frame.lookup(name)
    if value is None:
        return
    if not keep(frame, name, value, lambda known: bool(known) == truth):
        return
    if not truth and any(isinstance(ref, Present) for ref in value.refs):
        frame.state.die()
        return
    if not truth:
        without_sdk(frame, value)
        if _says_sentry(name):
            frame.state.mark(EVERYTHING)
        for ref in value.refs:
            if isinstance(ref, Status):
                no_http_error(frame, ref.key)
    _flag_tested(frame, name, truth)
    condition = frame.state.fact("?" + name)
    looking = (frame, name)
    if isinstance(condition, ast.expr):
        through = frame.engine.looking_through
        if looking not in through and len(through) < MAX_THROUGH:  # ``ok = not ok`` speaks of another ``ok``
            through.add(looking)
            try:
                assume(frame, condition, truth)
            finally:
                through.discard(looking)
    elif (
        not truth
        and frame.state.get(name) is not None
        and value.taints
        and all(isinstance(r, Flow) for r in value.refs)
    ):
        frame.state.set(name, CLEAN)  # a falsy value shows nothing


def _flag_tested(frame: Frame, name: str, truth: bool) -> None:
    """A flag that branches have set is tested: what the branches that set it so knew of caught exceptions."""
    remembered = frame.state.fact("?=" + name)
    if not isinstance(remembered, tuple):
        return
    before: dict[str, list[object]] = {}
    after: dict[str, list[object]] = {}
    for flag, facts in remembered:
        for key, found in facts:
            alternatives = list(found) if isinstance(found, tuple) else list(ANYTHING)
            before.setdefault(key, []).extend(alternatives)
            if flag is truth:
                after.setdefault(key, []).extend(alternatives)
    for key, alternatives in after.items():
        current = frame.state.fact(key)
        if isinstance(current, tuple) and set(current) <= set(before[key]):
            frame.state.set(key, tuple(one for one in current if one in alternatives))


def _begins_with(frame: Frame, key: Value, prefix: Value, truth: bool) -> None:
    """A key of a parameter begins with a text: the values beside it are those with such keys."""
    texts = [c for c in prefix.consts or () if isinstance(c, str)]
    for ref in key.refs:
        if isinstance(ref, Status) and len(texts) == 1 and texts[0] in "12345" and texts[0]:
            spans = [(int(texts[0]) * 100, int(texts[0]) * 100 + 99)]
            keep_ranges(frame, ref.key, spans if truth else outside(spans))
    owners = {(flow.param, flow.path[:-1]) for flow in key.flows if flow.path[-1:] == (KEYS,)}
    if len(texts) != 1 or not owners:
        return
    part = (PREFIX if truth else OTHERS) + texts[0]
    for name in list(frame.state.names()):
        value = frame.state.get(name)
        if value is not None and any(_is_any(flow, owners) for flow in value.flows):
            new = value.copy()
            new.flows = tuple(Flow(f.param, (*f.path[:-1], part)) if _is_any(f, owners) else f for f in value.flows)
            frame.state.set(name, new)


def _is_any(flow: Flow, owners: set[tuple[str, tuple[object, ...]]]) -> bool:
    return flow.path[-1:] == (EVERY,) and (flow.param, flow.path[:-1]) in owners


def _says_sentry(name: str) -> bool:
    return bool({"sentry", "dsn"} & set(split(name)))


def _of_sdk(frame: Frame, test: ast.Call) -> bool:
    """``sentry_sdk.is_initialized()``, ``get_client().is_active()``."""
    refs = frame.evaluate(test.func).refs
    if isinstance(test.func, ast.Attribute):
        refs += frame.evaluate(test.func.value).refs
    return any(isinstance(r, Sdk) or (isinstance(r, External) and r.name.startswith("sentry_sdk")) for r in refs)


# -- predicates


def assume_call(frame: Frame, test: ast.Call, truth: bool) -> None:
    """A test by a function of the project: assume what makes it return such a value."""
    callee = frame.evaluate(test.func)
    seen = False
    for ref in callee.refs:
        if isinstance(ref, FunctionRef):
            static = "staticmethod" in ref.function.decorators()
            receiver = None if static else ref.receiver
            seen = _look_through(frame, test, ref.function.node, receiver, ref.function.module, truth) or seen
        elif isinstance(ref, Local):
            seen = _look_through(frame, test, ref.node, None, frame.module, truth) or seen
        elif isinstance(ref, External):
            seen = seen or ref.name in BUILTINS
            name = ref.name.rpartition(".")[2]
            if name in STATUS_TESTS and len(test.args) == 1:
                status_test(frame, name, frame.evaluate(test.args[0]), truth)
        else:
            seen = seen or isinstance(ref, (Sdk, ClassRef))
    if not seen:
        unknown_test(frame, [*test.args, *(keyword.value for keyword in test.keywords)])


def _look_through(
    frame: Frame, test: ast.Call, node: FunctionNode | ast.Lambda, receiver: Value | None, module: Module, truth: bool
) -> bool:
    """Assume that a small function came out as ``truth``; False where it is not looked into."""
    engine = frame.engine
    if engine.predicates >= MAX_PREDICATES or engine.looks >= MAX_LOOKS or not signatures.small(node):
        return False
    inner = Frame(engine, module, None, frame)
    given = arguments.bind(arguments.evaluate(frame, test), node.args, receiver is not None)
    for name, default in signatures.defaults(node.args).items():
        if name not in given:
            inner.state.set(name, engine.constant_value(module, default))
    for name, (value, _) in given.items():
        inner.state.set(name, value)
    names = [*node.args.posonlyargs, *node.args.args]
    if receiver is not None and names:
        inner.state.set(names[0].arg, receiver)
    inner.predicate = []
    inner.wanted = truth
    engine.looks = engine.looks + 1 if engine.predicates else 0
    engine.predicates += 1
    try:
        if isinstance(node, ast.Lambda):
            predicate_returns(inner, node.body)
        else:
            inner.run(node.body)
            if inner.state.alive:
                predicate_returns(inner, None)
    finally:
        engine.predicates -= 1
    frame.state.join(inner.predicate)
    if not inner.predicate:
        frame.state.die()
    return True


def predicate_returns(inner: Frame, value: ast.expr | None) -> None:
    """A test function returns here: keep what holds if it is the outcome that is assumed."""
    inner.state.enter()
    if value is None:
        value = ast.Constant(value=None)
    inner.evaluate(value)
    assume(inner, value, inner.wanted)
    if inner.state.alive and inner.predicate is not None:
        facts: dict[object, object] = {
            key: fact for key, fact in inner.state.table.items() if isinstance(key, str) and key.startswith(CAUGHT)
        }
        if EVERYTHING in inner.state.marks and inner.closure is not None:
            facts[MARKS] = inner.closure.state.marks | {EVERYTHING}
        inner.predicate.append(facts)
    inner.state.leave()
