"""``redact-payload``: takes what is personal or secret out of what Sentry gets.

A field of a dictionary is dropped while others remain; a value becomes an id of the same owner that the file uses
already, a sanitizer of the policy, the fact that it is there (``bool``), or in text the word ``[redacted]``. No call
is removed: as many events, breadcrumbs and tags are sent as before.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cached_property
from typing import Union

import libcst as cst

from sentry_codemods.drop import drop_from
from sentry_codemods.join import Refused
from sentry_codemods.layout import one_line
from sentry_codemods.lazy import command
from sentry_codemods.templates import string
from sentry_codemods.work import Work
from sentry_lint.findings import Finding, Redact

IDS = ("id", "pk", "uuid", "public_id", "user_id", "external_id")
PLACEHOLDER = "[redacted]"
# Bags whose length is always there to be taken: mappings and tuples, never None.
_SIZED = {"headers", "cookies", "query", "environ", "locals", "arguments"}
_BAGS = {"environ", "locals", "object"}
_TAGS = {"set_tag", "set_tags"}
_SCALARS = {"set_tag", "set_extra", "set_data", "set_attribute"}
_TABLE_CALLS = {"set_context", "set_user", "set_tags", "set_extras", "set_attributes", "update_data"}
_WRITES = {"setdefault", "update", "append", "extend"}
_TABLES = {"data", "attributes", "contexts", "extras", "tags", "user", "extra"}

Entry = Union[cst.DictElement, cst.Arg]


@dataclass
class Leak:
    """A leaking expression: ``holder`` is the call or assignment that hands it over."""

    work: Work
    fix: Redact
    value: cst.BaseExpression
    holder: cst.CSTNode

    @cached_property
    def way(self) -> list[tuple[cst.CSTNode, cst.CSTNode]]:
        """(child, parent) from the value up to the holder."""
        found = []
        for child, parent in self.work.join.parents(self.value):
            found.append((child, parent))
            if parent is self.holder:
                return found
        raise Refused("the value comes from outside of the call")

    @property
    def kind(self) -> str:
        """``personal``, ``secret`` or ``bulk``."""
        from sentry_lint.knowledge.vocabulary import CATEGORIES

        category = CATEGORIES.get(self.fix.category)
        return category.kind if category is not None else "personal"

    @property
    def function(self) -> str:
        """The last name of the reporting call, "" for an assignment."""
        called = self.holder.func if isinstance(self.holder, cst.Call) else None
        if isinstance(called, cst.Attribute):
            return called.attr.value
        return called.value if isinstance(called, cst.Name) else ""

    @property
    def is_user(self) -> bool:
        """Whether it is the user that the value goes to: ``set_user``, ``scope.user = …``, ``user=…``."""
        if isinstance(self.holder, cst.Call):
            args = [parent for _, parent in self.way if isinstance(parent, cst.Arg)]
            keyword = args[-1].keyword if args else None
            return "user" in self.function or (keyword is not None and keyword.value == "user")
        holder = self.holder.targets[0] if isinstance(self.holder, cst.Assign) else self.holder
        target = getattr(holder, "target", None)
        return isinstance(target, cst.Attribute) and target.attr.value == "user"


def plan(work: Work, finding: Finding) -> None:
    """Registers the edits that mend ``finding``. Raises :class:`Refused`."""
    fix = finding.fix
    assert isinstance(fix, Redact)
    value = work.join.node(fix.value, cst.BaseExpression)  # type: ignore[type-abstract]
    leak = Leak(work, fix, value, _holder(work, fix))
    if leak.value is leak.holder:
        raise Refused("the whole call hands it over")
    identity = _identity(leak) if leak.kind == "personal" else None
    entry = _entry(leak)
    if _is_text(leak):
        _mend_value(leak, identity)
    elif entry is not None:
        _mend_entry(leak, entry, identity)
    else:
        _mend_value(leak, identity)


def _holder(work: Work, fix: Redact) -> cst.CSTNode:
    try:
        return work.join.node(fix.call, cst.Call)
    except Refused:
        pass
    for kind in (cst.Assign, cst.AnnAssign, cst.AugAssign):
        try:
            return work.join.node(fix.call, kind)
        except Refused:
            continue
    # The analysis reports an assignment by its target.
    target = next((one for one in work.join.at(fix.call) if isinstance(one, (cst.Attribute, cst.Subscript))), fix)
    if not isinstance(target, cst.CSTNode):
        raise Refused("its place in the source cannot be told for certain")
    above = work.join.parent(target)
    holder = work.join.parent(above) if isinstance(above, cst.AssignTarget) else above
    if isinstance(holder, (cst.Assign, cst.AnnAssign, cst.AugAssign)):
        return holder
    raise Refused("its place in the source cannot be told for certain")


# -- fields --------------------------------------------------------------------------------------------------------


def _entry(leak: Leak) -> Entry | None:
    """The innermost field of a dictionary (``{…}`` or ``dict(…)``) below the holder through which the value goes."""
    for child, parent in leak.way:
        if isinstance(parent, cst.DictElement) and child is parent.value:
            return parent
        if isinstance(parent, cst.Arg) and parent.keyword is not None:
            call = leak.work.join.parent(parent)
            if isinstance(call, cst.Call) and isinstance(call.func, cst.Name) and call.func.value == "dict":
                return parent
        if isinstance(parent, (cst.Lambda, cst.BaseComp)):
            raise Refused("the value is made anew for each item")
    return None


def _key(entry: Entry) -> str:
    if isinstance(entry, cst.Arg):
        return entry.keyword.value if entry.keyword is not None else ""
    value = entry.key.evaluated_value if isinstance(entry.key, cst.SimpleString) else ""
    return value if isinstance(value, str) else ""


def _mend_entry(leak: Leak, entry: Entry, identity: str | None) -> None:
    """Keeps the field with an id in it where its name is not personal itself, else drops it."""
    join = leak.work.join
    holder = join.parent(entry)
    assert isinstance(holder, (cst.Dict, cst.Call))
    key = _key(entry)
    telling = not key or leak.work.vocabulary().classify(key, ("user",)) is not None
    if identity is not None and not telling and not _already(leak, holder, identity):
        _put(leak, entry.value, identity)
        return
    gone = leak.work.edits.dropped.get(id(holder), set())
    items = holder.elements if isinstance(holder, cst.Dict) else holder.args
    if len(items) - len(gone) > 1:
        drop_from(leak.work, holder, entry)
    elif identity is not None and leak.is_user and isinstance(entry, cst.DictElement):
        quote = leak.work.quote
        entry_key = cst.parse_expression(string("id", quote))
        leak.work.edits.change(entry.key, lambda _: entry_key, whole=True)
        _put(leak, entry.value, identity)
    elif leak.is_user or leak.fix.category == "object":
        raise Refused("nothing would remain of it, and no id is in reach")
    elif leak.fix.category in _SIZED and not isinstance(entry.value, cst.Lambda):
        _put(leak, entry.value, f"len({join.code(leak.value)})")
    else:
        _put(leak, entry.value, f"bool({join.code(entry.value)})")


def _already(leak: Leak, holder: cst.CSTNode, identity: str) -> bool:
    """Tells whether another field of the same dictionary carries the id."""
    items = holder.elements if isinstance(holder, cst.Dict) else getattr(holder, "args", ())
    return any(
        isinstance(one, (cst.DictElement, cst.Arg)) and leak.work.join.code(one.value) == identity for one in items
    )


# -- values --------------------------------------------------------------------------------------------------------


def _mend_value(leak: Leak, identity: str | None) -> None:
    """Puts something harmless where the value is neither a field nor part of one."""
    join, value = leak.work.join, leak.value
    if isinstance(leak.way[0][1], (cst.Assign, cst.AnnAssign, cst.AugAssign)) or leak.function in _WRITES:
        raise Refused("only a person can tell what should stand there")
    if identity is not None:
        _put(leak, value, f"str({identity})" if _concatenated(leak) else identity)
        return
    sanitizer = _sanitized(leak)
    if sanitizer is not None:
        _put(leak, value, sanitizer)
    elif _is_text(leak):
        _redact_text(leak)
    elif leak.kind == "bulk":
        _mend_bag(leak)
    elif not _is_scalar(leak):
        raise Refused("what it holds is put into it elsewhere: take it out there")
    elif _is_message(leak):
        raise Refused("the text is nothing but it: write what happened, and the id")
    elif isinstance(value, (cst.SimpleString, cst.ConcatenatedString)):
        raise Refused("it is written in a literal")
    elif isinstance(leak.way[0][1], cst.Element):  # of a list, which is one of texts more often than not
        _put(leak, value, string(PLACEHOLDER, leak.work.quote))
    else:
        _put(leak, value, f"bool({join.code(value)})")


def _mend_bag(leak: Leak) -> None:
    """A whole context becomes the names of what the bag holds."""
    code = leak.work.join.code(leak.value)
    parent = leak.way[0][1]
    if not isinstance(parent, cst.Arg) or leak.way[-1][1] is not leak.work.join.parent(parent):
        raise Refused("only a person can tell which of its fields are wanted")
    if leak.function in _TAGS or leak.fix.category not in _BAGS or not one_line(code):
        raise Refused("only a person can tell which of its fields are wanted")
    if not isinstance(leak.value, cst.Call) and not code.endswith("environ"):
        raise Refused("only a person can tell which of its fields are wanted")
    _put(leak, leak.value, "{" + string("names", leak.work.quote) + f": sorted({code}.keys())" + "}")


def _is_scalar(leak: Leak) -> bool:
    """Tells whether the place takes a lone value rather than a table, and the value is none itself."""
    if leak.function in _SCALARS:
        return True
    parent = leak.way[0][1]
    if isinstance(parent, cst.Arg) and parent.keyword is not None and parent.keyword.value in _TABLES:
        return False
    name = leak.value.attr if isinstance(leak.value, cst.Attribute) else leak.value
    telling = isinstance(name, cst.Name) and leak.work.vocabulary().classify(name.value, ("user",)) is not None
    return leak.function not in _TABLE_CALLS and telling


def _concatenated(leak: Leak) -> bool:
    parent = leak.way[0][1]
    return isinstance(parent, cst.BinaryOperation) and isinstance(parent.operator, cst.Add)


def _is_text(leak: Leak) -> bool:
    """Tells whether the value is a piece of a longer text: an f-string, ``+``, ``%`` or ``format``."""
    for child, parent in leak.way:
        if isinstance(parent, cst.FormattedStringExpression):
            return child is parent.expression
        if isinstance(parent, cst.BinaryOperation):
            if isinstance(parent.operator, cst.Modulo):
                return child is parent.right
            return isinstance(parent.operator, cst.Add)
        if isinstance(parent, cst.Call) and isinstance(parent.func, cst.Attribute) and parent is not leak.holder:
            return parent.func.attr.value == "format" and isinstance(parent.func.value, cst.BaseString)
        if not isinstance(parent, (cst.Arg, cst.Tuple, cst.Element)):
            return False
    return False


def _redact_text(leak: Leak) -> None:
    """Puts a constant where the value stood; an f-string loses the whole replacement field."""
    parent = leak.way[0][1]
    if isinstance(parent, cst.FormattedStringExpression):
        _redact_field(leak, parent)
        return
    if isinstance(parent, cst.BinaryOperation) and leak.value is parent.right:
        merged = _merged(parent)
        if merged is not None and not leak.value.lpar:
            _put(leak, parent, merged)
            return
    _put(leak, leak.value, string(PLACEHOLDER, leak.work.quote))


def _merged(operation: cst.BinaryOperation) -> str | None:
    """``"to " + value`` and ``"to %s" % value`` as one literal; None where the left side is not that plain."""
    left = operation.left
    if not isinstance(left, cst.SimpleString) or left.prefix or left.lpar:
        return None
    if isinstance(operation.operator, cst.Add):
        return left.value[: -len(left.quote)] + PLACEHOLDER + left.quote
    if isinstance(operation.operator, cst.Modulo) and left.value.count("%") == left.value.count("%s") == 1:
        return left.value.replace("%s", PLACEHOLDER)
    return None


def _redact_field(leak: Leak, field: cst.FormattedStringExpression) -> None:
    """An f-string without other fields becomes a plain string."""
    whole = leak.work.join.parent(field)
    if isinstance(whole, cst.FormattedString) and whole.prefix.lower() == "f":
        texts = [part.value for part in whole.parts if isinstance(part, cst.FormattedStringText)]
        if len(texts) == len(whole.parts) - 1 and not any("{{" in text or "}}" in text for text in texts):
            plain = "".join(
                part.value if isinstance(part, cst.FormattedStringText) else PLACEHOLDER for part in whole.parts
            )
            _put(leak, whole, whole.start[len(whole.prefix) :] + plain + whole.end)
            return
    text = cst.FormattedStringText(PLACEHOLDER)
    leak.work.edits.change(field, lambda _: text, whole=True)


def _is_message(leak: Leak) -> bool:
    """Tells whether the value is the whole text of a message, or the key of a tag."""
    argument = next((parent for _, parent in leak.way if isinstance(parent, cst.Arg)), None)
    if argument is None or not isinstance(leak.holder, cst.Call):
        return False
    if argument.keyword is not None:
        return argument.keyword.value in ("message", "name", "category", "description", "op", "key")
    positional = [one for one in leak.holder.args if one.keyword is None]
    return positional[:1] == [argument]


def _put(leak: Leak, node: cst.BaseExpression, source: str) -> None:
    """Replaces ``node`` by ``source``, within the parentheses it had."""
    try:
        new = cst.parse_expression(source, leak.work.join.module.config_for_parsing)
    except cst.ParserSyntaxError as error:
        raise Refused("it cannot be written in place") from error
    leak.work.edits.change(node, lambda _: new, whole=True)


# -- what is in reach ----------------------------------------------------------------------------------------------


def _identity(leak: Leak) -> str | None:
    """An id of the owner of the value that the same function or file reads anyway, as source; None where none is."""
    code = leak.work.join.code(leak.value)
    try:
        tree = ast.parse(code, mode="eval").body
    except SyntaxError:
        return None
    if isinstance(tree, ast.Call) and len(tree.args) == 1 and not tree.keywords:
        tree = tree.args[0]
    owners = [tree.value] if isinstance(tree, (ast.Attribute, ast.Subscript)) else []
    if isinstance(tree, (ast.Name, ast.Attribute)):
        owners.append(tree)
    line, column = leak.fix.call.line, leak.fix.call.column
    functions = leak.work.bindings.functions(line, column)
    scope: ast.AST = functions[-1] if functions else leak.work.tree
    for owner in owners:
        if isinstance(tree, ast.Subscript) and owner is tree.value:
            found = _read_item(scope, owner)
        else:
            found = _read_attribute(scope, owner)
        if found is not None:
            return found
    if isinstance(tree, ast.Name) and functions:
        return _sibling(tree.id, functions[-1])
    return None


def _read_attribute(scope: ast.AST, owner: ast.expr) -> str | None:
    if isinstance(owner, ast.Name) and owner.id in ("self", "cls", "request"):
        return None
    wanted = ast.dump(owner)
    read = {
        node.attr
        for node in ast.walk(scope)
        if isinstance(node, ast.Attribute) and node.attr in IDS and ast.dump(node.value) == wanted
    }
    return next((f"{ast.unparse(owner)}.{name}" for name in IDS if name in read), None)


def _read_item(scope: ast.AST, owner: ast.expr) -> str | None:
    wanted = ast.dump(owner)
    read = {
        node.slice.value: ast.unparse(node)
        for node in ast.walk(scope)
        if isinstance(node, ast.Subscript)
        and isinstance(node.ctx, ast.Load)
        and isinstance(node.slice, ast.Constant)
        and node.slice.value in IDS
        and ast.dump(node.value) == wanted
    }
    return next((read[name] for name in IDS if name in read), None)


def _sibling(name: str, function: ast.FunctionDef | ast.AsyncFunctionDef) -> str | None:
    """``user_id`` where ``user_email`` is the value and both are parameters."""
    given = function.args
    parameters = {one.arg for one in [*given.posonlyargs, *given.args, *given.kwonlyargs]}
    stem = name.rpartition("_")[0]
    return f"{stem}_id" if stem and name in parameters and f"{stem}_id" in parameters else None


def _sanitized(leak: Leak) -> str | None:
    """The value through the policy's only sanitizer, where there is just one; never for secrets, bags and tags."""
    sanitizers = leak.work.policy.privacy.sanitizers
    if leak.kind != "personal" or len(sanitizers) != 1 or leak.function in _TAGS:
        return None
    try:
        reach = leak.work.reach(sanitizers[0], leak.fix.call)
    except Refused:
        return None
    if reach.guard is not None:
        return None
    leak.work.want(reach)
    return f"{reach.text}({leak.work.join.code(leak.value)})"


__getattr__ = command(__name__, "Take personal data and secrets out of what is handed to Sentry.")
