import kit
from kit import add_crumb, branch_crumb, describe, facade, late_tag, sentry, tagged
from kit.core import sized

HANDLERS = {"crumb": add_crumb}


def use(attendee, talk):
    add_crumb("seated")
    add_crumb(f"seated {attendee.full_name}")  # expect: SNT101
    add_crumb("seated", {"mail": attendee.email})  # expect: SNT101
    add_crumb("seated", data={"talk": talk.id}, category="kit.seat")
    branch_crumb(f"seated {attendee.phone}")  # expect: SNT101
    branch_crumb(f"seated {attendee.id}")
    describe("talk", {"speaker": talk.speaker.email})  # expect: SNT103
    describe("talk", {"speaker": talk.speaker.id})
    tagged(talk=talk.id)
    tagged("talk.", speaker=talk.speaker.full_name)  # expect: SNT102
    late_tag("talk", talk.id)
    late_tag("speaker", talk.speaker.username)  # expect: SNT102
    facade.tag(speaker=talk.speaker.surname)  # expect: SNT102
    facade.tag(room=talk.room)
    facade.context("talk", mail=attendee.email)  # expect: SNT103
    facade.context("talk", room=talk.room)
    facade.sizes("talk", mail=attendee.email)
    facade.crumb(f"seated {attendee.email}")  # expect: SNT101
    facade.crumb("seated")
    sentry.tag(speaker=talk.speaker.surname)  # expect: SNT102
    sentry.context("talk", mail=attendee.email)  # expect: SNT103
    sentry.crumb(f"seated {attendee.email}")  # expect: SNT101
    sentry(f"seated {attendee.email}")  # expect: SNT101
    sentry("seated")
    kit.facade.tag(attendee=attendee.iban)  # expect: SNT102
    kit.add_crumb(attendee.email)  # expect: SNT101
    sized("talk", {"mail": attendee.email})
    HANDLERS["crumb"](f"seated {attendee.email}")  # expect: SNT101
    HANDLERS["crumb"]("seated")
