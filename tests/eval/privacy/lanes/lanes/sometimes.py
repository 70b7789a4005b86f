"""Names that are bound in every kind of block."""
import sys

if sys.version_info > (3, 11):
    from lanes.helpers import tag as of_if
else:
    def of_else(value):
        import sentry_sdk
        sentry_sdk.set_tag("who", value)

try:
    from lanes.helpers import tag as of_try
except ImportError:
    from lanes.helpers import tag as of_except
else:
    from lanes.helpers import tag as of_try_else
finally:
    from lanes.helpers import tag as of_finally

with open(__file__):
    from lanes.helpers import tag as of_with

for _ in range(1):
    from lanes.helpers import tag as of_for
else:
    from lanes.helpers import tag as of_for_else

while False:
    from lanes.helpers import tag as of_while


def twice(value):
    return None


def twice(value):
    import sentry_sdk
    sentry_sdk.set_tag("who", value)


annotated: object = of_if
