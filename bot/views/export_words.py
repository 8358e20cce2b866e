"""The words of exported files: the headers and values of lists, a destruction act, everything about a person."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from html import escape
from zoneinfo import ZoneInfo

from bot.domain.candidate_values import Age
from bot.domain.erasure_plan import by_category, category_of
from bot.domain.export_rows import Cell, ExportColumn
from bot.domain.person_export import PersonData
from bot.domain.privacy_cards import ActCard
from bot.i18n import Words
from bot.models import ConsentState, SalaryPeriod, Stage, VacancyState
from bot.views.candidate_facts import salary_text
from bot.views.format import age, experience


def header(words: Words, columns: Sequence[ExportColumn]) -> list[str]:
    """The names of columns."""
    return [words.option("export-column", column) for column in columns]


def row(words: Words, cells: Sequence[Cell]) -> list[str | int | float | date | None]:
    """A row with its enums in words."""
    return [_named(words, cell) if isinstance(cell, StrEnum) else cell for cell in cells]


def _named(words: Words, value: StrEnum) -> str:
    match value:
        case ConsentState():
            return words.option("consent-state", value)
        case Stage():
            return words.option("stage", value)
        case VacancyState():
            return words.option("vacancy-state", value)
        case SalaryPeriod():
            return words.option("salary-period", value)
        case _:
            return value.value


# -- a destruction act -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class ActWords:
    """What an act prints: its title, rows of name and value, the log's extract, lines to sign."""

    title: str
    facts: tuple[tuple[str, str], ...]
    log_title: str
    log: tuple[tuple[str, str], ...]
    signatures: tuple[str, ...]
    note: str


def act_words(words: Words, act: ActCard, *, zone: ZoneInfo) -> ActWords:
    """What an act must hold by the order of Roskomnadzor No. 179 of 28.10.2022, items 3 and 5."""
    done_at = act.erased_at or act.asked_at
    categories = ", ".join(words.option("data", category) for category in by_category(act.what))
    by = ", ".join(part for part in (act.by, act.by_position) if part) or words("act-paper-itself")
    return ActWords(
        title=words(
            "act-paper-title", number=act.id, day=words.day(done_at.astimezone(zone).date(), weekday=False)
        ),
        facts=(
            (
                words("act-paper-operator"),
                ", ".join(part for part in (act.company, act.operator_address) if part),
            ),
            (words("act-paper-subject"), words("act-paper-subject-value", number=act.candidate_id)),
            (words("act-paper-by"), by),
            (words("act-paper-categories"), categories),
            (words("act-paper-system"), words("act-paper-system-value", company=act.company)),
            (words("act-paper-way"), words("act-paper-way-value")),
            (words("act-paper-reason"), words.option("erasure-ground", act.ground)),
            (words("act-paper-day"), _moment(words, done_at, zone)),
        ),
        log_title=words("act-paper-log"),
        log=_log(words, act, zone),
        signatures=(words("act-paper-sign"), words("act-paper-sign-name")),
        note=words("act-paper-note"),
    )


def _log(words: Words, act: ActCard, zone: ZoneInfo) -> tuple[tuple[str, str], ...]:
    steps = (
        (act.asked_at, words("act-log-asked", number=act.candidate_id)),
        (
            act.erased_at,
            "\n".join(
                words("act-log-line", what=words.option("data", category), count=count)
                for category, count in by_category(act.what).items()
            ),
        ),
        (
            act.done_at,
            words(
                "act-log-messages",
                deleted=act.messages_deleted,
                blanked=act.messages_blanked,
                left=act.messages_left,
            ),
        ),
    )
    return tuple((_moment(words, at, zone), what) for at, what in steps if at is not None)


def _moment(words: Words, at: datetime, zone: ZoneInfo) -> str:
    return words.moment(at.astimezone(zone))


# -- everything about a person ---------------------------------------------------------------------------


def person_page(words: Words, data: PersonData, *, zone: ZoneInfo, now: datetime) -> str:
    """A page to read in any browser: what is known in words, then every record as it is kept."""
    title = words("own-title", name=data.values.full_name)
    parts = [
        f"<h1>{escape(title)}</h1>",
        f"<p>{escape(words('own-made', company=data.company, moment=_moment(words, now, zone)))}</p>",
        _list(_facts(words, data, zone, now)),
        f"<h2>{escape(words('own-applications'))}</h2>",
        _list(
            [
                (
                    one.title,
                    words(
                        "own-stage",
                        stage=words.option("stage", one.stage),
                        moment=_moment(words, one.since, zone),
                    ),
                )
                for one in data.applications
            ]
        ),
    ]
    for name, text in data.resume_texts:
        parts += [
            f"<h2>{escape(words('own-resume', file=name or words('intake-text')))}</h2>",
            f"<pre>{escape(text)}</pre>",
        ]
    if data.consent_text:
        parts += [
            f"<h2>{escape(words('own-consent-text'))}</h2>",
            f"<pre>{escape(data.consent_text)}</pre>",
        ]
    parts.append(f"<h2>{escape(words('own-records'))}</h2>")
    for table, rows in data.tables.items():
        shown = json.dumps(rows, ensure_ascii=False, indent=1)
        parts.append(f"<h3>{escape(words.option('data', category_of(table)))}</h3><pre>{escape(shown)}</pre>")
    style = (
        "body{font:16px/1.5 sans-serif;max-width:50em;margin:2em auto;padding:0 1em}"
        "pre{white-space:pre-wrap}dt{font-weight:bold}"
    )
    return (
        f'<!doctype html><html lang="{words.language.value}"><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{style}</style>{''.join(parts)}</html>"
    )


def _facts(words: Words, data: PersonData, zone: ZoneInfo, now: datetime) -> list[tuple[str, str]]:
    values, today = data.values, now.astimezone(zone).date()
    consent = words.option("consent-state", data.consent.state)
    column = ExportColumn
    facts = [
        (_column(words, column.NAME), values.full_name),
        (words("own-contacts"), ", ".join(contact.shown for contact in values.contacts)),
        (_column(words, column.POSITION), values.position),
        (_column(words, column.CITY), values.city),
        (_column(words, column.AGE), _age(words, values.age, today)),
        (
            words("own-experience"),
            experience(words, values.experience_months) if values.experience_months is not None else "",
        ),
        (words("own-salary"), salary_text(words, values)),
        (_column(words, column.SKILLS), ", ".join(values.skills)),
        (_column(words, column.SOURCE), data.source),
        (_column(words, column.ADDED), _moment(words, data.added_at, zone)),
        (_column(words, column.CONSENT), consent),
        (words("own-kept-until"), _moment(words, data.due_at, zone) if data.due_at is not None else ""),
    ]
    return [(name, value) for name, value in facts if value]


def _column(words: Words, column: ExportColumn) -> str:
    return words.option("export-column", column)


def _age(words: Words, value: Age, today: date) -> str:
    years = value.on(today)
    return age(words, years) if years is not None else ""


def _list(facts: Sequence[tuple[str, str]]) -> str:
    return f"<dl>{''.join(f'<dt>{escape(name)}</dt><dd>{escape(value)}</dd>' for name, value in facts)}</dl>"
