"""A school: how a value comes to the call, one step at a time."""
import copy
import json
import textwrap

import sentry_sdk


# case: R47, N54
def renamed(student, course):
    who = student.email
    sentry_sdk.set_tag("who", who)  # expect: SNT102
    again = who
    sentry_sdk.set_tag("who", again)  # expect: SNT102
    who = course.id
    sentry_sdk.set_tag("who", who)
    sentry_sdk.set_tag("who", again)  # expect: SNT102
    email = "absent"
    sentry_sdk.set_tag("state", email)
    first, second = student.email, course.id
    sentry_sdk.set_tag("who", first)  # expect: SNT102
    sentry_sdk.set_tag("who", second)
    (head, *tail) = [course.id, student.email, student.phone]
    sentry_sdk.set_tag("who", head)
    sentry_sdk.set_context("who", {"rest": tail})  # expect: SNT103
    a = b = student.full_name
    sentry_sdk.set_tag("who", b)  # expect: SNT102
    a = course.id
    sentry_sdk.set_tag("who", a)
    text = "for "
    text += student.email
    sentry_sdk.capture_message(text)  # expect: SNT105
    text = "for "
    text += course.title
    sentry_sdk.capture_message(text)


# case: R48
def transparent(student, course):
    sentry_sdk.set_tag("who", str(student.email))  # expect: SNT102
    sentry_sdk.set_tag("who", str(student.id))
    sentry_sdk.set_tag("who", repr(student.email))  # expect: SNT102
    sentry_sdk.set_tag("who", student.email.encode())  # expect: SNT102
    sentry_sdk.set_tag("who", student.email.encode().decode())  # expect: SNT102
    sentry_sdk.set_tag("who", student.email.upper())  # expect: SNT102
    sentry_sdk.set_tag("who", student.email.strip().casefold())  # expect: SNT102
    sentry_sdk.set_tag("who", textwrap.shorten(student.full_name, 20))  # expect: SNT102
    sentry_sdk.set_tag("who", textwrap.shorten(course.title, 20))
    sentry_sdk.set_context("who", copy.deepcopy({"mail": student.email}))  # expect: SNT103
    sentry_sdk.set_context("who", copy.deepcopy({"course": course.id}))
    sentry_sdk.set_context("who", copy.copy({"mail": student.email}))  # expect: SNT103
    sentry_sdk.set_context("who", {"mail": student.email}.copy())  # expect: SNT103
    sentry_sdk.set_extra("who", json.dumps({"mail": student.email}))  # expect: SNT103
    sentry_sdk.set_extra("who", json.dumps({"course": course.id}))
    sentry_sdk.set_extra("who", list({student.email}))  # expect: SNT103
    sentry_sdk.set_extra("who", tuple([student.email]))  # expect: SNT103
    sentry_sdk.set_extra("who", sorted([student.phone, student.email])[0])  # expect: SNT103
    sentry_sdk.set_extra("who", sorted([course.id, course.title])[0])


# case: R62
def cut(student, course):
    sentry_sdk.set_tag("who", student.email[:5])  # expect: SNT102
    sentry_sdk.set_tag("who", student.email[-8:])  # expect: SNT102
    sentry_sdk.set_tag("who", str(student.phone)[:100])  # expect: SNT102
    sentry_sdk.set_tag("who", student.email.split("@")[0])  # expect: SNT102
    sentry_sdk.set_tag("who", course.title[:100])


# case: R52, N4
def chosen(student, course, flag):
    sentry_sdk.set_tag("who", student.email if flag else "nobody")  # expect: SNT102
    sentry_sdk.set_tag("who", "nobody" if flag else student.email)  # expect: SNT102
    sentry_sdk.set_tag("who", "known" if student.email else "unknown")
    sentry_sdk.set_tag("who", student.email or "unknown")  # expect: SNT102
    sentry_sdk.set_tag("who", course.title or "unknown")
    sentry_sdk.set_tag("who", flag and student.email)  # expect: SNT102
    sentry_sdk.set_tag("who", flag and course.id)
    who = course.id
    if flag:
        who = student.email
    sentry_sdk.set_tag("who", who)  # expect: SNT102
    if flag:
        who = course.id
    else:
        who = course.title
    sentry_sdk.set_tag("who", who)
    if student.phone.startswith("0"):
        sentry_sdk.set_tag("local", "yes")
    if flag:
        sentry_sdk.set_tag("who", student.phone)  # expect: SNT102


# case: N22
def afterwards(student, course):
    reach = course.id
    sentry_sdk.set_tag("reach", reach)
    reach = student.email
    return reach


def walrus(student, course):
    if (mail := student.email) and course.open:
        sentry_sdk.set_tag("who", mail)  # expect: SNT102
    if (number := course.id) and course.open:
        sentry_sdk.set_tag("who", number)
    sentry_sdk.set_tag("who", (hit := student.phone))  # expect: SNT102
    return hit


def loops(students, courses):
    for student in students:
        sentry_sdk.add_breadcrumb(message=student.email)  # expect: SNT101
        sentry_sdk.add_breadcrumb(message=student.id)
    for mail in [student.email for student in students]:
        sentry_sdk.add_breadcrumb(message=mail)  # expect: SNT101
    for number in [course.id for course in courses]:
        sentry_sdk.add_breadcrumb(message=number)
    for index, mail in enumerate(s.email for s in students):
        sentry_sdk.add_breadcrumb(message=mail)  # expect: SNT101
        sentry_sdk.add_breadcrumb(message=str(index))
    for course, phone in zip(courses, (s.phone for s in students)):
        sentry_sdk.add_breadcrumb(message=phone)  # expect: SNT101
        sentry_sdk.add_breadcrumb(message=course.title)
    last = None
    for student in students:
        if last:
            sentry_sdk.set_tag("last", last)  # expect: SNT102
        last = student.email
    while students:
        picked = students.pop()
        sentry_sdk.add_breadcrumb(message=picked.home_address)  # expect: SNT101


def comprehensions(students, courses):
    sentry_sdk.set_extra("who", [s.email for s in students])  # expect: SNT103
    sentry_sdk.set_extra("who", [s.id for s in students])
    sentry_sdk.set_extra("who", {s.id: s.phone for s in students})  # expect: SNT103
    sentry_sdk.set_extra("who", {s.id: s.grade for s in students})
    sentry_sdk.set_extra("who", {s.full_name for s in students})  # expect: SNT103
    sentry_sdk.set_extra("who", list(s.email for s in students))  # expect: SNT103
    sentry_sdk.set_extra("who", ", ".join(s.email for s in students))  # expect: SNT103
    sentry_sdk.set_extra("who", ", ".join(c.title for c in courses))
    sentry_sdk.set_extra("who", list(map(lambda s: s.email, students)))  # expect: SNT103
    sentry_sdk.set_extra("who", sum(1 for s in students if s.email))
    sentry_sdk.set_extra("who", any(s.email for s in students))
    sentry_sdk.set_extra("who", [c.title for c in courses if c.teacher.email])


def managed(student, path):
    with open(path) as handle, student.lock(student.email) as lock:
        sentry_sdk.set_tag("file", handle.fileno())
        sentry_sdk.set_tag("lock", lock.kind)
    with sentry_sdk.start_span(op="school", name="grade") as span:
        mail = student.email
        span.set_data("who", mail)  # expect: SNT103
        span.set_data("who", student.id)
    sentry_sdk.set_tag("who", mail)  # expect: SNT102


def tried(student, course):
    who = course.id
    try:
        who = student.email
        course.enrol(who)
    except OSError:
        sentry_sdk.set_tag("who", who)  # expect: SNT102
    else:
        who = course.id
        sentry_sdk.set_tag("who", who)
    finally:
        sentry_sdk.set_tag("course", course.id)


def closed_over(student, course):
    mail = student.email
    number = course.id

    def note():
        sentry_sdk.set_tag("who", mail)  # expect: SNT102
        sentry_sdk.set_tag("who", number)

    later = lambda: sentry_sdk.set_tag("who", mail)  # noqa: E731  # expect: SNT102
    return note, later


CONTACT = None
SUPPORT = "the help desk"


def at_module_level(student):
    global CONTACT
    CONTACT = student.email
    sentry_sdk.set_tag("contact", CONTACT)  # expect: SNT102
    sentry_sdk.set_tag("contact", SUPPORT)


POOL = None
CLOSED = None


def open_pool(pool):
    global POOL
    POOL = pool


def pool():
    if POOL is None:
        raise LookupError("not open yet")
    return POOL


def once_another_function_has_bound_it(student):
    if POOL is None:
        return
    sentry_sdk.set_tag("contact", student.email)  # expect: SNT102


def past_what_may_raise(student):
    try:
        rows = pool()
    except LookupError:
        raise
    sentry_sdk.set_tag("contact", student.email)  # expect: SNT102
    return rows


def what_nobody_binds_again(student):
    if CLOSED is None:
        return
    sentry_sdk.set_tag("contact", student.email)


def matched(message):
    match message:
        case {"kind": "enrol", "email": mail}:
            sentry_sdk.set_tag("who", mail)  # expect: SNT102
        case {"kind": "leave", "course": course}:
            sentry_sdk.set_tag("what", course)
