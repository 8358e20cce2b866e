"""The rules of tasks: who may do what, what counts as late, and what is taken back."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session, select

from bot.domain import (
    people,
    points_ledger,
    task_cards,
    task_deadlines,
    task_delegation,
    task_drafts,
    task_lists,
    task_parts,
    task_recurrence,
    tasks,
)
from bot.domain.access import Actor
from bot.domain.errors import Denied, Outdated, Problem, Unfit
from bot.domain.task_cards import Heat, TaskAct, TaskCard
from bot.domain.task_lists import TaskFilter, TaskScope
from bot.domain.task_record import TaskActed
from bot.domain.task_values import Rhythm, TaskValues
from bot.i18n import Language, words
from bot.models import (
    Absence,
    AbsenceKind,
    Department,
    Employee,
    OutboxMessage,
    RecurrenceKind,
    Reminder,
    ReminderKind,
    Role,
    Subject,
    Task,
    TaskState,
)
from bot.views.tasks import event_block
from bot.workdays import WorkCalendar
from tests.factories import make_department, make_employee

MOSCOW = ZoneInfo("Europe/Moscow")
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
# Friday of that week, 18:00 in Moscow.
FRIDAY = datetime(2026, 11, 27, 15, 0, tzinfo=UTC)


class Team:
    """A lead, two of hers, and a stranger to them."""

    def __init__(self, session: Session) -> None:
        self.session = session
        marketing = make_department(session, "Маркетинг")
        self.vera = make_employee(session, "Вера Орлова", Role.LEAD, department=marketing)
        self.gleb = make_employee(session, "Глеб Зайцев", Role.EMPLOYEE, department=marketing)
        self.olga = make_employee(session, "Ольга Ким", Role.EMPLOYEE, department=marketing)
        self.igor = make_employee(session, "Игорь Волков", Role.EMPLOYEE)
        assert marketing.id is not None
        people.set_lead(session, marketing.id, self.vera.id)

    def set(self, now: datetime, *, by: Actor | None = None, to: Actor | None = None, points: int = 0) -> int:
        values = TaskValues("Оффер", ((to or self.gleb).id,), due_at=FRIDAY, points=points)
        return tasks.set_tasks(self.session, by or self.vera, values, now=now).task_ids[0]

    def card(self, task_id: int, now: datetime, reader: Actor | None = None) -> TaskCard:
        return task_cards.card(self.session, reader or self.vera, task_id, now=now)

    def rev(self, task_id: int) -> int:
        task = self.session.get(Task, task_id)
        assert task is not None
        return task.rev

    def submit(self, task_id: int, now: datetime) -> TaskActed:
        return tasks.submit(self.session, self.gleb, task_id, rev=self.rev(task_id), now=now)

    def accept(self, task_id: int, now: datetime) -> TaskActed:
        return tasks.accept(self.session, self.vera, task_id, rev=self.rev(task_id), now=now)


@pytest.fixture
def team(session: Session) -> Team:
    return Team(session)


# -- who may do what -----------------------------------------------------------------------------------------


def test_nobody_accepts_their_own_work(session: Session, team: Team, now: datetime) -> None:
    task_id = team.set(now, by=team.olga)
    team.submit(task_id, now)
    admin = make_employee(session, "Анна Смирнова", Role.HR_ADMIN)
    own = team.set(now, to=admin)
    tasks.submit(session, admin, own, rev=team.rev(own), now=now)
    with pytest.raises(Unfit) as refused:
        tasks.accept(session, admin, own, rev=team.rev(own), now=now)
    assert refused.value.problem is Problem.TASK_OWN_WORK
    with pytest.raises(Denied):
        tasks.accept(session, team.gleb, task_id, rev=team.rev(task_id), now=now)


def test_a_task_for_oneself_is_done_at_once_and_brings_nothing(
    session: Session, team: Team, now: datetime
) -> None:
    task_id = team.set(now, by=team.gleb, to=team.gleb)
    team.submit(task_id, now)
    assert team.card(task_id, now, team.gleb).state is TaskState.ACCEPTED
    assert points_ledger.balance(session, team.gleb.id) == 0
    with pytest.raises(Unfit):
        team.set(now, by=team.vera, to=team.vera, points=10)


def test_only_those_who_may_promise_points_do(team: Team, now: datetime) -> None:
    with pytest.raises(Unfit) as refused:
        team.set(now, by=team.olga, points=10)
    assert refused.value.problem is Problem.TASK_POINTS_NOT_YOURS


def test_others_neither_see_nor_act(session: Session, team: Team, now: datetime) -> None:
    task_id = team.set(now)
    for act in (
        lambda: team.card(task_id, now, team.igor),
        lambda: tasks.take(session, team.igor, task_id, rev=0, now=now),
        lambda: tasks.cancel(session, team.olga, task_id, rev=0, now=now),
        lambda: task_deadlines.move(session, team.gleb, task_id, FRIDAY + DAY, rev=0, now=now),
        lambda: task_cards.history(session, team.igor, task_id),
    ):
        with pytest.raises(Denied):
            act()


def test_the_lead_answers_for_work_that_a_colleague_set(session: Session, team: Team, now: datetime) -> None:
    task_id = team.set(now, by=team.olga)
    team.submit(task_id, now)
    assert TaskAct.ACCEPT in team.card(task_id, now).acts
    team.accept(task_id, now)
    assert team.card(task_id, now).accepted_by == task_cards.Person(team.vera.id, "Вера Орлова")


def test_an_outdated_card_does_not_act(session: Session, team: Team, now: datetime) -> None:
    task_id = team.set(now)
    tasks.take(session, team.gleb, task_id, rev=0, now=now)
    with pytest.raises(Outdated):
        tasks.take(session, team.gleb, task_id, rev=0, now=now)
    team.submit(task_id, now)
    rev = team.rev(task_id)
    team.accept(task_id, now)
    with pytest.raises(Outdated):
        tasks.accept(session, team.vera, task_id, rev=rev, now=now)


# -- what is late --------------------------------------------------------------------------------------------


def test_punctuality_is_judged_at_submission_however_long_the_review(
    session: Session, team: Team, now: datetime
) -> None:
    task_id = team.set(now, points=50)
    team.submit(task_id, FRIDAY - HOUR)
    team.accept(task_id, FRIDAY + 10 * DAY)
    assert team.card(task_id, FRIDAY + 10 * DAY).late_seconds == 0
    assert points_ledger.balance(session, team.gleb.id) == 50


def test_a_move_agreed_before_the_deadline_counts_and_one_after_does_not(
    session: Session, team: Team, now: datetime
) -> None:
    early, late = team.set(now), team.set(now)
    wanted = FRIDAY + 3 * DAY
    for task_id, answered in ((early, FRIDAY - HOUR), (late, FRIDAY + HOUR)):
        task_deadlines.ask(session, team.gleb, task_id, wanted, rev=team.rev(task_id), now=now)
        wish = team.card(task_id, now).wish
        assert wish is not None
        task_deadlines.answer(session, team.vera, wish.request_id, agree=True, now=answered)
        team.submit(task_id, FRIDAY + 2 * HOUR)
    assert team.card(early, FRIDAY + 3 * HOUR).late_seconds == 0
    moved_late = team.card(late, FRIDAY + 3 * HOUR)
    assert moved_late.late_seconds == 2 * 3600
    assert (moved_late.first_due_at, moved_late.due_at) == (FRIDAY, wanted), "both dates are kept"


def test_a_wish_is_answered_once(session: Session, team: Team, now: datetime) -> None:
    task_id = team.set(now)
    task_deadlines.ask(session, team.gleb, task_id, FRIDAY + DAY, rev=0, now=now)
    wish = team.card(task_id, now).wish
    assert wish is not None
    task_deadlines.answer(session, team.vera, wish.request_id, agree=False, now=now)
    with pytest.raises(Outdated):
        task_deadlines.answer(session, team.vera, wish.request_id, agree=True, now=now)
    assert team.card(task_id, now).due_at == FRIDAY


def test_returned_work_gets_the_review_s_time_back_and_stays_late_if_it_was(
    session: Session, team: Team, now: datetime
) -> None:
    in_time, late = team.set(now), team.set(now)
    team.submit(in_time, FRIDAY - HOUR)
    team.submit(late, FRIDAY + HOUR)
    back = FRIDAY + 5 * DAY
    for task_id in (in_time, late):
        tasks.send_back(session, team.vera, task_id, rev=team.rev(task_id), comment="Ещё раз", now=back)
        team.submit(task_id, back + HOUR / 2)
    assert team.card(in_time, back).late_seconds == 0
    assert team.card(late, back).late_seconds == 1.5 * 3600, (
        "an hour then, half an hour now; not the five days"
    )


@pytest.mark.parametrize(
    ("state", "left", "heat"),
    [
        (TaskState.OPEN, 25 * HOUR, Heat.CALM),
        (TaskState.OPEN, 24 * HOUR, Heat.BURNING),
        (TaskState.RETURNED, HOUR, Heat.BURNING),
        (TaskState.IN_PROGRESS, timedelta(), Heat.LATE),
        (TaskState.SUBMITTED, -HOUR, Heat.CALM),
        (TaskState.ACCEPTED, -HOUR, Heat.DONE),
        (TaskState.CANCELLED, -HOUR, Heat.CLOSED),
    ],
)
def test_what_burns(state: TaskState, left: timedelta, heat: Heat, now: datetime) -> None:
    assert task_cards.heat_of(state, now + left, now=now, burning_hours=24) is heat


# -- points, and taking back ---------------------------------------------------------------------------------


def test_accepted_then_returned_takes_the_points_back(session: Session, team: Team, now: datetime) -> None:
    task_id = team.set(now, points=50)
    team.submit(task_id, now)
    team.accept(task_id, now)
    assert points_ledger.balance(session, team.gleb.id) == 50
    tasks.send_back(session, team.vera, task_id, rev=team.rev(task_id), comment="Не то", now=now)
    assert points_ledger.balance(session, team.gleb.id) == 0
    team.submit(task_id, now + HOUR)
    team.accept(task_id, now + HOUR)
    assert points_ledger.balance(session, team.gleb.id) == 50


def test_undoing_an_acceptance_puts_everything_back(session: Session, team: Team, now: datetime) -> None:
    task_id = team.set(now, points=50)
    team.submit(task_id, now)
    before = team.card(task_id, now)
    acted = team.accept(task_id, now)
    tasks.undo(session, team.vera, acted.event_id, now=now)
    after = team.card(task_id, now)
    assert (after.state, after.submitted_at, after.accepted_at) == (before.state, before.submitted_at, None)
    assert points_ledger.balance(session, team.gleb.id) == 0
    with pytest.raises(Outdated):
        tasks.undo(session, team.vera, acted.event_id, now=now)


def test_undo_ends_after_ten_minutes_and_where_somebody_went_on(
    session: Session, team: Team, now: datetime
) -> None:
    made = tasks.set_tasks(session, team.vera, TaskValues("Оффер", (team.gleb.id,)), now=now)
    assert made.event_id is not None
    with pytest.raises(Denied):
        tasks.undo(session, team.gleb, made.event_id, now=now)
    tasks.take(session, team.gleb, made.task_ids[0], rev=0, now=now)
    with pytest.raises(Unfit) as refused:
        tasks.undo(session, team.vera, made.event_id, now=now)
    assert refused.value.problem is Problem.UNDO_OVERTAKEN


def test_setting_for_several_is_undone_for_all(session: Session, team: Team, now: datetime) -> None:
    made = tasks.set_tasks(session, team.vera, TaskValues("Табель", (team.gleb.id, team.olga.id)), now=now)
    assert made.event_id is not None
    tasks.undo(session, team.vera, made.event_id, now=now)
    assert {team.card(one, now).state for one in made.task_ids} == {TaskState.CANCELLED}


# -- passing on ----------------------------------------------------------------------------------------------


def test_a_task_is_passed_on_only_to_whoever_was_asked(session: Session, team: Team, now: datetime) -> None:
    task_id = team.set(now)
    task_delegation.ask(session, team.gleb, task_id, team.olga.id, rev=0, now=now)
    assert team.card(task_id, now).assignee.id == team.gleb.id
    with pytest.raises(Denied):
        task_delegation.consent(session, team.igor, task_id, now=now)
    task_delegation.consent(session, team.olga, task_id, now=now)
    assert team.card(task_id, now).assignee.id == team.olga.id
    with pytest.raises(Outdated):
        task_delegation.consent(session, team.olga, task_id, now=now)


def test_a_new_assignee_is_not_late_from_the_start(session: Session, team: Team, now: datetime) -> None:
    task_id = team.set(now)
    over = FRIDAY + DAY
    tasks.reassign(session, team.vera, task_id, team.olga.id, rev=0, now=over)
    card = team.card(task_id, over)
    assert card.due_at is not None
    assert card.due_at > over
    assert card.first_due_at == FRIDAY


# -- reminders -----------------------------------------------------------------------------------------------


def _planned(session: Session, task_id: int) -> dict[ReminderKind, datetime]:
    rows = session.exec(
        select(Reminder).where(Reminder.subject == Subject.TASK, Reminder.subject_id == task_id)
    ).all()
    return {row.kind: row.due_at for row in rows if row.fired_at is None}


def test_reminders_follow_the_deadline_and_end_with_the_task(
    session: Session, team: Team, now: datetime
) -> None:
    task_id = team.set(now)
    planned = _planned(session, task_id)
    assert planned[ReminderKind.TASK_DAY_BEFORE] == FRIDAY - DAY
    assert planned[ReminderKind.TASK_HOURS_BEFORE] == FRIDAY - 2 * HOUR
    assert planned[ReminderKind.TASK_DUE] == FRIDAY
    monday = datetime(2026, 11, 30, 7, 0, tzinfo=UTC)
    assert planned[ReminderKind.TASK_STILL_LATE] == monday
    assert planned[ReminderKind.TASK_LATE_CREATOR] == monday, "a day later is a Saturday: said on Monday"
    task_deadlines.move(session, team.vera, task_id, FRIDAY + 3 * DAY, rev=0, now=now)
    assert _planned(session, task_id)[ReminderKind.TASK_DUE] == FRIDAY + 3 * DAY
    tasks.cancel(session, team.vera, task_id, rev=team.rev(task_id), now=now)
    assert _planned(session, task_id) == {}


def test_late_work_does_not_accept_itself(session: Session, team: Team, now: datetime) -> None:
    in_time, late = team.set(now), team.set(now)
    team.submit(in_time, FRIDAY - HOUR)
    team.submit(late, FRIDAY + HOUR)
    assert ReminderKind.TASK_ACCEPTS_ITSELF in _planned(session, in_time)
    assert ReminderKind.TASK_ACCEPTS_ITSELF not in _planned(session, late)


# -- rhythms -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "weekdays", "number", "after", "day"),
    [
        (RecurrenceKind.WEEKDAYS, (0,), None, "2026-11-24", "2026-11-30"),
        # Monday the 4th of January is a holiday: the first working day after it.
        (RecurrenceKind.WEEKDAYS, (0,), None, "2026-12-28", "2027-01-11"),
        (RecurrenceKind.MONTH_DAY, (), 31, "2026-11-01", "2026-11-30"),
        (RecurrenceKind.MONTH_DAY, (), 5, "2026-12-01", "2026-12-07"),
        (RecurrenceKind.MONTH_WORKDAY, (), 1, "2026-11-24", "2026-12-01"),
        (RecurrenceKind.MONTH_WORKDAY, (), -1, "2026-11-24", "2026-11-30"),
        (RecurrenceKind.MONTH_WORKDAY, (), -1, "2026-11-30", "2026-12-30"),
    ],
)
def test_a_rhythm_s_next_day_is_worked(
    kind: RecurrenceKind, weekdays: tuple[int, ...], number: int | None, after: str, day: str
) -> None:
    rhythm = Rhythm(kind, datetime(2026, 1, 1, 18, 0, tzinfo=UTC).time(), weekdays, number)
    found = task_recurrence.next_day(rhythm, datetime.fromisoformat(after).date(), WorkCalendar.of("RU"))
    assert found.isoformat() == day


# -- lines and lists -----------------------------------------------------------------------------------------


def test_a_line_that_lacks_nothing_is_set_at_once_and_another_asks(
    session: Session, team: Team, now: datetime
) -> None:
    whole = task_drafts.quick(session, team.vera, "Подготовить оффер Зайцеву пт 18:00 +20", now=now)
    assert whole.tasks is not None
    assert team.card(whole.tasks.task_ids[0], now).due_at == FRIDAY
    unknown = task_drafts.quick(session, team.vera, "Подготовить оффер @nobody пт", now=now)
    assert unknown.missing is task_drafts.TaskField.WHO
    assert unknown.draft_id is not None
    task_drafts.toggle_person(
        session, team.vera, unknown.draft_id, task_drafts.TaskField.WHO, team.olga.id, now=now
    )
    made = task_drafts.finish(session, team.vera, unknown.draft_id, rev=None, now=now)
    assert team.card(made.task_ids[0], now).assignee.id == team.olga.id


def test_lists_show_what_burns_first_and_only_one_s_own(session: Session, team: Team, now: datetime) -> None:
    def set_one(title: str, due: datetime | None, to: Actor) -> None:
        tasks.set_tasks(session, team.vera, TaskValues(title, (to.id,), due_at=due), now=now)

    set_one("Когда-нибудь", None, team.gleb)
    set_one("Скоро", now + HOUR, team.gleb)
    set_one("Потом", now + 9 * DAY, team.gleb)
    set_one("Чужая", now + HOUR, team.olga)
    mine = task_lists.task_page(session, team.gleb, TaskScope.MINE, TaskFilter.OPEN, now=now)
    assert [row.title for row in mine.rows] == ["Скоро", "Потом", "Когда-нибудь"]
    assert mine.counts[TaskFilter.BURNING] == 1
    assert not mine.has_team
    team_page = task_lists.task_page(session, team.vera, TaskScope.TEAM, TaskFilter.OPEN, now=now)
    assert len(team_page.rows) == 4
    board = task_lists.board(session, team.vera, now=now + 2 * HOUR)
    assert [(row.person.name, row.late) for row in board.rows] == [("Глеб Зайцев", 1), ("Ольга Ким", 1)]
    assert task_lists.board(session, team.gleb, now=now).rows == ()


def test_a_deadline_in_the_assignee_s_time_away_is_shown_to_the_creator_at_once(
    session: Session, team: Team, now: datetime
) -> None:
    session.add(
        Absence(
            employee_id=team.gleb.id,
            starts_on=FRIDAY.date() - DAY,
            ends_on=FRIDAY.date() + 10 * DAY,
            kind=AbsenceKind.VACATION,
            created_at=now,
        )
    )
    session.flush()
    assert team.card(team.set(now), now).assignee_away
    assert not team.card(team.set(now, to=team.olga), now).assignee_away


def test_what_somebody_without_telegram_did_is_entered_in_their_words(
    session: Session, team: Team, now: datetime
) -> None:
    marketing = session.get(Employee, team.gleb.id)
    assert marketing is not None
    department = session.get(Department, marketing.department_id)
    petr = make_employee(session, "Пётр Лапин", Role.EMPLOYEE, department=department, telegram=False)
    task_id = team.set(now, to=petr)
    with pytest.raises(Denied):
        tasks.submit(session, team.igor, task_id, rev=team.rev(task_id), now=now)
    tasks.submit(session, team.vera, task_id, rev=team.rev(task_id), now=now)
    done = task_cards.history(session, team.vera, task_id).events[0]
    assert done.by is not None
    assert done.words_of is not None
    assert (done.by.name, done.words_of.name) == ("Вера Орлова", "Пётр Лапин")
    set_by = task_cards.history(session, team.vera, task_id).events[-1]
    assert set_by.words_of is None
    line = str(event_block(words(Language.RU), done, zone=MOSCOW, now=now))
    assert "Вера Орлова (со слов: Пётр Лапин)" in line
    assert "in the words of Пётр Лапин" in str(event_block(words(Language.EN), done, zone=MOSCOW, now=now))


def test_an_observer_sees_and_hears_but_changes_nothing(session: Session, team: Team, now: datetime) -> None:
    task_id = team.set(now)
    with pytest.raises(Denied):
        team.card(task_id, now, team.igor)
    with pytest.raises(Denied):
        task_parts.observe(session, team.igor, task_id, team.igor.id, on=True, now=now)
    task_parts.observe(session, team.vera, task_id, team.igor.id, on=True, now=now)
    seen = team.card(task_id, now, team.igor)
    assert not seen.acts & {TaskAct.SUBMIT, TaskAct.ACCEPT, TaskAct.TAKE, TaskAct.DECLINE}
    with pytest.raises(Denied):
        tasks.submit(session, team.igor, task_id, rev=team.rev(task_id), now=now)
    team.submit(task_id, now + HOUR)
    team.accept(task_id, now + 2 * HOUR)
    session.flush()
    told = session.exec(
        select(OutboxMessage.payload).where(
            OutboxMessage.recipient_id == team.igor.id, OutboxMessage.kind == "notice:task_event"
        )
    ).all()
    assert [one["task"] for one in told] == [task_id, task_id], "they hear that they watch, and how it ended"
    task_parts.observe(session, team.vera, task_id, team.igor.id, on=False, now=now)
    with pytest.raises(Denied):
        team.card(task_id, now, team.igor)
