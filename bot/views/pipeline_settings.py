"""The stages of the company or of a vacancy, one stage to change, and the lists of reasons."""

from bot.callbacks import (
    AskPipelineWords,
    ChooseStageOwner,
    OpenInterviewKinds,
    OpenReasons,
    OpenSettings,
    OpenStage,
    OpenStages,
    OwnStages,
    Press,
    RetireReason,
    RetireStage,
    SetStageKind,
    SetStageLimit,
    SetStageOwner,
    ShiftStage,
    VacancyCandidates,
)
from bot.domain.end_reasons import Reason
from bot.domain.pipeline import StageFacts
from bot.domain.pipeline_edits import CHOICES, KEPT, StageCard, StagesCard
from bot.domain.pipeline_words import OUTCOMES, WordsFor
from bot.domain.vacancy_people import Colleagues
from bot.i18n import Html, Words, blocks, lines
from bot.models import Outcome
from bot.views.screen import Button, Screen, Style, keyboard
from bot.views.stage_words import reason_text, stage_text
from bot.views.vacancy_fields import person_label
from bot.views.widgets.back import back_row
from bot.views.widgets.chips import Chip, choice
from bot.views.widgets.paging import pager

_LIMITS = (1, 2, 3, 5, 7, 10, 15)


def stages_screen(words: Words, found: StagesCard) -> Screen:
    """The stages in their order; a vacancy that has the company's can be given its own."""
    pipeline = found.pipeline
    editable = pipeline.vacancy_id is None or pipeline.is_own
    buttons = [
        (Button(stage_text(words, one.label), OpenStage(one.id)),)
        for one in (*pipeline.stages, *pipeline.retired)
    ]
    return Screen(
        blocks(
            _title(words, found.title),
            lines(*(_stage_line(words, one, found.owners) for one in pipeline.stages)),
            lines(
                *(words.html("stages-retired", name=stage_text(words, one.label)) for one in pipeline.retired)
            ),
            None if editable else words.html("stages-are-company-s"),
        ),
        keyboard(
            *(buttons if editable else ()),
            (
                Button(
                    words("stages-add"),
                    AskPipelineWords(WordsFor.NEW_STAGE.value, pipeline.vacancy_id or 0, 0),
                    style=Style.GREEN,
                )
                if editable
                else None,
            ),
            (
                Button(words("stages-own"), OwnStages(pipeline.vacancy_id), style=Style.GREEN)
                if not editable and pipeline.vacancy_id is not None
                else None,
            ),
            (
                Button(words("reasons-open"), OpenReasons(Outcome.REJECTED.value)),
                Button(words("interview-kinds-button"), OpenInterviewKinds()),
            ),
            back_row(words, _back(pipeline.vacancy_id)),
        ),
    )


def _back(vacancy_id: int | None) -> Press:
    return VacancyCandidates(vacancy_id, 0) if vacancy_id is not None else OpenSettings()


def _title(words: Words, title: str) -> Html:
    return words.html("stages-title-vacancy", title=title) if title else words.html("stages-title")


def _stage_line(words: Words, stage: StageFacts, owners: dict[int, str]) -> Html:
    name = stage_text(words, stage.label)
    limit = (
        words("stage-limit-days", count=stage.limit_workdays)
        if stage.limit_workdays is not None
        else words("stage-limit-none")
    )
    owner = owners.get(stage.owner_id or 0)
    if owner:
        return words.html("stages-line-owned", name=name, limit=limit, owner=owner)
    return words.html("stages-line", name=name, limit=limit)


def stage_screen(words: Words, card: StageCard) -> Screen:
    """One stage: name, what it counts as, limit, owner, place, in use or not."""
    stage = card.stage
    kept = stage.kind in KEPT
    limits = [Chip[int | None](one, words("stage-limit-days", count=one)) for one in _LIMITS]
    limits.append(Chip(None, words("stage-limit-none")))
    kinds = [Chip(kind, words("stage-counts-as", kind=words.option("stage", kind))) for kind in CHOICES]
    retired = words("stage-restore") if stage.is_retired else words("stage-retire")
    return Screen(
        blocks(
            lines(_title(words, card.title), words.html("stage-name", name=stage_text(words, stage.label))),
            lines(
                words.html("stage-kind", kind=words.option("stage", stage.kind)),
                words.html("stage-owner", name=card.owner or words("stage-owner-vacancy")),
                words.html("stage-is-retired") if stage.is_retired else None,
            ),
            words.html("stage-limit-hint"),
        ),
        keyboard(
            *choice(
                limits,
                lambda days: SetStageLimit(stage.id, days, stage.rev),
                chosen=stage.limit_workdays if stage.limit_workdays in _LIMITS else None,
            ),
            *(
                ()
                if kept
                else choice(
                    kinds,
                    lambda kind: SetStageKind(stage.id, kind.value, stage.rev),
                    chosen=stage.kind,
                    most=2,
                )
            ),
            (
                Button(
                    words("stage-rename"), AskPipelineWords(WordsFor.STAGE_NAME.value, stage.id, stage.rev)
                ),
                Button(words("stage-choose-owner"), ChooseStageOwner(stage.id, 0)),
            ),
            (
                None if card.is_first else Button("⬆️", ShiftStage(stage.id, up=True, rev=stage.rev)),
                None if card.is_last else Button("⬇️", ShiftStage(stage.id, up=False, rev=stage.rev)),
            ),
            back_row(
                words,
                OpenStages(card.vacancy_id),
                None
                if kept
                else Button(
                    retired,
                    RetireStage(stage.id, stage.rev),
                    style=Style.GREEN if stage.is_retired else Style.RED,
                ),
            ),
        ),
    )


def ask_name(words: Words, card: StageCard) -> Screen:
    """Ask for another name of a stage."""
    return Screen(
        lines(
            words.html("stage-name", name=stage_text(words, card.stage.label)),
            words.html("stage-ask-name"),
        ),
        keyboard(back_row(words, OpenStage(card.stage.id))),
    )


def ask_new(words: Words, found: StagesCard) -> Screen:
    """Ask for the name of a new stage."""
    return Screen(
        lines(_title(words, found.title), words.html("stage-ask-new")),
        keyboard(back_row(words, OpenStages(found.pipeline.vacancy_id))),
    )


def owner_screen(words: Words, card: StageCard, people: Colleagues) -> Screen:
    """Who answers for a stage."""
    stage = card.stage
    chips = [Chip(person.id, person_label(person)) for person in people.people]
    nobody = Button(words("stage-owner-vacancy"), SetStageOwner(stage.id, None, stage.rev))
    return Screen(
        lines(words.html("stage-name", name=stage_text(words, stage.label)), words.html("stage-ask-owner")),
        keyboard(
            (nobody,),
            *choice(
                chips,
                lambda person_id: SetStageOwner(stage.id, person_id, stage.rev),
                chosen=stage.owner_id,
                most=2,
            ),
            pager(people.page, people.pages, lambda page: ChooseStageOwner(stage.id, page)),
            back_row(words, OpenStage(stage.id)),
        ),
    )


def reasons_screen(words: Words, outcome: Outcome, reasons: tuple[Reason, ...]) -> Screen:
    """The reasons of one outcome: a press takes one out of use or brings it back."""
    tabs = [Chip(one, words.option("outcome", one)) for one in OUTCOMES]
    return Screen(
        blocks(
            words.html("reasons-title", outcome=words.option("outcome", outcome)), words.html("reasons-hint")
        ),
        keyboard(
            *choice(tabs, lambda one: OpenReasons(one.value), chosen=outcome, most=2),
            *(
                (
                    Button(
                        f"{'☐' if one.is_retired else '☑'} {reason_text(words, one)}", RetireReason(one.id)
                    ),
                    Button("✏️", AskPipelineWords(WordsFor.REASON_NAME.value, one.id, 0)),
                )
                for one in reasons
            ),
            (
                Button(
                    words("reasons-add"),
                    AskPipelineWords(WordsFor.NEW_REASON.value, OUTCOMES.index(outcome), 0),
                    style=Style.GREEN,
                ),
            ),
            back_row(words, OpenStages(None)),
        ),
    )


def ask_reason_name(words: Words, reason: Reason) -> Screen:
    """Ask how a reason is to be called."""
    return Screen(
        lines(
            words.html("reasons-title", outcome=words.option("outcome", reason.outcome)),
            words.html("reasons-rename", name=reason_text(words, reason)),
        ),
        keyboard(back_row(words, OpenReasons(reason.outcome.value))),
    )


def ask_reason(words: Words, outcome: Outcome) -> Screen:
    """Ask for a new reason."""
    return Screen(
        lines(
            words.html("reasons-title", outcome=words.option("outcome", outcome)),
            words.html("reasons-ask"),
        ),
        keyboard(back_row(words, OpenReasons(outcome.value))),
    )
