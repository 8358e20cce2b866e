"""The rules of interviews: who is told what, what a move resets, who sees whose scorecard, what ends with what."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import Session, col, select

from bot.domain import (
    access,
    applications,
    holdings,
    interview_cards,
    interview_drafts,
    interview_kinds,
    interview_people,
    interview_results,
    interview_talk,
    interviews,
    leaving,
    scorecard_cards,
    scorecards,
    search_index,
    timeline,
    vacancies,
)
from bot.domain.access import Actor, Permission
from bot.domain.errors import Denied, Outdated, Problem, Unfit
from bot.domain.holdings import HoldingKind, Passing
from bot.domain.interview_telling import minute_of
from bot.domain.interviews import InterviewPlan
from bot.domain.notifications import NoticeKind
from bot.domain.timeline import TimelineSort, TimelineVerb
from bot.domain.vacancy_values import VacancyField, Wanted
from bot.models import (
    Employee,
    Interview,
    InterviewAnswer,
    InterviewKind,
    InterviewSort,
    InterviewState,
    OutboxMessage,
    OutboxState,
    Reminder,
    ReminderKind,
    Role,
    ScorecardScore,
    Stage,
    Subject,
    Verdict,
    Waiting,
    WaitingKind,
)
from tests.factories import NOW, make_employee
from tests.hiring import vacancy_with

FRIDAY = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)


@pytest.fixture
def anna(session: Session) -> Actor:
    return make_employee(session)


@pytest.fixture
def vera(session: Session) -> Actor:
    return make_employee(session, "Вера Орлова", Role.LEAD)


@pytest.fixture
def igor(session: Session) -> Actor:
    return make_employee(session, "Игорь Петров", Role.EMPLOYEE)


@pytest.fixture
def application_id(session: Session, anna: Actor, vera: Actor) -> int:
    vacancy_id, ids = vacancy_with(session, anna, manager_id=vera.id, people=1, now=NOW)
    wanted = (Wanted("Python"), Wanted("SQL"))
    vacancies.set_value(session, anna, vacancy_id, VacancyField.COMPETENCIES, wanted, now=NOW)
    search_index.settle(session)
    return ids[0]


def technical(session: Session) -> int:
    return next(one.id for one in interview_kinds.kinds(session) if one.code is InterviewSort.TECHNICAL)


def arranged(
    session: Session, actor: Actor, application_id: int, *people: Actor, at: datetime = FRIDAY
) -> Interview:
    values = InterviewPlan(application_id, technical(session), tuple(one.id for one in people), at, 60)
    made = interviews.schedule(session, actor, values, now=NOW)
    session.flush()
    return made


def told(session: Session, kind: NoticeKind) -> list[OutboxMessage]:
    query = select(OutboxMessage).where(
        OutboxMessage.kind == f"notice:{kind.value}", OutboxMessage.state == OutboxState.WAITING
    )
    return list(session.exec(query.order_by(col(OutboxMessage.id))).all())


def sent(session: Session) -> None:
    """As if everything told so far had reached its reader."""
    for row in session.exec(select(OutboxMessage)).all():
        row.state = OutboxState.SENT
        session.add(row)
    session.flush()


def planned(session: Session, kind: ReminderKind) -> dict[int, datetime]:
    rows = session.exec(
        select(Reminder).where(
            Reminder.subject == Subject.INTERVIEW, Reminder.kind == kind, col(Reminder.fired_at).is_(None)
        )
    ).all()
    return {row.recipient_id: row.due_at for row in rows}


def test_all_are_invited_and_awaited_and_all_answers_confirm(
    session: Session, anna: Actor, vera: Actor, igor: Actor, application_id: int
) -> None:
    one = arranged(session, anna, application_id, vera, igor)
    assert [row.recipient_id for row in told(session, NoticeKind.INTERVIEW_INVITED)] == [vera.id, igor.id]
    open_rows = select(Waiting.on_id).where(
        Waiting.kind == WaitingKind.INTERVIEW, col(Waiting.ended_at).is_(None)
    )
    assert set(session.exec(open_rows).all()) == {vera.id, igor.id}
    minute = minute_of(FRIDAY)
    interview_people.accept(session, vera, one.id or 0, minute=minute, now=NOW)
    assert one.state is InterviewState.PROPOSED
    interview_people.accept(session, igor, one.id or 0, minute=minute, now=NOW)
    assert one.state is InterviewState.CONFIRMED
    interview_people.accept(session, igor, one.id or 0, minute=minute, now=NOW)
    assert len(told(session, NoticeKind.INTERVIEW_EVENT)) == 1, "a second press tells nobody again"
    assert session.exec(open_rows).all() == []
    interview_people.decline(session, igor, one.id or 0, "заболел", minute=minute, now=NOW)
    assert one.state is InterviewState.PROPOSED
    assert set(planned(session, ReminderKind.INTERVIEW_HOUR_BEFORE)) == {vera.id}


def test_a_move_asks_again_and_keeps_the_event(
    session: Session, anna: Actor, vera: Actor, igor: Actor, application_id: int
) -> None:
    one = arranged(session, anna, application_id, vera, igor)
    uid, minute, monday = one.uid, minute_of(FRIDAY), FRIDAY + timedelta(days=3)
    sent(session)
    interview_people.propose(session, vera, one.id or 0, monday, minute=minute, now=NOW, comment="отпуск")
    interviews.move(session, anna, one.id or 0, monday, rev=one.rev, now=NOW, why="отпуск")
    assert (one.uid, one.sequence, one.moved, one.starts_at) == (uid, 1, 1, monday)
    card = interview_cards.card(session, anna, one.id or 0, now=NOW)
    assert [row.answer for row in card.interviewers] == [InterviewAnswer.ACCEPTED, InterviewAnswer.WAITING]
    assert [(move.from_at, move.to_at, move.by, move.why) for move in card.moves] == [
        (FRIDAY, monday, "Анна Смирнова", "отпуск")
    ]
    with pytest.raises(Outdated):
        interview_people.accept(session, igor, one.id or 0, minute=minute, now=NOW)
    interviews.move(session, anna, one.id or 0, monday + timedelta(hours=2), rev=one.rev, now=NOW)
    assert (one.sequence, one.moved) == (2, 2)
    hour = planned(session, ReminderKind.INTERVIEW_HOUR_BEFORE)
    assert hour == dict.fromkeys((vera.id, igor.id), monday + timedelta(hours=1))
    with pytest.raises(Denied):
        interviews.move(session, vera, one.id or 0, FRIDAY, rev=one.rev, now=NOW)
    with pytest.raises(Unfit) as refused:
        interviews.move(session, anna, one.id or 0, NOW, rev=one.rev, now=NOW)
    assert refused.value.problem is Problem.MOMENT_IN_PAST


def test_reminders_keep_out_of_quiet_hours(
    session: Session, anna: Actor, vera: Actor, igor: Actor, application_id: int
) -> None:
    """Quiet from nine to nine, in Moscow and in Vladivostok."""
    far = session.get_one(Employee, igor.id)
    far.timezone = "Asia/Vladivostok"
    session.add(far)
    # 10:30 in Moscow, 17:30 in Vladivostok.
    at = datetime(2026, 11, 27, 7, 30, tzinfo=UTC)
    arranged(session, anna, application_id, vera, igor, at=at)
    assert planned(session, ReminderKind.INTERVIEW_HOUR_BEFORE) == {
        vera.id: at - timedelta(hours=1),
        igor.id: at - timedelta(hours=1),
    }
    early = datetime(2026, 11, 30, 6, 0, tzinfo=UTC)  # nine in Moscow, four in the afternoon there
    arranged(session, anna, application_id, vera, igor, at=early)
    hours = planned(session, ReminderKind.INTERVIEW_HOUR_BEFORE)
    assert hours[igor.id] == early - timedelta(hours=1)
    assert hours[vera.id] == datetime(2026, 11, 29, 17, 59, tzinfo=UTC), "the evening before"


def test_cards_are_frozen_and_blind_until_one_s_own(
    session: Session, anna: Actor, vera: Actor, igor: Actor, application_id: int
) -> None:
    kind = session.get_one(InterviewKind, technical(session))
    kind.questions = ["Почему уходит?"]
    session.add(kind)
    one = arranged(session, anna, application_id, vera, igor)
    kind.questions = ["Другой вопрос"]
    session.add(kind)
    later = FRIDAY + timedelta(hours=1)
    with pytest.raises(Unfit):
        scorecards.begin(session, igor, one.id or 0, now=NOW)
    mine = scorecards.begin(session, igor, one.id or 0, now=later)
    assert one.state is InterviewState.DONE
    rows = session.exec(select(ScorecardScore).where(ScorecardScore.scorecard_id == mine)).all()
    assert [row.title for row in rows] == ["Python", "SQL", "Почему уходит?"]
    scorecards.set_score(session, igor, mine, 0, 2, now=later)
    with pytest.raises(Unfit) as refused:
        scorecards.submit(session, igor, mine, now=later)
    assert refused.value.problem is Problem.VERDICT_NEEDED
    scorecards.set_verdict(session, igor, mine, Verdict.NO, now=later)
    scorecards.submit(session, igor, mine, now=later)
    with pytest.raises(Outdated):
        scorecards.set_score(session, igor, mine, 0, 5, now=later)
    # Vera hires, and interviews: she sees nothing before her own is in. Anna does not interview.
    assert scorecard_cards.of_interview(session, vera, one.id or 0, now=later).blind
    assert interview_results.results_of(session, vera, [application_id])[application_id][0].verdicts == ()
    seen = scorecard_cards.of_interview(session, anna, one.id or 0, now=later)
    assert ([card.verdict for card in seen.cards], seen.missing) == ([Verdict.NO], 1)
    hers = scorecards.begin(session, vera, one.id or 0, now=later)
    with pytest.raises(Denied):
        scorecards.set_score(session, igor, hers, 0, 5, now=later)
    scorecards.set_score(session, vera, hers, 0, 5, now=later)
    scorecards.set_verdict(session, vera, hers, Verdict.STRONG_YES, now=later)
    scorecards.submit(session, vera, hers, now=later)
    together = scorecard_cards.of_interview(session, igor, one.id or 0, now=later)
    assert (together.average("Python"), together.spread("Python")) == (3.5, 3)
    assert together.average("SQL") is None, "not assessed is no zero"
    assert together.missing == 0


def test_a_missing_card_is_chased_then_the_recruiter_hears(
    session: Session, anna: Actor, vera: Actor, igor: Actor, application_id: int
) -> None:
    one = arranged(session, anna, application_id, vera, igor)
    later = FRIDAY + timedelta(hours=1)
    interviews.tell_outcome(session, anna, one.id or 0, InterviewState.DONE, now=later)
    monday, tuesday = datetime(2026, 11, 30, 7, 0, tzinfo=UTC), datetime(2026, 12, 1, 7, 0, tzinfo=UTC)
    assert planned(session, ReminderKind.SCORECARD_MISSING) == {vera.id: monday, igor.id: monday}
    assert planned(session, ReminderKind.SCORECARD_MISSING_RECRUITER) == {anna.id: tuesday}
    card_id = scorecards.own_id(session, igor, one.id or 0)
    scorecards.dismiss(session, igor, card_id or 0, now=later)
    assert planned(session, ReminderKind.SCORECARD_MISSING) == {vera.id: monday}
    scorecards.was_there(session, igor, card_id or 0, now=later)
    assert set(planned(session, ReminderKind.SCORECARD_MISSING)) == {vera.id, igor.id}


def test_no_show_and_back(session: Session, anna: Actor, igor: Actor, application_id: int) -> None:
    one = arranged(session, anna, application_id, igor)
    with pytest.raises(Unfit) as refused:
        interviews.tell_outcome(session, igor, one.id or 0, InterviewState.CANDIDATE_NO_SHOW, now=NOW)
    assert refused.value.problem is Problem.INTERVIEW_NOT_BEGUN
    later = FRIDAY + timedelta(hours=1)
    interviews.tell_outcome(session, igor, one.id or 0, InterviewState.CANDIDATE_NO_SHOW, now=later)
    assert planned(session, ReminderKind.INTERVIEW_OUTCOME_RECRUITER) == {}
    with pytest.raises(Unfit):
        interviews.tell_outcome(session, igor, one.id or 0, InterviewState.DONE, now=later)
    interviews.reopen(session, igor, one.id or 0, rev=one.rev, now=later)
    assert one.state is InterviewState.PROPOSED
    interviews.tell_outcome(session, igor, one.id or 0, InterviewState.CANDIDATE_NO_SHOW, now=later)
    interviews.move(session, anna, one.id or 0, FRIDAY + timedelta(days=4), rev=one.rev, now=later)
    assert (one.state, one.moved) == (InterviewState.PROPOSED, 1)


def test_who_held_it_says_that_it_was_moved(
    session: Session, anna: Actor, igor: Actor, application_id: int
) -> None:
    one = arranged(session, anna, application_id, igor)
    sent(session)
    with pytest.raises(Denied):
        interview_talk.move(session, igor, one.id or 0, FRIDAY + timedelta(days=3), rev=one.rev, now=NOW)
    over = FRIDAY + timedelta(hours=1)
    wanted = interview_talk.InterviewWords.MOVE
    talk = interview_talk.begin(session, igor, one.id or 0, wanted, mark=one.rev, now=over)
    interview_talk.give(session, igor, talk, "пн 15:00, кандидат попросил", now=over)
    assert (one.starts_at, one.state) == (FRIDAY + timedelta(days=3), InterviewState.CONFIRMED)
    assert interview_cards.card(session, igor, one.id or 0, now=over).moves[0].why == "кандидат попросил"
    assert told(session, NoticeKind.INTERVIEW_EVENT)[-1].payload["news"] == "moved"


def test_a_draft_outlives_its_candidate(session: Session, anna: Actor, application_id: int) -> None:
    draft_id = interview_drafts.begin(session, anna, application_id, held=False, now=NOW)
    interview_drafts.choose_kind(session, anna, draft_id, technical(session), now=NOW)
    applications.move(session, anna, application_id, Stage.REJECTED, rev=0, now=NOW)
    facts = interview_drafts.facts(session, anna, draft_id, now=NOW)
    assert facts.fields.missing is interview_drafts.InterviewField.CANDIDATE


def test_the_end_of_an_application_cancels_and_its_undo_restores(
    session: Session, anna: Actor, igor: Actor, application_id: int
) -> None:
    one = arranged(session, anna, application_id, igor)
    sent(session)
    moved = applications.move(session, anna, application_id, Stage.REJECTED, rev=0, now=NOW)
    assert (one.state, one.sequence) == (InterviewState.CANCELLED, 1)
    assert [row.recipient_id for row in told(session, NoticeKind.INTERVIEW_CANCELLED)] == [igor.id]
    assert planned(session, ReminderKind.INTERVIEW_HOUR_BEFORE) == {}
    applications.undo_move(session, anna, application_id, moved.event_id or 0, now=NOW)
    assert one.state is InterviewState.PROPOSED
    assert told(session, NoticeKind.INTERVIEW_CANCELLED) == [], "not sent yet, so not wanted"
    assert igor.id in planned(session, ReminderKind.INTERVIEW_HOUR_BEFORE)


def test_who_never_heard_of_it_is_told_nothing(
    session: Session, anna: Actor, igor: Actor, application_id: int
) -> None:
    one = arranged(session, anna, application_id, igor)
    interviews.cancel(session, anna, one.id or 0, rev=one.rev, now=NOW)
    assert told(session, NoticeKind.INTERVIEW_INVITED) == []
    assert told(session, NoticeKind.INTERVIEW_CANCELLED) == []


def test_an_interviewer_sees_the_candidate_but_not_the_pay_and_no_longer_than_needed(
    session: Session, anna: Actor, igor: Actor, application_id: int
) -> None:
    card = interview_cards.card
    candidate_id = card(
        session, anna, arranged(session, anna, application_id, igor).id or 0, now=NOW
    ).candidate_id
    assert access.may_on_candidate(session, igor, candidate_id, Permission.CANDIDATE_VIEW)
    assert not access.may_on_candidate(session, igor, candidate_id, Permission.SALARY_VIEW)
    assert not access.may_on_candidate(session, igor, candidate_id, Permission.CANDIDATE_EDIT)
    applications.move(session, anna, application_id, Stage.REJECTED, rev=0, now=NOW)
    assert not access.may_on_candidate(session, igor, candidate_id, Permission.CANDIDATE_VIEW)


def test_the_heir_holds_it_and_who_just_leaves_is_missed(
    session: Session, anna: Actor, vera: Actor, igor: Actor, application_id: int
) -> None:
    one = arranged(session, anna, application_id, vera, igor)
    sent(session)
    assert HoldingKind.INTERVIEW in {held.kind for held in holdings.holdings_of(session, igor.id)}
    passing = Passing(anna, igor.id, anna.id, NOW)
    holdings.hand_over(session, HoldingKind.INTERVIEW, [one.id or 0], passing)
    names = [row.name for row in interview_cards.card(session, anna, one.id or 0, now=NOW).interviewers]
    assert names == ["Вера Орлова", "Анна Смирнова"]
    assert [row.recipient_id for row in told(session, NoticeKind.INTERVIEW_CANCELLED)] == [igor.id]
    admin = make_employee(session, "Ада Минова", Role.HR_ADMIN)
    rev = leaving.show(session, admin, vera.id, now=NOW).rev
    leaving.end_now(session, admin, vera.id, rev=rev, now=NOW)
    news = told(session, NoticeKind.INTERVIEW_EVENT)
    assert [(row.recipient_id, row.payload["news"]) for row in news] == [(anna.id, "left")]
    assert vera.id not in planned(session, ReminderKind.INTERVIEW_HOUR_BEFORE)


def test_who_arranged_it_leaves_and_the_owner_is_asked_instead(
    session: Session, anna: Actor, igor: Actor, application_id: int
) -> None:
    boris = make_employee(session, "Борис Петухов")
    arranged(session, boris, application_id, igor)
    assert set(planned(session, ReminderKind.INTERVIEW_OUTCOME_RECRUITER)) == {boris.id}
    admin = make_employee(session, "Ада Минова", Role.HR_ADMIN)
    rev = leaving.show(session, admin, boris.id, now=NOW).rev
    leaving.end_now(session, admin, boris.id, rev=rev, now=NOW)
    assert set(planned(session, ReminderKind.INTERVIEW_OUTCOME_RECRUITER)) == {anna.id}


def test_who_declined_owes_no_card_and_reads_the_others(
    session: Session, anna: Actor, vera: Actor, igor: Actor, application_id: int
) -> None:
    one = arranged(session, anna, application_id, vera, igor)
    interview_people.decline(session, vera, one.id or 0, "", minute=minute_of(FRIDAY), now=NOW)
    later = FRIDAY + timedelta(hours=1)
    card_id = scorecards.begin(session, igor, one.id or 0, now=later)
    scorecards.set_verdict(session, igor, card_id, Verdict.YES, now=later)
    scorecards.submit(session, igor, card_id, now=later)
    seen = scorecard_cards.of_interview(session, vera, one.id or 0, now=later)
    assert (seen.blind, seen.missing, len(seen.cards)) == (False, 0, 1)
    assert planned(session, ReminderKind.SCORECARD_MISSING) == {}
    assert interview_results.results_of(session, vera, [application_id])[application_id][0].verdicts == (
        Verdict.YES,
    )


def test_clashes_are_shown(
    session: Session, anna: Actor, vera: Actor, igor: Actor, application_id: int
) -> None:
    arranged(session, anna, application_id, igor)
    found = interview_cards.clashes(session, {igor.id, vera.id}, FRIDAY + timedelta(minutes=30), 60)
    assert [(one.name, one.at) for one in found] == [("Игорь Петров", FRIDAY)]
    assert interview_cards.clashes(session, {igor.id}, FRIDAY + timedelta(hours=1), 60) == ()


def test_one_line_arranges_and_one_line_writes_down(
    session: Session, anna: Actor, vera: Actor, igor: Actor, application_id: int
) -> None:
    made = interview_drafts.quick(session, anna, "Иванова пт 15:00 техническое Петров", now=NOW)
    one = session.get_one(Interview, made.interview_id)
    assert (one.starts_at, one.minutes) == (FRIDAY, 60)
    busy = interview_drafts.quick(session, anna, "Иванова пт 15:30 финал Петров", now=NOW)
    assert busy.draft_id is not None, "Igor is busy then: it is asked first"
    again = interview_drafts.quick(session, anna, "Иванова пн 15:00 техническое", now=NOW)
    assert again.interview_id is not None, "who held the last one of that kind holds this one too"
    line = "Иванова технич. вчера: Python 4, SQL 3, Общение 5, да, уверенная"
    held = interview_drafts.quick(session, anna, line, now=NOW)
    cards = scorecard_cards.of_interview(session, anna, held.interview_id or 0, now=NOW)
    assert [(row.title, row.score) for row in cards.cards[0].rows] == [
        ("Python", 4),
        ("SQL", 3),
        ("Общение", 5),
    ]
    assert (cards.cards[0].verdict, cards.cards[0].comment) == (Verdict.YES, "уверенная")
    assert told(session, NoticeKind.INTERVIEW_INVITED)[-1].payload["interview"] == again.interview_id
    candidate_id = cards.interview.candidate_id
    lines = timeline.timeline(session, anna, candidate_id, sort=TimelineSort.INTERVIEWS, page=0).lines
    assert lines[0].verb is TimelineVerb.SCORECARD_SUBMITTED
    assert lines[-1].starts_at == FRIDAY


def test_a_line_that_leaves_something_open_is_asked_about(
    session: Session, anna: Actor, igor: Actor, application_id: int
) -> None:
    made = interview_drafts.quick(session, anna, "Иванова завтра 15:00 собеседование", now=NOW)
    facts = interview_drafts.facts(session, anna, made.draft_id or 0, now=NOW)
    assert facts.fields.missing is interview_drafts.InterviewField.KIND
    interview_drafts.choose_kind(session, anna, facts.id, technical(session), now=NOW)
    with pytest.raises(Unfit):
        interview_drafts.choose_time(session, anna, facts.id, NOW, now=NOW)
    interview_drafts.take_text(session, anna, facts.id, "Петров", now=NOW)
    done = interview_drafts.finish(session, anna, facts.id, rev=None, now=NOW)
    assert session.get_one(Interview, done.interview_id).starts_at == FRIDAY - timedelta(days=2)
    with pytest.raises(Denied):
        interview_drafts.quick(session, igor, "Иванова завтра 15:00 техническое", now=NOW)
