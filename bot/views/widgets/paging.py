"""Long lists by pages: what is shown and the `‹ 2/5 ›` row below it. Pages are counted from 0 inside."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.callbacks import Press
from bot.views.screen import Button, Row

PAGE_SIZE = 6
_EDGE = "·"

T = TypeVar("T")


@dataclass(frozen=True)
class Page(Generic[T]):
    """What one page shows; `number` counts from 0, `pages` is at least 1, `total` counts the whole list."""

    items: tuple[T, ...]
    number: int
    pages: int
    total: int


def page_of(items: Sequence[T], number: int, *, size: int = PAGE_SIZE) -> Page[T]:
    """The page of a list; a number that no longer exists (the list has shrunk) becomes the nearest one."""
    pages = max(1, -(-len(items) // size))
    number = min(max(number, 0), pages - 1)
    return Page(tuple(items[number * size : (number + 1) * size]), number, pages, len(items))


def pager(number: int, pages: int, to_page: Callable[[int], Press]) -> Row:
    """The row `‹ 2/5 ›`, empty for a single page.

    All three buttons are always there, so that none moves under the finger; at an edge the arrow becomes
    a dot that, like the counter, shows the same page afresh.
    """
    if pages <= 1:
        return ()
    number = min(max(number, 0), pages - 1)
    before, after = max(number - 1, 0), min(number + 1, pages - 1)
    return (
        Button("‹" if before < number else _EDGE, to_page(before)),
        Button(f"{number + 1}/{pages}", to_page(number)),
        Button("›" if after > number else _EDGE, to_page(after)),
    )
