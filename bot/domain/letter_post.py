"""A letter's way to the server and an answer's way back: neither lost nor doubled, and told to who wrote.

Before the server is spoken to, the row says so. Whoever finds it saying so (the process died, the answer was lost) does not
send it again by itself: `unsure` is told, and a person decides.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import make_msgid
from enum import StrEnum
from typing import Any, Final

from sqlmodel import Session, col, select

from bot.domain import access, jobs, letters
from bot.domain.access import Actor, Permission
from bot.domain.candidate_contacts import email
from bot.domain.jobs import JobKind
from bot.domain.letters import ANSWERED_VERB, FAILED_VERB, SENT_VERB, LetterKept
from bot.domain.notifications import NoticeKind, notify
from bot.domain.people import the_company
from bot.models import (
    Application,
    Candidate,
    CandidateContact,
    CandidateLetter,
    ContactKind,
    LetterState,
    Vacancy,
)
from bot.resumes import Letter

# The pauses before another try: a server that is away for a morning loses no letter.
PAUSES: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180))
LONGEST_ANSWER: Final = 3000
LONGEST_SUBJECT: Final = 200


class LetterProblem(StrEnum):
    """Why a letter did not leave."""

    NOT_SET_UP = "not_set_up"
    AWAY = "away"
    LOGIN = "login"
    REFUSED = "refused"
    ADDRESS = "address"
    UNSURE = "unsure"
    RETURNED = "returned"


@dataclass(frozen=True)
class Outgoing:
    """A letter as it goes to the server. `answers` is the id of the last letter of the candidate's, empty for none.

    `interview_id` is the interview it invites to.
    """

    id: int
    address: str
    subject: str
    text: str
    message_id: str
    from_name: str
    answers: str
    interview_id: int | None = None


@dataclass(frozen=True)
class LetterNews:
    """What a notice says: the letter, and whether the candidate has written it."""

    letter: LetterKept

    @property
    def is_answer(self) -> bool:
        return self.letter.state is LetterState.RECEIVED


# -- out -----------------------------------------------------------------------------------------------------


def take_up(session: Session, letter_id: int, *, domain: str, now: datetime) -> Outgoing | None:
    """Say that the server is spoken to now; None when there is nothing to send any more. `domain` is our own address's.

    A letter that says so already was begun before: nobody knows whether it went.
    """
    row = session.get(CandidateLetter, letter_id)
    if row is None:
        return None
    if row.state is LetterState.SENDING:
        settle(session, letter_id, LetterProblem.UNSURE, now=now)
        return None
    if row.state is not LetterState.QUEUED:
        return None
    if row.attempts == 0 and domain:
        row.mail_id = make_msgid(domain=domain)
    row.state, row.attempts = LetterState.SENDING, row.attempts + 1
    session.add(row)
    company = the_company(session).name
    author = access.actor_by_id(session, row.author_id) if row.author_id is not None else None
    last = session.exec(
        select(CandidateLetter.mail_id)
        .where(
            CandidateLetter.candidate_id == row.candidate_id,
            CandidateLetter.state == LetterState.RECEIVED,
        )
        .order_by(col(CandidateLetter.id).desc())
        .limit(1)
    ).first()
    return Outgoing(
        letter_id,
        row.address,
        row.subject,
        row.text,
        row.mail_id,
        ", ".join(part for part in (author.name if author is not None else "", company) if part),
        last or "",
        row.interview_id,
    )


def sent(session: Session, letter_id: int, *, now: datetime) -> None:
    """The server has taken the letter."""
    row = _under_way(session, letter_id)
    if row is not None:
        row.state, row.problem, row.settled_at = LetterState.SENT, "", now
        session.add(row)
        letters.record(session, row, SENT_VERB, now=now)


def settle(session: Session, letter_id: int, problem: LetterProblem, *, now: datetime) -> None:
    """The letter will not be tried again by itself: say so to its author."""
    row = _under_way(session, letter_id)
    if row is None:
        return
    row.state = LetterState.UNSURE if problem is LetterProblem.UNSURE else LetterState.FAILED
    row.problem, row.settled_at = problem.value, now
    session.add(row)
    letters.record(session, row, FAILED_VERB, now=now)
    _tell_author(session, row, now)


def _tell_author(session: Session, row: CandidateLetter, now: datetime) -> None:
    if row.author_id is not None:
        notify(
            session,
            row.author_id,
            NoticeKind.LETTER_FAILED,
            {"letter": row.id},
            now=now,
            dedupe_key=f"letter_failed:{row.id}:{now.timestamp():.0f}",
            delay=timedelta(),
        )


def came_back(session: Session, letter: Letter, *, now: datetime) -> bool:
    """Whether a mail server's report gives back letters of ours: they have not arrived, and their authors hear of it."""
    if not letter.returned:
        return False
    rows = session.exec(
        select(CandidateLetter).where(
            col(CandidateLetter.mail_id).in_(letter.returned), CandidateLetter.state == LetterState.SENT
        )
    ).all()
    for row in rows:
        row.state, row.problem = LetterState.FAILED, LetterProblem.RETURNED.value
        session.add(row)
        letters.record(session, row, FAILED_VERB, now=now)
        _tell_author(session, row, now)
    return bool(rows)


def postpone(session: Session, letter_id: int, problem: LetterProblem, *, now: datetime) -> None:
    """The server surely has not taken it: try again later, until the last pause is over."""
    row = _under_way(session, letter_id)
    if row is None:
        return
    if row.attempts > len(PAUSES):
        settle(session, letter_id, problem, now=now)
        return
    row.state, row.problem = LetterState.QUEUED, problem.value
    session.add(row)
    jobs.enqueue(
        session,
        JobKind.SEND_LETTER,
        f"send_letter:{letter_id}",
        {"letter": letter_id},
        now=now,
        delay=PAUSES[row.attempts - 1],
    )


def give_up(session: Session, letter_id: int, *, now: datetime) -> None:
    """The job broke off too often: nobody knows whether the letter went."""
    settle(session, letter_id, LetterProblem.UNSURE, now=now)


def _under_way(session: Session, letter_id: int) -> CandidateLetter | None:
    row = session.get(CandidateLetter, letter_id)
    return row if row is not None and row.state is LetterState.SENDING else None


# -- in ------------------------------------------------------------------------------------------------------


def who_answers(session: Session, letter: Letter) -> tuple[Candidate, CandidateLetter | None] | None:
    """Whose letter this is: of whom our letter asked, or whose address it comes from; None for nobody we know.

    An address that several candidates share names none of them.
    """
    if letter.answers:
        ours = session.exec(
            select(CandidateLetter)
            .where(
                col(CandidateLetter.mail_id).in_(letter.answers),
                CandidateLetter.state != LetterState.RECEIVED,
            )
            .order_by(col(CandidateLetter.id).desc())
            .limit(1)
        ).first()
        candidate = session.get(Candidate, ours.candidate_id) if ours is not None else None
        if candidate is not None:
            return candidate, ours
    if not letter.sender or letter.is_forwarded or letter.is_automatic:
        return None
    known = session.exec(
        select(CandidateContact.candidate_id)
        .where(CandidateContact.kind == ContactKind.EMAIL, CandidateContact.key == email(letter.sender).key)
        .limit(2)
    ).all()
    candidate = session.get(Candidate, known[0]) if len(known) == 1 else None
    return (candidate, None) if candidate is not None else None


def answered(
    session: Session,
    candidate: Candidate,
    ours: CandidateLetter | None,
    letter: Letter,
    *,
    letter_id: int,
    fallback_id: int,
    now: datetime,
) -> None:
    """Keep a letter on the profile of who wrote it and tell the recruiter; one that is kept already changes nothing.

    `letter_id` is the mailbox's row of it; `fallback_id` is whoever takes letters: told when nobody of the candidate's own
    recruiters is there.
    """
    # A letter without an id of its own is known by where it lay.
    message_id = letter.message_id or f"<mail-letter-{letter_id}>"
    kept = session.exec(select(CandidateLetter.id).where(CandidateLetter.mail_id == message_id)).first()
    if candidate.id is None or kept is not None:
        return
    text = "\n\n".join(dict.fromkeys(piece.text for piece in letter.pieces if piece.text)).strip()
    files = ", ".join(f"📎 {piece.filename}" for piece in letter.pieces if piece.is_file and piece.filename)
    row = CandidateLetter(
        candidate_id=candidate.id,
        address=letter.sender,
        subject=(letter.subject or "—")[:LONGEST_SUBJECT],
        text="\n\n".join(part for part in (text, files) if part)[:LONGEST_ANSWER],
        mail_id=message_id,
        state=LetterState.RECEIVED,
        created_at=letter.sent_at or now,
        settled_at=now,
    )
    session.add(row)
    session.flush()  # its id is told
    letters.record(session, row, ANSWERED_VERB, now=now)
    recipient_id = _concerned(session, candidate, ours) or fallback_id
    notify(
        session,
        recipient_id,
        NoticeKind.LETTER_ANSWERED,
        {"letter": row.id},
        now=now,
        dedupe_key=f"letter_answered:{row.id}",
        delay=timedelta(),
        heed_quiet_hours=True,
    )


def _concerned(session: Session, candidate: Candidate, ours: CandidateLetter | None) -> int | None:
    """Who wrote to the candidate, else who owns the newest vacancy they are on; only somebody who may read it."""
    owner_id = session.exec(
        select(Vacancy.owner_id)
        .join(Application, col(Application.vacancy_id) == col(Vacancy.id))
        .where(Application.candidate_id == candidate.id)
        .order_by(col(Application.id).desc())
        .limit(1)
    ).first()
    for one in (ours.author_id if ours is not None else None, owner_id, candidate.created_by_id):
        actor = access.actor_by_id(session, one) if one is not None else None
        if actor is not None and candidate.id is not None and _may_read(session, actor, candidate.id):
            return actor.id
    return None


def _may_read(session: Session, actor: Actor, candidate_id: int) -> bool:
    return actor.may(Permission.CANDIDATE_EDIT) and access.may_on_candidate(
        session, actor, candidate_id, Permission.CANDIDATE_VIEW
    )


# -- notices -------------------------------------------------------------------------------------------------


def load_news(
    session: Session, recipient: Actor, payload: Mapping[str, Any], _now: datetime
) -> LetterNews | None:
    """The letter told of; None when it is gone, not the recipient's to read, or was sent after all."""
    row = session.get(CandidateLetter, payload["letter"])
    if row is None or row.id is None or not _may_read(session, recipient, row.candidate_id):
        return None
    if row.state not in letters.AGAIN | {LetterState.RECEIVED}:
        return None
    return LetterNews(letters.letter(session, recipient, row.id))
