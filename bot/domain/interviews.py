"""Interviews: arranged, moved, told how they went, cancelled, taken back. Who holds them answers in `interview_people`.

A calendar knows an interview by its `uid`, which never changes, and believes the highest `sequence`; every change that the
interviewers' calendars have to learn raises it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlmodel import Session, col, select

from bot.domain import access, interview_kinds, waiting
from bot.domain.access import Actor, Permission
from bot.domain.errors import Denied, Outdated, Problem, Unfit
from bot.domain.interview_access import access_interview, may_on_interview
from bot.domain.interview_reminders import plan
from bot.domain.interview_rows import (
    NO_SHOWS,
    OPEN,
    id_of,
    interviewer_id_of,
    interviewers_of,
    make_scorecard,
    missing_cards,
    record,
    recruiter_of,
    scorecards_of,
    works_here,
)
from bot.domain.interview_telling import calendars_know, recall_invitation, tell_cancelled, tell_invited
from bot.domain.pipeline import LIVE
from bot.domain.stage_changes import after_change, after_undo
from bot.models import (
    Application,
    Interview,
    InterviewAnswer,
    Interviewer,
    InterviewMove,
    InterviewState,
    StageChange,
    WaitingKind,
)

MOST_INTERVIEWERS = 6
LONGEST_PLACE = 300
LONGEST_WHY = 300


@dataclass(frozen=True)
class InterviewPlan:
    """What is arranged. `starts_at` is aware UTC, `minutes` its length; `place` a room, an address or a link."""

    application_id: int
    kind_id: int
    interviewer_ids: tuple[int, ...]
    starts_at: datetime
    minutes: int
    place: str = ""


@dataclass(frozen=True)
class InterviewActed:
    """What was done to an interview."""

    interview_id: int


def schedule(
    session: Session, actor: Actor, values: InterviewPlan, *, now: datetime, logged: bool = False
) -> Interview:
    """Arrange an interview: its interviewers are invited, their scorecards frozen as the vacancy and the kind are now.

    `logged` is one that has taken place already: nobody is invited. Raises Denied, Unfit.
    """
    application = access.access_application(session, actor, values.application_id, Permission.INTERVIEW_TEND)
    if application.stage not in LIVE and not logged:
        raise Unfit(Problem.APPLICATION_ENDED)
    if values.starts_at <= now and not logged:
        raise Unfit(Problem.MOMENT_IN_PAST)
    kind = interview_kinds.kind_by_id(session, values.kind_id)
    people = checked_people(session, values.interviewer_ids)
    interview = Interview(
        application_id=values.application_id,
        kind_id=kind.id,
        starts_at=values.starts_at,
        minutes=interview_kinds.checked_minutes(values.minutes),
        place=checked_text(values.place, LONGEST_PLACE),
        uid=str(uuid4()),
        logged=logged,
        created_by_id=actor.id,
        created_at=now,
    )
    session.add(interview)
    session.flush()  # its id goes into everything that hangs on it
    for employee_id in people:
        add_interviewer(session, interview, employee_id, kind.questions, actor, now=now)
    record(session, interview, "interview_scheduled", by_id=actor.id, now=now, starts_at=values.starts_at)
    if not logged:
        confirm_if_all_accept(session, interview)
        plan(session, interview, now=now)
    return interview


def add_interviewer(
    session: Session,
    interview: Interview,
    employee_id: int,
    questions: Sequence[str],
    actor: Actor,
    *,
    now: datetime,
) -> None:
    """Ask somebody to hold an interview. Who arranges it for themselves has said yes."""
    mine = employee_id == actor.id
    row = Interviewer(
        interview_id=id_of(interview),
        employee_id=employee_id,
        answer=InterviewAnswer.ACCEPTED if mine else InterviewAnswer.WAITING,
        answered_at=now if mine else None,
    )
    session.add(row)
    session.flush()  # its scorecard points to it
    make_scorecard(session, interview, row, questions)
    if not interview.logged:
        invite(session, interview, row, now=now)


def invite(session: Session, interview: Interview, row: Interviewer, *, now: datetime) -> None:
    """Tell an interviewer of the interview as it stands, and wait for their answer."""
    if row.answer is InterviewAnswer.WAITING:
        waiting.begin(
            session,
            interview.application_id,
            WaitingKind.INTERVIEW,
            on_id=row.employee_id,
            for_id=recruiter_of(session, interview),
            now=now,
            subject_id=interviewer_id_of(row),
        )
    tell_invited(session, interview, row.employee_id, now=now)


def confirm_if_all_accept(session: Session, interview: Interview) -> bool:
    """Confirmed once every interviewer has accepted the present time. Returns whether it has just become so."""
    rows = interviewers_of(session, id_of(interview))
    accepted = bool(rows) and all(row.answer is InterviewAnswer.ACCEPTED for row in rows)
    if interview.state not in OPEN:
        return False
    before = interview.state
    interview.state = InterviewState.CONFIRMED if accepted else InterviewState.PROPOSED
    session.add(interview)
    return accepted and before is not InterviewState.CONFIRMED


def checked_people(session: Session, ids: Sequence[int]) -> tuple[int, ...]:
    """The interviewers, each once. Raises Unfit for none, too many, or somebody who has left."""
    people = tuple(dict.fromkeys(ids))
    if not people:
        raise Unfit(Problem.INTERVIEWER_NEEDED)
    if len(people) > MOST_INTERVIEWERS:
        raise Unfit(Problem.TOO_MANY_INTERVIEWERS, most=MOST_INTERVIEWERS)
    if not all(works_here(session, one) for one in people):
        raise Unfit(Problem.PERSON_LEFT)
    return people


def checked_text(text: str, most: int) -> str:
    """A place or a reason as it is kept; a dash clears it. Raises Unfit when it is too long."""
    text = " ".join(text.split())
    if len(text) > most:
        raise Unfit(Problem.TEXT_TOO_LONG, most=most)
    return "" if text in {"-", "–", "—"} else text


# -- moved and changed -------------------------------------------------------------------------------------


def move(
    session: Session,
    actor: Actor,
    interview_id: int,
    starts_at: datetime,
    *,
    rev: int,
    now: datetime,
    why: str = "",
) -> Interview:
    """Another time, also for one that nobody came to: the same event of everybody's calendar, everybody is asked again.

    Who arranges it may, and who holds it once it should have begun. Raises Denied, Outdated, Unfit.
    """
    interview = access_interview(session, actor, interview_id, Permission.INTERVIEW_HOLD)
    if not may_on_interview(session, actor, interview, Permission.INTERVIEW_TEND) and (
        now < interview.starts_at
    ):
        raise Denied
    _check_rev(interview, rev)
    if interview.state not in OPEN | NO_SHOWS:
        raise Unfit(Problem.INTERVIEW_ENDED)
    if starts_at <= now:
        raise Unfit(Problem.MOMENT_IN_PAST)
    if starts_at == interview.starts_at:
        raise Unfit(Problem.INTERVIEW_SAME_TIME)
    before = interview.starts_at
    session.add(
        InterviewMove(
            interview_id=interview_id,
            from_at=before,
            to_at=starts_at,
            by_id=actor.id,
            why=checked_text(why, LONGEST_WHY),
            at=now,
        )
    )
    for row in interviewers_of(session, interview_id):
        recall_invitation(session, interview, row.employee_id)
    interview.starts_at, interview.moved = starts_at, interview.moved + 1
    interview.state, interview.settled_at, interview.settled_by_id = InterviewState.PROPOSED, None, None
    _changed(session, interview, calendars=True)
    record(
        session,
        interview,
        "interview_moved",
        by_id=actor.id,
        now=now,
        changes={"starts_at": (before, starts_at)},
        why=why,
    )
    for row in interviewers_of(session, interview_id):
        _asked_again(session, interview, row, actor.id, now)
    confirm_if_all_accept(session, interview)
    plan(session, interview, now=now)
    return interview


def _asked_again(session: Session, interview: Interview, row: Interviewer, by_id: int, now: datetime) -> None:
    """An interviewer is asked about the new time; who set or offered it has said yes."""
    agreed = row.employee_id == by_id or row.proposed_at == interview.starts_at
    row.answer = InterviewAnswer.ACCEPTED if agreed else InterviewAnswer.WAITING
    row.answered_at = now if agreed else None
    row.proposed_at, row.comment, row.took_part = None, "", None
    session.add(row)
    if agreed:
        end_waiting(session, interview, row, by_id, now)
    invite(session, interview, row, now=now)


def set_place(
    session: Session, actor: Actor, interview_id: int, place: str, *, rev: int, now: datetime
) -> Interview:
    """Another room, address or link; a dash clears it. Raises Denied, Outdated, Unfit."""
    interview = _open(session, actor, interview_id, rev)
    interview.place = checked_text(place, LONGEST_PLACE)
    return _told_again(session, interview, now)


def set_minutes(
    session: Session, actor: Actor, interview_id: int, minutes: int, *, rev: int, now: datetime
) -> Interview:
    """Another length. Raises Denied, Outdated, Unfit."""
    interview = _open(session, actor, interview_id, rev)
    interview.minutes = interview_kinds.checked_minutes(minutes)
    return _told_again(session, interview, now)


def _told_again(session: Session, interview: Interview, now: datetime) -> Interview:
    _changed(session, interview, calendars=True)
    for row in interviewers_of(session, id_of(interview)):
        tell_invited(session, interview, row.employee_id, now=now)
    plan(session, interview, now=now)
    return interview


def _open(session: Session, actor: Actor, interview_id: int, rev: int) -> Interview:
    interview = access_interview(session, actor, interview_id, Permission.INTERVIEW_TEND)
    _check_rev(interview, rev)
    if interview.state not in OPEN:
        raise Unfit(Problem.INTERVIEW_ENDED)
    return interview


# -- how it went -------------------------------------------------------------------------------------------


def tell_outcome(
    session: Session, actor: Actor, interview_id: int, state: InterviewState, *, now: datetime
) -> Interview:
    """It took place, or somebody did not come. Telling the same again changes nothing.

    Raises Denied; Unfit before it begins, and when something else was said already.
    """
    interview = access_interview(session, actor, interview_id, Permission.INTERVIEW_HOLD)
    if state not in NO_SHOWS | {InterviewState.DONE}:
        raise Denied
    if interview.state is state:
        return interview
    if interview.state not in OPEN:
        raise Unfit(Problem.INTERVIEW_ENDED)
    if now < interview.starts_at:
        raise Unfit(Problem.INTERVIEW_NOT_BEGUN)
    before = interview.state
    interview.state, interview.settled_at, interview.settled_by_id = state, now, actor.id
    _changed(session, interview)
    record(session, interview, _VERBS[state], by_id=actor.id, now=now, changes={"state": (before, state)})
    for row in interviewers_of(session, interview_id):
        end_waiting(session, interview, row, actor.id, now)
        if state is InterviewState.DONE and row.employee_id == actor.id:
            row.took_part = True
            session.add(row)
    if state is InterviewState.DONE:
        await_cards(session, interview, now)
    plan(session, interview, now=now)
    return interview


_VERBS = {
    InterviewState.DONE: "interview_done",
    InterviewState.CANDIDATE_NO_SHOW: "interview_candidate_absent",
    InterviewState.INTERVIEWER_NO_SHOW: "interview_interviewer_absent",
}


def await_cards(session: Session, interview: Interview, now: datetime) -> None:
    """From now on the scorecards that are missing are waited for."""
    for card, row in missing_cards(session, id_of(interview)):
        waiting.begin(
            session,
            interview.application_id,
            WaitingKind.SCORECARD,
            on_id=row.employee_id,
            for_id=recruiter_of(session, interview),
            now=now,
            subject_id=card.id,
        )


def end_waiting(
    session: Session, interview: Interview, row: Interviewer, by_id: int | None, now: datetime
) -> None:
    """This interviewer's answer is not waited for any more."""
    waiting.end(
        session,
        interview.application_id,
        WaitingKind.INTERVIEW,
        by_id=by_id,
        now=now,
        subject_id=interviewer_id_of(row),
    )


def reopen(session: Session, actor: Actor, interview_id: int, *, rev: int, now: datetime) -> Interview:
    """Take back what was said last: how it went, or that it is cancelled. Raises Denied, Outdated, Unfit."""
    interview = access_interview(session, actor, interview_id, Permission.INTERVIEW_HOLD)
    _check_rev(interview, rev)
    if interview.state is InterviewState.CANCELLED:
        access_interview(session, actor, interview_id, Permission.INTERVIEW_TEND)
        if session.get_one(Application, interview.application_id).stage not in LIVE:
            raise Unfit(Problem.APPLICATION_ENDED)
    if interview.state in OPEN:
        return interview
    if any(card.submitted_at is not None for card, _ in scorecards_of(session, interview_id)):
        raise Unfit(Problem.UNDO_OVERTAKEN)
    _restore(session, interview, by_id=actor.id, now=now)
    return interview


def _restore(session: Session, interview: Interview, *, by_id: int | None, now: datetime) -> None:
    """As before it ended: reminders, waiting, and the calendars that have been told of a cancellation."""
    was_cancelled = interview.state is InterviewState.CANCELLED
    before = interview.state
    interview.state, interview.settled_at, interview.settled_by_id = InterviewState.PROPOSED, None, None
    interview.note = ""
    _changed(session, interview, calendars=was_cancelled)
    record(
        session,
        interview,
        "interview_reopened",
        by_id=by_id,
        now=now,
        changes={"state": (before, interview.state)},
    )
    for card, row in scorecards_of(session, id_of(interview)):
        waiting.end(
            session,
            interview.application_id,
            WaitingKind.SCORECARD,
            by_id=by_id,
            now=now,
            subject_id=card.id,
        )
        if row.dropped_at is None and row.answer is InterviewAnswer.WAITING and not was_cancelled:
            waiting.begin(
                session,
                interview.application_id,
                WaitingKind.INTERVIEW,
                on_id=row.employee_id,
                for_id=recruiter_of(session, interview),
                now=now,
                subject_id=interviewer_id_of(row),
            )
    if was_cancelled and interview.starts_at > now:
        for row in interviewers_of(session, id_of(interview)):
            calendars_know(session, interview, row.employee_id)
            invite(session, interview, row, now=now)
    confirm_if_all_accept(session, interview)
    plan(session, interview, now=now)


# -- cancelled ---------------------------------------------------------------------------------------------


def cancel(
    session: Session, actor: Actor, interview_id: int, *, rev: int, now: datetime, why: str = ""
) -> Interview:
    """It will not be: taken out of the calendars, nothing is asked any more. Raises Denied, Outdated, Unfit."""
    interview = _open(session, actor, interview_id, rev)
    _cancel(session, interview, by_id=actor.id, why=checked_text(why, LONGEST_WHY), now=now)
    return interview


def _cancel(session: Session, interview: Interview, *, by_id: int | None, why: str, now: datetime) -> None:
    before = interview.state
    interview.state, interview.settled_at, interview.settled_by_id = InterviewState.CANCELLED, now, by_id
    interview.note = why
    _changed(session, interview, calendars=True)
    record(
        session,
        interview,
        "interview_cancelled",
        by_id=by_id,
        now=now,
        changes={"state": (before, interview.state)},
        why=why,
    )
    for row in interviewers_of(session, id_of(interview)):
        end_waiting(session, interview, row, by_id, now)
        if not recall_invitation(session, interview, row.employee_id) and row.employee_id != by_id:
            tell_cancelled(session, interview, row.employee_id, now=now)
    plan(session, interview, now=now)


@after_change
def ended_with_application(
    session: Session, application: Application, change: StageChange, now: datetime
) -> None:
    """The candidate is not sought any more: what was arranged with them is cancelled."""
    if change.to_stage in LIVE:
        return
    for interview in open_of(session, application.id):
        _cancel(session, interview, by_id=change.by_id, why="", now=now)


@after_undo
def back_with_application(
    session: Session, application: Application, change: StageChange, now: datetime
) -> None:
    """The end was taken back: what it cancelled stands again, if its time has not come meanwhile."""
    rows = session.exec(
        select(Interview).where(
            Interview.application_id == application.id,
            Interview.state == InterviewState.CANCELLED,
            Interview.settled_at == change.at,
        )
    ).all()
    for interview in rows:
        if interview.starts_at > now:
            _restore(session, interview, by_id=change.by_id, now=now)


def open_of(session: Session, application_id: int | None) -> Sequence[Interview]:
    """The interviews of an application that are ahead or whose outcome is not known, the soonest first."""
    query = select(Interview).where(
        Interview.application_id == application_id, col(Interview.state).in_(OPEN)
    )
    return session.exec(query.order_by(col(Interview.starts_at))).all()


def _check_rev(interview: Interview, rev: int) -> None:
    if interview.rev != rev:
        raise Outdated


def _changed(session: Session, interview: Interview, *, calendars: bool = False) -> None:
    interview.rev += 1
    interview.sequence += 1 if calendars else 0
    session.add(interview)
    session.flush()  # what is planned and told next reads it
