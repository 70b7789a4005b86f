"""Every surface by every way of reaching it: the finding is the same, and the clean neighbour stays silent."""

from __future__ import annotations

import os

import pytest

from sentry_lint.linter import check_source

#: An SDK function, the arguments of a call with ``{}`` for the value, and the code that watches the surface.
CALLS = [
    ("add_breadcrumb", "message={}", "SNT101"),
    ("add_breadcrumb", "category='a.b', data={{'a': {}}}", "SNT101"),
    ("set_tag", "'a', {}", "SNT102"),
    ("set_tags", "{{'a': {}}}", "SNT102"),
    ("capture_exception", "tags={{'a': {}}}", "SNT102"),
    ("set_context", "'a', {{'b': {}}}", "SNT103"),
    ("set_extra", "'a', {}", "SNT103"),
    ("capture_message", "'text', extras={{'a': {}}}", "SNT103"),
    ("set_user", "{{'id': 1, 'contact': {}}}", "SNT104"),
    ("capture_message", "{}", "SNT105"),
    ("set_transaction_name", "{}", "SNT105"),
    ("capture_event", "{{'message': {}}}", "SNT105"),
]
#: How a module gets at a function ``NAME`` and calls it. The leak stands on the line that holds ``CALL``.
FUNCTION_FORMS = {
    "module": "import sentry_sdk\ndef f(user):\n    sentry_sdk.NAME(ARGS)\n",
    "module alias": "import sentry_sdk as s\ndef f(user):\n    s.NAME(ARGS)\n",
    "from import": "from sentry_sdk import NAME\ndef f(user):\n    NAME(ARGS)\n",
    "from import as": "from sentry_sdk import NAME as g\ndef f(user):\n    g(ARGS)\n",
    "api module": "import sentry_sdk.api\ndef f(user):\n    sentry_sdk.api.NAME(ARGS)\n",
    "from api": "from sentry_sdk.api import NAME\ndef f(user):\n    NAME(ARGS)\n",
    "import api": "from sentry_sdk import api\ndef f(user):\n    api.NAME(ARGS)\n",
    "star": "from sentry_sdk import *\ndef f(user):\n    NAME(ARGS)\n",
    "in function": "def f(user):\n    import sentry_sdk\n    sentry_sdk.NAME(ARGS)\n",
    "from in function": "def f(user):\n    from sentry_sdk import NAME\n    NAME(ARGS)\n",
    "in method": "import sentry_sdk\nclass C:\n    def f(self, user):\n        sentry_sdk.NAME(ARGS)\n",
    "in async": "import sentry_sdk\nasync def f(user):\n    sentry_sdk.NAME(ARGS)\n",
    "in lambda": "import sentry_sdk\nf = lambda user: sentry_sdk.NAME(ARGS)\n",
    "in nested function": (
        "import sentry_sdk\ndef f(user):\n    def g():\n        sentry_sdk.NAME(ARGS)\n    return g\n"
    ),
    "optional": (
        "try:\n    import sentry_sdk\nexcept ImportError:\n    sentry_sdk = None\n"
        "def f(user):\n    if sentry_sdk:\n        sentry_sdk.NAME(ARGS)\n"
    ),
    "kept function": "import sentry_sdk\ndef f(user):\n    g = sentry_sdk.NAME\n    g(ARGS)\n",
    "kept module": "import sentry_sdk\ndef f(user):\n    s = sentry_sdk\n    s.NAME(ARGS)\n",
    "if": "def f(user, on):\n    if on:\n        import sentry_sdk\n        sentry_sdk.NAME(ARGS)\n",
    "try": (
        "import sentry_sdk\ndef f(user):\n    try:\n        user.save()\n"
        "    except OSError:\n        sentry_sdk.NAME(ARGS)\n"
    ),
    "with": "import sentry_sdk\ndef f(user):\n    with user.lock:\n        sentry_sdk.NAME(ARGS)\n",
    "one line": "import sentry_sdk\ndef f(user): sentry_sdk.NAME(ARGS)\n",
}
SCOPE_NAMES = [
    "add_breadcrumb",
    "set_tag",
    "set_tags",
    "capture_exception",
    "set_context",
    "set_extra",
    "set_user",
    "capture_message",
    "set_transaction_name",
]
SCOPE_FORMS = {
    "current scope": "import sentry_sdk\ndef f(user):\n    sentry_sdk.get_current_scope().NAME(ARGS)\n",
    "isolation scope": "import sentry_sdk\ndef f(user):\n    s = sentry_sdk.get_isolation_scope()\n    s.NAME(ARGS)\n",
    "class": "from sentry_sdk import Scope\ndef f(user):\n    Scope.get_current_scope().NAME(ARGS)\n",
    "new_scope": "import sentry_sdk\ndef f(user):\n    with sentry_sdk.new_scope() as s:\n        s.NAME(ARGS)\n",
    "push_scope": "from sentry_sdk import push_scope as p\ndef f(user):\n    with p() as s:\n        s.NAME(ARGS)\n",
    "configure_scope": (
        "import sentry_sdk as x\ndef f(user):\n    with x.configure_scope() as s:\n        s.NAME(ARGS)\n"
    ),
    "annotation": "import sentry_sdk\ndef f(user, s: sentry_sdk.Scope):\n    s.NAME(ARGS)\n",
    "callback": "import sentry_sdk\ndef f(user):\n    sentry_sdk.configure_scope(lambda s: s.NAME(ARGS))\n",
    "hub": "from sentry_sdk import Hub\ndef f(user):\n    Hub.current.scope.NAME(ARGS)\n",
}
#: Not Sentry, though the text looks the same.
SHADOWED_FORMS = {
    "parameter": "import sentry_sdk\ndef f(user, sentry_sdk):\n    sentry_sdk.NAME(ARGS)\n",
    "local": "import sentry_sdk\ndef f(user, bus):\n    sentry_sdk = bus\n    sentry_sdk.NAME(ARGS)\n",
    "own function": "import sentry_sdk\ndef NAME(*a, **k): ...\ndef f(user):\n    NAME(ARGS)\n",
    "other module": "import sentry_sdk\nfrom bus import NAME\ndef f(user):\n    NAME(ARGS)\n",
    "method": (
        "import sentry_sdk\nclass C:\n    def NAME(self, *a, **k): ...\n"
        "    def f(self, user):\n        self.NAME(ARGS)\n"
    ),
    "unreachable": "import sentry_sdk\ndef f(user):\n    return user\n    sentry_sdk.NAME(ARGS)\n",
}


#: A path outside of any project: below ``tests/`` the privacy rules would keep still.
ELSEWHERE = os.path.join(os.sep, "srv", "shop", "app.py")


def findings(form: str, name: str, arguments: str, value: str) -> list[tuple[int, str]]:
    source = form.replace("NAME", name).replace("ARGS", arguments.format(value))
    found = check_source(ELSEWHERE, source)
    return [(finding.line, finding.code) for finding in found if finding.code.startswith(("SNT10", "SNT9"))]


def line_of(form: str) -> int:
    return next(number for number, line in enumerate(form.splitlines(), 1) if "ARGS" in line)


@pytest.mark.parametrize("form", [pytest.param(form, id=key) for key, form in FUNCTION_FORMS.items()])
def test_functions(form: str) -> None:
    for name, arguments, code in CALLS:
        assert findings(form, name, arguments, "user.email") == [(line_of(form), code)], (name, arguments)
        assert findings(form, name, arguments, "user.password") == [(line_of(form), "SNT106")], (name, arguments)
        assert findings(form, name, arguments, "user.id") == [], (name, arguments)
        assert findings(form, name, arguments, "len(user.email)") == [], (name, arguments)


@pytest.mark.parametrize("form", [pytest.param(form, id=key) for key, form in SCOPE_FORMS.items()])
def test_scopes(form: str) -> None:
    for name, arguments, code in CALLS:
        if name in SCOPE_NAMES:
            assert findings(form, name, arguments, "user.email") == [(line_of(form), code)], (name, arguments)
            assert findings(form, name, arguments, "user.id") == [], (name, arguments)


@pytest.mark.parametrize("form", [pytest.param(form, id=key) for key, form in SHADOWED_FORMS.items()])
def test_what_is_not_sentry_is_silent(form: str) -> None:
    for name, arguments, _ in CALLS:
        assert findings(form, name, arguments, "user.email") == [], (name, arguments)
