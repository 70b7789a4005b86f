"""A code-review checklist for Sentry, line by line: the rule or command that looks after a line, or why a person must.

The lines restate, in few words, what five teams wrote down for themselves: the checklist that one keeps for reviews,
and the practices and wishes of that one and four others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sentry_lint.report.catalogue import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator


class Line(NamedTuple):
    """One line of the checklist: ``codes`` enforce it, ``run`` checks it, ``person`` says why that needs a person.

    ``codes`` are rules without their ``SNT``, ``run`` is a command; at least one of the three is there.
    """

    wish: str
    codes: str = ""
    run: str = ""
    person: str = ""

    @property
    def rules(self) -> list[str]:
        """The codes in full."""
        return [f"SNT{code}" for code in self.codes.split()]


AUDIT = "sentry-lint audit MODULE:CALLABLE"
TESTS = "pytest, with the fixture sentry_events"
SETTINGS = "it is set in Sentry, not in the code"
DEPLOYED = "only the deployed program shows it"
TEAM = "it is how a team works, not what its code says"


def sections() -> dict[str, tuple[Line, ...]]:
    from sentry_lint.report import checklist_lines as of

    return {
        "Code review: handling errors": of.HANDLING,
        "Code review: performance": of.PERFORMANCE,
        "Code review: tests": of.TESTING,
        "Privacy": of.PRIVACY,
        "Expected errors and duplicates": of.NOISE,
        "Watched stored procedures": of.PROCEDURES,
        "Breadcrumbs, tags, contexts, scopes": of.CONTEXT,
        "Starting the SDK": of.START,
        "Hooks and filters": of.HOOKS,
        "Background tasks": of.TASKS,
        "Sampling, quota and cost": of.COST,
        "Releases and deployment": of.RELEASES,
        "Alerts, dashboards and incidents": of.OPERATIONS,
        "Organisation": of.ORGANISATION,
    }


def lines() -> Iterator[str]:
    """Yields the checklist in Markdown, a line of text at a time."""
    for number, (title, section) in enumerate(sections().items()):
        if number:
            yield ""
        yield f"## {title}"
        yield ""
        for line in section:
            yield f"- {line.wish}"
            if line.codes:
                yield f"  - rules: {', '.join(_described(code) for code in line.rules)}"
            if line.run:
                yield f"  - run: {line.run}"
            if line.person:
                yield f"  - for a person, because {line.person}"


def _described(code: str) -> str:
    rule = catalogue().get(code)
    if rule is None:
        return code
    return f"{code} {rule.name}" if rule.on else f"{code} {rule.name} (opt-in)"
