"""What a deployment fills: an empty constant is no statement about production."""

DEBUG = False
SENTRY_DSN = None
ALERT_CHANNEL = ""
REPORTED_SHARE = 0
ENGINE = "reports"
NEVER = "never"
