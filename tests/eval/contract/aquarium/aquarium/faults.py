"""What goes wrong in the aquarium."""

from fastapi import HTTPException


class TankFull(Exception):
    """Expected: no more fish fit in."""


class PumpStopped(Exception):
    """Nobody catches this one."""


class NoSuchTank(HTTPException):
    def __init__(self):
        super().__init__(status_code=404, detail="no such tank")


def tank_or_404(tanks, number):
    if number not in tanks:
        raise NoSuchTank()
    return tanks[number]


def tank_or_none(tanks, number):
    try:
        return tank_or_404(tanks, number)
    except NoSuchTank:
        return None
