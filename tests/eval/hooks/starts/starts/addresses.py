"""Where events go: from the environment, from the source, and to nowhere."""

import os
from os import environ

import sentry_sdk
from sentry_sdk import init

DSN = "https://4f1c0d9e8b7a63524f1c0d9e8b7a6352@o418.ingest.us.sentry.io/45071"
OLD = "https://4f1c0d9e8b7a63524f1c0d9e8b7a6352:0a1b2c3d4e5f60718293a4b5c6d7e8f9@sentry.harbour.io/7"
MADE_UP = "https://00000000000000000000000000000000@sentry.io/1"

init("https://4f1c0d9e8b7a63524f1c0d9e8b7a6352@o418.ingest.us.sentry.io/45071")  # expect: SNT606
sentry_sdk.init(dsn="https://4f1c0d9e8b7a63524f1c0d9e8b7a6352@o418.ingest.us.sentry.io/45071")  # expect: SNT606
init(DSN)  # expect: SNT606
init(dsn=DSN, sample_rate=0.5)  # expect: SNT606
init(dsn=OLD)  # expect: SNT606
init(dsn=os.environ.get("SENTRY_DSN", "https://4f1c0d9e8b7a63524f1c0d9e8b7a6352@sentry.io/45"))  # expect: SNT606
init(
    sample_rate=0.5,
    dsn=environ.get("SENTRY_DSN") or "https://4f1c0d9e8b7a63524f1c0d9e8b7a6352@sentry.io/45",  # expect: SNT606
)


def start(testing, settings):
    dsn = None if testing else DSN
    init(dsn=dsn)  # expect: SNT606
    init(dsn=settings.dsn)


init(dsn=os.environ["SENTRY_DSN"])
init(os.environ.get("SENTRY_DSN"))
init(dsn="")
init(dsn=None)
init(dsn=MADE_UP)
init("https://public@sentry.io/1")
init("https://examplePublicKey@o0.ingest.sentry.io/0")
init("https://4f1c0d9e8b7a63524f1c0d9e8b7a6352@sentry.example.com/45")
init("http://4f1c0d9e8b7a63524f1c0d9e8b7a6352@localhost:9000/2")
init("http://4f1c0d9e8b7a63524f1c0d9e8b7a6352@127.0.0.1:9000/2")
init("https://4f1c0d9e8b7a63524f1c0d9e8b7a6352@sentry.io/{project}")
init(dsn="https://<key>@<host>/<project>")
init()
print(DSN)
