"""The manager's screening: what was sent, one candidate at a time, why not, and what the recruiter reads of it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.callbacks import (
    AskPipelineWords,
    DeclineItem,
    DeclineItemFor,
    InviteItem,
    OpenCandidate,
    OpenResumeFile,
    OpenScreening,
    OpenScreeningItem,
    RecallScreening,
    UndoScreeningAnswer,
    VacancyCandidates,
)
from bot.domain.pipeline_words import WordsFor
from bot.domain.screening import Sent
from bot.domain.screening_answers import ANSWERED
from bot.domain.screening_cards import ItemCard, ItemLine, ScreeningCard
from bot.domain.screening_waiting import OPEN
from bot.i18n import Html, Words, blocks, html, lines
from bot.models import ScreeningState, Subject
from bot.views import candidate_facts as facts
from bot.views.format import clip, moment_text, short_name
from bot.views.reminder_block import ReminderBlock
from bot.views.screen import About, Button, Row, Screen, Style, keyboard
from bot.views.stage_words import reason_text
from bot.views.widgets.back import back_row
from bot.views.widgets.chips import Chip, choice
from bot.views.widgets.undo import undo

_NAME = 30
_POSITION = 36
_SAID = 500
UndoOf = tuple[int, int] | None


def sent_text(words: Words, sent: Sent) -> Html:
    """What was sent to whom, and who was left out."""
    return lines(
        words.html("screening-sent", count=sent.count, name=sent.manager),
        words.html("screening-left-out", count=sent.left_out) if sent.left_out else None,
        None if sent.told else words.html("screening-not-told", name=sent.manager),
    )


def said_text(words: Words, act: WordsFor) -> Html:
    """What was done with the words."""
    match act:
        case WordsFor.QUESTION:
            return words.html("screening-said-question")
        case WordsFor.REPLY:
            return words.html("screening-said-reply")
        case _:
            return words.html("screening-said-refusal")


def finished_text(words: Words, card: ScreeningCard) -> Html:
    """After the last answer."""
    asked = sum(line.state is ScreeningState.QUESTION for line in card.lines)
    if asked:
        return words.html("screening-rest-asked", count=asked)
    return words.html("screening-finished", name=card.sent_by)


def screening_screen(
    words: Words,
    card: ScreeningCard,
    *,
    zone: ZoneInfo,
    now: datetime,
    said: Html | None = None,
    undo_of: UndoOf = None,
) -> Screen:
    """Everybody sent, with the answers; the manager begins at the first who waits."""
    return Screen(
        blocks(
            said,
            lines(
                words.html("screening-title", title=card.title),
                words.html(
                    "screening-by",
                    name=card.sent_by,
                    manager=card.manager,
                    moment=moment_text(words, card.sent_at, zone=zone, now=now),
                ),
                words.html("screening-note", text=clip(card.note, _SAID)) if card.note else None,
            ),
            lines(*(_answer_line(words, line) for line in card.lines)),
        ),
        keyboard(
            (undo(words, UndoScreeningAnswer(*undo_of)) if undo_of else None,),
            *_begin(words, card),
            *((Button(_chip(words, line), OpenScreeningItem(line.item_id)),) for line in card.lines),
            (
                Button(words("screening-say"), AskPipelineWords(WordsFor.SCREENING_NOTE.value, card.id, 0))
                if card.may_recall
                else None,
            ),
            back_row(
                words,
                VacancyCandidates(card.vacancy_id, 0),
                Button(words("screening-recall"), RecallScreening(card.id), style=Style.RED)
                if card.may_recall
                else None,
            ),
        ),
    )


def _begin(words: Words, card: ScreeningCard) -> tuple[Row, ...]:
    if not card.may_answer or card.first_waiting is None:
        return ()
    begin = Button(
        words("screening-begin", count=card.waiting), OpenScreeningItem(card.first_waiting), style=Style.GREEN
    )
    return ((begin,),)


def _chip(words: Words, line: ItemLine) -> str:
    return f"{words.option('screening-sign', line.state)} {short_name(line.full_name, _NAME)}"


def _answer_line(words: Words, line: ItemLine) -> Html:
    sign, state = words.option("screening-sign", line.state), words.option("screening-state", line.state)
    position = f", {clip(line.position, _POSITION)}" if line.position else ""
    first = html(f"{sign} {line.full_name}{position}")
    if line.state is ScreeningState.WAITING:
        return first
    why = ", ".join(
        part for part in (reason_text(words, line.reason) if line.reason else "", line.comment) if part
    )
    answer = words.html("screening-answer-why", state=state, why=why) if why else html(state)
    if line.answered_by:
        return lines(first, words.html("screening-answer-by", answer=answer, name=line.answered_by))
    return lines(first, answer)


def ask_note(words: Words, card: ScreeningCard) -> Screen:
    """Ask for a few words to the manager about everybody sent."""
    return Screen(
        lines(
            words.html("screening-title", title=card.title),
            words.html("screening-note", text=clip(card.note, _SAID)) if card.note else None,
            words.html("screening-write-note", name=card.manager),
        ),
        keyboard(back_row(words, OpenScreening(card.id))),
    )


def item_screen(
    words: Words,
    item: ItemCard,
    *,
    zone: ZoneInfo,
    now: datetime,
    said: Html | None = None,
    undo_of: UndoOf = None,
) -> Screen:
    """One candidate: who they are, what was said, and the three answers; the last answer can be taken back."""
    today = now.astimezone(zone).date()
    candidate = item.candidate
    return Screen(
        blocks(
            said,
            words.html(
                "screening-place",
                title=item.screening.title,
                place=item.place,
                total=len(item.screening.lines),
            ),
            lines(
                facts.name_line(words, candidate.values),
                facts.fact_lines(words, candidate.values, today=today),
            ),
            lines(
                facts.fit_lines(words, candidate.fit, candidate.fit_title),
                facts.skills_line(words, candidate.skills),
            ),
            words.html("screening-note", text=clip(item.screening.note, _SAID))
            if item.screening.note
            else None,
            _thread(words, item),
            None
            if item.state is ScreeningState.WAITING
            else words.html("screening-now", state=words.option("screening-state", item.state)),
        ),
        keyboard(
            (undo(words, UndoScreeningAnswer(*undo_of)) if undo_of else None,),
            *_answers(words, item, undo_of),
            (_resume(words, item), Button(words("intake-open-candidate"), OpenCandidate(candidate.id))),
            _neighbours(item),
            back_row(words, OpenScreening(item.screening.id)),
        ),
        about=About(Subject.CANDIDATE, candidate.id),
    )


def _answers(words: Words, item: ItemCard, undo_of: UndoOf) -> tuple[Row, ...]:
    """The manager's three answers while one is awaited, the recruiter's reply to a question, Undo after an answer."""
    if item.state in ANSWERED and item.screening.may_answer and undo_of is None:
        return ((undo(words, UndoScreeningAnswer(item.item_id, item.rev)),),)
    if item.state not in OPEN:
        return ()
    if item.screening.may_answer:
        ask = AskPipelineWords(WordsFor.QUESTION.value, item.item_id, item.rev)
        return (
            (Button(words("screening-invite"), InviteItem(item.item_id, item.rev), style=Style.GREEN),),
            (
                Button(words("screening-ask"), ask),
                Button(words("screening-decline"), DeclineItem(item.item_id), style=Style.RED),
            ),
        )
    if item.screening.may_recall:
        reply = AskPipelineWords(WordsFor.REPLY.value, item.item_id, item.rev)
        asked = item.state is ScreeningState.QUESTION
        label = words("screening-reply") if asked else words("screening-add")
        return ((Button(label, reply, style=Style.GREEN if asked else None),),)
    return ()


def _resume(words: Words, item: ItemCard) -> Button | None:
    newest = next((version for version in item.candidate.resumes if version.has_file), None)
    return Button(words("candidate-open-file"), OpenResumeFile(newest.id)) if newest is not None else None


def _neighbours(item: ItemCard) -> tuple[Button | None, ...]:
    return (
        Button("‹", OpenScreeningItem(item.before_id)) if item.before_id is not None else None,
        Button("›", OpenScreeningItem(item.after_id)) if item.after_id is not None else None,
    )


def _thread(words: Words, item: ItemCard) -> Html | None:
    said = [words.html("screening-line", name=one.by, text=clip(one.text, _SAID)) for one in item.thread]
    return lines(*said) if said else None


def reasons_screen(words: Words, item: ItemCard) -> Screen:
    """Why not: a chip answers at once, own words are typed."""
    chips = [Chip(one.id, reason_text(words, one)) for one in item.reasons]
    own = AskPipelineWords(WordsFor.REFUSAL.value, item.item_id, item.rev)
    return Screen(
        lines(
            words.html("candidate-title", name=item.candidate.values.full_name),
            words.html("screening-why"),
        ),
        keyboard(
            *choice(chips, lambda reason_id: DeclineItemFor(item.item_id, reason_id, item.rev), most=2),
            (Button(words("screening-own-words"), own),),
            back_row(words, OpenScreeningItem(item.item_id)),
        ),
        about=About(Subject.CANDIDATE, item.candidate.id),
    )


def ask_words(words: Words, item: ItemCard, act: WordsFor) -> Screen:
    """Ask for a question, a reply, or a reason in own words."""
    return Screen(
        blocks(
            words.html("candidate-title", name=item.candidate.values.full_name),
            _thread(words, item),
            _what_to_write(words, act),
        ),
        keyboard(back_row(words, OpenScreeningItem(item.item_id))),
        about=About(Subject.CANDIDATE, item.candidate.id),
    )


def _what_to_write(words: Words, act: WordsFor) -> Html:
    match act:
        case WordsFor.QUESTION:
            return words.html("screening-write-question")
        case WordsFor.REPLY:
            return words.html("screening-write-reply")
        case _:
            return words.html("screening-write-refusal")


# -- what others are told ----------------------------------------------------------------------------------


def sent_notice(words: Words, card: ScreeningCard, /, *, zone: ZoneInfo, now: datetime) -> Screen:  # noqa: ARG001
    """The manager's one message: who is to be looked at, and the button to begin."""
    return Screen(
        blocks(
            lines(
                words.html("screening-title", title=card.title),
                words.html("screening-asks", name=card.sent_by, count=card.waiting),
                words.html("screening-note", text=clip(card.note, _SAID)) if card.note else None,
            ),
            lines(*(_answer_line(words, line) for line in card.lines)),
        ),
        keyboard(*_begin(words, card)),
    )


def answered_notice(words: Words, card: ScreeningCard, /, *, zone: ZoneInfo, now: datetime) -> Screen:  # noqa: ARG001
    """The recruiter reads the answers so far, with their reasons."""
    return Screen(
        blocks(
            lines(
                words.html("screening-title", title=card.title),
                words.html("screening-answers"),
                words.html("screening-still", count=card.waiting) if card.waiting else None,
            ),
            lines(*(_answer_line(words, line) for line in card.lines)),
        ),
        keyboard(
            (Button(words("screening-open"), OpenScreening(card.id)),),
            (Button(words("bulk-to-list"), VacancyCandidates(card.vacancy_id, 0)),),
        ),
    )


def question_notice(words: Words, item: ItemCard, /, *, zone: ZoneInfo, now: datetime) -> Screen:
    """The manager asks: the candidate with the thread, and the button to reply."""
    said = words.html("screening-asked", title=item.screening.title)
    return item_screen(words, item, zone=zone, now=now, said=said)


def reply_notice(words: Words, item: ItemCard, /, *, zone: ZoneInfo, now: datetime) -> Screen:
    """The recruiter has replied: the candidate with the thread, and the three answers."""
    said = words.html("screening-replied", name=item.screening.sent_by)
    return item_screen(words, item, zone=zone, now=now, said=said)


def waiting_block(
    words: Words, card: ScreeningCard, /, *, zone: ZoneInfo, now: datetime, alone: bool
) -> ReminderBlock:
    """Two working days later: still waiting."""
    begin = _begin(words, card)
    other = Button(short_name(card.title, _NAME), OpenScreening(card.id))
    return ReminderBlock(
        words.html(
            "reminder-screening",
            title=card.title,
            name=card.sent_by,
            count=card.waiting,
            moment=moment_text(words, card.sent_at, zone=zone, now=now),
        ),
        begin if alone and begin else ((other,),),
    )
