"""The SDK may be missing."""
try:
    import sentry_sdk
except ImportError:
    sentry_sdk = None


def guarded(cursor, key):
    if sentry_sdk is not None:
        sentry_sdk.add_breadcrumb(category="garden.bed", message="Bed change: Bed_Dig", level="info")
        sentry_sdk.set_tag("procedure", "Bed_Dig")
        sentry_sdk.set_tag("bed", "yes")
    cursor.callproc("Bed_Dig", (key,))


def guarded_by_truth(cursor, key):
    if sentry_sdk:
        sentry_sdk.add_breadcrumb(category="garden.bed", message="Bed change: Bed_Dig", level="info")
        sentry_sdk.set_tag("procedure", "Bed_Dig")
        sentry_sdk.set_tag("bed", "yes")
    cursor.callproc("Bed_Dig", (key,))


def note(procedure):
    if sentry_sdk is None:
        return
    sentry_sdk.add_breadcrumb(category="garden.bed", message=f"Bed change: {procedure}", level="info")
    sentry_sdk.set_tag("procedure", procedure)
    sentry_sdk.set_tag("bed", "yes")


def guarded_in_helper(cursor, key):
    note("Bed_Dig")
    cursor.callproc("Bed_Dig", (key,))


def guarded_otherwise(cursor, key, enabled):
    if enabled:
        note("Bed_Dig")
    cursor.callproc("Bed_Dig", (key,))  # expect: SNT301
