"""The report as one self-contained page: a heat map of surface by kind, with filters, light and dark."""

from __future__ import annotations

import json
from html import escape

from sentry_lint.audit.report import Report, gathered
from sentry_lint.audit.surfaces import SURFACES
from sentry_lint.audit.text import ALLOWED, DROPPED, LEAKS, SCRUBBED, cells, kinds_of, names_line, verdict

_CLASSES = {LEAKS: "leak", ALLOWED: "allowed", SCRUBBED: "clean", DROPPED: "dropped"}
_SAYS = {LEAKS: "left the process", ALLOWED: "left, allowed", SCRUBBED: "scrubbed", DROPPED: "item dropped"}

_STYLE = """
:root{color-scheme:light dark;--bg:#fff;--fg:#1c1e21;--dim:#5c6470;--line:#d9dde3;--leak:#b3261e;--on-leak:#fff;
--allowed:#8a6100;--clean:#dff0e3;--on-clean:#1d5c31;--dropped:#e8eaee}
@media(prefers-color-scheme:dark){:root{--bg:#15171a;--fg:#e6e8eb;--dim:#9aa3ae;--line:#333941;--leak:#e5675d;
--on-leak:#15171a;--allowed:#d9a62e;--clean:#1f3a29;--on-clean:#9fd8b1;--dropped:#2a2f36}}
body{background:var(--bg);color:var(--fg);
font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:78rem;padding:0 1rem}
h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:2rem}.dim{color:var(--dim)}.fail{color:var(--leak)}
.scroll{overflow-x:auto}table{border-collapse:collapse}th,td{padding:.15rem .4rem;border:1px solid var(--line)}
thead th{position:sticky;top:0;background:var(--bg);font-weight:600;font-size:.8rem}
tbody th{text-align:left;font-weight:400;font-family:ui-monospace,monospace;font-size:.85rem}
td{text-align:center;min-width:2.4rem}.leak{background:var(--leak);color:var(--on-leak);font-weight:700}
.allowed{color:var(--allowed);font-weight:700}.clean{background:var(--clean);color:var(--on-clean)}
.dropped{background:var(--dropped);color:var(--dim)}label{margin-right:1rem}input,select{font:inherit}
dt{font-family:ui-monospace,monospace}dd{margin:0 0 .3rem 1.5rem;overflow-wrap:anywhere}
"""

_SCRIPT = """
const text=document.getElementById("surface"),kind=document.getElementById("kind"),only=document.getElementById("only");
function draw(){
  const kinds=[...document.querySelectorAll("thead th[data-kind]")];
  const shown=kinds.map(head=>!kind.value||head.dataset.kind===kind.value);
  kinds.forEach((head,place)=>head.hidden=!shown[place]);
  let count=0;
  for(const row of document.querySelectorAll("tbody tr")){
    const all=[...row.querySelectorAll("td")];
    all.forEach((cell,place)=>cell.hidden=!shown[place]);
    const leaks=all.some((cell,place)=>shown[place]&&cell.className==="leak");
    row.hidden=!row.dataset.surface.includes(text.value.trim().toLowerCase())||(only.checked&&!leaks);
    count+=!row.hidden;
  }
  document.getElementById("count").textContent=count+" surfaces shown";
}
for(const part of [text,kind,only])part.addEventListener("input",draw);
draw();
"""


def page(report: Report) -> str:
    """A whole HTML document; it loads nothing and names no value."""
    kinds = kinds_of(report)
    good = "" if report.passed else ' class="fail"'
    return "".join(
        (
            '<!doctype html><html lang="en"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>What leaves through Sentry</title><style>{_STYLE}</style></head><body><main>",
            "<h1>What leaves through Sentry</h1>",
            f"<p{good}><strong>{escape(verdict(report))}</strong></p>",
            _header(report),
            _filters(kinds),
            _table(report, kinds),
            _list("To mend", gathered(report.open)),
            _list("The SDK has no hook for these", gathered(report.hookless)),
            _list("Unknown to the audit", [f"{one.item}.{one.path}".rstrip(".") for one in report.unknown]),
            _list("Not sent", [f"{surface}: {why}" for surface, why in report.not_sent.items()]),
            _list("Names that the linter knows and the scrubbing lets pass", names_line(report)),
            f"</main><script>{_SCRIPT}</script></body></html>\n",
        )
    )


def _header(report: Report) -> str:
    rows = "".join(
        f"<dt>{escape(name)}</dt><dd>{escape(value if isinstance(value, str) else json.dumps(value))}</dd>"
        for name, value in report.options.items()
    )
    notes = "".join(f"<p>{escape(note)}</p>" for note in report.notes)
    options = f"<details><summary>Options in force</summary><dl>{rows}</dl></details>"
    return f'<p class="dim">sentry-sdk {escape(report.sdk)}</p>{notes}{options}'


def _filters(kinds: list[str]) -> str:
    options = "".join(f"<option>{escape(kind)}</option>" for kind in kinds)
    return (
        '<p><label>Surface <input id="surface" type="search" placeholder="breadcrumb"></label>'
        f'<label>Kind <select id="kind"><option value="">all</option>{options}</select></label>'
        '<label><input id="only" type="checkbox"> only leaks</label> <span id="count" class="dim"></span></p>'
    )


def _table(report: Report, kinds: list[str]) -> str:
    heads = "".join(f'<th scope="col" data-kind="{escape(kind)}">{escape(kind)}</th>' for kind in kinds)
    rows = []
    for surface, row in cells(report).items():
        what = escape(SURFACES.get(surface, surface))
        marks = "".join(_cell(row.get(kind), surface, kind) for kind in kinds)
        rows.append(
            f'<tr data-surface="{escape(surface)}"><th scope="row" title="{what}">{escape(surface)}</th>{marks}</tr>'
        )
    return (
        f'<div class="scroll"><table><thead><tr><th scope="col">surface</th>{heads}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _cell(sign: str | None, surface: str, kind: str) -> str:
    if sign is None:
        return "<td></td>"
    return f'<td class="{_CLASSES[sign]}" title="{escape(surface)}, {escape(kind)}: {_SAYS[sign]}">{sign}</td>'


def _list(title: str, lines: list[str]) -> str:
    if not lines:
        return ""
    return f"<h2>{escape(title)}</h2><ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>"
