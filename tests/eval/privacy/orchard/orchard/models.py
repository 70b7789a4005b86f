"""What the orchard keeps."""
from __future__ import annotations

import enum
from collections import OrderedDict, UserDict
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Optional, TypedDict

import registry
from pydantic import BaseModel, EmailStr


class Size(enum.Enum):
    SMALL = "small"
    LARGE = "large"


class Tree:
    kind = "apple"
    label = "tree"

    def __init__(self, renter, row):
        self.who = renter.email
        self.row = row
        self.note = None

    @property
    def line(self):
        return self.who

    @property
    def place(self):
        return self.row

    @cached_property
    def kept_line(self):
        return self.who

    def line_of(self):
        return self.who

    def row_of(self):
        return self.row


class Bench:
    def __init__(self, row, gift):
        self.who = row
        self.row = gift.email


@dataclass
class Renter:
    name: str
    email: str
    trees: int = 0


@dataclass
class Tool:
    title: str
    weight: int


class Visitor(BaseModel):
    email: EmailStr
    tickets: int


class Ladder(BaseModel):
    steps: int
    colour: str


class Entry(TypedDict):
    email: str
    row: int


class Sheet(dict):
    pass


class Ordered(OrderedDict):
    pass


class Custom(UserDict):
    pass


class Opened:
    """Entering gives something else than the object."""

    def __init__(self, renter):
        self.renter = renter

    def __enter__(self):
        return self.renter.email

    def __exit__(self, *error):
        return False


class OpenedLater:
    def __init__(self, renter):
        self.renter = renter

    async def __aenter__(self):
        return self.renter.email

    async def __aexit__(self, *error):
        return False


class Itself:
    def __init__(self, renter):
        self.who = renter.email
        self.row = 1

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return False


class Late:
    """The fields come when the block is entered."""

    def __enter__(self):
        self.who = find_renter().email
        self.row = 1
        return self

    def __exit__(self, *error):
        return False


@dataclass
class Counted:
    trees: int

    def __post_init__(self):
        self.who = find_renter().email
        self.row = self.trees


class Called:
    def __call__(self, renter):
        return renter.email


class Quiet:
    def __call__(self, renter):
        return renter.id


def find_renter():
    return registry.current()


Maybe = Optional[Renter]
Noted = Annotated[Renter, "kept"]
