"""The table of what goes wrong with the SDK: each row is found by a line of an evaluation file, or says why not."""

from __future__ import annotations

import re
from pathlib import Path

import evaluation
import pytest

TABLE = (Path(__file__).parent / "cases" / "sdk.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")] for line in TABLE.splitlines() if re.match(r"\| [SM]\d", line)
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} {row[1]}")
def test_a_row_is_found_or_says_why_not(row: list[str]) -> None:
    _, _, code, file, text = row
    if code.startswith("– "):
        assert len(code) > 40, "a reason is a sentence"
        assert not file
        return
    path = evaluation.EVAL / file.strip("`")
    lines = path.read_text(encoding="utf-8").splitlines()
    marked = {line for line, found in evaluation.marks("\n".join(lines)) if found == code}
    assert any(text.strip("`") in lines[line - 1] for line in marked)


def test_no_row_is_missing() -> None:
    numbers = [row[0] for row in ROWS]
    assert list(dict.fromkeys(numbers)) == [f"S{number}" for number in range(11)] + [f"M{n}" for n in range(1, 31)]
