"""What sentry-sdk 2.75.0 lets through by itself, place by place, under four settings of its own.

The table was measured by hand on that release, one made-up value a place. One command shows the first column for any
application that calls ``sentry_sdk.init`` with nothing but its DSN, tracing and logs::

    sentry-lint audit shop:start

Source of the cells: the SDK's ``scrubber.py`` (names are compared whole, and only in the mappings that it goes
through), ``_wsgi_common.py`` (headers, cookies, bodies) and ``data_collection.py``, all run.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sentry_sdk
from click.testing import CliRunner
from sentry_sdk.scrubber import EventScrubber

from sentry_lint.audit import matrix, sdk
from sentry_lint.audit.isolation import own_sdk
from sentry_lint.audit.report import Report
from sentry_lint.cli import main

pytestmark = pytest.mark.skipif(sdk.version_tuple()[:2] != (2, 75), reason="the table is of sentry-sdk 2.75")

COMMON: dict[str, Any] = {
    "traces_sample_rate": 1.0,
    "enable_logs": True,
    "release": "shop@1",
    "auto_enabling_integrations": False,
}
SETTINGS: dict[str, dict[str, Any]] = {
    "default": {},
    "send_default_pii": {"send_default_pii": True},
    "recursive": {"event_scrubber": EventScrubber(recursive=True)},
    "data_collection": {"data_collection": {}},
}
KINDS = ("email", "password", "token", "username", "ip-address")

# Item, surface, kinds, and a letter for each setting: L leaks, F is filtered or not sent.
ROWS = """
event        message                       email password  LLLL
event        exception.value               email password  LLLL
event        exception.cause               email           LLLL
event        exception.note                email           LLLL
event        logentry.message              email password  LLLL
event        logentry.params               email password  LLLL
log          logentry.params               email           LLLL
event        logging.extra.value           email           LLLL
event        logging.extra.named           password        FFFL
log          logging.extra.named           password        LLLL
event        logging.breadcrumb            email           LLLL
event        breadcrumb.message            email password  LLLL
event        breadcrumb.category           email           LLLL
event        breadcrumb.type               email           LLLL
event        breadcrumb.field              email           LLLL
event        breadcrumb.data.value         email           LLLL
event        breadcrumb.data.texts         email           LLLL
event        breadcrumb.data.named         password        FFFL
event        breadcrumb.data.named         email           LLLL
event        breadcrumb.data.camel         password        LLLL
event        breadcrumb.data.nested        password        LLFL
event        tag.value                     email           LLLL
event        tag.named                     email password  LLLL
event        context.value                 email           LLLL
event        context.named                 email password  LLLL
event        context.nested                token           LLLL
event        context.deeper                token           LLLL
event        extra.value                   email           LLLL
event        extra.named                   email           LLLL
event        extra.named                   password        FFFL
event        extra.camel                   password        LLLL
event        extra.nested                  password        LLFL
event        extra.list                    token           LLFL
event        user.id                       email           LLLL
event        user.named                    email username  LLLL
event        user.named                    ip-address      FLFL
event        user.named                    password        FFFL
event        user.nested                   token           LLFL
event        fingerprint                   email           LLLL
event        transaction                   email           LLLL
event        flag.name                     email           LLLL
event        frame.vars.value              email           LLLL
event        frame.vars.named              email           LLLL
event        frame.vars.named              password        FFFL
event        frame.vars.camel              password        LLLL
event        frame.vars.object             password        LLLL
event        frame.vars.nested             password        LLFL
event        frame.source                  email           LLLL
event        argv                          password        LLLL
attachment   attachment.content            email           LLLL
attachment   attachment.name               email           LLLL
transaction  transaction.name              email           LLLL
transaction  transaction.measurement       email           LLLL
transaction  tag.named                     email password  LLLL
transaction  trace.data.named              email password  LLLL
event        trace.data.named              password        LLLL
transaction  span.description              email           LLLL
transaction  span.tag.named                password        LLLL
transaction  span.data.value               email           LLLL
transaction  span.data.named               email           LLLL
transaction  span.data.named               password        FFFL
transaction  span.data.nested              password        LLFL
headers      trace.baggage                 email           LLLL
log          log.body                      email           LLLL
log          log.parameter                 password        LLLL
log          log.attribute.named           password        LLLL
trace_metric metric.name                   email           LLLL
trace_metric metric.attribute.named        password        LLLL
check_in     checkin.slug                  email           LLLL
check_in     checkin.config                email           LLLL
session      session.user                  email username  LLLL
session      session.user                  ip-address      LLLL
event        request.url                   email           LLLL
event        request.query.value           email           LLLL
event        request.query.named           password token  LLLF
event        request.header.referer        email           LLLL
event        request.header.agent          email           LLLL
event        request.header.named          email           LLLL
event        request.header.named          token           LLLF
event        request.header.forwarded      ip-address      FLFL
event        request.header.authorization  password        FFFF
event        request.cookies               email           FLFL
event        request.data.named            email           LLLL
event        request.data.named            password        FFFL
event        request.data.camel            password        LLLL
event        request.data.nested           password        LLFL
event        request.data.list             token           LLFL
event        request.form                  email           LLLL
event        request.form                  password        FFFL
event        request.upload                email           FFFF
event        request.env                   ip-address      FLFL
event        sql.statement                 email           LLLL
event        sql.params                    email           FFFL
event        http.url                      email           LLLL
event        http.url                      token           LLLF
"""

# Where the audit says something else than the table, and why.
DIFFERENCES: dict[tuple[str, str, str, str], str] = {
    ("event", "http.url", "token", "data_collection"): (
        "the integrations of HTTP clients filter the query before they record it; the audit records it as an "
        "application does that has no such integration (test_outgoing.py runs the real ones)"
    ),
}
# What was measured and has no row of its own.
ELSEWHERE = {
    "release, environment, dist, server_name, modules": "told to init by the application, or read from the machine",
    "X-Api-Key": "the SDK's list holds this one header by its full name; request.header.named stands for such headers",
    "Celery's arguments, keys of Redis": "test_workers.py and test_databases.py run the real integrations",
    "the arguments of subprocesses": "a breadcrumb's text and a span's description, like any other",
    "parameters of a statement that fails": "an exception's text and a frame's variables; test_databases.py runs it",
}


def rows() -> Iterator[tuple[str, str, str, str, bool]]:
    """Item, surface, kind, setting, and whether it leaks."""
    for line in ROWS.strip().splitlines():
        item, surface, *kinds, letters = line.split()
        for kind in kinds:
            for setting, letter in zip(SETTINGS, letters, strict=True):
                yield item, surface, kind, setting, letter == "L"


@pytest.fixture(scope="module")
def reports() -> Iterator[dict[str, Report]]:
    made = {}
    for setting, options in SETTINGS.items():
        with own_sdk():
            sentry_sdk.init(**COMMON, **options)
            made[setting] = matrix.run(sorted({row[1] for row in rows()}), KINDS)
    yield made


def leaks(report: Report) -> set[tuple[str, str, str]]:
    return {(leak.item.rpartition(" ")[2], leak.surface, leak.kind) for leak in report.leaks}


def test_the_audit_says_what_was_measured(reports: dict[str, Report]) -> None:
    found = {setting: leaks(report) for setting, report in reports.items()}
    differing = {
        (item, surface, kind, setting)
        for item, surface, kind, setting, leaking in rows()
        if ((item, surface, kind) in found[setting]) != leaking
    }
    assert differing == set(DIFFERENCES)


def test_every_row_was_planted(reports: dict[str, Report]) -> None:
    for setting, report in reports.items():
        planted = report.leaking() | set(report.scrubbed)
        assert {(surface, kind) for _, surface, kind, _, _ in rows()} <= planted, setting


def test_one_command_shows_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "leaky_shop.py").write_text(f"import sentry_sdk\n\ndef start():\n    sentry_sdk.init(**{COMMON!r})\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [*sys.path])
    kinds = [f"--kind={kind}" for kind in KINDS]
    said = CliRunner().invoke(main, ["audit", "leaky_shop:start", "--format", "json", *kinds])
    sys.modules.pop("leaky_shop", None)
    assert said.exit_code == 1, said.stderr
    found = {(row["item"].rpartition(" ")[2], row["surface"], row["kind"]) for row in json.loads(said.stdout)["leaks"]}
    for item, surface, kind, setting, leaking in rows():
        if setting == "default" and (item, surface, kind, setting) not in DIFFERENCES:
            assert ((item, surface, kind) in found) == leaking, (item, surface, kind)
