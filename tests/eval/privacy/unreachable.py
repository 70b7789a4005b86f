"""Code that never runs neither leaks nor cleans."""
from typing import TYPE_CHECKING

import sentry_sdk

if TYPE_CHECKING:
    from sentry_sdk import Scope


def after_return(person):
    sentry_sdk.set_tag("who", person.email)  # expect: SNT102
    return person
    sentry_sdk.set_tag("who", person.email)


def after_raise(person):
    raise ValueError(person.id)
    sentry_sdk.set_tag("who", person.email)


def after_both(person, flag):
    if flag:
        return 1
    else:
        raise ValueError(person.id)
    sentry_sdk.set_tag("who", person.email)


def after_one(person, flag):
    if flag:
        return 1
    sentry_sdk.set_tag("who", person.email)  # expect: SNT102
    return 2


def in_loops(people):
    for person in people:
        continue
        sentry_sdk.set_tag("who", person.email)
    for person in people:
        break
        sentry_sdk.set_tag("who", person.email)
    for person in people:
        if person.id:
            continue
        sentry_sdk.set_tag("who", person.email)  # expect: SNT102


def never(person):
    if False:
        sentry_sdk.set_tag("who", person.email)
    if TYPE_CHECKING:
        sentry_sdk.set_tag("who", person.email)


def cleaned_in_vain(person):
    who = person.email
    if person.id:
        raise ValueError(person.id)
        who = person.id
    sentry_sdk.set_tag("who", who)  # expect: SNT102


def cleaned_before_raise(person, flag):
    who = person.id
    if flag:
        who = person.email
        raise ValueError(person.id)
    sentry_sdk.set_tag("who", who)


def cleaned_before_return(person, flag):
    who = person.email
    if not flag:
        return who
    who = person.id
    sentry_sdk.set_tag("who", who)
    return who


def guarded(person):
    try:
        return person.load()
    except OSError:
        sentry_sdk.set_tag("who", person.email)  # expect: SNT102
        raise
    sentry_sdk.set_tag("who", person.email)


def annotated(scope: "Scope", person):
    scope.set_tag("who", person.email)  # expect: SNT102
    scope.set_tag("who", person.id)
