"""Every example of every rule is so; and the rules are the same ones wherever they are listed."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import sentry_lint
from sentry_lint import linter, policy_schema
from sentry_lint.knowledge import sdk
from sentry_lint.report.catalogue import catalogue
from sentry_lint.rules import registry
from sentry_lint.rules.registry import OPTIONS, Case, Rule

ROOT = Path(__file__).parent.parent
RULES = catalogue()
CODE = re.compile(r"SNT\d{3}")


def examples(kinds: tuple[str, ...] = ("bad", "good")) -> Iterator[tuple[str, str, Case]]:
    """A name, the code and the case, of all cases of the rules."""
    for code, rule in RULES.items():
        for kind in kinds:
            for number, case in enumerate(getattr(rule, kind), 1):
                yield f"{code}-{kind}-{number}", code, case


EXAMPLES = [pytest.param(code, case, id=name) for name, code, case in examples()]
FIXED = [pytest.param(code, case, id=name) for name, code, case in examples(("bad",)) if case.fixed is not None]


def put(case: Case, folder: Path) -> Path:
    """Write a case and what it needs as a project of its own; returns the path of its file."""
    (folder / "pyproject.toml").write_text(f"[tool.sentry-lint]\n{case.policy}", encoding="utf-8")
    for name, text in case.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    path = folder / "service.py"
    path.write_text(case.source, encoding="utf-8")
    return path


def lines(code: str, path: Path, source: str) -> tuple[int, ...]:
    """The lines on which a rule reports something."""
    return tuple(found.line for found in linter.check_source(str(path), source) if found.code == code)


@pytest.mark.parametrize(("code", "case"), EXAMPLES)
def test_the_linter_says_of_an_example_what_the_rule_says(code: str, case: Case, tmp_path: Path) -> None:
    found = linter.check_source(str(put(case, tmp_path)), case.source)
    assert tuple(one.line for one in found if one.code == code) == case.at
    assert [one for one in found if one.code != code] == [], "an example shows one thing"


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_what_the_page_recommends_is_clean(rule: Rule, tmp_path: Path) -> None:
    near = rule.good[0]
    path = put(Case(rule.instead, policy=near.policy, files=near.files), tmp_path)
    assert linter.check_source(str(path), rule.instead) == []


@pytest.mark.parametrize(("code", "case"), FIXED)
def test_the_codemods_mend_an_example_as_the_rule_says(code: str, case: Case, tmp_path: Path) -> None:
    pytest.importorskip("libcst", reason="LibCST is not installed")
    from sentry_codemods.runner import Options, work_on

    path = put(case, tmp_path)
    outcome = work_on(str(path), Options())
    assert path.read_text(encoding="utf-8") == case.fixed
    assert {row.state for row in outcome.rows} == {"fixed"}
    assert lines(code, path, case.fixed or "") == ()


# -- other ways of importing

#: The SDK's name where it is used, not where a part of it is imported from.
USED = re.compile(r"(?<!from )\bsentry_sdk\.")


def module_alias(source: str) -> str | None:
    return USED.sub("reporting.", source.replace("import sentry_sdk\n", "import sentry_sdk as reporting\n"))


def from_import(source: str) -> str | None:
    """Every name by itself, each renamed so that it cannot meet one of the source."""
    names = sorted(set(re.findall(rf"{USED.pattern}(\w+)", source)))
    if not names:
        return None
    imported = ", ".join(f"{name} as sdk_{name}" for name in names)
    rest = USED.sub("sdk_", source.replace("import sentry_sdk\n", "IMPORT\n"))
    return rest.replace("IMPORT\n", f"from sentry_sdk import {imported}\n")


def function_local(source: str) -> str | None:
    """The import at the head of each function that needs it; None where the SDK is used outside of functions."""
    source = source.replace("import sentry_sdk\n", "# no import here\n")
    places = []
    for node in outermost(ast.parse(source)):
        uses = [one for one in ast.walk(node) if isinstance(one, ast.Name) and one.id == "sentry_sdk"]
        if uses and isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            places.append(node.body[0])
        elif uses:
            return None
    if not places:
        return None
    text = source.splitlines(keepends=True)
    for first in reversed(places):
        decorators = getattr(first, "decorator_list", [])
        line = min([first.lineno, *(one.lineno for one in decorators)])
        text.insert(line - 1, f"{' ' * first.col_offset}import sentry_sdk\n")
    return "".join(text)


def outermost(tree: ast.Module) -> Iterator[ast.stmt]:
    """Statements of the module, and in place of a class those of its body."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            yield from node.body
        else:
            yield node


FORMS = {"module alias": module_alias, "from import": from_import, "function-local": function_local}
#: SNT9 is left out: its cases are about the policy and the size of a file, and one is too deep to be parsed.
IMPORTING = [
    pytest.param(code, case, id=name)
    for name, code, case in examples()
    if "\nimport sentry_sdk\n" in f"\n{case.source}" and not code.startswith("SNT9")
]
#: A name that is missing is reported where it is imported, if it is imported by itself.
AT_IMPORTS = frozenset({"SNT601", "SNT608"})


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("code", "case"), IMPORTING)
def test_the_form_of_the_import_does_not_matter(code: str, case: Case, form: str, tmp_path: Path) -> None:
    source = FORMS[form](case.source)
    if source is None or (form == "from import" and code in AT_IMPORTS):
        return
    path = put(Case(source, policy=case.policy, files=case.files), tmp_path)
    wanted = [case.source.splitlines()[line - 1] for line in case.at]
    found = [source.splitlines()[line - 1] for line in lines(code, path, source)]
    assert [plain(line) for line in found] == [plain(line) for line in wanted]


def plain(line: str) -> str:
    """A line without the name by which it reaches the SDK."""
    return re.sub(r"\b(reporting\.|sdk_|sentry_sdk\.)", "", line)


def test_each_form_is_made_of_most_examples() -> None:
    for name, form in FORMS.items():
        made = [form(parameter.values[1].source) for parameter in IMPORTING]
        assert sum(source is not None for source in made) > len(made) * 2 // 3, name
        for source in filter(None, made):
            compile(source, name, "exec")


# -- the rules as a whole


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_declaration_is_whole(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", rule.name)
    assert rule.bad and len(rule.good) > 1
    assert all(case.at for case in rule.bad) and not any(case.at for case in rule.good)
    assert not any(case.fixed for case in rule.good)
    assert rule.summary and not rule.summary.endswith(".") and "\n" not in rule.summary
    for text in (rule.what, rule.why, *filter(None, [rule.fix_safety])):
        assert text.endswith(".") and not re.search(r"^ ", text, re.MULTILINE)
        assert all(len(line) <= 120 for line in text.splitlines())
    assert rule.instead.strip()
    assert bool(rule.fix_safety) == rule.fixable
    assert set(rule.options) <= set(OPTIONS)
    for case in (*rule.bad, *rule.good):
        assert case.source.endswith("\n") and not case.source.startswith(("\n", " "))


def test_names_and_summaries_are_told_apart() -> None:
    assert len({rule.name for rule in RULES.values()}) == len(RULES)
    assert len({rule.summary for rule in RULES.values()}) == len(RULES)


def test_a_code_is_declared_once() -> None:
    with pytest.raises(ValueError, match="SNT101 is declared twice"):
        registry.declare(RULES["SNT101"])


def test_codes_that_are_reported_are_those_that_are_declared() -> None:
    package = Path(sentry_lint.__file__).parent
    texts = [path.read_text(encoding="utf-8") for path in (package / "rules" / "checks").glob("*.py")]
    texts.append((package / "linter.py").read_text(encoding="utf-8"))
    reported = {code for text in texts for code in re.findall(r'"(SNT\d{3})"', text)}
    assert reported | {surface.code for surface in sdk.SURFACES.values()} == set(RULES)


def test_what_is_off_by_default_is_what_the_linter_leaves_out() -> None:
    assert {code for code, rule in RULES.items() if not rule.on} == linter.OPT_IN


def test_the_pages_the_readme_and_the_changelog_name_the_same_codes() -> None:
    pages = {path.stem for path in (ROOT / "docs" / "rules").glob("*.md")}
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = set(re.findall(r"^\| \[(SNT\d{3})\]", readme, re.MULTILINE))
    changelog = codes_of((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    assert pages == table == changelog == set(RULES)


def codes_of(text: str) -> set[str]:
    """The codes in a text, with what a range (``SNT201–203``) stands for."""
    found = set(CODE.findall(text))
    for first, last in re.findall(r"SNT(\d{3})–(?:SNT)?(\d{3})", text):
        found |= {f"SNT{number}" for number in range(int(first), int(last) + 1)}
    return found


def test_every_option_is_a_key_of_the_policy() -> None:
    tables = {
        "": policy_schema.PolicyTable,
        "privacy": policy_schema.PrivacyTable,
        "noise": policy_schema.NoiseTable,
    }
    for option in OPTIONS:
        table, _, key = option.rpartition(".")
        assert key in tables[table].__struct_encode_fields__, option
        assert any(option in rule.options for rule in RULES.values()), option


def test_flake8_does_not_pay_for_the_prose() -> None:
    program = (
        "import sys\n"
        "from sentry_lint import flake8_plugin, linter\n"
        "found = linter.check_source('app.py', 'import sentry_sdk\\nsentry_sdk.set_tag(1, user.email)\\n')\n"
        "assert [one.code for one in found] == ['SNT102'], found\n"
        "print(*[name for name in sys.modules if name.startswith('sentry_lint.rules')])\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = [name for name in done.stdout.split() if not name.startswith("sentry_lint.rules.checks")]
    assert loaded == ["sentry_lint.rules"]
