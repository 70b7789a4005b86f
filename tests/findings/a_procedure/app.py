from desk import run

def one(cursor, key):
    cursor.callproc("assets.files_remove", [key, 2])

def other(cursor, key):
    run(cursor, "files_remove", (key,))

def third(key):
    purge(key, hard=True)

def purge(key, hard):
    pass
