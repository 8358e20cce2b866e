"""The people of the permission matrix, what they stand before, and one press or command of theirs tried and taken back."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from sqlalchemy import Connection, event
from sqlmodel import Session, col, select

from bot.callbacks import Press, pack
from bot.db import Unit, _inside_unit
from bot.domain import (
    absence,
    admissions,
    departments,
    interview_kinds,
    interviews,
    invites,
    joining,
    leaving,
    onboarding,
    people,
    people_edits,
    vacancies,
)
from bot.domain.access import Actor, actor_by_id
from bot.domain.interviews import InterviewPlan
from bot.domain.onboarding import Hire
from bot.domain.vacancy_values import VacancyValues
from bot.models import (
    Absence,
    AbsenceKind,
    Application,
    Candidate,
    CandidateFile,
    Chat,
    Event,
    InboxUpdate,
    JoinRequest,
    OutboxMessage,
    PlanDoer,
    PlanTask,
    PlanTemplateTask,
    Role,
    Scorecard,
    VacancyRequest,
)
from bot.runtime.speech import SCREEN
from tests.company import Company

FIRST = 8_100_000_000
GROUP = -5_000_000_001


class Persona(StrEnum):
    """Everybody who may press or type, by what they are to the vacancy «Дизайнер» and its people.

    The hiring manager is away, and the deputy stands in for them.
    """

    ADMIN = "admin"
    RECRUITER = "recruiter"
    TEAM_RECRUITER = "team_recruiter"
    LEAD = "lead"
    DEPUTY_LEAD = "deputy_lead"
    HIRING_MANAGER = "hiring_manager"
    DEPUTY = "deputy"
    OTHER_LEAD = "other_lead"
    EMPLOYEE = "employee"
    DEMOTED = "demoted"
    LEFT = "left"
    STRANGER = "stranger"


OUTSIDE = frozenset({Persona.LEFT, Persona.STRANGER})
STAFF = frozenset(Persona) - OUTSIDE
RECRUITERS = frozenset({Persona.ADMIN, Persona.RECRUITER, Persona.TEAM_RECRUITER})
# Whoever may see the open vacancy and its candidates.
CONCERNED = RECRUITERS | {Persona.LEAD, Persona.DEPUTY_LEAD, Persona.HIRING_MANAGER, Persona.DEPUTY}
ADMINS = frozenset({Persona.ADMIN})

# What may be said only to these, whatever is pressed.
SECRETS: dict[str, frozenset[Persona]] = {
    "Кандидатов Тайный": CONCERNED,
    "Закрытая вакансия": frozenset({Persona.ADMIN, Persona.TEAM_RECRUITER}),
    "Незваный Гость": ADMINS,
    "916 700-00-01": frozenset({Persona.ADMIN, Persona.LEAD, Persona.DEPUTY_LEAD, Persona.EMPLOYEE}),
    "Ушедший Сотрудник": ADMINS,
    "нужен тайный дизайнер": RECRUITERS | {Persona.LEAD},
}


@dataclass
class Ground:
    """What the presses of the matrix are aimed at: ids by the names of the buttons' fields.

    `session` is open for the whole test and never committed: every try is a savepoint of it that is rolled back.
    """

    session: Session
    telegram: dict[Persona, int] = field(default_factory=dict)
    ids: dict[Persona, int] = field(default_factory=dict)
    targets: dict[str, int] = field(default_factory=dict)
    token: str = ""


_OF_FINANCE = frozenset({Persona.OTHER_LEAD, Persona.HIRING_MANAGER, Persona.DEPUTY})


def settle(session: Session, now: datetime) -> Ground:
    """The company of the matrix."""
    ground = Ground(session, telegram={one: FIRST + at for at, one in enumerate(Persona)})
    marketing, finance = (
        people.add_department(session, name, now=now) for name in ("Дизайн и маркетинг", "Финансы")
    )
    roles = {
        Persona.ADMIN: (Role.HR_ADMIN,),
        Persona.RECRUITER: (Role.RECRUITER,),
        Persona.TEAM_RECRUITER: (Role.RECRUITER,),
        Persona.DEMOTED: (Role.HR_ADMIN, Role.RECRUITER),
    }
    for one in Persona:
        if one is Persona.STRANGER:
            continue
        department = finance if one in _OF_FINANCE else marketing
        name = "Ушедший Сотрудник" if one is Persona.LEFT else f"Персона {one.value}"
        person = people.add_employee(
            session,
            name=name,
            roles=roles.get(one, ()),
            department_id=department.id,
            telegram_id=ground.telegram[one],
            phone="+79167000001" if one is Persona.EMPLOYEE else None,
            now=now,
        )
        assert person.id is not None
        ground.ids[one] = person.id
    for telegram_id in ground.telegram.values():
        session.add(Chat(id=telegram_id, kind="private", last_message_id=1))
    session.flush()
    admin = _actor(session, ground.ids[Persona.ADMIN])
    assert marketing.id is not None
    assert finance.id is not None
    departments.appoint_lead(session, admin, marketing.id, ground.ids[Persona.LEAD], now=now)
    departments.appoint_deputy(session, admin, marketing.id, ground.ids[Persona.DEPUTY_LEAD], now=now)
    departments.appoint_lead(session, admin, finance.id, ground.ids[Persona.OTHER_LEAD], now=now)
    _demote(session, admin, ground.ids[Persona.DEMOTED], now)
    rev = leaving.show(session, admin, ground.ids[Persona.LEFT], now=now).rev
    leaving.end_now(session, admin, ground.ids[Persona.LEFT], rev=rev, now=now)
    session.add(
        Absence(
            employee_id=ground.ids[Persona.HIRING_MANAGER],
            deputy_id=ground.ids[Persona.DEPUTY],
            starts_on=now.date(),
            ends_on=now.date() + timedelta(days=30),
            kind=AbsenceKind.VACATION,
            created_at=now,
        )
    )
    session.flush()
    absence.settle(session, now=now)
    _hire(session, ground, marketing.id, now)
    _ask(session, ground, admin, now)
    _onboard(session, ground, admin, marketing.id, now)
    ground.targets |= {
        "employee_id": ground.ids[Persona.EMPLOYEE],
        "department_id": marketing.id,
        "heir_id": ground.ids[Persona.LEAD],
        "colleague_id": ground.ids[Persona.EMPLOYEE],
    }
    return ground


def _actor(session: Session, employee_id: int) -> Actor:
    actor = actor_by_id(session, employee_id)
    assert actor is not None
    return actor


def _demote(session: Session, admin: Actor, employee_id: int, now: datetime) -> None:
    for role in (Role.RECRUITER, Role.HR_ADMIN):
        rev = leaving.show(session, admin, employee_id, now=now).rev
        people_edits.toggle_role(session, admin, employee_id, role, rev=rev, now=now)


def _hire(session: Session, ground: Ground, department_id: int, now: datetime) -> None:
    """A vacancy everybody concerned sees, a confidential one, and a candidate on the first."""
    recruiter = _actor(session, ground.ids[Persona.TEAM_RECRUITER])
    common = {"owner_id": recruiter.id, "department_id": department_id}
    opened = vacancies.open_vacancy(
        session,
        recruiter,
        VacancyValues(
            title="Дизайнер",
            hiring_manager_id=ground.ids[Persona.HIRING_MANAGER],
            closes_on=now.date() + timedelta(days=20),
            **common,
        ),
        now=now,
    )
    hidden = vacancies.open_vacancy(
        session, recruiter, VacancyValues(title="Закрытая вакансия", confidential=True, **common), now=now
    )
    candidate = Candidate(
        full_name="Кандидатов Тайный", name_key="kandidatov", created_by_id=recruiter.id, created_at=now
    )
    session.add(candidate)
    session.flush()
    application = Application(
        vacancy_id=opened.vacancy_id,
        candidate_id=candidate.id,
        stage_since=now,
        created_by_id=recruiter.id,
        created_at=now,
    )
    kept = CandidateFile(
        candidate_id=candidate.id or 0,
        telegram_file_id="kept",
        name="портфолио.pdf",
        added_by_id=recruiter.id,
        added_at=now,
    )
    session.add_all((application, kept))
    session.flush()
    assert candidate.id is not None
    assert application.id is not None
    ground.targets |= {
        "vacancy_id": opened.vacancy_id,
        "confidential_id": hidden.vacancy_id,
        "candidate_id": candidate.id,
        "application_id": application.id,
        "kept_file_id": kept.id or 0,
        **_interview(session, ground, recruiter, application.id, now),
        "event_id": session.exec(select(Event.id).order_by(col(Event.id).desc())).first() or 0,
    }


def _onboard(session: Session, ground: Ground, admin: Actor, department_id: int, now: datetime) -> None:
    """A plan of somebody who works with the employee under the same lead; the presses are aimed at a task of the lead's."""
    newcomer = people.add_employee(
        session,
        name="Новичков Новый",
        roles=(),
        department_id=department_id,
        now=now,
    )
    begun = onboarding.begin(
        session, admin, Hire("", now.date() + timedelta(days=9), employee_id=newcomer.id), now=now
    )
    led = session.exec(
        select(PlanTask.task_id).where(PlanTask.plan_id == begun.plan_id, PlanTask.doer == PlanDoer.LEAD)
    ).first()
    planned = session.exec(select(PlanTemplateTask).where(PlanTemplateTask.doer == PlanDoer.LEAD)).first()
    if planned is not None:
        ground.targets |= {
            "template_task_id": planned.id or 0,
            "plan_template_id": planned.template_id,
        }
    ground.targets |= {"plan_id": begun.plan_id, "task_id": led or 0}


def _interview(
    session: Session, ground: Ground, recruiter: Actor, application_id: int, now: datetime
) -> dict[str, int]:
    """An interview with the candidate, held by the hiring manager and a recruiter."""
    kind = interview_kinds.kinds(session)[0]
    people = (ground.ids[Persona.HIRING_MANAGER], ground.ids[Persona.RECRUITER])
    values = InterviewPlan(application_id, kind.id, people, now + timedelta(days=2), 60)
    made = interviews.schedule(session, recruiter, values, now=now)
    card = session.exec(select(Scorecard.id).where(Scorecard.interview_id == made.id)).first()
    return {"interview_id": made.id or 0, "scorecard_id": card or 0, "kind_id": kind.id}


def _ask(session: Session, ground: Ground, admin: Actor, now: datetime) -> None:
    """A request for a vacancy, an invitation, somebody at the door, and an admission of the admin's on its way."""
    request = VacancyRequest(
        text="нужен тайный дизайнер", requested_by_id=ground.ids[Persona.LEAD], created_at=now
    )
    session.add(request)
    invite = invites.make_invite(session, admin, now=now)
    guest = joining.Guest(FIRST + 500, "Незваный Гость", None, admin.language, admin.zone)
    joining.knock(session, guest, now=now)
    card = admissions.begin_invite(session, admin, now=now)
    session.flush()
    assert request.id is not None
    asked = session.exec(select(JoinRequest.id)).one()
    ground.token = invite.token
    ground.targets |= {
        "vacancy_request_id": request.id,
        "join_request_id": asked or 0,
        "invite_id": invite.id,
        "draft_id": card.draft_id,
    }


# -- one try ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Outcome:
    """What came of a try: what was said to the one who tried (screens and toast), and which tables were written."""

    said: str
    written: frozenset[str]


class _Here(ThreadPoolExecutor):
    """Runs what is asked of the database thread at once: thousands of tries need no hops between threads."""

    def submit(self, act: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(act(*args, **kwargs))
        except BaseException as error:  # noqa: BLE001 - the future carries it to where it is awaited
            future.set_exception(error)
        return future


_HERE = _Here(1)


class _Heard:
    """Listens to the answers of presses instead of sending them."""

    def __init__(self) -> None:
        self.toasts: list[str] = []

    def give(self, _query_id: str, text: str | None, _alert: bool, *, url: str | None = None) -> None:
        self.toasts.append(text or url or "")


async def attempt(
    company: Company, ground: Ground, who: Persona, what: Press | str, *, group: bool = False
) -> Outcome:
    """Somebody presses a button or sends a text; nothing of it stays. Raises whatever the house did not handle."""
    desk = company.app._intake._desk
    heard = _Heard()
    answers, desk.answers = desk.answers, heard  # type: ignore[assignment]
    chat_id = GROUP if group else ground.telegram[who]
    session = ground.session
    with Session(
        session.connection(), join_transaction_mode="create_savepoint", expire_on_commit=False
    ) as tried:
        unit = Unit(tried, _HERE)
        token = _inside_unit.set(True)
        try:
            row, last = _put_in(tried, _raw(ground.telegram[who], chat_id, what))
            with _writes(company.app.database.engine) as written:
                await desk._in_unit(unit, row)
            for act in unit.afterwards:
                act()
            said = _said(tried, chat_id, last)
            return Outcome("\n".join([*said, *heard.toasts]), frozenset(written))
        finally:
            _inside_unit.reset(token)
            tried.rollback()
            desk.answers = answers


def _put_in(session: Session, raw: dict[str, Any]) -> tuple[InboxUpdate, int]:
    row = InboxUpdate(update_id=raw["update_id"], raw=raw, received_at=datetime.fromtimestamp(0).astimezone())
    session.add(row)
    last = session.exec(select(OutboxMessage.id).order_by(col(OutboxMessage.id).desc())).first()
    session.flush()
    return row, last or 0


def _said(session: Session, chat_id: int, after: int) -> list[str]:
    rows = session.exec(
        select(OutboxMessage).where(
            OutboxMessage.chat_id == chat_id, col(OutboxMessage.id) > after, OutboxMessage.kind == SCREEN
        )
    ).all()
    labels = [button["text"] for row in rows for line in row.payload["keyboard"] for button in line]
    return [row.payload["text"] for row in rows] + labels


@contextmanager
def _writes(engine: Any) -> Iterator[set[str]]:
    """The tables written meanwhile."""
    written: set[str] = set()

    def note(_c: Connection, _cursor: Any, statement: str, *_: Any) -> None:
        words = statement.replace('"', "").split()
        match words[0].upper():
            case "INSERT":
                written.add(words[2])
            case "UPDATE":
                written.add(words[1])
            case "DELETE":
                written.add(words[2])

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield written
    finally:
        event.remove(engine, "before_cursor_execute", note)


def _raw(user_id: int, chat_id: int, what: Press | str) -> dict[str, Any]:
    user = {"id": user_id, "is_bot": False, "first_name": "Кто-то", "language_code": "ru"}
    chat = (
        {"id": chat_id, "type": "private", "first_name": "Кто-то"}
        if chat_id > 0
        else {"id": chat_id, "type": "group", "title": "Группа"}
    )
    message: dict[str, Any] = {"message_id": 77, "date": 1_795_000_000, "chat": chat, "text": "."}
    if isinstance(what, Press):
        query = {"id": "1", "from": user, "chat_instance": "1", "data": pack(what), "message": message}
        return {"update_id": 5_000_000, "callback_query": query}
    message |= {"from": user, "text": what}
    if what.startswith("/"):
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(what.split()[0])}]
    return {"update_id": 5_000_000, "message": message}


# -- every button ----------------------------------------------------------------------------------------

_TEXTS = {
    "period": "quarter",
    "part": "funnel",
    "form": "chart",
    "outcome": "passed",
    "field": "name",
    "role": "recruiter",
    "kind": "vacancy_owned",
    "stage": "screening",
    "state": "given",
    "channel": "paper",
    "ground": "request",
    "rule": "retention_months",
    "language": "ru",
    "what": "candidates",
    "format": "csv",
    "group": "city",
}
# The same field means different things in different rooms.
_BY_KIND = {
    "AcceptJoining": {"request_id": "join_request_id"},
    "DeclineJoining": {"request_id": "join_request_id"},
    "OpenJoinRequest": {"request_id": "join_request_id"},
    # What these name is of a template, not of a plan.
    **{
        name: {
            "task_id": "template_task_id",
            "template_id": "plan_template_id",
            "other_id": "template_task_id",
        }
        for name in (
            "OpenPlanTemplate",
            "OpenTemplateTask",
            "AskTemplateField",
            "TurnTemplateTask",
            "ChooseTemplateDoer",
            "SetTemplateDoer",
            "ChooseTemplatePerson",
            "SetTemplatePerson",
            "ChooseTemplateWait",
            "SetTemplateWait",
            "DropTemplateTask",
            "AddTemplateTask",
            "AskTemplateRule",
            "CopyTemplate",
            "CopyTemplateFor",
            "RetireTemplate",
            "OpenTemplateHistory",
        )
    },
}


def aimed(kind: type[Press], ground: Ground) -> Press:
    """A button of this kind at what the matrix stands before: others' things wherever there is a choice."""
    hints = get_type_hints(kind)
    names = _BY_KIND.get(kind.__name__, {})
    return kind(
        **{one.name: _value(ground, names.get(one.name, one.name), hints[one.name]) for one in fields(kind)}
    )  # type: ignore[arg-type]


def _value(ground: Ground, name: str, hint: Any) -> Any:
    options = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    kind = next(option for option in options if option is not type(None))
    if name in ground.targets:
        return ground.targets[name]
    if name == "request_id":
        return ground.targets["vacancy_request_id"]
    if kind in {bool, int}:
        return kind(name not in {"page", "rev"} and kind is int)
    if issubclass(kind, StrEnum):
        return next(iter(kind))
    is_day = name in {"day", "month", "until", "closes_on", "first"}
    return date(2026, 12, 1).isoformat() if is_day else _TEXTS.get(name, "x")
