"""SNT900 and SNT901: what the tool says of itself. For reading; the linter reports them."""

from __future__ import annotations

from sentry_lint.rules.registry import Case, Rule, declare

SHOP = """
            import sentry_sdk


            def place(order):
                sentry_sdk.set_tag("plan", order.plan)
"""


def _chosen(count: int) -> str:
    """A source with one expression that is ``count`` levels deep."""
    names = "".join(f"'n{number}' if code == {number} else " for number in range(count))
    return f"import sentry_sdk\n\n\ndef tag(code):\n    sentry_sdk.set_tag('name', {names}'')\n"


BAD_POLICY = Rule(
    code="SNT900",
    name="bad-policy",
    summary="a policy that cannot be used; nothing else is said of the files it governs",
    what="""
    Reports, at the first line of each file that it governs, a `[tool.sentry-lint]` table that cannot be used: TOML that
    cannot be read, an unknown key, a value of the wrong kind. The message names the file and the key, says what is
    allowed, and what was probably meant.

    Where the bad policy is that of the working directory or of `--sentry-lint-config`, flake8 stops with the same line.
    """,
    why="""
    A misspelled key is a rule that somebody thinks is in force. To go on without it would be to pass in silence.
    """,
    instead=SHOP,
    bad=(
        Case(SHOP, at=(1,), policy='enabel = ["SNT109"]\n'),
        Case(SHOP, at=(1,), policy="[tool.sentry-lint.privacy]\npersonal = true\n"),
        Case(
            SHOP,
            at=(1,),
            policy="""
            [[tool.sentry-lint.watch]]
            name = "pallet-writes"
            procedures = []
            """,
        ),
        Case(SHOP, at=(1,), policy="[tool.sentry-lint.noise\n"),
    ),
    good=(
        Case(SHOP),
        Case(
            SHOP,
            policy="""
            enable = ["SNT109"]

            [tool.sentry-lint.privacy]
            personal = ["badge_no"]
            """,
        ),
    ),
)

NOT_ANALYSED = Rule(
    code="SNT901",
    name="not-analysed",
    summary="a file that the analysis gave up on",
    what="""
    Reports, at its first line, a file that was not analysed: it costs more steps than one file may, it is nested
    deeper than Python can walk, or the analysis failed. The other files of the run are analysed as ever.
    """,
    why="""
    No finding should mean that there is nothing to find. A file of this kind is mostly generated: leave it out of the
    run (`extend-exclude`), or split it. Of an internal error the message names the type; please report it.
    """,
    instead="""
    import sentry_sdk

    NAMES = {0: "n0", 1: "n1", 2: "n2"}


    def tag(code):
        sentry_sdk.set_tag("name", NAMES.get(code, ""))
    """,
    bad=(
        # Deeper than any Python from 3.10 to 3.13 parses.
        Case(_chosen(20_000), at=(1,)),
    ),
    good=(
        Case(_chosen(300)),
        Case(
            "import sentry_sdk\n\n\ndef name(code):\n    if code == 0:\n        return 'none'\n"
            + "".join(f"    elif code == {number}:\n        return 'n{number}'\n" for number in range(1, 400))
            + "    sentry_sdk.set_tag('code', code)\n"
        ),
    ),
    example="""
    import sentry_sdk


    def tag(code):
        # ... and so on for twenty thousand codes, in one expression
        sentry_sdk.set_tag("name", "n0" if code == 0 else "n1" if code == 1 else "n2" if code == 2 else "")
    """,
)

declare(BAD_POLICY, NOT_ANALYSED)
