"""Letters of the company's mailbox: kept before the mailbox is told, read by a job, then marked and moved there.

A letter is known by where it lies (mailbox, UIDVALIDITY, UID) and, when the mailbox numbers anew or delivers twice, by its
fingerprint. One that failed and is moved back by a person is tried again.
"""

import email
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from email import policy

from sqlmodel import Session, col, select, update

from bot.domain import jobs
from bot.models import MailLetter, MailState
from bot.resumes.correspondence import head_of
from bot.resumes.values import ReadProblem

# So many letters are in the house at once; the others wait in the mailbox.
MOST_OPEN = 20
# A letter over this stays in the mailbox unread: files in it are up to 20 MB, which base64 makes a third more.
LARGEST = 40_000_000
# Senders and subjects are forgotten after this; where the letter lay is kept, so that it is not taken again.
REMEMBERED = timedelta(days=30)
_SHOWN = 200


@dataclass(frozen=True)
class Place:
    """A folder of a mailbox as it is numbered now: numbers mean nothing under another `uid_validity`."""

    mailbox: str
    uid_validity: int

    @staticmethod
    def named(user: str, host: str, folder: str) -> str:
        """The name under which a folder of a mailbox is kept: none of the three holds a tab."""
        return f"{user}\t{host}\t{folder}"


def user_of(letter: MailLetter) -> str:
    """The mailbox's own name, which may be an address."""
    return letter.mailbox.partition("\t")[0]


@dataclass(frozen=True)
class Arrived:
    """A letter found in the mailbox: its bytes, or only its head when it is too big to be taken."""

    uid: int
    raw: bytes
    is_whole: bool = True


@dataclass(frozen=True)
class Settled:
    """A letter that is dealt with here and still lies where it arrived. `uid` is None under an older numbering."""

    id: int
    uid: int | None
    failed: bool


def unknown(session: Session, place: Place, uids: Iterable[int]) -> list[int]:
    """Those of the letters that are not taken yet, in the mailbox's order, as many as there is room for."""
    row = MailLetter
    known = set(
        session.exec(
            select(row.uid).where(row.mailbox == place.mailbox, row.uid_validity == place.uid_validity)
        ).all()
    )
    room = MOST_OPEN - len(open_letters(session, place))
    return [uid for uid in sorted(uids) if uid not in known][: max(room, 0)]


def open_letters(session: Session, place: Place) -> list[int]:
    """Letters taken and not yet marked in the mailbox, whatever its numbering."""
    found = session.exec(
        select(MailLetter.id).where(
            MailLetter.mailbox == place.mailbox, col(MailLetter.is_put_away).is_(False)
        )
    ).all()
    return [letter_id for letter_id in found if letter_id is not None]


def take(session: Session, place: Place, arrived: Arrived, *, now: datetime) -> int | None:
    """Keep a letter and ask for it to be read. Taken already it changes nothing: None.

    The same letter under another number (delivered twice, numbered anew) shares the first one's fate.
    """
    if _is_known(session, place, arrived.uid):
        return None
    head, mark = head_of(arrived.raw), fingerprint(arrived.raw)
    letter = MailLetter(
        mailbox=place.mailbox,
        uid_validity=place.uid_validity,
        uid=arrived.uid,
        fingerprint=mark,
        sender=(f"{head.sender_name} <{head.sender}>" if head.sender_name else head.sender)[:_SHOWN],
        subject=head.subject[:_SHOWN],
        received_at=now,
    )
    earlier = session.exec(
        select(MailLetter).where(MailLetter.fingerprint == mark).order_by(col(MailLetter.id).desc()).limit(1)
    ).first()
    if earlier is not None and not (earlier.state is MailState.FAILED and earlier.is_put_away):
        return _keep_twin(session, letter, earlier, now)
    letter.raw = arrived.raw if arrived.is_whole else None
    session.add(letter)
    session.flush()  # the job needs its id
    if letter.id is not None and not arrived.is_whole:
        settle(session, letter.id, MailState.FAILED, problem=ReadProblem.TOO_BIG, now=now)
    elif letter.id is not None:
        jobs.enqueue(session, jobs.JobKind.READ_LETTER, f"letter:{letter.id}", {"letter": letter.id}, now=now)
    return letter.id


def _is_known(session: Session, place: Place, uid: int) -> bool:
    found = session.exec(
        select(MailLetter.id).where(
            MailLetter.mailbox == place.mailbox,
            MailLetter.uid_validity == place.uid_validity,
            MailLetter.uid == uid,
        )
    ).first()
    return found is not None


def _keep_twin(session: Session, letter: MailLetter, earlier: MailLetter, now: datetime) -> int | None:
    """The letter is here already: this copy of it has nothing to tell, and goes where the first one goes."""
    letter.state = MailState.BARE if earlier.state is MailState.BARE else MailState.HANDLED
    letter.is_put_away = letter.state is MailState.BARE
    letter.handled_at = now
    session.add(letter)
    session.flush()  # its id is told
    return letter.id


def fingerprint(raw: bytes) -> str:
    """What stays the same of a letter on every way it is delivered: its author's head lines and its body."""
    head, _, body = raw.replace(b"\r\n", b"\n").partition(b"\n\n")
    message = email.message_from_bytes(head + b"\n\n", policy=policy.compat32)
    named = [str(message.get(name) or "") for name in ("message-id", "from", "date", "subject")]
    digest = hashlib.sha256("\0".join(named).encode(errors="surrogateescape"))
    digest.update(body)
    return digest.hexdigest()


def letter_to_read(session: Session, letter_id: int) -> bytes | None:
    """A letter's bytes, while it is still to be read."""
    letter = session.get(MailLetter, letter_id)
    return letter.raw if letter is not None and letter.state is MailState.TAKEN else None


def settle(
    session: Session, letter_id: int, state: MailState, *, now: datetime, problem: ReadProblem | None = None
) -> bool:
    """Say what became of a letter; its bytes are in the mailbox and no longer needed here. False when it was said already.

    One without a résumé is left in the mailbox as it came, for a person to read.
    """
    letter = session.get(MailLetter, letter_id)
    if letter is None or letter.state is not MailState.TAKEN:
        return False
    letter.state, letter.handled_at, letter.raw = state, now, None
    letter.problem = problem.value if problem is not None else None
    letter.is_put_away = state is MailState.BARE
    session.add(letter)
    return True


def settled(session: Session, place: Place) -> list[Settled]:
    """Letters to be marked and moved in the mailbox now, oldest first."""
    rows = session.exec(
        select(MailLetter)
        .where(
            MailLetter.mailbox == place.mailbox,
            col(MailLetter.is_put_away).is_(False),
            MailLetter.state != MailState.TAKEN,
        )
        .order_by(col(MailLetter.id))
    ).all()
    return [
        Settled(
            row.id,
            row.uid if row.uid_validity == place.uid_validity else None,
            row.state is MailState.FAILED,
        )
        for row in rows
        if row.id is not None
    ]


def put_away(session: Session, letter_id: int) -> None:
    """The mailbox has marked and moved the letter, or has it under a new number, under which it is met again."""
    letter = session.get(MailLetter, letter_id)
    if letter is not None:
        letter.is_put_away = True
        session.add(letter)


def forget_old(session: Session, *, now: datetime) -> None:
    """Forget who wrote what after a while; only where the letters lay is kept."""
    session.exec(
        update(MailLetter)
        .where(col(MailLetter.handled_at) < now - REMEMBERED, MailLetter.sender != "")  # type: ignore[arg-type]
        .values(sender="", subject="")
    )
