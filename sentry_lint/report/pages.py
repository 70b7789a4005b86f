"""The pages of the rules: one a rule under ``docs/rules``, and the table in README.md between its two markers.

``python -m sentry_lint.report.pages`` writes them into the working directory; a test compares what is committed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sentry_lint.report.catalogue import catalogue
from sentry_lint.rules.registry import OPTIONS

if TYPE_CHECKING:
    from sentry_lint.rules.registry import Rule

BEGIN = "<!-- rules: written by `python -m sentry_lint.report.pages` -->"
END = "<!-- end of rules -->"


def page(rule: Rule) -> str:
    """Returns the page of a rule, in Markdown."""
    facts = "On by default" if rule.on else f'Opt-in: `enable = ["{rule.code}"]`'
    mended = " · mended by `sentry-lint fix`" if rule.fixable else ""
    sections = [
        ("What it does", rule.what),
        ("Why it is bad", rule.why),
        ("Example", _example(rule)),
        ("Use instead", _code(rule.instead)),
        ("Fix safety", rule.fix_safety),
        ("Options", _options(rule)),
    ]
    parts = [f"# {rule.name} ({rule.code})", f"{facts}{mended}"]
    parts.extend(f"## {title}\n\n{body}" for title, body in sections if body)
    return "\n\n".join(parts) + "\n"


def table() -> str:
    """Returns the table of all rules, in Markdown."""
    lines = ["| code | name | reports | default | fix |", "|---|---|---|---|---|"]
    for code, rule in catalogue().items():
        default = "on" if rule.on else "opt-in"
        mended = "yes" if rule.fixable else ""
        summary = rule.summary.replace("|", "\\|")
        lines.append(f"| [{code}](docs/rules/{code}.md) | {rule.name} | {summary} | {default} | {mended} |")
    return "\n".join(lines)


def readme(text: str) -> str:
    """Returns README.md with the table put between the markers; raises ValueError where they are missing."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError("README.md has no markers for the table of rules")
    return f"{before}{BEGIN}\n{table()}\n{END}{after}"


def documents(folder: Path) -> dict[Path, str]:
    """Returns what the generated files below ``folder`` should hold."""
    wanted = {folder / "docs" / "rules" / f"{code}.md": page(rule) for code, rule in catalogue().items()}
    main = folder / "README.md"
    wanted[main] = readme(main.read_text(encoding="utf-8"))
    return wanted


def write(folder: Path) -> list[Path]:
    """Writes what differs, removes the pages of rules that are gone, and returns the paths touched."""
    wanted = documents(folder)
    pages = folder / "docs" / "rules"
    pages.mkdir(parents=True, exist_ok=True)
    touched = [path for path in sorted(pages.glob("SNT*.md")) if path not in wanted]
    for path in touched:
        path.unlink()
    for path, text in wanted.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            touched.append(path)
    return touched


def _example(rule: Rule) -> str:
    """The first case that is reported, with the policy it needs and what the fix makes of it."""
    if rule.example or not rule.bad:
        return _code(rule.example)
    case = rule.bad[0]
    parts = [_code(case.source)]
    if case.policy.strip():
        parts.append(f"under this policy, below `[tool.sentry-lint]`:\n\n```toml\n{case.policy.strip()}\n```")
    if case.fixed is not None:
        parts.append(f"`sentry-lint fix` makes of it:\n\n{_code(case.fixed)}")
    return "\n\n".join(parts)


def _code(source: str) -> str:
    return f"```python\n{source.strip()}\n```" if source.strip() else ""


def _options(rule: Rule) -> str:
    return "\n".join(f"- `{option}`: {OPTIONS[option]}" for option in rule.options)


if __name__ == "__main__":
    for changed in write(Path.cwd()):
        print(changed.relative_to(Path.cwd()))
