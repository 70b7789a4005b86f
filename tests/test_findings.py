"""What a finding says, to the letter: where it stands, its text, the way of the value and what a fix is told.

Each folder of ``tests/findings`` is a small project with a policy of its own. ``found.txt`` shows what is found in its
``app.py``: for each finding the place and the text that stands there, the code with the message, the way of the value,
and what the codemods are given. ``python tests/test_findings.py`` writes these files anew, to be read before they are
kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sentry_lint import linter
from sentry_lint.findings import (
    Finding,
    InstrumentCall,
    LetPass,
    MendCall,
    Migrate,
    NormaliseLevel,
    Redact,
    RemoveOption,
    Span,
)

FOLDERS = sorted(path.parent for path in (Path(__file__).parent / "findings").glob("*/app.py"))


def text_at(span: Span, lines: list[str]) -> str:
    """The source of a span on one line; of a longer one its first line and how many follow."""
    if span.line == span.end_line:
        return lines[span.line - 1][span.column : span.end_column]
    return f"{lines[span.line - 1][span.column :]} (+{span.end_line - span.line})"


def shown(finding: Finding, lines: list[str]) -> Iterator[str]:
    yield f"{finding.line}:{finding.column} {text_at(finding.span, lines)}"
    yield f"  {finding.code} {finding.message}"
    if finding.way:
        yield "  by " + ", ".join(f"{Path(step.path).name}:{step.line} {step.text}" for step in finding.way)
    match finding.fix:
        case Redact(value=value, call=call, category=category):
            yield f"  redact {category} {text_at(value, lines)} in {text_at(call, lines)}"
        case RemoveOption(keyword=keyword, name=name):
            yield f"  remove {name}: {text_at(keyword, lines)}"
        case Migrate(node=node, space=space, name=name, too_old=too_old, instead=instead):
            age = "before" if too_old else "after"
            yield f"  migrate {space}.{name} {text_at(node, lines)}, {age} its time: {instead or 'nothing'}"
        case MendCall(node=node, function=function, keyword=keyword):
            yield f"  mend {function}({keyword}): {text_at(node, lines)}"
        case NormaliseLevel(value=value):
            yield f"  normalise the level {text_at(value, lines)}"
        case LetPass(handler=handler, exceptions=exceptions, broad=broad):
            yield f"  let pass {', '.join(exceptions)} {'before' if broad else 'in'} {text_at(handler, lines)}"
        case InstrumentCall(watch=watch, procedure=name, call=call, arguments=given, names=names):
            texts = ", ".join(f"{key}={text_at(place, lines)}" for key, place in given.items())
            yield f"  instrument {watch} {name}({texts}) at {text_at(call, lines)}, beside {' '.join(sorted(names))}"


def found(folder: Path) -> str:
    source = (folder / "app.py").read_text(encoding="utf-8")
    findings = linter.check_source(str(folder / "app.py"), source)
    return "".join(f"{line}\n" for finding in findings for line in shown(finding, source.splitlines()))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_finding_says(folder: Path) -> None:
    assert found(folder).splitlines() == (folder / "found.txt").read_text(encoding="utf-8").splitlines()


if __name__ == "__main__":
    for one in FOLDERS:
        (one / "found.txt").write_text(found(one), encoding="utf-8")
