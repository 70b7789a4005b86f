"""The policy: where it is found, what it says, and what is said of one that cannot be used."""

from __future__ import annotations

import os
import pickle
import re
import subprocess
import sys
from pathlib import Path

import pytest

from sentry_lint import policy as policy_module
from sentry_lint.policy import DEFAULT, Context, Policy, PolicyError, load_policy, policy_for


@pytest.fixture(autouse=True)
def _fresh() -> None:
    policy_module.forget()


FULL = """
[project]
name = "depot"

[tool.sentry-lint]
sdk-version = "2.34.1"
source-roots = ["src"]
enable = ["SNT109", "SNT4"]
tests = true

[tool.sentry-lint.wrappers]
"depot.obs.note" = "add_breadcrumb"

[tool.sentry-lint.privacy]
personal = ["badge_no", "BDG-\\\\d{4}"]
secret = ["door_code"]
neutral = ["carrier_name"]
sanitizers = ["depot.privacy.veil"]
user-fields = ["id", "tier"]
allow = ["user:email"]

[tool.sentry-lint.noise]
expected-exceptions = ["depot.errors.OutOfStock"]

[[tool.sentry-lint.watch]]
name = "pallets"
procedures = ["Pallet_Scrap", "dbo.Pallet_Move"]
procedures-from = ["db/**/*.sql"]
writes = ["Pallets.Status"]
calls = ["depot.storage.drop"]
wrappers = ["depot.db.run"]
instrument = "depot.db.note"
category = "database.pallet_write"
message = "Calling {procedure}"
level = "warning"
tags = { procedure = "{procedure}", zone = "{arg:zone_id}" }
data = { args_count = "{args_count}", request = "{name:request_id}", version = 2 }
context = { name = "stored_procedure", fields = { name = "{procedure}", writes = true } }
strict = true

[[tool.sentry-lint.watch]]
name = "prices"
procedures = "depot.names.PRICE_PROCEDURES"
"""


def write(folder: Path, text: str | bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "pyproject.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_every_key_is_read(tmp_path: Path) -> None:
    path = write(tmp_path, FULL)
    policy = load_policy(str(path))
    assert (policy.path, policy.root) == (str(path), str(tmp_path))
    assert (policy.sdk_version, policy.source_roots, policy.tests) == ("2.34.1", ("src",), True)
    assert policy.enable == ("SNT109", "SNT4")
    assert policy.wrappers == {"depot.obs.note": "add_breadcrumb"}
    assert policy.privacy.personal == ("badge_no", r"BDG-\d{4}")
    assert (policy.privacy.secret, policy.privacy.neutral) == (("door_code",), ("carrier_name",))
    assert policy.privacy.sanitizers == ("depot.privacy.veil",)
    assert (policy.privacy.user_fields, policy.privacy.allow) == (("id", "tier"), ("user:email",))
    assert policy.noise.expected_exceptions == ("depot.errors.OutOfStock",)
    pallets, prices = policy.watch
    assert pallets.procedures == ("Pallet_Scrap", "dbo.Pallet_Move")
    assert (pallets.procedures_from, pallets.writes) == (("db/**/*.sql",), ("Pallets.Status",))
    assert (pallets.calls, pallets.wrappers) == (("depot.storage.drop",), ("depot.db.run",))
    assert (pallets.instrument, pallets.category) == ("depot.db.note", "database.pallet_write")
    assert (pallets.message, pallets.level, pallets.strict) == ("Calling {procedure}", "warning", True)
    assert pallets.tags == {"procedure": "{procedure}", "zone": "{arg:zone_id}"}
    assert pallets.data == {"args_count": "{args_count}", "request": "{name:request_id}", "version": 2}
    assert pallets.context == Context("stored_procedure", {"name": "{procedure}", "writes": True})
    assert (prices.procedures, prices.procedures_in_code) == ((), ("depot.names.PRICE_PROCEDURES",))


def test_a_policy_can_be_sent_to_a_worker_process(tmp_path: Path) -> None:
    policy = load_policy(str(write(tmp_path, FULL)))
    assert pickle.loads(pickle.dumps(policy)) == policy


class TestWhereItIsFound:
    def test_nearest_file_with_the_table(self, tmp_path: Path) -> None:
        outer = write(tmp_path, '[tool.sentry-lint]\nenable = ["SNT109"]\n')
        write(tmp_path / "between", "[project]\nname = 'sentry-lint'\n")
        inner = write(tmp_path / "between" / "app", "[tool.sentry-lint]\ntests = true\n")
        assert policy_for(str(tmp_path / "between" / "app" / "deep" / "a.py")).path == str(inner)
        assert policy_for(str(tmp_path / "between" / "b.py")).path == str(outer)
        assert policy_for(str(tmp_path / "c.py")).enable == ("SNT109",)

    def test_none_means_defaults(self, tmp_path: Path) -> None:
        write(tmp_path, "[project]\nname = 'plain'\n")
        assert policy_for(str(tmp_path / "a.py")) is DEFAULT
        assert Policy() == DEFAULT

    def test_does_not_depend_on_the_working_directory(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = write(tmp_path / "app", "[tool.sentry-lint]\n")
        for folder, name in ((tmp_path, "app/a.py"), (tmp_path / "app", "a.py")):
            policy_module.forget()
            monkeypatch.chdir(folder)
            assert policy_for(name).path == str(path)

    def test_a_folder_called_pyproject_toml_is_none(self, tmp_path: Path) -> None:
        path = write(tmp_path, "[tool.sentry-lint]\n")
        (tmp_path / "app" / "pyproject.toml").mkdir(parents=True)
        assert policy_for(str(tmp_path / "app" / "a.py")).path == str(path)
        with pytest.raises(PolicyError, match=r"^pyproject\.toml: cannot be read: "):
            load_policy(str(tmp_path / "app" / "pyproject.toml"))

    def test_answers_and_errors_are_cached_by_folder(self, tmp_path: Path) -> None:
        path = write(tmp_path, "[tool.sentry-lint]\ntests = true\n")
        first = policy_for(str(tmp_path / "a.py"))
        path.unlink()
        assert policy_for(str(tmp_path / "b.py")) is first
        bad = write(tmp_path / "bad", "[tool.sentry-lint]\ntests = 1\n")
        for name in ("a.py", "deeper/b.py"):
            with pytest.raises(PolicyError, match="tests"):
                policy_for(str(tmp_path / "bad" / name))
        bad.unlink()
        with pytest.raises(PolicyError, match="tests"):
            policy_for(str(tmp_path / "bad" / "c.py"))

    def test_a_table_written_in_another_way_counts(self, tmp_path: Path) -> None:
        for number, text in enumerate(("[tool]\nsentry-lint.tests = true\n", '[tool."sentry-lint"]\ntests = true\n')):
            write(tmp_path / str(number), text)
            assert policy_for(str(tmp_path / str(number) / "a.py")).tests

    def test_a_byte_order_mark_is_no_error(self, tmp_path: Path) -> None:
        assert load_policy(str(write(tmp_path, b"\xef\xbb\xbf[tool.sentry-lint]\r\ntests = true\r\n"))).tests

    def test_a_link_in_a_circle_cannot_be_read(self, tmp_path: Path) -> None:
        (tmp_path / "pyproject.toml").symlink_to("pyproject.toml")
        with pytest.raises(PolicyError, match=r"^pyproject\.toml: cannot be read: "):
            policy_for(str(tmp_path / "a.py"))

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
    def test_a_file_without_permission_cannot_be_read(self, tmp_path: Path) -> None:
        write(tmp_path, "[tool.sentry-lint]\n").chmod(0)
        with pytest.raises(PolicyError, match="cannot be read"):
            policy_for(str(tmp_path / "a.py"))

    def test_someone_elses_broken_file_is_left_to_other_tools(self, tmp_path: Path) -> None:
        write(tmp_path, "[project]\ndependencies = ['sentry-lint'\n")
        assert policy_for(str(tmp_path / "a.py")) is DEFAULT

    def test_load_needs_the_table(self, tmp_path: Path) -> None:
        with pytest.raises(PolicyError, match=r"has no \[tool\.sentry-lint\] table"):
            load_policy(str(write(tmp_path, "[project]\nname = 'plain'\n")))
        with pytest.raises(PolicyError, match="cannot be read"):
            load_policy(str(tmp_path / "missing.toml"))


WATCH = '[[tool.sentry-lint.watch]]\nname = "w"\nprocedures = ["P"]\n'

# The text below the table's header (or a whole file), and what must be in the one line.
BAD = {
    "unknown key": ('enabel = ["SNT1"]', "enabel: unknown key; allowed: sdk-version,", 'did you mean "enable"?'),
    "underscore for dash": ('sdk_version = "2"', "sdk_version: unknown key", 'did you mean "sdk-version"?'),
    "unknown nested": ("[tool.sentry-lint.privacy]\nallowed = []", "privacy.allowed: unknown", 'mean "allow"?'),
    "unknown far off": ("zzz = 1", "zzz: unknown key; allowed:", "watch"),
    "unknown in a watch": (WATCH + "wrapper = []", "watch[0].wrapper: unknown key", 'did you mean "wrappers"?'),
    "unknown in a context": (WATCH + 'context = { nam = "x" }', "watch[0].context.nam: unknown", 'mean "name"?'),
    "wrong type": ("tests = 1", "tests: is a whole number; it must be true or false"),
    "text for list": ('enable = "SNT109"', "enable: is text in quotes; it must be a list"),
    "number in a list": ("enable = [109]", "enable[0]: is a whole number; it must be text in quotes"),
    "text for table": ('privacy = "strict"', "privacy: is text in quotes; it must be a table"),
    "table for list of tables": ('[tool.sentry-lint.watch]\nname = "w"', "watch: is a table; it must be a list"),
    "float version": ("sdk-version = 2.34", "sdk-version: is a number; it must be text in quotes"),
    "bad version": ('sdk-version = "newest"', "sdk-version: is no version", "such as"),
    "empty source root": ('source-roots = [""]', "source-roots[0]: is empty"),
    "lower-case code": ('enable = ["snt109"]', "enable[0]: is no code", 'did you mean "SNT109"?'),
    "code without digit": ('enable = ["SNT"]', "enable[0]: is no code; allowed: SNT and one to three digits"),
    "foreign code": ('enable = ["E501"]', "enable[0]: is no code"),
    "wrapper for no call": (
        '[tool.sentry-lint.wrappers]\n"a.b" = "add_breadcrum"',
        'wrappers."a.b": is no call of the SDK',
        'did you mean "add_breadcrumb"?',
    ),
    "wrapper value of another type": (
        '[tool.sentry-lint.wrappers]\n"a.b" = "set_tag"\n"a.c" = ["set_tag"]',
        "wrappers.a.c: is a list; it must be text in quotes",
    ),
    "wrapper that is no name": ('[tool.sentry-lint.wrappers]\n"a b" = "set_tag"', "wrappers.a b: is no dotted name"),
    "sanitizer": ('[tool.sentry-lint.privacy]\nsanitizers = ["a..b"]', "privacy.sanitizers[0]: is no dotted name"),
    "expected exception": ('[tool.sentry-lint.noise]\nexpected-exceptions = ["A", "b-c"]', "expected-exceptions[1]:"),
    "empty word": ('[tool.sentry-lint.privacy]\npersonal = [" "]', "privacy.personal[0]: is empty"),
    "bad pattern": ('[tool.sentry-lint.privacy]\nsecret = ["id-(\\\\d"]', "secret[0]: is no regular expression"),
    "pattern for everything": ('[tool.sentry-lint.privacy]\npersonal = ["a*"]', "personal[0]: matches empty text"),
    "no pair": ('[tool.sentry-lint.privacy]\nallow = ["email"]', "privacy.allow[0]: is no pair", "surface:category"),
    "no surface": ('[tool.sentry-lint.privacy]\nallow = ["users:email"]', "allow[0]: names no", 'mean "user"?'),
    "no category": ('[tool.sentry-lint.privacy]\nallow = ["user:emial"]', "names no category", 'mean "email"?'),
    "name given twice": (WATCH + WATCH, "watch[1].name: is the name of watch[0] too"),
    "no name": ('[[tool.sentry-lint.watch]]\nprocedures = ["P"]', "watch[0].name: missing; it must be given"),
    "empty name": ('[[tool.sentry-lint.watch]]\nname = ""\nprocedures = ["P"]', "watch[0].name: is empty"),
    "empty procedures": ('[[tool.sentry-lint.watch]]\nname = "w"\nprocedures = []', "watch[0].procedures: is empty"),
    "empty procedure": ('[[tool.sentry-lint.watch]]\nname = "w"\nprocedures = [""]', "procedures[0]: is empty"),
    "procedures of another type": (
        '[[tool.sentry-lint.watch]]\nname = "w"\nprocedures = 3',
        "must be text in quotes or a list",
    ),
    "procedures in no name": ('[[tool.sentry-lint.watch]]\nname = "w"\nprocedures = "a b"', "is no dotted name"),
    "nothing watched": ('[[tool.sentry-lint.watch]]\nname = "w"', "watch[0]: watches nothing; it needs procedures"),
    "files without writes": (WATCH + 'procedures-from = ["*.sql"]', "watch[0].writes: missing"),
    "writes without files": (WATCH + 'writes = ["T.c"]', "watch[0].procedures-from: missing"),
    "bad level": (WATCH + 'level = "warn"', "watch[0].level: is no level; allowed: debug,", 'did you mean "warning"?'),
    "placeholder in a category": (WATCH + 'category = "db.{procedure}"', "watch[0].category: must be fixed text"),
    "empty category": (WATCH + 'category = ""', "watch[0].category: must be fixed text"),
    "tag of another type": (WATCH + "tags = { a = 'x', b = 1 }", "watch[0].tags.b: is a whole number"),
    "tag key with a space": (WATCH + "tags = { 'a b' = 'x' }", "watch[0].tags.a b: is no key that Sentry keeps"),
    "tag key too long": (WATCH + f"tags = {{ {'k' * 33} = 'x' }}", "is no key that Sentry keeps; at most 32"),
    "data of another type": (WATCH + "data = { a = 1, b = [1] }", "watch[0].data.b: is a list"),
    "unknown placeholder": (WATCH + 'message = "{proc}"', "watch[0].message: has an unknown", 'mean "{procedure}"?'),
    "misspelt kind": (WATCH + 'tags = { t = "{args:zone}" }', "watch[0].tags.t: has an unknown", 'mean "{arg:zone}"?'),
    "lonely brace": (WATCH + 'message = "{procedure"', "watch[0].message: has a brace without its partner"),
    "empty placeholder": (WATCH + 'message = "a {} b"', "watch[0].message: has an unknown placeholder"),
    "arg without a name": (WATCH + 'tags = { t = "{arg:}" }', "{arg:…} must ask for a position or a parameter"),
    "name by position": (WATCH + 'tags = { t = "{name:2}" }', "{name:…} must ask for a name of the enclosing"),
    "personal argument": (WATCH + 'tags = { t = "{arg:user_email}" }', "watch[0].tags.t: would send", "(user_email)"),
    "personal local": (WATCH + 'data = { d = "{name:phone_number}" }', "watch[0].data.d: would send", "phone_number"),
    "personal key": (WATCH + 'data = { email = "{arg:1}" }', "watch[0].data.email: would send", "(email)"),
    "secret in the message": (WATCH + 'message = "by {name:password}"', "watch[0].message: would send"),
    "personal in a context": (WATCH + 'context = { name = "c", fields = { f = "{arg:ssn}" } }', "fields.f: would"),
    "personal by policy": (
        '[tool.sentry-lint.privacy]\npersonal = ["badge"]\n' + WATCH + 'tags = { t = "{arg:badge}" }',
        "watch[0].tags.t: would send",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_policy_is_one_clear_line(name: str, tmp_path: Path) -> None:
    text, *wanted = BAD[name]
    path = write(tmp_path, f"[tool.sentry-lint]\n{text}\n")
    with pytest.raises(PolicyError) as raised:
        policy_for(str(tmp_path / "a.py"))
    said = str(raised.value)
    assert said.startswith("pyproject.toml: [tool.sentry-lint] ")
    assert "\n" not in said
    assert raised.value.path == str(path)
    for part in wanted:
        assert part in said


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        (b"[tool.sentry-lint\n", r"is not valid TOML: see line 1, column \d+"),
        (b"[tool.sentry-lint]\ntests = maybe\n", "is not valid TOML: see line 2, column"),
        (b"[tool.sentry-lint]\ntests = true\ntests = true\n", "is not valid TOML: see line 3"),
        (b"[tool.sentry-lint]\n# caf\xe9\n", "is not UTF-8"),
        (b"[tool.sentry-lint]\nenable = " + b"[" * 100_000, "is not valid TOML"),
        (b"[tool]\nsentry-lint = 3\n", r"\[tool.sentry-lint\]: is a whole number; it must be a table"),
        (b"[[tool.sentry-lint]]\ntests = true\n", r"\[tool.sentry-lint\]: is a list; it must be a table"),
    ],
)
def test_a_file_that_is_no_policy_at_all(source: bytes, wanted: str, tmp_path: Path) -> None:
    with pytest.raises(PolicyError, match=wanted) as raised:
        load_policy(str(write(tmp_path, source)))
    assert "\n" not in str(raised.value)


def test_values_that_look_like_data_are_not_repeated(tmp_path: Path) -> None:
    secret = "hunter2hunter2"
    for text in (
        f'sdk-version = "{secret}"',
        f'enable = ["{secret}"]',
        f"tests = {secret}",
        f'[tool.sentry-lint.privacy]\nallow = ["{secret}"]',
        WATCH + f'level = "{secret}"',
    ):
        with pytest.raises(PolicyError) as raised:
            load_policy(str(write(tmp_path, f"[tool.sentry-lint]\n{text}\n")))
        assert secret not in str(raised.value)


def test_a_name_declared_neutral_may_stand_in_a_template(tmp_path: Path) -> None:
    text = f'[tool.sentry-lint.privacy]\nneutral = ["badge_email"]\n{WATCH}tags = {{ t = "{{arg:badge_email}}" }}\n'
    assert load_policy(str(write(tmp_path, text))).watch[0].tags == {"t": "{arg:badge_email}"}


def test_every_surface_and_canary_can_be_allowed() -> None:
    from sentry_lint.audit import canaries, surfaces
    from sentry_lint.knowledge import sdk
    from sentry_lint.knowledge.vocabulary import CATEGORIES
    from sentry_lint.policy_checks import CANARIES, SURFACES

    assert set(SURFACES) == {name.partition(".")[0] for name in (*sdk.SURFACES, *surfaces.SURFACES)}
    assert set(canaries.KINDS) <= {*CATEGORIES, *CANARIES}


def test_msgspec_is_loaded_only_for_a_table(tmp_path: Path) -> None:
    write(tmp_path / "plain", "[project]\nname = 'plain'\n")
    write(tmp_path / "ours", "[tool.sentry-lint]\n")
    program = (
        "import sys\n"
        "from sentry_lint.policy import policy_for\n"
        f"policy_for({str(tmp_path / 'plain' / 'a.py')!r})\n"
        "print('msgspec' in sys.modules, 'tomllib' in sys.modules or 'tomli' in sys.modules)\n"
        f"policy_for({str(tmp_path / 'ours' / 'a.py')!r})\n"
        "print('msgspec' in sys.modules)\n"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert re.split(r"\s+", result.stdout.strip()) == ["False", "False", "True"]
