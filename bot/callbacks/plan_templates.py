"""Buttons of the templates of plans."""

from bot.callbacks.codec import Press, button


@button("nea")
class OpenPlanTemplates(Press):
    """The templates in force, at a page counted from 0."""

    page: int


@button("neb")
class OpenPlanTemplate(Press):
    """A template, at a page of its tasks counted from 0."""

    template_id: int
    page: int


@button("nec")
class OpenTemplateTask(Press):
    """One task of a template."""

    task_id: int


@button("ned")
class AskTemplateField(Press):
    """Ask for what is typed of a task."""

    task_id: int
    field: str


@button("nee")
class TurnTemplateTask(Press):
    """Turn what has few values to its next one."""

    task_id: int
    rev: int
    what: str


@button("nef")
class ChooseTemplateDoer(Press):
    """Who answers for a task: roles and departments, at a page of departments counted from 0."""

    task_id: int
    page: int


@button("neg")
class SetTemplateDoer(Press):
    """This role or department answers for a task."""

    task_id: int
    rev: int
    doer: str
    department_id: int | None


@button("neh")
class ChooseTemplatePerson(Press):
    """Colleagues who can answer for a task by name, at a page counted from 0."""

    task_id: int
    page: int


@button("nei")
class SetTemplatePerson(Press):
    """This colleague answers for a task."""

    task_id: int
    rev: int
    person_id: int


@button("nej")
class ChooseTemplateWait(Press):
    """Tasks that this one can wait for, at a page counted from 0."""

    task_id: int
    page: int


@button("nek")
class SetTemplateWait(Press):
    """This task waits for another, or for none."""

    task_id: int
    rev: int
    other_id: int | None


@button("nel")
class DropTemplateTask(Press):
    """Take a task out of a template; asked first."""

    task_id: int
    rev: int
    sure: bool


@button("nem")
class AddTemplateTask(Press):
    """Ask for a task in one line."""

    template_id: int


@button("nen")
class AskTemplateRule(Press):
    """Ask for what is typed of a template itself."""

    template_id: int
    field: str


@button("nep")
class CopyTemplate(Press):
    """For whom a template is copied: departments at a page counted from 0; a position is typed."""

    template_id: int
    page: int


@button("neq")
class CopyTemplateFor(Press):
    """Copy a template for this department."""

    template_id: int
    department_id: int


@button("ner")
class RetireTemplate(Press):
    """Put a template away; asked first."""

    template_id: int
    rev: int
    sure: bool


@button("nes")
class OpenTemplateHistory(Press):
    """Who changed what of a template, at a page counted from 0."""

    template_id: int
    page: int
