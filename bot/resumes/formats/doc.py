"""Word 97–2003: the text by its piece table ([MS-DOC] 2.4.1), table marks kept."""

from __future__ import annotations

import io
import struct

import olefile

from bot.resumes.document import Document, Line, line_from_text
from bot.resumes.formats.tables import table_lines
from bot.resumes.values import ReadProblem, UnreadableFile

_ENCRYPTED = 0x0100
_TABLE_1 = 0x0200
_FIB_FLAGS = 0x0A
_FIB_CCP_TEXT = 0x4C
_FIB_CLX = 0x01A2
_MAX_STREAM = 30_000_000
_PIECE_TABLE = 2
_CELL = "\x07"


def read_doc(data: bytes) -> Document:
    """Lines of a .doc. Raises `UnreadableFile`: CORRUPT, PASSWORD, NO_TEXT."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            main = _stream(ole, "WordDocument")
            flags = struct.unpack_from("<H", main, _FIB_FLAGS)[0]
            if flags & _ENCRYPTED:
                raise UnreadableFile(ReadProblem.PASSWORD, "encrypted DOC")
            table = _stream(ole, "1Table" if flags & _TABLE_1 else "0Table")
        text = _text(main, table)
    except (OSError, struct.error, IndexError, ValueError) as error:
        raise UnreadableFile(ReadProblem.CORRUPT, f"DOC: {type(error).__name__}") from error
    lines = _lines(text)
    if not lines:
        raise UnreadableFile(ReadProblem.NO_TEXT, "no text in the DOC")
    return Document(tuple(lines))


def _stream(ole: olefile.OleFileIO, name: str) -> bytes:
    with ole.openstream(name) as stream:
        data: bytes = stream.read(_MAX_STREAM + 1)
    if len(data) > _MAX_STREAM:
        raise UnreadableFile(ReadProblem.HOSTILE, f"{name} over {_MAX_STREAM} bytes")
    return data


def _text(main: bytes, table: bytes) -> str:
    """All pieces in order: each lies in the main stream as cp1252 bytes or UTF-16."""
    start, size = struct.unpack_from("<II", main, _FIB_CLX)
    clx = table[start : start + size]
    place = 0
    while clx[place] != _PIECE_TABLE:  # property runs come first
        place += 3 + struct.unpack_from("<H", clx, place + 1)[0]
    length = struct.unpack_from("<I", clx, place + 1)[0]
    plc = clx[place + 5 : place + 5 + length]
    count = (len(plc) - 4) // 12
    positions = struct.unpack_from(f"<{count + 1}I", plc, 0)
    parts: list[str] = []
    for index in range(count):
        where = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * index + 2)[0]
        characters = positions[index + 1] - positions[index]
        if where & 0x40000000:
            offset = (where & 0x3FFFFFFF) // 2
            parts.append(main[offset : offset + characters].decode("cp1252", errors="replace"))
        else:
            parts.append(main[where : where + characters * 2].decode("utf-16-le", errors="replace"))
    body = struct.unpack_from("<I", main, _FIB_CCP_TEXT)[0]
    text = "".join(parts)
    return _without_fields(text[:body] if 0 < body <= len(text) else text)


def _without_fields(text: str) -> str:
    """Drop field codes (HYPERLINK "…") and keep what they show: \\x13 code \\x14 shown \\x15."""
    kept: list[str] = []
    hidden: list[bool] = []
    for character in text:
        if character == "\x13":
            hidden.append(True)
        elif character == "\x14" and hidden:
            hidden[-1] = False
        elif character == "\x15" and hidden:
            hidden.pop()
        elif not any(hidden):
            kept.append(character)
    return "".join(kept)


def _lines(text: str) -> list[Line]:
    """Paragraphs end with \\r, cells with \\x07, rows with an empty cell after their last."""
    lines: list[Line] = []
    cells: list[list[Line]] = []
    paragraphs: list[Line] = []
    number = 0
    for raw in _split(text):
        body, mark = raw[:-1], raw[-1:]
        made = [
            line
            for part in body.replace("\x0b", "\n").replace("\x0c", "\n").split("\n")
            if (line := line_from_text(part))
        ]
        if mark != _CELL:
            (paragraphs if cells else lines).extend(made)
            if not cells:
                paragraphs = []
            continue
        if not body and not paragraphs and cells and not made:
            number += 1
            current, row = number, cells
            cells = []
            lines += table_lines([row], lambda current=current: current)  # type: ignore[misc]
            continue
        cells.append([*paragraphs, *made])
        paragraphs = []
    lines += [line for cell in cells for line in cell] + paragraphs
    return lines


def _split(text: str) -> list[str]:
    parts: list[str] = []
    start = 0
    for index, character in enumerate(text):
        if character in ("\r", _CELL):
            parts.append(text[start : index + 1])
            start = index + 1
    parts.append(text[start:] + "\r")
    return parts
