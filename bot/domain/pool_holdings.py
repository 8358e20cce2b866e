"""Candidates in reserve and next contacts that somebody leaves behind: their reminders go to whoever takes over.

No names are listed: whoever sees a handover need not be one who sees candidates.
"""

from collections.abc import Sequence

from sqlmodel import Session, select

from bot.domain import talent_pool
from bot.domain.access import Permission, actor_by_id
from bot.domain.holdings import HoldingKind, Passing, register
from bot.domain.people_edits import recruiters_on_duty
from bot.models import NextContact, Reserve


def _reserve(session: Session, employee_id: int) -> Sequence[tuple[int | None, str]]:
    found = session.exec(select(Reserve.candidate_id).where(Reserve.owner_id == employee_id)).all()
    return [(one, "") for one in sorted(found)]


def _contacts(session: Session, employee_id: int) -> Sequence[tuple[int | None, str]]:
    found = session.exec(select(NextContact.candidate_id).where(NextContact.owner_id == employee_id)).all()
    return [(one, "") for one in sorted(found)]


def _heir(session: Session, passing: Passing) -> int:
    """Whoever takes over; for one who keeps no candidates the recruiter on duty, or nobody would be reminded."""
    heir = actor_by_id(session, passing.to_id)
    if heir is not None and heir.may(Permission.CANDIDATE_EDIT):
        return passing.to_id
    on_duty = [one for one in recruiters_on_duty(session) if one != passing.from_id]
    return on_duty[0] if on_duty else passing.to_id


def _hand_reserve(session: Session, candidate_id: int, passing: Passing) -> None:
    row = session.get(Reserve, candidate_id)
    if row is not None and row.owner_id == passing.from_id:
        talent_pool.pass_reserve(session, row, _heir(session, passing), passing.actor.id, now=passing.now)


def _hand_contact(session: Session, candidate_id: int, passing: Passing) -> None:
    row = session.get(NextContact, candidate_id)
    if row is not None and row.owner_id == passing.from_id:
        talent_pool.pass_contact(session, row, _heir(session, passing), now=passing.now)


register(HoldingKind.RESERVE, _reserve, _hand_reserve)
register(HoldingKind.NEXT_CONTACT, _contacts, _hand_contact)
