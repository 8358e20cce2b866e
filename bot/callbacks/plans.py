"""Buttons of plans: who comes, leaves or moves, and what every department does for it."""

from bot.callbacks.codec import Press, button


@button("nl")
class OpenPlans(Press):
    """Plans under way, at a page counted from 0."""

    page: int


@button("no")
class OpenPlan(Press):
    """A plan's card, at a page of its tasks counted from 0."""

    plan_id: int
    page: int


@button("nn")
class NewPlan(Press):
    """Ask who comes and when."""


@button("np")
class PlanFor(Press):
    """Prepare a plan of a kind for somebody who works here."""

    employee_id: int
    kind: str


@button("nv")
class OpenPlanDraft(Press):
    """What a plan would be, at a page of its tasks counted from 0."""

    draft_id: int
    page: int


@button("nk")
class PickPlanDepartment(Press):
    """Where the newcomers will work."""

    draft_id: int
    department_id: int


@button("nb")
class BeginPlans(Press):
    """Begin what the draft shows."""

    draft_id: int
    rev: int


@button("nu")
class DropPlanDraft(Press):
    """Begin nothing."""

    draft_id: int


@button("nc")
class SayCame(Press):
    """The person has come, or has not."""

    plan_id: int
    rev: int
    came: bool


@button("nd")
class AskPlanDay(Press):
    """Ask for another day of a plan."""

    plan_id: int


@button("nm")
class MovePlanDay(Press):
    """Move a plan to the day of this number, as it was previewed."""

    plan_id: int
    rev: int
    day: int


@button("nx")
class CancelPlan(Press):
    """Call a plan off; asked first."""

    plan_id: int
    rev: int
    sure: bool


@button("nq")
class EndProbation(Press):
    """How a probation ended; what needs words or a day is asked."""

    plan_id: int
    rev: int
    outcome: str


@button("ny")
class ChooseBuddy(Press):
    """Colleagues who can be the buddy, at a page counted from 0."""

    plan_id: int
    page: int


@button("nz")
class SetBuddy(Press):
    """Make this colleague the buddy."""

    plan_id: int
    rev: int
    person_id: int


@button("nt")
class PressPlanTask(Press):
    """In a department's chat: take a task, or hand in one's own."""

    task_id: int
    rev: int


@button("nkc")
class CannotInPlan(Press):
    """In a department's chat: something of a plan cannot be done; which and why is said in private."""

    plan_id: int


@button("nkr")
class SayWhyNot(Press):
    """Why a department cannot do its task, one of the usual reasons."""

    task_id: int
    rev: int
    why: str


@button("nh")
class AskHr(Press):
    """The newcomer asks HR something about the own plan."""

    plan_id: int


@button("nlf")
class FollowPlan(Press):
    """Show a plan in the own chat in one message kept up to date, or bring it up to date no longer."""

    plan_id: int
    on: bool


@button("nr")
class OpenPlanReport(Press):
    """Who kept the schedule in a month, counted back from the present one."""

    back: int


@button("ns")
class OpenPlanCases(Press):
    """The tasks behind a department's line of the report; no department for what people answered for themselves."""

    department_id: int | None
    back: int
    page: int


@button("nf")
class DisputeLateness(Press):
    """Say why a lateness was not the department's fault."""

    task_id: int


@button("ng")
class DecideDispute(Press):
    """HR excuses a lateness, or leaves it as it is."""

    task_id: int
    excuse: bool


@button("nrf")
class DrawSchedule(Press):
    """A month of the schedule report as a picture or a workbook; `back` counts months from the present one."""

    back: int
    form: str
