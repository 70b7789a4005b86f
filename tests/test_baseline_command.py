"""The baseline from the command line: a real formatter, one more leak, bad files, writing."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sentry_lint.cli import main
from sentry_lint.policy import forget

FILE = "sentry-lint-baseline.json"

# Statements that formatters change in many ways, all with a finding or two.
TREE = {
    "shop/helper.py": "import sentry_sdk\n\n\ndef trail(text, **more):\n"
    "    sentry_sdk.add_breadcrumb(message=text, data=more)\n",
    "shop/orders.py": r'''
import sentry_sdk
from flask import abort
from shop.helper import trail
def note(user, order, mail) :
    sentry_sdk.set_tag('who', user.email); sentry_sdk.set_tag("phone" , user.phone)
    if order: trail("for " + user.email,)
    trail(F'It\'s {user.email}',
          phone = user.phone,  # the customer's own
          )
    trail("a very long text that goes on and on, more than a line would hold, about "
          f"{user.email} and "  # don't
          u"nothing else")
    sentry_sdk.set_context('order', {'mail':user.email, "phone": [user.phone
        ], 'number': 0XFF, 'sum': 1E5})
    text = "from %s" \
        % user.email
    trail(text)
    for mail, in order.rows: trail([user.email for one, in order.rows])
    try:
        abort(404)
    except (ValueError,
            Exception) as problem :
        sentry_sdk.capture_exception(problem)
    with sentry_sdk.new_scope() as scope, open("x") as stream : scope.set_tag('mail', user.email)
    return lambda : sentry_sdk.set_tag( 'mail',user.email )
@note(1, 2, 3)
class Later( object ) :
    """A class."""
    def tell(self, user) : sentry_sdk.capture_message("{} {{}}".format(user.email) + f"{{{user.phone}}}")
'''.lstrip(),
    "shop/fine.py": "import sentry_sdk\n\nsentry_sdk.set_tag('shop', 'north')\n",
}


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in TREE.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


def run(*args: str) -> Result:
    forget()
    return CliRunner().invoke(main, list(args), catch_exceptions=False)


def check(*args: str) -> Result:
    return run("check", "--baseline", FILE, *args)


def counts() -> dict[tuple[str, str, str], int]:
    rows = json.loads(Path(FILE).read_text(encoding="utf-8"))["findings"]
    return {(row["path"], row["code"], row["statement"]): row["count"] for row in rows}


@pytest.mark.parametrize(
    "style",
    [
        [],
        ["--line-length=40"],
        ["--line-length=200", "--config=format.quote-style='single'", "--config=format.skip-magic-trailing-comma=true"],
        ["--config=format.indent-style='tab'", "--config=format.line-ending='cr-lf'"],
    ],
)
def test_a_real_formatter_causes_nothing_new(style: list[str]) -> None:
    if importlib.util.find_spec("ruff") is None:
        pytest.skip("ruff is not installed")
    run("baseline")
    before = counts()
    assert sum(before.values()) > 10
    command = [sys.executable, "-m", "ruff", "format", "--isolated", "--no-cache", *style, "."]
    subprocess.run(command, check=True, capture_output=True, timeout=100)
    assert Path("shop/orders.py").read_text(encoding="utf-8") != TREE["shop/orders.py"]
    result = check()
    assert (result.exit_code, result.output) == (0, "")
    Path(FILE).unlink()
    run("baseline")
    assert counts() == before


def test_one_leak_more_is_exactly_that_one() -> None:
    run("baseline")
    with open("shop/fine.py", "a", encoding="utf-8") as stream:
        stream.write("\n\ndef more(user):\n    sentry_sdk.set_tag('who', user.email)\n")
    result = check()
    assert result.exit_code == 1
    (line,) = result.stdout.splitlines()
    assert line.startswith("shop/fine.py:7:31: SNT102 ")


def test_the_same_leak_elsewhere_in_its_file_is_one_more() -> None:
    run("baseline")
    source = TREE["shop/orders.py"] + "\n\ndef more(user):\n    sentry_sdk.set_tag('who', user.email)\n"
    Path("shop/orders.py").write_text(source, encoding="utf-8")
    assert len(check().stdout.splitlines()) == 1


def test_update_lowers_and_never_raises() -> None:
    run("baseline")
    before = counts()
    source = (
        TREE["shop/orders.py"].replace("trail(text)", "trail(order)")
        + "\n\nsentry_sdk.set_tag('ip', note.ip_address)\n"
    )
    Path("shop/orders.py").write_text(source, encoding="utf-8")
    result = check("--update")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    after = counts()
    assert after.keys() <= before.keys()
    assert all(count <= before[key] for key, count in after.items())
    assert sum(before.values()) - sum(after.values()) == 1


def test_counts_raised_by_hand_are_lowered_again() -> None:
    run("baseline")
    before = counts()
    document = json.loads(Path(FILE).read_text(encoding="utf-8"))
    document["findings"][0]["count"] = 10**30
    Path(FILE).write_text(json.dumps(document), encoding="utf-8")
    assert "mended; `--update` takes them out" in check().stderr
    assert check("--update").exit_code == 0
    assert counts() == before


def test_what_could_not_be_judged_is_not_taken_for_mended() -> None:
    run("baseline")
    before = counts()
    Path("shop/orders.py").write_text(TREE["shop/orders.py"] + "def (:\n", encoding="utf-8")
    result = check("--update")
    assert "shop/orders.py: cannot be parsed" in result.stderr
    assert counts() == before
    Path("shop/orders.py").write_text(TREE["shop/orders.py"], encoding="utf-8")
    Path("shop/pyproject.toml").write_text("[tool.sentry-lint]\nno-such-key = 1\n", encoding="utf-8")
    assert "SNT900" in check("--update").stdout
    assert counts() == before


def test_update_without_a_baseline() -> None:
    result = run("check", "--update")
    assert (result.exit_code, result.stderr) == (2, "sentry-lint: --update needs --baseline FILE\n")


ENTRY = {"path": "a.py", "code": "SNT101", "statement": "0", "count": 1}
BAD = {
    "empty": "",
    "truncated": None,
    "conflict": "<<<<<<< HEAD\n",
    "no object": "[1, 2]",
    "another version": json.dumps({"version": 99, "findings": []}),
    "a field too many": json.dumps({"version": 1, "findings": [{**ENTRY, "line": 3}]}),
    "control characters": json.dumps({"version": 1, "findings": [], "\x1b[31m\n\r": 1}),
    "negative": json.dumps({"version": 1, "findings": [{**ENTRY, "count": -1}]}),
    "half": json.dumps({"version": 1, "findings": [{**ENTRY, "count": 0.5}]}),
    "true": json.dumps({"version": 1, "findings": [{**ENTRY, "count": True}]}),
    "nothing": json.dumps({"version": 1, "findings": None}),
    "deep": '{"version": 1, "findings": ' + "[" * 200_000,
    "twice": json.dumps({"version": 1, "findings": [ENTRY, ENTRY]}),
    "text in another encoding": json.dumps({"version": 1, "findings": [{**ENTRY, "path": "é"}]}, ensure_ascii=False),
}


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("update", [[], ["--update"]])
def test_a_bad_file_is_one_clear_line_and_stays_as_it_is(kind: str, update: list[str]) -> None:
    run("baseline")
    text = BAD[kind]
    data = Path(FILE).read_bytes()[:-40] if text is None else text.encode("latin-1")
    Path(FILE).write_bytes(data)
    result = check(*update)
    assert (result.exit_code, result.stdout) == (2, "")
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"sentry-lint: {FILE}: ") and line.isprintable() and len(line) < 300
    assert Path(FILE).read_bytes() == data


def test_paths_that_lead_elsewhere_do_no_harm() -> None:
    run("baseline")
    document = json.loads(Path(FILE).read_text(encoding="utf-8"))
    for path in ("../../etc/passwd", "/etc/passwd", "a\0b.py", "", "."):
        document["findings"].append({**ENTRY, "path": path})
    Path(FILE).write_text(json.dumps(document), encoding="utf-8")
    assert check().exit_code == 0
    assert check("--update").exit_code == 0


def test_a_folder_is_no_baseline() -> None:
    os.mkdir(FILE)
    result = check()
    assert (result.exit_code, result.stderr) == (2, f"sentry-lint: {FILE}: cannot be read: Is a directory\n")


LIMITED = """
import resource, sys
from sentry_lint.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))  # as on a disk that is full
main(sys.argv[1:])
"""


def test_a_write_that_fails_leaves_the_old_file() -> None:
    run("baseline")
    old = Path(FILE).read_bytes()
    source = TREE["shop/orders.py"].replace("trail(text)", "trail(order)")
    Path("shop/orders.py").write_text(source, encoding="utf-8")
    before = set(os.listdir())
    command = [sys.executable, "-c", LIMITED, "check", "--baseline", FILE, "--update"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=100)
    assert (done.returncode, done.stderr) == (2, f"sentry-lint: {FILE}: cannot be written: File too large\n")
    assert Path(FILE).read_bytes() == old
    assert set(os.listdir()) == before


def test_a_link_stays_a_link_and_its_mode() -> None:
    run("baseline")
    os.mkdir("kept")
    os.replace(FILE, "kept/known.json")
    os.chmod("kept/known.json", 0o600)
    os.symlink("kept/known.json", FILE)
    Path("shop/orders.py").unlink()
    assert check("--update").exit_code == 0
    assert os.path.islink(FILE)
    assert (counts(), os.stat(FILE).st_mode & 0o777) == ({}, 0o600)
