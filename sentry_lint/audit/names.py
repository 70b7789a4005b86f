"""Hold the application's scrubbing against the linter's vocabulary: which names does it not know?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sentry_lint.audit import sdk
from sentry_lint.audit.search import texts
from sentry_lint.audit.transport import Tape
from sentry_lint.knowledge import lexicon

if TYPE_CHECKING:
    from sentry_lint.knowledge.vocabulary import Vocabulary
    from sentry_lint.policy import Policy

# The SDK keeps ten entries of a mapping in `extra`; its own `sys.argv` may be one.
_A_TURN = 8


def judge_of(policy: Policy | None = None) -> Vocabulary:
    """The linter's judgement of names, with the policy's own."""
    from sentry_lint.knowledge.vocabulary import Vocabulary

    privacy = policy.privacy if policy is not None else None
    return Vocabulary(privacy.personal, privacy.secret, privacy.neutral) if privacy else Vocabulary()


def vocabulary(policy: Policy | None = None) -> list[str]:
    """Every name that the linter calls personal or secret whoever it belongs to, in snake case."""
    privacy = policy.privacy if policy is not None else None
    judge = judge_of(policy)
    names = {
        phrase.replace(" ", "_")
        for _category, need, _sources, phrases in lexicon.ROWS
        if not need
        for phrase in phrases.split(", ")
    }
    if privacy:
        names.update(entry for entry in (*privacy.personal, *privacy.secret) if entry.isidentifier())
    return sorted(name for name in names if judge.classify(name) is not None)


def _turns(names: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(names), _A_TURN):
        yield names[start : start + _A_TURN]


def let_pass(names: Sequence[str], tape: Tape) -> list[str]:
    """The names whose values leave in an event's ``extra``, where scrubbing is at its best."""
    import sentry_sdk

    passed: list[str] = []
    for turn in _turns(names):
        values = {name: f"value-of-{place}-unsaid" for place, name in enumerate(turn)}
        with sdk.isolated() as scope:
            for name, value in values.items():
                scope.set_extra(name, value)
            sentry_sdk.capture_message("order 42 was rejected", level="error")
        left = {text for sent in tape.take() if sent.item == "event" for _, text in texts(sent.payload)}
        passed.extend(name for name, value in values.items() if value in left)
    return passed
