"""Instrumentation written out at the site."""
import sentry_sdk
from sentry_sdk import add_breadcrumb, set_tag


def all_there(cursor, key):
    sentry_sdk.add_breadcrumb(category="garden.bed", message="Bed change: Bed_Clear", level="info")
    sentry_sdk.set_tag("procedure", "Bed_Clear")
    sentry_sdk.set_tag("bed", "yes")
    cursor.callproc("Bed_Clear", (key,))


def all_there_other_order(cursor, key):
    set_tag("bed", "yes")
    set_tag("procedure", "Bed_Clear")
    add_breadcrumb(category="garden.bed", message="Bed change: Bed_Clear", level="info")
    cursor.execute("CALL Bed_Clear(%s)", (key,))


def all_there_as_dict(cursor, key):
    sentry_sdk.add_breadcrumb({"category": "garden.bed", "message": "Bed change: Bed_Clear", "level": "info"})
    sentry_sdk.set_tags({"procedure": "Bed_Clear", "bed": "yes"})
    cursor.callproc("Bed_Clear", (key,))


def all_there_on_scope(cursor, key):
    scope = sentry_sdk.get_isolation_scope()
    scope.add_breadcrumb(category="garden.bed", message="Bed change: Bed_Clear", level="info")
    scope.set_tag("procedure", "Bed_Clear")
    scope.set_tag("bed", "yes")
    cursor.callproc("Bed_Clear", (key,))


def all_there_in_scope(cursor, key):
    with sentry_sdk.new_scope() as scope:
        scope.set_tag("procedure", "Bed_Clear")
        scope.set_tag("bed", "yes")
        sentry_sdk.add_breadcrumb(category="garden.bed", message="Bed change: Bed_Clear", level="info")
        cursor.callproc("Bed_Clear", (key,))


def crumb_missing(cursor, key):
    sentry_sdk.set_tag("procedure", "Bed_Clear")
    sentry_sdk.set_tag("bed", "yes")
    cursor.callproc("Bed_Clear", (key,))  # expect: SNT301


def tag_missing(cursor, key):
    sentry_sdk.add_breadcrumb(category="garden.bed", message="Bed change: Bed_Clear", level="info")
    sentry_sdk.set_tag("procedure", "Bed_Clear")
    cursor.callproc("Bed_Clear", (key,))  # expect: SNT301


def tags_missing(cursor, key):
    sentry_sdk.add_breadcrumb(category="garden.bed", message="Bed change: Bed_Clear", level="info")
    cursor.callproc("Bed_Clear", (key,))  # expect: SNT301


def other_tag(cursor, key):
    sentry_sdk.add_breadcrumb(category="garden.bed", message="Bed change: Bed_Clear", level="info")
    sentry_sdk.set_tag("procedure", "Bed_Clear")
    sentry_sdk.set_tag("seedbed", "yes")
    cursor.callproc("Bed_Clear", (key,))  # expect: SNT301


def other_category(cursor, key):
    sentry_sdk.add_breadcrumb(category="garden.seed", message="Bed change: Bed_Clear", level="info")
    sentry_sdk.set_tag("procedure", "Bed_Clear")
    sentry_sdk.set_tag("bed", "yes")
    cursor.callproc("Bed_Clear", (key,))  # expect: SNT301


def too_late(cursor, key):
    cursor.callproc("Bed_Clear", (key,))  # expect: SNT301
    sentry_sdk.add_breadcrumb(category="garden.bed", message="Bed change: Bed_Clear", level="info")
    sentry_sdk.set_tag("procedure", "Bed_Clear")
    sentry_sdk.set_tag("bed", "yes")


def tag_too_late(cursor, key):
    sentry_sdk.add_breadcrumb(category="garden.bed", message="Bed change: Bed_Clear", level="info")
    sentry_sdk.set_tag("procedure", "Bed_Clear")
    cursor.callproc("Bed_Clear", (key,))  # expect: SNT301
    sentry_sdk.set_tag("bed", "yes")


def dead_before(cursor, key, lazy=True):
    if lazy:
        return None
        sentry_sdk.add_breadcrumb(category="garden.bed", message="Bed change: Bed_Clear", level="info")
        sentry_sdk.set_tag("procedure", "Bed_Clear")
        sentry_sdk.set_tag("bed", "yes")
    cursor.callproc("Bed_Clear", (key,))  # expect: SNT301


def without_tags_needed(cursor, key):
    sentry_sdk.add_breadcrumb(category="garden.water", message="Water: Water_Drain", level="info")
    cursor.callproc("Water_Drain", (key,))


def without_tags_or_crumb(cursor, key):
    sentry_sdk.set_tag("procedure", "Water_Drain")
    cursor.callproc("Water_Drain", (key,))  # expect: SNT301


def strict_is_strict(cursor, key):
    sentry_sdk.add_breadcrumb(category="garden.gate", message="Gate: Gate_Open", level="info")
    sentry_sdk.set_tag("procedure", "Gate_Open")
    cursor.callproc("Gate_Open", (key,))  # expect: SNT301


def another_function_does_not_help(cursor, key):
    cursor.callproc("Bed_Dig", (key,))  # expect: SNT301


def a_capture_is_no_crumb(cursor, key):
    sentry_sdk.capture_message("Bed change: Bed_Dig", level="warning")
    cursor.callproc("Bed_Dig", (key,))  # expect: SNT301


sentry_sdk.set_tag("garden", "main")
