"""The directory: a name, a title or a question typed in private finds what the actor may see, and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rapidfuzz import fuzz
from sqlmodel import Session, col, select

from bot.domain import search
from bot.domain.access import Actor, Permission, visible_vacancies
from bot.domain.people import working_employees
from bot.domain.task_people import name_finder
from bot.models import Department, Employee, EmployeeState, Vacancy, VacancyState
from bot.parsing.directory_line import asked_about, may_be_name, names_matter
from bot.parsing.people import name_key
from bot.parsing.spans import fold

MOST_FOUND = 8
LONGEST_LINE = 80
# Two names with so much of their sound in common may be one with a slip of the finger; shorter ones are not guessed.
_ALIKE = 82
_SHORTEST_GUESS = 4
_SHORTEST_TITLE = 3


class EntryKind(StrEnum):
    """What was found."""

    PERSON = "person"
    CANDIDATE = "candidate"
    VACANCY = "vacancy"
    DEPARTMENT = "department"


@dataclass(frozen=True)
class Entry:
    """One thing found: its name, and what tells it apart from its namesakes."""

    kind: EntryKind
    id: int
    name: str
    note: str


@dataclass(frozen=True)
class Answer:
    """What a line found; `about` is the matter that was asked after, empty for a name. `more` were left out."""

    entries: tuple[Entry, ...]
    about: str
    more: int


def look_up(session: Session, actor: Actor, text: str, *, now: datetime) -> Answer | None:
    """What a typed line most likely means; None when it is neither a name nor a title nor a question of who answers."""
    if not text or len(text) > LONGEST_LINE or "\n" in text:
        return None
    about = asked_about(text)
    if about:
        return _answer(_responsible(session, actor, about), about)
    if not may_be_name(text):
        return None
    found = [
        *_people(session, actor, text),
        *_candidates(session, actor, text, now=now),
        *_vacancies(session, actor, text),
    ]
    return _answer(found, "") if found else None


def _answer(found: Sequence[Entry], about: str) -> Answer:
    return Answer(tuple(found[:MOST_FOUND]), about, max(0, len(found) - MOST_FOUND))


def _responsible(session: Session, actor: Actor, about: str) -> list[Entry]:
    """Departments first, then people, who answer for a matter by their own words; a department by its name too."""
    actor.require(Permission.PERSON_VIEW)
    departments = session.exec(select(Department).order_by(col(Department.name))).all()
    people = session.exec(
        select(Employee)
        .where(Employee.responsibilities != "", Employee.state != EmployeeState.LEFT)
        .order_by(col(Employee.name))
    ).all()
    return [
        *(
            Entry(EntryKind.DEPARTMENT, one.id or 0, one.name, one.responsibilities)
            for one in departments
            if names_matter(f"{one.responsibilities} {one.name}", about)
        ),
        *(
            Entry(EntryKind.PERSON, one.id or 0, one.name, one.responsibilities)
            for one in people
            if names_matter(one.responsibilities, about)
        ),
    ]


def _people(session: Session, actor: Actor, text: str) -> list[Entry]:
    if not actor.may(Permission.PERSON_VIEW):
        return []
    everyone = {one.id: one for one in working_employees(session) if one.id is not None}
    ids: Sequence[int] = name_finder(session).by_words(tuple(text.split()), prefix=True)
    if not ids:
        ids = [one_id for one_id, one in everyone.items() if _sounds_like(name_key(one.name), text)]
    return [Entry(EntryKind.PERSON, one, everyone[one].name, everyone[one].position) for one in ids]


def _candidates(session: Session, actor: Actor, text: str, *, now: datetime) -> list[Entry]:
    """Candidates by name. Whoever sees none by role does not come upon those of their vacancies here."""
    if not actor.may(Permission.CANDIDATE_VIEW):
        return []
    return [
        Entry(EntryKind.CANDIDATE, one.candidate_id, one.full_name, one.position)
        for one in search.by_name(session, actor, text, now=now)
    ]


def _vacancies(session: Session, actor: Actor, text: str) -> list[Entry]:
    typed = fold(text).split()
    if max(len(word) for word in typed) < _SHORTEST_TITLE:
        return []
    query = (
        visible_vacancies(actor).where(Vacancy.state != VacancyState.CLOSED).order_by(col(Vacancy.id).desc())
    )
    return [
        Entry(EntryKind.VACANCY, one.id or 0, one.title, "")
        for one in session.exec(query).all()
        if all(any(part.startswith(word) for part in fold(one.title).split()) for word in typed)
    ]


def _sounds_like(key: str, text: str) -> bool:
    """Whether every typed word is nearly a word of the name, as after a slip of the finger."""
    typed = name_key(text).split()
    return bool(typed) and all(
        len(word) >= _SHORTEST_GUESS and any(fuzz.ratio(word, part) >= _ALIKE for part in key.split())
        for word in typed
    )
