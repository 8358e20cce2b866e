"""Departments: the tree, the card and its changes; and the group chat a department works in."""

from enum import StrEnum

from telegram import Update

from bot.callbacks import (
    AppointHead,
    BindChat,
    ChooseHead,
    ChooseParent,
    DeleteDepartment,
    EditDepartmentField,
    NewDepartment,
    OpenDepartment,
    OpenDepartments,
    OtherDepartments,
    SetParent,
    UnbindChat,
)
from bot.domain import admissions, departments, people_cards, people_edits
from bot.domain.access import Permission
from bot.domain.departments import DepartmentCard
from bot.domain.errors import Denied, Outdated
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Handler, command, conversation, linked, membership, pressed, typed
from bot.views import departments as views
from bot.views.home import open_in_private

PRESENT = frozenset({"member", "administrator"})


class Ask(StrEnum):
    """What is being typed."""

    NEW = "new"
    NAME = "name"
    RESPONSIBILITIES = "responsibilities"
    HEAD = "head"


_DEPARTMENT, _DEPUTY = "department", "deputy"


async def show_departments(update: Update, ctx: BotContext) -> object:
    """/departments: all of them as a tree; in a group, or a topic of one, whose chat it is."""
    if not ctx.is_private:
        return await _ask_whose(update, ctx)
    return await _show_tree(ctx, 0)


async def turn_page(_update: Update, ctx: BotContext) -> object:
    return await _show_tree(ctx, ctx.pressed(OpenDepartments).page)


async def _show_tree(ctx: BotContext, page: int) -> object:
    rows = await ctx.query(departments.rows)
    may_create = ctx.actor.may(Permission.DEPARTMENT_EDIT)
    ctx.show(views.departments_screen(ctx.words, rows, page, may_create=may_create))
    return END


async def show_department(_update: Update, ctx: BotContext) -> object:
    _show(ctx, await ctx.query(departments.show, ctx.pressed(OpenDepartment).department_id))
    return END


def _show(ctx: BotContext, card: DepartmentCard) -> None:
    ctx.show(views.department_screen(ctx.words, card, bot_username=ctx.bot.username))


def _remember(ctx: BotContext, department_id: int | None, *, deputy: bool = False) -> None:
    kept = {_DEPARTMENT: str(department_id or ""), _DEPUTY: "1" if deputy else ""}
    ctx.keep_slot_state({**ctx.slot_state(), **kept})


def _remembered(ctx: BotContext) -> int | None:
    kept = ctx.slot_state().get(_DEPARTMENT, "")
    return int(kept) if kept else None


# -- changing --------------------------------------------------------------------------------------------


async def ask_new(_update: Update, ctx: BotContext) -> object:
    ctx.actor.require(Permission.DEPARTMENT_EDIT)
    parent_id = ctx.pressed(NewDepartment).parent_id
    card = await ctx.query(departments.show, parent_id) if parent_id is not None else None
    _remember(ctx, parent_id)
    ctx.show(views.ask_name(ctx.words, card))
    return Ask.NEW


async def take_new(_update: Update, ctx: BotContext) -> object:
    _show(ctx, await ctx.transact(departments.create, ctx.text, parent_id=_remembered(ctx)))
    return END


async def ask_field(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(EditDepartmentField)
    card = await ctx.query(departments.show, press.department_id)
    renaming = press.field == views.NAME
    if not (card.may_edit if renaming else card.may_tend):
        raise Denied
    _remember(ctx, press.department_id)
    ctx.show(views.ask_name(ctx.words, card) if renaming else views.ask_responsibilities(ctx.words, card))
    return Ask.NAME if renaming else Ask.RESPONSIBILITIES


async def take_name(_update: Update, ctx: BotContext) -> object:
    department_id = _remembered(ctx)
    if department_id is not None:
        _show(ctx, await ctx.transact(departments.rename, department_id, ctx.text))
    return END


async def take_responsibilities(_update: Update, ctx: BotContext) -> object:
    department_id = _remembered(ctx)
    if department_id is not None:
        said = "" if ctx.text in {"-", "—"} else ctx.text
        _show(ctx, await ctx.transact(departments.describe, department_id, said))
    return END


async def choose_head(_update: Update, ctx: BotContext) -> object:
    """Chips with the department's people first; a name may be typed."""
    press = ctx.pressed(ChooseHead)
    card = await ctx.query(departments.show, press.department_id)
    if not (card.may_tend if press.deputy else card.may_edit):
        raise Denied
    found = await ctx.query(
        people_cards.colleagues_to_choose, near_department_id=press.department_id, page=press.page
    )
    _remember(ctx, press.department_id, deputy=press.deputy)
    ctx.show(views.head_screen(ctx.words, card, found, deputy=press.deputy))
    return Ask.HEAD


async def appoint(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(AppointHead)
    await _appoint(ctx, press.department_id, press.employee_id, deputy=press.deputy)
    return END


async def take_head(_update: Update, ctx: BotContext) -> object:
    department_id = _remembered(ctx)
    if department_id is None:
        return END
    employee_id = await ctx.query(people_edits.named_colleague, ctx.text)
    await _appoint(ctx, department_id, employee_id, deputy=bool(ctx.slot_state().get(_DEPUTY)))
    return END


async def _appoint(ctx: BotContext, department_id: int, employee_id: int | None, *, deputy: bool) -> None:
    verb = departments.appoint_deputy if deputy else departments.appoint_lead
    _show(ctx, await ctx.transact(verb, department_id, employee_id))


async def choose_parent(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ChooseParent)
    card = await ctx.query(departments.show, press.department_id)
    if not card.may_edit:
        raise Denied
    found = await ctx.query(admissions.departments_to_choose, press.page)
    ctx.show(views.parent_screen(ctx.words, card, found))
    return END


async def set_parent(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(SetParent)
    try:
        card = await ctx.transact(
            departments.place_under, press.department_id, press.parent_id, rev=press.rev
        )
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
        card = await ctx.query(departments.show, press.department_id)
    _show(ctx, card)
    return END


async def delete(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(DeleteDepartment)
    try:
        name = await ctx.transact(departments.delete, press.department_id, rev=press.rev)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
        _show(ctx, await ctx.query(departments.show, press.department_id))
        return END
    ctx.toast(ctx.words("department-deleted", name=name))
    return await _show_tree(ctx, 0)


# -- the group chat --------------------------------------------------------------------------------------


async def added_to_group(update: Update, ctx: BotContext) -> object:
    """Somebody of the company has added the bot to a group: whose chat is it?"""
    member = update.my_chat_member
    if member is None or ctx.is_private or member.new_chat_member.status not in PRESENT:
        return None
    if member.old_chat_member.status in PRESENT:
        return None  # made an administrator, or no more
    try:
        found = await ctx.query(departments.binding, ctx.chat_id, member.chat.title or "")
    except Denied:
        ctx.say(views.group_silent(ctx.words))
    else:
        ctx.show(views.group_hello(ctx.words, found))
    return None


async def _ask_whose(update: Update, ctx: BotContext) -> object:
    chat = update.effective_chat
    try:
        found = await ctx.query(
            departments.binding, ctx.chat_id, chat.title or "" if chat is not None else ""
        )
    except Denied:
        ctx.say(open_in_private(ctx.words, ctx.bot.username))
    else:
        ctx.say(views.group_hello(ctx.words, found))
    return END


async def bind_by_link(update: Update, ctx: BotContext) -> object:
    """The department card's link has brought the bot into a group: it is that department's at once."""
    payload = ctx.argument.partition("_")[2]
    if ctx.is_private or not payload.isdecimal():
        raise Outdated
    del update
    ctx.show(
        views.group_bound(
            ctx.words, await ctx.transact(departments.bind_chat, int(payload), ctx.chat_id, ctx.topic_id)
        )
    )
    return END


async def bind(_update: Update, ctx: BotContext) -> object:
    if ctx.is_private:
        raise Outdated
    card = await ctx.transact(
        departments.bind_chat, ctx.pressed(BindChat).department_id, ctx.chat_id, ctx.topic_id
    )
    ctx.show(views.group_bound(ctx.words, card))
    return END


async def other_departments(update: Update, ctx: BotContext) -> object:
    chat = update.effective_chat
    if ctx.is_private or chat is None:
        raise Outdated
    found = await ctx.query(departments.binding, ctx.chat_id, chat.title or "")
    ctx.show(views.group_hello(ctx.words, found, ctx.pressed(OtherDepartments).page))
    return END


async def unbind(_update: Update, ctx: BotContext) -> object:
    _show(ctx, await ctx.transact(departments.unbind_chat, ctx.pressed(UnbindChat).department_id))
    return END


department_dialogue = conversation(
    "department",
    entry_points=[
        pressed(NewDepartment, ask_new),
        pressed(EditDepartmentField, ask_field),
        pressed(ChooseHead, choose_head),
    ],
    states={
        Ask.NEW: [typed(take_new)],
        Ask.NAME: [typed(take_name)],
        Ask.RESPONSIBILITIES: [typed(take_responsibilities)],
        Ask.HEAD: [pressed(AppointHead, appoint), pressed(ChooseHead, choose_head), typed(take_head)],
    },
)

handlers: list[Handler] = [
    linked("d", bind_by_link),
    membership(added_to_group),
    department_dialogue,
    command("departments", show_departments),
    pressed(OpenDepartments, turn_page),
    pressed(OpenDepartment, show_department),
    pressed(AppointHead, appoint),
    pressed(ChooseParent, choose_parent),
    pressed(SetParent, set_parent),
    pressed(DeleteDepartment, delete),
    pressed(BindChat, bind),
    pressed(OtherDepartments, other_departments),
    pressed(UnbindChat, unbind),
]
