"""Markup is read as Telegram reads it: the same entities, the same complaints, the same byte offsets."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.entities import parse_html
from bot.sandbox.errors import Refused
from bot.sandbox.markdown import parse_markdown, parse_markdown_v2
from bot.sandbox.rendering import render_html
from bot.sandbox.texts import read_formatted

HOUSES = "🏟 🏟"


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("&#57311;", "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units"),
        (HOUSES + "&lt;<abacaba", "Unclosed start tag at byte offset 13"),
        (HOUSES + "&lt;<abac aba>", 'Unsupported start tag "abac" at byte offset 13'),
        ("12345<x>", 'Unsupported start tag "x" at byte offset 5'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        (HOUSES + "&lt;<i   =aba>", 'Empty attribute name in the tag "i" at byte offset 13'),
        (HOUSES + "&lt;<i    aba>", 'Expected equal sign in declaration of an attribute of the tag "i" at byte offset 13'),
        (HOUSES + "&lt;<i    aba  =  ", 'Unclosed start tag "i" at byte offset 13'),
        (HOUSES + "&lt;<i    aba  =  190azAz-.,", "Unexpected end of name token at byte offset 27"),
        (HOUSES + '&lt;<i    aba  =  "&lt;&gt;&quot;>', "Unclosed start tag at byte offset 13"),
        (HOUSES + "&lt;</", "Unexpected end tag at byte offset 13"),
        (HOUSES + "&lt;<b></b></", "Unexpected end tag at byte offset 20"),
        (HOUSES + "&lt;<i>a</i   ", "Unclosed end tag at byte offset 17"),
        (HOUSES + "&lt;<i>a</em   >", 'Unmatched end tag at byte offset 17, expected "</i>", found "</em>"'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<tg-emoji emoji-id="x">y</tg-emoji>', "Invalid custom emoji identifier specified"),
        ('<tg-time unix="1" format="zz">y</tg-time>', "Invalid date-time format specified"),
        ("<br>", 'Unsupported start tag "br" at byte offset 0'),
    ],
)  # fmt: skip
def test_broken_html(source: str, complaint: str):
    with pytest.raises(Refused) as refused:
        parse_html(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {complaint}"


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("&lt;&gt;&amp;&quot;&laquo;&#12345678;", '<>&"&laquo;&#12345678;', []),
        ("🏟 🏟<i>🏟 &lt🏟</i>", "🏟 🏟🏟 <🏟", [("italic", 5, 6)]),
        ("🏟 🏟<i>🏟 &gt;<b aba   =   caba>&lt🏟</b></i>", "🏟 🏟🏟 ><🏟", [("italic", 5, 7), ("bold", 9, 3)]),
        ("<i    aba  =  '&lt;'>a</>", "a", [("italic", 0, 1)]),
        ("x<b></b>", "x", []),
        ("<a href=telegram.org>t</a>", "t", [("text_link", 0, 1)]),
        ("<a>no address</a>", "no address", []),
        ('<a href="tg://user?id=7">Анна</a>', "Анна", [("text_mention", 0, 4)]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
        ("<blockquote>a</blockquote>", "a", [("blockquote", 0, 1)]),
        ("<tg-spoiler>a</tg-spoiler><span class='tg-spoiler'>b</span>", "ab", [("spoiler", 0, 1), ("spoiler", 1, 1)]),
        ('<tg-time unix="1797321600" format="wDt">завтра</tg-time>', "завтра", [("date_time", 0, 6)]),
        ('<pre><code class="language-py">a</code></pre>', "a", [("pre", 0, 1)]),
        ("<B>a</b>", "a", [("bold", 0, 1)]),
    ],
)  # fmt: skip
def test_html(source: str, text: str, entities: list[tuple[str, int, int]]):
    plain, found = parse_html(source)
    assert plain == text
    assert sorted((e["type"], e["offset"], e["length"]) for e in found) == sorted(entities)


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        (".", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        (HOUSES + "_abacaba", "Can't find end of Italic entity at byte offset 9"),
        (HOUSES + "_abac * asd ", "Can't find end of Bold entity at byte offset 15"),
        (HOUSES + "`", "Can't find end of Code entity at byte offset 9"),
        (HOUSES + "```", "Can't find end of Pre entity at byte offset 9"),
        ("[telegram\\.org](asd", "Can't find end of a URL at byte offset 16"),
        (HOUSES + "__", "Can't find end of Underline entity at byte offset 9"),
    ],
)
def test_broken_markdown_v2(source: str, complaint: str):
    with pytest.raises(Refused) as refused:
        parse_markdown_v2(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {complaint}"


def test_markdown():
    plain, found = parse_markdown_v2("*жирный _оба_* ||тайна|| `код` [ссылка](https://a.ru/) \\.\n>цитата")
    assert plain == "жирный оба тайна код ссылка .\nцитата"
    assert [e["type"] for e in sorted(found, key=lambda e: e["offset"])] == [
        "bold", "italic", "spoiler", "code", "text_link", "blockquote"
    ]  # fmt: skip
    plain, found = parse_markdown("*a* _b_ [c](https://a.ru)")
    assert (plain, [e["type"] for e in found]) == ("a b c", ["bold", "italic", "text_link"])
    with pytest.raises(Refused, match="Can't find end of the entity starting at byte offset 2"):
        parse_markdown("a *b")


def test_white_space_is_trimmed_and_entities_move_along():
    text, entities = read_formatted("\n <b>  Заголовок</b> \n\n", "HTML", None, [])
    assert text == "Заголовок"
    assert entities == [{"type": "bold", "offset": 0, "length": 9}]


def test_commands_mentions_links_and_addresses_are_found():
    text = "/start @anna https://hh.ru/resume/1. a@b.ru #важно +7 921 555-01-23 и/или <"
    found = {e["type"]: text.encode("utf-16-le")[e["offset"] * 2 : (e["offset"] + e["length"]) * 2].decode("utf-16-le")
             for e in read_formatted(text, "", None, []).entities}  # fmt: skip
    assert found == {
        "bot_command": "/start", "mention": "@anna", "url": "https://hh.ru/resume/1", "email": "a@b.ru",
        "hashtag": "#важно", "phone_number": "+7 921 555-01-23",
    }  # fmt: skip
    assert read_formatted("<code>/start</code>", "HTML", None, []).entities == [
        {"type": "code", "offset": 0, "length": 6}
    ]


def test_crossing_entities_still_make_proper_html():
    entities = [{"type": "bold", "offset": 0, "length": 4}, {"type": "italic", "offset": 2, "length": 4}]
    assert render_html("абвгде", entities) == "<b>аб<i>вг</i></b><i>де</i>"
    assert render_html("a<b>&", []) == "a&lt;b&gt;&amp;"


@given(st.text(alphabet="абв🏟<>&;/b i=\"'\n", max_size=40))
def test_any_text_is_read_or_refused_and_escaped_text_comes_back(text: str):
    with contextlib.suppress(Refused):
        parse_html(text)
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert parse_html(escaped) == (text, [])
