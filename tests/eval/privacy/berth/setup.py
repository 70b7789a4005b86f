"""Starts Sentry for every program of a harbour."""

import sentry_sdk


def start(program, tags=None, **options):
    sentry_sdk.init(release=program, **options)


def start_plainly(program, pii=False):
    sentry_sdk.init(release=program, send_default_pii=pii)


def start_twice_removed(program, **options):
    start(program, tags={}, **options)
