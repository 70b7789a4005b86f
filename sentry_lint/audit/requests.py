"""A request as a web framework hands it to the SDK: real WSGI middleware, real extraction of bodies and cookies."""

from __future__ import annotations

import io
import json
from typing import Any
from urllib.parse import quote
from wsgiref.util import setup_testing_defaults

from sentry_lint.audit import sdk
from sentry_lint.audit.carriers import ALL, carrier, collects, scope
from sentry_lint.audit.planting import Round, header


def _environ(turn: Round) -> dict[str, Any]:
    environ: dict[str, Any] = {"SERVER_NAME": "shop.internal", "REQUEST_METHOD": "POST"}
    setup_testing_defaults(environ)
    environ["PATH_INFO"] = "/orders/" + turn.bare("request.url").replace("\n", " ")
    name, value = turn.pair("request.query.named")
    environ["QUERY_STRING"] = f"{name}={quote(value)}&note={quote(turn.text('request.query.value'))}"
    if turn.kind != "private-key":  # a header has one line
        environ["HTTP_REFERER"] = f"https://shop.internal/search?q={quote(turn.text('request.header.referer'))}"
        environ["HTTP_USER_AGENT"] = turn.text("request.header.agent")
        name, value = turn.pair("request.header.named", 1)
        environ["HTTP_" + header(name).upper().replace("-", "_")] = value
        if turn.kind in ("jwt", "token", "password", "api-key"):
            environ["HTTP_AUTHORIZATION"] = f"Bearer {turn.pair('request.header.authorization')[1]}"
    if turn.kind == "ip-address":
        environ["HTTP_X_FORWARDED_FOR"] = turn.pair("request.header.forwarded")[1]
        environ["REMOTE_ADDR"] = turn.pair("request.env")[1]
    return environ


def _run(turn: Round, environ: dict[str, Any], body: bytes, kind: str, form: dict[str, str] | None) -> None:
    import sentry_sdk
    from sentry_sdk.integrations._wsgi_common import RequestExtractor
    from sentry_sdk.integrations.wsgi import SentryWsgiMiddleware

    upload = turn.text("request.upload") if form is not None else ""
    cookies = dict([turn.pair("request.cookies")]) if form is not None else {}

    class Extractor(RequestExtractor):
        """What every framework's integration tells the SDK of its request object."""

        def env(self) -> Any:
            return environ

        def cookies(self) -> Any:
            return cookies

        def raw_data(self) -> Any:
            return body

        def form(self) -> Any:
            return form or {}

        def files(self) -> Any:
            return {"photo": upload} if form is not None else {}

        def size_of_file(self, file: Any) -> int:
            return len(file)

    def shop(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        def extract(event: Any, hint: Any) -> Any:
            Extractor(None).extract_into_event(event)
            return event

        scope().add_event_processor(extract)
        sentry_sdk.capture_message("request failed", level="error")
        start_response("500 Internal Server Error", [])
        return [b""]

    environ.update(CONTENT_TYPE=kind, CONTENT_LENGTH=str(len(body)))
    environ["wsgi.input"] = io.BytesIO(body)
    answer = SentryWsgiMiddleware(shop)(environ, lambda status, headers, exc_info=None: lambda data: None)
    list(answer)
    if hasattr(answer, "close"):
        answer.close()


@carrier("event", "request.", ALL)
def requested(turn: Round) -> None:
    """One request with a JSON body; in the flat turn, one with a form and a file, too."""
    flat = turn.variant == "flat"
    environ = _environ(turn) if flat else _environ(Round(turn.mint, turn.kind, "flat", ()))
    body = json.dumps({str(key): value for key, value in turn.bag("request.data").items()}).encode()
    _run(turn, environ, body, "application/json", None)
    if flat:
        name, value = turn.pair("request.form")
        plain = _environ(Round(turn.mint, turn.kind, "flat", ()))
        _run(turn, plain, b"-", "application/x-www-form-urlencoded", {name: value})


@carrier("event", "graphql.")
def queried(turn: Round) -> None:
    """What integrations of GraphQL servers and clients record of a request; variables and answers only with PII."""
    import sentry_sdk

    name, value = turn.pair("graphql.query")
    data: dict[str, Any] = {"query": f"query {{ customer({name}: {json.dumps(value)}) {{ id }} }}"}
    answer: dict[str, Any] = {}
    active = sdk.client()
    if collects(active, "graphql", "variables"):
        data["variables"] = {"size": 3, **dict([turn.pair("graphql.variables")])}
        answer = {"data": {"customer": dict([turn.pair("graphql.response")])}}

    def extract(event: Any, hint: Any) -> Any:
        event["request"] = {"api_target": "graphql", "data": data}
        event.setdefault("contexts", {})["response"] = answer
        return event

    scope().add_event_processor(extract)
    sentry_sdk.capture_message("query failed", level="error")
