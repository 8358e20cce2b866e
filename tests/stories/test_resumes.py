"""A recruiter forwards résumés and gets candidates; what colleagues, employees and groups see of it."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import Session, select

from bot.domain import competencies
from bot.domain.access import actor_by_id
from bot.domain.people import the_company
from bot.i18n import Language, words
from bot.models import Application, Candidate, Resume, Vacancy, VacancyCompetency
from bot.resumes.values import ReadProblem
from bot.sandbox import Person
from tests.company import Company
from tests.factories import make_vacancy

SAMPLES = Path(__file__).parents[2] / "bot" / "samples"
MARIA, ARTEM, AIGUL = (
    SAMPLES / name for name in ("gen-hh-ru-01.pdf", "gen-hh-ru-02.docx", "gen-hh-ru-03.pdf")
)
LOCKED = SAMPLES / "bad-password_protected.pdf"
BY_HAND = "Иванова Анна Петровна\nДизайнер, Казань\n+7 900 111-22-33, anna.ivanova@example.com"


def _count(table: type) -> Callable[[Session], int]:
    return lambda session: len(session.exec(select(table)).all())


async def _vacancy(company: Company, title: str = "Python-разработчик", owner: str = "anna") -> int:
    """An open vacancy of Анна's that wants Python and Figma, and would like English."""

    def open_it(session: Session) -> int:
        actor = actor_by_id(session, company.ids[owner])
        assert actor is not None
        vacancy: Vacancy = make_vacancy(session, actor, title)
        for place, name in enumerate(("Python", "Figma", "Английский")):
            wanted = competencies.named(session, name)
            session.add(
                VacancyCompetency(
                    vacancy_id=vacancy.id, competency_id=wanted.id, position=place, must=place < 2
                )
            )
        assert vacancy.id is not None
        return vacancy.id

    return await company.app.database.write(open_it)


async def _ready(person: Person) -> Person:
    await person.start()
    return await person.settled()


async def _tap(person: Person, label: str) -> str:
    """Press and wait until all is said; returns the toast."""
    toast = await person.tap(label)
    await person.settled()
    return toast.text if toast is not None else ""


async def test_a_forwarded_resume_becomes_a_candidate_on_the_vacancy(company: Company) -> None:
    anna, boris = await _ready(company.anna), await _ready(company.boris)
    await _vacancy(company)
    await anna.send_file(MARIA)
    await anna.settled()
    card = anna.screen()
    for shown in (
        "Соколова Мария Андреевна",
        "+7 900 111-22-33",
        "Санкт-Петербург, 29 лет",
        "250 тыс. ₽ на руки",
    ):
        assert shown in card.text
    await _tap(anna, "Python-разработчик")
    assert "✓ Python  ✗ Figma" in anna.screen().text
    assert await _tap(anna, "✅ Сохранить → Python-разработчик") == "Сохранено"
    assert "В базе новый кандидат: Соколова Мария Андреевна" in anna.screen().text
    assert anna.screen().id == card.id, "the same message, kept current"

    await boris.send_file(MARIA)
    await boris.settled()
    assert "Этот же файл уже есть в базе" in boris.screen().text
    await _tap(boris, "Открыть карточку")
    assert "Python-разработчик: Новый" in boris.screen().text
    await _tap(boris, "📄 Резюме")
    assert boris.screen().file.name == MARIA.name
    assert await company.read(_count(Candidate)) == 1


@pytest.mark.parametrize("language", [Language.EN])
async def test_the_same_in_english(company: Company) -> None:
    anna = await _ready(company.anna)
    await _vacancy(company, "Designer")
    await anna.send_file(SAMPLES / "gen-hh-en-05.pdf")
    await anna.settled()
    assert "Skills:" in anna.screen().text
    assert "Not a résumé, delete" in anna.screen().labels
    await _tap(anna, "Designer")
    await _tap(anna, "Save → Designer")
    assert "New candidate in the base" in anna.screen().text


async def test_a_text_that_is_pasted_and_a_contact_that_is_shared(company: Company) -> None:
    anna = await _ready(company.anna)
    await anna.send(BY_HAND)
    await anna.settled()
    assert "Иванова Анна" in anna.screen().text
    await _tap(anna, "Сохранить в базу")
    await company.move_to(datetime(2026, 11, 24, 9, 10, tzinfo=UTC))
    await anna.send_contact("+79001112233", "Анна", last_name="Иванова")
    await anna.settled()
    assert "новое резюме знакомого кандидата" in anna.screen().text
    await _tap(anna, "Добавить в карточку: Иванова")
    assert "Новая версия" in anna.screen().text
    assert await company.read(_count(Candidate)) == 1


async def test_a_known_person_s_card_and_the_new_paper_stand_side_by_side(company: Company) -> None:
    anna = await _ready(company.anna)
    await anna.send(BY_HAND)
    await anna.settled()
    await _tap(anna, "Сохранить в базу")
    await company.move_to(datetime(2026, 11, 24, 9, 10, tzinfo=UTC))
    await anna.send(BY_HAND.replace("Казань", "Самара").replace("anna.ivanova@", "ivanova@"))
    await anna.settled()
    shown = anna.screen().text
    assert "Город: в базе «Казань», в резюме «Самара»" in shown
    assert "Контакты: добавится 1" in shown


async def test_a_chat_is_not_taken_for_a_resume(company: Company) -> None:
    anna = await _ready(company.anna)
    await anna.send("Привет! Как дела с дизайнером?")
    await anna.settled()
    assert "Не похоже ни на резюме" in anna.screen().text


async def test_pressing_save_twice_and_then_undo(company: Company) -> None:
    anna = await _ready(company.anna)
    await anna.send_file(MARIA)
    await anna.settled()
    card = anna.screen()
    save = card.button("✅ Сохранить в базу")
    for _ in range(2):
        await anna.press(card, save)
    await anna.settled()
    assert await company.read(_count(Candidate)) == 1
    await _tap(anna, "Отменить")
    assert await company.read(_count(Candidate)) == 0
    assert "✅ Сохранить в базу" in anna.screen().labels, "the draft is back"


async def test_a_field_is_fixed_by_typing_and_a_wrong_answer_is_asked_again(company: Company) -> None:
    anna = await _ready(company.anna)
    await anna.send_file(MARIA)
    await anna.settled()
    await _tap(anna, "Исправить поля")
    await _tap(anna, "Опыт:")
    await anna.send("очень много")
    await anna.settled()
    assert "Не получилось понять стаж" in anna.screen().text
    await anna.send("7 лет")
    await anna.settled()
    assert "Записано. Опыт: 7 лет" in anna.screen().text


async def test_a_file_in_the_middle_of_a_question_leaves_the_question(company: Company) -> None:
    anna = await _ready(company.anna)
    await anna.send_file(MARIA)
    await anna.settled()
    await _tap(anna, "Исправить поля")
    await _tap(anna, "Город:")
    await company.move_to(datetime(2026, 11, 24, 9, 10, tzinfo=UTC))
    await anna.send_file(ARTEM)
    await anna.settled()
    assert "Кузнецов Артём" in anna.screen().text
    await anna.send("Тверь")
    await anna.settled()
    assert "Соколова Мария" in anna.screen().text
    assert "Тверь" in anna.screen().text


async def test_a_card_deleted_meanwhile_comes_again(company: Company) -> None:
    anna = await _ready(company.anna)
    await _vacancy(company)
    await anna.send_file(MARIA)
    await anna.settled()
    card = anna.screen()
    chip = card.button("Python-разработчик")
    await anna.delete(card)
    await anna.press(card, chip)
    await anna.settled()
    assert "✅ Сохранить → Python-разработчик" in anna.screen().labels
    assert [refusal.description for refusal in company.sandbox.refusals] == [
        "Bad Request: message to edit not found"
    ]
    company.sandbox.refusals.clear()


async def test_a_burst_is_one_message_with_one_tap_for_the_sure_ones(company: Company) -> None:
    anna = await _ready(company.anna)
    await _vacancy(company)
    before = len(anna.messages())
    for paper in (MARIA, ARTEM, AIGUL, LOCKED):
        await anna.send_file(paper)
    await anna.settled()
    assert len(anna.messages()) == before + 4 + 1, "four files, one card"
    summary = anna.screen()
    assert "4 файла" in summary.text
    assert "1 не прочитан" in summary.text
    assert f"{LOCKED.name}: Файл закрыт паролем" in summary.text
    await _tap(anna, "Python-разработчик")
    sure = next(label for label in anna.screen().labels if label.startswith("✅ Сохранить верные"))
    await _tap(anna, sure)
    saved = await company.read(_count(Application))
    asked = sum(label.startswith("❓ Разобрать вопросы") for label in anna.screen().labels)
    assert saved == 3 or asked
    assert await company.read(_count(Resume)) == saved
    again = await anna.send("/inbox")
    await anna.settled()
    assert again.id < anna.screen().id
    assert LOCKED.name in anna.screen().text


async def test_an_album_is_one_batch(company: Company) -> None:
    anna = await _ready(company.anna)
    await anna.send_album([str(MARIA), str(ARTEM)])
    await anna.settled()
    assert "2 файла" in anna.screen().text
    await _tap(anna, "Соколова Мария")
    assert "+7 900 111-22-33" in anna.screen().text
    await _tap(anna, "‹ Назад")
    assert "2 файла" in anna.screen().text


async def test_a_colleague_s_referral_goes_to_the_recruiter_on_duty_with_its_credit(company: Company) -> None:
    gleb, anna = await _ready(company.gleb), await _ready(company.anna)
    await company.app.database.write(_put_on_duty(company))
    await gleb.send_file(MARIA, caption="Мы вместе учились")
    await gleb.settled()
    assert "Спасибо за рекомендацию" in gleb.screen().text
    assert "Анна" in gleb.screen().text
    assert "Соколова" not in gleb.screen().text, "a colleague sees nothing of the base"
    await gleb.send("Сильный инженер, ищет удалёнку")
    await gleb.settled()
    assert "Передано вместе с резюме" in gleb.screen().text
    await company.move_to(datetime(2026, 11, 24, 9, 5, tzinfo=UTC))
    await anna.settled()
    card = anna.screen()
    for shown in (
        "Соколова Мария Андреевна",
        "🤝 Рекомендация: Глеб",
        "Мы вместе учились",
        "Сильный инженер",
    ):
        assert shown in card.text
    await _tap(anna, "✅ Сохранить в базу")
    saved = (await company.read(lambda session: session.exec(select(Candidate)).all()))[0]
    assert saved.referred_by_id == company.ids["gleb"]
    await _tap(gleb, "Отозвать")
    assert await company.read(_count(Candidate)) == 1, "what is saved stays"


async def test_a_referral_is_taken_back_before_the_recruiter_hears_of_it(company: Company) -> None:
    gleb, anna = await _ready(company.gleb), await _ready(company.anna)
    await company.app.database.write(_put_on_duty(company))
    before = len(anna.messages())
    await gleb.send_file(MARIA)
    await gleb.settled()
    await _tap(gleb, "Отозвать")
    assert "Рекомендация отозвана" in gleb.screen().text
    await company.move_to(datetime(2026, 11, 24, 9, 5, tzinfo=UTC))
    await anna.settled()
    assert len(anna.messages()) == before
    await _ready(company.stranger)
    await company.stranger.send_file(MARIA)
    await company.stranger.settled()
    assert "нет в списке сотрудников" in company.stranger.screen().text


async def test_papers_of_a_burst_are_joined_into_one_person_and_parted_again(company: Company) -> None:
    anna = await _ready(company.anna)
    certificate = ("certificate.txt", "Сертификат об окончании курсов, 72 часа, 2024 год".encode())
    await anna.send_album([str(MARIA), certificate])
    await anna.settled()
    await _tap(anna, "Всё это один человек")
    summary = anna.screen().text
    assert "🔗" in summary
    assert "к другой бумаге" in summary
    await _tap(anna, "Это разные люди")
    assert "🔗" not in anna.screen().text
    await _tap(anna, "Всё это один человек")
    await _tap(anna, "✅ Сохранить верные")
    assert await company.read(_count(Candidate)) == 1
    assert await company.read(_count(Resume)) == 2


async def test_one_paper_of_a_burst_joins_another_and_undo_takes_both_back(company: Company) -> None:
    anna = await _ready(company.anna)
    for paper in (MARIA, ARTEM, AIGUL):
        await anna.send_file(paper)
    await anna.settled()
    await _tap(anna, "Кузнецов")
    await _tap(anna, "Это ещё одна бумага")
    await _tap(anna, "Соколова")
    assert "Вместе с ней: gen-hh-ru-02.docx" in anna.screen().text
    await _tap(anna, "✅ Сохранить в базу")
    assert await company.read(_count(Resume)) == 2
    assert await company.read(_count(Candidate)) == 1
    await _tap(anna, "💾 Соколова")
    await _tap(anna, "Отменить")
    assert await company.read(_count(Resume)) == 0
    assert await company.read(_count(Candidate)) == 0


async def test_a_voice_right_after_a_paper_is_kept_on_the_profile(company: Company) -> None:
    anna = await _ready(company.anna)
    await anna.send_voice(duration=75)
    await anna.settled()
    assert "пришлите сразу после его резюме" in anna.screen().text
    await anna.send_file(MARIA)
    await anna.settled()
    await anna.send_voice(b"OggS" + bytes(100), duration=75)
    await anna.settled()
    assert "Сохраню в карточке кандидата" in anna.screen().text
    await anna.send("просит 200, живёт рядом")
    await anna.settled()
    card = anna.screen()
    assert "Голосовое 1-15.ogg" in card.text
    await _tap(anna, "✅ Сохранить в базу")
    await _tap(anna, "Открыть карточку")
    await _tap(anna, "Версии (2)")
    assert "Голосовое 1-15.ogg" in anna.screen().text


async def test_a_link_to_a_resume_page_is_kept_as_identity(company: Company) -> None:
    anna = await _ready(company.anna)
    page = "https://hh.ru/resume/" + "0123456789abcdef" * 2 + "012345"
    await anna.send(f"{page}?query=python")
    await anna.settled()
    assert "✍️" in " ".join(anna.screen().labels), "no name is invented: it is asked"
    assert "hh.ru" in anna.screen().text


def _put_on_duty(company: Company) -> Callable[[Session], None]:
    def put(session: Session) -> None:
        the_company(session).duty_recruiter_id = company.ids["anna"]

    return put


async def test_files_in_groups_are_left_alone(company: Company) -> None:
    anna = await _ready(company.anna)
    group = company.sandbox.add_group("Подбор", [company.anna, company.boris])
    group.add_bot(by=company.anna, admin=True)  # an admin sees every message
    await anna.settled()
    before = len(anna.messages(group))
    await anna.send_file(MARIA, in_=group)
    await anna.settled()
    assert len(anna.messages(group)) == before + 1, "nothing is said about candidates in a group"
    await anna.send("/inbox", in_=group)
    await anna.settled()
    assert "Личное открывается в личном чате" in anna.screen(group).text


async def test_the_owner_hears_of_what_a_colleague_added(company: Company) -> None:
    anna, boris = await _ready(company.anna), await _ready(company.boris)
    await _vacancy(company, owner="anna")
    await boris.send_file(MARIA)
    await boris.settled()
    await _tap(boris, "Python-разработчик")
    await _tap(boris, "✅ Сохранить")
    assert "Новый кандидат" not in anna.screen().text, "not before it can no longer be taken back"
    await company.move_to(datetime(2026, 11, 24, 9, 5, tzinfo=UTC))
    assert "Новый кандидат на вакансии «Python-разработчик»" in anna.screen().text
    assert "Кто добавил: Борис Петров" in anna.screen().text


async def test_what_is_left_lying_is_reminded_of_the_next_morning(company: Company) -> None:
    anna = await _ready(company.anna)
    await anna.send_file(MARIA)
    await anna.settled()
    await company.move_to(datetime(2026, 11, 25, 8, 0, tzinfo=UTC))
    assert "Во входящих ждёт решения 1 резюме" in anna.screen().text
    await _tap(anna, "📥 Входящие")
    await _tap(anna, "Соколова Мария")
    assert "✅ Сохранить в базу" in anna.screen().labels


async def test_a_stop_in_the_middle_of_a_burst_loses_nothing(company: Company) -> None:
    anna = await _ready(company.anna)
    for paper in (MARIA, ARTEM, AIGUL):
        await anna.send_file(paper)
    await company.stop_bot()
    await company.start_bot()
    await anna.settled()
    summary = anna.screen().text
    for name in ("Соколова Мария", "Кузнецов Артём", "Нургалиева Айгуль"):
        assert name in summary


async def test_an_old_card_s_button_brings_the_fresh_card(company: Company) -> None:
    anna = await _ready(company.anna)
    await anna.send_file(MARIA)
    await anna.settled()
    old = anna.screen()
    save = old.button("✅ Сохранить в базу")
    await _tap(anna, "Исправить поля")
    await _tap(anna, "Город:")
    await anna.send("Тверь")
    await anna.settled()
    toast = await anna.press(old, save)
    await anna.settled()
    assert toast is not None
    assert toast.text == "Карточка обновлена"
    assert "Тверь" in anna.screen().text
    assert await company.read(_count(Candidate)) == 0


async def test_from_the_list_a_candidate_is_moved_on_and_back(company: Company) -> None:
    anna, boris = await _ready(company.anna), await _ready(company.boris)
    await _vacancy(company)
    await anna.send_file(MARIA)
    await anna.settled()
    await _tap(anna, "Python-разработчик")
    await _tap(anna, "✅ Сохранить")
    await _tap(anna, "Открыть карточку")
    await _tap(anna, "‹ Назад")
    assert "1 кандидат" in anna.screen().text
    await _tap(anna, "👤 Соколова")
    await _tap(anna, "Python-разработчик: Новый")
    stages = anna.screen()
    onward = stages.button("→ Отбор")
    for _ in range(2):
        await anna.press(stages, onward)
    await anna.settled()
    await _tap(anna, "Другой этап")
    assert "сейчас Отбор" in anna.screen().text
    await _tap(anna, "Новый")
    assert "Отбор → Новый" in anna.screen().text
    await _tap(anna, "Отменить")
    assert "Python-разработчик: Отбор" in anna.screen().text
    assert boris.screen().text


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("empty.pdf", b"\n", ReadProblem.EMPTY),
        ("torn.pdf", b"%PDF-1.7 torn off", ReadProblem.CORRUPT),
        ("locked.pdf", LOCKED, ReadProblem.PASSWORD),
        ("setup.exe", b"MZ" + bytes(range(256)) * 8, ReadProblem.UNSUPPORTED),
        ("huge.pdf", b"%PDF" + bytes(21 * 1024 * 1024), ReadProblem.TOO_BIG),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_each_bad_file_gets_a_clear_and_kind_answer(
    company: Company, language: Language, name: str, data: bytes | Path, problem: ReadProblem
) -> None:
    anna = await _ready(company.anna)
    await anna.send_file(data.read_bytes() if isinstance(data, Path) else data, name)
    await anna.settled()
    answer = anna.screen().text
    assert name in answer
    assert words(language).option("intake-problem", problem) in answer
    assert await company.read(_count(Candidate)) == 0


async def test_what_was_forwarded_names_its_source(company: Company) -> None:
    anna = await _ready(company.anna)
    await anna.forward(BY_HAND, "Дизайнеры Казани")
    await anna.settled()
    assert "Дизайнеры Казани" in anna.screen().text
    await _tap(anna, "Сохранить в базу")
    await _tap(anna, "Открыть карточку")
    assert "Источник: Дизайнеры Казани" in anna.screen().text


async def test_a_command_in_the_middle_of_a_question_keeps_the_draft(company: Company) -> None:
    anna = await _ready(company.anna)
    await anna.send_file(MARIA)
    await anna.settled()
    await _tap(anna, "Исправить поля")
    await _tap(anna, "Город:")
    await anna.send("/menu")
    await anna.settled()
    await company.move_to(datetime(2026, 11, 24, 9, 10, tzinfo=UTC))  # too late to be a note on the file
    await anna.send("Тверь")
    await anna.settled()
    assert "Найдено 0 кандидатов" in anna.screen().text, (
        "the question is no longer open: the word is searched for"
    )
    await anna.send("/inbox")
    await anna.settled()
    await _tap(anna, "Соколова Мария")
    assert "Санкт-Петербург" in anna.screen().text


async def test_what_is_said_right_after_a_file_goes_to_the_notes(company: Company) -> None:
    anna = await _ready(company.anna)
    await anna.send_file(ARTEM)
    await anna.settled()
    await anna.send("забрал с hh, просит 200")
    await anna.settled()
    card = anna.screen().text
    assert "Кузнецов Артём" in card
    assert "💬 забрал с hh, просит 200" in card
    await _tap(anna, "💰 Записать: 200 тыс. ₽")
    assert "200 тыс. ₽" in anna.screen().text.partition("💬")[0]
    await anna.send("и ещё позвонить брату")
    await anna.settled()
    await _tap(anna, "Убрать заметку")
    assert "брату" not in anna.screen().text
    await _tap(anna, "✅ Сохранить")
    await _tap(anna, "Открыть карточку")
    assert "забрал с hh, просит 200 (Анна" in anna.screen().text
    await anna.send("на связи после шести")
    await anna.settled()
    assert "на связи после шести" in anna.screen().text
    await _tap(anna, "Открыть карточку")
    assert "на связи после шести (Анна" in anna.screen().text
    await company.move_to(datetime(2026, 11, 24, 9, 10, tzinfo=UTC))
    await anna.send("а это уже не о нём")
    await anna.settled()
    assert "ничего не изменилось" in anna.screen().text


async def test_a_name_right_after_a_file_asks_for_that_person(company: Company) -> None:
    anna = await _ready(company.anna)
    await anna.send_file(MARIA)
    await anna.settled()
    await anna.send("Борис Петров")
    await anna.settled()
    assert "Рекрутер" in anna.screen().text
    await anna.send("Приятная в общении")
    await anna.settled()
    assert anna.sees("Приятная в общении")
    assert "Записано в заметки" in anna.screen().text


async def test_a_caption_is_a_note_and_goes_when_saving_is_undone(company: Company) -> None:
    anna = await _ready(company.anna)
    await anna.send_file(MARIA, caption="знакомая Бориса")
    await anna.settled()
    assert "💬 знакомая Бориса" in anna.screen().text
    await _tap(anna, "✅ Сохранить")
    await _tap(anna, "Отменить")
    assert "💬 знакомая Бориса" in anna.screen().text, "the note is back on the draft"
    await _tap(anna, "✅ Сохранить")
    await _tap(anna, "Открыть карточку")
    assert anna.screen().text.count("знакомая Бориса") == 1
