"""Speaking of a fault without personal data: its type and the places it passed, never its message or values."""

import secrets
import traceback
from pathlib import Path

_HOUSE = Path(__file__).parents[1]


def fault_line(error: BaseException) -> str:
    """One line for logs and the dead letter: «KeyError at domain/vacancies.py:42 edit < handlers/vacancies.py:17 save»."""
    frames = [
        f"{Path(frame.filename).relative_to(_HOUSE)}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(_HOUSE)
    ]
    return f"{type(error).__name__} at {' < '.join(reversed(frames[-6:])) or 'outside the house'}"


def fault_code() -> str:
    """A short code that the apology and the log line share; without letters that are misread aloud."""
    return "".join(secrets.choice("23456789ABCDEFGHJKMNPQRSTUVWXYZ") for _ in range(6))
