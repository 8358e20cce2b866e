"""Buttons of departments."""

from bot.callbacks.codec import Press, button


@button("dl")
class OpenDepartments(Press):
    """The departments as a tree."""

    page: int


@button("do")
class OpenDepartment(Press):
    """A department's card."""

    department_id: int


@button("dn")
class NewDepartment(Press):
    """Begin a department, perhaps under another."""

    parent_id: int | None


@button("df")
class EditDepartmentField(Press):
    """Change a department's name or what it answers for by typing."""

    department_id: int
    field: str


@button("dp")
class ChooseParent(Press):
    """The departments another can belong to."""

    department_id: int
    page: int


@button("ds")
class SetParent(Press):
    """Make a department belong to another; none puts it at the top."""

    department_id: int
    parent_id: int | None
    rev: int


@button("dh")
class ChooseHead(Press):
    """Who can be a department's lead, or its deputy."""

    department_id: int
    deputy: bool
    page: int


@button("da")
class AppointHead(Press):
    """Make somebody a department's lead, or its deputy; nobody leaves the place empty."""

    department_id: int
    deputy: bool
    employee_id: int | None


@button("dx")
class DeleteDepartment(Press):
    """Delete a department nobody belongs to."""

    department_id: int
    rev: int


@button("dg")
class BindChat(Press):
    """Make this group the chat of a department; pressed in the group."""

    department_id: int


@button("dm")
class OtherDepartments(Press):
    """The other departments whose chat this group can be; pressed in the group."""

    page: int


@button("du")
class UnbindChat(Press):
    """The department has no group chat any more."""

    department_id: int
