"""Likely values as chips: one of several, several of many, and chosen ones that can be taken off again."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.callbacks import Press
from bot.i18n import Words
from bot.views.format import clip
from bot.views.screen import Button, Row, Style, in_rows

CHIP_LENGTH = 32

T = TypeVar("T")


@dataclass(frozen=True)
class Chip(Generic[T]):
    """One value that can be chosen, and how it is called."""

    value: T
    label: str


def choice(
    options: Sequence[Chip[T]], press: Callable[[T], Press], *, chosen: T | None = None, most: int = 3
) -> tuple[Row, ...]:
    """Chips for one of several values; the present one carries a ✓."""
    return in_rows(
        [_chip(option, "✓ " if option.value == chosen else "", press) for option in options], most=most
    )


def multi_choice(
    words: Words,
    options: Sequence[Chip[T]],
    *,
    chosen: Collection[T],
    toggle: Callable[[T], Press],
    done: Press,
    most: int = 2,
) -> tuple[Row, ...]:
    """☑/☐ chips that toggle, and `Готово (3)` below, which counts all that is chosen, shown here or not."""
    chips = in_rows(
        [_chip(option, "☑ " if option.value in chosen else "☐ ", toggle) for option in options], most=most
    )
    ready = words("button-done-count", count=len(chosen)) if chosen else words("button-done")
    return (*chips, (Button(ready, done, style=Style.GREEN),))


def removable(chosen: Sequence[Chip[T]], remove: Callable[[T], Press], *, most: int = 3) -> tuple[Row, ...]:
    """What is chosen already, each with a ✕ that takes it off."""
    labels = [f"{clip(option.label, CHIP_LENGTH - 2)} ✕" for option in chosen]
    buttons = [Button(label, remove(option.value)) for label, option in zip(labels, chosen, strict=True)]
    return in_rows(buttons, most=most)


def _chip(option: Chip[T], sign: str, press: Callable[[T], Press]) -> Button:
    return Button(clip(f"{sign}{option.label}", CHIP_LENGTH), press(option.value))
