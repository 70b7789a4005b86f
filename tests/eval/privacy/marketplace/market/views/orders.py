"""Absolute imports, of functions, of a class, of an instance made elsewhere."""
import market.observability
import market.observability.functions as functions
from market import tracker
from market.observability import Report, Tracker, add_breadcrumb, capture_message, jot, set_user_context
from market.observability.functions import mark, set_account, set_business_context
from market.people import Directory, as_record, caption, find_contact, fingerprint_of, slug


# case: R42, R61
def functions_called(buyer, order):
    add_breadcrumb("ordered", data={"buyer": buyer.email})  # expect: SNT101
    add_breadcrumb("ordered", data={"order": order.id})
    add_breadcrumb(f"ordered by {buyer.full_name}")  # expect: SNT101
    add_breadcrumb(f"ordered {order.id}")
    add_breadcrumb("ordered", "order.new", "info", {"to": buyer.home_address})  # expect: SNT101
    add_breadcrumb("ordered", "order.new", "info", {"lines": len(order.lines)})
    capture_message("refused " + buyer.email)  # expect: SNT105
    capture_message("refused", buyer=buyer.phone)  # expect: SNT103
    capture_message("refused", order=order.id)
    jot("order", {"buyer": buyer.full_name})  # expect: SNT103
    jot("order", {"order": order.id})
    mark("buyer", buyer.iban)  # expect: SNT102
    mark("order", order.id)
    functions.mark("buyer", buyer.email)  # expect: SNT102
    functions.mark("buyer", buyer.id)
    market.observability.add_breadcrumb(buyer.email)  # expect: SNT101
    market.observability.add_breadcrumb(order.id)
    set_user_context(buyer.id, buyer.email, buyer.username)
    set_user_context(buyer.id)
    set_account(buyer)
    set_business_context(shop_id=order.shop_id, order_id=order.id, action="pay")
    set_business_context(order_id=order.id, contact=buyer.email)  # expect: SNT102
    set_business_context(order_id=order.id, channel=order.channel)


def instance_called(buyer, order, exc):
    tracker.tag("buyer", buyer.email)  # expect: SNT102
    tracker.tag("order", order.id)
    tracker.crumb("ordered", buyer=buyer.phone_number)  # expect: SNT101
    tracker.crumb("ordered", order=order.id)
    tracker.context("order", {"card": buyer.card_number})  # expect: SNT103
    tracker.context("order", {"lines": len(order.lines)})
    tracker.size("order", {"mail": buyer.email})
    tracker.who(buyer)
    tracker.login(buyer.id)
    tracker.login(buyer.email)  # expect: SNT104
    tracker.report(exc, tags={"buyer": buyer.surname})  # expect: SNT102
    tracker.report(exc, tags={"order": order.id})
    tracker.report(exc, extra_context={"buyer": buyer.date_of_birth})  # expect: SNT103
    tracker.report(exc, extra_context={"order": order.id})
    Tracker("worker").tag("buyer", buyer.email)  # expect: SNT102
    own = Tracker()
    own.crumb(f"for {buyer.email}")  # expect: SNT101
    own.crumb(f"for {order.id}")


def statics_called(buyer, order, exc):
    Report.message("refused " + buyer.email)  # expect: SNT105
    Report.message("refused")
    Report.error(exc, tag_buyer=buyer.email)  # expect: SNT102
    Report.error(exc, tag_order=order.id)
    Report.error(exc, extra_buyer=buyer.phone)  # expect: SNT103
    Report.error(exc, extra_order=order.id)
    Report.user(id=buyer.id, email=buyer.email)  # expect: SNT104
    Report.user(id=buyer.id, tier=buyer.tier)


def returned(seller, book):
    mark("seller", caption(seller))  # expect: SNT102
    mark("seller", slug(seller))
    jot("seller", as_record(seller))  # expect: SNT103
    jot("seller", {"id": as_record(seller)["id"]})
    mark("seller", fingerprint_of(seller))
    mark("seller", find_contact(book, seller.id))  # expect: SNT102
    mark("seller", Directory(seller).reach())  # expect: SNT102
    mark("seller", Directory(seller).code())
    text = caption(seller)
    mark("seller", text)  # expect: SNT102
    text = slug(seller)
    mark("seller", text)
