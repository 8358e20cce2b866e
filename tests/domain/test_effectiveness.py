"""Effectiveness against data counted by hand, and who may see it."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import Session

from bot.domain import effectiveness, people
from bot.domain.access import Actor
from bot.domain.effectiveness import Figure, Figures
from bot.domain.errors import Denied
from bot.models import Role, Task, TaskState
from tests.factories import make_department, make_employee

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


class Office:
    """A lead, two of hers, and somebody of another department."""

    def __init__(self, session: Session) -> None:
        self.session = session
        marketing = make_department(session, "Маркетинг")
        sales = make_department(session, "Продажи")
        self.vera = make_employee(session, "Вера Орлова", Role.LEAD, department=marketing)
        self.gleb = make_employee(session, "Глеб Зайцев", Role.EMPLOYEE, department=marketing)
        self.olga = make_employee(session, "Ольга Ким", Role.EMPLOYEE, department=marketing)
        self.igor = make_employee(session, "Игорь Волков", Role.LEAD, department=sales)
        assert marketing.id is not None
        people.set_lead(session, marketing.id, self.vera.id)

    def task(
        self,
        due: datetime | None,
        *,
        submitted: datetime | None = None,
        accepted: datetime | None = None,
        state: TaskState | None = None,
        returns: int = 0,
        creator: Actor | None = None,
        judged: datetime | None = None,
        title: str = "Работа",
    ) -> None:
        """A task of Gleb's as its row would be."""
        judged = judged or due
        known = [moment for moment in (submitted, judged) if moment is not None]
        late = int((submitted - judged).total_seconds()) if submitted and judged else None
        ended = TaskState.ACCEPTED if accepted else TaskState.SUBMITTED if submitted else TaskState.OPEN
        self.session.add(
            Task(
                title=title,
                creator_id=(creator or self.vera).id,
                assignee_id=self.gleb.id,
                state=state or ended,
                due_at=due,
                first_due_at=due,
                judged_due_at=judged,
                submitted_at=submitted,
                accepted_at=accepted,
                settled_at=min(known, default=None),
                late_seconds=None if late is None else max(0, late),
                review_seconds=int((accepted - submitted).total_seconds())
                if accepted and submitted
                else None,
                returns=returns,
                state_since=datetime(2026, 11, 1, tzinfo=UTC),
                created_at=datetime(2026, 11, 1, tzinfo=UTC),
            )
        )
        self.session.flush()


@pytest.fixture
def office(session: Session) -> Office:
    return Office(session)


def test_figures_equal_those_counted_by_hand(session: Session, office: Office, now: datetime) -> None:
    # On time: submitted two hours before, reviewed for a day; and one minute before, reviewed for three days.
    office.task(now - 5 * DAY, submitted=now - 5 * DAY - 2 * HOUR, accepted=now - 4 * DAY - 2 * HOUR)
    office.task(
        now - 6 * DAY, submitted=now - 6 * DAY - HOUR / 60, accepted=now - 3 * DAY - HOUR / 60, returns=2
    )
    # Late: by two hours and by six; the second still in review. A move agreed too late does not help.
    office.task(now - 3 * DAY, submitted=now - 3 * DAY + 2 * HOUR, accepted=now - 2 * DAY + 2 * HOUR)
    office.task(now + DAY, judged=now - 2 * DAY, submitted=now - 2 * DAY + 6 * HOUR)
    # Late and not submitted yet; burning soon; calm; without a deadline; outside the period.
    office.task(now - HOUR, title="Горит")
    office.task(now + 5 * HOUR)
    office.task(now + 9 * DAY)
    office.task(None, submitted=now - DAY, accepted=now - DAY + HOUR)
    office.task(now - 40 * DAY, submitted=now - 39 * DAY, accepted=now - 38 * DAY)
    # Left out: declined, cancelled, one's own.
    office.task(now - DAY, state=TaskState.DECLINED)
    office.task(now - DAY, state=TaskState.CANCELLED)
    office.task(now - DAY, submitted=now, accepted=now, creator=office.gleb)

    found = effectiveness.report(session, office.vera, office.gleb.id, 4, now=now).own

    assert found.figures == Figures(
        settled=6,
        accepted=4,
        on_time=2,
        late=3,
        returned=1,
        burning=2,
        late_average=4 * 3600,
        review_average=(24 + 72 + 24 + 1) * 3600 // 4,
    )
    assert found.figures.on_time_share == pytest.approx(0.4)
    assert not found.small


def test_every_figure_opens_into_as_many_tasks(session: Session, office: Office, now: datetime) -> None:
    office.task(now - 5 * DAY, submitted=now - 6 * DAY, accepted=now - 4 * DAY, returns=1)
    office.task(now - 3 * DAY, submitted=now - 2 * DAY)
    office.task(now - HOUR, title="Горит")
    figures = effectiveness.report(session, office.vera, office.gleb.id, 4, now=now).own.figures
    for figure in Figure:
        cases = effectiveness.cases(session, office.vera, office.gleb.id, 4, figure, now=now)
        assert cases.total == len(cases.rows) == getattr(figures, figure.value), figure
    burning = effectiveness.cases(session, office.vera, office.gleb.id, 4, Figure.BURNING, now=now)
    assert [row.title for row in burning.rows] == ["Горит"]


def test_few_tasks_are_said_to_be_few(session: Session, office: Office, now: datetime) -> None:
    office.task(now - DAY, submitted=now - 2 * DAY)
    assert effectiveness.report(session, office.gleb, office.gleb.id, 4, now=now).own.small


@pytest.mark.parametrize(("bad_weeks", "regular"), [(3, False), (4, True), (6, True)])
def test_who_is_late_week_after_week_burns_regularly(
    session: Session, office: Office, now: datetime, bad_weeks: int, regular: bool
) -> None:
    # Each of the last six whole weeks has a task; in the bad ones it is late.
    mondays = effectiveness.week_bounds(session, 6, now=now)
    for number, monday in enumerate(mondays[:-1]):
        due = monday + 2 * DAY
        office.task(due, submitted=due + HOUR if number < bad_weeks else due - HOUR)
    found = effectiveness.report(session, office.vera, office.gleb.id, 4, now=now)
    assert found.own.regular is regular


def test_a_few_late_tasks_are_no_rule(session: Session, office: Office, now: datetime) -> None:
    for monday in effectiveness.week_bounds(session, 6, now=now)[:4]:
        office.task(monday + DAY, submitted=monday + 2 * DAY)
    found = effectiveness.report(session, office.vera, office.gleb.id, 4, now=now)
    assert not found.own.regular, "four tasks are fewer than the five it takes"


def test_the_trend_has_each_week_once(session: Session, office: Office, now: datetime) -> None:
    monday = effectiveness.week_bounds(session, 1, now=now)[0]
    office.task(monday + DAY, submitted=monday + HOUR)
    office.task(monday + DAY, submitted=monday + 3 * DAY)
    weeks = effectiveness.trend(session, office.gleb, office.gleb.id, now=now)
    assert len(weeks) == 12
    assert [(week.on_time, week.late) for week in weeks if week.on_time or week.late] == [(1, 1)]
    assert weeks[-2].begins == monday


def test_only_oneself_and_those_above_see_figures(session: Session, office: Office, now: datetime) -> None:
    assert effectiveness.report(session, office.gleb, office.gleb.id, 4, now=now).is_self
    assert effectiveness.report(session, office.vera, office.gleb.id, 4, now=now)
    for other in (office.igor, office.olga):
        with pytest.raises(Denied):
            effectiveness.report(session, other, office.gleb.id, 4, now=now)
        with pytest.raises(Denied):
            effectiveness.cases(session, other, office.gleb.id, 4, Figure.LATE, now=now)
        with pytest.raises(Denied):
            effectiveness.ask_for_trend(session, other, office.gleb.id, now=now)
    team = effectiveness.team_report(session, office.vera, 4, now=now)
    assert [row.person.name for row in team.rows] == ["Глеб Зайцев", "Ольга Ким"]
    assert effectiveness.team_report(session, office.igor, 4, now=now).rows == ()


def test_the_team_is_its_people_together(session: Session, office: Office, now: datetime) -> None:
    office.task(now - 5 * DAY, submitted=now - 5 * DAY + 2 * HOUR)
    office.task(now - 4 * DAY, submitted=now - 5 * DAY)
    total = effectiveness.team_report(session, office.vera, 4, now=now).total
    assert (total.on_time, total.late, total.late_average) == (1, 1, 2 * 3600)
