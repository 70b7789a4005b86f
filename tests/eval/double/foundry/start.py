import sentry_sdk
from sentry_sdk.integrations.logging import LoggingIntegration

sentry_sdk.init(default_integrations=False, integrations=[LoggingIntegration()])
