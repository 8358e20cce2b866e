"""What exported lists hold: candidates, vacancies and applications the reader may see, read row by row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlmodel import Session, col, exists, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from bot.domain.access import Actor, Permission, visible_vacancies
from bot.domain.candidate_contacts import url_of
from bot.domain.candidate_values import CandidateValues, values_of
from bot.models import (
    Application,
    Candidate,
    Consent,
    ConsentState,
    ContactKind,
    Department,
    Employee,
    SalaryPeriod,
    Stage,
    Vacancy,
    VacancyState,
)

CHUNK = 200

Cell = str | int | float | date | StrEnum | None


class ExportColumn(StrEnum):
    """A column of an exported list."""

    NUMBER = "number"
    NAME = "name"
    POSITION = "position"
    CITY = "city"
    AGE = "age"
    EXPERIENCE_MONTHS = "experience_months"
    SALARY_MIN = "salary_min"
    SALARY_MAX = "salary_max"
    CURRENCY = "currency"
    SALARY_PERIOD = "salary_period"
    PHONE = "phone"
    EMAIL = "email"
    TELEGRAM = "telegram"
    LINKS = "links"
    SKILLS = "skills"
    SOURCE = "source"
    CONSENT = "consent"
    ADDED = "added"
    TITLE = "title"
    DEPARTMENT = "department"
    STATE = "state"
    HEADCOUNT = "headcount"
    OPENED = "opened"
    CLOSES = "closes"
    OWNER = "owner"
    MANAGER = "manager"
    VACANCY = "vacancy"
    CANDIDATE = "candidate"
    STAGE = "stage"
    STAGE_SINCE = "stage_since"


C = ExportColumn
CANDIDATE_COLUMNS = (
    C.NUMBER, C.NAME, C.POSITION, C.CITY, C.AGE, C.EXPERIENCE_MONTHS, C.SALARY_MIN, C.SALARY_MAX, C.CURRENCY,
    C.SALARY_PERIOD, C.PHONE, C.EMAIL, C.TELEGRAM, C.LINKS, C.SKILLS, C.SOURCE, C.CONSENT, C.ADDED,
)  # fmt: skip
VACANCY_COLUMNS = (
    C.NUMBER, C.TITLE, C.DEPARTMENT, C.STATE, C.HEADCOUNT, C.CITY, C.SALARY_MIN, C.SALARY_MAX, C.CURRENCY,
    C.SALARY_PERIOD, C.OPENED, C.CLOSES, C.OWNER, C.MANAGER,
)  # fmt: skip
APPLICATION_COLUMNS = (C.NUMBER, C.VACANCY, C.CANDIDATE, C.NAME, C.STAGE, C.STAGE_SINCE, C.ADDED)


@dataclass(frozen=True)
class ExportTable:
    """A list: its columns, and the rows in their order. Rows are read as they are asked for."""

    columns: tuple[ExportColumn, ...]
    rows: Iterator[tuple[Cell, ...]]


def candidates(
    session: Session, actor: Actor, *, today: date, chosen: Sequence[int] | None = None
) -> ExportTable:
    """The candidates the actor may see, all or the chosen ones; salaries only for those who may see them."""
    columns: tuple[ExportColumn, ...] = CANDIDATE_COLUMNS
    if not actor.may(Permission.SALARY_VIEW):
        hidden = {C.SALARY_MIN, C.SALARY_MAX, C.CURRENCY, C.SALARY_PERIOD}
        columns = tuple(column for column in columns if column not in hidden)
    query = _visible_candidates(actor)
    if chosen is not None:
        query = query.where(col(Candidate.id).in_(list(chosen)))
    return ExportTable(columns, _candidate_rows(session, query, columns, today))


def _visible_candidates(actor: Actor) -> SelectOfScalar[Candidate]:
    """As `access.may_on_candidate` has it: on no vacancy, or on one the actor may see."""
    visible = visible_vacancies(actor).with_only_columns(col(Vacancy.id))
    own = col(Application.candidate_id) == col(Candidate.id)
    return select(Candidate).where(
        or_(~exists().where(own), exists().where(own, col(Application.vacancy_id).in_(visible)))
    )


def _candidate_rows(
    session: Session, query: SelectOfScalar[Candidate], columns: tuple[ExportColumn, ...], today: date
) -> Iterator[tuple[Cell, ...]]:
    last = 0
    while True:
        page = query.where(col(Candidate.id) > last).order_by(col(Candidate.id)).limit(CHUNK)
        rows = session.exec(page).all()
        if not rows:
            return
        states = _consents(session, [row.id or 0 for row in rows])
        for row in rows:
            values = _candidate(row, values_of(session, row), states.get(row.id or 0), today)
            yield tuple(values[column] for column in columns)
        last = rows[-1].id or 0
        session.expunge_all()  # a whole base must not gather in memory


def _consents(session: Session, ids: Sequence[int]) -> dict[int, ConsentState]:
    found = session.exec(
        select(Consent.candidate_id, Consent.state).where(col(Consent.candidate_id).in_(ids))
    )
    return {candidate_id: ConsentState(state) for candidate_id, state in found.all()}


_ON_WEB = frozenset({ContactKind.LINKEDIN, ContactKind.GITHUB, ContactKind.HH_RESUME, ContactKind.LINK})


def _candidate(
    row: Candidate, values: CandidateValues, consent: ConsentState | None, today: date
) -> dict[ExportColumn, Cell]:
    def contacts(*kinds: ContactKind) -> str:
        return ", ".join(contact.shown for contact in values.contacts if contact.kind in kinds)

    salary = values.salary
    # As addresses, so that they open from the sheet and are understood when the table comes back.
    on_web = (contact for contact in values.contacts if contact.kind in _ON_WEB)
    return {
        C.NUMBER: row.id,
        C.NAME: values.full_name,
        C.POSITION: values.position,
        C.CITY: values.city,
        C.AGE: values.age.on(today),
        C.EXPERIENCE_MONTHS: values.experience_months,
        C.SALARY_MIN: salary.amount_min if salary else None,
        C.SALARY_MAX: salary.amount_max if salary else None,
        C.CURRENCY: salary.currency if salary else None,
        C.SALARY_PERIOD: salary.period if salary else None,
        C.PHONE: contacts(ContactKind.PHONE),
        C.EMAIL: contacts(ContactKind.EMAIL),
        C.TELEGRAM: contacts(ContactKind.TELEGRAM),
        C.LINKS: ", ".join(contact.shown if (url := url_of(contact)) is None else url for contact in on_web),
        C.SKILLS: ", ".join(values.skills),
        C.SOURCE: row.source,
        C.CONSENT: consent or ConsentState.NOT_ASKED,
        C.ADDED: row.created_at.date(),
    }


def vacancies(session: Session, actor: Actor) -> ExportTable:
    """The vacancies the actor may see."""
    visible = visible_vacancies(actor).with_only_columns(col(Vacancy.id))
    rows = session.exec(select(Vacancy).where(col(Vacancy.id).in_(visible)).order_by(col(Vacancy.id)))
    names = dict(session.exec(select(Employee.id, Employee.name)).all())
    places = dict(session.exec(select(Department.id, Department.name)).all())
    return ExportTable(VACANCY_COLUMNS, (_vacancy(row, names, places) for row in rows))


def _vacancy(row: Vacancy, names: dict[int | None, str], places: dict[int | None, str]) -> tuple[Cell, ...]:
    return (
        row.id,
        row.title,
        places.get(row.department_id, ""),
        VacancyState(row.state),
        row.headcount,
        row.city,
        row.salary_min,
        row.salary_max,
        row.salary_currency,
        SalaryPeriod(row.salary_period) if row.salary_currency else None,
        _day(row.opened_at),
        row.closes_on,
        names.get(row.owner_id, ""),
        names.get(row.hiring_manager_id, ""),
    )


def applications(session: Session, actor: Actor) -> ExportTable:
    """Who is on which vacancy at which stage, on the vacancies the actor may see."""
    visible = visible_vacancies(actor).with_only_columns(col(Vacancy.id))
    rows = session.exec(
        select(Application, Vacancy.title, Candidate.full_name)
        .join(Vacancy, col(Vacancy.id) == col(Application.vacancy_id))
        .join(Candidate, col(Candidate.id) == col(Application.candidate_id))
        .where(col(Application.vacancy_id).in_(visible))
        .order_by(col(Application.id))
        .execution_options(yield_per=CHUNK)
    )
    return ExportTable(
        APPLICATION_COLUMNS,
        (
            (
                row.id,
                title,
                row.candidate_id,
                name,
                Stage(row.stage),
                _day(row.stage_since),
                _day(row.created_at),
            )
            for row, title, name in rows
        ),
    )


def _day(moment: datetime) -> date:
    return moment.date()
