"""A template's task in one line, in both languages."""

import pytest

from bot.parsing.plan_line import LineRole, PlanLine, parse_plan_line, parse_when


@pytest.mark.parametrize(
    ("text", "days", "workdays", "hour"),
    [
        ("за 1 рабочий день до, 12:00, ИТ: подготовить ноутбук", -1, True, 12),
        ("за 3 рабочих дня, ИТ: подготовить ноутбук", -3, True, None),
        ("за день до, в 9, ИТ: подготовить ноутбук", -1, False, 9),
        ("ИТ, за неделю до: подготовить ноутбук", -7, False, None),
        ("в первый день, 10:00, ИТ: подготовить ноутбук", 0, True, 10),
        ("через 5 рабочих дней, ИТ: подготовить ноутбук", 5, True, None),
        ("через месяц, 18 часов, ИТ: подготовить ноутбук", 30, False, 18),
        ("-2, ИТ: подготовить ноутбук", -2, True, None),
        ("+10 дней, ИТ: подготовить ноутбук", 10, False, None),
        ("1 working day before, 12:00, ИТ: подготовить ноутбук", -1, True, 12),
        ("two days before the start, ИТ: подготовить ноутбук", -2, False, None),
        ("on the first day, at 9, ИТ: подготовить ноутбук", 0, True, 9),
        ("in 5 working days, ИТ: подготовить ноутбук", 5, True, None),
        ("a week after, ИТ: подготовить ноутбук", 7, False, None),
    ],
)
def test_when_and_who_stand_in_any_order(text: str, days: int, workdays: bool, hour: int | None) -> None:
    assert parse_plan_line(text) == PlanLine("Подготовить ноутбук", days, workdays, hour, who="ИТ")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("руководитель: открыть доступ", LineRole.LEAD),
        ("в первый день, наставник: открыть доступ", LineRole.BUDDY),
        ("HR: открыть доступ", LineRole.HR),
        ("новичок: открыть доступ", LineRole.NEWCOMER),
        ("the buddy, in 2 days: открыть доступ", LineRole.BUDDY),
    ],
)
def test_roles_are_known(text: str, role: LineRole) -> None:
    found = parse_plan_line(text)
    assert (found.role, found.who, found.title) == (role, "", "Открыть доступ")


def test_without_a_colon_all_of_it_is_the_title_and_a_time_s_colon_is_none() -> None:
    assert parse_plan_line("встретить в 10:00 у входа") == PlanLine("Встретить в 10:00 у входа")
    assert parse_plan_line("10:30, ИТ: Встреча: знакомство").title == "Встреча: знакомство"
    assert parse_plan_line("10:30, ИТ: Встреча").minute == 30


def test_what_is_not_understood_is_named() -> None:
    assert parse_plan_line("ИТ, когда-нибудь: ноутбук").more == ("когда-нибудь",)
    assert parse_when("когда-нибудь").more == ("когда-нибудь",)
    assert parse_when("за 2 рабочих дня до, 15:00") == PlanLine("", -2, True, 15)
    assert parse_when("наставник").more
