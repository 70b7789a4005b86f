"""The words of sentry-lint's vocabulary and of the project's policy: change the policy and write the module anew."""

from __future__ import annotations

NAMES: dict[str, str] = {}
OWNED: dict[str, dict[str, str]] = {}
OWNERS: dict[str, str] = {}
OWN: dict[str, str] = {}
OWN_NEUTRAL = ""
NEUTRAL = ""
THINGS = ""
HOSTS = ""
PREDICATES = ""
DEEDS = ""
SECRETS_MADE = ""
MEASURES = ""
CLEARED = ""
SECRETS_CLEARED = ""
HEADS = ""
TAILS = ""
SECRET_TAILS = ""
RECORDS = ""
PIECES = ""
KEY_FORMATS: tuple[tuple[str, str], ...] = ()
IBAN_LENGTHS = ""
FILE_ENDINGS = ""
PATTERNS: dict[str, tuple[str, ...]] = {}
USER_FIELDS: tuple[str, ...] = ()
ALLOWED: tuple[tuple[str, str], ...] = ()
