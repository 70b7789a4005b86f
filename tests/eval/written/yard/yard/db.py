import sentry_sdk


def call_proc(cursor, name, args):
    sentry_sdk.add_breadcrumb(category="database.pallet_write", message="calling a procedure", level="info")
    cursor.callproc(name, args)


def call_price(cursor, name, args):
    sentry_sdk.add_breadcrumb(category="database.price_write", message="calling a procedure", level="info")
    cursor.callproc(name, args)


def run(cursor, name, *args):
    """Not declared as a wrapper: what it runs is judged at its callers."""
    cursor.callproc(name, args)


class Store:
    def __init__(self, connection):
        self.connection = connection

    def call(self, procedure, args=()):
        with self.connection.cursor() as cursor:
            cursor.callproc(procedure, args)
