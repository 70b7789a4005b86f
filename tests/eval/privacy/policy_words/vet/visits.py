"""A veterinary practice with words of its own."""
import sentry_sdk

from vet import privacy
from vet.privacy import Cleaner, unveil, veil
from vet.privacy import veil as curtain


def own_words(animal, practice):
    sentry_sdk.set_tag("a", animal.chip_number)  # expect: SNT102
    sentry_sdk.set_tag("a", animal.old_chip_number)  # expect: SNT102
    sentry_sdk.set_tag("a", animal.chip_kind)
    sentry_sdk.set_tag("a", animal.keeper)  # expect: SNT102
    sentry_sdk.set_tag("a", animal.gate_word)  # expect: SNT106
    sentry_sdk.set_tag("a", practice.gate)
    sentry_sdk.set_tag("a", practice.practice_phone)
    sentry_sdk.set_tag("a", animal.phone)  # expect: SNT102
    sentry_sdk.set_tag("a", practice.display_name)
    sentry_sdk.set_tag("a", practice.postcode)
    sentry_sdk.set_tag("a", animal.email)  # expect: SNT102


# Personal wins over neutral, the policy's own over what is built in.
def precedence(animal, practice):
    sentry_sdk.set_tag("a", animal.locker)  # expect: SNT102
    sentry_sdk.set_tag("a", practice.email_template)  # expect: SNT102
    sentry_sdk.set_tag("a", practice.email_type)
    sentry_sdk.set_tag("a", veil(animal.locker))
    sentry_sdk.set_tag("a", len(animal.chip_number))


def patterns():
    sentry_sdk.capture_message("refused for EMP-204417")  # expect: SNT105
    sentry_sdk.capture_message("refused for EMP-2044")
    sentry_sdk.set_tag("a", "EMP-118203")  # expect: SNT102
    sentry_sdk.set_tag("a", "EMP")


def sanitizers(animal):
    sentry_sdk.set_tag("a", veil(animal.email))
    sentry_sdk.set_tag("a", privacy.veil(animal.email))
    sentry_sdk.set_tag("a", curtain(animal.email))
    sentry_sdk.set_tag("a", unveil(animal.email))  # expect: SNT102
    sentry_sdk.set_tag("a", Cleaner().clean(animal.email))
    clean = veil(animal.chip_number)
    sentry_sdk.set_tag("a", clean)
    sentry_sdk.set_context("a", {"email": veil(animal.email)})
    sentry_sdk.set_context("a", {"email": unveil(animal.email)})  # expect: SNT103
    sentry_sdk.set_context("a", {"emails": [veil(keeper.email) for keeper in animal.keepers]})
    sentry_sdk.set_tag("a", f"{veil(animal.email)} of {animal.id}")
    sentry_sdk.set_tag("a", f"{veil(animal.email)} of {animal.chip_number}")  # expect: SNT102
