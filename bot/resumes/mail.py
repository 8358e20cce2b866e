"""An e-mail taken apart: its text and attachments, nested letters included."""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import dataclass
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import getaddresses
from typing import TYPE_CHECKING

from bot.resumes.formats.html import text_of_html
from bot.resumes.formats.plain import decode
from bot.resumes.formats.sniff import Format, sniff
from bot.resumes.values import ReadProblem, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAX_PARTS = 60
_MAX_DEPTH = 5
_QUOTE = re.compile(r"^\s*>+ ?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of what arrived: a file (`data`), or a letter's own text (`text` set, `filename` empty)."""

    filename: str
    data: bytes
    text: str | None = None
    subject: str = ""
    sender: str = ""
    sender_name: str = ""


def unpack(data: bytes, filename: str = "") -> list[Part]:
    """The readable pieces of a file: a letter's text and attachments, or the file itself.

    Signatures, tracking pixels and small inline pictures are left out. Raises `UnreadableFile` (EMPTY,
    CORRUPT, HOSTILE, or what `sniff` finds).
    """
    if sniff(data) is not Format.MAIL:
        return [Part(filename, data)]
    return letter_parts(data)


def letter_parts(data: bytes) -> list[Part]:
    """The readable pieces of what is known to be a letter. Raises `UnreadableFile`: EMPTY, CORRUPT, HOSTILE."""
    parts = list(_parts(data, 0))
    if len(parts) > _MAX_PARTS:
        raise UnreadableFile(ReadProblem.HOSTILE, f"{len(parts)} parts")
    if not parts:
        raise UnreadableFile(ReadProblem.EMPTY, "a letter without text or files")
    return parts


def _parts(data: bytes, depth: int) -> Iterator[Part]:
    if depth > _MAX_DEPTH:
        raise UnreadableFile(ReadProblem.HOSTILE, "letters nested too deep")
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
    except (MessageError, ValueError, IndexError) as error:
        raise UnreadableFile(ReadProblem.CORRUPT, type(error).__name__) from error
    yield from _of_message(message, depth)


def _of_message(message: EmailMessage, depth: int) -> Iterator[Part]:
    subject = _header(message, "subject")
    name, address = next(iter(getaddresses([_header(message, "from")])), ("", ""))
    bodies: list[tuple[str, str]] = []
    files: list[Part] = []
    for part in _leaves(message):
        kind = part.get_content_type()
        if kind == "message/rfc822":
            inner = part.get_payload(0)
            files += _of_message(inner, depth + 1) if depth < _MAX_DEPTH else []  # type: ignore[arg-type]
            continue
        payload = part.get_payload(decode=True)
        if not isinstance(payload, bytes) or not payload.strip():
            continue
        filename = _filename(part)
        attached = part.get_content_disposition() == "attachment" or bool(filename)
        if kind in ("text/plain", "text/html") and not attached:
            bodies.append((kind, _text(part, payload)))
        elif not _decoration(part, kind, payload):
            files.append(Part(filename, payload, None, subject, address.lower(), name))
    text = next((body for kind, body in bodies if kind == "text/plain" and body.strip()), None)
    if text is None:
        text = next((text_of_html(body) for kind, body in bodies if kind == "text/html"), None)
    if text and text.strip():
        stripped = _QUOTE.sub("", text).strip()
        yield Part("", stripped.encode(), stripped, subject, address.lower(), name)
    yield from files


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """Parts that hold content; an attached letter counts as one."""
    if message.get_content_type() == "message/rfc822":
        yield message
    elif message.is_multipart():
        for part in message.iter_parts():
            yield from _leaves(part)  # type: ignore[arg-type]
    else:
        yield message


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name) or "")
    except (ValueError, IndexError, AttributeError, TypeError):
        return ""  # the parser chokes on some broken headers; the letter is worth reading without them


def _filename(part: EmailMessage) -> str:
    try:
        return part.get_filename() or ""
    except (ValueError, IndexError, AttributeError, TypeError):
        return ""


def _text(part: EmailMessage, payload: bytes) -> str:
    charset = part.get_content_charset()
    if charset:
        try:
            return payload.decode(charset)
        except (LookupError, UnicodeDecodeError):
            pass  # a wrong or unknown charset name: guess below
    return decode(payload)


def _decoration(part: EmailMessage, kind: str, payload: bytes) -> bool:
    """Signatures, calendars and pictures of a letter's own look."""
    if kind.startswith("application/p") and kind.endswith(("signature", "signed")):
        return True
    if kind in (
        "text/calendar",
        "message/delivery-status",
        "text/rfc822-headers",
        "application/x-pkcs7-signature",
    ):
        return True
    inline = part.get_content_disposition() == "inline" or part.get("content-id") is not None
    return kind.startswith("image/") and inline and len(payload) < 40_000  # logos
