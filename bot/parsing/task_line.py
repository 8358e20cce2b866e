"""The quick line of a task: «/task Подготовить оффер Ивановой @petrov пт 18:00 +50 #найм»."""

import re
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.parsing.dates import FoundMoment, Moment, find_moment, monday_to_friday, parse_moment
from bot.parsing.day_grammar import IsWorkday
from bot.parsing.name_forms import NameFinder
from bot.parsing.recurrence import Repeats, find_repeats
from bot.parsing.spans import Span, cut_out, fold
from bot.parsing.titles import capitalised

END_OF_DAY = time(18, 0)
MOST_POINTS = 100_000

_OPENER = re.compile(
    r"^(?:поставь(?:те)? задачу|новая задача|задача|задание|поручение|new task|task|to-?do|assign(?: to)?)(?!\w)\s*[:,—–-]?\s*"
)
# A plain line that says itself that it is a task.
SAYS_TASK = re.compile(
    r"^\s*(?:поставь(?:те)? задачу|новая задача|задача|new task|task|to-?do)[:\s]+\S", re.IGNORECASE
)
_HANDLE = re.compile(r"(?<![\w.@])@(?P<handle>[\w]{2,32})")
_POINTS = re.compile(
    r"(?<![\w+.,:])(?!\+\d{1,3}[ (-]+\d{3})(?:\+ ?(?P<plus>\d{1,6})(?: ?(?:балл(?:а|ов)?|б\.?|points?|pts?|очк(?:а|ов)))?"
    r"|(?P<plain>\d{1,6}) ?(?:балл(?:а|ов)?|points?|pts|очк(?:а|ов)))(?![\w:])"
    r"(?! ?(?:рабоч\w+ )?(?:д(?:ня|ней|ень|н\.?)|недел\w*|нед\.?"
    r"|мес\w*|час\w*|мин\w*|days?|weeks?|months?|hours?|min\w*|[дhdwч])(?!\w))"
)
_TAG = re.compile(r"(?<![\w#&])#(?P<tag>[^\W\d]\w{0,31})")
_ITEM = re.compile(r"^\s*(?:[-–—•*☐□✓]|\d{1,2}[.)])\s+(?P<text>\S.*)$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_BEFORE_NAME = re.compile(
    r"(?:\s|^)(?:исполнитель|ответственн(?:ый|ая)|для|на|for|assigned? to|assignee|→|->|[—–-])[:\s]*$"
)
_BEFORE_HANDLE = re.compile(r"\s(?:для|for|assigned? to)\s+$")
# Said to whom the task goes: «ask John to review».
_ASKED = re.compile(r"^(?:ask|tell|have|пусть)\s+(?=\S)")
_TO_DO = re.compile(r"^to\s+", re.IGNORECASE)
# After these a name is what the task is about, not who does it.
_GOVERNED = re.compile(
    r"(?:\s|^)(?:с|со|у|о|об|обо|про|к|ко|от|при|через|перед|за|with|about|from|to|of|by|and)\s*$"
)
_ASSIGNED = re.compile(r"(?:\s|^)(?:assigned? to)\s*$")
_START_FOR = re.compile(r"^(?:для|for|на)\s+(?=\S)")
_AND = re.compile(r"^\s*(?:,|и|and|&|\+)\s*")
_AFTER_NAME = re.compile(r"^(?:\s*[^\W\d_]\.)*\s*[,:—–-]?\s*")
_INITIALS_LAST = re.compile(r"(?<=[^\W\d_]{3})(?:\s[^\W\d_]\.?){1,2}$")
_CLOSING = " ,;:—–-→>"
# «завтра 18»: a figure after the day is its hour when the line ends with it.
_LONELY_HOUR = re.compile(r"\s+\d{1,2}\s*$")
_LEFT_OVER = re.compile(r"(?:\s|^)(?:до|к|ко|в|во|на|by|on|due|at|за|and|и|for|срок|дедлайн|deadline)[:\s]*$")


@dataclass(frozen=True)
class Mention:
    """What a line calls somebody, and everybody it may mean: one is certain, several are namesakes, none is unknown."""

    text: str
    people: tuple[int, ...]


@dataclass(frozen=True)
class TaskLine:
    """What a typed line says of a task; empty where it says nothing. With `repeats`, the moment is only its time of day."""

    title: str
    assignees: tuple[Mention, ...] = ()
    due: Moment | None = None
    points: int | None = None
    tags: tuple[str, ...] = ()
    repeats: Repeats | None = None
    checklist: tuple[str, ...] = ()
    description: str = ""


@dataclass
class _Facts:
    mentions: list[Mention] = field(default_factory=list)
    points: int | None = None
    tags: list[str] = field(default_factory=list)
    repeats: Repeats | None = None
    due: Moment | None = None


def parse_task_line(
    text: str,
    *,
    now: datetime,
    zone: ZoneInfo,
    people: NameFinder,
    default_time: time = END_OF_DAY,
    is_workday: IsWorkday = monday_to_friday,
) -> TaskLine:
    """Reads a line in any order: @who, +points and #tags are lifted first, then the rhythm and the moment, then names.

    Names stand for the assignee at the line's beginning or end, or after «для», "for"; without an @ only. Further lines are
    the checklist where they look like one, else the description. An empty `title` means none was found.
    """
    head, checklist, description = _lines(text)
    facts = _Facts()
    head = head[_opener_end(head) :]
    head = _lift_signs(head, facts, people)
    head = _lift_time(head, facts, now=now, zone=zone, default_time=default_time, is_workday=is_workday)
    if not facts.mentions:
        head = _lift_names(head, facts, people)
    title = head.strip().strip(_CLOSING).strip()
    return TaskLine(
        title=capitalised(title),
        assignees=tuple(facts.mentions),
        due=facts.due,
        points=facts.points,
        tags=tuple(dict.fromkeys(facts.tags)),
        repeats=facts.repeats,
        checklist=checklist,
        description=description,
    )


def is_task_line(text: str) -> bool:
    """Whether a plain line says itself that it is a task: «задача …», "task: …"."""
    return bool(SAYS_TASK.match(text.strip()))


def _opener_end(text: str) -> int:
    match = _OPENER.match(fold(text))
    return match.end() if match else 0


def _lines(text: str) -> tuple[str, tuple[str, ...], str]:
    """The first line, the checklist below it, and what else is written there."""
    rows = [row.rstrip() for row in text.strip().splitlines()]
    head, rest = (rows[0], rows[1:]) if rows else ("", [])
    items = [match["text"].strip() for row in rest if (match := _ITEM.match(row))]
    others = [row.strip() for row in rest if row.strip() and not _ITEM.match(row)]
    return head, tuple(items), "\n".join(others)


def _lift_signs(text: str, facts: _Facts, people: NameFinder) -> str:
    spans: list[Span] = []
    for match in _HANDLE.finditer(text):
        facts.mentions.append(Mention(match[0], people.by_handle(match["handle"])))
        before = _BEFORE_HANDLE.search(fold(text[: match.start()]))
        spans.append((before.start() if before else match.start(), match.end()))
    for match in _TAG.finditer(text):
        facts.tags.append(match["tag"].lower())
        spans.append(match.span())
    found = _POINTS.search(fold(text))
    if found is not None:
        facts.points = min(int(found["plus"] or found["plain"]), MOST_POINTS)
        spans.append(found.span())
    return cut_out(text, spans)


def _lift_time(
    text: str, facts: _Facts, *, now: datetime, zone: ZoneInfo, default_time: time, is_workday: IsWorkday
) -> str:
    rhythm = find_repeats(text)
    if rhythm is not None:
        facts.repeats = rhythm[0]
        text = cut_out(text, [rhythm[1]])
    found = find_moment(text, now=now, zone=zone, default_time=default_time, is_workday=is_workday)
    if found is None:
        return text
    if not found.moment.has_time and (hour := _LONELY_HOUR.match(text, found.span[1])):
        said = text[found.span[0] : hour.end()]
        exact = parse_moment(said, now=now, zone=zone, default_time=default_time, is_workday=is_workday)
        if exact is not None and exact.has_time:
            found = FoundMoment(exact, (found.span[0], hour.end()))
    facts.due = found.moment
    start, end = found.span
    before = _LEFT_OVER.search(fold(text[:start]))
    return cut_out(text, [(before.start() if before else start, end)])


def _lift_names(text: str, facts: _Facts, people: NameFinder) -> str:
    """Names at the end, else at the beginning; nothing is taken when no title would be left."""
    asked = _ASKED.match(fold(text.lstrip()))
    if asked is not None:
        taken, left = _names_at_start(text.lstrip()[asked.end() :], people)
        if taken and re.search(r"\w", left):
            facts.mentions.extend(taken)
            return _TO_DO.sub("", left)
    at_end = _names_at_end(text, people)
    taken, left = at_end if at_end[0] else _names_at_start(text, people)
    if not taken or not re.search(r"\w", left):
        return text
    facts.mentions.extend(taken)
    return left


def _names_at_end(text: str, people: NameFinder) -> tuple[list[Mention], str]:
    """Names the line ends with: «… для Иванова», «… Петрову и Ивановой»."""
    taken: list[Mention] = []
    left = _INITIALS_LAST.sub("", text.rstrip(" ,.;:"))
    while True:
        words = list(_WORD.finditer(left))
        mention, start = _name_in(left, words[-2:], people, at_end=True)
        if mention is not None and not _stands_apart(left[:start], more=bool(taken)):
            mention = replace(mention, people=people.addressed(words[-1][0], mention.people))
        if mention is None or not mention.people or _is_object(mention, left[:start], more=bool(taken)):
            break
        taken.insert(0, mention)
        before = left[:start]
        joint = re.search(r"(?:\s*,\s*|\s+(?:и|and|&)\s+)$", before)
        left = (before[: joint.start()] if joint else before).rstrip()
        if joint is None:
            break
    if not taken:
        return [], text
    preposition = _BEFORE_NAME.search(fold(left))
    return taken, left[: preposition.start()] if preposition else left


def _is_object(mention: Mention, before: str, *, more: bool) -> bool:
    """Whether a name at the end is what the task is about: after «с», "to", or in English with nothing before it."""
    folded = fold(before)
    if _ASSIGNED.search(folded):
        return False
    if _GOVERNED.search(folded):
        return True
    return mention.text.isascii() and not _stands_apart(before, more=more)


def _stands_apart(before: str, *, more: bool) -> bool:
    """Whether a name is set off from what is to be done: «…, Зайцев», «… для Зайцева», or the second of several."""
    folded = fold(before)
    return bool(more or _BEFORE_NAME.search(folded) or folded.rstrip().endswith((",", ";", ":")))


def _names_at_start(text: str, people: NameFinder) -> tuple[list[Mention], str]:
    """Names the line begins with: «Иванову: позвонить», «Петрову и Ивановой подготовить отчёт»."""
    taken: list[Mention] = []
    left = text.lstrip()
    opening = _START_FOR.match(fold(left))
    left = left[opening.end() :] if opening else left
    while True:
        words = list(_WORD.finditer(left))[:2]
        if not words or words[0].start() != 0:
            break
        mention, end = _name_in(left, words, people, at_end=False)
        if mention is None:
            break
        taken.append(mention)
        rest = left[end:]
        joint = _AND.match(fold(rest))
        following = rest[joint.end() :] if joint else rest
        left = rest
        next_words = list(_WORD.finditer(following))[:2]
        more = joint and next_words and _name_in(following, next_words, people, at_end=False)[0]
        if not more:
            break
        left = following
    if not taken:
        return [], text
    return taken, left[_AFTER_NAME.match(left).end() :]  # type: ignore[union-attr]


def _name_in(
    text: str, words: list[re.Match[str]], people: NameFinder, *, at_end: bool
) -> tuple[Mention | None, int]:
    """The name that these one or two words are, and where it begins (at the line's end) or ends (at its beginning)."""
    if not words or (at_end and text[words[-1].end() :].strip()):
        return None, 0
    if len(words) == 2 and not text[words[0].end() : words[1].start()].strip():  # noqa: PLR2004 - name and surname
        found = people.by_words((words[0][0], words[1][0]))
        if found:
            name = text[words[0].start() : words[1].end()]
            return Mention(name, found), words[0].start() if at_end else words[1].end()
    word = words[-1] if at_end else words[0]
    if not word[0][0].isupper() and not people.by_words((word[0],)):
        return None, 0
    prefixed = at_end and word[0][0].isupper()
    found = people.by_words((word[0],), prefix=prefixed)
    if not found:
        return None, 0
    return Mention(word[0], found), word.start() if at_end else word.end()
