"""Data written into the source itself, and reserved data that stands for nobody."""
import sentry_sdk

OWNER = "margit@kranichfeld-orgeln.de"
NOBODY = "someone@example.org"
DSN = "postgres://reports:Wq8h2Lp0@db.intern.kranichfeld-orgeln.de/reports"
PLAIN_DSN = "postgres:///reports"


# case: R63
def written_out(order):
    sentry_sdk.capture_message("ask margit@kranichfeld-orgeln.de about it")  # expect: SNT105
    sentry_sdk.capture_message("ask the owner about it")
    sentry_sdk.add_breadcrumb(message="sent to margit@kranichfeld-orgeln.de", category="mail.sent")  # expect: SNT101
    sentry_sdk.set_tag("owner", "margit@kranichfeld-orgeln.de")  # expect: SNT102
    sentry_sdk.set_tag("owner", OWNER)  # expect: SNT102
    sentry_sdk.set_tag("owner", NOBODY)
    sentry_sdk.set_tag("owner", f"{order.id} {OWNER}")  # expect: SNT102
    sentry_sdk.set_context("pay", {"card": "4929 1234 5678 9015"})  # expect: SNT103
    sentry_sdk.set_context("pay", {"iban": "DE44 5001 0517 5407 3249 31"})  # expect: SNT103
    sentry_sdk.set_context("pay", {"text": "ssn 536-22-8147"})  # expect: SNT103
    sentry_sdk.set_extra("url", DSN)  # expect: SNT106
    sentry_sdk.set_extra("url", PLAIN_DSN)
    sentry_sdk.set_extra("url", "https://bot:Wq8h2Lp0zz@git.kranichfeld-orgeln.de/x.git")  # expect: SNT106
    sentry_sdk.set_extra("url", "https://git.kranichfeld-orgeln.de/x.git")


# The values are put together here so that no scanner of this repository takes them for live keys.
def keys_and_tokens(order):
    sentry_sdk.set_extra("key", "AKIA" + "Q3EGRIZXVD5YJLTN")  # expect: SNT106
    sentry_sdk.set_extra("key", "AKIA is how such keys begin")
    sentry_sdk.set_extra("key", "-----BEGIN RSA PRIVATE " + "KEY-----\nMIIEowIBAAKCAQEAx7Kd0mPq3Yw\n")  # expect: SNT106
    sentry_sdk.set_extra("key", "-----BEGIN PUBLIC KEY-----")
    sentry_sdk.set_extra(
        "key",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI4MTcyNjM1NCJ9." + "c2lnbmF0dXJlLW9mLXRoaXMtdG9rZW4",  # expect: SNT106
    )


# case: N48
def look_alikes(order):
    sentry_sdk.set_tag("a", "jane@example.com")
    sentry_sdk.set_tag("a", "root@localhost")
    sentry_sdk.set_tag("a", "git@github.com:team/shop.git")
    sentry_sdk.set_tag("a", "@app.route")
    sentry_sdk.set_tag("a", "4242 4242 4242 4242")
    sentry_sdk.set_tag("a", "1680000000123456")
    sentry_sdk.set_tag("a", "+1 202 555 0143")
    sentry_sdk.set_tag("a", "192.0.2.17")
    sentry_sdk.set_tag("a", "203.0.113.9")
    sentry_sdk.set_tag("a", "2024-12-15T10:00:00Z")
    sentry_sdk.set_tag("a", "8f14e45f-ceea-467f-9b5c-6d1c2f3a4b5c")
    sentry_sdk.set_tag("a", "SELECT email FROM users WHERE id = %s")
    sentry_sdk.set_tag("a", r"[^@\s]+@[^@\s]+\.[a-z]{2,}")
    sentry_sdk.set_tag("a", "user {email} not found")
    sentry_sdk.set_context("a", {"email": "none given"})
    sentry_sdk.set_context("a", {"phone": ""})
