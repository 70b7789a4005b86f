"""What to write instead of a name of the SDK so that the program does the same: facts by namespace and name.

The tables of :mod:`sdk_names` and :mod:`sdk_options` tell people where a name went; here stands what a codemod may
write, and only where the meaning holds. ``[name]``, ``<`` (where the release does not have the name yet) and ``>``
(where it is gone or deprecated) are as in :mod:`sdk_api`. After these stand ways, separated by ``|``, the better one
first; the first counts whose names exist in all releases of the target. A name may have several lines. A way is one of

- ``call NAME()``: the same arguments go to this function, dotted from the package; of a method, to this one. With
  ``new=old`` an argument goes by another name, with ``=old?VALUE`` it is ``VALUE`` where it is left out, with ``=old!``
  it must be there, and ``-old`` has no counterpart;
- ``value EXPRESSION``: the call, which has no arguments, becomes an expression;
- ``key NAME``: the keyword has another name;
- ``set NAME()``: an attribute that was set is given to this method;
- ``attribute NAME``: the attribute has another name;
- ``each NAME()``: one call for each entry of the dictionary;
- ``scope NAME()``: a ``with`` statement, or callback, around the scope that this function returns;
- ``block NAME() OTHER()``: a ``with`` statement with a scope of its own, ``OTHER`` where more than that scope is set in
  it;
- ``hub``: what ``[Hub]`` says of the member of ``Hub.current``;
- ``client TEST()``: the client, or None where there is none; ``TEST`` where it is only asked whether there is one;
- ``leave VALUE``: an option that does nothing with that value; ``collect KEY VALUE=NEW``: an entry of the option
  ``data_collection``; ``experiment KEY RELEASE``: an entry of ``_experiments``, from that release on; ``tracing``:
  ``enable_tracing``, which goes with other options; ``option VALUE OPTION=NEW``: another option in place of that value.

Source: the SDK's sources and migration guides (``MIGRATION_GUIDE.md``), and programs run on both sides of each change
(``tests/versions``).
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from sentry_lint.knowledge import sdk_api
from sentry_lint.knowledge.sdk_api import Version

MOVES = """
[sentry_sdk]
Hub                    > hub
configure_scope        > scope get_isolation_scope() | scope Scope.get_isolation_scope()
end_session            < call get_isolation_scope().end_session()
end_session            < call Scope.get_isolation_scope().end_session() | call Hub.current.end_session()
get_current_scope      < call Scope.get_current_scope() | value Hub.current.scope
get_global_scope       < call Scope.get_global_scope()
get_isolation_scope    < call Scope.get_isolation_scope() | value Hub.current.scope
hub                    > hub
is_initialized         < value Hub.current.client is not None
isolation_scope        < call push_scope()
new_scope              < call push_scope()
push_scope             > block new_scope() isolation_scope()
set_tags               < each set_tag()
set_transaction_name   < call get_current_scope().set_transaction_name()
set_transaction_name   < call Scope.get_current_scope().set_transaction_name()
set_transaction_name   < call Hub.current.scope.set_transaction_name()
start_session          < call get_isolation_scope().start_session()
start_session          < call Scope.get_isolation_scope().start_session() | call Hub.current.start_session()
[metrics]
incr       > call metrics.count() name=key value=value?1 attributes=tags -timestamp -stacklevel
increment  > call metrics.count() name=key value=value?1 attributes=tags -timestamp -stacklevel
timing     > call metrics.distribution() name=key value=value! unit=unit?"second" attributes=tags -timestamp -stacklevel
[metrics.distribution()]
key   > key name
tags  > key attributes
[metrics.gauge()]
key   > key name
tags  > key attributes
[profiler]
start_profile_session  < call profiler.start_profiler()  > call profiler.start_profiler()
stop_profile_session   < call profiler.stop_profiler()  > call profiler.stop_profiler()
[tracing]
TRANSACTION_SOURCE_COMPONENT  > value tracing.TransactionSource.COMPONENT
TRANSACTION_SOURCE_CUSTOM     > value tracing.TransactionSource.CUSTOM
TRANSACTION_SOURCE_ROUTE      > value tracing.TransactionSource.ROUTE
TRANSACTION_SOURCE_TASK       > value tracing.TransactionSource.TASK
TRANSACTION_SOURCE_URL        > value tracing.TransactionSource.URL
TRANSACTION_SOURCE_VIEW       > value tracing.TransactionSource.VIEW
[Scope]
get_current_scope    < value Hub.current.scope
get_isolation_scope  < value Hub.current.scope
level=               > set set_level()
set_tags             < each set_tag()
transaction=         > set set_transaction_name()
user=                > set set_user()
[Hub]
add_breadcrumb     > call add_breadcrumb()
capture_event      > call capture_event()
capture_exception  > call capture_exception()
capture_message    > call capture_message()
client             > client is_initialized()
configure_scope    > scope get_isolation_scope() | scope Scope.get_isolation_scope()
current            > hub
end_session        > call end_session() | call get_isolation_scope().end_session()
end_session        > call Scope.get_isolation_scope().end_session()
flush              > call flush()
get_integration    > call get_client().get_integration()
get_traceparent    > call get_traceparent()
push_scope         > block new_scope() isolation_scope()
scope              > value get_isolation_scope() | value Scope.get_isolation_scope()
start_session      > call start_session() | call get_isolation_scope().start_session()
start_session      > call Scope.get_isolation_scope().start_session()
start_span         > call start_span()
start_transaction  > call start_transaction()
[Span]
description    > attribute name
end            < call finish()
name           < attribute description
new_span       > call start_child()
set_attribute  < call set_data()
set_attributes < each set_data()
set_data       > call set_attribute()
set_tag        > call set_attribute()
update_data    < each set_data()  > call set_attributes()
[Transaction]
new_span     > call start_child()
update_data  < each set_data()
[start_span()]
description  > key name
name         < key description
[Span.start_child()]
description  > key name
name         < key description
[update_current_span()]
data  > key attributes
[OTLPIntegration()]
setup_otlp_exporter         > key setup_otlp_traces_exporter
setup_otlp_traces_exporter  < key setup_otlp_exporter
[ThreadingIntegration()]
propagate_hub    > key propagate_scope
propagate_scope  < key propagate_hub
[init()]
before_send_log          < experiment before_send_log 2.25.1
before_send_metric       < experiment before_send_metric 2.41.0
enable_logs              < experiment enable_logs 2.25.1  > leave True
enable_metrics           < experiment enable_metrics 1.35.0  > leave True
enable_tracing           > tracing
include_local_variables  > leave True | collect stack_frame_variables False=False
include_source_context   > leave True | collect frame_context_lines False=0
propagate_traces         > leave True | option False trace_propagation_targets=[]
request_bodies           > key max_request_body_size
send_default_pii         > leave False
with_locals              > key include_local_variables
"""

# What the functions and attributes of the package give.
GIVES = {
    "get_current_scope": "Scope",
    "get_global_scope": "Scope",
    "get_isolation_scope": "Scope",
    "get_client": "Client",
    "scope": "Scope",
    "client": "Client",
    "current": "Hub",
}
METHODS = frozenset({"Scope", "Span", "Transaction"})


class Move(NamedTuple):
    """One way: its name and what follows it."""

    way: str
    words: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.words)


@cache
def _sections() -> dict[str, dict[str, tuple[str, str]]]:
    """By namespace and name: the ways where the release is too old, and where it is too new."""
    out: dict[str, dict[str, tuple[str, str]]] = {}
    for section in MOVES.strip().removeprefix("[").split("\n["):
        head, *lines = section.splitlines()
        names = out.setdefault(head.rstrip("]"), {})
        for line in filter(None, lines):
            rest, _, after = line.partition(" > ")
            rest, _, before = rest.partition(" < ")
            old = names.get(rest.strip(), ("", ""))
            names[rest.strip()] = (f"{old[0]}|{before}", f"{old[1]}|{after}")
    return out


def ways(space: str, name: str, too_old: bool) -> tuple[Move, ...]:
    """The ways for a name of a namespace (``""`` is the package), the better one first; none where none is known."""
    before, after = _sections().get(space or "sentry_sdk", {}).get(name, ("", ""))
    found = []
    for text in (before if too_old else after).split("|"):
        words = text.split()
        if words:
            found.append(Move(words[0], tuple(words[1:])))
    return tuple(found)


def entries() -> list[tuple[str, str, bool, Move]]:
    """Every way: namespace, name, whether it is for a release that is too old, and the way."""
    return [
        (space, name, too_old, move)
        for space, names in _sections().items()
        for name in names
        for too_old in (True, False)
        for move in ways(space, name, too_old)
    ]


def missing(space: str, move: Move, releases: tuple[Version, ...]) -> str:
    """What of a way some of the releases do not have; nothing where all have all of it."""
    for text in _needed(move):
        own = move.way == "key" or (move.way in ("call", "set", "each", "attribute") and space in METHODS)
        if not all(_exists(space if own else "", text, release) for release in releases):
            return text
    return ""


def _needed(move: Move) -> list[str]:
    if move.way == "block":
        return list(move.words)
    if move.way in ("call", "value", "key", "set", "attribute", "each", "scope", "client"):
        return list(move.words[:1])
    return []


def _exists(home: str, text: str, release: Version) -> bool:
    """A name, dotted from a namespace, is in a release; of what nothing is known, it is taken to be."""
    space = sdk_api.namespace(home)
    path = ""
    for part in text.replace("()", "").split("."):
        entry = space.entries.get(part) if space is not None else None
        if entry is not None and not entry.exists(release):
            return False
        path = f"{path}.{part}" if path else part
        space = sdk_api.namespace(GIVES.get(part) or sdk_api.CLASSES.get(path, path))
    return True


def experiment(move: Move) -> Version:
    """The first release that knows an entry of ``_experiments``."""
    return sdk_api.parse(move.words[1]) or sdk_api.NEVER
