"""One good row of a table into the base: somebody new, a known person's empty fields, or a draft that asks who it is."""

from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from sqlmodel import Session

from bot.domain import access, applications, drafts, events, inbox, stage_changes, talent_pool
from bot.domain.access import Actor, Permission
from bot.domain.candidate_beside import learning
from bot.domain.candidate_contacts import distinct
from bot.domain.candidate_fields import copied, differing, is_told
from bot.domain.candidate_learning import languages_in, studies_in
from bot.domain.candidate_matches import Match, MatchKind, Paper, find_matches
from bot.domain.candidate_rows import CandidateRow
from bot.domain.candidate_values import CandidateField, CandidateValues, values_of, write
from bot.domain.intake_drafts import CandidateDraft, DraftState, Origin, PaperRead
from bot.domain.intake_notes import NOTED, notes_of
from bot.domain.intake_saving import corrected_by_hand
from bot.domain.stage_changes import To
from bot.models import Candidate, CandidateImport, Resume, Stage, Subject

# The event of a known candidate whose empty fields a table has filled.
IMPORTED = "imported"
_LOOKED_AT_NOTES = 100


class Taken(StrEnum):
    """What became of a row; the values are the counts of its import."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    DOUBTFUL = "doubtful"


def take(
    session: Session,
    actor: Actor,
    found: CandidateImport,
    number: int,
    row: CandidateRow,
    *,
    text: str,
    now: datetime,
) -> Taken:
    """Take a row in, `number` of its sheet; `text` is what it is found by.

    Only the very same contact makes it a known person's.
    """
    today = now.astimezone(actor.zone).date()
    matches = find_matches(session, actor, Paper(row.values, None, row.employers), today=today)
    if not matches:
        _add(session, actor, found, number, row, text=text, now=now)
        return Taken.ADDED
    if _is_sure(matches):
        return _fill(session, actor, found, number, matches[0].candidate_id, row, now=now)
    _ask(session, actor, found, number, row, text=text, now=now)
    return Taken.DOUBTFUL


def _is_sure(matches: tuple[Match, ...]) -> bool:
    return len(matches) == 1 and matches[0].kind is MatchKind.SAME_PERSON


def _add(
    session: Session,
    actor: Actor,
    found: CandidateImport,
    number: int,
    row: CandidateRow,
    *,
    text: str,
    now: datetime,
) -> None:
    candidate = Candidate(
        full_name=row.values.full_name,
        name_key="",
        source=row.source or found.file_name,
        created_by_id=actor.id,
        created_at=now,
    )
    write(session, candidate, row.values)
    assert candidate.id is not None  # noqa: S101 - just flushed
    _record(session, actor, found, number, candidate.id, "added", now=now)
    resume_id = _keep_paper(session, actor, found, candidate.id, row, text=text, now=now)
    _beside(session, actor, candidate.id, row, resume_id=resume_id, now=now)


def _fill(
    session: Session,
    actor: Actor,
    found: CandidateImport,
    number: int,
    candidate_id: int,
    row: CandidateRow,
    *,
    now: datetime,
) -> Taken:
    """Fill what is empty on a known person's card; what stands there, or was emptied by hand, stays."""
    candidate = access.access_candidate(session, actor, candidate_id, Permission.CANDIDATE_VIEW)
    before = values_of(session, candidate)
    read = _with_learning(session, candidate_id, row)
    after = filled(before, read, corrected=corrected_by_hand(session, candidate_id))
    has_more = _beside(session, actor, candidate_id, row, resume_id=None, now=now)
    if after != before:
        write(session, candidate, after)
    if after == before and not has_more:
        return Taken.UNCHANGED
    candidate.rev += 1
    session.add(candidate)
    fields = [field.value for field in differing(before, after)]
    _record(session, actor, found, number, candidate_id, IMPORTED, now=now, fields=fields)
    return Taken.UPDATED


def _with_learning(session: Session, candidate_id: int, row: CandidateRow) -> CandidateValues:
    """The row's values with its source, and with its languages and studies where the card shows none."""
    languages, studies = learning(session, candidate_id)
    return replace(
        row.values,
        source=row.source or None,
        languages=None if languages else languages_in(row.fields) or None,
        studies=None if studies else studies_in(row.fields) or None,
    )


def filled(
    before: CandidateValues, read: CandidateValues, *, corrected: frozenset[CandidateField]
) -> CandidateValues:
    """A known person's values with what was empty; of contacts the kinds there were none of."""
    after = before
    for field in CandidateField:
        if field is not CandidateField.NAME and not is_told(before, field) and field not in corrected:
            after = copied(read, after, field)
    kinds = {contact.kind for contact in before.contacts}
    new = (contact for contact in read.contacts if contact.kind not in kinds)
    return replace(after, contacts=distinct((*after.contacts, *new)))


def _ask(
    session: Session,
    actor: Actor,
    found: CandidateImport,
    number: int,
    row: CandidateRow,
    *,
    text: str,
    now: datetime,
) -> None:
    """Leave the row in the recruiter's inbox as a paper: its card asks whether this is somebody known."""
    source = row.source or found.file_name
    notes = (row.comment, " ".join(f"#{tag}" for tag in row.tags))
    draft = CandidateDraft(
        Origin(
            chat_id=0,
            message_id=0,
            file_name=f"{found.file_name}: {number}",
            forwarded_from=source,
            is_row=True,
        ),
        state=DraftState.READY,
        values=row.values,
        paper=PaperRead(
            text=text,
            language=actor.language.value,
            source=source,
            employers=row.employers,
            fields=row.fields,
        ),
        vacancy_id=row.vacancy_id,
        to_base=row.vacancy_id is None,
        notes=tuple(note for note in notes if note),
        to_stage=row.stage if _is_further(row) else None,
        to_stage_id=row.stage_id if _is_further(row) else None,
    )
    drafts.start(session, actor.id, draft, now=now)
    inbox.plan_reminder(session, actor, now=now)


def _is_further(row: CandidateRow) -> bool:
    """Whether the row goes past the stage where everybody begins."""
    return row.stage is not None and (row.stage is not Stage.NEW or row.stage_id is not None)


def _keep_paper(
    session: Session,
    actor: Actor,
    found: CandidateImport,
    candidate_id: int,
    row: CandidateRow,
    *,
    text: str,
    now: datetime,
) -> int | None:
    paper = Resume(
        candidate_id=candidate_id,
        file_name=found.file_name,
        text=text,
        fields=row.fields,
        language=actor.language.value,
        source=row.source or found.file_name,
        added_by_id=actor.id,
        added_at=now,
    )
    session.add(paper)
    session.flush()  # its id goes into the application
    return paper.id


def _beside(
    session: Session,
    actor: Actor,
    candidate_id: int,
    row: CandidateRow,
    *,
    resume_id: int | None,
    now: datetime,
) -> bool:
    """Tags, the comment as a note, the vacancy with its stage. Returns whether any of it is new."""
    tags = talent_pool.tags_of(session, candidate_id)
    known = {tag.casefold() for tag in tags}
    new_tags = [tag for tag in row.tags if tag.casefold() not in known][: talent_pool.MOST_TAGS - len(tags)]
    if new_tags:
        talent_pool.set_tags(session, actor, candidate_id, ", ".join((*tags, *new_tags)), now=now)
    is_new_note = bool(row.comment) and row.comment not in {
        note.text for note in notes_of(session, candidate_id, most=_LOOKED_AT_NOTES)
    }
    if is_new_note:
        events.record(
            session,
            actor_id=actor.id,
            subject=Subject.CANDIDATE,
            subject_id=candidate_id,
            verb=NOTED,
            now=now,
            details={"text": row.comment},
        )
    is_new_there = (
        row.vacancy_id is not None and applications.on_vacancy(session, candidate_id, row.vacancy_id) is None
    )
    if is_new_there and row.vacancy_id is not None:
        application = applications.add(
            session, actor, candidate_id, row.vacancy_id, resume_id=resume_id, now=now
        )
        if row.stage is not None and _is_further(row):
            stage_changes.change(session, application, To(row.stage, row.stage_id), by_id=actor.id, now=now)
    return bool(new_tags) or is_new_note or is_new_there


def _record(
    session: Session,
    actor: Actor,
    found: CandidateImport,
    number: int,
    candidate_id: int,
    verb: str,
    *,
    now: datetime,
    **details: object,
) -> None:
    events.record(
        session,
        actor_id=actor.id,
        subject=Subject.CANDIDATE,
        subject_id=candidate_id,
        verb=verb,
        now=now,
        details={"text": found.file_name, "import": found.id, "row": number, **details},
    )
