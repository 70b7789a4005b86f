"""A bank's transfers: texts, fingerprints, names."""
import sentry_sdk
from sentry_sdk import capture_exception, capture_message


class TransferRefused(Exception):
    pass


# case: R8, N5, N6
def texts(payer, transfer, exc):
    capture_message("refused for " + payer.email)  # expect: SNT105
    capture_message("refused for " + payer.id)
    sentry_sdk.capture_message(f"refused for {payer.full_name}", level="error")  # expect: SNT105
    sentry_sdk.capture_message(f"refused for transfer {transfer.id}", level="error")
    sentry_sdk.capture_message(message="from {}".format(payer.iban))  # expect: SNT105
    sentry_sdk.capture_message(message="from {}".format(transfer.channel))
    sentry_sdk.get_current_scope().capture_message("call " + payer.phone_number)  # expect: SNT105
    sentry_sdk.get_current_scope().capture_message("call back")
    sentry_sdk.capture_exception(exc)
    sentry_sdk.capture_exception()


# case: R10
def built(payer, transfer):
    sentry_sdk.capture_exception(TransferRefused(f"{payer.email} has no money"))  # expect: SNT105
    sentry_sdk.capture_exception(TransferRefused(f"{transfer.id} has no money"))
    capture_exception(error=ValueError("refused", payer.bank_account))  # expect: SNT105
    capture_exception(error=ValueError("refused", transfer.amount))
    error = TransferRefused("refused: %s" % payer.passport_number)
    capture_exception(error)  # expect: SNT105
    error = TransferRefused("refused: %s" % transfer.reason_code)
    capture_exception(error)


# case: R11, R19
def events(payer, transfer):
    sentry_sdk.capture_event({"message": "refused for " + payer.email, "level": "error"})  # expect: SNT105
    sentry_sdk.capture_event({"message": "refused", "level": "error"})
    sentry_sdk.capture_event({"message": "refused", "tags": {"payer": payer.full_name}})  # expect: SNT102
    sentry_sdk.capture_event({"message": "refused", "tags": {"payer": payer.id}})
    sentry_sdk.capture_event({"message": "refused", "user": {"email": payer.email}})  # expect: SNT104
    sentry_sdk.capture_event({"message": "refused", "user": {"id": payer.id}})
    sentry_sdk.capture_event({"message": "refused", "extra": {"from": payer.iban}})  # expect: SNT103
    sentry_sdk.capture_event({"message": "refused", "extra": {"from": transfer.channel}})
    sentry_sdk.capture_event({"message": "refused", "contexts": {"payer": {"born": payer.date_of_birth}}})  # expect: SNT103
    event = {"message": "refused"}
    sentry_sdk.capture_event(event)
    event["message"] = "refused for " + payer.email
    sentry_sdk.capture_event(event)  # expect: SNT105
    event["message"] = "refused"
    sentry_sdk.capture_event(event)


def fingerprints(payer, transfer, exc):
    with sentry_sdk.new_scope() as scope:
        scope.fingerprint = ["transfer", payer.email]  # expect: SNT105
        scope.fingerprint = ["transfer", transfer.kind]
        sentry_sdk.capture_exception(exc)
    sentry_sdk.capture_exception(exc, fingerprint=["transfer", payer.username])  # expect: SNT105
    sentry_sdk.capture_exception(exc, fingerprint=["transfer", transfer.kind])


# case: R22
def names(payer, transfer):
    with sentry_sdk.start_transaction(op="bank", name=f"transfer of {payer.full_name}"):  # expect: SNT105
        with sentry_sdk.start_span(op="bank.check", name=f"check {payer.iban}"):  # expect: SNT105
            pass
        with sentry_sdk.start_span(op="bank.check", name="check"):
            pass
        with sentry_sdk.start_span(op="bank.check", description="check " + payer.email):  # expect: SNT105
            pass
        with sentry_sdk.start_span(op="bank.check", description="check " + transfer.kind):
            pass
    with sentry_sdk.start_transaction(op="bank", name="transfer") as transaction:
        transaction.name = f"transfer of {payer.email}"  # expect: SNT105
        transaction.name = "transfer abroad"
        transaction.start_child(op="bank.book", name=payer.surname).finish()  # expect: SNT105
        transaction.start_child(op="bank.book", name=transfer.kind).finish()
    sentry_sdk.set_transaction_name("transfer " + payer.email)  # expect: SNT105
    sentry_sdk.set_transaction_name("transfer " + transfer.kind)
    scope = sentry_sdk.get_current_scope()
    scope.set_transaction_name(f"transfer {payer.username}")  # expect: SNT105
    scope.set_transaction_name(f"transfer {transfer.kind}")
    scope.transaction = f"transfer {payer.email}"  # expect: SNT105
    scope.transaction = "transfer"


def bodies(payer, transfer):
    sentry_sdk.logger.warning(f"limit of {payer.email} reached")  # expect: SNT105
    sentry_sdk.logger.warning(f"limit of transfer {transfer.id} reached")
    sentry_sdk.logger.error("limit of {} reached".format(payer.iban))  # expect: SNT105
    sentry_sdk.logger.error("limit reached")
    sentry_sdk.logger.fatal("limit of " + payer.full_name)  # expect: SNT105
    sentry_sdk.logger.debug("limit of " + transfer.kind)
    sentry_sdk.logger.trace(payer.home_address)  # expect: SNT105
