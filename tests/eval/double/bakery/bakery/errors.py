from fastapi import HTTPException


class BakeryError(Exception):
    pass


class OvenCold(BakeryError):
    pass


class DoughGone(BakeryError):
    pass


class SoldOut(BakeryError):
    pass


class Unanswered(Exception):
    def __init__(self, part):
        super().__init__(part)


class Down(HTTPException):
    def __init__(self):
        super().__init__(status_code=503)


class Busy(HTTPException):
    def __init__(self):
        super().__init__(status_code=429)
