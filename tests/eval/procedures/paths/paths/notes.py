"""Instrumentation of the garden: the declared helper and some that are none."""
import functools

import sentry_sdk


def note_seed(procedure, count=0):
    sentry_sdk.add_breadcrumb(
        category="garden.seed", message=f"Seeds change through {procedure}", level="warning", data={"count": count}
    )
    sentry_sdk.set_tag("procedure", procedure)
    sentry_sdk.set_tag("garden", "main")


def note_bed(procedure):
    """Not named in the settings, but does all of it."""
    sentry_sdk.add_breadcrumb(category="garden.bed", message=f"Bed change: {procedure}", level="info")
    sentry_sdk.set_tag("procedure", procedure)
    sentry_sdk.set_tag("bed", "yes")


def note_bed_deep(procedure):
    note_bed(procedure)


def tag_bed(procedure):
    scope = sentry_sdk.get_current_scope()
    scope.set_tag("procedure", procedure)
    scope.set_tag("bed", "yes")


def crumb_bed(procedure):
    sentry_sdk.add_breadcrumb(category="garden.bed", message=f"Bed change: {procedure}", level="info")


def note_bed_dead(procedure):
    return
    note_bed(procedure)


def note_bed_raised(procedure):
    raise NotImplementedError
    note_bed(procedure)


def note_bed_sometimes(procedure, verbose):
    if verbose:
        note_bed(procedure)


def note_bed_in_both(procedure, verbose):
    if verbose:
        note_bed(procedure)
    else:
        crumb_bed(procedure)
        tag_bed(procedure)


def note_bed_lost(procedure):
    with sentry_sdk.new_scope() as scope:
        scope.set_tag("procedure", procedure)
        scope.set_tag("bed", "yes")
        sentry_sdk.capture_message("bed", level="warning")
    crumb_bed(procedure)


def call_seed(conn, procedure, *args):
    note_seed(procedure, len(args))
    with conn.cursor() as cursor:
        cursor.callproc(procedure, args)


class Notes:
    def bed(self, procedure):
        note_bed(procedure)

    @staticmethod
    def bed_static(procedure):
        note_bed(procedure)


notes = Notes()


def timed(function):
    @functools.wraps(function)
    def inner(*args, **kwargs):
        return function(*args, **kwargs)

    return inner
