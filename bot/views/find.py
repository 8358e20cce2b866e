"""The search in the base: what was understood as chips, short rows with the reason for the match, filters, orders."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from bot.callbacks import (
    CompareFound,
    DropFilter,
    DropSavedFind,
    ExportFound,
    FindForVacancy,
    FindPage,
    FitVacancies,
    KeepFind,
    NewFind,
    OpenFilters,
    OpenFind,
    OpenFound,
    OpenHome,
    OpenSavedFind,
    OpenVacancy,
    PickFound,
    PutOnVacancy,
    SortByFit,
    SortFound,
    ToggleFound,
)
from bot.domain.comparing import MOST
from bot.domain.fit import CandidateFit, Met
from bot.domain.intake_vacancies import VacancyChoice
from bot.domain.saved_searches import Saved
from bot.domain.search import COUNTED, PAGE, Found
from bot.domain.search_query import SearchQuery, Sort
from bot.domain.search_rows import FoundRow
from bot.i18n import Html, Words, blocks, html, lines
from bot.models import ExportFormat
from bot.parsing.search_line import FilterKind
from bot.views.candidate_facts import bar_line
from bot.views.find_words import chip, summary
from bot.views.format import clip, experience
from bot.views.money import salary_amount
from bot.views.screen import Button, Row, Screen, Style, in_rows, keyboard
from bot.views.widgets.back import back_row
from bot.views.widgets.chips import Chip, removable
from bot.views.widgets.paging import page_of, pager

_TITLE = 40
_POSITION = 60
_CITY = 30
_SNIPPET = 110
_SKILL = 24
_MOST_MET = 8
_VACANCIES = 8
_SAVED = 34
# One alone has nobody to be compared with.
COMPARED_FROM = 2


def start_screen(words: Words, kept: tuple[Saved, ...], *, today: date) -> Screen:
    """What one can ask of the base, and the searches one keeps."""
    rows = [
        (
            Button(f"⭐ {clip(summary(words, one.query, today=today), _SAVED)}", OpenSavedFind(one.id)),
            Button(words("find-forget"), DropSavedFind(one.id)),
        )
        for one in kept
    ]
    return Screen(
        blocks(words.html("find-start"), words.html("find-saved") if kept else None),
        keyboard(
            *rows,
            (Button(words("find-filters"), OpenFilters()), Button(words("find-fit"), FitVacancies(0))),
            back_row(words, OpenHome()),
        ),
    )


def found_screen(words: Words, found: Found, *, today: date) -> Screen:
    """A page of what was found, with the filters to take off, the orders, and a number to open each."""
    query = found.query
    first = found.page * PAGE + 1
    rows = [_row(words, row, number, today=today) for number, row in enumerate(found.rows, first)]
    return Screen(
        blocks(
            _title(words, found),
            words.html("find-no-competencies") if found.wants_competencies else None,
            *rows,
            _nothing(words, found) if not found.rows else None,
            words.html("find-age-noted")
            if any(one.kind is FilterKind.AGE for one in query.filters)
            else None,
        ),
        keyboard(
            tuple(
                Button(str(number), OpenFound(row.candidate_id))
                for number, row in enumerate(found.rows, first)
            ),
            _attach_row(words, found, first),
            _pages(found),
            *removable(
                [Chip(number, chip(words, one, today=today)) for number, one in enumerate(query.filters)],
                partial(_drop, query),
            ),
            *_sort_rows(words, query),
            (
                Button(words("find-filters"), OpenFilters()),
                Button(words("find-keep"), KeepFind()) if query.filters else None,
                Button(words("compare-button"), PickFound(found.page))
                if len(found.rows) > 1 or found.page
                else None,
            ),
            tuple(
                Button(words("find-export", format=form.value.upper()), ExportFound(form))
                for form in ExportFormat
                if found.may_export and found.rows
            ),
            back_row(
                words,
                OpenVacancy(query.vacancy_id) if query.vacancy_id is not None else OpenHome(),
                Button(words("find-new"), NewFind()),
            ),
        ),
    )


def pick_screen(words: Words, found: Found, picked: Sequence[int]) -> Screen:
    """The same page with boxes: whom to compare. Who was chosen on other pages stays chosen."""
    first = found.page * PAGE + 1
    rows = list(enumerate(found.rows, first))
    enough = COMPARED_FROM <= len(picked) <= MOST
    return Screen(
        blocks(
            words.html("find-pick", count=len(picked), most=MOST),
            *(_brief(words, row, number, chosen=row.candidate_id in picked) for number, row in rows),
        ),
        keyboard(
            tuple(
                Button(
                    f"{'☑' if row.candidate_id in picked else '☐'} {number}",
                    ToggleFound(row.candidate_id, found.page),
                )
                for number, row in rows
            ),
            _pages(found, PickFound),
            (
                Button(words("find-compare", count=len(picked)), CompareFound(), style=Style.GREEN)
                if enough
                else None,
            ),
            back_row(words, OpenFind()),
        ),
    )


def _brief(words: Words, row: FoundRow, number: int, *, chosen: bool) -> Html:
    facts = [
        clip(row.position, _POSITION),
        clip(row.city, _CITY),
        experience(words, row.experience_months) if row.experience_months is not None else "",
        _pay(words, row),
    ]
    name = words.html("find-row", number=number, name=row.full_name)
    return lines(
        Html(f"☑ {name}") if chosen else name, html(" · ".join(part for part in facts if part)) or None
    )


def _drop(query: SearchQuery, number: int) -> DropFilter:
    return DropFilter(number, query.mark)


def _title(words: Words, found: Found) -> Html:
    key = "find-found" if found.counted else "find-found-more"
    title = words.html(key, count=found.count if found.counted else min(found.count, COUNTED))
    if not found.vacancy_title:
        return title
    return lines(title, words.html("find-for", title=clip(found.vacancy_title, _TITLE)))


def _nothing(words: Words, found: Found) -> Html:
    """Nobody: what to take off."""
    return words.html("find-nobody-filters" if len(found.query.filters) > 1 else "find-nobody")


def _row(words: Words, row: FoundRow, number: int, *, today: date) -> Html:
    """Who this is, the facts that decide, and why they were found."""
    name = words.html("find-row", number=number, name=row.full_name)
    position = clip(row.position, _POSITION)
    facts = [
        clip(row.city, _CITY),
        experience(words, row.experience_months) if row.experience_months is not None else "",
        _pay(words, row),
    ]
    matched = [clip(name, _SKILL) for name in row.matched[:_MOST_MET]]
    return lines(
        Html(f"{name}, {html(position)}") if position else name,
        " · ".join(part for part in facts if part) or None,
        html("✓ " + ", ".join(matched)) if matched and row.fit is None else None,
        _fit(words, row.fit) if row.fit is not None else None,
        bar_line(words, row.bar, today=today) if row.bar is not None else None,
        words.html("find-in-reserve") if row.in_reserve else None,
        Html(f"<i>{html(clip(row.snippet, _SNIPPET))}</i>") if row.snippet else None,
        words.html("find-at", title=clip(row.stage_title, _TITLE), stage=words.option("stage", row.stage))
        if row.stage is not None
        else None,
    )


def _pay(words: Words, row: FoundRow) -> str:
    if row.salary is None:
        return ""
    return salary_amount(words, row.salary.amount_min, row.salary.amount_max, row.salary.currency)


def _fit(words: Words, found: CandidateFit) -> Html | None:
    """Must-haves met and missing, then pluses, then the salary against the range."""
    musts = [one for one in found.competencies if one.must][:_MOST_MET]
    nice = [one for one in found.competencies if not one.must and one.has][:_MOST_MET]
    return lines(
        words.html("find-musts", met=found.musts_met, musts=found.musts) if musts else None,
        "  ".join(_met(words, one) for one in musts) if musts else None,
        words.html("find-nice", names=", ".join(clip(one.name, _SKILL) for one in nice)) if nice else None,
        words.option("find-pay", found.pay),
    )


def _met(words: Words, one: Met) -> str:
    name = clip(one.name, _SKILL)
    if not one.has:
        return f"✗ {name}"
    if one.below:
        return words("find-below", name=name, level=one.level or 0, wanted=one.wanted_level or 0)
    return f"✓ {name}"


def _attach_row(words: Words, found: Found, first: int) -> Row:
    """One tap puts somebody on the vacancy they were sought for."""
    vacancy_id = found.query.vacancy_id
    if vacancy_id is None or not found.may_attach:
        return ()
    return tuple(
        Button(
            words("find-attach", number=number), PutOnVacancy(row.candidate_id, vacancy_id), style=Style.GREEN
        )
        for number, row in enumerate(found.rows, first)
    )


def _pages(found: Found, to: type[FindPage | PickFound] = FindPage) -> Row:
    """The pager knows only whether there is more: how many pages there are is not counted."""
    if found.page == 0 and not found.has_more:
        return ()
    after = found.page + 1 if found.has_more else found.page
    return (
        Button("‹" if found.page else "·", to(max(found.page - 1, 0))),
        Button(str(found.page + 1), to(found.page)),
        Button("›" if found.has_more else "·", to(after)),
    )


def _sort_rows(words: Words, query: SearchQuery) -> tuple[Row, ...]:
    sorts = [sort for sort in Sort if sort is not Sort.FIT or query.vacancy_id is not None]
    buttons = [
        Button(
            f"{'✓ ' if sort is query.sort else ''}{words.option('find-sort', sort)}", SortFound(sort.value)
        )
        for sort in sorts
    ]
    if query.vacancy_id is None:
        buttons.append(Button(words("find-fit"), FitVacancies(0)))
    return in_rows(buttons, width=40, most=4)


def vacancies_screen(words: Words, every: tuple[VacancyChoice, ...], page: int, *, has_query: bool) -> Screen:
    """For which vacancy: the whole base, or what was found, is put in order of fit."""
    shown = page_of(every, page, size=_VACANCIES)
    press = SortByFit if has_query else FindForVacancy
    return Screen(
        words.html("find-fit-which" if every else "find-fit-none"),
        keyboard(
            *((Button(clip(one.title, _TITLE), press(one.id)),) for one in shown.items),
            pager(shown.number, shown.pages, FitVacancies),
            back_row(words, OpenFind()),
        ),
    )
