"""Hooks that another file registers."""


def before_send(event, hint):  # expect: SNT605
    event.setdefault("tags", {})["team"] = "night"


def before_breadcrumb(crumb, hint):  # expect: SNT605
    if crumb.get("category") != "query":
        return crumb


def before_send_transaction(event, hint):  # expect: SNT605
    return None if "late" in event["message"] else event


def scrub_event(event, hint):  # expect: SNT114
    event.get("request", {}).pop("data", None)
    return event


def filter_event(event, hint):  # expect: SNT605
    if hint["exc_info"][0] is KeyboardInterrupt:
        return None
    return event


def is_filtered(event, hint):
    return "exc_info" in hint and hint["exc_info"][0] is KeyboardInterrupt


def filter_by(event, hint):
    if is_filtered(event, hint):
        print("filtered")


class Sender:
    def before_send(self, event, hint):
        """To be written by those who need it."""

    def before_breadcrumb(self, crumb, hint):
        raise NotImplementedError


class OwnSender(Sender):
    def before_send(self, event, hint):  # expect: SNT605
        if is_filtered(event, hint):
            return None
        self.sent = event.get("event_id")

    def before_breadcrumb(self, crumb, hint):
        return None if crumb.get("type") == "query" else crumb


class Bus:
    def before_send(self, message):
        self.last = message

    def filter_event(self, event):
        self.last = event["message"]
