"""The widgets: what a person sees of lists, chips, days and draft cards, and what their buttons carry."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.callbacks import ChooseZone, OpenFaults, OpenHome, Press
from bot.i18n import Html, Language, Words, html, words
from bot.views.screen import Button, Row, Style, to_payload
from bot.views.widgets.back import back_row
from bot.views.widgets.chips import Chip, choice, multi_choice, removable
from bot.views.widgets.day_choice import (
    LATER,
    SOON,
    DayOffer,
    day_chips,
    month_calendar,
    offered_day,
    shift_month,
)
from bot.views.widgets.field_card import CardField, draft_card
from bot.views.widgets.paging import page_of, pager

RU, EN = words(Language.RU), words(Language.EN)
TODAY = date(2026, 11, 24)
BOTH = pytest.mark.parametrize("text", [RU, EN], ids=["ru", "en"])


def labels(rows: tuple[Row, ...]) -> list[list[str]]:
    return [[button.label for button in row] for row in rows]


def on_day(day: date) -> Press:
    return ChooseZone(day.toordinal())


def on_month(day: date) -> Press:
    return OpenFaults(day.toordinal())


# -- pages -----------------------------------------------------------------------------------------------


def test_the_pager_stands_still_at_the_edges() -> None:
    assert [button.label for button in pager(0, 3, OpenFaults)] == ["·", "1/3", "›"]
    assert [button.label for button in pager(1, 3, OpenFaults)] == ["‹", "2/3", "›"]
    assert [button.label for button in pager(2, 3, OpenFaults)] == ["‹", "3/3", "·"]
    assert [button.press for button in pager(1, 3, OpenFaults)] == [
        OpenFaults(0),
        OpenFaults(1),
        OpenFaults(2),
    ]
    assert pager(0, 1, OpenFaults) == ()


@given(st.lists(st.integers(), max_size=40), st.integers(-5, 50), st.integers(1, 8))
def test_every_row_is_on_exactly_one_page(items: list[int], number: int, size: int) -> None:
    first = page_of(items, 0, size=size)
    pages = [page_of(items, at, size=size) for at in range(first.pages)]
    assert [item for page in pages for item in page.items] == items
    asked = page_of(items, number, size=size)
    assert 0 <= asked.number < asked.pages
    assert asked.items or not items


# -- chips -----------------------------------------------------------------------------------------------


def test_the_chosen_one_carries_a_sign() -> None:
    rows = choice([Chip(1, "1"), Chip(2, "2"), Chip(3, "3")], ChooseZone, chosen=2)
    assert labels(rows) == [["1", "✓ 2", "3"]]


@BOTH
def test_many_of_several_count_what_is_chosen(text: Words) -> None:
    options = [Chip(1, "Figma"), Chip(2, "Photoshop")]
    rows = multi_choice(text, options, chosen={2, 7}, toggle=ChooseZone, done=OpenHome())
    assert labels(rows)[0] == ["☐ Figma", "☑ Photoshop"]
    assert rows[-1][0].label in {"Готово (2)", "Done (2)"}
    assert rows[-1][0].style is Style.GREEN
    assert multi_choice(text, options, chosen=(), toggle=ChooseZone, done=OpenHome())[-1][0].label in {
        "Готово",
        "Done",
    }


def test_long_chips_keep_their_cross() -> None:
    (row,) = removable([Chip(1, "Управление проектами и программами развития")], ChooseZone)
    assert row[0].label.endswith("… ✕")
    assert row[0].press == ChooseZone(1)


# -- days ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("offer", "today", "day"),
    [
        (DayOffer.TODAY, TODAY, TODAY),
        (DayOffer.TOMORROW, TODAY, date(2026, 11, 25)),
        (DayOffer.FRIDAY, TODAY, date(2026, 11, 27)),
        (DayOffer.FRIDAY, date(2026, 11, 27), date(2026, 11, 27)),
        (DayOffer.FRIDAY, date(2026, 11, 28), date(2026, 12, 4)),
        (DayOffer.DAYS_3, TODAY, date(2026, 11, 27)),
        (DayOffer.WEEKS_2, TODAY, date(2026, 12, 8)),
        (DayOffer.MONTH, date(2027, 1, 31), date(2027, 2, 28)),
        (DayOffer.MONTH, date(2026, 12, 15), date(2027, 1, 15)),
        (DayOffer.MONTH_END, date(2026, 12, 5), date(2026, 12, 31)),
        (DayOffer.QUARTER_END, TODAY, date(2026, 12, 31)),
        (DayOffer.QUARTER_END, date(2027, 1, 1), date(2027, 3, 31)),
    ],
)
def test_likely_days(offer: DayOffer, today: date, day: date) -> None:
    assert offered_day(offer, today) == day


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.sampled_from(DayOffer))
def test_no_offer_lies_in_the_past(today: date, offer: DayOffer) -> None:
    assert today <= offered_day(offer, today) <= today + timedelta(days=92)


def test_a_day_is_offered_once_and_soonest_first() -> None:
    friday = date(2026, 11, 27)
    rows = day_chips(RU, today=friday, to_day=on_day, offers=SOON, calendar=OpenHome())
    flat = [button for row in rows for button in row]
    assert [button.label for button in flat] == [
        "Сегодня",
        "Завтра",
        "+3 дня · 30 нояб.",
        "+1 неделя · 4 дек.",
        "📅 Другой день",
    ]
    assert flat[0].press == on_day(friday)


def test_later_days_say_their_dates() -> None:
    flat = [button.label for row in day_chips(EN, today=TODAY, to_day=on_day, offers=LATER) for button in row]
    assert flat == [
        "End of month · 30 Nov",
        "+2 weeks · 8 Dec",
        "+1 month · 24 Dec",
        "End of quarter · 31 Dec",
    ]


@BOTH
def test_a_month_begins_on_monday_and_marks_days_off(text: Words) -> None:
    rows = month_calendar(
        text,
        month=date(2026, 12, 1),
        today=TODAY,
        to_day=on_day,
        to_month=on_month,
        chosen=date(2026, 12, 15),
    )
    assert [button.label for button in rows[0]][::2] == ["‹", "›"]
    assert rows[0][1].label in {"Декабрь 2026", "December 2026"}
    assert rows[1][0].label in {"пн", "Mo"}
    assert labels(rows)[2] == ["·", "1", "2", "3", "4", "5·", "6·"]
    chosen = next(button for row in rows for button in row if button.label == "✓15")
    assert (chosen.press, chosen.style) == (on_day(date(2026, 12, 15)), Style.BLUE)
    assert rows[0][0].press == on_month(date(2026, 11, 1))
    assert rows[0][2].press == on_month(date(2027, 1, 1))


def test_days_gone_by_cannot_be_chosen() -> None:
    rows = month_calendar(RU, month=TODAY, today=TODAY, to_day=on_day, to_month=on_month)
    assert labels(rows)[0] == ["·", "Ноябрь 2026", "›"]
    assert labels(rows)[2] == ["·", "«24»", "25", "26", "27", "28·", "29·"]
    assert {button.press for row in rows for button in row if button.label == "·"} == {
        on_month(date(2026, 11, 1))
    }


def test_the_company_says_what_a_day_off_is() -> None:
    off = {date(2026, 12, 31)}
    rows = month_calendar(
        RU,
        month=date(2026, 12, 1),
        today=TODAY,
        to_day=on_day,
        to_month=on_month,
        is_day_off=lambda day: day in off,
    )
    flat = [button.label for row in rows for button in row]
    assert "31·" in flat
    assert "5" in flat


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_every_month_fits_telegram(month: date, today: date) -> None:
    rows = month_calendar(EN, month=month, today=today, to_day=on_day, to_month=on_month)
    assert all(len(row) in {3, 7} for row in rows)
    days = [button.press for row in rows[2:] for button in row if button.label != "·"]
    assert days == sorted(set(days), key=lambda press: press.place)
    first = month.replace(day=1)
    assert len(days) == max(0, min((shift_month(first, 1) - max(first, today)).days, 31))


# -- the draft card ----------------------------------------------------------------------------------------


def _card(text: Words) -> tuple[str, list[list[str]], tuple[Row, ...]]:
    screen = draft_card(
        text,
        title=Html("💼 <b>Дизайнер</b>"),
        fields=[
            CardField("Название", None, ChooseZone(1), required=True),
            CardField("Отдел", "R&D <новый>", ChooseZone(2)),
            CardField("Описание", html("длинный текст"), ChooseZone(3)),
            CardField("Срок", "пт, 27 ноября", ChooseZone(4), short="27 нояб."),
            CardField("Город", None, ChooseZone(5)),
            CardField("Открыта", "сегодня", None),
        ],
        main=Button("Открыть вакансию", OpenFaults(1)),
        cancel=Button("Отмена", OpenFaults(2)),
        back=OpenHome(),
    )
    to_payload(screen)
    return screen.text, labels(screen.keyboard), screen.keyboard


@BOTH
def test_a_draft_shows_every_field_and_marks_what_is_needed(text: Words) -> None:
    body, buttons, _ = _card(text)
    assert "Отдел: <b>R&amp;D &lt;новый&gt;</b>" in body
    assert "Город: <b>—</b>" in body
    assert "❗️" in body
    assert buttons[1:4] == [
        ["❗️ Название", "Отдел: R&D <новый>"],
        ["✓ Описание", "Срок: 27 нояб."],
        ["Город"],
    ]


@BOTH
def test_the_main_act_is_first_and_green_the_risky_one_last_and_red(text: Words) -> None:
    _, buttons, keyboard = _card(text)
    assert (buttons[0], keyboard[0][0].style) == (["Открыть вакансию"], Style.GREEN)
    assert (buttons[-1][1], keyboard[-1][1].style) == ("Отмена", Style.RED)
    assert buttons[-1][0] in {"‹ Назад", "‹ Back"}


def test_without_a_way_back_the_last_row_is_the_risky_one_alone() -> None:
    cancel = Button("Отмена", OpenHome(), style=Style.RED)
    assert back_row(RU, None, cancel, None) == (cancel,)
