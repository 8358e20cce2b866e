"""Where a letter goes: the vacancy its address or subject names, and the recruiter whose inbox it comes into."""

import re
from itertools import chain

from sqlmodel import Session, col, select

from bot.domain.access import Actor, Permission, actor_by_id, employees_who_may, may_on_vacancy
from bot.domain.people_edits import recruiters_on_duty
from bot.models import Vacancy, VacancyState
from bot.parsing.mail_words import vacancy_numbers
from bot.parsing.spans import fold
from bot.resumes import Letter

_TAG = re.compile(r"^([^+@]+)\+(\d{1,9})@(.+)$")
# A shorter title («HR») stands in too many subjects by chance.
_SHORTEST_TITLE = 4


def recipient(session: Session, vacancy: Vacancy | None) -> Actor | None:
    """Whose inbox a letter comes into: the named vacancy's owner, else the recruiter on duty; None for nobody at all."""
    candidates = [vacancy.owner_id] if vacancy is not None else []
    candidates += recruiters_on_duty(session)
    candidates += employees_who_may(session, Permission.CANDIDATE_ADD)
    actors = (actor_by_id(session, employee_id) for employee_id in candidates)
    return next(
        (actor for actor in actors if actor is not None and actor.may(Permission.CANDIDATE_ADD)), None
    )


def has_recipient(session: Session) -> bool:
    """Whether there is anybody to take letters for."""
    return recipient(session, None) is not None


def vacancy_for(session: Session, actor: Actor, vacancy: Vacancy | None) -> int | None:
    """The vacancy's id for this recipient's draft: None when it is not theirs to see."""
    if vacancy is None or not may_on_vacancy(session, actor, vacancy, Permission.VACANCY_VIEW):
        return None
    return vacancy.id


def named_vacancy(session: Session, letter: Letter, user: str) -> Vacancy | None:
    """The open vacancy that a letter names: `jobs+42@…`, its code or its title in the subject.

    `user` is the mailbox's own name: a tag in somebody else's address means nothing here.
    """
    subjects = tuple(dict.fromkeys((letter.bare_subject, *(piece.subject for piece in letter.pieces))))
    numbers = chain.from_iterable(vacancy_numbers(subject) for subject in subjects)
    for vacancy_id in (*_tags(letter, user), *numbers):
        vacancy = session.get(Vacancy, vacancy_id)
        if vacancy is not None and vacancy.state is VacancyState.OPEN:
            return vacancy
    return _titled(session, subjects)


def _tags(letter: Letter, user: str) -> list[int]:
    """The numbers behind the plus of our own address."""
    box, _, host = user.casefold().partition("@")
    tags = []
    for address in (*letter.own_addresses, *letter.addresses):
        found = _TAG.match(address.casefold())
        if found is None:
            continue
        ours = address in letter.own_addresses or found[1] == box or (host and found[3] == host)
        if ours:
            tags.append(int(found[2]))
    return tags


def _titled(session: Session, subjects: tuple[str, ...]) -> Vacancy | None:
    """The vacancy whose title stands in the subject, the longest one; None when two are called the same."""
    rows = session.exec(
        select(Vacancy).where(Vacancy.state == VacancyState.OPEN).order_by(col(Vacancy.id))
    ).all()
    folded = [fold(subject) for subject in subjects]
    found = [
        row
        for row in rows
        if len(row.title) >= _SHORTEST_TITLE
        and any(_stands_in(fold(row.title), subject) for subject in folded)
    ]
    longest = max((len(row.title) for row in found), default=0)
    named = [row for row in found if len(row.title) == longest]
    return named[0] if len(named) == 1 else None


def _stands_in(title: str, subject: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(title)}(?!\w)", subject) is not None
