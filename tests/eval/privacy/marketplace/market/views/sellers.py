"""Relative imports, imports inside functions, renamed imports."""
from .. import observability, tracker as spy
from ..observability import add_breadcrumb as crumb
from ..observability.functions import mark as stick
from ..people import caption as title, slug


def relative(seller):
    crumb(f"seller {seller.email}")  # expect: SNT101
    crumb(f"seller {seller.id}")
    stick("seller", seller.phone)  # expect: SNT102
    stick("seller", seller.id)
    spy.tag("seller", seller.email)  # expect: SNT102
    spy.tag("seller", seller.id)
    observability.tracker.crumb("seen", who=seller.email)  # expect: SNT101
    observability.tracker.crumb("seen", who=seller.id)
    observability.functions.mark("seller", seller.email)  # expect: SNT102
    stick("seller", title(seller))  # expect: SNT102
    stick("seller", slug(seller))


def late(seller):
    from ..observability import jot
    from ..observability._low import put_size, put_tag

    jot("seller", {"mail": seller.email})  # expect: SNT103
    jot("seller", {"id": seller.id})
    put_tag("seller", seller.full_name)  # expect: SNT102
    put_size("seller", {"mail": seller.email})


def shadowed(seller, crumb, stick):
    crumb(f"seller {seller.email}")
    stick("seller", seller.email)


class Sellers:
    def __init__(self, tracker=None):
        self.tracker = tracker or spy

    def seen(self, seller):
        spy.crumb("seen", mail=seller.email)  # expect: SNT101
        spy.crumb("seen", id=seller.id)
