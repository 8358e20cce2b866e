"""Plans of newcomers: dates over the production calendar, people by role, moving, freezing, calling off."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook
from PIL import Image
from sqlmodel import Session, col, select

from bot.domain import (
    departments,
    onboarding,
    people_cards,
    plan_changes,
    plan_department,
    plan_drafts,
    plan_ready,
    plan_report,
    plan_report_files,
    plan_week,
    reminders,
    task_deadlines,
    tasks,
)
from bot.domain.access import actor_by_id
from bot.domain.errors import Denied, Outdated, Unfit
from bot.domain.hiring_report_files import ReportForm
from bot.domain.onboarding import Begun, Hire
from bot.domain.task_record import TaskVerb, recorded
from bot.domain.task_values import snapshot
from bot.i18n import Language, words
from bot.models import (
    Employee,
    Evidence,
    Job,
    OutboxMessage,
    Plan,
    PlanKind,
    PlanState,
    PlanTask,
    ProbationOutcome,
    Reminder,
    ReminderKind,
    Role,
    Task,
    TaskFile,
    TaskState,
)
from bot.views.plan_report import week_block
from bot.workers import schedule_files
from tests.factories import make_company, make_department, make_employee

NOW = datetime(2026, 12, 14, 9, 0, tzinfo=UTC)
MONDAY = date(2027, 1, 11)


class Firm:
    """A company with IT, security and marketing, an HR admin, and a lead in each department."""

    def __init__(self, session: Session) -> None:
        make_company(session)
        self.session = session
        self.it = make_department(session, "ИТ")
        self.guard = make_department(session, "Безопасность")
        self.marketing = make_department(session, "Маркетинг")
        self.hr = make_employee(session, "Анна Смирнова", Role.HR_ADMIN)
        self.it_lead = make_employee(session, "Игорь Сетев", Role.LEAD, department=self.it)
        self.admin = make_employee(session, "Олег Админов", Role.EMPLOYEE, department=self.it)
        self.guard_lead = make_employee(session, "Семён Охранов", Role.LEAD, department=self.guard)
        self.lead = make_employee(session, "Вера Орлова", Role.LEAD, department=self.marketing)
        for department, lead in (
            (self.it, self.it_lead),
            (self.guard, self.guard_lead),
            (self.marketing, self.lead),
        ):
            departments.appoint_lead(session, self.hr, department.id or 0, lead.id, now=NOW)

    def hire(self, day: date = MONDAY, name: str = "Пётр Новиков", **values: object) -> Hire:
        return Hire(name=name, start_date=day, position="Дизайнер", department_id=self.marketing.id, **values)  # type: ignore[arg-type]

    def begin(self, day: date = MONDAY, now: datetime = NOW, **values: object) -> Begun:
        return onboarding.begin(self.session, self.hr, self.hire(day, **values), now=now)

    def task(self, begun: Begun, title: str) -> Task:
        return self.session.exec(
            select(Task)
            .join(PlanTask, col(PlanTask.task_id) == col(Task.id))
            .where(PlanTask.plan_id == begun.plan_id, col(Task.title).contains(title))
        ).one()

    def plan(self, begun: Begun) -> Plan:
        plan = self.session.get(Plan, begun.plan_id)
        assert plan is not None
        return plan


@pytest.fixture
def firm(session: Session) -> Firm:
    return Firm(session)


def local(year: int, month: int, day: int, hour: int) -> datetime:
    """A moment in Moscow."""
    return datetime(year, month, day, hour - 3, tzinfo=UTC)


def test_it_is_due_before_the_new_year_holidays_and_nobody_is_pinged_on_them(firm: Firm) -> None:
    begun = firm.begin()
    computer = firm.task(begun, "компьютер")
    assert computer.due_at == local(2026, 12, 30, 18)
    assert computer.assignee_id == firm.it_lead.id
    moments = firm.session.exec(select(Reminder.due_at)).all()
    holidays = {date(2026, 12, 31) + timedelta(days=n) for n in range(11)}
    assert moments
    assert not [at for at in moments if (at + timedelta(hours=3)).date() in holidays]
    late = firm.session.exec(
        select(Reminder.due_at).where(
            Reminder.subject_id == computer.id, Reminder.kind == ReminderKind.PLAN_LATE_HR
        )
    ).one()
    assert late == local(2027, 1, 11, 10), "four hours after the deadline everybody is on holiday"


def test_one_working_day_before_a_monday_is_friday(firm: Firm) -> None:
    begun = firm.begin(date(2027, 2, 1), local(2027, 1, 18, 12))
    assert firm.task(begun, "компьютер").due_at == local(2027, 1, 29, 18)
    day_before = firm.session.exec(
        select(Reminder.due_at).where(
            Reminder.subject_id == firm.task(begun, "инструктаж").id,
            Reminder.kind == ReminderKind.PLAN_DAY_BEFORE,
        )
    ).one()
    assert day_before == local(2027, 1, 29, 10)


def test_the_preview_names_every_task_person_and_date_and_who_stands_in_for_missing_leads(firm: Firm) -> None:
    shown = onboarding.preview(firm.session, firm.hr, firm.hire(), now=NOW)
    by_title = {one.title: one for one in shown.tasks}
    assert by_title["Подготовить компьютер"].person == "Игорь Сетев"
    office = by_title["Подготовить рабочее место"]
    assert (office.person, office.found) == ("Анна Смирнова", "hr")
    assert by_title["Познакомить с командой и офисом"].found == "above"
    assert by_title["Познакомиться с правилами компании"].person == "Пётр Новиков"
    assert firm.session.exec(select(Employee).where(Employee.name == "Пётр Новиков")).first() is None


def test_a_late_start_is_marked_and_judged_by_nothing(firm: Firm) -> None:
    begun = firm.begin(date(2026, 12, 15), local(2026, 12, 14, 20))
    computer = firm.task(begun, "компьютер")
    assert begun.late_notice
    assert computer.judged_due_at is None
    assert computer.first_due_at == local(2026, 12, 14, 18)
    assert computer.due_at == local(2026, 12, 15, 18)


def test_moving_the_start_twice_takes_open_tasks_along_but_what_was_set_by_hand_stays(firm: Firm) -> None:
    begun = firm.begin(date(2026, 12, 21))
    by_hand = firm.task(begun, "договор")
    task_deadlines.move(
        firm.session, firm.hr, by_hand.id or 0, local(2026, 12, 23, 15), rev=by_hand.rev, now=NOW
    )
    for day, computer_due in (
        (date(2026, 12, 22), local(2026, 12, 21, 18)),
        (MONDAY, local(2026, 12, 30, 18)),
    ):
        seen = plan_changes.preview_move(firm.session, firm.hr, begun.plan_id, day, now=NOW)
        assert (seen.moves, seen.by_hand, seen.late) == (begun.tasks - 1, 1, 0)
        plan_changes.move_day(firm.session, firm.hr, begun.plan_id, day, rev=firm.plan(begun).rev, now=NOW)
        assert firm.task(begun, "компьютер").due_at == computer_due
    assert by_hand.due_at == local(2026, 12, 23, 15)
    assert firm.task(begun, "компьютер").first_due_at == local(2026, 12, 18, 18), (
        "the first deadline stays on record"
    )
    person = firm.session.get(Employee, begun.employee_id)
    assert person is not None
    assert person.start_date == MONDAY


def test_what_was_late_before_the_move_stays_late(firm: Firm) -> None:
    begun = firm.begin(date(2026, 12, 21))
    later = local(2026, 12, 19, 12)
    seen = plan_changes.preview_move(firm.session, firm.hr, begun.plan_id, MONDAY, now=later)
    assert seen.late >= 2
    plan_changes.move_day(firm.session, firm.hr, begun.plan_id, MONDAY, rev=firm.plan(begun).rev, now=later)
    computer = firm.task(begun, "компьютер")
    assert computer.judged_due_at == local(2026, 12, 18, 18)
    assert computer.due_at == local(2026, 12, 30, 18)


def test_tasks_follow_the_role_when_the_lead_is_replaced(firm: Firm) -> None:
    begun = firm.begin()
    access = firm.task(begun, "доступ к текущим")
    departments.appoint_lead(firm.session, firm.hr, firm.marketing.id or 0, firm.admin.id, now=NOW)
    assert access.assignee_id == firm.admin.id


def test_a_cancelled_hire_calls_off_what_is_open_and_keeps_what_is_done(firm: Firm) -> None:
    begun = firm.begin()
    computer = firm.task(begun, "компьютер")
    tasks.submit(firm.session, firm.it_lead, computer.id or 0, rev=computer.rev, now=NOW)
    tasks.accept(firm.session, firm.hr, computer.id or 0, rev=computer.rev, now=NOW)
    plan_changes.cancel(
        firm.session, firm.hr, begun.plan_id, rev=firm.plan(begun).rev, reason="Передумал", now=NOW
    )
    assert computer.state is TaskState.ACCEPTED
    assert firm.task(begun, "инструктаж").state is TaskState.CANCELLED
    ahead = firm.session.exec(select(Reminder).where(col(Reminder.fired_at).is_(None))).all()
    assert {one.kind for one in ahead} == {ReminderKind.PLAN_WEEK}, "only the week's digest goes on"
    with pytest.raises(Outdated):
        plan_changes.cancel(firm.session, firm.hr, begun.plan_id, rev=firm.plan(begun).rev, now=NOW)


def test_a_no_show_freezes_what_depends_on_coming(firm: Firm) -> None:
    begun = firm.begin(date(2026, 12, 15))
    first_morning = local(2026, 12, 15, 10)
    plan_changes.no_show(firm.session, firm.lead, begun.plan_id, rev=firm.plan(begun).rev, now=first_morning)
    briefing = firm.task(begun, "инструктаж")
    assert firm.plan(begun).state is PlanState.FROZEN
    assert briefing.due_at is None
    assert briefing.settled_at is None, "nobody is late with what waits for a person"
    plan_changes.move_day(
        firm.session, firm.hr, begun.plan_id, date(2026, 12, 21), rev=firm.plan(begun).rev, now=first_morning
    )
    assert briefing.due_at == local(2026, 12, 21, 12)
    assert firm.plan(begun).state is PlanState.ACTIVE


def test_probation_needs_three_days_for_a_written_notice(firm: Firm) -> None:
    begun = firm.begin(date(2026, 12, 15))
    ends = firm.plan(begun).probation_ends_on
    assert ends == date(2027, 3, 14)
    far, near = (
        firm.session.exec(select(Reminder.due_at).where(Reminder.kind == kind)).first()
        for kind in (ReminderKind.PLAN_PROBATION_FAR, ReminderKind.PLAN_PROBATION_NEAR)
    )
    assert far == local(2027, 2, 20, 10), "a working Saturday"
    assert near == local(2027, 3, 4, 10)
    plan = firm.plan(begun)
    with pytest.raises(Unfit):
        plan_changes.end_probation(
            firm.session, firm.lead, begun.plan_id, ProbationOutcome.FAILED,
            note="Не справляется", rev=plan.rev, now=local(2027, 3, 12, 12),
        )  # fmt: skip
    plan_changes.end_probation(
        firm.session, firm.lead, begun.plan_id, ProbationOutcome.FAILED,
        note="Не справляется", rev=plan.rev, now=local(2027, 3, 11, 12),
    )  # fmt: skip
    assert plan_changes.leaves_no_earlier(plan) == date(2027, 3, 14)


# -- who broke the schedule -------------------------------------------------------------------------------------


def hand_in(firm: Firm, begun: Begun, title: str, at: datetime, note: str = "Сделано") -> Task:
    """Somebody hands in the task they hold."""
    task = firm.task(begun, title)
    actor = actor_by_id(firm.session, task.assignee_id)
    assert actor is not None
    tasks.submit(firm.session, actor, task.id or 0, rev=task.rev, note=note, now=at)
    return task


def test_a_late_it_task_that_blocks_security_is_it_s_fault(firm: Firm) -> None:
    begun = firm.begin()
    hand_in(firm, begun, "компьютер", local(2027, 1, 11, 13))
    hand_in(firm, begun, "инструктаж", local(2027, 1, 11, 15))
    now = local(2027, 1, 31, 12)
    found = {row.name: row for row in plan_report.schedule(firm.session, firm.hr, 0, now=now).rows}
    guard = found["Безопасность"]
    assert (guard.judged, guard.on_time, guard.own, guard.blocked) == (1, 0, 0, 1)
    (case,) = plan_report.case_page(firm.session, firm.guard_lead, firm.guard.id, 0, now=now).cases
    assert (case.culprit, case.culprit_title, case.late) == (
        "ИТ",
        "Подготовить компьютер",
        timedelta(hours=3),
    )
    december = {row.name: row for row in plan_report.schedule(firm.session, firm.hr, 1, now=now).rows}
    assert (december["ИТ"].own, december["ИТ"].median_late) == (1, timedelta(days=11, hours=19))


def test_security_s_own_delay_stays_its_own(firm: Firm) -> None:
    begun = firm.begin()
    hand_in(firm, begun, "компьютер", local(2026, 12, 30, 17))
    hand_in(firm, begun, "инструктаж", local(2027, 1, 11, 15))
    rows = plan_report.schedule(firm.session, firm.hr, 0, now=local(2027, 1, 31, 12)).rows
    guard = next(row for row in rows if row.name == "Безопасность")
    assert (guard.own, guard.blocked, guard.median_late) == (1, 0, timedelta(hours=3))


def test_a_hand_counted_month(firm: Firm) -> None:
    """Four newcomers start in December; IT: two on time, one two hours late, one never."""
    for name, day, done in (
        ("Первый", date(2026, 12, 16), local(2026, 12, 15, 12)),
        ("Второй", date(2026, 12, 17), local(2026, 12, 16, 18)),
        ("Третий", date(2026, 12, 18), local(2026, 12, 17, 20)),
        ("Четвёртый", date(2026, 12, 21), None),
    ):
        begun = onboarding.begin(firm.session, firm.hr, firm.hire(day, name), now=NOW)
        if done is not None:
            hand_in(firm, begun, "компьютер", done)
    now = local(2026, 12, 18, 22)
    it = next(row for row in plan_report.schedule(firm.session, firm.hr, 0, now=now).rows if row.name == "ИТ")
    assert (it.judged, it.on_time, it.own, it.blocked, it.open_late) == (4, 2, 2, 0, 1)
    assert it.on_time_share == 0.5
    assert it.median_late == timedelta(hours=3), "between two hours and four"
    assert (
        plan_report.case_page(firm.session, firm.it_lead, firm.it.id, 0, now=now).cases[0].newcomer
        == "Четвёртый"
    )


def test_hr_decides_a_dispute_and_an_excused_lateness_does_not_count(firm: Firm) -> None:
    begun = firm.begin(date(2026, 12, 16))
    task = hand_in(firm, begun, "компьютер", local(2026, 12, 15, 20))
    now = local(2026, 12, 16, 12)
    with pytest.raises(Denied):
        plan_report.dispute(firm.session, firm.guard_lead, task.id or 0, "Не мы", now=now)
    plan_report.dispute(firm.session, firm.it_lead, task.id or 0, "Ноутбук не привезли", now=now)
    with pytest.raises(Denied):
        plan_report.decide(firm.session, firm.it_lead, task.id or 0, excuse=True, now=now)
    plan_report.decide(firm.session, firm.hr, task.id or 0, excuse=True, now=now)
    it = next(row for row in plan_report.schedule(firm.session, firm.hr, 0, now=now).rows if row.name == "ИТ")
    assert (it.judged, it.own, it.left_out) == (0, 0, 1)
    with pytest.raises(Outdated):
        plan_report.decide(firm.session, firm.hr, task.id or 0, excuse=False, now=now)


# -- the end of a plan ----------------------------------------------------------------------------------------


def _close_all(firm: Firm, begun: Begun, now: datetime) -> None:
    rows = firm.session.exec(
        select(Task)
        .join(PlanTask, col(PlanTask.task_id) == col(Task.id))
        .where(PlanTask.plan_id == begun.plan_id)
    ).all()
    for task in rows:
        before = snapshot(task)
        task.state, task.accepted_at = TaskState.ACCEPTED, now
        recorded(firm.session, firm.hr.id, task, TaskVerb.ACCEPTED, before, now=now)


def test_a_plan_is_done_when_its_work_the_first_day_and_the_probation_are(firm: Firm) -> None:
    begun = firm.begin()
    plan = firm.plan(begun)
    later = local(2027, 5, 3, 12)
    _close_all(firm, begun, later)
    assert plan.state is PlanState.ACTIVE, "nobody has said that they came"
    plan_changes.came(firm.session, firm.hr, begun.plan_id, rev=plan.rev, now=later)
    assert plan.probation_ends_on is not None
    assert plan.state is PlanState.ACTIVE, "the probation goes on"
    plan_changes.end_probation(
        firm.session, firm.hr, begun.plan_id, ProbationOutcome.PASSED, rev=plan.rev, now=later
    )
    assert plan.state is PlanState.DONE
    task = firm.task(begun, "компьютер")
    before = snapshot(task)
    task.state = TaskState.RETURNED
    recorded(firm.session, firm.hr.id, task, TaskVerb.RETURNED, before, now=later)
    assert plan.state is PlanState.ACTIVE, "work that is taken back runs again"


def test_leaving_is_done_with_its_last_task_and_begins_from_the_last_day(firm: Firm) -> None:
    draft_id = plan_drafts.for_person(firm.session, firm.hr, firm.admin.id, PlanKind.LEAVING, now=NOW)
    card = plan_drafts.card(firm.session, firm.hr, draft_id, now=NOW)
    assert any("ноутбук" in one.title.lower() or "доступ" in one.title.lower() for one in card.preview.tasks)
    (begun,) = plan_drafts.finish(firm.session, firm.hr, draft_id, rev=card.rev, now=NOW)
    shown = people_cards.show(firm.session, firm.hr, firm.admin.id)
    assert shown.plans == ((begun.plan_id, PlanKind.LEAVING),)
    _close_all(firm, begun, NOW)
    assert firm.plan(begun).state is PlanState.DONE
    assert people_cards.show(firm.session, firm.hr, firm.admin.id).plans == ()


@pytest.mark.parametrize("language", Language)
def test_the_month_goes_into_a_picture_and_a_workbook(firm: Firm, language: Language) -> None:
    begun = firm.begin()
    hand_in(firm, begun, "компьютер", local(2027, 1, 11, 13))
    now = local(2027, 1, 31, 12)
    plan_report_files.ask(firm.session, firm.hr, 1, ReportForm.XLSX, now=now)
    firm.session.flush()
    (job,) = [row for row in firm.session.exec(select(Job)).all() if row.kind == "draw_schedule"]
    found = plan_report_files.figures(firm.session, job.payload, now=now)
    assert found is not None
    reader, schedule, cases = found
    text = words(language)
    book = load_workbook(BytesIO(schedule_files.book(text, schedule, cases, reader.zone)))
    departments = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows(min_row=2)]
    it = next(row for row in departments if row[0] == "ИТ")
    assert it[4] == 1, "IT's own delay"
    tasks = [[cell.value for cell in row] for row in book.worksheets[1].iter_rows(min_row=2)]
    late = next(row for row in tasks if "омпьютер" in row[1])
    assert (late[5], late[6]) == ("2026-12-30 18:00", "2027-01-11 13:00")
    assert Image.open(BytesIO(schedule_files.chart(text, schedule))).width > 700
    plan_report_files.keep(firm.session, job.payload, b"xlsx", now=now)
    with pytest.raises(Denied):
        plan_report_files.ask(firm.session, firm.admin, 0, ReportForm.CHART, now=now)


def test_on_monday_leads_and_hr_read_the_week_once(firm: Firm) -> None:
    begun = firm.begin()
    firm.begin(now=local(2026, 12, 15, 12), name="Анна Вторая")
    monday = local(2027, 1, 11, 10)
    hand_in(firm, begun, "компьютер", local(2027, 1, 11, 9))
    firm.session.flush()

    def planned() -> list[Reminder]:
        query = select(Reminder).where(
            Reminder.kind == ReminderKind.PLAN_WEEK, col(Reminder.fired_at).is_(None)
        )
        return list(firm.session.exec(query).all())

    first = planned()
    readers = {firm.hr.id, firm.it_lead.id, firm.guard_lead.id, firm.lead.id}
    assert {one.recipient_id for one in first} == readers, "one each, however many plans begin"
    assert len(first) == len(readers)
    assert {one.due_at for one in first} == {local(2026, 12, 21, 10)}
    reminders.fire_due(firm.session, now=local(2026, 12, 21, 10))
    firm.session.flush()
    assert {one.due_at for one in planned()} == {local(2026, 12, 28, 10)}
    reminders.fire_due(firm.session, now=local(2026, 12, 28, 10))
    firm.session.flush()
    following = planned()
    assert {one.due_at for one in following} == {local(2027, 1, 11, 10)}, "the fourth of January is a holiday"
    own = next(one for one in following if one.recipient_id == firm.hr.id)
    week = plan_week.load(firm.session, firm.hr, own, monday)
    assert week is not None
    assert week.coming == 2
    theirs = next(one for one in following if one.recipient_id == firm.guard_lead.id)
    seen = plan_week.load(firm.session, firm.guard_lead, theirs, monday)
    assert seen is None or all(row.name == "Безопасность" for row in seen.rows), "a lead reads of their own"
    for language in Language:
        block = week_block(words(language), week, zone=firm.hr.zone, now=monday, alone=True)
        assert ("Адаптация за неделю" if language is Language.RU else "Onboarding last week") in str(
            block.text
        )


# -- a department's word ---------------------------------------------------------------------------------------


def _done(firm: Firm, task: Task, now: datetime = NOW) -> None:
    before = snapshot(task)
    task.state, task.submitted_at = TaskState.SUBMITTED, now
    recorded(firm.session, task.assignee_id, task, TaskVerb.SUBMITTED, before, now=now)


def _told(firm: Firm, kind: str) -> list[OutboxMessage]:
    return list(firm.session.exec(select(OutboxMessage).where(OutboxMessage.kind == f"notice:{kind}")).all())


def test_whoever_waited_hears_once_that_the_way_is_free(firm: Firm) -> None:
    begun = firm.begin()
    computer = firm.task(begun, "компьютер")
    _done(firm, computer)
    said = {row.recipient_id: row for row in _told(firm, "plan_ready")}
    assert set(said) == {firm.guard_lead.id, firm.lead.id}
    found = plan_ready.load_ready(firm.session, firm.guard_lead, said[firm.guard_lead.id].payload, NOW)
    assert found is not None
    assert [one.title for one in found.tasks] == ["Провести инструктаж по безопасности"]
    before = snapshot(computer)
    computer.state = TaskState.RETURNED
    recorded(firm.session, firm.hr.id, computer, TaskVerb.RETURNED, before, now=NOW)
    assert plan_ready.load_ready(firm.session, firm.guard_lead, said[firm.guard_lead.id].payload, NOW) is None
    _done(firm, computer)
    assert len(_told(firm, "plan_ready")) == 2, "once"


def test_the_way_is_free_on_a_holiday_and_told_on_the_next_working_morning(firm: Firm) -> None:
    begun = firm.begin()
    _done(firm, firm.task(begun, "компьютер"), local(2027, 1, 3, 12))
    assert {row.not_before for row in _told(firm, "plan_ready")} == {local(2027, 1, 11, 10)}


def test_a_colleague_says_why_not_and_hr_decides(firm: Firm) -> None:
    begun = firm.begin()
    computer = firm.task(begun, "компьютер")
    with pytest.raises(Denied):
        plan_department.cannot(
            firm.session, firm.guard_lead, computer.id or 0, "нет", rev=computer.rev, now=NOW
        )
    with pytest.raises(Unfit):
        plan_department.cannot(firm.session, firm.admin, computer.id or 0, " ", rev=computer.rev, now=NOW)
    part = plan_department.open_part(firm.session, firm.admin, begun.plan_id)
    assert [title for _, _, title in part.tasks] == ["Подготовить компьютер"]
    plan_department.cannot(
        firm.session, firm.admin, computer.id or 0, "Ноутбуков нет", rev=computer.rev, now=NOW
    )
    assert (computer.state, computer.assignee_id) == (TaskState.DECLINED, firm.admin.id)
    assert computer.state_note == "Ноутбуков нет"
    assert not _told(firm, "plan_disputed"), "nothing is late: there is nothing to excuse"
    judged = plan_report.schedule(firm.session, firm.hr, 1, now=local(2027, 1, 29, 12))
    assert "ИТ" not in [one.name for one in judged.rows], "refused in time"
    task_deadlines.move(
        firm.session, firm.hr, computer.id or 0, local(2027, 1, 15, 18), rev=computer.rev, now=NOW
    )
    assert computer.state is TaskState.OPEN


def test_a_refusal_that_comes_after_the_deadline_stays_late_until_hr_excuses_it(firm: Firm) -> None:
    begun = firm.begin()
    computer = firm.task(begun, "компьютер")
    late = local(2027, 1, 12, 12)
    plan_department.cannot(
        firm.session, firm.it_lead, computer.id or 0, "Поставщик подвёл", rev=computer.rev, now=late
    )
    assert _told(firm, "plan_disputed")

    def own() -> tuple[int, int]:
        found = plan_report.schedule(firm.session, firm.hr, 1, now=late)  # the deadline was in December
        return next((one.own, one.open_late) for one in found.rows if one.name == "ИТ")

    assert own() == (1, 1)
    plan_report.decide(firm.session, firm.hr, computer.id or 0, excuse=True, now=late)
    assert own() == (0, 0)
    tasks.send_back(
        firm.session, firm.hr, computer.id or 0, rev=computer.rev, comment="Ноутбук на складе", now=late
    )
    assert (computer.state, computer.returns) == (TaskState.RETURNED, 0)


def _taken_and_wanting(firm: Firm, wanted: Evidence) -> Task:
    computer = firm.task(firm.begin(), "компьютер")
    row = firm.session.get(PlanTask, computer.id)
    assert row is not None
    row.evidence = wanted
    firm.session.add(row)
    plan_department.press(firm.session, firm.admin, computer.id or 0, rev=computer.rev, now=NOW)
    return computer


def test_a_file_sent_in_the_chat_hands_in_what_wants_one(firm: Firm) -> None:
    computer = _taken_and_wanting(firm, Evidence.FILE)
    task_id = computer.id or 0
    found = plan_department.press(firm.session, firm.admin, task_id, rev=computer.rev, now=NOW)
    assert (found.did, found.evidence) == (plan_department.Pressed.WANTS_EVIDENCE, Evidence.FILE)
    with pytest.raises(Unfit):
        plan_department.hand_in(firm.session, firm.admin, task_id, "готово", now=NOW)
    file = ("f", "a.jpg", "image/jpeg")
    for stranger in (firm.it_lead, firm.guard_lead):
        with pytest.raises(Denied):
            plan_department.add_evidence(firm.session, stranger, task_id, *file, now=NOW)
    plan_department.add_evidence(firm.session, firm.admin, task_id, *file, now=NOW)
    plan_department.hand_in(firm.session, firm.admin, task_id, "", now=NOW)
    assert computer.state is TaskState.SUBMITTED
    kept = firm.session.exec(select(TaskFile).where(TaskFile.task_id == task_id)).one()
    assert kept.is_evidence
    with pytest.raises(Outdated):
        plan_department.add_evidence(firm.session, firm.admin, task_id, *file, now=NOW)


def test_words_sent_in_the_chat_hand_in_what_wants_words(firm: Firm) -> None:
    computer = _taken_and_wanting(firm, Evidence.TEXT)
    with pytest.raises(Unfit):
        plan_department.hand_in(firm.session, firm.admin, computer.id or 0, " ", now=NOW)
    plan_department.hand_in(firm.session, firm.admin, computer.id or 0, "Вход проверен", now=NOW)
    assert computer.submit_note == "Вход проверен"
