import sentry_sdk
from sentry_sdk.integrations.logging import LoggingIntegration

sentry_sdk.init(disabled_integrations=[LoggingIntegration()])
