"""Where the procedures' names are kept; nothing runs here."""

import enum

DRESS = "Stone_Dress"
COUNT = "Stone_Count"
BY_KEY = {"discard": "Flour_Discard", "count": "Flour_Count"}
OPEN_SQL = "CALL Sluice_Open(%s)"


class Step(enum.Enum):
    OPEN = "Sluice_Open"
    LEVEL = "Sluice_Level"


class Names:
    discard = "Flour_Discard"


class Kept:
    def __init__(self):
        self.dress = "Stone_Dress"
        self.count = "Stone_Count"


def dressing():
    return "Stone_Dress"


def counting():
    return "Stone_Count"


def of(kind):
    if kind == "open":
        return OPEN_SQL
    return "SELECT 1"


def handed_on():
    return dressing()
