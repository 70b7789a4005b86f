# ruff: noqa: E501  (tables are read across)
"""Where the announcement of a watched call goes, what it says, and what stays as it was."""

from __future__ import annotations

import ast
import re
import sys
import textwrap

import pytest
from hand import instrument

from sentry_lint.policy import Context, Watch

SHORT = Watch("stock", procedures=("Stock_Clear",), category="db", message="{procedure}", level="info")
CRUMB = 'sentry_sdk.add_breadcrumb(category="db", message="Stock_Clear", level="info")'
CALL = 'cur.callproc("Stock_Clear", (sku,))'

# (name, code before, code after): C stands for the call, @ for the announcement.
PLACES = [
    ("statement", "C", "@\nC"),
    ("assignment", "a = C", "@\na = C"),
    ("augmented", "a += C", "@\na += C"),
    ("annotated", "a: int = C", "@\na: int = C"),
    ("return", "def f():\n    return C", "def f():\n    @\n    return C"),
    ("await", "async def f():\n    return await C", "async def f():\n    @\n    return await C"),
    ("yield", "def f():\n    yield C", "def f():\n    @\n    yield C"),
    ("raise", "raise E(C)", "@\nraise E(C)"),
    ("if test", "if C:\n    pass", "@\nif C:\n    pass"),
    ("left of and", "if C and a:\n    pass", "@\nif C and a:\n    pass"),
    ("comparison", "a = C < b < c", "@\na = C < b < c"),
    ("conditional's test", "a = b if C else c", "@\na = b if C else c"),
    ("for", "for a in C:\n    pass", "@\nfor a in C:\n    pass"),
    ("async for", "async def f():\n    async for a in C:\n        pass", "async def f():\n    @\n    async for a in C:\n        pass"),
    ("first iterable", "a = [b for b in C]", "@\na = [b for b in C]"),
    ("with item", "with C as a:\n    pass", "@\nwith C as a:\n    pass"),
    ("match subject", "match C:\n    case 1:\n        pass", "@\nmatch C:\n    case 1:\n        pass"),
    ("default argument", "def f(a=C):\n    pass", "@\n\n\ndef f(a=C):\n    pass"),
    ("lambda's default", "f = lambda a=C: a", "@\nf = lambda a=C: a"),
    ("decorator", "@deco(C)\ndef f():\n    pass", "@\n\n\n@deco(C)\ndef f():\n    pass"),
    ("class argument", "class A(B, k=C):\n    pass", "@\n\n\nclass A(B, k=C):\n    pass"),
    ("nested def", "def f():\n    def g(a=C): pass", "def f():\n    @\n\n    def g(a=C): pass"),
    ("class body", "class A:\n    b = C", "class A:\n    @\n    b = C"),
    ("walrus", "if (a := C):\n    pass", "@\nif (a := C):\n    pass"),
    ("chained", "a = C.fetchall()", "@\na = C.fetchall()"),
    ("argument", "print(C)", "@\nprint(C)"),
    ("one-line suite", "if a: C  # why", "if a:\n    @\n    C  # why"),
    ("one-line else", "if a: pass\nelse: C", "if a: pass\nelse:\n    @\n    C"),
    ("one-line def", "def f(): return C", "def f():\n    @\n    return C"),
    ("one-line case", "match a:\n    case 1: C", "match a:\n    case 1:\n        @\n        C"),
    ("one-line loop", "while a: b(); C; c()", "while a:\n    b()\n    @\n    C; c()"),
    ("semicolons", "a(); C; b()  # why", "a()\n@\nC; b()  # why"),
    ("first of semicolons", "C; b()", "@\nC; b()"),
    ("else", "if a:\n    pass\nelse:\n    C", "if a:\n    pass\nelse:\n    @\n    C"),
    ("elif body", "if a:\n    pass\nelif b:\n    C", "if a:\n    pass\nelif b:\n    @\n    C"),
    ("finally", "try:\n    pass\nfinally:\n    C", "try:\n    pass\nfinally:\n    @\n    C"),
    ("except", "try:\n    pass\nexcept E:\n    C", "try:\n    pass\nexcept E:\n    @\n    C"),
    ("try", "try: C\nexcept E: pass", "try:\n    @\n    C\nexcept E: pass"),
    ("loop's else", "for a in b:\n    pass\nelse:\n    C", "for a in b:\n    pass\nelse:\n    @\n    C"),
    ("after global", "def f():\n    global a\n    a = C", "def f():\n    global a\n    @\n    a = C"),
    ("after docstring", 'def f():\n    """Doc."""\n    C', 'def f():\n    """Doc."""\n    @\n    C'),
    ("nested", "def f():\n    def g():\n        C", "def f():\n    def g():\n        @\n        C"),
    ("comment above", "# why\nC", "@\n# why\nC"),
    ("blank line above", "a()\n\n# why\nC", "a()\n\n@\n# why\nC"),
    ("several lines", 'a = f(\n    C,\n    b,\n)', '@\na = f(\n    C,\n    b,\n)'),
    ("backslash", "a = \\\n    C", "@\na = \\\n    C"),
    ("del", "del a[C]", "@\ndel a[C]"),
    ("tabs", "if a:\n\tC", "if a:\n\t@\n\tC"),
]  # fmt: skip


def fill(template: str) -> str:
    """The template with the call and the announcement; ``C`` only where it stands alone."""
    marked = re.sub(r"(?<![\w\"'])C(?![\w\"'])", "\0", template)
    marked = "\n".join(line.replace("@", CRUMB) if line.strip() == "@" else line for line in marked.split("\n"))
    return "import sentry_sdk\n\n" + marked.replace("\0", CALL) + "\n"


@pytest.mark.parametrize(("before", "after"), [place[1:] for place in PLACES], ids=[place[0] for place in PLACES])
def test_place(before: str, after: str) -> None:
    result = instrument(fill(before), watch=SHORT)
    assert result.data.decode() == fill(after)
    assert [row.state for row in result.rows] == ["fixed"]


REFUSED = [
    ("lambda", "f = lambda: C", "lambda"),
    ("right of and", "a and C", "and/or"),
    ("right of or in a test", "if a or C:\n    pass", "and/or"),
    ("branch", "a = C if b else c", "conditional expression"),
    ("elif", "if a:\n    pass\nelif C:\n    pass", "elif"),
    ("while test", "while C:\n    pass", "while test"),
    ("comprehension element", "a = [C for b in c]", "comprehension"),
    ("second iterable", "a = [b for b in c for d in C]", "comprehension"),
    ("comprehension's condition", "a = [b for b in c if C]", "comprehension"),
    ("generator", "a = sum(C for b in c)", "comprehension"),
    ("dictionary comprehension", "a = {b: C for b in c}", "comprehension"),
    ("chained comparison", "a = b < c < C", "chained comparison"),
    ("guard", "match a:\n    case b if C:\n        pass", "head of a clause"),
    ("assert", "assert C", "assert"),
    ("annotation", "a: C = 1", "annotation"),
    ("except clause", "try:\n    pass\nexcept C:\n    pass", "head of a clause"),
]


@pytest.mark.parametrize(("before", "reason"), [place[1:] for place in REFUSED], ids=[place[0] for place in REFUSED])
def test_no_place(before: str, reason: str) -> None:
    result = instrument(fill(before), watch=SHORT)
    assert result.data.decode() == fill(before)
    assert [row.state for row in result.rows] == ["kept"]
    assert reason in result.rows[0].note


@pytest.mark.skipif(sys.version_info < (3, 12), reason="type parameters are syntax of Python 3.12")
def test_newer_syntax_is_kept() -> None:
    before = fill("def f[T](a: T) -> T:\n    return C\n\n\ntype A[T] = list[T]")
    assert instrument(before, watch=SHORT).data.decode() == before.replace("    return", f"    {CRUMB}\n    return")


def _without_announcements(tree: ast.AST) -> str:
    class Drop(ast.NodeTransformer):
        def visit_Expr(self, node: ast.Expr) -> ast.AST | None:
            return None if ast.unparse(node).startswith("sentry_sdk.") else node

    return ast.dump(Drop().visit(tree))


@pytest.mark.parametrize("before", [place[1] for place in PLACES], ids=[place[0] for place in PLACES])
def test_nothing_else_changes(before: str) -> None:
    result = instrument(fill(before))
    assert _without_announcements(ast.parse(result.data)) == _without_announcements(ast.parse(fill(before)))


def test_all_that_a_watch_asks_for() -> None:
    watch = Watch(
        "stock",
        procedures=("Stock_Clear",),
        category="database.stock",
        message="Calling {procedure} for {arg:0}",
        level="warning",
        tags={"procedure": "{procedure}", "sku": "{arg:0}"},
        data={"procedure": "{procedure}", "args_count": "{args_count}", "request_id": "{name:request_id}", "n": 1},
        context=Context("procedure", {"name": "{procedure}", "writes": True}),
    )
    source = "import sentry_sdk\n\n\ndef clear(cur, sku, request_id):\n    cur.callproc('Stock_Clear', (sku, 2))\n"
    assert instrument(source, watch=watch).data.decode() == textwrap.dedent(
        """\
        import sentry_sdk


        def clear(cur, sku, request_id):
            sentry_sdk.add_breadcrumb(
                category='database.stock',
                message=f'Calling Stock_Clear for {sku}',
                level='warning',
                data={
                    'procedure': 'Stock_Clear',
                    'args_count': 2,
                    'request_id': request_id,
                    'n': 1,
                },
            )
            sentry_sdk.set_tag('procedure', 'Stock_Clear')
            sentry_sdk.set_tag('sku', sku)
            sentry_sdk.set_context('procedure', {'name': 'Stock_Clear', 'writes': True})
            cur.callproc('Stock_Clear', (sku, 2))
        """
    )


@pytest.mark.parametrize(
    ("argument", "why"),
    [
        ("make()", "cannot be written twice"),
        ("a + b", "cannot be written twice"),
        ("customer.email", "personal"),
        ("user_phone", "personal"),
        ("(x := 1)", "cannot be written twice"),
    ],
)
def test_what_does_not_resolve_is_left_out_and_said(argument: str, why: str) -> None:
    watch = Watch("stock", procedures=("Stock_Clear",), message="{procedure}", tags={"a": "{arg:0}", "b": "{arg:1}"})
    result = instrument(f'import sentry_sdk\ncur.callproc("Stock_Clear", ({argument}, known))\n', watch=watch)
    text = result.data.decode()
    assert 'set_tag("a"' not in text
    assert 'sentry_sdk.set_tag("b", known)' in text
    assert why in result.rows[0].note
    assert argument not in result.rows[0].note


def test_a_name_that_the_statement_binds_is_not_used_before_it() -> None:
    watch = Watch("stock", procedures=("Stock_Clear",), message="m", tags={"a": "{arg:0}"})
    source = 'import sentry_sdk\nwith connect() as conn, conn.callproc("Stock_Clear", (conn, 1)):\n    pass\n'
    assert "set_tag" not in instrument(source, watch=watch).data.decode()


def test_argument_count_of_a_name() -> None:
    watch = Watch("stock", procedures=("Stock_Clear",), message="m", data={"n": "{args_count}"})
    source = 'import sentry_sdk\ncur.callproc("Stock_Clear", params)\n'
    assert '{"n": len(params)}' in instrument(source, watch=watch).data.decode()
    assert '{"n": 0}' in instrument(source.replace(", params", ""), watch=watch).data.decode()


BODY = 'def f(cur, sku):\n    # why\n    cur.callproc("Stock_Clear", (sku,))  # done\n'


@pytest.mark.parametrize(
    "data",
    [
        ("import sentry_sdk\n" + BODY).replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + ("import sentry_sdk\n" + BODY).encode(),
        ("# -*- coding: latin-1 -*-\nimport sentry_sdk\ns = 'é'\n" + BODY).encode("latin-1"),
        ("import sentry_sdk\ns = 'é'; t = 'ü'\n" + BODY).encode(),
        ("import sentry_sdk\n" + BODY).replace("    ", "\t").encode(),
        ("import sentry_sdk\n\x0c\n" + BODY + "\x0c\nx = 1\n").encode(),
        ("import sentry_sdk\n" + BODY.replace("    #", "\x0c    #").replace("    cur", "\x0c    cur")).encode(),
        ("import sentry_sdk\nif 1:\n \x0c if 2:\n \x0c  pass\n" + BODY).encode(),
        ("import sentry_sdk\n" + BODY).rstrip("\n").encode(),
        ("import sentry_sdk\nif 1:\n  pass\n" + BODY + "\ndef g():\n      return 2   \n").encode(),
        ("import sentry_sdk\r\nx = 1\n" + BODY).encode(),
    ],
    ids=[
        "crlf",
        "bom",
        "latin-1",
        "utf-8",
        "tabs",
        "form feed",
        "form feeds before blocks",
        "form feeds in blocks",
        "no newline",
        "mixed indentation",
        "mixed newlines",
    ],
)
def test_untouched_bytes_stay(data: bytes) -> None:
    result = instrument(data, watch=SHORT)
    old, new = data.splitlines(keepends=True), result.data.splitlines(keepends=True)
    added = [line for line in new if b"add_breadcrumb" in line]
    assert len(added) == 1
    assert [line for line in new if line is not added[0]] == old
    indentation = b"\t" if b"\t" in data else b"    "
    assert added[0].startswith(indentation + b"sentry_sdk.")
    assert added[0].endswith(b"\r\n") == (data.partition(b"\n")[0][-1:] == b"\r")


def test_the_helper_of_the_watch(tmp_path) -> None:
    (tmp_path / "pyproject.toml").write_text("")
    (tmp_path / "notes.py").write_text("def note(procedure, args, request_id=None, *, level='info'):\n    pass\n")
    app = tmp_path / "app.py"
    watch = Watch("stock", procedures=("Stock_Clear",), instrument="notes.note")
    source = 'import os\n\n\ndef f(cur, sku, request_id):\n    cur.callproc("Stock_Clear", (sku,))\n'
    app.write_text(source)
    result = instrument(source, watch=watch, path=str(app), root=str(tmp_path))
    assert result.data.decode() == (
        "import os\n\nfrom notes import note\n\n\ndef f(cur, sku, request_id):\n"
        '    note("Stock_Clear", (sku,), request_id)\n    cur.callproc("Stock_Clear", (sku,))\n'
    )


def test_a_helper_that_needs_more_than_the_site_has_is_not_called(tmp_path) -> None:
    (tmp_path / "pyproject.toml").write_text("")
    (tmp_path / "notes.py").write_text("def note(procedure, args, tenant):\n    pass\n")
    watch = Watch("stock", procedures=("Stock_Clear",), instrument="notes.note")
    result = instrument(BODY, watch=watch, path=str(tmp_path / "app.py"), root=str(tmp_path))
    assert b"note(" not in result.data
    assert b"sentry_sdk.add_breadcrumb(" in result.data


def test_in_an_f_string() -> None:
    source = "import sentry_sdk\n\na = f'{cur.callproc(\"Stock_Clear\", (sku,))}'\n"
    after = instrument(source, watch=SHORT).data.decode()
    assert after.startswith("import sentry_sdk\n\nsentry_sdk.add_breadcrumb(category=")
    assert after.endswith(source.removeprefix("import sentry_sdk\n\n"))


IMPORTS = [
    ("import os\n", "import os\n\nimport sentry_sdk\n"),
    ("import os\n\nimport attr\nimport toml\n", "import os\n\nimport attr\nimport sentry_sdk\nimport toml\n"),
    ("import os\n\nfrom attr import define\n", "import os\n\nimport sentry_sdk\nfrom attr import define\n"),
    ("import os\n\nfrom . import b\n", "import os\n\nimport sentry_sdk\n\nfrom . import b\n"),
    ("from . import b\n", "import sentry_sdk\n\nfrom . import b\n"),
    ('"""Doc."""\n\nx = 1\n', '"""Doc."""\n\nimport sentry_sdk\n\nx = 1\n'),
    (
        "from __future__ import annotations\nx = 1\n",
        "from __future__ import annotations\n\nimport sentry_sdk\n\nx = 1\n",
    ),
    ("#!/usr/bin/env python\n# why\n\nx = 1\n", "#!/usr/bin/env python\n# why\n\nimport sentry_sdk\n\nx = 1\n"),
    ("import sentry_sdk as s\n", None),
    ("from sentry_sdk import add_breadcrumb\n", None),
]


@pytest.mark.parametrize(("head", "after"), IMPORTS)
def test_the_import(head: str, after: str | None) -> None:
    text = instrument(head + "\n\n" + BODY, watch=SHORT).data.decode()
    assert text.partition("\n\n\n")[0] + "\n" == (head if after is None else after)
    called = {"import sentry_sdk as s\n": "s.add", "from sentry_sdk import add_breadcrumb\n": "    add"}.get(
        head, "sentry_sdk.add"
    )
    assert called + "_breadcrumb(" in text


def test_the_helper_joins_the_import_of_its_module(tmp_path) -> None:
    (tmp_path / "pyproject.toml").write_text("")
    (tmp_path / "notes.py").write_text("def note(procedure):\n    pass\n")
    watch = Watch("stock", procedures=("Stock_Clear",), instrument="notes.note")
    for before, after in [
        ("from notes import Store\n", "from notes import Store, note\n"),
        ("from notes import Store, run\n", "from notes import Store, note, run\n"),
        ("from notes import (\n    Store,\n    a,\n)\n", "from notes import (\n    Store,\n    a,\n    note,\n)\n"),
        ("import notes\n", "import notes\n"),
        ("import notes as n\n", "import notes as n\n"),
    ]:
        text = instrument(before + BODY, watch=watch, path=str(tmp_path / "app.py"), root=str(tmp_path)).data.decode()
        assert text.startswith(after)


@pytest.mark.parametrize(
    ("head", "guard"),
    [
        ("try:\n    import sentry_sdk\nexcept ImportError:\n    sentry_sdk = None\n", "sentry_sdk is not None"),
        ("try:\n    import sentry_sdk\n    HAS = True\nexcept ImportError:\n    HAS = False\n", "HAS"),
    ],
)
def test_an_optional_sdk_is_asked_for_first(head: str, guard: str) -> None:
    text = instrument(head + BODY, watch=SHORT).data.decode()
    assert f"    if {guard}:\n        {CRUMB}\n" in text


def test_no_sdk_under_an_unknown_condition() -> None:
    result = instrument("if settings.on:\n    import sentry_sdk\n" + BODY, watch=SHORT)
    assert result.rows[0].note == "sentry_sdk is imported only under a condition"


def test_a_local_import_is_used_and_a_shadowed_name_is_not() -> None:
    local = BODY.replace("    # why", "    import sentry_sdk as local\n\n    # why")
    assert b"    local.add_breadcrumb(" in instrument(local, watch=SHORT).data
    shadowed = BODY.replace("cur, sku", "cur, sku, sentry_sdk")
    assert "means something else" in instrument(shadowed, watch=SHORT).rows[0].note
