"""What takes the personal part away, and what only looks as if it did."""
import base64
import hashlib
import hmac
import re
import uuid
import zlib
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Optional

import sentry_sdk
from pydantic import SecretStr


# case: N51
def tests(client):
    sentry_sdk.set_tag("a", len(client.email))
    sentry_sdk.set_tag("a", bool(client.email))
    sentry_sdk.set_tag("a", client.email is None)
    sentry_sdk.set_tag("a", client.email is not None)
    sentry_sdk.set_tag("a", client.email == client.login_email)
    sentry_sdk.set_tag("a", client.email in client.allowed)
    sentry_sdk.set_tag("a", "@" not in client.email)
    sentry_sdk.set_tag("a", not client.email)
    sentry_sdk.set_tag("a", isinstance(client.email, str))
    sentry_sdk.set_tag("a", type(client.email))
    sentry_sdk.set_tag("a", type(client.email).__name__)
    sentry_sdk.set_tag("a", hasattr(client, "email"))
    sentry_sdk.set_tag("a", client.email.startswith("a"))
    sentry_sdk.set_tag("a", client.phone.isdigit())
    sentry_sdk.set_tag("a", client.email.count("."))
    sentry_sdk.set_tag("a", f"{len(client.email)} letters")
    sentry_sdk.set_tag("a", client.email)  # expect: SNT102


# case: N14, N15, N16
def hashed(client):
    sentry_sdk.set_tag("a", hashlib.sha256(client.email.encode()).hexdigest())
    sentry_sdk.set_tag("a", hashlib.new("sha256", client.email.encode()).hexdigest()[:12])
    sentry_sdk.set_tag("a", hmac.new(b"k", client.email.encode(), "sha256").hexdigest())
    sentry_sdk.set_tag("a", hash(client.email))
    sentry_sdk.set_tag("a", uuid.uuid5(uuid.NAMESPACE_URL, client.email))
    sentry_sdk.set_tag("a", client.email_hash)
    sentry_sdk.set_tag("a", client.hashed_email)
    sentry_sdk.set_tag("a", client.email_md5)
    email = hashlib.sha1(client.email.encode()).hexdigest()
    sentry_sdk.set_tag("a", email)
    sentry_sdk.set_context("a", {"email": hash_of(client.email)})
    sentry_sdk.set_context("a", {"email": client.email})  # expect: SNT103


def hash_of(value):
    return hashlib.blake2b(value.encode(), digest_size=8).hexdigest()


# case: N13, N17, N36
def named_cleaners(client, pwd, scrub, tools):
    sentry_sdk.set_tag("a", encrypt(client.email))
    sentry_sdk.set_tag("a", redact(client.email))
    sentry_sdk.set_tag("a", mask_email(client.email))
    sentry_sdk.set_tag("a", anonymize(client.full_name))
    sentry_sdk.set_tag("a", pseudonymise(client.full_name))
    sentry_sdk.set_tag("a", tools.obfuscate(client.phone))
    sentry_sdk.set_tag("a", scrub(client.phone))
    sentry_sdk.set_tag("a", client.masked_card_number)
    sentry_sdk.set_tag("a", client.anonymised_name)


def encrypt(value):
    return value[::-1]


def redact(value):
    return "[redacted]"


def mask_email(value):
    return value[:1] + "***"


def anonymize(value):
    return "anonymous"


def pseudonymise(value):
    return str(zlib.crc32(value.encode()))


# case: N18, N19
def placeholders(client):
    sentry_sdk.set_tag("a", "(hidden)" if client.password else "(empty)")
    sentry_sdk.set_tag("a", re.sub(r".", "*", client.email))
    sentry_sdk.set_tag("a", re.sub(r".+", "x", client.phone))
    sentry_sdk.set_tag("a", "*" * len(client.card_number))
    shown = "(hidden)" if client.ssn else "(none)"
    sentry_sdk.set_tag("a", shown)


# case: R51
def ineffective(client):
    sentry_sdk.set_tag("a", client.email.replace("@", " at "))  # expect: SNT102
    sentry_sdk.set_tag("a", re.sub(r"[A-Z]", "x", client.email))  # expect: SNT102
    sentry_sdk.set_tag("a", client.phone.replace("0", "x"))  # expect: SNT102
    sentry_sdk.set_tag("a", base64.b64encode(client.email.encode()))  # expect: SNT102
    sentry_sdk.set_tag("a", client.email.encode().hex())  # expect: SNT102
    sentry_sdk.set_tag("a", client.email.title())  # expect: SNT102


class Tier(Enum):
    GOLD = "gold"


# case: N39
def typed(email: bool, phone: int, birthday: date, address: Tier, iban: "int | None", ssn: Optional[bool] = None):
    sentry_sdk.set_tag("a", email)
    sentry_sdk.set_tag("a", phone)
    sentry_sdk.set_tag("a", birthday)
    sentry_sdk.set_tag("a", address)
    sentry_sdk.set_tag("a", iban)
    sentry_sdk.set_tag("a", ssn)


def typed_as_text(email: str, phone: "str | None", iban: Optional[str] = None):
    sentry_sdk.set_tag("a", email)  # expect: SNT102
    sentry_sdk.set_tag("a", phone)  # expect: SNT102
    sentry_sdk.set_tag("a", iban)  # expect: SNT102


def typed_locals(row):
    email: bool = row["a"]
    sentry_sdk.set_tag("a", email)
    phone: Decimal = row["b"]
    sentry_sdk.set_tag("a", phone)
    birthday: datetime = row["c"]
    sentry_sdk.set_tag("a", birthday)
    phone_number: str = row["d"]
    sentry_sdk.set_tag("a", phone_number)  # expect: SNT102


# case: N31
def wrapped(password: SecretStr, api_key: SecretStr):
    sentry_sdk.set_tag("a", password)
    sentry_sdk.set_tag("a", str(api_key))
    sentry_sdk.set_tag("a", password.get_secret_value())  # expect: SNT106
    sentry_sdk.set_tag("a", api_key.get_secret_value()[:4])  # expect: SNT106


# case: N25
def constants():
    fixed_password = "changeme"
    sentry_sdk.set_tag("a", fixed_password)
    phone = 0
    sentry_sdk.set_tag("a", phone)
    email = None
    sentry_sdk.set_tag("a", email)


# case: N21
def callables(form):
    sentry_sdk.set_tag("a", form.passwordSet())
    sentry_sdk.set_tag("a", form.has_email())
    sentry_sdk.set_tag("a", form.is_email_valid())
    sentry_sdk.set_tag("a", form.check_password(form.given))
