"""Literals that hold personal data or a key, and the many that only look so.

The keys and cards here are made up; those that scanners would stop are put together at run time.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sentry_lint.knowledge.literals import IBAN_LENGTHS, KEY_FORMATS, TEST_CARDS, find

_RANDOM = "7Qz4Wm9Xc2Vb6Nk1Lp8Rt3Ys5Hd0Jf7Gg4Aa9Ee2Uu6Ii1Oo8Bb3Mm5Pq0Wx"
_HEX = "3f9a1c7be24d80f6a5b9c1d2e3f40718293a4b5c6d7e8f90a1b2c3d4e5f60718"


def _jwt() -> str:
    return ".".join(("eyJhbGciOiJFUzI1NiJ9", "eyJzdWIiOiI4ODcxIn0", "Q7mZ-4Wm9Xc2Vb6Nk1Lp8Rt3Y"))


FOUND = [
    ("write to jane.doe@gmail.com today", "email"),
    ("mailto:anna@acme.io", "email"),
    ("<bob+news@mail.firma.de>", "email"),
    ("bob@firma.de.", "email"),
    ("recipient: bob@firma.de, retry", "email"),
    ("a@example.com or bob@firma.de", "email"),
    ("https://acme.io/reset?mail=bob@firma.de", "email"),
    ("4539 1488 0343 6467", "finance"),
    ("card 4539148803436467.", "finance"),
    ("4539-1488-0343-6467", "finance"),
    ("3714 496353 98456", "finance"),
    ("DE89370400440532013000", "finance"),
    ("to GB29 NWBK 6016 1331 9268 19 now", "finance"),
    ("MT84MALT011000012345MTLCAST001S", "finance"),
    ("ssn 536-22-1847", "government-id"),
    (_jwt(), "token"),
    ("Authorization: Bearer " + _RANDOM[:32], "token"),
    ("AKIA" + "Q3EGRT7X2KLMN5PV", "key"),
    ("ghp_" + _RANDOM[:36], "token"),
    ("github_pat_" + _RANDOM + _RANDOM[:4], "token"),
    ("glpat-" + _RANDOM[:20], "token"),
    ("sk_live_" + _RANDOM[:24], "key"),
    ("xoxb-" + "204567891234-" + _RANDOM[:24], "token"),
    ("https://hooks.slack.com/services/" + "T0A1B2C3D/B0A1B2C3D/" + _RANDOM[:24], "token"),
    ("AIza" + _RANDOM[:35], "key"),
    ("SG." + _RANDOM[:22] + "." + _RANDOM[:43], "key"),
    ("SK" + _HEX[:32], "key"),
    ("key-" + _HEX[:32], "key"),
    ("npm_" + _RANDOM[:36], "token"),
    ("sk-proj-" + _RANDOM[:48], "key"),
    ("sk-ant-" + _RANDOM[:40], "key"),
    ("shpat_" + _HEX[:32], "token"),
    ("dop_v1_" + _HEX, "token"),
    ("712345678:AA" + _RANDOM[:33], "token"),
    ("hf_" + _RANDOM[:34], "token"),
    ("-----BEGIN RSA PRIVATE " + "KEY-----\nMIIEpAIBAAKCAQEA7bq8Vx\n", "key"),
    ("-----BEGIN PRIVATE " + "KEY-----\\nMIIEpAIBAAKCAQEA7bq8Vx", "key"),
    ("-----BEGIN RSA PRIVATE " + "KEY-----\nProc-Type: 4,ENCRYPTED\n\nMIIEpAIBAAKCAQEA7bq8Vx", "key"),
    ("mysql://stock:h7Gh2s@db.acme.io/x", "auth"),
    ("amqp://app:s3cr-t9@rabbit:5672//", "auth"),
    ("redis://:h7Gh2sPq@cache.acme.io:6379/0", "auth"),
]

CLEAN = [
    # reserved for documentation
    "jane@example.com",
    "jane@mail.example.org",
    "jane@shop.test",
    "root@localhost",
    "me@host.local",
    "4242 4242 4242 4242",
    "078-05-1120",
    "+1 202 555 0143",
    "192.0.2.17",
    "2001:db8::1",
    # nobody's, or no address
    "support@acme.io",
    "no-reply@acme.io",
    "git@github.com:org/repo.git",
    "deploy@files.acme.io:/srv/www",
    "sftp://deploy@files.acme.io/x",
    "https://3f9a1c7be24d80f6@o1.ingest.sentry.io/45",
    "icon@2x.png",
    "node@18.2.0",
    "getty@tty1.service",
    "user@host",
    "@app.route",
    "@property",
    "x = a @ b.T",
    "%s@%s.com",
    "{}@{}.com",
    "%(user)s@gmail.com",
    "@gmail.com",
    r"[\w.+-]+@[\w-]+\.[\w.]+",
    r"^\S+@\S+\.\S+$",
    r"^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}$",
    r"(?P<local>.+)@(?P<domain>.+\..+)",
    # no credentials in it
    "postgres:///orders",
    "postgres://user:password@host/db",
    "postgres://{user}:{password}@{host}/db",
    "postgres://%s:%s@db.acme.io/x",
    "mysql://app:***@db.acme.io/x",
    "redis://localhost:6379/0",
    "amqp://guest:guest@localhost:5672//",
    "https://api.acme.io:8443/v1/orders@latest",
    "Check your API key!",
    "the bearer token is missing in the header",
    "Bearer {token}",
    "Authorization: Bearer YOUR_TOKEN_GOES_HERE_1",
    "sk_live_xxxxxxxxxxxxxxxxxxxxxxxx",
    "sk-learn-pipeline-with-a-long-name-and-more",
    "AKIAIOSFODNN7EXAMPLE",
    "-----BEGIN PRIVATE KEY-----",
    "-----BEGIN PUBLIC KEY-----\nMIIEpAIBAAKCAQEA7bq8Vx\n",
    "-----BEGIN CERTIFICATE-----\nMIIEpAIBAAKCAQEA7bq8Vx\n",
    # numbers
    "1609459200000000",
    "20240101120000",
    "2024-01-15T10:20:30.123456",
    "550e8400-e29b-41d4-a716-446655440000",
    "4539148803436468",
    "9999999999999995",
    "415329881234567890",
    "000-12-3456",
    "666-12-3456",
    "912-12-3456",
    "123-00-4567",
    "12-345-6789",
    "DE89370400440532013001",
    "GB29 NWBK",
    "3.141592653589793238",
    _HEX,
    _HEX[:40],
    # text
    "SELECT id, email FROM users WHERE id = %s AND created > '2024-01-01 00:00:00'",
    "order %(order)s of {customer!r} took {seconds:.3f}s",
    "checkout.start",
    "",
    "@",
    "name",
]


@pytest.mark.parametrize(("text", "key"), FOUND)
def test_what_a_literal_holds(text: str, key: str) -> None:
    category = find(text)
    assert (category.key if category else None) == key


@pytest.mark.parametrize("text", CLEAN)
def test_a_literal_that_holds_nothing(text: str) -> None:
    assert find(text) is None


@pytest.mark.parametrize("card", sorted(TEST_CARDS))
def test_published_test_cards_never_count(card: str) -> None:
    assert find(f"card {card}") is None


def test_every_key_format_has_an_example() -> None:
    import re

    texts = [text for text, key in FOUND if key in ("key", "token")]
    untested = [name for _, name, source in KEY_FORMATS if not any(re.search(source, text) for text in texts)]
    assert set(untested) <= {"Google OAuth token", "PyPI token", "Square token", "Sentry token"}


@settings(derandomize=True, max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(exclude_characters="@0123456789"), max_size=300))
def test_text_without_digits_and_at_signs_is_clean(text: str) -> None:
    assert find(text) is None


@settings(derandomize=True, max_examples=60, deadline=None)
@given(
    st.from_regex(r"\A[a-z]{3,12}\.[a-z]{3,12}@[a-z]{3,12}\.(?:com|de|io)\Z"), st.sampled_from(["", "to ", "<", "x: "])
)
def test_an_address_is_found_wherever_it_stands(address: str, before: str) -> None:
    category = find(before + address)
    reserved = address.partition("@")[2] in ("domain.com", "example.com", "bar.com", "yourdomain.com")
    assert (category is None) == reserved


@settings(derandomize=True, max_examples=60, deadline=None)
@given(st.integers(0, 10**11 - 1))
def test_one_check_digit_of_ten_is_right(number: int) -> None:
    stem = f"4539{number:011d}"
    if len(set(stem)) < 4:
        return
    assert sum(find(f"{stem}{digit}") is not None for digit in range(10)) == 1


@pytest.mark.parametrize("country", sorted(IBAN_LENGTHS))
def test_an_iban_of_each_country(country: str) -> None:
    account = "".join(str(digit % 10) for digit in range(3, IBAN_LENGTHS[country] - 1))
    number = int("".join(str(int(sign, 36)) for sign in f"{account}{country}00"))
    right = f"{country}{98 - number % 97:02d}{account}"
    wrong = f"{country}{(98 - number % 97 + 1) % 100:02d}{account}"
    assert find(f"pay {right} now") is not None
    assert find(f"pay {wrong} now") is None


def test_a_huge_literal_is_cut_not_scanned_for_ever() -> None:
    assert find("a@" * 200_000) is None
    assert find("eyJ" + "a" * 300_000) is None
    assert find("x" * 30_000 + " bob@firma.de") is None
    assert find("-----BEGIN PRIVATE " + "KEY-----\n" + "a: " * 200_000) is None
    assert find("a" * 10_000 + "://" + "@" * 10_000) is None
    assert find("1 " * 200_000) is None
