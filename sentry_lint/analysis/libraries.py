"""Functions outside the project: what they do to the data they are given (facts in ``knowledge.flows``)."""

from __future__ import annotations

import ast

from sentry_lint.analysis import access, errors, getting, instances, procedures, running, sites
from sentry_lint.analysis.arguments import Arguments
from sentry_lint.analysis.caught import answered, caught_keys
from sentry_lint.analysis.frames import Frame
from sentry_lint.analysis.members import carried, step_into
from sentry_lint.analysis.naming import bag, by_name, keys_of_bag, owners_of, tainted, under_key
from sentry_lint.analysis.values import (
    CLEAN,
    ITER,
    KEY_FIELD,
    UNKNOWN,
    Bag,
    Caught,
    ClassRef,
    InstanceRef,
    Kind,
    Made,
    Partial,
    Span,
    Status,
    Taint,
    Value,
    anchored,
    derived,
    make,
    reference,
)
from sentry_lint.knowledge import flows, http_errors, sdk
from sentry_lint.knowledge.vocabulary import CATEGORIES
from sentry_lint.knowledge.words import split

SQL_TEXTS = frozenset({"sqlalchemy.text", "sqlalchemy.sql.text", "sqlalchemy.sql.expression.text", "psycopg2.sql.SQL"})
PASSING = frozenset(
    {
        *("asyncio.run", "asyncio.create_task", "asyncio.ensure_future", "asyncio.wait_for", "asyncio.shield"),
        *("anyio.run", "contextlib.closing", "contextlib.aclosing", "contextlib.nullcontext"),
        *("sqlalchemy.literal", "psycopg.sql.SQL", "asgiref.sync.sync_to_async"),
        "types.MappingProxyType",
    }
)


def call(frame: Frame, node: ast.Call, dotted: str, given: Arguments) -> Value | None:
    """Call the symbol ``dotted``."""
    engine = frame.engine
    if engine.is_sanitizer(dotted):
        return CLEAN
    name = sdk.canonical(dotted)
    if name is not None:
        sites.called(frame, node, dotted, given)
        return sites.function(frame, node, name, given)
    stands_for = engine.wrapper_of(dotted)
    if stands_for:
        return sites.function(frame, node, stands_for, given)
    if engine.watches:
        procedures.external(frame, node, dotted, given)
    handled = _by_table(frame, node, dotted, given)
    if handled is not None:
        return handled
    found = BUILT_IN.get(dotted)
    if found is not None:
        return found(frame, node, given)
    if dotted in flows.RUNNING:
        return running.handed_over(frame, node, given, flows.RUNNING[dotted])
    if dotted in flows.STARTING:
        return running.made(frame, node, dotted, given)
    return _by_kind(frame, node, dotted, given)


def _by_table(frame: Frame, node: ast.Call, dotted: str, given: Arguments) -> Value | None:
    if errors.raiser_called(frame, node, dotted):
        return UNKNOWN
    if http_errors.http_error(dotted) is not None:
        return make(refs=(Made(dotted, errors.made_status(frame, dotted, node)),), rest=given.values())
    if dotted in http_errors.FACTORIES:
        return reference(Made(http_errors.FACTORIES[dotted], errors.made_status(frame, dotted, node)))
    if dotted in flows.HASHING:
        return hashed(frame, given)
    if dotted in flows.CLEARING:
        return _kind(frame, given) if dotted == "type" else CLEAN
    if dotted in flows.SOURCES:
        return tainted(frame, flows.SOURCES[dotted], node)
    if dotted in flows.CALL_BAGS:
        return _whole(frame, node, dotted, given)
    if dotted in SQL_TEXTS or dotted in PASSING:
        return given.positional[0][0] if given.positional else UNKNOWN
    if dotted in flows.DUMPING and given.positional:
        value, place = given.positional[0]
        found = dumped(frame, node, value, place)
        return bag(frame, "object", node) if found is None else found
    return None


def _whole(frame: Frame, node: ast.Call, dotted: str, given: Arguments) -> Value:
    if dotted == "vars" and given.positional:
        value, place = given.positional[0]
        found = dumped(frame, node, value, place)
        return bag(frame, "object", node) if found is None else found
    if dotted in ("locals", "globals", "vars") and given.positional:
        return UNKNOWN
    return bag(frame, flows.CALL_BAGS[dotted], node)


def dumped(frame: Frame, node: ast.Call, value: Value, place: ast.expr) -> Value | None:
    """All the fields of an object: those that are known, else a bag where the object is a person; None: unknown."""
    opened = frame.state.open(value)
    if opened.taints:
        return anchored(opened, node)
    fields = {str(key)[1:]: member for key, member in (opened.fields or {}).items() if _is_attribute(key)}
    if fields:
        named: dict[object, Value] = {
            key: anchored(under_key(frame, member, key, node), node) for key, member in fields.items()
        }
        return make(fields=named, flows=opened.flows)
    if opened.fields:
        return anchored(opened, node)
    for ref in opened.refs:
        if isinstance(ref, (InstanceRef, ClassRef)):
            names = frame.engine.declared_fields(ref.cls)
            personal = [name for name in names if frame.engine.vocabulary.classify(name, (ref.cls.node.name,))]
            if names:
                return bag(frame, "object", node) if personal else CLEAN
    last = owners_of(place)[-1:]
    if last and frame.engine.vocabulary.is_person(last[0]):
        return bag(frame, "object", node)
    if last and set(split(last[0])[-1:]) & flows.PERSONAL_OBJECTS:
        return bag(frame, "object", node)
    if opened.flows:
        return anchored(opened, node)
    return UNKNOWN


def _is_attribute(key: object) -> bool:
    return isinstance(key, str) and key.startswith(".") and len(key) > 1


# -- built-in functions with a shape of their own


def _dict(frame: Frame, node: ast.Call, given: Arguments) -> Value:
    fields: dict[object, Value] = {}
    rest: list[Value] = []
    whole: list[Value] = []
    for value, place in given.positional:
        opened = frame.state.open(value)
        if opened.fields is not None and not all(isinstance(key, int) for key in opened.fields):
            fields.update({key: anchored(member, place) for key, member in opened.fields.items()})
            rest.extend(anchored(member, place) for member in opened.rest)
        elif opened.fields is not None:
            _pairs_into(frame, anchored(opened, place), fields, rest)
        elif any(isinstance(ref, InstanceRef) for ref in opened.refs):
            whole.append(dumped(frame, node, value, place) or value)  # iterating over a model gives its fields
        else:
            whole.append(value)
    for name, (value, place) in given.keywords.items():
        fields[name] = under_key(frame, value, name, place)
    rest.extend(value for value, _ in given.more)
    if whole and not fields and not rest and len(whole) == 1:
        opened = frame.state.open(whole[0])
        return frame.state.new_cell(opened) if not opened.inert else UNKNOWN
    return frame.state.new_cell(make(fields=fields, rest=[*rest, *whole]))


def _pairs_into(frame: Frame, opened: Value, fields: dict[object, Value], rest: list[Value]) -> None:
    for member in (opened.fields or {}).values():
        pair = frame.state.open(member)
        key = pair.fields.get(0) if pair.fields else None
        value = pair.fields.get(1, UNKNOWN) if pair.fields else UNKNOWN
        keys = [c for c in (key.consts if key is not None else None) or () if isinstance(c, str)]
        if len(keys) == 1:
            fields[keys[0]] = anchored(value, opened.anchor) if opened.anchor is not None else value
        else:
            rest.append(member)


def _copied(frame: Frame, node: ast.Call, given: Arguments) -> Value:
    if not given.positional:
        return frame.state.new_cell(make(fields={}))
    value = given.positional[0][0]
    opened = frame.state.open(value)
    if keys_of_bag(opened):
        return CLEAN
    if opened.fields is not None and any(isinstance(key, str) for key in opened.fields):
        return access.element(frame, opened, node)
    if opened.flows and opened.fields is None:
        return frame.state.new_cell(make(rest=[step_into(opened, ITER)]))
    return frame.state.new_cell(opened) if not opened.inert or opened.fields is not None else opened


def _deep_copied(frame: Frame, node: ast.Call, given: Arguments) -> Value:
    if not given.positional:
        return UNKNOWN
    opened = access.sealed(frame, given.positional[0][0])
    return frame.state.new_cell(opened) if not opened.inert or opened.fields is not None else opened


def _enumerate(frame: Frame, node: ast.Call, given: Arguments) -> Value:
    if not given.positional:
        return UNKNOWN
    value, place = given.positional[0]
    pair = make(fields={0: CLEAN, 1: access.element(frame, value, place)})
    return make(fields={0: pair})


def _zip(frame: Frame, node: ast.Call, given: Arguments) -> Value:
    members: dict[object, Value] = {
        index: access.element(frame, value, place) for index, (value, place) in enumerate(given.positional)
    }
    return make(fields={0: make(fields=members)})


def _second(frame: Frame, node: ast.Call, given: Arguments) -> Value:
    return given.positional[1][0] if len(given.positional) > 1 else UNKNOWN


def _getenv(frame: Frame, node: ast.Call, given: Arguments) -> Value:
    keys = [c for c in given.positional[0][0].consts or () if isinstance(c, str)] if given.positional else []
    return by_name(frame, UNKNOWN, keys[0], (), node) if len(keys) == 1 else UNKNOWN


def _partial(frame: Frame, node: ast.Call, given: Arguments) -> Value:
    if not given.positional:
        return UNKNOWN
    if frame.engine.watches and len(given.positional) > 1:
        running.handed_over(frame, node, given, 0)
    args = tuple(value for value, _ in given.positional[1:])
    keywords = tuple((name, value) for name, (value, _) in given.keywords.items())
    return reference(Partial(given.positional[0][0], args, keywords))


def _gather(frame: Frame, node: ast.Call, given: Arguments) -> Value:
    return make(fields={index: value for index, (value, _) in enumerate(given.positional)})


def _first(frame: Frame, node: ast.Call, given: Arguments) -> Value:
    return given.positional[0][0] if given.positional else UNKNOWN


def _range(frame: Frame, node: ast.Call, given: Arguments) -> Value:
    known = [value.consts[0] for value, _ in given.positional if value.consts and len(value.consts) == 1]
    bounds = [bound for bound in known if isinstance(bound, int)]
    if len(bounds) == len(given.positional) == 2:
        return make(refs=(Span(int(bounds[0]), int(bounds[1]) - 1),), clean=True)
    return CLEAN


def _number(frame: Frame, node: ast.Call, given: Arguments) -> Value:
    refs = tuple(ref for ref in given.positional[0][0].refs if isinstance(ref, Status)) if given.positional else ()
    return make(refs=refs, clean=True) if refs else CLEAN


def _kind(frame: Frame, given: Arguments) -> Value:
    """``type(exc)``."""
    keys = caught_keys(frame, given.positional[0][0]) if len(given.positional) == 1 else []
    return make(refs=tuple(Kind(key) for key in keys), clean=True) if keys else CLEAN


def _answer(frame: Frame, node: ast.Call, given: Arguments) -> Value:
    return answered(frame, given.positional[0][0]) if given.positional else UNKNOWN


def _exc_info(frame: Frame, node: ast.Call, given: Arguments) -> Value:
    handler = errors.current_handler(frame)
    if handler is None:
        return UNKNOWN
    caught = reference(Caught(handler.key))
    return make(refs=caught.refs, fields={1: caught})


def _from_keys(frame: Frame, node: ast.Call, given: Arguments) -> Value:
    """``dict.fromkeys(names, value)``."""
    if not given.positional:
        return UNKNOWN
    key = access.element(frame, *given.positional[0])
    value = given.positional[1][0] if len(given.positional) > 1 else CLEAN
    return frame.state.new_cell(make(fields={} if key.inert else {KEY_FIELD: key}, rest=[value]))


def _super(frame: Frame, node: ast.Call, given: Arguments) -> Value:
    return instances.parent(frame) or UNKNOWN


def _next(frame: Frame, node: ast.Call, given: Arguments) -> Value:
    return access.element(frame, *given.positional[0]) if given.positional else UNKNOWN


def _re_sub(frame: Frame, node: ast.Call, given: Arguments) -> Value:
    """``re.sub``: a pattern that matches everything clears the text, any other leaves something of it."""
    if len(given.positional) < 3:
        return UNKNOWN
    pattern, replacement, text = (value for value, _ in given.positional[:3])
    if pattern.consts and set(pattern.consts) <= flows.FULL_PATTERNS:
        return CLEAN if replacement.inert else replacement
    return derived([frame.state.open(text), replacement])


def _text(frame: Frame, node: ast.Call, given: Arguments) -> Value:
    """``str(x)``, ``repr(x)``, ``format(x)``: what a class of the project shows of itself, else what ``x`` carries."""
    if len(given.positional) == 1:
        value, place = given.positional[0]
        asked = instances.REPR if getattr(node.func, "id", "") in ("repr", "ascii") else instances.STR
        given.positional[0] = (instances.as_text(frame, value, place, asked), place)
    return anchored_members(frame, given)


def _namespace(frame: Frame, node: ast.Call, given: Arguments) -> Value:
    """An object with these attributes, whose text shows them all."""
    fields: dict[object, Value] = {"." + name: value for name, (value, _) in given.keywords.items()}
    for value, _ in given.more:
        known = frame.state.open(value).fields or {}
        fields.update({f".{key}": member for key, member in known.items() if isinstance(key, str)})
    return frame.state.new_cell(make(fields=fields, rest=given.values()))


BUILT_IN = {
    "str": _text,
    "repr": _text,
    "ascii": _text,
    "format": _text,
    "types.SimpleNamespace": _namespace,
    "argparse.Namespace": _namespace,
    "operator.attrgetter": getting.attrgetter,
    "operator.itemgetter": getting.itemgetter,
    getting.ATTRIBUTES: getting.attributes,
    getting.ITEMS: getting.items,
    "dict": _dict,
    "collections.OrderedDict": _dict,
    "list": _copied,
    "tuple": _copied,
    "set": _copied,
    "sorted": _copied,
    "reversed": _copied,
    "copy.copy": _deep_copied,
    "re.sub": _re_sub,
    "copy.deepcopy": _deep_copied,
    "rest_framework.views.exception_handler": _answer,
    "psycopg.sql.Identifier": procedures.identifier,
    "psycopg2.sql.Identifier": procedures.identifier,
    "enumerate": _enumerate,
    "zip": _zip,
    "map": running.mapped,
    "filter": _second,
    "typing.cast": _second,
    "getattr": getting.getattr_,
    "setattr": getting.setattr_,
    "os.getenv": _getenv,
    "os.environ.get": _getenv,
    "functools.partial": _partial,
    "staticmethod": _first,
    "frozenset": _copied,
    "range": _range,
    "int": _number,
    "http.HTTPStatus": _number,
    "sys.exc_info": _exc_info,
    "dict.fromkeys": _from_keys,
    "classmethod": _first,
    "asyncio.gather": _gather,
    "super": _super,
    "next": _next,
}


# -- the rest, by table and by name


def _by_kind(frame: Frame, node: ast.Call, dotted: str, given: Arguments) -> Value | None:
    last = dotted.rpartition(".")[2]
    if last in http_errors.METHODS_404 and isinstance(node.func, ast.Attribute):
        errors.raised_by_name(frame, node, http_errors.METHODS_404[last])
        return UNKNOWN
    if dotted in flows.PARSING and given.positional:
        return _parsed(frame, anchored_members(frame, given))
    if dotted in flows.KEEPING:
        return anchored_members(frame, given)
    if last[:1].isupper():
        if last.endswith(("Error", "Exception", "Warning", "Exit", "Interrupt")):
            return make(refs=(Made(dotted),), rest=given.values())
        return reference(Made(dotted))
    if isinstance(node.func, ast.Attribute) and dotted.startswith(tuple(flows.SYMBOL_BAGS)):
        return None
    return by_function_name(frame, node, last)


def hashed(frame: Frame, given: Arguments) -> Value:
    """What a hash shows: nothing personal, but a credential's hash is still worth stealing."""
    secrets = [
        found
        for value in given.values()
        for found in carried(value, frame.state.table)
        if isinstance(found.what, Taint) and CATEGORIES[found.what.category].kind == "secret"
    ]
    if not secrets:
        return CLEAN
    value = make(taints=tuple(found.what for found in secrets if isinstance(found.what, Taint)))
    value.anchor = next((found.anchor for found in secrets if found.anchor is not None), None)
    return value


def _parsed(frame: Frame, value: Value) -> Value:
    """What a text says: if it is of one bag, that bag again."""
    found = list(carried(value, frame.state.table))
    taints = tuple(one.what for one in found if isinstance(one.what, Taint))
    categories = {taint.category for taint in taints}
    if len(taints) != len(found) or len(categories) != 1 or not categories <= set(flows.REQUEST_BAGS.values()):
        return value
    parsed = make(taints=taints, refs=(Bag(taints[0].category),))
    parsed.anchor = next((one.anchor for one in found if one.anchor is not None), None)
    return parsed


def anchored_members(frame: Frame, given: Arguments) -> Value:
    """A value that carries what the arguments carry; one alone keeps what is known of its text."""
    if len(given.positional) == 1 and not given.keywords:
        value = given.positional[0][0]
        if value.inert:
            return CLEAN if value.clean else value
        opened = frame.state.open(value)
        return derived([opened], opened.texts)
    return derived([frame.state.open(value) for value in given.values()])


def by_function_name(frame: Frame, node: ast.Call, name: str) -> Value:
    """What the name of a function that cannot be seen says of its result."""
    words = set(split(name))
    if words & flows.CLEARING_WORDS or words & {"len", "count", "is", "has"}:
        return CLEAN
    owners = owners_of(node.func)[:-1]
    value = by_name(frame, UNKNOWN, name, owners, node)
    return value if value.taints else UNKNOWN
