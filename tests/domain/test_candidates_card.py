"""What colleagues see of a candidate, who may see it, a vacancy's list, and moving between stages."""

import pytest
from sqlmodel import Session, select

from bot.domain import (
    access,
    applications,
    candidate_edits,
    candidate_notices,
    candidates,
    competencies,
    intake_saving,
    people,
    pipeline_board,
)
from bot.domain.access import Actor, Permission
from bot.domain.candidate_values import CandidateField
from bot.domain.errors import Denied, Gone, Outdated, Problem, Unfit
from bot.domain.intake_choices import choose_vacancy
from bot.models import Application, Candidate, Event, Resume, Role, Stage, Vacancy, VacancyCompetency
from bot.resumes.values import EducationLevel
from tests.factories import NOW, make_department, make_employee, make_vacancy
from tests.papers import maria, read


@pytest.fixture
def anna(session: Session) -> Actor:
    return make_employee(session)


@pytest.fixture
def vacancy(session: Session, anna: Actor) -> Vacancy:
    return make_vacancy(session, anna)


def _save(
    session: Session, actor: Actor, vacancy: Vacancy | None, resume=None, data: bytes = b"maria"
) -> int:
    draft = read(session, actor, resume or maria(), data=data)
    choose_vacancy(session, actor, draft.id, vacancy.id if vacancy else None, now=NOW)
    saved = intake_saving.save(session, actor, draft.id, rev=None, now=NOW).fields.saved
    assert saved is not None
    return saved.candidate_id


def _application(session: Session, candidate_id: int) -> Application:
    return session.exec(select(Application).where(Application.candidate_id == candidate_id)).one()


def test_a_colleague_sees_the_same(session: Session, anna: Actor, vacancy: Vacancy) -> None:
    candidate_id = _save(session, anna, vacancy)
    boris = make_employee(session, "Борис")
    assert candidates.card(session, boris, candidate_id) == candidates.card(session, anna, candidate_id)
    assert [row.full_name for row in pipeline_board.board(session, boris, vacancy.id, now=NOW).rows] == [
        "Соколова Мария Андреевна"
    ]


def test_an_employee_sees_nobody(session: Session, anna: Actor, vacancy: Vacancy) -> None:
    candidate_id = _save(session, anna, vacancy)
    gleb = make_employee(session, "Глеб", Role.EMPLOYEE)
    with pytest.raises(Denied):
        candidates.card(session, gleb, candidate_id)
    with pytest.raises(Denied):
        pipeline_board.board(session, gleb, vacancy.id, now=NOW)
    with pytest.raises(Denied):
        candidates.resume_file(
            session, gleb, candidates.card(session, anna, candidate_id).resumes[0].id, now=NOW
        )


def test_the_department_lead_sees_candidates_but_does_not_move_them(session: Session, anna: Actor) -> None:
    department = make_department(session)
    vera = make_employee(session, "Вера", Role.LEAD, department=department)
    people.set_lead(session, department.id, vera.id)
    candidate_id = _save(session, anna, make_vacancy(session, anna, department=department))
    seen = candidates.card(session, vera, candidate_id)
    assert not seen.may_edit
    assert not seen.may_attach
    with pytest.raises(Denied):
        applications.move(
            session, vera, _application(session, candidate_id).id, Stage.SCREENING, rev=0, now=NOW
        )


def test_the_salary_is_only_for_those_who_may_see_it(
    session: Session, anna: Actor, vacancy: Vacancy, monkeypatch: pytest.MonkeyPatch
) -> None:
    candidate_id = _save(session, anna, vacancy)
    assert candidates.card(session, anna, candidate_id).values.salary is not None
    recruiters = access.BY_ROLE[Role.RECRUITER] - {Permission.SALARY_VIEW}
    monkeypatch.setitem(access.BY_ROLE, Role.RECRUITER, recruiters)
    boris = make_employee(session, "Борис")
    shown = candidates.card(session, boris, candidate_id)
    assert shown.values.salary is None
    assert not shown.shows_salary


def test_what_fits_the_vacancy_is_marked_by_meaning_not_by_letters(
    session: Session, anna: Actor, vacancy: Vacancy
) -> None:
    for place, (name, must) in enumerate([("Фотошоп", True), ("Blender", True), ("Типографика", False)]):
        competency = competencies.named(session, name)
        session.add(
            VacancyCompetency(vacancy_id=vacancy.id, competency_id=competency.id, position=place, must=must)
        )
    fit = candidates.card(session, anna, _save(session, anna, vacancy)).fit
    assert fit is not None
    assert [(item.name, item.has) for item in fit.wanted] == [
        ("Фотошоп", True),
        ("Blender", False),
        ("Типографика", True),
    ]
    assert (fit.musts_met, fit.musts) == (1, 2)


def test_the_list_has_pages_and_stages_farthest_first(
    session: Session, anna: Actor, vacancy: Vacancy
) -> None:
    for number in range(8):
        person = Candidate(
            full_name=f"Человек {number}", name_key=str(number), created_by_id=anna.id, created_at=NOW
        )
        session.add(person)
        session.flush()
        applications.add(session, anna, person.id, vacancy.id, resume_id=None, now=NOW)
    first = session.exec(select(Application).order_by(Application.id)).first()
    applications.move(session, anna, first.id, Stage.INTERVIEW, rev=0, now=NOW)
    page = pipeline_board.board(session, anna, vacancy.id, now=NOW)
    assert page.rows[0].full_name == "Человек 0"
    assert len(page.rows) == 6
    assert page.pages == 2
    assert {one.label.kind: one.count for one in page.columns} == {Stage.NEW: 7, Stage.INTERVIEW: 1}
    assert len(pipeline_board.board(session, anna, vacancy.id, page=1, now=NOW).rows) == 2
    # What an earlier version's button says still means the first stage of that kind.
    assert len(pipeline_board.board(session, anna, vacancy.id, key=Stage.INTERVIEW.value, now=NOW).rows) == 1


def test_two_people_pressing_at_once_move_once(session: Session, anna: Actor, vacancy: Vacancy) -> None:
    boris = make_employee(session, "Борис")
    application = _application(session, _save(session, anna, vacancy))
    applications.move(session, anna, application.id, Stage.SCREENING, rev=0, now=NOW)
    again = applications.move(session, boris, application.id, Stage.SCREENING, rev=0, now=NOW)
    assert again.event_id is None, "the same press changes nothing"
    with pytest.raises(Outdated):
        applications.move(session, boris, application.id, Stage.OFFER, rev=0, now=NOW)
    assert application.stage is Stage.SCREENING


def test_a_move_is_taken_back_unless_somebody_moved_since(
    session: Session, anna: Actor, vacancy: Vacancy
) -> None:
    application = _application(session, _save(session, anna, vacancy))
    moved = applications.move(session, anna, application.id, Stage.OFFER, rev=0, now=NOW)
    back = applications.undo_move(session, anna, application.id, moved.event_id, now=NOW)
    assert (back.before, back.after) == (Stage.OFFER, Stage.NEW)
    with pytest.raises(Unfit) as refused:
        applications.undo_move(session, anna, application.id, moved.event_id, now=NOW)
    assert refused.value.problem is Problem.UNDO_OVERTAKEN


def test_a_candidate_of_the_base_is_put_on_a_vacancy_once(
    session: Session, anna: Actor, vacancy: Vacancy
) -> None:
    candidate_id = _save(session, anna, None)
    assert [choice.id for choice in candidates.vacancies_to_attach(session, anna, candidate_id)] == [
        vacancy.id
    ]
    for _ in range(2):
        shown = candidates.attach(session, anna, candidate_id, vacancy.id, now=NOW)
    assert [line.title for line in shown.applications] == ["Графический дизайнер"]
    assert candidates.vacancies_to_attach(session, anna, candidate_id) == ()
    with pytest.raises(Unfit):
        applications.attach(session, anna, candidate_id, vacancy.id, now=NOW)


def test_the_original_file_is_at_hand_and_who_opened_it_is_recorded(
    session: Session, anna: Actor, vacancy: Vacancy
) -> None:
    candidate_id = _save(session, anna, vacancy)
    resume_id = candidates.card(session, anna, candidate_id).resumes[0].id
    found = candidates.resume_file(session, anna, resume_id, now=NOW)
    assert found.file_name == "resume.pdf"
    opened = session.exec(select(Event).where(Event.verb == "file_opened")).one()
    assert (opened.actor_id, opened.subject_id) == (anna.id, candidate_id)
    with pytest.raises(Gone):
        candidates.resume_file(session, anna, resume_id + 100, now=NOW)


def test_looking_at_the_file_does_not_stop_undo(session: Session, anna: Actor, vacancy: Vacancy) -> None:
    draft = read(session, anna)
    saved = intake_saving.save(session, anna, draft.id, rev=None, now=NOW).fields.saved
    resume_id = candidates.card(session, anna, saved.candidate_id).resumes[0].id
    candidates.resume_file(session, anna, resume_id, now=NOW)
    assert intake_saving.undo(session, anna, draft.id, now=NOW).fields.saved is None


def test_a_field_is_corrected_in_the_base(session: Session, anna: Actor, vacancy: Vacancy) -> None:
    candidate_id = _save(session, anna, vacancy)
    edit = candidate_edits.begin(session, anna, candidate_id, now=NOW)
    with pytest.raises(Unfit):
        candidate_edits.finish(session, anna, edit, CandidateField.AGE, "молодая", now=NOW)
    shown = candidate_edits.finish(session, anna, edit, CandidateField.AGE, "31", now=NOW)
    assert shown.values.age.on(NOW.date()) == 31
    with pytest.raises(Denied):
        candidate_edits.begin(session, make_employee(session, "Глеб", Role.EMPLOYEE), candidate_id, now=NOW)


def test_what_was_taken_back_is_not_told(session: Session, anna: Actor, vacancy: Vacancy) -> None:
    boris = make_employee(session, "Борис")
    draft = read(session, boris)
    choose_vacancy(session, boris, draft.id, vacancy.id, now=NOW)
    saved = intake_saving.save(session, boris, draft.id, rev=None, now=NOW).fields.saved
    payload = {"vacancy": vacancy.id, "applications": [saved.application_id]}
    told = candidate_notices.load_added(session, anna, payload, NOW)
    assert told is not None
    assert told.added_by == ("Борис",)
    assert (
        candidate_notices.load_added(session, make_employee(session, "Глеб", Role.EMPLOYEE), payload, NOW)
        is None
    )
    intake_saving.undo(session, boris, draft.id, now=NOW)
    assert candidate_notices.load_added(session, anna, payload, NOW) is None


def test_languages_studies_and_source_are_corrected_on_the_card_and_outlive_later_papers(
    session: Session, anna: Actor
) -> None:
    candidate_id = _save(session, anna, None)
    for field, text in (
        (CandidateField.LANGUAGES, "английский C1, Немецкий"),
        (CandidateField.EDUCATION, "МГУ, дизайн, 2012, высшее\nКолледж связи, 2008"),
        (CandidateField.SOURCE, "ярмарка вакансий"),
    ):
        candidates.fix_field(session, anna, candidate_id, field, text, now=NOW)
    session.add(
        Resume(
            candidate_id=candidate_id,
            text="",
            fields={"language_levels": {"French": "B1"}},
            language="ru",
            added_by_id=anna.id,
            added_at=NOW,
        )
    )
    card = candidates.card(session, anna, candidate_id)
    assert [(one.language.value, one.level) for one in card.beside.languages] == [
        ("english", "C1"),
        ("german", ""),
    ]
    assert [(one.institution, one.speciality, one.level, one.year) for one in card.beside.studies] == [
        ("МГУ", "дизайн", EducationLevel.HIGHER, 2012),
        ("Колледж связи", "", EducationLevel.VOCATIONAL, 2008),
    ]
    assert card.source == "ярмарка вакансий"


def test_languages_emptied_by_hand_do_not_come_back_from_the_paper(session: Session, anna: Actor) -> None:
    candidate_id = _save(session, anna, None)
    session.add(
        Resume(
            candidate_id=candidate_id,
            text="",
            fields={"language_levels": {"French": "B1"}},
            language="ru",
            added_by_id=anna.id,
            added_at=NOW,
        )
    )
    assert candidates.card(session, anna, candidate_id).beside.languages
    card = candidates.fix_field(session, anna, candidate_id, CandidateField.LANGUAGES, "-", now=NOW)
    assert not card.beside.languages


@pytest.mark.parametrize(
    ("field", "text", "problem"),
    [
        (CandidateField.LANGUAGES, "английский B2, клингонский", Problem.LANGUAGE_NOT_UNDERSTOOD),
        (CandidateField.EDUCATION, ";;", Problem.STUDY_NOT_UNDERSTOOD),
        (CandidateField.SOURCE, "и" * 201, Problem.TEXT_TOO_LONG),
    ],
)
def test_what_is_not_understood_leaves_the_field(
    session: Session, anna: Actor, field: CandidateField, text: str, problem: Problem
) -> None:
    candidate_id = _save(session, anna, None)
    before = candidates.card(session, anna, candidate_id)
    with pytest.raises(Unfit) as refused:
        candidates.fix_field(session, anna, candidate_id, field, text, now=NOW)
    assert refused.value.problem is problem
    assert candidates.card(session, anna, candidate_id) == before
