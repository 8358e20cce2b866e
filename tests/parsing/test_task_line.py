"""The quick line of a task: at least eighty lines in Russian and English, and what each is understood as."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.parsing.name_forms import KnownPerson, NameFinder, forms_of
from bot.parsing.task_line import TaskLine, is_task_line, parse_task_line

MOSCOW = ZoneInfo("Europe/Moscow")
# A Tuesday.
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=MOSCOW)
PEOPLE = (
    KnownPerson(1, "Пётр Петров", "petrov"),
    KnownPerson(2, "Мария Иванова", "mivanova"),
    KnownPerson(3, "Глеб Зайцев", "gleb"),
    KnownPerson(4, "Сергей Иванов"),
    KnownPerson(5, "Анна Смирнова", "anna"),
    KnownPerson(6, "Ольга Смирнова"),
    KnownPerson(7, "John Brown", "jbrown"),
    KnownPerson(8, "Павел Ковалевский"),
    KnownPerson(9, "Юлия Ким"),
)
NAMES = {person.id: person.name for person in PEOPLE}
FINDER = NameFinder(PEOPLE)


def read(line: str) -> TaskLine:
    return parse_task_line(line, now=NOW, zone=MOSCOW, people=FINDER)


def shown(line: TaskLine) -> str:
    """What the card echoes, in one row; namesakes stand with a |, somebody unknown with a question mark."""
    who = ["|".join(NAMES[one] for one in mention.people) or f"{mention.text}?" for mention in line.assignees]
    parts = [
        f"who={' & '.join(who)}" if who else "",
        f"due={line.due.local:%d.%m %H:%M}" if line.due else "",
        f"points={line.points}" if line.points is not None else "",
        f"tags={','.join(line.tags)}" if line.tags else "",
        f"repeats={_rhythm(line)}" if line.repeats else "",
        f"list={','.join(line.checklist)}" if line.checklist else "",
        f"about={line.description}" if line.description else "",
    ]
    return "; ".join([line.title, *(part for part in parts if part)])


def _rhythm(line: TaskLine) -> str:
    repeats = line.repeats
    assert repeats is not None
    days = "".join(str(day) for day in sorted(repeats.weekdays))
    return f"{repeats.kind.value} {days or repeats.month_day}"


LINES = (
    (
        "ask John Brown to review the contract by Friday 5pm +15 #legal",
        "Review the contract; who=John Brown; due=27.11 17:00; points=15; tags=legal",
    ),
    ("Write tests next Tuesday for @gleb", "Write tests; who=Глеб Зайцев; due=01.12 18:00"),
    ("Pay invoices every 15th @anna", "Pay invoices; who=Анна Смирнова; repeats=month_day 15"),
    ("Сверять остатки каждое 10 число @anna", "Сверять остатки; who=Анна Смирнова; repeats=month_day 10"),
    (
        "Подготовить оффер Ивановой @petrov пт 18:00 +50 #найм",
        "Подготовить оффер Ивановой; who=Пётр Петров; due=27.11 18:00; points=50; tags=найм",
    ),
    ("Подготовить оффер @petrov", "Подготовить оффер; who=Пётр Петров"),
    ("@petrov подготовить оффер завтра", "Подготовить оффер; who=Пётр Петров; due=25.11 18:00"),
    ("Подготовить отчёт Петрову до пятницы", "Подготовить отчёт; who=Пётр Петров; due=27.11 18:00"),
    ("Подготовить отчёт до пятницы Петрову", "Подготовить отчёт; who=Пётр Петров; due=27.11 18:00"),
    ("Петрову: позвонить в банк завтра в 12", "Позвонить в банк; who=Пётр Петров; due=25.11 12:00"),
    (
        "Петрову и Ивановой подготовить презентацию к среде +30",
        "Подготовить презентацию; who=Пётр Петров & Мария Иванова; due=25.11 18:00; points=30",
    ),
    ("Проверить договор — Зайцев, завтра", "Проверить договор; who=Глеб Зайцев; due=25.11 18:00"),
    ("проверить договор глебу завтра", "Проверить договор; who=Глеб Зайцев; due=25.11 18:00"),
    (
        "Позвонить клиенту для Смирновой 15.12",
        "Позвонить клиенту; who=Анна Смирнова|Ольга Смирнова; due=15.12 18:00",
    ),
    ("Позвонить клиенту Анне Смирновой 15.12", "Позвонить клиенту; who=Анна Смирнова; due=15.12 18:00"),
    (
        "Проверить стенд Ковалевскому послезавтра в 9 утра 20 баллов",
        "Проверить стенд; who=Павел Ковалевский; due=26.11 09:00; points=20",
    ),
    ("Отчёт каждый понедельник в 10:00 @gleb", "Отчёт; who=Глеб Зайцев; due=25.11 10:00; repeats=weekdays 0"),
    (
        "Отчёт о продажах по понедельникам и четвергам @gleb +10",
        "Отчёт о продажах; who=Глеб Зайцев; points=10; repeats=weekdays 03",
    ),
    (
        "Закрыть табель в последний рабочий день месяца @anna",
        "Закрыть табель; who=Анна Смирнова; repeats=month_workday -1",
    ),
    ("Закрыть табель ежемесячно 25 числа @anna", "Закрыть табель; who=Анна Смирнова; repeats=month_day 25"),
    (
        "Планёрка каждый рабочий день 9:30 @gleb @petrov",
        "Планёрка; who=Глеб Зайцев & Пётр Петров; due=25.11 09:30; repeats=weekdays 01234",
    ),
    ("Сдать показания каждый месяц @gleb", "Сдать показания; who=Глеб Зайцев; repeats=month_workday 1"),
    ("Полить цветы по будням @ким", "Полить цветы; who=Юлия Ким; repeats=weekdays 01234"),
    ("Протокол еженедельно по пятницам @ким", "Протокол; who=Юлия Ким; repeats=weekdays 4"),
    ("Уборка ежедневно @ким", "Уборка; who=Юлия Ким; repeats=weekdays 0123456"),
    (
        "Каждую среду обновлять сводку @gleb к 17:00",
        "Обновлять сводку; who=Глеб Зайцев; due=24.11 17:00; repeats=weekdays 2",
    ),
    ("Сдать отчёт +3 дня @petrov +20", "Сдать отчёт; who=Пётр Петров; due=27.11 18:00; points=20"),
    ("Сдать отчёт через 3 дня @petrov", "Сдать отчёт; who=Пётр Петров; due=27.11 18:00"),
    ("Сдать отчёт через 2 рабочих дня @petrov", "Сдать отчёт; who=Пётр Петров; due=26.11 18:00"),
    (
        "Заказать пропуск\n- фото\n- паспорт\nСрочно, директор ждёт",
        "Заказать пропуск; list=фото,паспорт; about=Срочно, директор ждёт",
    ),
    (
        "Подготовить переговорную завтра\n☐ вода\n☐ проектор",
        "Подготовить переговорную; due=25.11 18:00; list=вода,проектор",
    ),
    ("задача Подготовить смету @petrov завтра", "Подготовить смету; who=Пётр Петров; due=25.11 18:00"),
    ("Задача: подготовить смету @petrov завтра", "Подготовить смету; who=Пётр Петров; due=25.11 18:00"),
    ("Поставь задачу Петрову: найти зал до 10 декабря", "Найти зал; who=Пётр Петров; due=10.12 18:00"),
    ("Резюме за май разобрать @anna", "Резюме за май разобрать; who=Анна Смирнова"),
    ("Купить торт Юле сегодня к 17", "Купить торт; who=Юлия Ким; due=24.11 17:00"),
    (
        "Подготовить отчёт @gleb завтра 18 +20",
        "Подготовить отчёт; who=Глеб Зайцев; due=25.11 18:00; points=20",
    ),
    ("Подготовить отчёт @gleb завтра 9", "Подготовить отчёт; who=Глеб Зайцев; due=25.11 09:00"),
    ("Купить завтра 18 стульев @gleb", "Купить 18 стульев; who=Глеб Зайцев; due=25.11 18:00"),
    ("Поздравить Юлю завтра", "Поздравить Юлю; due=25.11 18:00"),
    ("Найти Петрова", "Найти Петрова"),
    ("Поздравить Юлю с днём рождения, Зайцев", "Поздравить Юлю с днём рождения; who=Глеб Зайцев"),
    ("Проверить отчёт Ивановой", "Проверить отчёт; who=Мария Иванова"),
    ("Купить торт Павлу Ковалевскому", "Купить торт; who=Павел Ковалевский"),
    ("Съездить за документами @nobody", "Съездить за документами; who=@nobody?"),
    ("Написать Павлу и Юле", "Написать; who=Павел Ковалевский & Юлия Ким"),
    (
        "Сделать бэкап Python 3.11 @petrov 30.11",
        "Сделать бэкап Python 3.11; who=Пётр Петров; due=30.11 18:00",
    ),
    ("Позвонить +7 916 123-45-67 @petrov", "Позвонить +7 916 123-45-67; who=Пётр Петров"),
    ("Встреча с Ивановым завтра @petrov", "Встреча с Ивановым; who=Пётр Петров; due=25.11 18:00"),
    ("Созвон с Петровым завтра в 11", "Созвон с Петровым; due=25.11 11:00"),
    ("Забрать пропуск у Зайцева", "Забрать пропуск у Зайцева"),
    ("для Петрова: найти подрядчика", "Найти подрядчика; who=Пётр Петров"),
    ("Написать пост, Зайцев", "Написать пост; who=Глеб Зайцев"),
    ("Обновить сайт Глеб Зайцев до 1 декабря", "Обновить сайт; who=Глеб Зайцев; due=01.12 18:00"),
    ("Смирновой подготовить приказ", "Подготовить приказ; who=Анна Смирнова|Ольга Смирнова"),
    ("Ответить Саше до вечера", "Ответить Саше; due=24.11 19:00"),
    ("Передать дела @ivan", "Передать дела; who=Мария Иванова|Сергей Иванов"),
    ("Проверить резюме Мария", "Проверить резюме; who=Мария Иванова"),
    ("Сверить счета @PETROV конец недели", "Сверить счета; who=Пётр Петров; due=27.11 18:00"),
    (
        "Согласовать макет с юристами в конце месяца @gleb +15 #дизайн #сайт",
        "Согласовать макет с юристами; who=Глеб Зайцев; due=30.11 18:00; points=15; tags=дизайн,сайт",
    ),
    (
        "+50 Закрыть вакансию дизайнера @anna до нового года",
        "Закрыть вакансию дизайнера; who=Анна Смирнова; due=31.12 18:00; points=50",
    ),
    (
        "#склад Пересчитать остатки @gleb в понедельник",
        "Пересчитать остатки; who=Глеб Зайцев; due=30.11 18:00; tags=склад",
    ),
    ("Пересчитать остатки до понедельника", "Пересчитать остатки; due=30.11 18:00"),
    (
        "Подготовить бюджет на 2027 год @petrov 15 декабря",
        "Подготовить бюджет на 2027 год; who=Пётр Петров; due=15.12 18:00",
    ),
    ("Оплатить счёт №15 до 25.12 @anna", "Оплатить счёт №15; who=Анна Смирнова; due=25.12 18:00"),
    ("Отправить 100 приглашений @anna", "Отправить 100 приглашений; who=Анна Смирнова"),
    ("Собрать 3 резюме +5 @anna завтра", "Собрать 3 резюме; who=Анна Смирнова; due=25.11 18:00; points=5"),
    (
        "Созвон сегодня в 16:30 @gleb, @petrov, @anna",
        "Созвон; who=Глеб Зайцев & Пётр Петров & Анна Смирнова; due=24.11 16:30",
    ),
    ("Отчёт за 3 квартал @petrov чт", "Отчёт за 3 квартал; who=Пётр Петров; due=26.11 18:00"),
    ("Проверить a@b.ru на спам @petrov", "Проверить a@b.ru на спам; who=Пётр Петров"),
    ("Разобрать почту info@firma.ru завтра", "Разобрать почту info@firma.ru; due=25.11 18:00"),
    ("Подготовить акт 100 очков Зайцеву", "Подготовить акт; who=Глеб Зайцев; points=100"),
    ("Ковалевскому П. подготовить акт", "Подготовить акт; who=Павел Ковалевский"),
    ("Task: prepare the offer @petrov tomorrow", "Prepare the offer; who=Пётр Петров; due=25.11 18:00"),
    (
        "Prepare offer for Brown by Friday 6pm +50 #hiring",
        "Prepare offer; who=John Brown; due=27.11 18:00; points=50; tags=hiring",
    ),
    ("John Brown: call the bank tomorrow", "Call the bank; who=John Brown; due=25.11 18:00"),
    ("Weekly report every Monday @jbrown", "Weekly report; who=John Brown; repeats=weekdays 0"),
    ("Weekly report @jbrown Friday", "Weekly report; who=John Brown; due=27.11 18:00"),
    (
        "Close the books on the last working day of each month @jbrown +100 points",
        "Close the books; who=John Brown; points=100; repeats=month_workday -1",
    ),
    ("Send the invoice @jbrown in 3 days", "Send the invoice; who=John Brown; due=27.11 18:00"),
    ("Check backups daily @jbrown", "Check backups; who=John Brown; repeats=weekdays 0123456"),
    ("Daily standup notes @jbrown by noon", "Daily standup notes; who=John Brown; due=24.11 12:00"),
    ("Send the letter to Brown", "Send the letter to Brown"),
    ("Assign to Brown: fix the printer", "Fix the printer; who=John Brown"),
    ("Fix the printer assigned to Brown", "Fix the printer; who=John Brown"),
    ("Meeting with Brown tomorrow at 3pm @anna", "Meeting with Brown; who=Анна Смирнова; due=25.11 15:00"),
    ("Order pizza on Fridays @jbrown", "Order pizza; who=John Brown; repeats=weekdays 4"),
    (
        "Review the contract by end of month @jbrown 25 points",
        "Review the contract; who=John Brown; due=30.11 18:00; points=25",
    ),
    ("Buy a cake @yulia today 5pm", "Buy a cake; who=Юлия Ким; due=24.11 17:00"),
    ("Update the site for John Brown by Dec 1", "Update the site; who=John Brown; due=01.12 18:00"),
    ("Pay rent every month on the 5th @jbrown", "Pay rent; who=John Brown; repeats=month_day 5"),
    ("Pay rent monthly @jbrown", "Pay rent; who=John Brown; repeats=month_workday 1"),
    ("Water the plants every weekday @anna", "Water the plants; who=Анна Смирнова; repeats=weekdays 01234"),
    ("todo call the client @jbrown next week", "Call the client; who=John Brown; due=30.11 18:00"),
    (
        "Prepare onboarding for the newcomer @jbrown 2026-12-15 +40",
        "Prepare onboarding for the newcomer; who=John Brown; due=15.12 18:00; points=40",
    ),
    ("Call Petrov tomorrow", "Call Petrov; due=25.11 18:00"),
    ("Petrov: prepare the deck", "Prepare the deck; who=Пётр Петров"),
    (
        "Fix bug #123 in Python 3.12 @jbrown by Friday",
        "Fix bug #123 in Python 3.12; who=John Brown; due=27.11 18:00",
    ),
    ("Send 3 CVs @jbrown +5pts", "Send 3 CVs; who=John Brown; points=5"),
    ("Clean up the wiki", "Clean up the wiki"),
    (
        "Send the deck @jbrown, @anna by Thursday",
        "Send the deck; who=John Brown & Анна Смирнова; due=26.11 18:00",
    ),
    ("Подготовить акт Ковалевскому П.", "Подготовить акт; who=Павел Ковалевский"),
    ("Call the bank, Brown", "Call the bank; who=John Brown"),
)


@pytest.mark.parametrize(("line", "understood"), LINES, ids=range(len(LINES)))
def test_a_line_is_understood(line: str, understood: str) -> None:
    assert shown(read(line)) == understood


def test_the_table_is_long_enough() -> None:
    assert len(LINES) >= 80


def test_all_cases_of_a_name_find_it() -> None:
    for typed in ("Иванова", "Ивановой", "Иванову"):
        assert 2 in FINDER.by_words((typed,)), typed
    for typed in ("Зайцев", "Зайцева", "Зайцеву", "Зайцевым", "Глебу", "Zaitsev"):
        assert FINDER.by_words((typed,)) == (3,), typed
    assert FINDER.by_words(("Павлу", "Ковалевскому")) == (8,)
    assert "льву" in forms_of("Лев")
    assert "кравцу" in forms_of("Кравец")


def test_a_prefix_completes_a_surname() -> None:
    assert FINDER.by_handle("@ковал") == (8,)
    assert FINDER.by_words(("Ковал",), prefix=True) == (8,)
    assert FINDER.by_words(("Ковал",)) == ()


def test_plain_words_say_themselves_that_they_are_a_task() -> None:
    assert is_task_line("задача Подготовить смету")
    assert is_task_line("Task: call the bank")
    assert not is_task_line("задача")
    assert not is_task_line("задачи на неделю")
    assert not is_task_line("у меня задача позвонить")


@given(st.text(max_size=200))
def test_no_line_breaks_it_and_the_title_is_one_line(text: str) -> None:
    assert "\n" not in read(text).title
