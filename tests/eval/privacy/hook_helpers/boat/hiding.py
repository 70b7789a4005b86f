"""What a boat rental's hooks call, in a file of its own."""


def add_skipper(event, skipper):
    event.setdefault("extra", {})["skipper"] = skipper.full_name


def add_trip(event, trip):
    event["tags"]["trip"] = trip.number
    event["tags"]["length"] = trip.length_over_all


def strip(event):
    event.get("user", {}).pop("email", None)
    for name in list(event.get("extra", {})):
        if name.startswith("_"):
            del event["extra"][name]
    return event
