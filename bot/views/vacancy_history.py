"""A vacancy's history in words: who, when, what: before → after."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.callbacks import OpenVacancy, OpenVacancyHistory
from bot.domain.vacancy_history import Change, HistoryLine, HistoryPage
from bot.i18n import Html, Words, blocks, lines
from bot.models import CloseReason, HoldReason
from bot.views.format import clip, moment
from bot.views.screen import Screen, keyboard
from bot.views.vacancy_values import field_text, person_text
from bot.views.widgets.back import back_row
from bot.views.widgets.paging import pager

_VALUE = 120


def history_screen(words: Words, page: HistoryPage, *, zone: ZoneInfo, now: datetime) -> Screen:
    """A page of what was done, the latest first."""
    return Screen(
        blocks(
            words.html("vacancy-history-title", title=page.title),
            *(_line(words, line, zone=zone, now=now) for line in page.lines),
        ),
        keyboard(
            pager(page.page, page.pages, lambda number: OpenVacancyHistory(page.vacancy_id, number)),
            back_row(words, OpenVacancy(page.vacancy_id)),
        ),
    )


def _line(words: Words, line: HistoryLine, *, zone: ZoneInfo, now: datetime) -> Html:
    when = moment(words, line.at, zone=zone, now=now)
    who = person_text(words, line.by) or words("vacancy-history-bot")
    reason = _reason(words, line)
    return lines(
        words.html("vacancy-history-line", what=words.option("vacancy-done", line.verb), who=who, when=when),
        *(_change(words, change, now=now, zone=zone) for change in line.changes),
        words.html("vacancy-history-reason", reason=reason) if reason else None,
    )


def _change(words: Words, change: Change, *, now: datetime, zone: ZoneInfo) -> Html:
    today = now.astimezone(zone).date()
    before = clip(field_text(words, change.before, change.field, today=today), _VALUE)
    after = clip(field_text(words, change.after, change.field, today=today), _VALUE)
    return words.html(
        "vacancy-history-change",
        field=words.option("vacancy-field", change.field),
        before=before or "—",
        after=after or "—",
    )


def _reason(words: Words, line: HistoryLine) -> str:
    parts = [
        words.option("hold-reason", line.hold_reason)
        if line.hold_reason and line.hold_reason is not HoldReason.OTHER
        else "",
        words.option("close-reason", line.close_reason)
        if line.close_reason and line.close_reason is not CloseReason.OTHER
        else "",
        line.note,
    ]
    return ", ".join(part for part in parts if part)
