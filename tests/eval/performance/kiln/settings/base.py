"""Sampling (SNT503)."""

import os

import sentry_sdk
import sentry_sdk as reporting
from sentry_sdk import init

from kiln.rates import EVERYTHING, TENTH

ALL = 1.0
DSN = os.environ.get("SENTRY_DSN")
DEBUG = os.environ.get("DEBUG") == "1"
ENV = os.getenv("ENVIRONMENT", "local")
env = os.environ.get

sentry_sdk.init(
    dsn=DSN,
    traces_sample_rate=1.0,  # expect: SNT503
    profiles_sample_rate=1,  # expect: SNT503
)

if DSN:
    init(DSN, sample_rate=1.0, traces_sample_rate=1)  # expect: SNT503

if env("SENTRY_DSN") and os.environ.get("SENTRY_ON"):
    reporting.init(traces_sample_rate=ALL, environment=ENV)  # expect: SNT503

if DEBUG:
    init(DSN, traces_sample_rate=1.0)
else:
    init(DSN, traces_sample_rate=0.05)

if ENV == "local":
    sentry_sdk.init(traces_sample_rate=1.0)

if env("STAGE") != "prod":
    sentry_sdk.init(traces_sample_rate=1.0)


def start(settings):
    sentry_sdk.init(traces_sample_rate=EVERYTHING)  # expect: SNT503
    sentry_sdk.init({"dsn": DSN, "traces_sample_rate": 1.0})  # expect: SNT503
    options = {"dsn": DSN, "traces_sample_rate": 1.0}
    sentry_sdk.init(**options)  # expect: SNT503
    try:
        sentry_sdk.init(profiles_sample_rate=1.0, traces_sample_rate=settings.rate)  # expect: SNT503
    except TypeError:
        pass


def set_up(rate=None, **more):
    sentry_sdk.init(dsn=DSN, traces_sample_rate=rate, **more)


def start_through_a_helper(settings):
    set_up(1.0)  # expect: SNT503
    set_up(rate=0.1, profiles_sample_rate=1.0)  # expect: SNT503
    set_up(rate=settings.rate)
    if settings.debug:
        set_up(rate=1.0)


def start_well(settings, rate=1.0):
    sentry_sdk.init(sample_rate=1.0, traces_sample_rate=TENTH)
    sentry_sdk.init(traces_sample_rate=rate)
    sentry_sdk.init(traces_sample_rate=settings.TRACES)
    sentry_sdk.init(traces_sample_rate=1.0 if DEBUG else 0.1)
    sentry_sdk.init(traces_sample_rate=float(os.environ.get("TRACES", "0.1")))
    sentry_sdk.init(traces_sample_rate=True and settings.rate)
    sentry_sdk.init(traces_sample_rate=1.0, traces_sampler=settings.sampler)
    sentry_sdk.init(traces_sample_rate=None, profiles_sample_rate=0.0)
    sentry_sdk.init(traces_sample_rate=0.99999)
    settings.tracer.init(traces_sample_rate=1.0)


def start_in_stages(settings):
    if settings.is_production():
        sentry_sdk.init(traces_sample_rate=0.1)
        return
    sentry_sdk.init(traces_sample_rate=1.0)


def start_for_debugging(settings):
    if settings.trace_sampling == "all":
        sentry_sdk.init(traces_sample_rate=1.0)
    match settings.stage:
        case "prod":
            sentry_sdk.init(traces_sample_rate=0.1)
