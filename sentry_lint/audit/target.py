"""Start the application that a user named: ``MODULE``, ``MODULE:FUNCTION``, or ``MODULE:app`` as servers take it."""

from __future__ import annotations

import asyncio
import concurrent.futures
import contextlib
import difflib
import importlib
import inspect
import os
import sys
import threading
import traceback
from collections.abc import Iterator
from typing import Any

from sentry_lint.audit import sdk

# How long an application may take to start: far more than any does, far less than a build may hang.
_PATIENCE = 60.0

_HERE = os.path.dirname(__file__)

# Loops refer to their tasks weakly: an application that was started runs as long as it stands here.
_running: list[asyncio.Future[Any]] = []


class Unusable(Exception):
    """There is nothing to audit; the text is one line for the user."""


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """What the application prints, itself or through a process that it starts, goes to standard error."""
    sys.stdout.flush()
    try:
        kept = os.dup(1)
        os.dup2(2, 1)
    except OSError:  # a descriptor is closed: there is nothing to keep clean
        with contextlib.redirect_stdout(sys.stderr):
            yield
        return
    try:
        with contextlib.redirect_stdout(sys.stderr):
            yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)


def start(target: str) -> None:
    """Import the module, from the working directory or its ``src`` first, and call what follows the colon.

    What needs arguments is an application as servers are given it: importing it has to be enough, or its ASGI
    start-up. Raises :class:`Unusable`.
    """
    name, colon, attribute = target.partition(":")
    if (
        not name
        or (colon and not attribute)
        or not all(part.isidentifier() for part in f"{name}.{attribute or name}".split("."))
    ):
        raise Unusable(f"{target!r} is not MODULE or MODULE:CALLABLE" + _spelled(name, attribute))
    for folder in ("src", ""):
        path = os.path.join(os.getcwd(), folder).rstrip(os.sep)
        if os.path.isdir(path) and path not in sys.path:
            sys.path.insert(0, path)
    with _started(target):
        found = _imported(name)
        if attribute:
            _call(target, _attribute(found, target, attribute))


def _spelled(name: str, attribute: str) -> str:
    """A path to a file, as the module that it is."""
    path = os.path.normpath(name)
    if not path.endswith(".py") or path.startswith((os.pardir, os.sep)):
        return ""
    module = path[: -len(".py")].replace(os.sep, ".").removeprefix("src.").removesuffix(".__init__")
    return f"; did you mean {module}{':' if attribute else ''}{attribute}?"


@contextlib.contextmanager
def _started(target: str) -> Iterator[None]:
    try:
        yield
    except Unusable:
        raise
    except SystemExit as problem:
        raise Unusable(f"{target} ended the process (exit status {problem.code or 0})") from None
    except Exception as problem:
        if os.environ.get("SENTRY_LINT_DEBUG"):
            raise
        raise Unusable(f"{target} could not be started: {said(problem)}") from None


def said(problem: BaseException) -> str:
    """Class, first line and place of an exception, for one line of text."""
    lines = "".join(traceback.format_exception_only(problem)).strip().splitlines()
    text = lines[-1] if isinstance(problem, SyntaxError) else lines[0]
    frames = traceback.extract_tb(problem.__traceback__)
    places = [(frame.filename, frame.lineno) for frame in frames if not frame.filename.startswith(("<", _HERE))]
    if isinstance(problem, SyntaxError) and problem.filename:
        places.append((problem.filename, problem.lineno))
    # The application's own line says more than that of a library that it calls.
    near = [place for place in places if place[0].startswith(os.getcwd() + os.sep)] or places
    return f"{text} ({os.path.relpath(near[-1][0])}:{near[-1][1]})" if near else text


def _imported(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as problem:
        missing = problem.name or ""
        if not f"{name}.".startswith(f"{missing}."):
            raise
        raise Unusable(f"there is no module {missing}: looked from {os.getcwd()}") from None


def _attribute(module: Any, target: str, attribute: str) -> Any:
    found = module
    for part in attribute.split("."):
        try:
            found = getattr(found, part)
        except AttributeError:
            near = difflib.get_close_matches(part, [name for name in dir(found) if not name.startswith("__")], 1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise Unusable(f"{target}: there is no {part}{hint}") from None
    return found


def _call(target: str, found: Any) -> None:
    if not callable(found):
        if sdk.client() is None:
            raise Unusable(f"{target} cannot be called: it is of type {type(found).__name__}")
        return
    needs = _needs(found)
    if not needs:
        made = found()
        if inspect.isawaitable(made):
            asyncio.run(_awaited(made))
        return
    if sdk.client() is None and needs == ["scope", "receive", "send"]:
        _serve(found)
    if sdk.client() is None:
        raise Unusable(
            f"{target} needs arguments ({', '.join(needs)}), and importing it did not call sentry_sdk.init; "
            "name a function that does and needs none"
        )


def _needs(found: Any) -> list[str]:
    """The parameters that a call cannot do without."""
    try:
        parameters = inspect.signature(found).parameters.values()
    except (TypeError, ValueError):  # some built-in callables do not tell
        return []
    return [
        one.name
        for one in parameters
        if one.default is one.empty and one.kind not in (one.VAR_POSITIONAL, one.VAR_KEYWORD)
    ]


async def _awaited(made: Any) -> None:
    await made


def _serve(app: Any) -> None:
    """Start an ASGI application as a server does, and leave it running: its shutdown may close the client.

    Source: the ASGI specification's lifespan protocol. An application without one raises, which is no error.
    """
    loop = asyncio.new_event_loop()
    # It ends with the process, and what is unfinished then is no news.
    loop.set_exception_handler(lambda *_: None)
    threading.Thread(target=loop.run_forever, daemon=True).start()
    answer = asyncio.run_coroutine_threadsafe(_lifespan(app), loop)
    try:
        failed = answer.result(_PATIENCE)
    except concurrent.futures.TimeoutError:
        raise Unusable(f"the application did not start within {_PATIENCE:.0f} seconds") from None
    if failed is not None:
        raise Unusable(f"the application did not start: {failed or 'it gave no reason'}")


async def _lifespan(app: Any) -> str | None:
    """The reason why the start failed; ``None`` where it did not."""
    answer: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    ask = asyncio.Queue[dict[str, Any]]()
    ask.put_nowait({"type": "lifespan.startup"})
    scope = {"type": "lifespan", "asgi": {"version": "3.0", "spec_version": "2.0"}, "state": {}}
    task = asyncio.ensure_future(app(scope, ask.get, answer.put))
    _running.append(task)
    waiting = asyncio.ensure_future(answer.get())
    done, _ = await asyncio.wait({task, waiting}, return_when=asyncio.FIRST_COMPLETED)
    if waiting not in done:
        waiting.cancel()
        task.exception()
        return None
    message = waiting.result()
    if message["type"] != "lifespan.startup.failed":
        return None
    return str(message.get("message") or "").strip().rpartition("\n")[2]
