"""A received paper's card: what was read, what is doubtful, where it goes; its questions, its refusal, its
end.
"""

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.callbacks import (
    AskAgainWho,
    ChooseDraftVacancy,
    ChooseSamePerson,
    DropNote,
    EditDraft,
    FillByHand,
    FixDraftField,
    JoinToDraft,
    OpenBatch,
    OpenCandidate,
    OpenDraft,
    OpenInbox,
    OpenVacancy,
    Press,
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
)
from bot.domain.candidate_matches import Match, MatchKind, SeenOn
from bot.domain.candidate_merging import FieldChange
from bot.domain.candidate_values import OF_PAPERS, CandidateField
from bot.domain.intake_cards import DraftCard
from bot.domain.intake_drafts import DraftState, FieldRead
from bot.domain.intake_vacancies import VacancyChoice
from bot.domain.referrals import Referral
from bot.i18n import Html, Words, blocks, html, lines
from bot.models import Subject
from bot.views import candidate_facts as facts
from bot.views.format import clip, short_day, short_name
from bot.views.mail import letter_lines
from bot.views.screen import About, Button, Row, Screen, Style, in_rows, keyboard
from bot.views.stage_words import reason_text, stage_text
from bot.views.widgets.back import back_row
from bot.views.widgets.chips import Chip, choice
from bot.views.widgets.field_card import CardField, field_button, field_lines
from bot.views.widgets.paging import page_of, pager
from bot.views.widgets.undo import undo

NAME_LENGTH = 26
LINE_LENGTH = 60
VALUE_LENGTH = 200
FULL_LENGTH = 1500
FILE_LENGTH = 80
VACANCIES_A_PAGE = 8
ALSO_SHOWN = 5


def draft_card(
    words: Words, card: DraftCard, *, zone: ZoneInfo, now: datetime, note: Html | None = None
) -> Screen:
    """The card of a draft as it stands; `note` says what was just understood."""
    match card.state:
        case DraftState.READING:
            return reading(words, card)
        case DraftState.UNREADABLE:
            return unreadable(words, card)
        case DraftState.SAVED:
            return saved(words, card)
        case DraftState.DISCARDED | DraftState.TWIN | DraftState.JOINED:
            return put_away(words, card)
        case DraftState.READY:
            return _ready(words, card, zone=zone, now=now, note=note)


def _ready(words: Words, card: DraftCard, *, zone: ZoneInfo, now: datetime, note: Html | None) -> Screen:
    today = now.astimezone(zone).date()
    return Screen(
        blocks(
            note,
            lines(facts.name_line(words, card.values), facts.fact_lines(words, card.values, today=today)),
            facts.contact_lines(card.values.contacts),
            lines(
                facts.fit_lines(words, card.fit, card.vacancy.title if card.vacancy else ""),
                facts.skills_line(words, card.skills),
            ),
            _match_text(words, card, zone=zone, now=now),
            _side_by_side(words, card, today=today),
            _doubts_text(words, card, today_of=now, zone=zone),
            notes_text(words, card),
            _also_line(words, card),
            letter_lines(words, card.letter) if card.letter is not None else None,
            _origin_line(words, card),
            words.html("intake-to-stage", stage=stage_text(words, card.to_stage)) if card.to_stage else None,
        ),
        keyboard(
            *_main_rows(words, card),
            *_doubt_rows(words, card, zone=zone, now=now),
            *_vacancy_rows(words, card),
            _notes_row(words, card, today=today),
            (
                Button(words("intake-edit"), EditDraft(card.id)),
                Button(words("intake-ask-again"), AskAgainWho(card.id)) if card.is_decided else None,
            ),
            (Button(words("intake-same-as-other"), ChooseSamePerson(card.id)) if card.others else None,),
            back_row(words, _back(card), _away_button(words, card)),
        ),
    )


def _also_line(words: Words, card: DraftCard) -> Html | None:
    """The papers joined to this one, recordings among them."""
    if not card.also:
        return None
    names = ", ".join(clip(name or words("intake-text"), LINE_LENGTH) for name in card.also[:ALSO_SHOWN])
    more = f" +{len(card.also) - ALSO_SHOWN}" if len(card.also) > ALSO_SHOWN else ""
    return words.html("intake-also", files=names + more)


def same_person(words: Words, card: DraftCard) -> Screen:
    """Whose paper of the same batch this one is too."""
    return Screen(
        words.html("intake-same-as-whom", name=card.values.full_name or _paper(words, card)),
        keyboard(
            *(
                (Button(short_name(name, NAME_LENGTH), JoinToDraft(card.id, other_id)),)
                for other_id, name in card.others[:VACANCIES_A_PAGE]
            ),
            back_row(words, OpenDraft(card.id)),
        ),
    )


def notes_text(words: Words, card: DraftCard) -> Html | None:
    """What the recruiter said of the person in passing."""
    if not card.notes:
        return None
    return lines(*(words.html("intake-note", text=clip(note, VALUE_LENGTH)) for note in card.notes[-5:]))


def _notes_row(words: Words, card: DraftCard, *, today: date) -> Row:
    """The pay that was named, to be taken in one tap, and the way to take the last note back."""
    if not card.notes:
        return ()
    pay = ""
    if card.said_salary is not None:
        pay = facts.field_text(words, card.said_salary, CandidateField.SALARY, today=today)
    drop = Button(words("intake-note-drop"), DropNote(card.id, len(card.notes)))
    if not pay:
        return (drop,)
    taken = Button(words("intake-note-salary", salary=clip(pay, NAME_LENGTH)), TakeNoteSalary(card.id))
    return (taken, drop)


def _origin_line(words: Words, card: DraftCard) -> Html | None:
    """The file and the source, so that nobody wonders which paper this is."""
    source = "" if card.letter is not None and card.source == card.letter.shown_sender else card.source
    parts = [part for part in (card.file_name, source) if part]
    return lines(
        words.html("candidate-referred", name=card.referred_by) if card.referred_by else None,
        words.html("intake-origin", origin=" · ".join(clip(part, LINE_LENGTH) for part in parts))
        if parts
        else None,
    )


def _back(card: DraftCard) -> Press | None:
    return OpenBatch(card.batch_id) if card.batch_id is not None else None


def _away_button(words: Words, card: DraftCard) -> Button:
    return Button(words("intake-put-away"), PutDraftAway(card.id), style=Style.RED)


# -- what can be done -------------------------------------------------------------------------------------


def _main_rows(words: Words, card: DraftCard) -> tuple[Row, ...]:
    """The main act, green: save, or first say who this is."""
    match = card.open_question
    if match is None or match.kind is MatchKind.POSSIBLE:
        rows: tuple[Row, ...] = (_save_row(words, card),)
        return (*rows, *((_same_row(words, card, match),) if match is not None else ()))
    if match.kind is MatchKind.SAME_FILE:
        opened = Button(words("intake-open-known"), OpenCandidate(match.candidate_id), style=Style.GREEN)
        elsewhere = card.vacancy is not None and card.vacancy.id not in {
            seen.vacancy_id for seen in match.seen_on
        }
        return ((opened,), *((_save_row(words, card, green=False),) if elsewhere else ()))
    return (
        (_same_row(words, card, match, green=match.kind is MatchKind.SAME_PERSON)[0],),
        (Button(words("intake-somebody-else"), RecogniseDraft(card.id, None)),),
    )


def _save_row(words: Words, card: DraftCard, *, green: bool = True) -> Row:
    if not card.values.full_name:
        return (
            Button(words("intake-type-name"), FixDraftField(card.id, CandidateField.NAME), style=Style.GREEN),
        )
    if card.vacancy is not None:
        label = words("intake-save-to", title=clip(card.vacancy.title, NAME_LENGTH))
    else:
        label = words("intake-save-to-base")
    return (Button(label, SaveDraft(card.id, card.rev), style=Style.GREEN if green else None),)


def _same_row(words: Words, card: DraftCard, match: Match, *, green: bool = False) -> Row:
    label = words("intake-same-person", name=short_name(match.full_name, NAME_LENGTH))
    return (Button(label, RecogniseDraft(card.id, match.candidate_id), style=Style.GREEN if green else None),)


def _vacancy_rows(words: Words, card: DraftCard) -> tuple[Row, ...]:
    """Chips of vacancies, the base alone, all the others, and the pin that keeps the choice."""
    if not card.choices.likely:
        return ()
    chips: list[Chip[int | None]] = [
        Chip(each.id, clip(each.title, NAME_LENGTH)) for each in card.choices.likely
    ]
    chips.append(Chip(None, words("intake-base-only")))
    press: Callable[[int | None], Press] = lambda vacancy_id: PutDraftOn(card.id, vacancy_id)  # noqa: E731
    rows = list(choice(chips[:-1], press, chosen=card.vacancy.id if card.vacancy else None, most=2))
    none = Button(("✓ " if card.vacancy is None else "") + chips[-1].label, press(None))
    more = Button(words("intake-more-vacancies", count=card.choices.others), ChooseDraftVacancy(card.id, 0))
    rows.append((none, *((more,) if card.choices.others else ())))
    return (*rows, *_sticky_row(words, card))


def _sticky_row(words: Words, card: DraftCard) -> tuple[Row, ...]:
    if card.vacancy is None:
        return ()
    is_on = card.choices.sticky_id == card.vacancy.id
    key = (
        words("intake-sticky-on", title=clip(card.vacancy.title, NAME_LENGTH))
        if is_on
        else words("intake-stick")
    )
    return ((Button(key, StickVacancy(card.id, on=not is_on)),),)


# -- what is asked ----------------------------------------------------------------------------------------


def _match_text(words: Words, card: DraftCard, *, zone: ZoneInfo, now: datetime) -> Html | None:
    today = now.astimezone(zone).date()
    if card.same_as is not None:
        bar = card.same_as.bar
        known = words.html("intake-is-known", name=card.same_as.full_name)
        return lines(known, facts.bar_line(words, bar, today=today) if bar is not None else None)
    match = card.open_question
    if match is None:
        return None
    return lines(_match_kind_line(words, match), *_seen_lines(words, match, zone=zone, now=now))


def _side_by_side(words: Words, card: DraftCard, *, today: date) -> Html | None:
    """What adding the paper to the known card would change, folded: in the base, in the paper, what stays."""
    rows = [row for change in card.changes if (row := _change_line(words, change, today=today)) is not None]
    return (
        lines(
            words.html("intake-side-by-side"),
            Html(f"<blockquote expandable>{html(lines(*rows))}</blockquote>"),
        )
        if rows
        else None
    )


def _change_line(words: Words, change: FieldChange, *, today: date) -> Html | None:
    field, label = change.field, words.option("candidate-field", change.field)
    if field in {CandidateField.CONTACTS, CandidateField.SKILLS}:
        known = change.known.contacts if field is CandidateField.CONTACTS else change.known.skills
        after = change.after.contacts if field is CandidateField.CONTACTS else change.after.skills
        added = len(after) - len(known)
        return words.html("intake-change-added", field=label, count=added) if added > 0 else None
    known_text = clip(facts.field_text(words, change.known, field, today=today), LINE_LENGTH)
    read_text = clip(facts.field_text(words, change.read, field, today=today), LINE_LENGTH)
    if known_text == read_text:
        return None
    key = "intake-change-stays" if change.by_hand or field is CandidateField.NAME else "intake-change"
    return words.html(key, field=label, known=known_text or "—", read=read_text)


def _match_kind_line(words: Words, match: Match) -> Html:
    shared = ", ".join(contact.shown for contact in match.shared)
    match match.kind:
        case MatchKind.SAME_FILE:
            return words.html("intake-same-file", name=match.full_name)
        case MatchKind.SAME_PERSON:
            return words.html("intake-seen", name=match.full_name, shared=shared)
        case MatchKind.CLASH:
            return words.html("intake-clash", name=match.full_name, shared=shared)
        case MatchKind.POSSIBLE:
            return words.html(
                "intake-possible", name=match.full_name, position=clip(match.position, LINE_LENGTH) or "—"
            )


def _seen_lines(words: Words, match: Match, *, zone: ZoneInfo, now: datetime) -> list[Html]:
    today = now.astimezone(zone).date()
    added_on = short_day(words, match.added_at.astimezone(zone).date(), today=today)
    return [
        *([facts.bar_line(words, match.bar, today=today)] if match.bar is not None else []),
        *(_seen_on(words, each, zone=zone, today=today) for each in match.seen_on[:3]),
        *(
            [
                words.html(
                    "intake-spoken-by",
                    name=match.spoken_by.name,
                    day=short_day(words, match.spoken_by.at.astimezone(zone).date(), today=today),
                )
            ]
            if match.spoken_by is not None
            else []
        ),
        words.html("intake-added-by", name=match.added_by, day=added_on),
    ]


def _seen_on(words: Words, seen: SeenOn, *, zone: ZoneInfo, today: date) -> Html:
    """The vacancy and the stage; of an end also when and why."""
    if seen.outcome is None or seen.since is None:
        return words.html("intake-seen-on", title=seen.title, stage=words.option("stage", seen.stage))
    why = [reason_text(words, seen.reason) if seen.reason is not None else "", seen.comment]
    said = ". ".join(one for one in why if one)
    ended = words.html(
        "intake-seen-ended",
        title=seen.title,
        outcome=words.option("outcome", seen.outcome),
        day=short_day(words, seen.since.astimezone(zone).date(), today=today),
    )
    return words.html("intake-seen-why", ended=ended, why=said) if said else ended


def _doubts_text(words: Words, card: DraftCard, *, today_of: datetime, zone: ZoneInfo) -> Html | None:
    if not card.doubts or card.known_file is not None:
        return None
    today = today_of.astimezone(zone).date()
    title = words.html("intake-doubts-ocr") if card.by_ocr else words.html("intake-doubts")
    return lines(title, *(_doubt_line(words, card, doubt, today) for doubt in card.doubts))


def _doubt_line(words: Words, card: DraftCard, doubt: FieldRead, today: object) -> Html:
    label = words.option("candidate-field", doubt.field)
    value = facts.field_text(words, card.values, doubt.field, today=today)  # type: ignore[arg-type]
    if not value:
        return words.html("intake-doubt-missing", field=label)
    line = clip(doubt.line, LINE_LENGTH)
    if line and line != value:
        return words.html("intake-doubt-line", field=label, value=clip(value, LINE_LENGTH), line=line)
    return words.html("intake-doubt", field=label, value=clip(value, LINE_LENGTH))


def _doubt_rows(words: Words, card: DraftCard, *, zone: ZoneInfo, now: datetime) -> tuple[Row, ...]:
    """The first doubt's chips: right as it is, the alternatives, or type it."""
    doubt = next(iter(card.doubts), None)
    if doubt is None or card.known_file is not None:
        return ()
    today = now.astimezone(zone).date()
    chips: list[Button] = []
    value = facts.field_text(words, card.values, doubt.field, today=today)
    if value:
        label = words("intake-right", value=clip(value, NAME_LENGTH))
        chips.append(Button(label, SettleDraftField(card.id, doubt.field, 0, card.rev)))
    for number, option in enumerate(doubt.options, start=1):
        label = clip(facts.field_text(words, option, doubt.field, today=today), NAME_LENGTH)
        chips.append(Button(label, SettleDraftField(card.id, doubt.field, number, card.rev)))
    if value or chips or doubt.field is not CandidateField.NAME:
        chips.append(Button(words("intake-type-field"), FixDraftField(card.id, doubt.field)))
    return in_rows(chips, most=2)


# -- fixing a field ---------------------------------------------------------------------------------------


def edit_draft(words: Words, card: DraftCard, *, zone: ZoneInfo, now: datetime) -> Screen:
    """Every field with a button to fix it."""
    today = now.astimezone(zone).date()
    fields = [
        CardField(
            words.option("candidate-field", field),
            clip(facts.field_text(words, card.values, field, today=today), VALUE_LENGTH),
            FixDraftField(card.id, field),
            required=field is CandidateField.NAME,
        )
        for field in OF_PAPERS
    ]
    buttons = [button for button in map(field_button, fields) if button is not None]
    return Screen(
        blocks(words.html("intake-edit-title"), field_lines(words, fields)),
        keyboard(
            *(buttons[at : at + 2] for at in range(0, len(buttons), 2)), back_row(words, OpenDraft(card.id))
        ),
    )


def ask_field(
    words: Words, card: DraftCard, field: CandidateField, *, zone: ZoneInfo, now: datetime
) -> Screen:
    """The question about one field: what it is now, how to type it."""
    value = facts.field_text(words, card.values, field, today=now.astimezone(zone).date())
    return question(words, field, value, OpenDraft(card.id))


def noted(words: Words, field: CandidateField, value: str) -> Html:
    """What was understood of a typed field."""
    label = words.option("candidate-field", field)
    if not value:
        return words.html("intake-field-cleared", field=label)
    return words.html("intake-field-saved", field=label, value=value)


def question(words: Words, field: CandidateField, value: str, back: Press) -> Screen:
    """A question about one field of a draft or of a candidate."""
    return Screen(
        blocks(
            lines(
                words.html("candidate-ask-title", field=words.option("candidate-field", field)),
                words.html("candidate-ask-now", value=clip(value, FULL_LENGTH)) if value else None,
            ),
            html(words.option("candidate-ask", field)),
        ),
        keyboard(back_row(words, back)),
    )


def all_vacancies(words: Words, card: DraftCard, every: tuple[VacancyChoice, ...], page: int) -> Screen:
    """Every open vacancy the paper can go to."""
    shown = page_of(every, page, size=VACANCIES_A_PAGE)
    rows = [
        (Button(clip(each.title, NAME_LENGTH * 2), PutDraftOn(card.id, each.id)),) for each in shown.items
    ]
    return Screen(
        words.html("intake-choose-vacancy", name=card.values.full_name or _paper(words, card)),
        keyboard(
            *rows,
            pager(shown.number, shown.pages, lambda number: ChooseDraftVacancy(card.id, number)),
            back_row(words, OpenDraft(card.id)),
        ),
    )


# -- other states -----------------------------------------------------------------------------------------


def _paper(words: Words, card: DraftCard) -> str:
    """What the paper is called: its file, or that it was a text."""
    return clip(card.file_name, FILE_LENGTH) or words("intake-text")


def reading(words: Words, card: DraftCard) -> Screen:
    """The paper is being read; shown only when that takes a while."""
    drop = Button(words("intake-note-drop"), DropNote(card.id, len(card.notes))) if card.notes else None
    return Screen(
        blocks(words.html("intake-reading", file=_paper(words, card)), notes_text(words, card)),
        keyboard((drop,)),
    )


def unreadable(words: Words, card: DraftCard) -> Screen:
    """Why a paper could not be read, and what to do."""
    by_hand = (
        Button(words("intake-by-hand"), FillByHand(card.id), style=Style.GREEN)
        if card.can_fill_by_hand
        else None
    )
    return Screen(
        lines(
            words.html("intake-unreadable", file=_paper(words, card)),
            _problem_line(words, card),
            letter_lines(words, card.letter) if card.letter is not None else None,
        ),
        keyboard(
            (by_hand,),
            back_row(
                words, _back(card), Button(words("intake-drop"), PutDraftAway(card.id), style=Style.RED)
            ),
        ),
    )


def _problem_line(words: Words, card: DraftCard) -> Html | None:
    """Why, and what to do: what came by mail is in the mailbox, not in this chat."""
    if card.problem is None:
        return None
    if card.letter is not None:
        return html(words.option("mail-problem", card.problem))
    return html(words.option("intake-problem", card.problem))


def too_big(words: Words, file_name: str) -> Screen:
    """A file that Telegram gives to no bot."""
    return Screen(
        lines(
            words.html("intake-unreadable", file=clip(file_name, FILE_LENGTH)),
            words.html("intake-problem-too-big"),
        )
    )


def not_for_you(words: Words) -> Screen:
    """A colleague has sent a résumé, and no recruiter is there to take it."""
    return Screen(words.html("intake-not-for-you"))


def recording_kept(words: Words, *, kept: bool) -> Screen:
    """What becomes of a voice or video message: kept beside a paper, or how it can be."""
    return Screen(words.html("intake-recording-kept") if kept else words.html("intake-recording-alone"))


def passed_on(words: Words, referral: Referral) -> Screen:
    """A colleague's paper is with the recruiter, or was taken back."""
    if not referral.is_kept:
        return Screen(words.html("intake-recalled"))
    return Screen(
        blocks(words.html("intake-passed-on", name=referral.recruiter), words.html("intake-passed-on-hint")),
        keyboard((Button(words("intake-recall"), RecallReferral(referral.draft_id)),)),
    )


def saved(words: Words, card: DraftCard) -> Screen:
    """What was saved, with the ways on and back."""
    result = card.saved
    if result is None:
        return put_away(words, card)
    vacancy = card.vacancy if result.application_id is not None else None
    new = words.html("intake-saved-new", name=card.saved_name)
    known = words.html("intake-saved-version", name=card.saved_name)
    return Screen(
        lines(
            new if result.is_new_candidate else known,
            words.html("intake-saved-to", title=vacancy.title) if vacancy is not None else None,
            words.html("intake-was-there") if vacancy is not None and not result.is_new_application else None,
        ),
        keyboard(
            (Button(words("intake-open-candidate"), OpenCandidate(result.candidate_id), style=Style.BLUE),),
            (Button(words("intake-open-vacancy"), OpenVacancy(vacancy.id)) if vacancy is not None else None,),
            back_row(words, _back(card), undo(words, UndoSaving(card.id))),
        ),
        about=About(Subject.CANDIDATE, result.candidate_id),
    )


def put_away(words: Words, card: DraftCard) -> Screen:
    """A paper that was put away, with the way to take it back."""
    if card.state is DraftState.TWIN and card.twin_of is not None:
        return Screen(
            words.html("intake-twin", file=_paper(words, card)),
            keyboard(
                back_row(words, _back(card), Button(words("intake-open-draft"), OpenDraft(card.twin_of)))
            ),
        )
    name = card.values.full_name or _paper(words, card)
    return Screen(
        words.html("intake-gone", name=name),
        keyboard(back_row(words, _back(card), undo(words, TakeDraftBack(card.id)))),
    )


def gone(words: Words) -> Screen:
    """A card whose draft is not there any more."""
    return Screen(words.html("intake-draft-gone"), keyboard((Button(words("intake-inbox"), OpenInbox()),)))
