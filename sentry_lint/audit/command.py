"""``sentry-lint audit MODULE:CALLABLE`` and ``sentry-lint scrubber``."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING, NoReturn

import click

from sentry_lint.audit.target import Unusable, quiet, start
from sentry_lint.policy import Policy, PolicyError, load_policy, policy_for

if TYPE_CHECKING:
    from sentry_lint.audit.report import Report

_CONFIG = click.option("--sentry-lint-config", "config", type=click.Path(), help="A policy instead of the project's.")


def _fail(text: str) -> NoReturn:
    click.echo(f"sentry-lint: {text}", err=True)
    sys.exit(2)


def _policy(config: str | None) -> Policy:
    try:
        return load_policy(config) if config else policy_for(os.path.join(os.getcwd(), "app.py"))
    except PolicyError as problem:
        _fail(str(problem))


@click.command("audit")
@click.argument("target", metavar="MODULE:CALLABLE")
@click.option("--format", "style", type=click.Choice(["text", "json", "html"]), default="text", show_default=True)
@click.option("--out", type=click.Path(dir_okay=False), help="Write the report there.  [default: standard output]")
@click.option("--surface", "surfaces", multiple=True, metavar="NAME", help="Only this surface (tag, breadcrumb.data).")
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only this kind of data (email, password).")
@click.option("--strict", is_flag=True, help="Fail, too, where the SDK has no hook.")
@_CONFIG
def audit(
    target: str,
    style: str,
    out: str | None,
    surfaces: tuple[str, ...],
    kinds: tuple[str, ...],
    strict: bool,
    config: str | None,
) -> None:
    """Show what leaves the process through an application's own Sentry set-up.

    MODULE:CALLABLE calls sentry_sdk.init (app.telemetry:start); MODULE alone does so when it is imported, or
    MODULE:APP as a server is given it (app.main:app). Canaries that look like personal data and secrets go through
    every place of an event; nothing is sent. Exits with 1 where one leaves that the policy does not allow, with 2
    where there is nothing to audit.
    """
    policy = _policy(config)
    # What the application prints is not part of the report.
    with quiet():
        report = _audited(target, policy, surfaces, kinds)
    report.strict = strict
    try:
        _print(report, target, style, out)
    except OSError as problem:
        _fail(f"{out or 'standard output'}: {problem.strerror}")
    sys.exit(0 if report.passed else 1)


def _audited(target: str, policy: Policy, surfaces: tuple[str, ...], kinds: tuple[str, ...]) -> Report:
    from sentry_lint.audit.isolation import own_sdk
    from sentry_lint.audit.matrix import NotInitialised, matching, run

    try:
        wanted = matching(surfaces) if surfaces else None
    except KeyError as problem:
        _fail(str(problem.args[0]))
    with own_sdk(clear=False):
        try:
            start(target)
            return run(wanted, kinds or None, policy.privacy.allow, policy)
        except NotInitialised:
            _fail(f"{target} did not call sentry_sdk.init: there is nothing to audit")
        except (Unusable, ValueError) as problem:
            _fail(str(problem))


def _print(report: Report, target: str, style: str, out: str | None) -> None:
    with contextlib.ExitStack() as stack:
        if style == "json":
            text = report.dumps() + "\n"
        elif style == "html":
            from sentry_lint.audit.html import page

            text = page(report, target)
        to = stack.enter_context(open(out, "w", encoding="utf-8")) if out else sys.stdout
        if style == "text":
            from sentry_lint.audit.text import show

            show(report, to)
        else:
            to.write(text)
        to.flush()


@click.command("scrubber")
@click.option("--out", type=click.Path(file_okay=False), help="Write scrubbing.py and its test into this folder.")
@click.option(
    "--sdk", "version", metavar="VERSION", help="The SDK to write for.  [default: the policy's, else the installed]"
)
@click.option("--streamed", is_flag=True, help='For applications that stream spans (trace_lifecycle="stream").')
@click.option("--force", is_flag=True, help="Overwrite files that are there.")
@_CONFIG
def scrubber(out: str | None, version: str | None, streamed: bool, force: bool, config: str | None) -> None:
    """Write a self-contained scrubbing module with the policy's words: sentry_sdk.init(dsn, **scrubbing.OPTIONS)."""
    from sentry_lint.audit import sdk
    from sentry_lint.audit.scrubber import module_source, test_source

    policy = _policy(config)
    wanted = sdk.version_tuple(version or policy.sdk_version)
    if not wanted:
        _fail(f"--sdk: {version} is no version")
    source = module_source(policy, wanted, streamed)
    if out is None:
        click.echo(source, nl=False)
        return
    files = {"scrubbing.py": source, "test_scrubbing.py": test_source()}
    try:
        os.makedirs(out, exist_ok=True)
        there = [name for name in files if os.path.exists(os.path.join(out, name))]
        if there and not force:
            _fail(f"{', '.join(there)} in {out}: there already; --force overwrites")
        for name, text in files.items():
            with open(os.path.join(out, name), "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
    except OSError as problem:
        _fail(f"{out}: {problem.strerror}")
    click.echo(f"wrote {', '.join(os.path.join(out, name) for name in files)}", err=True)
