"""What programs send on an installed sentry-sdk: standard input is their list, standard output what came of each.

A program is its source and an expression over ``sent`` (the events, transactions and batches that left), ``warned``
(the texts of the SDK's warnings) and ``dsn`` (where it all went). Its outcome is the name of the exception that ended
it, or nothing, and the expression's value. Each is run in a process of its own, with a transport that keeps all.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import traceback
import warnings
from typing import Any

warnings.simplefilter("ignore")
import sentry_sdk  # noqa: E402  (its own imports may warn)
from sentry_sdk import client, integrations, utils  # noqa: E402
from sentry_sdk.transport import Transport  # noqa: E402

SECONDS = 60
COUNTED = ("session", "sessions", "client_report")  # what is counted is no event: it leaves by itself


class Kept(Transport):
    """Keeps what is to be sent, in the ways of all releases."""

    sent: list[Any] = []  # noqa: RUF012  (there is one client in a process)
    dsn: str | None = None

    def __init__(self, options: dict[str, Any]) -> None:
        super().__init__(options)
        Kept.dsn = options["dsn"]

    def capture_event(self, event: Any) -> None:
        Kept.sent.append(event)

    def capture_envelope(self, envelope: Any) -> None:
        Kept.sent += [item.payload.json for item in envelope.items if item.type not in COUNTED]


def happens(source: str, shows: str) -> tuple[str, Any]:
    client.make_transport = Kept
    ended = ""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            exec(compile(source, "app.py", "exec"), {"__name__": "app"})
            sentry_sdk.flush()
        except Exception as error:
            ended = type(error).__name__
    warned = [str(one.message) for one in caught if "sentry_sdk" in one.filename or one.filename == "app.py"]
    return ended, eval(shows, {"sent": Kept.sent, "warned": warned, "dsn": Kept.dsn})


def apart(source: str, shows: str) -> Any:
    """The outcome of a program that is run in a process of its own, as nothing else clears what the SDK holds."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        signal.alarm(SECONDS)  # some programs never end: that is an outcome, too
        try:
            with os.fdopen(write, "w") as stream:
                json.dump(happens(source, shows), stream, default=repr)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(0)
    os.close(write)
    with os.fdopen(read) as stream:
        text = stream.read()
    os.waitpid(child, 0)
    return json.loads(text) if text else ("", None)


def prepare() -> None:
    """Import once what each program's first ``init`` and first event would import again."""
    list(integrations.iter_default_integrations(True))
    getattr(utils, "_get_installed_modules", dict)()


if __name__ == "__main__":
    prepare()
    json.dump([apart(*program) for program in json.load(sys.stdin)], sys.stdout)
