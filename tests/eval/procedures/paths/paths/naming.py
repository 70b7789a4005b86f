"""Where the name of a procedure comes from, and who hands it on."""
import enum
import functools

import sentry_sdk

from paths.notes import note_bed

SOW = "seed_sow"
COUNT = "seed_count"
NAMES = {"a": "seed_sow", "b": "seed_count"}
HARMLESS = {"a": "seed_count", "b": "seed_list"}
LISTED = ("seed_count", "seed_sow")
LISTED_HARMLESS = ["seed_count", "seed_list"]


class Names(enum.Enum):
    SOW = "seed_sow"
    COUNT = "seed_count"


class Texts(str, enum.Enum):
    SOW = "CALL seed_sow(%s)"
    COUNT = "CALL seed_count(%s)"


class Constants:
    SOW = "seed_sow"
    COUNT = "seed_count"


class Job:
    def __init__(self, name, schema="app"):
        self.name = name
        self.schema = schema


def constants(cursor, key, more):
    cursor.callproc(SOW)  # expect: SNT301
    cursor.callproc(COUNT)
    cursor.callproc(NAMES["a"])  # expect: SNT301
    cursor.callproc(NAMES["b"])
    cursor.callproc(NAMES[key])  # expect: SNT301
    cursor.callproc(HARMLESS[key])
    cursor.callproc(NAMES.get("a"))  # expect: SNT301
    cursor.callproc(NAMES.get("b"))
    cursor.callproc(LISTED[1])  # expect: SNT301
    cursor.callproc(LISTED[0])
    cursor.callproc(LISTED[-1])  # expect: SNT301
    cursor.callproc(LISTED[key])  # expect: SNT301
    cursor.callproc(LISTED_HARMLESS[key])
    cursor.callproc(Names.SOW.value)  # expect: SNT301
    cursor.callproc(Names.COUNT.value)
    cursor.callproc(Constants.SOW)  # expect: SNT301
    cursor.callproc(Constants.COUNT)
    cursor.execute(Texts.SOW, (key,))  # expect: SNT301
    cursor.execute(Texts.COUNT, (key,))
    cursor.execute(Texts.SOW.value, (key,))  # expect: SNT301
    cursor.callproc("seed_" + "sow")  # expect: SNT301
    cursor.callproc("seed_" + "count")
    cursor.callproc("%s_%s" % ("seed", "sow"))  # expect: SNT301
    cursor.callproc("%s_%s" % ("seed", "count"))
    cursor.callproc("{}_{}".format("seed", "sow"))  # expect: SNT301
    cursor.callproc("{}_{}".format("seed", "count"))
    cursor.callproc("_".join(["seed", "sow"]))  # expect: SNT301
    cursor.callproc("_".join(["seed", "count"]))
    cursor.callproc(f"seed_{'sow'}")  # expect: SNT301
    cursor.callproc(SOW if key else COUNT)  # expect: SNT301
    cursor.callproc(COUNT if key else SOW)  # expect: SNT301
    cursor.callproc(COUNT if key else "seed_list")
    cursor.callproc(more or SOW)  # expect: SNT301
    cursor.callproc("SEED_SOW")  # expect: SNT301
    cursor.callproc("[app].[Seed_Sow]")  # expect: SNT301
    cursor.callproc("`app`.`seed_sow`")  # expect: SNT301
    cursor.callproc(str(SOW))  # expect: SNT301
    cursor.callproc(SOW.upper())  # expect: SNT301
    cursor.callproc(SOW.strip())  # expect: SNT301
    name = SOW
    cursor.callproc(name)  # expect: SNT301
    name = COUNT
    cursor.callproc(name)
    name += "_all"
    cursor.callproc(name)
    for name in LISTED:
        cursor.callproc(name)  # expect: SNT301
    for name in LISTED_HARMLESS:
        cursor.callproc(name)
    for name, rows in {"seed_sow": 1}.items():
        cursor.callproc(name, rows)  # expect: SNT301


def run(cursor, name, args=()):
    cursor.callproc(name, args)


def run_deep(cursor, name):
    run(cursor, name)


def run_text(cursor, text):
    cursor.execute(text)


def run_named(cursor, name):
    cursor.execute(f"CALL {name}(1)")


def run_in_schema(cursor, schema, name):
    cursor.callproc(f"{schema}.{name}")


def run_part(cursor, part):
    cursor.callproc("seed_" + part)


def run_job(cursor, job):
    cursor.callproc(job.name)


def run_item(cursor, row):
    cursor.callproc(row["name"])


def run_default(cursor, name="seed_sow"):
    cursor.callproc(name)  # expect: SNT301


def run_first(cursor, *names):
    cursor.callproc(names[0])


def run_keyword(cursor, **more):
    cursor.callproc(more["name"])


def run_all(cursor, names):
    for name in names:
        cursor.callproc(name)


def run_announced(cursor, name):
    note_bed(name)
    cursor.callproc(name)


def run_twice(cursor, one, other):
    cursor.callproc(one)
    cursor.callproc(other)


class Layer:
    def __init__(self, cursor, name="seed_count"):
        self.cursor = cursor
        self.name = name

    def run(self, name, *args):
        self.cursor.callproc(name, args)

    def run_own(self):
        self.cursor.callproc(self.name)

    @classmethod
    def run_of_class(cls, cursor, name):
        cursor.callproc(name)

    @staticmethod
    def run_alone(cursor, name):
        cursor.callproc(name)


def helpers(cursor, key, layer: Layer):
    run(cursor, SOW)  # expect: SNT301
    run(cursor, COUNT)
    run(cursor, name=SOW)  # expect: SNT301
    run(cursor, NAMES[key])  # expect: SNT301
    run(cursor, SOW if key else COUNT)  # expect: SNT301
    run(*(cursor, SOW))  # expect: SNT301
    run(**{"cursor": cursor, "name": SOW})  # expect: SNT301
    run_deep(cursor, SOW)  # expect: SNT301
    run_deep(cursor, COUNT)
    run_text(cursor, "CALL seed_sow(1)")  # expect: SNT301
    run_text(cursor, "CALL seed_count(1)")
    run_text(cursor, f"CALL {SOW}({key})")  # expect: SNT301
    run_named(cursor, SOW)  # expect: SNT301
    run_named(cursor, COUNT)
    run_in_schema(cursor, "app", SOW)  # expect: SNT301
    run_in_schema(cursor, key, SOW)  # expect: SNT301
    run_in_schema(cursor, "app", COUNT)
    run_in_schema(cursor, SOW, COUNT)
    run_part(cursor, "sow")  # expect: SNT301
    run_part(cursor, "count")
    run_job(cursor, Job(SOW))  # expect: SNT301
    run_job(cursor, Job(COUNT))
    run_job(cursor, Job(COUNT, SOW))
    run_item(cursor, {"name": SOW})  # expect: SNT301
    run_item(cursor, {"name": COUNT, "other": SOW})
    run_default(cursor, COUNT)
    run_first(cursor, SOW, COUNT)  # expect: SNT301
    run_first(cursor, COUNT, SOW)
    run_keyword(cursor, name=SOW)  # expect: SNT301
    run_keyword(cursor, name=COUNT, other=SOW)
    run_announced(cursor, "Bed_Clear")
    run_announced(cursor, SOW)  # expect: SNT301
    run_twice(cursor, SOW, COUNT)  # expect: SNT301
    run_twice(cursor, COUNT, SOW)  # expect: SNT301
    run_twice(cursor, COUNT, COUNT)
    layer.run(SOW)  # expect: SNT301
    layer.run(COUNT, SOW)
    Layer(cursor).run(SOW)  # expect: SNT301
    Layer(cursor).run_own()
    Layer.run_of_class(cursor, SOW)  # expect: SNT301
    Layer.run_of_class(cursor, COUNT)
    Layer.run_alone(cursor, SOW)  # expect: SNT301
    functools.partial(cursor.callproc, SOW)()  # expect: SNT301
    functools.partial(cursor.callproc, COUNT)()
    functools.partial(run, cursor)(COUNT)
    call = cursor.callproc
    call(SOW)  # expect: SNT301
    call(COUNT)
    getattr(cursor, "callproc")(SOW)  # expect: SNT301
    getattr(cursor, "close")(SOW)


def announced_for_one(cursor):
    note_bed("Bed_Clear")
    cursor.callproc("Bed_Clear"), cursor.callproc("Bed_Dig")  # expect: SNT301


def announced_in_a_loop(cursor, keys):
    note_bed("Bed_Clear")
    for key in keys:
        cursor.callproc("Bed_Clear", (key,))


def announced_in_each_turn(cursor, keys):
    for key in keys:
        note_bed("Bed_Clear")
        cursor.callproc("Bed_Clear", (key,))


def announced_and_followed(cursor, keys):
    note_bed("Bed_Clear")
    for key in keys:
        cursor.callproc("Bed_Clear", (key,))
    cursor.callproc("Bed_Dig")  # expect: SNT301


def announced_on_a_scope_of_its_own(cursor):
    with sentry_sdk.new_scope() as scope:
        scope.set_tag("procedure", "Bed_Clear")
        scope.set_tag("bed", "yes")
        scope.add_breadcrumb(category="garden.bed", message="Bed change: Bed_Clear", level="info")
        cursor.callproc("Bed_Clear")
    cursor.callproc("Bed_Dig")  # expect: SNT301


def announced_by_a_dictionary(cursor, key):
    sentry_sdk.add_breadcrumb({"category": "garden.bed", "message": "Bed change", "level": "info"})
    sentry_sdk.set_tags({"procedure": "Bed_Clear", "bed": "yes"})
    cursor.callproc("Bed_Clear", (key,))


def announced_by_a_poor_dictionary(cursor, key):
    sentry_sdk.add_breadcrumb({"category": "garden.bed", "message": "Bed change", "level": "info"})
    sentry_sdk.set_tags({"procedure": "Bed_Clear"})
    cursor.callproc("Bed_Clear", (key,))  # expect: SNT301


def announced_after_a_return(cursor, key):
    if key:
        return
        note_bed("Bed_Clear")
    cursor.callproc("Bed_Clear", (key,))  # expect: SNT301


def never_run(cursor):
    return
    cursor.callproc("Bed_Clear")


def for_others_only(cursor, name):
    if name != "bed_clear" and name not in ("bed_clear", "bed_dig"):
        cursor.callproc(name)
