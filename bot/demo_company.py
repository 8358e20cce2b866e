"""The demo's company in both languages: who works there, what they look for, whose résumés have come in."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from mimetypes import guess_type
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.domain import (
    departments,
    drafts,
    intake_saving,
    invites,
    people,
    people_edits,
    stored_files,
    vacancies,
)
from bot.domain.access import Actor, actor_by_id
from bot.domain.intake_drafts import CandidateDraft, Origin, from_resume
from bot.domain.people_edits import ProfileField
from bot.domain.vacancy_values import Salary, VacancyValues, Wanted
from bot.i18n import Language
from bot.models import Employment, Role, SalaryTax, WorkFormat
from bot.resumes import Resume, to_json

FIRST_ID = 5_000_000_001


@dataclass(frozen=True)
class DemoPerson:
    """Somebody of the company, or the stranger who is not of it."""

    telegram_id: int
    first_name: str
    last_name: str
    username: str | None
    roles: tuple[Role, ...]
    position: str
    department: str
    leads: bool = False
    note: str = ""


@dataclass(frozen=True)
class DemoProfile:
    """What a person's or a department's card tells beside name and place; `department` when it is a department's."""

    of: str
    responsibilities: str
    phone: str = ""
    department: bool = False


@dataclass(frozen=True)
class DemoVacancy:
    """A vacancy that is open when the demo begins; `closes_in` counts days from today."""

    title: str
    department: str
    owner: str
    manager: str
    team: tuple[str, ...]
    competencies: tuple[Wanted, ...]
    closes_in: int
    salary: Salary
    work_format: WorkFormat
    city: str
    description: str
    resumes: tuple[str, ...] = ()
    headcount: int = 1


@dataclass(frozen=True)
class DemoCompany:
    """Everything the demo begins with, in one language."""

    name: str
    language: Language
    timezone: str
    country: str
    staff: dict[str, DemoPerson]
    stranger: DemoPerson
    vacancies: tuple[DemoVacancy, ...] = field(default=())
    profiles: tuple[DemoProfile, ...] = field(default=())
    expected: tuple[DemoPerson, ...] = field(default=())


_RU = DemoCompany(
    name="Северный ветер",
    language=Language.RU,
    timezone="Europe/Moscow",
    country="RU",
    staff={
        "anna": DemoPerson(
            FIRST_ID,
            "Анна",
            "Смирнова",
            "anna_hr",
            (Role.HR_ADMIN, Role.RECRUITER),
            "HR-директор",
            "Персонал",
            leads=True,
        ),
        "boris": DemoPerson(
            FIRST_ID + 1, "Борис", "Ильин", "boris_hr", (Role.RECRUITER,), "Рекрутер", "Персонал"
        ),
        "vera": DemoPerson(
            FIRST_ID + 2,
            "Вера",
            "Орлова",
            "vera_mkt",
            (Role.LEAD,),
            "Директор по маркетингу",
            "Маркетинг",
            leads=True,
        ),
        "dmitry": DemoPerson(
            FIRST_ID + 3, "Дмитрий", "Волков", "dvolkov", (Role.LEAD,), "Руководитель ИТ", "ИТ", leads=True
        ),
        "gleb": DemoPerson(
            FIRST_ID + 4, "Глеб", "Зайцев", "gleb_z", (Role.EMPLOYEE,), "Дизайнер", "Маркетинг"
        ),
    },
    stranger=DemoPerson(FIRST_ID + 90, "Пётр", "Сторонний", None, (), "", "", note="Не сотрудник"),
    profiles=(
        DemoProfile("ИТ", "компьютеры, доступы, сайт", department=True),
        DemoProfile("Персонал", "приём, отпуска, справки", department=True),
        DemoProfile("anna", "трудовые договоры, кадровые приказы", "+7 916 555-01-01"),
        DemoProfile("gleb", "презентации, логотип, визитки", "+7 916 555-01-05"),
    ),
    expected=(
        DemoPerson(0, "Мария", "Лебедева", None, (), "Редактор", "Маркетинг"),
        DemoPerson(0, "Олег", "Кузнецов", None, (), "Системный администратор", "ИТ"),
    ),
    vacancies=(
        DemoVacancy(
            "Python-разработчик",
            "ИТ",
            "anna",
            "dmitry",
            ("boris",),
            (
                Wanted("Python", level=4),
                Wanted("Django"),
                Wanted("PostgreSQL", level=3),
                Wanted("Docker", must=False),
            ),
            12,
            Salary(200_000, 280_000, tax=SalaryTax.NET),
            WorkFormat.HYBRID,
            "Санкт-Петербург",
            "Развиваем внутренний сервис доставки: Python 3.11, Django, PostgreSQL. Команда из шести человек.",
            ("gen-hh-ru-01.pdf",),
        ),
        DemoVacancy(
            "Руководитель отдела продаж",
            "Продажи",
            "boris",
            "vera",
            ("anna",),
            (Wanted("Управление продажами"), Wanted("CRM"), Wanted("Ведение переговоров", must=False)),
            2,
            Salary(150_000, 200_000, tax=SalaryTax.NET),
            WorkFormat.OFFICE,
            "Нижний Новгород",
            "Отдел из восьми менеджеров, продажи юридическим лицам.",
            ("gen-hh-ru-02.docx",),
        ),
        DemoVacancy(
            "Главный бухгалтер",
            "Бухгалтерия",
            "anna",
            "anna",
            (),
            (Wanted("1С: Бухгалтерия", level=4), Wanted("МСФО", must=False), Wanted("Налоговый учёт")),
            25,
            Salary(180_000, None),
            WorkFormat.OFFICE,
            "Москва",
            "",
        ),
    ),
)

_EN = DemoCompany(
    name="Northwind",
    language=Language.EN,
    timezone="Europe/Berlin",
    country="DE",
    staff={
        "anna": DemoPerson(
            FIRST_ID,
            "Anna",
            "Smith",
            "anna_hr",
            (Role.HR_ADMIN, Role.RECRUITER),
            "Head of HR",
            "People",
            leads=True,
        ),
        "boris": DemoPerson(
            FIRST_ID + 1, "Boris", "Miller", "boris_hr", (Role.RECRUITER,), "Recruiter", "People"
        ),
        "vera": DemoPerson(
            FIRST_ID + 2,
            "Vera",
            "Novak",
            "vera_mkt",
            (Role.LEAD,),
            "Marketing director",
            "Marketing",
            leads=True,
        ),
        "dmitry": DemoPerson(
            FIRST_ID + 3, "David", "Wolf", "dwolf", (Role.LEAD,), "Head of IT", "IT", leads=True
        ),
        "gleb": DemoPerson(FIRST_ID + 4, "Glen", "Hart", "glen_h", (Role.EMPLOYEE,), "Designer", "Marketing"),
    },
    stranger=DemoPerson(FIRST_ID + 90, "Peter", "Outsider", None, (), "", "", note="Not an employee"),
    profiles=(
        DemoProfile("IT", "computers, access, the website", department=True),
        DemoProfile("People", "hiring, holidays, certificates", department=True),
        DemoProfile("anna", "contracts, HR orders", "+49 30 555010 1"),
        DemoProfile("gleb", "slides, the logo, business cards", "+49 30 555010 5"),
    ),
    expected=(
        DemoPerson(0, "Maria", "Lane", None, (), "Editor", "Marketing"),
        DemoPerson(0, "Oliver", "Cook", None, (), "System administrator", "IT"),
    ),
    vacancies=(
        DemoVacancy(
            "DevOps Engineer",
            "IT",
            "anna",
            "dmitry",
            ("boris",),
            (
                Wanted("Kubernetes", level=4),
                Wanted("Terraform"),
                Wanted("AWS", level=3),
                Wanted("Python", must=False),
            ),
            12,
            Salary(4_000, 5_500, currency="EUR", tax=SalaryTax.GROSS),
            WorkFormat.REMOTE,
            "Berlin",
            "We run our delivery platform on AWS and Kubernetes. A team of six.",
            ("gen-hh-en-06.pdf",),
        ),
        DemoVacancy(
            "Product Manager",
            "Marketing",
            "boris",
            "vera",
            ("anna",),
            (Wanted("Product Management"), Wanted("SQL"), Wanted("A/B testing", must=False)),
            2,
            Salary(3_500, 4_500, currency="EUR", tax=SalaryTax.GROSS),
            WorkFormat.HYBRID,
            "Berlin",
            "Own the mobile shop from idea to numbers.",
            ("gen-hh-en-05.pdf",),
        ),
        DemoVacancy(
            "Accountant",
            "Finance",
            "anna",
            "anna",
            (),
            (Wanted("Accounting"), Wanted("MS Excel"), Wanted("Auditing", must=False)),
            25,
            Salary(3_000, None, currency="EUR"),
            WorkFormat.OFFICE,
            "Berlin",
            "",
        ),
    ),
)

DEMO_COMPANIES = {Language.RU: _RU, Language.EN: _EN}


def employ(session: Session, company: DemoCompany, *, now: datetime) -> dict[str, int]:
    """The company's departments and people; returns people's ids by their key."""
    departments: dict[str, int | None] = {}
    names = [one.department for one in company.staff.values()] + [one.department for one in company.vacancies]
    for name in dict.fromkeys(names):
        departments[name] = people.add_department(session, name, now=now).id
    ids: dict[str, int] = {}
    for key, one in company.staff.items():
        employee = people.add_employee(
            session,
            name=f"{one.first_name} {one.last_name}",
            roles=one.roles,
            position=one.position,
            department_id=departments[one.department],
            telegram_id=one.telegram_id,
            username=one.username,
            language=company.language,
            now=now,
        )
        if employee.id is None:
            raise RuntimeError("a stored employee has an id")
        ids[key] = employee.id
        department_id = departments[one.department]
        if one.leads and department_id is not None:
            people.set_lead(session, department_id, employee.id)
    return ids


def settle_people(session: Session, company: DemoCompany, ids: dict[str, int], *, now: datetime) -> None:
    """What people and departments answer for, who is expected but not in Telegram yet, an invitation, the duty."""
    admin = _actor(session, ids["anna"])
    by_name = {one.name: one.id for one in people.departments(session)}
    for one in company.profiles:
        department_id = by_name.get(one.of)
        if one.department and department_id is not None:
            departments.describe(session, admin, department_id, one.responsibilities, now=now)
        elif one.of in ids:
            for field_of, text in (
                (ProfileField.RESPONSIBILITIES, one.responsibilities),
                (ProfileField.PHONE, one.phone),
            ):
                people_edits.set_field(session, admin, ids[one.of], field_of, text, now=now)
    for person in company.expected:
        added = people.add_employee(
            session,
            name=f"{person.first_name} {person.last_name}",
            roles=person.roles,
            position=person.position,
            department_id=by_name.get(person.department),
            language=company.language,
            added_by_id=admin.id,
            now=now,
        )
        if added.id is not None:
            invites.invite_employee(session, admin, added.id, now=now)
    people_edits.set_duty(session, admin, ids["boris"], now=now)


def first_vacancies(
    session: Session, company: DemoCompany, ids: dict[str, int], *, now: datetime
) -> list[int]:
    """The vacancies that are open already; returns their ids in the company's order."""
    people.the_company(session).country = company.country
    departments = {one.name: one.id for one in people.departments(session)}
    today = now.astimezone(ZoneInfo(company.timezone)).date()
    made: list[int] = []
    for one in company.vacancies:
        values = VacancyValues(
            title=one.title,
            department_id=departments[one.department],
            competencies=one.competencies,
            closes_on=_workday(today + timedelta(days=one.closes_in)),
            headcount=one.headcount,
            salary=one.salary,
            employment=Employment.FULL_TIME,
            work_format=one.work_format,
            city=one.city,
            hiring_manager_id=ids[one.manager],
            owner_id=ids[one.owner],
            team=tuple(ids[key] for key in one.team),
            description=one.description,
        )
        made.append(
            vacancies.open_vacancy(session, _actor(session, ids[one.owner]), values, now=now).vacancy_id
        )
    return made


def save_resume(
    session: Session, owner_id: int, vacancy_id: int, name: str, data: bytes, resume: Resume, *, now: datetime
) -> None:
    """Save a read résumé as a candidate of a vacancy, through the same verbs as a recruiter's press."""
    actor = _actor(session, owner_id)
    mime = guess_type(name)[0] or "application/octet-stream"
    file_id = stored_files.keep(session, data, mime=mime, now=now)
    begun = CandidateDraft(Origin(chat_id=0, message_id=0, file_name=name, mime=mime), vacancy_id=vacancy_id)
    filled = from_resume(begun, resume, to_json(resume), today=now.astimezone(actor.zone).date())
    kept = drafts.start(session, owner_id, filled, now=now, file_id=file_id)
    intake_saving.save(session, actor, kept.id, rev=None, now=now)
    drafts.discard(session, actor, kept.id, CandidateDraft)


def _actor(session: Session, employee_id: int) -> Actor:
    actor = actor_by_id(session, employee_id)
    if actor is None:
        raise RuntimeError("the demo's people work here")
    return actor


def _workday(day: date) -> date:
    """The same day, or the Friday before a weekend: nobody closes a vacancy on a Sunday."""
    return day - timedelta(days=max(0, day.weekday() - 4))
