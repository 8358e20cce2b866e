"""Candidates from a table: what a row becomes, whom it is, columns by taps, errors by number, and a stop in between."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlmodel import Session, col, func, select

from bot.domain import (
    audit,
    candidate_import,
    candidates,
    erasure,
    export_rows,
    inbox,
    intake_cards,
    intake_choices,
    intake_saving,
    talent_pool,
)
from bot.domain.access import Actor
from bot.domain.audit import AuditVerb
from bot.domain.candidate_import import ImportCard
from bot.domain.candidate_rows import RowProblem, Surroundings, read_row
from bot.domain.candidate_values import Age, CandidateField
from bot.domain.errors import Denied, Gone, Outdated
from bot.domain.pipeline import StageLabel
from bot.i18n import Language, words
from bot.models import (
    Application,
    Candidate,
    CandidateImport,
    CandidateImportRow,
    Consent,
    Employee,
    EmployeeState,
    ErasureGround,
    Event,
    ImportState,
    MessageCandidate,
    Role,
    SalaryTax,
    SentMessage,
    Stage,
    Subject,
)
from bot.parsing.candidate_table import guessed
from bot.rendering.spreadsheet import write_xlsx
from bot.resumes.sheets import read_table
from bot.views import export_words
from bot.views.intake import draft_card
from tests.factories import NOW, make_employee, make_vacancy
from tests.papers import read

HEADER = "ФИО;Телефон;E-mail;Должность;Зарплата;Город;Дата рождения;Навыки;Языки;Образование;Источник;Теги;Комментарий;Вакансия;Этап"
FULL = (
    "Иванова Ольга Петровна;8 (916) 111-22-33;olga@example.com;Дизайнер;от 120 тыс. на руки;Москва;14.03.1990;Figma, Photoshop;"
    "английский B2, немецкий A1;МГУ, дизайн, 2012, высшее;hh.ru;срочно, удалёнка;Просит созвониться утром;Графический дизайнер;Собеседование"
)


def _send(session: Session, actor: Actor, *rows: str, header: str = HEADER) -> ImportCard:
    """A table read and checked, as the jobs do it."""
    table = read_table("\n".join([header, *rows]).encode(), most_rows=100)
    candidate_import.keep_read(session, actor.id, "file", "база.csv", table.rows, now=NOW)
    made = session.exec(select(CandidateImport)).one()
    return _check(session, actor, made.id or 0)


def _check(session: Session, actor: Actor, import_id: int) -> ImportCard:
    asked = candidate_import.rows_to_check(session, import_id, NOW)
    assert asked is not None
    candidate_import.keep_checked(session, import_id, asked.rev, candidate_import.check(asked), now=NOW)
    return candidate_import.show(session, actor, import_id)


def _take_all(session: Session, actor: Actor, card: ImportCard) -> ImportCard:
    candidate_import.run(session, actor, card.import_id, rev=card.rev, now=NOW)
    while candidate_import.show(session, actor, card.import_id).state is ImportState.RUNNING:
        candidate_import.take_piece(session, card.import_id, now=NOW)
    return candidate_import.show(session, actor, card.import_id)


def test_a_full_row_becomes_a_candidate_with_everything(session: Session) -> None:
    anna = make_employee(session)
    vacancy = make_vacancy(session, anna)
    done = _take_all(session, anna, _send(session, anna, FULL))
    assert (done.added, done.updated, done.doubtful, done.bad) == (1, 0, 0, 0)
    person = session.exec(select(Candidate)).one()
    card = candidates.card(session, anna, person.id or 0)
    assert card.values.full_name == "Иванова Ольга Петровна"
    assert {contact.key for contact in card.values.contacts} == {"+79161112233", "olga@example.com"}
    assert card.values.age.birth_date == date(1990, 3, 14)
    assert card.values.salary is not None
    assert card.values.salary.amount_min == 120_000
    assert card.values.skills == ("Figma", "Photoshop")
    assert card.source == "hh.ru"
    assert [(one.language.value, one.level) for one in card.beside.languages] == [
        ("english", "B2"),
        ("german", "A1"),
    ]
    assert [(one.institution, one.year) for one in card.beside.studies] == [("МГУ", 2012)]
    assert card.beside.tags == ("срочно", "удалёнка")
    assert [note.text for note in card.notes] == ["Просит созвониться утром"]
    assert [(line.title, line.stage) for line in card.applications] == [(vacancy.title, Stage.INTERVIEW)]
    assert session.get(Consent, person.id) is None, "nobody has asked for the consent"
    added = session.exec(select(Event).where(Event.verb == "added", Event.subject == Subject.CANDIDATE)).one()
    assert (added.actor_id, added.changes["text"], added.changes["row"]) == (anna.id, "база.csv", 2)
    finished = session.exec(select(Event).where(Event.verb == "candidates_imported")).one()
    assert finished.changes["added"] == 1


def test_without_a_source_the_file_is_the_source(session: Session) -> None:
    anna = make_employee(session)
    _take_all(session, anna, _send(session, anna, "Петров Олег", header="ФИО;Телефон"))
    assert session.exec(select(Candidate.source)).one() == "база.csv"


def test_the_same_contact_fills_only_what_is_empty(session: Session) -> None:
    anna = make_employee(session)
    saved = intake_saving.save(session, anna, read(session, anna).id, rev=None, now=NOW).fields.saved
    assert saved is not None
    before = candidates.card(session, anna, saved.candidate_id).values
    row = "Соколова Мария;+7 900 111-22-33;@m_sokolova;Бухгалтер;Казань;Россия"
    done = _take_all(
        session, anna, _send(session, anna, row, header="ФИО;Телефон;Телеграм;Должность;Город;Гражданство")
    )
    assert (done.added, done.updated) == (0, 1)
    after = candidates.card(session, anna, saved.candidate_id).values
    assert (after.position, after.city, after.full_name) == (before.position, before.city, before.full_name)
    assert after.citizenship == "Россия"
    assert "m_sokolova" in {contact.key for contact in after.contacts}


def test_no_experience_is_no_empty_field(session: Session) -> None:
    anna = make_employee(session)
    header = "ФИО;Телефон;Опыт"
    _take_all(session, anna, _send(session, anna, "Рогова Елизавета;+79161112233;без опыта", header=header))
    done = _take_all(
        session, anna, _send(session, anna, "Рогова Елизавета;+79161112233;2 года", header=header)
    )
    assert (done.updated, done.unchanged) == (0, 1)
    assert session.exec(select(Candidate.experience_months)).one() == 0


def test_the_same_table_sent_again_changes_nothing(session: Session) -> None:
    anna = make_employee(session)
    make_vacancy(session, anna)
    _take_all(session, anna, _send(session, anna, FULL))
    done = _take_all(session, anna, _send(session, anna, FULL))
    assert (done.added, done.updated, done.unchanged) == (0, 0, 1)
    assert session.exec(select(func.count()).select_from(Candidate)).one() == 1
    assert session.exec(select(func.count()).select_from(Application)).one() == 1


def test_whoever_may_be_somebody_known_is_asked_about_and_never_merged(session: Session) -> None:
    anna = make_employee(session)
    saved = intake_saving.save(session, anna, read(session, anna).id, rev=None, now=NOW).fields.saved
    assert saved is not None
    row = "Кузнецов Пётр;+7 900 111-22-33;звонить вечером;тёща"
    done = _take_all(session, anna, _send(session, anna, row, header="ФИО;Телефон;Комментарий;Теги"))
    assert (done.added, done.updated, done.doubtful) == (0, 0, 1)
    assert session.exec(select(func.count()).select_from(Candidate)).one() == 1
    (waiting,) = inbox.waiting(session, anna)
    assert waiting.full_name == "Кузнецов Пётр"
    with pytest.raises(Outdated):
        intake_saving.save(session, anna, waiting.draft_id, rev=None, now=NOW)


def test_whoever_is_asked_about_still_comes_to_the_stage_of_the_row(session: Session) -> None:
    anna = make_employee(session)
    vacancy = make_vacancy(session, anna)
    intake_saving.save(session, anna, read(session, anna).id, rev=None, now=NOW)
    row = f"Кузнецов Пётр;+7 900 111-22-33;{vacancy.title};Интервью"
    _take_all(session, anna, _send(session, anna, row, header="ФИО;Телефон;Вакансия;Этап"))
    (waiting,) = inbox.waiting(session, anna)
    card = intake_cards.card(session, anna, waiting.draft_id, now=NOW)
    assert card.to_stage == StageLabel(Stage.INTERVIEW)
    shown = draft_card(words(Language.RU), card, zone=anna.zone, now=NOW).text
    assert "Этап из таблицы: Собеседование" in shown
    intake_choices.recognise(session, anna, waiting.draft_id, None, now=NOW)
    saved = intake_saving.save(session, anna, waiting.draft_id, rev=None, now=NOW).fields.saved
    assert saved is not None
    assert saved.is_new_application
    assert session.get_one(Application, saved.application_id).stage is Stage.INTERVIEW
    intake_saving.undo(session, anna, waiting.draft_id, now=NOW)
    assert session.get(Application, saved.application_id) is None


def test_two_rows_of_one_person_are_one_candidate(session: Session) -> None:
    anna = make_employee(session)
    rows = ("Петров Олег;+79161112233;Омск;", "Петров Олег;8 916 111 22 33;;oleg@example.com")
    done = _take_all(session, anna, _send(session, anna, *rows, header="ФИО;Телефон;Город;Почта"))
    assert (done.added, done.updated) == (1, 1)
    person = session.exec(select(Candidate)).one()
    kinds = {one.key for one in candidates.card(session, anna, person.id or 0).values.contacts}
    assert kinds == {"+79161112233", "oleg@example.com"}


BAD = (
    (";1", RowProblem.NAME_MISSING, "ФИО;Телефон"),
    (f"{'Очень' * 30};", RowProblem.NAME_TOO_LONG, "ФИО;Телефон"),
    ("Петров;12", RowProblem.PHONE, "ФИО;Телефон"),
    ("Петров;почта", RowProblem.EMAIL, "ФИО;Почта"),
    ("Петров;@", RowProblem.TELEGRAM, "ФИО;Телеграм"),
    ("Петров;где-то", RowProblem.LINK, "ФИО;Ссылка на резюме"),
    ("Петров;много", RowProblem.SALARY, "ФИО;Зарплата"),
    ("Петров;100;ракушки", RowProblem.CURRENCY, "ФИО;Зарплата от;Валюта"),
    ("Петров;давно", RowProblem.EXPERIENCE, "ФИО;Опыт"),
    ("Петров;5 лет", RowProblem.AGE, "ФИО;Возраст"),
    ("Петров;32.13.1990", RowProblem.AGE, "ФИО;Дата рождения"),
    (f"Петров;{'тег' * 20}", RowProblem.TAGS, "ФИО;Теги"),
    ("Петров;Космонавт", RowProblem.VACANCY_UNKNOWN, "ФИО;Вакансия"),
    ("Петров;Графический дизайнер;на Луне", RowProblem.STAGE_UNKNOWN, "ФИО;Вакансия;Этап"),
    ("Петров;Графический дизайнер;Нанят", RowProblem.STAGE_HIRED, "ФИО;Вакансия;Этап"),
)


@pytest.mark.parametrize(("row", "problem", "header"), BAD, ids=[problem.value for _, problem, _ in BAD])
def test_a_bad_row_says_its_number_and_why(
    session: Session, row: str, problem: RowProblem, header: str
) -> None:
    anna = make_employee(session)
    make_vacancy(session, anna)
    card = _send(session, anna, "Иванов Иван", row, header=header)
    assert [(one.number, one.problem) for one in card.errors] == [(3, problem)]
    done = _take_all(session, anna, card)
    assert (done.added, done.bad) == (1, 1)
    bad = candidate_import.bad_rows(session, anna, done.import_id)
    assert bad.header == tuple(header.split(";"))
    assert bad.rows[0][1] == tuple(part for part in row.rstrip(";").split(";"))


def test_two_vacancies_of_one_name_are_a_question(session: Session) -> None:
    anna = make_employee(session)
    make_vacancy(session, anna)
    make_vacancy(session, anna)
    card = _send(session, anna, "Петров;графический  ДИЗАЙНЕР", header="ФИО;Вакансия")
    assert [one.problem for one in card.errors] == [RowProblem.VACANCY_DOUBTFUL]


def test_a_vacancy_that_is_not_theirs_to_see_is_unknown(session: Session) -> None:
    anna, boris = make_employee(session), make_employee(session, "Борис Петров")
    make_vacancy(session, boris, confidential=True)
    card = _send(session, anna, "Петров;Графический дизайнер", header="ФИО;Вакансия")
    assert [one.problem for one in card.errors] == [RowProblem.VACANCY_UNKNOWN]


def test_columns_are_changed_by_taps_and_the_rows_checked_anew(session: Session) -> None:
    anna = make_employee(session)
    card = _send(session, anna, "Петров Олег;88;Омск", header="Кто;Мобильный;Где живёт")
    assert not card.names_people
    card = candidate_import.set_column(session, anna, card.import_id, 0, "name", rev=card.rev, now=NOW)
    assert card.state is ImportState.CHECKING
    with pytest.raises(Outdated):
        candidate_import.run(session, anna, card.import_id, rev=card.rev, now=NOW)
    card = _check(session, anna, card.import_id)
    assert [one.problem for one in card.errors] == [RowProblem.PHONE]
    card = candidate_import.set_column(session, anna, card.import_id, 1, None, rev=card.rev, now=NOW)
    card = _check(session, anna, card.import_id)
    card = candidate_import.set_column(session, anna, card.import_id, 2, "city", rev=card.rev, now=NOW)
    card = _check(session, anna, card.import_id)
    assert not card.errors
    _take_all(session, anna, card)
    person = session.exec(select(Candidate)).one()
    assert (person.full_name, person.city) == ("Петров Олег", "Омск")


def test_a_field_is_in_one_column_only_and_an_old_button_changes_nothing(session: Session) -> None:
    anna = make_employee(session)
    card = _send(session, anna, "Петров;Омск;Тверь", header="ФИО;Город;Ещё город")
    changed = candidate_import.set_column(session, anna, card.import_id, 2, "city", rev=card.rev, now=NOW)
    assert [one.column.value if one.column else "" for one in changed.columns] == ["name", "", "city"]
    with pytest.raises(Outdated):
        candidate_import.set_column(session, anna, card.import_id, 1, "city", rev=card.rev, now=NOW)


def test_a_stop_in_between_goes_on_and_doubles_nobody(session: Session) -> None:
    anna = make_employee(session)
    rows = [f"Работник Номер{number};+7916111{number:04d}" for number in range(25)]
    card = _send(session, anna, *rows, header="ФИО;Телефон")
    candidate_import.run(session, anna, card.import_id, rev=card.rev, now=NOW)
    candidate_import.take_piece(session, card.import_id, now=NOW)
    assert candidate_import.show(session, anna, card.import_id).added == candidate_import.PIECE
    with pytest.raises(Outdated):
        candidate_import.run(session, anna, card.import_id, rev=card.rev, now=NOW)
    for _ in range(5):  # more often than there are rows left
        candidate_import.take_piece(session, card.import_id, now=NOW)
    done = candidate_import.show(session, anna, card.import_id)
    assert (done.state, done.added, done.left) == (ImportState.DONE, 25, 0)
    assert session.exec(select(func.count()).select_from(Candidate)).one() == 25
    assert not session.exec(select(CandidateImportRow)).all(), "what was taken in is not kept twice"


def test_another_table_takes_the_place_of_one_that_was_not_begun(session: Session) -> None:
    anna = make_employee(session)
    first = _send(session, anna, "Петров", header="ФИО;Телефон")
    _send(session, anna, "Сидоров", header="ФИО;Телефон")
    with pytest.raises(Gone):
        candidate_import.show(session, anna, first.import_id)


def test_only_whoever_sent_it_and_may_add_sees_a_table(session: Session) -> None:
    anna, boris = make_employee(session), make_employee(session, "Борис Петров")
    gleb = make_employee(session, "Глеб Зайцев", Role.EMPLOYEE)
    card = _send(session, anna, "Петров", header="ФИО;Телефон")
    for other in (boris, gleb):
        with pytest.raises(Denied):
            candidate_import.show(session, other, card.import_id)
        with pytest.raises(Denied):
            candidate_import.run(session, other, card.import_id, rev=card.rev, now=NOW)


def test_a_table_left_alone_is_forgotten(session: Session) -> None:
    anna = make_employee(session)
    card = _send(session, anna, "Петров;12", header="ФИО;Телефон")
    candidate_import.forget_old(session, now=NOW + candidate_import.KEPT_FOR)
    assert candidate_import.show(session, anna, card.import_id).bad == 1
    later = NOW + candidate_import.KEPT_FOR * 2
    candidate_import.forget_old(session, now=later)
    assert not session.exec(select(CandidateImportRow)).all()


@pytest.mark.parametrize("language", list(Language))
def test_our_own_export_comes_back_whole(session: Session, language: Language) -> None:
    """The export of one base read into another gives the same people, but for what only a base can know."""
    anna = make_employee(session)
    make_vacancy(session, anna)
    _take_all(session, anna, _send(session, anna, FULL))
    person = session.exec(select(Candidate)).one()
    links = "olga.dev https://ol.ga/cv hh.ru/resume/0123456789abcdef0123456789 github.com/olga-iv @olga_iv"
    candidates.fix_field(session, anna, person.id or 0, CandidateField.CONTACTS, links, now=NOW)
    candidates.fix_field(session, anna, person.id or 0, CandidateField.EXPERIENCE, "5 лет 6 месяцев", now=NOW)
    before = candidates.card(session, anna, person.id or 0).values
    table = export_rows.candidates(session, anna, today=NOW.date())
    text = words(language)
    header = export_words.header(text, table.columns)
    data = write_xlsx("x", header, [export_words.row(text, row) for row in table.rows])
    rows = read_table(data, most_rows=10).rows
    around = Surroundings(NOW, anna.zone, "RU")
    back = read_row(rows[1].cells, guessed(rows[0].cells), around)
    assert back.source == "hh.ru"
    assert set(back.values.contacts) == set(before.contacts)
    assert back.values.age.on(NOW.date()) == before.age.on(NOW.date())
    kept = replace(before, age=Age(), contacts=(), salary=replace(before.salary, tax=SalaryTax.UNKNOWN))
    assert replace(back.values, age=Age(), contacts=(), source=back.source) == kept


def test_tags_of_a_known_person_are_added_to(session: Session) -> None:
    anna = make_employee(session)
    row = "Петров Олег;+79161112233;рубль"
    _take_all(session, anna, _send(session, anna, row, header="ФИО;Телефон;Теги"))
    _take_all(
        session, anna, _send(session, anna, row.replace("рубль", "Рубль, два"), header="ФИО;Телефон;Теги")
    )
    person = session.exec(select(Candidate)).one()
    assert talent_pool.tags_of(session, person.id or 0) == ("два", "рубль")


def test_an_erased_person_is_in_no_row_of_a_table_either(session: Session) -> None:
    admin = make_employee(session, "Анна Смирнова", Role.HR_ADMIN)
    _take_all(session, admin, _send(session, admin, "Петров Олег;+79161112233", header="ФИО;Телефон"))
    person = session.exec(select(Candidate)).one()
    header = "ФИО;Телефон;Зарплата"
    card = _send(session, admin, "Петров Олег;+79161112233;много", "Сидоров;;много", header=header)
    assert card.bad == 2
    traces = erasure.find_traces(session, person.id or 0)
    assert traces is not None
    erasure.begin(session, person.id or 0, ErasureGround.REQUEST, by_id=admin.id, now=NOW)
    erasure.carry_out(session, person.id or 0, traces, now=NOW)
    left = session.exec(select(CandidateImportRow)).all()
    assert [row.cells[0] for row in left] == ["Сидоров"]


def test_files_of_bad_rows_that_may_name_an_erased_person_are_taken_back(session: Session) -> None:
    admin = make_employee(session, "Анна Смирнова", Role.HR_ADMIN)
    header = "ФИО;Телефон;Зарплата"

    def sent(message_id: int, *rows: str) -> int:
        """A table with bad rows, whose file was sent to its owner as this message."""
        before = set(session.exec(select(CandidateImport.id)).all())
        table = read_table("\n".join([header, *rows]).encode(), most_rows=100)
        candidate_import.keep_read(session, admin.id, f"file{message_id}", "база.csv", table.rows, now=NOW)
        (made,) = set(session.exec(select(CandidateImport.id)).all()) - before
        assert made is not None
        _check(session, admin, made)
        session.add(
            SentMessage(
                chat_id=1, message_id=message_id, sent_at=NOW, is_file=True,
                subject=Subject.CANDIDATE_IMPORT, subject_id=made,
            )
        )  # fmt: skip
        return made

    sent(10, "Петров Олег;+79161112233;много")
    session.flush()
    candidate_import.forget_old(session, now=NOW + timedelta(days=8))
    sent(11, "Петров Олег;+79161112233;много")
    sent(12, "Сидоров;;много")
    session.flush()
    person = Candidate(full_name="Петров Олег", name_key="", created_by_id=admin.id, created_at=NOW)
    session.add(person)
    session.flush()
    erasure.begin(session, person.id or 0, ErasureGround.REQUEST, by_id=admin.id, now=NOW)
    traces = erasure.find_traces(session, person.id or 0)
    assert traces is not None
    erasure.carry_out(session, person.id or 0, traces, now=NOW)
    marked = session.exec(
        select(MessageCandidate.message_id).order_by(col(MessageCandidate.message_id))
    ).all()
    assert marked == [10, 11]


def test_work_given_up_can_be_begun_again_and_doubles_nobody(session: Session) -> None:
    anna = make_employee(session)
    rows = [f"Работник Номер{number};+7916111{number:04d}" for number in range(15)]
    card = _send(session, anna, *rows, header="ФИО;Телефон")
    candidate_import.run(session, anna, card.import_id, rev=card.rev, now=NOW)
    candidate_import.take_piece(session, card.import_id, now=NOW)
    candidate_import.given_up(session, card.import_id, now=NOW)
    card = candidate_import.show(session, anna, card.import_id)
    assert (card.state, card.left, card.added) == (ImportState.READY, 5, 10)
    assert _take_all(session, anna, card).added == 15


def test_the_table_of_somebody_who_left_is_not_taken_in_and_forgotten(session: Session) -> None:
    anna = make_employee(session)
    card = _send(session, anna, "Петров", header="ФИО;Телефон")
    candidate_import.run(session, anna, card.import_id, rev=card.rev, now=NOW)
    person = session.get(Employee, anna.id)
    assert person is not None
    person.state = EmployeeState.LEFT
    session.flush()
    candidate_import.take_piece(session, card.import_id, now=NOW)
    assert not session.exec(select(Candidate)).all()
    candidate_import.forget_old(session, now=NOW + candidate_import.KEPT_FOR * 2)
    assert not session.exec(select(CandidateImportRow)).all()


def test_an_import_is_in_the_audit_trail(session: Session) -> None:
    admin = make_employee(session, "Анна Смирнова", Role.HR_ADMIN)
    _take_all(session, admin, _send(session, admin, "Петров", header="ФИО;Телефон"))
    (line,) = audit.trail(session, admin).lines
    assert (line.verb, line.who) == (AuditVerb.CANDIDATES_IMPORTED, "Анна Смирнова")
    assert (line.details["file"], line.details["added"]) == ("база.csv", 1)
