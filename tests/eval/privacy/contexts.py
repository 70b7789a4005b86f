"""A library: contexts, extras, span data, attributes, attachments."""
import sentry_sdk
from sentry_sdk import set_context, set_extra


# case: R6, R24
def lend(reader, book):
    set_context("loan", {"name": reader.user.name, "age": reader.age})  # expect: SNT103
    set_context("loan", {"title": book.title, "copies": book.copies})
    sentry_sdk.set_context("loan", {"book": book.id, "reader": {"contact": {"mail": reader.email}}})  # expect: SNT103
    sentry_sdk.set_context("loan", {"book": book.id, "reader": {"contact": {"known": bool(reader.email)}}})
    sentry_sdk.set_context(key="loan", value={"card": reader.passport_number})  # expect: SNT103
    sentry_sdk.set_context(key="loan", value={"card": reader.card_id})
    sentry_sdk.set_context(f"loan of {reader.email}", {"book": book.id})  # expect: SNT103
    sentry_sdk.set_context(f"loan of {book.id}", {"book": book.id})
    sentry_sdk.set_context(
        "loan",
        {
            "book": book.id,
            "contacts": [
                {"kind": "post", "where": reader.home_address},  # expect: SNT103
                {"kind": "none", "where": None},
            ],
        },
    )


# case: R12
def extras(reader, book):
    sentry_sdk.set_extra("reader", reader.email)  # expect: SNT103
    sentry_sdk.set_extra("reader", reader.id)
    set_extra("reader", f"{reader.first_name}")  # expect: SNT103
    set_extra("book", f"{book.title}")
    with sentry_sdk.configure_scope() as scope:
        scope.set_extra("phone", reader.phone_number)  # expect: SNT103
        scope.set_extra("copies", book.copies)
    with sentry_sdk.push_scope() as scope:
        scope.set_extra("fines", reader.bank_account_number)  # expect: SNT103
        scope.set_context("fines", {"born": reader.birthdate})  # expect: SNT103
        scope.set_context("fines", {"sum": book.fine})
        sentry_sdk.capture_message("fine unpaid", level="error")
    sentry_sdk.configure_scope(lambda scope: scope.set_extra("where", reader.home_address))  # expect: SNT103
    sentry_sdk.configure_scope(lambda scope: scope.set_extra("where", book.shelf))


# case: R14
def enrich(scope: sentry_sdk.Scope, reader, book) -> None:
    scope.set_context("reader", {"mail": reader.email})  # expect: SNT103
    scope.set_context("reader", {"id": reader.id})
    scope.set_extra("reader", reader.username)  # expect: SNT103
    scope.set_extra("book", book.isbn)


# case: R21
def spans(reader, book):
    with sentry_sdk.start_span(op="library.search", name="search") as span:
        span.set_data("reader", reader.email)  # expect: SNT103
        span.set_data("hits", len(book.copies))
        span.set_attribute("reader.mail", reader.email)  # expect: SNT103
        span.set_attribute("reader.id", reader.id)
        span.set_attributes({"shelf": book.shelf, "reader.name": reader.full_name})  # expect: SNT103
        span.set_attributes({"shelf": book.shelf})
        span.update_data({"reader.ip": reader.ip_address})  # expect: SNT103
        span.update_data({"shelf": book.shelf})
    sentry_sdk.update_current_span(attributes={"reader.phone": reader.phone})  # expect: SNT103
    sentry_sdk.update_current_span(attributes={"reader.kind": reader.kind})
    sentry_sdk.set_attribute("reader.mail", reader.email)  # expect: SNT103
    sentry_sdk.set_attribute("reader.kind", reader.kind)


# case: R29
def elsewhere(reader, book):
    sentry_sdk.logger.info("book lent", attributes={"reader.mail": reader.email})  # expect: SNT103
    sentry_sdk.logger.info("book lent", attributes={"book.shelf": book.shelf})
    sentry_sdk.metrics.count("loans", 1, attributes={"reader": reader.email})  # expect: SNT103
    sentry_sdk.metrics.count("loans", 1, attributes={"shelf": book.shelf})
    sentry_sdk.metrics.distribution("wait", 3.0, unit="day", attributes={"for": reader.surname})  # expect: SNT103
    sentry_sdk.metrics.gauge("queue", 2, attributes={"branch": book.branch})
    scope = sentry_sdk.get_current_scope()
    scope.add_attachment(bytes=reader.iban.encode(), filename="fine.txt")  # expect: SNT103
    scope.add_attachment(bytes=book.title.encode(), filename="book.txt")
    scope.add_attachment(bytes=b"", filename=f"{reader.username}.txt")  # expect: SNT103
    scope.add_attachment(path=f"/var/loans/{book.id}.txt")
    scope.add_attachment(path=f"/var/loans/{reader.email}.txt")  # expect: SNT103
    sentry_sdk.add_attachment(bytes=reader.passport_number.encode(), filename="note")  # expect: SNT103
    sentry_sdk.add_attachment(bytes=b"done", filename="note")
