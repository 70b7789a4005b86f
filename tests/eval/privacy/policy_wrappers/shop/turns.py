"""Functions whose names only end like those of the policy."""
from jobs.helpers import who
from obs import helpers
from pers import who as whom


def seen(member):
    who({"email": member.email})
    whom({"email": member.email})
    helpers.who({"email": member.email})  # expect: SNT104
    helpers.who({"id": member.id})


def unseen(desk, member):
    desk.who({"email": member.email})  # expect: SNT104
    desk.who({"id": member.id})
    desk.whom({"email": member.email})
