"""Lists of vacancies: filters, pages, search by words. A confidential vacancy is listed for its team only."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, func, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from bot.domain.access import Actor, Permission, visible_vacancies
from bot.domain.company_days import company_today
from bot.domain.vacancy_cards import ENDS, is_burning
from bot.domain.vacancy_reminders import burning_until
from bot.models import (
    Application,
    Department,
    RequestState,
    Stage,
    Vacancy,
    VacancyMember,
    VacancyRequest,
    VacancyState,
)
from bot.parsing.spans import fold

PAGE = 6
MOST_COPYABLE = 8
LONGEST_SEARCH = 100


class VacancyFilter(StrEnum):
    """Which vacancies are listed."""

    MINE = "mine"
    OPEN = "open"
    BURNING = "burning"
    ON_HOLD = "on_hold"
    CLOSED = "closed"


@dataclass(frozen=True)
class VacancyRow:
    """A vacancy in a list; `active` candidates are those neither rejected nor withdrawn, `new` not looked at
    yet.
    """

    id: int
    title: str
    department: str
    state: VacancyState
    closes_on: date | None
    burning: bool
    active: int
    new: int
    confidential: bool


@dataclass(frozen=True)
class VacancyPage:
    """A page of a list and how many every filter would show;
    `requests` wait for a recruiter (0 for others).
    """

    rows: tuple[VacancyRow, ...]
    filter: VacancyFilter
    words: str
    page: int
    pages: int
    total: int
    counts: dict[VacancyFilter, int]
    today: date
    may_create: bool
    may_request: bool
    requests: int


def vacancy_page(
    session: Session,
    actor: Actor,
    chosen: VacancyFilter | None = None,
    *,
    page: int = 0,
    words: str = "",
    now: datetime,
) -> VacancyPage:
    """A page of the list: without a filter the first of mine and open that has any; words search all states
    at once.

    Burning ones come first, then by closing day; closed ones the latest first.
    """
    today = company_today(session, now)
    until = burning_until(session, today)
    counts = {each: _count(session, _filtered(actor, each, until)) for each in VacancyFilter}
    if chosen is None:
        chosen = VacancyFilter.MINE if counts[VacancyFilter.MINE] else VacancyFilter.OPEN
    words = words[:LONGEST_SEARCH]
    typed = fold(words).split()
    if typed:
        found = _search(session, actor, typed)
    else:
        found = list(session.exec(_ordered(_filtered(actor, chosen, until), chosen)).all())
    pages = max(1, -(-len(found) // PAGE))
    page = min(max(page, 0), pages - 1)
    return VacancyPage(
        rows=_rows(session, found[page * PAGE : (page + 1) * PAGE], until),
        filter=chosen,
        words=" ".join(words.split()),
        page=page,
        pages=pages,
        total=len(found),
        counts=counts,
        today=today,
        may_create=actor.may(Permission.VACANCY_CREATE),
        may_request=actor.may(Permission.VACANCY_REQUEST),
        requests=_waiting_requests(session) if actor.may(Permission.REQUEST_DECIDE) else 0,
    )


def copyable(session: Session, actor: Actor, *, now: datetime) -> tuple[VacancyRow, ...]:
    """The actor's likely models for a new vacancy: the latest they may see."""
    until = burning_until(session, company_today(session, now))
    rows = session.exec(visible_vacancies(actor).order_by(col(Vacancy.id).desc()).limit(MOST_COPYABLE)).all()
    return _rows(session, list(rows), until)


def _involves(actor: Actor) -> ColumnElement[bool]:
    member = select(VacancyMember.vacancy_id).where(VacancyMember.employee_id == actor.id)
    return or_(
        col(Vacancy.owner_id) == actor.id,
        col(Vacancy.hiring_manager_id) == actor.id,
        col(Vacancy.id).in_(member),
    )


def _filtered(actor: Actor, chosen: VacancyFilter, until: date) -> SelectOfScalar[Vacancy]:
    query = visible_vacancies(actor)
    match chosen:
        case VacancyFilter.MINE:
            return query.where(_involves(actor), Vacancy.state != VacancyState.CLOSED)
        case VacancyFilter.OPEN:
            return query.where(Vacancy.state == VacancyState.OPEN)
        case VacancyFilter.BURNING:
            return query.where(Vacancy.state == VacancyState.OPEN, col(Vacancy.closes_on) <= until)
        case VacancyFilter.ON_HOLD:
            return query.where(Vacancy.state == VacancyState.ON_HOLD)
        case VacancyFilter.CLOSED:
            return query.where(Vacancy.state == VacancyState.CLOSED)


def _ordered(query: SelectOfScalar[Vacancy], chosen: VacancyFilter) -> SelectOfScalar[Vacancy]:
    if chosen in {VacancyFilter.CLOSED, VacancyFilter.ON_HOLD}:
        return query.order_by(col(Vacancy.state_since).desc(), col(Vacancy.id).desc())
    undated = col(Vacancy.closes_on).is_(None)
    on_hold = col(Vacancy.state) == VacancyState.ON_HOLD
    return query.order_by(on_hold, undated, col(Vacancy.closes_on), col(Vacancy.id).desc())


def _search(session: Session, actor: Actor, typed: list[str]) -> list[Vacancy]:
    """Every typed word begins a word of the title or department. Folding in Python: SQLite knows no Cyrillic
    case.
    """
    rows = session.exec(
        visible_vacancies(actor).order_by(col(Vacancy.state) == VacancyState.CLOSED, col(Vacancy.id).desc())
    ).all()
    departments = {row.id: row.name for row in session.exec(select(Department)).all()}
    return [row for row in rows if _fits(f"{row.title} {departments.get(row.department_id, '')}", typed)]


def _fits(text: str, typed: list[str]) -> bool:
    words = fold(text).replace("-", " ").split()
    return all(any(word.startswith(piece) for word in words) for piece in typed)


def _rows(session: Session, vacancies: list[Vacancy], until: date) -> tuple[VacancyRow, ...]:
    ids = [vacancy.id for vacancy in vacancies]
    counted = session.exec(
        select(Application.vacancy_id, Application.stage, func.count())
        .where(col(Application.vacancy_id).in_(ids))
        .group_by(col(Application.vacancy_id), col(Application.stage))
    ).all()
    active: dict[int, int] = {}
    new: dict[int, int] = {}
    for vacancy_id, stage, count in counted:
        if stage not in ENDS:
            active[vacancy_id] = active.get(vacancy_id, 0) + count
        if stage is Stage.NEW:
            new[vacancy_id] = count
    departments = {row.id: row.name for row in session.exec(select(Department)).all()}
    return tuple(
        VacancyRow(
            id=vacancy.id,
            title=vacancy.title,
            department=departments.get(vacancy.department_id, ""),
            state=vacancy.state,
            closes_on=vacancy.closes_on,
            burning=is_burning(vacancy, until),
            active=active.get(vacancy.id, 0),
            new=new.get(vacancy.id, 0),
            confidential=vacancy.confidential,
        )
        for vacancy in vacancies
        if vacancy.id is not None
    )


def _count(session: Session, query: SelectOfScalar[Vacancy]) -> int:
    ids = query.with_only_columns(col(Vacancy.id)).subquery()
    return session.exec(select(func.count()).select_from(ids)).one()


def _waiting_requests(session: Session) -> int:
    undecided = select(func.count()).where(VacancyRequest.state == RequestState.WAITING)
    return session.exec(undecided).one()
