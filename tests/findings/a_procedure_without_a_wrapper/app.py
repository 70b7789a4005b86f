def one(cursor, key):
    cursor.execute("CALL files_remove(%s)", [key])
