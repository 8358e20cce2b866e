"""Dates and times as people type them in Russian and English.

:func:`parse_moment` reads a text that is a date and nothing else; :func:`find_moment` lifts the first date
phrase out of a longer line. An own small grammar comes first; dateparser is asked only about whole texts
the grammar does not know, and only believed when every figure of the text is accounted for: alone it reads
«05.12» as a time and «+50» as a zone.

A reading is a guess about a person's words, so it is always echoed to them in full; where the words have
two honest meanings («следующий вторник», "05/12") the other one is offered as an alternative.
"""

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

import dateparser

from bot.parsing import date_words as words
from bot.parsing.day_grammar import DayReading, IsWorkday, Prefer, Reference
from bot.parsing.day_reading import day_at
from bot.parsing.spans import Span, fold
from bot.parsing.time_reading import TimeReading, time_at

_LONGEST_PHRASE = 80
_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_FIRST_WEEKEND_DAY = 5


@dataclass(frozen=True)
class Moment:
    """A point in time as a person said it.

    ``utc`` and ``local`` are the same instant, both aware; ``local`` is in the reader's zone. Without
    ``has_time`` only the day was said, and the time is the ``default_time`` asked for (midnight if none).
    """

    utc: datetime
    local: datetime
    has_time: bool
    alternatives: tuple["Moment", ...] = ()

    @property
    def day(self) -> date:
        """The calendar day in the reader's zone."""
        return self.local.date()


class FoundMoment(NamedTuple):
    """A moment found in a longer line, and where its phrase stands; ``spans.cut_out`` leaves the rest."""

    moment: Moment
    span: Span


def monday_to_friday(day: date) -> bool:
    """The plain working week, for those who have no production calendar at hand."""
    return day.weekday() < _FIRST_WEEKEND_DAY


def at_local(day: date, at: time, zone: ZoneInfo) -> datetime:
    """That wall-clock time in the zone: moved forward out of a gap, the first of a doubled hour."""
    naive = datetime.combine(day, at)
    return naive.replace(tzinfo=zone, fold=0).astimezone(UTC).astimezone(zone)


def parse_moment(
    text: str,
    *,
    now: datetime,
    zone: ZoneInfo,
    default_time: time | None = None,
    prefer: Prefer = "future",
    is_workday: IsWorkday = monday_to_friday,
) -> Moment | None:
    """The moment a whole text names, or ``None`` when it is no date or an impossible one («31.02»).

    ``now`` is aware (any zone). A day without a year, a weekday or a bare time leans to the ``prefer``
    side. Working days («через 3 рабочих дня», «до конца недели») are counted by ``is_workday``.
    """
    folded = _trimmed(fold(text))
    if not folded or len(folded) > _LONGEST_PHRASE or "\n" in folded:
        return None
    reference = Reference(now.astimezone(zone), prefer, is_workday, whole=True)
    reader = _Reader(folded, reference, zone, default_time or time(0))
    phrase = reader.phrase_at(0)
    if phrase and phrase.end == len(folded):
        return phrase.moment
    return _by_dateparser(folded, reader)


def find_moment(
    text: str,
    *,
    now: datetime,
    zone: ZoneInfo,
    default_time: time | None = None,
    prefer: Prefer = "future",
    is_workday: IsWorkday = monday_to_friday,
) -> FoundMoment | None:
    """The first date phrase of a longer line with its preposition («до пятницы»), or ``None``.

    Stricter than :func:`parse_moment`: what may be another thing in a sentence is left alone («резюме за
    май», «Python 3.11», «в 18 лет», «каждую пятницу»).
    """
    folded = fold(text)
    reference = Reference(now.astimezone(zone), prefer, is_workday, whole=False)
    reader = _Reader(folded, reference, zone, default_time or time(0))
    for start in _word_starts(folded):
        phrase = reader.phrase_at(start)
        if phrase:
            return FoundMoment(phrase.moment, (start, _without_full_stop(folded, phrase.end)))
    return None


def _without_full_stop(folded: str, end: int) -> int:
    """A point after a whole word closes the sentence; after «дек.» or "p.m." it is part of the phrase."""
    return end - 1 if re.search(r"[^\W\d]{5,}\.$", folded[:end]) else end


def _trimmed(folded: str) -> str:
    iso_apart = re.sub(r"^(\d{4}-\d\d-\d\d)t(?=\d\d:)", r"\1 ", folded)
    return re.sub(r" {2,}", " ", iso_apart).strip(" .,;:!?()\n")


_WORD_START = re.compile(r"(?<![\w@#/№])(?<!\w[-.])[\w+]")
_INSIDE_FIGURES = re.compile(r"\d[-.,:/]?$|[₽$€]$")


def _word_starts(folded: str) -> Iterator[int]:
    """Where a phrase may begin: not in the middle of a word, a phone number, an amount or a range."""
    for match in _WORD_START.finditer(folded):
        before = folded[max(0, match.start() - 3) : match.start()]
        figures_go_on = match[0].isdigit() and before.endswith("- ") and before[:1].isdigit()
        if not (_INSIDE_FIGURES.search(before) or figures_go_on):
            yield match.start()


class _Phrase(NamedTuple):
    moment: Moment
    end: int


_JOINT = re.compile(r"(?: ?, ?| - | )")
_BRACKET = re.compile(r" ?\( ?")
_SEGMENT_ENDS = re.compile(r" *(?:$|[\n,;.@#+])")
_HOURS_BEFORE = re.compile(r"(?:(?:с|from) \d{1,2}|\d{1,2}[:.]\d\d) ?(?:-|до|to|till)? ?$|\d ?- ?$")
_HOURS_AFTER = re.compile(r" ?(?:-|до|to|till) ?\d{1,2}(?:[:.]\d\d)?(?!\w)")
_HOUR_OF_DAY_FROM = 9
_HOURS = re.compile(
    rf"(?:(?P<later>через|спустя|in|within|\+) ?)?(?:(?P<half>полчаса|пол часа|half an hour)"
    rf"|(?:(?P<more>полтора|полторы) ?|(?P<count>{words.NUMBER}(?:[.,]5)?) ?)?"
    r"(?P<unit>час(?:а|ов|ик)?|ч\.?|минут[уы]?|мин\.?|м|hours?|hrs?|h|minutes?|mins?|m)"
    r"(?: ?(?P<minutes>\d{1,2}) ?(?:минут[уы]?|мин\.?|м|minutes?|mins?|m))?)"
    r"(?P<ago> назад| ago)?(?P<on> from now)?(?!\w)"
)


@dataclass(frozen=True)
class _Reader:
    text: str
    reference: Reference
    zone: ZoneInfo
    default_time: time

    def phrase_at(self, start: int) -> _Phrase | None:
        """The date phrase that begins exactly here: a wait, a day with or without a time, or a time."""
        wait = self._wait_at(start)
        day = self._day_with_confirmation(start)
        if day:
            dated = self._with_time(day)
            if dated and (wait is None or dated.end >= wait.end):
                return dated
        timed = None if day or wait else self._time_first(start)
        return wait or timed

    def _wait_at(self, start: int) -> _Phrase | None:
        """«через полчаса», "2h ago": counted in real hours, so that a clock change does not stretch them."""
        if self.reference.whole and self.text in ("now", "сейчас"):
            return _Phrase(self._instant(self.reference.now.astimezone(UTC)), len(self.text))
        match = _HOURS.match(self.text, start)
        if match is None or not (match["later"] or match["ago"] or match["on"] or self._is_whole_wait(match)):
            return None
        if match["half"]:
            minutes = 30.0
        else:
            count = 1.5 if match["more"] else _decimal(match["count"])
            minutes = count * (60 if match["unit"][0] in "чh" else 1) + int(match["minutes"] or 0)
        shift = timedelta(minutes=-minutes if match["ago"] else minutes)
        return _Phrase(self._instant(self.reference.now.astimezone(UTC) + shift), match.end())

    def _is_whole_wait(self, match: re.Match[str]) -> bool:
        """«2 часа» alone is a wait, «18 часов» an hour of the day."""
        if not self.reference.whole or match.end() != len(self.text):
            return False
        hour_of_day = match["count"] and match["unit"][0] in "чh" and not match["minutes"]
        if hour_of_day and _decimal(match["count"]) >= _HOUR_OF_DAY_FROM:
            return False
        return bool(match["half"] or match["more"] or match["count"])

    def _day_with_confirmation(self, start: int) -> DayReading | None:
        """A day, and the weekday that may stand before or after it («пт, 27 ноября», «15.12 (вт)»)."""
        day = day_at(self.text, start, self.reference)
        if day is None:
            return None
        joint = _JOINT.match(self.text, day.end)
        second = day_at(self.text, joint.end(), self.reference) if joint else None
        bracket = _BRACKET.match(self.text, day.end)
        if (
            bracket
            and (inside := day_at(self.text, bracket.end(), self.reference))
            and inside.weekday is not None
        ):
            closing = self.text.find(")", inside.end)
            return replace(_confirmed(day, inside), end=closing + 1 if closing >= 0 else inside.end)
        if second is None or not (day.explicit or second.explicit):
            return day
        if day.explicit and second.weekday is not None:
            return replace(_confirmed(day, second), end=second.end)
        if second.explicit and day.weekday is not None:
            return replace(_confirmed(second, day), end=second.end)
        return day

    def _with_time(self, day: DayReading) -> _Phrase | None:
        joint = _JOINT.match(self.text, day.end)
        said = time_at(self.text, joint.end(), whole=self.reference.whole) if joint else None
        if said is None and day.at is not None:
            said = TimeReading(day.at, day.end)
        if said is None:
            return None if day.weak and not self.reference.whole else _Phrase(self._on(day, None), day.end)
        return _Phrase(self._on(day, said), said.end)

    def _time_first(self, start: int) -> _Phrase | None:
        said = time_at(self.text, start, whole=self.reference.whole)
        if said is None:
            return None
        joint = None if self._opens_range(start, said) else _JOINT.match(self.text, said.end)
        day = self._day_with_confirmation(joint.end()) if joint else None
        if day and day.at is None and not day.weak:
            return _Phrase(self._on(day, said), day.end)
        if not self.reference.whole and (self._in_range(start, said) or not self._stands_alone(start, said)):
            return None
        return _Phrase(self._at_next(said), said.end)

    def _stands_alone(self, start: int, said: TimeReading) -> bool:
        """«позвонить в 18» ends there; «в 18 лет», «в 2 этапа» go on, so they name no time."""
        if not said.weak:
            return True
        return not self.text[start].isdigit() and _SEGMENT_ENDS.match(self.text, said.end) is not None

    def _opens_range(self, start: int, said: TimeReading) -> bool:
        """«с 1 по 15 декабря» begins with a day, not with an hour."""
        return said.weak and self.text.startswith(("с ", "до ", "на ", "from "), start)

    def _in_range(self, start: int, said: TimeReading) -> bool:
        """«с 9 до 18», "09:00-18:00" are working hours."""
        before = _HOURS_BEFORE.search(self.text[:start])
        return before is not None or _HOURS_AFTER.match(self.text, said.end) is not None

    def _at_next(self, said: TimeReading) -> Moment:
        """A time without a day: today, or the nearest day on which it lies on the preferred side."""
        today, now = self.reference.today, self.reference.now
        here = self._place(today, said.at, said.zone)
        if self.reference.prefer == "past":
            day = today if here <= now else today - _DAY
        elif here > now:
            day = today
        elif said.end_of_day:
            return self._moment(self._place(today, words.LAST_MINUTE, None), has_time=True)
        else:
            day = today + _DAY
        others = (self._moment(self._place(day, other, said.zone), has_time=True) for other in said.others)
        return replace(
            self._moment(self._place(day, said.at, said.zone), has_time=True), alternatives=tuple(others)
        )

    def _on(self, day: DayReading, said: TimeReading | None) -> Moment:
        at, zone = (said.at, said.zone) if said else (self.default_time, None)
        days = [day.day, *day.others]
        if day.or_today:
            here, now = self._place(self.reference.today, at, zone), self.reference.now
            fits = here > now if self.reference.prefer == "future" else here <= now
            days = [self.reference.today, day.day] if said and fits else [day.day]
        meanings = [self._moment(self._place(each, at, zone), has_time=said is not None) for each in days]
        meanings += [
            self._moment(self._place(days[0], other, zone), has_time=True)
            for other in (said.others if said else ())
        ]
        return replace(meanings[0], alternatives=tuple(meanings[1:]))

    def _place(self, day: date, at: time, zone: ZoneInfo | None) -> datetime:
        return at_local(day, at, zone or self.zone)

    def _instant(self, utc: datetime) -> Moment:
        return self._moment(utc.replace(second=0, microsecond=0), has_time=True)

    def _moment(self, aware: datetime, *, has_time: bool) -> Moment:
        utc = aware.astimezone(UTC)
        return Moment(utc, utc.astimezone(self.zone), has_time)


def _decimal(word: str | None) -> float:
    if word and not word.isalpha() and any(sign in word for sign in ".,"):
        return float(word.replace(",", "."))
    return float(words.number_value(word))


def _confirmed(day: DayReading, weekday: DayReading) -> DayReading:
    """When date and weekday disagree, the date is believed and the weekday offered."""
    if weekday.weekday == day.day.weekday():
        return day
    return replace(day, others=(*day.others, weekday.day))


_RELATIVE_WORDS = re.compile(r"\b(?:назад|через|ago|in)\b")
_WORTH_ASKING = re.compile(rf"\b(?:{words.MONTH}|назад|через|ago|in)\b")
_MISREAD = re.compile(r"[+]\s?\d|[%₽$€]|\d ?- ?\d")


def _by_dateparser(folded: str, reader: _Reader) -> Moment | None:
    if not (re.search(r"\d", folded) and _WORTH_ASKING.search(folded)) or _MISREAD.search(folded):
        return None
    reference = reader.reference
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = dateparser.parse(
            folded,
            languages=["ru", "en"],
            settings={
                "RELATIVE_BASE": reference.now.replace(tzinfo=None),
                "PREFER_DATES_FROM": reference.prefer,
                "DATE_ORDER": "DMY",
                "REQUIRE_PARTS": ["day", "month"],
                "PARSERS": ["relative-time", "absolute-time"],
                "RETURN_AS_TIMEZONE_AWARE": False,
            },
        )
    if found is None or not (_RELATIVE_WORDS.search(folded) or _every_figure_used(folded, found)):
        return None
    has_time = ":" in folded or bool(re.search(r"\b(?:час|ч|hour|h|am|pm)", folded))
    at = found.time().replace(second=0, microsecond=0) if has_time else reader.default_time
    return reader._moment(at_local(found.date(), at, reader.zone), has_time=has_time)  # noqa: SLF001 - same module


def _every_figure_used(folded: str, found: datetime) -> bool:
    explained = {
        found.day,
        found.month,
        found.year,
        found.year % 100,
        found.hour,
        found.hour % 12,
        found.minute,
        found.second,
    }
    return all(int(figure) in explained for figure in re.findall(r"\d+", folded))
