"""What short programs do on an installed sentry-sdk: standard input is their list, standard output their outcomes.

An outcome is the name of the exception that ends a program, else ``DeprecationWarning`` where one is given, else
``fine``.
"""

from __future__ import annotations

import json
import sys
import warnings

warnings.simplefilter("ignore")
import sentry_sdk  # noqa: E402  (its own imports may warn)


def outcome(program: str) -> str:
    sentry_sdk.init(default_integrations=False)  # without a DSN nothing is sent
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            exec(program, {"sentry_sdk": sentry_sdk})
        except Exception as error:
            return type(error).__name__
    given = [one for one in caught if issubclass(one.category, DeprecationWarning)]
    if any(one.filename == "<string>" or "sentry_sdk" in one.filename for one in given):  # not what the SDK imports
        return "DeprecationWarning"
    return "fine"


if __name__ == "__main__":
    json.dump([outcome(program) for program in json.load(sys.stdin)], sys.stdout)
