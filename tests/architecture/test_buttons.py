"""Every kind of button, with the largest values it can carry, fits Telegram's 64 bytes and comes back as it was."""

from dataclasses import fields
from enum import StrEnum
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.callbacks import LARGEST, MAX_BYTES, VERSION, Press, StaleButton, all_buttons, code_of, pack, unpack

# Words do not belong into buttons; what stands there as text is short and of Latin letters and digits (days, keys).
LONGEST_TEXT = 16
LETTERS = st.characters(codec="ascii", categories=("L", "N"), include_characters="-_.")

KINDS = pytest.mark.parametrize("kind", all_buttons().values(), ids=lambda kind: kind.__name__)


def _hints(kind: type[Press]) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {item.name: hints[item.name] for item in fields(kind)}  # type: ignore[arg-type]


def _options(hint: Any) -> list[Any]:
    return list(get_args(hint)) if get_origin(hint) in (Union, UnionType) else [hint]


def _extremes(kind: type[Press]) -> list[Press]:
    """The press with the longest value in every field, and with the longest negative numbers."""

    def longest(hint: Any, number: int) -> Any:
        (option,) = [option for option in _options(hint) if option is not type(None)]
        if option is bool:
            return True
        if option is int:
            return number
        if issubclass(option, StrEnum):
            return max(option, key=lambda member: len(member.value.encode()))
        return "Z" * LONGEST_TEXT

    return [
        kind(**{name: longest(hint, number) for name, hint in _hints(kind).items()})
        for number in (LARGEST, -LARGEST)
    ]


def _values(hint: Any) -> st.SearchStrategy[Any]:
    made: list[st.SearchStrategy[Any]] = []
    for option in _options(hint):
        if option is type(None):
            made.append(st.none())
        elif option is bool:
            made.append(st.booleans())
        elif option is int:
            made.append(st.integers(-LARGEST, LARGEST))
        elif issubclass(option, StrEnum):
            made.append(st.sampled_from(option))
        else:
            made.append(st.text(LETTERS, min_size=1, max_size=LONGEST_TEXT))
    return st.one_of(made)


@KINDS
def test_the_largest_button_fits(kind: type[Press]) -> None:
    for press in _extremes(kind):
        assert len(pack(press).encode()) <= MAX_BYTES
        assert unpack(pack(press)) == press


@KINDS
@settings(max_examples=25)
@given(data=st.data())
def test_a_button_comes_back_as_it_was(kind: type[Press], data: st.DataObject) -> None:
    press = kind(**{name: data.draw(_values(hint), name) for name, hint in _hints(kind).items()})
    assert unpack(pack(press)) == press


@KINDS
def test_a_button_of_an_older_layout_is_stale_not_misread(kind: type[Press]) -> None:
    packed = pack(_extremes(kind)[0])
    for wrong in (f"{packed}:1", packed.replace(VERSION, "0", 1), packed.rsplit(":", 1)[0] + "?"):
        with pytest.raises(StaleButton):
            unpack(wrong)


@given(st.text(max_size=64))
def test_whatever_comes_back_is_a_button_or_stale(data: str) -> None:
    try:
        press = unpack(data)
    except StaleButton:
        return
    assert unpack(pack(press)) == press


def test_no_code_begins_another_s_meaning() -> None:
    """Handlers match `1:<code>` up to a colon or the end: codes hold no colon and nothing a pattern would read."""
    codes = all_buttons()
    assert all(code.isalnum() and code.isascii() for code in codes)
    assert {code_of(kind) for kind in codes.values()} == set(codes)
