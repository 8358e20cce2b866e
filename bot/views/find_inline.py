"""What inline mode offers: names and a fact or two for the one who types; what is sent holds neither, only a button."""

from dataclasses import dataclass

from bot.domain.search import Found
from bot.domain.search_rows import FoundRow
from bot.i18n import Html, Words
from bot.views.format import clip, experience

LINK_PREFIX = "c_"
_TITLE = 60
_NOTE = 90


@dataclass(frozen=True)
class InlineResult:
    """One line of the answer, and what choosing it sends: a text and a button with an address."""

    id: str
    title: str
    note: str
    text: Html
    label: str
    url: str


@dataclass(frozen=True)
class InlineAnswer:
    """The results; `said` stands above them when there are none."""

    results: tuple[InlineResult, ...]
    said: str = ""


def answer(words: Words, found: Found | None, bot_username: str) -> InlineAnswer:
    """The results of a search; `found` is None for whoever may not search."""
    if found is None:
        return InlineAnswer((), words("find-inline-denied"))
    if not found.rows:
        return InlineAnswer((), words("find-inline-nobody" if found.query.filters else "find-inline-hint"))
    return InlineAnswer(tuple(_result(words, row, bot_username) for row in found.rows))


def _result(words: Words, row: FoundRow, bot_username: str) -> InlineResult:
    months = row.experience_months
    facts = (
        row.position,
        row.city,
        experience(words, months) if months is not None else "",
        ", ".join(row.matched),
    )
    return InlineResult(
        id=str(row.candidate_id),
        title=clip(row.full_name, _TITLE),
        note=clip(" · ".join(fact for fact in facts if fact), _NOTE),
        text=words.html("find-inline-card"),
        label=words("find-inline-open"),
        url=f"https://t.me/{bot_username}?start={LINK_PREFIX}{row.candidate_id}",
    )
