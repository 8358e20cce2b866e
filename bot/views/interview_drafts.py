"""Arranging an interview, or writing down one that was held: the draft's card, with chips for what is missing."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.callbacks import (
    AskInterviewField,
    ChooseInterviewApplication,
    ChooseInterviewKind,
    ChooseInterviewMinutes,
    ChooseInterviewTime,
    ChooseInterviewVerdict,
    DropInterviewDraft,
    FinishInterview,
    OpenInterviewDraft,
    OpenInterviews,
    ToggleInterviewPerson,
)
from bot.domain.interview_drafts import InterviewDraftFacts, InterviewField
from bot.domain.interview_telling import minute_of
from bot.domain.task_people import People
from bot.i18n import Html, Words, blocks, lines
from bot.models import Subject, Verdict
from bot.views.format import clip, moment_text, short_name
from bot.views.interview_words import clash_line, kind_text
from bot.views.screen import About, Button, Row, Screen, Style, in_rows, keyboard
from bot.views.widgets.back import back_row
from bot.views.widgets.chips import Chip, choice
from bot.views.widgets.field_card import CardField, draft_card, field_lines
from bot.views.widgets.paging import pager

F = InterviewField
MINUTES = (15, 30, 45, 60, 90, 120)
_NAMESAKES = 8


def draft_screen(
    words: Words, facts: InterviewDraftFacts, people: People, *, zone: ZoneInfo, now: datetime
) -> Screen:
    """The draft's card; what is missing is asked at once."""
    missing = facts.fields.missing
    if missing is not None:
        return ask_screen(words, facts, missing, people, zone=zone, now=now)
    made = draft_card(
        words,
        title=_title(words, facts),
        fields=_fields(words, facts, zone, now),
        main=Button(
            words("interview-draft-keep" if facts.fields.held else "interview-draft-arrange"),
            FinishInterview(facts.id, facts.rev),
        ),
        cancel=_drop(words, facts),
        back=OpenInterviews(),
        below=lines(*(clash_line(words, one, zone=zone, now=now) for one in facts.clashes)) or None,
    )
    return replace(made, about=_about(facts))


def _about(facts: InterviewDraftFacts) -> About | None:
    return About(Subject.CANDIDATE, facts.choice.candidate_id) if facts.choice is not None else None


def _title(words: Words, facts: InterviewDraftFacts) -> Html:
    return words.html("interview-draft-held" if facts.fields.held else "interview-draft-title")


def _drop(words: Words, facts: InterviewDraftFacts) -> Button:
    return Button(words("button-cancel"), DropInterviewDraft(facts.id), style=Style.RED)


def _fields(words: Words, facts: InterviewDraftFacts, zone: ZoneInfo, now: datetime) -> list[CardField]:
    fields = facts.fields

    def ask(field: InterviewField) -> AskInterviewField:
        return AskInterviewField(facts.id, field.value, 0)

    who = f"{facts.choice.full_name}, {facts.choice.title}" if facts.choice is not None else ""
    when = moment_text(words, fields.starts_at, zone=zone, now=now) if fields.starts_at is not None else ""
    made = [
        CardField(words.option("interview-field", F.CANDIDATE), who, None, required=True),
        CardField(
            words.option("interview-field", F.KIND),
            kind_text(words, facts.kind) if facts.kind is not None else "",
            ask(F.KIND),
            required=True,
        ),
        CardField(words.option("interview-field", F.WHEN), when, ask(F.WHEN), required=True),
        CardField(
            words.option("interview-field", F.WHO),
            ", ".join(one.name for one in facts.interviewers),
            ask(F.WHO),
            required=True,
        ),
        CardField(
            words.option("interview-field", F.MINUTES),
            words("interview-minutes", count=facts.minutes),
            ask(F.MINUTES),
        ),
    ]
    if not fields.held:
        made.append(CardField(words.option("interview-field", F.PLACE), facts.place, ask(F.PLACE)))
    else:
        made.append(CardField(words.option("interview-field", F.CARD), _card_text(words, facts), ask(F.CARD)))
    return made


def _card_text(words: Words, facts: InterviewDraftFacts) -> str:
    fields = facts.fields
    scores = [f"{one.title} {one.score or '—'}" for one in fields.scores]
    verdict = words.option("interview-verdict", fields.verdict) if fields.verdict is not None else ""
    return ", ".join(part for part in (*scores, verdict, clip(fields.comment, 120)) if part)


# -- questions -----------------------------------------------------------------------------------------------


def ask_screen(
    words: Words,
    facts: InterviewDraftFacts,
    field: InterviewField,
    people: People,
    *,
    zone: ZoneInfo,
    now: datetime,
) -> Screen:
    """One part: chips with the likely values, and words are always taken."""
    known = [one for one in _fields(words, facts, zone, now) if one.value]
    question = Html(words.option("interview-draft-ask", field))
    if field is F.CANDIDATE and facts.choices:
        question = words.html("interview-draft-which", name=facts.fields.candidate)
    if field is F.CANDIDATE and not facts.choices and facts.fields.candidate:
        question = words.html("interview-draft-nobody", name=facts.fields.candidate)
    if field is F.WHO and facts.doubt:
        question = words.html(
            "interview-draft-namesakes" if facts.namesakes else "interview-draft-unknown", name=facts.doubt
        )
    if field is F.WHEN and facts.fields.held:
        question = words.html("interview-draft-when-held")
    back = OpenInterviews() if facts.fields.missing else OpenInterviewDraft(facts.id)
    return Screen(
        blocks(_title(words, facts), field_lines(words, known) if known else None, question),
        keyboard(*_chips(words, facts, field, people, zone, now), back_row(words, back, _drop(words, facts))),
    )


def _chips(  # noqa: PLR0911 - a case a field
    words: Words,
    facts: InterviewDraftFacts,
    field: InterviewField,
    people: People,
    zone: ZoneInfo,
    now: datetime,
) -> tuple[Row, ...]:
    match field:
        case F.CANDIDATE:
            return tuple(
                (
                    Button(
                        clip(f"{one.full_name} · {one.title}", 48),
                        ChooseInterviewApplication(facts.id, one.application_id),
                    ),
                )
                for one in facts.choices
            )
        case F.KIND:
            chosen = facts.kind.id if facts.kind is not None else None
            chips = [Chip(one.id, kind_text(words, one)) for one in facts.kinds]
            return choice(chips, lambda one: ChooseInterviewKind(facts.id, one), chosen=chosen)
        case F.WHEN:
            return _times(words, facts, zone, now)
        case F.WHO:
            return _people(words, facts, people)
        case F.MINUTES:
            lengths = [Chip(one, words("interview-minutes", count=one)) for one in MINUTES]
            return choice(lengths, lambda one: ChooseInterviewMinutes(facts.id, one), chosen=facts.minutes)
        case F.CARD:
            return verdict_rows(words, facts)
        case F.PLACE:
            return ()


def verdict_rows(words: Words, facts: InterviewDraftFacts) -> tuple[Row, ...]:
    """The four verdicts, two a row."""
    buttons = [
        Button(
            ("✓ " if one is facts.fields.verdict else "") + words.option("interview-verdict", one),
            ChooseInterviewVerdict(facts.id, one.value),
        )
        for one in Verdict
    ]
    return (tuple(buttons[:2]), tuple(buttons[2:]))


def _times(words: Words, facts: InterviewDraftFacts, zone: ZoneInfo, now: datetime) -> tuple[Row, ...]:
    if facts.fields.held:
        return ((Button(words("interview-just-now"), ChooseInterviewTime(facts.id, minute_of(now))),),)
    return in_rows(
        [
            Button(moment_text(words, at, zone=zone, now=now), ChooseInterviewTime(facts.id, minute_of(at)))
            for at in facts.slots
        ],
        width=48,
        most=2,
    )


def _people(words: Words, facts: InterviewDraftFacts, people: People) -> tuple[Row, ...]:
    doubted = bool(facts.doubt)
    offered = facts.namesakes[:_NAMESAKES] if doubted and facts.namesakes else people.people
    chosen = set(facts.fields.interviewer_ids)
    chips = [
        Chip(
            one.id,
            f"{'☑ ' if one.id in chosen else ''}{short_name(one.name)}"
            + (f" · {one.position}" if doubted and one.position else ""),
        )
        for one in offered
    ]
    done = Button(words("button-done"), OpenInterviewDraft(facts.id), style=Style.GREEN)
    return keyboard(
        *choice(chips, lambda one: ToggleInterviewPerson(facts.id, one), most=1 if doubted else 2),
        ()
        if doubted
        else pager(people.page, people.pages, lambda page: AskInterviewField(facts.id, F.WHO.value, page)),
        (done if chosen and not doubted else None,),
    )


def dropped(words: Words) -> Screen:
    """The draft is thrown away."""
    return Screen(words.html("interview-draft-dropped"), keyboard(back_row(words, OpenInterviews())))
