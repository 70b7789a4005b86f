"""What goes out with every error, and past which hook."""

import os

import sentry_sdk
from sentry_sdk import init


def clean(item, hint):
    return item


init()  # expect: SNT111, SNT113
sentry_sdk.init(dsn=os.environ.get("DSN"))  # expect: SNT111, SNT113
init(before_send=clean)  # expect: SNT111
init(os.environ.get("DSN"), before_send=clean)  # expect: SNT111
init(include_local_variables=True, before_send=clean)  # expect: SNT111
init(
    before_send=clean,
    include_local_variables=None,  # expect: SNT111
)
init(with_locals=True, before_send=clean)  # expect: SNT111
init({"before_send": clean, "sample_rate": 0.5})  # expect: SNT111

init(include_local_variables=False)  # expect: SNT113
init(include_local_variables=False, before_send=None)  # expect: SNT113
init(include_local_variables=False, before_breadcrumb=clean)  # expect: SNT113
init(include_local_variables=False, before_send=clean, traces_sample_rate=0.1)  # expect: SNT113
init(include_local_variables=False, before_send=clean, traces_sampler=clean)  # expect: SNT113
init(include_local_variables=False, before_send=clean, enable_logs=True)  # expect: SNT113
init(include_local_variables=False, before_send=clean, traces_sample_rate=0.1, before_send_span=clean)  # expect: SNT113, SNT607
init(  # expect: SNT113
    include_local_variables=False,
    before_send=clean,
    before_send_transaction=clean,  # expect: SNT607
    trace_lifecycle="stream",
    traces_sample_rate=0.1,
)

init(include_local_variables=False, before_send=clean)
init(include_local_variables=False, before_send=lambda event, hint: event)
init(with_locals=False, before_send=clean)
init(include_local_variables=False, before_send=clean, traces_sample_rate=0.1, before_send_transaction=clean)
init(include_local_variables=False, before_send=clean, enable_logs=True, before_send_log=clean)
init(include_local_variables=False, before_send=clean, enable_logs=False, traces_sample_rate=None)
init(include_local_variables=False, before_send=clean, traces_sample_rate=0.0)
init(
    include_local_variables=False,
    before_send=clean,
    before_send_span=clean,
    trace_lifecycle="stream",
    traces_sample_rate=0.1,
)


def start(settings, options):
    init(**options)
    init(options)
    init(settings.options)
    init(settings.dsn, include_local_variables=False, before_send=settings.hook)
    init(include_local_variables=settings.debug, before_send=clean)
    init(traces_sample_rate=0.1, **options)
    options.init(dsn=settings.dsn)


class Client:
    def init(self, dsn):
        self.dsn = dsn


Client().init("north")
