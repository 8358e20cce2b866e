"""An interview on its way: read from a line or begun from a card, what is missing asked by chips; arranged or written down.

What was held already goes the same way, with its scores and verdict.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import ClassVar

from sqlmodel import Session, col, select

from bot.domain import access, contact_log, drafts, interview_log, interviews
from bot.domain.access import Actor, Permission
from bot.domain.company_days import work_calendar
from bot.domain.drafts import Kept
from bot.domain.errors import Denied, Outdated, Problem, Unfit
from bot.domain.interview_cards import Clash, clashes
from bot.domain.interview_kinds import Kind, checked_minutes, kind_by_id, kinds
from bot.domain.interview_log import Scored
from bot.domain.interview_rows import works_here
from bot.domain.interview_times import read_minutes, read_moment, slots
from bot.domain.interviews import LONGEST_PLACE, MOST_INTERVIEWERS, InterviewPlan, checked_text
from bot.domain.pipeline import LIVE
from bot.domain.task_people import Person, name_finder, people_named
from bot.models import (
    Application,
    Candidate,
    Interview,
    Interviewer,
    InterviewSort,
    InterviewState,
    Vacancy,
    Verdict,
)
from bot.parsing.interview_line import InterviewLine, parse_interview_line, parse_said_card
from bot.parsing.name_forms import split_names

_MOST_CHOICES = 8


class InterviewField(StrEnum):
    """A part of an interview that can be asked for and changed."""

    CANDIDATE = "candidate"
    KIND = "kind"
    WHEN = "when"
    WHO = "who"
    MINUTES = "minutes"
    PLACE = "place"
    CARD = "card"


@dataclass(frozen=True)
class Doubt:
    """What the line calls a colleague, and those it may mean; nobody when it is unknown."""

    text: str
    people: tuple[int, ...]


@dataclass(frozen=True)
class InterviewDraft:
    """The fields of an interview that is being arranged, or (`held`) written down. `asking` is where a typed answer goes."""

    KIND: ClassVar[str] = "interview"
    VERSION: ClassVar[int] = 1

    candidate: str = ""
    choices: tuple[int, ...] = ()
    application_id: int | None = None
    kind_id: int | None = None
    starts_at: datetime | None = None
    interviewer_ids: tuple[int, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    minutes: int | None = None
    place: str | None = None
    held: bool = False
    scores: tuple[Scored, ...] = ()
    verdict: Verdict | None = None
    comment: str = ""
    asking: InterviewField | None = None

    @property
    def missing(self) -> InterviewField | None:
        """What must be known first."""
        if self.application_id is None:
            return InterviewField.CANDIDATE
        if self.kind_id is None:
            return InterviewField.KIND
        if self.starts_at is None:
            return InterviewField.WHEN
        if not self.interviewer_ids or self.doubts:
            return InterviewField.WHO
        if self.held and self.verdict is None:
            return InterviewField.CARD
        return None


@dataclass(frozen=True)
class Choice:
    """An application the line may mean: the candidate and the vacancy."""

    application_id: int
    candidate_id: int
    full_name: str
    title: str


@dataclass(frozen=True)
class InterviewDraftFacts:
    """A draft with its people by name, what may be chosen, and what clashes with the time."""

    id: int
    rev: int
    fields: InterviewDraft
    choice: Choice | None
    choices: tuple[Choice, ...]
    kind: Kind | None
    kinds: tuple[Kind, ...]
    interviewers: tuple[Person, ...]
    doubt: str
    namesakes: tuple[Person, ...]
    minutes: int
    place: str
    clashes: tuple[Clash, ...]
    slots: tuple[datetime, ...]


@dataclass(frozen=True)
class Arranged:
    """What a line or a draft came to: an interview, or a draft that lacks something."""

    interview_id: int | None
    draft_id: int | None
    held: bool = False


# -- beginning ---------------------------------------------------------------------------------------------


def quick(session: Session, actor: Actor, line: str, *, now: datetime) -> Arranged:
    """Arrange what a line says if it leaves nothing open and nobody is busy then; else keep a draft. Raises Denied, Unfit."""
    actor.require(Permission.INTERVIEW_TEND)
    read = _read(session, actor, line, now=now)
    fields = _with_defaults(session, _from_line(session, actor, read, now=now))
    if not fields.candidate and fields.application_id is None:
        raise Unfit(Problem.CANDIDATE_NOT_FOUND, name=line[:60])
    kept = drafts.start(session, actor.id, fields, now=now)
    facts = _facts(session, actor, kept, now=now)
    exact = read.moment is None or read.moment.has_time or fields.held
    if fields.missing is None and exact and not facts.clashes:
        return finish(session, actor, kept.id, rev=None, now=now)
    return Arranged(None, kept.id, fields.held)


def begin(session: Session, actor: Actor, application_id: int, *, held: bool, now: datetime) -> int:
    """A draft for a candidate's application. Returns its id. Raises Denied."""
    access.access_application(session, actor, application_id, Permission.INTERVIEW_TEND)
    for kept in drafts.own(session, actor, InterviewDraft):
        if kept.fields.application_id == application_id and kept.fields.held == held:
            return kept.id
    fields = InterviewDraft(application_id=application_id, held=held)
    return drafts.start(session, actor.id, _with_defaults(session, fields), now=now).id


def _read(session: Session, actor: Actor, line: str, *, now: datetime) -> InterviewLine:
    own = tuple((one.id, one.name) for one in kinds(session) if one.name)
    return parse_interview_line(
        line,
        now=now,
        zone=actor.zone,
        people=name_finder(session),
        own_kinds=own,
        is_workday=work_calendar(session).is_workday,
    )


def _from_line(session: Session, actor: Actor, read: InterviewLine, *, now: datetime) -> InterviewDraft:
    """A draft of what a line says. A moment that has passed is of one that was held."""
    starts_at = read.moment.utc.astimezone(UTC) if read.moment is not None else None
    held = read.card is not None or (starts_at is not None and starts_at < now)
    if held and starts_at is None:
        starts_at = now
    sure = tuple(one.people[0] for one in read.interviewers if len(one.people) == 1)
    if held and not read.interviewers:
        sure = (actor.id,)
    found = _applications(session, actor, read.candidate)
    card = read.card
    return InterviewDraft(
        candidate=read.candidate,
        choices=tuple(one.application_id for one in found),
        application_id=found[0].application_id if len(found) == 1 else None,
        kind_id=read.kind_id or _kind_of(session, read.kind),
        starts_at=starts_at,
        interviewer_ids=tuple(dict.fromkeys(sure)),
        doubts=tuple(Doubt(one.text, one.people) for one in read.interviewers if len(one.people) != 1),
        minutes=read.minutes,
        place=read.place or None,
        held=held,
        scores=tuple(Scored(one.title, one.score) for one in card.scores) if card is not None else (),
        verdict=Verdict(card.verdict.value) if card is not None and card.verdict is not None else None,
        comment=card.comment if card is not None else "",
    )


def _kind_of(session: Session, code: str | None) -> int | None:
    wanted = InterviewSort(code) if code is not None else None
    return next((one.id for one in kinds(session) if wanted is not None and one.code is wanted), None)


def _applications(session: Session, actor: Actor, who: str) -> list[Choice]:
    """The applications under way of the candidates these words name, that the actor may arrange for."""
    if not who:
        return []
    ids = [one.candidate_id for one in contact_log.called(session, actor, who)]
    return _choices(session, actor, col(Application.candidate_id).in_(ids))


def _choices(session: Session, actor: Actor, condition: object) -> list[Choice]:
    visible = access.visible_vacancies(actor).subquery()
    rows = session.exec(
        select(Application.id, Application.candidate_id, Candidate.full_name, Vacancy.title)
        .join(Candidate, col(Candidate.id) == col(Application.candidate_id))
        .join(Vacancy, col(Vacancy.id) == col(Application.vacancy_id))
        .join(visible, visible.c.id == col(Vacancy.id))
        .where(condition, col(Application.stage).in_(LIVE))  # type: ignore[arg-type]
        .order_by(col(Application.id).desc())
        .limit(_MOST_CHOICES)
    ).all()
    return [Choice(one, who, name, title) for one, who, name, title in rows if one is not None]


# -- likely values -----------------------------------------------------------------------------------------


def _with_defaults(session: Session, fields: InterviewDraft) -> InterviewDraft:
    """What is open is taken from the last interview of that kind: on this vacancy first, else anywhere."""
    if fields.application_id is None or fields.kind_id is None:
        return fields
    application = session.get(Application, fields.application_id)
    if application is None:
        return replace(fields, application_id=None)
    here = col(Application.vacancy_id) == application.vacancy_id
    last = _last(session, fields.kind_id, here)
    anywhere = last or _last(session, fields.kind_id, None)
    if anywhere is not None and fields.minutes is None:
        fields = replace(fields, minutes=anywhere.minutes)
    if anywhere is not None and fields.place is None:
        fields = replace(fields, place=anywhere.place)
    if last is not None and not fields.interviewer_ids and not fields.doubts and not fields.held:
        held_by = session.exec(
            select(Interviewer.employee_id)
            .where(Interviewer.interview_id == last.id, col(Interviewer.dropped_at).is_(None))
            .order_by(col(Interviewer.id))
        ).all()
        present = [one for one in held_by if works_here(session, one)]
        fields = replace(fields, interviewer_ids=tuple(present))
    return fields


def _last(session: Session, kind_id: int, condition: object | None) -> Interview | None:
    query = (
        select(Interview)
        .join(Application, col(Application.id) == col(Interview.application_id))
        .where(
            Interview.kind_id == kind_id,
            Interview.state != InterviewState.CANCELLED,
            col(Interview.logged).is_(False),
        )
        .order_by(col(Interview.id).desc())
        .limit(1)
    )
    if condition is not None:
        query = query.where(condition)  # type: ignore[arg-type]
    return session.exec(query).first()


# -- reading -----------------------------------------------------------------------------------------------


def facts(session: Session, actor: Actor, draft_id: int, *, now: datetime) -> InterviewDraftFacts:
    """The draft to show. Raises Gone, Denied."""
    return _facts(session, actor, drafts.load(session, actor, draft_id, InterviewDraft), now=now)


def _facts(
    session: Session, actor: Actor, kept: Kept[InterviewDraft], *, now: datetime
) -> InterviewDraftFacts:
    fields = kept.fields
    chosen = (
        _choices(session, actor, Application.id == fields.application_id)
        if fields.application_id is not None
        else []
    )
    kind = kind_by_id(session, fields.kind_id) if fields.kind_id is not None else None
    minutes = fields.minutes or (kind.minutes if kind is not None else 60)
    doubt = fields.doubts[0] if fields.doubts else None
    busy: tuple[Clash, ...] = ()
    if fields.starts_at is not None and not fields.held:
        busy = clashes(session, set(fields.interviewer_ids), fields.starts_at, minutes)
    if fields.application_id is not None and not chosen:
        # Ended or erased meanwhile: it is asked again whom this is about.
        fields = replace(fields, application_id=None, candidate="", choices=())
    return InterviewDraftFacts(
        id=kept.id,
        rev=kept.rev,
        fields=fields,
        choice=chosen[0] if chosen else None,
        choices=tuple(_choices(session, actor, col(Application.id).in_(fields.choices))),
        kind=kind,
        kinds=kinds(session),
        interviewers=people_named(session, fields.interviewer_ids),
        doubt=doubt.text if doubt is not None else "",
        namesakes=people_named(session, doubt.people) if doubt is not None else (),
        minutes=minutes,
        place=fields.place or "",
        clashes=busy,
        slots=() if fields.held else slots(session, actor, set(fields.interviewer_ids), minutes, now),
    )


# -- changing ----------------------------------------------------------------------------------------------


def ask_for(
    session: Session, actor: Actor, draft_id: int, field: InterviewField | None, *, now: datetime
) -> None:
    """Wait for this field's words next, or (None) for none."""
    kept = drafts.load(session, actor, draft_id, InterviewDraft)
    drafts.change(session, actor, draft_id, replace(kept.fields, asking=field), now=now)


def take_text(session: Session, actor: Actor, draft_id: int, text: str, *, now: datetime) -> None:
    """A typed answer goes to the field that was asked for, else to what is missing. Raises Unfit; the draft stays."""
    kept = drafts.load(session, actor, draft_id, InterviewDraft)
    fields = kept.fields
    changed = _typed(session, actor, fields, fields.asking or fields.missing, text, now)
    changed = _with_defaults(session, replace(changed, asking=None))
    drafts.change(session, actor, draft_id, changed, now=now)


def _typed(  # noqa: PLR0911 - a case a field
    session: Session,
    actor: Actor,
    fields: InterviewDraft,
    field: InterviewField | None,
    text: str,
    now: datetime,
) -> InterviewDraft:
    match field:
        case InterviewField.CANDIDATE:
            return _named(session, actor, fields, text)
        case InterviewField.KIND:
            read = _read(session, actor, text, now=now)
            kind_id = read.kind_id or _kind_of(session, read.kind)
            return replace(fields, kind_id=kind_id or _by_name(session, text))
        case InterviewField.WHEN:
            return replace(fields, starts_at=read_moment(session, actor, text, held=fields.held, now=now))
        case InterviewField.WHO:
            return _with_people(session, fields, text)
        case InterviewField.MINUTES:
            return replace(fields, minutes=read_minutes(text))
        case InterviewField.PLACE:
            return replace(fields, place=checked_text(text, LONGEST_PLACE))
        case InterviewField.CARD:
            return _with_card(fields, text)
        case None:
            return fields


def _named(session: Session, actor: Actor, fields: InterviewDraft, text: str) -> InterviewDraft:
    found = _applications(session, actor, text)
    if not found:
        problem = (
            Problem.INTERVIEW_NO_VACANCY
            if contact_log.called(session, actor, text)
            else Problem.CANDIDATE_NOT_FOUND
        )
        raise Unfit(problem, name=text[:60])
    return replace(
        fields,
        candidate=text[:60],
        choices=tuple(one.application_id for one in found),
        application_id=found[0].application_id if len(found) == 1 else None,
    )


def _by_name(session: Session, text: str) -> int:
    """The kind whose own name was typed; a new name is no kind. Raises Unfit."""
    wanted = " ".join(text.casefold().split())
    found = next((one.id for one in kinds(session) if one.name.casefold() == wanted), None)
    if found is None:
        raise Unfit(Problem.KIND_NOT_UNDERSTOOD)
    return found


def _with_people(session: Session, fields: InterviewDraft, text: str) -> InterviewDraft:
    finder = name_finder(session)
    sure = list(fields.interviewer_ids)
    doubts: list[Doubt] = []
    for name in split_names(text):
        people = (
            finder.by_handle(name)
            if name.startswith("@")
            else finder.by_words(tuple(name.split()), prefix=True)
        )
        if len(people) == 1:
            sure.append(people[0])
        else:
            doubts.append(Doubt(name[:60], people))
    return replace(
        fields, interviewer_ids=tuple(dict.fromkeys(sure))[:MOST_INTERVIEWERS], doubts=tuple(doubts)
    )


def _with_card(fields: InterviewDraft, text: str) -> InterviewDraft:
    said = parse_said_card(text)
    return replace(
        fields,
        scores=(*fields.scores, *(Scored(one.title, one.score) for one in said.scores)),
        verdict=Verdict(said.verdict.value) if said.verdict is not None else fields.verdict,
        comment=", ".join(part for part in (fields.comment, said.comment) if part),
    )


def _change(session: Session, actor: Actor, draft_id: int, *, now: datetime, **changes: object) -> None:
    kept = drafts.load(session, actor, draft_id, InterviewDraft)
    changed = replace(kept.fields, asking=None, **changes)  # type: ignore[arg-type]
    drafts.change(session, actor, draft_id, _with_defaults(session, changed), now=now)


def choose_application(
    session: Session, actor: Actor, draft_id: int, application_id: int, *, now: datetime
) -> None:
    """This candidate on this vacancy. Raises Denied."""
    access.access_application(session, actor, application_id, Permission.INTERVIEW_TEND)
    _change(session, actor, draft_id, now=now, application_id=application_id)


def choose_kind(session: Session, actor: Actor, draft_id: int, kind_id: int, *, now: datetime) -> None:
    """This kind. Raises Denied."""
    kind_by_id(session, kind_id)
    _change(session, actor, draft_id, now=now, kind_id=kind_id)


def choose_time(session: Session, actor: Actor, draft_id: int, moment: datetime, *, now: datetime) -> None:
    """This time (aware UTC). Raises Unfit for a past one, or for one ahead of what was held."""
    held = drafts.load(session, actor, draft_id, InterviewDraft).fields.held
    if not held and moment <= now:
        raise Unfit(Problem.MOMENT_IN_PAST)
    _change(session, actor, draft_id, now=now, starts_at=min(moment, now) if held else moment)


def choose_minutes(session: Session, actor: Actor, draft_id: int, minutes: int, *, now: datetime) -> None:
    """This length in minutes. Raises Unfit."""
    _change(session, actor, draft_id, now=now, minutes=checked_minutes(minutes))


def choose_verdict(session: Session, actor: Actor, draft_id: int, verdict: Verdict, *, now: datetime) -> None:
    """This verdict on what was held."""
    _change(session, actor, draft_id, now=now, verdict=verdict)


def toggle_person(session: Session, actor: Actor, draft_id: int, person_id: int, *, now: datetime) -> None:
    """Choose an interviewer or take them off; a choice also settles the name that was in doubt. Raises Unfit."""
    kept = drafts.load(session, actor, draft_id, InterviewDraft)
    fields = kept.fields
    if not works_here(session, person_id):
        raise Unfit(Problem.PERSON_LEFT)
    people = fields.interviewer_ids
    people = (
        tuple(one for one in people if one != person_id)
        if person_id in people and not fields.doubts
        else tuple(dict.fromkeys((*people, person_id)))
    )
    if len(people) > MOST_INTERVIEWERS:
        raise Unfit(Problem.TOO_MANY_INTERVIEWERS, most=MOST_INTERVIEWERS)
    changed = replace(fields, interviewer_ids=people, doubts=fields.doubts[1:], asking=None)
    drafts.change(session, actor, draft_id, changed, now=now)


# -- done ----------------------------------------------------------------------------------------------------


def finish(session: Session, actor: Actor, draft_id: int, *, rev: int | None, now: datetime) -> Arranged:
    """Arrange what the draft says, or write it down. Raises Gone, Denied, Outdated, Unfit."""
    kept = drafts.load(session, actor, draft_id, InterviewDraft)
    if rev is not None and kept.rev != rev:
        raise Outdated
    fields = kept.fields
    if fields.missing is not None or fields.application_id is None or fields.kind_id is None:
        raise Outdated
    if fields.starts_at is None:
        raise Denied
    kind = kind_by_id(session, fields.kind_id)
    values = InterviewPlan(
        fields.application_id,
        fields.kind_id,
        fields.interviewer_ids,
        fields.starts_at,
        fields.minutes or kind.minutes,
        fields.place or "",
    )
    if fields.held:
        said = interview_log.Said(fields.scores, fields.verdict, fields.comment)
        interview = interview_log.write_down(session, actor, values, said, now=now)
    else:
        interview = interviews.schedule(session, actor, values, now=now)
    drafts.discard(session, actor, draft_id, InterviewDraft)
    return Arranged(interview.id, None, fields.held)


def discard(session: Session, actor: Actor, draft_id: int, *, now: datetime) -> None:  # noqa: ARG001 - a verb like others
    """Throw a draft away. Raises Gone, Denied."""
    drafts.discard(session, actor, draft_id, InterviewDraft)
