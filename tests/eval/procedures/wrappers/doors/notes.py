"""What is said before a ticket procedure runs."""
import sentry_sdk

VOIDING = ("Ticket_Void", "Ticket_Transfer")


def note(procedure):
    if procedure not in VOIDING:
        return
    sentry_sdk.add_breadcrumb(
        category="doors.ticket", message=f"Tickets change through {procedure}", level="warning", data={"procedure": procedure}
    )
    sentry_sdk.set_tag("procedure", procedure)
    sentry_sdk.set_tag("tickets", "yes")


def note_dead(procedure):
    return None
    note(procedure)


def note_seat(procedure):
    sentry_sdk.add_breadcrumb(category="doors.seat", message=f"Seats: {procedure}", level="warning")
    sentry_sdk.set_tag("procedure", procedure)
