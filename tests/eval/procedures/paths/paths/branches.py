"""Every path, or only some."""
import contextlib

import sentry_sdk

from paths import notes
from paths.notes import (
    call_seed,
    crumb_bed,
    note_bed,
    note_bed_dead,
    note_bed_deep,
    note_bed_in_both,
    note_bed_lost,
    note_bed_raised,
    note_bed_sometimes,
    note_seed,
    tag_bed,
    timed,
)


def helper(cursor, key):
    note_seed("Seed_Discard", 1)
    cursor.callproc("Seed_Discard", (key,))


def helper_of_module(cursor, key):
    notes.note_seed("Seed_Discard")
    cursor.callproc("Seed_Discard", (key,))


def helper_of_another_list(cursor, key):
    note_bed("Seed_Discard")
    cursor.callproc("Seed_Discard", (key,))  # expect: SNT301


def wrapper(conn, key):
    call_seed(conn, "Seed_Discard", key)
    notes.call_seed(conn, "Seed_Sow", key)
    call_seed(conn, "Bed_Clear", key)  # expect: SNT301


def undeclared_helper(cursor, key):
    note_bed("Bed_Clear")
    cursor.callproc("Bed_Clear", (key,))


def undeclared_helper_deep(cursor, key):
    note_bed_deep("Bed_Clear")
    cursor.callproc("Bed_Clear", (key,))


def undeclared_method(cursor, key):
    notes.notes.bed("Bed_Clear")
    cursor.callproc("Bed_Clear", (key,))


def undeclared_static_method(cursor, key):
    notes.Notes.bed_static("Bed_Clear")
    cursor.callproc("Bed_Clear", (key,))


def two_helpers(cursor, key):
    crumb_bed("Bed_Clear")
    tag_bed("Bed_Clear")
    cursor.callproc("Bed_Clear", (key,))


def half_of_two_helpers(cursor, key):
    crumb_bed("Bed_Clear")
    cursor.callproc("Bed_Clear", (key,))  # expect: SNT301


def dead_helper(cursor, key):
    note_bed_dead("Bed_Clear")
    cursor.callproc("Bed_Clear", (key,))  # expect: SNT301


def sometimes_helper(cursor, key, verbose):
    note_bed_sometimes("Bed_Clear", verbose)
    cursor.callproc("Bed_Clear", (key,))  # expect: SNT301


def helper_in_both(cursor, key, verbose):
    note_bed_in_both("Bed_Clear", verbose)
    cursor.callproc("Bed_Clear", (key,))


def helper_that_loses_tags(cursor, key):
    note_bed_lost("Bed_Clear")
    cursor.callproc("Bed_Clear", (key,))  # expect: SNT301


def in_one_branch(cursor, key, verbose):
    if verbose:
        note_seed("Seed_Sow")
    cursor.callproc("Seed_Sow", (key,))  # expect: SNT301


def in_both_branches(cursor, key, verbose):
    if verbose:
        note_seed("Seed_Sow", 2)
    else:
        note_seed("Seed_Sow")
    cursor.callproc("Seed_Sow", (key,))


def in_the_same_branch(cursor, key, dry):
    if dry:
        return None
    else:
        note_seed("Seed_Sow")
        cursor.callproc("Seed_Sow", (key,))
    return key


def in_the_other_branch(cursor, key, dry):
    if dry:
        note_seed("Seed_Sow")
    else:
        cursor.callproc("Seed_Sow", (key,))  # expect: SNT301


def other_branch_leaves(cursor, key, dry):
    if dry:
        return None
    note_seed("Seed_Sow")
    return cursor.callproc("Seed_Sow", (key,))


def bare_branch_leaves(cursor, key, dry):
    if not dry:
        note_seed("Seed_Sow")
    else:
        return None
    return cursor.callproc("Seed_Sow", (key,))


def three_branches(cursor, key, kind):
    if kind == 1:
        note_seed("Seed_Sow", 1)
    elif kind == 2:
        note_seed("Seed_Sow", 2)
    else:
        raise ValueError(kind)
    cursor.callproc("Seed_Sow", (key,))


def three_branches_with_gap(cursor, key, kind):
    if kind == 1:
        note_seed("Seed_Sow", 1)
    elif kind == 2:
        note_seed("Seed_Sow", 2)
    cursor.callproc("Seed_Sow", (key,))  # expect: SNT301


def tags_in_one_branch(cursor, key, verbose):
    crumb_bed("Bed_Dig")
    if verbose:
        tag_bed("Bed_Dig")
    cursor.callproc("Bed_Dig", (key,))  # expect: SNT301


def before_the_loop(cursor, keys):
    note_seed("Seed_Sow", len(keys))
    for key in keys:
        cursor.callproc("Seed_Sow", (key,))


def in_the_loop(cursor, keys):
    for key in keys:
        note_seed("Seed_Sow")
        cursor.callproc("Seed_Sow", (key,))


def only_in_the_loop(cursor, keys):
    for key in keys:
        note_seed("Seed_Sow", key)
    cursor.callproc("Seed_Sow", (keys[0],))  # expect: SNT301


def late_in_the_loop(cursor, keys):
    for key in keys:
        cursor.callproc("Seed_Sow", (key,))  # expect: SNT301
        note_seed("Seed_Sow")


def in_while(cursor, queue):
    while queue:
        key = queue.pop()
        if key is None:
            continue
        note_seed("Seed_Sow")
        cursor.callproc("Seed_Sow", (key,))


def skipped_in_while(cursor, queue):
    while queue:
        key = queue.pop()
        if key > 10:
            note_seed("Seed_Sow")
        cursor.callproc("Seed_Sow", (key,))  # expect: SNT301


def retried_in_while(cursor, key):
    note_seed("Seed_Sow")
    while True:
        try:
            return cursor.callproc("Seed_Sow", (key,))
        except ConnectionError:
            continue


def in_try(cursor, key):
    try:
        note_seed("Seed_Sow")
        cursor.callproc("Seed_Sow", (key,))
    finally:
        cursor.close()


def before_try(cursor, key):
    note_seed("Seed_Sow")
    try:
        cursor.callproc("Seed_Sow", (key,))
    except KeyError:
        return None
    return key


def in_finally(cursor, key):
    try:
        cursor.callproc("Seed_Sow", (key,))  # expect: SNT301
    finally:
        note_seed("Seed_Sow")


def in_handler(cursor, key):
    try:
        key = int(key)
    except ValueError:
        note_seed("Seed_Sow")
        key = 0
    cursor.callproc("Seed_Sow", (key,))  # expect: SNT301


def retry_in_handler(cursor, key):
    try:
        note_seed("Seed_Sow")
        cursor.callproc("Seed_Sow", (key,))
    except ConnectionError:
        note_seed("Seed_Sow")
        cursor.callproc("Seed_Sow", (key,))


def in_else(cursor, key):
    try:
        key = int(key)
    except ValueError:
        return None
    else:
        note_seed("Seed_Sow")
    return cursor.callproc("Seed_Sow", (key,))


def in_with(conn, key):
    with conn.cursor() as cursor:
        note_seed("Seed_Sow")
        cursor.callproc("Seed_Sow", (key,))


def before_with(conn, key):
    note_seed("Seed_Sow")
    with contextlib.closing(conn.cursor()) as cursor, sentry_sdk.start_span(op="garden.sow", name="sow"):
        cursor.callproc("Seed_Sow", (key,))


def in_match(cursor, key, kind):
    match kind:
        case "one":
            note_seed("Seed_Sow", 1)
        case _:
            note_seed("Seed_Sow")
    cursor.callproc("Seed_Sow", (key,))


def in_match_with_gap(cursor, key, kind):
    match kind:
        case "one":
            note_seed("Seed_Sow", 1)
        case "two":
            note_seed("Seed_Sow", 2)
    cursor.callproc("Seed_Sow", (key,))  # expect: SNT301


def in_return(cursor, key):
    note_seed("Seed_Sow")
    return [row for row in cursor.callproc("Seed_Sow", (key,))]


def in_condition(cursor, key):
    note_seed("Seed_Sow")
    if cursor.callproc("Seed_Sow", (key,)):
        return key
    return None


def in_inner_function(conn, key):
    note_seed("Seed_Sow")

    def later(cursor):
        cursor.callproc("Seed_Sow", (key,))  # expect: SNT301

    conn.on_commit(later)


@timed
def decorated(cursor, key):
    note_seed("Seed_Sow")
    cursor.callproc("Seed_Sow", (key,))


@timed
def decorated_bare(cursor, key):
    cursor.callproc("Seed_Sow", (key,))  # expect: SNT301


async def asynchronous(cursor, key):
    note_seed("Seed_Sow")
    await cursor.callproc("Seed_Sow", (key,))


async def asynchronous_late(cursor, key):
    await cursor.callproc("Seed_Sow", (key,))  # expect: SNT301
    note_seed("Seed_Sow")


def generator(cursor, keys):
    for key in keys:
        note_seed("Seed_Sow")
        cursor.callproc("Seed_Sow", (key,))
        yield cursor.fetchone()


def instrumented_helper(cursor, name, key):
    """Passes a name on, but says so before."""
    note_seed(name)
    cursor.callproc(name, (key,))


def bare_helper(cursor, name, key):
    cursor.callproc(name, (key,))


def callers(cursor, key):
    instrumented_helper(cursor, "Seed_Sow", key)
    bare_helper(cursor, "Seed_Show", key)
    bare_helper(cursor, "Seed_Sow", key)  # expect: SNT301


def caller_says_it(cursor, key):
    note_seed("Seed_Sow")
    bare_helper(cursor, "Seed_Sow", key)


def never_returns(cursor, key):
    note_bed_raised("Bed_Dig")
    return cursor, key


class Garden:
    def __init__(self, cursor):
        self.cursor = cursor

    def note(self, procedure):
        note_seed(procedure)

    def sow(self, key):
        self.note("Seed_Sow")
        self.cursor.callproc("Seed_Sow", (key,))

    def sow_bare(self, key):
        self.cursor.callproc("Seed_Sow", (key,))  # expect: SNT301


note_seed("Seed_Sow")
