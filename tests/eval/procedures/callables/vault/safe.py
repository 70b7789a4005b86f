"""The noted ways."""
import sentry_sdk

from vault.io.files import Shelf, shred


def note(what):
    sentry_sdk.add_breadcrumb(category="vault.shred", message=f"Shredding by {what}", level="warning")
    sentry_sdk.set_tag("procedure", what)


def shred_noted(path):
    note("shred")
    shred(path)


def empty_noted(root):
    note("empty")
    Shelf(root).empty()
