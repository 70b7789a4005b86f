import sentry_sdk

sentry_sdk.set_tag("owner", "bert.kuiper@orchard-rental.io")
