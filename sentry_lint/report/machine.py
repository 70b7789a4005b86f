"""Findings for programs: JSON, SARIF 2.1.0, GitHub's annotations, GitLab's code quality report."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sentry_lint import __version__
from sentry_lint.files import read_lines
from sentry_lint.report.identity import Source, identify, relative

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sentry_lint.findings import Finding

# What leaves or breaks is an error; noise and style are warnings.
_ERRORS = ("SNT1", "SNT3", "SNT6", "SNT9", "E9")


def level(code: str) -> str:
    """Returns "error" or "warning"."""
    return "error" if code.startswith(_ERRORS) else "warning"


def as_json(findings: Sequence[Finding], explain: bool = False) -> Iterator[str]:
    """Yields one array of objects; columns are characters from 1, ``way`` is there with ``explain`` only."""
    rows = []
    for finding, identity in identify(findings):
        row: dict[str, Any] = {
            "path": identity.path,
            "line": finding.line,
            "column": finding.column,
            "code": finding.code,
            "message": finding.message,
            "fingerprint": identity.fingerprint,
        }
        if explain:
            row["way"] = [{"path": relative(path), "line": line, "text": text} for path, line, text in finding.way]
        rows.append(row)
    yield json.dumps(rows, indent=2)


def github(findings: Sequence[Finding], explain: bool = False) -> Iterator[str]:
    """Yields a workflow command a finding.

    Escaping as in https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
    """
    for finding in findings:
        place = f"file={_property(relative(finding.path))},line={finding.line},col={finding.column}"
        title = _property(finding.code)
        yield f"::{level(finding.code)} {place},title={title}::{_data(f'{finding.code} {finding.message}')}"


def gitlab(findings: Sequence[Finding], explain: bool = False) -> Iterator[str]:
    """Yields one array of https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format."""
    rows = [
        {
            "description": f"{finding.code} {finding.message}",
            "check_name": finding.code,
            "fingerprint": identity.fingerprint,
            "severity": "major" if level(finding.code) == "error" else "minor",
            "location": {"path": identity.path, "lines": {"begin": finding.line}},
        }
        for finding, identity in identify(findings)
    ]
    yield json.dumps(rows, indent=2)


def sarif(findings: Sequence[Finding], explain: bool = False) -> Iterator[str]:
    """Yields one log of https://docs.oasis-open.org/sarif/sarif/v2.1.0/; every rule is in it, found or not."""
    from sentry_lint.report.catalogue import catalogue
    from sentry_lint.report.pages import page

    codes = sorted({*catalogue(), *(finding.code for finding in findings)})
    rules = []
    for code in codes:
        rule: dict[str, Any] = {"id": code, "defaultConfiguration": {"level": level(code)}}
        known = catalogue().get(code)
        if known is not None:
            rule |= {
                "name": known.name,
                "shortDescription": {"text": known.summary},
                "help": {"text": known.what, "markdown": page(known)},
            }
            rule["defaultConfiguration"]["enabled"] = known.on
        rules.append(rule)
    sources: dict[str, Source] = {}
    results = [
        {
            "ruleId": finding.code,
            "ruleIndex": codes.index(finding.code),
            "level": level(finding.code),
            "message": {"text": _message(finding.message)},
            "locations": [{"physicalLocation": _place(finding, sources)}],
            "partialFingerprints": {"sentryLint/v1": identity.fingerprint},
            **_flow(finding, explain),
        }
        for finding, identity in identify(findings)
    ]
    driver = {"name": "sentry-lint", "semanticVersion": __version__, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
    yield json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, indent=2)


def _uri(path: str) -> dict[str, str]:
    return {"uri": quote(relative(path))}


def _message(text: str) -> str:
    """A lone brace would begin a placeholder (SARIF 2.1.0, section 3.11.5)."""
    return text.replace("{", "{{").replace("}", "}}")


def _place(finding: Finding, sources: dict[str, Source]) -> dict[str, Any]:
    source = sources.get(finding.path)
    if source is None:
        source = sources[finding.path] = Source(read_lines(finding.path))
    region = {"startLine": finding.line, "startColumn": finding.column}
    end = (finding.span.end_line, source.characters(finding.span.end_line, finding.span.end_column))
    if end > (finding.line, finding.column):
        region |= {"endLine": end[0], "endColumn": end[1]}
    return {"artifactLocation": _uri(finding.path), "region": region}


def _flow(finding: Finding, explain: bool) -> dict[str, Any]:
    if not explain or not finding.way:
        return {}
    stops = [
        {
            "location": {
                "physicalLocation": {"artifactLocation": _uri(step.path), "region": {"startLine": step.line}},
                "message": {"text": _message(step.text)},
            }
        }
        for step in finding.way
    ]
    return {"codeFlows": [{"threadFlows": [{"locations": stops}]}]}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
