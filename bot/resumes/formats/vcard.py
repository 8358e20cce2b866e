"""vCard (2.1 to 4.0): a contact as the lines a résumé would have."""

from __future__ import annotations

import quopri
import re

from bot.resumes.document import Document, lines_from_text
from bot.resumes.formats.plain import decode
from bot.resumes.values import ReadProblem, UnreadableFile

_FIELD = re.compile(r"^(?:[\w-]+\.)?(?P<name>[A-Za-z-]+)(?P<parameters>;[^:]*)?:(?P<value>.*)$")


def read_vcard(data: bytes) -> Document:
    """The first card's name, contacts, title and address. Raises `UnreadableFile` NO_TEXT."""
    text = re.sub(r"\r?\n[ \t]", "", decode(data))
    text = re.sub(r"=\r?\n", "", text)
    fields: dict[str, list[str]] = {}
    for raw in text.split("END:VCARD")[0].splitlines():
        match = _FIELD.match(raw)
        if match:
            fields.setdefault(match["name"].upper(), []).append(
                _value(match["value"], match["parameters"] or "")
            )
    lines = [*_name(fields), *_contacts(fields)]
    if not lines:
        raise UnreadableFile(ReadProblem.NO_TEXT, "an empty card")
    return Document(lines_from_text("\n".join(lines)))


def _value(value: str, parameters: str) -> str:
    if "QUOTED-PRINTABLE" in parameters.upper():
        value = quopri.decodestring(value.encode("latin-1", errors="replace")).decode(
            "utf-8", errors="replace"
        )
    return value.replace("\\,", ",").replace("\\;", ";").replace("\\n", " ").strip()


def _name(fields: dict[str, list[str]]) -> list[str]:
    shown = next((value for value in fields.get("FN", []) if value), "")
    if not shown:
        parts = (fields.get("N") or [""])[0].split(";")
        shown = " ".join(part for part in parts[:3] if part)
    return [f"ФИО: {shown}"] if shown else []


def _contacts(fields: dict[str, list[str]]) -> list[str]:
    lines = [f"Телефон: {value.removeprefix('tel:')}" for value in fields.get("TEL", []) if value]
    lines += [f"Email: {value.removeprefix('mailto:')}" for value in fields.get("EMAIL", []) if value]
    lines += [value for value in fields.get("URL", []) if value]
    lines += [f"Желаемая должность: {value}" for value in fields.get("TITLE", [])[:1] if value]
    lines += [f"Дата рождения: {value}" for value in fields.get("BDAY", [])[:1] if value]
    for value in fields.get("ADR", [])[:1]:
        parts = value.split(";")
        if len(parts) > 3 and parts[3]:  # box; extended; street; city; …
            lines.append(f"Город: {parts[3]}")
    return lines
