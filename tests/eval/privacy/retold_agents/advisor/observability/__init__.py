from .sentry_integration import SentryIntegration

__all__ = ["SentryIntegration"]
