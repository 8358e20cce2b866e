"""A vacancy's values in words: the same on cards, drafts, clashes and in the history."""

from collections.abc import Callable, Sequence
from datetime import date

from bot.domain.vacancy_values import Named, Salary, VacancyFacts, VacancyField, Wanted
from bot.i18n import Words
from bot.views.format import clip, day
from bot.views.money import salary

LONGEST_VALUE = 200


def field_text(words: Words, facts: VacancyFacts, field: VacancyField, *, today: date) -> str:
    """One field's value as plain text; empty when it has none."""
    return _TEXTS[field](words, facts, today)


def place_text(words: Words, facts: VacancyFacts) -> str:
    """Employment, format and city on one line: «полный день, гибрид, Москва»."""
    parts = (
        words.option("employment", facts.employment) if facts.employment else "",
        words.option("work-format", facts.work_format) if facts.work_format else "",
        facts.city,
    )
    return ", ".join(part for part in parts if part)


def wanted_text(item: Wanted) -> str:
    """A competency with its wanted level: «Figma · 4»."""
    return f"{item.name} · {item.level}" if item.level else item.name


def wanted_list(items: Sequence[Wanted], *, must: bool) -> str:
    """The must-haves or the nice-to-haves, by commas."""
    return ", ".join(wanted_text(item) for item in items if item.must is must)


def person_text(words: Words, person: Named | None) -> str:
    """A name; somebody who left is marked."""
    if person is None:
        return ""
    return words("vacancy-person-left", name=person.name) if person.left else person.name


def salary_text(words: Words, pay: Salary | None) -> str:
    """Pay in full."""
    if pay is None:
        return ""
    return salary(words, pay.amount_min, pay.amount_max, pay.currency, period=pay.period, tax=pay.tax)


def _competencies(words: Words, facts: VacancyFacts, _today: date) -> str:
    must = wanted_list(facts.competencies, must=True)
    nice = wanted_list(facts.competencies, must=False)
    if not nice:
        return must
    wished = words("vacancy-nice-list", names=nice)
    return f"{must}; {wished}" if must else wished


def _closes(words: Words, facts: VacancyFacts, today: date) -> str:
    return day(words, facts.closes_on, today=today) if facts.closes_on else ""


_Text = Callable[[Words, VacancyFacts, date], str]
_TEXTS: dict[VacancyField, _Text] = {
    VacancyField.TITLE: lambda _words, facts, _today: facts.title,
    VacancyField.DEPARTMENT: lambda _words, facts, _today: facts.department.name if facts.department else "",
    VacancyField.COMPETENCIES: _competencies,
    VacancyField.CLOSES_ON: _closes,
    VacancyField.HEADCOUNT: lambda words, facts, _today: words("vacancy-headcount", count=facts.headcount),
    VacancyField.SALARY: lambda words, facts, _today: salary_text(words, facts.salary),
    VacancyField.EMPLOYMENT: lambda words, facts, _today: (
        words.option("employment", facts.employment) if facts.employment else ""
    ),
    VacancyField.WORK_FORMAT: lambda words, facts, _today: (
        words.option("work-format", facts.work_format) if facts.work_format else ""
    ),
    VacancyField.CITY: lambda _words, facts, _today: facts.city,
    VacancyField.HIRING_MANAGER: lambda words, facts, _today: person_text(words, facts.hiring_manager),
    VacancyField.OWNER: lambda words, facts, _today: person_text(words, facts.owner),
    VacancyField.TEAM: lambda words, facts, _today: ", ".join(person_text(words, one) for one in facts.team),
    VacancyField.DESCRIPTION: lambda _words, facts, _today: clip(facts.description, LONGEST_VALUE),
    VacancyField.CONFIDENTIAL: lambda words, facts, _today: (
        words("vacancy-confidential-yes") if facts.confidential else ""
    ),
}
