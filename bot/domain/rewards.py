"""The reward shop: what is offered, asking for it with points, and what becomes of a request.

Asking reserves the points at once, as a line of the ledger; a refusal gives them back as another. The stock is taken with the
request and returned with the refund, so that it never promises what is not there.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, time

from sqlmodel import Session, col, func, select

from bot.domain import events, points_ledger
from bot.domain.access import Actor, Permission, employees_who_may
from bot.domain.company_days import company_today, company_zone
from bot.domain.errors import Gone, Outdated, Problem, Unfit
from bot.domain.notifications import NoticeKind, notify
from bot.domain.points import said
from bot.domain.points_access import access_redemption
from bot.domain.points_ledger import Entry
from bot.domain.redemption_cards import RedemptionCard, card_of, redemption_id
from bot.models import (
    Employee,
    EmployeeState,
    PointsKind,
    Redemption,
    RedemptionState,
    Reward,
    RewardKind,
    Subject,
)
from bot.parsing.dates import at_local

PAGE = 6
REFUNDED = frozenset({RedemptionState.DECLINED, RedemptionState.CANCELLED})


@dataclass(frozen=True)
class RewardRow:
    """A reward in the catalogue; `missing` is how many points the reader still lacks, 0 when they have enough."""

    id: int
    name: str
    price: int
    stock: int | None
    kind: RewardKind
    active: bool
    missing: int


@dataclass(frozen=True)
class Catalogue:
    """A page of the shop with the reader's purse; `to_decide` and `to_hand_over` wait for the reader."""

    rows: tuple[RewardRow, ...]
    page: int
    pages: int
    balance: int
    tends: bool
    mine: int
    to_decide: int
    to_hand_over: int


@dataclass(frozen=True)
class RewardCard:
    """A reward; `hindrance` is why the reader cannot ask for it now, with what it lacks; `ordinal` makes a request unique."""

    id: int
    rev: int
    name: str
    description: str
    photo_id: int | None
    price: int
    stock: int | None
    kind: RewardKind
    per_person: int | None
    taken: int
    fulfiller: str
    active: bool
    balance: int
    hindrance: Unfit | None
    ordinal: int
    tends: bool


# -- looking ---------------------------------------------------------------------------------------------


def catalogue(session: Session, actor: Actor, page: int = 0) -> Catalogue:
    """What can be asked for, the cheapest first; who tends the shop also sees what was taken off it, at the end."""
    tends = actor.may(Permission.REWARDS_TEND)
    query = select(Reward)
    counted = select(func.count()).select_from(Reward)
    if not tends:
        query, counted = query.where(col(Reward.active)), counted.where(col(Reward.active))
    pages = max(1, -(-session.exec(counted).one() // PAGE))
    page = min(max(page, 0), pages - 1)
    rows = session.exec(
        query.order_by(col(Reward.active).desc(), col(Reward.price), col(Reward.id))
        .offset(page * PAGE)
        .limit(PAGE)
    ).all()
    balance = points_ledger.balance(session, actor.id)
    return Catalogue(
        rows=tuple(_row(reward, balance) for reward in rows),
        page=page,
        pages=pages,
        balance=balance,
        tends=tends,
        mine=_count(session, col(Redemption.employee_id) == actor.id),
        to_decide=_count(session, col(Redemption.state) == RedemptionState.REQUESTED)
        if actor.may(Permission.REDEMPTION_DECIDE)
        else 0,
        to_hand_over=_to_hand_over(session, actor),
    )


def reward_card(session: Session, actor: Actor, reward_id: int, *, now: datetime) -> RewardCard:
    """A reward as the reader can ask for it. Raises Gone when it is not offered any more."""
    reward = session.get(Reward, reward_id)
    tends = actor.may(Permission.REWARDS_TEND)
    if reward is None or not (reward.active or tends):
        raise Gone
    fulfiller = session.get(Employee, reward.fulfiller_id) if reward.fulfiller_id is not None else None
    return RewardCard(
        id=reward_id,
        rev=reward.rev,
        name=reward.name,
        description=reward.description,
        photo_id=reward.photo_id,
        price=reward.price,
        stock=reward.stock,
        kind=reward.kind,
        per_person=reward.per_person,
        taken=_taken_this_year(session, actor.id, reward_id, now),
        fulfiller=fulfiller.name if fulfiller is not None else "",
        active=reward.active,
        balance=points_ledger.balance(session, actor.id),
        hindrance=_hindrance(session, actor, reward, now),
        ordinal=_next_ordinal(session, actor.id, reward_id),
        tends=tends,
    )


# -- asking ----------------------------------------------------------------------------------------------


def request(
    session: Session, actor: Actor, reward_id: int, *, ordinal: int, price: int, now: datetime
) -> RedemptionCard:
    """Ask for a reward at the price that was shown; the points are reserved at once.

    Asking again with the same `ordinal` (a second press) gives the same request. Raises Gone, Outdated when the price has
    changed or the card is older than another request, Unfit with what hinders it.
    """
    there = session.exec(
        select(Redemption).where(
            Redemption.employee_id == actor.id,
            Redemption.reward_id == reward_id,
            Redemption.ordinal == ordinal,
        )
    ).first()
    if there is not None:
        return card_of(session, actor, there)
    reward = session.get(Reward, reward_id)
    if reward is None:
        raise Gone
    if reward.price != price or ordinal != _next_ordinal(session, actor.id, reward_id):
        raise Outdated
    hindrance = _hindrance(session, actor, reward, now)
    if hindrance is not None:
        raise hindrance
    if reward.stock is not None:
        reward.stock -= 1
        session.add(reward)
    redemption = Redemption(
        reward_id=reward_id, employee_id=actor.id, ordinal=ordinal, price=price, requested_at=now
    )
    session.add(redemption)
    session.flush()  # its id goes into the ledger and into buttons
    _post(session, actor, redemption, -price, PointsKind.RESERVE, now)
    _record(session, actor, redemption, "requested", now)
    for decider in employees_who_may(session, Permission.REDEMPTION_DECIDE):
        if decider != actor.id:
            _notify(session, decider, NoticeKind.REDEMPTION_REQUESTED, redemption, now)
    return card_of(session, actor, redemption)


def cancel(session: Session, actor: Actor, request_id: int, *, rev: int, now: datetime) -> RedemptionCard:
    """Take one's own request back while nobody has decided; the points return. Raises Denied, Outdated."""
    redemption = _at(session, actor, request_id, rev, Permission.REDEMPTION_VIEW, {RedemptionState.REQUESTED})
    if redemption.employee_id != actor.id:
        raise Outdated
    _move(redemption, RedemptionState.CANCELLED)
    _give_back(session, actor, redemption, now)
    _record(session, actor, redemption, "cancelled", now)
    return card_of(session, actor, redemption)


def confirm(session: Session, actor: Actor, request_id: int, *, rev: int, now: datetime) -> RedemptionCard:
    """Say that one has received the reward. Raises Denied, Outdated."""
    redemption = _at(
        session, actor, request_id, rev, Permission.REDEMPTION_VIEW, {RedemptionState.HANDED_OVER}
    )
    if redemption.employee_id != actor.id:
        raise Outdated
    _move(redemption, RedemptionState.CONFIRMED)
    redemption.confirmed_at = now
    session.add(redemption)
    _record(session, actor, redemption, "confirmed", now)
    return card_of(session, actor, redemption)


# -- deciding --------------------------------------------------------------------------------------------


def approve(session: Session, actor: Actor, request_id: int, *, rev: int, now: datetime) -> RedemptionCard:
    """Approve a request: whoever fulfils it is told to hand it over. Raises Denied, Outdated, Unfit for one's own."""
    redemption = _at(
        session, actor, request_id, rev, Permission.REDEMPTION_DECIDE, {RedemptionState.REQUESTED}
    )
    _not_own(session, actor, redemption)
    _move(redemption, RedemptionState.APPROVED)
    redemption.decided_by_id, redemption.decided_at = actor.id, now
    session.add(redemption)
    _record(session, actor, redemption, "approved", now)
    _notify(session, redemption.employee_id, NoticeKind.REDEMPTION_DECIDED, redemption, now)
    reward = session.get(Reward, redemption.reward_id)
    fulfiller = reward.fulfiller_id if reward is not None else None
    if fulfiller is not None and fulfiller not in {actor.id, redemption.employee_id}:
        _notify(session, fulfiller, NoticeKind.REDEMPTION_TO_HAND_OVER, redemption, now)
    return card_of(session, actor, redemption)


def decline(
    session: Session, actor: Actor, request_id: int, reason: str, *, rev: int, now: datetime
) -> RedemptionCard:
    """Decline a request, or an approved one that cannot be fulfilled after all; the points return.

    Raises Denied, Outdated, Unfit for one's own or without a reason.
    """
    states = {RedemptionState.REQUESTED, RedemptionState.APPROVED}
    redemption = _at(session, actor, request_id, rev, Permission.REDEMPTION_DECIDE, states)
    _not_own(session, actor, redemption)
    redemption.decline_reason = said(reason)
    _move(redemption, RedemptionState.DECLINED)
    redemption.decided_by_id, redemption.decided_at = actor.id, now
    _give_back(session, actor, redemption, now)
    _record(session, actor, redemption, "declined", now)
    _notify(session, redemption.employee_id, NoticeKind.REDEMPTION_DECIDED, redemption, now)
    return card_of(session, actor, redemption)


def hand_over(session: Session, actor: Actor, request_id: int, *, rev: int, now: datetime) -> RedemptionCard:
    """Say that an approved reward has been handed over; the recipient is asked to confirm it.

    Raises Denied, Outdated, Unfit for one's own.
    """
    redemption = _at(
        session, actor, request_id, rev, Permission.REDEMPTION_HAND_OVER, {RedemptionState.APPROVED}
    )
    _not_own(session, actor, redemption)
    _move(redemption, RedemptionState.HANDED_OVER)
    redemption.handed_by_id, redemption.handed_at = actor.id, now
    session.add(redemption)
    _record(session, actor, redemption, "handed_over", now)
    _notify(session, redemption.employee_id, NoticeKind.REDEMPTION_HANDED_OVER, redemption, now)
    return card_of(session, actor, redemption)


# -- steps -----------------------------------------------------------------------------------------------


def _at(
    session: Session,
    actor: Actor,
    request_id: int,
    rev: int,
    permission: Permission,
    states: set[RedemptionState],
) -> Redemption:
    redemption = access_redemption(session, actor, request_id, permission)
    if redemption.rev != rev or redemption.state not in states:
        raise Outdated
    return redemption


def _move(redemption: Redemption, state: RedemptionState) -> None:
    redemption.state = state
    redemption.rev += 1


def _give_back(session: Session, actor: Actor, redemption: Redemption, now: datetime) -> None:
    """The points return as a line of their own, and the reward to the stock."""
    session.add(redemption)
    _post(session, actor, redemption, redemption.price, PointsKind.REFUND, now)
    reward = session.get(Reward, redemption.reward_id)
    if reward is not None and reward.stock is not None:
        reward.stock += 1
        session.add(reward)


def _not_own(session: Session, actor: Actor, redemption: Redemption) -> None:
    """Nobody decides for themselves, unless there is nobody else who could."""
    others = [one for one in employees_who_may(session, Permission.REDEMPTION_DECIDE) if one != actor.id]
    if redemption.employee_id == actor.id and others:
        raise Unfit(Problem.REDEMPTION_OWN)


def _hindrance(session: Session, actor: Actor, reward: Reward, now: datetime) -> Unfit | None:
    """Why the actor cannot have this reward now: the first reason that cannot be mended by waiting comes first."""
    if not reward.active:
        return Unfit(Problem.REWARD_NOT_OFFERED)
    if (
        reward.per_person is not None
        and _taken_this_year(session, actor.id, reward.id or 0, now) >= reward.per_person
    ):
        return Unfit(Problem.REWARD_LIMIT, most=reward.per_person)
    if reward.stock is not None and reward.stock <= 0:
        return Unfit(Problem.REWARD_OUT_OF_STOCK)
    balance = points_ledger.balance(session, actor.id)
    if balance < 0:
        return Unfit(Problem.POINTS_DEBT, debt=-balance)
    if balance < reward.price:
        return Unfit(Problem.POINTS_TOO_FEW, missing=reward.price - balance)
    return None


def _taken_this_year(session: Session, employee_id: int, reward_id: int, now: datetime) -> int:
    """How many of a reward somebody has asked for this calendar year and not been refunded."""
    first = company_today(session, now).replace(month=1, day=1)
    begins = at_local(first, time(), company_zone(session)).astimezone(UTC)
    return _count(
        session,
        col(Redemption.employee_id) == employee_id,
        col(Redemption.reward_id) == reward_id,
        col(Redemption.requested_at) >= begins,
        col(Redemption.state).not_in(REFUNDED),
    )


def _next_ordinal(session: Session, employee_id: int, reward_id: int) -> int:
    return 1 + _count(
        session, col(Redemption.employee_id) == employee_id, col(Redemption.reward_id) == reward_id
    )


def _to_hand_over(session: Session, actor: Actor) -> int:
    return session.exec(
        select(func.count())
        .select_from(Redemption)
        .join(Reward, col(Reward.id) == col(Redemption.reward_id))
        .where(Redemption.state == RedemptionState.APPROVED, Reward.fulfiller_id == actor.id)
    ).one()


def _count(session: Session, *conditions: object) -> int:
    return session.exec(select(func.count()).select_from(Redemption).where(*conditions)).one()  # type: ignore[arg-type]


def _row(reward: Reward, balance: int) -> RewardRow:
    return RewardRow(
        id=reward.id or 0,
        name=reward.name,
        price=reward.price,
        stock=reward.stock,
        kind=reward.kind,
        active=reward.active,
        missing=max(reward.price - balance, 0),
    )


def _post(
    session: Session, actor: Actor, redemption: Redemption, amount: int, kind: PointsKind, now: datetime
) -> None:
    points_ledger.post(
        session,
        Entry(
            key=f"{kind.value}:{redemption_id(redemption)}",
            employee_id=redemption.employee_id,
            amount=amount,
            kind=kind,
            author_id=actor.id,
            redemption_id=redemption.id,
            reason=redemption.decline_reason if kind is PointsKind.REFUND else "",
        ),
        now=now,
    )


def _notify(
    session: Session, recipient_id: int, kind: NoticeKind, redemption: Redemption, now: datetime
) -> None:
    person = session.get(Employee, recipient_id)
    if person is None or person.state is EmployeeState.LEFT:
        return
    key = f"{kind.value}:{redemption_id(redemption)}:{redemption.state.value}:{recipient_id}"
    notify(session, recipient_id, kind, {"redemption": redemption_id(redemption)}, now=now, dedupe_key=key)


def _record(session: Session, actor: Actor, redemption: Redemption, verb: str, now: datetime) -> None:
    events.record(
        session,
        actor_id=actor.id,
        subject=Subject.REDEMPTION,
        subject_id=redemption_id(redemption),
        verb=verb,
        now=now,
        details={"reward": redemption.reward_id, "price": redemption.price},
    )
