"""How loud a note is."""

from __future__ import annotations

from enum import Enum

QUIET = ("debug", "info")


class Grade(Enum):
    ROUTINE = 1
    WARNING = 2
    ALARM = 3


class Desk(str, Enum):
    FRONT = "front"
    BACK = "back"
    NIGHT = "night"
