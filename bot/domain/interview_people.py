"""Who holds an interview: their answers to the invitation, others in their place, and what becomes of it when one leaves."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from bot.domain import holdings, interview_kinds, leaving, waiting
from bot.domain.access import Actor, Permission
from bot.domain.errors import Denied, Outdated, Problem, Unfit
from bot.domain.holdings import HoldingKind, Passing
from bot.domain.interview_access import access_interview
from bot.domain.interview_reminders import plan
from bot.domain.interview_rows import (
    OPEN,
    id_of,
    interviewer_of,
    interviewers_of,
    record,
    scorecard_of,
)
from bot.domain.interview_telling import (
    InterviewNews,
    minute_of,
    recall_invitation,
    tell_cancelled,
    tell_recruiter,
)
from bot.domain.interviews import (
    LONGEST_WHY,
    add_interviewer,
    checked_people,
    checked_text,
    confirm_if_all_accept,
    end_waiting,
    invite,
)
from bot.models import (
    Application,
    Candidate,
    Employee,
    Interview,
    InterviewAnswer,
    Interviewer,
    InterviewState,
    Scorecard,
    WaitingKind,
)

_STILL_TOLD = timedelta(days=30)

# -- answers -----------------------------------------------------------------------------------------------


def accept(session: Session, actor: Actor, interview_id: int, *, minute: int, now: datetime) -> Interview:
    """Yes to the time that was seen. Raises Denied, Outdated when it is another by now, Unfit."""
    interview, row = _invited(session, actor, interview_id, minute)
    if row.answer is InterviewAnswer.ACCEPTED:
        return interview
    _answered(session, actor, interview, row, InterviewAnswer.ACCEPTED, now=now)
    if confirm_if_all_accept(session, interview):
        tell_recruiter(session, interview, InterviewNews.CONFIRMED, by_id=actor.id, now=now)
    return interview


def propose(
    session: Session,
    actor: Actor,
    interview_id: int,
    moment: datetime,
    *,
    minute: int,
    now: datetime,
    comment: str = "",
) -> Interview:
    """Another time would suit (aware UTC); the recruiter decides. Raises Denied, Outdated, Unfit."""
    interview, row = _invited(session, actor, interview_id, minute)
    if moment <= now:
        raise Unfit(Problem.MOMENT_IN_PAST)
    if moment == interview.starts_at:
        raise Unfit(Problem.INTERVIEW_SAME_TIME)
    _answered(
        session, actor, interview, row, InterviewAnswer.PROPOSED, now=now, proposed_at=moment, comment=comment
    )
    tell_recruiter(session, interview, InterviewNews.PROPOSED, by_id=actor.id, now=now)
    return interview


def decline(
    session: Session, actor: Actor, interview_id: int, why: str, *, minute: int, now: datetime
) -> Interview:
    """No: somebody else is to hold it. Raises Denied, Outdated, Unfit."""
    interview, row = _invited(session, actor, interview_id, minute)
    if row.answer is InterviewAnswer.DECLINED and row.comment == why:
        return interview
    _answered(session, actor, interview, row, InterviewAnswer.DECLINED, now=now, comment=why)
    tell_recruiter(session, interview, InterviewNews.DECLINED, by_id=actor.id, now=now)
    return interview


def _invited(session: Session, actor: Actor, interview_id: int, minute: int) -> tuple[Interview, Interviewer]:
    interview = access_interview(session, actor, interview_id, Permission.INTERVIEW_VIEW)
    row = interviewer_of(session, interview_id, actor.id)
    if interview.state not in OPEN:
        raise Unfit(Problem.INTERVIEW_ENDED)
    if minute_of(interview.starts_at) != minute:
        raise Outdated
    return interview, row


def _answered(
    session: Session,
    actor: Actor,
    interview: Interview,
    row: Interviewer,
    answer: InterviewAnswer,
    *,
    now: datetime,
    proposed_at: datetime | None = None,
    comment: str = "",
) -> None:
    before = row.answer
    row.answer, row.answered_at = answer, now
    row.proposed_at, row.comment = proposed_at, checked_text(comment, LONGEST_WHY)
    session.add(row)
    interview.rev += 1
    session.add(interview)
    session.flush()  # whether all have accepted is read next
    confirmed = interview.state
    if answer is not InterviewAnswer.ACCEPTED and confirmed is InterviewState.CONFIRMED:
        interview.state = InterviewState.PROPOSED
    end_waiting(session, interview, row, actor.id, now)
    record(
        session,
        interview,
        "interview_answered",
        by_id=actor.id,
        now=now,
        changes={"answer": (before, answer)},
        proposed_at=proposed_at,
    )
    plan(session, interview, now=now)


# -- others in their place ---------------------------------------------------------------------------------


def set_interviewers(
    session: Session, actor: Actor, interview_id: int, ids: Sequence[int], *, now: datetime
) -> Interview:
    """These hold it from now on: new ones are invited, those taken off are told. Raises Denied, Unfit."""
    interview = access_interview(session, actor, interview_id, Permission.INTERVIEW_TEND)
    if interview.state not in OPEN:
        raise Unfit(Problem.INTERVIEW_ENDED)
    wanted = checked_people(session, ids)
    _replace(session, interview, wanted, actor, now=now)
    return interview


def toggle(
    session: Session, actor: Actor, interview_id: int, employee_id: int, *, now: datetime
) -> Interview:
    """Put a colleague on an interview or take them off. Raises Denied; Unfit for the last one."""
    present = [row.employee_id for row in interviewers_of(session, interview_id)]
    ids = [one for one in present if one != employee_id]
    if employee_id not in present:
        ids.append(employee_id)
    return set_interviewers(session, actor, interview_id, ids, now=now)


def _replace(
    session: Session, interview: Interview, wanted: Sequence[int], actor: Actor, *, now: datetime
) -> None:
    interview_id = id_of(interview)
    rows = {row.employee_id: row for row in interviewers_of(session, interview_id, dropped=True)}
    kind = interview_kinds.kind_by_id(session, interview.kind_id)
    present = [one for one, row in rows.items() if row.dropped_at is None]
    for employee_id in present:
        if employee_id not in wanted:
            _drop(session, interview, rows[employee_id], actor.id, now=now)
    for employee_id in wanted:
        row = rows.get(employee_id)
        if row is None:
            add_interviewer(session, interview, employee_id, kind.questions, actor, now=now)
        elif row.dropped_at is not None:
            _take_back(session, interview, row, now=now)
    interview.rev += 1
    session.add(interview)
    session.flush()  # whether all have accepted is read next
    record(
        session,
        interview,
        "interview_people",
        by_id=actor.id,
        now=now,
        changes={"interviewers": (present, list(wanted))},
    )
    confirm_if_all_accept(session, interview)
    plan(session, interview, now=now)


def _drop(session: Session, interview: Interview, row: Interviewer, by_id: int, *, now: datetime) -> None:
    """Take somebody off: their calendar forgets it, their card is not expected."""
    row.dropped_at = now
    session.add(row)
    card = scorecard_of(session, row)
    end_waiting(session, interview, row, by_id, now)
    if card.submitted_at is None:
        card.dismissed_at = now
        session.add(card)
        waiting.end(
            session,
            interview.application_id,
            WaitingKind.SCORECARD,
            by_id=by_id,
            now=now,
            subject_id=card.id,
        )
    if interview.state in OPEN and not recall_invitation(session, interview, row.employee_id):
        interview.sequence += 1
        tell_cancelled(session, interview, row.employee_id, now=now)
    session.flush()  # who holds it is read next


def _take_back(session: Session, interview: Interview, row: Interviewer, *, now: datetime) -> None:
    row.dropped_at, row.answer, row.answered_at = None, InterviewAnswer.WAITING, None
    row.proposed_at, row.comment = None, ""
    card = scorecard_of(session, row)
    card.dismissed_at = None
    interview.sequence += 1
    session.add_all((row, card, interview))
    session.flush()  # the invitation speaks of it
    invite(session, interview, row, now=now)


# -- who leaves --------------------------------------------------------------------------------------------


def _held(session: Session, employee_id: int) -> Sequence[tuple[int | None, str]]:
    rows = session.exec(
        select(Interview.id, Candidate.full_name)
        .join(Interviewer, col(Interviewer.interview_id) == col(Interview.id))
        .join(Application, col(Application.id) == col(Interview.application_id))
        .join(Candidate, col(Candidate.id) == col(Application.candidate_id))
        .where(
            Interviewer.employee_id == employee_id,
            col(Interviewer.dropped_at).is_(None),
            col(Interview.state).in_(OPEN),
        )
        .order_by(col(Interview.starts_at))
    ).all()
    return [(interview_id, name) for interview_id, name in rows]


def _hand(session: Session, interview_id: int, passing: Passing) -> None:
    """The heir holds it in their stead, and is invited like anybody."""
    interview = session.get(Interview, interview_id)
    if interview is None or interview.state not in OPEN:
        return
    present = [row.employee_id for row in interviewers_of(session, interview_id)]
    if passing.from_id not in present:
        return
    wanted = list(dict.fromkeys(passing.to_id if one == passing.from_id else one for one in present))
    _replace(session, interview, wanted, passing.actor, now=passing.now)


holdings.register(HoldingKind.INTERVIEW, _held, _hand)


@leaving.after_end
def interviewer_left(session: Session, person: Employee, now: datetime) -> None:
    """Somebody left without handing over: their cards are not expected, and the recruiter hears who is missing."""
    rows = session.exec(
        select(Interview, Interviewer, Scorecard)
        .join(Interviewer, col(Interviewer.interview_id) == col(Interview.id))
        .join(Scorecard, col(Scorecard.interviewer_id) == col(Interviewer.id))
        .where(
            Interviewer.employee_id == person.id,
            col(Interviewer.dropped_at).is_(None),
            col(Interview.state).in_([*OPEN, InterviewState.DONE]),
            col(Scorecard.submitted_at).is_(None),
            col(Scorecard.dismissed_at).is_(None),
        )
    ).all()
    for interview, row, card in rows:
        card.dismissed_at = now
        session.add(card)
        end_waiting(session, interview, row, person.id, now)
        waiting.end(
            session,
            interview.application_id,
            WaitingKind.SCORECARD,
            by_id=person.id,
            now=now,
            subject_id=card.id,
        )
        if interview.state in OPEN:
            row.answer, row.answered_at = InterviewAnswer.DECLINED, now
            interview.state = InterviewState.PROPOSED
            interview.rev += 1
            session.add_all((row, interview))
            session.flush()  # what is planned next reads it
            tell_recruiter(session, interview, InterviewNews.LEFT, by_id=person.id, now=now)
        plan(session, interview, now=now)


@leaving.after_end
def recruiter_left(session: Session, person: Employee, now: datetime) -> None:
    """What would be said to who arranged it goes to whoever owns the vacancy now."""
    rows = session.exec(
        select(Interview).where(
            Interview.created_by_id == person.id,
            col(Interview.state).in_([*OPEN, InterviewState.DONE]),
            # Of those held long ago nothing is said any more.
            Interview.starts_at > now - _STILL_TOLD,
        )
    ).all()
    for interview in rows:
        plan(session, interview, now=now)


def may_choose(session: Session, actor: Actor, interview_id: int) -> Interview:
    """The interview, for who may choose its interviewers. Raises Denied."""
    interview = access_interview(session, actor, interview_id, Permission.INTERVIEW_TEND)
    if interview.state not in OPEN:
        raise Denied
    return interview
