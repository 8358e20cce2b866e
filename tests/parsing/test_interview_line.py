"""An interview in one line: who, when, what kind, with whom, where, how long; and how one went that was held."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.models import InterviewSort, Verdict
from bot.parsing import interview_line
from bot.parsing.interview_line import (
    SaidCard,
    SaidScore,
    SaidVerdict,
    is_interview_line,
    parse_interview_line,
    parse_said_card,
)
from bot.parsing.name_forms import KnownPerson, NameFinder

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
MOSCOW = ZoneInfo("Europe/Moscow")
PEOPLE = NameFinder(
    [
        KnownPerson(1, "Игорь Петров", "petrov"),
        KnownPerson(2, "Вера Орлова"),
        KnownPerson(3, "Anna Brown"),
        KnownPerson(4, "Анна Смирнова"),
        KnownPerson(5, "Анна Зайцева"),
    ]
)


@pytest.mark.parametrize(
    ("line", "candidate", "at", "kind", "people", "minutes", "place"),
    [
        ("Иванова пт 15:00 техническое Петров", "Иванова", "27 15:00", "technical", (1,), None, ""),
        ("Иванова Ольга пт 15:00 техническое с Петровым и Орловой", "Иванова Ольга", "27 15:00", "technical", (1, 2), None, ""),
        ("техническое собеседование Иванова Петров завтра в 15", "Иванова", "25 15:00", "technical", (1,), None, ""),
        ("пт 15:00 Иванова Петров финальное", "Иванова", "27 15:00", "final", (1,), None, ""),
        ("Иванова завтра 18 финал Орлова на 45 минут в переговорной 3", "Иванова", "25 18:00", "final", (2,), 45, "переговорной 3"),
        ("Собеседование с Ивановой 27.11 в 11:30, Орлова", "Ивановой", "27 11:30", None, (2,), None, ""),
        ("Иванова пт 15:00 тест-драйв Петров на полтора часа", "Иванова", "27 15:00", None, (1,), 90, ""),
        ("Ivanova Fri 3pm technical Brown", "Ivanova", "27 15:00", "technical", (3,), None, ""),
        ("Ivanova tomorrow 15:00 phone screen with Anna Brown, @petrov https://zoom.us/j/1", "Ivanova", "25 15:00", "phone", (1, 3), None, "https://zoom.us/j/1"),
        ("Interview with Ivanova on Friday at 16:00 with Brown for 30 min", "Ivanova", "27 16:00", None, (3,), 30, ""),
    ],
)  # fmt: skip
def test_a_line_says_an_interview(
    line: str,
    candidate: str,
    at: str,
    kind: str | None,
    people: tuple[int, ...],
    minutes: int | None,
    place: str,
) -> None:
    read = parse_interview_line(line, now=NOW, zone=MOSCOW, people=PEOPLE, own_kinds=[(9, "Тест-драйв")])
    assert read.moment is not None
    assert (read.candidate, f"{read.moment.local:%d %H:%M}", read.kind) == (candidate, at, kind)
    assert tuple(one.people[0] for one in read.interviewers) == people
    assert (read.minutes, read.place, read.card) == (minutes, place, None)
    assert (read.kind_id == 9) == ("тест-драйв" in line)


def test_namesakes_and_strangers_are_told_apart() -> None:
    read = parse_interview_line(
        "Иванова пт 15:00 техническое Анна, Сидоров", now=NOW, zone=MOSCOW, people=PEOPLE
    )
    assert [(one.text, one.people) for one in read.interviewers] == [("Анна", (4, 5)), ("Сидоров", ())]


@pytest.mark.parametrize(
    ("line", "card"),
    [
        (
            "Иванова технич. вчера: Python 4, SQL 3, да, уверенная",
            SaidCard((SaidScore("Python", 4), SaidScore("SQL", 3)), SaidVerdict.YES, "уверенная"),
        ),
        (
            "Ivanova technical yesterday: Python 4/5, SQL not assessed, strong no, slow. Polite",
            SaidCard((SaidScore("Python", 4), SaidScore("SQL", None)), SaidVerdict.STRONG_NO, "slow, Polite"),
        ),
        ("Иванова телефонное вчера 15:00: точно нет", SaidCard((), SaidVerdict.STRONG_NO, "")),
    ],
)
def test_how_it_went_stands_after_a_colon(line: str, card: SaidCard) -> None:
    read = parse_interview_line(line, now=NOW, zone=MOSCOW, people=PEOPLE)
    assert read.card == card
    assert read.candidate in {"Иванова", "Ivanova"}
    assert read.moment is not None
    assert f"{read.moment.local:%d}" == "23"


def test_a_score_out_of_range_is_a_comment() -> None:
    assert parse_said_card("Python 9, да") == SaidCard((), SaidVerdict.YES, "Python 9")


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Иванова пт 15:00 техническое Петров", True),
        ("Ivanova tomorrow 15:00 phone screen", True),
        ("собеседование с Ивановой завтра 18", True),
        ("задача подготовить техническое собеседование к 15:00", False),
        ("Технический писатель, удалённо, до 15:00 мск", False),
        ("Позвонить Ивановой по телефону в 15:00", False),
        ("Иванова техническое", False),
        ("Собеседование с Ивановой прошло хорошо", False),
        ("Иванова техническое вчера 15:00: Python 4, да", False),
    ],
)
def test_what_arranges_an_interview_says_so(line: str, is_one: bool) -> None:
    assert is_interview_line(line) is is_one


def test_the_words_mean_what_the_base_knows() -> None:
    assert {one.value for one in SaidVerdict} == {one.value for one in Verdict}
    assert set(interview_line._KINDS) == {one.value for one in InterviewSort}
