def run(cursor, name, args):
    cursor.callproc(name, args)

def remove(cursor):
    run(cursor, "files_remove", ())
