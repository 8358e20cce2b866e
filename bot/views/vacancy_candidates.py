"""The candidates of a vacancy by stage, and moving one on or back."""

from bot.callbacks import (
    ChooseStage,
    MoveToStage,
    OpenCandidate,
    OpenVacancy,
    Press,
    StageCandidates,
    UndoMove,
    VacancyCandidates,
)
from bot.domain import applications as domain
from bot.domain.applications import CandidateRow, Moved
from bot.domain.candidates import ApplicationLine, CandidateCard
from bot.i18n import Html, Words, blocks, html, lines
from bot.models import Stage, Subject
from bot.views.format import clip, experience, short_name
from bot.views.screen import About, Button, Row, Screen, Style, in_rows, keyboard
from bot.views.widgets.back import back_row
from bot.views.widgets.paging import pager
from bot.views.widgets.undo import undo

NAME_LENGTH = 36
_ENDS = frozenset({Stage.REJECTED, Stage.WITHDRAWN})


def candidates_list(words: Words, found: domain.VacancyCandidates) -> Screen:
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
            ),
            lines(*_grouped(words, found.rows)),
        ),
        keyboard(
            *_stage_chips(words, found),
            *((Button(_label(row), OpenCandidate(row.candidate_id)),) for row in found.rows),
            pager(found.page, found.pages, lambda page: _page(found, page)),
            back_row(words, OpenVacancy(found.vacancy_id)),
        ),
    )


def _page(found: domain.VacancyCandidates, page: int) -> Press:
    if found.stage is None:
        return VacancyCandidates(found.vacancy_id, page)
    return StageCandidates(found.vacancy_id, found.stage, page)


def _stage_chips(words: Words, found: domain.VacancyCandidates) -> tuple[Row, ...]:
    if len(found.counts) <= 1 and found.stage is None:
        return ()
    mark = "✓ " if found.stage is None else ""
    everyone = Button(
        f"{mark}{words('candidates-all')} · {found.total}", VacancyCandidates(found.vacancy_id, 0)
    )
    stages = [
        Button(
            f"{'✓ ' if stage is found.stage else ''}{words.option('stage', stage)} · {count}",
            StageCandidates(found.vacancy_id, stage, 0),
        )
        for stage, count in found.counts.items()
    ]
    return in_rows([everyone, *stages])


def _grouped(words: Words, rows: tuple[CandidateRow, ...]) -> list[Html]:
    """The rows under the names of their stages."""
    made: list[Html] = []
    stage: Stage | None = None
    for row in rows:
        if row.stage is not stage:
            stage = row.stage
            made.append(words.html("candidates-stage", stage=words.option("stage", stage)))
        made.append(_line(words, row))
    return made


def _line(words: Words, row: CandidateRow) -> Html:
    months = row.experience_months
    worked = experience(words, months) if months is not None else ""
    about = ", ".join(part for part in (clip(row.position, NAME_LENGTH), row.city, worked) if part)
    return html(f"👤 {row.full_name}" + (f" ({about})" if about else ""))


def _label(row: CandidateRow) -> str:
    return f"👤 {short_name(row.full_name, NAME_LENGTH)}"


def stage_menu(words: Words, card: CandidateCard, line: ApplicationLine) -> Screen:
    """The stages a candidate can be moved to: the next one first, the ends last."""
    _, forward = domain.next_stages(line.stage)
    others = [
        stage for stage in Stage if stage is not line.stage and stage is not forward and stage not in _ENDS
    ]
    ends = [stage for stage in (Stage.WITHDRAWN, Stage.REJECTED) if stage is not line.stage]
    return Screen(
        lines(
            words.html("candidate-title", name=card.values.full_name),
            words.html("stage-now", title=line.title, stage=words.option("stage", line.stage)),
            words.html("stage-choose"),
        ),
        keyboard(
            (_stage_button(words, line, forward, Style.GREEN) if forward is not None else None,),
            *in_rows([_stage_button(words, line, stage) for stage in others]),
            tuple(_stage_button(words, line, stage, Style.RED) for stage in ends),
            back_row(words, OpenCandidate(card.id)),
        ),
        about=About(Subject.CANDIDATE, card.id),
    )


def _stage_button(words: Words, line: ApplicationLine, stage: Stage, style: Style | None = None) -> Button:
    sign = "→ " if style is Style.GREEN else ""
    return Button(
        sign + words.option("stage", stage), MoveToStage(line.application_id, stage, line.rev), style=style
    )


def moved(words: Words, move: Moved, title: str) -> Screen:
    """Where the candidate stands now, with the way to take it back."""
    return Screen(
        lines(
            words.html("candidate-title", name=move.full_name),
            words.html(
                "stage-moved",
                title=title,
                before=words.option("stage", move.before),
                after=words.option("stage", move.after),
            ),
        ),
        keyboard(
            (
                undo(words, UndoMove(move.application_id, move.event_id))
                if move.event_id is not None
                else None,
            ),
            (Button(words("intake-open-candidate"), OpenCandidate(move.candidate_id)),),
            (Button(words("stage-change"), ChooseStage(move.application_id)),),
        ),
        about=About(Subject.CANDIDATE, move.candidate_id),
    )
