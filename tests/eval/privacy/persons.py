"""A chess club's bot: whose name it is, by the classes and the words of real programs."""
from __future__ import annotations

import discord
from discord import Member
from django.contrib.auth.models import User
from sentry_sdk import capture_message, set_context, set_tag


def by_annotation(opponent: discord.Member, referee: Member | None, judge: User):
    set_tag("opponent", opponent.name)  # expect: SNT102
    set_tag("opponent", opponent.display_name)  # expect: SNT102
    set_tag("opponent", opponent.id)
    set_tag("roles", len(opponent.roles))
    set_tag("referee", referee.nick)  # expect: SNT102
    set_tag("judge", judge.get_username())  # expect: SNT102
    capture_message(f"{opponent} resigned")  # expect: SNT105
    set_tag("judge", str(judge))  # expect: SNT102
    capture_message(f"{opponent.id} resigned")


def of_the_bot(bot, ctx, interaction):
    set_tag("bot", bot.user.name)
    set_tag("bot", ctx.bot.user.id)
    set_context("bot", {"tag": bot.user.display_name})
    set_tag("guild", ctx.guild.name)
    set_tag("channel", ctx.channel.name)
    set_tag("command", ctx.command.qualified_name)
    set_tag("cog", ctx.cog.full_name)
    set_tag("who", ctx.author.display_name)  # expect: SNT102
    set_tag("who", interaction.user.global_name)  # expect: SNT102


def members(member, enum_member, moderator, actor, component, pipeline, player):
    set_tag("member", member.display_name)  # expect: SNT102
    set_tag("member", member.nick)  # expect: SNT102
    set_tag("member", enum_member.name)
    set_tag("member", member.name)
    set_tag("moderator", moderator.name)  # expect: SNT102
    set_tag("actor", actor.login)  # expect: SNT102
    set_tag("actor", actor.name)
    set_tag("component", component["full_name"])
    set_tag("component", component.full_name)
    set_tag("pipeline", pipeline.full_name)
    set_tag("player", player.rating)


class Customer:
    name: str
    city: str
    rating: int

    def note(self):
        set_tag("name", self.name)  # expect: SNT102
        set_tag("rating", self.rating)


class CustomerTable:
    name: str

    def note(self):
        set_tag("table", self.name)


class Guest:
    """Perhaps a machine."""

    name: str


def by_class(one: Customer, table: CustomerTable, vm: Guest):
    set_tag("one", one.name)  # expect: SNT102
    set_tag("one", one.city)  # expect: SNT102
    set_tag("one", one.rating)
    set_tag("table", table.name)
    set_tag("vm", vm.name)
