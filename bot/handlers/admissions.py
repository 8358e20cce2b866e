"""Letting people in: invitations, strangers' requests, people picked in Telegram."""

from enum import StrEnum

from telegram import Update
from telegram.ext import filters

from bot.callbacks import (
    AcceptJoining,
    Admit,
    AdmitCard,
    AdmitDays,
    AdmitDepartment,
    AdmitDepartments,
    AdmitRole,
    BeginInvite,
    DeclineJoining,
    DropAdmission,
    InviteEveryone,
    InviteQr,
    OpenInvite,
    OpenInvites,
    OpenJoinRequest,
    OpenJoinRequests,
    PickPeople,
    RevokeInvite,
)
from bot.domain import admissions, invites, people_cards
from bot.domain.access import Permission
from bot.domain.admissions import AdmissionCard, Picked
from bot.domain.errors import Gone, Outdated, Unfit
from bot.domain.invites import InviteCard
from bot.models import Role
from bot.rendering.qr import qr_png
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Handler, command, conversation, linked, pressed, sent_by, typed
from bot.views import admissions as views
from bot.views.home import open_in_private
from bot.views.joining import already_in
from bot.views.people import people_screen


class Ask(StrEnum):
    """The card is shown; a position may be typed."""

    CARD = "card"


async def open_own_invite(_update: Update, ctx: BotContext) -> object:
    """An employee opens an invitation's link: nothing comes of it, and it stays good."""
    if ctx.is_private:
        ctx.show(already_in(ctx.words))
    return END


# -- the card --------------------------------------------------------------------------------------------


async def begin_invite(_update: Update, ctx: BotContext) -> object:
    """/invite, or the button: for somebody new by the card, for an employee at once."""
    if not ctx.is_private:
        ctx.say(open_in_private(ctx.words, ctx.bot.username))
        return END
    return _card(ctx, await ctx.transact(admissions.begin_invite))


async def press_invite(update: Update, ctx: BotContext) -> object:
    employee_id = ctx.pressed(BeginInvite).employee_id
    if employee_id is None:
        return await begin_invite(update, ctx)
    _show_invite(ctx, await ctx.transact(invites.invite_employee, employee_id))
    return END


async def begin_accepting(_update: Update, ctx: BotContext) -> object:
    return _card(ctx, await ctx.transact(admissions.begin_accepting, ctx.pressed(AcceptJoining).request_id))


def _card(ctx: BotContext, card: AdmissionCard) -> object:
    ctx.draft_id = card.draft_id
    ctx.show(views.admission_screen(ctx.words, card))
    return Ask.CARD


async def show_card(_update: Update, ctx: BotContext) -> object:
    return _card(ctx, await ctx.query(admissions.show, ctx.pressed(AdmitCard).draft_id))


async def choose_department(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(AdmitDepartments)
    card = await ctx.query(admissions.show, press.draft_id)
    found = await ctx.query(admissions.departments_to_choose, press.page)
    ctx.show(views.admission_departments(ctx.words, card, found))
    return Ask.CARD


async def take_department(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(AdmitDepartment)
    return _card(ctx, await ctx.transact(admissions.choose_department, press.draft_id, press.department_id))


async def toggle_role(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(AdmitRole)
    if press.role not in set(Role):
        raise Outdated
    return _card(ctx, await ctx.transact(admissions.toggle_role, press.draft_id, Role(press.role)))


async def take_days(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(AdmitDays)
    return _card(ctx, await ctx.transact(admissions.choose_days, press.draft_id, press.days))


async def take_position(_update: Update, ctx: BotContext) -> object:
    if ctx.draft_id is None:
        return END
    return _card(ctx, await ctx.transact(admissions.take_position, ctx.draft_id, ctx.text))


async def admit(_update: Update, ctx: BotContext) -> object:
    done = await ctx.transact(admissions.admit, ctx.pressed(Admit).draft_id)
    if done.invite is not None:
        _show_invite(ctx, done.invite)
    else:
        ctx.show(views.admitted_screen(ctx.words, done, bot_username=ctx.bot.username))
    return END


async def drop(_update: Update, ctx: BotContext) -> object:
    try:
        await ctx.transact(admissions.drop, ctx.pressed(DropAdmission).draft_id)
    except Gone:
        ctx.toast(ctx.words("card-updated"))
    ctx.show(people_screen(ctx.words, await ctx.query(people_cards.page_of_people)))
    return END


# -- people picked in Telegram ---------------------------------------------------------------------------


async def pick_people(_update: Update, ctx: BotContext) -> object:
    ctx.actor.require(Permission.PEOPLE_ADMIT)
    ctx.say(views.pick_people(ctx.words))
    return END


async def take_picked(_update: Update, ctx: BotContext) -> object:
    shared = ctx.message.users_shared
    if shared is None or shared.request_id != views.PICK_PEOPLE:
        return None
    picked = tuple(
        Picked(
            one.user_id,
            " ".join(part for part in (one.first_name, one.last_name) if part) or str(one.user_id),
            one.username,
        )
        for one in shared.users
    )
    card = await ctx.transact(admissions.begin_picked, picked)
    ctx.say(views.people_picked(ctx.words, len(picked)))
    return _card(ctx, card)


# -- invitations -----------------------------------------------------------------------------------------


async def show_invites(_update: Update, ctx: BotContext) -> object:
    found = await ctx.transact(invites.open_invites, ctx.pressed(OpenInvites).page)
    ctx.show(views.invites_screen(ctx.words, found, zone=ctx.zone, now=ctx.now))
    return END


async def show_invite(_update: Update, ctx: BotContext) -> object:
    _show_invite(ctx, await ctx.transact(invites.show, ctx.pressed(OpenInvite).invite_id))
    return END


def _show_invite(ctx: BotContext, card: InviteCard) -> None:
    ctx.show(views.invite_screen(ctx.words, card, bot_username=ctx.bot.username, zone=ctx.zone, now=ctx.now))


async def send_qr(_update: Update, ctx: BotContext) -> object:
    """The link as a picture to print, in a message of its own."""
    invite_id = ctx.pressed(InviteQr).invite_id
    card = await ctx.transact(invites.show, invite_id)
    if not card.is_open:
        raise Outdated
    picture = qr_png(views.invite_link(ctx.bot.username, card.token))
    file_id = await ctx.transact(invites.keep_qr, invite_id, picture)
    ctx.say(views.qr_screen(ctx.words, card, file_id))
    return END


async def revoke(_update: Update, ctx: BotContext) -> object:
    card = await ctx.transact(invites.revoke, ctx.pressed(RevokeInvite).invite_id)
    _show_invite(ctx, card)
    return END


async def invite_everyone(_update: Update, ctx: BotContext) -> object:
    found = await ctx.transact(invites.invite_everyone)
    for screen in views.invite_list(ctx.words, found, bot_username=ctx.bot.username):
        ctx.say(screen)
    return END


# -- requests --------------------------------------------------------------------------------------------


async def show_requests(_update: Update, ctx: BotContext) -> object:
    found = await ctx.query(admissions.requests, ctx.pressed(OpenJoinRequests).page)
    ctx.show(views.requests_screen(ctx.words, found))
    return END


async def show_request(_update: Update, ctx: BotContext) -> object:
    row = await ctx.query(admissions.request_card, ctx.pressed(OpenJoinRequest).request_id)
    ctx.show(views.request_screen(ctx.words, row, zone=ctx.zone, now=ctx.now))
    return END


async def decline(_update: Update, ctx: BotContext) -> object:
    request_id = ctx.pressed(DeclineJoining).request_id
    try:
        row = await ctx.transact(admissions.decline, request_id)
    except Unfit:
        ctx.toast(ctx.words("card-updated"))
        row = await ctx.query(admissions.request_card, request_id)
    ctx.show(views.request_screen(ctx.words, row, zone=ctx.zone, now=ctx.now))
    return END


_on_card: list[Handler] = [
    pressed(AdmitCard, show_card),
    pressed(AdmitDepartments, choose_department),
    pressed(AdmitDepartment, take_department),
    pressed(AdmitRole, toggle_role),
    pressed(AdmitDays, take_days),
]

admission_dialogue = conversation(
    "admission",
    entry_points=[
        command("invite", begin_invite),
        pressed(BeginInvite, press_invite),
        pressed(AcceptJoining, begin_accepting),
        sent_by(Permission.PEOPLE_ADMIT, filters.StatusUpdate.USERS_SHARED, take_picked),
        *_on_card,
    ],
    states={Ask.CARD: [*_on_card, pressed(Admit, admit), pressed(DropAdmission, drop), typed(take_position)]},
)

handlers: list[Handler] = [
    linked("i", open_own_invite),
    admission_dialogue,
    pressed(Admit, admit),
    pressed(DropAdmission, drop),
    pressed(PickPeople, pick_people),
    pressed(OpenInvites, show_invites),
    pressed(OpenInvite, show_invite),
    pressed(InviteQr, send_qr),
    pressed(RevokeInvite, revoke),
    pressed(InviteEveryone, invite_everyone),
    pressed(OpenJoinRequests, show_requests),
    pressed(OpenJoinRequest, show_request),
    pressed(DeclineJoining, decline),
]
