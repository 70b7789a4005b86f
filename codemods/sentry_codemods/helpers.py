"""Maps a watched call to the parameters of the project's own instrumenting helper, read from its source."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from sentry_codemods.simple import simple_expression
from sentry_codemods.templates import Unresolved

if TYPE_CHECKING:
    from sentry_codemods.instrument_call_sites import Site
    from sentry_codemods.work import Work

PROCEDURE = {"procedure", "procname", "proc", "sp", "name", "operation"}
ARGUMENTS = {"args", "arguments", "params", "parameters", "values"}


def find_function(work: Work, dotted: str) -> ast.FunctionDef | ast.AsyncFunctionDef | None:
    """The module-level function ``dotted`` of the project; None where its source is not found."""
    module, _, name = dotted.rpartition(".")
    tree: ast.Module | None = None
    if module == work.module.name:
        tree = work.tree
    else:
        found = work.project.module(work.module, module)
        if found is not None:
            try:
                tree = found.tree
            except (SyntaxError, ValueError):
                tree = None
    for node in tree.body if tree is not None else ():
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name == name:
            return node
    return None


def helper_arguments(site: Site, dotted: str) -> list[str] | None:
    """The arguments for a call of the helper ``dotted`` at ``site``; None where one it requires is not to be had.

    A parameter is the procedure's name, its arguments in one piece, or a name that the site certainly has.
    """
    function = find_function(site.work, dotted)
    if function is None or isinstance(function, ast.AsyncFunctionDef):
        return None
    given = function.args
    if given.vararg or given.kwarg:
        return None
    positional = [*given.posonlyargs, *given.args]
    required = len(positional) - len(given.defaults)
    arguments: list[str] = []
    by_keyword = False
    for index, parameter in enumerate(positional):
        source = _value(site, parameter.arg)
        if source is None:
            if index < required:
                return None
            by_keyword = True
            continue
        arguments.append(f"{parameter.arg}={source}" if by_keyword else source)
    for parameter, default in zip(given.kwonlyargs, given.kw_defaults, strict=True):
        source = _value(site, parameter.arg)
        if source is not None:
            arguments.append(f"{parameter.arg}={source}")
        elif default is None:
            return None
    return arguments


def _value(site: Site, parameter: str) -> str | None:
    words = set(parameter.lower().split("_"))
    if words & ARGUMENTS:
        return site.arguments_source()
    if words & PROCEDURE and "id" not in words:
        return site.procedure_source
    try:
        for field in (f"name:{parameter}", f"arg:{parameter}"):
            if field[:4] == "name" and parameter not in site.fix.names:
                continue
            value = site.resolve(field)
            return value if isinstance(value, str) else value.source
    except Unresolved:
        return None
    return None


def arguments_of(site: Site) -> str | None:
    """The procedure's arguments in one piece, if they can be written twice."""
    positions = sorted((key for key in site.fix.arguments if key.isdigit()), key=int)
    if positions:
        parts = [site.work.text(site.fix.arguments[key]) for key in positions]
        source = f"({', '.join(parts)}{',' if len(parts) == 1 else ''})"
    else:
        try:
            given = site.handed_over()
        except Unresolved:
            return None
        source = site.work.join.code(given) if given is not None else "()"
    tree = simple_expression(source, collections=True)
    if tree is None or any(isinstance(node, ast.Name) and node.id in site.bound for node in ast.walk(tree)):
        return None
    return source
