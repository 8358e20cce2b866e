"""The hour inside a date phrase: «в 18», «к 9 утра», "at 6:30pm", «после обеда», "eod"."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import time
from zoneinfo import ZoneInfo

from bot.parsing import date_words as words

PREPOSITION = re.compile(
    r"(?:ровно |примерно |где-то )?(?:во?|ко?|до|с|на|около|после|at|by|@|from|till|until|before|around) ?"
)
_ZONE = re.compile(r" ?\(?(?:(?P<moscow>мск|msk|по москве|moscow time)|(?P<utc>utc|gmt))\)?(?!\w)")
_BOUNDARY = r"(?![\w])(?![:.,]\d)"
_PART = r"(?P<part>утра|дня|вечера|ночи|in the morning|in the afternoon|in the evening|at night)"
_HALF_OF_DAY = 12
_LAST_HOUR = 23
_LAST_MINUTE = 59
_EARLIEST_START = 7
_LATE_EVENING = 9


@dataclass(frozen=True)
class TimeReading:
    """A time of day as read; ``weak`` ones name a time only beside a date or as the whole text."""

    at: time
    end: int
    others: tuple[time, ...] = ()
    weak: bool = False
    end_of_day: bool = False
    zone: ZoneInfo | None = None


_Rule = Callable[[re.Match[str], bool], TimeReading | None]
_RULES: list[tuple[re.Pattern[str], _Rule]] = []


def _rule(pattern: str) -> Callable[[_Rule], _Rule]:
    def register(read: _Rule) -> _Rule:
        _RULES.append((re.compile(pattern), read))
        return read

    return register


def time_at(text: str, position: int, *, whole: bool) -> TimeReading | None:
    """The longest time of day that begins exactly here, its preposition included.

    ``whole``: the text is nothing but a date phrase, so that bare figures («15.12 18.30») may be trusted.
    """
    best = _longest(text, position, bare=True)
    if best and best.weak and text[position].isdigit() and not whole:
        best = None
    if best is None and whole:
        best = _lonely_hour(text, position)
    preposition = PREPOSITION.match(text, position)
    if preposition:
        after = _longest(text, preposition.end(), bare=False)
        if after and (best is None or after.end > best.end):
            best = after
    return _with_zone(text, best) if best else None


def _lonely_hour(text: str, position: int) -> TimeReading | None:
    """«завтра 18»: a figure that ends a text already known to be a date."""
    match = re.compile(r"\d{1,2}$").match(text, position) if position else None
    spoken = _spoken(match[0], 0, None) if match else None
    return TimeReading(spoken[0], len(text), spoken[1], weak=True) if spoken else None


def _longest(text: str, position: int, *, bare: bool) -> TimeReading | None:
    readings = (read(match, bare) for pattern, read in _RULES if (match := pattern.match(text, position)))
    return max((reading for reading in readings if reading), key=lambda reading: reading.end, default=None)


def _with_zone(text: str, reading: TimeReading) -> TimeReading:
    zone = _ZONE.match(text, reading.end)
    if zone is None:
        return reading
    return replace(reading, end=zone.end(), zone=ZoneInfo("Europe/Moscow" if zone["moscow"] else "UTC"))


def _clock(hour: int, minute: int) -> time | None:
    if hour == _HALF_OF_DAY * 2 and minute == 0:
        return words.LAST_MINUTE
    return time(hour, minute) if hour <= _LAST_HOUR and minute <= _LAST_MINUTE else None


_Spoken = tuple[time, tuple[time, ...]]
_AFTER_NOON = ("дня", "вечера", "pm", "in the afternoon", "in the evening")


def _spoken(hour_word: str, minute: int, part: str | None) -> _Spoken | None:
    """An hour with its part of the day; a single digit alone means the working half of the day."""
    hour = int(hour_word)
    if part is None:
        return _working_hours(hour_word, minute)
    if part in _AFTER_NOON:
        before_noon = part == "дня" and hour == _HALF_OF_DAY - 1
        hour += _HALF_OF_DAY if hour < _HALF_OF_DAY and not before_noon else 0
    elif hour == _HALF_OF_DAY:
        hour = 0
    elif part in ("ночи", "at night") and hour >= _LATE_EVENING:
        hour += _HALF_OF_DAY
    said = _clock(hour, minute)
    return (said, ()) if said else None


def _working_hours(hour_word: str, minute: int) -> _Spoken | None:
    """«в 3» is said of 15:00 at work, so 1–6 are the afternoon and the early hour the other meaning.

    Seven is the other way round; a leading zero («в 03:00») says exactly what is meant.
    """
    hour = int(hour_word)
    exact = _clock(hour, minute)
    if exact is None or len(hour_word) > 1 or not 1 <= hour <= _EARLIEST_START:
        return (exact, ()) if exact else None
    evening = time(hour + _HALF_OF_DAY, minute)
    return (exact, (evening,)) if hour == _EARLIEST_START else (evening, (exact,))


def _reading(match: re.Match[str], spoken: _Spoken | None, *, weak: bool = False) -> TimeReading | None:
    return TimeReading(spoken[0], match.end(), spoken[1], weak=weak) if spoken else None


@_rule(
    rf"(?P<hour>\d{{1,2}}):(?P<minute>\d{{2}})(?::\d{{2}})?(?: ?(?P<half>[ap])\.?m\.?| {_PART})?{_BOUNDARY}"
)
def _with_colon(match: re.Match[str], _bare: bool) -> TimeReading | None:
    part = f"{match['half']}m" if match["half"] else match["part"]
    return _reading(match, _spoken(match["hour"], int(match["minute"]), part))


@_rule(rf"(?P<hour>\d{{1,2}})(?:[.](?P<minute>\d{{2}}))? ?(?P<half>[ap])\.?m(?:\.|{_BOUNDARY})")
def _english_half(match: re.Match[str], _bare: bool) -> TimeReading | None:
    if not 1 <= int(match["hour"]) <= _HALF_OF_DAY:
        return None
    return _reading(match, _spoken(match["hour"], int(match["minute"] or 0), f"{match['half']}m"))


@_rule(
    rf"(?P<hour>\d{{1,2}})(?P<unit> ?(?:часов|часа|час|ч\.?|h|o'?clock)|-?(?:ти|и|х)(?= |$))?"
    rf"(?: {_PART})?{_BOUNDARY}(?! ?%)"
)
def _bare_hour(match: re.Match[str], bare: bool) -> TimeReading | None:
    part = match["part"]
    if bare and not (
        match["unit"] or part in ("утра", "вечера", "in the morning", "in the evening", "at night")
    ):
        return None
    return _reading(
        match, _spoken(match["hour"], 0, part), weak=part is None or (bare and part not in ("утра", "вечера"))
    )


@_rule(rf"(?P<hour>\d{{1,2}})[.](?P<minute>\d{{2}})(?: {_PART})?{_BOUNDARY}")
def _with_point(match: re.Match[str], bare: bool) -> TimeReading | None:
    return _reading(match, _spoken(match["hour"], int(match["minute"]), match["part"]), weak=bare)


@_rule(rf"(?P<hour>\d{{1,2}})-(?P<minute>[0-5][05]){_BOUNDARY}(?!-)")
def _with_dash(match: re.Match[str], _bare: bool) -> TimeReading | None:
    return _reading(match, _spoken(match["hour"], int(match["minute"]), None), weak=True)


@_rule(rf"(?:(?P<hour>{words.HOUR_WORD})(?: часа| часов)?|час)(?: {_PART})?{_BOUNDARY}")
def _hour_in_words(match: re.Match[str], bare: bool) -> TimeReading | None:
    if bare:
        return None
    hour = str(words.number_value(match["hour"]))
    return _reading(match, _spoken(hour, 0, match["part"]), weak=True)


@_rule(rf"(?:пол ?-?|половин[еаыу] ){words.HALF_TO_HOUR}(?: {_PART})?{_BOUNDARY}")
def _half_to(match: re.Match[str], _bare: bool) -> TimeReading | None:
    named = re.search(words.HALF_TO_HOUR, match[0])
    return _reading(match, _spoken(str(words.half_to_hour(named[0])), 30, match["part"])) if named else None


@_rule(rf"half past (?P<hour>\d{{1,2}}){_BOUNDARY}")
def _half_past(match: re.Match[str], _bare: bool) -> TimeReading | None:
    return _reading(match, _spoken(match["hour"], 30, None))


_PARTS_OF_DAY: tuple[tuple[str, time, str | None], ...] = (
    (r"полдень|полудн[юя]|noon|midday", words.NOON, None),
    (r"полночь|полуно?чи|midnight", words.LAST_MINUTE, None),
    (r"обеда|обеду|обед|обеденный перерыв|lunch ?time|lunch", words.LUNCH, None),
    (r"утром|утру|утра|(?:in the |this )?morning", words.MORNING, "утра"),
    (r"(?:in the |this )?afternoon", words.AFTERNOON, "дня"),
    (r"днем", words.AFTERNOON, "дня"),
    (r"вечером|вечеру|вечера|(?:in the |this )?evening|at night|night", words.EVENING, "вечера"),
    (
        (
            r"кон(?:цу|ца|це|ец) (?:рабочего )?дня|(?:the )?end of (?:the )?(?:business |working )?day"
            r"|close of business|eod|cob"
        ),
        words.END_OF_DAY,
        None,
    ),
)


def _part_rule(at: time, part: str | None) -> _Rule:
    def read(match: re.Match[str], _bare: bool) -> TimeReading:
        before_or_after = match.string[: match.start()].rstrip()
        moment = words.AFTERNOON if at == words.LUNCH and before_or_after.endswith("после") else at
        reading = TimeReading(moment, match.end(), weak=True, end_of_day=at == words.END_OF_DAY)
        return _refined(match.string, reading, part)

    return read


def _refined(text: str, reading: TimeReading, part: str | None) -> TimeReading:
    """«вечером в 7», "in the morning at 9": the hour that follows, read in that part of the day."""
    exact = re.compile(r",? ?(?:в |к |at |до )(\d{1,2})(?::(\d{2}))?(?![\w:])").match(text, reading.end)
    if part is None or exact is None:
        return reading
    spoken = _spoken(exact[1], int(exact[2] or 0), part if int(exact[1]) <= _HALF_OF_DAY else None)
    return TimeReading(spoken[0], exact.end(), spoken[1]) if spoken else reading


for _pattern, _at, _part in _PARTS_OF_DAY:
    _RULES.append((re.compile(rf"(?:{_pattern})(?!\w)"), _part_rule(_at, _part)))
