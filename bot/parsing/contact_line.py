"""A contact with a candidate told in one line: «звонок Иванова: готова с 1 декабря», "call Ivanova: ready from December"."""

import re
from dataclasses import dataclass

from bot.parsing.spans import fold

# The channels by their first words; the values are those of `models.LogChannel`.
_OPENERS = (
    ("call", r"звонок|звонила?|созвон(?:ились|илась|ился)?|позвонила?|phone call|phoned|called|call"),
    ("meeting", r"встреча|встретились|встретила?сь|meeting|met"),
    ("letter", r"письмо|написала? письмо|e-?mailed|e-?mail|letter"),
    ("social", r"соцсет[ьи]|вконтакте|linkedin|social"),
    ("messenger", r"мессенджер|переписка|whatsapp|телеграм|telegram|messenger|chat"),
    ("note", r"заметка|note"),
)
_WHO = r"(?:\s+(?:с|со|у|от|to|with|from|кандидату?|candidate))?\s+(?P<who>[^\W\d_][\w .'’-]{1,60}?)"
_LINES = tuple(
    (channel, re.compile(rf"^\s*(?:{words}){_WHO}\s*(?::|\s[—–-])\s*(?P<text>\S.*)$", re.DOTALL))
    for channel, words in _OPENERS
)


@dataclass(frozen=True)
class ContactLine:
    """What a line says: the channel's value or `note`, how the candidate is called, what was said."""

    channel: str
    who: str
    text: str


def parse_contact_line(line: str) -> ContactLine | None:
    """Reads a line that begins with the channel and names the candidate before a colon or a dash; None for any other."""
    folded = fold(line)
    for channel, pattern in _LINES:
        found = pattern.match(folded)
        if found is not None:
            who, text = (line[slice(*found.span(part))].strip() for part in ("who", "text"))
            return ContactLine(channel, who, text)
    return None
