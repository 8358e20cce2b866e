"""Interviews as people see them: one card, the lists of a candidate, a vacancy and a person, and what clashes with a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlmodel import Session, col, select

from bot.domain import absence, access
from bot.domain.access import Actor, Permission
from bot.domain.company_days import company_zone
from bot.domain.interview_access import access_interview, may_on_interview
from bot.domain.interview_kinds import Kind, kind_by_id
from bot.domain.interview_rows import (
    NO_SHOWS,
    OPEN,
    application_of,
    ends_at,
    id_of,
    interviewer_id_of,
    interviewers_of,
    recruiter_of,
    scorecards_of,
    vacancy_of,
)
from bot.domain.people import the_company
from bot.domain.pipeline import LIVE
from bot.models import (
    Application,
    Candidate,
    Employee,
    Interview,
    InterviewAnswer,
    Interviewer,
    InterviewMove,
    InterviewState,
    Vacancy,
)

# A longer one is never arranged, so nothing that began earlier can still go on.
_LONGEST = timedelta(hours=8)
MOST_SHOWN = 20


class InterviewAct(StrEnum):
    """What a reader may do with an interview as it stands."""

    ANSWER = "answer"
    TEND = "tend"
    OUTCOME = "outcome"
    MOVE = "move"
    CARD = "card"
    CARDS = "cards"
    REOPEN = "reopen"


class CardState(StrEnum):
    """Where an interviewer's scorecard stands."""

    NOT_YET = "not_yet"
    EXPECTED = "expected"
    SUBMITTED = "submitted"
    DISMISSED = "dismissed"


@dataclass(frozen=True)
class InterviewerFacts:
    """An interviewer as others see them. `proposed_at` is the other time they offer (aware UTC)."""

    id: int
    employee_id: int
    name: str
    answer: InterviewAnswer
    proposed_at: datetime | None
    comment: str
    card: CardState
    email: str = ""


@dataclass(frozen=True)
class MoveFacts:
    """One move: from when to when, by whom and why."""

    from_at: datetime
    to_at: datetime
    by: str
    why: str


@dataclass(frozen=True)
class Clash:
    """Somebody is not free: another interview begins at `at`, or (without it) they are away."""

    name: str
    at: datetime | None


@dataclass(frozen=True)
class InterviewCard:
    """One interview as its reader may see it. Moments are aware UTC; `reader_id` is who reads."""

    id: int
    rev: int
    sequence: int
    uid: str
    reader_id: int
    application_id: int
    candidate_id: int
    full_name: str
    vacancy_id: int
    title: str
    kind: Kind
    state: InterviewState
    starts_at: datetime
    minutes: int
    place: str
    note: str
    logged: bool
    moves: tuple[MoveFacts, ...]
    interviewers: tuple[InterviewerFacts, ...]
    recruiter: str
    recruiter_email: str
    company: str
    clashes: tuple[Clash, ...]
    acts: frozenset[InterviewAct]
    may_open_candidate: bool

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def own(self) -> InterviewerFacts | None:
        """The reader's own place, when they hold it."""
        return next((one for one in self.interviewers if one.employee_id == self.reader_id), None)


def card(session: Session, actor: Actor, interview_id: int, *, now: datetime) -> InterviewCard:
    """One interview. Raises Denied."""
    interview = access_interview(session, actor, interview_id, Permission.INTERVIEW_VIEW)
    return card_of(session, actor, interview, now=now)


def card_of(session: Session, actor: Actor, interview: Interview, *, now: datetime) -> InterviewCard:
    """An interview that the reader was found to be allowed to see."""
    application = application_of(session, interview)
    candidate = session.get_one(Candidate, application.candidate_id)
    interview_id = id_of(interview)
    rows = interviewers_of(session, interview_id)
    recruiter = session.get(Employee, recruiter_of(session, interview))
    people = {row.employee_id for row in rows}
    clashing = (
        clashes(session, people, interview.starts_at, interview.minutes, but_id=interview_id)
        if interview.state in OPEN and interview.starts_at > now
        else ()
    )
    return InterviewCard(
        id=interview_id,
        rev=interview.rev,
        sequence=interview.sequence,
        uid=interview.uid,
        reader_id=actor.id,
        application_id=interview.application_id,
        candidate_id=application.candidate_id,
        full_name=candidate.full_name,
        vacancy_id=application.vacancy_id,
        title=vacancy_of(session, interview).title,
        kind=kind_by_id(session, interview.kind_id),
        state=interview.state,
        starts_at=interview.starts_at,
        minutes=interview.minutes,
        place=interview.place,
        note=interview.note,
        logged=interview.logged,
        moves=_moves(session, interview_id),
        interviewers=_interviewers(session, interview, rows),
        recruiter=recruiter.name if recruiter is not None else "",
        recruiter_email=recruiter.email if recruiter is not None else "",
        company=the_company(session).name,
        clashes=clashing,
        acts=_acts(session, actor, interview, rows, now),
        may_open_candidate=access.may_on_candidate(
            session, actor, application.candidate_id, Permission.CANDIDATE_VIEW
        ),
    )


def _moves(session: Session, interview_id: int) -> tuple[MoveFacts, ...]:
    rows = session.exec(
        select(InterviewMove, Employee.name)
        .join(Employee, col(Employee.id) == col(InterviewMove.by_id), isouter=True)
        .where(InterviewMove.interview_id == interview_id)
        .order_by(col(InterviewMove.id))
    ).all()
    return tuple(MoveFacts(row.from_at, row.to_at, name or "", row.why) for row, name in rows)


def _interviewers(
    session: Session, interview: Interview, rows: Sequence[Interviewer]
) -> tuple[InterviewerFacts, ...]:
    states = {}
    for own, row in scorecards_of(session, id_of(interview)):
        if own.submitted_at is not None:
            states[row.id] = CardState.SUBMITTED
        elif own.dismissed_at is not None or row.answer is InterviewAnswer.DECLINED:
            states[row.id] = CardState.DISMISSED
        elif interview.state is InterviewState.DONE:
            states[row.id] = CardState.EXPECTED
    people = {
        one.id: one
        for one in session.exec(
            select(Employee).where(col(Employee.id).in_([row.employee_id for row in rows]))
        )
    }
    return tuple(
        InterviewerFacts(
            interviewer_id_of(row),
            row.employee_id,
            people[row.employee_id].name,
            row.answer,
            row.proposed_at,
            row.comment,
            states.get(row.id, CardState.NOT_YET),
            people[row.employee_id].email,
        )
        for row in rows
    )


def _acts(
    session: Session, actor: Actor, interview: Interview, rows: Sequence[Interviewer], now: datetime
) -> frozenset[InterviewAct]:
    found: set[InterviewAct] = set()
    holds = any(row.employee_id == actor.id for row in rows)
    tends = may_on_interview(session, actor, interview, Permission.INTERVIEW_TEND)
    is_open, begun = interview.state in OPEN, interview.starts_at <= now
    if is_open and holds and not begun:
        found.add(InterviewAct.ANSWER)
    if is_open and tends:
        found.add(InterviewAct.TEND)
    if is_open and begun and (holds or tends):
        found.add(InterviewAct.OUTCOME)
    if (tends and (is_open or interview.state in NO_SHOWS)) or (holds and is_open and begun):
        found.add(InterviewAct.MOVE)
    cards = scorecards_of(session, id_of(interview))
    submitted = any(own.submitted_at is not None for own, _ in cards)
    open_own = any(row.employee_id == actor.id and own.submitted_at is None for own, row in cards)
    if holds and interview.state is InterviewState.DONE and open_own:
        found.add(InterviewAct.CARD)
    if submitted and not (holds and InterviewAct.CARD in found):
        found.add(InterviewAct.CARDS)
    settled = not is_open and not submitted
    if settled and (tends or (holds and interview.state is not InterviewState.CANCELLED)):
        found.add(InterviewAct.REOPEN)
    return frozenset(found)


def to_invite(session: Session, actor: Actor, interview_id: int, *, now: datetime) -> InterviewCard:
    """An interview whose candidate is to be written to. Raises Denied."""
    interview = access_interview(session, actor, interview_id, Permission.INTERVIEW_TEND)
    return card_of(session, actor, interview, now=now)


def ahead(session: Session, interview_id: int, *, now: datetime) -> InterviewCard | None:
    """An interview as the recruiter who answers for it sees it; None when it is off, begun, or nobody answers for it."""
    interview = session.get(Interview, interview_id)
    if interview is None or interview.state not in OPEN or interview.starts_at <= now:
        return None
    recruiter = access.actor_by_id(session, recruiter_of(session, interview))
    return card_of(session, recruiter, interview, now=now) if recruiter is not None else None


# -- lists -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class InterviewLine:
    """An interview in a list."""

    id: int
    application_id: int
    candidate_id: int
    full_name: str
    title: str
    kind: Kind
    state: InterviewState
    starts_at: datetime
    interviewers: tuple[str, ...]


@dataclass(frozen=True)
class ApplicationInterviews:
    """The interviews of an application, the newest first, and whether the reader may add one."""

    application_id: int
    candidate_id: int
    full_name: str
    lines: tuple[InterviewLine, ...]
    may_arrange: bool
    may_log: bool


def of_application(
    session: Session, actor: Actor, application_id: int, *, now: datetime
) -> ApplicationInterviews:
    """Every interview of an application. Raises Denied."""
    del now
    application = access.access_application(session, actor, application_id, Permission.INTERVIEW_VIEW)
    vacancy = session.get_one(Vacancy, application.vacancy_id)
    tends = access.may_on_vacancy(session, actor, vacancy, Permission.INTERVIEW_TEND)
    return ApplicationInterviews(
        application_id,
        application.candidate_id,
        session.get_one(Candidate, application.candidate_id).full_name,
        _lines(session, Interview.application_id == application_id),
        may_arrange=tends and application.stage in LIVE,
        may_log=tends,
    )


def of_vacancy(
    session: Session, actor: Actor, vacancy_id: int, *, now: datetime
) -> tuple[InterviewLine, ...]:
    """The interviews of a vacancy's candidates, the newest first. Raises Denied."""
    del now
    access.access_vacancy(session, actor, vacancy_id, Permission.INTERVIEW_VIEW)
    mine = select(Application.id).where(Application.vacancy_id == vacancy_id)
    return _lines(session, col(Interview.application_id).in_(mine))


def own(session: Session, actor: Actor, *, now: datetime) -> tuple[InterviewLine, ...]:
    """What the actor holds and what they have arranged, that is ahead or not told of yet, the soonest first."""
    del now
    held = select(Interviewer.interview_id).where(
        Interviewer.employee_id == actor.id, col(Interviewer.dropped_at).is_(None)
    )
    mine = col(Interview.id).in_(held) | (Interview.created_by_id == actor.id)
    lines = _lines(session, mine & col(Interview.state).in_(OPEN), soonest=True)
    return tuple(
        line
        for line in lines
        if may_on_interview(session, actor, session.get_one(Interview, line.id), Permission.INTERVIEW_VIEW)
    )


def _lines(session: Session, condition: object, *, soonest: bool = False) -> tuple[InterviewLine, ...]:
    order = col(Interview.starts_at) if soonest else col(Interview.starts_at).desc()
    rows = session.exec(
        select(Interview, Candidate, Vacancy.title)
        .join(Application, col(Application.id) == col(Interview.application_id))
        .join(Candidate, col(Candidate.id) == col(Application.candidate_id))
        .join(Vacancy, col(Vacancy.id) == col(Application.vacancy_id))
        .where(condition)  # type: ignore[arg-type]
        .order_by(order)
        .limit(MOST_SHOWN)
    ).all()
    names: dict[int, list[str]] = {}
    found = session.exec(
        select(Interviewer.interview_id, Employee.name)
        .join(Employee, col(Employee.id) == col(Interviewer.employee_id))
        .where(
            col(Interviewer.interview_id).in_([row.id for row, _, _ in rows]),
            col(Interviewer.dropped_at).is_(None),
        )
        .order_by(col(Interviewer.id))
    ).all()
    for interview_id, name in found:
        names.setdefault(interview_id, []).append(name)
    return tuple(
        InterviewLine(
            id_of(row),
            row.application_id,
            candidate.id or 0,
            candidate.full_name,
            title,
            kind_by_id(session, row.kind_id),
            row.state,
            row.starts_at,
            tuple(names.get(id_of(row), ())),
        )
        for row, candidate, title in rows
    )


# -- what clashes --------------------------------------------------------------------------------------------


def clashes(
    session: Session, people: set[int], starts_at: datetime, minutes: int, *, but_id: int | None = None
) -> tuple[Clash, ...]:
    """Who of these is not free then: another interview of theirs, or a day away."""
    until = starts_at + timedelta(minutes=minutes)
    rows = session.exec(
        select(Interview, Employee.name)
        .join(Interviewer, col(Interviewer.interview_id) == col(Interview.id))
        .join(Employee, col(Employee.id) == col(Interviewer.employee_id))
        .where(
            col(Interviewer.employee_id).in_(people),
            col(Interviewer.dropped_at).is_(None),
            Interviewer.answer != InterviewAnswer.DECLINED,
            col(Interview.state).in_(OPEN),
            Interview.starts_at < until,
            Interview.starts_at > starts_at - _LONGEST,
        )
        .order_by(col(Interview.starts_at))
    ).all()
    found = [
        Clash(name, row.starts_at) for row, name in rows if row.id != but_id and ends_at(row) > starts_at
    ]
    day: date = starts_at.astimezone(company_zone(session)).date()
    found.extend(
        Clash(session.get_one(Employee, employee_id).name, None)
        for employee_id in sorted(people)
        if absence.is_away(session, employee_id, day)
    )
    return tuple(found)
