"""The doors to SQL Server: stock, tariff and ledger each have their own."""
import sentry_sdk


def note_tariff(procedure):
    sentry_sdk.add_breadcrumb(category="yard.tariff", message=f"Tariff through {procedure}", level="info")
    sentry_sdk.set_tag("procedure", procedure)
    sentry_sdk.set_tag("tariff", "yes")


def note_stock(procedure):
    sentry_sdk.add_breadcrumb(category="yard.stock", message=f"Running {procedure}", level="warning")
    sentry_sdk.set_tag("procedure", procedure)


def note_ledger(procedure):
    sentry_sdk.add_breadcrumb(category="yard.ledger", message=f"Ledger: {procedure}", level="warning")
    sentry_sdk.set_tag("procedure", procedure)


def stock_call(conn, procedure, *args):
    note_stock(procedure)
    marks = ", ".join("?" * len(args))
    return conn.cursor().execute(f"EXEC {procedure} {marks}", *args)


def tariff_call(conn, procedure, *args):
    note_tariff(procedure)
    marks = ", ".join("?" * len(args))
    return conn.cursor().execute(f"{{CALL {procedure} ({marks})}}", *args)


def ledger_call(conn, procedure, *args):
    note_ledger(procedure)
    marks = ", ".join("?" * len(args))
    return conn.cursor().execute(f"EXEC dbo.{procedure} {marks}", *args)


def any_call(conn, procedure, *args):
    return conn.cursor().execute("EXEC " + procedure + " " + ", ".join("?" for _ in args), *args)


class StockGate:
    def __init__(self, conn):
        self.conn = conn

    def call(self, procedure, *args):
        sentry_sdk.add_breadcrumb(category="yard.stock", message=f"Running {procedure}", level="warning")
        sentry_sdk.set_tag("procedure", procedure)
        return self.raw(procedure, *args)

    def raw(self, procedure, *args):
        return self.conn.cursor().execute(f"EXEC [dbo].[{procedure}] ?, ?", *args)


gate = StockGate(None)
