"""Contacts as people type them: shown as written, compared by what they lead to."""

import pytest

from bot.domain import candidate_contacts
from bot.domain.candidate_contacts import email, find_contacts, link, profile, replacing, url_of
from bot.models import ContactKind


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("8 (912) 345-67-89", [("phone", "+79123456789")]),
        ("+44 20 7946 0958", [("phone", "+442079460958")]),
        ("Anna.Ivanova@Example.com", [("email", "anna.ivanova@example.com")]),
        ("@anna_design", [("telegram", "anna_design")]),
        ("https://t.me/Anna_Design", [("telegram", "anna_design")]),
        ("github.com/anna-d/", [("github", "anna-d")]),
        ("https://www.linkedin.com/in/anna-d?utm=1", [("linkedin", "anna-d")]),
        ("https://hh.ru/resume/0123456789abcdef0123456789abcdef012345", [("hh_resume", "0123456789abcdef0123456789abcdef012345")]),
        ("www.anna.design/work/", [("link", "anna.design/work")]),
        ("8 912 345-67-89, anna@example.com и @anna_design", [("email", "anna@example.com"), ("telegram", "anna_design"), ("phone", "+79123456789")]),
        ("позвоните мне завтра в 10:00", []),
    ],
)  # fmt: skip
def test_what_is_typed_is_found(typed: str, found: list[tuple[str, str]]) -> None:
    assert [(contact.kind.value, contact.key) for contact in find_contacts(typed)] == found


def test_mail_boxes_that_are_one_are_compared_as_one() -> None:
    assert email("anna.ivanova+hh@gmail.com").key == email("AnnaIvanova@googlemail.com").key
    assert email("anna.ivanova@yandex.ru").key != email("annaivanova@yandex.ru").key
    assert email("anna.ivanova+hh@gmail.com").shown == "anna.ivanova+hh@gmail.com"


def test_typed_contacts_take_the_place_of_their_own_kind() -> None:
    present = (email("old@example.com"), candidate_contacts.phone("79001112233"))
    assert [contact.shown for contact in replacing(present, [email("new@example.com")])] == [
        "new@example.com",
        "+79001112233",
    ]


def test_pages_open_and_phones_are_only_copied() -> None:
    assert url_of(profile(ContactKind.TELEGRAM, "@anna")) == "https://t.me/anna"
    assert url_of(link("anna.design")) == "https://anna.design"
    assert url_of(candidate_contacts.phone("79001112233")) is None
