"""The ways to fill one field of a vacancy's draft: chips with the likely values, and typing always."""

from collections.abc import Callable, Sequence

from bot.callbacks import (
    ClearVacancyField,
    FillVacancyField,
    MarkWantedCompetency,
    OpenWantedCompetency,
    PageColleagues,
    PickClosingDay,
    PickColleague,
    PickDepartment,
    PickHeadcount,
    PickPlace,
    PickSalaryMark,
    ShowClosingMonth,
    ShowVacancyDraft,
    ToggleCompetency,
)
from bot.domain.competencies import normalised
from bot.domain.vacancy_choices import ClosingMonth, FieldChoices
from bot.domain.vacancy_drafts import MUST, NICE, OFF, DraftCard
from bot.domain.vacancy_people import Colleague
from bot.domain.vacancy_salary import CURRENCIES
from bot.domain.vacancy_values import LEVELS, VacancyField
from bot.i18n import Html, Words, blocks
from bot.models import Employment, SalaryPeriod, SalaryTax, WorkFormat
from bot.views.format import clip, short_name
from bot.views.money import currency_sign
from bot.views.screen import Button, Row, Screen, Style, keyboard
from bot.views.vacancy_values import field_text, place_text, wanted_text
from bot.views.widgets.back import back_row
from bot.views.widgets.chips import Chip, choice, multi_choice
from bot.views.widgets.day_choice import LATER, day_chips, month_calendar
from bot.views.widgets.paging import pager

HEADCOUNTS = (1, 2, 3, 5)
_NAME = 26


def field_screen(words: Words, choices: FieldChoices) -> Screen:
    """How one field can be filled: its present value, its chips, a hint how to type it."""
    field = _asked(choices.field)
    rows = _ROWS.get(field)
    return Screen(
        blocks(_title(words, choices.card, field), Html(words.option("vacancy-hint", field))),
        keyboard(*(rows(words, choices) if rows else ()), _last_row(words, choices.card, field)),
    )


def month_screen(words: Words, month: ClosingMonth) -> Screen:
    """The calendar: the last resort for the closing day."""
    card = month.card
    rows = month_calendar(
        words,
        month=month.month,
        today=card.today,
        to_day=lambda day: PickClosingDay(card.draft_id, day.toordinal()),
        to_month=lambda day: ShowClosingMonth(card.draft_id, day.toordinal()),
        chosen=card.facts.closes_on,
        is_day_off=lambda day: day in month.days_off,
    )
    field = VacancyField.CLOSES_ON
    return Screen(
        blocks(_title(words, card, field), words.html("vacancy-calendar-hint")),
        keyboard(*rows, back_row(words, FillVacancyField(card.draft_id, field.value))),
    )


def wanted_screen(words: Words, card: DraftCard, place: int) -> Screen:
    """One competency sought: must or nice, the wanted level, off the list."""
    item = card.facts.competencies[place]

    def mark(value: str) -> MarkWantedCompetency:
        return MarkWantedCompetency(card.draft_id, card.rev, place, value)

    levels = [Chip(0, words("vacancy-level-none")), *(Chip(level, str(level)) for level in LEVELS)]
    return Screen(
        blocks(
            words.html("vacancy-wanted", name=wanted_text(item)),
            words.html("vacancy-wanted-hint"),
        ),
        keyboard(
            *choice(
                [
                    Chip(MUST, words("vacancy-must")),
                    Chip(NICE, words("vacancy-nice")),
                ],
                mark,
                chosen=MUST if item.must else NICE,
            ),
            *choice(levels, lambda level: mark(str(level)), chosen=item.level or 0, most=6),
            back_row(
                words,
                FillVacancyField(card.draft_id, VacancyField.COMPETENCIES.value),
                Button(words("vacancy-wanted-off"), mark(OFF), style=Style.RED),
            ),
        ),
    )


def _asked(field: VacancyField) -> VacancyField:
    """Employment, format and city share a screen."""
    return VacancyField.WORK_FORMAT if field in {VacancyField.EMPLOYMENT, VacancyField.CITY} else field


def _title(words: Words, card: DraftCard, field: VacancyField) -> Html:
    is_place = field is VacancyField.WORK_FORMAT
    label = words("vacancy-field-place") if is_place else words.option("vacancy-field", field)
    value = (
        place_text(words, card.facts) if is_place else field_text(words, card.facts, field, today=card.today)
    )
    return words.html("vacancy-fill", field=label, value=value or "—")


def _last_row(words: Words, card: DraftCard, field: VacancyField) -> Row:
    """Back to the card; what has a value and is not required can be emptied."""
    emptied = field not in {VacancyField.TITLE, VacancyField.HEADCOUNT, VacancyField.OWNER}
    is_place = field is VacancyField.WORK_FORMAT
    has = (
        place_text(words, card.facts) if is_place else field_text(words, card.facts, field, today=card.today)
    )
    clear = (
        Button(words("vacancy-clear"), ClearVacancyField(card.draft_id, field.value))
        if emptied and has
        else None
    )
    return back_row(words, ShowVacancyDraft(card.draft_id), clear)


def _department_rows(_words: Words, choices: FieldChoices) -> Sequence[Row]:
    card = choices.card
    return choice(
        [Chip(one.id, one.name) for one in choices.departments],
        lambda department_id: PickDepartment(card.draft_id, department_id),
        chosen=card.facts.department.id if card.facts.department else None,
        most=2,
    )


def _competency_rows(words: Words, choices: FieldChoices) -> Sequence[Row]:
    """What is chosen opens its marks; the company's others are one tap away."""
    card = choices.card
    chosen = {normalised(item.name) for item in card.facts.competencies}
    offered = [Chip(one.id, one.name) for one in choices.competencies if normalised(one.name) not in chosen]
    marks = choice(
        [
            Chip(place, f"{'●' if item.must else '○'} {wanted_text(item)}")
            for place, item in enumerate(card.facts.competencies)
        ],
        lambda place: OpenWantedCompetency(card.draft_id, card.rev, place),
    )
    chips = choice(
        [Chip(chip.value, f"+ {chip.label}") for chip in offered],
        lambda competency_id: ToggleCompetency(card.draft_id, competency_id),
    )
    count = len(card.facts.competencies)
    done = words("button-done-count", count=count) if count else words("button-done")
    return (*marks, *chips, (Button(done, ShowVacancyDraft(card.draft_id), style=Style.GREEN),))


def _day_rows(words: Words, choices: FieldChoices) -> Sequence[Row]:
    card = choices.card
    month = card.facts.closes_on or card.today
    return day_chips(
        words,
        today=card.today,
        to_day=lambda day: PickClosingDay(card.draft_id, day.toordinal()),
        offers=LATER,
        calendar=ShowClosingMonth(card.draft_id, month.toordinal()),
    )


def _headcount_rows(_words: Words, choices: FieldChoices) -> Sequence[Row]:
    card = choices.card
    chips = [Chip(count, str(count)) for count in HEADCOUNTS]
    return choice(
        chips, lambda count: PickHeadcount(card.draft_id, count), chosen=card.facts.headcount, most=4
    )


def _salary_rows(words: Words, choices: FieldChoices) -> Sequence[Row]:
    """Currency, tax and period of a range that is typed; offered once there is one."""
    card, pay = choices.card, choices.card.facts.salary
    if pay is None:
        return ()

    def press(mark: str) -> PickSalaryMark:
        return PickSalaryMark(card.draft_id, mark)

    currencies = [Chip(code, currency_sign(words, code)) for code in CURRENCIES]
    taxes = [Chip(tax.value, words.option("salary-tax", tax)) for tax in SalaryTax]
    periods = [Chip(period.value, words.option("salary-period", period)) for period in SalaryPeriod]
    return (
        *choice(currencies, press, chosen=pay.currency, most=5),
        *choice(taxes, press, chosen=pay.tax.value),
        *choice(periods, press, chosen=pay.period.value),
    )


def _place_rows(words: Words, choices: FieldChoices) -> Sequence[Row]:
    card = choices.card

    def pick(field: VacancyField) -> Callable[[str], PickPlace]:
        return lambda value: PickPlace(card.draft_id, field.value, value)

    employments = [Chip(one.value, words.option("employment", one)) for one in Employment]
    formats = [Chip(one.value, words.option("work-format", one)) for one in WorkFormat]
    facts = card.facts
    return (
        *choice(
            formats,
            pick(VacancyField.WORK_FORMAT),
            chosen=facts.work_format.value if facts.work_format else None,
        ),
        *choice(
            employments,
            pick(VacancyField.EMPLOYMENT),
            chosen=facts.employment.value if facts.employment else None,
        ),
    )


def _people_rows(words: Words, choices: FieldChoices) -> Sequence[Row]:
    card, field, found = choices.card, choices.field, choices.people
    if found is None:
        return ()

    def pick(person_id: int) -> PickColleague:
        return PickColleague(card.draft_id, field.value, person_id, found.page)

    chips = [Chip(person.id, person_label(person)) for person in found.people]
    pages = pager(found.page, found.pages, lambda page: PageColleagues(card.draft_id, field.value, page))
    if field is VacancyField.TEAM:
        team = {person.id for person in card.facts.team}
        *people, done = multi_choice(
            words, chips, chosen=team, toggle=pick, done=ShowVacancyDraft(card.draft_id)
        )
        return (*people, pages, done)
    one = card.facts.hiring_manager if field is VacancyField.HIRING_MANAGER else card.facts.owner
    return (*choice(chips, pick, chosen=one.id if one else None, most=2), pages)


def person_label(person: Colleague) -> str:
    """A name for a button, with the position where there is room."""
    name = short_name(person.name, _NAME)
    return clip(f"{name}, {person.position}", 2 * _NAME) if person.position and len(name) < _NAME else name


_ROWS: dict[VacancyField, Callable[[Words, FieldChoices], Sequence[Row]]] = {
    VacancyField.DEPARTMENT: _department_rows,
    VacancyField.COMPETENCIES: _competency_rows,
    VacancyField.CLOSES_ON: _day_rows,
    VacancyField.HEADCOUNT: _headcount_rows,
    VacancyField.SALARY: _salary_rows,
    VacancyField.WORK_FORMAT: _place_rows,
    VacancyField.HIRING_MANAGER: _people_rows,
    VacancyField.OWNER: _people_rows,
    VacancyField.TEAM: _people_rows,
}
