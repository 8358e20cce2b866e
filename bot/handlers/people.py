"""Colleagues: the list, the card, changing a profile, roles, transfer, the lead."""

from enum import StrEnum

from telegram import Update
from telegram.ext import filters

from bot.callbacks import (
    AskPersonPhoto,
    ChooseDepartmentFor,
    ChooseManagerFor,
    DropPersonPhoto,
    EditPerson,
    EditPersonField,
    OpenFormer,
    OpenPeople,
    OpenPerson,
    OpenPersonHistory,
    OpenRoles,
    SetDuty,
    SetManager,
    ToggleRole,
    TransferPerson,
    UnlinkTelegram,
)
from bot.domain import admissions, people_cards, people_edits, person_photos
from bot.domain.errors import Outdated
from bot.domain.people_cards import PersonCard
from bot.domain.people_edits import ProfileField
from bot.models import Role
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Handler, command, conversation, pressed, sent, typed
from bot.views import people as views
from bot.views.home import open_in_private


class Ask(StrEnum):
    """What is being typed."""

    FIELD = "field"
    MANAGER = "manager"
    PHOTO = "photo"


_FIELD, _PERSON, _PLACE = "profile_field", "profile_of", "people_list"


async def show_people(_update: Update, ctx: BotContext) -> object:
    """/people: everyone who works here."""
    if not ctx.is_private:
        ctx.say(open_in_private(ctx.words, ctx.bot.username))
        return END
    return await _show_page(ctx, OpenPeople(None, 0))


async def turn_page(_update: Update, ctx: BotContext) -> object:
    return await _show_page(ctx, ctx.pressed(OpenPeople))


async def _show_page(ctx: BotContext, place: OpenPeople) -> object:
    """A page of a list; the way back from a card leads here again."""
    found = await ctx.query(people_cards.page_of_people, place.department_id, place.page)
    ctx.keep_slot_state({**ctx.slot_state(), _PLACE: f"{place.department_id or ''}:{found.page}"})
    ctx.show(views.people_screen(ctx.words, found))
    return END


def _place(ctx: BotContext) -> OpenPeople:
    """The list as it was left."""
    department, _, page = ctx.slot_state().get(_PLACE, ":0").partition(":")
    return OpenPeople(int(department) if department else None, int(page))


async def show_former(_update: Update, ctx: BotContext) -> object:
    found = await ctx.query(people_cards.former_people, ctx.pressed(OpenFormer).page)
    ctx.show(views.former_screen(ctx.words, found))
    return END


async def show_person(_update: Update, ctx: BotContext) -> object:
    _show(ctx, await ctx.query(people_cards.show, ctx.pressed(OpenPerson).employee_id))
    return END


async def show_history(_update: Update, ctx: BotContext) -> object:
    found = await ctx.query(people_cards.history, ctx.pressed(OpenPersonHistory).employee_id)
    ctx.show(views.history_screen(ctx.words, found, now=ctx.now, zone=ctx.zone))
    return END


def _show(ctx: BotContext, card: PersonCard) -> None:
    ctx.show(views.person_screen(ctx.words, card, now=ctx.now, zone=ctx.zone, back=_place(ctx)))


# -- fields ----------------------------------------------------------------------------------------------


async def show_fields(_update: Update, ctx: BotContext) -> object:
    employee_id = ctx.pressed(EditPerson).employee_id
    fields = await ctx.query(people_edits.editable_fields, employee_id)
    card = await ctx.query(people_cards.show, employee_id)
    ctx.show(views.edit_screen(ctx.words, card, fields))
    return END


async def ask_field(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(EditPersonField)
    fields = await ctx.query(people_edits.editable_fields, press.employee_id)
    if press.field not in {one.value for one in fields}:
        raise Outdated
    card = await ctx.query(people_cards.show, press.employee_id)
    _remember(ctx, press.employee_id, press.field)
    ctx.show(views.ask_field(ctx.words, card, ProfileField(press.field)))
    return Ask.FIELD


async def take_field(_update: Update, ctx: BotContext) -> object:
    """What was typed; one that cannot be taken is asked again."""
    state = ctx.slot_state()
    if _FIELD not in state:
        return END
    employee_id, field = int(state[_PERSON]), ProfileField(state[_FIELD])
    _show(ctx, await ctx.transact(people_edits.set_field, employee_id, field, ctx.text))
    return END


async def ask_photo(_update: Update, ctx: BotContext) -> object:
    card = await ctx.query(person_photos.check_may_set, ctx.pressed(AskPersonPhoto).employee_id)
    _remember(ctx, card.id)
    ctx.show(views.ask_photo(ctx.words, card))
    return Ask.PHOTO


async def take_photo(_update: Update, ctx: BotContext) -> object:
    """A photo: it is fetched beside, and the card comes back with it."""
    state = ctx.slot_state()
    if _PERSON not in state:
        return END
    card = await ctx.transact(person_photos.fetch, int(state[_PERSON]), ctx.message.photo[-1].file_id)
    ctx.show(views.ask_photo(ctx.words, card, fetching=True))
    return END


async def want_photo(_update: Update, ctx: BotContext) -> object:
    """Something else was typed: the question again."""
    state = ctx.slot_state()
    if _PERSON not in state:
        return END
    card = await ctx.query(person_photos.check_may_set, int(state[_PERSON]))
    ctx.show(views.ask_photo(ctx.words, card))
    return Ask.PHOTO


async def drop_photo(_update: Update, ctx: BotContext) -> object:
    card = await ctx.transact(person_photos.drop, ctx.pressed(DropPersonPhoto).employee_id)
    ctx.toast(ctx.words("profile-photo-dropped"))
    _show(ctx, card)
    return END


def _remember(ctx: BotContext, employee_id: int, field: str = "") -> None:
    ctx.keep_slot_state({**ctx.slot_state(), _PERSON: str(employee_id), _FIELD: field})


# -- roles and places ------------------------------------------------------------------------------------


async def show_roles(_update: Update, ctx: BotContext) -> object:
    employee_id = ctx.pressed(OpenRoles).employee_id
    await ctx.query(people_edits.check_may_edit, employee_id)
    ctx.show(views.roles_screen(ctx.words, await ctx.query(people_cards.show, employee_id)))
    return END


async def toggle_role(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ToggleRole)
    if press.role not in set(Role):
        raise Outdated
    try:
        card = await ctx.transact(
            people_edits.toggle_role, press.employee_id, Role(press.role), rev=press.rev
        )
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
        card = await ctx.query(people_cards.show, press.employee_id)
    ctx.show(views.roles_screen(ctx.words, card))
    return END


async def unlink_telegram(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(UnlinkTelegram)
    try:
        card = await ctx.transact(people_edits.unlink_telegram, press.employee_id, rev=press.rev)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
        card = await ctx.query(people_cards.show, press.employee_id)
    else:
        ctx.toast(ctx.words("person-unlinked"))
    _show(ctx, card)
    return END


async def set_duty(_update: Update, ctx: BotContext) -> object:
    """The recruiter on duty, or nobody; the answer is the card it was pressed on."""
    employee_id = ctx.pressed(SetDuty).employee_id
    shown = await ctx.transact(people_edits.set_duty, employee_id)
    ctx.toast(ctx.words("settings-saved"))
    if shown is not None:
        _show(ctx, await ctx.query(people_cards.show, shown))
    return END


async def choose_department(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ChooseDepartmentFor)
    await ctx.query(people_edits.check_may_edit, press.employee_id)
    card = await ctx.query(people_cards.show, press.employee_id)
    found = await ctx.query(admissions.departments_to_choose, press.page)
    ctx.show(views.transfer_screen(ctx.words, card, found))
    return END


async def transfer(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(TransferPerson)
    try:
        card = await ctx.transact(
            people_edits.transfer, press.employee_id, press.department_id, rev=press.rev
        )
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
        card = await ctx.query(people_cards.show, press.employee_id)
    else:
        ctx.toast(ctx.words("person-transferred"))
    _show(ctx, card)
    return END


async def choose_manager(_update: Update, ctx: BotContext) -> object:
    """Chips with the likely ones; a name may be typed."""
    press = ctx.pressed(ChooseManagerFor)
    await ctx.query(people_edits.check_may_edit, press.employee_id)
    card = await ctx.query(people_cards.show, press.employee_id)
    found = await ctx.query(
        people_cards.colleagues_to_choose,
        near_department_id=card.department_id,
        without=frozenset({press.employee_id}),
        page=press.page,
    )
    _remember(ctx, press.employee_id)
    ctx.show(views.manager_screen(ctx.words, card, found))
    return Ask.MANAGER


async def set_manager(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(SetManager)
    try:
        card = await ctx.transact(
            people_edits.set_manager, press.employee_id, press.manager_id, rev=press.rev
        )
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
        card = await ctx.query(people_cards.show, press.employee_id)
    _show(ctx, card)
    return END


async def take_manager(_update: Update, ctx: BotContext) -> object:
    state = ctx.slot_state()
    if _PERSON not in state:
        return END
    employee_id = int(state[_PERSON])
    manager_id = await ctx.query(people_edits.named_colleague, ctx.text)
    card = await ctx.query(people_cards.show, employee_id)
    _show(ctx, await ctx.transact(people_edits.set_manager, employee_id, manager_id, rev=card.rev))
    return END


profile_dialogue = conversation(
    "profile",
    entry_points=[
        pressed(EditPersonField, ask_field),
        pressed(AskPersonPhoto, ask_photo),
        pressed(ChooseManagerFor, choose_manager),
    ],
    states={
        Ask.FIELD: [typed(take_field)],
        Ask.PHOTO: [sent(filters.PHOTO, take_photo), typed(want_photo)],
        Ask.MANAGER: [
            pressed(SetManager, set_manager),
            pressed(ChooseManagerFor, choose_manager),
            typed(take_manager),
        ],
    },
)

handlers: list[Handler] = [
    profile_dialogue,
    command("people", show_people),
    pressed(OpenPeople, turn_page),
    pressed(OpenFormer, show_former),
    pressed(OpenPerson, show_person),
    pressed(OpenPersonHistory, show_history),
    pressed(EditPerson, show_fields),
    pressed(DropPersonPhoto, drop_photo),
    pressed(OpenRoles, show_roles),
    pressed(ToggleRole, toggle_role),
    pressed(UnlinkTelegram, unlink_telegram),
    pressed(SetDuty, set_duty),
    pressed(ChooseDepartmentFor, choose_department),
    pressed(TransferPerson, transfer),
    pressed(SetManager, set_manager),
]
