"""Every table and its enums, in reading order: company and people, hiring, the shared record, and what keeps the chat.

Conventions. Time stamps are aware UTC. Days (`date`) are days of the company's zone. Enums are stored by value with a
CHECK. Telegram's ids are 64 bits. `rev` grows with every edit and is carried by buttons, so that an outdated card cannot act.
`table=True` models are not validated: the domain checks values before it builds them.
"""

from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Column,
    Index,
    LargeBinary,
    UniqueConstraint,
    text,
)
from sqlmodel import Field, SQLModel

from bot.db import enum_column
from bot.i18n import Language

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

# SQLite hands out the ids of deleted rows again; a button or link must never mean somebody else.
NEVER_REUSE_IDS = {"sqlite_autoincrement": True}


def _enum(
    kind: type[StrEnum], *, nullable: bool = False, default: StrEnum | None = None, check: str = ""
) -> Column[Any]:
    return Column(enum_column(kind, check), nullable=nullable, default=default)


# == Company and people ==================================================================================


class Company(SQLModel, table=True):
    """The one company of this database and its rules; the environment only seeds it."""

    __tablename__ = "company"
    __table_args__ = (CheckConstraint("id = 1", name="single"),)

    id: int = Field(default=1, primary_key=True)
    name: str
    timezone: str
    country: str = "RU"
    language: Language = Field(sa_column=_enum(Language))
    duty_recruiter_id: int | None = Field(default=None, foreign_key="employee.id")
    task_rules: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    created_at: datetime


class CalendarDay(SQLModel, table=True):
    """The company's own exception to the production calendar: a day off, or a worked holiday."""

    __tablename__ = "calendar_day"

    day: date = Field(primary_key=True)
    is_workday: bool
    note: str = ""


class Department(SQLModel, table=True):
    """A department of the company: what it belongs to, the group chat it works in, what it answers for in a few words.

    `chat_topic_id` is the topic of a forum group in which the bot speaks; None for the general one.
    """

    __tablename__ = "department"
    __table_args__ = (NEVER_REUSE_IDS,)

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    parent_id: int | None = Field(default=None, foreign_key="department.id", index=True)
    chat_id: int | None = Field(default=None, sa_type=BigInteger, unique=True)
    chat_topic_id: int | None = Field(default=None, sa_type=BigInteger)
    responsibilities: str = ""
    created_at: datetime
    rev: int = 0


class EmployeeState(StrEnum):
    """Where a person stands with the company."""

    COMING = "coming"
    PROBATION = "probation"
    WORKING = "working"
    LEFT = "left"


class Role(StrEnum):
    """What a person may do; several at once. Rights are granted in `domain.access` only."""

    HR_ADMIN = "hr_admin"
    RECRUITER = "recruiter"
    LEAD = "lead"
    EMPLOYEE = "employee"


class Employee(SQLModel, table=True):
    """A person of the company, with or without Telegram.

    `phone` is E.164 and finds who shares a contact; `manager_id` is one's own lead where it is not the department's;
    `last_day` is the last day of access, in the company's zone. A left person keeps the row: who returns is the same.
    `morning_hour` is the whole hour of the own zone at which the day's message comes, none for never; `workdays` holds
    digits, 0 is Monday, empty for the company's calendar. `muted` names the topics the person wants no messages about.
    """

    __tablename__ = "employee"
    __table_args__ = (NEVER_REUSE_IDS,)

    id: int | None = Field(default=None, primary_key=True)
    name: str
    position: str = ""
    department_id: int | None = Field(default=None, foreign_key="department.id", index=True)
    manager_id: int | None = Field(default=None, foreign_key="employee.id", index=True)
    state: EmployeeState = Field(default=EmployeeState.WORKING, sa_column=_enum(EmployeeState))
    telegram_id: int | None = Field(default=None, sa_type=BigInteger, unique=True)
    username: str | None = None
    phone: str | None = Field(default=None, index=True)
    email: str = ""
    skills: str = ""
    responsibilities: str = ""
    photo_id: int | None = Field(default=None, foreign_key="stored_file.id", index=True)
    start_date: date | None = None
    last_day: date | None = Field(default=None, index=True)
    language: Language = Field(sa_column=_enum(Language))
    timezone: str
    quiet_from: time = time(21, 0)
    quiet_to: time = time(9, 0)
    morning_hour: int | None = 9
    workdays: str = ""
    muted: str = ""
    reachable: bool = True
    created_at: datetime
    rev: int = 0


class DepartmentLead(SQLModel, table=True):
    """Who leads a department and so answers for its vacancies and tasks."""

    __tablename__ = "department_lead"

    department_id: int = Field(foreign_key="department.id", primary_key=True, ondelete="CASCADE")
    employee_id: int = Field(foreign_key="employee.id", index=True, ondelete="CASCADE")


class DepartmentDeputy(SQLModel, table=True):
    """Who stands in for a department's lead, with the lead's rights on it."""

    __tablename__ = "department_deputy"

    department_id: int = Field(foreign_key="department.id", primary_key=True, ondelete="CASCADE")
    employee_id: int = Field(foreign_key="employee.id", index=True, ondelete="CASCADE")


class EmploymentPeriod(SQLModel, table=True):
    """One time of working here: who returns gets another period, not another person. Days of the company's zone."""

    __tablename__ = "employment_period"

    id: int | None = Field(default=None, primary_key=True)
    employee_id: int = Field(foreign_key="employee.id", index=True, ondelete="CASCADE")
    started_on: date
    ended_on: date | None = None
    position: str = ""
    department: str = ""


class EmployeeRole(SQLModel, table=True):
    """One role of one employee."""

    __tablename__ = "employee_role"

    employee_id: int = Field(foreign_key="employee.id", primary_key=True, ondelete="CASCADE")
    role: Role = Field(sa_column=Column(enum_column(Role), primary_key=True))


class Morning(SQLModel, table=True):
    """When somebody's next morning message is due."""

    __tablename__ = "morning"

    employee_id: int = Field(foreign_key="employee.id", primary_key=True, ondelete="CASCADE")
    due_at: datetime = Field(index=True)


class AbsenceKind(StrEnum):
    """Why somebody is away: seen by themselves, their lead and HR only."""

    VACATION = "vacation"
    SICK = "sick"
    TRIP = "trip"
    OTHER = "other"


class Absence(SQLModel, table=True):
    """A time somebody is away, days of the company's zone, both included; `ended_at` when they came back or changed plans."""

    __tablename__ = "absence"
    __table_args__ = (Index(None, "employee_id", "ends_on"), NEVER_REUSE_IDS)

    id: int | None = Field(default=None, primary_key=True)
    employee_id: int = Field(foreign_key="employee.id", ondelete="CASCADE")
    starts_on: date
    ends_on: date = Field(index=True)
    deputy_id: int | None = Field(default=None, foreign_key="employee.id")
    kind: AbsenceKind = Field(sa_column=_enum(AbsenceKind))
    ended_at: datetime | None = None
    created_at: datetime
    rev: int = 0


class StandingIn(SQLModel, table=True):
    """Who stands in for somebody who is away now; written by `domain.absence` only."""

    __tablename__ = "standing_in"

    absent_id: int = Field(foreign_key="employee.id", primary_key=True, ondelete="CASCADE")
    deputy_id: int = Field(foreign_key="employee.id", index=True, ondelete="CASCADE")


class Invite(SQLModel, table=True):
    """A link that lets one person in, once: with the roles and department inside, or as an employee known already.

    The token is a secret of 128 bits; it is kept as it is, because the link and its QR are shown again while it is open.
    """

    __tablename__ = "invite"
    __table_args__ = (NEVER_REUSE_IDS,)

    id: int | None = Field(default=None, primary_key=True)
    token: str = Field(unique=True)
    employee_id: int | None = Field(default=None, foreign_key="employee.id", index=True, ondelete="CASCADE")
    name: str = ""
    position: str = ""
    department_id: int | None = Field(default=None, foreign_key="department.id", ondelete="SET NULL")
    roles: list[str] = Field(sa_column=Column(JSON, nullable=False))
    created_by_id: int = Field(foreign_key="employee.id")
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None = None
    used_at: datetime | None = None
    used_by_id: int | None = Field(default=None, foreign_key="employee.id")
    qr_file_id: int | None = Field(default=None, foreign_key="stored_file.id")


class JoinState(StrEnum):
    """What became of a stranger's request to be let in."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class JoinRequest(SQLModel, table=True):
    """Somebody the company does not know asks to be let in: one request a Telegram account."""

    __tablename__ = "join_request"
    __table_args__ = (NEVER_REUSE_IDS,)

    id: int | None = Field(default=None, primary_key=True)
    telegram_id: int = Field(sa_type=BigInteger, unique=True)
    name: str
    username: str | None = None
    language: Language = Field(sa_column=_enum(Language))
    phone: str | None = None
    state: JoinState = Field(default=JoinState.WAITING, sa_column=_enum(JoinState))
    employee_id: int | None = Field(default=None, foreign_key="employee.id")
    decided_by_id: int | None = Field(default=None, foreign_key="employee.id")
    decided_at: datetime | None = None
    created_at: datetime


# == Hiring ==============================================================================================


class Competency(SQLModel, table=True):
    """A competency of the company's own list; `norm` is its casefolded name without punctuation."""

    __tablename__ = "competency"
    __table_args__ = (NEVER_REUSE_IDS,)

    id: int | None = Field(default=None, primary_key=True)
    name: str
    norm: str = Field(unique=True)


class VacancyState(StrEnum):
    """The life of a vacancy. Overdue is computed from the closing day, never stored."""

    OPEN = "open"
    ON_HOLD = "on_hold"
    CLOSED = "closed"


class CloseReason(StrEnum):
    """Why a vacancy was closed."""

    FILLED = "filled"
    CANCELLED = "cancelled"
    OTHER = "other"


class HoldReason(StrEnum):
    """Why a vacancy was put on hold; own words go into its note."""

    BUDGET = "budget"
    REQUIREMENTS = "requirements"
    MANAGER = "manager"
    OTHER = "other"


class Employment(StrEnum):
    FULL_TIME = "full_time"
    PART_TIME = "part_time"
    PROJECT = "project"
    SHIFT = "shift"
    INTERNSHIP = "internship"


class WorkFormat(StrEnum):
    OFFICE = "office"
    HYBRID = "hybrid"
    REMOTE = "remote"


class SalaryPeriod(StrEnum):
    MONTH = "month"
    YEAR = "year"
    DAY = "day"
    HOUR = "hour"
    PROJECT = "project"


class SalaryTax(StrEnum):
    """Whether an amount is what is paid out (net) or before income tax (gross)."""

    NET = "net"
    GROSS = "gross"
    UNKNOWN = "unknown"


class SalaryFields(SQLModel):
    """An amount range in whole currency units, its ISO 4217 currency, period and tax; all empty when not stated."""

    salary_min: int | None = Field(default=None, sa_type=BigInteger)
    salary_max: int | None = Field(default=None, sa_type=BigInteger)
    salary_currency: str | None = Field(default=None, max_length=3)


class Vacancy(SalaryFields, table=True):
    """A vacancy profile: what is sought, until when, by whom. `closes_on` is the last day, in the company's zone."""

    __tablename__ = "vacancy"
    __table_args__ = (Index(None, "state", "closes_on"), NEVER_REUSE_IDS)

    id: int | None = Field(default=None, primary_key=True)
    title: str
    department_id: int | None = Field(default=None, foreign_key="department.id", index=True)
    state: VacancyState = Field(default=VacancyState.OPEN, sa_column=_enum(VacancyState))
    state_note: str = ""
    hold_reason: HoldReason | None = Field(default=None, sa_column=_enum(HoldReason, nullable=True))
    close_reason: CloseReason | None = Field(default=None, sa_column=_enum(CloseReason, nullable=True))
    closes_on: date | None = None
    first_closes_on: date | None = None
    headcount: int = 1
    salary_period: SalaryPeriod = Field(default=SalaryPeriod.MONTH, sa_column=_enum(SalaryPeriod))
    salary_tax: SalaryTax = Field(default=SalaryTax.UNKNOWN, sa_column=_enum(SalaryTax))
    employment: Employment | None = Field(default=None, sa_column=_enum(Employment, nullable=True))
    work_format: WorkFormat | None = Field(default=None, sa_column=_enum(WorkFormat, nullable=True))
    city: str = ""
    description: str = ""
    confidential: bool = False
    owner_id: int = Field(foreign_key="employee.id", index=True)
    hiring_manager_id: int | None = Field(default=None, foreign_key="employee.id", index=True)
    opened_at: datetime
    state_since: datetime
    rev: int = 0


class VacancyCompetency(SQLModel, table=True):
    """A competency sought by a vacancy: must-have or nice-to-have, with a wanted level of 1–5 or none."""

    __tablename__ = "vacancy_competency"

    vacancy_id: int = Field(foreign_key="vacancy.id", primary_key=True, ondelete="CASCADE")
    competency_id: int = Field(foreign_key="competency.id", primary_key=True, index=True)
    position: int
    must: bool = True
    level: int | None = None


class VacancyMember(SQLModel, table=True):
    """A colleague on a vacancy's team beside its owner and its hiring manager."""

    __tablename__ = "vacancy_member"

    vacancy_id: int = Field(foreign_key="vacancy.id", primary_key=True, ondelete="CASCADE")
    employee_id: int = Field(foreign_key="employee.id", primary_key=True, index=True)


class RequestState(StrEnum):
    """The life of a lead's request for a vacancy; taken while a recruiter fills in the vacancy asked for."""

    WAITING = "waiting"
    TAKEN = "taken"
    OPENED = "opened"
    DECLINED = "declined"


class VacancyRequest(SQLModel, table=True):
    """A lead's request in own words; a recruiter opens a vacancy from it or declines with a reason."""

    __tablename__ = "vacancy_request"
    __table_args__ = (NEVER_REUSE_IDS,)

    id: int | None = Field(default=None, primary_key=True)
    text: str
    requested_by_id: int = Field(foreign_key="employee.id", index=True)
    department_id: int | None = Field(default=None, foreign_key="department.id")
    state: RequestState = Field(default=RequestState.WAITING, sa_column=_enum(RequestState))
    decided_by_id: int | None = Field(default=None, foreign_key="employee.id")
    decided_at: datetime | None = None
    decline_reason: str = ""
    vacancy_id: int | None = Field(default=None, foreign_key="vacancy.id")
    created_at: datetime


class Candidate(SalaryFields, table=True):
    """A person who sent a résumé: the company's own base. What belongs to one vacancy lives in Application.

    `languages` (name, level) and `studies` are what was corrected by hand; empty, the newest résumé tells. `photo_resume` is
    the résumé the photo was found in, empty for one that was sent.
    """

    __tablename__ = "candidate"
    __table_args__ = (NEVER_REUSE_IDS,)

    id: int | None = Field(default=None, primary_key=True)
    full_name: str
    name_key: str = Field(index=True)
    position: str = ""
    city: str = ""
    citizenship: str = ""
    birth_date: date | None = Field(default=None, index=True)
    age: int | None = None
    age_on: date | None = None
    experience_months: int | None = None
    salary_period: SalaryPeriod = Field(default=SalaryPeriod.MONTH, sa_column=_enum(SalaryPeriod))
    salary_tax: SalaryTax = Field(default=SalaryTax.UNKNOWN, sa_column=_enum(SalaryTax))
    languages: list[list[str]] | None = Field(
        default=None, sa_column=Column(JSON(none_as_null=True), nullable=True)
    )
    studies: list[dict[str, Any]] | None = Field(
        default=None, sa_column=Column(JSON(none_as_null=True), nullable=True)
    )
    photo_id: int | None = Field(default=None, foreign_key="stored_file.id", index=True)
    photo_resume: int | None = None
    source: str = ""
    referred_by_id: int | None = Field(default=None, foreign_key="employee.id")
    created_by_id: int = Field(foreign_key="employee.id")
    created_at: datetime
    rev: int = 0


class CandidateUnion(SQLModel, table=True):
    """A card that was found to be of one person with another and taken into it: what was moved, so that it can be taken back.

    No foreign key on `absorbed_id`: that card is gone until then, and its old buttons lead to the card that was kept.
    """

    __tablename__ = "candidate_union"
    __table_args__ = (NEVER_REUSE_IDS,)

    id: int | None = Field(default=None, primary_key=True)
    kept_id: int = Field(foreign_key="candidate.id", index=True, ondelete="CASCADE")
    absorbed_id: int = Field(index=True)
    absorbed_name: str
    steps: list[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False))
    united_by_id: int = Field(foreign_key="employee.id")
    united_at: datetime


class ContactKind(StrEnum):
    PHONE = "phone"
    EMAIL = "email"
    TELEGRAM = "telegram"
    LINKEDIN = "linkedin"
    GITHUB = "github"
    HH_RESUME = "hh_resume"
    LINK = "link"


class CandidateContact(SQLModel, table=True):
    """A contact of a candidate: as shown, and its normalised key (E.164, casefolded e-mail, handle) that finds doubles."""

    __tablename__ = "candidate_contact"
    __table_args__ = (UniqueConstraint("candidate_id", "kind", "key"), Index(None, "kind", "key"))

    id: int | None = Field(default=None, primary_key=True)
    candidate_id: int = Field(foreign_key="candidate.id", ondelete="CASCADE")
    kind: ContactKind = Field(sa_column=_enum(ContactKind))
    shown: str
    key: str


class CandidateCompetency(SQLModel, table=True):
    """A competency found in a candidate's résumé or added by hand; the level is 1–5 or unknown."""

    __tablename__ = "candidate_competency"

    candidate_id: int = Field(foreign_key="candidate.id", primary_key=True, ondelete="CASCADE")
    competency_id: int = Field(foreign_key="competency.id", primary_key=True, index=True)
    position: int
    level: int | None = None


class StoredFile(SQLModel, table=True):
    """A file's bytes, once for each content: backup, move, replicas and erasure follow the database."""

    __tablename__ = "stored_file"
    __table_args__ = (NEVER_REUSE_IDS,)

    id: int | None = Field(default=None, primary_key=True)
    sha256: str = Field(unique=True)
    mime: str
    size: int
    data: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    created_at: datetime


class Resume(SQLModel, table=True):
    """One résumé version of a candidate: its text, what was read from it, and the file it came in."""

    __tablename__ = "resume"
    __table_args__ = (NEVER_REUSE_IDS,)

    id: int | None = Field(default=None, primary_key=True)
    candidate_id: int = Field(foreign_key="candidate.id", index=True, ondelete="CASCADE")
    file_id: int | None = Field(default=None, foreign_key="stored_file.id", index=True)
    file_name: str = ""
    text: str
    fields: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    language: str
    source: str = ""
    added_by_id: int = Field(foreign_key="employee.id")
    added_at: datetime


class CandidateFile(SQLModel, table=True):
    """A file that was sent to a candidate's card, beside their résumés; `file_id` once it has been fetched from Telegram."""

    __tablename__ = "candidate_file"
    __table_args__ = (NEVER_REUSE_IDS,)

    id: int | None = Field(default=None, primary_key=True)
    candidate_id: int = Field(foreign_key="candidate.id", index=True, ondelete="CASCADE")
    file_id: int | None = Field(default=None, foreign_key="stored_file.id", index=True)
    telegram_file_id: str
    name: str
    mime: str = ""
    added_by_id: int = Field(foreign_key="employee.id")
    added_at: datetime


class StickyVacancy(SQLModel, table=True):
    """Where everything a recruiter sends from now on goes, until switched off: «всё дальше → Дизайнер»."""

    __tablename__ = "sticky_vacancy"

    employee_id: int = Field(foreign_key="employee.id", primary_key=True, ondelete="CASCADE")
    vacancy_id: int = Field(foreign_key="vacancy.id", ondelete="CASCADE")


class Stage(StrEnum):
    """The pipeline's stages; the last three are its ends."""

    NEW = "new"
    SCREENING = "screening"
    INTERVIEW = "interview"
    TEST_TASK = "test_task"
    OFFER = "offer"
    HIRED = "hired"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class PipelineStage(SQLModel, table=True):
    """A stage of a pipeline: the company's own where `vacancy_id` is empty, else a vacancy's, which then replace the company's.

    `kind` is what the stage counts as; an empty `name` means the kind's own words in the reader's language. The ends are
    no rows: they are outcomes. `limit_workdays` is how long a candidate may stay; who is told is `owner_id`, else the
    vacancy's owner. A retired stage takes nobody any more, but history keeps it.
    """

    __tablename__ = "pipeline_stage"
    __table_args__ = (Index(None, "vacancy_id", "position"), NEVER_REUSE_IDS)

    id: int | None = Field(default=None, primary_key=True)
    vacancy_id: int | None = Field(default=None, foreign_key="vacancy.id", ondelete="CASCADE")
    kind: Stage = Field(sa_column=_enum(Stage))
    name: str = ""
    position: int
    limit_workdays: int | None = None
    owner_id: int | None = Field(default=None, foreign_key="employee.id", index=True)
    retired_at: datetime | None = None
    rev: int = 0


class Outcome(StrEnum):
    """How an application ended without a hire. The first and the last are our choice, the others the candidate's."""

    REJECTED = "rejected"
    WITHDREW = "withdrew"
    NO_ANSWER = "no_answer"
    POSITION_CLOSED = "position_closed"


class ReasonCode(StrEnum):
    """The reasons a company begins with; each has words in both languages."""

    SKILLS = "skills"
    EXPERIENCE = "experience"
    PAY_EXPECTED = "pay_expected"
    TEST_TASK = "test_task"
    TEAM = "team"
    OVERQUALIFIED = "overqualified"
    REFERENCES = "references"
    REJECTED_OTHER = "rejected_other"
    OTHER_OFFER = "other_offer"
    PAY_OFFERED = "pay_offered"
    CONDITIONS = "conditions"
    STAYS = "stays"
    PERSONAL = "personal"
    TOO_SLOW = "too_slow"
    WITHDREW_OTHER = "withdrew_other"
    SILENT = "silent"
    NO_SHOW = "no_show"
    UNREACHABLE = "unreachable"
    FILLED = "filled"
    CANCELLED = "cancelled"
    FROZEN = "frozen"


class EndReason(SQLModel, table=True):
    """A reason of the company's list why an application ended; an empty `name` means the code's own words.

    A retired reason is offered no more, but history and reports keep it.
    """

    __tablename__ = "end_reason"
    __table_args__ = (Index(None, "outcome", "position"), NEVER_REUSE_IDS)

    id: int | None = Field(default=None, primary_key=True)
    outcome: Outcome = Field(sa_column=_enum(Outcome))
    code: ReasonCode | None = Field(default=None, sa_column=_enum(ReasonCode, nullable=True))
    name: str = ""
    position: int
    retired_at: datetime | None = None


class Application(SQLModel, table=True):
    """A candidate on a vacancy. Stage, rating and rejection reason belong here, not to the person.

    `stage` is the kind of stage, `stage_id` the very stage of the pipeline; empty means the first of that kind, or an end,
    which `outcome` and `reason_id` tell. While `hold_until` stands (a day of the company's zone, the day of waking), the
    application rests: the stage's limit does not run, and begins anew at `woken_at`.
    """

    __tablename__ = "application"
    __table_args__ = (
        UniqueConstraint("vacancy_id", "candidate_id"),
        Index(None, "vacancy_id", "stage"),
        Index(None, "created_at"),
        NEVER_REUSE_IDS,
    )

    id: int | None = Field(default=None, primary_key=True)
    vacancy_id: int = Field(foreign_key="vacancy.id")
    candidate_id: int = Field(foreign_key="candidate.id", index=True, ondelete="CASCADE")
    resume_id: int | None = Field(default=None, foreign_key="resume.id", ondelete="SET NULL")
    stage: Stage = Field(default=Stage.NEW, sa_column=_enum(Stage))
    stage_id: int | None = Field(default=None, foreign_key="pipeline_stage.id", index=True)
    stage_since: datetime
    outcome: Outcome | None = Field(default=None, sa_column=_enum(Outcome, nullable=True))
    reason_id: int | None = Field(default=None, foreign_key="end_reason.id")
    hold_until: date | None = None
    woken_at: datetime | None = None
    note: str = ""
    created_by_id: int = Field(foreign_key="employee.id")
    created_at: datetime
    rev: int = 0


class OfferState(StrEnum):
    """The life of an offer. Expired is computed from its last day, never stored."""

    DRAFT = "draft"
    APPROVAL = "approval"
    APPROVED = "approved"
    SENT = "sent"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Offer(SQLModel, table=True):
    """What a candidate is offered on a vacancy. `amount` is in whole units of `currency`; days are of the company's zone.

    One offer of an application is open at a time. `note` says why it was returned, declined or withdrawn;
    `employee_id` is who the candidate has become.
    """

    __tablename__ = "offer"
    __table_args__ = (Index(None, "state", "valid_until"), NEVER_REUSE_IDS)

    id: int | None = Field(default=None, primary_key=True)
    application_id: int = Field(foreign_key="application.id", index=True, ondelete="CASCADE")
    state: OfferState = Field(default=OfferState.DRAFT, sa_column=_enum(OfferState))
    state_since: datetime
    note: str = ""
    amount: int | None = Field(default=None, sa_type=BigInteger)
    currency: str = Field(default="RUB", max_length=3)
    period: SalaryPeriod = Field(default=SalaryPeriod.MONTH, sa_column=_enum(SalaryPeriod))
    tax: SalaryTax = Field(default=SalaryTax.UNKNOWN, sa_column=_enum(SalaryTax))
    start_date: date | None = None
    valid_until: date | None = None
    conditions: str = ""
    created_by_id: int = Field(foreign_key="employee.id")
    approved_by_id: int | None = Field(default=None, foreign_key="employee.id")
    approved_at: datetime | None = None
    sent_at: datetime | None = None
    settled_at: datetime | None = None
    employee_id: int | None = Field(default=None, foreign_key="employee.id")
    created_at: datetime
    rev: int = 0


class DecisionState(StrEnum):
    """What a hiring manager said of a candidate.

    Overtaken when the candidate was moved on without an answer, or the question was taken back.
    """

    WAITING = "waiting"
    HIRE = "hire"
    REJECT = "reject"
    HOLD = "hold"
    OVERTAKEN = "overtaken"


class Decision(SQLModel, table=True):
    """A hiring decision that was asked of somebody: who asked whom and when, who decided what, when and why.

    `decider_id` is who was asked, `decided_by_id` who answered: a deputy, when the decider was away. `change_id` is the move
    that the answer made, `hold_until` the day of waking of a hold (the company's zone).
    """

    __tablename__ = "decision"
    __table_args__ = (Index(None, "decider_id", "state"), NEVER_REUSE_IDS)

    id: int | None = Field(default=None, primary_key=True)
    application_id: int = Field(foreign_key="application.id", index=True, ondelete="CASCADE")
    decider_id: int = Field(foreign_key="employee.id")
    state: DecisionState = Field(default=DecisionState.WAITING, sa_column=_enum(DecisionState))
    comment: str = ""
    asked_by_id: int = Field(foreign_key="employee.id")
    asked_at: datetime
    decided_by_id: int | None = Field(default=None, foreign_key="employee.id")
    decided_at: datetime | None = None
    change_id: int | None = Field(default=None, foreign_key="stage_change.id", ondelete="SET NULL")
    hold_until: date | None = None
    rev: int = 0


# == Privacy =============================================================================================


class ConsentState(StrEnum):
    """Where a candidate's consent to the processing of their personal data stands."""

    NOT_ASKED = "not_asked"
    ASKED = "asked"
    GIVEN = "given"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class ConsentChannel(StrEnum):
    """How a candidate was asked or has answered; `bot` is the one-time link, answered by themselves."""

    BOT = "bot"
    EMAIL = "email"
    PAPER = "paper"
    JOB_SITE = "job_site"
    VOICE = "voice"


class ConsentText(SQLModel, table=True):
    """One version of the company's consent text in one language; its id is the version. Never changed, only followed."""

    __tablename__ = "consent_text"
    __table_args__ = (Index(None, "language", "id"), NEVER_REUSE_IDS)

    id: int | None = Field(default=None, primary_key=True)
    language: Language = Field(sa_column=_enum(Language))
    text: str
    created_by_id: int | None = Field(default=None, foreign_key="employee.id")
    created_at: datetime


class Consent(SQLModel, table=True):
    """A candidate's consent; without a row they were never asked. Earlier answers stand in their events.

    `token` is the secret of the one-time link and goes with the answer; `telegram_id` is who answered by it, so that they
    can come back and withdraw. `valid_until` ends a given consent.
    """

    __tablename__ = "consent"

    candidate_id: int = Field(foreign_key="candidate.id", primary_key=True, ondelete="CASCADE")
    state: ConsentState = Field(sa_column=_enum(ConsentState))
    since: datetime
    text_id: int | None = Field(default=None, foreign_key="consent_text.id")
    channel: ConsentChannel | None = Field(default=None, sa_column=_enum(ConsentChannel, nullable=True))
    valid_until: datetime | None = Field(default=None, index=True)
    asked_by_id: int | None = Field(default=None, foreign_key="employee.id")
    token: str | None = Field(default=None, unique=True)
    token_expires_at: datetime | None = None
    telegram_id: int | None = Field(default=None, sa_type=BigInteger, index=True)
    rev: int = 0


class Retention(SQLModel, table=True):
    """How long a candidate may be kept: `due_at` is the moment of erasure, none while an application is under way."""

    __tablename__ = "retention"

    candidate_id: int = Field(foreign_key="candidate.id", primary_key=True, ondelete="CASCADE")
    due_at: datetime | None = Field(default=None, index=True)


class PrivacyRules(SQLModel, table=True):
    """The company's rules of privacy, one row; without it the defaults hold.

    `retention_months` run from the last rejection on all vacancies; `withdrawn_days` from a withdrawn or declined consent
    (152-FZ art. 21: 30 days at most). `erases_itself` off: what is due waits for an HR admin. `operator_address` is printed on
    destruction acts. `seen_event_id` is the newest event whose candidate's retention has been worked out.
    """

    __tablename__ = "privacy_rules"
    __table_args__ = (CheckConstraint("id = 1", name="single"),)

    id: int = Field(default=1, primary_key=True)
    retention_months: int = 6
    warn_days: int = 14
    withdrawn_days: int = 30
    consent_months: int = 12
    link_days: int = 14
    erases_itself: bool = True
    operator_address: str = ""
    seen_event_id: int = 0
    rev: int = 0


class ErasureGround(StrEnum):
    """Why a person was erased."""

    REQUEST = "request"
    CONSENT = "consent"
    RETENTION = "retention"
    PURPOSE = "purpose"


class DestructionAct(SQLModel, table=True):
    """The record that a person's data was destroyed. It names the former profile by its number only, and nobody.

    `what` counts what was destroyed, by category. `done_at` is set when the bot's messages have been dealt with too.
    """

    __tablename__ = "destruction_act"
    __table_args__ = (NEVER_REUSE_IDS,)

    id: int | None = Field(default=None, primary_key=True)
    candidate_id: int = Field(unique=True)
    ground: ErasureGround = Field(sa_column=_enum(ErasureGround))
    by_id: int | None = Field(default=None, foreign_key="employee.id")
    asked_at: datetime
    erased_at: datetime | None = None
    done_at: datetime | None = None
    what: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    messages_deleted: int = 0
    messages_blanked: int = 0
    messages_left: int = 0


class ExportWhat(StrEnum):
    """What was taken out of the base as a file."""

    CANDIDATES = "candidates"
    VACANCIES = "vacancies"
    APPLICATIONS = "applications"
    PERSON = "person"
    ACT = "act"


class ExportFormat(StrEnum):
    """The form of an exported list."""

    XLSX = "xlsx"
    CSV = "csv"


class DataExport(SQLModel, table=True):
    """Who took what out of the base, and when: a log line that stays. The file itself goes once it was sent.

    `candidate_id` is whose data it is when it is one person's; `act_id` the destruction act it prints.
    """

    __tablename__ = "data_export"
    __table_args__ = (NEVER_REUSE_IDS,)

    id: int | None = Field(default=None, primary_key=True)
    what: ExportWhat = Field(sa_column=_enum(ExportWhat))
    format: ExportFormat | None = Field(default=None, sa_column=_enum(ExportFormat, nullable=True))
    candidate_id: int | None = Field(default=None, foreign_key="candidate.id", index=True)
    act_id: int | None = Field(default=None, foreign_key="destruction_act.id")
    chosen: list[int] | None = Field(default=None, sa_column=Column(JSON, nullable=True))
    rows: int = 0
    file_id: int | None = Field(default=None, foreign_key="stored_file.id", index=True)
    file_name: str = ""
    asked_by_id: int = Field(foreign_key="employee.id")
    created_at: datetime


class ImportState(StrEnum):
    """Where an import of candidates stands; checking while its rows are looked through with the present columns."""

    CHECKING = "checking"
    READY = "ready"
    RUNNING = "running"
    DONE = "done"


class CandidateImport(SQLModel, table=True):
    """A table of candidates on its way into the base. `columns` says for each of the `header` what it holds, empty for nothing.

    `file` is Telegram's id of it. The counts are of rows dealt with; what is left stands in `candidate_import_row`.
    """

    __tablename__ = "candidate_import"
    __table_args__ = (Index(None, "owner_id", "state"), NEVER_REUSE_IDS)

    id: int | None = Field(default=None, primary_key=True)
    owner_id: int = Field(foreign_key="employee.id", ondelete="CASCADE")
    file: str
    file_name: str
    header: list[str] = Field(sa_column=Column(JSON, nullable=False))
    columns: list[str] = Field(sa_column=Column(JSON, nullable=False))
    state: ImportState = Field(sa_column=_enum(ImportState))
    total: int
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    doubtful: int = 0
    created_at: datetime
    changed_at: datetime = Field(index=True)
    rev: int = 0


class CandidateImportRow(SQLModel, table=True):
    """A row of a table that has not become a candidate: it waits, or `problem` says why it cannot be taken.

    `number` is its row in the sheet, `value` what is wrong in it. A row that was dealt with is deleted.
    """

    __tablename__ = "candidate_import_row"
    __table_args__ = (Index(None, "import_id", "is_waiting", "number"),)

    import_id: int = Field(foreign_key="candidate_import.id", primary_key=True, ondelete="CASCADE")
    number: int = Field(primary_key=True)
    cells: list[str] = Field(sa_column=Column(JSON, nullable=False))
    is_waiting: bool = True
    problem: str = ""
    value: str = ""


class AnonymousApplication(SQLModel, table=True):
    """What statistics keep of an application whose candidate was erased: no person, no texts."""

    __tablename__ = "anonymous_application"

    id: int | None = Field(default=None, primary_key=True)
    vacancy_id: int = Field(foreign_key="vacancy.id", index=True, ondelete="CASCADE")
    stage: Stage = Field(sa_column=_enum(Stage))
    applied_on: date
    settled_on: date
    stages: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))


class StageChange(SQLModel, table=True):
    """One move of an application, append-only: stage history is shown and reports are counted from here.

    `from_stage` is empty for the first, when the candidate was put on the vacancy. `from_since` is since when they stood
    there, `waiting_on_id` who was being waited for when it ended (empty: nobody of us). What was taken back keeps its row with
    `undone_at` and does not count. Moves made in one step share `group_id`, the id of the first. `event_id` is the record.
    `to_reserve` says that the candidate was to be kept in mind for other vacancies.
    """

    __tablename__ = "stage_change"
    __table_args__ = (
        Index(None, "application_id", "id"),
        Index(None, "vacancy_id", "at"),
        Index(None, "at"),
        NEVER_REUSE_IDS,
    )

    id: int | None = Field(default=None, primary_key=True)
    application_id: int = Field(foreign_key="application.id", ondelete="CASCADE")
    vacancy_id: int = Field(foreign_key="vacancy.id")
    at: datetime
    by_id: int | None = Field(default=None, foreign_key="employee.id")
    from_stage: Stage | None = Field(default=None, sa_column=_enum(Stage, nullable=True, check="from_stage"))
    from_stage_id: int | None = Field(default=None, foreign_key="pipeline_stage.id")
    from_outcome: Outcome | None = Field(
        default=None, sa_column=_enum(Outcome, nullable=True, check="from_outcome")
    )
    from_reason_id: int | None = Field(default=None, foreign_key="end_reason.id")
    from_since: datetime | None = None
    to_stage: Stage = Field(sa_column=_enum(Stage))
    to_stage_id: int | None = Field(default=None, foreign_key="pipeline_stage.id")
    outcome: Outcome | None = Field(default=None, sa_column=_enum(Outcome, nullable=True))
    reason_id: int | None = Field(default=None, foreign_key="end_reason.id", index=True)
    comment: str = ""
    to_reserve: bool = False
    waiting_on_id: int | None = Field(default=None, foreign_key="employee.id")
    group_id: int | None = Field(default=None, index=True)
    event_id: int | None = Field(default=None, foreign_key="event.id", unique=True)
    undone_at: datetime | None = None


class WaitingKind(StrEnum):
    """What is waited for about an application."""

    SCREENING = "screening"
    QUESTION = "question"
    INTERVIEW = "interview"
    SCORECARD = "scorecard"
    DECISION = "decision"
    OFFER_APPROVAL = "offer_approval"
    OFFER_ANSWER = "offer_answer"


class Waiting(SQLModel, table=True):
    """Who waits for whom about an application, since when; kept after it ended, so that reports can count whose time it was.

    `on_id` is who is waited for: empty means the candidate. `for_id` is who waits. `subject_id` tells several of one kind
    apart (the interview, the offer). The time counts against `on_id`, whoever answered in the end (`ended_by_id`).
    """

    __tablename__ = "waiting"
    __table_args__ = (
        Index(
            "ix_waiting_open",
            "application_id",
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index(None, "application_id", "id"),
        Index(None, "on_id", "ended_at"),
        NEVER_REUSE_IDS,
    )

    id: int | None = Field(default=None, primary_key=True)
    application_id: int = Field(foreign_key="application.id", ondelete="CASCADE")
    kind: WaitingKind = Field(sa_column=_enum(WaitingKind))
    subject_id: int | None = None
    on_id: int | None = Field(default=None, foreign_key="employee.id")
    for_id: int | None = Field(default=None, foreign_key="employee.id")
    since: datetime
    ended_at: datetime | None = None
    ended_by_id: int | None = Field(default=None, foreign_key="employee.id")


class Screening(SQLModel, table=True):
    """Up to ten candidates of a vacancy sent to its hiring manager in one message, to go through one by one."""

    __tablename__ = "screening"
    __table_args__ = (Index(None, "vacancy_id", "id"), NEVER_REUSE_IDS)

    id: int | None = Field(default=None, primary_key=True)
    vacancy_id: int = Field(foreign_key="vacancy.id")
    manager_id: int = Field(foreign_key="employee.id", index=True)
    sent_by_id: int = Field(foreign_key="employee.id", index=True)
    sent_at: datetime
    note: str = ""


class ScreeningState(StrEnum):
    """What became of one candidate of a screening; dropped when somebody moved them on before the manager answered."""

    WAITING = "waiting"
    QUESTION = "question"
    INVITED = "invited"
    DECLINED = "declined"
    DROPPED = "dropped"


class ScreeningItem(SQLModel, table=True):
    """One candidate of a screening and the manager's answer; `answered_by_id` may be the deputy. `change_id` is the move made."""

    __tablename__ = "screening_item"
    __table_args__ = (
        Index(None, "screening_id", "position"),
        Index(
            "ix_screening_item_open",
            "screening_id",
            sqlite_where=text("answered_at IS NULL"),
            postgresql_where=text("answered_at IS NULL"),
        ),
        NEVER_REUSE_IDS,
    )

    id: int | None = Field(default=None, primary_key=True)
    screening_id: int = Field(foreign_key="screening.id", ondelete="CASCADE")
    application_id: int = Field(foreign_key="application.id", index=True, ondelete="CASCADE")
    position: int
    state: ScreeningState = Field(default=ScreeningState.WAITING, sa_column=_enum(ScreeningState))
    reason_id: int | None = Field(default=None, foreign_key="end_reason.id")
    answered_at: datetime | None = None
    answered_by_id: int | None = Field(default=None, foreign_key="employee.id")
    change_id: int | None = Field(default=None, foreign_key="stage_change.id", ondelete="SET NULL")
    rev: int = 0


class ApplicationMessage(SQLModel, table=True):
    """A line of the small thread about an application between the hiring manager and the recruiter."""

    __tablename__ = "application_message"
    __table_args__ = (Index(None, "application_id", "id"), NEVER_REUSE_IDS)

    id: int | None = Field(default=None, primary_key=True)
    application_id: int = Field(foreign_key="application.id", ondelete="CASCADE")
    author_id: int = Field(foreign_key="employee.id")
    text: str
    at: datetime


# == Interviews ==========================================================================================


class InterviewSort(StrEnum):
    """The kinds of interview a company begins with; each has words in both languages."""

    PHONE = "phone"
    TECHNICAL = "technical"
    FINAL = "final"


class InterviewKind(SQLModel, table=True):
    """A kind of interview of the company's list; an empty `name` means the code's own words.

    `questions` are asked in every interview of this kind, beside the vacancy's competencies. A retired kind is offered no
    more, but history keeps it.
    """

    __tablename__ = "interview_kind"
    __table_args__ = (NEVER_REUSE_IDS,)

    id: int | None = Field(default=None, primary_key=True)
    code: InterviewSort | None = Field(default=None, sa_column=_enum(InterviewSort, nullable=True))
    name: str = ""
    position: int
    minutes: int = 60
    questions: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    retired_at: datetime | None = None
    rev: int = 0


class InterviewState(StrEnum):
    """The life of an interview; confirmed when every interviewer has accepted its present time. The last four are its ends."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    DONE = "done"
    CANDIDATE_NO_SHOW = "candidate_no_show"
    INTERVIEWER_NO_SHOW = "interviewer_no_show"
    CANCELLED = "cancelled"


class Interview(SQLModel, table=True):
    """A conversation with a candidate about one vacancy. `starts_at` is aware UTC, `minutes` its length.

    `uid` and `sequence` are those of its calendar file: the first never changes, the second grows with every change the
    calendars have to learn. `moved` counts how often it was moved (`interview_move` says by whom and why). `settled_at` is
    when it ended one way or another, `note` why it was cancelled. `logged` is one that was written down afterwards.
    """

    __tablename__ = "interview"
    __table_args__ = (
        Index(None, "state", "starts_at"),
        Index(None, "application_id", "starts_at"),
        NEVER_REUSE_IDS,
    )

    id: int | None = Field(default=None, primary_key=True)
    application_id: int = Field(foreign_key="application.id", ondelete="CASCADE")
    kind_id: int = Field(foreign_key="interview_kind.id", index=True)
    state: InterviewState = Field(default=InterviewState.PROPOSED, sa_column=_enum(InterviewState))
    starts_at: datetime
    minutes: int
    place: str = ""
    uid: str = Field(unique=True)
    sequence: int = 0
    moved: int = 0
    note: str = ""
    logged: bool = False
    created_by_id: int = Field(foreign_key="employee.id")
    created_at: datetime
    settled_at: datetime | None = None
    settled_by_id: int | None = Field(default=None, foreign_key="employee.id")
    rev: int = 0


class InterviewMove(SQLModel, table=True):
    """One move of an interview, append-only: from when to when, by whom and why."""

    __tablename__ = "interview_move"
    __table_args__ = (Index(None, "interview_id", "id"), NEVER_REUSE_IDS)

    id: int | None = Field(default=None, primary_key=True)
    interview_id: int = Field(foreign_key="interview.id", ondelete="CASCADE")
    from_at: datetime
    to_at: datetime
    by_id: int | None = Field(default=None, foreign_key="employee.id")
    why: str = ""
    at: datetime


class InterviewAnswer(StrEnum):
    """What an interviewer said to the invitation; a move asks again."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    PROPOSED = "proposed"
    DECLINED = "declined"


class Interviewer(SQLModel, table=True):
    """A colleague asked to hold an interview. `proposed_at` is the other time they offered (aware UTC).

    `took_part` is empty until it is known. Who was taken off keeps the row with `dropped_at`.
    """

    __tablename__ = "interviewer"
    __table_args__ = (
        UniqueConstraint("interview_id", "employee_id"),
        Index(None, "employee_id", "dropped_at"),
        NEVER_REUSE_IDS,
    )

    id: int | None = Field(default=None, primary_key=True)
    interview_id: int = Field(foreign_key="interview.id", ondelete="CASCADE")
    employee_id: int = Field(foreign_key="employee.id")
    answer: InterviewAnswer = Field(default=InterviewAnswer.WAITING, sa_column=_enum(InterviewAnswer))
    answered_at: datetime | None = None
    proposed_at: datetime | None = None
    comment: str = ""
    took_part: bool | None = None
    dropped_at: datetime | None = None


class Verdict(StrEnum):
    """What an interviewer says of the candidate; there is no middle."""

    STRONG_YES = "strong_yes"
    YES = "yes"
    NO = "no"
    STRONG_NO = "strong_no"


class Scorecard(SQLModel, table=True):
    """One interviewer's assessment, made when the interview is scheduled: its rows are frozen then. A draft until `submitted_at`.

    `dismissed_at`: the interviewer was not there, no card is expected. `entered_by_id` is who wrote it down in the
    interviewer's words.
    """

    __tablename__ = "scorecard"
    __table_args__ = (Index(None, "interview_id"), NEVER_REUSE_IDS)

    id: int | None = Field(default=None, primary_key=True)
    interview_id: int = Field(foreign_key="interview.id", ondelete="CASCADE")
    interviewer_id: int = Field(foreign_key="interviewer.id", unique=True, ondelete="CASCADE")
    verdict: Verdict | None = Field(default=None, sa_column=_enum(Verdict, nullable=True))
    comment: str = ""
    submitted_at: datetime | None = None
    dismissed_at: datetime | None = None
    entered_by_id: int | None = Field(default=None, foreign_key="employee.id")
    rev: int = 0


class ScorecardScore(SQLModel, table=True):
    """One row of a scorecard: the competency or question as it was called when the interview was scheduled, and 1–5.

    No score means not assessed and counts in no average.
    """

    __tablename__ = "scorecard_score"
    __table_args__ = (CheckConstraint("score BETWEEN 1 AND 5", name="score"),)

    scorecard_id: int = Field(foreign_key="scorecard.id", primary_key=True, ondelete="CASCADE")
    position: int = Field(primary_key=True)
    competency_id: int | None = Field(default=None, foreign_key="competency.id", index=True)
    title: str
    score: int | None = None


class ScorecardVoice(SQLModel, table=True):
    """A voice message attached to a scorecard as its debrief; `file_id` is empty until it is fetched."""

    __tablename__ = "scorecard_voice"
    __table_args__ = (Index(None, "scorecard_id", "id"), NEVER_REUSE_IDS)

    id: int | None = Field(default=None, primary_key=True)
    scorecard_id: int = Field(foreign_key="scorecard.id", ondelete="CASCADE")
    file_id: int | None = Field(default=None, foreign_key="stored_file.id", index=True)
    telegram_file_id: str
    telegram_unique_id: str
    mime: str = ""
    seconds: int
    added_at: datetime


# == What is kept on a candidate's card =====================================================================


class LogChannel(StrEnum):
    """How a colleague was in touch with a candidate; a note without a channel is only a note."""

    CALL = "call"
    MEETING = "meeting"
    LETTER = "letter"
    SOCIAL = "social"
    MESSENGER = "messenger"


class LetterKind(StrEnum):
    """What a letter to a candidate is for; each has a template in every language."""

    INVITATION = "invitation"
    REFUSAL = "refusal"
    CONSENT = "consent"
    OFFER = "offer"
    QUESTION = "question"


class LetterTemplate(SQLModel, table=True):
    """The company's own wording of a letter in a language; without a row the house's holds."""

    __tablename__ = "letter_template"

    kind: LetterKind = Field(sa_column=Column(enum_column(LetterKind), primary_key=True))
    language: Language = Field(sa_column=Column(enum_column(Language), primary_key=True))
    subject: str
    text: str
    changed_by_id: int = Field(foreign_key="employee.id")
    changed_at: datetime
    rev: int = 0


class LetterState(StrEnum):
    """Where a letter stands. `copied`: a colleague sent it from elsewhere; `unsure`: the server took it or did not, the
    answer was lost; `received`: the candidate wrote it.
    """

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNSURE = "unsure"
    COPIED = "copied"
    RECEIVED = "received"


class CandidateLetter(SQLModel, table=True):
    """A letter to or from a candidate. `mail_id` is its own id in the mail (RFC 5322), by which answers find it.

    `kind` and `author_id` are empty for one that came; `address` is whom it went to or who sent it. `interview_id` is the
    interview it invites to, whose calendar file goes with it.
    """

    __tablename__ = "candidate_letter"
    __table_args__ = (Index(None, "candidate_id", "id"), NEVER_REUSE_IDS)

    id: int | None = Field(default=None, primary_key=True)
    candidate_id: int = Field(foreign_key="candidate.id", ondelete="CASCADE")
    kind: LetterKind | None = Field(default=None, sa_column=_enum(LetterKind, nullable=True))
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    address: str = ""
    subject: str
    text: str
    mail_id: str = Field(unique=True)
    state: LetterState = Field(sa_column=_enum(LetterState))
    attempts: int = 0
    problem: str = ""
    interview_id: int | None = Field(default=None, foreign_key="interview.id", ondelete="SET NULL")
    created_at: datetime
    settled_at: datetime | None = None


class CandidateTag(SQLModel, table=True):
    """A tag the team has given a candidate; `norm` is its case-folded name, by which it is found."""

    __tablename__ = "candidate_tag"

    candidate_id: int = Field(foreign_key="candidate.id", primary_key=True, ondelete="CASCADE")
    norm: str = Field(primary_key=True, index=True)
    name: str
    added_by_id: int = Field(foreign_key="employee.id")
    added_at: datetime


class Reserve(SQLModel, table=True):
    """A candidate put aside in the talent pool: why, whose they are, the day to look again (in the company's zone)."""

    __tablename__ = "reserve"

    candidate_id: int = Field(foreign_key="candidate.id", primary_key=True, ondelete="CASCADE")
    reason: str
    owner_id: int = Field(foreign_key="employee.id", index=True)
    review_on: date = Field(index=True)
    put_by_id: int = Field(foreign_key="employee.id")
    put_at: datetime


class DoNotReconsider(SQLModel, table=True):
    """Instead of a blacklist: not before `until` (a day of the company's zone), for a reason that recruiters alone see."""

    __tablename__ = "do_not_reconsider"

    candidate_id: int = Field(foreign_key="candidate.id", primary_key=True, ondelete="CASCADE")
    until: date = Field(index=True)
    reason: str
    set_by_id: int = Field(foreign_key="employee.id")
    set_at: datetime


class NextContact(SQLModel, table=True):
    """The next step with a candidate: when, by whom, what about."""

    __tablename__ = "next_contact"

    candidate_id: int = Field(foreign_key="candidate.id", primary_key=True, ondelete="CASCADE")
    owner_id: int = Field(foreign_key="employee.id", index=True)
    due_at: datetime
    note: str = ""
    set_at: datetime


# == Search ==============================================================================================


class SearchEntry(SQLModel, table=True):
    """What the index holds of one candidate, so that a change touches only what differs.

    No foreign key: it must outlive its candidate until the index has taken out what it says.

    `terms` are the facts one filters by, `words` the stems and sounds of the full text; both sorted, joined by blanks.
    The full text itself lies in `candidate_words` (migration 0002: FTS5 or tsvector).
    """

    __tablename__ = "search_entry"

    candidate_id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    terms: str
    words: str


class SearchBits(SQLModel, table=True):
    """Which candidates of a chunk (of `search_bits.CHUNK` ids) have a term: one bit each, the lowest id first."""

    __tablename__ = "search_bits"

    term: str = Field(primary_key=True)
    chunk: int = Field(primary_key=True)
    bits: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class SearchName(SQLModel, table=True):
    """A word that occurs in candidates' names, by its sound in Latin letters."""

    __tablename__ = "search_name"

    word: str = Field(primary_key=True)
    uses: int


class SearchSlip(SQLModel, table=True):
    """A name's word with one letter left out: what a slip of the finger and the word itself have in common."""

    __tablename__ = "search_slip"

    slip: str = Field(primary_key=True)
    word: str = Field(primary_key=True)


class SearchState(SQLModel, table=True):
    """By which pipeline the index was made, and up to which candidate it has been made anew."""

    __tablename__ = "search_state"
    __table_args__ = (CheckConstraint("id = 1", name="single"),)

    id: int = Field(default=1, primary_key=True)
    pipeline: str
    done_to: int | None = None


class SavedSearch(SQLModel, table=True):
    """A search somebody keeps: its filters as `domain.search_query` writes them."""

    __tablename__ = "saved_search"
    __table_args__ = (UniqueConstraint("owner_id", "query"), NEVER_REUSE_IDS)

    id: int | None = Field(default=None, primary_key=True)
    owner_id: int = Field(foreign_key="employee.id", ondelete="CASCADE")
    query: str
    created_at: datetime


# == Points and rewards ==================================================================================


class SeasonKind(StrEnum):
    """How long a season of the leaderboard lasts."""

    MONTH = "month"
    QUARTER = "quarter"


class PointsRules(SQLModel, table=True):
    """The company's rules of points, one row; without it the defaults hold.

    `late_share` is what a late result is still worth, in percent, within `late_hours` of its due moment; later it is
    worth nothing. `monthly_budget` limits what one creator may promise in a month, None does not. `task_points` and
    `onboarding_points` are offered when nothing is said; `digest_hour` is the hour of the company's zone.
    """

    __tablename__ = "points_rules"
    __table_args__ = (CheckConstraint("id = 1", name="single"),)

    id: int = Field(default=1, primary_key=True)
    task_points: int = 0
    onboarding_points: int = 0
    most_per_task: int = 500
    monthly_budget: int | None = None
    late_share: int = 50
    late_hours: int = 24
    marks: bool = False
    season: SeasonKind = Field(default=SeasonKind.MONTH, sa_column=_enum(SeasonKind))
    digest_hour: int = 18
    rev: int = 0


class PointsKind(StrEnum):
    """What a line of the ledger is. The first three are earnings and count in the season; the others are spending."""

    AWARD = "award"
    REVERSAL = "reversal"
    CORRECTION = "correction"
    RESERVE = "reserve"
    REFUND = "refund"


class PointsLine(SQLModel, table=True):
    """A line of the ledger, append-only: a balance is the sum of a person's lines, and a mistake is set right by another.

    `key` makes a thing happen once. `award_id` is the award that a reversal or correction belongs to. `month` (`2026-11`)
    is the month of the company's zone in which an earning counts; a reversal counts in its award's month, spending in none.
    `arithmetic` says how an award came to its amount, or which lines a reversal takes back.
    """

    __tablename__ = "points_line"
    __table_args__ = (
        Index(None, "employee_id", "id"),
        Index(None, "employee_id", "amount"),
        Index(None, "at"),
        CheckConstraint("(month IS NULL) = (kind IN ('reserve', 'refund'))", name="earnings_have_a_month"),
        NEVER_REUSE_IDS,
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    employee_id: int = Field(foreign_key="employee.id")
    amount: int = Field(sa_type=BigInteger)
    kind: PointsKind = Field(sa_column=_enum(PointsKind))
    month: str | None = Field(default=None, max_length=7)
    task_id: int | None = Field(default=None, foreign_key="task.id", index=True)
    award_id: int | None = Field(default=None, foreign_key="points_line.id", index=True)
    redemption_id: int | None = Field(default=None, foreign_key="redemption.id", index=True)
    author_id: int | None = Field(default=None, foreign_key="employee.id")
    reason: str = ""
    arithmetic: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    at: datetime


class PointsTotal(SQLModel, table=True):
    """What somebody has earned in a season (`2026-11`, `2026-Q4`, `all`): the running sum of their earning lines.

    Written with every earning line in the same unit, so that a leaderboard of many people need not add up the ledger.
    """

    __tablename__ = "points_total"
    # The whole board is read from the index alone.
    __table_args__ = (Index(None, "season", "earned", "employee_id"),)

    employee_id: int = Field(foreign_key="employee.id", primary_key=True)
    season: str = Field(primary_key=True, max_length=7)
    earned: int = Field(default=0, sa_type=BigInteger)


class AppealState(StrEnum):
    """Where a question about a line stands: with the manager, with HR, or answered."""

    MANAGER = "manager"
    HR = "hr"
    UPHELD = "upheld"
    REFUSED = "refused"


class PointsAppeal(SQLModel, table=True):
    """A question about one line of one's own: the manager answers first, HR has the last word. One a line."""

    __tablename__ = "points_appeal"
    __table_args__ = (Index(None, "state"), NEVER_REUSE_IDS)

    id: int | None = Field(default=None, primary_key=True)
    line_id: int = Field(foreign_key="points_line.id", unique=True)
    employee_id: int = Field(foreign_key="employee.id", index=True)
    manager_id: int | None = Field(default=None, foreign_key="employee.id", index=True)
    text: str
    state: AppealState = Field(sa_column=_enum(AppealState))
    answer: str = ""
    decided_by_id: int | None = Field(default=None, foreign_key="employee.id")
    decided_at: datetime | None = None
    correction_id: int | None = Field(default=None, foreign_key="points_line.id")
    escalated_at: datetime | None = None
    created_at: datetime
    rev: int = 0


class BoardMode(StrEnum):
    """How awards are announced in a group: as they happen, once a day, or not at all."""

    INSTANT = "instant"
    DIGEST = "digest"
    OFF = "off"


class PointsBoard(SQLModel, table=True):
    """A group in which points are announced, for one department or the whole company.

    `seen_line_id` is the newest line of the ledger that has been announced or passed over.
    """

    __tablename__ = "points_board"

    chat_id: int = Field(sa_type=BigInteger, primary_key=True, sa_column_kwargs={"autoincrement": False})
    department_id: int | None = Field(default=None, foreign_key="department.id", ondelete="CASCADE")
    mode: BoardMode = Field(default=BoardMode.DIGEST, sa_column=_enum(BoardMode))
    seen_line_id: int = 0
    bound_by_id: int = Field(foreign_key="employee.id")
    rev: int = 0


class RewardKind(StrEnum):
    """Whether a reward is a thing, or something else: a day off, a public thank-you."""

    MATERIAL = "material"
    NON_MATERIAL = "non_material"


class Reward(SQLModel, table=True):
    """A reward of the shop. `stock` is how many can still be asked for (None: no limit); `per_person` limits a calendar year."""

    __tablename__ = "reward"
    __table_args__ = (
        CheckConstraint("price > 0", name="price"),
        CheckConstraint("stock >= 0", name="stock"),
        NEVER_REUSE_IDS,
    )

    id: int | None = Field(default=None, primary_key=True)
    name: str
    description: str = ""
    photo_id: int | None = Field(default=None, foreign_key="stored_file.id", index=True)
    price: int
    stock: int | None = None
    kind: RewardKind = Field(default=RewardKind.MATERIAL, sa_column=_enum(RewardKind))
    per_person: int | None = None
    fulfiller_id: int | None = Field(default=None, foreign_key="employee.id")
    active: bool = True
    created_by_id: int = Field(foreign_key="employee.id")
    created_at: datetime
    rev: int = 0


class RedemptionState(StrEnum):
    """The life of an exchange of points for a reward. Declined and cancelled ones were refunded."""

    REQUESTED = "requested"
    APPROVED = "approved"
    DECLINED = "declined"
    HANDED_OVER = "handed_over"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"


class Redemption(SQLModel, table=True):
    """Points exchanged for a reward at the price of that day. `ordinal` counts a person's exchanges for one reward."""

    __tablename__ = "redemption"
    __table_args__ = (
        UniqueConstraint("employee_id", "reward_id", "ordinal"),
        Index(None, "state", "id"),
        NEVER_REUSE_IDS,
    )

    id: int | None = Field(default=None, primary_key=True)
    reward_id: int = Field(foreign_key="reward.id", index=True)
    employee_id: int = Field(foreign_key="employee.id", index=True)
    ordinal: int
    price: int
    state: RedemptionState = Field(default=RedemptionState.REQUESTED, sa_column=_enum(RedemptionState))
    decided_by_id: int | None = Field(default=None, foreign_key="employee.id")
    decided_at: datetime | None = None
    decline_reason: str = ""
    handed_by_id: int | None = Field(default=None, foreign_key="employee.id")
    handed_at: datetime | None = None
    confirmed_at: datetime | None = None
    requested_at: datetime
    rev: int = 0


# == Tasks ===============================================================================================


class TaskKind(StrEnum):
    """Where a task comes from: somebody's own words, or a newcomer's onboarding plan. Points may differ by kind."""

    ORDINARY = "ordinary"
    ONBOARDING = "onboarding"


class TaskState(StrEnum):
    """The life of a task. Burning and overdue are computed from the deadline, never stored."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    CANCELLED = "cancelled"


class RecurrenceKind(StrEnum):
    """How a task repeats: on days of the week, on a day of the month, or on its n-th working day (-1 is the last)."""

    WEEKDAYS = "weekdays"
    MONTH_DAY = "month_day"
    MONTH_WORKDAY = "month_workday"


class TaskRecurrence(SQLModel, table=True):
    """A task that is set again and again. `weekdays` holds digits, 0 is Monday; `due_time` is of the setter's zone.

    `next_on` is the day of the next task; days off move it to the next working day.
    """

    __tablename__ = "task_recurrence"
    __table_args__ = (NEVER_REUSE_IDS,)

    id: int | None = Field(default=None, primary_key=True)
    kind: RecurrenceKind = Field(sa_column=_enum(RecurrenceKind))
    weekdays: str = ""
    month_day: int | None = None
    due_time: time
    title: str
    description: str = ""
    checklist: list[str] = Field(sa_column=Column(JSON, nullable=False))
    tags: str = ""
    points: int = 0
    creator_id: int = Field(foreign_key="employee.id", index=True)
    assignee_id: int = Field(foreign_key="employee.id", index=True)
    next_on: date
    is_active: bool = True
    created_at: datetime
    rev: int = 0


class Task(SQLModel, table=True):
    """One person's task. Several assignees get a task each.

    `first_due_at` is the deadline as first set and never changes; `due_at` is the present one; `judged_due_at` is the one
    that punctuality is judged by: a move agreed after the deadline changes `due_at` only. `settled_at` is when punctuality
    became known: at submission, or at the judged deadline when that came first. `late_seconds` is how much later than
    judged the last submission came, `review_seconds` how long the reviewer took, which never costs the assignee.
    `department_id` is the assignee's when the task was set.
    """

    __tablename__ = "task"
    __table_args__ = (
        Index(None, "assignee_id", "state", "due_at"),
        Index(None, "creator_id", "state", "due_at"),
        Index(None, "assignee_id", "settled_at"),
        Index(None, "assignee_id", "accepted_at"),
        Index(None, "creator_id", "accepted_at"),
        NEVER_REUSE_IDS,
    )

    id: int | None = Field(default=None, primary_key=True)
    title: str
    description: str = ""
    tags: str = ""
    kind: TaskKind = Field(default=TaskKind.ORDINARY, sa_column=_enum(TaskKind))
    state: TaskState = Field(default=TaskState.OPEN, sa_column=_enum(TaskState))
    state_note: str = ""
    state_since: datetime
    creator_id: int = Field(foreign_key="employee.id")
    assignee_id: int = Field(foreign_key="employee.id")
    department_id: int | None = Field(default=None, foreign_key="department.id")
    delegate_id: int | None = Field(default=None, foreign_key="employee.id", index=True)
    recurrence_id: int | None = Field(default=None, foreign_key="task_recurrence.id", index=True)
    points: int = 0
    due_at: datetime | None = None
    first_due_at: datetime | None = None
    judged_due_at: datetime | None = None
    submitted_at: datetime | None = None
    submit_note: str = ""
    settled_at: datetime | None = None
    late_seconds: int | None = Field(default=None, sa_type=BigInteger)
    returns: int = 0
    accepted_at: datetime | None = None
    accepted_by_id: int | None = Field(default=None, foreign_key="employee.id")
    review_seconds: int | None = Field(default=None, sa_type=BigInteger)
    mark: int | None = None
    snoozed_until: datetime | None = None
    source_link: str = ""
    source_name: str = ""
    chat_id: int | None = Field(default=None, sa_type=BigInteger)
    created_at: datetime
    rev: int = 0


class TaskObserver(SQLModel, table=True):
    """A colleague who sees a task and is told of its ends."""

    __tablename__ = "task_observer"

    task_id: int = Field(foreign_key="task.id", primary_key=True, ondelete="CASCADE")
    employee_id: int = Field(foreign_key="employee.id", primary_key=True, index=True)


class TaskChecklistItem(SQLModel, table=True):
    """One step of a task's checklist."""

    __tablename__ = "task_checklist_item"
    __table_args__ = (NEVER_REUSE_IDS,)

    id: int | None = Field(default=None, primary_key=True)
    task_id: int = Field(foreign_key="task.id", index=True, ondelete="CASCADE")
    position: int
    text: str
    done_at: datetime | None = None
    done_by_id: int | None = Field(default=None, foreign_key="employee.id")


class TaskFile(SQLModel, table=True):
    """A file of a task: what it is about, or (`is_evidence`) what was made. `file_id` is empty until it is fetched."""

    __tablename__ = "task_file"
    __table_args__ = (NEVER_REUSE_IDS,)

    id: int | None = Field(default=None, primary_key=True)
    task_id: int = Field(foreign_key="task.id", index=True, ondelete="CASCADE")
    file_id: int | None = Field(default=None, foreign_key="stored_file.id", index=True)
    telegram_file_id: str
    name: str
    mime: str = ""
    is_evidence: bool = False
    added_by_id: int = Field(foreign_key="employee.id")
    added_at: datetime


class DeadlineRequestState(StrEnum):
    """What became of an assignee's wish to move a deadline."""

    WAITING = "waiting"
    AGREED = "agreed"
    REFUSED = "refused"
    DROPPED = "dropped"


class DeadlineRequest(SQLModel, table=True):
    """An assignee asks to move a deadline. `counts` says whether the move was agreed before the deadline it moved."""

    __tablename__ = "deadline_request"
    __table_args__ = (Index(None, "task_id", "state"), NEVER_REUSE_IDS)

    id: int | None = Field(default=None, primary_key=True)
    task_id: int = Field(foreign_key="task.id", ondelete="CASCADE")
    asked_by_id: int = Field(foreign_key="employee.id")
    asked_at: datetime
    wanted_at: datetime
    reason: str = ""
    state: DeadlineRequestState = Field(
        default=DeadlineRequestState.WAITING, sa_column=_enum(DeadlineRequestState)
    )
    decided_by_id: int | None = Field(default=None, foreign_key="employee.id")
    decided_at: datetime | None = None
    counts: bool = False


# == Plans: coming, leaving, moving =======================================================================


class PlanKind(StrEnum):
    """What a plan is for: somebody comes, leaves, or moves to another department."""

    ONBOARDING = "onboarding"
    LEAVING = "leaving"
    MOVING = "moving"


class PlanDoer(StrEnum):
    """Who answers for a task of a plan; who that is, is found when the plan begins and follows the role from then on."""

    DEPARTMENT = "department"
    LEAD = "lead"
    BUDDY = "buddy"
    HR = "hr"
    PERSON = "person"
    NEWCOMER = "newcomer"


class OffsetUnit(StrEnum):
    """In which days a deadline is counted from the plan's day."""

    WORKDAYS = "workdays"
    DAYS = "days"


class Evidence(StrEnum):
    """What shows that a task is done: a tick is enough, words, or a photo or file."""

    TICK = "tick"
    TEXT = "text"
    FILE = "file"


class PlanTemplate(SQLModel, table=True):
    """What is to be done for somebody who comes, leaves or moves. The closest one holds: position, department, company.

    What was handed in accepts itself after `accept_workdays`; HR hears of late work after `hr_hours`. `probation_days` are
    calendar days from the first one, 0 for none.
    """

    __tablename__ = "plan_template"
    __table_args__ = (Index(None, "kind", "is_active"), NEVER_REUSE_IDS)

    id: int | None = Field(default=None, primary_key=True)
    kind: PlanKind = Field(sa_column=_enum(PlanKind))
    name: str
    department_id: int | None = Field(default=None, foreign_key="department.id", ondelete="CASCADE")
    position: str = ""
    accept_workdays: int = 2
    hr_hours: int = 4
    probation_days: int = 0
    is_active: bool = True
    created_at: datetime
    rev: int = 0


class PlanTemplateTask(SQLModel, table=True):
    """A task of a template. `offset` counts days from the plan's day, negative before it; `hour` is a local hour.

    A department without an id is found by `department_hint` (a key of the locale files) when a plan begins.
    """

    __tablename__ = "plan_template_task"
    __table_args__ = (Index(None, "template_id", "position"), NEVER_REUSE_IDS)

    id: int | None = Field(default=None, primary_key=True)
    template_id: int = Field(foreign_key="plan_template.id", ondelete="CASCADE")
    position: int
    title: str
    instructions: str = ""
    doer: PlanDoer = Field(sa_column=_enum(PlanDoer))
    department_id: int | None = Field(default=None, foreign_key="department.id", ondelete="SET NULL")
    department_hint: str = ""
    person_id: int | None = Field(default=None, foreign_key="employee.id")
    offset: int = 0
    unit: OffsetUnit = Field(default=OffsetUnit.WORKDAYS, sa_column=_enum(OffsetUnit))
    hour: int = 18
    blocked_by_id: int | None = Field(default=None, foreign_key="plan_template_task.id", ondelete="SET NULL")
    evidence: Evidence = Field(default=Evidence.TICK, sa_column=_enum(Evidence))
    points: int = 0
    critical: bool = False
    rev: int = 0


class PlanState(StrEnum):
    """The life of a plan. A frozen one waits: who was awaited has not come."""

    ACTIVE = "active"
    FROZEN = "frozen"
    DONE = "done"
    CANCELLED = "cancelled"


class ProbationOutcome(StrEnum):
    """How a probation ended: passed, made longer by agreement, or failed with the written notice of three days."""

    PASSED = "passed"
    EXTENDED = "extended"
    FAILED = "failed"


class Plan(SQLModel, table=True):
    """One person's coming, leaving or moving. `day` is the first (or last) day, in the company's zone.

    `came_at` is when somebody said that the person has come. Probation ends with `probation_ends_on`.
    """

    __tablename__ = "plan"
    __table_args__ = (Index(None, "state", "day"), NEVER_REUSE_IDS)

    id: int | None = Field(default=None, primary_key=True)
    kind: PlanKind = Field(sa_column=_enum(PlanKind))
    state: PlanState = Field(default=PlanState.ACTIVE, sa_column=_enum(PlanState))
    employee_id: int = Field(foreign_key="employee.id", index=True, ondelete="CASCADE")
    template_id: int | None = Field(default=None, foreign_key="plan_template.id", ondelete="SET NULL")
    application_id: int | None = Field(
        default=None, foreign_key="application.id", ondelete="SET NULL", index=True
    )
    day: date
    first_day: date
    buddy_id: int | None = Field(default=None, foreign_key="employee.id")
    created_by_id: int = Field(foreign_key="employee.id")
    accept_workdays: int
    hr_hours: int
    came_at: datetime | None = None
    state_note: str = ""
    probation_ends_on: date | None = None
    probation_outcome: ProbationOutcome | None = Field(
        default=None, sa_column=_enum(ProbationOutcome, nullable=True)
    )
    probation_note: str = ""
    probation_notice_on: date | None = None
    created_at: datetime
    rev: int = 0


class DisputeState(StrEnum):
    """A department's word that a lateness was not its fault: asked, excused by HR, or left as it is."""

    ASKED = "asked"
    EXCUSED = "excused"
    REFUSED = "refused"


class PlanTask(SQLModel, table=True):
    """What a task is in its plan. The task itself is a row of `task` like any other.

    Its assignee is the department's lead until somebody of the department takes it (`claimed_at`). `planned_due_at` is what
    the offset gives: a deadline that differs was set by hand and stays when the plan's day moves. `late_notice`: the plan
    began after the deadline, so nobody is judged by it.
    """

    __tablename__ = "plan_task"

    task_id: int = Field(foreign_key="task.id", primary_key=True, ondelete="CASCADE")
    plan_id: int = Field(foreign_key="plan.id", index=True, ondelete="CASCADE")
    position: int
    doer: PlanDoer = Field(sa_column=_enum(PlanDoer))
    department_id: int | None = Field(default=None, foreign_key="department.id", index=True)
    person_id: int | None = Field(default=None, foreign_key="employee.id")
    offset: int
    unit: OffsetUnit = Field(sa_column=_enum(OffsetUnit))
    hour: int
    planned_due_at: datetime
    blocked_by_id: int | None = Field(default=None, foreign_key="task.id", index=True)
    evidence: Evidence = Field(sa_column=_enum(Evidence))
    critical: bool = False
    claimed_at: datetime | None = None
    late_notice: bool = False
    dispute: DisputeState | None = Field(default=None, sa_column=_enum(DisputeState, nullable=True))
    dispute_text: str = ""
    disputed_by_id: int | None = Field(default=None, foreign_key="employee.id")
    decided_by_id: int | None = Field(default=None, foreign_key="employee.id")


class PlanBoard(SQLModel, table=True):
    """What a department's group chat is to hear of a plan: its card is out of date, and tasks that are to be pinged now."""

    __tablename__ = "plan_board"
    __table_args__ = (Index(None, "is_stale"),)

    plan_id: int = Field(foreign_key="plan.id", primary_key=True, ondelete="CASCADE")
    department_id: int = Field(foreign_key="department.id", primary_key=True, ondelete="CASCADE")
    is_stale: bool = True
    pings: list[int] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))


class PlanWatcher(SQLModel, table=True):
    """Somebody whose own chat shows a plan in one message kept up to date. `said_at` is when it was first put there."""

    __tablename__ = "plan_watcher"
    __table_args__ = (Index(None, "is_stale"),)

    plan_id: int = Field(foreign_key="plan.id", primary_key=True, ondelete="CASCADE")
    employee_id: int = Field(foreign_key="employee.id", primary_key=True, ondelete="CASCADE")
    is_stale: bool = True
    said_at: datetime | None = None


# == The shared record ===================================================================================


class Subject(StrEnum):
    """What an event, a reminder or a message is about."""

    COMPANY = "company"
    EMPLOYEE = "employee"
    DEPARTMENT = "department"
    ABSENCE = "absence"
    VACANCY = "vacancy"
    VACANCY_REQUEST = "vacancy_request"
    CANDIDATE = "candidate"
    APPLICATION = "application"
    PIPELINE_STAGE = "pipeline_stage"
    OFFER = "offer"
    DECISION = "decision"
    SCREENING = "screening"
    INTERVIEW = "interview"
    INTERVIEW_KIND = "interview_kind"
    SCORECARD = "scorecard"
    INVITE = "invite"
    JOIN_REQUEST = "join_request"
    TASK = "task"
    TASK_RECURRENCE = "task_recurrence"
    PLAN = "plan"
    PLAN_TEMPLATE = "plan_template"
    UPDATE = "update"
    POINTS_LINE = "points_line"
    POINTS_RULES = "points_rules"
    POINTS_APPEAL = "points_appeal"
    POINTS_BOARD = "points_board"
    REWARD = "reward"
    REDEMPTION = "redemption"
    SEARCH = "search"
    PRIVACY = "privacy"
    DESTRUCTION_ACT = "destruction_act"
    DATA_EXPORT = "data_export"
    CANDIDATE_VIEW = "candidate_view"
    CANDIDATE_IMPORT = "candidate_import"


class Event(SQLModel, table=True):
    """Who did what to what, append-only: history, timelines and audit all read it. `changes` maps a field to before and after."""

    __tablename__ = "event"
    __table_args__ = (Index(None, "subject", "subject_id", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    at: datetime
    actor_id: int | None = Field(default=None, foreign_key="employee.id")
    subject: Subject = Field(sa_column=_enum(Subject))
    subject_id: int
    verb: str
    changes: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))


class ReminderKind(StrEnum):
    """What a reminder says; each has its own check before it fires and its own view."""

    VACANCY_CLOSES_SOON = "vacancy_closes_soon"
    VACANCY_CLOSED_DAY = "vacancy_closed_day"
    INBOX_WAITING = "inbox_waiting"
    SCREENING_WAITING = "screening_waiting"
    APPLICATION_WAKES = "application_wakes"
    LAST_DAY = "last_day"
    ABSENCE_ENDS = "absence_ends"
    APPEAL_WAITING = "appeal_waiting"
    OFFER_APPROVAL = "offer_approval"
    OFFER_ENDS = "offer_ends"
    OFFER_ENDED = "offer_ended"
    DECISION_WAITING = "decision_waiting"
    TASK_DAY_BEFORE = "task_day_before"
    TASK_HOURS_BEFORE = "task_hours_before"
    TASK_DUE = "task_due"
    TASK_STILL_LATE = "task_still_late"
    TASK_LATE_CREATOR = "task_late_creator"
    TASK_LATE_MANAGER = "task_late_manager"
    TASK_REVIEW = "task_review"
    TASK_REVIEW_MANAGER = "task_review_manager"
    TASK_ACCEPTS_ITSELF = "task_accepts_itself"
    TASK_SNOOZED = "task_snoozed"
    TASK_RECURS = "task_recurs"
    PLAN_DAY_BEFORE = "plan_day_before"
    PLAN_DUE_DAY = "plan_due_day"
    PLAN_LATE = "plan_late"
    PLAN_LATE_HR = "plan_late_hr"
    PLAN_LATE_ABOVE = "plan_late_above"
    PLAN_CAME = "plan_came"
    PLAN_PROBATION_FAR = "plan_probation_far"
    PLAN_PROBATION_NEAR = "plan_probation_near"
    PLAN_WEEK = "plan_week"
    RETENTION_ENDS = "retention_ends"
    RESERVE_REVIEW = "reserve_review"
    NEXT_CONTACT = "next_contact"
    INTERVIEW_DAY_BEFORE = "interview_day_before"
    INTERVIEW_HOUR_BEFORE = "interview_hour_before"
    INTERVIEW_OUTCOME = "interview_outcome"
    INTERVIEW_OUTCOME_RECRUITER = "interview_outcome_recruiter"
    SCORECARD_MISSING = "scorecard_missing"
    SCORECARD_MISSING_RECRUITER = "scorecard_missing_recruiter"


class Reminder(SQLModel, table=True):
    """Something to be said to someone at a moment. Verbs that move dates or people rewrite the unfired ones."""

    __tablename__ = "reminder"
    __table_args__ = (
        UniqueConstraint("subject", "subject_id", "kind", "recipient_id", "due_at"),
        Index(
            "ix_reminder_due",
            "due_at",
            sqlite_where=text("fired_at IS NULL"),
            postgresql_where=text("fired_at IS NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    subject: Subject = Field(sa_column=_enum(Subject))
    subject_id: int
    kind: ReminderKind = Field(sa_column=_enum(ReminderKind))
    recipient_id: int = Field(foreign_key="employee.id", ondelete="CASCADE")
    due_at: datetime
    fired_at: datetime | None = None


# == What keeps the chat =================================================================================


class InboxState(StrEnum):
    WAITING = "waiting"
    DONE = "done"
    DEAD = "dead"


class InboxUpdate(SQLModel, table=True):
    """An update exactly as Telegram sent it, kept before it is confirmed. `seq` is the order of arrival."""

    __tablename__ = "inbox"
    __table_args__ = (
        Index(
            "ix_inbox_open",
            "seq",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        NEVER_REUSE_IDS,
    )

    seq: int | None = Field(default=None, primary_key=True)
    update_id: int = Field(sa_type=BigInteger, unique=True)
    raw: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    state: InboxState = Field(default=InboxState.WAITING, sa_column=_enum(InboxState))
    code: str = ""
    error: str = ""
    received_at: datetime


class MailState(StrEnum):
    """The life of a letter taken from the mailbox: handled became drafts, bare had no résumé, failed could not be read."""

    TAKEN = "taken"
    HANDLED = "handled"
    BARE = "bare"
    FAILED = "failed"


class MailLetter(SQLModel, table=True):
    """A letter of the company's mailbox, kept before the mailbox is told, so that none is lost or taken twice.

    `mailbox`, `uid_validity` and `uid` say where it lies; `fingerprint` finds the same letter again under another number.
    `raw` is kept until it is handled; `is_put_away` once the mailbox has marked and moved it.
    """

    __tablename__ = "mail_letter"
    __table_args__ = (
        UniqueConstraint("mailbox", "uid_validity", "uid"),
        Index(
            "ix_mail_letter_open",
            "mailbox",
            sqlite_where=text("NOT is_put_away"),
            postgresql_where=text("NOT is_put_away"),
        ),
        NEVER_REUSE_IDS,
    )

    id: int | None = Field(default=None, primary_key=True)
    mailbox: str
    uid_validity: int = Field(sa_type=BigInteger)
    uid: int = Field(sa_type=BigInteger)
    fingerprint: str = Field(index=True)
    sender: str = ""
    subject: str = ""
    raw: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))
    state: MailState = Field(default=MailState.TAKEN, sa_column=_enum(MailState))
    problem: str | None = None
    is_put_away: bool = False
    received_at: datetime
    handled_at: datetime | None = None


class Chat(SQLModel, table=True):
    """A chat the bot has seen: the newest message in it decides whether a card is edited or sent anew."""

    __tablename__ = "chat"

    id: int = Field(sa_type=BigInteger, primary_key=True, sa_column_kwargs={"autoincrement": False})
    kind: str
    title: str = ""
    last_message_id: int = Field(default=0, sa_type=BigInteger)


class Dialogue(SQLModel, table=True):
    """Where a person stands in a conversation, in one chat; apart from the draft it fills."""

    __tablename__ = "dialogue"

    chat_id: int = Field(sa_type=BigInteger, primary_key=True, sa_column_kwargs={"autoincrement": False})
    user_id: int = Field(sa_type=BigInteger, primary_key=True, sa_column_kwargs={"autoincrement": False})
    conversation: str
    state: str
    draft_id: int | None = Field(default=None, foreign_key="draft.id", ondelete="SET NULL")
    expires_at: datetime


class Draft(SQLModel, table=True):
    """Something a person is filling in: typed by `kind`, versioned, kept until saved or discarded by its owner."""

    __tablename__ = "draft"
    __table_args__ = (Index(None, "owner_id", "kind"), NEVER_REUSE_IDS)

    id: int | None = Field(default=None, primary_key=True)
    owner_id: int = Field(foreign_key="employee.id", ondelete="CASCADE")
    kind: str
    version: int
    data: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    file_id: int | None = Field(default=None, foreign_key="stored_file.id", index=True)
    created_at: datetime
    updated_at: datetime
    rev: int = 0


class ShownScreen(SQLModel, table=True):
    """The message in which a slot of a chat is shown now, and the list state (route, filters, back) behind it.

    `has_file` tells a photo or document with a caption: Telegram turns none into a text.
    """

    __tablename__ = "screen"

    chat_id: int = Field(sa_type=BigInteger, primary_key=True, sa_column_kwargs={"autoincrement": False})
    slot: str = Field(primary_key=True)
    message_id: int | None = Field(default=None, sa_type=BigInteger)
    has_file: bool = False
    state: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    updated_at: datetime


class Priority(StrEnum):
    """Who comes first when Telegram's limits bite; values sort as they stand."""

    ANSWER = "1_answer"
    NOTICE = "2_notice"
    DIGEST = "3_digest"


class OutboxState(StrEnum):
    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    REPLACED = "replaced"
    DROPPED = "dropped"
    FAILED = "failed"


class OutboxMessage(SQLModel, table=True):
    """Something to be said, written in the unit that caused it. A screen is rendered already; a notice is rendered when sent."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index(
            "ix_outbox_open",
            "priority",
            "id",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        Index(None, "chat_id", "slot", "state"),
        NEVER_REUSE_IDS,
    )

    id: int | None = Field(default=None, primary_key=True)
    dedupe_key: str | None = Field(default=None, unique=True)
    chat_id: int = Field(sa_type=BigInteger)
    recipient_id: int | None = Field(default=None, foreign_key="employee.id", ondelete="CASCADE")
    slot: str | None = None
    pressed_id: int | None = Field(default=None, sa_type=BigInteger)
    topic_id: int | None = Field(default=None, sa_type=BigInteger)
    kind: str
    payload: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    priority: Priority = Field(sa_column=_enum(Priority))
    silent: bool = False
    not_before: datetime
    state: OutboxState = Field(default=OutboxState.WAITING, sa_column=_enum(OutboxState))
    attempts: int = 0
    error: str = ""
    created_at: datetime
    sent_at: datetime | None = None


class SentMessage(SQLModel, table=True):
    """A message the bot has sent and what it was about, so that erasure can blank what was said."""

    __tablename__ = "sent_message"
    __table_args__ = (Index(None, "subject", "subject_id"),)

    chat_id: int = Field(sa_type=BigInteger, primary_key=True, sa_column_kwargs={"autoincrement": False})
    message_id: int = Field(sa_type=BigInteger, primary_key=True, sa_column_kwargs={"autoincrement": False})
    subject: Subject | None = Field(default=None, sa_column=_enum(Subject, nullable=True))
    subject_id: int | None = None
    is_file: bool = False
    sent_at: datetime


class MessageCandidate(SQLModel, table=True):
    """A candidate whom a sent message shows now, by its buttons or its subject: a list shows many.

    No foreign key: the row outlives the candidate until the message has been deleted or blanked.
    """

    __tablename__ = "message_candidate"

    chat_id: int = Field(sa_type=BigInteger, primary_key=True, sa_column_kwargs={"autoincrement": False})
    message_id: int = Field(sa_type=BigInteger, primary_key=True, sa_column_kwargs={"autoincrement": False})
    candidate_id: int = Field(primary_key=True, index=True)


class JobState(StrEnum):
    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"


class Job(SQLModel, table=True):
    """Long work as a row: unique by key while open, begun again after a restart, given up after a few attempts."""

    __tablename__ = "job"
    __table_args__ = (
        Index(
            "uq_job_open_key",
            "key",
            unique=True,
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        Index(
            "ix_job_open",
            "not_before",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        NEVER_REUSE_IDS,
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str
    kind: str
    payload: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    state: JobState = Field(default=JobState.WAITING, sa_column=_enum(JobState))
    not_before: datetime
    attempts: int = 0
    error: str = ""
    created_at: datetime
    finished_at: datetime | None = None
