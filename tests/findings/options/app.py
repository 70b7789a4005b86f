import sentry_sdk

sentry_sdk.init(
    "dsn",
    send_default_pii=True,
    data_collection={"bodies": True},
)
sentry_sdk.init({"send_default_pii": True})
sentry_sdk.init(_experiments={"data_collection": {"bodies": True}})
sentry_sdk.init(**{"send_default_pii": True})
