"""Filters for a tap: what they are about, and those of one group with how many each leaves."""

from datetime import date

from bot.callbacks import NewFind, OpenFilterGroup, OpenFilters, OpenFind, SetFilter
from bot.domain.search import COUNTED
from bot.domain.search_offers import OfferGroup, OfferGroups, Offers
from bot.i18n import Words, blocks, html
from bot.views.find_words import chip, summary
from bot.views.screen import Button, Screen, Style, in_rows, keyboard
from bot.views.widgets.back import back_row


def groups_screen(words: Words, found: OfferGroups, *, today: date) -> Screen:
    """What one can filter by; anything else is typed."""
    buttons = [
        Button(_group(words, group, count), OpenFilterGroup(group.value)) for group, count in found.chosen
    ]
    shown = min(found.count, COUNTED)
    return Screen(
        blocks(
            words.html("find-filters-title"),
            html(summary(words, found.query, today=today)) if found.query.filters else None,
        ),
        keyboard(
            *in_rows(buttons, most=3),
            (
                Button(
                    words("find-show" if found.counted else "find-show-more", count=shown),
                    OpenFind(),
                    style=Style.GREEN,
                )
                if found.query.filters
                else None,
            ),
            (Button(words("find-new"), NewFind()),),
        ),
    )


def group_screen(words: Words, found: Offers, mark: int, *, today: date) -> Screen:
    """The filters of one group, the most frequent among those found first."""
    buttons = [
        Button(_label(chip(words, one.filter, today=today), one.count, chosen=one.is_chosen),
               SetFilter(found.group.value, number, mark, not one.is_chosen))
        for number, one in enumerate(found.offers)
    ]  # fmt: skip
    return Screen(
        blocks(
            words.html("find-group-title", group=words.option("find-group", found.group)),
            html(summary(words, found.query, today=today)) if found.query.filters else None,
            None if buttons else words.html("find-group-nothing"),
            words.html("find-group-counts") if any(one.count is not None for one in found.offers) else None,
        ),
        keyboard(*in_rows(buttons, width=40), back_row(words, OpenFilters())),
    )


def _group(words: Words, group: OfferGroup, count: int) -> str:
    name = words.option("find-group", group)
    return words("find-group-set", group=name, count=count) if count else name


def _label(text: str, count: int | None, *, chosen: bool) -> str:
    said = text if count is None else f"{text} · {count}"
    return f"✓ {said}" if chosen else said
