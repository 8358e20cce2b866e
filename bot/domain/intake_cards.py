"""What a recruiter sees of received papers: one draft's card, or the summary of a batch."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlmodel import Session

from bot.domain import candidate_merging, drafts, intake, intake_joining, pipeline
from bot.domain.access import Actor
from bot.domain.candidate_matches import Match, MatchKind
from bot.domain.candidate_merging import FieldChange
from bot.domain.candidate_values import CandidateValues
from bot.domain.drafts import Kept
from bot.domain.errors import DomainError
from bot.domain.intake_choices import batch_of, papers_of
from bot.domain.intake_drafts import CandidateDraft, DraftState, FieldRead, MailOrigin, Saved
from bot.domain.intake_notes import said_salary
from bot.domain.intake_saving import is_sure, matches_of, source_of
from bot.domain.intake_vacancies import VacancyChoice, VacancyChoices, choices
from bot.domain.pipeline import StageLabel
from bot.domain.vacancy_fit import Fit, fit, fitting
from bot.models import Candidate, Employee, Vacancy
from bot.resumes.values import ReadProblem


class Standing(StrEnum):
    """How a draft of a batch stands, as its row says it."""

    READING = "reading"
    SURE = "sure"
    ASKS = "asks"
    SEEN = "seen"
    KNOWN = "known"
    TWIN = "twin"
    JOINED = "joined"
    UNREADABLE = "unreadable"
    SAVED = "saved"
    DISCARDED = "discarded"


@dataclass(frozen=True)
class DraftCard:
    """One draft as its card shows it. `matches` are asked about unless the recruiter has said who it
    is; `is_decided` once they have, as long as there is something to decide."""

    id: int
    rev: int
    batch_id: int | None
    state: DraftState
    problem: ReadProblem | None
    can_fill_by_hand: bool
    file_name: str
    has_file: bool
    values: CandidateValues
    doubts: tuple[FieldRead, ...]
    by_ocr: bool
    source: str
    referred_by: str
    letter: MailOrigin | None
    vacancy: VacancyChoice | None
    choices: VacancyChoices
    fit: Fit | None
    skills: tuple[str, ...]
    matches: tuple[Match, ...]
    same_as: Match | None
    is_decided: bool
    twin_of: int | None
    saved: Saved | None
    saved_name: str
    notes: tuple[str, ...]
    said_salary: CandidateValues | None
    changes: tuple[FieldChange, ...] = ()
    also: tuple[str, ...] = ()
    others: tuple[tuple[int, str], ...] = ()
    to_stage: StageLabel | None = None

    @property
    def slot(self) -> str:
        """The slot this card lives in."""
        return intake.slot_of(self.id, self.batch_id)

    @property
    def open_question(self) -> Match | None:
        """The known candidate to ask about before anything can be saved, or to mention."""
        return self.matches[0] if self.matches else None

    @property
    def known_file(self) -> Match | None:
        """The candidate whose résumé is this very file."""
        first = self.open_question
        return first if first is not None and first.kind is MatchKind.SAME_FILE else None


@dataclass(frozen=True)
class BatchRow:
    """One paper of a batch."""

    draft_id: int
    standing: Standing
    full_name: str
    position: str
    file_name: str
    problem: ReadProblem | None
    candidate_id: int | None
    joined_to: int | None = None


@dataclass(frozen=True)
class BatchCard:
    """An album or burst in one message."""

    batch_id: int
    rows: tuple[BatchRow, ...]
    vacancy: VacancyChoice | None
    choices: VacancyChoices
    is_placed: bool = True

    @property
    def asks_where(self) -> bool:
        """Whether it is still to be said which vacancy the batch goes to, there being some to choose."""
        return not self.is_placed and bool(self.choices.likely)

    @property
    def slot(self) -> str:
        """The slot this summary lives in."""
        return intake.slot_of(self.batch_id, self.batch_id)

    @property
    def may_join(self) -> bool:
        """Whether the papers may be said to be one person's: all are read, they are few and name nobody else."""
        standings = {Standing.SURE, Standing.ASKS, Standing.SEEN, Standing.UNREADABLE}
        waiting = [row for row in self.rows if row.standing in standings]
        names = {row.full_name for row in waiting if row.full_name}
        few = 1 < len(waiting) <= intake_joining.MOST_OF_ONE
        return few and len(names) <= 1 and not self.count(Standing.READING)

    @property
    def may_part(self) -> bool:
        """Whether papers are joined that can be parted again."""
        open_ids = {
            row.draft_id for row in self.rows if row.standing not in {Standing.SAVED, Standing.DISCARDED}
        }
        return any(row.joined_to in open_ids for row in self.rows)

    def count(self, *standings: Standing) -> int:
        """How many papers stand so."""
        return sum(row.standing in standings for row in self.rows)

    @property
    def next_question(self) -> int | None:
        """The first draft that needs a person."""
        asked = (row.draft_id for row in self.rows if row.standing in {Standing.ASKS, Standing.SEEN})
        return next(asked, None)


def card(session: Session, actor: Actor, draft_id: int, *, now: datetime) -> DraftCard:
    """The actor's own draft as a card; a joined paper is shown on the one it was joined to. Raises Gone, Denied."""
    kept = drafts.load(session, actor, draft_id, CandidateDraft)
    if kept.fields.state is DraftState.JOINED and kept.fields.joined_to is not None:
        kept = drafts.load(session, actor, kept.fields.joined_to, CandidateDraft)
    return card_of(session, actor, kept, now=now)


def card_of(session: Session, actor: Actor, kept: Kept[CandidateDraft], *, now: datetime) -> DraftCard:
    """A draft as a card."""
    fields = kept.fields
    vacancy = session.get(Vacancy, fields.vacancy_id) if fields.vacancy_id is not None else None
    text = fields.paper.text if fields.paper is not None else ""
    found = fit(session, vacancy, fields.values.skills, text) if vacancy is not None else None
    matches = matches_of(session, actor, kept, now=now) if fields.state is DraftState.READY else ()
    decided = fields.same_as is not None or fields.is_somebody_else
    known = next((match for match in matches if match.kind is MatchKind.SAME_FILE), None)
    candidate = session.get(Candidate, fields.saved.candidate_id) if fields.saved is not None else None
    referrer = session.get(Employee, fields.origin.referred_by) if fields.origin.referred_by else None
    return DraftCard(
        id=kept.id,
        rev=kept.rev,
        batch_id=fields.batch_id,
        state=fields.state,
        problem=fields.problem,
        can_fill_by_hand=fields.problem in intake.READABLE_BY_EYE,
        file_name=fields.origin.file_name,
        has_file=kept.file_id is not None,
        values=fields.values,
        doubts=fields.doubts,
        by_ocr=fields.paper is not None and fields.paper.by_ocr,
        source=source_of(fields),
        referred_by=referrer.name if referrer is not None else "",
        letter=fields.origin.mail,
        vacancy=VacancyChoice(vacancy.id, vacancy.title)
        if vacancy is not None and vacancy.id is not None
        else None,
        choices=choices(session, actor, chosen_id=fields.vacancy_id),
        fit=found,
        skills=fitting(fields.values.skills, found),
        matches=matches if known is not None or not decided else (),
        same_as=next((match for match in matches if match.candidate_id == fields.same_as), None),
        is_decided=decided and bool(matches),
        twin_of=fields.twin_of,
        saved=fields.saved,
        saved_name=candidate.full_name if candidate is not None else fields.values.full_name,
        notes=fields.notes,
        said_salary=said_salary(fields),
        changes=_changes(session, actor, fields, matches),
        also=tuple(paper.fields.origin.file_name for paper in papers_of(session, actor, kept.id)),
        others=_others(session, actor, kept),
        to_stage=_to_stage(session, fields),
    )


def _to_stage(session: Session, fields: CandidateDraft) -> StageLabel | None:
    """The stage a table's row is to stand at, past the first."""
    if fields.to_stage is None or fields.vacancy_id is None:
        return None
    return pipeline.label(session, fields.to_stage, fields.to_stage_id)


def _changes(
    session: Session, actor: Actor, fields: CandidateDraft, matches: tuple[Match, ...]
) -> tuple[FieldChange, ...]:
    """Side by side with the known candidate who is asked about, or whom the recruiter has recognised."""
    if fields.is_somebody_else:
        return ()
    known_id = fields.same_as or next((match.candidate_id for match in matches), None)
    if known_id is None or any(match.kind is MatchKind.SAME_FILE for match in matches):
        return ()
    return candidate_merging.preview(session, actor, known_id, fields.values)


def _others(session: Session, actor: Actor, kept: Kept[CandidateDraft]) -> tuple[tuple[int, str], ...]:
    """The other people of the batch, whose paper this one may be too."""
    if kept.fields.batch_id is None or kept.fields.state is not DraftState.READY:
        return ()
    together = batch_of(session, actor, kept.fields.batch_id)
    return tuple(
        (other.id, other.fields.values.full_name)
        for other in together
        if other.id != kept.id and other.fields.state is DraftState.READY and other.fields.values.full_name
    )


def batch(session: Session, actor: Actor, batch_id: int, *, now: datetime) -> BatchCard:
    """A batch as its summary. Raises Gone when nothing of it is left."""
    kept = batch_of(session, actor, batch_id)
    chosen = {each.fields.vacancy_id for each in kept if each.fields.is_open}
    vacancy_id = next(iter(chosen)) if len(chosen) == 1 else None
    vacancy = session.get(Vacancy, vacancy_id) if vacancy_id is not None else None
    return BatchCard(
        batch_id=batch_id,
        rows=tuple(_row(session, actor, each, now=now) for each in kept),
        vacancy=VacancyChoice(vacancy.id, vacancy.title)
        if vacancy is not None and vacancy.id is not None
        else None,
        choices=choices(session, actor, chosen_id=vacancy_id),
        is_placed=all(each.fields.is_placed for each in kept if each.fields.is_open),
    )


def _row(session: Session, actor: Actor, kept: Kept[CandidateDraft], *, now: datetime) -> BatchRow:
    fields = kept.fields
    candidate_id = fields.saved.candidate_id if fields.saved is not None else None
    standing = _STANDING.get(fields.state)
    if standing is None:
        matches = matches_of(session, actor, kept, now=now)
        standing = _ready_standing(kept, matches)
        if standing is Standing.KNOWN:
            candidate_id = matches[0].candidate_id
    return BatchRow(
        draft_id=kept.id,
        standing=standing,
        full_name=fields.values.full_name,
        position=fields.values.position,
        file_name=fields.origin.file_name,
        problem=fields.problem,
        candidate_id=candidate_id,
        joined_to=None if fields.is_recording else fields.joined_to,
    )


_STANDING = {
    DraftState.READING: Standing.READING,
    DraftState.UNREADABLE: Standing.UNREADABLE,
    DraftState.TWIN: Standing.TWIN,
    DraftState.JOINED: Standing.JOINED,
    DraftState.SAVED: Standing.SAVED,
    DraftState.DISCARDED: Standing.DISCARDED,
}


def _ready_standing(kept: Kept[CandidateDraft], matches: tuple[Match, ...]) -> Standing:
    if matches and matches[0].kind is MatchKind.SAME_FILE:
        return Standing.KNOWN
    if is_sure(kept, matches):
        return Standing.SURE
    return Standing.ASKS if kept.fields.has_question else Standing.SEEN


def load_read(
    session: Session, recipient: Actor, payload: Mapping[str, Any], now: datetime
) -> DraftCard | BatchCard | None:
    """What is shown when a paper has been read; None when it was dealt with meanwhile."""
    try:
        if "batch" in payload:
            return batch(session, recipient, payload["batch"], now=now)
        found = card(session, recipient, payload["draft"], now=now)
    except DomainError:
        return None
    if found.state is DraftState.TWIN and found.twin_of is not None:
        return card(session, recipient, found.twin_of, now=now)
    return found if found.state in {DraftState.READING, DraftState.READY, DraftState.UNREADABLE} else None
