"""Errors that tell too much, and those that do not."""

import argparse

import click
from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from fastapi import HTTPException

from gym.errors import Answered, GymError, Locked, NoSuchMember, Teapot, refuse


def enter(member, password, request):
    if member.gone:
        raise LookupError(f"{member.email} is gone")  # expect: SNT108
    if member.late:
        raise LookupError("%s is late" % member.phone)  # expect: SNT108
    if member.early:
        raise GymError("too early: {}".format(member.date_of_birth))  # expect: SNT108
    if member.locked:
        raise NoSuchMember(member.email)  # expect: SNT108
    if member.odd:
        problem = ValueError("odd: " + member.iban)
        raise problem  # expect: SNT108
    if member.young:
        raise PermissionError("refused", password)  # expect: SNT108
    if member.old:
        refuse(member.email)  # expect: SNT108
    if member.token:
        raise RuntimeError("bad token " + member.access_token) from None  # expect: SNT108
    try:
        member.enter()
    except OSError as error:
        raise RuntimeError(f"{member.email}: {error}") from error  # expect: SNT108


def enter_quietly(member, password, request):
    if member.gone:
        raise LookupError(f"member {member.id} is gone")
    if member.late:
        raise LookupError("member is late")
    if member.early:
        raise GymError("no e-mail address given")
    if member.locked:
        raise Locked(member.email, member.locker)
    if member.odd:
        raise HTTPException(404, detail=member.email)
    if member.young:
        raise Teapot(member.email)
    if member.old:
        refuse(str(member.id))
    if member.warm:
        raise Answered(member.email)
    if member.cold:
        raise ValidationError(f"{member.email} is cold")
    if member.form:
        raise CommandError(f"{member.email} is cold")
    if member.shell:
        raise click.ClickException(f"{member.email} is cold")
    if member.bare:
        raise argparse.ArgumentTypeError(member.email)
    if member.bag:
        raise ValueError(request.headers)
    if not password:
        raise PermissionError(f"password of {len(password)} characters")
    try:
        if member.email:
            raise LookupError(member.email)
    except LookupError:
        return None
    try:
        member.enter()
    except OSError as error:
        raise RuntimeError(f"failed: {error}") from error
    except KeyError:
        raise
