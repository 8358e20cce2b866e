"""Files the local Telegram holds: stable ids, kinds as Telegram recognises them, sizes it refuses."""

from __future__ import annotations

import base64
import hashlib
import mimetypes
import struct
from typing import TYPE_CHECKING

from bot.sandbox.errors import bad_request
from bot.sandbox.model import StoredFile

if TYPE_CHECKING:
    from bot.sandbox.store import Store

DOWNLOAD_LIMIT = 20 * 1024 * 1024  # getFile
UPLOAD_LIMIT = 50 * 1024 * 1024
PHOTO_LIMIT = 10 * 1024 * 1024
# First letters of a file_id tell its kind to a trained eye; here they are stable and different, no more.
_PREFIX = {
    "document": "BQACAgI",
    "photo": "AgACAgI",
    "voice": "AwACAgI",
    "video": "BAACAgI",
    "audio": "CQACAgI",
}
_FOLDER = {"document": "documents", "photo": "photos", "voice": "voice", "video": "videos", "audio": "music"}
_MIME_BY_NAME = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".rtf": "application/rtf", ".doc": "application/msword", ".md": "text/markdown", ".eml": "message/rfc822",
    ".ics": "text/calendar", ".vcf": "text/vcard", ".webp": "image/webp", ".ogg": "audio/ogg",
    ".oga": "audio/ogg",
}  # fmt: skip


def guess_mime(name: str) -> str:
    """The media type a client tells from a file's name."""
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    return _MIME_BY_NAME.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"


def image_size(data: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG, JPEG, GIF, BMP or WebP; None when it is none of them."""
    if data[:8] == b"\x89PNG\r\n\x1a\n" and len(data) >= 24:  # noqa: PLR2004
        return struct.unpack(">II", data[16:24])
    if data[:6] in {b"GIF87a", b"GIF89a"} and len(data) >= 10:  # noqa: PLR2004
        return struct.unpack("<HH", data[6:10])
    if data[:2] == b"BM" and len(data) >= 26:  # noqa: PLR2004
        width, height = struct.unpack("<ii", data[18:26])
        return width, abs(height)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp_size(data)
    return _jpeg_size(data) if data[:2] == b"\xff\xd8" else None


def _webp_size(data: bytes) -> tuple[int, int] | None:
    if data[12:16] == b"VP8X" and len(data) >= 30:  # noqa: PLR2004
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    if data[12:16] == b"VP8L" and len(data) >= 25:  # noqa: PLR2004
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1
    if data[12:16] == b"VP8 " and len(data) >= 30:  # noqa: PLR2004
        width, height = struct.unpack("<HH", data[26:30])
        return width & 0x3FFF, height & 0x3FFF
    return None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    place = 2
    while place + 9 < len(data) and data[place] == 0xFF:  # noqa: PLR2004 - a marker
        marker = data[place + 1]
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:  # noqa: PLR2004 - start of frame
            height, width = struct.unpack(">HH", data[place + 5 : place + 9])
            return width, height
        place += 2 + struct.unpack(">H", data[place + 2 : place + 4])[0]
    return None


class FileCabinet:
    """All files, by unique id and by file id. After a restart bytes are read when first wanted."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.by_unique: dict[str, StoredFile] = {}
        self.by_file_id: dict[str, StoredFile] = {}
        self.by_path: dict[str, StoredFile] = {}
        self._bytes: dict[str, bytes] = {}

    def load(self) -> None:
        for _, data in self._store.things("file"):
            self._index(StoredFile(**data))

    def _index(self, stored: StoredFile) -> None:
        self.by_unique[stored.unique_id] = stored
        self.by_file_id[stored.file_id] = stored
        self.by_path[stored.path] = stored

    def add(self, data: bytes, *, kind: str, name: str, mime: str = "", duration: int = 0) -> StoredFile:
        """Keep a file. Every sending is a file of its own unless kind, name and bytes are the same.

        Raises Refused for an empty file, and for a photo that is no image or too big.
        """
        if not data:
            raise bad_request("file must be non-empty")
        size = image_size(data)
        if kind == "photo":
            if len(data) > PHOTO_LIMIT:
                raise bad_request(f"too big file (maximum size is {PHOTO_LIMIT} bytes)")
            if size is None:
                raise bad_request("IMAGE_PROCESS_FAILED")
        digest = hashlib.sha256(f"{kind}\0{name}\0".encode() + data).digest()
        unique_id = base64.urlsafe_b64encode(digest[:12]).decode()
        known = self.by_unique.get(unique_id)
        if known is not None:
            return known
        suffix = name[name.rfind(".") :] if "." in name else {"photo": ".jpg", "voice": ".oga"}.get(kind, "")
        stored = StoredFile(
            unique_id=unique_id,
            file_id=_PREFIX.get(kind, "BQACAgI") + base64.urlsafe_b64encode(digest).decode().rstrip("="),
            kind=kind,
            name=name,
            mime=mime or guess_mime(name),
            size=len(data),
            path=f"{_FOLDER.get(kind, 'documents')}/file_{len(self.by_unique)}{suffix}",
            width=size[0] if size else 0,
            height=size[1] if size else 0,
            duration=duration,
        )
        self._index(stored)
        self._bytes[unique_id] = data
        self._store.mark("file", unique_id, stored)
        self._store.mark_blob(unique_id, data)
        return stored

    def read(self, stored: StoredFile) -> bytes:
        """A file's bytes. Raises LookupError when the store lost them."""
        data = self._bytes.get(stored.unique_id)
        if data is None:
            data = self._store.blob(stored.unique_id)
            if data is None:
                raise LookupError(f"the bytes of {stored.name or stored.path} are gone")
            self._bytes[stored.unique_id] = data
        return data
