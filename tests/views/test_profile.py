"""What is kept on a candidate, letters, the search and personal data, in both languages: well formed and short enough."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session, select

from bot.callbacks import RemindOfEntry
from bot.domain import (
    candidates,
    consents,
    contact_log,
    letter_post,
    letter_templates,
    letters,
    privacy_cards,
    profile_files,
    search,
    search_index,
    search_offers,
    talent_pool,
    timeline,
)
from bot.domain.access import Actor
from bot.domain.candidate_contacts import email, phone
from bot.domain.candidate_values import CandidateValues, write
from bot.domain.errors import Gone, Outdated
from bot.domain.letter_post import LetterNews, LetterProblem
from bot.domain.letter_templates import LONGEST_SUBJECT, LONGEST_TEXT, Hole, LetterPart
from bot.domain.profile_files import SentThing
from bot.domain.search_query import SearchQuery
from bot.domain.timeline import TimelineSort
from bot.i18n import Language, Words, words
from bot.models import Application, Candidate, Event, LetterKind, LogChannel, NextContact, Resume, Stage
from bot.views import candidates as card_views
from bot.views import find as find_views
from bot.views import find_filters as filter_views
from bot.views import letters as letter_views
from bot.views import privacy as privacy_views
from bot.views import profile as views
from bot.views.screen import MAX_TEXT, Screen, to_payload
from tests.factories import NOW, make_employee, make_vacancy

ZONE = ZoneInfo("Europe/Moscow")
WHEN = {"zone": ZONE, "now": NOW + timedelta(minutes=10)}
NAME = "Соколова <b>Мария</b> & Ко"
TAGS = "b|i|code|pre|a|tg-time|blockquote"
COPIED = 256

pytestmark = pytest.mark.parametrize("language", Language)


@pytest.fixture
def speak(language: Language) -> Words:
    return words(language)


@pytest.fixture
def anna(session: Session, language: Language) -> Actor:
    return make_employee(session, language=language)


@pytest.fixture
def maria(session: Session, anna: Actor) -> int:
    """A candidate with as much on the card as it holds."""
    person = Candidate(full_name=NAME, name_key="", created_by_id=anna.id, created_at=NOW)
    contacts = (phone("+79161234567"), email("maria@example.com"))
    write(
        session,
        person,
        CandidateValues(full_name=NAME, contacts=contacts, position="П" * 200, skills=("Figma",) * 3),
    )
    assert person.id is not None
    study = {"institution": "У" * 300, "speciality": "Дизайн", "level": "master", "year": 2015}
    fields = {"language_levels": {"английский": "B2", "немецкий": "родной"}, "education": [study] * 9}
    session.add(
        Resume(
            candidate_id=person.id, text="Figma", fields=fields, language="ru", added_by_id=anna.id, added_at=NOW
        )
    )  # fmt: skip
    for number in range(8):
        vacancy = make_vacancy(session, anna, f"Дизайнер <UX> & Co {number} " + "д" * 100)
        session.add(
            Application(
                candidate_id=person.id, vacancy_id=vacancy.id, stage=Stage.NEW, stage_since=NOW,
                created_by_id=anna.id, created_at=NOW,
            )
        )  # fmt: skip
    session.flush()
    return person.id


def _well_formed(screen: Screen) -> str:
    """The screen's text as read, having checked that Telegram would take it."""
    to_payload(screen)
    shown = unescape(re.sub(r"<[^>]+>", "", screen.text))  # Telegram counts what is read
    assert 0 < len(shown) <= MAX_TEXT
    assert not re.search(rf"<(?!/?(?:{TAGS})\b)", screen.text), "a value was not escaped"
    for row in screen.keyboard:
        for button in row:
            assert 0 < len(button.label) <= 64
            assert button.copy is None or 0 < len(button.copy) <= COPIED
    return shown


def test_a_full_card_fits_a_message(session: Session, anna: Actor, maria: int, speak: Words) -> None:
    for number in range(5):
        contact_log.log(session, anna, maria, LogChannel.CALL, f"{number} " + "я" * 900, now=NOW)
    talent_pool.put_aside(session, anna, maria, "р" * 300, now=NOW)
    talent_pool.plan_contact(session, anna, maria, "завтра 11:00 " + "ш" * 200, now=NOW)
    talent_pool.bar(session, anna, maria, "грубила", now=NOW)
    talent_pool.set_tags(session, anna, maria, "python, <b>удалёнка</b>", now=NOW)
    text = _well_formed(card_views.candidate_card(speak, candidates.card(session, anna, maria), **WHEN))
    assert "B2" in text
    assert "🎓" in text
    assert "<b>удалёнка</b>" in text
    assert "🔐" in text
    _well_formed(views.profile(speak, talent_pool.card(session, anna, maria, now=NOW), **WHEN))
    others = talent_pool.keepers(session, anna, maria)
    _well_formed(views.keepers(speak, talent_pool.card(session, anna, maria, now=NOW), others))
    for sort in TimelineSort:
        _well_formed(
            views.timeline(speak, timeline.timeline(session, anna, maria, sort=sort, page=0), **WHEN)
        )


def test_a_kept_entry_offers_the_wish(session: Session, anna: Actor, maria: int, speak: Words) -> None:
    entry = contact_log.log(session, anna, maria, None, "просит 200", now=NOW)
    screen = views.logged(speak, entry, **WHEN)
    _well_formed(screen)
    assert any("200" in button.label for row in screen.keyboard for button in row)
    assert contact_log.take_wish(session, anna, maria, entry.event_id, now=NOW)
    assert not contact_log.take_wish(session, anna, maria, entry.event_id, now=NOW)


def test_a_kept_entry_that_names_a_day_offers_to_remind(
    session: Session, anna: Actor, maria: int, speak: Words
) -> None:
    entry = contact_log.log(
        session, anna, maria, LogChannel.CALL, "просит 200, перезвонить в пятницу", now=NOW
    )
    assert entry.ahead == datetime(2026, 11, 27, 7, 0, tzinfo=UTC)
    screen = views.logged(speak, entry, **WHEN)
    _well_formed(screen)
    assert any(
        button.press == RemindOfEntry(maria, entry.event_id) for row in screen.keyboard for button in row
    )
    later = NOW + timedelta(days=1)
    for _ in range(2):
        assert contact_log.remind(session, anna, maria, entry.event_id, now=later) == entry.ahead
    row = session.get_one(NextContact, maria)
    assert (row.due_at, row.note, row.owner_id) == (entry.ahead, entry.text, anna.id)
    planned = session.exec(select(Event).where(Event.verb == "contact_planned")).all()
    assert len(planned) == 1, "a second press is the same"
    with pytest.raises(Outdated):
        contact_log.remind(session, anna, maria, entry.event_id, now=NOW + timedelta(days=5))
    contact_log.undo(session, anna, maria, entry.event_id, now=later)
    with pytest.raises(Gone):
        contact_log.remind(session, anna, maria, entry.event_id, now=later)
    with pytest.raises(Gone):
        contact_log.take_wish(session, anna, maria, entry.event_id, now=later)
    assert contact_log.log(session, anna, maria, None, "звонила вчера, без даты", now=NOW).ahead is None


def test_the_longest_letter_fits_a_message(session: Session, anna: Actor, maria: int, speak: Words) -> None:
    for kind in LetterKind:
        facts = letters.facts(session, anna, maria, kind, None, now=NOW)
        template = letter_templates.template(session, anna, kind, speak.language)
        subject, text = letter_views.from_template(speak, template, facts, asked=None, username="bot")
        card = letters.begin(session, anna, facts, kind, speak.language, subject, text, now=NOW)
        _well_formed(letter_views.letter_card(speak, card, sends=True))
        names = {hole: speak.option("letter-hole", hole) for hole in Hole}
        _well_formed(letter_views.template_screen(speak, template, names))
    card = letters.change(session, anna, card.draft_id, LetterPart.TEXT, "<" * LONGEST_TEXT, now=NOW)
    card = letters.change(session, anna, card.draft_id, LetterPart.SUBJECT, "&" * LONGEST_SUBJECT, now=NOW)
    for part in (*LetterPart, Hole.TIME):
        _well_formed(letter_views.ask_part(speak, card, part))
    _well_formed(letter_views.letter_card(speak, card, sends=False))
    sent = letters.send(session, anna, card.draft_id, rev=card.rev, now=NOW)
    _well_formed(letter_views.on_its_way(speak, sent))
    letter_post.take_up(session, sent.id, domain="a.example", now=NOW)
    letter_post.settle(session, sent.id, LetterProblem.REFUSED, now=NOW)
    failed = letters.letter(session, anna, sent.id)
    _well_formed(letter_views.letter_screen(speak, failed, **WHEN))
    _well_formed(letter_views.letter_notice(speak, LetterNews(failed), **WHEN))
    _well_formed(letter_views.correspondence(speak, letters.correspondence(session, anna, maria, 0), **WHEN))


def test_what_is_found_and_its_filters(session: Session, anna: Actor, maria: int, speak: Words) -> None:
    search_index.settle(session)
    query = search.understand(session, anna, "figma английский B2 согласие есть", now=NOW)
    found = search.find(session, anna, query, now=NOW)
    text = _well_formed(find_views.found_screen(speak, found, today=NOW.date()))
    for picked in ((), (1, 2)):
        _well_formed(find_views.pick_screen(speak, found, picked))
    assert text
    _well_formed(
        filter_views.groups_screen(
            speak, search_offers.groups(session, anna, query, now=NOW), today=NOW.date()
        )
    )
    for group in search_offers.OfferGroup:
        offers = search_offers.offers(session, anna, SearchQuery(), group, now=NOW)
        _well_formed(filter_views.group_screen(speak, offers, 1, today=NOW.date()))
    _well_formed(find_views.start_screen(speak, (), today=NOW.date()))
    only = search.find(session, anna, search.understand(session, anna, "figma", now=NOW), now=NOW)
    screen = find_views.found_screen(speak, only, today=NOW.date())
    assert "<b>Мария" in _well_formed(screen)
    labels = [button.label for row in screen.keyboard for button in row]
    assert "📤 XLSX" in labels
    assert maria in [row.candidate_id for row in only.rows]


def test_personal_data(session: Session, anna: Actor, maria: int, speak: Words) -> None:
    card = privacy_cards.of_candidate(session, anna, maria, now=NOW)
    _well_formed(privacy_views.privacy_card(speak, card, **WHEN))
    _well_formed(privacy_views.mark_screen(speak, card, None))
    asked = consents.ask(session, anna, maria, now=NOW)
    screen = privacy_views.link_screen(speak, asked, username="kadrovik_bot", **WHEN)
    assert f"start=c_{asked.token}" in _well_formed(screen)
    card = privacy_cards.of_candidate(session, anna, maria, now=NOW)
    _well_formed(privacy_views.privacy_card(speak, card, **WHEN))


def test_what_was_forwarded_is_shown_whole_with_a_hostile_name(
    session: Session, anna: Actor, maria: int, speak: Words
) -> None:
    sent = SentThing(
        "я" * 4096, NOW, "<b>Мария</b>", by_person=True, telegram_file_id="x", file_name="<i>.pdf"
    )
    entry = profile_files.keep(session, anna, maria, sent, now=NOW)
    assert "&lt;b&gt;Мария" in to_payload(views.logged(speak, entry, **WHEN, goes_on=True))["text"]
    history = timeline.timeline(session, anna, maria, sort=TimelineSort.ALL, page=0)
    screen = views.timeline(speak, history, **WHEN)
    _well_formed(screen)
    assert any("📎 <i>.pdf" in button.label for row in screen.keyboard for button in row)
    for screen in (views.not_kept(speak, maria), views.waited_too_long(speak, maria)):
        _well_formed(screen)
