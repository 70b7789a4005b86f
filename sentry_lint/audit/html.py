"""The report as one self-contained page: a heat map of surface by kind, with filters, light and dark.

A row for each family of surfaces opens into its surfaces. The page loads nothing, and says so to the browser: its
content security policy allows its own style and script, by their digests, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html import escape
from importlib.resources import files

from sentry_lint.audit.report import Leak, Report, passing_names
from sentry_lint.audit.surfaces import SURFACES
from sentry_lint.audit.text import ALLOWED, DROPPED, LEAKS, SCRUBBED, cells, kinds_of, names_title

# Sign of the matrix -> class, sign and words of the page.
_CELLS = {
    LEAKS: ("leak", "●", "left the process"),
    ALLOWED: ("allowed", "○", "left, and the policy allows it"),
    SCRUBBED: ("clean", "✓", "scrubbed"),
    DROPPED: ("dropped", "–", "its item was dropped"),
}
_HEATS = 4
_PLACES = 3

Row = dict[str, str]


def page(report: Report, target: str = "") -> str:
    """A whole HTML document about ``target``; it loads nothing and names no value."""
    style = files(__package__).joinpath("page.css").read_text(encoding="utf-8")
    script = files(__package__).joinpath("page.js").read_text(encoding="utf-8")
    allowed = f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; base-uri 'none'"
    return "".join(
        (
            '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{escape(allowed)}; form-action \'none\'">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>What leaves through Sentry</title><style>{style}</style></head><body><main>\n",
            _header(report, target),
            _map(report),
            *(f"<h2>{escape(title[0].upper() + title[1:])}</h2>{_list(lines)}\n" for title, lines in _chapters(report)),
            _names(report),
            f'</main><p id="detail" aria-live="polite"></p><script>{script}</script></body></html>\n',
        )
    )


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _header(report: Report, target: str) -> str:
    about = f"<code>{escape(target)}</code>, " if target else ""
    known = dict.fromkeys([*report.hooks, *(leak.hook for leak in report.leaks if leak.hook)])
    hooks = "".join(_fact(name, report.options.get(name)) for name in known)
    rest = "".join(_fact(name, value) for name, value in report.options.items() if name not in report.hooks)
    notes = "".join(f'<p class="dim">{escape(note)}</p>' for note in report.notes)
    leaks = {(leak.surface, leak.kind) for leak in report.open}
    hookless = {(leak.surface, leak.kind) for leak in report.hookless} - leaks
    tiles = "".join(
        f'<div><dt>{title}</dt><dd class="{"bad" if bad and count else "fine"}">{count}</dd></div>'
        for title, count, bad in (
            ("canaries planted", report.planted, False),
            ("left, to mend", len(leaks), True),
            ("left, no hook", len(hookless), True),
            ("scrubbed", len(set(report.scrubbed)), False),
            ("dropped", len(set(report.dropped)), False),
        )
    )
    return (
        f'<h1>What leaves through Sentry</h1><p class="dim">{about}sentry-sdk {escape(report.sdk)}</p>'
        f'<p class="verdict {"passed" if report.passed else "failed"}">{escape(report.verdict)}</p>'
        f'<dl class="tiles">{tiles}</dl>{notes}'
        f'<h2>Hooks in force</h2><dl class="facts">{hooks}</dl>'
        f'<details><summary>Options in force</summary><dl class="facts">{rest}</dl></details>\n'
    )


def _fact(name: str, value: object) -> str:
    shown = '<span class="none">none</span>' if value is None else escape(_said(value))
    return f"<dt><code>{escape(name)}</code></dt><dd>{shown}</dd>"


def _said(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _map(report: Report) -> str:
    kinds, places = kinds_of(report), _places(report)
    heads = "".join(f'<th scope="col" data-kind="{escape(kind)}"><span>{escape(kind)}</span></th>' for kind in kinds)
    families: dict[str, dict[str, Row]] = {}
    for surface, row in cells(report).items():
        families.setdefault(surface.partition(".")[0], {})[surface] = row
    body = "".join(_family(name, members, kinds, places) for name, members in families.items())
    options = "".join(f"<option>{escape(kind)}</option>" for kind in kinds)
    legend = "".join(
        f'<span><i class="{name}">{sign}</i>{words}</span>' for name, sign, words in _CELLS.values() if sign
    )
    shades = "".join(f'<i class="heat-{heat}">&nbsp;</i>' for heat in range(1, _HEATS + 1))
    return (
        "<h2>Heat map</h2>"
        '<p class="filters"><label>Surface <input id="surface" type="search" placeholder="breadcrumb"></label>'
        f'<label>Kind <select id="kind"><option value="">all</option>{options}</select></label>'
        '<label><input id="only" type="checkbox"> only leaks</label>'
        '<label><input id="open" type="checkbox"> every surface</label> <span id="count" class="dim"></span></p>'
        f'<p class="legend">{legend}<span>{shades}the more of a family leaks</span><span>blank: not planted</span></p>'
        f'<div class="scroll"><table><thead><tr><th></th>{heads}</tr></thead><tbody>{body}</tbody></table></div>\n'
    )


def _family(name: str, members: dict[str, Row], kinds: list[str], places: dict[tuple[str, str], list[str]]) -> str:
    """The row of a family, with how many of its surfaces leak each kind, and the rows of its surfaces."""
    marks = "".join(_sum(name, kind, [row[kind] for row in members.values() if kind in row]) for kind in kinds)
    what = SURFACES.get(next(iter(members)), "") if len(members) == 1 else f"{len(members)} surfaces"
    head = (
        f'<button type="button" aria-expanded="false" class="name">{escape(name)}</button><small>{escape(what)}</small>'
    )
    rows = [f'<tr class="family" data-family="{escape(name)}"><th scope="row">{head}</th>{marks}</tr>']
    for surface, row in members.items():
        what = escape(SURFACES.get(surface, "").rpartition(": ")[2])
        marks = "".join(_cell(row.get(kind), surface, kind, places) for kind in kinds)
        rows.append(
            f'<tr class="part" data-family="{escape(name)}" data-surface="{escape(surface)}">'
            f'<th scope="row"><span class="name">{escape(surface)}</span><small>{what}</small></th>{marks}</tr>'
        )
    return "\n".join(rows) + "\n"


def _sum(name: str, kind: str, signs: list[str]) -> str:
    if not signs:
        return "<td></td>"
    leaks = signs.count(LEAKS)
    title = f'title="{escape(name)}, {escape(kind)}: {leaks} of {len(signs)} surfaces leak it"'
    if leaks:
        heat = _HEATS if leaks == len(signs) else 1 + leaks * (_HEATS - 1) // len(signs)
        return f'<td class="heat-{heat}" {title}>{leaks}/{len(signs)}</td>'
    here, mark, _ = _CELLS[next(sign for sign in (ALLOWED, SCRUBBED, DROPPED) if sign in signs)]
    return f'<td class="{here}" {title}>{mark}</td>'


def _cell(sign: str | None, surface: str, kind: str, places: dict[tuple[str, str], list[str]]) -> str:
    if sign is None:
        return "<td></td>"
    name, mark, words = _CELLS[sign]
    title = "\n".join((f"{surface}, {kind}: {words}", *places.get((surface, kind), ())))
    return f'<td class="{name}" title="{escape(title)}">{mark}</td>'


def _places(report: Report) -> dict[tuple[str, str], list[str]]:
    """(surface, kind) -> where it was found and which hook to mend, the first few."""
    table: dict[tuple[str, str], list[Leak]] = {}
    for leak in report.leaks:
        table.setdefault((leak.surface, leak.kind), []).append(leak)
    return {
        pair: [f"{leak.place} ({leak.form}): {leak.hook or 'no hook'}" for leak in leaks[:_PLACES]]
        + ([f"and {len(leaks) - _PLACES} more places"] if len(leaks) > _PLACES else [])
        for pair, leaks in table.items()
    }


def _chapters(report: Report) -> list[tuple[str, list[str]]]:
    reasons = dict.fromkeys(report.not_sent.values())
    unsent = [
        f"{', '.join(surface for surface, other in report.not_sent.items() if other == why)}: {why}" for why in reasons
    ]
    return [*report.chapters(), *([("Not sent", unsent)] if unsent else [])]


def _names(report: Report) -> str:
    if not report.names:
        return ""
    rows = "".join(
        f"<details><summary>{escape(label)}: {len(names)}</summary>"
        f"<p><code>{escape(', '.join(names))}</code></p></details>"
        for label, names in passing_names(report).items()
    )
    return f"<h2>{escape(names_title(report))}</h2>{rows}\n"


def _list(lines: list[str]) -> str:
    return "<ul>" + "".join(f"<li>{_line(line)}</li>" for line in lines) + "</ul>"


def _line(text: str) -> str:
    """A line; one of :func:`by_hook` with its surface and its path as code."""
    parts = re.fullmatch(r"(.+?) \[(.+)\] in (.+)", text)
    if parts is None:
        return escape(text)
    surface, kinds, path = map(escape, parts.groups())
    return f'<code>{surface}</code> ({kinds}) <span class="dim">in</span> <code>{path}</code>'
