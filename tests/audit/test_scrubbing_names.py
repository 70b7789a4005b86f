"""The linter's vocabulary and the generated module's say the same of names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from sentry_lint.knowledge import lexicon
from sentry_lint.knowledge.vocabulary import Vocabulary
from sentry_lint.policy import Policy, Privacy

from .generated import generated

BEFORE = (
    "", "customer", "company", "is", "has", "num", "send", "update", "reset", "hashed", "masked", "public", "new", "my",
    "server", "forgot", "revoke", "the_old", "encrypted",
)  # fmt: skip
BEHIND = ("count", "hash", "2", "value", "enabled", "type", "id", "format", "length", "old", "of_buyer", "field", "key")


def names() -> Iterator[str]:
    rows = [(need, phrases) for _category, need, _sources, phrases in lexicon.ROWS]
    rows += [("", phrases) for _sources, phrases in lexicon.NEUTRAL_ROWS]
    for need, phrases in rows:
        if need in ("prose", "written"):
            continue  # what somebody wrote cannot be told by a name at run time
        for phrase in phrases.split(", "):
            name = phrase.replace(" ", "_")
            yield from (f"{word}_{name}".lstrip("_") for word in BEFORE)
            yield from (f"{name}_{word}" for word in BEHIND)


@pytest.mark.parametrize(
    "policy",
    [Policy(), Policy(privacy=Privacy(("badge", "internal_ref"), ("launch_code",), ("username",)))],
    ids=["built in", "own"],
)
def test_both_say_the_same_of_a_name(policy: Policy) -> None:
    scrubbing = generated(policy)
    privacy = policy.privacy
    linter = Vocabulary(privacy.personal, privacy.secret, privacy.neutral)
    own = ("badge", "badges", "badge_color", "customer_badge", "badge_count", "has_badge", "internal_ref", "launchCode")
    differ = []
    count = 0
    for name in (*names(), *own):
        count += 1
        if (linter.classify(name) is None) != (scrubbing.kind_of_name(name) is None):
            differ.append(name)
    assert count > 30_000
    # To the module a `pass key` is a passkey, and a preposition inside of a phrase is none.
    assert [name for name in differ if not name.endswith("pass_key") and "_on_" not in name] == []


def test_an_owner_makes_a_name_personal(scrubbing: Any) -> None:
    for name, owner, kind in (
        ("name", "customer", "person-name"),
        ("name", "project", None),
        ("city", "address", "postal"),
        ("city", "user_data", "postal"),
        ("number", "card", "finance"),
        ("ip", "request", "network"),
        ("ip", "server", None),
        ("key", "account", None),
        ("key", "api", "key"),
        ("id", "customer", None),
    ):
        assert scrubbing.kind_of_name(name, owner) == kind, (owner, name)


@pytest.fixture(scope="module")
def scrubbing() -> Any:
    return generated()
