"""Every figure of the hiring report against a set counted by hand."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook
from PIL import Image
from sqlmodel import Session, select

from bot.domain import end_reasons, hiring_facts, hiring_report, hiring_report_files, stage_changes, waiting
from bot.domain.access import Actor
from bot.domain.errors import Denied, Outdated
from bot.domain.hiring_facts import ReportPeriod
from bot.domain.hiring_report import HiringReport, ReportPart, Span
from bot.domain.hiring_report_files import ReportForm
from bot.domain.pipeline import StageLabel
from bot.domain.stage_changes import To
from bot.i18n import Language, words
from bot.models import (
    Application,
    Candidate,
    Interview,
    Interviewer,
    InterviewState,
    Job,
    Offer,
    OfferState,
    Outcome,
    Role,
    Scorecard,
    Stage,
    Vacancy,
    WaitingKind,
)
from bot.views.hiring_report import cases_screen, part_screen, report_screen
from bot.views.stage_words import stage_text
from bot.workers import report_files
from tests.factories import make_employee, make_interview_kind
from tests.hiring import vacancy_with

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
# A Monday noon in Moscow; the last thirty days begin on 26 October.
START = datetime(2026, 10, 26, 9, 0, tzinfo=UTC)
NOW = START + 29 * DAY
MONTH = ReportPeriod.MONTH


@dataclass
class Town:
    """Anna recruits, Vera hires, Boris is a recruiter elsewhere; a vacancy with six candidates, told day by day."""

    session: Session
    anna: Actor
    vera: Actor
    boris: Actor
    vacancy_id: int
    ids: list[int]

    def move(self, number: int, day: float, stage: Stage, **more: object) -> stage_changes.StageChange:
        application = self.session.get(Application, self.ids[number])
        assert application is not None
        to = To(stage, **more)  # type: ignore[arg-type]
        return stage_changes.change(self.session, application, to, by_id=self.anna.id, now=START + day * DAY)

    def source(self, number: int, source: str, referred_by: int | None = None) -> None:
        application = self.session.get(Application, self.ids[number])
        assert application is not None
        person = self.session.get(Candidate, application.candidate_id)
        assert person is not None
        person.source, person.referred_by_id = source, referred_by

    def report(self, reader: Actor | None = None, vacancy_id: int | None = None) -> HiringReport:
        self.session.flush()
        return hiring_report.report(self.session, reader or self.anna, vacancy_id, MONTH, now=NOW)


@pytest.fixture
def town(session: Session) -> Town:
    """0 hired on day 20 by an offer accepted on day 15; 1 rejected after an interview; 2 withdrew from the offer;
    3 at the interviews now; 4 rejected at once, a move taken back before; 5 new. Vera answered twice and is awaited once.
    """
    anna = make_employee(session, "Анна Смирнова", Role.RECRUITER)
    vera = make_employee(session, "Вера Орлова", Role.LEAD)
    boris = make_employee(session, "Борис Петров", Role.EMPLOYEE)
    vacancy_id, ids = vacancy_with(session, anna, manager_id=vera.id, people=6, now=START)
    vacancy = session.get(Vacancy, vacancy_id)
    assert vacancy is not None
    vacancy.opened_at = START - 10 * DAY
    vacancy.closes_on = date(2026, 11, 21)
    made = Town(session, anna, vera, boris, vacancy_id, ids)
    for number, source in enumerate(("hh.ru", "hh.ru", "", "hh.ru", "superjob.ru", "hh.ru")):
        made.source(number, source, boris.id if number == 2 else None)
    reason = end_reasons.reasons(session, Outcome.REJECTED)[0]
    made.move(0, 2, Stage.INTERVIEW)
    made.move(0, 8, Stage.OFFER)
    made.move(0, 20, Stage.HIRED)
    made.move(1, 4, Stage.INTERVIEW)
    made.move(1, 6, Stage.REJECTED, outcome=Outcome.REJECTED, reason_id=reason.id)
    made.move(2, 6, Stage.OFFER)
    made.move(2, 7, Stage.WITHDRAWN, outcome=Outcome.WITHDREW)
    made.move(3, 10, Stage.INTERVIEW)
    taken_back = made.move(4, 1, Stage.OFFER)
    fourth = session.get(Application, ids[4])
    assert fourth is not None
    stage_changes.undo(session, fourth, taken_back, by_id=anna.id, now=START + DAY)
    made.move(4, 3, Stage.REJECTED, outcome=Outcome.REJECTED, reason_id=reason.id)
    session.add(
        Offer(
            application_id=ids[0],
            state=OfferState.ACCEPTED,
            state_since=START + 15 * DAY,
            settled_at=START + 15 * DAY,
            created_by_id=anna.id,
            created_at=START,
        )
    )
    for number, since, lasted in ((0, 1, 4 * HOUR), (1, 1, 10 * HOUR)):
        moment = START + since * DAY
        waiting.begin(session, ids[number], WaitingKind.SCREENING, on_id=vera.id, for_id=anna.id, now=moment)
        waiting.end(session, ids[number], WaitingKind.SCREENING, by_id=vera.id, now=moment + lasted)
    waiting.begin(session, ids[5], WaitingKind.DECISION, on_id=vera.id, for_id=anna.id, now=START + 28 * DAY)
    _interviews(made)
    session.flush()
    return made


def _interviews(town: Town) -> None:
    """Vera held two: scored one three hours after its end, owes the other; a cancelled one counts for nobody."""
    kind = make_interview_kind(town.session)
    for number, state, scored in (
        (0, InterviewState.DONE, 3 * HOUR),
        (1, InterviewState.DONE, None),
        (3, InterviewState.CANCELLED, None),
    ):
        starts = START + 5 * DAY
        talk = Interview(
            application_id=town.ids[number], kind_id=kind, state=state, starts_at=starts, minutes=60,
            uid=f"talk-{number}", created_by_id=town.anna.id, created_at=START,
        )  # fmt: skip
        town.session.add(talk)
        town.session.flush()
        who = Interviewer(interview_id=talk.id or 0, employee_id=town.vera.id)
        town.session.add(who)
        town.session.flush()
        card = Scorecard(interview_id=talk.id or 0, interviewer_id=who.id or 0)
        card.submitted_at = starts + HOUR + scored if scored is not None else None
        town.session.add(card)


def test_the_funnel_is_counted_by_how_far_they_came(town: Town) -> None:
    found = town.report()
    assert [(row.stage, row.count) for row in found.funnel] == [
        (Stage.NEW, 6),
        (Stage.INTERVIEW, 4),
        (Stage.OFFER, 2),
        (Stage.HIRED, 1),
    ]
    assert [row.of_previous for row in found.funnel[1:]] == [4 / 6, 2 / 4, 1 / 2]
    assert [row.of_all for row in found.funnel[1:]] == [4 / 6, 2 / 6, 1 / 6]
    assert found.ended == ((Outcome.REJECTED, 2), (Outcome.WITHDREW, 1))
    assert found.going == 2


def test_times_are_medians_of_what_happened(town: Town) -> None:
    times = {row.what: (row.middle, row.count) for row in town.report().times}
    # Left «new» after 2, 4, 6, 10 and 3 days: the move that was taken back is none.
    assert times[Stage.NEW] == (4 * DAY, 5)
    # Left the interviews after 6 and 2 days.
    assert times[Stage.INTERVIEW] == (4 * DAY, 2)
    # Left the offer after 12 days and 1.
    assert times[Stage.OFFER] == (6.5 * DAY, 2)
    assert times[Span.HIRE] == (15 * DAY, 1)
    assert times[Span.FILL] == (25 * DAY, 1)
    assert set(times) == {Stage.NEW, Stage.INTERVIEW, Stage.OFFER, *Span}


def test_sources_say_how_far_their_people_came(town: Town) -> None:
    rows = [
        (row.name, row.referral, row.came, row.met, row.offered, row.hired) for row in town.report().sources
    ]
    assert rows == [
        ("hh.ru", False, 4, 3, 1, 1),
        ("", True, 1, 1, 1, 0),
        ("superjob.ru", False, 1, 0, 0, 0),
    ]


def test_reasons_are_those_that_still_hold(town: Town) -> None:
    town.move(1, 9, Stage.INTERVIEW)
    rows = [(row.outcome, row.reason is not None, row.count) for row in town.report().reasons]
    assert rows == [(Outcome.REJECTED, True, 1), (Outcome.WITHDREW, False, 1)]


def test_load_counts_answers_and_interviews(town: Town) -> None:
    (row,) = town.report().load
    assert (row.name, row.answers, row.answer_time, row.awaited) == ("Вера Орлова", 2, 7 * HOUR, 1)
    assert (row.interviews, row.cards, row.missing, row.card_time) == (2, 1, 1, 3 * HOUR)


def test_overdue_vacancies_are_named_with_their_days(town: Town) -> None:
    (late,) = town.report().overdue
    assert (late.vacancy_id, late.late_days) == (town.vacancy_id, 3)


def test_every_figure_opens_into_as_many_cases(town: Town) -> None:
    found = town.report()

    def behind(part: ReportPart, key: int) -> int:
        return hiring_report.cases(town.session, town.anna, None, MONTH, part, key, now=NOW).total

    for row in found.funnel:
        assert behind(ReportPart.FUNNEL, row.key) == row.count
    for time in found.times:
        assert behind(ReportPart.TIMES, time.key) == time.count
    for source in found.sources:
        assert behind(ReportPart.SOURCES, source.key) == source.came
    for reason in found.reasons:
        assert behind(ReportPart.REASONS, reason.key) == reason.count
    for load in found.load:
        assert behind(ReportPart.LOAD, load.key) == load.answers + load.awaited + load.interviews
    with pytest.raises(Outdated):
        behind(ReportPart.SOURCES, 12345)
    with pytest.raises(Outdated):
        behind(ReportPart.OVERDUE, 1)


def test_what_is_older_than_the_period_does_not_count(town: Town) -> None:
    later = hiring_report.report(town.session, town.anna, None, MONTH, now=NOW + 26 * DAY)
    assert later.came == 0
    assert not later.reasons
    assert [(row.what, row.count) for row in later.times] == []
    year = hiring_report.report(town.session, town.anna, None, ReportPeriod.YEAR, now=NOW + 26 * DAY)
    assert year.came == 6


def test_a_report_is_of_the_vacancies_one_may_see(town: Town) -> None:
    assert town.report(town.vera).came == 6, "the hiring manager sees hers"
    with pytest.raises(Denied):
        town.report(town.boris)
    with pytest.raises(Denied):
        town.report(town.boris, town.vacancy_id)
    other = make_employee(town.session, "Ольга Ким", Role.RECRUITER)
    vacancy = town.session.get(Vacancy, town.vacancy_id)
    assert vacancy is not None
    vacancy.confidential = True
    assert town.report(other).came == 0
    with pytest.raises(Denied):
        town.report(other, town.vacancy_id)
    assert hiring_facts.vacancies(town.session, other).vacancies == ()
    assert town.report(town.anna, town.vacancy_id).came == 6


@pytest.mark.parametrize("language", Language)
def test_the_figures_are_said_drawn_and_tabled_in_both_languages(town: Town, language: Language) -> None:
    text = words(language)
    found = town.report()
    said = str(report_screen(text, found).text)
    assert stage_text(text, StageLabel(Stage.INTERVIEW)) in said
    for part in ReportPart:
        screen = part_screen(text, found, part)
        assert screen.text
        assert len(screen.keyboard) >= 2, "every part has rows to open"
    page = hiring_report.cases(town.session, town.anna, None, MONTH, ReportPart.FUNNEL, 0, now=NOW)
    assert "Иванова Ольга" in str(cases_screen(text, page).text)
    picture = Image.open(BytesIO(report_files.chart(text, found)))
    assert picture.width > 700
    assert picture.height > picture.width / 2
    book = load_workbook(BytesIO(report_files.book(text, found)))
    assert len(book.sheetnames) == len(ReportPart)
    funnel = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows(min_row=2)]
    assert funnel[1][1:] == [4, 0.6667, 0.6667]


def test_a_file_is_made_for_who_may_see_it_still(town: Town) -> None:
    session = town.session
    hiring_report_files.ask(session, town.vera, town.vacancy_id, MONTH, ReportForm.XLSX, now=NOW)
    session.flush()
    (job,) = [row for row in session.exec(select(Job)).all() if row.kind == "draw_report"]
    assert hiring_report_files.figures(session, job.payload, now=NOW) is not None
    vacancy = session.get(Vacancy, town.vacancy_id)
    assert vacancy is not None
    vacancy.hiring_manager_id = None
    session.flush()
    assert hiring_report_files.figures(session, job.payload, now=NOW) is None
    with pytest.raises(Denied):
        hiring_report_files.ask(session, town.boris, None, MONTH, ReportForm.CHART, now=NOW)
