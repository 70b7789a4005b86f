import sentry_sdk


def call(conn, procedure, *args):
    sentry_sdk.add_breadcrumb(category="depot.pallet", message=f"Pallets: {procedure}", level="warning")
    sentry_sdk.set_tag("procedure", procedure)
    conn.cursor().callproc(procedure, args)


def plain(conn, procedure, *args):
    conn.cursor().callproc(procedure, args)
