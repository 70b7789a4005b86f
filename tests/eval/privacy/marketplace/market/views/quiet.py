"""Imports of the package that never reach Sentry: silent however personal."""
from ..people import Directory, caption
from .unknown import add_breadcrumb, tracker


def quiet(seller, mailer):
    mailer.send(caption(seller), seller.email)
    Directory(seller).reach()
    add_breadcrumb(seller.email)
    tracker.tag("seller", seller.email)
