"""A reader of calendar files that knows nothing of the library which writes them: RFC 5545 and RFC 5546, only what an event needs."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

_LONGEST_LINE = 75
_LINE = re.compile(
    r'(?P<name>[A-Z-]+)(?P<params>(?:;[A-Z-]+=(?:"[^"]*"|[^;:",]*))*):(?P<value>.*)', re.DOTALL
)
_STATUSES = {"TENTATIVE", "CONFIRMED", "CANCELLED"}
_ESCAPES = {"\\n": "\n", "\\N": "\n", "\\,": ",", "\\;": ";", "\\\\": "\\"}


@dataclass(frozen=True)
class Event:
    """The one event of a file and what the file asks of a calendar."""

    method: str
    uid: str
    sequence: int
    starts_at: datetime
    ends_at: datetime
    summary: str
    location: str
    status: str
    organizer: str
    attendees: tuple[str, ...]


def read_calendar(data: bytes) -> Event:
    """Reads a file with one event. Raises AssertionError where it breaks the standard."""
    lines = _unfolded(data)
    assert lines[0] == ("BEGIN", "", "VCALENDAR")
    assert lines[-1] == ("END", "", "VCALENDAR")
    inside = lines[1:-1]
    begins, ends = inside.index(("BEGIN", "", "VEVENT")), inside.index(("END", "", "VEVENT"))
    outer, inner = inside[:begins] + inside[ends + 1 :], inside[begins + 1 : ends]
    assert _only(outer, "VERSION") == "2.0"
    assert _only(outer, "PRODID")
    method = _only(outer, "METHOD")
    assert method in {"REQUEST", "CANCEL"}
    starts_at, ends_at = _moment(_only(inner, "DTSTART")), _moment(_only(inner, "DTEND"))
    assert starts_at < ends_at
    _moment(_only(inner, "DTSTAMP"))
    status = _only(inner, "STATUS")
    assert status in _STATUSES
    assert (status == "CANCELLED") is (method == "CANCEL")
    organizer = _only(inner, "ORGANIZER")
    attendees = tuple(value for name, _, value in inner if name == "ATTENDEE")
    assert all(one.lower().startswith("mailto:") and "@" in one for one in (organizer, *attendees))
    return Event(
        method,
        _only(inner, "UID"),
        int(_only(inner, "SEQUENCE")),
        starts_at,
        ends_at,
        _text(_only(inner, "SUMMARY")),
        _text(next((value for name, _, value in inner if name == "LOCATION"), "")),
        status,
        organizer,
        attendees,
    )


def _unfolded(data: bytes) -> list[tuple[str, str, str]]:
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    raw = data.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(line) <= _LONGEST_LINE for line in raw), "lines are folded at 75 octets"
    whole = data.removesuffix(b"\r\n").replace(b"\r\n ", b"").decode().split("\r\n")
    found = []
    for line in whole:
        match = _LINE.fullmatch(line)
        assert match is not None, line
        found.append((match["name"], match["params"], match["value"]))
    return found


def _only(lines: list[tuple[str, str, str]], name: str) -> str:
    values = [value for found, _, value in lines if found == name]
    assert len(values) == 1, f"{name} stands {len(values)} times"
    assert values[0], f"{name} is empty"
    return values[0]


def _moment(value: str) -> datetime:
    assert re.fullmatch(r"\d{8}T\d{6}Z", value), "in UTC, so that no zone has to be known"
    return datetime.strptime(value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


def _text(value: str) -> str:
    return re.sub(r"\\[nN,;\\]", lambda match: _ESCAPES[match[0]], value)
