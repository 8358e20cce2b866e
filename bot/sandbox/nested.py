"""Objects inside parameters: required and mistyped fields, with Telegram's words; unknown and null ones as lint."""

from __future__ import annotations

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


def check(name: str, types: tuple[str, ...], value: object, lint: list[str]) -> object:
    """Judge the decoded value of one parameter and return it with nulls and unknown fields taken out."""
    if types[0].startswith("Array of "):
        if not isinstance(value, list):
            raise bad_request(_NOT_AN_ARRAY.get(name, f"expected an {types[0]}"))
        inner = "InputMedia" if name == "media" else types[0].removeprefix("Array of ")
        return [_item(name, inner, item, lint) for item in value]
    if not isinstance(value, dict):
        raise bad_request(_NOT_AN_OBJECT.get(name, f"can't parse {name}: expected an Object"))
    return _object(types[0] if len(types) == 1 else _markup_type(value), value, name, lint, "")


def _item(name: str, kind: str, value: object, lint: list[str]) -> object:
    if kind in _SCALARS:
        if name == "message_ids":
            return _message_identifier(value)
        return _scalar(kind, value, name, "")
    if not isinstance(value, dict):
        raise bad_request(f"{_prefix(kind)}expected an Object")
    return _object(kind, value, name, lint, "")


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


def _object(kind: str, value: Json, path: str, lint: list[str], prefix: str) -> Json:
    shape = _resolve(kind, value, prefix or _prefix(kind))
    prefix = prefix or _prefix(shape.name)
    clean: Json = {}
    for key, inner in value.items():
        place = f"{path}.{key}"
        known = shape.fields.get(key)
        if known is None:
            lint.append(f"unknown field {place!r} of {shape.name}")
        elif inner is None:
            lint.append(f"null field {place!r} of {shape.name}")
        else:
            clean[key] = _value(key, known.types, inner, place, lint, prefix)
    for key, known in shape.fields.items():
        if known.required and key not in clean:
            raise bad_request(f'{prefix}Can\'t find field "{key}"')
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
    # Several fit (photo and cached photo, text and contact content): take the one whose required fields are there.
    pool = by_type or candidates
    return max(pool, key=lambda c: _likeness(c, value))


def _likeness(shape: Shape, value: Json) -> tuple[bool, int]:
    complete = all(key in value for key, known in shape.fields.items() if known.required)
    return complete, sum(key in shape.fields for key in value)


def _value(
    key: str, types: tuple[str, ...], value: object, place: str, lint: list[str], prefix: str
) -> object:
    kind = types[0]
    if kind.startswith("Array of "):
        return _array(key, kind.removeprefix("Array of "), value, place, lint, prefix)
    if set(types) <= _SCALARS | {"InputFile"}:
        return _scalar(kind, value, key, prefix) if len(types) == 1 else value
    if not isinstance(value, dict):
        raise bad_request(f'{prefix}Field "{key}" must be of type Object')
    return _object(kind, value, place, lint, prefix)


def _array(key: str, kind: str, value: object, place: str, lint: list[str], prefix: str) -> list[object]:
    nested_array = kind.startswith("Array of ")
    words = "an Array of Arrays" if nested_array else "of type Array"
    if not isinstance(value, list):
        raise bad_request(f'{prefix}Field "{key}" must be {words}')
    if nested_array:
        inner = kind.removeprefix("Array of ")
        if not all(isinstance(row, list) for row in value):
            raise bad_request(f'{prefix}Field "{key}" must be {words}')
        return [[_cell(inner, cell, place, lint) for cell in row] for row in value]
    if kind in _SCALARS:
        return [_scalar(kind, inner, key, prefix) for inner in value]
    return [_object(kind, _as_object(inner, kind), place, lint, prefix) for inner in value]


def _cell(kind: str, value: object, place: str, lint: list[str]) -> object:
    if kind == "KeyboardButton" and isinstance(value, str):
        return {"text": value}
    if not isinstance(value, dict):
        wanted = "a String or an Object" if kind == "KeyboardButton" else "an Object"
        raise bad_request(f"{_prefix(kind)}{kind} must be {wanted}")
    return _object(kind, value, place, lint, "")


def _as_object(value: object, kind: str) -> Json:
    if not isinstance(value, dict):
        raise bad_request(f"{_prefix(kind)}expected an Object")
    return value


def _scalar(kind: str, value: object, key: str, prefix: str) -> object:
    """Inside JSON, numbers may come as strings and strings as numbers; booleans may not."""
    if kind == "Boolean" and isinstance(value, bool):
        return value
    if isinstance(value, bool | dict | list):
        pass
    elif kind == "String":
        return str(value)
    elif kind in {"Integer", "Float"}:
        try:
            return int(str(value)) if kind == "Integer" else float(str(value))
        except ValueError:
            words = "Number" if isinstance(value, str) else "Integer"
            raise bad_request(f'{prefix}Field "{key}" must be a valid {words}') from None
    wanted = {"Integer": "Number", "Float": "Number"}.get(kind, kind)
    raise bad_request(f'{prefix}Field "{key}" must be of type {wanted}')
