"""What an installed sentry-sdk really has. Run with that release before all else on the path.

Reads ``{"namespaces": [...], "deprecated": [...]}`` from standard input and prints, as JSON, the public names of each
namespace (null where its module, class or function does not exist) and which of the deprecated names it warns of.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import json
import sys
import types
import warnings
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

warnings.simplefilter("ignore")
import sentry_sdk  # noqa: E402  (its own imports may warn)

HOME = Path(sentry_sdk.__file__).parent
CLASSES = {
    "Scope": ["scope.Scope"],
    "Hub": ["hub.Hub"],
    "Client": ["client._Client"],
    "Span": ["tracing.Span", "traces.StreamedSpan", "traces.Span"],
    "Transaction": ["tracing.Transaction"],
    "EventScrubber": ["scrubber.EventScrubber"],
}
#: Where a call hands its keywords on to: each of these has a part of them in its signature.
CALLS = {
    "start_span()": [".start_span", "scope.Scope.start_span", "tracing.Span"],
    "start_transaction()": [
        ".start_transaction", "scope.Scope.start_transaction", "tracing.Transaction", "tracing.Span"
    ],
    "Span.start_child()": ["tracing.Span.start_child", "tracing.Span"],
    "Span.finish()": ["tracing.Span.finish"],
    "Transaction.finish()": ["tracing.Transaction.finish"],
    "monitor()": ["crons.decorator.monitor"],
    "capture_checkin()": ["crons.api.capture_checkin"],
    "capture()": ["scope.Scope.update_from_kwargs"],
    "Scope.add_attachment()": ["scope.Scope.add_attachment"],
    "EventScrubber()": ["scrubber.EventScrubber"],
}  # fmt: skip
INTEGRATIONS = HOME / "integrations"


def found(dotted: str) -> Any:
    """A name below ``sentry_sdk``, or None: of the package itself with a dot before it, else of the named module."""
    if dotted.startswith("."):
        return getattr(sentry_sdk, dotted[1:], None)
    module, _, rest = dotted.partition(".")
    parts = rest.split(".") if rest else []
    try:
        value = importlib.import_module(f"sentry_sdk.{module}")
        while parts and isinstance(value, types.ModuleType) and (HOME / module.replace(".", "/") / parts[0]).exists():
            module += "." + parts.pop(0)
            value = importlib.import_module(f"sentry_sdk.{module}")
        for part in parts:
            value = getattr(value, part)
    except (ImportError, AttributeError):
        return None
    return value


def statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements that are run when a module is imported, not those for type checkers."""
    for node in body:
        if isinstance(node, ast.If) and ast.unparse(node.test) in ("TYPE_CHECKING", "MYPY"):
            yield from statements(node.orelse)
        elif isinstance(node, (ast.If, ast.Try, ast.With)):
            inner = [*node.body, *getattr(node, "orelse", ()), *getattr(node, "finalbody", ())]
            yield from statements(inner + [s for handler in getattr(node, "handlers", ()) for s in handler.body])
        else:
            yield node


def module_names(dotted: str) -> tuple[set[str], set[str]] | None:
    """The names that a module binds, and among them those that it does not import, and its submodules.

    The module is read and not run: an integration needs its framework.
    """
    path = HOME.joinpath(*dotted.split("."))
    source = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    if not source.exists():
        return None
    names = {inner.stem for inner in path.glob("*") if inner.suffix == ".py" or (inner / "__init__.py").exists()}
    imported: set[str] = set()
    for node in statements(ast.parse(source.read_text(encoding="utf-8")).body):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            names.add(node.name)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            imported |= {(alias.asname or alias.name).partition(".")[0] for alias in node.names}
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names |= {inner.id for target in targets for inner in ast.walk(target) if isinstance(inner, ast.Name)}
    return names | imported, names - imported


def package_names() -> set[str]:
    """The package's own names and submodules, without what it has imported from elsewhere."""
    own = {
        name
        for name, value in vars(sentry_sdk).items()
        if not isinstance(value, types.ModuleType) or value.__name__.startswith("sentry_sdk")
    }
    return own | {path.stem for path in HOME.glob("*") if path.suffix == ".py" or (path / "__init__.py").exists()}


def member_names(classes: list[str]) -> set[str] | None:
    """The members of classes; ``name=`` for a property that can be assigned."""
    names: set[str] = set()
    for dotted in classes:
        cls = found(dotted)
        if cls is not None:
            names |= {*dir(cls), *(vars(type(cls)) if dotted == "hub.Hub" else ())}
            names |= {name + "=" for name in dir(cls) if getattr(inspect.getattr_static(cls, name), "fset", None)}
    return names or None


def keyword_names(calls: list[str]) -> set[str] | None:
    """The parameters that can be given by name."""
    names: set[str] = set()
    there = [call for dotted in calls if (call := found(dotted)) is not None]
    signatures = [inspect.signature(call.__init__ if inspect.isclass(call) else call).parameters for call in there]
    for parameters in signatures:
        names |= {name for name, p in parameters.items() if p.kind not in (p.VAR_KEYWORD, p.VAR_POSITIONAL)}
    return names - {"self", "cls"} if signatures else None


def option_names() -> set[str]:
    from sentry_sdk.consts import DEFAULT_OPTIONS

    return {*DEFAULT_OPTIONS, *(name for name in ("with_locals", "request_bodies") if accepts(name))}


def accepts(option: str) -> bool:
    try:
        sentry_sdk.Client(**{option: None})
    except TypeError:
        return False
    except ValueError:
        return True  # a value that is not allowed, of an option that is
    return True


@cache
def integrations() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(INTEGRATIONS.rglob("*.py"))]


def integration_keywords(name: str, depth: int = 0) -> set[str] | None:
    """The parameters of an integration, or of the one it derives from, read from the source."""
    for source in integrations():
        if f"class {name}(" not in source:
            continue
        for node in ast.walk(ast.parse(source)):
            if not isinstance(node, ast.ClassDef) or node.name != name:
                continue
            for inner in node.body:
                if isinstance(inner, ast.FunctionDef) and inner.name == "__init__":
                    return {argument.arg for argument in (*inner.args.args[1:], *inner.args.kwonlyargs)}
            bases = [ast.unparse(base) for base in node.bases]
            return (integration_keywords(bases[0], depth + 1) if depth < 2 else None) or set()
    return None


def names_of(namespace: str) -> set[str] | tuple[set[str], set[str]] | None:
    """The names of a namespace; for a module also those of its own."""
    if namespace == "sentry_sdk":
        return package_names()
    if namespace in CLASSES:
        return member_names(CLASSES[namespace])
    if namespace == "init()":
        return option_names()
    if namespace.endswith("Integration()"):
        return integration_keywords(namespace[:-2])
    if namespace.endswith("()"):
        calls = CALLS.get(namespace) or [namespace[:-2] if "." in namespace else f".{namespace[:-2]}"]
        return keyword_names(calls)
    return module_names(namespace)


def written(text: str, thing: Any) -> None:
    """Warn where the source of a function or file says so: what needs debug mode, or a framework, to be seen."""
    if text in ((HOME / thing).read_text(encoding="utf-8") if isinstance(thing, str) else inspect.getsource(thing)):
        warnings.warn(text, DeprecationWarning, stacklevel=2)


def documented(thing: Any) -> None:
    """Warn where the documentation calls something deprecated, though the code does not say so when it runs."""
    if "deprecated" in (inspect.getdoc(thing) or "").lower():
        warnings.warn("documented as deprecated", DeprecationWarning, stacklevel=2)


SPAN = "from sentry_sdk.tracing import Span, Transaction\n"
#: Code that makes the SDK warn of a name, and a word of the warning.
PROBES = {
    "sentry_sdk.Hub": ("sentry_sdk.Hub()", "Hub"),
    "sentry_sdk.configure_scope": ("sentry_sdk.configure_scope()", "configure_scope"),
    "sentry_sdk.push_scope": ("sentry_sdk.push_scope()", "push_scope"),
    "sentry_sdk.set_measurement": ("documented(sentry_sdk.set_measurement)", "documented"),
    "profiler.start_profile_session": ("sentry_sdk.profiler.start_profile_session()", "start_profile"),
    "profiler.stop_profile_session": ("sentry_sdk.profiler.stop_profile_session()", "stop_profile"),
    "ai.monitoring.ai_track": ("from sentry_sdk.ai.monitoring import ai_track; ai_track('a')", "ai_track"),
    "ai.monitoring.record_token_usage": (
        SPAN + "from sentry_sdk.ai.monitoring import record_token_usage\nrecord_token_usage(Span())",
        "record_token_usage",
    ),
    **{
        f"sessions.{name}": (f"from sentry_sdk.sessions import {name} as f\n{call}", "This function")
        for name, call in {
            "auto_session_tracking": "f().__enter__()",
            "auto_session_tracking_scope": "f(sentry_sdk.Scope()).__enter__()",
            "is_auto_session_tracking_enabled": "f()",
            "is_auto_session_tracking_enabled_scope": "f(sentry_sdk.Scope())",
        }.items()
    },
    "debug.configure_debug_hub": ("from sentry_sdk.debug import configure_debug_hub as f; f()", "configure_debug_hub"),
    "Hub.current": ("sentry_sdk.Hub.current", "Hub"),
    "Hub.main": ("sentry_sdk.Hub.main", "Hub"),
    "Scope.user=": ("sentry_sdk.Scope().user = {}", "user"),
    "Scope.level=": ("documented(sentry_sdk.Scope.level)", "documented"),
    "Scope.transaction=": ("documented(sentry_sdk.Scope.transaction.fset)", "documented"),
    "Span.set_measurement": (SPAN + "Span().set_measurement('a', 1)", "set_measurement"),
    "Transaction.set_measurement": (SPAN + "Transaction(name='a').set_measurement('a', 1)", "set_measurement"),
    "start_span().description": ("sentry_sdk.start_span(description='a')", "description"),
    "start_span().hub": (SPAN + "Span(hub=sentry_sdk.Hub(None))", "`hub`"),
    "start_transaction().hub": (SPAN + "Transaction(name='a', hub=sentry_sdk.Hub(None))", "`hub`"),
    "Span.start_child().description": (SPAN + "Span().start_child(description='a')", "description"),
    "Span.start_child().hub": (SPAN + "Span().start_child(hub=sentry_sdk.Hub(None))", "`hub`"),
    "Transaction.finish().hub": (SPAN + "Transaction(name='a').finish(hub=sentry_sdk.Hub(None))", "`hub`"),
    "update_current_span().data": (
        SPAN + "s = sentry_sdk.get_current_scope(); s.span = Span(); sentry_sdk.update_current_span(data={'a': 1})",
        "`data`",
    ),
    "RedisIntegration().max_data_size": (
        "from sentry_sdk.integrations.redis import RedisIntegration as R; R(max_data_size=9)",
        "max_data_size",
    ),
    "LangchainIntegration().max_spans": ("written('`max_spans` parameter', 'integrations/langchain.py')", "max_spans"),
    **{
        f"init().{name}": (f"written(\"The option '{name}' will be removed\", sentry_sdk.client._get_options)", name)
        for name in ("with_locals", "request_bodies")
    },
    **{
        f"init().{name}": (f"sentry_sdk.Client({name}={value})", word)
        for name, value, word in (
            ("enable_tracing", "True", "enable_tracing"),
            ("send_default_pii", "False", "send_default_pii"),
            ("profiles_sample_rate", "1.0", "profiling"),
            ("profiles_sampler", "lambda context: 1.0", "profiling"),
        )
    },
}


def warns(probe: tuple[str, str]) -> bool:
    """Running the code gives a DeprecationWarning that holds the word."""
    code, word = probe
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        scope: dict[str, Callable[..., Any] | Any] = {
            "sentry_sdk": sentry_sdk, "warnings": warnings, "documented": documented, "written": written
        }  # fmt: skip
        try:
            exec(code, scope)
        except Exception as error:
            print(f"{code!r}: {error!r}", file=sys.stderr)  # the name may not exist; what it has warned of counts
    return any(word in str(warning.message) for warning in caught if issubclass(warning.category, DeprecationWarning))


def main() -> None:
    asked = json.load(sys.stdin)
    answers: dict[str, tuple[list[str], list[str]] | None] = {}
    for namespace in asked["namespaces"]:
        names = names_of(namespace)
        every, own = names if isinstance(names, tuple) else (names, names)
        answers[namespace] = None if every is None else (sorted(every), sorted(own or ()))
    warned = [name for name in asked["deprecated"] if warns(PROBES[name])]
    json.dump({"version": sentry_sdk.VERSION, "namespaces": answers, "deprecated": warned}, sys.stdout)


if __name__ == "__main__":
    main()
