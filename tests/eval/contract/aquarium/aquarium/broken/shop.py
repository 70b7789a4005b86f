"""The souvenir shop, with a policy of its own that nobody proofread."""  # expect: SNT900

import sentry_sdk


def sold(item):
    sentry_sdk.set_tag("item", item.kind)
