"""Who calls them with what."""

from __future__ import annotations

import os

from gates import grades, notes
from gates.grades import Desk, Grade

HOUSE_GRADE = Grade.ALARM


def members(patient):
    notes.by_member(patient.email, Grade.ROUTINE)
    notes.by_member(patient.email, grade=grades.Grade.WARNING)
    notes.by_member(patient.email, Grade.ALARM)  # expect: SNT105
    notes.by_member(patient.email, HOUSE_GRADE)  # expect: SNT105
    notes.by_member(patient.email, patient.grade)  # expect: SNT105
    notes.by_member(patient.email, Grade.ROUTINE if patient.calm else Grade.ALARM)  # expect: SNT105


def defaults(patient):
    notes.by_default(patient.email)
    notes.by_default(patient.email, Grade.ALARM)  # expect: SNT105
    notes.by_default(patient.email, Grade.WARNING)


def texts(patient):
    notes.by_text(patient.email, "info")
    notes.by_text(patient.email, "fatal")  # expect: SNT105
    notes.by_text(patient.email, os.environ["NOTE_LEVEL"])  # expect: SNT105


def turns(patient):
    notes.by_turn(patient.email)
    notes.by_turn(patient.email, "warning")  # expect: SNT101
    notes.by_turn(patient.email, "error")  # expect: SNT101
    notes.by_turn(patient.email, "fatal")  # expect: SNT105
    notes.by_turn(patient.email, level=patient.level)  # expect: SNT101, SNT105


def others(patient):
    notes.unless(patient.email, "mail")
    notes.unless(patient.email, "post", also=7)
    notes.unless(patient.email, "post")  # expect: SNT105
    notes.unless(patient.email, "post", also=1)  # expect: SNT105
    notes.beside(patient.email, 404, failed=True)
    notes.beside(patient.email, 500, failed=True)  # expect: SNT105
    notes.beside(patient.email, 500)


def cases(patient):
    notes.by_case(patient.email, Desk.FRONT)
    notes.by_case(patient.email, Desk.NIGHT)  # expect: SNT105
    notes.by_case(patient.email, "annexe")  # expect: SNT102
    notes.by_case(patient.email, patient.desk)  # expect: SNT102, SNT105


def unknown(patient):
    notes.computed(patient.email, 40)  # expect: SNT105
    notes.kept(patient.email, "error")  # expect: SNT105
    notes.kept(patient.email, "")  # expect: SNT105
    notes.passed_on(patient.email, Grade.ALARM)  # expect: SNT105


def tables(patient):
    notes.by_table(patient.email, "loud")  # expect: SNT105
    notes.by_table(patient.email, "quiet")


def made_of_it(patient):
    notes.lowered(patient.email, "ERROR")  # expect: SNT105
    notes.lowered_in_place(patient.email, "ERROR")  # expect: SNT105
    notes.cut(patient.email, "_error")  # expect: SNT105
    notes.counted_up(patient.email, 4)  # expect: SNT105
