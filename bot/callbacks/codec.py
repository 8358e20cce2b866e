"""Typed callback data: what a button carries, packed into Telegram's 64 bytes and checked when it comes back.

A card must work months later, so nothing is kept in memory: a button holds ids, and a `rev` where pressing an outdated
card must not act. The format is `1:<code>:<field>:<field>…`; integers are base 36.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from types import UnionType
from typing import Any, TypeVar, Union, dataclass_transform, get_args, get_origin, get_type_hints

VERSION = "1"
MAX_BYTES = 64
# Ids are 32 bits in the database. Anybody can forge a press, and a number beyond that would fail only there.
LARGEST = 2**31 - 1
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2199, 12, 31)
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class StaleButton(Exception):
    """The data of a button this version does not know: an older layout, or not ours at all."""


class Press:
    """The base of every button's data."""


PressT = TypeVar("PressT", bound=Press)
OptionT = TypeVar("OptionT", bound=StrEnum)
_by_code: dict[str, type[Press]] = {}
_code_of: dict[type[Press], str] = {}


@dataclass_transform(frozen_default=True)
def button(code: str) -> Callable[[type[PressT]], type[PressT]]:
    """Register a frozen dataclass as button data under a short code that never changes its meaning."""

    def register(kind: type[PressT]) -> type[PressT]:
        if code in _by_code:
            raise ValueError(f"button code {code!r} is taken")
        made = dataclass(frozen=True)(kind)
        _by_code[code] = made
        _code_of[made] = code
        return made

    return register


def pack(press: Press) -> str:
    """The callback data of a button. Raises ValueError over 64 bytes: a fault of ours, never of the reader's."""
    values = [_to_text(getattr(press, item.name)) for item in fields(press)]  # type: ignore[arg-type]
    data = ":".join((VERSION, _code_of[type(press)], *values))
    if len(data.encode()) > MAX_BYTES:
        raise ValueError(f"button data over {MAX_BYTES} bytes: {type(press).__name__}")
    return data


def unpack(data: str) -> Press:
    """What a pressed button means. Raises StaleButton if this version cannot tell."""
    version, _, rest = data.partition(":")
    code, *values = rest.split(":")
    kind = _by_code.get(code)
    if version != VERSION or kind is None or len(values) != len(fields(kind)):  # type: ignore[arg-type]
        raise StaleButton
    hints = get_type_hints(kind)
    try:
        read = [_from_text(value, hints[item.name]) for value, item in zip(values, fields(kind), strict=True)]  # type: ignore[arg-type]
    except ValueError as error:
        raise StaleButton from error
    return kind(*read)


def code_of(kind: type[Press]) -> str:
    """The code under which a kind of button is registered."""
    return _code_of[kind]


def option_of(kind: type[OptionT], text: str) -> OptionT:
    """The option that a button's text stands for. Raises StaleButton for one there is not (any more)."""
    try:
        return kind(text)
    except ValueError as error:
        raise StaleButton from error


def day_of(ordinal: int) -> date:
    """The day a button's number stands for. Raises StaleButton for one that no calendar here shows."""
    if not FIRST_DAY.toordinal() <= ordinal <= LAST_DAY.toordinal():
        raise StaleButton
    return date.fromordinal(ordinal)


def all_buttons() -> dict[str, type[Press]]:
    """Every registered kind of button by its code: for tests that must leave none out."""
    return dict(_by_code)


def _to_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, int):
        return _base36(_within(value))
    if isinstance(value, str) and ":" not in value and value.isprintable() and value:
        return value
    raise ValueError(f"a button cannot carry {value!r}")


def _from_text(text: str, hint: Any) -> object:
    options = (
        [part for part in get_args(hint) if part is not type(None)]
        if get_origin(hint) in (Union, UnionType)
        else [hint]
    )
    if text == "":
        if len(options) == 1 and options[0] is hint:
            raise ValueError("a value is missing")
        return None
    kind = options[0]
    if kind is bool:
        return {"0": False, "1": True}[text] if text in {"0", "1"} else _refuse(text)
    if kind is int:
        return _within(int(text, 36))
    if issubclass(kind, StrEnum):
        return kind(text)
    return text if text.isprintable() else _refuse(text)


def _within(number: int) -> int:
    if abs(number) > LARGEST:
        raise ValueError(f"a button cannot carry {number}")
    return number


def _refuse(text: str) -> object:
    raise ValueError(f"a button cannot carry {text!r}")


def _base36(number: int) -> str:
    sign, number = ("-", -number) if number < 0 else ("", number)
    digits = ""
    while True:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
        if not number:
            return sign + digits
