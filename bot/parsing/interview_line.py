"""An interview in one line, ahead or held: «Иванова пт 15:00 техническое Петров», «Иванова технич. вчера: Python 4, да»."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.parsing.dates import FoundMoment, Moment, find_moment, monday_to_friday, parse_moment
from bot.parsing.day_grammar import IsWorkday, Prefer
from bot.parsing.name_forms import NameFinder
from bot.parsing.spans import Span, fold
from bot.parsing.task_line import SAYS_TASK, Mention

LONGEST_LINE = 300
_CUT = "\n"

# Of every kind the words it goes by; the keys are those of `models.InterviewSort`.
_KINDS: dict[str, re.Pattern[str]] = {
    "technical": re.compile(
        r"(?<!\w)(?:техническ(?:ое|ая|ого|ую)|технич\.?|тех\.?(?= ?(?:собес|интервью))"
        r"|тех\.?(?!\w)|technical|tech)(?!\w)"
    ),
    "phone": re.compile(
        r"(?<!\w)(?:по телефону|телефонн(?:ое|ая|ого|ую)|телефон|скрининг|phone screen(?:ing)?|phone|screening)(?!\w)"
    ),
    "final": re.compile(r"(?<!\w)(?:финальн(?:ое|ая|ого|ую)|финал|итогов(?:ое|ая)|final)(?!\w)"),
}
# Of a phone interview only what no plain sentence has: «позвонить по телефону в 15:00» is none.
_SCREENING = re.compile(
    r"(?<!\w)(?:телефонн(?:ое|ая|ого|ую)|скрининг|phone (?:screen|interview)(?:ing)?|screening)(?!\w)"
)
_GENERIC = re.compile(r"(?<!\w)(?:собеседовани[еяю]|собес(?:а|у)?|интервью|interview)(?!\w)")
_TIME = re.compile(
    r"(?<![\d.])\d{1,2}:\d\d(?!\d)|(?<!\w)в \d{1,2}(?![\w.])|(?<!\w)at \d{1,2}(?!\w)|\d ?(?:am|pm)(?!\w)|"
    r"(?<!\w)(?:пн|вт|ср|чт|пт|сб|вс|сегодня|завтра|послезавтра|mon|tue|wed|thu|fri|today|tomorrow) \d{1,2}(?![\w.])"
)
_LINK = re.compile(r"https?://\S+")
_ROOM = re.compile(
    r"(?<!\w)(?:в |in )?(?:переговорн\w+|переговорк\w+|room|кабинет\w*|каб\.?)(?: ?(?:№ ?)?\d+|\s+[«\"][^»\"]{1,40}[»\"])?"
)
_MINUTES = re.compile(
    r"(?<!\w)(?:на |for )?(?P<minutes>\d{2,3}) ?(?:минут[уы]?|мин\.?|minutes?|mins?|min\.?)(?!\w)"
)
_HOURS = re.compile(
    r"(?<!\w)(?:на|for) (?:(?P<more>полтора часа|1[.,]5 (?:часа|hours?|h)|an hour and a half)"
    r"|(?P<count>[1-4])? ?(?:час(?:а|ов)?|ч\.?|hours?|h))(?!\w)"
)
_HANDLE = re.compile(r"(?<![\w.@])@(?P<handle>\w{2,32})")
_LEADING = re.compile(r"^(?:с|со|у|with|for|кандидат(?:ом|а|у)?|candidate)\s+")
_WITH = re.compile(r"^(?:с|со|у|проводит|ведут?|with|by|interviewers?|интервьюер(?:ы|ом)?)[:\s]+")
_AND = re.compile(r"\s*(?:,|;|\s(?:и|and)\s|&|\+)\s*")
_LONELY_HOUR = re.compile(r"\s+\d{1,2}(?![\w:.])")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_CARD = re.compile(r":(?!\d|//)\s*(?P<card>\S.*)$", re.DOTALL)
_STRAY = re.compile(r"^(?:на|в|во|on|at|by|до|к|для|и|and)$")
_NAME_WORDS = 2

# -- the verdict and the scores of one that was held
_SCORE = re.compile(r"^(?P<title>[^\W\d].*?)\s*(?:[-–—=:]\s*)?(?P<score>[1-5])(?:\s*(?:/|из|of)\s*5)?$")
_NOT_ASSESSED = re.compile(
    r"^(?P<title>[^\W\d].*?)\s*[-–—=:]?\s*(?:не оценивал[аи]?|не оценено|n/a|not assessed)$"
)


class SaidVerdict(StrEnum):
    """A verdict as it is said; the values are those of `models.Verdict`."""

    STRONG_YES = "strong_yes"
    YES = "yes"
    NO = "no"
    STRONG_NO = "strong_no"


_VERDICTS: tuple[tuple[SaidVerdict, re.Pattern[str]], ...] = (
    (
        SaidVerdict.STRONG_YES,
        re.compile(
            r"(?:точно|тв[её]рдое|однозначное?|уверенное|сильное) да|да!+"
            r"|strong yes|definitely yes|definite yes"
        ),
    ),
    (
        SaidVerdict.STRONG_NO,
        re.compile(
            r"(?:точно|тв[её]рдое|однозначное?|категорическое|сильное) нет|нет!+"
            r"|strong no|definitely no(?:t)?|definite no"
        ),
    ),
    (SaidVerdict.YES, re.compile(r"да|yes|берем|брать|hire")),
    (SaidVerdict.NO, re.compile(r"нет|no|не берем|не брать|no hire")),
)


@dataclass(frozen=True)
class SaidScore:
    """A row that was named with its score; none is not assessed."""

    title: str
    score: int | None


@dataclass(frozen=True)
class SaidCard:
    """What the line says of how it went: scores, a verdict, and the rest as the comment."""

    scores: tuple[SaidScore, ...] = ()
    verdict: SaidVerdict | None = None
    comment: str = ""


@dataclass(frozen=True)
class InterviewLine:
    """What a line says of an interview; empty where it says nothing.

    `candidate` is how the candidate is called, as typed. `kind` is a built-in kind's key, `kind_id` one of the company's own.
    """

    candidate: str = ""
    moment: Moment | None = None
    kind: str | None = None
    kind_id: int | None = None
    interviewers: tuple[Mention, ...] = ()
    minutes: int | None = None
    place: str = ""
    card: SaidCard | None = None


def is_interview_line(text: str) -> bool:
    """Whether a plain line arranges an interview: it names one or its kind, and a time."""
    if len(text) > LONGEST_LINE or "\n" in text.strip() or SAYS_TASK.match(text):
        return False
    folded = fold(text)
    named = any(
        pattern.search(folded) for pattern in (_GENERIC, _KINDS["technical"], _KINDS["final"], _SCREENING)
    )
    return bool(named and _TIME.search(folded) and _CARD.search(folded) is None)


def parse_interview_line(
    text: str,
    *,
    now: datetime,
    zone: ZoneInfo,
    people: NameFinder,
    own_kinds: Sequence[tuple[int, str]] = (),
    is_workday: IsWorkday = monday_to_friday,
) -> InterviewLine:
    """Reads a line in any order: link, room, length, moment and kind are lifted; of the names left, the first is the candidate.

    After a colon stands how it went; then the moment leans to the past.
    """
    head, card = _card_of(text.strip())
    head, place = _lift_place(head)
    head, minutes = _lift_length(head)
    head, moment = _lift_moment(head, now=now, zone=zone, is_workday=is_workday, past=card is not None)
    head, kind, kind_id = _lift_kind(head, own_kinds)
    head, handles = _lift_handles(head, people)
    candidate, named = _names(head, people)
    return InterviewLine(candidate, moment, kind, kind_id, (*handles, *named), minutes, place, card)


def _cut(text: str, span: Span) -> str:
    """The text with a part taken out; what stood on its two sides stays apart."""
    return f"{text[: span[0]].rstrip()}{_CUT}{text[span[1] :].lstrip()}"


def _lift_place(text: str) -> tuple[str, str]:
    found = _LINK.search(text)
    if found is None:
        folded_room = _ROOM.search(fold(text))
        if folded_room is None:
            return text, ""
        span = folded_room.span()
        said = re.sub(r"^(?:в|in)\s+", "", text[span[0] : span[1]].strip(), flags=re.IGNORECASE)
        return _cut(text, span), said
    return _cut(text, found.span()), found[0].rstrip(".,;")


def _lift_length(text: str) -> tuple[str, int | None]:
    found = _MINUTES.search(fold(text))
    if found is not None:
        return _cut(text, found.span()), int(found["minutes"])
    hours = _HOURS.search(fold(text))
    if hours is None:
        return text, None
    return _cut(text, hours.span()), 90 if hours["more"] else 60 * int(hours["count"] or 1)


def _lift_moment(
    text: str, *, now: datetime, zone: ZoneInfo, is_workday: IsWorkday, past: bool
) -> tuple[str, Moment | None]:
    prefer: Prefer = "past" if past else "future"
    found = find_moment(
        text,
        now=now,
        zone=zone,
        default_time=time(12),
        prefer=prefer,
        is_workday=is_workday,
    )
    if found is None:
        return text, None
    hour = _LONELY_HOUR.match(text, found.span[1])
    if not found.moment.has_time and hour is not None:
        said = text[found.span[0] : hour.end()]
        exact = parse_moment(said, now=now, zone=zone, prefer=prefer, is_workday=is_workday)
        if exact is not None and exact.has_time:
            found = FoundMoment(exact, (found.span[0], hour.end()))
    return _cut(text, found.span), found.moment


def _lift_kind(text: str, own_kinds: Sequence[tuple[int, str]]) -> tuple[str, str | None, int | None]:
    """The company's own names first: they may hold a built-in kind's word."""
    for kind_id, name in own_kinds:
        at = fold(text).find(fold(name))
        if name and at >= 0:
            return _without_generic(_cut(text, (at, at + len(fold(name))))), None, kind_id
    for kind, pattern in _KINDS.items():
        found = pattern.search(fold(text))
        if found is not None:
            return _without_generic(_cut(text, found.span())), kind, None
    return _without_generic(text), None, None


def _without_generic(text: str) -> str:
    found = _GENERIC.search(fold(text))
    return _cut(text, found.span()) if found is not None else text


def _lift_handles(text: str, people: NameFinder) -> tuple[str, tuple[Mention, ...]]:
    mentions = []
    while (found := _HANDLE.search(text)) is not None:
        mentions.append(Mention(found[0], people.by_handle(found["handle"])))
        text = _cut(text, found.span())
    return text, tuple(mentions)


def _names(text: str, people: NameFinder) -> tuple[str, tuple[Mention, ...]]:
    """The candidate and the interviewers among the words that are left, which stand in pieces where something was lifted."""
    pieces = [piece for piece in map(_tidy, text.split(_CUT)) if piece]
    if not pieces:
        return "", ()
    first = _LEADING.sub("", pieces[0]) if _LEADING.match(fold(pieces[0])) else pieces[0]
    candidate, mentions = _split(first, people)
    for piece in pieces[1:]:
        mentions.extend(_mentions(piece, people))
    return candidate, tuple(mentions)


def _tidy(piece: str) -> str:
    words = piece.strip(" ,;.—–-|").split()
    while words and _STRAY.match(fold(words[-1])):
        words.pop()
    while words and _STRAY.match(fold(words[0])):
        words.pop(0)
    return " ".join(words)


def _split(piece: str, people: NameFinder) -> tuple[str, list[Mention]]:
    """«Иванова Петров», «Иванова с Петровым»: colleagues at the end are the interviewers, at least a word is the candidate."""
    said = re.split(r"\s(?:с|со|у|with|by|проводит|ведут?)\s|[,;]", piece, maxsplit=1)
    if len(said) > 1 and said[0].strip():
        return said[0].strip(), _mentions(said[1], people)
    words = [match[0] for match in _WORD.finditer(piece)]
    taken: list[Mention] = []
    while len(words) > 1:
        pair = tuple(words[-_NAME_WORDS:])
        if len(words) > _NAME_WORDS and people.by_words(pair):
            taken.insert(0, Mention(" ".join(pair), people.by_words(pair)))
            words = words[:-_NAME_WORDS]
        elif people.by_words((words[-1],)):
            taken.insert(0, Mention(words[-1], people.by_words((words[-1],))))
            words.pop()
        else:
            break
    return " ".join(words), taken


def _mentions(piece: str, people: NameFinder) -> list[Mention]:
    """The colleagues a piece names: by commas and «и», or one after another."""
    found: list[Mention] = []
    opening = _WITH.match(fold(piece))
    for part in _AND.split(piece[opening.end() :] if opening else piece):
        words = [match[0] for match in _WORD.finditer(part)]
        while words:
            pair = tuple(words[:_NAME_WORDS])
            if len(pair) == _NAME_WORDS and people.by_words(pair):
                found.append(Mention(" ".join(pair), people.by_words(pair)))
                words = words[_NAME_WORDS:]
                continue
            found.append(Mention(words[0], people.by_words((words[0],))))
            words.pop(0)
    return found


# -- how it went ---------------------------------------------------------------------------------------------


def _card_of(text: str) -> tuple[str, SaidCard | None]:
    found = _CARD.search(text)
    if found is None:
        return text, None
    return text[: found.start()], parse_said_card(found["card"])


def parse_said_card(text: str) -> SaidCard:
    """«Python 4, SQL 3, да, уверенная»: scores by their rows, one verdict, the rest is the comment."""
    scores: list[SaidScore] = []
    verdict: SaidVerdict | None = None
    rest: list[str] = []
    for part in (one.strip() for one in re.split(r"[,;\n]|\.(?=\s|$)", text)):
        if not part:
            continue
        said = next((one for one, pattern in _VERDICTS if pattern.fullmatch(fold(part))), None)
        scored, skipped = _SCORE.match(part), _NOT_ASSESSED.match(fold(part))
        if said is not None and verdict is None:
            verdict = said
        elif scored is not None:
            scores.append(SaidScore(scored["title"].strip(" :-–—"), int(scored["score"])))
        elif skipped is not None:
            scores.append(SaidScore(part[slice(*skipped.span("title"))].strip(" :-–—"), None))
        else:
            rest.append(part)
    return SaidCard(tuple(scores), verdict, ", ".join(rest))
