"""Names that decide: each of them does, wherever the same code with another name is judged the other way."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from sentry_lint import linter

POLICY = """\
[tool.sentry-lint]
enable = ["SNT1", "SNT2", "SNT3", "SNT4", "SNT5", "SNT6"]
"""

#: What is asked: a rule, code in which WORD stands for the name, names with which there is a finding, and without.
WORDS: dict[str, tuple[str, str, str, str]] = {
    "a scope that stays": (
        "SNT408",
        """
        def note(order):
            sentry_sdk.WORD().fingerprint = [order.kind]
        """,
        "get_current_scope get_isolation_scope get_global_scope",
        "Scope",
    ),
    "what is set in vain": (
        "SNT407",
        """
        def note(order):
            with sentry_sdk.new_scope() as scope:
                scope.WORD(1, 2)
        """,
        "set_tag set_tags set_extra set_extras set_context set_user set_level add_breadcrumb add_attachment"
        " add_event_processor add_error_processor",
        "remove_tag capture_message clear",
    ),
    "a field that is set in vain": (
        "SNT407",
        """
        def note(order):
            with sentry_sdk.new_scope() as scope:
                scope.WORD = order.kind
        """,
        "user level fingerprint",
        "other",
    ),
    "calls that send nothing": (
        "SNT407",
        """
        def note(order):
            with sentry_sdk.new_scope() as scope:
                scope.set_tag("a", order.kind)
                sentry_sdk.WORD()
        """,
        "get_current_scope get_isolation_scope get_global_scope get_client is_initialized",
        "capture_message capture_exception flush",
    ),
    "methods of a scope that send nothing": (
        "SNT407",
        """
        def note(order):
            with sentry_sdk.new_scope() as scope:
                scope.set_tag("a", order.kind)
                scope.WORD("b")
        """,
        "remove_tag remove_extra remove_context clear clear_breadcrumbs set_transaction_name",
        "capture_message",
    ),
    "blocks with a scope of their own": (
        "SNT407",
        """
        def note(order):
            with sentry_sdk.WORD() as scope:
                scope.set_tag("a", order.kind)
        """,
        "push_scope new_scope isolation_scope",
        "configure_scope start_span",
    ),
    "what holds a document": (
        "SNT404",
        """
        def note(order):
            sentry_sdk.set_tag("a", order.WORD())
        """,
        "json read text getvalue model_dump_json dict model_dump to_dict",
        "kind total",
    ),
    "what writes a document": (
        "SNT404",
        """
        import traceback, json, pprint

        def note(order):
            sentry_sdk.set_tag("a", traceback.WORD(order))
        """,
        "format_exc format_exception format_tb format_stack dumps pformat",
        "clear_frames",
    ),
    "the names of an error": (
        "SNT404",
        """
        def note(WORD):
            sentry_sdk.set_tag("a", str(WORD))
        """,
        "e ex exc err error exception",
        "order",
    ),
    "parts that take few values": (
        "SNT405",
        """
        def note(order):
            sentry_sdk.capture_message(f"stopped by {order.WORD}")
        """,
        "kind reference",
        "__name__ __qualname__ __module__ __class__ value level method environment",
    ),
    "a thing's own name": (
        "SNT405",
        """
        class Job:
            def note(self):
                sentry_sdk.capture_message(f"stopped by {self.WORD}")
        """,
        "number title",
        "name kind label",
    ),
    "a place that is full": (
        "SNT404",
        """
        def note(order):
            sentry_sdk.add_breadcrumb(category="order.read", WORD=traceback.format_exc())
        """,
        "message data",
        "level type",
    ),
    "what a capture is given": (
        "SNT406",
        """
        def note(order):
            try:
                order.send()
            except OSError as exc:
                sentry_sdk.capture_exception(exc, WORD=order.kind)
        """,
        "hint",
        "tags extras contexts user scope extra context attributes",
    ),
    "a record before": (
        "SNT406",
        """
        def note(order, logger):
            logger.WORD("order")
            try:
                order.send()
            except OSError as exc:
                sentry_sdk.capture_exception(exc)
        """,
        "addHandler",
        "info warning error exception critical log",
    ),
    "a function that sets up": (
        "SNT409",
        """
        def WORD(orders):
            for order in orders:
                sentry_sdk.set_tag("kind", order.kind)
                order.send()
        """,
        "run send_all handle",
        "setup init initialize configure config start startup bootstrap install setup_jobs",
    ),
    "data that stays": (
        "SNT409",
        """
        def run(orders):
            for order in orders:
                sentry_sdk.WORD("kind", order.kind)
                order.send()
        """,
        "set_tag set_extra set_context set_tags set_extras set_user",
        "set_measurement",
    ),
    "a key for each turn": (
        "SNT409",
        """
        def run(orders):
            for order in orders:
                sentry_sdk.WORD(order, 1)
                order.send()
        """,
        "set_user set_tags",
        "set_tag set_extra set_context",
    ),
    "a loop that does nothing else": (
        "SNT409",
        """
        def run(orders):
            for order in orders:
                sentry_sdk.set_tag("kind", order.kind)
                sentry_sdk.WORD("kind", order)
        """,
        "capture_message capture_exception",
        "set_extra set_context set_user set_level add_breadcrumb",
    ),
    "a record that has gone": (
        "SNT410",
        """
        def run(order, log):
            try:
                order.send()
            except OSError:
                log.WORD("failed", exc_info=True)
                sentry_sdk.set_tag("kind", order.kind)
        """,
        "exception error critical",
        "info warning debug",
    ),
    "an event that has gone": (
        "SNT410",
        """
        def run(order):
            try:
                order.send()
            except OSError as exc:
                sentry_sdk.WORD(exc)
                sentry_sdk.set_tag("kind", order.kind)
        """,
        "capture_exception capture_message capture_event",
        "set_user flush",
    ),
    "a task that has failed": (
        "SNT410",
        """
        from celery import Task

        class Sending(Task):
            def WORD(self, exc, task_id, args, kwargs, einfo):
                sentry_sdk.set_tag("task", task_id)
        """,
        "on_failure on_retry",
        "on_success run before_start",
    ),
    "an environment": (
        "SNT503",
        """
        def start(settings):
            if settings.WORD:
                sentry_sdk.init(traces_sample_rate=1.0)
        """,
        "dsn enabled region",
        "env environment staging production debug dev local testing sample sampled sampling sampler traces tracing",
    ),
    "a rate": (
        "SNT503",
        """
        sentry_sdk.init(WORD=1.0)
        """,
        "traces_sample_rate profiles_sample_rate",
        "sample_rate error_sample_rate",
    ),
    "a sampler beside a rate": (
        "SNT503",
        """
        sentry_sdk.init(traces_sample_rate=1.0, WORD=chosen)
        """,
        "profiles_sampler error_sampler",
        "traces_sampler",
    ),
    "what finishes a span": (
        "SNT502",
        """
        def run(order):
            span = sentry_sdk.start_span(op="order")
            span.WORD()
        """,
        "set_data update_data",
        "finish end",
    ),
    "a question about a span": (
        "SNT502",
        """
        def run(order):
            span = sentry_sdk.start_span(op="order")
            WORD(span, "op")
        """,
        "isinstance hasattr getattr bool type callable",
        "keep order",
    ),
    "a method that enters for its caller": (
        "SNT502",
        """
        class Order:
            def WORD(self):
                span = sentry_sdk.start_span(op="order")
                span.__enter__()
                self.spans.append(span)
        """,
        "open run enter",
        "__enter__ __aenter__ setUp setup_method setUpClass __init__",
    ),
    "handlers that finish on each way out": (
        "SNT502",
        """
        def run(order):
            span = sentry_sdk.start_span(op="order")
            try:
                order.send()
            except WORD:
                span.finish()
                raise
            span.finish()
        """,
        "ValueError KeyError",
        "Exception BaseException",
    ),
    "the level of a note": (
        "SNT206",
        """
        sentry_sdk.capture_message("started", level="WORD")
        """,
        "debug info",
        "warning error fatal",
    ),
    "a level that is none": (
        "SNT402",
        """
        sentry_sdk.capture_message("started", level="WORD")
        """,
        "warn critical err exception trace success notice",
        "debug info warning error fatal",
    ),
    "an error that is logged and raised again": (
        "SNT205",
        """
        import logging

        log = logging.getLogger(__name__)

        def run(order):
            try:
                order.send()
            except OSError as exc:
                log.WORD("failed")
                sentry_sdk.capture_exception(exc)
        """,
        "error critical fatal",
        "exception info warning debug",
    ),
    "a method whose errors are its protocol": (
        "SNT204",
        """
        class Order:
            def WORD(self, value=None):
                try:
                    return send(value)
                except OSError as exc:
                    sentry_sdk.capture_exception(exc)
                    raise ValueError("not sent") from exc
        """,
        "send __init__ __call__ __enter__ __aenter__ __exit__ __aexit__ __new__",
        "__getattr__ __getitem__ __eq__ __next__",
    ),
    "a decorator whose function's errors are its protocol": (
        "SNT204",
        """
        class Order:
            @checks.WORD("value")
            def send(self, value=None):
                try:
                    return send(value)
                except OSError as exc:
                    sentry_sdk.capture_exception(exc)
                    raise ValueError("not sent") from exc
        """,
        "cached traced",
        "validator field_validator model_validator root_validator validates",
    ),
}


def finds(folder: Path, code: str, source: str) -> bool:
    (folder / "pyproject.toml").write_text(POLICY, encoding="utf-8")
    found = linter.check_source(str(folder / "app.py"), "import sentry_sdk\n" + textwrap.dedent(source))
    assert not [one for one in found if one.code.startswith("SNT9")]
    return any(one.code == code for one in found)


@pytest.mark.parametrize("question", WORDS)
def test_a_name(question: str, tmp_path: Path) -> None:
    code, source, does, does_not = WORDS[question]
    found = [word for word in (does + " " + does_not).split() if finds(tmp_path, code, source.replace("WORD", word))]
    assert found == does.split()
