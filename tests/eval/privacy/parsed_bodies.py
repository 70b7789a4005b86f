"""Fields of a request body that was parsed by hand: each is judged by its key, as in a body that a framework parsed."""

import json

import orjson
import sentry_sdk


def weigh_in(request):
    slip = json.loads(request.body)
    sentry_sdk.set_tag("scale", slip["scale"])
    sentry_sdk.set_tag("mode", slip.get("mode", "gross"))
    sentry_sdk.set_extra("driver", slip["driver_email"])  # expect: SNT103
    sentry_sdk.set_extra("phone", slip.get("phone_number"))  # expect: SNT103
    sentry_sdk.set_extra("slip", slip)  # expect: SNT107
    sentry_sdk.set_extra("keys", list(slip))
    sentry_sdk.set_extra("keys", sorted(slip.keys()))
    sentry_sdk.set_extra("count", len(slip))


def weigh_out(request):
    raw = request.get_data().decode("utf-8")
    slip = orjson.loads(raw)
    sentry_sdk.set_tag("scale", slip["scale"])
    sentry_sdk.set_extra("raw", raw)  # expect: SNT107
    sentry_sdk.set_extra("copy", {key: value for key, value in slip.items()})  # expect: SNT107
    sentry_sdk.set_extra("mail", json.loads(request.body)["driver"]["email"])  # expect: SNT103
    sentry_sdk.set_extra("lane", json.loads(request.body)["lane"]["number"])


def mixed(request, weights):
    both = json.loads(json.dumps({"body": request.body, "weights": weights}))
    sentry_sdk.set_extra("both", both)  # expect: SNT107
