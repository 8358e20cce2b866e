"""What a file is, by its contents."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from enum import StrEnum

from bot.resumes.values import ReadProblem, UnreadableFile


class Format(StrEnum):
    PDF = "pdf"
    DOCX = "docx"
    DOC = "doc"
    RTF = "rtf"
    ODT = "odt"
    HTML = "html"
    TEXT = "text"
    IMAGE = "image"
    VCARD = "vcard"
    MAIL = "mail"


_IMAGES = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_MAIL = re.compile(
    rb"\A(?:(?:return-path|received|from|to|subject|date|message-id|mime-version|delivered-to|x-[\w-]+"
    rb"|reply-to|content-type|dkim-signature|authentication-results"
    rb"|arc-[\w-]+):.*\r?\n(?:[ \t].*\r?\n)*){3,}",
    re.IGNORECASE,
)
_MAIL_FIELDS = re.compile(
    rb"^(?:from|subject|mime-version|message-id|received):", re.IGNORECASE | re.MULTILINE
)
_OFFICE_LOCKED = "EncryptedPackage".encode("utf-16-le")
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_SHORTEST = 3


def sniff(data: bytes) -> Format:
    """The format of a file. Raises `UnreadableFile`: EMPTY, PASSWORD, CORRUPT or UNSUPPORTED."""
    if len(data.strip(b"\x00 \t\r\n\xef\xbb\xbf")) < _SHORTEST:
        raise UnreadableFile(ReadProblem.EMPTY, f"{len(data)} bytes")
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"%PDF-" in data[:1024]:
        return Format.PDF
    if head.startswith(b"{\\rtf"):
        return Format.RTF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _compound(data)
    if (
        data.startswith(_IMAGES)
        or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")
        or data[4:12] in (b"ftypheic", b"ftypmif1", b"ftypavif")
    ):
        return Format.IMAGE
    return _textual(data, head)


def _zipped(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            kind = (
                archive.read("mimetype")[:80]
                if "mimetype" in names and archive.getinfo("mimetype").file_size < 200
                else b""
            )
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        NotImplementedError,
        RuntimeError,
        EOFError,
        ValueError,
    ) as error:
        raise UnreadableFile(ReadProblem.CORRUPT, f"zip: {type(error).__name__}") from error
    if any(name.startswith("word/") for name in names):
        return Format.DOCX
    if b"opendocument.text" in kind:
        return Format.ODT
    raise UnreadableFile(ReadProblem.UNSUPPORTED, "a zip that is neither DOCX nor ODT")


def _compound(data: bytes) -> Format:
    if _OFFICE_LOCKED in data:
        raise UnreadableFile(ReadProblem.PASSWORD, "encrypted office file")
    if _WORD_STREAM in data:
        return Format.DOC
    raise UnreadableFile(ReadProblem.UNSUPPORTED, "an OLE file that is not Word")


def _textual(data: bytes, head: bytes) -> Format:
    folded = head[:512].lower()
    if folded.startswith(b"begin:vcard"):
        return Format.VCARD
    if re.search(rb"<(?:!doctype\s+html|html|head|body|div|table|p|meta)\b", folded):
        return Format.HTML
    if _MAIL.match(head) or (
        len(_MAIL_FIELDS.findall(data[:4096])) >= 3 and b"\n\n" in data.replace(b"\r", b"")
    ):
        return Format.MAIL
    if _binary(data):
        raise UnreadableFile(ReadProblem.UNSUPPORTED, "unknown binary format")
    return Format.TEXT


def _binary(data: bytes) -> bool:
    sample = data[:4096]
    if sample[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return False
    zeros = sample.count(0)
    if zeros and zeros < len(sample) * 0.2:
        return True
    controls = sum(byte < 9 or 13 < byte < 32 for byte in sample if byte)  # ASCII control range
    return controls > len(sample) * 0.02
