"""The hiring decision: asked of who hires by the recruiter, answered hire, reject or hold; or with a question first.

Whoever may decide on the vacancy answers: who hires, the department's lead, who stands in for them. Who was asked, who
answered, when and why remain. A candidate who is moved on without an answer overtakes the question.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from bot.domain import events, pipeline_holds, reminders, role_changes, stage_changes, vacancies, waiting
from bot.domain.access import Actor, Permission, access_application
from bot.domain.company_days import company_zone, work_calendar
from bot.domain.deciders import deciders
from bot.domain.errors import Denied, Outdated, Problem, Unfit
from bot.domain.notifications import NoticeKind, notify
from bot.domain.pipeline import LIVE, pipeline_of
from bot.domain.stage_changes import To, application_id_of
from bot.models import (
    Application,
    ApplicationMessage,
    Decision,
    DecisionState,
    Employee,
    EmployeeState,
    EndReason,
    Outcome,
    ReasonCode,
    Reminder,
    ReminderKind,
    Stage,
    StageChange,
    Subject,
    Vacancy,
    WaitingKind,
)

ASK_AGAIN_WORKDAYS = 2
LONGEST_MESSAGE = 1000
MADE = frozenset({DecisionState.HIRE, DecisionState.REJECT, DecisionState.HOLD})


@dataclass(frozen=True)
class Decided:
    """What became of a decision; `rev` is what its buttons carry now."""

    decision_id: int
    application_id: int
    state: DecisionState
    rev: int


# -- the recruiter -----------------------------------------------------------------------------------------


def ask(session: Session, actor: Actor, application_id: int, *, now: datetime) -> Decided:
    """Ask who hires for the decision; who is asked already stays asked.

    Raises Denied; Unfit for an application that has ended, and where nobody decides.
    """
    application = access_application(session, actor, application_id, Permission.CANDIDATE_VIEW)
    actor.require(Permission.DECISION_ASK)
    standing = waiting_decision(session, application_id)
    if standing is not None:
        return _told(standing)
    if application.stage not in LIVE:
        raise Unfit(Problem.APPLICATION_ENDED)
    vacancy = session.get(Vacancy, application.vacancy_id)
    asked = deciders(session, vacancy) if vacancy is not None else []
    if not asked:
        raise Unfit(Problem.NO_DECIDER)
    decision = Decision(
        application_id=application_id, decider_id=asked[0], asked_by_id=actor.id, asked_at=now
    )
    session.add(decision)
    session.flush()  # its id goes into the reminder and the buttons
    _await(session, decision, now)
    _record(session, actor, decision, "asked", now)
    _tell(session, decision.decider_id, NoticeKind.DECISION_ASKED, decision, actor, now=now)
    return _told(decision)


def recall(session: Session, actor: Actor, decision_id: int, *, rev: int, now: datetime) -> Decided:
    """The recruiter takes the question back. Raises Denied, Outdated."""
    decision, _ = _at(session, actor, decision_id, rev, Permission.CANDIDATE_VIEW)
    actor.require(Permission.DECISION_ASK)
    _close(session, decision, DecisionState.OVERTAKEN, actor, now)
    _record(session, actor, decision, "recalled", now)
    return _told(decision)


# -- who hires ---------------------------------------------------------------------------------------------


def hire(session: Session, actor: Actor, decision_id: int, *, rev: int, now: datetime) -> Decided:
    """To be hired: the candidate goes to the offer, unless they are there already. Raises Denied, Outdated."""
    decision, application = _at(session, actor, decision_id, rev, Permission.DECISION_MAKE)
    pipeline = pipeline_of(session, application.vacancy_id)
    here, offer = pipeline.of(application), pipeline.first(Stage.OFFER)
    is_before = offer is not None and (here is None or here.position < offer.position)
    to = To(offer.kind, offer.id) if offer is not None and is_before else None
    return _decide(session, actor, decision, application, DecisionState.HIRE, to, now)


def reject(
    session: Session,
    actor: Actor,
    decision_id: int,
    reason_id: int,
    *,
    rev: int,
    now: datetime,
    comment: str = "",
) -> Decided:
    """Not to be hired, for a reason: the application ends. Raises Denied, Outdated, Unfit."""
    decision, application = _at(session, actor, decision_id, rev, Permission.DECISION_MAKE)
    to = To(Stage.REJECTED, outcome=Outcome.REJECTED, reason_id=reason_id, comment=comment)
    decision.comment = stage_changes.checked_comment(comment)
    return _decide(session, actor, decision, application, DecisionState.REJECT, to, now)


def reject_in_words(
    session: Session, actor: Actor, decision_id: int, words: str, *, rev: int, now: datetime
) -> Decided:
    """As `reject`, the reason in own words: the list's «other», with the words as its comment."""
    _at(session, actor, decision_id, rev, Permission.DECISION_MAKE)
    others = (
        select(EndReason.id)
        .where(EndReason.outcome == Outcome.REJECTED)
        .order_by(col(EndReason.code).is_distinct_from(ReasonCode.REJECTED_OTHER), col(EndReason.id))
    )
    reason_id = session.exec(others).first()
    if not words.strip() or reason_id is None:
        raise Unfit(Problem.TEXT_EMPTY)
    return reject(session, actor, decision_id, reason_id, rev=rev, now=now, comment=words)


def hold(
    session: Session, actor: Actor, decision_id: int, until: date, *, rev: int, now: datetime
) -> Decided:
    """Not yet: the candidate rests until a day of the company's zone. Raises Denied, Outdated, Unfit (the day)."""
    decision, application = _at(session, actor, decision_id, rev, Permission.DECISION_MAKE)
    pipeline_holds.rest(session, application, until, by_id=actor.id, now=now)
    decision.hold_until = until
    return _decide(session, actor, decision, application, DecisionState.HOLD, None, now)


def undo(session: Session, actor: Actor, decision_id: int, *, rev: int, now: datetime) -> Decided:
    """Take an answer back: the candidate stands where they stood, and the answer is awaited again.

    Raises Denied; Outdated for a second press; Unfit when the candidate has been moved since.
    """
    decision, application = _accessed(session, actor, decision_id, Permission.DECISION_MAKE)
    if decision.rev != rev or decision.state not in MADE:
        raise Outdated
    change = session.get(StageChange, decision.change_id) if decision.change_id is not None else None
    if change is not None:
        stage_changes.undo(session, application, change, by_id=actor.id, now=now)
    else:
        if decision.state is DecisionState.HOLD and application.hold_until == decision.hold_until:
            pipeline_holds.end(session, application, by_id=actor.id, now=now)
        _reopen(session, decision, now)
    _record(session, actor, decision, "undone", now)
    return _told(decision)


# -- the thread --------------------------------------------------------------------------------------------


def question(session: Session, actor: Actor, decision_id: int, text: str, *, now: datetime) -> Decided:
    """A question to the recruiter: until the reply it is their time. Raises Denied, Outdated, Unfit."""
    decision, application = _accessed(session, actor, decision_id, Permission.DECISION_MAKE)
    if decision.state is not DecisionState.WAITING:
        raise Outdated
    _say(session, application, actor, text, now)
    _end_waiting(session, decision, actor.id, now)
    recruiter = _recruiter(session, decision, application)
    waiting.begin(
        session, decision.application_id, WaitingKind.QUESTION, on_id=recruiter, for_id=actor.id, now=now
    )
    decision.rev += 1
    session.add(decision)
    _tell(session, recruiter, NoticeKind.DECISION_QUESTION, decision, actor, now=now)
    return _told(decision)


def reply(session: Session, actor: Actor, decision_id: int, text: str, *, now: datetime) -> Decided:
    """The recruiter's words: the decision is awaited again. Raises Denied, Unfit."""
    decision, application = _accessed(session, actor, decision_id, Permission.CANDIDATE_VIEW)
    actor.require(Permission.DECISION_ASK)
    _say(session, application, actor, text, now)
    decision.rev += 1
    session.add(decision)
    if decision.state is DecisionState.WAITING:
        waiting.end(session, decision.application_id, WaitingKind.QUESTION, by_id=actor.id, now=now)
        _await(session, decision, now)
    _tell(session, decision.decider_id, NoticeKind.DECISION_REPLY, decision, actor, now=now)
    return _told(decision)


def _say(session: Session, application: Application, actor: Actor, text: str, now: datetime) -> None:
    text = text.strip()
    if not text:
        raise Unfit(Problem.TEXT_EMPTY)
    if len(text) > LONGEST_MESSAGE:
        raise Unfit(Problem.TEXT_TOO_LONG, most=LONGEST_MESSAGE)
    session.add(
        ApplicationMessage(
            application_id=application_id_of(application), author_id=actor.id, text=text, at=now
        )
    )


def _recruiter(session: Session, decision: Decision, application: Application) -> int:
    """Who answers questions: who asked, or the vacancy's owner when they have left."""
    asker = session.get(Employee, decision.asked_by_id)
    vacancy = session.get(Vacancy, application.vacancy_id)
    gone = asker is None or asker.state is EmployeeState.LEFT
    return vacancy.owner_id if gone and vacancy is not None else decision.asked_by_id


# -- inside ------------------------------------------------------------------------------------------------


def waiting_decision(session: Session, application_id: int) -> Decision | None:
    """The decision that is awaited about an application."""
    return session.exec(
        select(Decision).where(
            Decision.application_id == application_id, Decision.state == DecisionState.WAITING
        )
    ).first()


def id_of(decision: Decision) -> int:
    """The id of a stored decision."""
    assert decision.id is not None  # noqa: S101 - it came from the database or was just flushed
    return decision.id


def _accessed(
    session: Session, actor: Actor, decision_id: int, permission: Permission
) -> tuple[Decision, Application]:
    decision = session.get(Decision, decision_id)
    if decision is None:
        raise Denied
    return decision, access_application(session, actor, decision.application_id, permission)


def _at(
    session: Session, actor: Actor, decision_id: int, rev: int, permission: Permission
) -> tuple[Decision, Application]:
    decision, application = _accessed(session, actor, decision_id, permission)
    if decision.rev != rev or decision.state is not DecisionState.WAITING:
        raise Outdated
    return decision, application


def _decide(
    session: Session,
    actor: Actor,
    decision: Decision,
    application: Application,
    state: DecisionState,
    to: To | None,
    now: datetime,
) -> Decided:
    decision.decided_by_id, decision.decided_at = actor.id, now
    decision.state = state
    session.add(decision)
    session.flush()  # who follows the move must see it answered
    if to is not None:
        decision.change_id = stage_changes.change(session, application, to, by_id=actor.id, now=now).id
    _close(session, decision, state, actor, now)
    _record(session, actor, decision, "decided", now)
    _tell(
        session,
        _recruiter(session, decision, application),
        NoticeKind.DECISION_MADE,
        decision,
        actor,
        now=now,
    )
    return _told(decision)


def _close(session: Session, decision: Decision, state: DecisionState, actor: Actor, now: datetime) -> None:
    decision.state = state
    decision.rev += 1
    session.add(decision)
    _end_waiting(session, decision, actor.id, now)
    waiting.end(session, decision.application_id, WaitingKind.QUESTION, by_id=actor.id, now=now)


def _await(session: Session, decision: Decision, now: datetime) -> None:
    waiting.begin(
        session,
        decision.application_id,
        WaitingKind.DECISION,
        on_id=decision.decider_id,
        for_id=decision.asked_by_id,
        now=now,
    )
    zone = company_zone(session)
    local = now.astimezone(zone)
    day = work_calendar(session).add_workdays(local.date(), ASK_AGAIN_WORKDAYS)
    reminders.plan(
        session,
        Subject.DECISION,
        id_of(decision),
        ReminderKind.DECISION_WAITING,
        recipients=[decision.decider_id],
        due_at=datetime.combine(day, local.time(), tzinfo=zone).astimezone(now.tzinfo),
        now=now,
    )


def _end_waiting(session: Session, decision: Decision, by_id: int | None, now: datetime) -> None:
    waiting.end(session, decision.application_id, WaitingKind.DECISION, by_id=by_id, now=now)
    reminders.cancel(session, Subject.DECISION, id_of(decision))


def _reopen(session: Session, decision: Decision, now: datetime) -> None:
    decision.state = DecisionState.WAITING
    decision.decided_by_id = decision.decided_at = decision.change_id = decision.hold_until = None
    decision.comment = ""
    decision.rev += 1
    session.add(decision)
    session.flush()
    _await(session, decision, now)


def _told(decision: Decision) -> Decided:
    return Decided(id_of(decision), decision.application_id, decision.state, decision.rev)


def _tell(
    session: Session, recipient_id: int, kind: NoticeKind, decision: Decision, actor: Actor, *, now: datetime
) -> None:
    if recipient_id != actor.id:
        key = f"{kind.value}:{decision.id}:{decision.rev}"
        payload = {"decision": decision.id, "rev": decision.rev}
        notify(session, recipient_id, kind, payload, now=now, dedupe_key=key, heed_quiet_hours=True)


def _record(session: Session, actor: Actor, decision: Decision, what: str, now: datetime) -> None:
    events.record(
        session,
        actor_id=actor.id,
        subject=Subject.APPLICATION,
        subject_id=decision.application_id,
        verb=f"decision_{what}",
        now=now,
        details={"decision": decision.id, "state": decision.state},
    )


# -- what follows ------------------------------------------------------------------------------------------


@stage_changes.after_change
def _overtaken(session: Session, application: Application, _change: StageChange, now: datetime) -> None:
    """Moved on without an answer: nobody is asked any more."""
    decision = waiting_decision(session, application_id_of(application))
    if decision is not None:
        decision.state = DecisionState.OVERTAKEN
        decision.rev += 1
        session.add(decision)
        _end_waiting(session, decision, None, now)


@stage_changes.after_undo
def _asked_again(session: Session, application: Application, change: StageChange, now: datetime) -> None:
    """The move that an answer made was taken back: the answer is awaited again."""
    decision = session.exec(
        select(Decision).where(
            Decision.application_id == application_id_of(application), Decision.change_id == change.id
        )
    ).first()
    if decision is not None and decision.state in MADE:
        _reopen(session, decision, now)


@vacancies.after_manager_change
def manager_changed(session: Session, vacancy: Vacancy, now: datetime) -> None:
    """What lies with who hired before goes to who hires now, whose time begins now."""
    query = (
        select(Decision)
        .join(Application, col(Application.id) == col(Decision.application_id))
        .where(Application.vacancy_id == vacancy.id, Decision.state == DecisionState.WAITING)
    )
    for decision in session.exec(query).all():
        _hand_on(session, decision, vacancy, now)


@role_changes.follower
def people_changed(session: Session, now: datetime) -> None:
    """What lies with somebody who has left goes to who decides instead."""
    query = (
        select(Decision, Vacancy)
        .join(Application, col(Application.id) == col(Decision.application_id))
        .join(Vacancy, col(Vacancy.id) == col(Application.vacancy_id))
        .join(Employee, col(Employee.id) == col(Decision.decider_id))
        .where(Decision.state == DecisionState.WAITING, Employee.state == EmployeeState.LEFT)
    )
    for decision, vacancy in session.exec(query).all():
        _hand_on(session, decision, vacancy, now)


def _hand_on(session: Session, decision: Decision, vacancy: Vacancy, now: datetime) -> None:
    asked = deciders(session, vacancy)
    if not asked or decision.decider_id in asked:
        return
    decision.decider_id = asked[0]
    decision.rev += 1
    session.add(decision)
    if waiting.is_open(session, decision.application_id, WaitingKind.DECISION):
        _await(session, decision, now)
    key = f"{NoticeKind.DECISION_ASKED.value}:{decision.id}:{decision.rev}"
    payload = {"decision": decision.id, "rev": decision.rev}
    notify(
        session,
        decision.decider_id,
        NoticeKind.DECISION_ASKED,
        payload,
        now=now,
        dedupe_key=key,
        heed_quiet_hours=True,
    )


@reminders.check_for(ReminderKind.DECISION_WAITING)
def asking_stands(session: Session, reminder: Reminder, _now: datetime) -> bool:
    """Still theirs to answer, and the recruiter owes no reply."""
    decision = session.get(Decision, reminder.subject_id)
    return (
        decision is not None
        and decision.state is DecisionState.WAITING
        and decision.decider_id == reminder.recipient_id
        and waiting.is_open(session, decision.application_id, WaitingKind.DECISION)
    )
