"""Who acts at the command line: nobody of the company, with the rights of an HR admin over the whole base."""

from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.domain import people
from bot.domain.access import Actor, Permission, actor_by_id, employees_who_may
from bot.models import Role

NOBODY = 0


def house(session: Session) -> Actor:
    """The actor of exports at the command line, who is nobody's employee."""
    company = people.the_company(session)
    return Actor(NOBODY, "", frozenset({Role.HR_ADMIN}), company.language, ZoneInfo(company.timezone))


def recruiter_named(session: Session, name: str) -> Actor | None:
    """On whose behalf résumés are brought in: the recruiter of that name, or without a name the first there is."""
    for employee_id in employees_who_may(session, Permission.CANDIDATE_ADD):
        actor = actor_by_id(session, employee_id)
        if actor is not None and (not name or actor.name.casefold() == name.casefold()):
            return actor
    return None
