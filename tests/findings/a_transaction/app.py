import sentry_sdk

def begin(name):
    return sentry_sdk.start_transaction(name=name)

def fire(kiln):
    begin("never")
    span = sentry_sdk.start_span(name="left")
    kiln.fire()
    span.finish()
    whole = begin("by hand")
    whole.__enter__()
    with sentry_sdk.start_transaction(name="outer"):
        with begin("inner"):
            kiln.fire()

sentry_sdk.init(traces_sample_rate=1.0)
