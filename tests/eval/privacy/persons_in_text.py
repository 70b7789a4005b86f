"""A lending library: whose object is written into a text or sent as it is, and whose text a model wrote."""
from __future__ import annotations

import sentry_sdk
import starlette.requests
from django.http import HttpRequest
from sentry_sdk import add_breadcrumb, capture_exception, set_context, set_extra, set_tag, set_user


def in_a_text(request, session, loan):
    set_tag("by", str(request.user))  # expect: SNT102
    set_tag("by", "%s" % session.user)  # expect: SNT102
    set_tag("by", "{}".format(loan.member))  # expect: SNT102
    add_breadcrumb(message="lent by " + str(request.user))  # expect: SNT101
    reader = request.user
    add_breadcrumb(message=f"lent to {reader}")  # expect: SNT101
    set_tag("by", str(request.user.pk))
    set_tag("by", f"{reader.id:d}")
    set_tag("by", f"{loan.user_id}")
    set_tag("known", bool(reader))
    set_tag("known", str(request.user is None))
    set_tag("known", type(request.user).__name__)
    set_user({"id": request.user.pk, "username": str(request.user)})  # expect: SNT104


async def in_a_chat(ctx, interaction, update, book, commit):
    reader = ctx.author
    add_breadcrumb(message=f"{ctx.command} by {reader}")  # expect: SNT101
    set_tag("by", str(interaction.user))  # expect: SNT102
    set_tag("by", f"{update.effective_user}")  # expect: SNT102
    set_tag("by", f"{update.message.from_user}")  # expect: SNT102
    set_tag("by", str(ctx.author.id))
    set_tag("book", f"{book.author}")
    set_tag("commit", str(commit.author))


def of_a_program(bot, client, settings, db, url):
    add_breadcrumb(message=f"{bot.user} is up, {client.user} too")
    set_tag("database", f"{settings.user}@{settings.host}")
    set_tag("database", str(db.user))
    set_tag("proxy", str(url.user))


def as_it_is(request: HttpRequest, loan, own: starlette.requests.Request):
    set_extra("by", request.user)  # expect: SNT103
    set_context("loan", {"by": request.user, "id": loan.id})  # expect: SNT103
    set_extra("all", [request.user])  # expect: SNT103
    set_extra("by", request.user.pk)
    set_extra("by", loan.user)
    set_extra("by", own.user)
    set_tag("by", str(own.user))


def report(error, reader):
    with sentry_sdk.new_scope() as scope:
        scope.set_extra("by", reader)
        capture_exception(error)


def failed(request, error):
    report(error, request.user)  # expect: SNT103
    report(error, request.user.pk)


def answered(response, choice, message, chat):
    set_extra("answer", response.choices[0].message.content)
    set_context("model", {"answer": choice.message.content})
    set_extra("question", message.content)  # expect: SNT103
    set_extra("question", chat.messages[0].message.content)  # expect: SNT103
