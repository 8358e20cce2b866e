"""Templates of plans in chat: one line, parts, order by day, who may change what, copies, history; plans under way stay."""

import pytest
from sqlmodel import Session, col, select

from bot.domain import onboarding
from bot.domain import plan_template_edits as edits
from bot.domain import plan_templates as templates
from bot.domain.errors import Denied, Outdated, Problem, Unfit
from bot.domain.plan_template_edits import RuleField, TemplateField, Turn
from bot.domain.plan_template_history import Changed, TemplateVerb, history
from bot.domain.plan_templates import TemplateCard, TemplateTask
from bot.models import (
    Evidence,
    OffsetUnit,
    PlanDoer,
    PlanKind,
    PlanTask,
    PlanTemplate,
    PlanTemplateTask,
    Task,
)
from tests.domain.test_onboarding import NOW, Firm


@pytest.fixture
def firm(session: Session) -> Firm:
    return Firm(session)


def company_card(firm: Firm) -> TemplateCard:
    rows = templates.templates(firm.session, firm.hr, now=NOW)
    found = next(one for one in rows if one.kind is PlanKind.ONBOARDING and not one.department)
    return templates.card(firm.session, firm.hr, found.id)


def task(firm: Firm, title: str) -> TemplateTask:
    return next(one for one in company_card(firm).tasks if title in one.title)


def problem_of(error: pytest.ExceptionInfo[Unfit]) -> Problem:
    return error.value.problem


def test_a_line_becomes_a_task_where_its_day_belongs(firm: Firm) -> None:
    template = company_card(firm)
    made = edits.add_task(
        firm.session, firm.hr, template.id, "за 1 рабочий день до, 12:00, ИТ: проверить ноутбук", now=NOW
    )
    assert (made.title, made.doer, made.department) == ("Проверить ноутбук", PlanDoer.DEPARTMENT, "ИТ")
    assert (made.offset, made.unit, made.hour) == (-1, OffsetUnit.WORKDAYS, 12)
    ordered = [one.title for one in company_card(firm).tasks]
    assert ordered.index("Проверить ноутбук") < ordered.index("Подготовить компьютер"), (
        "12:00 is before 18:00"
    )
    begun = firm.begin()
    found = firm.session.exec(
        select(Task)
        .join(PlanTask, col(PlanTask.task_id) == col(Task.id))
        .where(PlanTask.plan_id == begun.plan_id, Task.title == "Проверить ноутбук")
    ).one()
    assert found.assignee_id == firm.it_lead.id


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("ИТ, когда-нибудь: ноутбук", Problem.PLAN_LINE_UNKNOWN),
        ("12:30, ИТ: ноутбук", Problem.PLAN_LINE_MINUTES),
        ("Бухгалтерия: ноутбук", Problem.PLAN_LINE_WHO),
        ("ИТ, за день до:  ", Problem.TASK_TITLE_EMPTY),
        ("через 999 дней: ноутбук", Problem.NUMBER_RANGE),
        ("в 25: ноутбук", Problem.NUMBER_RANGE),
    ],
)
def test_a_line_that_cannot_be_taken_changes_nothing_and_stays_in_the_draft(
    firm: Firm, line: str, problem: Problem
) -> None:
    template = company_card(firm)
    draft = edits.begin_line(firm.session, firm.hr, template.id, now=NOW)
    with pytest.raises(Unfit) as error:
        edits.take_line(firm.session, firm.hr, draft, line, now=NOW)
    assert problem_of(error) is problem
    edits.keep_line(firm.session, firm.hr, draft, line, now=NOW)
    assert len(company_card(firm).tasks) == len(template.tasks)
    again = edits.begin_line(firm.session, firm.hr, template.id, now=NOW)
    assert edits.line_draft(firm.session, firm.hr, again).text == line


def test_a_lead_changes_the_part_of_the_own_department_and_nothing_else(firm: Firm) -> None:
    template = company_card(firm)
    made = edits.add_task(firm.session, firm.it_lead, template.id, "за день до: зарядить ноутбук", now=NOW)
    assert made.department == "ИТ"
    for line in ("Безопасность: выдать пропуск", "руководитель: выдать пропуск"):
        with pytest.raises(Unfit) as error:
            edits.add_task(firm.session, firm.it_lead, template.id, line, now=NOW)
        assert problem_of(error) is Problem.PLAN_LINE_NOT_YOURS
    own, foreign = task(firm, "компьютер"), task(firm, "инструктаж")
    changed = edits.set_field(firm.session, firm.it_lead, own.id, TemplateField.TITLE, "Собрать ПК", now=NOW)
    assert changed.title == "Собрать ПК"
    with pytest.raises(Denied):
        edits.set_field(firm.session, firm.it_lead, foreign.id, TemplateField.TITLE, "Нет", now=NOW)
    with pytest.raises(Denied):
        edits.set_field(firm.session, firm.it_lead, own.id, TemplateField.POINTS, "100", now=NOW)
    with pytest.raises(Denied):
        edits.set_doer(firm.session, firm.it_lead, own.id, PlanDoer.HR, None, rev=changed.rev, now=NOW)
    with pytest.raises(Denied):
        edits.drop_task(firm.session, firm.it_lead, foreign.id, rev=foreign.rev, now=NOW)
    with pytest.raises(Denied):
        edits.copy_for(firm.session, firm.it_lead, template.id, firm.it.id, now=NOW)
    with pytest.raises(Denied):
        edits.set_rule(firm.session, firm.it_lead, template.id, RuleField.NAME, "Моё", now=NOW)
    with pytest.raises(Denied):
        templates.card(firm.session, firm.admin, template.id)
    edits.drop_task(firm.session, firm.it_lead, made.id, rev=made.rev, now=NOW)


def test_parts_change_by_words_and_by_taps_and_an_old_card_changes_nothing(firm: Firm) -> None:
    one = task(firm, "компьютер")
    when = edits.set_field(firm.session, firm.hr, one.id, TemplateField.WHEN, "за 2 дня до, 15:00", now=NOW)
    assert (when.offset, when.unit, when.hour) == (-2, OffsetUnit.DAYS, 15)
    with pytest.raises(Unfit):
        edits.set_field(firm.session, firm.hr, one.id, TemplateField.WHEN, "никогда", now=NOW)
    turned = edits.turn(firm.session, firm.hr, one.id, Turn.EVIDENCE, rev=when.rev, now=NOW)
    assert turned.evidence is Evidence.TEXT
    with pytest.raises(Outdated):
        edits.turn(firm.session, firm.hr, one.id, Turn.EVIDENCE, rev=when.rev, now=NOW)
    named = edits.set_doer(
        firm.session, firm.hr, one.id, PlanDoer.PERSON, None, person_id=firm.admin.id, rev=turned.rev, now=NOW
    )
    assert named.person == "Олег Админов"
    with pytest.raises(Outdated):
        edits.set_doer(firm.session, firm.hr, one.id, PlanDoer.PERSON, None, rev=named.rev, now=NOW)
    begun = firm.begin()
    assert firm.task(begun, "компьютер").assignee_id == firm.admin.id


def test_what_waits_in_a_circle_is_refused(firm: Firm) -> None:
    computer, briefing = task(firm, "компьютер"), task(firm, "инструктаж")
    assert briefing.waits_for == "Подготовить компьютер"
    for other in (briefing.id, computer.id):
        with pytest.raises(Unfit) as error:
            edits.set_wait(firm.session, firm.hr, computer.id, other, rev=computer.rev, now=NOW)
        assert problem_of(error) is Problem.PLAN_CIRCLE


def test_a_dropped_task_is_out_of_new_plans_only_and_what_waited_waits_further_up(firm: Firm) -> None:
    before = firm.begin()
    papers, computer = task(firm, "кадровые документы"), task(firm, "компьютер")
    edits.set_wait(firm.session, firm.hr, computer.id, papers.id, rev=computer.rev, now=NOW)
    computer = task(firm, "компьютер")
    edits.drop_task(firm.session, firm.hr, computer.id, rev=computer.rev, now=NOW)
    assert task(firm, "инструктаж").waits_for == papers.title
    assert firm.task(before, "компьютер").title == "Подготовить компьютер"
    later = onboarding.begin(firm.session, firm.hr, firm.hire(name="Мария Новая"), now=NOW)
    titles = firm.session.exec(
        select(Task.title)
        .join(PlanTask, col(PlanTask.task_id) == col(Task.id))
        .where(PlanTask.plan_id == later.plan_id)
    ).all()
    assert "Подготовить компьютер" not in titles


def test_a_copy_holds_for_its_department_and_keeps_what_waits_for_what(firm: Firm) -> None:
    template = company_card(firm)
    # What is waited for may stand below: the contract waits for a later one.
    contract, tour = task(firm, "трудовой договор"), task(firm, "Познакомить с командой")
    edits.set_wait(firm.session, firm.hr, contract.id, tour.id, rev=contract.rev, now=NOW)
    made = edits.copy_for(firm.session, firm.hr, template.id, firm.marketing.id, now=NOW)
    waits = {one.title: one.waits_for for one in made.tasks}
    assert waits == {one.title: one.waits_for for one in company_card(firm).tasks}
    ids = {one.id for one in made.tasks}
    blockers = firm.session.exec(
        select(PlanTemplateTask.blocked_by_id).where(PlanTemplateTask.template_id == made.id)
    ).all()
    assert {one for one in blockers if one is not None} <= ids
    for again in ((firm.marketing.id, ""), (None, " ")):
        with pytest.raises(Unfit):
            edits.copy_for(firm.session, firm.hr, template.id, *again, now=NOW)
    assert firm.plan(firm.begin()).template_id == made.id
    edits.retire(firm.session, firm.hr, made.id, rev=made.rev, now=NOW)
    later = onboarding.begin(firm.session, firm.hr, firm.hire(name="Мария Новая"), now=NOW)
    assert firm.plan(later).template_id == template.id
    with pytest.raises(Outdated):
        edits.retire(firm.session, firm.hr, template.id, rev=template.rev, now=NOW)
    row = firm.session.exec(select(PlanTemplateTask).where(PlanTemplateTask.template_id == made.id)).first()
    assert row is not None
    with pytest.raises(Denied):
        edits.turn(firm.session, firm.hr, row.id or 0, Turn.CRITICAL, rev=row.rev, now=NOW)


def test_rules_are_changed_and_everything_is_in_the_history(firm: Firm) -> None:
    template = company_card(firm)
    edits.set_rule(firm.session, firm.hr, template.id, RuleField.NAME, "Новички", now=NOW)
    edits.set_rule(firm.session, firm.hr, template.id, RuleField.ACCEPT, "3", now=NOW)
    with pytest.raises(Unfit):
        edits.set_rule(firm.session, firm.hr, template.id, RuleField.HR, "много", now=NOW)
    one = task(firm, "компьютер")
    edits.set_field(firm.session, firm.it_lead, one.id, TemplateField.TITLE, "Собрать ПК", now=NOW)
    edits.set_doer(
        firm.session, firm.hr, one.id, PlanDoer.DEPARTMENT, firm.guard.id, rev=one.rev + 1, now=NOW
    )
    found = history(firm.session, firm.hr, template.id).events
    assert [event.verb for event in found] == [
        TemplateVerb.TASK_CHANGED,
        TemplateVerb.TASK_CHANGED,
        TemplateVerb.RULES_CHANGED,
        TemplateVerb.RULES_CHANGED,
    ]
    assert (Changed.DEPARTMENT, "", "Безопасность") in found[0].changes
    assert (found[1].by, found[1].changes) == (
        "Игорь Сетев",
        ((Changed.TITLE, "Подготовить компьютер", "Собрать ПК"),),
    )
    kept = firm.session.get(PlanTemplate, template.id)
    assert kept is not None
    assert (kept.name, kept.accept_workdays) == ("Новички", 3)
