"""Texts by which events are grouped or listed."""

import sentry_sdk
from sentry_sdk import capture_message, new_scope, start_transaction

from crumbs import crumb

LIMIT = 3


def report(text):
    capture_message(text, level="error", tags={"kind": "sluice"})


def grouped_by_value(sluice, error):
    sentry_sdk.set_tag("sluice", sluice.kind)
    sentry_sdk.capture_message(f"sluice {sluice.number} is stuck")  # expect: SNT405
    capture_message("sluice %s is stuck" % sluice.number, level="error")  # expect: SNT405
    capture_message("sluice {} is stuck".format(sluice.number))  # expect: SNT405
    capture_message("stuck: " + sluice.number)  # expect: SNT405
    text = f"sluice {sluice.number} is stuck"
    capture_message(text)  # expect: SNT405
    report(f"sluice {sluice.number} is stuck")  # expect: SNT405
    with start_transaction(op="sluice", name=f"open {sluice.number}"):  # expect: SNT405
        sluice.open()
    sentry_sdk.get_current_scope().set_transaction_name(f"open {sluice.number}")  # expect: SNT405
    sentry_sdk.set_tag(f"sluice.{sluice.number}", True)  # expect: SNT405
    sentry_sdk.capture_exception(error, fingerprint=["stuck", f"sluice {sluice.number}"])  # expect: SNT405
    capture_message(f"mail {sluice.keeper_email}")
    crumb("opened", f"sluice.{sluice.number}")  # expect: SNT405


def constant(sluice, error):
    sentry_sdk.set_tag("sluice", sluice.number)
    sentry_sdk.capture_message("a sluice is stuck")
    capture_message(f"more than {LIMIT} sluices are stuck")
    capture_message("more than %d sluices are stuck" % LIMIT)
    capture_message(f"{type(error).__name__} at a sluice")
    capture_message("stuck: %s" % type(error).__name__)
    capture_message(sluice.message)
    capture_message("a sluice is stuck", fingerprint=["sluice"], tags={"number": sluice.number})
    capture_message(f"sluice {sluice.number} is stuck", fingerprint=["sluice"])
    with new_scope() as scope:
        scope.fingerprint = ["sluice", sluice.kind]
        capture_message(f"sluice {sluice.number} is stuck")
    with start_transaction(op="sluice", name="open"):
        sluice.open()
    with start_transaction(op="sluice", name=sluice.name):
        sluice.open()
    sentry_sdk.set_tag("sluice.number", f"number {sluice.number}")
    sentry_sdk.capture_exception(error, fingerprint=["stuck", str(sluice.number), "{{ default }}"])
    sentry_sdk.set_extra(f"sluice {sluice.number}", sluice.kind)
    report("a sluice is stuck")
    sluice.capture_message(f"sluice {sluice.number} is stuck")


class Keeper:
    name = "keeper"

    def run(self):
        with start_transaction(op="keeper", name=f"{self.name} - run"):
            self.work()
