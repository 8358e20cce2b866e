"""The plans that ship: what is done for somebody who comes, leaves or moves. Their words are in the locale files."""

from dataclasses import dataclass
from enum import StrEnum

from bot.models import Evidence, OffsetUnit, PlanDoer, PlanKind

D, U, E = PlanDoer, OffsetUnit, Evidence


class DefaultTask(StrEnum):
    """Every task of the shipped templates: its title and instructions are texts of both languages."""

    PAPERS = "papers"
    COMPUTER = "computer"
    WORKPLACE = "workplace"
    PASS = "pass"  # noqa: S105 - a pass to the building
    BUDDY = "buddy"
    CONTRACT = "contract"
    BRIEFING = "briefing"
    ACCESS = "access"
    TOUR = "tour"
    ACQUAINT = "acquaint"
    WEEK = "week"
    MONTH = "month"
    PROBATION = "probation"
    LEAVE_HANDOVER = "leave_handover"
    LEAVE_TALK = "leave_talk"
    LEAVE_LAPTOP = "leave_laptop"
    LEAVE_ACCESS = "leave_access"
    LEAVE_PASS = "leave_pass"  # noqa: S105 - a pass to the building
    LEAVE_PAPERS = "leave_papers"
    MOVE_PAPERS = "move_papers"
    MOVE_HANDOVER = "move_handover"
    MOVE_ACCESS = "move_access"
    MOVE_TASKS = "move_tasks"
    MOVE_BUDDY = "move_buddy"
    MOVE_WEEK = "move_week"


class DepartmentHint(StrEnum):
    """A department that a shipped task is for, found by its usual names."""

    IT = "it"
    SECURITY = "security"
    OFFICE = "office"


@dataclass(frozen=True)
class Shipped:
    """A task as it ships; `after` is the task that it waits for."""

    task: DefaultTask
    doer: PlanDoer
    offset: int
    hour: int = 18
    hint: DepartmentHint | None = None
    unit: OffsetUnit = U.WORKDAYS
    after: DefaultTask | None = None
    evidence: Evidence = E.TICK
    critical: bool = False
    points: int = 0


T, H = DefaultTask, DepartmentHint

SHIPPED: dict[PlanKind, tuple[Shipped, ...]] = {
    PlanKind.ONBOARDING: (
        Shipped(T.PAPERS, D.HR, -3, critical=True),
        Shipped(T.COMPUTER, D.DEPARTMENT, -1, hint=H.IT, critical=True, points=10),
        Shipped(T.WORKPLACE, D.DEPARTMENT, -1, hint=H.OFFICE),
        Shipped(T.PASS, D.DEPARTMENT, -1, hint=H.SECURITY, after=T.PAPERS),
        Shipped(T.BUDDY, D.LEAD, -1),
        Shipped(T.CONTRACT, D.HR, 0, 12, after=T.PAPERS, critical=True),
        Shipped(T.BRIEFING, D.DEPARTMENT, 0, 12, hint=H.SECURITY, after=T.COMPUTER, critical=True),
        Shipped(T.ACCESS, D.LEAD, 0, after=T.COMPUTER),
        Shipped(T.TOUR, D.BUDDY, 0, 16),
        Shipped(T.ACQUAINT, D.NEWCOMER, 1),
        Shipped(T.WEEK, D.LEAD, 5, evidence=E.TEXT),
        Shipped(T.MONTH, D.LEAD, 30, unit=U.DAYS, evidence=E.TEXT),
        Shipped(T.PROBATION, D.LEAD, 80, unit=U.DAYS, evidence=E.TEXT, critical=True),
    ),
    PlanKind.LEAVING: (
        Shipped(T.LEAVE_HANDOVER, D.NEWCOMER, -1, critical=True),
        Shipped(T.LEAVE_TALK, D.HR, -2, evidence=E.TEXT),
        Shipped(T.LEAVE_PAPERS, D.HR, 0, 16, critical=True),
        Shipped(T.LEAVE_LAPTOP, D.DEPARTMENT, 0, 17, hint=H.IT, critical=True),
        Shipped(T.LEAVE_ACCESS, D.DEPARTMENT, 0, hint=H.IT, after=T.LEAVE_LAPTOP, critical=True),
        Shipped(T.LEAVE_PASS, D.DEPARTMENT, 0, hint=H.SECURITY),
    ),
    PlanKind.MOVING: (
        Shipped(T.MOVE_PAPERS, D.HR, -1, critical=True),
        Shipped(T.MOVE_HANDOVER, D.NEWCOMER, 0),
        Shipped(T.MOVE_ACCESS, D.DEPARTMENT, 0, hint=H.IT, critical=True),
        Shipped(T.MOVE_TASKS, D.LEAD, 0),
        Shipped(T.MOVE_BUDDY, D.LEAD, 0),
        Shipped(T.MOVE_WEEK, D.LEAD, 5, evidence=E.TEXT),
    ),
}

# Labour Code of Russia, article 70: three months at most.
PROBATION_DAYS = {PlanKind.ONBOARDING: 90, PlanKind.LEAVING: 0, PlanKind.MOVING: 0}
