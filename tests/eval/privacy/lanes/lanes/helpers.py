"""Helpers, to be imported in every way."""
import sentry_sdk


def tag(value):
    sentry_sdk.set_tag("who", value)


def keep(value):
    return value


async def tag_later(value):
    sentry_sdk.set_tag("who", value)


mail = "someone"
alias = tag
first, second = tag, keep
[third, fourth] = (tag, keep)
chosen = tag if mail else keep
FIELDS = ("email", "phone")
