"""The screen: what Telegram would refuse is refused at home, and what a person types is never taken for markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.callbacks import OpenFaults, OpenHome
from bot.i18n import Html, Language, blocks, html, lines, words
from bot.sandbox.entities import parse_html
from bot.views.screen import Attachment, Button, Screen, Style, in_rows, keyboard, to_payload

TYPED = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


def test_a_payload_says_everything_the_outbox_needs() -> None:
    screen = Screen(
        Html("<b>Привет</b>"),
        keyboard(
            (Button("Да", OpenFaults(2), style=Style.GREEN), None),
            (),
            (Button("Сайт", url="https://example.com"), Button("Телефон", copy="+7 912 345-67-89")),
        ),
        Attachment(7, "резюме.pdf"),
    )
    assert to_payload(screen) == {
        "text": "<b>Привет</b>",
        "keyboard": [
            [{"text": "Да", "data": "1:fl:2", "style": "success"}],
            [{"text": "Сайт", "url": "https://example.com"}, {"text": "Телефон", "copy": "+7 912 345-67-89"}],
        ],
        "attachment": [7, "резюме.pdf"],
        "document": None,
        "about": None,
        "keys": None,
    }


@pytest.mark.parametrize(
    "screen",
    [
        Screen(Html("")),
        Screen(Html("x"), ((Button("ничего"),),)),
        Screen(Html("x"), (tuple(Button(str(number), OpenHome()) for number in range(9)),)),
        Screen(Html("x"), tuple((Button(str(number), OpenHome()),) for number in range(101))),
    ],
    ids=["no text", "a button that does nothing", "a row too wide", "too many buttons"],
)
def test_what_telegram_would_refuse_is_our_fault(screen: Screen) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        to_payload(screen)


def test_chips_flow_like_words() -> None:
    chips = [
        Button(label, OpenHome())
        for label in ("Да", "Нет", "Может быть", "Очень длинное название компетенции", "Ок")
    ]
    assert [[button.label for button in row] for row in in_rows(chips)] == [
        ["Да", "Нет", "Может быть"],
        ["Очень длинное название компетенции"],
        ["Ок"],
    ]


@given(TYPED)
def test_what_is_typed_stays_text(typed: str) -> None:
    """A name like `<b>` or `&lt;` is shown as it was typed."""
    shown, entities = parse_html(html(typed))
    assert entities == []
    assert shown == typed


@given(TYPED, TYPED)
def test_joining_escapes_what_is_plain_and_keeps_what_is_safe(first: str, second: str) -> None:
    text = blocks(lines(first, Html("<b>да</b>")), second)
    shown, entities = parse_html(text)
    assert [str(entity["type"]) for entity in entities] == ["bold"]
    assert "<b>" not in shown.replace(first, "").replace(second, "")


def test_a_value_in_a_text_is_escaped_once() -> None:
    text = words(Language.RU)
    assert text.html("card-field", label="A&B", value="<1>") == "A&amp;B: <b>&lt;1&gt;</b>"
    assert text.html("card-field", label=html("A&B"), value=html("<1>")) == "A&amp;B: <b>&lt;1&gt;</b>"
