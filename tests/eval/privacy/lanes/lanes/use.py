"""Every way of coming by a helper."""
from __future__ import annotations

import lanes
import lanes.facade
import lanes.helpers
import lanes.helpers as short
import lanes.deep.inner
from lanes import deep, facade, helpers, packed, stars
from lanes import helpers as other
from lanes.clients import (
    Called,
    Child,
    Client,
    Data,
    Entered,
    EnteredLater,
    Grandchild,
    build_client,
    client,
    create_client,
    current_client,
    get_client,
    get_scope,
    make_client,
    shared,
)
from lanes.deep import inner, lowered, raised
from lanes.deep.inner import helpers_of_deep, note, quiet
from lanes.facade import behind
from lanes.helpers import FIELDS, alias, chosen, first, fourth, keep, mail, second, tag_later, third
from lanes.helpers import tag
from lanes.helpers import tag as renamed, keep as kept
from lanes.sometimes import (
    annotated,
    of_else,
    of_except,
    of_finally,
    of_for,
    of_for_else,
    of_if,
    of_try,
    of_try_else,
    of_while,
    of_with,
    twice,
)
from lanes.star import keep as star_keep, starred, tag as star_tag
from lanes.stars import tag as stars_tag
from lanes.nowhere import tag as lost
import nowhere.helpers
from sentry_sdk import set_tag


def of_modules(order):
    lanes.helpers.tag(order.email)  # expect: SNT102
    lanes.helpers.tag(order.id)
    lanes.packed(order.email)  # expect: SNT102
    lanes.facade(order.email)  # expect: SNT102
    short.tag(order.email)  # expect: SNT102
    short.keep(order.email)
    other.tag(order.email)  # expect: SNT102
    helpers.tag(order.email)  # expect: SNT102
    deep.raised(order.email)  # expect: SNT102
    deep.lowered(order.email)  # expect: SNT102
    deep.inner.tag(order.email)  # expect: SNT102
    deep.inner.note(order.email)  # expect: SNT103
    deep.inner.quiet(order.email)
    lanes.deep.inner.note(order.email)  # expect: SNT103
    inner.helpers_of_deep.note(order.email)  # expect: SNT103
    stars.tag(order.email)  # expect: SNT102
    stars.keep(order.email)
    lost(order.email)
    nowhere.helpers.tag(order.email)


def of_names(order):
    tag(order.email)  # expect: SNT102
    tag(order.id)
    keep(order.email)
    renamed(order.email)  # expect: SNT102
    kept(order.email)
    alias(order.email)  # expect: SNT102
    first(order.email)  # expect: SNT102
    second(order.email)
    third(order.email)  # expect: SNT102
    fourth(order.email)
    chosen(order.email)  # expect: SNT102
    packed(order.email)  # expect: SNT102
    facade(order.email)  # expect: SNT102
    behind(order.email)  # expect: SNT102
    raised(order.email)  # expect: SNT102
    lowered(order.email)  # expect: SNT102
    note(order.email)  # expect: SNT103
    quiet(order.email)
    helpers_of_deep.note(order.email)  # expect: SNT103
    starred(order.email)  # expect: SNT102
    star_tag(order.email)  # expect: SNT102
    star_keep(order.email)
    stars_tag(order.email)  # expect: SNT102
    set_tag("a", mail)
    set_tag("b", FIELDS)
    set_tag("c", keep(order.email))  # expect: SNT102
    set_tag("d", keep(order.id))


async def of_coroutines(order):
    await tag_later(order.email)  # expect: SNT102
    await tag_later(order.id)


def of_blocks(order):
    of_if(order.email)  # expect: SNT102
    of_else(order.email)  # expect: SNT102
    of_try(order.email)  # expect: SNT102
    of_except(order.email)  # expect: SNT102
    of_try_else(order.email)  # expect: SNT102
    of_finally(order.email)  # expect: SNT102
    of_with(order.email)  # expect: SNT102
    of_for(order.email)  # expect: SNT102
    of_for_else(order.email)  # expect: SNT102
    of_while(order.email)  # expect: SNT102
    twice(order.email)  # expect: SNT102
    annotated(order.email)  # expect: SNT102


def of_imports_inside(order):
    from lanes.helpers import keep as inner_keep, tag as inner_tag
    import lanes.helpers as inner_helpers
    import lanes.deep.helpers_of_deep

    inner_tag(order.email)  # expect: SNT102
    inner_keep(order.email)
    inner_helpers.tag(order.email)  # expect: SNT102
    lanes.deep.helpers_of_deep.note(order.email)  # expect: SNT103


async def of_objects(order):
    Client().send(order.email)  # expect: SNT102
    Client().send(order.id)
    client.send(order.email)  # expect: SNT102
    shared.send(order.email)  # expect: SNT102
    get_client().send(order.email)  # expect: SNT102
    make_client().send(order.email)  # expect: SNT102
    create_client().send(order.email)  # expect: SNT102
    build_client().send(order.email)  # expect: SNT102
    current_client().send(order.email)  # expect: SNT102
    current_client().send(order.id)
    get_scope().set_tag("who", order.email)  # expect: SNT102
    with Entered() as entered:
        entered.send(order.email)  # expect: SNT102
        entered.send(order.id)
    async with EnteredLater() as later:
        later.send(order.email)  # expect: SNT102
        later.send(order.id)
    Data().send(order.email)  # expect: SNT102
    Data().send(order.id)
    Called()(order.email)  # expect: SNT102
    Called()(order.id)
    Child().through(order.email)  # expect: SNT102
    Child().of_class(order.email)  # expect: SNT102
    Child.of_class(order.email)  # expect: SNT102
    Child().overridden(order.email)
    Child().above(order.email)  # expect: SNT102
    Child().above(order.id)
    Grandchild().through(order.email)  # expect: SNT102
    Grandchild().overridden(order.email)


def of_annotations(one: Client, two: "Client", three: Client | None, four: "None | Client", five: "Client |", six: lanes.clients.Client):
    one.send(order.email)  # expect: SNT102
    two.send(order.email)  # expect: SNT102
    three.send(order.email)  # expect: SNT102
    four.send(order.email)  # expect: SNT102
    five.send(order.email)
    six.send(order.email)  # expect: SNT102


class Own:
    """The class's own level and its methods."""

    client = Client()
    scope = get_scope()
    set_tag("own", order.email)  # expect: SNT102
    set_tag("own", order.id)

    def send(self, order):
        self.client.send(order.email)  # expect: SNT102
        self.scope.set_tag("who", order.email)  # expect: SNT102
        self.client.send(order.id)
        self.tell(order.email)  # expect: SNT102
        self.tell(order.id)

    def tell(self, value):
        tag(value)


class Over(Child):
    def send(self, order):
        self.through(order.email)  # expect: SNT102
        super().through(order.email)  # expect: SNT102
        super().overridden(order.email)
        self.of_class(order.email)  # expect: SNT102


tag(order.email)  # expect: SNT102
tag(order.id)
if order.active:
    tag(order.email)  # expect: SNT102
for one in orders:
    tag(one.email)  # expect: SNT102
