"""A task on its way: read from a line or a forwarded message, its missing parts asked by chips, then set."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import ClassVar

from sqlmodel import Session

from bot.domain import drafts, points_rules
from bot.domain.access import Actor, Permission
from bot.domain.company_days import work_calendar
from bot.domain.drafts import Kept
from bot.domain.errors import Outdated, Problem, Unfit
from bot.domain.task_people import Person, name_finder, people_named
from bot.domain.task_values import LONGEST_DESCRIPTION, LONGEST_TITLE, Rhythm, TaskValues
from bot.domain.tasks import TasksSet, set_tasks
from bot.models import RecurrenceKind
from bot.parsing.dates import parse_moment
from bot.parsing.name_forms import split_names
from bot.parsing.task_line import END_OF_DAY, TaskLine, parse_task_line


class TaskField(StrEnum):
    """A part of a task that can be asked for and changed."""

    TITLE = "title"
    WHO = "who"
    DUE = "due"
    POINTS = "points"
    ITEMS = "items"
    OBSERVERS = "observers"
    ABOUT = "about"


@dataclass(frozen=True)
class Namesakes:
    """What the line calls somebody, and those it may mean; nobody when it is unknown."""

    text: str
    people: tuple[int, ...]


@dataclass(frozen=True)
class TaskDraft:
    """The fields of a task that is being set. `asking` is the field a typed answer goes to."""

    KIND: ClassVar[str] = "task"
    VERSION: ClassVar[int] = 1

    title: str = ""
    description: str = ""
    assignee_ids: tuple[int, ...] = ()
    doubts: tuple[Namesakes, ...] = ()
    due_at: datetime | None = None
    no_due: bool = False
    points: int | None = None
    tags: tuple[str, ...] = ()
    checklist: tuple[str, ...] = ()
    observer_ids: tuple[int, ...] = ()
    rhythm: Rhythm | None = None
    source_link: str = ""
    source_name: str = ""
    chat_id: int | None = None
    asking: TaskField | None = None

    @property
    def missing(self) -> TaskField | None:
        """What must be known before it can be set: first what is to be done, then by whom."""
        if not self.title:
            return TaskField.TITLE
        return TaskField.WHO if not self.assignee_ids or self.doubts else None


@dataclass(frozen=True)
class Source:
    """Where the words came from: the link to a message and whose it is, as far as Telegram tells."""

    link: str = ""
    name: str = ""
    chat_id: int | None = None


NOWHERE = Source()


@dataclass(frozen=True)
class DraftFacts:
    """A draft with its people by name; `doubt` is the name to be made clear first, with the namesakes."""

    id: int
    rev: int
    fields: TaskDraft
    assignees: tuple[Person, ...]
    observers: tuple[Person, ...]
    doubt: str
    namesakes: tuple[Person, ...]
    may_promise: bool
    default_points: int
    most_points: int


@dataclass(frozen=True)
class Quick:
    """What a line came to: set at once, or a draft that lacks something."""

    tasks: TasksSet | None
    draft_id: int | None
    missing: TaskField | None = None


def quick(session: Session, actor: Actor, line: str, source: Source = NOWHERE, *, now: datetime) -> Quick:
    """Set what a line says, if it says all that is needed; else keep a draft to ask for the rest. Raises Denied, Unfit."""
    actor.require(Permission.TASK_SET)
    read = read_line(session, actor, line, now=now)
    fields = _with_source(_from_line(read, TaskDraft()), source)
    if fields.missing is None and (fields.due_at is not None or fields.rhythm is not None):
        return Quick(set_tasks(session, actor, values_of(fields), now=now), None)
    kept = drafts.start(session, actor.id, fields, now=now)
    return Quick(None, kept.id, fields.missing or TaskField.DUE)


def from_message(session: Session, actor: Actor, text: str, source: Source, *, now: datetime) -> int:
    """A draft made of somebody's message: its first line is the title, the whole its description. Returns its id."""
    actor.require(Permission.TASK_SET)
    whole = text.strip()
    first = next((line.strip() for line in whole.splitlines() if line.strip()), "")
    title = first if len(first) <= LONGEST_TITLE else f"{first[: LONGEST_TITLE - 1]}…"
    about = whole[:LONGEST_DESCRIPTION] if whole != title else ""
    fields = _with_source(TaskDraft(title=title, description=about), source)
    return drafts.start(session, actor.id, fields, now=now).id


def blank(session: Session, actor: Actor, *, now: datetime) -> int:
    """An empty draft. Returns its id. Raises Denied."""
    actor.require(Permission.TASK_SET)
    return drafts.start(session, actor.id, TaskDraft(asking=TaskField.TITLE), now=now).id


def facts(session: Session, actor: Actor, draft_id: int) -> DraftFacts:
    """The actor's own draft as its card shows it. Raises Gone, Denied."""
    kept = drafts.load(session, actor, draft_id, TaskDraft)
    fields = kept.fields
    doubt = fields.doubts[0] if fields.doubts else None
    rules = points_rules.rules(session)
    return DraftFacts(
        id=kept.id,
        rev=kept.rev,
        fields=fields,
        assignees=people_named(session, fields.assignee_ids),
        observers=people_named(session, fields.observer_ids),
        doubt=doubt.text if doubt else "",
        namesakes=people_named(session, doubt.people) if doubt else (),
        may_promise=actor.may(Permission.TASK_POINTS) and any(one != actor.id for one in fields.assignee_ids),
        default_points=rules.task_points,
        most_points=rules.most_per_task,
    )


# -- filling in ------------------------------------------------------------------------------------------------


def ask_for(
    session: Session, actor: Actor, draft_id: int, wanted: TaskField | None, *, now: datetime
) -> None:
    """Remember which field a typed answer goes to."""
    kept = drafts.load(session, actor, draft_id, TaskDraft)
    drafts.change(session, actor, draft_id, replace(kept.fields, asking=wanted), now=now)


def take_text(session: Session, actor: Actor, draft_id: int, text: str, *, now: datetime) -> TaskField | None:
    """Put typed words where they were asked for, else wherever a whole line's parts belong; returns the field filled.

    Raises Unfit when they are not what was asked for.
    """
    kept = drafts.load(session, actor, draft_id, TaskDraft)
    fields = kept.fields
    asked = fields.asking or fields.missing or TaskField.DUE
    changed = _answered(session, actor, fields, asked, text, now)
    drafts.change(session, actor, draft_id, replace(changed, asking=None), now=now)
    return asked


def _answered(  # noqa: PLR0911 - a case a field
    session: Session, actor: Actor, fields: TaskDraft, asked: TaskField, text: str, now: datetime
) -> TaskDraft:
    match asked:
        case TaskField.TITLE:
            read = read_line(session, actor, text, now=now)
            if not read.title:
                raise Unfit(Problem.TASK_TITLE_EMPTY)
            return _from_line(read, fields)
        case TaskField.WHO:
            return _with_people(session, fields, text)
        case TaskField.DUE:
            return _with_due(session, actor, fields, text, now)
        case TaskField.POINTS:
            digits = text.strip().lstrip("+").strip()
            if not digits.isdecimal() or len(digits) > len("999999"):
                raise Unfit(Problem.POINTS_RANGE, most=points_rules.rules(session).most_per_task)
            return replace(fields, points=int(digits))
        case TaskField.ITEMS:
            items = tuple(line.strip(" -–—•*☐\t") for line in text.splitlines() if line.strip(" -–—•*☐\t"))
            return replace(fields, checklist=(*fields.checklist, *items))
        case TaskField.OBSERVERS:
            found = _people_in(session, text)
            return replace(fields, observer_ids=tuple(dict.fromkeys((*fields.observer_ids, *found))))
        case TaskField.ABOUT:
            return replace(fields, description=text.strip()[:LONGEST_DESCRIPTION])


def _people_in(session: Session, text: str) -> tuple[int, ...]:
    """Everybody named in an answer, each without doubt. Raises Unfit."""
    finder = name_finder(session)
    found: list[int] = []
    for name in split_names(text):
        people = finder.by_handle(name) if name.startswith("@") else _named(finder.by_words, name)
        if len(people) != 1:
            raise Unfit(Problem.PERSON_NOT_FOUND, count=len(people), name=name[:60])
        found.append(people[0])
    if not found:
        raise Unfit(Problem.NOBODY_CHOSEN)
    return tuple(found)


def _named(by_words: Callable[..., tuple[int, ...]], name: str) -> tuple[int, ...]:
    return by_words(tuple(name.split()), prefix=True)


def _with_people(session: Session, fields: TaskDraft, text: str) -> TaskDraft:
    """The people an answer names; a name of several stays in doubt and is shown as chips."""
    finder = name_finder(session)
    chosen = list(fields.assignee_ids)
    doubts: list[Namesakes] = []
    for name in split_names(text):
        people = finder.by_handle(name) if name.startswith("@") else _named(finder.by_words, name)
        if not people:
            raise Unfit(Problem.PERSON_NOT_FOUND, count=0, name=name[:60])
        if len(people) == 1:
            chosen.append(people[0])
        else:
            doubts.append(Namesakes(name, people))
    return replace(fields, assignee_ids=tuple(dict.fromkeys(chosen)), doubts=tuple(doubts))


def _with_due(session: Session, actor: Actor, fields: TaskDraft, text: str, now: datetime) -> TaskDraft:
    moment = moment_of(session, actor, text, now=now)
    return replace(fields, due_at=moment, no_due=False)


def moment_of(session: Session, actor: Actor, text: str, *, now: datetime) -> datetime:
    """The moment that somebody typed, in their zone; a day alone ends at 18:00. Raises Unfit (not understood, or past)."""
    calendar = work_calendar(session)
    found = parse_moment(
        text, now=now, zone=actor.zone, default_time=END_OF_DAY, is_workday=calendar.is_workday
    )
    if found is None:
        raise Unfit(Problem.MOMENT_NOT_UNDERSTOOD)
    moment = found.utc.astimezone(UTC)
    if moment <= now:
        raise Unfit(Problem.MOMENT_IN_PAST)
    return moment


def toggle_person(
    session: Session, actor: Actor, draft_id: int, wanted: TaskField, person_id: int, *, now: datetime
) -> None:
    """Put somebody on the task or take them off it; one of several namesakes settles whom the line meant."""
    kept = drafts.load(session, actor, draft_id, TaskDraft)
    fields = kept.fields
    if wanted is TaskField.OBSERVERS:
        changed = replace(fields, observer_ids=_toggled(fields.observer_ids, person_id))
    elif fields.doubts:
        settled = tuple(dict.fromkeys((*fields.assignee_ids, person_id)))
        changed = replace(fields, assignee_ids=settled, doubts=fields.doubts[1:])
    else:
        changed = replace(fields, assignee_ids=_toggled(fields.assignee_ids, person_id))
    drafts.change(session, actor, draft_id, changed, now=now)


def _toggled(people: tuple[int, ...], person_id: int) -> tuple[int, ...]:
    if person_id in people:
        return tuple(one for one in people if one != person_id)
    return (*people, person_id)


def set_due(session: Session, actor: Actor, draft_id: int, moment: datetime | None, *, now: datetime) -> None:
    """Choose a deadline, or (None) do without one. Raises Unfit for a past one."""
    if moment is not None and moment <= now:
        raise Unfit(Problem.MOMENT_IN_PAST)
    kept = drafts.load(session, actor, draft_id, TaskDraft)
    changed = replace(kept.fields, due_at=moment, no_due=moment is None, rhythm=None, asking=None)
    drafts.change(session, actor, draft_id, changed, now=now)


def set_points(session: Session, actor: Actor, draft_id: int, points: int, *, now: datetime) -> None:
    """Promise points, or none."""
    kept = drafts.load(session, actor, draft_id, TaskDraft)
    drafts.change(session, actor, draft_id, replace(kept.fields, points=points, asking=None), now=now)


def finish(session: Session, actor: Actor, draft_id: int, *, rev: int | None, now: datetime) -> TasksSet:
    """Set what the draft says. Raises Gone, Denied, Outdated, Unfit."""
    kept: Kept[TaskDraft] = drafts.load(session, actor, draft_id, TaskDraft)
    if rev is not None and kept.rev != rev:
        raise Outdated
    made = set_tasks(session, actor, values_of(kept.fields), now=now)
    drafts.discard(session, actor, draft_id, TaskDraft)
    return made


def discard(session: Session, actor: Actor, draft_id: int, *, now: datetime) -> None:  # noqa: ARG001 - a verb like others
    """Throw a draft away. Raises Gone, Denied."""
    drafts.discard(session, actor, draft_id, TaskDraft)


# -- reading ---------------------------------------------------------------------------------------------------


def read_line(session: Session, actor: Actor, line: str, *, now: datetime) -> TaskLine:
    """What a line says, with the company's people and working days."""
    calendar = work_calendar(session)
    return parse_task_line(
        line, now=now, zone=actor.zone, people=name_finder(session), is_workday=calendar.is_workday
    )


def _from_line(read: TaskLine, before: TaskDraft) -> TaskDraft:
    """The draft with what a line says put in."""
    sure = tuple(mention.people[0] for mention in read.assignees if len(mention.people) == 1)
    doubts = tuple(
        Namesakes(mention.text, mention.people) for mention in read.assignees if len(mention.people) != 1
    )
    rhythm = None
    if read.repeats is not None:
        at = read.due.local.time() if read.due is not None and read.due.has_time else END_OF_DAY
        rhythm = Rhythm(
            RecurrenceKind(read.repeats.kind.value),
            at,
            tuple(sorted(read.repeats.weekdays)),
            read.repeats.month_day,
        )
    due_at = read.due.utc.astimezone(UTC) if read.due is not None and rhythm is None else None
    return replace(
        before,
        title=read.title or before.title,
        description=read.description or before.description,
        assignee_ids=tuple(dict.fromkeys((*before.assignee_ids, *sure))),
        doubts=doubts or before.doubts,
        due_at=due_at or before.due_at,
        rhythm=rhythm or before.rhythm,
        points=read.points if read.points is not None else before.points,
        tags=read.tags or before.tags,
        checklist=read.checklist or before.checklist,
    )


def _with_source(fields: TaskDraft, source: Source) -> TaskDraft:
    return replace(fields, source_link=source.link, source_name=source.name, chat_id=source.chat_id)


def values_of(fields: TaskDraft) -> TaskValues:
    """What is to be set. Raises Unfit while it is not clear who is meant."""
    if fields.doubts:
        raise Unfit(
            Problem.PERSON_NOT_FOUND, count=len(fields.doubts[0].people), name=fields.doubts[0].text[:60]
        )
    return TaskValues(
        title=fields.title,
        assignee_ids=fields.assignee_ids,
        description=fields.description,
        tags=fields.tags,
        due_at=fields.due_at,
        points=fields.points,
        checklist=fields.checklist,
        observer_ids=fields.observer_ids,
        rhythm=fields.rhythm,
        source_link=fields.source_link,
        source_name=fields.source_name,
        chat_id=fields.chat_id,
    )
