"""Which stored procedures a piece of SQL runs, in the dialects that Python drivers speak.

Understood (source of each form):

* ``CALL p(…)`` (SQL:1999; MySQL, PostgreSQL, Oracle, DB2), ``{CALL p(?)}``, ``{? = CALL p}`` (ODBC and JDBC escapes);
* ``EXEC p``, ``EXECUTE @r = p``, ``EXEC ('…')``, ``sp_executesql N'…'``, also in a batch without semicolons
  (Transact-SQL reference, "EXECUTE"); ``EXECUTE PROCEDURE p`` (Firebird, Informix); ``EXECUTE IMMEDIATE '…'`` (Oracle);
* ``SELECT * FROM p(…)``, ``SELECT p(…)`` and calls in any other expression (PostgreSQL, T-SQL, Oracle ``TABLE(p(…))``);
* ``BEGIN p(…); END;``, ``:= p(…)`` (PL/SQL), ``PERFORM p(…)``, ``DO $$ … $$`` (PL/pgSQL), ``PREPARE s FROM '…'``
  (MySQL).

Definitions (``CREATE PROCEDURE``) and rights (``GRANT EXECUTE``) run nothing; neither do comments and literals.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sentry_lint.knowledge.sql_statements import Reader
from sentry_lint.knowledge.sql_tokens import UNKNOWN, dotted, tokens

_MAY_RUN = re.compile(r"\b(?:call|exec|execute|begin|do|perform|prepare)\b|\(", re.IGNORECASE)
# Where a statement, a call or what a query selects from may begin that the code does not tell.
_OPEN = re.compile(
    rf"(?:\A|[;\n{{]|\*/|:="
    r"|\b(?:begin|try|tran|transaction|then|else|as|for|on|off|explain|analyze|perform|return|int|into\s+[\w.#\"`\[\]]+"
    r"|from|select|distinct|join|lateral|union|all|except|intersect|\d+=\d+)\b\s*\(?"
    rf"|\b(?:table|exists)\s*\(|\bselect\b[^;]*,)\s*{UNKNOWN}",
    re.IGNORECASE,
)
_PLAIN_NAME = re.compile(r"\w+(?:\.\w+)*")


def procedures(parts: Sequence[str | None]) -> tuple[str, ...]:
    """The procedures that the SQL text runs, as written but without schema and quotes, each once, in order.

    ``parts`` is the text; None is a piece that the code does not tell. A procedure whose name is such a piece, or
    contains one, gives ``""``; a schema or an argument may be unknown without harm. Text that is no SQL gives nothing.
    Never raises; the time is linear in the text.
    """
    text = "".join(UNKNOWN if part is None else part.replace(UNKNOWN, " ") for part in parts)
    if not _MAY_RUN.search(text):
        return ()
    reader = Reader(budget=4 * len(text) + 1000)
    reader.read(text, block=False)
    return tuple(reader.found)


def may_run_more(parts: Sequence[str | None]) -> bool:
    """Whether a piece that the code does not tell may be a call, or hold one: ``ORDER BY ?`` has no room for it."""
    return _OPEN.search("".join(UNKNOWN if part is None else part.replace(UNKNOWN, " ") for part in parts)) is not None


def normalise(name: str) -> str:
    """``name`` as procedures are compared: the last dotted part, unquoted, its case folded.

    What follows the name (``(…)``, ``;1``) is left out. Text that is no name is only folded.
    """
    name = name.strip()
    if _PLAIN_NAME.fullmatch(name):
        return name.rpartition(".")[2].casefold()
    items = tokens(name)
    parts, end = dotted(items, 0)
    if parts and UNKNOWN not in parts[-1] and (end == len(items) or items[end].key in ("(", ";")):
        return parts[-1].strip().casefold()
    return name.casefold()
