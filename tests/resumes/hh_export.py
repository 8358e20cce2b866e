"""Drawing a made person as hh.ru's PDF export does: its columns, sizes, wording and footers."""

from __future__ import annotations

import random
import textwrap
from typing import TYPE_CHECKING

from tests.resumes.paper import Paper
from tests.resumes.people import ENGLISH, GENITIVE, MONTHS

if TYPE_CHECKING:
    from tests.resumes.people import MadeJob, MadePerson

_LEFT, _RIGHT, _EDGE, _BOTTOM = 42.5, 128.0, 553.0, 790.0
_RU = {
    "desired": "Желаемая должность и зарплата", "experience": "Опыт работы", "education": "Образование", "skills": "Навыки",
    "languages": "Знание языков", "more": "Дополнительная информация", "about": "Обо мне", "now": "настоящее время", "lives": "Проживает",
}  # fmt: skip
_EN = {
    "desired": "Desired position and salary", "experience": "Work experience", "education": "Education", "skills": "Skills",
    "languages": "Languages", "more": "Further information", "about": "About me", "now": "currently", "lives": "Reside in",
}  # fmt: skip


class HHExport:
    """One export; `data` is the PDF's bytes."""

    def __init__(self, person: MadePerson, seed: int) -> None:
        self._person = person
        self._dice = random.Random(seed * 7 + 1)
        self._words = _EN if person.english else _RU
        self._paper = Paper()
        self._y = 60.0
        self._page = 1
        self._head()
        self._desired()
        if person.jobs:
            self._experience()
        self._education()
        self._skills()
        if self._dice.random() < 0.7:
            self._more()
        self._footer()
        self.data = self._paper.bytes()

    def _down(self, step: float) -> None:
        self._y += step
        if self._y > _BOTTOM:
            self._footer()
            self._paper.new_page()
            self._page += 1
            self._y = 50.0

    def _footer(self) -> None:
        stamp = (
            "Resume updated 3 October 2026 at 11:20"
            if self._person.english
            else "Резюме обновлено 3 октября 2026 в 11:20"
        )
        name = " ".join(self._person.name.split()[:2])
        self._paper.text(_LEFT, 813, stamp if self._page == 1 else f"{name} • {stamp}", 8)

    def _line(self, text: str, x: float = _LEFT, size: float = 9, *, bold: bool = False) -> None:
        for part in textwrap.wrap(text, int((_EDGE - x) / (size * 0.56))):
            self._paper.text(x, self._y, part, size, bold=bold)
            self._down(size * 1.45)

    def _title(self, text: str) -> None:
        self._down(14)
        self._line(text, size=11)
        self._down(4)

    def _head(self) -> None:
        person = self._person
        self._line(person.name, size=25, bold=True)
        if person.english:
            born = (
                f", {person.age} years, born on {person.born.day} {ENGLISH[person.born.month - 1]} {person.born.year}"
                if person.born
                else ""
            )
            self._line(f"Male{born}")
        else:
            word = "родилась" if person.female else "родился"
            born = (
                f", {person.age} {_years(person.age or 0)}, {word} {person.born.day} {GENITIVE[person.born.month - 1]} {person.born.year}"
                if person.born
                else ""
            )
            self._line(("Женщина" if person.female else "Мужчина") + born)
        self._down(6)
        suffix = " — preferred means of communication" if person.english else " — предпочитаемый способ связи"
        for number, phone in enumerate(person.phones):
            handle = f" • Telegram: @{person.telegram}" if person.telegram and number == 0 else ""
            self._line(f"+7 ({phone[1:4]}) {phone[4:]}{suffix if number == 0 else ''}{handle}")
        self._line(person.email)
        self._down(6)
        metro = self._dice.choice(["", ", м. Площадь Ленина"]) if not person.english else ""
        self._line(f"{self._words['lives']}: {person.city}{metro}")
        if person.english:
            self._line("Citizenship: Russia, work permit at: Russia")
            self._line("Not willing to relocate, not prepared for business trips")
        else:
            self._line("Гражданство: Россия, есть разрешение на работу: Россия")
            ready = "Готова" if person.female else "Готов"
            self._line(f"{ready} к переезду (Москва), {ready.lower()} к редким командировкам")

    def _desired(self) -> None:
        person = self._person
        self._title(self._words["desired"])
        top = self._y
        right = self._paper.text(_LEFT, top, person.position, 12, bold=True)
        self._down(17)
        if person.salary:
            amount, currency = person.salary
            net = ("in hand" if person.english else "на руки") if self._dice.random() < 0.5 else ""
            edge = self._paper.text(
                max(430, right + 14), top, f"{amount:,}".replace(",", " ") + f" {currency}", 12
            )
            if net:
                self._paper.text(edge + 5, top, net, 8)
        new = self._dice.random() < 0.6
        if person.english:
            self._line("Specializations:")
            self._line("— Other")
            self._line("Employment type: full time")
            self._line("Work format: remote, hybrid")
            return
        self._line("Специализации:")
        self._line("— Другое")
        self._line("Тип занятости: полная занятость" if new else "Занятость: полная занятость")
        self._line(
            "Формат работы: удалённо, гибрид" if new else "График работы: полный день, удаленная работа"
        )
        self._line("Желательное время в пути до работы: не имеет значения")

    def _experience(self) -> None:
        months = self._person.months
        self._title(f"{self._words['experience']} — {_length(months, english=self._person.english)}")
        for job in self._person.jobs:
            self._job(job)
            self._down(10)

    def _job(self, job: MadeJob) -> None:
        english = self._person.english
        names = ENGLISH if english else MONTHS
        dates = [f"{names[job.start[1] - 1]} {job.start[0]} —"]
        dates.append(f"{names[job.end[1] - 1]} {job.end[0]}" if job.end else self._words["now"])
        dates.append(_length(job.months, english=english))
        if self._y > _BOTTOM - 60:
            self._down(100)
        for offset, text in enumerate(dates):
            self._paper.text(_LEFT, self._y + offset * 11, text, 8)
        bottom = self._y + 33
        self._line(job.company, _RIGHT, 12, bold=True)
        if job.place:
            self._line(job.place, _RIGHT)
        if self._dice.random() < 0.5 and not english:
            self._line("Информационные технологии, системная интеграция, интернет", _RIGHT)
            self._line("• Разработка программного обеспечения", _RIGHT)
        self._line(job.position, _RIGHT, 12)
        for text in job.text:
            self._line(text, _RIGHT)
        if bottom > self._y:
            self._down(bottom - self._y)

    def _education(self) -> None:
        self._title(self._words["education"])
        self._line("Higher education" if self._person.english else "Высшее", size=11)
        self._paper.text(_LEFT, self._y, "2012", 8)
        self._line(
            "Demo State University"
            if self._person.english
            else "Демонстрационный государственный университет, Москва",
            _RIGHT,
            12,
            bold=True,
        )
        self._line("Economics" if self._person.english else "Экономический факультет, Менеджмент", _RIGHT)

    def _skills(self) -> None:
        self._title(
            self._words["skills"] if self._person.english or self._dice.random() < 0.7 else "Ключевые навыки"
        )
        self._paper.text(_LEFT, self._y, self._words["languages"], 9)
        for name, level in self._person.languages:
            self._line(f"{name} — {level}", _RIGHT)
        self._down(4)
        self._paper.text(_LEFT, self._y, self._words["skills"], 9)
        x = _RIGHT + 4
        for skill in self._person.skills:
            if x > _RIGHT + 4 and x + len(skill) * 6.5 > _EDGE:
                x = _RIGHT + 4
                self._down(20)
            x = self._paper.text(x, self._y, skill, 10) + 16
        self._down(16)

    def _more(self) -> None:
        self._title(self._words["more"])
        self._paper.text(_LEFT, self._y, self._words["about"], 9)
        text = (
            "I like my work and learn fast."
            if self._person.english
            else "Люблю своё дело, быстро учусь. Увеличил выручку отдела до 40 млн руб. за 2023-2024 годы."
        )
        self._line(text, _RIGHT)


def _years(count: int) -> str:
    if count % 10 == 1 and count % 100 != 11:
        return "год"
    return "года" if count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14) else "лет"


def _length(months: int, *, english: bool) -> str:
    years, rest = divmod(months, 12)
    if english:
        parts = [
            f"{years} year{'s' * (years != 1)}" if years else "",
            f"{rest} month{'s' * (rest != 1)}" if rest else "",
        ]
    else:
        word = "месяц" if rest == 1 else "месяца" if rest in (2, 3, 4) else "месяцев"
        parts = [f"{years} {_years(years)}" if years else "", f"{rest} {word}" if rest else ""]
    return " ".join(part for part in parts if part)
