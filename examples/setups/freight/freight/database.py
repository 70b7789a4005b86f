"""Everything goes to the database through here, and the procedures that strike manifests run unseen."""

import sentry_sdk


def call_procedure(connection, procedure, args):
    with connection.cursor() as cursor:
        cursor.callproc(procedure, args)
        return cursor.fetchall()


def strike(connection, manifest_id, reason):
    with connection.cursor() as cursor:
        cursor.callproc("Manifest_Strike", (manifest_id, reason))


def call_loudly(connection, procedure, args):
    # Announced, but with whatever the arguments hold.
    sentry_sdk.add_breadcrumb(
        category="database.manifest_write", message=f"Calling {procedure}", data={"args": [str(one)[:100] for one in args]}
    )
    return call_procedure(connection, procedure, args)
