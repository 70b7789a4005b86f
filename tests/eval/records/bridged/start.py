import sentry_sdk
import structlog

sentry_sdk.init()
structlog.configure(logger_factory=structlog.stdlib.LoggerFactory())
