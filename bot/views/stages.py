"""One candidate in the pipeline: why the application ends, until when they rest, and the way so far."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.callbacks import (
    AskPipelineWords,
    ChooseStage,
    EndFor,
    HoldUntil,
    OpenCandidate,
    OpenStageHistory,
    WakeCandidate,
)
from bot.domain.candidates import ApplicationLine, CandidateCard
from bot.domain.end_reasons import Reason
from bot.domain.pipeline_holds import Woken
from bot.domain.pipeline_words import WordsFor
from bot.domain.stage_history import HistoryLine, MoveAbout, StageHistory
from bot.i18n import Html, Words, blocks, lines
from bot.models import Outcome, Subject
from bot.views.format import clip, day, moment_text, short_name
from bot.views.reminder_block import ReminderBlock
from bot.views.screen import About, Button, Screen, Style, keyboard
from bot.views.stage_words import reason_text, stage_text
from bot.views.widgets.back import back_row
from bot.views.widgets.chips import Chip, choice
from bot.views.widgets.day_choice import DayOffer, day_chips
from bot.views.widgets.paging import pager

_HOLDS = (DayOffer.TOMORROW, DayOffer.DAYS_3, DayOffer.WEEK, DayOffer.WEEKS_2, DayOffer.MONTH)
_NAME = 32


def reasons_screen(
    words: Words, card: CandidateCard, line: ApplicationLine, outcome: Outcome, reasons: tuple[Reason, ...]
) -> Screen:
    """Why: a chip ends the application at once; a comment can be added after it."""
    chips = [Chip(one.id, reason_text(words, one)) for one in reasons]
    return Screen(
        lines(
            words.html("candidate-title", name=card.values.full_name),
            words.html("stage-now", title=line.title, stage=stage_text(words, line.label)),
            words.html("end-why", outcome=words.option("outcome", outcome)),
        ),
        keyboard(
            *choice(chips, lambda reason_id: EndFor(line.application_id, reason_id, line.rev), most=2),
            back_row(words, ChooseStage(line.application_id)),
        ),
        about=About(Subject.CANDIDATE, card.id),
    )


def hold_screen(
    words: Words, card: CandidateCard, line: ApplicationLine, *, now: datetime, zone: ZoneInfo
) -> Screen:
    """Until when: likely days as chips, or a day typed."""
    today = now.astimezone(zone).date()
    held = words.html("hold-now", day=day(words, line.hold_until, today=today)) if line.hold_until else None
    return Screen(
        blocks(
            lines(
                words.html("candidate-title", name=card.values.full_name),
                words.html("stage-now", title=line.title, stage=stage_text(words, line.label)),
                held,
            ),
            words.html("hold-ask"),
        ),
        keyboard(
            *day_chips(
                words,
                today=today,
                offers=_HOLDS,
                to_day=lambda one: HoldUntil(line.application_id, one.toordinal(), line.rev),
            ),
            (
                Button(words("hold-wake"), WakeCandidate(line.application_id, line.rev), style=Style.GREEN)
                if line.hold_until
                else None,
            ),
            back_row(words, ChooseStage(line.application_id)),
        ),
        about=About(Subject.CANDIDATE, card.id),
    )


def comment_screen(words: Words, move: MoveAbout) -> Screen:
    """Ask for a few words on a move just made."""
    before = stage_text(words, move.before) if move.before is not None else "—"
    after = stage_text(words, move.after)
    return Screen(
        lines(
            words.html("candidate-title", name=move.full_name),
            words.html("stage-moved", title=move.title, before=before, after=after),
            words.html("history-comment", text=move.comment) if move.comment else None,
            words.html("comment-ask"),
        ),
        keyboard(back_row(words, OpenCandidate(move.candidate_id))),
        about=About(Subject.CANDIDATE, move.candidate_id),
    )


def history_screen(words: Words, found: StageHistory, *, zone: ZoneInfo, now: datetime) -> Screen:
    """The way so far, the latest first: from, to, when, how long, who, why."""
    return Screen(
        blocks(
            lines(
                words.html("candidate-title", name=found.full_name),
                words.html("history-title", title=found.title),
            ),
            *(_history_line(words, line, zone=zone, now=now) for line in found.lines),
        ),
        keyboard(
            pager(found.page, found.pages, lambda page: OpenStageHistory(found.application_id, page)),
            back_row(words, OpenCandidate(found.candidate_id)),
        ),
        about=About(Subject.CANDIDATE, found.candidate_id),
    )


def _history_line(words: Words, line: HistoryLine, *, zone: ZoneInfo, now: datetime) -> Html:
    after = stage_text(words, line.after)
    what = (
        words.html("history-move", before=stage_text(words, line.before), after=after)
        if line.before is not None
        else words.html("history-first", after=after)
    )
    by = line.by or words("history-bot")
    days = (line.at - line.since).days if line.since is not None else None
    return lines(
        what,
        words.html("history-by", name=by, moment=moment_text(words, line.at, zone=zone, now=now)),
        words.html("history-stayed", count=days) if days else None,
        words.html("history-reason", reason=reason_text(words, line.reason)) if line.reason else None,
        words.html("history-comment", text=line.comment) if line.comment else None,
    )


def comment_button(words: Words, change_id: int) -> Button:
    """The way to say a few words on a move."""
    return Button(words("comment-add"), AskPipelineWords(WordsFor.COMMENT.value, change_id, 0))


def woken_block(
    words: Words,
    found: Woken,
    /,
    *,
    zone: ZoneInfo,  # noqa: ARG001 - the day of waking has come
    now: datetime,  # noqa: ARG001
    alone: bool,
) -> ReminderBlock:
    """The day of waking: who, where they stand, and what to do."""
    name = words("intake-open-candidate") if alone else f"👤 {short_name(found.full_name, _NAME)}"
    return ReminderBlock(
        words.html(
            "reminder-woken",
            name=found.full_name,
            title=clip(found.title, _NAME),
            stage=stage_text(words, found.label),
        ),
        (
            (
                Button(name, OpenCandidate(found.candidate_id)),
                Button(words("stage-change"), ChooseStage(found.application_id)),
            ),
        ),
    )
