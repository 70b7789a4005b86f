"""Write the scrubbing module for a project: the template with the vocabulary and the policy's own words in it."""

from __future__ import annotations

import importlib.resources
import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence

from sentry_lint.knowledge import lexicon
from sentry_lint.policy import Policy

_METACHARACTERS = frozenset("\\^$*+?()[]{}|")
_WIDTH = 120
_NEVER = (99,)
# Option -> the first version that takes it at the top level, and under `_experiments`.
_SINCE: dict[str, tuple[tuple[int, ...], tuple[int, ...] | None]] = {
    "before_breadcrumb": ((0,), None),
    "before_send": ((0,), None),
    "before_send_transaction": ((1, 20), None),
    "before_send_log": ((2, 35), (2, 22)),
    "before_send_metric": ((2, 43), None),
    "before_emit_metric": (_NEVER, (1, 35)),
}


def _is_pattern(text: str) -> bool:
    return not _METACHARACTERS.isdisjoint(text)


def _literal(head: str, text: str, tail: str = "") -> str:
    """``head`` and a text: on one line where it fits, else in parentheses, cut where lines end."""
    if len(head) + len(text) + 2 + len(tail) <= _WIDTH:
        return f'{head}"{text}"{tail}'
    indent = " " * (len(head) - len(head.lstrip()) + 4)
    # What fits into one line stays in one: formatters join it again.
    fits = len(indent) + len(text) + 2 <= _WIDTH
    lines = [text] if fits else textwrap.wrap(text, 100, break_long_words=False, break_on_hyphens=False)
    body = ' "\n'.join(f'{indent}"{line}' for line in lines)
    return f'{head}(\n{body}"\n{indent[4:]}){tail}'


def _quoted(text: str) -> str:
    return repr(text) if '"' in text or "'" in text else '"' + repr(text)[1:-1] + '"'


def _tuple(entries: Sequence[str]) -> str:
    return "(" + ", ".join(_quoted(entry) for entry in entries) + ("," if len(entries) == 1 else "") + ")"


def _mapping(name: str, kind: str, table: Mapping[str, Sequence[str]]) -> str:
    rows = [_literal(f'    "{key}": ', ", ".join(dict.fromkeys(phrases)), ",") for key, phrases in table.items()]
    return f"{name}: {kind} = {{\n" + "\n".join(rows) + "\n}" if rows else f"{name}: {kind} = {{}}"


def _words(words: Iterable[str]) -> str:
    return " ".join(sorted(words))


def _split_phrases(text: str) -> list[str]:
    return text.split(", ")


def _phrase(entry: str) -> str:
    from sentry_lint.knowledge.words import split

    return " ".join(split(entry))


def _tables(policy: Policy) -> str:
    """The table block of the module."""
    names: dict[str, list[str]] = {}
    owned: dict[str, list[str]] = {}
    privacy = policy.privacy
    for key, entries in (("custom-secret", privacy.secret), ("custom", privacy.personal)):
        words = [_phrase(entry) for entry in entries if not _is_pattern(entry)]
        if words:
            names[key] = words
    for category, need, _sources, phrases in lexicon.ROWS:
        if need in ("prose", "written"):  # what somebody wrote cannot be told by a name at run time
            continue
        table = names if need == "" else owned
        table.setdefault(category, []).extend(_split_phrases(phrases))
    neutral = [phrase for _sources, phrases in lexicon.NEUTRAL_ROWS for phrase in _split_phrases(phrases)]
    neutral += [_phrase(entry) for entry in privacy.neutral if not _is_pattern(entry)]
    patterns = {
        key: tuple(entry for entry in entries if _is_pattern(entry))
        for key, entries in (("custom", privacy.personal), ("custom-secret", privacy.secret))
    }
    rows = ", ".join(f'"{key}": {_tuple(entries)}' for key, entries in patterns.items() if entries)
    pairs = [pair.partition(":")[::2] for pair in privacy.allow]
    allowed = "(" + "".join(f"{_tuple(pair)}, " for pair in pairs).rstrip(" " if len(pairs) == 1 else ", ") + ")"
    return "\n".join(
        (
            "# Kind of data -> phrases that end a name of it; also its plural, and itself as one word.",
            _mapping("NAMES", "dict[str, str]", names),
            "# The same for phrases that need a person before them: `customer_name`, `user.city`.",
            _mapping("OWNED", "dict[str, str]", owned),
            "# Phrases that mean something else.",
            _literal("NEUTRAL = ", ", ".join(dict.fromkeys(neutral))),
            _literal("PEOPLE = ", _words(lexicon.PEOPLE)),
            "# Whose e-mail, phone and address are nobody's.",
            _literal("THINGS = ", _words(lexicon.THINGS | lexicon.HOSTS)),
            "# Before or after a phrase these make the value an amount, a state or a yes-or-no.",
            _literal("PREDICATES = ", _words(lexicon.PREDICATES)),
            "# Took the person out of the value.",
            _literal("CLEARED = ", _words(lexicon.CLEARED)),
            "# May follow a phrase without changing what it is.",
            _literal("TAILS = ", _words(lexicon.TRANSPARENT_TAILS)),
            "# Own patterns over text.",
            f"PATTERNS: dict[str, tuple[str, ...]] = {{{rows}}}",
            "# Fields of `user` that may stay; (part of the event, kind of data) pairs that were decided to be sent.",
            f"USER_FIELDS: tuple[str, ...] = {_tuple(privacy.user_fields)}",
            f"ALLOWED: tuple[tuple[str, str], ...] = {allowed}",
        )
    )


def _options(version: tuple[int, ...], streamed: bool) -> str:
    top = [name for name, (since, _) in _SINCE.items() if version >= since]
    trial = [
        name
        for name, (since, tried) in _SINCE.items()
        if name not in top and tried is not None and version >= tried and version < since
    ]
    if version >= (2, 41) and "before_emit_metric" in trial:
        trial.remove("before_emit_metric")
    if version >= (3,):
        top.remove("before_send_transaction")
        top.append("before_send_span")
    elif streamed and version >= (2, 52):
        top.append("before_send_span")
    rows = [f'    "{name}": {name},' for name in top]
    if trial:
        rows.append('    "_experiments": {' + ", ".join(f'"{name}": {name}' for name in trial) + "},")
    return "OPTIONS: dict[str, Any] = {\n" + "\n".join(rows) + "\n}"


def module_source(policy: Policy, version: tuple[int, ...] = (2, 75), streamed: bool = False) -> str:
    """The scrubbing module's source for a policy and a target SDK version; imports nothing but the standard library.

    ``streamed``: the application uses ``trace_lifecycle="stream"``; other applications would be warned for
    ``before_send_span``.
    """
    template = importlib.resources.files("sentry_lint.audit").joinpath("scrubbing_template.py").read_text("utf-8")
    source = _between(template, "tables", _tables(policy))
    return _between(source, "options", _options(version, streamed))


def _between(source: str, name: str, block: str) -> str:
    return re.sub(
        rf"# -- {name}: begin --\n.*?# -- {name}: end --\n",
        lambda found: block + "\n",
        source,
        count=1,
        flags=re.DOTALL,
    )


def test_source() -> str:
    """The source of the module's test, to stand beside it."""
    return _TEST


_TEST = '''"""The scrubbing holds: canaries go through every surface of the SDK, and none may leave."""

import scrubbing
import sentry_sdk


def test_nothing_personal_leaves(sentry_audit):
    sentry_sdk.init(traces_sample_rate=1.0, **scrubbing.OPTIONS)
    # sentry-sdk has no hook for attachments, sessions and the headers of outgoing requests: the report names them.
    report = sentry_audit.assert_scrubbed()
    assert report.names == []
'''
