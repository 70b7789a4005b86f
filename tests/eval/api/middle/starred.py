"""Names by a star import; the star itself is no name."""

from sentry_sdk import *


def sow(seed):
    with push_scope() as scope:  # expect: SNT602
        scope.set_tag("bed", seed.bed)
    with new_scope() as scope:
        scope.set_tgas({"bed": seed.bed})  # expect: SNT601
    set_tags({"bed": seed.bed})
