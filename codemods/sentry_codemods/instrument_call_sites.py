"""``instrument-call-sites``: announces each watched call to Sentry just before it runs.

Writes ``sentry_sdk.add_breadcrumb`` and a ``set_tag`` for every tag of the watch (and its context), or a call of the
watch's own helper, before the statement that holds the call. What a template asks for and a site does not have is
left out there, and said.
"""

from __future__ import annotations

import ast
import textwrap
from dataclasses import dataclass

import libcst as cst

from sentry_codemods.bindings import Import, Reach, stored_names
from sentry_codemods.executed import executed
from sentry_codemods.helpers import arguments_of, helper_arguments
from sentry_codemods.join import Refused
from sentry_codemods.layout import call as lay_out
from sentry_codemods.lazy import command
from sentry_codemods.place import Spot, before
from sentry_codemods.simple import personal_part, simple_expression
from sentry_codemods.templates import Expression, Unresolved, render, render_table, string
from sentry_codemods.work import Work
from sentry_lint.findings import Finding, InstrumentCall, Span
from sentry_lint.policy import Watch


@dataclass(slots=True)
class Site:
    """A watched call with what is known about it. ``bound`` are the names that its statement itself binds."""

    work: Work
    fix: InstrumentCall
    watch: Watch
    call: cst.Call
    spot: Spot
    bound: set[str]

    @property
    def procedure(self) -> str:
        """The procedure's name as the policy spells it, else as the analysis does; a callable's own name."""
        if self.fix.procedure in self.watch.calls:
            return self.fix.procedure.rpartition(".")[2]
        known = {name.rpartition(".")[2].lower(): name for name in self.watch.procedures}
        return known.get(self.fix.procedure.rpartition(".")[2].lower(), self.fix.procedure)

    @property
    def procedure_source(self) -> str:
        """The procedure's name as source."""
        return string(self.procedure, self.work.quote)

    def arguments_source(self) -> str | None:
        """The procedure's arguments in one piece, as source; None where they cannot be written twice."""
        return arguments_of(self)

    def condition(self) -> str | None:
        """The source of a test that holds only where there is something to announce; None where there always is."""
        return None

    def resolve(self, field: str) -> str | Expression:
        """The value of a template's field at this site. Raises :class:`Unresolved`."""
        if field == "procedure":
            return self.procedure
        if field == "args_count":
            return Expression(self._count())
        kind, _, name = field.partition(":")
        if kind == "name":
            if name not in self.fix.names or name in self.bound:
                raise Unresolved("no such name is certainly bound before the call")
            source = name
        else:
            if name not in self.fix.arguments:
                raise Unresolved("the call has no such argument")
            source = self.work.text(self.fix.arguments[name])
        return Expression(self.checked(source, name))

    def checked(self, source: str, name: str = "") -> str:
        """``source`` if it may be written a second time before the statement. Raises :class:`Unresolved`."""
        tree = simple_expression(source)
        if tree is None:
            raise Unresolved("its value is not a plain name, attribute or constant, so that it cannot be written twice")
        if any(isinstance(node, ast.Name) and node.id in self.bound for node in ast.walk(tree)):
            raise Unresolved("the statement itself binds its value")
        label = personal_part(tree, name, self.work.vocabulary())
        if label:
            raise Unresolved(f"it is personal ({label})")
        return source

    def _count(self) -> str:
        positions = [key for key in self.fix.arguments if key.isdigit()]
        if positions:
            return str(len(positions))
        if self.fix.procedure in self.watch.calls:
            if any(argument.star for argument in self.call.args):
                raise Unresolved("the number of arguments is not known")
            return str(len(self.call.args))
        try:
            each = executed(self.work, self.fix.call).each
        except Refused:
            each = None
        if each is not None:
            return str(len(each))
        given = self.handed_over()
        if given is None:
            return "0"
        if isinstance(given, (cst.Tuple, cst.List)):
            if any(isinstance(element, cst.StarredElement) for element in given.elements):
                raise Unresolved("the number of arguments is not known")
            return str(len(given.elements))
        return f"len({self.checked(self.work.join.code(given))})"

    def handed_over(self) -> cst.BaseExpression | None:
        """The procedure's arguments in one piece, as ``callproc(name, args)`` takes them; None where there are none.

        Raises :class:`Unresolved` where the call hands them over in another way.
        """
        name = self.call.func
        called = (
            name.attr.value if isinstance(name, cst.Attribute) else name.value if isinstance(name, cst.Name) else ""
        )
        for argument in self.call.args:
            if argument.keyword is not None and argument.keyword.value in ("args", "params", "parameters"):
                return argument.value
        if called.startswith(("exec", "read_sql")) or any(one.star for one in self.call.args):
            raise Unresolved("the number of arguments is not known")
        positional = [argument for argument in self.call.args if argument.keyword is None]
        if len(positional) < 2:
            return None
        if len(positional) == 2 and not isinstance(positional[1].value, (cst.SimpleString, cst.Integer)):
            return positional[1].value
        raise Unresolved("the number of arguments is not known")


def plan(work: Work, finding: Finding) -> None:
    """Registers the edits that mend ``finding``. Raises :class:`Refused`."""
    fix = finding.fix
    assert isinstance(fix, InstrumentCall)
    watch = next((one for one in work.policy.watch if one.name == fix.watch), None)
    if watch is None:
        raise Refused("the policy has no such watch")
    if watch.strict:
        raise Refused("the watch is strict: the call has to go through a wrapper", review=not work.review)
    call = work.join.node(fix.call, cst.Call)
    spot = before(work.join, call)
    site = Site(work, fix, watch, call, spot, bound_by(work, fix.call))
    lines = announcement(site)
    if not _stands_before(work, spot, lines):
        work.edits.insert(spot, lines)


def announcement(site: Site) -> list[str]:
    """The statements that announce the call: the watch's helper where it can be called, else the SDK's own."""
    return _helper(site) or _plain_calls(site)


def bound_by(work: Work, call: Span) -> set[str]:
    """The names that the statement with the call binds before or while it evaluates the call.

    The target of an assignment is not among them: it is bound after the call, which sees what it held before.
    """
    statement = work.bindings.statement(call.line, call.column)
    if statement is None:
        return set()
    if isinstance(statement, (ast.Assign, ast.AugAssign, ast.AnnAssign)):
        return stored_names([statement.value]) if statement.value else set()
    clauses = (ast.stmt, ast.ExceptHandler, ast.match_case)
    return stored_names([child for child in ast.iter_child_nodes(statement) if not isinstance(child, clauses)])


def width_at(site: Site) -> int:
    place = site.work.join.place(site.spot.container)
    line = site.work.join.lines[place[0] - 1] if place else ""
    column = len(line) - len(line.lstrip())
    if isinstance(site.spot.container, cst.SimpleStatementSuite):
        column += 4
    return max(40, site.work.width - column)


def _plain_calls(site: Site) -> list[str]:
    """The statements that announce the call through the SDK itself."""
    work, watch = site.work, site.watch
    span = site.fix.call
    sdk = Import("sentry_sdk")
    quote = work.quote
    crumb = work.reach("sentry_sdk.add_breadcrumb", span, sdk)
    used = [crumb]
    message = render(watch.message, site.resolve, quote)
    data = render_table(watch.data, site.resolve, quote)
    left_out = [*message.left_out, *data.left_out]
    arguments = [f"category={string(watch.category, quote)}"]
    if message.source is not None:
        arguments.append(f"message={message.source}")
    arguments.append(f"level={string(watch.level, quote)}")
    if data.source is not None:
        arguments.append(f"data={data.source}")
    condition = site.condition()
    width = width_at(site) - (4 if crumb.guard or condition else 0)
    lines = [lay_out(crumb.text, arguments, width)]
    for key, template in watch.tags.items():
        value = render(template, site.resolve, quote)
        left_out += [f"tag {key}, {why}" for why in value.left_out]
        if value.source is not None:
            tag = work.reach("sentry_sdk.set_tag", span, sdk)
            used.append(tag)
            lines.append(lay_out(tag.text, [string(key, quote), value.source], width))
    if watch.context is not None:
        fields = render_table(watch.context.fields, site.resolve, quote)
        left_out += fields.left_out
        context = work.reach("sentry_sdk.set_context", span, sdk)
        used.append(context)
        lines.append(lay_out(context.text, [string(watch.context.name, quote), fields.source or "{}"], width))
    work.want(*used)
    work.notes += [f"left out {why}" for why in left_out]
    return _guarded(lines, used, condition)


def _guarded(lines: list[str], used: list[Reach], condition: str | None = None) -> list[str]:
    guards = [*sorted({reach.guard for reach in used if reach.guard}), *([condition] if condition else [])]
    if not guards:
        return lines
    body = "\n".join(lines).replace("\n", "\n    ")
    return [f"if {' and '.join(guards)}:\n    {body}"]


def _helper(site: Site) -> list[str] | None:
    """A call of the watch's helper; None where there is none or its parameters cannot be told from the site."""
    dotted = site.watch.instrument
    if dotted is None:
        return None
    arguments = helper_arguments(site, dotted)
    if arguments is None:
        return None
    reach = site.work.reach(dotted, site.fix.call)
    site.work.want(reach)
    return _guarded([lay_out(reach.text, arguments, width_at(site))], [reach])


def _stands_before(work: Work, spot: Spot, lines: list[str]) -> bool:
    """Tells whether the very statements stand before ``spot`` already."""
    block = work.join.parent(spot.container)
    if spot.index or not isinstance(block, (cst.IndentedBlock, cst.Module)):
        return False
    index = next(i for i, node in enumerate(block.body) if node is spot.container)
    if index < len(lines):
        return False
    there = [_shape(work.join.code(node)) for node in block.body[index - len(lines) : index]]
    return there == [_shape(line) for line in lines]


def _shape(source: str) -> str:
    try:
        return ast.dump(ast.parse(textwrap.dedent(source)))
    except SyntaxError:
        return source


__getattr__ = command(__name__, "Add a breadcrumb and tags before each call that [tool.sentry-lint] watches.")
