"""Generated programs with something to mend in awkward places, each told by a number alone.

What is planted are the bad cases of the rules that have a fixed form, and single calls that stand where an expression
may stand. Around them are blocks, comments, other statements, encodings and newlines of all kinds.
"""

from __future__ import annotations

import ast
import random
import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sentry_codemods.catalogue import BY_CODE
from sentry_lint.report.catalogue import catalogue
from sentry_lint.rules.registry import Case

RELEASES = ("2.75.0", "2.75.0", "2.75.0", "2.34.1", "2.12.0", "2.0.1", "1.45.1")
POLICY = """\
[tool.sentry-lint]
sdk-version = "{release}"
enable = ["SNT111", "SNT113", "SNT410"]

[tool.sentry-lint.privacy]
user-fields = ["id", "tier"]

"""
# Expressions, and what they are of the SDK; they stand for what a real program computes there.
EXPRESSIONS = (
    'sdk.capture_message("order of " + user.email)',
    'sdk.capture_message(f"{user.email!r:>{10}} and {n:{n}}", level="warn")',
    "sdk.capture_exception(exc, extra={'n': n, \"phone\": user.phone})",
    'sdk.add_breadcrumb(category="shop.order", message=f"to {user.email}", data={"to": user.phone}, level="warn")',
    'sdk.set_tag("buyer", user.full_name)',
    'sdk.set_context("é", {"n": n, "email": user.email, **rest})',
    'sdk.set_user({"id": user.id, "email": user.email,})',
    "sdk.Hub.current.capture_exception(exc)",
    'sdk.start_span(op="x", description=name)',
    'sdk.set_context(\n    "order",  # which\n    {\n        "email": user.email,  # who\n        **rest,\n    },\n)',
    'sdk.capture_message(\n    "a",\n    extra={"n": n},  # why\n    # loud\n    level="warn"\n)',
    "sdk.init(\n    dsn,  # where\n    send_default_pii=True,  # why\n    # some\n    sample_rate=0.5,\n)",
    'sdk.init(send_default_pii=True, with_locals=True, tags={"a": 1}, enable_tracing=True)',
    '((sdk.set_tag)("a" "b", (user.email)))',
    "sdk.set_user(dict(id=user.id, email=user.email, ip_address='{{auto}}'))",
    "sdk.capture_exception(exc, **{'extra': rest})",
    'cursor.callproc("Pallet_Scrap", (n, user.id))',
    'cursor.execute("CALL Pallet_Scrap(%s)", (n,))',
)
# Where an expression may stand; ``@`` is the expression.
PLACES = (
    "@",
    "x = @",
    "x = (@, 1)",
    "x = [\n    1,  # one\n    @,\n]",
    "é = 'ü'; @",
    "@; y = 2  # why",
    "x = 1; y = @; z = 3",
    "if @: pass",
    "if n: @",
    "if n: y = 2; @",
    "if n:\n    pass\nelif @:\n    pass\nelse: @",
    "while @: break",
    "for x in (@,): pass\nelse: @",
    "x = [@ for _ in (1, 2)]",
    "x = list(@ for _ in (1, 2))",
    "f = lambda: @",
    "f = lambda n=@: n",
    "def f(a=@, *, b: int = 1): return a",
    "@deco(@)\ndef f(): pass",
    "class A(B, metaclass=C):\n    'doc'\n    x = @",
    "if (x := @) is None: pass",
    "x = f'{@}'",
    "x = n and @ or 1",
    "x = 1 if @ else 2",
    "x = 1 if n else @",
    "x = a < n < @",
    "x = str(@).strip(\n).split()",
    "with a as b, ctx(@) as c: pass",
    "with (\n    a as b,  # first\n    ctx(@) as c,\n): @",
    "match @:\n    case {'a': [1, *_]} if n: @\n    case _: pass",
    "try: @\nexcept ValueError: @\nelse: @\nfinally: @",
    "try:\n    pass\nexcept (ValueError, KeyError) as exc:\n    # why\n    @\n    raise",
    "async def f():\n    await g(@)\n    async for x in h(@): @\n    return @",
    "def f():\n    'doc'\n    global x\n    x = @\n    return @",
    "def f():\n    yield @\n    return (\n        # why\n        @\n    )",
    "if TYPE_CHECKING:\n    @",
    "assert @, 'é'",
    "del x[@]",
    "raise ValueError(@) from None",
    "x: int = @",
    "x += \\\n    @",
    "print(*@, **d, sep='')",
    "x = a[@:n]",
    "@  # noqa",
    "@  # noqa: SNT101, E501",
    "x = '''\n  é\n''', @",
)
# Statements around the planted ones.
FILLERS = (
    "# a comment, é",
    "n = n + 1  # a number",
    "x = {'a': 1,   'b' : [1,2 ,3]}",
    "text = '''first\n    second \\\n  third'''",
    "log.info('%s', n)",
    "def helper(a, /, b=1, *args, c: int = 2, **kw): return a",
    "for i in range(3):\n      n += i   # six",
    "n = (1 +\n        2)",
    "\n\n",
    "assert n; n = 2;",
    "if n == 1: pass",
    "z = f\"{n!r:>{10}} {'a' 'b'} {{}}\"",
    "match n:\n    case 1 | 2: pass\n    case _: pass",
    "x = lambda *a, **k: (a, k)",
    "pass",
)
BLOCKS = (
    "if n:",
    "if n: # why\n    pass\nelse:",
    "for item in items:",
    "while n:",
    "with lock:  # held",
    "try:\n    pass\nfinally:",
    "try:\n    pass\nexcept KeyError:",
    "def work(n, user, request, cursor, exc):",
    "async def work(n, user):",
    "class Holder:",
    "def work():\n    'doc'",
    "match n:\n    case 1:",
)
ENDS = ("\n", "\n", "\n", "\r\n", "\r\n", "\r")
INDENTS = ("    ", "    ", "  ", "\t", "   ", "        ")


@dataclass(slots=True)
class Program:
    """The bytes of a program, and the release of the SDK that it is written for."""

    data: bytes
    release: str


@cache
def cases() -> tuple[Case, ...]:
    """The bad cases of all rules that are mended."""
    rules = [rule for code, rule in catalogue().items() if code in BY_CODE or any(case.fixed for case in rule.bad)]
    return tuple(case for rule in rules for case in rule.bad if case.fixed is not None or rule.code in BY_CODE)


def project(folder: Path, release: str) -> None:
    """Writes the policy, and the other files that the cases import, to ``folder``."""
    watch = next(case.policy for case in cases() if 'wrappers = ["service.call_proc"]' in case.policy)
    (folder / "pyproject.toml").write_text(POLICY.format(release=release) + watch, encoding="utf-8")
    for case in cases():
        for name, text in case.files.items():
            if name.endswith(".py"):
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")


def program(number: int, around: Callable[[random.Random], str] | None = None) -> Program:
    """Program ``number``; ``around`` gives source to plant into, else it is made of small statements."""
    chance = random.Random(number)
    for _ in range(100):
        data = _encoded(chance, _text(chance, around))
        try:
            compile(data, "service.py", "exec", dont_inherit=True)
        except (SyntaxError, ValueError):
            continue
        return Program(data, chance.choice(RELEASES))
    return Program(b"", RELEASES[0])


def _text(chance: random.Random, around: Callable[[random.Random], str] | None) -> str:
    imports: list[str] = []
    parts: list[str] = []
    for _ in range(chance.randint(1, 4)):
        planted = _case(chance, imports) if chance.random() < 0.5 else _expression(chance, imports)
        for _ in range(chance.choice((0, 0, 1, 1, 2, 3))):
            planted = _in_block(chance, planted)
        parts.append(planted)
    for _ in range(chance.randint(0, 4)):
        parts.insert(chance.randint(0, len(parts)), chance.choice(FILLERS))
    if around is not None:
        parts.insert(chance.randint(0, len(parts)), around(chance))
    head = list(dict.fromkeys(imports))
    if chance.random() < 0.2:
        chance.shuffle(head)
    if chance.random() < 0.3:
        head.insert(0, "from __future__ import annotations")
    if chance.random() < 0.3:
        head.insert(0, '"""What it does, é."""')
    body = chance.choice(("\n", "\n\n\n", "\n# apart\n")).join(parts)
    return "\n".join(head) + chance.choice(("\n", "\n\n", "\n\n\n")) + body


def _case(chance: random.Random, imports: list[str]) -> str:
    """The body of a rule's case, its imports (``from __future__`` apart) at the head of the program or in place."""
    source = chance.choice(cases()).source
    tree = ast.parse(source)
    head = [node for node in tree.body if isinstance(node, (ast.Import, ast.ImportFrom))]
    lines = source.splitlines()
    rest = [line for number, line in enumerate(lines, 1) if not any(a.lineno <= number <= a.end_lineno for a in head)]
    own = [line for line in (ast.unparse(node) for node in head) if "__future__" not in line]
    body = textwrap.dedent("\n".join(rest)).strip("\n")
    if chance.random() < 0.8:
        imports += own
        return body
    return "\n".join([*own, body])


def _expression(chance: random.Random, imports: list[str]) -> str:
    place, expression = chance.choice(PLACES), chance.choice(EXPRESSIONS)
    text = re.sub("@(?!deco)", lambda _: expression, place)
    way = chance.choice(("import sentry_sdk", "import sentry_sdk as sdk", "from"))
    if way == "from":
        for name in dict.fromkeys(re.findall(r"\bsdk\.(\w+)", text)):
            imports.append(f"from sentry_sdk import {name}")
        return re.sub(r"\bsdk\.", "", text)
    if "sdk." in text:
        imports.append(way)
    return text.replace("sdk.", "sentry_sdk.") if way == "import sentry_sdk" else text


def _in_block(chance: random.Random, text: str) -> str:
    head = chance.choice(BLOCKS)
    last = head.splitlines()[-1]
    indent = (len(last) - len(last.lstrip())) * " " + "    "
    if head.endswith("'doc'"):
        indent = "    "
    before = chance.choice(("", "", "# above\n", "n = 1\n", "\n"))
    after = chance.choice(("", "", "\n# below", "\nn = 2"))
    return f"{head}\n" + textwrap.indent(before + text + after, indent)


def _encoded(chance: random.Random, text: str) -> bytes:
    """``text`` as bytes: indentation, form feeds, newlines, end of file, encoding."""
    indent = chance.choice(INDENTS)
    if indent != "    " and "'''" not in text:
        text = re.sub(r"(?m)^(?: {4})+", lambda match: indent * (len(match[0]) // 4), text)
    if chance.random() < 0.1:
        text = re.sub(r"(?m)^(?=def |class |x = )", "\x0c", text, count=1)
    if chance.random() < 0.15:
        text = re.sub(r"(?m)$(?<!\\)", lambda _: chance.choice(("", "", " ", "\t")), text)
    text = text.rstrip("\n") + chance.choice(("\n", "\n", "\n", "", "\n\n", "\n    ", "\n# last", "\n\x0c"))
    cookie = chance.random()
    latin = cookie < 0.1 and all(ord(character) < 256 for character in text)
    if latin:
        text = "# -*- coding: latin-1 -*-\n" + text
    if chance.random() < 0.1:
        text = "#!/usr/bin/env python\n" + text
    end = chance.choice(ENDS)
    data = text.replace("\n", end).encode("latin-1" if latin else "utf-8")
    return (b"\xef\xbb\xbf" if 0.1 <= cookie < 0.2 else b"") + data
