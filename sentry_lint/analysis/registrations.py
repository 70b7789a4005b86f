"""Functions that a framework calls with an exception: as if they were the handler that caught it."""

from __future__ import annotations

import ast
from weakref import WeakKeyDictionary

from sentry_lint.analysis import calls, errors
from sentry_lint.analysis.arguments import Arguments
from sentry_lint.analysis.caught import class_names
from sentry_lint.analysis.facts import Possible, Raised, last_name
from sentry_lint.analysis.frames import Frame, Handler
from sentry_lint.analysis.modules import Module
from sentry_lint.analysis.state import ANYTHING
from sentry_lint.analysis.values import Caught, External, FunctionRef, InstanceRef, Made, reference
from sentry_lint.knowledge import http_errors

# Decorators that register one: FastAPI, Starlette, Litestar; Flask, Quart; Pyramid; Sanic, Bottle.
DECORATORS = frozenset(
    {"exception_handler", "errorhandler", "app_errorhandler", "exception_view_config", "exception", "error_handler"}
)
# Methods that register one: class first, function second.
METHODS = frozenset({"add_exception_handler", "register_error_handler", "add_error_handler"})
KEYWORDS = frozenset({"exception_handlers"})
WORDS = tuple(word.encode() for word in sorted(METHODS | KEYWORDS))
PARAMETERS = ("exc", "ex", "exception", "error", "err", "e")
KEY = "#exc:registered"
DRF_HANDLER = "rest_framework.views.exception_handler"
BY_STATUS = "HTTPException"  # what a handler registered for a status receives

Registration = tuple[ast.expr, ast.Call]
_found: WeakKeyDictionary[Module, dict[str, list[Registration]]] = WeakKeyDictionary()


def of_module(module: Module) -> dict[str, list[Registration]]:
    """By function name, what the module registers it for: the exception classes, and the call that does."""
    known = _found.get(module)
    if known is not None:
        return known
    out: dict[str, list[Registration]] = {}
    if any(map(module.says, WORDS)):
        for node in ast.walk(module.tree):
            if not isinstance(node, ast.Call):
                continue
            if isinstance(node.func, ast.Attribute) and node.func.attr in METHODS and len(node.args) > 1:
                _add(out, node.args[1], node.args[0], node)
            for keyword in node.keywords:
                if keyword.arg in KEYWORDS and isinstance(keyword.value, ast.Dict):
                    for key, value in zip(keyword.value.keys, keyword.value.values):
                        if key is not None:
                            _add(out, value, key, node)
    _found[module] = out
    return out


def _add(out: dict[str, list[Registration]], function: ast.expr, classes: ast.expr, call: ast.Call) -> None:
    if isinstance(function, ast.Name):
        out.setdefault(function.id, []).append((classes, call))


def handler_of(frame: Frame, module: Module, node: ast.AST) -> Handler | None:
    """The handler that a registered function stands for; None where nothing registers it for a known class."""
    if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return None
    registered_for = list(of_module(module).get(node.name, ()))
    for decorator in node.decorator_list:
        if isinstance(decorator, ast.Call) and last_name(decorator.func) in DECORATORS:
            given = decorator.args[:1] or [k.value for k in decorator.keywords if k.arg == "context"]
            registered_for += [(classes, decorator) for classes in given]
    classes = [names for names, _ in registered_for]
    handler = _handler(frame, classes, node) if classes else _drf_handler(frame, module, node)
    if handler is None:
        handler = _of_everything(frame, module, node, registered_for)
    if handler is None:
        return None
    chosen = _parameter(node)
    if chosen:
        frame.state.set(chosen, reference(Caught(KEY)))
    else:  # a Pyramid view in a class: the exception is its context
        for attr in ("context", "_context"):
            frame.summary.fields[attr] = reference(Caught(KEY))
    return handler


def _handler(frame: Frame, classes: list[ast.expr], node: ast.FunctionDef | ast.AsyncFunctionDef) -> Handler | None:
    """The handler of these classes (or statuses); its alternatives are set in the state."""
    names = tuple(name for expr in classes for name in class_names(frame, expr))
    statuses = [c for expr in classes for c in frame.evaluate(expr).consts or () if isinstance(c, int)]
    if statuses:
        names = (*names, BY_STATUS)
    return _of_names(frame, names, statuses, node)


def _of_names(
    frame: Frame, names: tuple[str, ...], statuses: list[int], node: ast.FunctionDef | ast.AsyncFunctionDef
) -> Handler | None:
    if not names or names[0] in ("Exception", "BaseException"):
        return None
    handler = Handler(ast.ExceptHandler(body=[]), KEY, names, False)
    found: list[Raised | None] = [frame.engine.named_error(frame, name, node) for name in names]
    handler.errors = tuple(error for error in found if error is not None)
    step = frame.step(node, node.name)
    handler.errors += tuple(Raised(BY_STATUS, status, status, (), step) for status in statuses)
    handler.expected = errors.expected(frame, names)
    frame.state.set(KEY, (Possible(only=names),))
    return handler


def _of_everything(
    frame: Frame, module: Module, node: ast.FunctionDef | ast.AsyncFunctionDef, registered_for: list[Registration]
) -> Handler | None:
    """The handler that a framework calls with every exception, the answers to clients among them."""
    answer = ""
    if node.name == "process_exception" and len(node.args.args) == 3 and module.says(b"django"):
        answer = http_errors.DJANGO_ANSWER
    elif node.name == http_errors.ANSWERING and len(node.args.args) == 2 and _in_drf_view(frame, node):
        answer = http_errors.DRF_ANSWERS[0]
    for classes, call in registered_for:
        if set(class_names(frame, classes)) & {"Exception", "BaseException"} and _of_application(frame, module, call):
            answer = "" if _answers_apart(frame, module) else http_errors.WERKZEUG_ANSWER
    error = frame.engine.named_error(frame, answer, node) if answer else None
    if error is None:
        return None
    handler = Handler(ast.ExceptHandler(body=[]), KEY, ("Exception",), True)
    handler.errors = (error,)
    frame.state.set(KEY, ANYTHING)
    return handler


def _in_drf_view(frame: Frame, node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    own = frame.lookup(node.args.args[0].arg)
    lineages = [frame.engine.lineage(ref.cls) for ref in own.refs if isinstance(ref, InstanceRef)] if own else []
    return any(isinstance(one, str) and one.startswith("rest_framework.") for lineage in lineages for one in lineage)


def _of_application(frame: Frame, module: Module, call: ast.Call) -> bool:
    """Handlers of a Flask or Quart application get each unknown URL's 404; those of a blueprint only its own errors."""
    name = last_name(call.func)
    if name == "app_errorhandler":
        return True
    if name not in ("errorhandler", "register_error_handler") or not isinstance(call.func, ast.Attribute):
        return False
    made = [ref.name.rpartition(".")[2] for ref in frame.evaluate(call.func.value).refs if isinstance(ref, Made)]
    if made:
        return made[0] in ("Flask", "Quart", "APIFlask", "OpenAPI")
    of_flask = module.says(b"flask") or module.says(b"quart")
    return of_flask and last_name(call.func.value) in ("app", "application", "flask_app")


def _answers_apart(frame: Frame, module: Module) -> bool:
    """The module registers another handler for HTTP exceptions, which the framework prefers."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and node.args and last_name(node.func) in DECORATORS | METHODS:
            names = class_names(frame, node.args[0])
            statuses = frame.evaluate(node.args[0]).consts or ()
            if any(http_errors.http_error(name) for name in names) or any(isinstance(c, int) for c in statuses):
                return True
    return False


def _drf_handler(frame: Frame, module: Module, node: ast.FunctionDef | ast.AsyncFunctionDef) -> Handler | None:
    """A function that hands its exception on to DRF's own handler is the project's ``EXCEPTION_HANDLER``."""
    if len(node.args.args) != 2 or not module.says(b"exception_handler"):
        return None
    for inner in ast.walk(node):
        match inner:
            case ast.Call(func=ast.Name() | ast.Attribute() as function, args=[ast.Name(id=name), _]):
                refs = frame.evaluate(function).refs if name == node.args.args[0].arg else ()
                if any(isinstance(ref, External) and ref.name == DRF_HANDLER for ref in refs):
                    return _of_names(frame, http_errors.DRF_ANSWERS, [], node)
    return None


def _parameter(node: ast.FunctionDef | ast.AsyncFunctionDef) -> str:
    """The parameter that gets the exception."""
    parameters = [p.arg for p in node.args.args if p.arg not in ("self", "cls")]
    return next((name for name in parameters if name in PARAMETERS), parameters[-1] if parameters else "")


# -- functions of another file


def registered(frame: Frame, node: ast.Call) -> None:
    """A call registers functions of other files as handlers: what they capture is said here."""
    for keyword in node.keywords:
        if keyword.arg in KEYWORDS and isinstance(keyword.value, ast.Dict):
            for key, value in zip(keyword.value.keys, keyword.value.values):
                if key is not None:
                    _register(frame, value, key, value)
    match node.func:
        case ast.Attribute(attr=name) if name in METHODS:
            given = [*node.args, *(keyword.value for keyword in node.keywords)]
            if len(given) > 1:
                _register(frame, node, given[0], given[1])
        case ast.Call(func=ast.Attribute(attr=name), args=[classes, *_]) if name in DECORATORS and node.args:
            _register(frame, node, classes, node.args[0])


def _register(frame: Frame, place: ast.expr, classes: ast.expr, function: ast.expr) -> None:
    for ref in frame.evaluate(function).refs:
        if not isinstance(ref, FunctionRef) or ref.function.key not in frame.engine.relevant:
            continue
        if ref.function.module is frame.module:
            continue  # it is judged where it stands
        frame.state.enter()
        handler = _handler(frame, [classes], ref.function.node)
        if handler is not None:
            frame.handlers.append(handler)
            given = Arguments()
            given.keywords = {_parameter(ref.function.node): (reference(Caught(KEY)), function)}
            site = ast.copy_location(ast.Call(func=function, args=[], keywords=[]), place)
            calls.project_function(frame, site, ref.function, ref.receiver, given)
            frame.handlers.pop()
        frame.state.leave()
