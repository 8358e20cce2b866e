"""/newvacancy: the title, then the draft's card; any field by buttons or typing; the same card edits a vacancy.

For somebody who may only ask for a vacancy the same command asks whom they need.
"""

from collections.abc import Callable, Coroutine
from enum import StrEnum
from typing import Any

from telegram import Message, Update
from telegram.ext import filters

from bot.callbacks import (
    CancelVacancyDraft,
    ClearVacancyField,
    ContinueVacancy,
    CopyVacancy,
    EditVacancy,
    EditVacancyTeam,
    FillVacancyField,
    MarkWantedCompetency,
    NewVacancy,
    OpenVacancyCopies,
    OpenWantedCompetency,
    PageColleagues,
    PickClosingDay,
    PickColleague,
    PickDepartment,
    PickHeadcount,
    PickPlace,
    PickSalaryMark,
    PutVacancyText,
    SaveVacancyDraft,
    SettleVacancyClash,
    ShowClosingMonth,
    ShowVacancyDraft,
    StaleButton,
    TakeRequest,
    TakeVacancyDraftBack,
    ToggleCompetency,
    ToggleConfidential,
    day_of,
)
from bot.domain import (
    unfinished,
    vacancy_cards,
    vacancy_choices,
    vacancy_drafts,
    vacancy_lists,
    vacancy_requests,
)
from bot.domain.access import Permission
from bot.domain.errors import Gone, Outdated, Problem, Unfit
from bot.domain.vacancy_drafts import Clashes, DraftCard, Saved
from bot.domain.vacancy_salary import SALARY_MARKS, marked_salary
from bot.domain.vacancy_values import VacancyField
from bot.models import Employment, WorkFormat
from bot.parsing.job_advert import is_job_advert
from bot.parsing.vacancy_line import SAYS_VACANCY, without_opening
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Handler, command, conversation, pressed, sent, typed
from bot.views import home as home_views
from bot.views import vacancies as card_views
from bot.views import vacancy_drafts as views
from bot.views import vacancy_fields as field_views
from bot.views import vacancy_requests as request_views


class _Advert(filters.MessageFilter):
    """A text that reads as a job advert."""

    def filter(self, message: Message) -> bool:
        return is_job_advert(message.text or "")


# What is forwarded while a card is shown belongs to it only as an advert: it may be a résumé.
_FOR_CARD = filters.TEXT & ~filters.COMMAND & (~filters.FORWARDED | _Advert())
_LEFT_OPEN = frozenset({VacancyField.COMPETENCIES, VacancyField.TEAM})
_PLACES = {VacancyField.EMPLOYMENT: Employment, VacancyField.WORK_FORMAT: WorkFormat}


class Ask(StrEnum):
    """What is being asked; one state for each field, named as the field."""

    FIRST = "first"
    CARD = "card"
    REQUEST = "request"
    TITLE = "title"
    DEPARTMENT = "department_id"
    COMPETENCIES = "competencies"
    CLOSES_ON = "closes_on"
    HEADCOUNT = "headcount"
    SALARY = "salary"
    EMPLOYMENT = "employment"
    WORK_FORMAT = "work_format"
    CITY = "city"
    HIRING_MANAGER = "hiring_manager_id"
    OWNER = "owner_id"
    TEAM = "team"
    DESCRIPTION = "description"


# -- beginning -------------------------------------------------------------------------------------------


async def begin_by_command(_update: Update, ctx: BotContext) -> object:
    """/newvacancy, perhaps with the whole line after it."""
    if not ctx.is_private:
        ctx.say(home_views.open_in_private(ctx.words, ctx.bot.username))
        return END
    return await _begin(ctx, ctx.argument)


async def begin_by_words(_update: Update, ctx: BotContext) -> object:
    """«вакансия …» typed in private."""
    return await _begin(ctx, without_opening(ctx.text))


async def begin_by_button(_update: Update, ctx: BotContext) -> object:
    return await _begin(ctx, "")


async def _begin(ctx: BotContext, text: str) -> object:
    if not ctx.actor.may(Permission.VACANCY_CREATE):
        ctx.actor.require(Permission.VACANCY_REQUEST)
        return await _send_request(ctx, text) if text else _ask_request(ctx)
    card = await ctx.transact(vacancy_drafts.begin, text)
    return _show_draft(ctx, card) if card.facts.title else await _ask_title(ctx, card)


async def take_first(_update: Update, ctx: BotContext) -> object:
    """The title, a quick line, or an advert pasted or forwarded, with a picture too."""
    return _show_draft(ctx, await ctx.transact(vacancy_drafts.take_opening, _draft_id(ctx), ctx.text))


async def resume(_update: Update, ctx: BotContext) -> object:
    card = await ctx.transact(vacancy_drafts.show, ctx.pressed(ContinueVacancy).draft_id)
    return _show_draft(ctx, card) if card.facts.title else await _ask_title(ctx, card)


async def edit(_update: Update, ctx: BotContext) -> object:
    return _show_draft(
        ctx, await ctx.transact(vacancy_drafts.begin_edit, ctx.pressed(EditVacancy).vacancy_id)
    )


async def edit_team(_update: Update, ctx: BotContext) -> object:
    card = await ctx.transact(vacancy_drafts.begin_edit, ctx.pressed(EditVacancyTeam).vacancy_id)
    return await _show_field(ctx, card.draft_id, VacancyField.TEAM)


async def show_copies(_update: Update, ctx: BotContext) -> object:
    ctx.show(views.copies_screen(ctx.words, await ctx.transact(vacancy_lists.copyable)))
    return END


async def begin_copy(_update: Update, ctx: BotContext) -> object:
    return _show_draft(
        ctx, await ctx.transact(vacancy_drafts.begin_copy, ctx.pressed(CopyVacancy).vacancy_id)
    )


async def open_request(_update: Update, ctx: BotContext) -> object:
    """Open a vacancy from a lead's request; who comes second is told who took it, and sees the request."""
    press = ctx.pressed(TakeRequest)
    try:
        card = await ctx.transact(vacancy_drafts.begin_from_request, press.request_id, over=press.over)
    except Unfit as refused:
        if refused.problem not in {Problem.REQUEST_TAKEN, Problem.REQUEST_DECIDED}:
            raise
        shown = await ctx.query(vacancy_requests.show, press.request_id)
        ctx.toast(request_views.too_late(ctx.words, refused.problem, str(refused.details["name"])))
        ctx.show(request_views.request_screen(ctx.words, shown, zone=ctx.zone, now=ctx.now))
        return END
    return _show_draft(ctx, card)


async def _ask_title(ctx: BotContext, card: DraftCard) -> object:
    others = await ctx.query(unfinished.unfinished)
    ctx.draft_id = card.draft_id
    ctx.show(views.ask_title(ctx.words, card.draft_id, card.rev, others))
    return Ask.FIRST.value


def _ask_request(ctx: BotContext) -> object:
    ctx.show(request_views.ask_request(ctx.words))
    return Ask.REQUEST.value


async def take_request(_update: Update, ctx: BotContext) -> object:
    return await _send_request(ctx, ctx.text)


async def _send_request(ctx: BotContext, text: str) -> object:
    ctx.show(request_views.request_sent(ctx.words, await ctx.transact(vacancy_requests.ask, text)))
    return END


# -- the card --------------------------------------------------------------------------------------------


async def show_draft(_update: Update, ctx: BotContext) -> object:
    """Back to the card; text that was waiting to be placed is let go."""
    card = await ctx.transact(vacancy_drafts.drop_pending, ctx.pressed(ShowVacancyDraft).draft_id)
    return _show_draft(ctx, card) if card.facts.title else await _ask_title(ctx, card)


async def take_typed(_update: Update, ctx: BotContext) -> object:
    """Text below the card: the field it reads as, or a question which field it is."""
    return _show_draft(ctx, await ctx.transact(vacancy_drafts.take_typed, _draft_id(ctx), ctx.text))


async def put_text(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(PutVacancyText)
    field = _field(press.field)
    return _show_draft(ctx, await ctx.transact(vacancy_drafts.take_pending, press.draft_id, field))


async def save(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(SaveVacancyDraft)
    return await _save(ctx, press.draft_id, press.rev, keep_mine=False)


async def settle(_update: Update, ctx: BotContext) -> object:
    """Where a colleague changed the same: mine over theirs, or theirs and the card again."""
    press = ctx.pressed(SettleVacancyClash)
    if press.keep_mine:
        return await _save(ctx, press.draft_id, press.rev, keep_mine=True)
    try:
        return _show_draft(ctx, await ctx.transact(vacancy_drafts.take_theirs, press.draft_id, rev=press.rev))
    except Outdated:
        return await _fresh_draft(ctx, press.draft_id)


async def _save(ctx: BotContext, draft_id: int, rev: int, *, keep_mine: bool) -> object:
    try:
        result: Saved | Clashes = await ctx.transact(
            vacancy_drafts.save, draft_id, rev=rev, keep_mine=keep_mine
        )
    except Outdated:
        return await _fresh_draft(ctx, draft_id)
    if isinstance(result, Clashes):
        card = await ctx.transact(vacancy_drafts.show, draft_id)
        ctx.draft_id = draft_id
        ctx.show(views.clash_screen(ctx.words, result, card))
        return Ask.CARD.value
    said = ctx.words("vacancy-opened") if result.is_new else ctx.words("vacancy-saved")
    card_now = await ctx.transact(vacancy_cards.card, result.vacancy_id)
    ctx.show(card_views.vacancy_card(ctx.words, card_now, now=ctx.now, said=said))
    return END


async def cancel(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(CancelVacancyDraft)
    try:
        card = await ctx.transact(vacancy_drafts.discard, press.draft_id, rev=press.rev)
    except Outdated:
        return await _fresh_draft(ctx, press.draft_id)
    ctx.show(views.discarded(ctx.words, card))
    return END


async def take_back(_update: Update, ctx: BotContext) -> object:
    """Go on with a draft that was thrown away; pressed twice, it is there already."""
    draft_id = ctx.pressed(TakeVacancyDraftBack).draft_id
    try:
        card = await ctx.transact(vacancy_drafts.take_back, draft_id)
    except Gone:
        return await _fresh_draft(ctx, draft_id)
    return _show_draft(ctx, card) if card.facts.title else await _ask_title(ctx, card)


async def _fresh_draft(ctx: BotContext, draft_id: int) -> object:
    ctx.toast(ctx.words("card-updated"))
    return _show_draft(ctx, await ctx.transact(vacancy_drafts.show, draft_id))


def _show_draft(ctx: BotContext, card: DraftCard) -> object:
    ctx.draft_id = card.draft_id
    ctx.show(views.draft_screen(ctx.words, card))
    return Ask.CARD.value


# -- fields ----------------------------------------------------------------------------------------------


async def fill(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(FillVacancyField)
    return await _show_field(ctx, press.draft_id, _field(press.field))


async def page_people(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(PageColleagues)
    return await _show_field(ctx, press.draft_id, _field(press.field), page=press.page)


def takes(field: VacancyField) -> Callable[[Update, BotContext], Coroutine[Any, Any, object]]:
    """The handler of text typed as the answer to one field; lists stay open for more."""

    async def take(_update: Update, ctx: BotContext) -> object:
        card = await ctx.transact(vacancy_drafts.take_text, _draft_id(ctx), field, ctx.text)
        return await _show_field(ctx, card.draft_id, field) if field in _LEFT_OPEN else _show_draft(ctx, card)

    return take


async def pick_department(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(PickDepartment)
    return await _take(ctx, press.draft_id, VacancyField.DEPARTMENT, press.department_id)


async def pick_day(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(PickClosingDay)
    return await _take(ctx, press.draft_id, VacancyField.CLOSES_ON, day_of(press.day))


async def show_month(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ShowClosingMonth)
    month = await ctx.transact(vacancy_choices.closing_month, press.draft_id, day_of(press.month))
    ctx.draft_id = press.draft_id
    ctx.show(field_views.month_screen(ctx.words, month))
    return Ask.CLOSES_ON.value


async def pick_headcount(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(PickHeadcount)
    return await _take(ctx, press.draft_id, VacancyField.HEADCOUNT, press.headcount)


async def pick_salary_mark(_update: Update, ctx: BotContext) -> object:
    """Currency, tax or period; the screen stays for the others."""
    press = ctx.pressed(PickSalaryMark)
    if press.mark not in SALARY_MARKS:
        raise StaleButton
    await ctx.transact(
        vacancy_drafts.adjust, press.draft_id, VacancyField.SALARY, lambda pay: marked_salary(pay, press.mark)
    )
    return await _show_field(ctx, press.draft_id, VacancyField.SALARY)


async def pick_place(_update: Update, ctx: BotContext) -> object:
    """Employment or format; the screen stays for the other and the city."""
    press = ctx.pressed(PickPlace)
    field = _field(press.field)
    kind = _PLACES.get(field)
    if kind is None or press.value not in {member.value for member in kind}:
        raise StaleButton
    await ctx.transact(vacancy_drafts.take, press.draft_id, field, kind(press.value))
    return await _show_field(ctx, press.draft_id, VacancyField.WORK_FORMAT)


async def toggle_competency(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ToggleCompetency)
    await ctx.transact(vacancy_drafts.toggle_competency, press.draft_id, press.competency_id)
    return await _show_field(ctx, press.draft_id, VacancyField.COMPETENCIES)


async def open_wanted(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(OpenWantedCompetency)
    card = await ctx.transact(vacancy_drafts.show, press.draft_id)
    if card.rev != press.rev or press.place >= len(card.facts.competencies):
        ctx.toast(ctx.words("card-updated"))
        return await _show_field(ctx, press.draft_id, VacancyField.COMPETENCIES)
    return _show_wanted(ctx, card, press.place)


async def mark_wanted(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(MarkWantedCompetency)
    try:
        card = await ctx.transact(
            vacancy_drafts.mark_competency, press.draft_id, press.place, rev=press.rev, mark=press.mark
        )
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
        return await _show_field(ctx, press.draft_id, VacancyField.COMPETENCIES)
    if press.mark == vacancy_drafts.OFF:
        return await _show_field(ctx, press.draft_id, VacancyField.COMPETENCIES)
    return _show_wanted(ctx, card, press.place)


def _show_wanted(ctx: BotContext, card: DraftCard, place: int) -> object:
    ctx.draft_id = card.draft_id
    ctx.show(field_views.wanted_screen(ctx.words, card, place))
    return Ask.COMPETENCIES.value


async def pick_person(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(PickColleague)
    field = _field(press.field)
    if field is VacancyField.TEAM:
        await ctx.transact(vacancy_drafts.toggle_member, press.draft_id, press.employee_id)
        return await _show_field(ctx, press.draft_id, field, page=press.page)
    if field not in vacancy_choices.PEOPLE_FIELDS:
        raise StaleButton
    return await _take(ctx, press.draft_id, field, press.employee_id)


async def toggle_confidential(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ToggleConfidential)
    card = await ctx.transact(
        vacancy_drafts.adjust, press.draft_id, VacancyField.CONFIDENTIAL, lambda hidden: not hidden
    )
    ctx.toast(
        ctx.words("vacancy-now-confidential" if card.facts.confidential else "vacancy-not-confidential")
    )
    return _show_draft(ctx, card)


async def clear_field(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ClearVacancyField)
    card = await ctx.transact(vacancy_drafts.clear, press.draft_id, _field(press.field))
    return _show_draft(ctx, card)


async def _take(ctx: BotContext, draft_id: int, field: VacancyField, value: object) -> object:
    return _show_draft(ctx, await ctx.transact(vacancy_drafts.take, draft_id, field, value))


async def _show_field(ctx: BotContext, draft_id: int, field: VacancyField, *, page: int = 0) -> object:
    choices = await ctx.transact(vacancy_choices.field_choices, draft_id, field, page=page)
    ctx.draft_id = draft_id
    ctx.show(field_views.field_screen(ctx.words, choices))
    return Ask(field.value).value


def _field(name: str) -> VacancyField:
    """A button's field. Raises StaleButton for one this version no longer has."""
    if name not in {field.value for field in VacancyField}:
        raise StaleButton
    return VacancyField(name)


def _draft_id(ctx: BotContext) -> int:
    """The draft of the present dialogue. Raises Gone when it was saved or thrown away meanwhile."""
    if ctx.draft_id is None:
        raise Gone
    return ctx.draft_id


_buttons: list[Handler] = [
    pressed(NewVacancy, begin_by_button),
    pressed(ContinueVacancy, resume),
    pressed(EditVacancy, edit),
    pressed(EditVacancyTeam, edit_team),
    pressed(OpenVacancyCopies, show_copies),
    pressed(CopyVacancy, begin_copy),
    pressed(TakeRequest, open_request),
    pressed(ShowVacancyDraft, show_draft),
    pressed(PutVacancyText, put_text),
    pressed(SaveVacancyDraft, save),
    pressed(SettleVacancyClash, settle),
    pressed(CancelVacancyDraft, cancel),
    pressed(TakeVacancyDraftBack, take_back),
    pressed(FillVacancyField, fill),
    pressed(PageColleagues, page_people),
    pressed(PickDepartment, pick_department),
    pressed(PickClosingDay, pick_day),
    pressed(ShowClosingMonth, show_month),
    pressed(PickHeadcount, pick_headcount),
    pressed(PickSalaryMark, pick_salary_mark),
    pressed(PickPlace, pick_place),
    pressed(ToggleCompetency, toggle_competency),
    pressed(OpenWantedCompetency, open_wanted),
    pressed(MarkWantedCompetency, mark_wanted),
    pressed(PickColleague, pick_person),
    pressed(ToggleConfidential, toggle_confidential),
    pressed(ClearVacancyField, clear_field),
]

_typed_fields: dict[StrEnum, list[Handler]] = {
    Ask(field.value): [typed(takes(field))]
    for field in VacancyField
    if field is not VacancyField.CONFIDENTIAL
}

# One line typed here; longer and forwarded texts are left to their own readers.
_in_words = sent(
    filters.Regex(SAYS_VACANCY) & ~filters.FORWARDED & ~filters.Regex(r"\n") & filters.TEXT, begin_by_words
)

vacancy_dialogue = conversation(
    "vacancy",
    # Every button of a card begins or goes on: cards live longer than dialogues.
    entry_points=[command("newvacancy", begin_by_command), _in_words, *_buttons],
    states={
        Ask.FIRST: [typed(take_first), sent(filters.PHOTO & filters.CAPTION, take_first)],
        Ask.CARD: [sent(_FOR_CARD, take_typed)],
        Ask.REQUEST: [typed(take_request)],
        **_typed_fields,
    },
)

handlers: list[Handler] = [vacancy_dialogue]
