"""Settings of a developer's own machine."""

import sentry_sdk

sentry_sdk.init(traces_sample_rate=1.0, profiles_sample_rate=1.0)
