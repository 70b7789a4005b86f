"""Statements on a real MariaDB and on SQLite: bound values, literals, duplicates, a procedure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from . import databases
from .planted import Planted, missing, run

App = Callable[[Planted], None]

ERROR = {"exception.value", "frame.vars"}
# A literal is part of the statement: of the breadcrumb and the span that the SDK makes of it, too.
LITERAL = {*ERROR, "breadcrumb.message", "transaction: span.description"}
PARAMETERS = {"breadcrumb.data", "transaction: span.data"}

# Application -> entry -> where its values come out with the SDK's defaults. Source: these runs with 2.75.0.
BY_DEFAULT: dict[App, dict[str, set[str]]] = {
    databases.driver: {
        "bound.password": {"frame.vars"},
        "named.token": {"frame.vars"},
        "literal.person-name": {"frame.vars"},
        # MariaDB says which value was there already, and procedures say what they like.
        "duplicate.password": ERROR,
        "duplicate.person-name": ERROR,
        "procedure.email": ERROR,
        "procedure.person-name": {"frame.vars"},
    },
    databases.on_sqlite: {
        "literal": LITERAL, "bound": ERROR, "many.one": ERROR, "many.two": ERROR, "mapped": ERROR,
    },
    databases.on_mariadb: {
        "literal": LITERAL, "bound": ERROR, "many.one": ERROR, "mapped": ERROR, "procedure.password": LITERAL,
    },
    databases.with_django: {
        "duplicate": {"frame.vars"}, "asked": {"frame.vars"}, "form": {"exception.value"},
        "literal": {"frame.vars", "breadcrumb.message", "transaction: span.description"},
    },
    databases.echoing: {"echoed": {"breadcrumb.message", "log: body", "log: attributes"}},
}  # fmt: skip
BOUND = ("bound", "many.one", "many.two", "mapped")


@pytest.mark.parametrize("app", list(BY_DEFAULT), ids=lambda app: app.__name__)
def test_what_leaves_with_the_sdks_defaults(app: App) -> None:
    assert missing(run(app), BY_DEFAULT[app]) == {}


def test_data_collection_sends_bound_values_with_every_statement() -> None:
    assert missing(run(databases.on_sqlite), dict.fromkeys(BOUND, PARAMETERS)) == dict.fromkeys(BOUND, PARAMETERS)
    assert missing(run(databases.on_sqlite, data_collection={}), dict.fromkeys(BOUND, PARAMETERS)) == {}


@pytest.mark.parametrize("app", list(BY_DEFAULT), ids=lambda app: app.__name__)
@pytest.mark.parametrize("options", [{}, {"data_collection": {}}], ids=["default", "data_collection"])
def test_nothing_leaves_with_the_scrubber(
    app: App, options: dict[str, Any], scrubber: Callable[..., dict[str, Any]]
) -> None:
    of = run(app, **options, **scrubber())
    assert of.leaks == []
    assert "event" in of.items()
