"""The demo's interviews: one held yesterday whose interviewers disagree, and one ahead tomorrow."""

from datetime import datetime, time, timedelta

from sqlmodel import Session, col, select

from bot.domain import interview_people, interviews, scorecards
from bot.domain.access import Actor, actor_by_id
from bot.domain.company_days import work_calendar
from bot.domain.interview_kinds import kinds
from bot.domain.interview_telling import minute_of
from bot.domain.interviews import InterviewPlan
from bot.models import (
    Application,
    Interview,
    InterviewSort,
    ScorecardScore,
    Stage,
    Vacancy,
    VacancyMember,
    Verdict,
)
from bot.parsing.dates import at_local

_AT = time(11, 0)
_PLACE = "https://meet.example/kadrovik"


def first_interviews(session: Session, vacancy_ids: list[int], *, now: datetime) -> None:
    """Arrange and hold the demo's interviews as its people would have done, through the same verbs."""
    for vacancy_id in vacancy_ids:
        vacancy = session.get_one(Vacancy, vacancy_id)
        owner = actor_by_id(session, vacancy.owner_id)
        application = session.exec(
            select(Application)
            .where(Application.vacancy_id == vacancy_id, Application.stage == Stage.INTERVIEW)
            .order_by(col(Application.id))
        ).first()
        people = _people(session, vacancy)
        if owner is None or application is None or application.id is None or not people:
            continue
        _held(session, owner, application.id, people, now)
        _ahead(session, owner, application.id, people[:1], now)


def _people(session: Session, vacancy: Vacancy) -> list[Actor]:
    """Who hires, and a colleague of the team or the recruiter."""
    team = session.exec(select(VacancyMember.employee_id).where(VacancyMember.vacancy_id == vacancy.id)).all()
    ids = dict.fromkeys(
        one for one in (vacancy.hiring_manager_id, *team, vacancy.owner_id) if one is not None
    )
    found = [actor_by_id(session, one) for one in ids]
    return [one for one in found if one is not None][:2]


def _arranged(
    session: Session,
    owner: Actor,
    application_id: int,
    people: list[Actor],
    sort: InterviewSort,
    at: datetime,
    now: datetime,
) -> Interview:
    kind = next(one for one in kinds(session) if one.code is sort)
    ids = tuple(one.id for one in people)
    values = InterviewPlan(application_id, kind.id, ids, at, kind.minutes, _PLACE)
    made = interviews.schedule(session, owner, values, now=now)
    for person in people:
        if person.id != owner.id:
            interview_people.accept(session, person, made.id or 0, minute=minute_of(at), now=now)
    return made


def _held(session: Session, owner: Actor, application_id: int, people: list[Actor], now: datetime) -> None:
    """Yesterday: one is for the candidate, the other against."""
    day = work_calendar(session).previous_workday(now.astimezone(owner.zone).date())
    at = at_local(day, _AT, owner.zone).astimezone(now.tzinfo)
    before = at - timedelta(days=2)
    made = _arranged(session, owner, application_id, people, InterviewSort.TECHNICAL, at, before)
    after = at + timedelta(hours=2)
    opinions = ((Verdict.YES, (4, 3, 5)), (Verdict.NO, (2, 3, 4)))
    for person, (verdict, scores) in zip(people, opinions, strict=False):
        card_id = scorecards.begin(session, person, made.id or 0, now=after)
        _fill(session, person, card_id, verdict, scores, after)


def _fill(
    session: Session, person: Actor, card_id: int, verdict: Verdict, scores: tuple[int, ...], now: datetime
) -> None:
    rows = session.exec(
        select(ScorecardScore.position)
        .where(ScorecardScore.scorecard_id == card_id)
        .order_by(col(ScorecardScore.position))
    ).all()
    for position, score in zip(rows, scores, strict=False):
        scorecards.set_score(session, person, card_id, position, score, now=now)
    scorecards.set_verdict(session, person, card_id, verdict, now=now)
    scorecards.submit(session, person, card_id, now=now)


def _ahead(session: Session, owner: Actor, application_id: int, people: list[Actor], now: datetime) -> None:
    """The next working day: the final one."""
    day = work_calendar(session).next_workday(now.astimezone(owner.zone).date())
    at = at_local(day, _AT, owner.zone).astimezone(now.tzinfo)
    _arranged(session, owner, application_id, people, InterviewSort.FINAL, at, now - timedelta(hours=1))
