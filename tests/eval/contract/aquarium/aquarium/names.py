"""How visitors are called, and how they are not."""

import hashlib


def spoken(visitor):
    return f"{visitor.first_name} {visitor.last_name}"


def ticket(visitor):
    return f"ticket {visitor.ticket_number}"


def veiled(text):
    return text[:1] + "…"


def pseudonym(visitor):
    return hashlib.blake2b(visitor.email.encode(), digest_size=8).hexdigest()
