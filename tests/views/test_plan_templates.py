"""Screens of plans' templates in both languages: what whoever may not change is not offered, and what was typed stays."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.callbacks import AddTemplateTask, AskTemplateField, DropTemplateTask, RetireTemplate, SetTemplateDoer
from bot.domain.errors import Problem, Unfit
from bot.domain.plan_template_edits import Place
from bot.domain.plan_template_history import Changed, TemplateEvent, TemplateHistory, TemplateVerb
from bot.domain.plan_templates import TemplateCard, TemplateRow, TemplateTask
from bot.i18n import Language, words
from bot.models import Evidence, OffsetUnit, PlanDoer, PlanKind
from bot.views import plan_templates as views
from bot.views.screen import Screen, to_payload

NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)
MOSCOW = ZoneInfo("Europe/Moscow")
TASK = TemplateTask(
    5, 1, 2, "Ноутбук <новый>", "Проверить & выдать", PlanDoer.DEPARTMENT, "ИТ", -1, OffsetUnit.WORKDAYS, 12,
    "", Evidence.FILE, 10, critical=True, may_edit=True,
)  # fmt: skip
CARD = TemplateCard(
    2,
    3,
    PlanKind.ONBOARDING,
    "Адаптация",
    "",
    "",
    2,
    4,
    90,
    (TASK,),
    may_edit=True,
    may_add=True,
    is_only=False,
)


def presses(screen: Screen) -> list[object]:
    to_payload(screen)
    return [button.press for row in screen.keyboard for button in row if button.press is not None]


@pytest.mark.parametrize("language", list(Language))
def test_a_template_shows_every_task_and_hides_what_the_reader_may_not_do(language: Language) -> None:
    said = words(language)
    mine = views.template_screen(said, CARD, 0)
    assert "Ноутбук &lt;новый&gt;" in mine.text
    kinds = {type(one) for one in presses(mine)}
    assert {AddTemplateTask, RetireTemplate} <= kinds
    foreign = replace(CARD, may_edit=False, may_add=False, tasks=(replace(TASK, may_edit=False),))
    assert not {AddTemplateTask, RetireTemplate} & {
        type(one) for one in presses(views.template_screen(said, foreign, 0))
    }
    assert said("template-own-part") in views.template_screen(said, foreign, 0).text
    only = replace(CARD, is_only=True)
    assert RetireTemplate not in {type(one) for one in presses(views.template_screen(said, only, 0))}


@pytest.mark.parametrize("language", list(Language))
def test_a_task_is_changed_by_whom_it_is_for(language: Language) -> None:
    said = words(language)
    hr = presses(views.task_screen(said, TASK, tends=True))
    lead = presses(views.task_screen(said, TASK, tends=False))
    reader = presses(views.task_screen(said, replace(TASK, may_edit=False), tends=False))
    assert len(hr) == len(lead) + 2, "points and who answers are HR's"
    assert DropTemplateTask in {type(one) for one in lead}
    assert len(reader) == 1
    assert AskTemplateField not in {type(one) for one in reader}


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("offset", [-5, -1, 0, 1, 2, 30])
@pytest.mark.parametrize("unit", list(OffsetUnit))
def test_days_are_said_in_words(language: Language, offset: int, unit: OffsetUnit) -> None:
    text = views.when_text(words(language), replace(TASK, offset=offset, unit=unit))
    assert text.endswith(", 12:00")
    assert (str(abs(offset)) in text.removesuffix(", 12:00")) is bool(offset)


@pytest.mark.parametrize("language", list(Language))
def test_a_line_that_could_not_be_taken_is_there_to_be_copied(language: Language) -> None:
    said = words(language)
    line = "Бухгалтерия <b>: ноутбук" + "к" * 300
    screen = views.ask_line(said, CARD, line, Unfit(Problem.PLAN_LINE_WHO, who="Бухгалтерия"))
    to_payload(screen)
    assert "Бухгалтерия &lt;b&gt;" in screen.text
    assert [len(one.copy or "") for row in screen.keyboard for one in row if one.copy] == [256]


@pytest.mark.parametrize("language", list(Language))
def test_lists_pages_and_history_render(language: Language) -> None:
    said = words(language)
    rows = tuple(TemplateRow(n, kind, "Шаблон", "ИТ", "", 9) for n in range(6) for kind in PlanKind)
    to_payload(views.templates_screen(said, rows, 1))
    places = tuple(Place(n, f"Отдел {n}") for n in range(20))
    doers = presses(views.doers_screen(said, TASK, places, 1))
    assert any(isinstance(one, SetTemplateDoer) and one.department_id == 8 for one in doers)
    to_payload(views.copy_screen(said, CARD, places, 0))
    to_payload(views.waits_screen(said, TASK, replace(CARD, tasks=(TASK, replace(TASK, id=6))), 0))
    changes = (
        (Changed.DOER, "lead", "hr"), (Changed.CRITICAL, "False", "True"), (Changed.UNIT, "workdays", "days"),
        (Changed.EVIDENCE, "tick", "file"), (Changed.PERSON, "", "Глеб <З>"),
    )  # fmt: skip
    found = TemplateHistory(
        2, "Адаптация", (TemplateEvent(TemplateVerb.TASK_CHANGED, NOW, "Анна", "Ноутбук", changes),), 0, 1
    )
    screen = views.history_screen(said, found, zone=MOSCOW, now=NOW)
    assert said.option("plan-doer", PlanDoer.HR) in screen.text
    assert said("template-yes") in screen.text
    assert "Глеб &lt;З&gt;" in screen.text
