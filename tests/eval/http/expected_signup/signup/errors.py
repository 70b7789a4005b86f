"""Errors of the course signup; some are part of a normal day."""


class Cancelled(Exception):
    pass


class CancelledLate(Cancelled):
    pass


class CancelledTwice(CancelledLate):
    pass


class CourseBroken(Exception):
    pass


class Waitlist:
    class Full(Exception):
        pass

    class Lost(Exception):
        pass
