"""Calls that get too little, too much or something odd: nothing breaks, and what stands behind them is judged."""

from __future__ import annotations

from pathlib import Path

import pytest

from sentry_lint import linter

HEAD = """\
import asyncio, base64, collections, contextlib, copy, dataclasses, functools, itertools, json, logging, operator, re
import threading, types, typing, urllib.parse
import pandas, psycopg2.extras, psycopg2.sql, sqlalchemy
import sentry_sdk
from fastapi import HTTPException


class Empty:
    def method(self, given=None):
        return super().method(super())


def helper(given):
    return given


async def run(guest, cursor, unknown):
    for odd in unknown:
        BODY
    sentry_sdk.set_tag("mail", guest.email)
"""
FUNCTIONS = (
    "getattr setattr hasattr vars locals dir isinstance issubclass super type str repr format len print iter next zip"
    " map filter sorted reversed enumerate min max sum any all dict list set tuple frozenset range open bytes int"
    " dict.fromkeys copy.copy copy.deepcopy json.dumps json.loads re.sub re.match functools.partial functools.reduce"
    " operator.itemgetter operator.attrgetter itertools.chain itertools.chain.from_iterable itertools.islice"
    " collections.OrderedDict collections.defaultdict collections.deque collections.Counter collections.ChainMap"
    " collections.namedtuple types.SimpleNamespace typing.cast typing.NamedTuple dataclasses.asdict dataclasses.replace"
    " dataclasses.field contextlib.suppress contextlib.nullcontext contextlib.ExitStack asyncio.gather asyncio.run"
    " asyncio.to_thread asyncio.create_task threading.Thread urllib.parse.quote base64.b64encode HTTPException Empty"
    " Empty().method helper helper.delay helper.apply_async unknown unknown.submit unknown.map unknown.apply_async"
    " cursor.execute cursor.callproc cursor.callfunc cursor.run_procedure pandas.read_sql"
    " psycopg2.extras.execute_values psycopg2.sql.SQL psycopg2.sql.Identifier"
    " sqlalchemy.text sqlalchemy.func.seed_sow sentry_sdk.set_tag"
    " sentry_sdk.set_tags sentry_sdk.set_user sentry_sdk.set_extra sentry_sdk.set_context sentry_sdk.add_breadcrumb"
    " sentry_sdk.capture_message sentry_sdk.capture_exception sentry_sdk.capture_event sentry_sdk.new_scope"
    " sentry_sdk.isolation_scope sentry_sdk.configure_scope sentry_sdk.push_scope sentry_sdk.start_span"
    " sentry_sdk.start_transaction sentry_sdk.continue_trace sentry_sdk.get_current_scope sentry_sdk.init"
    " sentry_sdk.get_current_scope().set_tag sentry_sdk.Scope sentry_sdk.Hub sentry_sdk.trace logging.getLogger"
    " logging.error logging.log logging.exception '{}'.format '{0}'.format '{k.a}'.format '{k[a]}'.format ''.join"
    " ''.replace ''.split ''.strip b''.decode {}.get {}.pop {}.setdefault {}.update {}.items {}.copy [].append"
    " [].extend [].insert [].pop [].remove {}.fromkeys"
).split()
GIVEN = (
    "",
    "1",
    "None",
    "'a'",
    "unknown",
    "unknown, unknown",
    "'a', unknown",
    "unknown, 'a', 2",
    "*unknown",
    "**unknown",
    "*unknown, **unknown",
    "*(), **{}",
    "a=unknown",
    "{}, []",
    "[], {}, ()",
    "lambda: 1",
    "helper",
    "helper, *unknown",
    "None, ()",
    "-1, 0.5, 1j",
    "b'', ...",
)


def codes(folder: Path, body: str) -> list[str]:
    found = linter.check_source(str(folder / "app.py"), HEAD.replace("BODY", body))
    return [f"{one.code}:{body}" if one.code.startswith("SNT9") else one.code for one in found]


@pytest.mark.parametrize("given", GIVEN)
def test_arguments(given: str, tmp_path: Path) -> None:
    """No call breaks the analysis, alone or with its neighbours."""
    body = "\n        ".join(f"{name}({given})" for name in FUNCTIONS)
    found = codes(tmp_path, body)
    assert "SNT102" in found
    assert [one for one in found if one.startswith("SNT9")] == []


STATEMENTS = (
    "a, (b, *c), *d = unknown",
    "a = b = c, d = unknown",
    "[a, b] = [b, a] = [a, b] = unknown, unknown",
    "a, b = 1",
    "a, b = 1, 2, 3",
    "*a, = ()",
    "a[0][1].b[c] = unknown",
    "a.b.c.d += 1",
    "a[1:2] = a[::2] = a[...]",
    "del a, b[0], c.d, (e, f[1:])",
    "unknown[unknown]",
    "(1, 2)[5]",
    "()[0]",
    "[][-1]",
    "{}['a']",
    "{}[None]",
    "{1: 2}[1][3]",
    "''[0]",
    "'abc'[5]",
    "'%s %s' % 1",
    "'%s' % (1, 2)",
    "'%(a)s' % {}",
    "'%' % ()",
    "'%q' % 1",
    "'{} {}'.format(1)",
    "'{a}'.format()",
    "'{0.a.b[c]}'.format(unknown)",
    "'{'.format(1)",
    "f'{unknown!r:>{unknown}}'",
    "-unknown + ~unknown - +unknown",
    "'a' + 1",
    "1 / 0",
    "(yield)",
    "(yield unknown)",
    "await unknown",
    "[await x async for x in unknown if x]",
    "{**unknown, **{}, None: 1, **{'a': 2}}",
    "{*unknown, *()}",
    "[*unknown, *[]]",
    "[x for x in () for y in x for z in y if z if y]",
    "{x: y for x, (y, *z) in unknown}",
    "(lambda *a, b=1, **c: (a, b, c))(*unknown, **unknown)",
    "(lambda a, /, b, *, c: a)()",
    "(x := (y := unknown))",
    "unknown if unknown else unknown",
    "not unknown or unknown and not unknown",
    "unknown < unknown <= 1 != 2 is not None",
    "assert unknown, guest",
    "raise unknown from unknown",
    "raise",
    "raise unknown()()",
    "global zed; zed = zed",
    "import a.b.c as d, e.f",
    "from . import g",
    "from .... import h as i",
    "from j import *",
    "type(unknown)(unknown)",
    "unknown()()()()",
    "helper(helper(helper(helper)))",
    "Empty.method(Empty, Empty())",
    "Empty().missing.missing()",
    "super().x",
    "print(*[1], *(2,), sep='', **{})",
    "match unknown:\n            case []: pass\n            case [_, *_]: pass\n            case {}: pass\n"
    "            case {'a': 1, **r}: pass\n            case Empty(a=1): pass\n            case str() | int(): pass\n"
    "            case None | True | -1 | 1j | 'a' 'b' | a.b: pass\n            case x if x: pass",
    "try:\n            pass\n        except (): pass\n        except (A, (B, C)): pass\n        except D.E as f: pass\n"
    "        except unknown(): pass\n        except: raise\n        else: pass\n        finally: pass",
    "with unknown as (a, [b, *c]), unknown() as d.e, unknown as f[0]: pass",
    "while unknown: break\n        else: pass",
    "for a, (b, *c) in unknown: continue\n        else: pass",
    "for unknown.a in unknown: pass",
    "for unknown[0] in unknown: pass",
    "class A(unknown, metaclass=unknown, **unknown):\n            x = 1\n            def m(self): return self.m.x",
    "@unknown\n        @helper\n        @helper()\n        def inner(a, /, b=1, *c, d, e=2, **f): return a",
)


@pytest.mark.parametrize("body", STATEMENTS)
def test_statements(body: str, tmp_path: Path) -> None:
    found = codes(tmp_path, body)
    assert "SNT102" in found, found
    assert [one for one in found if one.startswith("SNT9")] == []
