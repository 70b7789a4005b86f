"""The one door; the modules of this project stand beside its settings."""
import sentry_sdk


def run(conn, procedure, values=()):
    sentry_sdk.add_breadcrumb(category="mint.coins", message=f"Coins through {procedure}", level="warning")
    sentry_sdk.set_tag("procedure", procedure)
    with conn.cursor() as cursor:
        return cursor.callproc(procedure, values)


def run_func(conn, procedure, kind, values=()):
    with conn.cursor() as cursor:
        return cursor.callfunc(procedure, kind, values)
