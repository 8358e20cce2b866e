"""Objects inside parameters: missing and mistyped fields in Telegram's words; unknown and null are lint."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.sandbox import schema as api
from bot.sandbox.errors import bad_request

if TYPE_CHECKING:
    from bot.sandbox.schema import Shape

Json = dict[str, Any]

# How Telegram begins its complaint about a broken object of a kind.
_PREFIX = {
    "InlineKeyboardButton": "can't parse inline keyboard button: ",
    "KeyboardButton": "can't parse keyboard button: ",
    "BotCommand": "can't parse BotCommand: ",
    "BotCommandScope": "can't parse BotCommandScope: ",
    "MenuButton": "can't parse menu button: ",
    "MessageEntity": "can't parse MessageEntity: ",
    "InputMedia": "can't parse InputMedia: ",
    "ReactionType": "can't parse ReactionType: ",
    "InlineQueryResult": "can't parse inline query result: ",
    "InlineQueryResultsButton": "can't parse inline query results button: ",
    "ChatAdministratorRights": "can't parse ChatAdministratorRights: ",
    "ChatPermissions": "can't parse chat permissions: ",
}
_NOT_AN_OBJECT = {
    "reply_markup": "object expected as reply markup",
    "reply_parameters": "object expected as reply parameters",
    "link_preview_options": "object expected as link preview options",
    "permissions": "object expected as permissions",
}
_NOT_AN_ARRAY = {
    "message_ids": "expected an Array of message identifiers",
    "commands": "expected an Array of BotCommand",
    "media": "expected an Array of InputMedia",
    "results": "expected an Array of inline query results",
    "reaction": "expected an Array of ReactionType",
}
_MARKUP_KEYS = {
    "inline_keyboard": "InlineKeyboardMarkup",
    "keyboard": "ReplyKeyboardMarkup",
    "remove_keyboard": "ReplyKeyboardRemove",
    "force_reply": "ForceReply",
}
_SCALARS = {"String", "Integer", "Float", "Boolean"}
_COMMON_PREFIX_OF = ("InputMedia", "InlineQueryResult", "BotCommandScope", "MenuButton", "ReactionType")


@dataclass(frozen=True)
class _Place:
    """Where in a parameter we are, how Telegram begins its complaint here, and where lint goes."""

    path: str
    prefix: str
    lint: list[str]

    def inner(self, key: str) -> _Place:
        return _Place(f"{self.path}.{key}", self.prefix, self.lint)


def check(name: str, types: tuple[str, ...], value: object, lint: list[str]) -> object:
    """Judge the decoded value of one parameter; returns it with nulls and unknown fields taken out."""
    place = _Place(name, "", lint)
    if types[0].startswith("Array of "):
        if not isinstance(value, list):
            raise bad_request(_NOT_AN_ARRAY.get(name, f"expected an {types[0]}"))
        inner = "InputMedia" if name == "media" else types[0].removeprefix("Array of ")
        return [_item(inner, item, place) for item in value]
    if not isinstance(value, dict):
        raise bad_request(_NOT_AN_OBJECT.get(name, f"can't parse {name}: expected an Object"))
    return _object(types[0] if len(types) == 1 else _markup_type(value), value, place)


def _item(kind: str, value: object, place: _Place) -> object:
    if kind in _SCALARS:
        return _message_identifier(value) if place.path == "message_ids" else _scalar(kind, value, place)
    return _object(kind, _as_object(value, kind), place)


def _message_identifier(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise bad_request("message identifier must be a Number")
    try:
        number = int(value)
    except ValueError:
        raise bad_request("can't parse message identifier as a Number") from None
    if number <= 0:
        raise bad_request("invalid message identifier specified")
    return number


def _markup_type(value: Json) -> str:
    for key, kind in _MARKUP_KEYS.items():
        if key in value:
            return kind
    return "InlineKeyboardMarkup"


def _prefix(kind: str) -> str:
    for common in _COMMON_PREFIX_OF:
        if kind.startswith(common) and kind != "InlineQueryResultsButton":
            return _PREFIX[common]
    return _PREFIX.get(kind, "")


def _object(kind: str, value: Json, place: _Place) -> Json:
    shape = _resolve(kind, value, place.prefix or _prefix(kind))
    place = _Place(place.path, place.prefix or _prefix(shape.name), place.lint)
    clean: Json = {}
    for key, inner in value.items():
        known = shape.fields.get(key)
        if known is None:
            place.lint.append(f"unknown field {place.inner(key).path!r} of {shape.name}")
        elif inner is None:
            place.lint.append(f"null field {place.inner(key).path!r} of {shape.name}")
        else:
            clean[key] = _value(known.types, inner, place.inner(key))
    for key, known in shape.fields.items():
        if known.required and key not in clean:
            raise bad_request(f'{place.prefix}Can\'t find field "{key}"')
    return clean


def _resolve(kind: str, value: Json, prefix: str) -> Shape:
    """The concrete type of an object whose kind is a family (InputMedia, BotCommandScope …)."""
    types = api.schema().types
    shape = types[kind]
    if not shape.subtypes:
        return shape
    wanted = str(value.get("type", "")).replace("_", "").lower()
    candidates = [types[name] for name in shape.subtypes if name in types]
    by_type = [
        c for c in candidates if c.name.removeprefix(kind).removeprefix("Cached").lower() == wanted and wanted
    ]
    if not by_type and any("type" in c.fields for c in candidates):
        if not wanted:
            raise bad_request(f'{prefix}Can\'t find field "type"')
        raise bad_request(f'{prefix}type "{value["type"]}" is unsupported')
    # Several fit (photo and cached photo, text and contact): take the one whose required fields are there.
    pool = by_type or candidates
    return max(pool, key=lambda c: _likeness(c, value))


def _likeness(shape: Shape, value: Json) -> tuple[bool, int]:
    complete = all(key in value for key, known in shape.fields.items() if known.required)
    return complete, sum(key in shape.fields for key in value)


def _mistyped(place: _Place, wanted: str) -> Exception:
    return bad_request(f'{place.prefix}Field "{place.path.rpartition(".")[2]}" must be {wanted}')


def _value(types: tuple[str, ...], value: object, place: _Place) -> object:
    kind = types[0]
    if kind.startswith("Array of "):
        return _array(kind.removeprefix("Array of "), value, place)
    if set(types) <= _SCALARS | {"InputFile"}:
        return _scalar(kind, value, place) if len(types) == 1 else value
    if not isinstance(value, dict):
        raise _mistyped(place, "of type Object")
    return _object(kind, value, place)


def _array(kind: str, value: object, place: _Place) -> list[object]:
    rows_of = kind.removeprefix("Array of ")
    if rows_of != kind:
        if not isinstance(value, list) or not all(isinstance(row, list) for row in value):
            raise _mistyped(place, "an Array of Arrays")
        return [[_cell(rows_of, cell, place) for cell in row] for row in value]
    if not isinstance(value, list):
        raise _mistyped(place, "of type Array")
    if kind in _SCALARS:
        return [_scalar(kind, inner, place) for inner in value]
    return [_object(kind, _as_object(inner, kind), place) for inner in value]


def _cell(kind: str, value: object, place: _Place) -> object:
    if kind == "KeyboardButton" and isinstance(value, str):
        return {"text": value}
    if not isinstance(value, dict):
        wanted = "a String or an Object" if kind == "KeyboardButton" else "an Object"
        raise bad_request(f"{_prefix(kind)}{kind} must be {wanted}")
    return _object(kind, value, place)


def _as_object(value: object, kind: str) -> Json:
    if not isinstance(value, dict):
        raise bad_request(f"{_prefix(kind)}expected an Object")
    return value


def _scalar(kind: str, value: object, place: _Place) -> object:
    """Inside JSON, numbers may come as strings and strings as numbers; booleans may not."""
    if kind == "Boolean" and isinstance(value, bool):
        return value
    if isinstance(value, bool | dict | list) or kind == "Boolean":
        wanted = {"Integer": "Number", "Float": "Number"}.get(kind, kind)
        raise _mistyped(place, f"of type {wanted}")
    if kind == "String":
        return str(value)
    try:
        return int(str(value)) if kind == "Integer" else float(str(value))
    except ValueError:
        raise _mistyped(place, f"a valid {'Number' if kind == 'Float' else 'Integer'}") from None
