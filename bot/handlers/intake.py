"""Whatever a recruiter throws at the bot: files, photos, recordings, contacts, pasted texts; and their drafts."""

from collections.abc import Callable
from enum import StrEnum

from telegram import Message, Update
from telegram.ext import filters

from bot.callbacks import (
    AskAgainWho,
    ChooseDraftVacancy,
    ChooseSamePerson,
    DropNote,
    EditDraft,
    FillByHand,
    FixDraftField,
    JoinToDraft,
    OpenDraft,
    PutDraftAway,
    PutDraftOn,
    RecallReferral,
    RecogniseDraft,
    SaveDraft,
    SettleDraftField,
    StickVacancy,
    TakeDraftBack,
    TakeNoteSalary,
    UndoSaving,
    option_of,
)
from bot.domain import (
    intake,
    intake_after,
    intake_cards,
    intake_choices,
    intake_joining,
    intake_notes,
    intake_saving,
    intake_vacancies,
    referrals,
)
from bot.domain.access import Permission
from bot.domain.candidate_values import CandidateField
from bot.domain.errors import Denied, Gone, Outdated, Problem, Unfit
from bot.domain.intake import GivenContact
from bot.domain.intake_cards import DraftCard
from bot.domain.intake_drafts import DraftState, Origin
from bot.i18n import Html
from bot.parsing.resume_text import SHORTEST_RESUME, is_about_candidate
from bot.runtime.context import BotContext
from bot.runtime.dialogues import END, Callback, Handler, conversation, pressed, sent, typed
from bot.runtime.sent import LARGEST_FILE, forwarded_from, recording_of, thing_of
from bot.views import inbox_reminder as _inbox_reminder  # noqa: F401 - registers how the reminder looks
from bot.views import intake as views
from bot.views import intake_lists as lists
from bot.views import profile as profile_views
from bot.views import refusals
from bot.views.candidate_facts import field_text
from bot.views.format import clip

ECHO_LENGTH = 80


class AboutCandidate(filters.MessageFilter):
    """A text that looks like a résumé, or holds somebody's name and contact; `least` is its length in
    characters.
    """

    def __init__(self, least: int = 0) -> None:
        super().__init__()
        self._least = least

    def filter(self, message: Message) -> bool:
        text = message.text or ""
        return len(text) >= self._least and is_about_candidate(text)


# -- receiving --------------------------------------------------------------------------------------------


async def receive_file(_update: Update, ctx: BotContext) -> object:
    """A document: kept at once, read by a job that shows its card."""
    document = ctx.message.document
    if document is None:
        return None
    name = document.file_name or ""
    if (document.file_size or 0) > LARGEST_FILE:
        ctx.say(views.too_big(ctx.words, name))
        return None
    await _receive(ctx, _origin(ctx.message, document.file_id, name, document.mime_type or ""))
    return None


async def _receive(ctx: BotContext, origin: Origin) -> None:
    """Keep a file; its caption is a note on the person. A colleague's goes to the recruiter on duty."""
    if not ctx.actor.may(Permission.CANDIDATE_ADD):
        await _pass_on(ctx, origin, note=ctx.text)
        return
    kept = await ctx.transact(intake.receive_file, origin)
    if ctx.text:
        await ctx.transact(intake_notes.add, kept.id, ctx.text)


async def receive_photo(_update: Update, ctx: BotContext) -> object:
    """A photo of a résumé: the largest of its sizes is read."""
    if ctx.message.photo:
        origin = _origin(ctx.message, ctx.message.photo[-1].file_id, "photo.jpg", "image/jpeg")
        await _receive(ctx, origin)
    return None


async def receive_text(_update: Update, ctx: BotContext) -> object:
    """A pasted or forwarded text about a candidate."""
    if not ctx.actor.may(Permission.CANDIDATE_ADD):
        await _pass_on(ctx, _origin(ctx.message), text=ctx.text)
        return None
    await ctx.transact(intake.receive_text, _origin(ctx.message), ctx.text)
    return None


async def receive_contact(_update: Update, ctx: BotContext) -> object:
    """A shared contact: a draft with a name and a phone."""
    contact = ctx.message.contact
    if contact is None:
        return None
    name = " ".join(part for part in (contact.last_name, contact.first_name) if part)
    given = GivenContact(name, contact.phone_number)
    if not ctx.actor.may(Permission.CANDIDATE_ADD):
        await _pass_on(ctx, _origin(ctx.message), contact=given)
        return None
    kept = await ctx.transact(intake.receive_contact, _origin(ctx.message), given)
    return await _show(ctx, kept.id)


async def receive_recording(_update: Update, ctx: BotContext) -> object:
    """A voice or video message right after a paper is kept beside it, as it is."""
    message = ctx.message
    file = recording_of(message, ctx.words)
    if file is None or not ctx.is_private:
        return None
    kept = None
    if ctx.actor.may(Permission.CANDIDATE_ADD):
        origin = _origin(message, file.telegram_file_id, file.name, file.mime)
        kept = await ctx.transact(intake_joining.attach_recording, origin)
    sent = thing_of(message, ctx.words)
    if kept is None and sent is not None:
        logged = await ctx.transact(intake_after.recording_after_saving, sent)
        if logged is not None:
            ctx.say(profile_views.logged(ctx.words, logged, zone=ctx.zone, now=ctx.now))
            return None
    ctx.say(views.recording_kept(ctx.words, kept=kept is not None))
    return None


async def _pass_on(
    ctx: BotContext, origin: Origin, *, text: str = "", contact: GivenContact | None = None, note: str = ""
) -> None:
    """A colleague's paper goes to the recruiter on duty; parts of one album are thanked for once."""
    referral = await ctx.transact(referrals.pass_on, origin, text=text, contact=contact, note=note)
    if referral is None:
        ctx.say(views.not_for_you(ctx.words))
        return
    ctx.show(views.passed_on(ctx.words, referral), slot=referral.slot)


async def recall_referral(_update: Update, ctx: BotContext) -> object:
    """Take a passed-on paper back, unless the recruiter has saved it."""
    draft_id = ctx.pressed(RecallReferral).draft_id
    try:
        referral = await ctx.transact(referrals.recall, draft_id)
    except Unfit as refused:
        ctx.toast(refusals.as_toast(refusals.unfit(ctx.words, refused)), alert=True)
        return END
    except Gone:
        ctx.toast(ctx.words("card-updated"))
        return END
    ctx.show(views.passed_on(ctx.words, referral), slot=referral.slot)
    return END


def _origin(message: Message, file_id: str = "", name: str = "", mime: str = "") -> Origin:
    return Origin(
        chat_id=message.chat.id,
        message_id=message.message_id,
        telegram_file_id=file_id,
        file_name=name,
        mime=mime,
        media_group=message.media_group_id or "",
        forwarded_from=forwarded_from(message),
    )


# -- a draft's card ---------------------------------------------------------------------------------------


async def _show(ctx: BotContext, draft_id: int, *, note: Html | None = None) -> object:
    """The draft as it stands now, in its own place in the chat; `note` is what was just understood."""
    try:
        card = await ctx.transact(intake_cards.card, draft_id)
    except (Gone, Denied):
        ctx.toast(ctx.words("card-updated"))
        ctx.show(views.gone(ctx.words), slot=intake.slot_of(draft_id, None))
        return END
    ctx.show(views.draft_card(ctx.words, card, zone=ctx.zone, now=ctx.now, note=note), slot=card.slot)
    return END


async def open_draft(_update: Update, ctx: BotContext) -> object:
    return await _show(ctx, ctx.pressed(OpenDraft).draft_id)


async def save_draft(_update: Update, ctx: BotContext) -> object:
    """Save as the card shows it; if the card is outdated, show the fresh one instead."""
    press = ctx.pressed(SaveDraft)
    return await _save(ctx, press.draft_id, intake_saving.save, press.draft_id, rev=press.rev)


async def _save(
    ctx: BotContext, draft_id: int, verb: Callable[..., object], *args: object, **kwargs: object
) -> object:
    try:
        await ctx.transact(verb, *args, **kwargs)
    except Unfit as refused:
        return await _refuse(ctx, draft_id, refused)
    except (Outdated, Gone):
        ctx.toast(ctx.words("card-updated"))
        return await _show(ctx, draft_id)
    ctx.toast(ctx.words("intake-saved-toast"))
    return await _show_next(ctx, draft_id)


async def _show_next(ctx: BotContext, draft_id: int) -> object:
    """After a paper is dealt with: its end; in a batch the next question, or the summary when none is left."""
    card = await ctx.transact(intake_cards.card, draft_id)
    if card.batch_id is None:
        return await _show(ctx, draft_id)
    batch = await ctx.transact(intake_cards.batch, card.batch_id)
    if batch.next_question is not None:
        return await _show(ctx, batch.next_question)
    ctx.show(lists.batch_screen(ctx.words, batch), slot=batch.slot)
    return END


async def _refuse(ctx: BotContext, draft_id: int, refused: Unfit) -> object:
    """Say what is missing; a missing name is asked for at once."""
    if refused.problem is Problem.NAME_EMPTY:
        return await _ask(ctx, draft_id, CandidateField.NAME)
    ctx.toast(refusals.as_toast(refusals.unfit(ctx.words, refused)), alert=True)
    return await _show(ctx, draft_id)


async def undo_saving(_update: Update, ctx: BotContext) -> object:
    """Take the saving back; refused once something else has happened to the candidate."""
    draft_id = ctx.pressed(UndoSaving).draft_id
    try:
        await ctx.transact(intake_saving.undo, draft_id)
    except Unfit as refused:
        ctx.toast(refusals.as_toast(refusals.unfit(ctx.words, refused)), alert=True)
        return END
    except Gone:
        ctx.toast(ctx.words("card-updated"))
    else:
        ctx.toast(ctx.words("intake-undone"))
    return await _show(ctx, draft_id)


async def put_away(_update: Update, ctx: BotContext) -> object:
    """No résumé: out of the way, with Undo."""
    draft_id = ctx.pressed(PutDraftAway).draft_id
    try:
        await ctx.transact(intake.discard, draft_id)
    except Gone:
        return await _show(ctx, draft_id)
    return await _show_next(ctx, draft_id)


async def take_back(_update: Update, ctx: BotContext) -> object:
    draft_id = ctx.pressed(TakeDraftBack).draft_id
    return await _decide(ctx, draft_id, intake.take_back, draft_id)


async def fill_by_hand(_update: Update, ctx: BotContext) -> object:
    """What the bot could not read is typed in: the name first."""
    draft_id = ctx.pressed(FillByHand).draft_id
    try:
        await ctx.transact(intake.fill_by_hand, draft_id)
    except Gone:
        return await _show(ctx, draft_id)
    return await _ask(ctx, draft_id, CandidateField.NAME)


async def settle_field(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(SettleDraftField)
    field = option_of(CandidateField, press.field)
    return await _decide(
        ctx, press.draft_id, intake_choices.settle_field, press.draft_id, field, press.option, rev=press.rev
    )


async def put_on_vacancy(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(PutDraftOn)
    return await _decide(ctx, press.draft_id, intake_choices.choose_vacancy, press.draft_id, press.vacancy_id)


async def recognise(_update: Update, ctx: BotContext) -> object:
    """A known candidate: their new résumé version is saved at once; somebody else: on with the draft."""
    press = ctx.pressed(RecogniseDraft)
    if press.candidate_id is None:
        return await _decide(ctx, press.draft_id, intake_choices.recognise, press.draft_id, None)
    return await _save(ctx, press.draft_id, intake_saving.save_as_version, press.draft_id, press.candidate_id)


async def ask_again(_update: Update, ctx: BotContext) -> object:
    """Decide anew who the paper's person is."""
    draft_id = ctx.pressed(AskAgainWho).draft_id
    return await _decide(ctx, draft_id, intake_choices.ask_again, draft_id)


async def stick(_update: Update, ctx: BotContext) -> object:
    """Send everything from now on to this card's vacancy, or stop doing so."""
    press = ctx.pressed(StickVacancy)
    shown = await _decide(ctx, press.draft_id, intake_choices.stick, press.draft_id, on=press.on)
    if ctx.turn.toast is None:
        card = await ctx.transact(intake_cards.card, press.draft_id)
        if press.on and card.vacancy is not None:
            ctx.toast(ctx.words("intake-sticky-set", title=clip(card.vacancy.title, ECHO_LENGTH)))
        else:
            ctx.toast(ctx.words("intake-sticky-off"))
    return shown


async def _decide(
    ctx: BotContext, draft_id: int, verb: Callable[..., object], *args: object, **kwargs: object
) -> object:
    """Apply a decision and show the card as it then stands; an outdated card is shown afresh instead."""
    try:
        await ctx.transact(verb, *args, **kwargs)
    except Unfit as refused:
        ctx.toast(refusals.as_toast(refusals.unfit(ctx.words, refused)), alert=True)
    except (Outdated, Gone):
        ctx.toast(ctx.words("card-updated"))
    return await _show(ctx, draft_id)


async def drop_note(_update: Update, ctx: BotContext) -> object:
    """Take back what was taken for a note."""
    press = ctx.pressed(DropNote)
    shown = await _decide(ctx, press.draft_id, intake_notes.drop, press.draft_id, press.number)
    if ctx.turn.toast is None:
        ctx.toast(ctx.words("intake-note-dropped"))
    return shown


async def take_note_salary(_update: Update, ctx: BotContext) -> object:
    """The pay that was named in a note goes into its field."""
    draft_id = ctx.pressed(TakeNoteSalary).draft_id
    return await _decide(ctx, draft_id, intake_notes.take_salary, draft_id)


async def choose_vacancy(_update: Update, ctx: BotContext) -> object:
    """All the vacancies a paper can go to."""
    press = ctx.pressed(ChooseDraftVacancy)
    try:
        card = await ctx.transact(intake_cards.card, press.draft_id)
    except Gone:
        return await _show(ctx, press.draft_id)
    every = await ctx.query(intake_vacancies.all_open)
    ctx.show(views.all_vacancies(ctx.words, card, every, press.page), slot=card.slot)
    return END


# -- fixing a field by typing -----------------------------------------------------------------------------


class Fixing(StrEnum):
    """Which field of the draft is being typed; the values are stored."""

    NAME = "name"
    CONTACTS = "contacts"
    POSITION = "position"
    CITY = "city"
    CITIZENSHIP = "citizenship"
    AGE = "age"
    EXPERIENCE = "experience"
    SALARY = "salary"
    SKILLS = "skills"


async def edit_draft(_update: Update, ctx: BotContext) -> object:
    """Every field with its button."""
    draft_id = ctx.pressed(EditDraft).draft_id
    try:
        card = await ctx.transact(intake_cards.card, draft_id)
    except Gone:
        return await _show(ctx, draft_id)
    if card.state is not DraftState.READY:
        return await _show(ctx, draft_id)
    ctx.show(views.edit_draft(ctx.words, card, zone=ctx.zone, now=ctx.now), slot=card.slot)
    return END


async def ask_field(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(FixDraftField)
    return await _ask(ctx, press.draft_id, CandidateField(option_of(Fixing, press.field).value))


async def _ask(ctx: BotContext, draft_id: int, field: CandidateField) -> object:
    try:
        card = await ctx.transact(intake_cards.card, draft_id)
    except Gone:
        return await _show(ctx, draft_id)
    if card.state is not DraftState.READY:
        ctx.toast(ctx.words("card-updated"))
        return await _show(ctx, draft_id)
    ctx.draft_id = draft_id
    ctx.show(views.ask_field(ctx.words, card, field, zone=ctx.zone, now=ctx.now), slot=card.slot)
    return Fixing(field.value).value


def _take(field: CandidateField) -> Callback:
    """The handler of what is typed for a field: taken with an echo, or said why not and asked again."""

    async def take(_update: Update, ctx: BotContext) -> object:
        draft_id = ctx.draft_id
        if draft_id is None:
            return END
        try:
            await ctx.transact(intake_choices.fix_field, draft_id, field, ctx.text)
        except (Outdated, Gone):
            return await _show(ctx, draft_id)
        card = await ctx.transact(intake_cards.card, draft_id)
        return await _show(ctx, draft_id, note=views.noted(ctx.words, field, _shown(ctx, card, field)))

    return take


def _shown(ctx: BotContext, card: DraftCard, field: CandidateField) -> str:
    return clip(
        field_text(ctx.words, card.values, field, today=ctx.now.astimezone(ctx.zone).date()), ECHO_LENGTH
    )


# -- one more paper of the same person -------------------------------------------------------------------


async def choose_same_person(_update: Update, ctx: BotContext) -> object:
    """Whose paper of the same burst this one is too."""
    draft_id = ctx.pressed(ChooseSamePerson).draft_id
    try:
        card = await ctx.transact(intake_cards.card, draft_id)
    except Gone:
        return await _show(ctx, draft_id)
    if not card.others:
        return await _show(ctx, draft_id)
    ctx.show(views.same_person(ctx.words, card), slot=card.slot)
    return END


async def join_to_draft(_update: Update, ctx: BotContext) -> object:
    press = ctx.pressed(JoinToDraft)
    return await _decide(ctx, press.draft_id, intake_joining.join_to, press.draft_id, press.head_id)


_pasted = sent(filters.TEXT & ~filters.COMMAND & AboutCandidate(), receive_text)
# A whole résumé is one in the middle of a question too; it leaves the question where it stands.
_pasted_whole = sent(filters.TEXT & ~filters.COMMAND & AboutCandidate(SHORTEST_RESUME), receive_text)

fixing = conversation(
    "intake_field",
    entry_points=[
        pressed(FixDraftField, ask_field),
        pressed(FillByHand, fill_by_hand),
        pressed(SaveDraft, save_draft),
        pressed(RecogniseDraft, recognise),
    ],
    states={state: [_pasted_whole, typed(_take(CandidateField(state.value)))] for state in Fixing},
)

handlers: list[Handler] = [
    fixing,
    pressed(OpenDraft, open_draft),
    pressed(UndoSaving, undo_saving),
    pressed(PutDraftAway, put_away),
    pressed(TakeDraftBack, take_back),
    pressed(EditDraft, edit_draft),
    pressed(SettleDraftField, settle_field),
    pressed(PutDraftOn, put_on_vacancy),
    pressed(ChooseDraftVacancy, choose_vacancy),
    pressed(AskAgainWho, ask_again),
    pressed(StickVacancy, stick),
    pressed(DropNote, drop_note),
    pressed(RecallReferral, recall_referral),
    pressed(TakeNoteSalary, take_note_salary),
    pressed(ChooseSamePerson, choose_same_person),
    pressed(JoinToDraft, join_to_draft),
    sent(filters.Document.ALL, receive_file),
    sent(filters.PHOTO, receive_photo),
    sent(filters.VOICE | filters.AUDIO | filters.VIDEO | filters.VIDEO_NOTE, receive_recording),
    sent(filters.CONTACT, receive_contact),
    _pasted,
]
