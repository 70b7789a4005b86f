"""Names of procedures from other modules, in loops and look-ups."""
from quarry import db, names
from quarry.names import BY_ACTION, COUNTING, MOVE, PAIRS, READ_ONLY, REMOVE, Names, Plain, Proc


def constants(cursor, number):
    cursor.callproc(REMOVE, [number])  # expect: SNT301
    cursor.callproc(names.MOVE, [number])  # expect: SNT301
    cursor.callproc(names.COUNT, [number])
    cursor.execute(f"CALL {MOVE}(%s)", [number])  # expect: SNT301
    cursor.execute("CALL {}(%s)".format(names.REMOVE), [number])  # expect: SNT301
    cursor.execute("CALL %s(1)" % REMOVE)  # expect: SNT301


def enums(cursor, number):
    cursor.callproc(Proc.REMOVE, [number])  # expect: SNT301
    cursor.callproc(Proc.REMOVE.value, [number])  # expect: SNT301
    cursor.callproc(Proc.COUNT, [number])
    cursor.callproc(Plain.MOVE.value, [number])  # expect: SNT301
    cursor.callproc(Plain.WEIGH.value, [number])
    cursor.callproc(Plain["MOVE"].value, [number])  # expect: SNT301
    cursor.execute(f"CALL {Proc.REMOVE.value}(%s)", [number])  # expect: SNT301
    cursor.callproc(Names.remove, [number])  # expect: SNT301
    cursor.callproc(names.Names.count, [number])


def looked_up(cursor, action, number):
    cursor.callproc(BY_ACTION["remove"], [number])  # expect: SNT301
    cursor.callproc(BY_ACTION["count"], [number])
    cursor.callproc(BY_ACTION[action], [number])  # expect: SNT301
    cursor.callproc(BY_ACTION.get(action, "Block_Count"), [number])  # expect: SNT301
    cursor.callproc(READ_ONLY["remove"], [number])  # expect: SNT301
    cursor.callproc(READ_ONLY["count"], [number])
    name = BY_ACTION.get("move")
    cursor.callproc(name, [number])  # expect: SNT301


def loops(cursor, number):
    for name in (REMOVE, MOVE):
        cursor.callproc(name, [number])  # expect: SNT301
    for name in COUNTING:
        cursor.callproc(name, [number])
    for action, name in PAIRS:
        cursor.callproc(name, [action, number])  # expect: SNT301
    for action, name in BY_ACTION.items():
        cursor.execute(f"CALL {name}(%s)", [action])  # expect: SNT301
    for name in BY_ACTION.values():
        cursor.callproc(name)  # expect: SNT301
    for proc in Proc:
        cursor.callproc(proc.value, [number])  # expect: SNT301
    for name in sorted({"Block_Remove", "Block_Weigh"}):
        cursor.callproc(name)  # expect: SNT301
    [cursor.callproc(name) for name in ("Block_Remove", "Block_Count")]  # expect: SNT301


def wrapped(conn, action, number):
    db.call(conn, REMOVE, number)
    db.call(conn, BY_ACTION[action], number)
    for name in BY_ACTION.values():
        db.call(conn, name, number)


def run(cursor, name=REMOVE, *args):
    cursor.callproc(name, args)


def choose(action):
    if action == "remove":
        return REMOVE
    return names.COUNT


def chosen(cursor, action, number):
    run(cursor, "Block_Move", number)  # expect: SNT301
    run(cursor, "Block_Count", number)
    cursor.callproc(choose(action), [number])  # expect: SNT301
    procedure = REMOVE if number > 3 else names.COUNT
    cursor.callproc(procedure, [number])  # expect: SNT301
    match action:
        case "remove":
            procedure = REMOVE
        case _:
            procedure = names.COUNT
    cursor.callproc(procedure, [number])  # expect: SNT301
