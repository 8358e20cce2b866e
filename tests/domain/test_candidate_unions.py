"""Two cards of one person become one and can be taken apart: nothing is lost on the way there or back."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select as select_rows
from sqlmodel import Session, SQLModel, col, select

from bot.domain import (
    applications,
    candidate_unions,
    candidates,
    contact_log,
    erasure,
    hiring,
    search,
    search_index,
    talent_pool,
    vacancies,
)
from bot.domain.access import Actor
from bot.domain.candidate_unions import UNDO_DAYS
from bot.domain.candidate_values import CandidateField
from bot.domain.errors import Denied, Gone, Outdated, Unfit
from bot.domain.timeline import TimelineSort, TimelineVerb, timeline
from bot.domain.vacancy_values import VacancyValues
from bot.i18n import Language, words
from bot.models import (
    Application,
    Candidate,
    CandidateCompetency,
    CandidateContact,
    CandidateTag,
    CandidateUnion,
    Competency,
    Consent,
    ConsentState,
    ContactKind,
    DoNotReconsider,
    ErasureGround,
    Event,
    LogChannel,
    Resume,
    Role,
    Stage,
    StageChange,
)
from bot.sandbox.entities import parse_html
from bot.views.unions import found_screen, parted_screen, preview_screen, suspects_screen, united_screen
from tests.factories import NOW, make_employee
from tests.hiring import put_on, vacancy_with

LATER = NOW + timedelta(days=3)


@pytest.fixture
def anna(session: Session) -> Actor:
    return make_employee(session)


def person(session: Session, actor: Actor, name: str = "Ольга Иванова", **values: Any) -> int:
    found = Candidate(
        full_name=name, name_key="ivanova olga", created_by_id=actor.id, created_at=NOW, **values
    )
    session.add(found)
    session.flush()
    assert found.id is not None
    return found.id


def paper(session: Session, actor: Actor, candidate_id: int) -> int:
    row = Resume(
        candidate_id=candidate_id,
        text="Дизайнер, Figma",
        fields={},
        language="ru",
        source="hh.ru",
        added_by_id=actor.id,
        added_at=NOW,
    )
    session.add(row)
    session.flush()
    return row.id or 0


def contact(session: Session, candidate_id: int, key: str) -> None:
    session.add(CandidateContact(candidate_id=candidate_id, kind=ContactKind.EMAIL, shown=key, key=key))
    session.flush()


def unite(session: Session, actor: Actor, kept: int, other: int, choice: int | None = None) -> int:
    found = candidate_unions.preview(session, actor, kept, other, choice)
    done = candidate_unions.unite(
        session, actor, kept, other, found.choice, revs=(found.kept.rev, found.other.rev), now=LATER
    )
    return done.union_id


def snapshot(session: Session, *ids: int) -> dict[str, list[Any]]:
    """Every row that points at these candidates, and their own, as they are stored; their revisions grow by any change."""
    session.flush()
    found: dict[str, list[Any]] = {}
    for table in SQLModel.metadata.sorted_tables:
        columns = [key.parent for key in table.foreign_keys if key.column.table.name == "candidate"]
        columns += [table.c.id] if table.name == "candidate" else []
        for column in columns:
            if table.name == "retention":
                continue
            rows = session.execute(select_rows(table).where(column.in_(ids)))
            found[table.name] = sorted(
                repr({name: value for name, value in row.items() if name != "rev"}) for row in rows.mappings()
            )
    return found


def full(session: Session, anna: Actor) -> tuple[int, int]:
    """Two cards with something in every room."""
    kept = person(session, anna, position="Дизайнер", city="Москва", source="hh.ru")
    other = person(
        session, anna, "Иванова Ольга Петровна", city="Казань", experience_months=60, source="почта"
    )
    for one, mail in ((kept, "o@example.com"), (other, "o@example.com"), (other, "new@example.com")):
        contact(session, one, mail)
    skill, shared = Competency(name="Figma", norm="figma"), Competency(name="Sketch", norm="sketch")
    session.add_all((skill, shared))
    session.flush()
    for one, known in ((kept, shared), (other, shared), (other, skill)):
        session.add(CandidateCompetency(candidate_id=one, competency_id=known.id, position=1))
    session.add(CandidateTag(candidate_id=other, norm="свой", name="свой", added_by_id=anna.id, added_at=NOW))
    session.add(Consent(candidate_id=kept, state=ConsentState.GIVEN, since=NOW))
    session.add(Consent(candidate_id=other, state=ConsentState.WITHDRAWN, since=NOW))
    session.add(
        DoNotReconsider(
            candidate_id=other, until=LATER.date(), reason="Не сошлись", set_by_id=anna.id, set_at=NOW
        )
    )
    talent_pool.put_aside(session, anna, other, "пригодится через 3 месяца", now=NOW)
    paper(session, anna, kept)
    paper(session, anna, other)
    contact_log.log(session, anna, other, LogChannel.CALL, "Готова с января", now=NOW)
    return kept, other


def test_everything_is_on_one_card_and_comes_back_as_it_was(session: Session, anna: Actor) -> None:
    kept, other = full(session, anna)
    before = snapshot(session, kept, other)
    union = unite(session, anna, kept, other)
    assert snapshot(session, other) == {name: [] for name in snapshot(session, other)}, "nothing points there"
    card = candidates.card(session, anna, other)
    assert card.id == kept, "an old button leads to the card that was kept"
    assert {one.shown for one in card.values.contacts} == {"o@example.com", "new@example.com"}
    assert set(card.values.skills) == {"Figma", "Sketch"}
    assert (card.values.city, card.values.experience_months) == ("Казань", 60), "the newer paper tells"
    assert card.source == "hh.ru", "whoever was here first"
    assert len(card.resumes) == 2
    assert session.get_one(Consent, kept).state is ConsentState.WITHDRAWN, "the stricter one"
    assert session.get(DoNotReconsider, kept) is not None
    lines = timeline(session, anna, kept, sort=TimelineSort.ALL, page=0).lines
    assert lines[0].verb is TimelineVerb.UNITED
    assert "Готова с января" in [line.text for line in lines]
    parted = candidate_unions.part(session, anna, union, now=LATER)
    assert (parted.candidate_id, parted.other_id) == (kept, other)
    assert snapshot(session, kept, other) == before
    with pytest.raises(Gone):
        candidate_unions.part(session, anna, union, now=LATER)


def test_each_differing_field_is_chosen(session: Session, anna: Actor) -> None:
    kept, other = full(session, anna)
    found = candidate_unions.preview(session, anna, kept, other)
    assert [(one.field, one.from_other) for one in found.fields] == [
        (CandidateField.NAME, True),
        (CandidateField.CITY, True),
    ]
    choice = candidate_unions.flipped(found.choice, CandidateField.NAME)
    unite(session, anna, kept, other, choice)
    values = candidates.card(session, anna, kept).values
    assert (values.full_name, values.city) == ("Ольга Иванова", "Казань")


def test_what_was_corrected_by_hand_stays_by_itself(session: Session, anna: Actor) -> None:
    kept, other = full(session, anna)
    candidates.fix_field(session, anna, kept, CandidateField.CITY, "Тула", now=NOW)
    found = candidate_unions.preview(session, anna, kept, other)
    assert [one.from_other for one in found.fields if one.field is CandidateField.CITY] == [False]


def test_two_applications_on_one_vacancy_become_the_further_one(session: Session, anna: Actor) -> None:
    vacancy, (first,) = vacancy_with(session, anna, manager_id=None, people=1, now=NOW)
    second = put_on(session, anna, vacancy, "Иванова О. П.", now=NOW)
    hiring.move_application(session, anna, session.get_one(Application, second), Stage.INTERVIEW, now=NOW)
    kept = session.get_one(Application, first).candidate_id
    other = session.get_one(Application, second).candidate_id
    assert candidate_unions.preview(session, anna, kept, other).shared == ("Дизайнер",)
    union = unite(session, anna, kept, other)
    (row,) = session.exec(select(Application).where(Application.vacancy_id == vacancy)).all()
    assert (row.id, row.candidate_id, row.stage) == (second, kept, Stage.INTERVIEW)
    moves = session.exec(select(StageChange.application_id)).all()
    assert set(moves) == {second}, "the history of both hangs on it"
    candidate_unions.part(session, anna, union, now=LATER)
    rows = session.exec(select(Application).order_by(col(Application.id))).all()
    assert [(one.id, one.candidate_id) for one in rows] == [(first, kept), (second, other)]
    assert set(session.exec(select(StageChange.application_id)).all()) == {first, second}


def test_what_was_added_after_the_union_stays_with_the_kept_card(session: Session, anna: Actor) -> None:
    kept, other = full(session, anna)
    union = unite(session, anna, kept, other)
    newer = paper(session, anna, kept)
    contact(session, kept, "third@example.com")
    candidate_unions.part(session, anna, union, now=LATER)
    assert session.get_one(Resume, newer).candidate_id == kept
    keys = session.exec(select(CandidateContact.key).where(CandidateContact.candidate_id == kept)).all()
    assert set(keys) == {"o@example.com", "third@example.com"}


def test_search_finds_one_and_then_two_again(session: Session, anna: Actor) -> None:
    kept, other = full(session, anna)
    for one in (kept, other):
        search_index.refresh(session, one)

    def found() -> set[int]:
        return {row.candidate_id for row in search.by_name(session, anna, "Иванова", now=LATER)}

    assert found() == {kept, other}
    union = unite(session, anna, kept, other)
    assert found() == {kept}
    candidate_unions.part(session, anna, union, now=LATER)
    assert found() == {kept, other}


def test_it_can_be_taken_apart_for_thirty_days_the_latest_first(session: Session, anna: Actor) -> None:
    kept, other = full(session, anna)
    third = person(session, anna, "Ольга Иванова (Петрова)")
    first = unite(session, anna, kept, other)
    second = unite(session, anna, kept, third)
    with pytest.raises(Unfit):
        candidate_unions.part(session, anna, first, now=LATER)
    with pytest.raises(Unfit):
        candidate_unions.part(session, anna, second, now=LATER + timedelta(days=UNDO_DAYS + 1))
    candidate_unions.part(session, anna, second, now=LATER)
    candidate_unions.part(session, anna, first, now=LATER)


def test_a_chain_leads_to_the_last_card(session: Session, anna: Actor) -> None:
    kept, other = full(session, anna)
    third = person(session, anna, "Иванова О.")
    unite(session, anna, kept, other)
    second = unite(session, anna, third, kept)
    assert candidates.card(session, anna, other).id == third
    candidate_unions.part(session, anna, second, now=LATER)
    assert candidates.card(session, anna, other).id == kept


def test_old_cards_and_other_people_change_nothing(session: Session, anna: Actor) -> None:
    kept, other = full(session, anna)
    with pytest.raises(Outdated):
        candidate_unions.unite(session, anna, kept, other, 0, revs=(7, 7), now=LATER)
    with pytest.raises(Outdated):
        candidate_unions.preview(session, anna, kept, kept)
    gleb = make_employee(session, "Глеб", Role.EMPLOYEE)
    for act in (
        lambda: candidate_unions.preview(session, gleb, kept, other),
        lambda: candidate_unions.suspects(session, gleb, kept, now=NOW),
        lambda: candidate_unions.unite(session, gleb, kept, other, 0, revs=(0, 0), now=LATER),
    ):
        with pytest.raises(Denied):
            act()


def test_who_is_on_a_vacancy_one_may_not_see_is_left_to_its_team(session: Session, anna: Actor) -> None:
    kept, other = full(session, anna)
    boris = make_employee(session, "Борис Ильин", Role.RECRUITER)
    hidden = vacancies.open_vacancy(
        session, boris, VacancyValues(title="Тайная", confidential=True), now=NOW
    ).vacancy_id
    session.add(
        Application(
            vacancy_id=hidden, candidate_id=other, stage_since=NOW, created_by_id=boris.id, created_at=NOW
        )
    )
    session.flush()
    with pytest.raises(Denied):
        candidate_unions.preview(session, anna, kept, other)
    open_one, _ = vacancy_with(session, anna, manager_id=None, people=0, now=NOW)
    applications.add(session, anna, other, open_one, resume_id=None, now=NOW)
    with pytest.raises(Unfit, match="union_hidden"):
        candidate_unions.preview(session, anna, kept, other)
    assert candidate_unions.preview(session, boris, kept, other).other.vacancies == ("Тайная", "Дизайнер")


def test_the_base_suspects_by_phone_or_mail(session: Session, anna: Actor) -> None:
    kept, other = full(session, anna)
    assert [one.candidate_id for one in candidate_unions.suspects(session, anna, kept, now=NOW).others] == [
        other
    ]


def test_erasing_the_kept_card_takes_the_journal_and_the_former_name(session: Session, anna: Actor) -> None:
    kept, other = full(session, anna)
    unite(session, anna, kept, other, 0)
    contact_log.log(
        session, anna, person(session, anna, "Сидоров Пётр"), LogChannel.CALL,
                     "Советует Иванову Ольгу Петровну", now=LATER)  # fmt: skip
    admin = make_employee(session, "Админ", Role.HR_ADMIN)
    erasure.ask(session, admin, kept, ErasureGround.REQUEST, now=LATER)
    traces = erasure.find_traces(session, kept)
    assert traces is not None
    erasure.carry_out(session, kept, traces, now=LATER)
    assert session.exec(select(CandidateUnion)).all() == []
    left = " ".join(str(one.changes) for one in session.exec(select(Event)).all())
    assert "Иванову" not in left
    assert "Ольг" not in left


@pytest.mark.parametrize("language", list(Language))
def test_the_screens_are_whole_in_both_languages(session: Session, anna: Actor, language: Language) -> None:
    said = words(language)
    kept, other = full(session, anna)
    shown = [
        suspects_screen(said, candidate_unions.suspects(session, anna, kept, now=NOW)),
        found_screen(said, kept, search.by_name(session, anna, "Ольга", now=NOW), asked="Ольга"),
        preview_screen(said, candidate_unions.preview(session, anna, kept, other), today=NOW.date()),
    ]
    done = candidate_unions.unite(session, anna, kept, other, 0, revs=(0, 0), now=LATER)
    shown.append(united_screen(said, done))
    shown.append(parted_screen(said, candidate_unions.part(session, anna, done.union_id, now=LATER)))
    for screen in shown:
        parse_html(screen.text)
        assert "union-" not in screen.text


def test_the_base_suspects_a_namesake_of_one_employer_and_no_other(session: Session, anna: Actor) -> None:
    one, two, third = (person(session, anna, "Ольга Иванова") for _ in range(3))
    for candidate_id, company in ((one, "Балт Фрахт"), (two, "балт фрахт"), (third, "Норд Карго")):
        row = session.get_one(Resume, paper(session, anna, candidate_id))
        row.fields = {"job_history": [{"company": company}]}
        session.add(row)
    session.flush()
    found = candidate_unions.suspects(session, anna, one, now=NOW)
    assert [match.candidate_id for match in found.others] == [two]


def test_an_old_button_of_a_card_taken_in_suspects_for_the_kept_one(session: Session, anna: Actor) -> None:
    kept, other = full(session, anna)
    unite(session, anna, kept, other)
    found = candidate_unions.suspects(session, anna, other, now=LATER)
    assert (found.candidate_id, found.others) == (kept, ())
    assert found.latest is not None
    assert found.latest.name == "Иванова Ольга Петровна"


def test_uniting_twice_is_once(session: Session, anna: Actor) -> None:
    kept, other = full(session, anna)
    found = candidate_unions.preview(session, anna, kept, other)
    revs = (found.kept.rev, found.other.rev)
    done = [
        candidate_unions.unite(session, anna, kept, other, found.choice, revs=revs, now=LATER)
        for _ in range(2)
    ]
    assert done[0] == done[1]
    with pytest.raises(Outdated):
        candidate_unions.preview(session, anna, kept, other)
