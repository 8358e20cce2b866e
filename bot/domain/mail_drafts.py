"""What a letter becomes: a draft for every person in it, in one recruiter's inbox, told in one notice a burst."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from bot.domain import drafts, inbox, intake, letter_post, mail, mail_routes, stored_files
from bot.domain.access import Actor, Permission
from bot.domain.intake_drafts import CandidateDraft, DraftState, MailOrigin, Origin, from_resume
from bot.domain.mail_papers import PersonPapers, ReadPiece, papers_of
from bot.domain.notifications import NoticeKind, notify
from bot.models import MailLetter, MailState, OutboxMessage, OutboxState
from bot.resumes import Letter, to_json
from bot.resumes.values import ReadProblem

# Letters come in bursts: what arrives within this time is told in one message.
GATHERED = timedelta(seconds=30)
LONGEST_TEXT = 4000


@dataclass(frozen=True)
class MailDraft:
    """A draft a letter became. Without a name and a problem it has been read, but nobody is named in it."""

    draft_id: int
    full_name: str
    position: str
    file_name: str
    problem: ReadProblem | None


@dataclass(frozen=True)
class LetterNews:
    """One letter told of. `problem` is why the letter itself could not be read."""

    sender: str
    subject: str
    state: MailState
    problem: ReadProblem | None
    drafts: tuple[MailDraft, ...]


@dataclass(frozen=True)
class MailNews:
    """What a burst of letters brought the recipient."""

    letters: tuple[LetterNews, ...]

    @property
    def drafts(self) -> tuple[MailDraft, ...]:
        """All drafts that still wait, in order of arrival."""
        return tuple(draft for letter in self.letters for draft in letter.drafts)


def keep(
    session: Session, letter_id: int, letter: Letter, read: tuple[ReadPiece, ...], *, now: datetime
) -> None:
    """A letter was read: its people become drafts, what a known candidate writes is kept on their profile.

    Done twice it changes nothing.

    Raises LookupError when nobody is there who takes letters.
    """
    row = session.get(MailLetter, letter_id)
    if row is None or row.state is not MailState.TAKEN:
        return
    vacancy = mail_routes.named_vacancy(session, letter, mail.user_of(row))
    actor = mail_routes.recipient(session, vacancy)
    if actor is None:
        raise LookupError("nobody is there to take letters for")
    if letter_post.came_back(session, letter, now=now):
        mail.settle(session, letter_id, MailState.HANDLED, now=now)
        return
    papers = papers_of(letter, read)
    answer = letter_post.who_answers(session, letter)
    if answer is not None and answer[1] is not None:
        papers = tuple(
            paper for paper in papers if paper.piece.is_file
        )  # the text is an answer, not a résumé
    is_contact = answer is not None and (answer[1] is not None or not papers)
    if answer is not None and is_contact:
        letter_post.answered(session, *answer, letter, letter_id=letter_id, fallback_id=actor.id, now=now)
    for paper in papers:
        _begin_draft(
            session,
            actor,
            _origin(letter_id, letter, paper),
            paper,
            vacancy_id=mail_routes.vacancy_for(session, actor, vacancy),
            now=now,
        )
    if papers:
        inbox.plan_reminder(session, actor, now=now)
    unread = papers and all(paper.resume is None for paper in papers)
    handled = bool(papers) or is_contact
    state = MailState.FAILED if unread else MailState.HANDLED if handled else MailState.BARE
    mail.settle(session, letter_id, state, problem=papers[0].problem if unread else None, now=now)
    if papers or not is_contact:
        _tell(session, actor, letter_id, now=now)


def arrive(session: Session, place: mail.Place, arrived: mail.Arrived, *, now: datetime) -> int | None:
    """Keep a letter found in the mailbox; None when it is here already. One too big to be taken is told of at once."""
    letter_id = mail.take(session, place, arrived, now=now)
    if letter_id is not None and not arrived.is_whole:
        _tell_on_duty(session, letter_id, now=now)
    return letter_id


def fail(session: Session, letter_id: int, problem: ReadProblem, *, now: datetime) -> None:
    """A letter cannot be opened: say why to the recruiter on duty. It stays in the mailbox, in the folder of the failed."""
    if mail.settle(session, letter_id, MailState.FAILED, problem=problem, now=now):
        _tell_on_duty(session, letter_id, now=now)


def _tell_on_duty(session: Session, letter_id: int, *, now: datetime) -> None:
    actor = mail_routes.recipient(session, None)
    if actor is not None:
        _tell(session, actor, letter_id, now=now)


def _origin(letter_id: int, letter: Letter, paper: PersonPapers) -> Origin:
    piece = paper.piece
    forwarded = letter.is_forwarded and piece.sender != letter.sender
    return Origin(
        chat_id=0,
        message_id=0,
        file_name=piece.filename,
        mail=MailOrigin(
            letter_id=letter_id,
            sender=piece.sender,
            sender_name=piece.sender_name,
            subject=piece.subject or letter.subject,
            text=piece.text[:LONGEST_TEXT],
            sent_at=None if forwarded else letter.sent_at,
            forwarded_by=(letter.sender_name or letter.sender) if forwarded else "",
            also=paper.also,
        ),
    )


def _begin_draft(
    session: Session,
    actor: Actor,
    origin: Origin,
    paper: PersonPapers,
    *,
    vacancy_id: int | None,
    now: datetime,
) -> None:
    intake.forget_ended(session, actor, now=now)
    blank = CandidateDraft(origin, state=DraftState.UNREADABLE, problem=paper.problem, vacancy_id=vacancy_id)
    file_id = _file_of(session, paper, now=now)
    kept = drafts.start(session, actor.id, blank, now=now, file_id=file_id)
    if paper.resume is None:
        return
    today = now.astimezone(actor.zone).date()
    fields = from_resume(blank, paper.resume, to_json(paper.resume), today=today)
    if file_id is not None:
        fields = intake.as_twin(session, actor, kept.id, file_id, fields)
    drafts.change(session, actor, kept.id, fields, now=now)


def _file_of(session: Session, paper: PersonPapers, *, now: datetime) -> int | None:
    """The paper's bytes, kept where they can be read by the bot or by eye."""
    if paper.problem is not None and paper.problem not in intake.READABLE_BY_EYE:
        return None
    if paper.piece.is_file:
        mime = intake.mime_of(paper.piece.filename)
        return stored_files.keep(session, paper.piece.data, mime=mime, now=now)
    return stored_files.keep(session, paper.piece.text.encode(), mime="text/plain", now=now)


# -- telling -----------------------------------------------------------------------------------------------


def _tell(session: Session, actor: Actor, letter_id: int, *, now: datetime) -> None:
    """Tell of a letter; what waits to be told already is joined."""
    waiting = session.exec(
        select(OutboxMessage)
        .where(
            OutboxMessage.recipient_id == actor.id,
            OutboxMessage.kind == f"notice:{NoticeKind.MAIL_ARRIVED.value}",
            col(OutboxMessage.state) == OutboxState.WAITING,
        )
        .limit(1)
    ).first()
    if waiting is not None:
        waiting.payload = {"letters": [*waiting.payload["letters"], letter_id]}
        session.add(waiting)
        return
    notify(
        session,
        actor.id,
        NoticeKind.MAIL_ARRIVED,
        {"letters": [letter_id]},
        now=now,
        dedupe_key=f"mail:{letter_id}",
        delay=GATHERED,
        heed_quiet_hours=True,
    )


def load_news(
    session: Session, recipient: Actor, payload: Mapping[str, Any], _now: datetime
) -> MailNews | None:
    """What the letters brought, as it stands when it is told; None for somebody who takes no letters any more."""
    if not recipient.may(Permission.CANDIDATE_ADD):
        return None
    own = drafts.own(session, recipient, CandidateDraft)
    letters = []
    for letter_id in payload["letters"]:
        letter = session.get(MailLetter, letter_id)
        if letter is not None:
            letters.append(_news(letter, [kept for kept in own if _is_from(kept.fields, letter_id)]))
    return MailNews(tuple(letters)) if letters else None


def _is_from(fields: CandidateDraft, letter_id: int) -> bool:
    return fields.origin.mail is not None and fields.origin.mail.letter_id == letter_id


def _news(letter: MailLetter, found: list[drafts.Kept[CandidateDraft]]) -> LetterNews:
    return LetterNews(
        sender=letter.sender,
        subject=letter.subject,
        state=letter.state,
        problem=ReadProblem(letter.problem) if letter.problem is not None else None,
        drafts=tuple(
            MailDraft(
                kept.id,
                kept.fields.values.full_name,
                kept.fields.values.position,
                kept.fields.origin.file_name,
                kept.fields.problem,
            )
            for kept in found
            if kept.fields.is_open
        ),
    )
