import sentry_sdk

def note(order, row, key, load):
    sentry_sdk.set_tag("a", row["who"]["email"])
    sentry_sdk.set_tag("b", row[key].email)
    sentry_sdk.set_tag("c", load(order).email)
    sentry_sdk.set_tag("d", row["a@b.nl"].email)
    sentry_sdk.set_tag("e", row["kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"].email)
    sentry_sdk.set_tag("f", row.get("a@b.nl").email)
    sentry_sdk.set_tag("g", (order or row).email)
    sentry_sdk.set_tag("h", order.one.two.three.four.five.six.seven.eight.nine.ten.eleven.twelve.email)
    sentry_sdk.set_tag("i", row.get("kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk").email)
    sentry_sdk.set_tag("k", order.first().second()[0].email)
    sentry_sdk.set_tag("l", order["kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"].email)

async def awaited(load):
    sentry_sdk.set_tag("a", (await load()).email)

class Desk:
    def note(self, request):
        sentry_sdk.set_tag("a", self.email)
        sentry_sdk.set_tag("b", request.email)
        sentry_sdk.set_tag("c", self.owner.email)
        sentry_sdk.set_tag("d", owner_email)
