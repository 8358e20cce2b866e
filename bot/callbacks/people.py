"""Buttons of people, and of leaving and handing over."""

from bot.callbacks.codec import Press, button


@button("el")
class OpenPeople(Press):
    """The list of people: of a department, or of all."""

    department_id: int | None
    page: int


@button("ex")
class OpenFormer(Press):
    """Those who have left."""

    page: int


@button("eo")
class OpenPerson(Press):
    """A colleague's card."""

    employee_id: int


@button("eh")
class OpenPersonHistory(Press):
    """Times of working here and what was changed."""

    employee_id: int


@button("ee")
class EditPerson(Press):
    """The fields of a profile that the reader may change."""

    employee_id: int


@button("ef")
class EditPersonField(Press):
    """Change one field by typing."""

    employee_id: int
    field: str


@button("ei")
class AskPersonPhoto(Press):
    """Send a photo for a profile."""

    employee_id: int


@button("ez")
class DropPersonPhoto(Press):
    """Take a profile's photo away."""

    employee_id: int


@button("er")
class OpenRoles(Press):
    """A colleague's roles."""

    employee_id: int


@button("et")
class ToggleRole(Press):
    """Give or take a role."""

    employee_id: int
    role: str
    rev: int


@button("ed")
class ChooseDepartmentFor(Press):
    """The departments a colleague can be transferred to."""

    employee_id: int
    page: int


@button("ep")
class TransferPerson(Press):
    """Transfer a colleague to a department."""

    employee_id: int
    department_id: int | None
    rev: int


@button("em")
class ChooseManagerFor(Press):
    """Who can be a colleague's own lead."""

    employee_id: int
    page: int


@button("en")
class SetManager(Press):
    """Make somebody a colleague's own lead; nobody leaves the department's."""

    employee_id: int
    manager_id: int | None
    rev: int


@button("eu")
class UnlinkTelegram(Press):
    """A lost phone: this Telegram account opens nothing any more."""

    employee_id: int
    rev: int


@button("ey")
class SetDuty(Press):
    """Make a recruiter the one on duty, or nobody."""

    employee_id: int | None


@button("lo")
class OpenLeaving(Press):
    """The last day of a colleague, and what they hold."""

    employee_id: int


@button("ld")
class SetLastDay(Press):
    """The last day of work; none takes it back."""

    employee_id: int
    day: str | None
    rev: int


@button("lc")
class LastDayCalendar(Press):
    """A month to choose the last day from."""

    employee_id: int
    month: str


@button("ln")
class AskEndNow(Press):
    """Close the access at once? Asked first."""

    employee_id: int


@button("lz")
class EndNow(Press):
    """Close the access at once."""

    employee_id: int
    rev: int


@button("lh")
class ChooseHeir(Press):
    """Who takes over everything, or one kind of it."""

    employee_id: int
    kind: str | None
    page: int


@button("lp")
class HandOver(Press):
    """Hand everything, or one kind of it, over to a colleague."""

    employee_id: int
    kind: str | None
    heir_id: int


@button("lu")
class UndoHandOver(Press):
    """Take a handover back."""

    event_id: int


@button("lr")
class Rehire(Press):
    """Let somebody who has left work here again."""

    employee_id: int
    rev: int
