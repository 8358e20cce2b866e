"""Buttons of tasks."""

from bot.callbacks.codec import Press, button


@button("to")
class OpenTask(Press):
    """A task's card."""

    task_id: int


@button("tl")
class ListTasks(Press):
    """A list of tasks: whose, which of them, at a page counted from 0."""

    scope: str
    filter: str
    page: int


@button("tb")
class OpenTaskBoard(Press):
    """How the people one leads stand, at a page counted from 0."""

    page: int


@button("tn")
class NewTask(Press):
    """Begin a task."""


@button("ta")
class TakeTask(Press):
    """Begin the work."""

    task_id: int
    rev: int


@button("ts")
class AskTaskWords(Press):
    """Ask for the words an act needs: a result's comment, why it is returned or declined, steps, a file."""

    task_id: int
    rev: int
    act: str


@button("td")
class SubmitTask(Press):
    """Hand the work in, without a comment."""

    task_id: int
    rev: int


@button("tc")
class AcceptTask(Press):
    """Accept submitted work."""

    task_id: int
    rev: int


@button("tm")
class MarkTask(Press):
    """Give accepted work a mark of 1–5; 0 shows the marks."""

    task_id: int
    rev: int
    mark: int


@button("tx")
class CancelTask(Press):
    """Call a task off."""

    task_id: int
    rev: int


@button("tp")
class ChooseTaskPerson(Press):
    """The colleagues a task can be passed on to, given to or shown to, at a page counted from 0."""

    task_id: int
    act: str
    page: int


@button("tg")
class GiveTask(Press):
    """Pass a task on, give it to, or show it to this colleague."""

    task_id: int
    rev: int
    act: str
    person_id: int


@button("tk")
class AnswerDelegation(Press):
    """Take a colleague's task over, or leave it with them."""

    task_id: int
    yes: bool


@button("tw")
class ChooseTaskDue(Press):
    """Deadlines to ask for, or to move a task to."""

    task_id: int
    act: str


@button("tv")
class PickTaskDue(Press):
    """This deadline, in minutes since 1970 UTC."""

    task_id: int
    rev: int
    act: str
    minute: int


@button("ty")
class AnswerMove(Press):
    """Agree to another deadline, or keep the present one."""

    request_id: int
    yes: bool


@button("tq")
class SnoozeTask(Press):
    """Hear of a task again in so many hours; 0 shows the choices."""

    task_id: int
    hours: int


@button("th")
class OpenTaskHistory(Press):
    """What was done to a task, at a page counted from 0."""

    task_id: int
    page: int


@button("ti")
class TickTaskItem(Press):
    """Tick a step of a checklist, or take its tick off."""

    item_id: int
    done: bool


@button("tf")
class OpenTaskFile(Press):
    """A file of a task."""

    file_id: int


@button("tu")
class UndoTask(Press):
    """Take an act on a task back."""

    event_id: int


@button("tr")
class OpenRecurrences(Press):
    """The tasks one has set to repeat."""


@button("tj")
class StopRecurrence(Press):
    """Let a task repeat no more."""

    recurrence_id: int
    rev: int


@button("te")
class OpenTaskDraft(Press):
    """The card of a task that is being set."""

    draft_id: int


@button("tt")
class AskTaskField(Press):
    """Ask for one part of a task that is being set; people by pages counted from 0."""

    draft_id: int
    field: str
    page: int


@button("tz")
class ToggleTaskPerson(Press):
    """Put somebody on a task that is being set, or take them off."""

    draft_id: int
    field: str
    person_id: int


@button("t1")
class ChooseDraftDue(Press):
    """The deadline of a task that is being set, in minutes since 1970 UTC; none for no deadline."""

    draft_id: int
    minute: int | None


@button("t2")
class ChooseDraftPoints(Press):
    """Points of a task that is being set."""

    draft_id: int
    points: int


@button("t3")
class SetTask(Press):
    """Set the task as its draft's card shows it."""

    draft_id: int
    rev: int


@button("t4")
class DropTaskDraft(Press):
    """Throw a task's draft away."""

    draft_id: int


@button("xe")
class OpenEffectiveness(Press):
    """Figures of one person over a period of so many weeks; no person for the people one leads."""

    person_id: int | None
    weeks: int
    page: int


@button("xc")
class OpenCases(Press):
    """The tasks behind one figure of one person, at a page counted from 0."""

    person_id: int
    weeks: int
    figure: str
    page: int


@button("xt")
class DrawTrend(Press):
    """A chart of one person's weeks."""

    person_id: int
