"""Every table and its enums, in reading order: company and people, hiring, the shared record, and what keeps the chat.

Conventions. Time stamps are aware UTC. Days (`date`) are days of the company's zone. Enums are stored by value with a
CHECK. Telegram's ids are 64 bits. `rev` grows with every edit and is carried by buttons, so that an outdated card cannot act.
`table=True` models are not validated: the domain checks values before it builds them.
"""

from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, Column, Index, LargeBinary, UniqueConstraint, text
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


def _enum(kind: type[StrEnum], *, nullable: bool = False, default: StrEnum | None = None) -> Column[Any]:
    return Column(enum_column(kind), nullable=nullable, default=default)


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
    created_at: datetime


class CalendarDay(SQLModel, table=True):
    """The company's own exception to the production calendar: a day off, or a worked holiday."""

    __tablename__ = "calendar_day"

    day: date = Field(primary_key=True)
    is_workday: bool
    note: str = ""


class Department(SQLModel, table=True):
    """A department of the company: what it belongs to, the group chat it works in, what it answers for in a few words."""

    __tablename__ = "department"
    __table_args__ = (NEVER_REUSE_IDS,)

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    parent_id: int | None = Field(default=None, foreign_key="department.id", index=True)
    chat_id: int | None = Field(default=None, sa_type=BigInteger, unique=True)
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
    start_date: date | None = None
    last_day: date | None = Field(default=None, index=True)
    language: Language = Field(sa_column=_enum(Language))
    timezone: str
    quiet_from: time = time(21, 0)
    quiet_to: time = time(9, 0)
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
    """A person who sent a résumé: the company's own base. What belongs to one vacancy lives in Application."""

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
    source: str = ""
    referred_by_id: int | None = Field(default=None, foreign_key="employee.id")
    created_by_id: int = Field(foreign_key="employee.id")
    created_at: datetime
    rev: int = 0


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


class Application(SQLModel, table=True):
    """A candidate on a vacancy. Stage, rating and rejection reason belong here, not to the person."""

    __tablename__ = "application"
    __table_args__ = (
        UniqueConstraint("vacancy_id", "candidate_id"),
        Index(None, "vacancy_id", "stage"),
        NEVER_REUSE_IDS,
    )

    id: int | None = Field(default=None, primary_key=True)
    vacancy_id: int = Field(foreign_key="vacancy.id")
    candidate_id: int = Field(foreign_key="candidate.id", index=True, ondelete="CASCADE")
    resume_id: int | None = Field(default=None, foreign_key="resume.id", ondelete="SET NULL")
    stage: Stage = Field(default=Stage.NEW, sa_column=_enum(Stage))
    stage_since: datetime
    note: str = ""
    created_by_id: int = Field(foreign_key="employee.id")
    created_at: datetime
    rev: int = 0


# == The shared record ===================================================================================


class Subject(StrEnum):
    """What an event, a reminder or a message is about."""

    EMPLOYEE = "employee"
    DEPARTMENT = "department"
    VACANCY = "vacancy"
    VACANCY_REQUEST = "vacancy_request"
    CANDIDATE = "candidate"
    APPLICATION = "application"
    INVITE = "invite"
    JOIN_REQUEST = "join_request"
    UPDATE = "update"


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
    LAST_DAY = "last_day"


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
    """The message in which a slot of a chat is shown now, and the list state (route, filters, back) behind it."""

    __tablename__ = "screen"

    chat_id: int = Field(sa_type=BigInteger, primary_key=True, sa_column_kwargs={"autoincrement": False})
    slot: str = Field(primary_key=True)
    message_id: int | None = Field(default=None, sa_type=BigInteger)
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
    sent_at: datetime


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
