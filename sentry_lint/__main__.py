"""``python -m sentry_lint`` is the command ``sentry-lint``."""

from __future__ import annotations

from sentry_lint.cli import main

if __name__ == "__main__":
    main(prog_name="sentry-lint")
