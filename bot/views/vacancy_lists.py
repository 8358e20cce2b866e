"""The list of vacancies: filters, pages, search; empty lists say what to do."""

from bot.callbacks import (
    ClearVacancySearch,
    FilterVacancies,
    ListVacancies,
    NewVacancy,
    OpenHome,
    OpenRequests,
    OpenVacancy,
)
from bot.domain.vacancy_lists import VacancyFilter, VacancyPage, VacancyRow
from bot.i18n import Html, Words, blocks, lines
from bot.models import VacancyState
from bot.views.format import clip, days_left, short_day
from bot.views.screen import Button, Row, Screen, Style, in_rows, keyboard
from bot.views.widgets.back import back_row
from bot.views.widgets.paging import pager

_LABEL = 44


def list_screen(words: Words, page: VacancyPage) -> Screen:
    """A page of vacancies, a button each; below them filters, pages and the ways on."""
    return Screen(
        blocks(
            _title(words, page), lines(*(_line(words, row, page) for row in page.rows)) or _empty(words, page)
        ),
        keyboard(
            *((_row_button(row),) for row in page.rows),
            pager(page.page, page.pages, lambda number: ListVacancies(page.filter.value, number)),
            *_filters(words, page),
            (_requests_button(words, page),),
            (_new_button(words, page),),
            back_row(words, OpenHome(), _clear_button(words, page)),
        ),
    )


def _title(words: Words, page: VacancyPage) -> Html:
    if page.words:
        return words.html("vacancies-found", words=page.words, count=page.total)
    return words.html("vacancies-title", filter=words.option("vacancy-filter", page.filter), count=page.total)


def _line(words: Words, row: VacancyRow, page: VacancyPage) -> Html:
    """«🔥 Дизайнер, Маркетинг: 5 кандидатов, 2 новых · до 15 дек., осталось 2 дня»."""
    facts = [words("vacancies-row-candidates", count=row.active)]
    if row.new:
        facts.append(words("vacancies-row-new", count=row.new))
    if row.state is not VacancyState.OPEN:
        facts.append(words.option("vacancy-state", row.state))
    elif row.closes_on is not None:
        until = short_day(words, row.closes_on, today=page.today)
        left = days_left(words, row.closes_on, today=page.today)
        facts.append(words("vacancies-row-until", day=until, left=left))
    sign, told = _sign(row), ", ".join(facts)
    if not row.department:
        return words.html("vacancies-row-plain", sign=sign, title=row.title, facts=told)
    return words.html("vacancies-row", sign=sign, title=row.title, department=row.department, facts=told)


def _sign(row: VacancyRow) -> str:
    if row.state is VacancyState.ON_HOLD:
        return "⏸"
    if row.state is VacancyState.CLOSED:
        return "☑️"
    return "🔥" if row.burning else "🔒" if row.confidential else "💼"


def _row_button(row: VacancyRow) -> Button:
    label = clip(f"{_sign(row)} {row.title}", _LABEL)
    return Button(label, OpenVacancy(row.id), style=Style.RED if row.burning else None)


def _filters(words: Words, page: VacancyPage) -> tuple[Row, ...]:
    """Every filter with its count; those that would be empty are left out, the present one is marked."""
    shown = [
        each
        for each in VacancyFilter
        if page.counts[each] or each in {VacancyFilter.MINE, VacancyFilter.OPEN} or each is page.filter
    ]
    return in_rows([_filter_button(words, page, each) for each in shown])


def _filter_button(words: Words, page: VacancyPage, each: VacancyFilter) -> Button:
    mark = "✓ " if each is page.filter and not page.words else ""
    return Button(
        f"{mark}{words.option('vacancy-filter', each)} {page.counts[each]}", FilterVacancies(each.value)
    )


def _empty(words: Words, page: VacancyPage) -> Html:
    """An empty list teaches: what this is and how to begin."""
    if page.words:
        return words.html("vacancies-nothing-found")
    if any(page.counts.values()):
        return words.html("vacancies-empty-filter")
    if page.may_create:
        return words.html("vacancies-empty-recruiter")
    return words.html("vacancies-empty-lead") if page.may_request else words.html("vacancies-empty")


def _requests_button(words: Words, page: VacancyPage) -> Button | None:
    return (
        Button(words("home-button-requests", count=page.requests), OpenRequests()) if page.requests else None
    )


def _new_button(words: Words, page: VacancyPage) -> Button | None:
    if page.may_create:
        return Button(words("home-button-new-vacancy"), NewVacancy(), style=Style.GREEN)
    if page.may_request:
        return Button(words("home-button-request-vacancy"), NewVacancy(), style=Style.GREEN)
    return None


def _clear_button(words: Words, page: VacancyPage) -> Button | None:
    return Button(words("vacancies-clear-search"), ClearVacancySearch()) if page.words else None
