"""The home screen, help, settings, drafts and faults as each role sees them, in both languages."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.callbacks import (
    ChooseLanguage,
    ChooseQuietHours,
    ContinueVacancy,
    DiscardDraft,
    OpenFaults,
    ReplayFault,
    TakeDraftBackHome,
)
from bot.domain.dead_letters import Fault, Faults, UpdateSort
from bot.domain.home import Home
from bot.domain.preferences import ZONES, Preferences
from bot.domain.unfinished import Unfinished, UnfinishedKind
from bot.i18n import Language, Words, words
from bot.models import Role
from bot.sandbox.entities import parse_html
from bot.views import commands, home
from bot.views.faults import faults_screen
from bot.views.screen import Button, Screen, Style, to_payload
from bot.views.settings import language_screen, settings_screen, zones_screen

RU, EN = words(Language.RU), words(Language.EN)
BOTH = pytest.mark.parametrize("text", [RU, EN], ids=["ru", "en"])
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
MOSCOW = ZoneInfo("Europe/Moscow")

ADMIN = Home(
    name="Анна", company="Ромашка & Ко", today=date(2026, 11, 24), roles=frozenset({Role.HR_ADMIN, Role.RECRUITER, Role.EMPLOYEE}),
    may_open_vacancy=True, may_request_vacancy=True, may_add_candidates=True, decides_requests=True,
    sees_vacancies=True, sees_faults=True, sees_plans=True, open_vacancies=3, requests=2, unfinished=1, faults=1,
)  # fmt: skip
RECRUITER = replace(
    ADMIN, roles=frozenset({Role.RECRUITER}), sees_faults=False, faults=0, requests=0, unfinished=0
)
LEAD = replace(
    RECRUITER, roles=frozenset({Role.LEAD}), may_open_vacancy=False, may_add_candidates=False, decides_requests=False,
    open_vacancies=1, requests=1,
)  # fmt: skip
EMPLOYEE = replace(
    LEAD,
    roles=frozenset({Role.EMPLOYEE}),
    may_request_vacancy=False,
    sees_vacancies=False,
    sees_plans=False,
    requests=0,
)
PREFERENCES = Preferences(
    "Анна",
    "Рекрутер",
    frozenset({Role.RECRUITER, Role.EMPLOYEE}),
    Language.RU,
    MOSCOW,
    time(21, 0),
    time(9, 0),
    9,
    "",
)


def flat(screen: Screen) -> list[Button]:
    to_payload(screen)  # Telegram would take it
    parse_html(screen.text)
    return [button for row in screen.keyboard for button in row]


def labels(screen: Screen) -> list[str]:
    return [button.label for button in flat(screen)]


def draft(number: int, title: str = "Дизайнер") -> Unfinished:
    return Unfinished(number, 4, UnfinishedKind.VACANCY, title, NOW)


def test_an_admin_s_home_has_everything() -> None:
    screen = home.home_screen(RU, ADMIN)
    assert labels(screen) == [
        "Новая вакансия",
        "💼 Вакансии",
        "📥 Входящие резюме",
        "🔎 Искать в базе",
        "📊 Отчёт",
        "📨 Запросы (2)",
        "📝 Черновики (1)",
        "✅ Задачи",
        "⭐ Баллы",
        "🎁 Награды",
        "👥 Люди",
        "🧭 Планы",
        "🛠 Сбои (1)",
        "⚙️ Настройки",
        "❓ Помощь",
    ]
    assert "<b>Ромашка &amp; Ко</b>" in screen.text
    assert "3 открытые вакансии" in screen.text
    assert "2 запроса на вакансии ждут решения" in screen.text


@pytest.mark.parametrize(
    ("seen", "buttons"),
    [
        (
            RECRUITER,
            [
                "New vacancy",
                "💼 Vacancies",
                "📥 Incoming résumés",
                "🔎 Search the base",
                "📊 Report",
                "✅ Tasks",
                "⭐ Points",
                "🎁 Rewards",
                "👥 People",
                "🧭 Plans",
                "⚙️ Settings",
                "❓ Help",
            ],
        ),
        (
            LEAD,
            [
                "Request a vacancy",
                "💼 Vacancies",
                "📊 Report",
                "📨 My requests",
                "✅ Tasks",
                "⭐ Points",
                "🎁 Rewards",
                "👥 People",
                "🧭 Plans",
                "⚙️ Settings",
                "❓ Help",
            ],
        ),
        (EMPLOYEE, ["✅ Tasks", "⭐ Points", "🎁 Rewards", "👥 People", "⚙️ Settings", "❓ Help"]),
    ],
    ids=["recruiter", "lead", "employee"],
)
def test_each_role_finds_only_what_is_theirs(seen: Home, buttons: list[str]) -> None:
    assert labels(home.home_screen(EN, seen)) == buttons


@BOTH
@pytest.mark.parametrize("seen", [ADMIN, RECRUITER, LEAD, EMPLOYEE])
def test_the_main_act_is_green_and_help_is_by_role(text: Words, seen: Home) -> None:
    first = flat(home.home_screen(text, seen))[0]
    assert (first.style is Style.GREEN) is seen.may_request_vacancy
    help_text = home.help_screen(text, seen).text
    assert ("/newvacancy" in help_text) is seen.may_request_vacancy
    assert ("/faults" in help_text) is seen.sees_faults
    assert ("/inbox" in help_text) is seen.may_add_candidates
    assert len(help_text.splitlines()) <= 16
    flat(home.help_screen(text, seen))


def test_with_no_vacancies_the_hint_is_to_open_one() -> None:
    assert "Начните с вакансии" in home.home_screen(RU, replace(ADMIN, open_vacancies=0)).text
    assert "Открытых вакансий нет" in home.home_screen(RU, replace(ADMIN, open_vacancies=0)).text


# -- drafts ----------------------------------------------------------------------------------------------


def test_cancelling_says_what_is_kept() -> None:
    screen = home.cancelled(RU, (draft(7), draft(6, "")))
    assert "💼 Дизайнер" in screen.text
    assert "И ещё 1 черновик" in screen.text
    buttons = {button.label: button for button in flat(screen)}
    assert buttons["▶️ Продолжить"].press == ContinueVacancy(7)
    assert (buttons["Удалить черновик"].press, buttons["Удалить черновик"].style) == (
        DiscardDraft(7, 4),
        Style.RED,
    )
    assert flat(screen)[-1].label == "Удалить черновик"


@BOTH
def test_cancelling_nothing_is_no_fault_of_anybody(text: Words) -> None:
    screen = home.cancelled(text, ())
    assert len(flat(screen)) == 1
    assert screen.text


def test_drafts_are_listed_to_go_on_with() -> None:
    many = tuple(draft(number, "<Дизайнер>" if number else "") for number in range(9))
    screen = home.drafts_screen(RU, many)
    assert labels(screen)[:2] == ["💼 Вакансия без названия", "💼 <Дизайнер>"]
    assert flat(screen)[1].press == ContinueVacancy(1)
    assert "ещё в списке: 3" in screen.text
    assert labels(screen)[-1] == "‹ Назад"
    assert "Черновиков нет" in home.drafts_screen(RU, ()).text


def test_a_discarded_draft_can_be_taken_back() -> None:
    assert labels(home.drafts_screen(RU, (), discarded=draft(7))) == ["↩︎ Отменить", "‹ Назад"]
    assert flat(home.drafts_screen(RU, (draft(6),), discarded=draft(7)))[-2].press == TakeDraftBackHome(7)


# -- settings ------------------------------------------------------------------------------------------------


def test_settings_show_what_is_set() -> None:
    screen = settings_screen(RU, PREFERENCES, now=NOW)
    assert "Москва, сейчас 12:00" in screen.text
    assert "Роль: рекрутер" in screen.text
    assert {"✓ Русский", "English", "✓ 21:00–09:00", "без тихих часов"} <= set(labels(screen))
    presses = [button.press for button in flat(screen)]
    assert ChooseLanguage(Language.EN) in presses
    assert ChooseQuietHours(22, 8) in presses


@BOTH
def test_every_zone_is_offered_with_its_time(text: Words) -> None:
    screen = zones_screen(text, PREFERENCES, now=NOW)
    assert len(flat(screen)) == len(ZONES) + 1
    assert [label for label in labels(screen) if label.startswith("✓")] in (
        ["✓ Москва · 12:00"],
        ["✓ Moscow · 12:00"],
    )


def test_a_language_is_named_in_itself() -> None:
    assert labels(language_screen(EN)) == ["Русский", "✓ English", "‹ Back"]


# -- faults ----------------------------------------------------------------------------------------------------


@BOTH
def test_faults_are_listed_with_both_ways_on(text: Words) -> None:
    fault = Fault(9, "A7K2QX", "KeyError at domain/<x>.py:1 f", NOW, UpdateSort.PRESS)
    screen = faults_screen(text, Faults((fault,), 1, 2, 7), zone=MOSCOW, now=NOW)
    assert "A7K2QX" in screen.text
    assert "&lt;x&gt;" in screen.text
    assert "<tg-time" in screen.text
    assert labels(screen)[:5] == ["↻ A7K2QX", "✕ A7K2QX", "‹", "2/2", "·"]
    assert flat(screen)[0].press == ReplayFault(9, 1)
    assert flat(screen)[2].press == OpenFaults(0)
    assert faults_screen(text, Faults((), 0, 1, 0), zone=MOSCOW, now=NOW).text


# -- what nobody understood ------------------------------------------------------------------------------------


@BOTH
def test_what_was_not_understood_comes_with_ways_on(text: Words) -> None:
    for screen in (
        home.unknown_command(text, "/<b>всё</b>"),
        home.not_understood(text, ADMIN),
        home.not_understood(text, EMPLOYEE),
        home.open_in_private(text, "kadrovik_bot"),
    ):
        assert flat(screen)
    assert "/&lt;b&gt;всё&lt;/b&gt;" in home.unknown_command(text, "/<b>всё</b>").text
    assert flat(home.open_in_private(text, "kadrovik_bot"))[0].url == "https://t.me/kadrovik_bot?start=menu"


# -- command menus ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("roles", "names"),
    [
        ((), ["start"]),
        (
            (Role.EMPLOYEE,),
            [
                "today",
                "tasks",
                "task",
                "interview",
                "points",
                "top",
                "rewards",
                "people",
                "departments",
                "away",
                "cancel",
                "settings",
                "language",
                "help",
            ],
        ),
        (
            (Role.LEAD, Role.EMPLOYEE),
            [
                "today",
                "newvacancy",
                "tasks",
                "task",
                "vacancies",
                "interview",
                "report",
                "points",
                "top",
                "rewards",
                "people",
                "departments",
                "onboarding",
                "away",
                "board",
                "cancel",
                "settings",
                "language",
                "help",
            ],
        ),
        (
            (Role.RECRUITER,),
            [
                "today",
                "newvacancy",
                "tasks",
                "task",
                "vacancies",
                "find",
                "inbox",
                "interview",
                "report",
                "points",
                "top",
                "rewards",
                "onboarding",
                "onboard",
                "import",
                "export",
                "cancel",
                "settings",
                "language",
                "help",
            ],
        ),
        (
            (Role.HR_ADMIN,),
            [
                "today",
                "newvacancy",
                "tasks",
                "task",
                "vacancies",
                "find",
                "inbox",
                "interview",
                "report",
                "points",
                "top",
                "rewards",
                "people",
                "departments",
                "onboarding",
                "onboard",
                "away",
                "invite",
                "import",
                "board",
                "company",
                "export",
                "privacy",
                "faults",
                "cancel",
                "settings",
                "language",
                "help",
            ],
        ),
    ],
)
def test_command_menus_differ_by_role(roles: tuple[Role, ...], names: list[str]) -> None:
    for text in (RU, EN):
        menu = commands.commands_for(text, roles)
        assert [spec.name for spec in menu] == names
        assert all(0 < len(spec.description) <= 256 for spec in menu)


def test_a_lead_is_told_that_it_is_a_request() -> None:
    menu = {spec.name: spec.description for spec in commands.commands_for(RU, (Role.LEAD,))}
    assert menu["newvacancy"] == "Запросить вакансию"
