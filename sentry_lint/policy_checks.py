"""What a schema cannot say of a policy: names that are names, templates that resolve, lists that watch something."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sentry_lint.policy_schema import Complaint, meant

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sentry_lint.knowledge.vocabulary import Vocabulary
    from sentry_lint.policy_schema import PolicyTable, PrivacyTable, WatchTable

# https://develop.sentry.dev/sdk/data-model/event-payloads/ ("level")
LEVELS = ("debug", "info", "warning", "error", "fatal")

# What a wrapper whose source nobody can find may stand for: the SDK's setters and captures,
# https://getsentry.github.io/sentry-python/api.html
SDK_CALLS = (
    "add_breadcrumb",
    "add_attachment",
    "capture_event",
    "capture_exception",
    "capture_message",
    "set_attribute",
    "set_context",
    "set_data",
    "set_extra",
    "set_extras",
    "set_measurement",
    "set_tag",
    "set_tags",
    "set_transaction_name",
    "set_user",
    "start_span",
    "start_transaction",
)

# The places that `allow` speaks of, by the first word that linter (knowledge/sdk.py) and audit (audit/surfaces.py)
# give them; a finer place (`breadcrumb.message`) may follow.
SURFACES = tuple(
    "ai argv attachment breadcrumb checkin context exception extra fingerprint flag frame graphql http log "
    "logentry logging message metric name profile request scope session span sql stream tag thread trace transaction "
    "user".split()
)

# What the audit calls its canaries (audit/canaries.py) beyond the vocabulary's categories.
CANARIES = ("card", "iban", "ssn", "jwt", "api-key", "private-key", "ip-address", "postal-address")

_PLACEHOLDERS = ("{procedure}", "{args_count}", "{arg:…}", "{name:…}")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_DOTTED = re.compile(r"[^\W\d]\w*(\.[^\W\d]\w*)*")
_CODE = re.compile(r"SNT[0-9]{1,3}")
_VERSION = re.compile(r"[0-9]+(\.[0-9]+){0,3}((a|b|rc)[0-9]+)?")
_META = re.compile(r"[\\^$.|?*+()\[\]{}]")
# What Sentry keeps of a tag's key: at most 32 characters out of these, https://docs.sentry.io/platforms/python/enriching-events/tags/
_TAG = re.compile(r"[A-Za-z0-9_.:-]{1,32}")


def check(table: PolicyTable) -> None:
    """Raises :class:`Complaint` at the first thing that is wrong."""
    if table.sdk_version is not None and not _VERSION.fullmatch(table.sdk_version):
        raise Complaint("sdk-version", "is no version", 'it must be one release, such as "2.34.1"')
    _none_empty("source-roots", table.source_roots)
    for index, code in enumerate(table.enable):
        if not _CODE.fullmatch(code):
            near = code.upper() if _CODE.fullmatch(code.upper()) else ""
            raise Complaint(f"enable[{index}]", "is no code", "allowed: SNT and one to three digits", near)
    for name, call in table.wrappers.items():
        _dotted(f"wrappers.{name}", [name])
        if call not in SDK_CALLS:
            raise Complaint(
                f'wrappers."{name}"',
                "is no call of the SDK",
                f"allowed: {', '.join(SDK_CALLS)}",
                meant(call, list(SDK_CALLS)),
            )
    _check_privacy(table.privacy)
    _dotted("noise.expected-exceptions", table.noise.expected_exceptions)
    seen: dict[str, int] = {}
    for index, watch in enumerate(table.watch):
        first = seen.setdefault(watch.name, index)
        if first != index:
            raise Complaint(f"watch[{index}].name", f"is the name of watch[{first}] too", "each needs its own")
        _check_watch(f"watch[{index}]", watch, table.privacy)


def _check_privacy(privacy: PrivacyTable) -> None:
    for key, entries in (("personal", privacy.personal), ("secret", privacy.secret), ("neutral", privacy.neutral)):
        _none_empty(f"privacy.{key}", entries)
        for index, entry in enumerate(entries):
            if _META.search(entry):
                _pattern(f"privacy.{key}[{index}]", entry)
    _dotted("privacy.sanitizers", privacy.sanitizers)
    _none_empty("privacy.user-fields", privacy.user_fields)
    for index, pair in enumerate(privacy.allow):
        _check_pair(f"privacy.allow[{index}]", pair)


def _pattern(key: str, entry: str) -> None:
    try:
        compiled = re.compile(entry)
    except (re.error, RecursionError, OverflowError):
        raise Complaint(
            key, "is no regular expression", "a name without special characters is taken as it is"
        ) from None
    if compiled.match(""):
        raise Complaint(key, "matches empty text, so it would match everything", "it must need at least one character")


def _check_pair(key: str, pair: str) -> None:
    surface, colon, category = pair.partition(":")
    if not colon:
        raise Complaint(key, "is no pair", 'it must be "surface:category", such as "user:email"')
    head = surface.partition(".")[0]
    if head not in SURFACES:
        allowed = f"allowed before the colon: {', '.join(SURFACES)}"
        raise Complaint(key, "names no surface", allowed, meant(head, list(SURFACES)))
    from sentry_lint.knowledge.vocabulary import CATEGORIES

    known = [*CATEGORIES, *CANARIES]
    if category not in known:
        allowed = f"allowed after the colon: {', '.join(known)}"
        raise Complaint(key, "names no category", allowed, meant(category, known))


def _check_watch(key: str, watch: WatchTable, privacy: PrivacyTable) -> None:
    _none_empty(f"{key}.name", [watch.name], listed=False)
    if isinstance(watch.procedures, str):
        _dotted(f"{key}.procedures", [watch.procedures], listed=False)
    elif watch.procedures is not None:
        if not watch.procedures:
            raise Complaint(f"{key}.procedures", "is empty", "it must name at least one procedure")
        _none_empty(f"{key}.procedures", watch.procedures)
    if watch.procedures is None and not watch.procedures_from and not watch.calls:
        raise Complaint(key, "watches nothing", "it needs procedures, procedures-from or calls")
    if bool(watch.procedures_from) != bool(watch.writes):
        missing = "writes" if watch.procedures_from else "procedures-from"
        raise Complaint(f"{key}.{missing}", "missing", "procedures-from and writes belong together")
    for name, entries in (("procedures-from", watch.procedures_from), ("writes", watch.writes)):
        _none_empty(f"{key}.{name}", entries)
    _dotted(f"{key}.calls", watch.calls)
    _dotted(f"{key}.wrappers", watch.wrappers)
    if watch.instrument is not None:
        _dotted(f"{key}.instrument", [watch.instrument], listed=False)
    if watch.level not in LEVELS:
        near = meant(watch.level, list(LEVELS))
        raise Complaint(f"{key}.level", "is no level", f"allowed: {', '.join(LEVELS)}", near)
    if not watch.category.strip() or "{" in watch.category:
        raise Complaint(f"{key}.category", "must be fixed text", 'such as "database.file_operation"')
    for tag in watch.tags:
        if not _TAG.fullmatch(tag):
            allowed = "at most 32 letters, digits, underscores, periods, colons and dashes"
            raise Complaint(f"{key}.tags.{tag}", "is no key that Sentry keeps", allowed)
    _check_templates(key, watch, privacy)


def _templates(watch: WatchTable) -> Iterator[tuple[str, str, str]]:
    """Yields the path, the key it is sent under ("" for the message) and the text of every template."""
    yield "message", "", watch.message
    tables: list[tuple[str, dict[str, object]]] = [("tags", dict(watch.tags)), ("data", dict(watch.data))]
    if watch.context is not None:
        tables.append(("context.fields", dict(watch.context.fields)))
    for path, table in tables:
        for key, value in table.items():
            if isinstance(value, str):
                yield f"{path}.{key}", key, value


def _check_templates(key: str, watch: WatchTable, privacy: PrivacyTable) -> None:
    vocabulary: Vocabulary | None = None
    for path, sent_as, text in _templates(watch):
        named = list(_placeholders(f"{key}.{path}", text))
        if not named:
            continue
        if vocabulary is None:
            from sentry_lint.knowledge.vocabulary import Vocabulary

            vocabulary = Vocabulary(tuple(privacy.personal), tuple(privacy.secret), tuple(privacy.neutral))
        for name in [*named, sent_as]:
            category = vocabulary.classify(name) if name and not name.isdigit() else None
            if category is not None:
                raise Complaint(
                    f"{key}.{path}",
                    f"would send {category.label} ({name})",
                    "send an id instead, or declare the name under privacy.neutral",
                )


def _placeholders(key: str, text: str) -> Iterator[str]:
    """Checks the placeholders of a template and yields the names that ``{arg:…}`` and ``{name:…}`` ask for."""
    allowed = f"allowed: {', '.join(_PLACEHOLDERS)}"
    if re.search(r"[{}]", _PLACEHOLDER.sub("", text)):
        raise Complaint(key, "has a brace without its partner", allowed)
    for found in _PLACEHOLDER.findall(text):
        kind, colon, name = found.partition(":")
        if found in ("procedure", "args_count"):
            continue
        if colon and kind in ("arg", "name"):
            if name.isidentifier() or (kind == "arg" and name.isascii() and name.isdigit()):
                yield name
                continue
            what = "a position or a parameter" if kind == "arg" else "a name of the enclosing function"
            raise Complaint(key, f"{{{kind}:…}} must ask for {what}", allowed)
        near = meant(kind, ["procedure", "args_count", "arg", "name"])
        if near in ("arg", "name"):
            near = f"{near}:{name or '…'}"
        raise Complaint(key, "has an unknown placeholder", allowed, f"{{{near}}}" if near else "")


def _none_empty(key: str, entries: Sequence[str], listed: bool = True) -> None:
    for index, entry in enumerate(entries):
        if not entry.strip():
            raise Complaint(f"{key}[{index}]" if listed else key, "is empty", "it must hold some text")


def _dotted(key: str, entries: Sequence[str], listed: bool = True) -> None:
    for index, entry in enumerate(entries):
        if not _DOTTED.fullmatch(entry):
            place = f"{key}[{index}]" if listed and len(entries) > 0 and not key.startswith("wrappers.") else key
            raise Complaint(place, "is no dotted name", 'it must be a name in code, such as "app.errors.Declined"')
