"""The day inside a date phrase, whatever it is said by."""

import re
from dataclasses import replace

from bot.parsing import calendar_days, relative_days
from bot.parsing.day_grammar import DayReading, Reference

_PREPOSITION = re.compile(
    r"(?:срок|дедлайн|deadline|due)(?: ?: ?| - | )(?=\w)(?:(?:до|к|по|by|on) )?"
    r"|(?:не позднее|не позже|no later than|(?:up )?until|with effect from|во?|ко?|до|со?|на|по|от"
    r"|by|on|till|before|from|since|for|at|due) (?:the )?"
)


def day_at(text: str, position: int, reference: Reference) -> DayReading | None:
    """The longest day that begins exactly here, its preposition included; the text is folded."""
    readings = [*_readings(text, position, reference)]
    preposition = _PREPOSITION.match(text, position)
    if preposition:
        said = replace(reference, preposition=preposition[0].strip())
        readings += _readings(text, preposition.end(), said)
    return max(readings, key=lambda reading: reading.end, default=None)


def _readings(text: str, position: int, reference: Reference) -> list[DayReading]:
    return [
        *calendar_days.RULES.readings(text, position, reference),
        *relative_days.RULES.readings(text, position, reference),
    ]
