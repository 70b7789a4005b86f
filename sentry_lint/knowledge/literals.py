"""Personal data and credentials in the text of a literal, told by their shape and their check digits.

Nothing that is reserved for documentation counts: the domains of RFC 2606 and RFC 6761, published test cards, the
SSNs that the Social Security Administration has withdrawn. Neither do placeholders (``user:password@``, ``{email}``),
role addresses (RFC 2142: ``support@``) and the addresses of machines (``git@``, ``scheme://user@host``). Telephone
numbers and IP addresses are not looked for: numbers of that shape in source code are mostly something else.
"""

from __future__ import annotations

import functools
import re

from sentry_lint.knowledge.vocabulary import CATEGORIES, Category

_LONGEST_TEXT = 20_000

# Each vendor's documented token format (the same that GitHub's secret scanning and detect-secrets list).
KEY_FORMATS: tuple[tuple[str, str, str], ...] = (
    ("key", "AWS access key", r"A(?:KIA|SIA)[0-9A-Z]{16}"),
    ("token", "GitHub token", r"gh[pousr]_[A-Za-z0-9]{36,}"),
    ("token", "GitHub fine-grained token", r"github_pat_[A-Za-z0-9_]{60,}"),
    ("token", "GitLab token", r"glpat-[\w-]{20,}"),
    ("key", "Stripe live key", r"[sr]k_live_[A-Za-z0-9]{16,}"),
    ("token", "Slack token", r"xox[abeoprs]-[A-Za-z0-9-]{10,}"),
    ("token", "Slack webhook", r"hooks\.slack\.com/services/T\w{6,}/B\w{6,}/\w{16,}"),
    ("key", "Google API key", r"AIza[\w-]{35}"),
    ("token", "Google OAuth token", r"ya29\.[\w-]{20,}"),
    ("key", "SendGrid key", r"SG\.[\w-]{16,}\.[\w-]{16,}"),
    ("key", "Twilio key", r"SK[0-9a-f]{32}"),
    ("key", "Mailgun key", r"key-[0-9a-f]{32}"),
    ("token", "npm token", r"npm_[A-Za-z0-9]{36}"),
    ("token", "PyPI token", r"pypi-AgEI[\w-]{50,}"),
    ("key", "OpenAI or Anthropic key", r"sk-(?:proj-|ant-|svcacct-)?[A-Za-z0-9_-]{32,}"),
    ("token", "DigitalOcean token", r"do[opr]_v1_[0-9a-f]{64}"),
    ("token", "Shopify token", r"shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}"),
    ("token", "Telegram bot token", r"\d{8,10}:AA[\w-]{33}"),
    ("token", "Square token", r"sq0(?:atp|csp)-[\w-]{22,43}"),
    ("token", "Hugging Face token", r"hf_[A-Za-z0-9]{34}"),
    ("token", "Sentry token", r"sntry[su]_[\w+/=-]{40,}"),
    ("token", "JSON Web Token", r"eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}"),
    ("token", "bearer token", r"[Bb]earer [A-Za-z0-9._~+/-]{20,}=*"),
)
# RFC 2606 and RFC 6761, `.local` (RFC 6762), and two domains that stand in everyone's help texts.
RESERVED_DOMAINS = (
    *("example.com", "example.net", "example.org", "example.edu"),
    *("domain.com", "yourdomain.com", "bar.com"),
)
RESERVED_TLDS = frozenset("test example invalid localhost local internal lan localdomain arpa onion".split())
# What follows an @ in names of files and systemd units (`icon@2x.png`, `getty@tty1.service`): no domains.
FILE_ENDINGS = frozenset(
    "png jpg jpeg gif svg webp ico py pyc js jsx ts tsx css scss html json yml yaml txt md rst gz zip tar whl exe sh"
    " ini cfg conf toml xml log csv sql service timer socket target device scope slice mount route get post task"
    " fixture property setter cached wraps".split()
)
# RFC 2142 mailboxes and their like, and the accounts of machines.
ROLES = frozenset(
    "info marketing sales support abuse noc security postmaster hostmaster usenet news webmaster www uucp ftp noreply"
    " no-reply do-not-reply donotreply admin administrator root help helpdesk hello contact team office billing legal"
    " privacy dev devs ops bot bots mailer mailer-daemon notifications notification alerts alert sentry github feedback"
    " git hg svn ssh ubuntu ec2-user deploy jenkins user username you your your-email youremail name email foo me"
    " someone somebody".split()
)
# Cards that payment providers publish for tests (Stripe, Adyen, PayPal, Braintree).
TEST_CARDS = frozenset(
    "4242424242424242 4111111111111111 4012888888881881 4012000033330026 4012000077777777 4009348888881881"
    " 4217651111111119 4500600000000061 4988438843884305 4166676667666746 4646464646464644 4977949494949497"
    " 5555555555554444 5105105105105100 5200828282828210 5454545454545454 5431111111111111 5555341244441115"
    " 2223003122003222 2223000048400011 2223000048410010 2222400070000005 2222410740360010 378282246310005"
    " 371449635398431 378734493671000 370000000000002 374200000000004 6011111111111117 6011000990139424"
    " 6011981111111113 6011000000000004 6011601160116611 3056930009020004 36227206271667 30569309025904"
    " 38520000023237 36006666333344 3566002020360505 3530111333300000 3569990010095841 6200000000000005"
    " 6243030000000001 5019717010103742 4035501000000008".split()
)
# Stripe's test cards for countries and declines all begin so.
_TEST_PREFIXES = ("400000", "400002", "400003", "400005")
# Length of an IBAN by country (SWIFT's IBAN registry).
IBAN_LENGTHS = {
    code: length
    for length, codes in (
        (15, "NO"),
        (16, "BE"),
        (18, "DK FO FI GL NL"),
        (19, "MK SI"),
        (20, "AT BA EE KZ LT LU XK"),
        (21, "CH CR HR LI LV"),
        (22, "BG BH DE GB GE IE ME RS VA"),
        (23, "AE GI IL TL"),
        (24, "AD CZ ES MD PK RO SA SE SK TN"),
        (25, "PT ST"),
        (26, "IS TR"),
        (27, "FR GR IT MC MR SM"),
        (28, "AL AZ BY CY DO GT HU LB PL SV"),
        (29, "BR PS QA UA"),
        (30, "JO KW MU"),
        (31, "MT SC"),
    )
    for code in codes.split()
}
# The SSA withdrew both after they had been printed in advertisements.
WITHDRAWN_SSNS = frozenset({"078-05-1120", "219-09-9999"})
_PLACEHOLDERS = ("example", "xxxx", "your", "****", "....", "placeholder", "redacted", "dummy", "changeme")
_PLACEHOLDER_PASSWORDS = frozenset(
    "password passwd pass pwd secret token pw p user username guest test changeme key private".split()
)


def find(text: str) -> Category | None:
    """Say what personal data or credential the text contains (its category), or None."""
    if len(text) < 6:
        return None
    text = text[:_LONGEST_TEXT]
    if "@" in text:
        if "://" in text and _has_url_password(text):
            return CATEGORIES["auth"]
        if _has_email(text):
            return CATEGORIES["email"]
    if "PRIVATE KEY" in text and _pem().search(text):
        return CATEGORIES["key"]
    if len(text) >= 20 and _long_word().search(text) and (key := _key_format(text)):
        return CATEGORIES[key]
    if len(text) < 11 or not _four_digits().search(text):
        return None
    if _has_ssn(text):
        return CATEGORIES["government-id"]
    if _has_card(text) or _has_iban(text):
        return CATEGORIES["finance"]
    return None


# The expressions are compiled when first needed: most literals end at the tests before.


@functools.cache
def _four_digits() -> re.Pattern[str]:
    return re.compile(r"\d{4}")


@functools.cache
def _long_word() -> re.Pattern[str]:
    return re.compile(r"[^\s,;()]{20}")


@functools.cache
def _pem() -> re.Pattern[str]:
    # the marker alone is a text about keys
    return re.compile(
        r"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----(?:\\n|\s)+(?:[\w-]+: [^\n\\]*(?:\\n|\n)\s*)*[\w+/=]{16}"
    )


@functools.cache
def _email() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w%)}\]\\+.*$-])([A-Za-z0-9][A-Za-z0-9._+-]{0,63})@((?:[A-Za-z0-9][A-Za-z0-9-]{0,62}\.)+)([A-Za-z]{2,24})"
        r"(?![\w-]|\.[A-Za-z0-9])(?!:[\w/~.])"
    )


def _has_email(text: str) -> bool:
    for match in _email().finditer(text):
        local, labels, ending = match[1].lower(), match[2].lower(), match[3].lower()
        domain = labels + ending
        if ending in RESERVED_TLDS or ending in FILE_ENDINGS or local in ROLES:
            continue
        if any(domain == reserved or domain.endswith("." + reserved) for reserved in RESERVED_DOMAINS):
            continue
        if not _in_authority(text, match.start()):
            return True
    return False


def _in_authority(text: str, start: int) -> bool:
    """The part before an @ in ``scheme://user:word@host`` is no mailbox."""
    scheme = text.rfind("://", 0, start)
    return scheme >= 0 and not any(sign in " /?#,;\"'<>" for sign in text[scheme + 3 : start])


@functools.cache
def _userinfo() -> re.Pattern[str]:
    return re.compile(
        r"[A-Za-z][A-Za-z0-9+.-]{0,30}://([^\s/:@\"'<>{}]*):([^\s/@\"'<>{}()$%*]+)@([\w.-]+|\[[0-9a-f:]+\])"
    )


def _has_url_password(text: str) -> bool:
    for match in _userinfo().finditer(text):
        user, password, host = match[1].lower(), match[2].lower(), match[3].lower()
        if password in _PLACEHOLDER_PASSWORDS or password == user or host in ("localhost", "127.0.0.1", "host"):
            continue
        if _is_placeholder(password) or host.endswith(RESERVED_DOMAINS) or host.rpartition(".")[2] in RESERVED_TLDS:
            continue
        return True
    return False


@functools.cache
def _keys() -> re.Pattern[str]:
    formats = "|".join(f"({source})" for _, _, source in KEY_FORMATS)
    return re.compile(f"(?<![A-Za-z0-9_-])(?:{formats})(?![A-Za-z0-9_])")


def _key_format(text: str) -> str:
    """Give the category of a known key format in the text, or ``""``."""
    for match in _keys().finditer(text):
        found = match[0]
        # real ones are random
        if not _is_placeholder(found.lower()) and len(set(found)) >= 10 and any(sign.isdigit() for sign in found):
            return KEY_FORMATS[(match.lastindex or 1) - 1][0]
    return ""


def _is_placeholder(text: str) -> bool:
    return any(word in text for word in _PLACEHOLDERS)


@functools.cache
def _ssn() -> re.Pattern[str]:
    return re.compile(r"(?<![\w.-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-]|\.\d)")


def _has_ssn(text: str) -> bool:
    return any(match[0] not in WITHDRAWN_SSNS and len(set(match[0])) > 2 for match in _ssn().finditer(text))


@functools.cache
def _card() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w.-])(?:\d{14,16}|\d{4}([ -])\d{4}\1\d{4}\1\d{4}|\d{4}([ -])\d{6}\2\d{5}|\d{4}([ -])\d{6}\3\d{4})"
        r"(?![\w-]|\.\d| \d)"
    )


def _has_card(text: str) -> bool:
    return any(_is_card(re.sub(r"\D", "", match[0])) for match in _card().finditer(text))


def _is_card(digits: str) -> bool:
    """A number of a known issuer (ISO/IEC 7812 ranges) with the right length and check digit, not a test card."""
    if digits in TEST_CARDS or digits.startswith(_TEST_PREFIXES) or len(set(digits)) < 3:
        return False
    head = int(digits[:4])
    lengths = (
        16 if digits[0] == "4" or 5100 <= head <= 5599 or 2221 <= head <= 2720 else 0,
        16 if head == 6011 or 6440 <= head <= 6599 or 6200 <= head <= 6299 or 3528 <= head <= 3589 else 0,
        15 if digits[:2] in ("34", "37") else 0,
        14 if 3000 <= head <= 3059 or digits[:2] in ("36", "38", "39") else 0,
    )
    return len(digits) in lengths and _luhn(digits)


def _luhn(digits: str) -> bool:
    total = 0
    for at, sign in enumerate(reversed(digits)):
        value = int(sign) * (2 if at % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


@functools.cache
def _iban() -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])[A-Z]{2}\d{2}(?:[A-Z0-9]{11,27}|(?: [A-Z0-9]{4}){2,7}(?: [A-Z0-9]{1,3})?)(?![\w-])")


def _has_iban(text: str) -> bool:
    for match in _iban().finditer(text):
        iban = match[0].replace(" ", "")
        # ISO 13616: the country's length, and 1 as the rest of a division by 97
        number = "".join(str(int(sign, 36)) for sign in iban[4:] + iban[:4])
        if IBAN_LENGTHS.get(iban[:2]) == len(iban) and int(number) % 97 == 1:
            return True
    return False
