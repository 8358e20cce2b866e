"""The doors to lines of the points ledger and to exchanges for rewards, of the same tables of rights as `access`."""

from sqlmodel import Session, select

from bot.domain.access import Actor, Permission, Relation, may_on_person
from bot.domain.errors import Denied
from bot.models import Employee, PointsAppeal, PointsLine, Redemption, Reward


def access_points_line(session: Session, actor: Actor, line_id: int) -> PointsLine:
    """A line of the ledger: one's own, of a person one leads, or one that one is asked about. Raises Denied."""
    line = session.get(PointsLine, line_id)
    person = session.get(Employee, line.employee_id) if line is not None else None
    if line is None or person is None:
        raise Denied
    asked = session.exec(
        select(PointsAppeal.id).where(PointsAppeal.line_id == line_id, PointsAppeal.manager_id == actor.id)
    ).first()
    if asked is None and not may_on_person(session, actor, person, Permission.POINTS_VIEW):
        raise Denied
    return line


def access_redemption(
    session: Session, actor: Actor, redemption_id: int, permission: Permission
) -> Redemption:
    """An exchange for a reward, if the actor has this right on it. Raises Denied."""
    redemption = session.get(Redemption, redemption_id)
    reward = session.get(Reward, redemption.reward_id) if redemption is not None else None
    if redemption is None or reward is None:
        raise Denied
    relations = [Relation.SELF] if redemption.employee_id == actor.id else []
    if reward.fulfiller_id in actor.selves:
        relations.append(Relation.FULFILLER)
    actor.require(permission, *relations)
    return redemption
