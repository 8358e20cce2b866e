"""The candidates of a vacancy by stage, and moving one on or back."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.callbacks import (
    AskDecision,
    ChooseHold,
    ChooseStage,
    CompareFinalists,
    MoveToStage,
    OpenCandidate,
    OpenStageHistory,
    OpenStages,
    OpenVacancy,
    PickCandidates,
    Press,
    SendColumn,
    StageCandidates,
    UndoMove,
    VacancyCandidates,
    WakeCandidate,
)
from bot.domain.applications import Moved
from bot.domain.candidates import ApplicationLine, CandidateCard
from bot.domain.pipeline import LIVE, StageFacts, StageLabel
from bot.domain.pipeline_board import Board, BoardRow
from bot.domain.waiting import OpenWaiting
from bot.i18n import Html, Words, blocks, html, lines
from bot.models import Outcome, Subject
from bot.views.format import ago, clip, day, experience, short_name
from bot.views.interview_words import result_line
from bot.views.screen import About, Button, Row, Screen, Style, in_rows, keyboard
from bot.views.stage_words import stage_text
from bot.views.stages import comment_button
from bot.views.widgets.back import back_row
from bot.views.widgets.paging import pager
from bot.views.widgets.undo import undo

NAME_LENGTH = 36
_MOST_WAITING = 5


def candidates_list(words: Words, found: Board, *, now: datetime) -> Screen:
    """A page of a vacancy's candidates, those farthest on first; chips show one stage only."""
    if not found.total:
        hint = words.html("candidates-empty-add") if found.may_add and found.is_open else None
        return Screen(
            blocks(words.html("candidates-title", title=found.title), words.html("candidates-empty"), hint),
            keyboard(back_row(words, OpenVacancy(found.vacancy_id))),
        )
    return Screen(
        blocks(
            lines(
                words.html("candidates-title", title=found.title),
                words.html("candidates-count", count=found.total),
                words.html("candidates-late", count=found.late) if found.late else None,
            ),
            lines(*_grouped(words, found.rows, found.zone, now)),
            lines(*(waiting_line(words, one, now) for one in found.waiting[:_MOST_WAITING])),
        ),
        keyboard(
            *_stage_chips(words, found),
            *(
                (
                    Button(
                        _label(row),
                        OpenCandidate(row.candidate_id),
                        style=Style.RED if row.late_by else None,
                    ),
                )
                for row in found.rows
            ),
            pager(found.page, found.pages, lambda page: _page(found, page)),
            *_acts(words, found),
            back_row(words, OpenVacancy(found.vacancy_id)),
        ),
    )


def _acts(words: Words, found: Board) -> tuple[tuple[Button | None, ...], ...]:
    """What can be done with several, and with the stages themselves."""
    shown_alone = next((one for one in found.columns if one.key == found.key), None)
    live = shown_alone is not None and shown_alone.label.kind in LIVE
    send = (
        Button(words("candidates-send"), SendColumn(found.vacancy_id, found.key))
        if found.may_move and found.is_open and live and found.key is not None
        else None
    )
    return (
        (
            Button(words("candidates-pick"), PickCandidates(found.vacancy_id, found.key, 0))
            if found.may_move
            else None,
            send,
        ),
        (Button(words("compare-button"), CompareFinalists(found.vacancy_id)) if found.total > 1 else None,),
        (Button(words("candidates-stages"), OpenStages(found.vacancy_id)) if found.may_tend else None,),
    )


def _page(found: Board, page: int) -> Press:
    if found.key is None:
        return VacancyCandidates(found.vacancy_id, page)
    return StageCandidates(found.vacancy_id, found.key, page)


def _stage_chips(words: Words, found: Board) -> tuple[Row, ...]:
    if len(found.columns) <= 1 and found.key is None:
        return ()
    mark = "✓ " if found.key is None else ""
    everyone = Button(
        f"{mark}{words('candidates-all')} · {found.total}", VacancyCandidates(found.vacancy_id, 0)
    )
    stages = [
        Button(
            f"{'✓ ' if one.key == found.key else ''}{'🔴 ' if one.late else ''}"
            f"{clip(stage_text(words, one.label), NAME_LENGTH)} · {one.count}",
            StageCandidates(found.vacancy_id, one.key, 0),
        )
        for one in found.columns
    ]
    return in_rows([everyone, *stages])


def _grouped(words: Words, rows: tuple[BoardRow, ...], zone: ZoneInfo, now: datetime) -> list[Html]:
    """The rows under the names of their stages."""
    made: list[Html] = []
    stage: StageLabel | None = None
    for row in rows:
        if row.label != stage:
            stage = row.label
            made.append(words.html("candidates-stage", stage=stage_text(words, stage)))
        made.append(_line(words, row, zone, now))
    return made


def _line(words: Words, row: BoardRow, zone: ZoneInfo, now: datetime) -> Html:
    months = row.experience_months
    worked = experience(words, months) if months is not None else ""
    about = ", ".join(part for part in (clip(row.position, NAME_LENGTH), row.city, worked) if part)
    sign = "🔴" if row.late_by else "💤" if row.hold_until else "👤"
    who = html(f"{sign} {row.full_name}" + (f" ({about})" if about else ""))
    if row.interviews:
        who = lines(who, *(result_line(words, one, zone=zone, now=now) for one in row.interviews[-2:]))
    if row.hold_until is not None:
        until = day(words, row.hold_until, today=now.date())
        return lines(who, words.html("candidates-held", day=until))
    if row.late_by:
        return lines(who, words.html("candidates-late-by", count=row.late_by))
    return who


def waiting_line(words: Words, one: OpenWaiting, now: datetime) -> Html:
    """Who waits for whom, for what and since when."""
    since = ago(words, one.since, now=now)
    what = words.option("waiting", one.kind)
    if one.on_id is None:
        return words.html("waiting-on-candidate", what=what, candidate=one.candidate, since=since)
    return words.html("waiting-on", what=what, candidate=one.candidate, name=one.on, since=since)


def _label(row: BoardRow) -> str:
    sign = "🔴" if row.late_by else "💤" if row.hold_until else "👤"
    return f"{sign} {short_name(row.full_name, NAME_LENGTH)}"


def stage_menu(words: Words, card: CandidateCard, line: ApplicationLine) -> Screen:
    """The stages a candidate can be moved to: the next one first, the ends last."""
    forward = next((one for one in line.stages if one.id == line.next_stage_id), None)
    others = [one for one in line.stages if one != forward and one.id != line.stage_id]
    return Screen(
        lines(
            words.html("candidate-title", name=card.values.full_name),
            words.html("stage-now", title=line.title, stage=stage_text(words, line.label)),
            words.html("stage-choose"),
        ),
        keyboard(
            (_stage_button(words, line, forward, Style.GREEN) if forward is not None else None,),
            *in_rows([_stage_button(words, line, stage) for stage in others]),
            *in_rows([_end_button(words, line, end) for end in Outcome if end is not line.label.outcome]),
            (
                _hold_button(words, line),
                Button(words("history-open"), OpenStageHistory(line.application_id, 0)),
            ),
            (
                Button(words("decision-ask-button"), AskDecision(line.application_id))
                if line.stage in LIVE
                else None,
            ),
            back_row(words, OpenCandidate(card.id)),
        ),
        about=About(Subject.CANDIDATE, card.id),
    )


def _stage_button(
    words: Words, line: ApplicationLine, stage: StageFacts, style: Style | None = None
) -> Button:
    sign = "→ " if style is Style.GREEN else ""
    return Button(
        sign + stage_text(words, stage.label),
        MoveToStage(line.application_id, str(stage.id), line.rev),
        style=style,
    )


def _hold_button(words: Words, line: ApplicationLine) -> Button | None:
    if line.hold_until is not None:
        return Button(words("hold-wake"), WakeCandidate(line.application_id, line.rev))
    return Button(words("hold-open"), ChooseHold(line.application_id)) if line.stage in LIVE else None


def _end_button(words: Words, line: ApplicationLine, outcome: Outcome) -> Button:
    return Button(
        words.option("outcome", outcome),
        MoveToStage(line.application_id, outcome.value, line.rev),
        style=Style.RED,
    )


def moved(words: Words, move: Moved, title: str) -> Screen:
    """Where the candidate stands now, with the way to take it back."""
    return Screen(
        lines(
            words.html("candidate-title", name=move.full_name),
            words.html(
                "stage-moved",
                title=title,
                before=stage_text(words, move.before_label),
                after=stage_text(words, move.after_label),
            ),
        ),
        keyboard(
            (
                undo(words, UndoMove(move.application_id, move.event_id))
                if move.event_id is not None
                else None,
            ),
            (comment_button(words, move.change_id) if move.change_id is not None else None,),
            (Button(words("intake-open-candidate"), OpenCandidate(move.candidate_id)),),
            (Button(words("stage-change"), ChooseStage(move.application_id)),),
        ),
        about=About(Subject.CANDIDATE, move.candidate_id),
    )
