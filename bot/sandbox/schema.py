"""Parameters judged against botapi.json, after Telegram's own coercion of form strings.

Telegram turns every argument into a string first and reads it as the method needs; so do we, and we answer
with its words where it refuses. Where Telegram silently ignores a mistake (an unknown parameter, a null
field, a word where a number belongs), the mistake is kept as *lint* instead.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple

from bot.sandbox import nested
from bot.sandbox.errors import bad_request

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Json = dict[str, Any]


class Field(NamedTuple):
    """One parameter or one field of an object, as botapi.json lists it."""

    name: str
    types: tuple[str, ...]
    required: bool


@dataclass(frozen=True)
class Shape:
    """An object type: its fields, or the types it can be."""

    name: str
    fields: dict[str, Field]
    subtypes: tuple[str, ...]


@dataclass(frozen=True)
class Schema:
    """botapi.json, read."""

    version: str
    methods: dict[str, dict[str, Field]]
    types: dict[str, Shape]
    spelling: dict[str, str]  # lower-case method name → Telegram's spelling


def _fields(listed: list[Json]) -> dict[str, Field]:
    return {f["name"]: Field(f["name"], tuple(f["types"]), f["required"]) for f in listed}


@cache
def schema() -> Schema:
    """The shipped botapi.json (read once)."""
    raw = json.loads(resources.files("bot.sandbox").joinpath("botapi.json").read_text(encoding="utf-8"))
    methods = {name: _fields(method["fields"]) for name, method in raw["methods"].items()}
    types = {
        name: Shape(name, _fields(kind["fields"]), tuple(kind["subtypes"]))
        for name, kind in raw["types"].items()
    }
    return Schema(raw["version"], methods, types, {name.lower(): name for name in methods})


@dataclass(frozen=True)
class Upload:
    """A file that came with the request."""

    name: str
    mime: str
    data: bytes


@dataclass
class Parameters:
    """A call's parameters with their types made right."""

    method: str
    values: Json = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)
    lint: list[str] = field(default_factory=list)

    def has(self, name: str) -> bool:
        return name in self.values

    def text(self, name: str, default: str = "") -> str:
        value = self.values.get(name, default)
        return value if isinstance(value, str) else str(value)

    def integer(self, name: str, default: int = 0) -> int:
        value = self.values.get(name, default)
        return value if isinstance(value, int) else default

    def flag(self, name: str) -> bool:
        return bool(self.values.get(name, False))

    def object(self, name: str) -> Json | None:
        value = self.values.get(name)
        return value if isinstance(value, dict) else None

    def array(self, name: str) -> list[Any]:
        value = self.values.get(name)
        return value if isinstance(value, list) else []


_PERCENT_ENCODED = re.compile(r"(?:%[0-9A-F]{2}){2}")
# Telegram's words for a missing required parameter; what is not here reads 'parameter "x" is required'.
_MISSING = {
    "chat_id": "chat_id is empty",
    "from_chat_id": "chat_id is empty",
    "user_id": "invalid user_id specified",
    "file_id": "file_id not specified",
    "message_ids": "message identifiers are not specified",
    "action": "wrong parameter action in request",
    "phone_number": "phone number must be non-empty",
    "first_name": "first name must be non-empty",
    "document": "there is no document in the request",
    "photo": "there is no photo in the request",
    "voice": "there is no voice in the request",
    "video": "there is no video in the request",
    "audio": "there is no audio in the request",
    "animation": "there is no animation in the request",
    "results": "result isn't specified",
    "callback_query_id": "query is too old and response timeout expired or query ID is invalid",
    "inline_query_id": "query is too old and response timeout expired or query ID is invalid",
}
_MISSING_IN = {
    ("sendMessage", "text"): "message text is empty",
    ("forwardMessage", "message_id"): "message to forward not found",
    ("copyMessage", "message_id"): "message to copy not found",
    ("deleteMessage", "message_id"): "message identifier is not specified",
    ("setMyCommands", "commands"): None,  # Telegram reads a missing list as an empty one
}
_UNREADABLE = {
    "reply_markup": "reply keyboard markup",
    "reply_parameters": "reply parameters",
    "link_preview_options": "link preview options",
    "scope": "BotCommandScope",
    "menu_button": "menu button",
    "results": "inline query results",
    "reaction": "reaction types",
}


def check(parameters: Parameters, raw: Mapping[str, Any]) -> None:
    """Read the arguments of one call into `parameters` (which names the method and holds the uploads).

    `raw` holds strings (query, form) or JSON values (JSON body). Raises Refused where Telegram would refuse;
    the lint found until then stays in `parameters`.
    """
    method, uploads = parameters.method, parameters.uploads
    fields = schema().methods[method]
    used: set[str] = set()
    for name, value in raw.items():
        if name not in fields:
            parameters.lint.append(f"unknown parameter {name!r}")
        elif value is None:
            _null(name, parameters)
        elif value != "":
            parameters.values[name] = _read(fields[name], value, parameters, used)
    for name, upload in uploads.items():
        if name in fields and "InputFile" in fields[name].types:
            parameters.values[name] = upload
            used.add(name)
    _lint_uploads(parameters, used | attachments(parameters.values))
    for name, known in fields.items():
        if known.required and name not in parameters.values:
            refuse_missing(method, name)


def _null(name: str, parameters: Parameters) -> None:
    """Telegram reads null as the word: harmless mostly (lint), but no keyboard."""
    parameters.lint.append(f"null parameter {name!r}")
    if name == "reply_markup":
        raise bad_request("object expected as reply markup")


def _lint_uploads(parameters: Parameters, used: set[str]) -> None:
    for name, upload in parameters.uploads.items():
        if name not in used:
            parameters.lint.append(f"unused file {name!r}")
        if _PERCENT_ENCODED.search(upload.name):
            parameters.lint.append(
                f"file name {upload.name!r} is percent-encoded: Telegram shows it as it is"
            )


def refuse_missing(method: str, name: str) -> None:
    """Raise Telegram's refusal of a missing parameter, unless the method takes it as empty."""
    text = _MISSING_IN.get((method, name), _MISSING.get(name, f'parameter "{name}" is required'))
    if text is not None:
        raise bad_request(text)


def attachments(value: object) -> set[str]:
    """Names in every attach:// reference within a value."""
    if isinstance(value, str):
        return {value.removeprefix("attach://")} if value.startswith("attach://") else set()
    if isinstance(value, dict):
        return set().union(*(attachments(inner) for inner in value.values()))
    if isinstance(value, list):
        return set().union(*(attachments(inner) for inner in value))
    return set()


def _read(known: Field, value: object, parameters: Parameters, used: set[str]) -> object:
    """One argument in the type the method wants."""
    types = set(known.types)
    if types == {"Integer", "String"}:
        return _chat_identifier(value)
    if "InputFile" in types:
        return _file(value, parameters, used)
    if len(types) == 1 and (reader := _SCALARS.get(known.types[0])) is not None:
        return reader(known.name, value, parameters.lint)
    return _structure(known, value, parameters)


def _file(value: object, parameters: Parameters, used: set[str]) -> Upload | str:
    """The file an attach:// reference names, or the reference (a file_id, an address) as it is."""
    reference = str(value)
    attached = reference.removeprefix("attach://")
    if attached != reference and attached in parameters.uploads:
        used.add(attached)
        return parameters.uploads[attached]
    return reference


def _chat_identifier(value: object) -> int | str:
    text = str(value).strip()
    sign, digits = (text[:1], text[1:]) if text.startswith("-") else ("", text)
    return int(sign + digits) if digits.isascii() and digits.isdigit() else text


def _string(name: str, value: object, lint: list[str]) -> str:
    if isinstance(value, str):
        return value
    lint.append(f"parameter {name!r} must be of type String")
    return json.dumps(value, ensure_ascii=False)


def _integer(name: str, value: object, lint: list[str]) -> int:
    """Leading digits count and a word is zero, as in Telegram's to_integer; both are lint."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    text = str(value)
    digits = text.removeprefix("-")
    length = len(digits) - len(digits.lstrip("0123456789"))
    if length != len(digits) or not digits:
        lint.append(f"parameter {name!r} must be of type Integer")
    number = int(digits[:length] or "0")
    return -number if text.startswith("-") else number


def _float(name: str, value: object, lint: list[str]) -> float:
    try:
        return float(str(value))
    except ValueError:
        lint.append(f"parameter {name!r} must be of type Float")
        return 0.0


def _flag(name: str, value: object, lint: list[str]) -> bool:
    if isinstance(value, bool):
        return value
    text = str(value).strip().lower()
    if text not in {"true", "false", "yes", "no", "1", "0"}:
        lint.append(f"parameter {name!r} must be of type Boolean")
    return text in {"true", "yes", "1"}


_SCALARS: dict[str, Callable[[str, object, list[str]], object]] = {
    "String": _string,
    "Integer": _integer,
    "Float": _float,
    "Boolean": _flag,
}


def _structure(known: Field, value: object, parameters: Parameters) -> object:
    """A JSON-serialised object or array: decoded, then judged field by field."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            what = _UNREADABLE.get(known.name, known.name)
            raise bad_request(f"can't parse {what} JSON object") from None
    return nested.check(known.name, known.types, value, parameters.lint)
