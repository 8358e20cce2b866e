"""Several papers of one person: joined under the fullest of them, saved as versions of one candidate, or parted again.

Recordings (voice, video) are papers too: they are kept as they are beside the paper they came right after.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from bot.domain import drafts, jobs, stored_files
from bot.domain.access import Actor, Permission, actor_by_id
from bot.domain.candidate_fields import is_told
from bot.domain.candidate_values import CandidateField, CandidateValues
from bot.domain.drafts import Kept
from bot.domain.errors import Outdated
from bot.domain.intake_choices import batch_of, papers_of
from bot.domain.intake_drafts import CandidateDraft, DraftState, Origin
from bot.domain.intake_saving import renewed
from bot.models import Draft, Resume

# Who says something of a paper says it right after it.
RIGHT_AFTER = timedelta(minutes=2)
# A burst bigger than this is many people; its papers are joined one to another.
MOST_OF_ONE = 10
_READ = frozenset({DraftState.READY, DraftState.UNREADABLE})


def join_batch(session: Session, actor: Actor, batch_id: int, *, now: datetime) -> None:
    """All papers of a batch are one person's. A second time changes nothing. Raises Gone, Outdated while some are read."""
    papers = [kept for kept in batch_of(session, actor, batch_id) if kept.fields.is_open]
    if any(kept.fields.state not in _READ for kept in papers):
        raise Outdated
    if len(papers) > 1:
        head = _fullest(papers)
        _join(session, actor, head, [kept for kept in papers if kept.id != head.id], now=now)


def join_to(session: Session, actor: Actor, draft_id: int, head_id: int, *, now: datetime) -> None:
    """A paper is one more of the person of another. Raises Gone, Denied, Outdated when either was dealt with."""
    paper = drafts.load(session, actor, draft_id, CandidateDraft)
    head = drafts.load(session, actor, head_id, CandidateDraft)
    if draft_id == head_id or paper.fields.state not in _READ or head.fields.state is not DraftState.READY:
        raise Outdated
    _join(session, actor, head, [paper, *_own_papers(session, actor, paper.id)], now=now)


def part(session: Session, actor: Actor, batch_id: int, *, now: datetime) -> None:
    """The joined papers of a batch are different people's after all; recordings stay where they are. Raises Gone."""
    for head in batch_of(session, actor, batch_id):
        if not head.fields.is_open or head.fields.alone is None:
            continue
        for kept in _own_papers(session, actor, head.id):
            state = DraftState.READY if kept.fields.problem is None else DraftState.UNREADABLE
            drafts.change(session, actor, kept.id, replace(kept.fields, state=state, joined_to=None), now=now)
        fields = replace(head.fields, values=head.fields.alone, alone=None)
        drafts.change(session, actor, head.id, fields, now=now)


def settle_album(session: Session, actor: Actor, batch_id: int | None, *, now: datetime) -> None:
    """Once an album is read: pages without a name beside the one paper that has it are that person's."""
    if batch_id is None:
        return
    album = batch_of(session, actor, batch_id)
    papers = [kept for kept in album if kept.fields.is_open]
    groups = {kept.fields.origin.media_group for kept in papers}
    if len(groups) != 1 or not next(iter(groups)) or len(papers) > MOST_OF_ONE:
        return
    named = [kept for kept in papers if kept.fields.values.full_name]
    others = [kept for kept in papers if not kept.fields.values.full_name]
    all_read = all(kept.fields.state in _READ for kept in papers)
    if all_read and len(named) == 1 and others and all(_is_picture(kept) for kept in papers):
        _join(session, actor, named[0], others, now=now)


def _is_picture(kept: Kept[CandidateDraft]) -> bool:
    return kept.fields.origin.mime.startswith("image/")


def _own_papers(session: Session, actor: Actor, head_id: int) -> list[Kept[CandidateDraft]]:
    return [kept for kept in papers_of(session, actor, head_id) if not kept.fields.is_recording]


def _fullest(papers: list[Kept[CandidateDraft]]) -> Kept[CandidateDraft]:
    """The paper that says most of the person; a name counts before everything else."""

    def told(kept: Kept[CandidateDraft]) -> tuple[bool, bool, int]:
        values = kept.fields.values
        filled = sum(is_told(values, field) for field in CandidateField)
        return kept.fields.state is DraftState.READY, bool(values.full_name), filled

    return max(papers, key=told)


def _join(
    session: Session,
    actor: Actor,
    head: Kept[CandidateDraft],
    others: list[Kept[CandidateDraft]],
    *,
    now: datetime,
) -> None:
    values, notes = head.fields.values, head.fields.notes
    for kept in others:
        values = _completed(values, kept.fields.values)
        notes = (*notes, *kept.fields.notes)
        under = replace(kept.fields, state=DraftState.JOINED, joined_to=head.id, notes=())
        drafts.change(session, actor, kept.id, under, now=now)
    alone = head.fields.alone or head.fields.values
    drafts.change(
        session, actor, head.id, replace(head.fields, values=values, notes=notes, alone=alone), now=now
    )


def _completed(values: CandidateValues, read: CandidateValues) -> CandidateValues:
    """What one paper says, with what only the other says."""
    told = frozenset(field for field in CandidateField if is_told(values, field))
    after = renewed(values, read, corrected=told)
    return after if after.full_name else replace(after, full_name=read.full_name)


# -- recordings ------------------------------------------------------------------------------------------


def attach_recording(
    session: Session, actor: Actor, origin: Origin, *, now: datetime
) -> Kept[CandidateDraft] | None:
    """Keep a voice or video message beside the paper that came just before; None when there is none. Raises Denied."""
    actor.require(Permission.CANDIDATE_ADD)
    row = session.exec(
        select(Draft)
        .where(
            Draft.owner_id == actor.id,
            Draft.kind == CandidateDraft.KIND,
            col(Draft.created_at) > now - RIGHT_AFTER,
        )
        .order_by(col(Draft.id).desc())
        .limit(1)
    ).first()
    if row is None or row.id is None:
        return None
    head = drafts.load(session, actor, row.id, CandidateDraft)
    if head.fields.joined_to is not None:
        head = drafts.load(session, actor, head.fields.joined_to, CandidateDraft)
    if head.fields.state not in {DraftState.READING, DraftState.READY, DraftState.UNREADABLE}:
        return None
    recording = CandidateDraft(
        origin, state=DraftState.JOINED, joined_to=head.id, batch_id=head.fields.batch_id, is_recording=True
    )
    kept = drafts.start(session, actor.id, recording, now=now)
    jobs.enqueue(session, jobs.JobKind.KEEP_RECORDING, f"keep:{kept.id}", {"draft": kept.id}, now=now)
    return drafts.change(session, actor, head.id, head.fields, now=now)


def recording_to_fetch(session: Session, draft_id: int) -> str | None:
    """The Telegram file of a recording that is not here yet; None when it is, or is not wanted any more."""
    row = session.get(Draft, draft_id)
    actor = (
        actor_by_id(session, row.owner_id) if row is not None and row.kind == CandidateDraft.KIND else None
    )
    if row is None or actor is None or row.file_id is not None:
        return None
    return drafts.load(session, actor, draft_id, CandidateDraft).fields.origin.telegram_file_id


def keep_recording(session: Session, draft_id: int, data: bytes, *, now: datetime) -> None:
    """The recording is here: keep it with its draft, and with the candidate when that is saved already."""
    row = session.get(Draft, draft_id)
    actor = (
        actor_by_id(session, row.owner_id) if row is not None and row.kind == CandidateDraft.KIND else None
    )
    if row is None or actor is None or row.file_id is not None:
        return
    fields = drafts.load(session, actor, draft_id, CandidateDraft).fields
    row.file_id = stored_files.keep(session, data, mime=fields.origin.mime, now=now)
    session.add(row)
    saved = session.get(Resume, fields.kept_as) if fields.kept_as is not None else None
    if saved is not None:
        saved.file_id = row.file_id
        session.add(saved)
