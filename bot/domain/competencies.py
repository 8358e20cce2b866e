"""The company's own list of competencies: one name for one skill, found again however it is typed."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, func, select

from bot.domain.errors import Problem, Unfit
from bot.models import Competency, VacancyCompetency
from bot.parsing.spans import fold

LONGEST_NAME = 60
_NOT_NAMING = re.compile(r"[^\w+#]|_")
_WORD = re.compile(r"[\w+#][\w+#.\-/]*")
_LONGEST_IN_WORDS = 5


@dataclass(frozen=True)
class CompetencyName:
    """A competency of the company's list."""

    id: int
    name: str


def normalised(name: str) -> str:
    """The key that finds a competency: no case, blanks or punctuation, but «C», "C++" and "C#" differ."""
    return _NOT_NAMING.sub("", fold(name))


def named(session: Session, name: str) -> CompetencyName:
    """The competency of that name, added to the company's list if it is new.

    Raises Unfit for a name without a letter or figure, or over 60 characters.
    """
    shown = " ".join(name.split())
    norm = normalised(shown)
    if not norm or len(shown) > LONGEST_NAME:
        raise Unfit(Problem.COMPETENCY_NAME, name=shown[:LONGEST_NAME], most=LONGEST_NAME)
    row = session.exec(select(Competency).where(Competency.norm == norm)).first()
    if row is None:
        row = Competency(name=shown, norm=norm)
        session.add(row)
        session.flush()  # its id is stored by whoever asked
    return _name(row)


def by_norm(session: Session, name: str) -> CompetencyName | None:
    """The competency of that name, if the company's list has it."""
    row = session.exec(select(Competency).where(Competency.norm == normalised(name))).first()
    return _name(row) if row is not None else None


def known(session: Session, competency_id: int) -> CompetencyName | None:
    """A competency by its id."""
    row = session.get(Competency, competency_id)
    return _name(row) if row is not None else None


def most_used(session: Session, *, limit: int, without: Collection[str] = ()) -> tuple[CompetencyName, ...]:
    """The company's competencies, those sought by most vacancies first; `without` are normalised names to
    leave out.
    """
    uses = func.count(col(VacancyCompetency.vacancy_id))
    rows = session.exec(
        select(Competency)
        .outerjoin(VacancyCompetency, col(VacancyCompetency.competency_id) == col(Competency.id))
        .where(col(Competency.norm).not_in(list(without)))
        .group_by(col(Competency.id), col(Competency.name), col(Competency.norm))
        .order_by(uses.desc(), col(Competency.name))
        .limit(limit)
    ).all()
    return tuple(_name(row) for row in rows)


def finder(session: Session, extra: Sequence[str] = ()) -> Callable[[str], Sequence[str]]:
    """A function that finds the company's competencies (and the `extra` names) in a text, as the list spells
    them.

    Whole words only, the longest name first, in the order of the text.
    """
    names = {normalised(name): name for name in extra}
    names |= {row.norm: row.name for row in session.exec(select(Competency)).all()}

    def find(text: str) -> Sequence[str]:
        words = [(match.start(), match.end()) for match in _WORD.finditer(text)]
        found: list[str] = []
        at = 0
        while at < len(words):
            size = next(
                (
                    size
                    for size in range(min(_LONGEST_IN_WORDS, len(words) - at), 0, -1)
                    if normalised(text[words[at][0] : words[at + size - 1][1]]) in names
                ),
                0,
            )
            if size:
                name = names[normalised(text[words[at][0] : words[at + size - 1][1]])]
                found.extend([name] if name not in found else [])
            at += size or 1
        return found

    return find


def _name(row: Competency) -> CompetencyName:
    assert row.id is not None  # noqa: S101 - it came from the database
    return CompetencyName(row.id, row.name)
