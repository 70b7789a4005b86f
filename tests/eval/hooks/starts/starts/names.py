"""Lists of names for the event scrubber."""

import sentry_sdk
from sentry_sdk import scrubber
from sentry_sdk.scrubber import DEFAULT_DENYLIST, DEFAULT_PII_DENYLIST, EventScrubber

from .theirs import THEIR_NAMES

OWN = ["ship_code", "berth_code"]
OWN_TUPLE = ("ship_code",)
GROWN = ["ship_code"]
GROWN.extend(DEFAULT_DENYLIST)
ADDED = ["ship_code"]
ADDED += DEFAULT_DENYLIST
WHOLE = DEFAULT_DENYLIST + ["ship_code"]

sentry_sdk.init(event_scrubber=EventScrubber(denylist=["ship_code"]))  # expect: SNT115
sentry_sdk.init(event_scrubber=EventScrubber(["ship_code", "password"]))  # expect: SNT115
sentry_sdk.init(event_scrubber=EventScrubber(denylist=OWN))  # expect: SNT115
sentry_sdk.init(event_scrubber=EventScrubber(denylist=OWN_TUPLE, recursive=True))  # expect: SNT115
sentry_sdk.init(event_scrubber=scrubber.EventScrubber(denylist=["ship_code"]))  # expect: SNT115
sentry_sdk.init(event_scrubber=sentry_sdk.scrubber.EventScrubber(denylist=["ship_code"]))  # expect: SNT115
own = EventScrubber(denylist=[])  # expect: SNT115
other = EventScrubber(
    recursive=True,
    denylist={"ship_code", "token"},  # expect: SNT115
)

sentry_sdk.init(event_scrubber=EventScrubber())
sentry_sdk.init(event_scrubber=EventScrubber(recursive=True))
sentry_sdk.init(event_scrubber=EventScrubber(pii_denylist=["ship_code"]))
sentry_sdk.init(event_scrubber=EventScrubber(denylist=DEFAULT_DENYLIST))
sentry_sdk.init(event_scrubber=EventScrubber(denylist=DEFAULT_DENYLIST + ["ship_code"]))
sentry_sdk.init(event_scrubber=EventScrubber(denylist=["ship_code", *DEFAULT_DENYLIST]))
sentry_sdk.init(event_scrubber=EventScrubber(denylist=["ship_code"] + DEFAULT_DENYLIST))
sentry_sdk.init(event_scrubber=EventScrubber(denylist=list(DEFAULT_DENYLIST) + OWN))
sentry_sdk.init(event_scrubber=EventScrubber(denylist=WHOLE))
sentry_sdk.init(event_scrubber=EventScrubber(denylist=GROWN))
sentry_sdk.init(event_scrubber=EventScrubber(denylist=ADDED))
sentry_sdk.init(event_scrubber=EventScrubber(denylist=THEIR_NAMES))
sentry_sdk.init(event_scrubber=EventScrubber(denylist=None))
sentry_sdk.init(event_scrubber=EventScrubber(denylist=scrubber.DEFAULT_DENYLIST, pii_denylist=DEFAULT_PII_DENYLIST))


class OwnScrubber:
    def __init__(self, denylist):
        self.denylist = denylist


OwnScrubber(denylist=["ship_code"])
