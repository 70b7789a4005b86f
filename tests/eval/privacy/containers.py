"""A car rental: dictionaries and lists that change on their way."""
import sentry_sdk


# case: R25, R44, N24, R46, N7
def keys(renter, car):
    payload = {"car": car.id}
    payload["who"] = renter.email
    sentry_sdk.set_context("rent", payload)  # expect: SNT103
    sentry_sdk.set_context("rent", {"car": payload["car"]})
    sentry_sdk.set_tag("who", payload["who"])  # expect: SNT102
    sentry_sdk.set_tag("who", payload.get("who"))  # expect: SNT102
    sentry_sdk.set_tag("car", payload.get("car"))
    alias = payload
    sentry_sdk.set_context("rent", alias)  # expect: SNT103
    payload["who"] = renter.id
    sentry_sdk.set_context("rent", payload)
    payload["login"] = {"password": renter.password, "kind": renter.kind}
    sentry_sdk.set_tag("kind", payload["login"]["kind"])
    sentry_sdk.set_tag("kind", payload["login"]["password"])  # expect: SNT106
    sentry_sdk.set_context("rent", payload)  # expect: SNT106
    del payload["login"]
    sentry_sdk.set_context("rent", payload)


# case: R25
def nested(renter, car):
    payload = {"car": {"id": car.id}, "renter": {}}
    sentry_sdk.set_context("rent", payload)
    payload["renter"]["phone"] = renter.phone_number
    sentry_sdk.set_context("rent", payload)  # expect: SNT103
    sentry_sdk.set_context("rent", payload["car"])
    sentry_sdk.set_context("rent", payload["renter"])  # expect: SNT103
    payload["renter"] = {}
    sentry_sdk.set_context("rent", payload)


def merged(renter, car):
    payload = {"car": car.id}
    payload.update({"who": renter.full_name})
    sentry_sdk.set_context("rent", payload)  # expect: SNT103
    payload = {"car": car.id}
    payload.update(who=renter.full_name)
    sentry_sdk.set_context("rent", payload)  # expect: SNT103
    payload = {"car": car.id}
    payload.update(where=car.station)
    sentry_sdk.set_context("rent", payload)
    payload |= {"who": renter.email}
    sentry_sdk.set_context("rent", payload)  # expect: SNT103
    payload = {"car": car.id} | {"who": renter.email}
    sentry_sdk.set_context("rent", payload)  # expect: SNT103
    payload = {"car": car.id} | {"where": car.station}
    sentry_sdk.set_context("rent", payload)
    base = {"who": renter.phone}
    sentry_sdk.set_context("rent", {"car": car.id, **base})  # expect: SNT103
    sentry_sdk.set_context("rent", dict(base, car=car.id))  # expect: SNT103
    sentry_sdk.set_context("rent", {**base, "who": car.id})
    payload = {"car": car.id}
    payload.setdefault("who", renter.email)
    sentry_sdk.set_context("rent", payload)  # expect: SNT103
    payload = dict(car=car.id)
    payload.setdefault("where", car.station)
    sentry_sdk.set_context("rent", payload)


def emptied(renter, car):
    payload = {"car": car.id, "who": renter.email}
    payload.pop("who")
    sentry_sdk.set_context("rent", payload)
    payload = {"car": car.id, "who": renter.email}
    payload.pop("who", None)
    sentry_sdk.set_context("rent", payload)
    payload = {"car": car.id, "who": renter.email}
    payload.clear()
    sentry_sdk.set_context("rent", payload)
    payload = {"car": car.id, "who": renter.email}
    sentry_sdk.set_context("rent", {k: v for k, v in payload.items()})  # expect: SNT103
    sentry_sdk.set_context("rent", {"keys": list(payload)})
    sentry_sdk.set_context("rent", {"keys": sorted(payload.keys())})
    sentry_sdk.set_context("rent", {"values": list(payload.values())})  # expect: SNT103
    sentry_sdk.set_context("rent", {"size": len(payload)})


def lists(renter, car):
    notes = [car.id]
    sentry_sdk.set_extra("notes", notes)
    notes.append(renter.email)
    sentry_sdk.set_extra("notes", notes)  # expect: SNT103
    notes = [car.id]
    notes.extend([renter.phone])
    sentry_sdk.set_extra("notes", notes)  # expect: SNT103
    notes = [car.id]
    notes += [renter.surname]
    sentry_sdk.set_extra("notes", notes)  # expect: SNT103
    notes = [car.id]
    notes.insert(0, renter.iban)
    sentry_sdk.set_extra("notes", notes)  # expect: SNT103
    notes = [car.id, *[renter.email]]
    sentry_sdk.set_extra("notes", notes)  # expect: SNT103
    notes = [car.id, *[car.station]]
    sentry_sdk.set_extra("notes", notes)
    seen = set()
    seen.add(renter.licence_plate)
    sentry_sdk.set_extra("notes", seen)  # expect: SNT103
    seen = set()
    seen.add(car.station)
    sentry_sdk.set_extra("notes", seen)
    rows = []
    for line in car.lines:
        rows.append({"driver": line.driver.full_name})
    sentry_sdk.set_extra("rows", rows)  # expect: SNT103
    rows = []
    for line in car.lines:
        rows.append({"driver": line.driver.id})
    sentry_sdk.set_extra("rows", rows)


# case: R23
def looped(renter, car):
    about = {"car": car.id}
    for key, value in about.items():
        sentry_sdk.set_extra(key, value)
    about["who"] = renter.email
    for key, value in about.items():
        sentry_sdk.set_extra(key, value)  # expect: SNT103
    for key, value in {"car": car.id, "who": renter.full_name}.items():
        sentry_sdk.set_tag(key, value)  # expect: SNT102
    for key, value in [("car", car.id), ("who", renter.full_name)]:
        sentry_sdk.set_tag(key, value)  # expect: SNT102
    for key, value in [("car", car.id), ("where", car.station)]:
        sentry_sdk.set_tag(key, value)
    for key in about:
        sentry_sdk.set_tag(key, "set")
    pairs = [("who", renter.email)]
    sentry_sdk.set_tags(dict(pairs))  # expect: SNT102
    sentry_sdk.set_tags(dict([("car", car.id)]))
    sentry_sdk.set_tags(dict(zip(("car", "who"), (car.id, renter.email))))  # expect: SNT102


# case: R59, N8
def records(renter, car, response):
    person = {"name": "", "email": renter.contact, "plan": renter.plan}
    sentry_sdk.set_context("who", person)  # expect: SNT103
    sentry_sdk.set_tag("plan", person["plan"])
    login = {"access_token": response["access_token"], "expires_in": response["expires_in"]}
    sentry_sdk.set_extra("login", login)  # expect: SNT106
    sentry_sdk.set_extra("login", login["expires_in"])
    sentry_sdk.set_extra("login", {"status": response["status"]})
    car.payload = {"who": renter.email}
    sentry_sdk.set_context("rent", car.payload)  # expect: SNT103
    car.payload = {"where": car.station}
    sentry_sdk.set_context("rent", car.payload)
