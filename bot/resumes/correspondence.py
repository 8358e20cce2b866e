"""A letter of the company's mailbox: who wrote it, to whom, what hangs on it; who forwarded it is told from who wrote it."""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import getaddresses, parseaddr, parsedate_to_datetime

from bot.resumes.mail import Part, letter_parts

_OWN_ADDRESSES = ("delivered-to", "x-original-to", "envelope-to")
_FORWARD_SUBJECT = re.compile(r"^\s*(?:fwd?|fw|wg|пересл|перенаправ)\w*\s*:", re.IGNORECASE)
_PREFIXES = re.compile(
    r"^(?:\s*(?:fwd?|fw|wg|re|ha|на|отв|пересл|перенаправ)\w*\s*(?:\[\d+\])?:)+\s*", re.IGNORECASE
)
_MARKER = re.compile(
    r"^\W*(?:forwarded message|begin forwarded message|original message|пересылаемое сообщение|"
    r"пересланное сообщение|пересылаемое письмо|исходное сообщение|начало переадресованного сообщения)\b\W*$",
    re.IGNORECASE | re.MULTILINE,
)
_MARKER_END = re.compile(r"^\W*конец пересылаемого сообщения\W*$", re.IGNORECASE | re.MULTILINE)
# Outlook puts no marker, only the old letter's head.
_BARE_HEAD = re.compile(
    r"^\W{0,3}(?:from|от|от кого):.+\n\W{0,3}(?:sent|date|отправлено|дата):.+\n", re.IGNORECASE | re.MULTILINE
)
_HEAD_LINE = re.compile(
    r"^\W{0,3}(from|от кого|от|sent|date|дата|отправлено|to|кому|cc|копия|subject|тема|reply-to)\s*:\W{0,3}\s*(.*)$",
    re.IGNORECASE,
)
# Yandex: «24.11.2026, 10:15, "Мария Соколова" <m@example.com>:»
_YANDEX_HEAD = re.compile(r"^\d.{5,40}?,\s*(\"?[^<\"]*\"?\s*<[^>\s]+@[^>\s]+>)\s*:$")
_FROM_NAMES = frozenset({"from", "от", "от кого"})
_SUBJECT_NAMES = frozenset({"subject", "тема"})
# What is quoted below an answer was written by us, or by somebody else.
_QUOTE_BELOW = re.compile(
    r"^(?:on .{6,120} wrote:|.{6,120}(?:пишет|писал|писала|написал|написала|писал\(а\)|написал\(а\))\s*:"
    r"|-+ ?original message ?-+)\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_HEAD_LINES = 12
_ID = re.compile(r"<[^<>\s]{1,250}>")
_MOST_IDS = 50
_MOST_PARTS = 20
_FAILED = re.compile(r"^action:\s*failed", re.IGNORECASE | re.MULTILINE)
_NOT_BY_HAND = frozenset({"bulk", "junk", "list", "auto_reply"})


@dataclass(frozen=True, slots=True)
class LetterPiece:
    """A file of a letter, or (`data` empty) its text alone, with the letter it hangs on.

    `sender` wrote that letter, empty where a forwarded one does not say; `text` is what they wrote, without what is quoted.
    """

    filename: str
    data: bytes
    sender: str
    sender_name: str
    subject: str
    text: str

    @property
    def is_file(self) -> bool:
        return bool(self.data)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter taken apart. `sender` put it into the mailbox: `is_forwarded` says that others wrote what is in it.

    `addresses` are those it went to, `own_addresses` the one our own server delivered it to. `sent_at` is aware UTC.
    `message_id` is its own id, `answers` those of the letters it answers; `is_automatic` was written by no person.
    `returned` are the ids of letters that a mail server's report says were not delivered (RFC 3464).
    """

    sender: str
    sender_name: str
    subject: str
    sent_at: datetime | None
    addresses: tuple[str, ...]
    own_addresses: tuple[str, ...]
    is_forwarded: bool
    pieces: tuple[LetterPiece, ...]
    message_id: str = ""
    answers: tuple[str, ...] = ()
    is_automatic: bool = False
    returned: tuple[str, ...] = ()

    @property
    def bare_subject(self) -> str:
        """The subject without Re: and Fwd:."""
        return _PREFIXES.sub("", self.subject).strip()


@dataclass(frozen=True, slots=True)
class Head:
    """What a list shows of a letter that is not opened."""

    sender: str
    sender_name: str
    subject: str


@dataclass(frozen=True, slots=True)
class _Written:
    """A text as its author wrote it."""

    sender: str
    sender_name: str
    subject: str
    text: str


def open_letter(data: bytes) -> Letter:
    """Take a letter apart. Raises `UnreadableFile`: EMPTY, CORRUPT, HOSTILE."""
    parts = letter_parts(data)
    head = email.message_from_bytes(data, policy=email.policy.compat32)
    outer = head_of(data)
    written = {
        (part.sender, part.subject): _as_written(part, is_outer=_is_of(part, outer))
        for part in parts
        if part.text is not None
    }
    is_forwarded = (
        bool(_FORWARD_SUBJECT.match(outer.subject))
        or any(not _is_of(part, outer) for part in parts)
        or any(one.sender != key[0] for key, one in written.items())
    )
    return Letter(
        sender=outer.sender,
        sender_name=outer.sender_name,
        subject=outer.subject,
        sent_at=_sent_at(str(head.get("date") or "")),
        addresses=_addresses(head, ("to", "cc")),
        own_addresses=_addresses(head, _OWN_ADDRESSES),
        is_forwarded=is_forwarded,
        pieces=tuple(_pieces(parts, written)),
        message_id=next(iter(_ids(head, "message-id")), ""),
        answers=_ids(head, "in-reply-to", "references"),
        is_automatic=_is_automatic(head),
        returned=_returned(head),
    )


def _ids(head: email.message.Message, *names: str) -> tuple[str, ...]:
    """The ids of letters that a head names, `<left@right>`, each once."""
    found = [one for name in names for value in head.get_all(name, []) for one in _ID.findall(str(value))]
    return tuple(dict.fromkeys(found))[:_MOST_IDS]


def _is_automatic(head: email.message.Message) -> bool:
    """An absence note, a list or a report of a mail server (RFC 3834)."""
    submitted = str(head.get("auto-submitted") or "no").strip().lower()
    precedence = str(head.get("precedence") or "").strip().lower()
    return (
        submitted != "no"
        or precedence in _NOT_BY_HAND
        or head.get("list-id") is not None
        or head.get_content_type() == "multipart/report"
    )


def _returned(head: email.message.Message) -> tuple[str, ...]:
    """The letters that a report of a mail server gives back for good: a delay is no failure (RFC 3464, section 2.3.3)."""
    if head.get_content_type() != "multipart/report":
        return ()
    parts = list(head.walk())[:_MOST_PARTS]
    failed = any(
        _FAILED.search(str(block))
        for part in parts
        if part.get_content_type() == "message/delivery-status"
        for block in part.get_payload()
    )
    found: list[str] = []
    for part in parts if failed else []:
        if part.get_content_type() == "text/rfc822-headers":
            text = str(part.get_payload())
            found += _ids(email.message_from_string(text, policy=email.policy.compat32), "message-id")
        elif part is not head and part.get("message-id") is not None:
            found += _ids(part, "message-id")
    return tuple(dict.fromkeys(found))


def head_of(data: bytes) -> Head:
    """Who wrote a letter and about what, from its head alone; empty where it is broken."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    try:
        subject, sender = str(message.get("subject") or ""), str(message.get("from") or "")
    except (ValueError, IndexError, AttributeError, TypeError):
        return Head("", "", "")  # the parser chokes on some broken heads
    name, address = parseaddr(sender)
    return Head(address.lower(), " ".join(name.split()), " ".join(subject.split()))


def _is_of(part: Part, outer: Head) -> bool:
    return part.sender == outer.sender and " ".join(part.subject.split()) == outer.subject


def _pieces(parts: list[Part], written: dict[tuple[str, str], _Written]) -> list[LetterPiece]:
    """Every file with the text of its own letter; the text of a letter without files by itself."""
    files = [part for part in parts if part.text is None]
    with_files = {(part.sender, part.subject) for part in files}
    pieces = []
    for part in parts:
        key = (part.sender, part.subject)
        if part.text is not None and key in with_files:
            continue
        one = written.get(key) or _Written(part.sender, part.sender_name, part.subject, "")
        data = part.data if part.text is None else b""
        pieces.append(LetterPiece(part.filename, data, one.sender, one.sender_name, one.subject, one.text))
    return pieces


def _as_written(part: Part, *, is_outer: bool) -> _Written:
    text = (part.text or "").replace("\r\n", "\n")
    forwarded = bool(_FORWARD_SUBJECT.match(part.subject))
    marker = _MARKER.search(text) or (_BARE_HEAD.search(text) if forwarded else None)
    if marker is not None and (forwarded or _HEAD_LINE.match(text[marker.end() :].strip().split("\n")[0])):
        at = marker.end() if _MARKER.match(text, marker.start()) else marker.start()
        return _forwarded(part, text[at:])
    if forwarded and is_outer:
        # Sent on without a word of who wrote it: at least it was not the sender.
        return _Written("", "", part.subject, text)
    quote = _QUOTE_BELOW.search(text)
    own = text[: quote.start()] if quote is not None and quote.start() > 0 else text
    return _Written(part.sender, part.sender_name, part.subject, own.strip())


def _forwarded(part: Part, below: str) -> _Written:
    """The letter below a forwarding mark: its head's lines, then its text up to the closing mark."""
    lines = below.strip().split("\n")
    sender, subject, at = ("", ""), part.subject, 0
    for at, line in enumerate(lines[:_HEAD_LINES]):  # noqa: B007 - where the head ends
        yandex, field = _YANDEX_HEAD.match(line.strip()), _HEAD_LINE.match(line.strip())
        if yandex is not None:
            sender = parseaddr(yandex[1])
        elif field is None:
            break
        elif field[1].lower() in _FROM_NAMES:
            sender = parseaddr(field[2].replace("*", "").replace("[mailto:", "<").replace("]", ">"))
        elif field[1].lower() in _SUBJECT_NAMES:
            subject = field[2].strip()
    text = _MARKER_END.split("\n".join(lines[at:]))[0]
    name, address = sender
    return _Written(address.lower() if "@" in address else "", " ".join(name.split()), subject, text.strip())


def _sent_at(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return None
    return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)


def _addresses(head: email.message.Message, names: tuple[str, ...]) -> tuple[str, ...]:
    values = [str(value) for name in names for value in head.get_all(name, [])]
    found = (address.lower() for _, address in getaddresses(values))
    return tuple(dict.fromkeys(address for address in found if "@" in address))
