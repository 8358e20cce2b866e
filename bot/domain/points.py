"""Points: earned by accepted tasks, taken back when work is returned, set right by HR with a reason.

Rules against gaming: nothing for a task one has set oneself, nothing for accepting one's own work, a task's points and a
creator's month are limited when they are promised, and an acceptance pays once however often it is said.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, time

from sqlmodel import Session

from bot.domain import notifications, points_ledger
from bot.domain.access import Actor, Permission, access_person, actor_by_id
from bot.domain.company_days import company_today, company_zone
from bot.domain.errors import Denied, Problem, Unfit
from bot.domain.notifications import NoticeKind, notify
from bot.domain.points_access import access_points_line
from bot.domain.points_ledger import Entry
from bot.domain.points_rules import MOST_POINTS, Arithmetic, as_json, rules, worth
from bot.domain.points_work import promised_since, work_of
from bot.domain.seasons import month_of
from bot.models import PointsKind, PointsLine
from bot.parsing.dates import at_local

LONGEST_REASON = 300


@dataclass(frozen=True)
class Award:
    """What an acceptance, a return or a correction brought, as a line of the ledger."""

    line_id: int
    employee_id: int
    amount: int
    arithmetic: Arithmetic | None = None


def award_for_acceptance(
    session: Session, task_id: int, *, mark: int | None, actor_id: int | None, now: datetime
) -> Award | None:
    """Pay for an accepted task, once for each acceptance. `actor_id` None is an acceptance by the passing of time.

    None when nothing is due: no points promised, a self-set task, one's own work accepted, or paid already.
    Points can be zero for work that came too late: that too is a line, so that it explains itself.
    """
    work = work_of(session, task_id)
    if work is None or work.points <= 0:
        return None
    if work.assignee_id in {work.creator_id, actor_id}:
        return None
    if points_ledger.open_award(session, task_id) is not None:
        return None
    arithmetic = worth(
        rules(session),
        work.points,
        submitted_at=work.submitted_at,
        due_at=work.due_at,
        mark=mark,
        already=max(0, points_ledger.brought_by_task(session, task_id)),
    )
    paid = points_ledger.awards_of_task(session, task_id)
    line = points_ledger.post(
        session,
        Entry(
            key=f"award:{task_id}:{paid + 1}",
            employee_id=work.assignee_id,
            amount=arithmetic.amount,
            kind=PointsKind.AWARD,
            author_id=actor_id,
            month=month_of(session, now),
            task_id=task_id,
            arithmetic=as_json(arithmetic),
        ),
        now=now,
    )
    if line is None:
        return None
    _tell(session, line, now)
    return Award(line_id(line), line.employee_id, line.amount, arithmetic)


def reverse_for_task(session: Session, task_id: int, *, actor_id: int | None, now: datetime) -> Award | None:
    """Take back what a task has paid, because its acceptance was withdrawn. None when nothing stands.

    What was set right about the award meanwhile goes with it. Points already spent become a debt.
    """
    award = points_ledger.open_award(session, task_id)
    if award is None:
        return None
    taken = points_ledger.lines_of_award(session, award)
    line = points_ledger.post(
        session,
        Entry(
            key=f"reversal:{line_id(award)}",
            employee_id=award.employee_id,
            amount=-sum(one.amount for one in taken),
            kind=PointsKind.REVERSAL,
            author_id=actor_id,
            month=award.month,
            task_id=task_id,
            award_id=award.id,
            arithmetic={"lines": [line_id(one) for one in taken]},
        ),
        now=now,
    )
    if line is None:
        return None
    # Whoever has not heard of the award yet need not hear of its end either.
    if not notifications.withdraw(session, notice_key(line_id(award))):
        _tell(session, line, now)
    return Award(line_id(line), line.employee_id, line.amount)


def correct(
    session: Session,
    actor: Actor,
    employee_id: int,
    amount: int,
    reason: str,
    *,
    key: str,
    about_line: int | None = None,
    now: datetime,
) -> Award:
    """HR adds or takes points with a reason; `about_line` is the line it sets right, and both stay visible.

    `key` makes it happen once. Raises Denied, Unfit (own points, zero or too many points, no reason or too long a one).
    """
    actor.require(Permission.POINTS_TEND)
    person = access_person(session, actor, employee_id, Permission.POINTS_VIEW)
    if person.id == actor.id:
        raise Unfit(Problem.POINTS_OWN)
    if not 0 < abs(amount) <= MOST_POINTS:
        raise Unfit(Problem.POINTS_RANGE, most=MOST_POINTS)
    about = access_points_line(session, actor, about_line) if about_line is not None else None
    if about is not None and about.employee_id != employee_id:
        raise Denied
    return post_correction(
        session, actor, employee_id, amount, said(reason), key=f"correction:{key}", about=about, now=now
    )


def post_correction(
    session: Session,
    actor: Actor,
    employee_id: int,
    amount: int,
    reason: str,
    *,
    key: str,
    about: PointsLine | None,
    tell: bool = True,
    now: datetime,
) -> Award:
    """Write a correction whose right was checked. It counts in the month of what it sets right, else in the present one.

    `tell` is False when the person hears of it in another message.
    """
    award_id = None
    if about is not None:
        award_id = about.id if about.kind is PointsKind.AWARD else about.award_id
    entry = Entry(
        key=key,
        employee_id=employee_id,
        amount=amount,
        kind=PointsKind.CORRECTION,
        author_id=actor.id,
        month=(about.month if about is not None else None) or month_of(session, now),
        task_id=about.task_id if about is not None else None,
        award_id=award_id,
        reason=reason,
    )
    line = points_ledger.post(session, entry, now=now)
    if line is None:
        raise Unfit(Problem.ALREADY_DECIDED)
    if tell:
        _tell(session, line, now)
    return Award(line_id(line), employee_id, amount)


def check_promise(
    session: Session, creator_id: int, assignee_id: int, points: int, *, now: datetime, besides: int = 0
) -> None:
    """Whether a creator may promise these points for a task; asked when a task is set or its points are changed.

    `besides` are points promised in the same breath for other tasks that are not in the base yet. Raises Unfit (points for
    oneself, over the limit of a task, over the month's budget with what is left of it).
    """
    if points == 0:
        return
    if creator_id == assignee_id:
        raise Unfit(Problem.POINTS_SELF_SET)
    kept = rules(session)
    if not 0 < points <= kept.most_per_task:
        raise Unfit(Problem.POINTS_RANGE, most=kept.most_per_task)
    if kept.monthly_budget is None:
        return
    begins = at_local(company_today(session, now).replace(day=1), time(), company_zone(session))
    left = kept.monthly_budget - besides - promised_since(session, creator_id, begins.astimezone(UTC))
    if points > left:
        raise Unfit(Problem.POINTS_OVER_BUDGET, left=max(left, 0))


def offered(session: Session, creator_id: int, assignee_id: int, *, now: datetime) -> int:
    """What a task promises when nothing is said: the company's default, nothing from whoever may not promise it now."""
    default = rules(session).task_points
    creator = actor_by_id(session, creator_id)
    if default == 0 or creator is None or not creator.may(Permission.TASK_POINTS):
        return 0
    try:
        check_promise(session, creator_id, assignee_id, default, now=now)
    except Unfit:
        return 0
    return default


def said(reason: str) -> str:
    """A reason as it is kept. Raises Unfit without words or with too many."""
    kept = " ".join(reason.split())
    if not kept:
        raise Unfit(Problem.REASON_NEEDED)
    if len(kept) > LONGEST_REASON:
        raise Unfit(Problem.TEXT_TOO_LONG, most=LONGEST_REASON)
    return kept


def notice_key(line: int) -> str:
    """Under which the person is told of a line."""
    return f"points:{line}"


def line_id(line: PointsLine) -> int:
    """The id of a stored line."""
    if line.id is None:
        raise ValueError("a stored line has an id")
    return line.id


def _tell(session: Session, line: PointsLine, now: datetime) -> None:
    notify(
        session,
        line.employee_id,
        NoticeKind.POINTS_CHANGED,
        {"line": line_id(line)},
        now=now,
        dedupe_key=notice_key(line_id(line)),
        heed_quiet_hours=True,
    )
