"""Letters to a candidate: filled from a template, corrected, sent by mail or copied; every one kept on the profile.

A letter that is sent is a row first; a job takes it to the server (`letter_post`), so that it is neither lost nor doubled.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from email.utils import make_msgid
from typing import ClassVar, Final

from sqlmodel import Session, col, func, select

from bot.domain import access, drafts, events, jobs
from bot.domain.access import Actor, Permission
from bot.domain.company_days import company_today, company_zone
from bot.domain.errors import Denied, Gone, Outdated, Problem, Unfit
from bot.domain.interview_rows import OPEN as AHEAD
from bot.domain.jobs import JobKind
from bot.domain.letter_templates import (
    LONGEST_SUBJECT,
    Hole,
    LetterPart,
    checked_subject,
    checked_text,
    filled,
    known_holes_in,
)
from bot.domain.notifications import UNDO_WINDOW
from bot.domain.offer_values import OfferValues, values_of
from bot.domain.offers import standing_offer
from bot.domain.people import the_company
from bot.domain.pipeline import LIVE
from bot.i18n import Language, words
from bot.models import (
    Application,
    Candidate,
    CandidateContact,
    CandidateLetter,
    ContactKind,
    Employee,
    Interview,
    LetterKind,
    LetterState,
    LogChannel,
    Subject,
    Vacancy,
)

PAGE: Final = 6
MOST_VACANCIES: Final = 6
# What a history line holds of a letter; the letter itself is kept whole.
IN_HISTORY: Final = 300
SENT_VERB, COPIED_VERB, FAILED_VERB, ANSWERED_VERB = (
    "letter_sent",
    "letter_copied",
    "letter_failed",
    "letter_answered",
)
# A letter in one of these can be sent again by the person who decides so.
AGAIN: Final = frozenset({LetterState.FAILED, LetterState.UNSURE})


@dataclass(frozen=True)
class LetterVacancy:
    """A vacancy that a letter may speak of."""

    application_id: int
    title: str


@dataclass(frozen=True)
class InvitedTo:
    """The next interview of an application: `starts_at` in the company's zone, `place` perhaps empty."""

    id: int
    starts_at: datetime
    place: str


@dataclass(frozen=True)
class LetterFacts:
    """What a template is filled with. `offer` is the standing one of the application, for who may see it."""

    candidate_id: int
    full_name: str
    company: str
    author: str
    application_id: int | None
    vacancy: str
    offer: OfferValues | None
    today: date
    interview: InvitedTo | None = None


@dataclass(frozen=True)
class LetterDraft:
    """A letter that is being written."""

    KIND: ClassVar[str] = "letter"
    VERSION: ClassVar[int] = 1

    candidate_id: int
    kind: LetterKind
    language: Language
    application_id: int | None
    subject: str
    text: str
    interview_id: int | None = None


@dataclass(frozen=True)
class LetterCard:
    """A letter being written, with what its reader may choose. `address` is the candidate's e-mail, empty for none;
    `lacks` are what still has to be filled in.
    """

    draft_id: int
    rev: int
    full_name: str
    address: str
    letter: LetterDraft
    vacancies: tuple[LetterVacancy, ...]
    lacks: tuple[Hole, ...]


@dataclass(frozen=True)
class LetterKept:
    """A letter of the profile; `kind` is None for one that came, `author` is empty for it."""

    id: int
    candidate_id: int
    full_name: str
    kind: LetterKind | None
    author: str
    address: str
    subject: str
    text: str
    state: LetterState
    problem: str
    created_at: datetime
    settled_at: datetime | None


@dataclass(frozen=True)
class Correspondence:
    """A page of a candidate's letters, the newest first; pages count from 0. `address` is their e-mail, perhaps empty."""

    candidate_id: int
    full_name: str
    address: str
    letters: tuple[LetterKept, ...]
    page: int
    pages: int


# -- writing -------------------------------------------------------------------------------------------------


def facts(
    session: Session,
    actor: Actor,
    candidate_id: int,
    kind: LetterKind,
    application_id: int | None,
    *,
    now: datetime,
) -> LetterFacts:
    """What a letter is filled with. Without an application it speaks of the newest live one. Raises Denied."""
    candidate = _writable(session, actor, candidate_id)
    chosen = _application(session, actor, candidate_id, application_id)
    vacancy = session.get(Vacancy, chosen.vacancy_id) if chosen is not None else None
    offer = None
    if chosen is not None and chosen.id is not None and kind is LetterKind.OFFER:
        access.access_application(session, actor, chosen.id, Permission.OFFER_VIEW)
        standing = standing_offer(session, chosen.id)
        offer = values_of(standing) if standing is not None else None
    return LetterFacts(
        candidate_id=candidate_id,
        full_name=candidate.full_name,
        company=the_company(session).name,
        author=actor.name,
        application_id=chosen.id if chosen is not None else None,
        vacancy=vacancy.title if vacancy is not None else "",
        offer=offer,
        today=company_today(session, now),
        interview=_next_interview(session, chosen, now) if kind is LetterKind.INVITATION else None,
    )


def _next_interview(session: Session, application: Application | None, now: datetime) -> InvitedTo | None:
    """What an invitation speaks of: the soonest interview that is ahead."""
    if application is None:
        return None
    row = session.exec(
        select(Interview)
        .where(
            Interview.application_id == application.id,
            col(Interview.state).in_(AHEAD),
            Interview.starts_at > now,
        )
        .order_by(col(Interview.starts_at))
        .limit(1)
    ).first()
    if row is None:
        return None
    return InvitedTo(row.id or 0, row.starts_at.astimezone(company_zone(session)), row.place)


def begin(
    session: Session,
    actor: Actor,
    found: LetterFacts,
    kind: LetterKind,
    language: Language,
    subject: str,
    text: str,
    *,
    now: datetime,
) -> LetterCard:
    """Begin a letter with a filled template; another one left open is forgotten. Raises Denied, Unfit (filled it is too long)."""
    _writable(session, actor, found.candidate_id)
    subject, text = " ".join(subject.split())[:LONGEST_SUBJECT], checked_text(text)
    for kept in drafts.own(session, actor, LetterDraft):
        drafts.discard(session, actor, kept.id, LetterDraft)
    interview_id = found.interview.id if found.interview is not None else None
    fields = LetterDraft(
        found.candidate_id, kind, language, found.application_id, subject, text, interview_id
    )
    return _card(session, actor, drafts.start(session, actor.id, fields, now=now))


def card(session: Session, actor: Actor, draft_id: int) -> LetterCard:
    """The letter being written. Raises Gone when it was sent or another was begun, Denied."""
    return _card(session, actor, drafts.load(session, actor, draft_id, LetterDraft))


def change(
    session: Session, actor: Actor, draft_id: int, part: LetterPart | Hole, typed: str, *, now: datetime
) -> LetterCard:
    """Take a part, or what the letter lacks, as typed. Raises Unfit, Gone, Denied."""
    fields = drafts.load(session, actor, draft_id, LetterDraft).fields
    if isinstance(part, Hole):
        values = {part: checked_subject(typed)}
        text = checked_text(filled(fields.text, values, drops=False))
        fields = replace(fields, subject=filled(fields.subject, values, drops=False), text=text)
    elif part is LetterPart.SUBJECT:
        fields = replace(fields, subject=checked_subject(typed))
    else:
        fields = replace(fields, text=checked_text(typed))
    return _card(session, actor, drafts.change(session, actor, draft_id, fields, now=now))


def _card(session: Session, actor: Actor, kept: drafts.Kept[LetterDraft]) -> LetterCard:
    fields = kept.fields
    candidate = _writable(session, actor, fields.candidate_id)
    return LetterCard(
        draft_id=kept.id,
        rev=kept.rev,
        full_name=candidate.full_name,
        address=address_of(session, fields.candidate_id),
        letter=fields,
        vacancies=_vacancies(session, actor, fields.candidate_id),
        lacks=known_holes_in(f"{fields.subject}\n{fields.text}"),
    )


def _writable(session: Session, actor: Actor, candidate_id: int) -> Candidate:
    actor.require(Permission.CANDIDATE_EDIT)
    return access.access_candidate(session, actor, candidate_id, Permission.CANDIDATE_VIEW)


def address_of(session: Session, candidate_id: int) -> str:
    """The candidate's first e-mail, empty for none."""
    found = session.exec(
        select(CandidateContact.shown)
        .where(CandidateContact.candidate_id == candidate_id, CandidateContact.kind == ContactKind.EMAIL)
        .order_by(col(CandidateContact.id))
        .limit(1)
    ).first()
    return found or ""


def _vacancies(session: Session, actor: Actor, candidate_id: int) -> tuple[LetterVacancy, ...]:
    """The vacancies a letter may speak of: the live applications first, the newest of each first."""
    visible = access.visible_vacancies(actor).subquery()
    rows = session.exec(
        select(Application, Vacancy.title)
        .join(Vacancy, col(Vacancy.id) == col(Application.vacancy_id))
        .join(visible, visible.c.id == col(Vacancy.id))
        .where(Application.candidate_id == candidate_id)
        .order_by(col(Application.id).desc())
    ).all()
    ordered = sorted(rows, key=lambda found: found[0].stage not in LIVE)
    return tuple(LetterVacancy(row.id, title) for row, title in ordered if row.id is not None)[
        :MOST_VACANCIES
    ]


def _application(
    session: Session, actor: Actor, candidate_id: int, application_id: int | None
) -> Application | None:
    if application_id is None:
        first = next(iter(_vacancies(session, actor, candidate_id)), None)
        return session.get(Application, first.application_id) if first is not None else None
    chosen = access.access_application(session, actor, application_id, Permission.CANDIDATE_VIEW)
    if chosen.candidate_id != candidate_id:
        raise Denied
    return chosen


# -- out -----------------------------------------------------------------------------------------------------


def send(session: Session, actor: Actor, draft_id: int, *, rev: int, now: datetime) -> LetterKept:
    """Have the letter sent, once the time to take it back is over. The draft goes, so that a second press finds none.

    Raises Gone, Outdated (it was changed since), Unfit (no e-mail, something still to be filled in), Denied.
    """
    kept = drafts.load(session, actor, draft_id, LetterDraft)
    if kept.rev != rev:
        raise Outdated
    written = _card(session, actor, kept)
    if not written.address:
        raise Unfit(Problem.LETTER_NO_ADDRESS)
    row = _keep(session, actor, written, LetterState.QUEUED, now=now)
    _queue(session, row, now=now)
    return _shown(session, row)


def log_copied(session: Session, actor: Actor, draft_id: int, *, rev: int, now: datetime) -> LetterKept:
    """Write down that the actor has sent the letter from elsewhere. Raises as `send` does, but needs no e-mail."""
    kept = drafts.load(session, actor, draft_id, LetterDraft)
    if kept.rev != rev:
        raise Outdated
    row = _keep(session, actor, _card(session, actor, kept), LetterState.COPIED, now=now)
    row.settled_at = now
    session.add(row)
    record(session, row, COPIED_VERB, now=now)
    return _shown(session, row)


def take_back(session: Session, actor: Actor, letter_id: int, *, now: datetime) -> LetterCard:
    """Take a letter back that has not left yet, to be written on. Raises Denied; Outdated when it has left."""
    row = _letter(session, actor, letter_id)
    if row.author_id != actor.id:
        raise Denied
    if row.state is not LetterState.QUEUED or row.kind is None:
        raise Outdated
    found = LetterFacts(row.candidate_id, "", "", "", None, "", None, company_today(session, now))
    session.delete(row)
    session.flush()  # its job finds nothing
    return begin(session, actor, found, row.kind, actor.language, row.subject, row.text, now=now)


def send_again(session: Session, actor: Actor, letter_id: int, *, now: datetime) -> LetterKept:
    """Send a letter again that did not go, or perhaps did not: whoever presses decides it. Raises Denied, Outdated, Unfit."""
    row = _letter(session, actor, letter_id)
    if row.state not in AGAIN:
        raise Outdated
    address = address_of(session, row.candidate_id)
    if not address:
        raise Unfit(Problem.LETTER_NO_ADDRESS)
    row.address, row.attempts, row.problem, row.state = address, 0, "", LetterState.QUEUED
    session.add(row)
    _queue(session, row, now=now)
    return _shown(session, row)


def _keep(
    session: Session, actor: Actor, written: LetterCard, state: LetterState, *, now: datetime
) -> CandidateLetter:
    if written.lacks:
        raise Unfit(Problem.LETTER_LACKS, hole=words(actor.language).option("letter-hole", written.lacks[0]))
    letter = written.letter
    row = CandidateLetter(
        candidate_id=letter.candidate_id,
        kind=letter.kind,
        author_id=actor.id,
        address=written.address,
        subject=letter.subject,
        text=letter.text,
        mail_id=make_msgid(domain="kadrovik.invalid"),
        state=state,
        interview_id=_still_there(session, letter.interview_id),
        created_at=now,
    )
    session.add(row)
    drafts.discard(session, actor, written.draft_id, LetterDraft)
    session.flush()  # its id goes into the job and the buttons
    return row


def _still_there(session: Session, interview_id: int | None) -> int | None:
    """The interview a draft spoke of, if the base still has it."""
    found = session.get(Interview, interview_id) if interview_id is not None else None
    return found.id if found is not None else None


def _queue(session: Session, row: CandidateLetter, *, now: datetime) -> None:
    jobs.enqueue(
        session,
        JobKind.SEND_LETTER,
        f"send_letter:{row.id}",
        {"letter": row.id},
        now=now,
        delay=UNDO_WINDOW,
    )


def record(session: Session, row: CandidateLetter, verb: str, *, now: datetime) -> None:
    """Put a letter into the candidate's history."""
    events.record(
        session,
        actor_id=row.author_id,
        subject=Subject.CANDIDATE,
        subject_id=row.candidate_id,
        verb=verb,
        now=now,
        details={
            "channel": LogChannel.LETTER,
            "letter": row.id,
            "title": row.subject,
            "text": " ".join(row.text.split())[:IN_HISTORY],
        },
    )


# -- what is kept --------------------------------------------------------------------------------------------


def correspondence(session: Session, actor: Actor, candidate_id: int, page: int) -> Correspondence:
    """A page of a candidate's letters. Raises Denied."""
    candidate = _writable(session, actor, candidate_id)
    mine = CandidateLetter.candidate_id == candidate_id
    total = session.exec(select(func.count()).select_from(CandidateLetter).where(mine)).one()
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 0), pages - 1)
    rows = session.exec(
        select(CandidateLetter)
        .where(mine)
        .order_by(col(CandidateLetter.id).desc())
        .offset(page * PAGE)
        .limit(PAGE)
    ).all()
    return Correspondence(
        candidate_id,
        candidate.full_name,
        address_of(session, candidate_id),
        tuple(_shown(session, row) for row in rows),
        page,
        pages,
    )


def letter(session: Session, actor: Actor, letter_id: int) -> LetterKept:
    """A letter of the profile in full. Raises Denied, Gone."""
    return _shown(session, _letter(session, actor, letter_id))


def _letter(session: Session, actor: Actor, letter_id: int) -> CandidateLetter:
    row = session.get(CandidateLetter, letter_id)
    if row is None:
        raise Gone
    _writable(session, actor, row.candidate_id)
    return row


def _shown(session: Session, row: CandidateLetter) -> LetterKept:
    candidate = session.get(Candidate, row.candidate_id)
    author = session.get(Employee, row.author_id) if row.author_id is not None else None
    if row.id is None or candidate is None:
        raise Gone
    return LetterKept(
        row.id, row.candidate_id, candidate.full_name, row.kind, author.name if author is not None else "",
        row.address, row.subject, row.text, row.state, row.problem, row.created_at, row.settled_at,
    )  # fmt: skip
