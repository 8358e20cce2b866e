"""Saving what was read: one press makes candidate, résumé and application; a second changes nothing; Undo takes it back."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from bot.domain import applications, candidates, intake, intake_saving
from bot.domain.candidate_values import CandidateField, tidy_skills
from bot.domain.errors import Denied, Outdated, Problem, Unfit
from bot.domain.intake_cards import card
from bot.domain.intake_choices import choose_vacancy, fix_field, recognise, settle_field, stick
from bot.domain.intake_drafts import DraftState
from bot.models import Application, Candidate, OutboxMessage, Resume, Role, Stage, StoredFile, VacancyState
from bot.resumes.values import Read
from tests.factories import NOW, make_employee, make_vacancy
from tests.papers import artem, maria, read, send, sure


def test_a_press_saves_candidate_resume_and_application(session: Session) -> None:
    anna = make_employee(session)
    vacancy = make_vacancy(session, anna)
    draft = read(session, anna)
    choose_vacancy(session, anna, draft.id, vacancy.id, now=NOW)
    saved = intake_saving.save(session, anna, draft.id, rev=None, now=NOW).fields.saved
    assert saved is not None
    shown = candidates.card(session, anna, saved.candidate_id)
    assert shown.values.full_name == "Соколова Мария Андреевна"
    assert {contact.key for contact in shown.values.contacts} == {"+79001112233", "m.sokolova@example.com"}
    assert shown.values.age.on(NOW.date()) == 29
    assert shown.values.salary is not None
    assert shown.values.salary.amount_min == 150_000
    assert [version.has_file for version in shown.resumes] == [True]
    assert [(line.title, line.stage) for line in shown.applications] == [("Графический дизайнер", Stage.NEW)]


def test_pressing_save_twice_saves_once(session: Session) -> None:
    anna = make_employee(session)
    draft = read(session, anna)
    first = intake_saving.save(session, anna, draft.id, rev=draft.rev, now=NOW)
    second = intake_saving.save(session, anna, draft.id, rev=draft.rev, now=NOW)
    assert first.fields.saved == second.fields.saved
    assert len(session.exec(select(Candidate)).all()) == 1
    assert len(session.exec(select(Resume)).all()) == 1


def test_an_older_card_does_not_save_what_it_does_not_show(session: Session) -> None:
    anna = make_employee(session)
    draft = read(session, anna)
    fix_field(session, anna, draft.id, CandidateField.CITY, "Москва", now=NOW)
    with pytest.raises(Outdated):
        intake_saving.save(session, anna, draft.id, rev=draft.rev, now=NOW)


def test_a_card_without_a_name_is_not_saved(session: Session) -> None:
    anna = make_employee(session)
    draft = read(session, anna, maria(full_name=None))
    assert [doubt.field for doubt in draft.doubts] == [CandidateField.NAME]
    with pytest.raises(Unfit) as refused:
        intake_saving.save(session, anna, draft.id, rev=draft.rev, now=NOW)
    assert refused.value.problem is Problem.NAME_EMPTY


def test_only_those_who_may_add_candidates_are_heard(session: Session) -> None:
    for role in (Role.EMPLOYEE, Role.LEAD):
        with pytest.raises(Denied):
            send(session, make_employee(session, "Глеб", role))


def test_nobody_touches_a_colleagues_draft(session: Session) -> None:
    anna, boris = make_employee(session), make_employee(session, "Борис")
    draft = read(session, anna)
    with pytest.raises(Denied):
        intake_saving.save(session, boris, draft.id, rev=None, now=NOW)


def test_undo_removes_all_and_brings_the_draft_back(session: Session) -> None:
    anna = make_employee(session)
    vacancy = make_vacancy(session, anna)
    draft = read(session, anna)
    choose_vacancy(session, anna, draft.id, vacancy.id, now=NOW)
    intake_saving.save(session, anna, draft.id, rev=None, now=NOW)
    back = intake_saving.undo(session, anna, draft.id, now=NOW)
    assert back.fields.state is DraftState.READY
    for table in (Candidate, Resume, Application):
        assert not session.exec(select(table)).all()
    assert session.exec(select(StoredFile)).one(), "the file that was received is still there"
    again = intake_saving.save(session, anna, draft.id, rev=back.rev, now=NOW)
    assert again.fields.saved is not None


def test_undo_is_refused_once_a_colleague_has_moved_the_candidate(session: Session) -> None:
    anna, boris = make_employee(session), make_employee(session, "Борис")
    vacancy = make_vacancy(session, anna)
    draft = read(session, anna)
    choose_vacancy(session, anna, draft.id, vacancy.id, now=NOW)
    saved = intake_saving.save(session, anna, draft.id, rev=None, now=NOW).fields.saved
    assert saved is not None
    assert saved.application_id is not None
    applications.move(session, boris, saved.application_id, Stage.SCREENING, rev=0, now=NOW)
    with pytest.raises(Unfit) as refused:
        intake_saving.undo(session, anna, draft.id, now=NOW)
    assert refused.value.problem is Problem.UNDO_OVERTAKEN


def test_everything_goes_to_the_sticky_vacancy_until_it_closes(session: Session) -> None:
    anna = make_employee(session)
    vacancy = make_vacancy(session, anna)
    draft = read(session, anna)
    choose_vacancy(session, anna, draft.id, vacancy.id, now=NOW)
    stick(session, anna, draft.id, on=True, now=NOW)
    following = read(session, anna, artem(), data=b"artem", now=NOW + timedelta(minutes=1))
    assert following.vacancy is not None
    assert following.vacancy.id == vacancy.id
    vacancy.state = VacancyState.CLOSED
    session.add(vacancy)
    later = read(session, anna, artem(), data=b"third", now=NOW + timedelta(minutes=2))
    assert later.vacancy is None
    with pytest.raises(Unfit) as refused:
        intake_saving.save(session, anna, following.id, rev=None, now=NOW)
    assert refused.value.problem is Problem.VACANCY_NOT_OPEN


def test_a_doubtful_field_is_asked_and_settled_by_a_chip(session: Session) -> None:
    anna = make_employee(session)
    name = Read("Соколова Марина", 0.5, "Соколова Марина", ("Соколова Мария",))
    draft = read(session, anna, maria(full_name=name))
    assert [doubt.field for doubt in draft.doubts] == [CandidateField.NAME]
    settle_field(session, anna, draft.id, CandidateField.NAME, 1, rev=draft.rev, now=NOW)
    settled = card(session, anna, draft.id, now=NOW)
    assert settled.values.full_name == "Соколова Мария"
    assert not settled.doubts
    with pytest.raises(Outdated):
        settle_field(session, anna, draft.id, CandidateField.NAME, 1, rev=draft.rev, now=NOW)


@pytest.mark.parametrize(
    ("field", "typed", "shown"),
    [
        (CandidateField.NAME, "  Иванова   Анна ", "Иванова Анна"),
        (CandidateField.CITY, "Казань", "Казань"),
        (CandidateField.POSITION, "Иллюстратор", "Иллюстратор"),
        (CandidateField.EXPERIENCE, "3 года 6 месяцев", 42),
        (CandidateField.CITIZENSHIP, "Россия,  Сербия", "Россия, Сербия"),
        (CandidateField.CITIZENSHIP, "-", ""),
        (CandidateField.SKILLS, "Figma, Blender", ("Figma", "Blender")),
        (CandidateField.SKILLS, "+ Blender", ("Figma", "Adobe Photoshop", "Типографика", "Blender")),
    ],
)
def test_any_field_can_be_typed(session: Session, field: CandidateField, typed: str, shown: object) -> None:
    anna = make_employee(session)
    draft = read(session, anna)
    values = fix_field(session, anna, draft.id, field, typed, now=NOW).fields.values
    attribute = {"name": "full_name", "experience": "experience_months"}.get(field.value, field.value)
    assert getattr(values, attribute) == shown


def test_a_typed_phone_takes_the_place_of_the_phone_only(session: Session) -> None:
    anna = make_employee(session)
    draft = read(session, anna)
    fixed = fix_field(
        session, anna, draft.id, CandidateField.CONTACTS, "8 912 345-67-89", now=NOW
    ).fields.values
    assert [contact.key for contact in fixed.contacts] == ["+79123456789", "m.sokolova@example.com"]


@pytest.mark.parametrize(
    ("field", "typed", "problem"),
    [
        (CandidateField.NAME, "-", Problem.NAME_EMPTY),
        (CandidateField.CONTACTS, "позвоните мне", Problem.CONTACT_NOT_UNDERSTOOD),
        (CandidateField.AGE, "молодая", Problem.AGE_NOT_UNDERSTOOD),
        (CandidateField.EXPERIENCE, "много", Problem.EXPERIENCE_NOT_UNDERSTOOD),
        (CandidateField.SALARY, "сколько дадут", Problem.SALARY_NOT_UNDERSTOOD),
    ],
)
def test_what_is_not_understood_changes_nothing(
    session: Session, field: CandidateField, typed: str, problem: Problem
) -> None:
    anna = make_employee(session)
    draft = read(session, anna)
    with pytest.raises(Unfit) as refused:
        fix_field(session, anna, draft.id, field, typed, now=NOW)
    assert refused.value.problem is problem
    assert card(session, anna, draft.id, now=NOW).values == draft.values


def test_the_owner_and_the_hiring_manager_hear_once_of_several(session: Session) -> None:
    anna, boris = make_employee(session), make_employee(session, "Борис")
    vera = make_employee(session, "Вера", Role.LEAD)
    vacancy = make_vacancy(session, anna, hiring_manager=vera)
    for resume, data in ((maria(), b"maria"), (artem(), b"artem")):
        draft = read(session, boris, resume, data=data)
        choose_vacancy(session, boris, draft.id, vacancy.id, now=NOW)
        intake_saving.save(session, boris, draft.id, rev=None, now=NOW)
    notices = session.exec(select(OutboxMessage).where(OutboxMessage.kind == "notice:candidate_added")).all()
    assert sorted(notice.recipient_id or 0 for notice in notices) == sorted([anna.id, vera.id])
    assert all(len(notice.payload["applications"]) == 2 for notice in notices)


def test_a_discarded_paper_can_be_taken_back(session: Session) -> None:
    anna = make_employee(session)
    draft = read(session, anna)
    intake.discard(session, anna, draft.id, now=NOW)
    with pytest.raises(Outdated):
        fix_field(session, anna, draft.id, CandidateField.CITY, "Москва", now=NOW)
    intake.take_back(session, anna, draft.id, now=NOW)
    assert card(session, anna, draft.id, now=NOW).values == draft.values


def test_a_correction_by_hand_outlives_a_newer_resume(session: Session) -> None:
    anna = make_employee(session)
    first = read(session, anna)
    saved = intake_saving.save(session, anna, first.id, rev=None, now=NOW).fields.saved
    assert saved is not None
    candidates.fix_field(session, anna, saved.candidate_id, CandidateField.CITY, "Тверь", now=NOW)
    newer = read(session, anna, maria(city=sure("Москва"), position=sure("Арт-директор")), data=b"newer")
    recognise(session, anna, newer.id, saved.candidate_id, now=NOW)
    intake_saving.save(session, anna, newer.id, rev=None, now=NOW)
    shown = candidates.card(session, anna, saved.candidate_id)
    assert (shown.values.city, shown.values.position) == ("Тверь", "Арт-директор")
    assert len(shown.resumes) == 2
    intake_saving.undo(session, anna, newer.id, now=NOW)
    shown = candidates.card(session, anna, saved.candidate_id)
    assert shown.values.position == "Графический дизайнер"
    assert len(shown.resumes) == 1


def test_a_skill_in_two_languages_or_wordings_is_one() -> None:
    named = (
        "Бухгалтерский учёт",
        "Accounting",
        "bookkeeping",
        "Python",
        "питон",
        "Своя методика",
        "своя  методика",
    )
    assert tidy_skills(named) == ("Бухгалтерский учёт", "Python", "Своя методика")
