"""A test file gets what is said of the SDK, and nothing else."""

import sentry_sdk


def test_bed(gardener):
    sentry_sdk.set_tag("who", gardener.email)
    with sentry_sdk.push_scope() as scope:  # expect: SNT602
        scope.set_tag("who", gardener.email)
    sentry_sdk.set_attribute("bed", 1)  # expect: SNT601
