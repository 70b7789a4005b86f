"""Scrub personal data and secrets from what sentry-sdk sends: ``sentry_sdk.init(dsn, **scrubbing.OPTIONS)``.

Every hook cleans what it owns: ``before_breadcrumb`` each breadcrumb when it is recorded, ``before_send`` the rest of
an event, the others their own items. So each text is looked at once. Hooks of the application's own run before these:
``**scrubbing.options(before_send=own)``. Nothing is dropped, nothing raises, and no object of the caller is changed.

A value goes when its name says what it is (``customerEmail``, ``X-Api-Key``, ``card_number``, at any depth and also
inside a text) or when it looks like it (e-mail addresses, cards, IBANs, tokens ... anywhere in a text).
"""
