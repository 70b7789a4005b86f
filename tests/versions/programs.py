"""Short programs on both sides of a change of the SDK: what happens when they run, and what the linter says.

A program is what follows ``import sentry_sdk``, its outcome as in :mod:`running`; its code is empty where the linter is
silent.
"""

from __future__ import annotations

SCOPE = "sentry_sdk.get_current_scope().set_tag('a', 'b')"
TAGS = "sentry_sdk.set_tags({'a': 'b'})"
PUSH = "with sentry_sdk.push_scope() as scope: scope.set_tag('a', 'b')"
HUB = "sentry_sdk.Hub.current.capture_message('a')"
NAMED = "sentry_sdk.start_span(op='a', name='b')"
DESCRIBED = "sentry_sdk.start_span(op='a', description='b')"
INCR = "sentry_sdk.metrics.incr('a')"
COUNT = "sentry_sdk.metrics.count('a', 1)"
TAGGED = "sentry_sdk.metrics.gauge('a', 1, tags={'b': 'c'})"
LOCALS = "sentry_sdk.init(with_locals=True)"
PII = "sentry_sdk.init(send_default_pii=False)"
TRACING = "sentry_sdk.init(enable_tracing=True)"
UNKNOWN = "sentry_sdk.init(tags={'a': 'b'})"
MISSPELT = "sentry_sdk.set_tgas({'a': 'b'})"
TRANSACTION = "sentry_sdk.start_transaction(name='a').finish()"
LAST = "sentry_sdk.last_event_id()"
LEVEL = "scope = sentry_sdk.Scope(); scope.level = 'info'"
USER = "scope = sentry_sdk.Scope(); scope.user = {'id': 1}"
DATA = "span = sentry_sdk.start_span(name='a'); span.set_data('a', 'b')"
TYPER = "import sentry_sdk.integrations.typer as typer"

FINE, WARNS = "fine", "DeprecationWarning"
MISSING, DEPRECATED, OPTION = "SNT601", "SNT602", "SNT603"

#: Each program, and its outcome and code in each release.
PROGRAMS: dict[str, dict[str, tuple[str, str]]] = {
    SCOPE: {"2.0.1": ("AttributeError", MISSING), "2.34.1": (FINE, "")},
    TAGS: {"2.0.1": ("AttributeError", MISSING), "2.34.1": (FINE, "")},
    PUSH: {"2.0.1": (FINE, ""), "2.34.1": (WARNS, DEPRECATED), "3.0.0b2": ("AttributeError", MISSING)},
    HUB: {"2.0.1": (FINE, ""), "2.34.1": (WARNS, DEPRECATED), "3.0.0b2": ("AttributeError", MISSING)},
    NAMED: {"2.0.1": ("TypeError", MISSING), "2.34.1": (FINE, ""), "3.0.0b2": ("TypeError", MISSING)},
    DESCRIBED: {"2.0.1": (FINE, ""), "2.34.1": (WARNS, DEPRECATED), "3.0.0b2": ("TypeError", MISSING)},
    INCR: {"2.34.1": (FINE, DEPRECATED), "2.75.0": ("AttributeError", MISSING)},
    COUNT: {"2.34.1": ("AttributeError", MISSING), "2.75.0": (FINE, "")},
    TAGGED: {"2.34.1": (FINE, DEPRECATED), "2.75.0": ("TypeError", MISSING)},
    LOCALS: {"1.35.0": (FINE, DEPRECATED), "2.0.1": ("TypeError", MISSING)},
    PII: {"2.34.1": (FINE, ""), "2.75.0": (WARNS, DEPRECATED), "3.0.0b2": ("TypeError", MISSING)},
    TRACING: {"2.0.1": (FINE, ""), "2.34.1": (WARNS, DEPRECATED), "3.0.0b2": ("TypeError", MISSING)},
    UNKNOWN: dict.fromkeys(("1.35.0", "2.34.1", "3.0.0b2"), ("TypeError", OPTION)),
    MISSPELT: dict.fromkeys(("1.35.0", "2.34.1", "3.0.0b2"), ("AttributeError", MISSING)),
    TRANSACTION: {"2.75.0": (FINE, ""), "3.0.0b2": ("AttributeError", MISSING)},
    LAST: {"1.35.0": (FINE, ""), "2.0.1": ("AttributeError", MISSING), "2.34.1": (FINE, "")},
    LEVEL: {"2.75.0": (FINE, DEPRECATED), "3.0.0b2": ("AttributeError", MISSING)},
    USER: {"2.0.1": (FINE, ""), "2.34.1": (WARNS, DEPRECATED), "3.0.0b2": ("AttributeError", MISSING)},
    DATA: {"2.75.0": (FINE, ""), "3.0.0b2": ("AttributeError", MISSING)},
    TYPER: {"2.0.1": ("ModuleNotFoundError", MISSING)},
}
