"""Names that are put together: no text here or elsewhere holds one as a whole."""

from mill.db import bare

STONE = "Stone"


def joined(cursor):
    cursor.callproc("Stone" + "_Dress")  # expect: SNT301
    cursor.callproc("_".join(["Stone", "Dress"]))  # expect: SNT301
    cursor.callproc("{}_Dress".format("Stone"))  # expect: SNT301
    cursor.callproc("Stone" + "_Count")


def written(cursor):
    kind = "Stone"
    name = f"{kind}_Dress"
    cursor.callproc(name)  # expect: SNT301
    cursor.callproc(f"{STONE}_Dress")  # expect: SNT301
    cursor.execute("CALL %s_Dress(1)" % STONE)  # expect: SNT301
    cursor.callproc(f"{STONE}_Count")


def handed(connection):
    bare(connection, STONE + "_Dress")  # expect: SNT301
    bare(connection, STONE + "_Count")


def chosen(cursor, hard):
    verb = "Dress" if hard else "Count"
    cursor.callproc(f"{STONE}_{verb}")  # expect: SNT301
