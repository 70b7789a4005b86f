"""Whether anybody listens: where nobody does, there is nothing to announce."""
import sentry_sdk

from paths.notes import note_bed

try:
    import sentry_sdk as maybe
except ImportError:
    maybe = None


def if_initialised(cursor, key):
    if sentry_sdk.is_initialized():
        note_bed("Bed_Clear")
    cursor.callproc("Bed_Clear", (key,))


def if_not_initialised(cursor, key):
    if not sentry_sdk.is_initialized():
        cursor.callproc("Bed_Clear", (key,))
    else:
        cursor.callproc("Bed_Clear", (key,))  # expect: SNT301


def if_active(cursor, key):
    if sentry_sdk.get_client().is_active():
        note_bed("Bed_Clear")
    cursor.callproc("Bed_Clear", (key,))


def if_another_is_active(cursor, key, client):
    if client.is_active():
        note_bed("Bed_Clear")
    cursor.callproc("Bed_Clear", (key,))  # expect: SNT301


def if_there_is_a_dsn(cursor, key, settings):
    if settings.DSN:
        note_bed("Bed_Clear")
    cursor.callproc("Bed_Clear", (key,))


def if_a_dsn_is_given(cursor, key, dsn):
    if dsn:
        note_bed("Bed_Clear")
    cursor.callproc("Bed_Clear", (key,))


def if_sentry_is_wanted(cursor, key, use_sentry):
    if use_sentry:
        note_bed("Bed_Clear")
    cursor.callproc("Bed_Clear", (key,))


def if_sentries_are_posted(cursor, key, sentries):
    if sentries:
        note_bed("Bed_Clear")
    cursor.callproc("Bed_Clear", (key,))  # expect: SNT301


def if_something_else_is_wanted(cursor, key, use_paper):
    if use_paper:
        note_bed("Bed_Clear")
    cursor.callproc("Bed_Clear", (key,))  # expect: SNT301


def if_imported(cursor, key):
    if maybe is not None:
        note_bed("Bed_Clear")
    cursor.callproc("Bed_Clear", (key,))


def if_imported_at_all(cursor, key):
    if maybe:
        note_bed("Bed_Clear")
    cursor.callproc("Bed_Clear", (key,))


def if_not_imported(cursor, key):
    if maybe is None:
        cursor.callproc("Bed_Clear", (key,))
    else:
        cursor.callproc("Bed_Clear", (key,))  # expect: SNT301
