"""Invoices, one task each."""
import functools

import sentry_sdk
from celery import shared_task

from billing import report
from billing.report import Reporter, get_reporter, reporter

label = functools.partial(sentry_sdk.set_tag, "payer")
own = Reporter("tasks")


@shared_task(bind=True, max_retries=3)
def send_invoice(self, invoice, customer):
    reporter.crumb("sending", invoice=invoice.id, lines=len(invoice.lines))
    reporter.crumb("sending", to=customer.email)  # expect: SNT101
    reporter.crumb(f"sending to {customer.billing_address}")  # expect: SNT101
    reporter.remember(invoice=invoice.id)
    reporter.remember(payer=customer.full_name)  # expect: SNT102
    get_reporter().crumb("sending", to=customer.phone_number)  # expect: SNT101
    get_reporter().crumb("sending", invoice=invoice.id)
    Reporter.get().crumb("sending", iban=customer.iban)  # expect: SNT101
    Reporter.get().crumb("sending", currency=invoice.currency)
    report.reporter.crumb("sending", tax=customer.vat_number)  # expect: SNT101
    own.crumb("sending", card=customer.card_number)  # expect: SNT101
    own.crumb("sending", card_known=customer.card_number is not None)
    label(customer.id)
    label(customer.email)  # expect: SNT102
    with reporter.measure("render") as span:
        span.set_data("pages", invoice.pages)
        span.set_data("for", customer.full_name)  # expect: SNT103
    with reporter.measure(f"mail to {customer.email}"):  # expect: SNT105
        invoice.mail()
    try:
        invoice.send(customer.email)
    except OSError as exc:
        reporter.fail(exc, {"invoice": invoice.id}, user=customer)
        reporter.fail(exc, {"invoice": invoice.id, "to": customer.email})  # expect: SNT103
        reporter.fail(exc, context=dict(invoice=invoice.id, retry=self.request.retries))
        raise self.retry(exc=exc)


@shared_task
def remind(rows):
    sent, failed = [], {}
    for row in rows:
        try:
            row.mail()
            sent.append(row.id)
        except OSError as exc:
            failed[row.customer.email] = str(exc)
    sentry_sdk.set_context("reminders", {"sent": sent, "failed": len(failed)})
    sentry_sdk.set_context("reminders", {"sent": sent, "failed": failed})  # expect: SNT103
    sentry_sdk.set_context("reminders", {"failed": list(failed)})  # expect: SNT103
    if failed:
        sentry_sdk.capture_message(f"{len(failed)} reminders failed", level="error")
        sentry_sdk.capture_message(f"failed: {', '.join(failed)}", level="error")  # expect: SNT105


@shared_task
def export(path, customers):
    header = ["id", "email", "phone"]
    sentry_sdk.set_context("export", {"columns": header, "rows": len(customers), "path": path})
    lines = [f"{c.id};{c.email}" for c in customers]
    sentry_sdk.set_context("export", {"lines": lines[:3]})  # expect: SNT103
    sentry_sdk.set_context("export", {"lines": len(lines), "first": lines[0] if lines else None})  # expect: SNT103
    total = sum(c.balance for c in customers)
    sentry_sdk.set_measurement("balance", total)
    sentry_sdk.set_tag("export.kind", "full" if any(c.email for c in customers) else "empty")
