def late_tag(key, value):
    import sentry_sdk

    if value is None:
        return
    sentry_sdk.set_tag(key, value)
