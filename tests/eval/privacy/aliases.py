"""Every way to reach the SDK, with a leak and a clean neighbour each."""
import sentry_sdk
import sentry_sdk as monitoring
import sentry_sdk.api
import sentry_sdk.scope as scopes
from sentry_sdk import Hub, Scope, api, configure_scope, new_scope, push_scope
from sentry_sdk import set_tag as label
from sentry_sdk.api import set_context as describe
from sentry_sdk import *  # noqa: F403
from sentry_sdk.scope import use_isolation_scope


# case: R33
def modules(buyer):
    sentry_sdk.set_tag("buyer", buyer.email)  # expect: SNT102
    sentry_sdk.set_tag("buyer", buyer.id)
    monitoring.set_tag("buyer", buyer.email)  # expect: SNT102
    monitoring.set_tag("buyer", buyer.id)
    sentry_sdk.api.set_tag("buyer", buyer.email)  # expect: SNT102
    sentry_sdk.api.set_tag("buyer", buyer.id)
    api.set_tag("buyer", buyer.email)  # expect: SNT102
    api.set_tag("buyer", buyer.id)


def names(buyer):
    label("buyer", buyer.email)  # expect: SNT102
    label("buyer", buyer.id)
    describe("buyer", {"mail": buyer.email})  # expect: SNT103
    describe("buyer", {"id": buyer.id})
    set_level("error")  # noqa: F405
    set_extra("buyer", buyer.email)  # noqa: F405  # expect: SNT103
    set_extra("buyer", buyer.id)  # noqa: F405


def inside_functions(buyer):
    import sentry_sdk as inner
    from sentry_sdk import set_extra as put

    inner.set_tag("buyer", buyer.email)  # expect: SNT102
    inner.set_tag("buyer", buyer.id)
    put("buyer", buyer.email)  # expect: SNT103
    put("buyer", buyer.id)


def inside_branches(buyer, enabled):
    if enabled:
        from sentry_sdk import add_breadcrumb

        add_breadcrumb(message=buyer.email)  # expect: SNT101
        add_breadcrumb(message=buyer.id)


# case: R31
def local_names(buyer):
    tag = sentry_sdk.set_tag
    tag("buyer", buyer.email)  # expect: SNT102
    tag("buyer", buyer.id)
    sdk = sentry_sdk
    sdk.set_tag("buyer", buyer.email)  # expect: SNT102
    sdk.set_tag("buyer", buyer.id)
    put = sentry_sdk.get_current_scope().set_extra
    put("buyer", buyer.email)  # expect: SNT103
    put("buyer", buyer.id)


def shadowed_by_parameter(sentry_sdk, buyer):
    sentry_sdk.set_tag("buyer", buyer.email)


def shadowed_by_local(buyer, board):
    label = board.pin
    label("buyer", buyer.email)
    monitoring = board
    monitoring.set_tag("buyer", buyer.email)


def shadowed_by_def(buyer):
    def describe(name, value):
        return name, value

    describe("buyer", {"mail": buyer.email})


class Board:
    """Methods that are called like the SDK's."""

    def set_tag(self, key, value):
        self.tags = {key: value}

    def pin(self, buyer):
        self.set_tag("buyer", buyer.email)


def on_scopes(buyer):
    with push_scope() as scope:
        scope.set_tag("buyer", buyer.email)  # expect: SNT102
        scope.set_tag("buyer", buyer.id)
    with new_scope() as scope:
        scope.set_tag("buyer", buyer.email)  # expect: SNT102
        scope.set_tag("buyer", buyer.id)
    with configure_scope() as scope:
        scope.set_tag("buyer", buyer.email)  # expect: SNT102
        scope.set_tag("buyer", buyer.id)
    with sentry_sdk.isolation_scope() as scope:
        scope.set_tag("buyer", buyer.email)  # expect: SNT102
        scope.set_tag("buyer", buyer.id)
    with scopes.use_scope(Scope()) as scope:
        scope.set_tag("buyer", buyer.email)  # expect: SNT102
        scope.set_tag("buyer", buyer.id)
    with use_isolation_scope(Scope()) as scope:
        scope.set_tag("buyer", buyer.email)  # expect: SNT102
        scope.set_tag("buyer", buyer.id)
    Scope.get_current_scope().set_tag("buyer", buyer.email)  # expect: SNT102
    Scope.get_current_scope().set_tag("buyer", buyer.id)
    Scope.get_isolation_scope().user = {"email": buyer.email}  # expect: SNT104
    Scope.get_isolation_scope().user = {"id": buyer.id}
    own = Scope()
    own.set_extra("buyer", buyer.email)  # expect: SNT103
    own.set_extra("buyer", buyer.id)


# case: R17
def on_hubs(buyer):
    Hub.current.scope.set_tag("buyer", buyer.email)  # expect: SNT102
    Hub.current.scope.set_tag("buyer", buyer.id)
    hub = Hub.current
    hub.add_breadcrumb(message=buyer.email)  # expect: SNT101
    hub.add_breadcrumb(message=buyer.id)
    hub.capture_message("stuck at " + buyer.email)  # expect: SNT105
    hub.capture_message("stuck")
    with hub.push_scope() as scope:
        scope.set_extra("buyer", buyer.email)  # expect: SNT103
        scope.set_extra("buyer", buyer.id)
    with Hub(Hub.current) as fresh:
        fresh.scope.set_tag("buyer", buyer.email)  # expect: SNT102
        fresh.scope.set_tag("buyer", buyer.id)
    sentry_sdk.get_client().capture_event({"message": buyer.email})  # expect: SNT105
    sentry_sdk.get_client().capture_event({"message": "stuck"})


# case: R32
def current():
    return sentry_sdk.get_current_scope()


def returned(buyer):
    current().set_tag("buyer", buyer.email)  # expect: SNT102
    current().set_tag("buyer", buyer.id)


def on_spans(buyer):
    with sentry_sdk.start_transaction(op="sale", name="sale") as sale:
        sale.set_tag("buyer", buyer.email)  # expect: SNT102
        sale.set_tag("buyer", buyer.id)
        with sale.start_child(op="sale.pay") as pay:
            pay.set_data("buyer", buyer.email)  # expect: SNT103
            pay.set_data("buyer", buyer.id)
            with pay.start_child(op="sale.card") as card:
                card.set_data("buyer", buyer.email)  # expect: SNT103
                card.set_data("buyer", buyer.id)
    span = sentry_sdk.get_current_span()
    span.set_tag("buyer", buyer.email)  # expect: SNT102
    span.set_tag("buyer", buyer.id)
    scope = sentry_sdk.get_current_scope()
    if scope.transaction:
        scope.transaction.set_tag("buyer", buyer.email)  # expect: SNT102
        scope.transaction.set_tag("buyer", buyer.id)
    if scope.span:
        scope.span.set_data("buyer", buyer.email)  # expect: SNT103
        scope.span.set_data("buyer", buyer.id)


class Seller:
    """The SDK kept in attributes of an object."""

    def __init__(self):
        self.sdk = sentry_sdk
        self.span = sentry_sdk.start_span(op="sell", name="sell")

    def sell(self, buyer):
        self.sdk.set_tag("buyer", buyer.email)  # expect: SNT102
        self.sdk.set_tag("buyer", buyer.id)
        self.span.set_tag("buyer", buyer.email)  # expect: SNT102
        self.span.set_tag("buyer", buyer.id)


async def asynchronous(buyer, queue):
    async for item in queue:
        sentry_sdk.set_tag("buyer", item.buyer.email)  # expect: SNT102
        sentry_sdk.set_tag("buyer", item.buyer.id)
    await queue.put(sentry_sdk.set_tag("buyer", buyer.email))  # expect: SNT102
    return [sentry_sdk.set_tag("buyer", b.email) for b in queue.buyers]  # expect: SNT102
