"""Candidates of the base: the card, résumés, corrections, stages; and a vacancy's list of candidates."""

from enum import StrEnum

from telegram import Update
from telegram.ext import filters

from bot.callbacks import (
    AskCandidatePhoto,
    ChooseStage,
    ChooseVacancyFor,
    DropCandidatePhoto,
    EditCandidate,
    EditCandidateField,
    MoveToStage,
    OpenCandidate,
    OpenResumeFile,
    OpenResumes,
    PutOnVacancy,
    ShowCandidatePhoto,
    StageCandidates,
    UndoMove,
    VacancyCandidates,
    option_of,
)
from bot.domain import (
    applications,
    audit,
    candidate_edits,
    candidate_photos,
    candidates,
    pipeline_board,
    stage_limits,
)
from bot.domain.applications import Moved, end_named
from bot.domain.candidate_values import CandidateField
from bot.domain.errors import Denied, Gone, Outdated, Unfit
from bot.models import Outcome
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Callback, Handler, conversation, pressed, sent, typed
from bot.views import candidates as views
from bot.views import refusals, stages
from bot.views import vacancy_candidates as lists
from bot.views.stage_words import stage_text

# Rooms that only register themselves.
REGISTERED = (stage_limits,)

# -- a vacancy's list -------------------------------------------------------------------------------------


async def show_list(_update: Update, ctx: BotContext) -> object:
    """The candidates of a vacancy, all stages together."""
    press = ctx.pressed(VacancyCandidates)
    found = await ctx.transact(pipeline_board.board, press.vacancy_id, page=press.page)
    ctx.show(lists.candidates_list(ctx.words, found, now=ctx.now))
    return END


async def show_stage(_update: Update, ctx: BotContext) -> object:
    """The candidates of a vacancy at one stage."""
    press = ctx.pressed(StageCandidates)
    found = await ctx.transact(pipeline_board.board, press.vacancy_id, key=press.stage, page=press.page)
    ctx.show(lists.candidates_list(ctx.words, found, now=ctx.now))
    return END


# -- the card ---------------------------------------------------------------------------------------------


async def open_candidate(_update: Update, ctx: BotContext) -> object:
    return await _show(ctx, ctx.pressed(OpenCandidate).candidate_id)


async def _show(ctx: BotContext, candidate_id: int) -> object:
    card = await ctx.query(candidates.card, candidate_id)
    await ctx.transact(audit.note_view, card.id)
    ctx.show(views.candidate_card(ctx.words, card, zone=ctx.zone, now=ctx.now))
    return END


async def open_resumes(_update: Update, ctx: BotContext) -> object:
    card = await ctx.query(candidates.card, ctx.pressed(OpenResumes).candidate_id)
    ctx.show(views.resumes(ctx.words, card, zone=ctx.zone, now=ctx.now))
    return END


async def open_file(_update: Update, ctx: BotContext) -> object:
    """Send the original file; who opened it is recorded."""
    try:
        found = await ctx.transact(candidates.resume_file, ctx.pressed(OpenResumeFile).resume_id)
    except Gone:
        ctx.toast(ctx.words("candidate-gone"), alert=True)
        return END
    ctx.say(views.original(ctx.words, found))
    ctx.toast(ctx.words("candidate-file-sent"))
    return END


async def choose_vacancy(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(ChooseVacancyFor)
    card = await ctx.query(candidates.card, press.candidate_id)
    every = await ctx.query(candidates.vacancies_to_attach, press.candidate_id)
    ctx.show(views.choose_vacancy(ctx.words, card, every, press.page))
    return END


async def put_on_vacancy(_update: Update, ctx: BotContext) -> object:
    """Put a candidate of the base on a vacancy; a second press shows the same card."""
    press = ctx.pressed(PutOnVacancy)
    try:
        card = await ctx.transact(candidates.attach, press.candidate_id, press.vacancy_id)
    except Unfit as refused:
        ctx.toast(refusals.as_toast(refusals.unfit(ctx.words, refused)), alert=True)
    else:
        warning = views.bar_warning(ctx.words, card, today=ctx.now.astimezone(ctx.zone).date())
        ctx.toast(warning or ctx.words("candidate-attached"), alert=bool(warning))
    return await _show(ctx, press.candidate_id)


# -- stages -----------------------------------------------------------------------------------------------


async def choose_stage(_update: Update, ctx: BotContext) -> object:
    """The stages a candidate can be moved to."""
    return await _show_stages(ctx, ctx.pressed(ChooseStage).application_id)


async def _show_stages(ctx: BotContext, application_id: int) -> object:
    card, line = await ctx.query(candidates.application_card, application_id)
    if not line.may_move:
        raise Denied
    ctx.show(lists.stage_menu(ctx.words, card, line))
    return END


async def move(_update: Update, ctx: BotContext) -> object:
    """Move to a stage. A second press changes nothing; an older card is shown afresh instead."""
    press = ctx.pressed(MoveToStage)
    outcome = end_named(press.stage)
    if outcome is not None:
        return await _show_reasons(ctx, press.application_id, outcome)
    try:
        moved = await ctx.transact(applications.move_to, press.application_id, press.stage, rev=press.rev)
    except Outdated:
        ctx.toast(ctx.words("card-updated"))
        return await _show_stages(ctx, press.application_id)
    ctx.toast(ctx.words("stage-toast", stage=stage_text(ctx.words, moved.after_label)))
    return await _show_moved(ctx, moved)


async def _show_reasons(ctx: BotContext, application_id: int, outcome: Outcome) -> object:
    """An end needs its reason: asked for by chips."""
    card, line = await ctx.query(candidates.application_card, application_id)
    if not line.may_move:
        raise Denied
    reasons = await ctx.query(applications.reasons_to_end, outcome)
    ctx.show(stages.reasons_screen(ctx.words, card, line, outcome, reasons))
    return END


async def undo_move(_update: Update, ctx: BotContext) -> object:
    """Take a move back; refused once somebody has moved the candidate since."""
    press = ctx.pressed(UndoMove)
    try:
        moved = await ctx.transact(applications.undo_move, press.application_id, press.event_id)
    except Unfit as refused:
        ctx.toast(refusals.as_toast(refusals.unfit(ctx.words, refused)), alert=True)
        return await _show_stages(ctx, press.application_id)
    ctx.toast(ctx.words("stage-undone", stage=stage_text(ctx.words, moved.after_label)))
    return await _show(ctx, moved.candidate_id)


async def _show_moved(ctx: BotContext, moved: Moved) -> object:
    if moved.event_id is None:
        return await _show(ctx, moved.candidate_id)
    _, line = await ctx.query(candidates.application_card, moved.application_id)
    ctx.show(lists.moved(ctx.words, moved, line.title))
    return END


# -- correcting a field by typing -------------------------------------------------------------------------


class Correcting(StrEnum):
    """Which field of the candidate is being typed; the values are stored."""

    NAME = "name"
    CONTACTS = "contacts"
    POSITION = "position"
    CITY = "city"
    CITIZENSHIP = "citizenship"
    AGE = "age"
    EXPERIENCE = "experience"
    SALARY = "salary"
    SKILLS = "skills"
    LANGUAGES = "languages"
    EDUCATION = "education"
    SOURCE = "source"


async def edit(_update: Update, ctx: BotContext) -> object:
    """Every field with its button."""
    card = await ctx.query(candidates.card, ctx.pressed(EditCandidate).candidate_id)
    if not card.may_edit:
        raise Denied
    ctx.show(views.edit_candidate(ctx.words, card, zone=ctx.zone, now=ctx.now))
    return END


async def ask_field(_update: Update, ctx: BotContext) -> object:
    """Ask for one field; which candidate it is of is kept with the dialogue."""
    press = ctx.pressed(EditCandidateField)
    field = option_of(CandidateField, press.field)
    ctx.draft_id = await ctx.transact(candidate_edits.begin, press.candidate_id)
    card = await ctx.query(candidates.card, press.candidate_id)
    ctx.show(views.ask_field(ctx.words, card, field, zone=ctx.zone, now=ctx.now))
    return Correcting(field.value).value


def _take(field: CandidateField) -> Callback:
    """The handler of what is typed for a field: taken at once, or said why not and asked again."""

    async def take(_update: Update, ctx: BotContext) -> object:
        if ctx.draft_id is None:
            return END
        card = await ctx.transact(candidate_edits.finish, ctx.draft_id, field, ctx.text)
        ctx.show(views.candidate_card(ctx.words, card, zone=ctx.zone, now=ctx.now))
        return END

    return take


correcting = conversation(
    "candidate_field",
    entry_points=[pressed(EditCandidateField, ask_field)],
    states={state: [typed(_take(CandidateField(state.value)))] for state in Correcting},
)

# -- the photo --------------------------------------------------------------------------------------------

_PHOTO_OF = "photo_of"


class Photo(StrEnum):
    """The one state: a photo is waited for."""

    WAITED = "waited"


async def show_photo(_update: Update, ctx: BotContext) -> object:
    """The photo, in private only: candidates are never shown in groups."""
    candidate_id = ctx.pressed(ShowCandidatePhoto).candidate_id
    if not ctx.is_private:
        raise Denied
    photo = await ctx.query(candidate_photos.show, candidate_id)
    await ctx.transact(audit.note_view, candidate_id)
    if photo.file_id is None:
        ctx.toast(ctx.words("card-updated"))
        return await _show(ctx, candidate_id)
    ctx.show(views.photo_screen(ctx.words, photo))
    return END


async def ask_photo(_update: Update, ctx: BotContext) -> object:
    photo = await ctx.query(candidate_photos.check_may_set, ctx.pressed(AskCandidatePhoto).candidate_id)
    ctx.keep_slot_state({**ctx.slot_state(), _PHOTO_OF: str(photo.candidate_id)})
    ctx.show(views.ask_photo(ctx.words, photo))
    return Photo.WAITED.value


async def take_photo(_update: Update, ctx: BotContext) -> object:
    """A photo: it is fetched beside, and shown when it is there."""
    candidate_id = ctx.slot_state().get(_PHOTO_OF)
    if candidate_id is None:
        return END
    photo = await ctx.transact(candidate_photos.fetch, int(candidate_id), ctx.message.photo[-1].file_id)
    ctx.show(views.ask_photo(ctx.words, photo, fetching=True))
    return END


async def want_photo(_update: Update, ctx: BotContext) -> object:
    """Something else was typed: the question again."""
    candidate_id = ctx.slot_state().get(_PHOTO_OF)
    if candidate_id is None:
        return END
    ctx.show(views.ask_photo(ctx.words, await ctx.query(candidate_photos.check_may_set, int(candidate_id))))
    return Photo.WAITED.value


async def drop_photo(_update: Update, ctx: BotContext) -> object:
    candidate_id = ctx.pressed(DropCandidatePhoto).candidate_id
    await ctx.transact(candidate_photos.drop, candidate_id)
    ctx.toast(ctx.words("profile-photo-dropped"))
    return await _show(ctx, candidate_id)


photographing = conversation(
    "candidate_photo",
    entry_points=[pressed(AskCandidatePhoto, ask_photo)],
    states={Photo.WAITED: [sent(filters.PHOTO, take_photo), typed(want_photo)]},
)

handlers: list[Handler] = [
    correcting,
    photographing,
    pressed(ShowCandidatePhoto, show_photo),
    pressed(DropCandidatePhoto, drop_photo),
    pressed(VacancyCandidates, show_list),
    pressed(StageCandidates, show_stage),
    pressed(OpenCandidate, open_candidate),
    pressed(OpenResumes, open_resumes),
    pressed(OpenResumeFile, open_file),
    pressed(ChooseVacancyFor, choose_vacancy),
    pressed(PutOnVacancy, put_on_vacancy),
    pressed(ChooseStage, choose_stage),
    pressed(MoveToStage, move),
    pressed(UndoMove, undo_move),
    pressed(EditCandidate, edit),
]
