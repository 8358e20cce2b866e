"""The decision card for who hires and for the recruiter, the answers, and what others are told."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.callbacks import (
    AskPipelineWords,
    BeginOffer,
    ChooseDecisionHold,
    ChooseRejection,
    ChooseStage,
    DecideHire,
    DecideHold,
    DecideReject,
    OpenCandidate,
    OpenDecision,
    OpenResumeFile,
    RecallDecision,
    UndoDecision,
)
from bot.domain.decision_cards import DecisionCard
from bot.domain.pipeline_words import WordsFor
from bot.i18n import Html, Words, blocks, lines
from bot.models import DecisionState, Subject
from bot.views import candidate_facts as facts
from bot.views.comparing import assessment_lines, disagree
from bot.views.format import clip, moment_text, short_name
from bot.views.money import salary_amount
from bot.views.reminder_block import ReminderBlock
from bot.views.screen import About, Button, Row, Screen, Style, keyboard
from bot.views.stage_words import reason_text, stage_text
from bot.views.widgets.back import back_row
from bot.views.widgets.chips import Chip, choice
from bot.views.widgets.day_choice import DayOffer, day_chips
from bot.views.widgets.undo import undo

_SAID = 500
_NOTES = 3
_HOLDS = (DayOffer.DAYS_3, DayOffer.WEEK, DayOffer.WEEKS_2, DayOffer.MONTH)


def decision_screen(
    words: Words, card: DecisionCard, *, zone: ZoneInfo, now: datetime, said: Html | None = None
) -> Screen:
    """Everything gathered, what is open, what was said, and what the reader may do."""
    today = now.astimezone(zone).date()
    candidate = card.candidate
    return Screen(
        blocks(
            said,
            lines(
                words.html("decision-title", name=candidate.values.full_name),
                words.html("stage-now", title=card.title, stage=stage_text(words, card.line.label)),
                _state(words, card, zone=zone, now=now),
            ),
            lines(
                facts.fact_lines(words, candidate.values, today=today),
                _offered(words, card),
                facts.fit_lines(words, candidate.fit, candidate.fit_title),
                facts.skills_line(words, candidate.skills) if candidate.fit is None else None,
            ),
            lines(*assessment_lines(words, card.verdicts, card.assessed, missing=0, blind=card.blind)),
            _notes(words, card),
            _open_questions(words, card),
            lines(
                *(
                    words.html("screening-line", name=one.by, text=clip(one.text, _SAID))
                    for one in card.thread
                )
            ),
        ),
        keyboard(
            *_answers(words, card),
            *_recruiter(words, card),
            (_resume(words, card), Button(words("intake-open-candidate"), OpenCandidate(candidate.id))),
            back_row(
                words,
                ChooseStage(card.line.application_id) if card.line.may_move else OpenCandidate(candidate.id),
            ),
        ),
        about=About(Subject.CANDIDATE, candidate.id),
    )


def _state(words: Words, card: DecisionCard, *, zone: ZoneInfo, now: datetime) -> Html:
    asked = moment_text(words, card.asked_at, zone=zone, now=now)
    if card.state is DecisionState.WAITING:
        if card.asked_question:
            return words.html("decision-question-open", name=card.asked_by)
        return words.html("decision-waiting", decider=card.decider, name=card.asked_by, moment=asked)
    if card.state is DecisionState.OVERTAKEN or card.decided_at is None:
        return words.html("decision-overtaken")
    why = [reason_text(words, card.reason) if card.reason is not None else "", card.comment]
    if card.hold_until is not None:
        why.append(words("decision-until", day=words.day(card.hold_until, weekday=False)))
    said = ". ".join(one for one in why if one)
    made = words.html(
        "decision-made",
        answer=words.option("decision-answer", card.state),
        name=card.decided_by,
        moment=moment_text(words, card.decided_at, zone=zone, now=now),
    )
    return lines(made, words.html("decision-why", why=said) if said else None)


def _offered(words: Words, card: DecisionCard) -> Html | None:
    if card.offered is None:
        return None
    amount = salary_amount(words, *card.offered)
    return words.html("decision-range", range=amount) if amount else None


def _notes(words: Words, card: DecisionCard) -> Html | None:
    said = [
        words.html("decision-note", name=note.by, text=clip(note.text, _SAID))
        for note in card.candidate.notes[:_NOTES]
    ]
    return lines(*said) if said else None


def _open_questions(words: Words, card: DecisionCard) -> Html | None:
    found = [
        words.html("decision-missing-cards", count=card.missing) if card.missing else None,
        words.html("decision-disagree") if disagree(card.verdicts) else None,
        words.html("decision-no-consent") if card.no_consent else None,
    ]
    if card.state is not DecisionState.WAITING or not any(found):
        return None
    return lines(words.html("decision-open"), *found)


def _answers(words: Words, card: DecisionCard) -> tuple[Row, ...]:
    """The answers while one is awaited; after one, the way back."""
    if card.may_undo:
        return ((undo(words, UndoDecision(card.id, card.rev)),),)
    if not card.may_decide:
        return ()
    ask = AskPipelineWords(WordsFor.DECISION_QUESTION.value, card.id, card.rev)
    return (
        (Button(words("decision-hire"), DecideHire(card.id, card.rev), style=Style.GREEN),),
        (
            Button(words("decision-hold"), ChooseDecisionHold(card.id)),
            Button(words("screening-ask"), ask),
        ),
        (Button(words("decision-reject"), ChooseRejection(card.id), style=Style.RED),),
    )


def _recruiter(words: Words, card: DecisionCard) -> tuple[Row, ...]:
    if not card.may_recruit:
        return ()
    if card.state is DecisionState.HIRE:
        offer = BeginOffer(card.line.application_id)
        return ((Button(words("decision-offer"), offer, style=Style.GREEN),),) if card.line.may_offer else ()
    if card.state is not DecisionState.WAITING:
        return ()
    reply = AskPipelineWords(WordsFor.DECISION_REPLY.value, card.id, card.rev)
    label = words("screening-reply") if card.asked_question else words("screening-add")
    return (
        (
            Button(label, reply, style=Style.GREEN if card.asked_question else None),
            Button(words("decision-recall"), RecallDecision(card.id, card.rev)),
        ),
    )


def _resume(words: Words, card: DecisionCard) -> Button | None:
    newest = next((version for version in card.candidate.resumes if version.has_file), None)
    return Button(words("candidate-open-file"), OpenResumeFile(newest.id)) if newest is not None else None


def rejection_screen(words: Words, card: DecisionCard) -> Screen:
    """Why not: a chip answers at once, own words are typed."""
    chips = [Chip(one.id, reason_text(words, one)) for one in card.reasons]
    own = AskPipelineWords(WordsFor.DECISION_REFUSAL.value, card.id, card.rev)
    return Screen(
        lines(
            words.html("decision-title", name=card.candidate.values.full_name),
            words.html("screening-why"),
        ),
        keyboard(
            *choice(chips, lambda reason_id: DecideReject(card.id, reason_id, card.rev), most=2),
            (Button(words("screening-own-words"), own),),
            back_row(words, OpenDecision(card.id)),
        ),
        about=About(Subject.CANDIDATE, card.candidate.id),
    )


def hold_screen(words: Words, card: DecisionCard, *, zone: ZoneInfo, now: datetime) -> Screen:
    """Until when the candidate rests: likely days as chips, or a day typed."""
    return Screen(
        lines(words.html("decision-title", name=card.candidate.values.full_name), words.html("hold-ask")),
        keyboard(
            *day_chips(
                words,
                today=now.astimezone(zone).date(),
                offers=_HOLDS,
                to_day=lambda one: DecideHold(card.id, one.toordinal(), card.rev),
            ),
            back_row(words, OpenDecision(card.id)),
        ),
        about=About(Subject.CANDIDATE, card.candidate.id),
    )


def ask_words(words: Words, card: DecisionCard, act: WordsFor) -> Screen:
    """Ask for a question, a reply, or a reason in own words."""
    wanted = {
        WordsFor.DECISION_QUESTION: words.html("screening-write-question"),
        WordsFor.DECISION_REPLY: words.html("screening-write-reply"),
    }.get(act, words.html("screening-write-refusal"))
    return Screen(
        blocks(
            words.html("decision-title", name=card.candidate.values.full_name),
            lines(
                *(
                    words.html("screening-line", name=one.by, text=clip(one.text, _SAID))
                    for one in card.thread
                )
            ),
            wanted,
        ),
        keyboard(back_row(words, OpenDecision(card.id))),
        about=About(Subject.CANDIDATE, card.candidate.id),
    )


# -- what others are told ----------------------------------------------------------------------------------


def asked_notice(words: Words, card: DecisionCard, /, *, zone: ZoneInfo, now: datetime) -> Screen:
    """Who hires is asked: the whole card."""
    return decision_screen(
        words, card, zone=zone, now=now, said=words.html("decision-asked", name=card.asked_by)
    )


def made_notice(words: Words, card: DecisionCard, /, *, zone: ZoneInfo, now: datetime) -> Screen:
    """The recruiter reads the answer."""
    return decision_screen(words, card, zone=zone, now=now, said=words.html("decision-answered"))


def question_notice(words: Words, card: DecisionCard, /, *, zone: ZoneInfo, now: datetime) -> Screen:
    """Who hires asks the recruiter."""
    return decision_screen(words, card, zone=zone, now=now, said=words.html("decision-asks"))


def reply_notice(words: Words, card: DecisionCard, /, *, zone: ZoneInfo, now: datetime) -> Screen:
    """The recruiter has replied."""
    said = words.html("screening-replied", name=card.asked_by)
    return decision_screen(words, card, zone=zone, now=now, said=said)


def waiting_block(
    words: Words, card: DecisionCard, /, *, zone: ZoneInfo, now: datetime, alone: bool
) -> ReminderBlock:
    """Two working days later: still awaited."""
    name = card.candidate.values.full_name
    text = words.html(
        "decision-reminder",
        name=name,
        title=card.title,
        recruiter=card.asked_by,
        moment=moment_text(words, card.asked_at, zone=zone, now=now),
    )
    label = words("decision-open-button") if alone else f"⚖️ {short_name(name)}"
    return ReminderBlock(text, ((Button(label, OpenDecision(card.id)),),))
