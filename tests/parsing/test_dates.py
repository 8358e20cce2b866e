"""What people type for a date, and the moment they see echoed. Every phrase is said on Tuesday 24.11.2026 at 10:00 in Moscow."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.parsing.dates import Moment, at_local, find_moment, parse_moment
from bot.parsing.spans import cut_out
from bot.workdays import WorkCalendar

MOSCOW = ZoneInfo("Europe/Moscow")
BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
VLADIVOSTOK = ZoneInfo("Asia/Vladivostok")
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=MOSCOW)

DAYS = {
    # figures
    "15.12": "15.12.2026",
    "05.12": "05.12.2026",
    "5.12": "05.12.2026",
    "24.11": "24.11.2026",
    "23.11": "23.11.2027",
    "1.1": "01.01.2027",
    "15.12.2026": "15.12.2026",
    "15.12.26": "15.12.2026",
    "15.12.2026 г.": "15.12.2026",
    "15/12": "15.12.2026",
    "12/15": "15.12.2026",
    "15/12/2026": "15.12.2026",
    "15-12-2026": "15.12.2026",
    "2026-12-15": "15.12.2026",
    "2026.12.15": "15.12.2026",
    "29.02": "29.02.2028",
    "до 15.12": "15.12.2026",
    "к 15.12": "15.12.2026",
    "срок: 15.12": "15.12.2026",
    "срок до 15.12": "15.12.2026",
    "не позднее 15.12": "15.12.2026",
    "by 15/12": "15.12.2026",
    # named months
    "15 декабря": "15.12.2026",
    "15 Декабря": "15.12.2026",
    "15 дек": "15.12.2026",
    "15 дек.": "15.12.2026",
    "15 дек 2026": "15.12.2026",
    "15-го декабря": "15.12.2026",
    "15 декабря 2027": "15.12.2027",
    "15 декабря 2026 года": "15.12.2026",
    "до 15 декабря": "15.12.2026",
    "к 1 марта": "01.03.2027",
    "с 1 декабря": "01.12.2026",
    "3 мая": "03.05.2027",
    "1 января": "01.01.2027",
    "December 15": "15.12.2026",
    "December 15th, 2026": "15.12.2026",
    "15th of December": "15.12.2026",
    "15 December 2026": "15.12.2026",
    "Dec 15": "15.12.2026",
    "15 Dec": "15.12.2026",
    "Dec. 15": "15.12.2026",
    "by Dec 20": "20.12.2026",
    "May 15": "15.05.2027",
    "on the 1st of March": "01.03.2027",
    "until January 10": "10.01.2027",
    "no later than Jan 10": "10.01.2027",
    # the weekday confirms
    "пт, 27 ноября": "27.11.2026",
    "27 ноября, пятница": "27.11.2026",
    "15.12 (вт)": "15.12.2026",
    "Fri, Nov 27": "27.11.2026",
    "завтра, в среду": "25.11.2026",
    # months and their parts
    "в декабре": "01.12.2026",
    "до декабря": "30.11.2026",
    "in January": "01.01.2027",
    "декабрь 2026": "01.12.2026",
    "май": "01.05.2027",
    "начало декабря": "01.12.2026",
    "в середине декабря": "15.12.2026",
    "mid-December": "15.12.2026",
    "конец декабря": "31.12.2026",
    "до конца февраля": "28.02.2027",
    "end of December": "31.12.2026",
    "15 числа": "15.12.2026",
    "25-го": "25.11.2026",
    "до 30 числа": "30.11.2026",
    "the 15th": "15.12.2026",
    "by the 30th": "30.11.2026",
    "первого декабря": "01.12.2026",
    "двадцать пятого декабря": "25.12.2026",
    # from today
    "сегодня": "24.11.2026",
    "завтра": "25.11.2026",
    "Завтра!": "25.11.2026",
    "на завтра": "25.11.2026",
    "до завтра": "25.11.2026",
    "послезавтра": "26.11.2026",
    "вчера": "23.11.2026",
    "позавчера": "22.11.2026",
    "today": "24.11.2026",
    "tomorrow": "25.11.2026",
    "day after tomorrow": "26.11.2026",
    "the day after tomorrow": "26.11.2026",
    "yesterday": "23.11.2026",
    # weekdays
    "в пятницу": "27.11.2026",
    "к пятнице": "27.11.2026",
    "до пятницы": "27.11.2026",
    "пятница": "27.11.2026",
    "пт": "27.11.2026",
    "Пт.": "27.11.2026",
    "во вторник": "01.12.2026",
    "в среду": "25.11.2026",
    "к среде": "25.11.2026",
    "в понедельник": "30.11.2026",
    "с понедельника": "30.11.2026",
    "вс": "29.11.2026",
    "в эту пятницу": "27.11.2026",
    "в ближайший четверг": "26.11.2026",
    "в прошлую пятницу": "20.11.2026",
    "в следующий вторник": "01.12.2026",
    "в следующий понедельник": "30.11.2026",
    "friday": "27.11.2026",
    "by Friday": "27.11.2026",
    "on Wed": "25.11.2026",
    "this friday": "27.11.2026",
    "last friday": "20.11.2026",
    "friday next week": "04.12.2026",
    "в пятницу на следующей неделе": "04.12.2026",
    "на следующей неделе в среду": "02.12.2026",
    "через неделю в пятницу": "04.12.2026",
    # weeks and longer waits
    "на следующей неделе": "30.11.2026",
    "next week": "30.11.2026",
    "на этой неделе": "27.11.2026",
    "через неделю": "01.12.2026",
    "через 2 недели": "08.12.2026",
    "через две недели": "08.12.2026",
    "через 3 дня": "27.11.2026",
    "через пару дней": "26.11.2026",
    "через месяц": "24.12.2026",
    "через 3 месяца": "24.02.2027",
    "через полгода": "24.05.2027",
    "через год": "24.11.2027",
    "дня через три": "27.11.2026",
    "в течение 5 дней": "29.11.2026",
    "через 3 рабочих дня": "27.11.2026",
    "через 5 рабочих дней": "01.12.2026",
    "in 3 days": "27.11.2026",
    "in 2 weeks": "08.12.2026",
    "in two weeks": "08.12.2026",
    "in a week": "01.12.2026",
    "in a month": "24.12.2026",
    "2 weeks from now": "08.12.2026",
    "within 3 days": "27.11.2026",
    "in 3 business days": "27.11.2026",
    "3д": "27.11.2026",
    "2н": "08.12.2026",
    "2 нед": "08.12.2026",
    "+3 дня": "27.11.2026",
    "3d": "27.11.2026",
    "2w": "08.12.2026",
    "3 дня назад": "21.11.2026",
    "неделю назад": "17.11.2026",
    "2 days ago": "22.11.2026",
    "a week ago": "17.11.2026",
    # ends
    "конец недели": "27.11.2026",
    "до конца недели": "27.11.2026",
    "к концу недели": "27.11.2026",
    "до конца следующей недели": "04.12.2026",
    "конец месяца": "30.11.2026",
    "в конце месяца": "30.11.2026",
    "до конца следующего месяца": "31.12.2026",
    "до конца квартала": "31.12.2026",
    "до конца года": "31.12.2026",
    "до нового года": "31.12.2026",
    "с нового года": "01.01.2027",
    "в начале месяца": "01.12.2026",
    "в следующем месяце": "01.12.2026",
    "end of week": "27.11.2026",
    "eow": "27.11.2026",
    "end of month": "30.11.2026",
    "by the end of the month": "30.11.2026",
    "end of next week": "04.12.2026",
    "eom": "30.11.2026",
    "eoy": "31.12.2026",
    "next month": "01.12.2026",
    "before New Year": "31.12.2026",
    "до нг": "31.12.2026",
    "дедлайн — пятница": "27.11.2026",
    "this weekend": "28.11.2026",
    "до выходных": "27.11.2026",
    "на выходных": "28.11.2026",
}

TIMES = {
    "завтра в 18": "25.11.2026 18:00",
    "завтра 18": "25.11.2026 18:00",
    "завтра в 18:30": "25.11.2026 18:30",
    "завтра 18:00": "25.11.2026 18:00",
    "завтра, 18:00": "25.11.2026 18:00",
    "завтра в 18.30": "25.11.2026 18:30",
    "завтра в 18-30": "25.11.2026 18:30",
    "пятница 18-00": "27.11.2026 18:00",
    "завтра к 10-ти": "25.11.2026 10:00",
    "18 часов": "24.11.2026 18:00",
    "tomorrow 15h": "25.11.2026 15:00",
    "this evening": "24.11.2026 19:00",
    "завтра в 9 утра": "25.11.2026 09:00",
    "завтра в 6 вечера": "25.11.2026 18:00",
    "завтра в 12 дня": "25.11.2026 12:00",
    "завтра в 2 часа дня": "25.11.2026 14:00",
    "завтра в два часа дня": "25.11.2026 14:00",
    "завтра в час дня": "25.11.2026 13:00",
    "завтра в 11 ночи": "25.11.2026 23:00",
    "завтра к обеду": "25.11.2026 13:00",
    "завтра после обеда": "25.11.2026 15:00",
    "завтра утром": "25.11.2026 09:00",
    "завтра вечером": "25.11.2026 19:00",
    "завтра вечером в 7": "25.11.2026 19:00",
    "завтра в полдень": "25.11.2026 12:00",
    "завтра к концу дня": "25.11.2026 18:00",
    "завтра в 03:00": "25.11.2026 03:00",
    "завтра до 24:00": "25.11.2026 23:59",
    "18:00 завтра": "25.11.2026 18:00",
    "в 18 завтра": "25.11.2026 18:00",
    "сегодня в 19": "24.11.2026 19:00",
    "сегодня вечером": "24.11.2026 19:00",
    "послезавтра в 10:15": "26.11.2026 10:15",
    "пт 18:00": "27.11.2026 18:00",
    "пт 18": "27.11.2026 18:00",
    "в пятницу в 18:00": "27.11.2026 18:00",
    "до пятницы 18:00": "27.11.2026 18:00",
    "к пятнице, к 12": "27.11.2026 12:00",
    "вт 9:00": "01.12.2026 09:00",
    "понедельник, 10 утра": "30.11.2026 10:00",
    "15.12 18:00": "15.12.2026 18:00",
    "15.12 в 18": "15.12.2026 18:00",
    "15.12 18.30": "15.12.2026 18:30",
    "15 декабря 18:00": "15.12.2026 18:00",
    "15 декабря в 18 часов": "15.12.2026 18:00",
    "пт, 27 ноября, 18:00": "27.11.2026 18:00",
    "2026-12-15 18:00": "15.12.2026 18:00",
    "2026-12-15T18:00": "15.12.2026 18:00",
    "завтра в 15:00 UTC": "25.11.2026 18:00",
    "tomorrow at 6pm": "25.11.2026 18:00",
    "tomorrow 6 pm": "25.11.2026 18:00",
    "tomorrow at 6:30 p.m.": "25.11.2026 18:30",
    "tomorrow at 18": "25.11.2026 18:00",
    "tomorrow at noon": "25.11.2026 12:00",
    "tomorrow morning": "25.11.2026 09:00",
    "tomorrow morning at 10": "25.11.2026 10:00",
    "tomorrow eod": "25.11.2026 18:00",
    "6pm tomorrow": "25.11.2026 18:00",
    "tonight": "24.11.2026 19:00",
    "friday at 12am": "27.11.2026 00:00",
    "Friday 6pm": "27.11.2026 18:00",
    "Dec 15 at 6pm": "15.12.2026 18:00",
    "Tue Dec 15 18:30:00 2026": "15.12.2026 18:30",
    "15 December 2026 at 6:30 PM": "15.12.2026 18:30",
    "Tue, 15 Dec 2026 18:30": "15.12.2026 18:30",
    "in 2 weeks at 15:00": "08.12.2026 15:00",
    "через 2 недели в 15:00": "08.12.2026 15:00",
    # a time alone is the nearest one ahead
    "18:00": "24.11.2026 18:00",
    "09:00": "25.11.2026 09:00",
    "в 18": "24.11.2026 18:00",
    "до 18:00": "24.11.2026 18:00",
    "6pm": "24.11.2026 18:00",
    "noon": "24.11.2026 12:00",
    "eod": "24.11.2026 18:00",
    "by eod": "24.11.2026 18:00",
    "до конца дня": "24.11.2026 18:00",
    "к концу рабочего дня": "24.11.2026 18:00",
    # waits in hours
    "через час": "24.11.2026 11:00",
    "через полчаса": "24.11.2026 10:30",
    "через полтора часа": "24.11.2026 11:30",
    "через 15 минут": "24.11.2026 10:15",
    "через 2 часа": "24.11.2026 12:00",
    "через 2 часа 30 минут": "24.11.2026 12:30",
    "1ч": "24.11.2026 11:00",
    "30 мин": "24.11.2026 10:30",
    "in an hour": "24.11.2026 11:00",
    "in half an hour": "24.11.2026 10:30",
    "in 2 hours": "24.11.2026 12:00",
    "2h": "24.11.2026 12:00",
    "час назад": "24.11.2026 09:00",
    "2 hours ago": "24.11.2026 08:00",
}

NOT_DATES = [
    *(
        "",
        " ",
        "Мария",
        "Мартынов",
        "резюме за май",
        "+50",
        "100",
        "5",
        "18",
        "120-150к",
        "от 3 лет",
        "5+ лет",
        "asap",
    ),
    *(
        "31.02",
        "32.12",
        "25:70",
        "24:30",
        "30 февраля",
        "Feb 30",
        "13/13",
        "2026-13-01",
        "завтра в 25",
    ),
    *(
        "каждую пятницу",
        "every monday",
        "Figma, Photoshop",
        "15–20 декабря",
        "срочно",
        "дизайнер",
        "1",
        "3 года опыта",
    ),
    *(
        "+7 916 123-45-67",
        "ivan@mail.ru",
        "$3000",
        "50%",
        "Python 3.11",
        "пятница суббота",
        "x" * 500,
        "завтра\nв 18",
    ),
]


def said(text: str, **how: object) -> Moment:
    moment = parse_moment(text, now=NOW, zone=MOSCOW, **how)  # type: ignore[arg-type]
    assert moment is not None, f"{text!r} was not understood"
    return moment


@pytest.mark.parametrize(("phrase", "expected"), DAYS.items())
def test_a_day_is_understood(phrase: str, expected: str) -> None:
    moment = said(phrase)
    assert f"{moment.local:%d.%m.%Y}" == expected
    assert not moment.has_time
    assert moment.local.time() == time(0)


@pytest.mark.parametrize(("phrase", "expected"), TIMES.items())
def test_a_day_with_its_time_is_understood(phrase: str, expected: str) -> None:
    moment = said(phrase)
    assert f"{moment.local:%d.%m.%Y %H:%M}" == expected
    assert moment.has_time


@pytest.mark.parametrize("phrase", NOT_DATES)
def test_what_is_no_date_is_refused(phrase: str) -> None:
    assert parse_moment(phrase, now=NOW, zone=MOSCOW) is None


@pytest.mark.parametrize(
    ("phrase", "first", "second"),
    [
        ("в следующую пятницу", "04.12 00:00", "27.11 00:00"),
        ("next friday 6pm", "04.12 18:00", "27.11 18:00"),
        ("вт 18:00", "24.11 18:00", "01.12 18:00"),
        ("05/12", "05.12 00:00", "12.05 00:00"),
        ("завтра в 6", "25.11 18:00", "25.11 06:00"),
        ("завтра в 7", "25.11 07:00", "25.11 19:00"),
        ("пятница 15 декабря", "15.12 00:00", "27.11 00:00"),
    ],
)
def test_words_with_two_meanings_offer_the_other(phrase: str, first: str, second: str) -> None:
    moment = said(phrase)
    assert f"{moment.local:%d.%m %H:%M}" == first
    assert [f"{other.local:%d.%m %H:%M}" for other in moment.alternatives] == [second]


@pytest.mark.parametrize(
    "phrase", ["завтра в 18", "15 декабря", "в следующий вторник", "пт 18:00", "завтра в 6 вечера"]
)
def test_plain_words_offer_nothing_else(phrase: str) -> None:
    assert said(phrase).alternatives == ()


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("23.11", "23.11.2026 00:00"),
        ("15.12", "15.12.2025 00:00"),
        ("в пятницу", "20.11.2026 00:00"),
        ("вт 9:00", "24.11.2026 09:00"),
        ("вт 18:00", "17.11.2026 18:00"),
        ("18:00", "23.11.2026 18:00"),
        ("09:00", "24.11.2026 09:00"),
        ("вчера в 15:00", "23.11.2026 15:00"),
        ("в мае", "01.05.2026 00:00"),
        ("15 числа", "15.11.2026 00:00"),
    ],
)
def test_what_already_happened_is_looked_for_in_the_past(phrase: str, expected: str) -> None:
    assert f"{said(phrase, prefer='past').local:%d.%m.%Y %H:%M}" == expected


def test_a_day_without_a_time_takes_the_default_one() -> None:
    moment = said("в пятницу", default_time=time(18))
    assert f"{moment.local:%d.%m %H:%M}" == "27.11 18:00"
    assert not moment.has_time


def test_the_end_of_a_day_that_is_over_is_its_last_minute() -> None:
    late = NOW.replace(hour=20)
    moment = parse_moment("до конца дня", now=late, zone=MOSCOW)
    assert moment is not None
    assert f"{moment.local:%d.%m %H:%M}" == "24.11 23:59"


def test_working_days_follow_the_production_calendar() -> None:
    before_holidays = datetime(2026, 12, 29, 12, 0, tzinfo=MOSCOW)
    calendar = WorkCalendar()
    moment = parse_moment(
        "через 2 рабочих дня", now=before_holidays, zone=MOSCOW, is_workday=calendar.is_workday
    )
    assert moment is not None
    assert moment.day == date(2027, 1, 11)
    week = parse_moment("до конца недели", now=before_holidays, zone=MOSCOW, is_workday=calendar.is_workday)
    assert week is not None
    assert week.day == date(2026, 12, 30)


@pytest.mark.parametrize(
    ("zone", "today", "utc"),
    [
        (MOSCOW, "24.11", "15:00"),
        (BERLIN, "24.11", "17:00"),
        (VLADIVOSTOK, "24.11", "08:00"),
        (NEW_YORK, "24.11", "23:00"),
    ],
)
def test_a_time_is_the_readers_own(zone: ZoneInfo, today: str, utc: str) -> None:
    moment = parse_moment("сегодня в 18", now=NOW, zone=zone)
    assert moment is not None
    assert f"{moment.local:%d.%m %H:%M}" == f"{today} 18:00"
    assert f"{moment.utc:%H:%M}" == utc


def test_today_is_the_readers_day_not_the_servers() -> None:
    late_in_utc = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
    moment = parse_moment("завтра", now=late_in_utc, zone=VLADIVOSTOK)
    assert moment is not None
    assert moment.day == date(2026, 11, 26)


def test_a_time_skipped_by_the_clock_change_moves_forward() -> None:
    moment = parse_moment("29.03.2026 02:30", now=NOW, zone=BERLIN)
    assert moment is not None
    assert f"{moment.local:%H:%M}" == "03:30"


def test_a_doubled_hour_is_its_first_pass() -> None:
    moment = parse_moment("25.10.2026 02:30", now=NOW, zone=BERLIN)
    assert moment is not None
    assert f"{moment.utc:%H:%M}" == "00:30"


def test_a_wait_counts_real_hours_through_the_clock_change() -> None:
    eve = datetime(2026, 10, 25, 1, 30, tzinfo=BERLIN)
    moment = parse_moment("через 2 часа", now=eve, zone=BERLIN)
    assert moment is not None
    assert moment.utc - eve.astimezone(UTC) == timedelta(hours=2)
    assert f"{moment.local:%H:%M}" == "02:30"


@pytest.mark.parametrize(
    ("line", "phrase", "expected", "left"),
    [
        (
            "Подготовить оффер Ивановой пт 18:00 +50 #найм",
            "пт 18:00",
            "27.11 18:00",
            "Подготовить оффер Ивановой +50 #найм",
        ),
        ("Иванова пт 15:00 техническое Петров", "пт 15:00", "27.11 15:00", "Иванова техническое Петров"),
        (
            "Дизайнер; Figma; до 15 декабря; 120-150к",
            "до 15 декабря",
            "15.12 00:00",
            "Дизайнер; Figma; 120-150к",
        ),
        (
            "звонок Иванова: готова с 1 декабря, просит 200",
            "с 1 декабря",
            "01.12 00:00",
            "звонок Иванова: готова, просит 200",
        ),
        (
            "call Petrov tomorrow at 6pm about the offer",
            "tomorrow at 6pm",
            "25.11 18:00",
            "call Petrov about the offer",
        ),
        ("позвонить Ивановой в 18", "в 18", "24.11 18:00", "позвонить Ивановой"),
        ("отчёт до конца недели +30", "до конца недели", "27.11 00:00", "отчёт +30"),
        ("Сдать отчёт к 10 декабря.", "к 10 декабря", "10.12 00:00", "Сдать отчёт."),
        ("напомнить через 3 дня про тест", "через 3 дня", "27.11 00:00", "напомнить про тест"),
        ("через час позвонить", "через час", "24.11 11:00", "позвонить"),
        ("Figma 3, 15.12", "15.12", "15.12 00:00", "Figma 3"),
        ("@petrov завтра к 9 встреча", "завтра к 9", "25.11 09:00", "@petrov встреча"),
        ("отпуск с 1 по 15 декабря", "по 15 декабря", "15.12 00:00", "отпуск с 1"),
        ("send the offer by Friday", "by Friday", "27.11 00:00", "send the offer"),
    ],
)
def test_a_date_is_lifted_out_of_a_line(line: str, phrase: str, expected: str, left: str) -> None:
    found = find_moment(line, now=NOW, zone=MOSCOW)
    assert found is not None
    start, end = found.span
    assert line[start:end] == phrase
    assert f"{found.moment.local:%d.%m %H:%M}" == expected
    assert cut_out(line, [found.span]) == left


@pytest.mark.parametrize(
    "line",
    [
        *(
            "резюме за май",
            "Мария Март",
            "Python 3.11 и Django 4.2",
            "1С 8.3",
            "работа в среде Linux",
            "каждую пятницу отчёт",
        ),
        *(
            "взяли в 18 лет",
            "ставка 1/2",
            "график 5/2, 24/7",
            "3D Max, 2D",
            "тел. +7 916 123-45-12",
            "опыт 3 года",
            "ср. балл 4.8",
        ),
        *(
            "10.12.13.14",
            "15-20 декабря",
            "You may need Java",
            "the sun and sat",
            "https://site.ru/15.12",
            "Август Петров",
        ),
        *(
            "оценка 4.5 из 5",
            "100 000 - 150 000",
            "в 2 этапа",
            "every Monday standup",
            "команда 10 человек",
            "ставка 10.5%",
        ),
    ],
)
def test_a_line_without_a_date_gives_none(line: str) -> None:
    assert find_moment(line, now=NOW, zone=MOSCOW) is None


near_days = st.dates(date(2026, 11, 25), date(2027, 11, 23))
any_days = st.dates(date(2000, 1, 1), date(2099, 12, 31))
minutes = st.times().map(lambda at: at.replace(second=0, microsecond=0))
zones = st.sampled_from([MOSCOW, BERLIN, NEW_YORK, VLADIVOSTOK])
RU_MONTHS = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]
RU_WEEKDAYS = ["пн", "вт", "ср", "чт", "пт", "сб", "вс"]


@given(day=any_days, at=minutes, zone=zones)
def test_a_full_date_is_read_as_written(day: date, at: time, zone: ZoneInfo) -> None:
    expected = at_local(day, at, zone)
    for written in (f"{day:%d.%m.%Y} {at:%H:%M}", f"{day:%Y-%m-%d} {at:%H:%M}", f"{at:%H:%M} {day:%d.%m.%Y}"):
        moment = parse_moment(written, now=NOW, zone=zone)
        assert moment is not None
        assert (moment.local, moment.has_time) == (expected, True)


@given(day=near_days, at=minutes)
def test_the_echo_can_be_typed_back(day: date, at: time) -> None:
    echo = f"{RU_WEEKDAYS[day.weekday()]}, {day.day} {RU_MONTHS[day.month - 1]}, {at:%H:%M}"
    moment = said(echo)
    assert (moment.day, moment.local.time(), moment.alternatives) == (day, at, ())


@given(day=near_days)
def test_a_day_without_a_year_is_the_next_such_day(day: date) -> None:
    for written in (
        f"{day:%d.%m}",
        f"{day.day} {RU_MONTHS[day.month - 1]}",
        f"{day:%B} {day.day}",
        f"до {day:%d.%m}",
    ):
        assert said(written).day == day


@given(count=st.integers(1, 365))
def test_a_wait_in_days_is_that_many_days(count: int) -> None:
    for written in (f"через {count} дней", f"in {count} days", f"{count}д", f"+{count} дней"):
        assert said(written).day == NOW.date() + timedelta(days=count)


@given(text=st.text(max_size=60))
def test_nothing_typed_breaks_the_reader(text: str) -> None:
    for found in (parse_moment(text, now=NOW, zone=MOSCOW), find_moment(text, now=NOW, zone=MOSCOW)):
        moment = found.moment if hasattr(found, "moment") else found
        assert moment is None or moment.utc == moment.local


@given(
    words=st.lists(
        st.sampled_from(
            [
                "в",
                "до",
                "через",
                "18",
                "15.12",
                "пт",
                "май",
                "3",
                "дня",
                "следующую",
                "-",
                "99",
                "утра",
                "конец",
            ]
        ),
        max_size=6,
    )
)
def test_date_words_in_any_order_never_break_the_reader(words: list[str]) -> None:
    line = " ".join(words)
    found = find_moment(line, now=NOW, zone=MOSCOW)
    if found:
        start, end = found.span
        assert 0 <= start < end <= len(line)
    parse_moment(line, now=NOW, zone=MOSCOW)
