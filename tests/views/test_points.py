"""Every screen of points and rewards, in both languages: well formed, short enough, nothing unescaped."""

import re
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session

from bot.callbacks import OpenPointsLine, RequestReward, SaveReward
from bot.domain import (
    appeals,
    leaderboard,
    points,
    points_boards,
    points_rules,
    points_statement,
    redemption_cards,
    reward_drafts,
    rewards,
)
from bot.domain.access import Actor
from bot.domain.leaderboard import Span
from bot.domain.points_boards import DayBoard, Earned
from bot.domain.points_rules import RuleField
from bot.domain.redemption_cards import RedemptionList
from bot.domain.reward_drafts import RewardField
from bot.domain.seasons import season_of
from bot.i18n import Language, Words, words
from bot.models import BoardMode, Chat, Role, SeasonKind
from bot.views import appeals as appeal_views
from bot.views import leaderboard as top_views
from bot.views import points as views
from bot.views import points_boards as board_views
from bot.views import points_rules as rule_views
from bot.views import reward_drafts as draft_views
from bot.views import rewards as shop_views
from bot.views.points_text import lateness, season_name, signed
from bot.views.screen import MAX_TEXT, Screen, to_payload
from tests.factories import NOW, make_department, make_employee
from tests.points_kit import accept, earn, make_reward, make_task

WHEN = {"zone": ZoneInfo("Europe/Moscow"), "now": NOW}
NASTY = "Макет <b> & Co"
MOST_CAPTION = 1024

pytestmark = pytest.mark.parametrize("language", Language)


@pytest.fixture
def speak(language: Language) -> Words:
    return words(language)


@pytest.fixture
def anna(session: Session) -> Actor:
    return make_employee(session, "Анна <HR>", Role.HR_ADMIN)


@pytest.fixture
def gleb(session: Session) -> Actor:
    return make_employee(session, "Глеб & Ко", Role.EMPLOYEE, department=make_department(session))


def read(screen: Screen) -> str:
    """The screen's text as read, having checked that Telegram would take it."""
    to_payload(screen)
    shown = re.sub(r"<[^>]+>", "", screen.text)
    most = MOST_CAPTION if screen.attachment is not None else MAX_TEXT
    assert 0 < len(shown) <= most
    assert not re.search(r"<(?!/?(?:b|i|code|a|tg-time|blockquote)\b)", screen.text), (
        "a value was not escaped"
    )
    labels = [button.label for row in screen.keyboard for button in row]
    assert all(label.strip() and len(label) <= 64 for label in labels)
    return shown


def pressed(screen: Screen, kind: type) -> list[object]:
    return [button.press for row in screen.keyboard for button in row if isinstance(button.press, kind)]


def test_the_statement_and_every_kind_of_line(
    session: Session, anna: Actor, gleb: Actor, speak: Words
) -> None:
    assert read(views.statement_screen(speak, points_statement.statement(session, gleb, now=NOW), **WHEN))
    task = make_task(session, anna, gleb, 80, late=timedelta(hours=2), title=NASTY)
    accept(session, task, anna, mark=3)
    earn(session, anna, gleb, 120)
    points.correct(session, anna, gleb.id, -7, "пере<считали>", key="1", now=NOW)
    card = rewards.request(session, gleb, make_reward(session, anna, NASTY, 30), ordinal=1, price=30, now=NOW)
    rewards.decline(session, anna, card.id, "нет <размера>", rev=card.rev, now=NOW)
    points.reverse_for_task(session, task, actor_id=anna.id, now=NOW)
    found = points_statement.statement(session, gleb, now=NOW)
    screen = views.statement_screen(speak, found, **WHEN)
    assert "113" in read(screen)
    assert len(pressed(screen, OpenPointsLine)) == len(found.rows) == 6
    for row in found.rows:
        line = points_statement.line_card(session, gleb, row.id)
        assert signed(speak, row.amount) in read(views.line_screen(speak, line, **WHEN))
        assert signed(speak, row.amount) in read(views.changed_notice(speak, line, **WHEN))
    seen_by_hr = views.statement_screen(
        speak, points_statement.statement(session, anna, gleb.id, now=NOW), **WHEN
    )
    assert "Глеб" in read(seen_by_hr)


def test_a_debt_is_said_where_it_hurts(session: Session, anna: Actor, gleb: Actor, speak: Words) -> None:
    task = make_task(session, anna, gleb, 50, title=NASTY)
    accept(session, task, anna)
    reward = make_reward(session, anna, price=40)
    rewards.request(session, gleb, reward, ordinal=1, price=40, now=NOW)
    points.reverse_for_task(session, task, actor_id=anna.id, now=NOW)
    statement = points_statement.statement(session, gleb, now=NOW)
    assert "40" in read(views.statement_screen(speak, statement, **WHEN))
    card = shop_views.reward_screen(speak, rewards.reward_card(session, gleb, reward, now=NOW))
    assert "40" in read(card)
    assert pressed(card, RequestReward) == []
    assert "40" in read(shop_views.catalogue_screen(speak, rewards.catalogue(session, gleb)))


def test_questions_and_answers(session: Session, anna: Actor, gleb: Actor, speak: Words) -> None:
    award = accept(session, make_task(session, anna, gleb, 50, late=timedelta(hours=2), title=NASTY), anna)
    assert award is not None
    line = points_statement.line_card(session, gleb, award.line_id)
    assert read(appeal_views.ask_question(speak, line))
    asked = appeals.ask(session, gleb, award.line_id, "Почему <половина>?", now=NOW)
    for_hr = appeals.appeal_card(session, anna, asked.id)
    assert "25" in read(appeal_views.appeal_screen(speak, for_hr, **WHEN))
    assert read(appeal_views.appeals_screen(speak, appeals.waiting(session, anna), now=NOW))
    for uphold in (True, False):
        assert read(appeal_views.ask_answer(speak, for_hr, uphold=uphold))
    assert appeal_views.waiting_block(speak, for_hr, **WHEN, alone=True).text
    done = appeals.uphold(session, anna, asked.id, 25, answer="<так>", rev=asked.rev, now=NOW)
    assert "+25" in read(appeal_views.answered_notice(speak, done, **WHEN))
    assert read(appeal_views.appeals_screen(speak, (), now=NOW))


def test_the_leaderboard(session: Session, anna: Actor, gleb: Actor, speak: Words) -> None:
    assert read(top_views.top_screen(speak, leaderboard.leaderboard(session, gleb, now=NOW)))
    earn(session, anna, gleb, 50)
    for span in Span:
        board = leaderboard.leaderboard(session, gleb, span, now=NOW)
        assert "🥇" in read(top_views.top_screen(speak, board))
        assert read(top_views.group_screen(speak, board, "kadrovik_bot"))
        assert read(top_views.teams_screen(speak, leaderboard.teams(session, gleb, span, now=NOW)))
    make_employee(session, "Второй", Role.EMPLOYEE)
    lone = leaderboard.leaderboard(session, anna, now=NOW)
    assert "50" in read(top_views.top_screen(speak, lone))


def test_what_groups_see(session: Session, anna: Actor, speak: Words, language: Language) -> None:
    session.add(Chat(id=-5, kind="group", title="Группа"))
    rows = tuple(Earned(f"<Имя> {n}", "Должность", 50 - n, n % 7 + 1) for n in range(40))
    board = DayBoard(-5, date(2026, 11, 24), language, "Отдел <1>", rows)
    assert "+50" in read(board_views.day_screen(speak, board, today=date(2026, 11, 24)))
    empty = DayBoard(-5, date(2026, 11, 24), language, "", ())
    assert read(board_views.day_screen(speak, empty, today=date(2026, 11, 25)))
    make_department(session, "Отдел <2>")
    assert read(board_views.board_screen(speak, points_boards.board(session, anna, -5)))
    card = points_boards.bind(session, anna, -5, None, rev=0, now=NOW)
    for mode in BoardMode:
        card = points_boards.set_mode(session, anna, -5, mode, rev=card.rev, now=NOW)
        assert read(board_views.board_screen(speak, card))
    assert read(board_views.only_in_groups(speak))


def test_the_rules(session: Session, anna: Actor, speak: Words) -> None:
    rules = points_rules.view_rules(session, anna)
    assert read(rule_views.rules_screen(speak, rules))
    for field in RuleField:
        assert read(rule_views.rule_screen(speak, rules, field))


def test_the_shop_and_an_exchange_from_end_to_end(
    session: Session, anna: Actor, gleb: Actor, speak: Words
) -> None:
    assert read(shop_views.catalogue_screen(speak, rewards.catalogue(session, anna)))
    assert read(shop_views.catalogue_screen(speak, rewards.catalogue(session, gleb)))
    earn(session, anna, gleb, 150)
    reward = make_reward(session, anna, NASTY, 100, stock=1, per_person=1, fulfiller=anna)
    make_reward(session, anna, "Кружка", 10, stock=0)
    make_reward(session, anna, "Отпуск", 1000)
    assert read(shop_views.catalogue_screen(speak, rewards.catalogue(session, gleb)))
    offered = shop_views.reward_screen(speak, rewards.reward_card(session, gleb, reward, now=NOW))
    assert pressed(offered, RequestReward) == [RequestReward(reward, 1, 100)]
    for which in RedemptionList:
        none = redemption_cards.redemptions(session, anna, which)
        assert read(shop_views.redemptions_screen(speak, none))
    card = rewards.request(session, gleb, reward, ordinal=1, price=100, now=NOW)
    hindered = shop_views.reward_screen(speak, rewards.reward_card(session, gleb, reward, now=NOW))
    assert pressed(hindered, RequestReward) == []
    seen = redemption_cards.redemption_card(session, anna, card.id)
    assert read(shop_views.requested_notice(speak, seen, **WHEN))
    assert read(shop_views.ask_decline_reason(speak, seen))
    for which, actor in ((RedemptionList.MINE, gleb), (RedemptionList.WAITING, anna)):
        found = redemption_cards.redemptions(session, actor, which)
        assert len(found.cards) == 1
        assert read(shop_views.redemptions_screen(speak, found))
    card = rewards.approve(session, anna, card.id, rev=card.rev, now=NOW)
    assert read(shop_views.decided_notice(speak, card, **WHEN))
    assert read(shop_views.to_hand_over_notice(speak, card, **WHEN))
    card = rewards.hand_over(session, anna, card.id, rev=card.rev, now=NOW)
    mine = redemption_cards.redemption_card(session, gleb, card.id)
    assert read(shop_views.handed_over_notice(speak, mine, **WHEN))
    assert read(
        shop_views.redemption_screen(
            speak, rewards.confirm(session, gleb, card.id, rev=card.rev, now=NOW), **WHEN
        )
    )


def test_a_reward_being_filled_in(session: Session, anna: Actor, speak: Words) -> None:
    card = reward_drafts.begin(session, anna, now=NOW)
    assert read(draft_views.ask_first(speak, card))
    assert read(draft_views.draft_screen(speak, card, fetching=True))
    card = reward_drafts.put_first(session, anna, card.draft_id, f"{NASTY} 300", now=NOW)
    for field in RewardField:
        assert read(draft_views.ask_field(speak, card, field))
    screen = draft_views.draft_screen(speak, card)
    assert "300" in read(screen)
    assert pressed(screen, SaveReward) == [SaveReward(card.draft_id, card.rev)]


def test_names_of_seasons_and_latenesses(speak: Words, language: Language) -> None:
    month, quarter = (season_of(kind, date(2026, 11, 24)) for kind in (SeasonKind.MONTH, SeasonKind.QUARTER))
    expected = {
        Language.RU: ("ноябрь 2026", "4-й квартал 2026", "3 часа", "2 дня"),
        Language.EN: ("November 2026", "Q4 2026", "3 hours", "2 days"),
    }
    said = (
        season_name(speak, month),
        season_name(speak, quarter),
        lateness(speak, 180),
        lateness(speak, 2880),
    )
    assert said == expected[language]
