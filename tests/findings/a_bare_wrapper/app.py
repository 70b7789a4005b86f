import sentry_sdk

@staticmethod
def remove(cursor):
    cursor.callproc("files_remove")

def late(cursor):
    cursor.callproc("files_remove")
    sentry_sdk.add_breadcrumb(category="files.change")
