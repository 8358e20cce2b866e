"""Erasing a person: asked for with a confirmed act, carried out by a job, and proved by a destruction act.

First everything in the base goes, in one unit; then, message by message, what the bot has said of the person in chats:
deleted while Telegram still allows it, blanked by an edit after that. The act is done when both are.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, delete, or_, select

from bot.domain import (
    access,
    data_exports,
    erasure_plan,
    events,
    jobs,
    personal_traces,
    search_index,
    stored_files,
)
from bot.domain.access import Actor, Permission
from bot.domain.candidate_values import values_of
from bot.domain.erasure_plan import Doomed
from bot.domain.jobs import JobKind
from bot.domain.letters import LetterDraft
from bot.domain.personal_traces import Terms, Traces
from bot.models import (
    AnonymousApplication,
    Application,
    Candidate,
    CandidateImport,
    CandidateImportRow,
    CandidateUnion,
    Chat,
    Consent,
    DataExport,
    DestructionAct,
    Dialogue,
    Draft,
    Employee,
    ErasureGround,
    Event,
    ExportWhat,
    InboxState,
    InboxUpdate,
    Job,
    JobState,
    JoinRequest,
    MailLetter,
    MessageCandidate,
    OutboxMessage,
    OutboxState,
    Reminder,
    SentMessage,
    ShownScreen,
    Subject,
)

# What an event about an erased person keeps: steps through the pipeline, for statistics without a person.
ANONYMOUS_CHANGES = frozenset({"stage", "vacancy", "stage_id"})
CANDIDATE_DRAFT = "candidate"


@dataclass(frozen=True)
class ErasurePreview:
    """What would be destroyed, before anything is. `what` counts rows by table, `messages` what was said in chats."""

    candidate_id: int
    rev: int
    full_name: str
    what: Mapping[str, int]
    messages: int
    is_hired: bool
    act_id: int | None


def preview(session: Session, actor: Actor, candidate_id: int) -> ErasurePreview:
    """What erasing a candidate destroys. Raises Denied."""
    candidate = access.access_candidate(session, actor, candidate_id, Permission.CANDIDATE_VIEW)
    actor.require(Permission.CANDIDATE_ERASE)
    doomed = erasure_plan.gather(session, candidate_id)
    stages = session.exec(select(Application.stage).where(Application.candidate_id == candidate_id)).all()
    return ErasurePreview(
        candidate_id=candidate_id,
        rev=candidate.rev,
        full_name=candidate.full_name,
        what=_counted(doomed),
        messages=len(_messages(session, candidate_id)),
        is_hired=any(stage == "hired" for stage in stages),
        act_id=_act_id(session, candidate_id),
    )


def ask(session: Session, actor: Actor, candidate_id: int, ground: ErasureGround, *, now: datetime) -> int:
    """Have a person erased: confirmed, and not to be taken back. Returns the act's id; a second press gives the same.

    Raises Denied, also once nobody of that number is left and no act tells of them.
    """
    actor.require(Permission.CANDIDATE_ERASE)
    present = _act_id(session, candidate_id)
    if present is not None:
        return present
    access.access_candidate(session, actor, candidate_id, Permission.CANDIDATE_VIEW)
    return begin(session, candidate_id, ground, by_id=actor.id, now=now)


def begin(
    session: Session, candidate_id: int, ground: ErasureGround, *, by_id: int | None, now: datetime
) -> int:
    """Open the act and ask for the job. `by_id` is None when the time has come by itself."""
    act = DestructionAct(candidate_id=candidate_id, ground=ground, by_id=by_id, asked_at=now, what={})
    session.add(act)
    session.flush()  # its id is what is shown
    assert act.id is not None  # noqa: S101 - just flushed
    jobs.enqueue(
        session, JobKind.ERASE_CANDIDATE, f"erase:{candidate_id}", {"candidate": candidate_id}, now=now
    )
    return act.id


def _act_id(session: Session, candidate_id: int) -> int | None:
    return session.exec(select(DestructionAct.id).where(DestructionAct.candidate_id == candidate_id)).first()


# -- the base --------------------------------------------------------------------------------------------


def find_traces(session: Session, candidate_id: int) -> Traces | None:
    """Where else than in their own rows a person is named: read beside the units, for it goes through whole tables."""
    candidate = session.get(Candidate, candidate_id)
    if candidate is None:
        return None
    return personal_traces.search(session, _terms(session, candidate))


def _terms(session: Session, candidate: Candidate) -> personal_traces.Terms:
    former = session.exec(
        select(CandidateUnion.absorbed_name).where(CandidateUnion.kept_id == candidate.id)
    ).all()
    return personal_traces.terms_of(values_of(session, candidate), former)


def carry_out(session: Session, candidate_id: int, traces: Traces, *, now: datetime) -> None:
    """Destroy everything of a person in the base, and ask for what was said in chats. Done twice it changes nothing."""
    act = session.exec(select(DestructionAct).where(DestructionAct.candidate_id == candidate_id)).first()
    candidate = session.get(Candidate, candidate_id)
    if act is None or candidate is None:
        return
    terms = _terms(session, candidate)
    # What has come in while the tables were read.
    newer = personal_traces.search(session, terms, after=traces.seen)
    doomed = erasure_plan.gather(session, candidate_id)
    counts = dict(_counted(doomed))
    _keep_statistics(session, candidate_id)
    _empty_events(session, doomed)
    _note_messages(session, candidate_id, doomed)
    session.exec(delete(Reminder).where(erasure_plan.subject_rows(Reminder, doomed)))
    doomed.files |= _drop_drafts(session, candidate_id)
    _drop_exports(session, candidate)
    _drop_visits(session, candidate_id)
    search_index.forget(session, candidate_id)
    search_index.purge(session)
    erasure_plan.remove(session, doomed, candidate_id)
    for found in (traces.rows, newer.rows):
        for table, keys in found.items():
            for key in keys:
                counts["traces"] = counts.get("traces", 0) + _wipe(session, table, key, terms, candidate_id)
    forgotten = col(SentMessage.subject_id).not_in(select(CandidateImport.id))
    _take_back_rows(session, candidate_id, forgotten)  # whom those tables named, nobody can tell any more
    session.flush()  # a file is held by nobody any more
    for file_id in doomed.files:
        stored_files.drop_unused(session, file_id)
    counts["files"] = len(doomed.files)
    act.what = {name: number for name, number in counts.items() if number}
    act.erased_at = now
    session.add(act)
    events.record(
        session,
        actor_id=act.by_id,
        subject=Subject.DESTRUCTION_ACT,
        subject_id=act.id or 0,
        verb="erased",
        now=now,
        details={"ground": act.ground, "what": act.what},
    )
    blank_messages(session, candidate_id, now=now)


def _counted(doomed: Doomed) -> Mapping[str, int]:
    return {name: number for name, number in doomed.counts.items() if number}


def _keep_statistics(session: Session, candidate_id: int) -> None:
    """Each application as a number among numbers: its vacancy, its end, the days of its stages."""
    rows = session.exec(select(Application).where(Application.candidate_id == candidate_id)).all()
    for row in rows:
        steps = session.exec(
            select(Event)
            .where(Event.subject == Subject.APPLICATION, Event.subject_id == row.id)
            .order_by(col(Event.id))
        ).all()
        reached = {
            str(step.changes["stage"][1]): step.at.date().isoformat()
            for step in steps
            if isinstance(step.changes.get("stage"), list)
        }
        session.add(
            AnonymousApplication(
                vacancy_id=row.vacancy_id,
                stage=row.stage,
                applied_on=row.created_at.date(),
                settled_on=row.stage_since.date(),
                stages=reached,
            )
        )


def _empty_events(session: Session, doomed: Doomed) -> None:
    """Events stay as proof that something was done, when and by whom; what they told of the person goes."""
    for event in session.exec(select(Event).where(erasure_plan.subject_rows(Event, doomed))).all():
        event.changes = {key: value for key, value in event.changes.items() if key in ANONYMOUS_CHANGES}
        session.add(event)


def _note_messages(session: Session, candidate_id: int, doomed: Doomed) -> None:
    """Remember the messages about any of the rows that go, as long as it is known whose they are."""
    sent = session.exec(select(SentMessage).where(erasure_plan.subject_rows(SentMessage, doomed))).all()
    for message in sent:
        _is_shown_in(session, candidate_id, message.chat_id, message.message_id)
        message.subject = message.subject_id = None
        session.add(message)


def _is_shown_in(session: Session, candidate_id: int, chat_id: int, message_id: int) -> None:
    if session.get(MessageCandidate, (chat_id, message_id, candidate_id)) is None:
        session.add(MessageCandidate(chat_id=chat_id, message_id=message_id, candidate_id=candidate_id))
        session.flush()  # the same message may come by another way


def _drop_drafts(session: Session, candidate_id: int) -> set[int]:
    """Drafts that became this person or a version of theirs. Returns the files they held."""
    files: set[int] = set()
    rows = session.exec(select(Draft).where(col(Draft.kind).endswith(CANDIDATE_DRAFT))).all()
    for row in rows:
        saved = row.data.get("saved") or {}
        if candidate_id in (saved.get("candidate_id"), row.data.get("same_as")):
            if row.file_id is not None:
                files.add(row.file_id)
            session.delete(row)
    # What is being written to them need not name them.
    for row in session.exec(select(Draft).where(col(Draft.kind) == LetterDraft.KIND)).all():
        if row.data.get("candidate_id") == candidate_id:
            session.delete(row)
    session.flush()  # their files may go
    return files


def _drop_exports(session: Session, candidate: Candidate) -> None:
    """Files that were exported since the person came: those still kept go, those sent are taken back from the chats."""
    rows = session.exec(
        select(DataExport).where(
            col(DataExport.created_at) >= candidate.created_at,
            or_(
                col(DataExport.candidate_id) == candidate.id,
                col(DataExport.what).in_([ExportWhat.CANDIDATES, ExportWhat.APPLICATIONS]),
            ),
        )
    ).all()
    for row in rows:
        if row.file_id is not None:
            data_exports.drop_file(session, row)
    ids = [row.id for row in rows]
    sent = session.exec(
        select(SentMessage).where(
            SentMessage.subject == Subject.DATA_EXPORT, col(SentMessage.subject_id).in_(ids)
        )
    ).all()
    for message in sent:
        _is_shown_in(session, candidate.id or 0, message.chat_id, message.message_id)


def _take_back_rows(session: Session, candidate_id: int, which: ColumnElement[bool]) -> None:
    """Files with rows that were not taken, sent to whoever imported a table, go from the chats."""
    sent = session.exec(
        select(SentMessage).where(SentMessage.subject == Subject.CANDIDATE_IMPORT, which)
    ).all()
    for message in sent:
        _is_shown_in(session, candidate_id, message.chat_id, message.message_id)


def _drop_visits(session: Session, candidate_id: int) -> None:
    """What the candidate's own visit at the door has left behind: who they are in Telegram, and what was said there."""
    consent = session.get(Consent, candidate_id)
    visitor = consent.telegram_id if consent is not None else None
    if visitor is None:
        return
    is_colleague = session.exec(select(Employee.id).where(Employee.telegram_id == visitor)).first()
    other = session.exec(
        select(Consent.candidate_id).where(
            Consent.telegram_id == visitor, Consent.candidate_id != candidate_id
        )
    ).first()
    if is_colleague is not None or other is not None:
        return
    for message in session.exec(select(SentMessage).where(SentMessage.chat_id == visitor)).all():
        _is_shown_in(session, candidate_id, visitor, message.message_id)
    session.exec(delete(OutboxMessage).where(col(OutboxMessage.chat_id) == visitor))
    session.exec(delete(ShownScreen).where(col(ShownScreen.chat_id) == visitor))
    session.exec(delete(Dialogue).where(col(Dialogue.chat_id) == visitor))
    session.exec(delete(JoinRequest).where(col(JoinRequest.telegram_id) == visitor))
    session.exec(delete(Chat).where(col(Chat.id) == visitor))
    for update in session.exec(select(InboxUpdate).where(InboxUpdate.state != InboxState.WAITING)).all():
        if _writer(update.raw) == visitor:
            session.delete(update)


def _writer(raw: Mapping[str, Any]) -> int | None:
    """Whose update this is."""
    for part in raw.values():
        if isinstance(part, dict) and isinstance(part.get("from"), dict):
            found = part["from"].get("id")
            return found if isinstance(found, int) else None
    return None


def _wipe(session: Session, table: str, key: tuple[Any, ...], terms: Terms, candidate_id: int) -> int:
    """Let one traced row go, or make the person in it unreadable. Returns 1 when there was something to do."""
    model = _MODELS.get(table)
    row = session.get(model, key[0] if len(key) == 1 else key) if model is not None else None
    if row is None:
        return _mask(session, table, key, terms) if model is None else 0
    if isinstance(row, CandidateImportRow):
        _take_back_rows(session, candidate_id, col(SentMessage.subject_id) == row.import_id)
        session.delete(row)
    elif isinstance(row, InboxUpdate | Job):
        if row.state in {InboxState.WAITING, JobState.WAITING}:
            return _mask(session, table, key, terms)
        session.delete(row)
    elif isinstance(row, OutboxMessage):
        _message_of(session, row, candidate_id)
        if row.state is OutboxState.SENDING:
            return _mask(session, table, key, terms)
        session.delete(row)
    elif isinstance(row, Draft):
        if not row.kind.endswith(CANDIDATE_DRAFT):
            return _mask(session, table, key, terms)
        _drop_draft(session, row)
    elif isinstance(row, MailLetter):
        row.raw, row.sender, row.subject = None, "", ""
        session.add(row)
    session.flush()
    return 1


def _drop_draft(session: Session, row: Draft) -> None:
    file_id = row.file_id
    session.delete(row)
    session.flush()  # the file is held no more
    if file_id is not None:
        stored_files.drop_unused(session, file_id)


_MODELS: dict[str, type[Any]] = {
    "candidate_import_row": CandidateImportRow,
    "inbox": InboxUpdate,
    "outbox": OutboxMessage,
    "job": Job,
    "draft": Draft,
    "mail_letter": MailLetter,
}


def _message_of(session: Session, row: OutboxMessage, candidate_id: int) -> None:
    """A traced screen of a slot is what the slot's message shows now, if nothing newer was said in it."""
    if row.slot is None or row.state is not OutboxState.SENT:
        return
    newest = session.exec(
        select(OutboxMessage.id)
        .where(
            OutboxMessage.chat_id == row.chat_id,
            OutboxMessage.slot == row.slot,
            OutboxMessage.state == OutboxState.SENT,
        )
        .order_by(col(OutboxMessage.id).desc())
        .limit(1)
    ).first()
    shown = session.get(ShownScreen, (row.chat_id, row.slot))
    if newest == row.id and shown is not None and shown.message_id is not None:
        _is_shown_in(session, candidate_id, row.chat_id, shown.message_id)


def _mask(session: Session, table: str, key: tuple[Any, ...], terms: Terms) -> int:
    found = erasure_plan.tables()[table]
    keys = list(found.primary_key.columns)
    columns = personal_traces.text_columns(found)
    where = [column == value for column, value in zip(keys, key, strict=True)]
    row = session.connection().execute(found.select().with_only_columns(*columns).where(*where)).first()
    if row is None:
        return 0
    masked = {
        column.name: terms.masked(value)
        for column, value in zip(columns, row, strict=True)
        if terms.masked(value) != value and column not in keys
    }
    if not masked:
        return 0
    session.connection().execute(found.update().where(*where).values(masked))
    session.expire_all()
    return 1


# -- the chats -------------------------------------------------------------------------------------------

# So many messages a job: Telegram lets one change about one a second in a chat.
BATCH = 20
# Telegram deletes a bot's own message within 48 hours (api#deletemessage); less what the job may take.
DELETABLE = timedelta(hours=47)


@dataclass(frozen=True)
class SaidMessage:
    """A message of the bot that shows an erased person; `may_delete` while Telegram still allows it."""

    chat_id: int
    message_id: int
    may_delete: bool
    is_file: bool


@dataclass(frozen=True)
class Silenced:
    """What became of messages: deleted, blanked, or out of reach (the chat is closed to the bot)."""

    deleted: tuple[SaidMessage, ...] = ()
    blanked: tuple[SaidMessage, ...] = ()
    left: tuple[SaidMessage, ...] = ()


def blank_messages(
    session: Session, candidate_id: int, *, now: datetime, delay: timedelta = timedelta()
) -> None:
    """Ask for what was said of an erased person to be taken back; the act is done when nothing is left."""
    if _messages(session, candidate_id):
        payload = {"candidate": candidate_id}
        key = f"blank:{candidate_id}"
        jobs.enqueue(session, JobKind.BLANK_MESSAGES, key, payload, now=now, delay=delay)
        return
    act = session.exec(select(DestructionAct).where(DestructionAct.candidate_id == candidate_id)).first()
    if act is not None and act.done_at is None:
        act.done_at = now
        session.add(act)


def _messages(session: Session, candidate_id: int) -> list[tuple[int, int]]:
    rows = session.exec(
        select(MessageCandidate.chat_id, MessageCandidate.message_id).where(
            MessageCandidate.candidate_id == candidate_id
        )
    ).all()
    return [(chat_id, message_id) for chat_id, message_id in rows]


def messages_to_silence(session: Session, candidate_id: int, now: datetime) -> tuple[SaidMessage, ...]:
    """The next messages that still show an erased person, the oldest last: the newest may yet be deleted."""
    rows = session.exec(
        select(MessageCandidate, SentMessage.sent_at, SentMessage.is_file)
        .outerjoin(
            SentMessage,
            (col(SentMessage.chat_id) == col(MessageCandidate.chat_id))
            & (col(SentMessage.message_id) == col(MessageCandidate.message_id)),
        )
        .where(MessageCandidate.candidate_id == candidate_id)
        .order_by(col(MessageCandidate.message_id).desc())
        .limit(BATCH)
    ).all()
    return tuple(
        SaidMessage(
            row.chat_id, row.message_id, sent_at is not None and now - sent_at < DELETABLE, bool(is_file)
        )
        for row, sent_at, is_file in rows
    )


def silenced(
    session: Session,
    candidate_id: int,
    done: Silenced,
    *,
    now: datetime,
    delay: timedelta = timedelta(),
) -> None:
    """Write down what became of a batch of messages and ask for the next one."""
    act = session.exec(select(DestructionAct).where(DestructionAct.candidate_id == candidate_id)).first()
    for message in (*done.deleted, *done.blanked, *done.left):
        _forget(session, message, is_gone=message in done.deleted)
    if act is not None:
        act.messages_deleted += len(done.deleted)
        act.messages_blanked += len(done.blanked)
        act.messages_left += len(done.left)
        session.add(act)
    session.flush()
    blank_messages(session, candidate_id, now=now, delay=delay)


def _forget(session: Session, message: SaidMessage, *, is_gone: bool) -> None:
    for model in (MessageCandidate, SentMessage):
        session.exec(
            delete(model).where(
                col(model.chat_id) == message.chat_id, col(model.message_id) == message.message_id
            )
        )
    shown = session.exec(
        select(ShownScreen).where(
            ShownScreen.chat_id == message.chat_id, ShownScreen.message_id == message.message_id
        )
    ).all()
    for screen in shown:
        if is_gone:
            screen.message_id = None
            session.add(screen)


def sweep(session: Session, *, now: datetime) -> None:
    """What was on its way to a chat while its person was erased is taken back too."""
    late = session.exec(
        select(MessageCandidate.candidate_id)
        .join(DestructionAct, col(DestructionAct.candidate_id) == col(MessageCandidate.candidate_id))
        .where(col(DestructionAct.done_at).is_not(None))
        .distinct()
    ).all()
    for candidate_id in late:
        blank_messages(session, candidate_id, now=now)


RETRY = timedelta(hours=1)


def try_again(session: Session, candidate_id: int, *, now: datetime) -> None:
    """A job was given up: the person must go all the same. Meanwhile the act stays open, where an HR admin sees it."""
    if session.get(Candidate, candidate_id) is None:
        blank_messages(session, candidate_id, now=now, delay=RETRY)
        return
    payload = {"candidate": candidate_id}
    key = f"erase:{candidate_id}"
    jobs.enqueue(session, JobKind.ERASE_CANDIDATE, key, payload, now=now, delay=RETRY)
