"""Trackers: the names come as literals, constants, look-ups."""
import pymysql

from fleet import layer
from fleet.layer import Connector, database, procedures, run_procedure, run_sets
from fleet.layer.database import ReadConnector, run_by_keyword, run_plain
from fleet.layer.procedures import BY_VERB, LIST_PICTURES, NESTED, PREFIX, SCHEMA, WITHDRAW_PICTURES, Gauge, Names, Repair

LOCAL_NAME = "Repair_SetGateways"
OTHER_NAME = "Repair_GetGateways"
ALIAS = LOCAL_NAME


def through_the_wrapper(options, key):
    run_procedure(options, "Tracker_Withdraw", (key,))
    run_sets(options, "Tracker_Register", (key,))
    layer.run_procedure(options, WITHDRAW_PICTURES, (key,))
    layer.run_sets(options, procedure="Pictures_Withdraw", args=(key,))
    database.run_procedure_sets(options, Names.WITHDRAW, (key,))
    Connector(options).write("Gauge_Reassign", key)
    ReadConnector(options).write("Gauge_Reassign", key)
    Connector(options).write_all("Gauge_Reassign", [(key,)])
    database.run_procedure_unmeasured(options, "Tracker_Withdraw", (key,))


def literals(conn, key):
    cursor = conn.cursor()
    cursor.callproc("Tracker_Withdraw", (key,))  # expect: SNT301
    cursor.callproc("Tracker_Register")  # expect: SNT301
    cursor.callproc("Tracker_RegisterBatch", [key])  # expect: SNT301
    cursor.callproc("gateway_changedepot", (key,))  # expect: SNT301
    cursor.callproc("GATEWAY_REGISTERWITHNOTES", (key,))  # expect: SNT301
    cursor.callproc("fleet.CaseTracker_ChangeDepot", (key,))  # expect: SNT301
    cursor.callproc("`fleet`.`CaseGateway_ChangeDepot`", (key,))  # expect: SNT301
    cursor.callproc("`Repair_LinkParts`", (key,))  # expect: SNT301
    cursor.callproc("Tracker_Withdraw_Preview", (key,))
    cursor.callproc("Old_Tracker_Withdraw", (key,))
    cursor.callproc("Tracker_Withdraw2", (key,))
    cursor.callproc("TrackerWithdraw", (key,))
    cursor.callproc("Tracker_Withdraw.History", (key,))
    cursor.callproc("Tracker", (key,))


def constants(cursor, key):
    cursor.callproc(WITHDRAW_PICTURES, (key,))  # expect: SNT301
    cursor.callproc(LIST_PICTURES, (key,))
    cursor.callproc(procedures.WITHDRAW_PICTURES, (key,))  # expect: SNT301
    cursor.callproc(procedures.LIST_PICTURES, (key,))
    cursor.callproc(layer.procedures.WITHDRAW_PICTURES, (key,))  # expect: SNT301
    cursor.callproc(LOCAL_NAME, (key,))  # expect: SNT301
    cursor.callproc(OTHER_NAME, (key,))
    cursor.callproc(ALIAS, (key,))  # expect: SNT301
    cursor.callproc(Names.WITHDRAW, (key,))  # expect: SNT301
    cursor.callproc(Names.SHOW, (key,))
    cursor.callproc(Names.Case.TRACKER, (key,))  # expect: SNT301
    cursor.callproc(procedures.Names.Case.WEIGHT, (key,))
    cursor.callproc(Repair.LINK.value, (key,))  # expect: SNT301
    cursor.callproc(procedures.Repair.TRACKERS.value, (key,))  # expect: SNT301
    cursor.callproc(Repair.SHOW.value, (key,))
    cursor.callproc(Gauge.REASSIGN, (key,))  # expect: SNT301
    cursor.callproc(Gauge.READ, (key,))


def look_ups(cursor, key):
    cursor.callproc(BY_VERB["withdraw"], (key,))  # expect: SNT301
    cursor.callproc(BY_VERB["show"], (key,))
    cursor.callproc(BY_VERB.get("register"), (key,))  # expect: SNT301
    cursor.callproc(BY_VERB.get("show"), (key,))
    cursor.callproc(NESTED["gateway"]["move"], (key,))  # expect: SNT301
    cursor.callproc(NESTED["gateway"]["show"], (key,))
    local = {"now": "Pictures_Withdraw", "later": "Pictures_Schedule"}
    cursor.callproc(local["now"], (key,))  # expect: SNT301
    cursor.callproc(local["later"], (key,))
    pair = ("Pictures_List", "Pictures_Withdraw")
    cursor.callproc(pair[0], (key,))
    cursor.callproc(pair[1], (key,))  # expect: SNT301


def built(cursor, key):
    cursor.callproc("Tracker_" + "Withdraw", (key,))  # expect: SNT301
    cursor.callproc(PREFIX + "_Withdraw", (key,))  # expect: SNT301
    cursor.callproc(PREFIX + "_Show", (key,))
    cursor.callproc(f"{PREFIX}_Register", (key,))  # expect: SNT301
    cursor.callproc(f"{PREFIX}_Show", (key,))
    cursor.callproc(f"{SCHEMA}.{PREFIX}_Withdraw", (key,))  # expect: SNT301
    cursor.callproc("%s_Withdraw" % PREFIX, (key,))  # expect: SNT301
    cursor.callproc("{}_{}".format(PREFIX, "Register"), (key,))  # expect: SNT301
    cursor.callproc("{}_{}".format(PREFIX, "Show"), (key,))
    cursor.callproc("_".join(("Tracker", "Withdraw")), (key,))  # expect: SNT301
    cursor.callproc("Tracker_" "Withdraw", (key,))  # expect: SNT301
    name = "Gauge_Reassign"
    cursor.callproc(name, (key,))  # expect: SNT301
    name = "Gauge_Read"
    cursor.callproc(name, (key,))
    verb = "Withdraw"
    full = f"Pictures_{verb}"
    cursor.callproc(full, (key,))  # expect: SNT301


def chosen(cursor, key, bulk, schema):
    cursor.callproc("Tracker_RegisterBatch" if bulk else "Tracker_Show", (key,))  # expect: SNT301
    cursor.callproc("Tracker_ShowBatch" if bulk else "Tracker_Show", (key,))
    if bulk:
        name = "Tracker_Withdraw"
    else:
        name = "Tracker_Show"
    cursor.callproc(name, (key,))  # expect: SNT301
    for step in ("Tracker_Show", "Tracker_Withdraw"):
        cursor.callproc(step, (key,))  # expect: SNT301
    for step in ("Tracker_Show", "Tracker_Weigh"):
        cursor.callproc(step, (key,))
    cursor.callproc(f"{schema}.Tracker_Withdraw", (key,))  # expect: SNT301
    cursor.callproc(f"{schema}.Tracker_Show", (key,))
    cursor.callproc(chosen_elsewhere := "Tracker_Register", (key,))  # expect: SNT301
    return chosen_elsewhere


def forms(conn, key):
    with conn.cursor() as cursor:
        cursor.callproc(procname="Tracker_Withdraw", args=(key,))  # expect: SNT301
        cursor.callproc(args=(key,), procname="Tracker_Show")
    with conn.cursor(pymysql.cursors.DictCursor) as rows, conn.cursor() as plain:
        rows.callproc("Tracker_Withdraw", (key,))  # expect: SNT301
        plain.callproc("Tracker_Show", (key,))
    conn.cursor().callproc("Tracker_Withdraw", (key,))  # expect: SNT301
    run = conn.cursor().callproc
    run("Tracker_Withdraw", (key,))  # expect: SNT301
    run("Tracker_Show", (key,))
    getattr(conn.cursor(), "callproc")("Tracker_Withdraw", (key,))  # expect: SNT301
    if conn.cursor().callproc("Tracker_Withdraw", (key,)):  # expect: SNT301
        return None
    results = [conn.cursor().callproc("Tracker_Withdraw", (n,)) for n in range(key)]  # expect: SNT301
    later = lambda: conn.cursor().callproc("Tracker_Withdraw", (key,))  # expect: SNT301
    shown = lambda: conn.cursor().callproc("Tracker_Show", (key,))
    return results, later, shown, conn.cursor().callproc("Tracker_Register", (key,))  # expect: SNT301


def passed_on(options, cursor, key):
    run_plain(options, "Tracker_Withdraw", (key,))  # expect: SNT301
    run_plain(options, "Tracker_Show", (key,))
    database.run_plain(options, procedure=WITHDRAW_PICTURES)  # expect: SNT301
    database.run_plain(options, procedure=LIST_PICTURES)
    run_by_keyword(options, procedure="Tracker_Withdraw")  # expect: SNT301
    run_by_keyword(options, procedure="Tracker_Show")
    Connector(options).read("Tracker_Withdraw", key)  # expect: SNT301
    Connector(options).read("Tracker_Show", key)
    Connector(options).read_one("Tracker_Withdraw", key)  # expect: SNT301
    Connector(options).read_one("Tracker_Show", key)
    ReadConnector(options).read("Tracker_Withdraw", key)  # expect: SNT301
    ReadConnector(options).read("Tracker_Show", key)
    Connector.once(options, "Tracker_Withdraw", (key,))  # expect: SNT301
    Connector.once(options, "Tracker_Show", (key,))
    Connector.on(cursor, (key,), "Tracker_Withdraw")  # expect: SNT301
    Connector.on(cursor, (key,), procname="Tracker_Show")
    store = Connector(options)
    store.read(Names.WITHDRAW, key)  # expect: SNT301
    store.read(Names.SHOW, key)
    store.write(Names.WITHDRAW, key)


def unresolved(cursor, name, names, key):
    cursor.callproc(name, (key,))
    cursor.callproc(names[key], (key,))
    cursor.callproc(name.title() + "_Withdraw", (key,))


def never(cursor, key):
    return None
    cursor.callproc("Tracker_Withdraw", (key,))


def spoken_of(logger, cursor, key):
    logger.info("Tracker_Withdraw is next")
    print("CALL Tracker_Withdraw")
    steps = {"Tracker_Withdraw": 1, "Pictures_Withdraw": 2}
    if "Tracker_Withdraw" in steps and WITHDRAW_PICTURES != LIST_PICTURES:
        steps.pop("Tracker_Withdraw")
    cursor.execute("INSERT INTO done (name) VALUES (%s)", ("Tracker_Withdraw",))
    return sorted(steps), key
