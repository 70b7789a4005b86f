import os

import sentry_sdk

sentry_sdk.init("dsn", enable_tracing=True)
sentry_sdk.init("dsn", enable_tracing=True, traces_sample_rate=0.1)
sentry_sdk.init("dsn", enable_tracing=True, traces_sampler=print)
sentry_sdk.init("dsn", enable_tracing=False)
sentry_sdk.init("dsn", enable_tracing=bool(os.environ.get("TRACED")))
sentry_sdk.init("dsn", send_default_pii=False)
sentry_sdk.init("dsn", send_default_pii=bool(os.environ.get("PII")))
sentry_sdk.init("dsn", profiles_sample_rate=0.0)
sentry_sdk.init("dsn", profiles_sample_rate=0.2)
