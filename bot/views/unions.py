"""Two cards of one person: who it may be, what would become of both, and what has become."""

from collections.abc import Iterable
from datetime import date

from bot.callbacks import FindDoubles, OpenCandidate, OpenUnion, PartUnion, Unite
from bot.domain.candidate_matches import Match
from bot.domain.candidate_unions import Parted, Suspects, UnionField, UnionPreview, UnionSide, United, flipped
from bot.domain.search_rows import FoundRow
from bot.i18n import Html, Words, blocks, html, lines
from bot.models import Subject
from bot.views.candidate_facts import contact_lines, field_text
from bot.views.format import clip, short_day
from bot.views.screen import About, Button, Row, Screen, Style, keyboard
from bot.views.widgets.back import back_row

_LABEL = 44


def suspects_screen(words: Words, found: Suspects) -> Screen:
    """Whom the base itself suspects to be the same person; a name can be typed as well."""
    part = None
    if found.latest is not None:
        part = Button(words("union-part", name=found.latest.name), PartUnion(found.latest.union_id))
    return Screen(
        blocks(
            words.html("union-suspects" if found.others else "union-no-suspects"),
            words.html("union-type-name"),
        ),
        keyboard(
            *_choices(found.candidate_id, found.others),
            (part,),
            back_row(words, OpenCandidate(found.candidate_id)),
        ),
        about=About(Subject.CANDIDATE, found.candidate_id),
    )


def found_screen(words: Words, candidate_id: int, found: tuple[FoundRow, ...], *, asked: str) -> Screen:
    """Who was found by the name that was typed."""
    rows = _choices(candidate_id, found)
    return Screen(
        blocks(
            words.html("union-found" if rows else "union-not-found", asked=asked),
            words.html("union-type-other"),
        ),
        keyboard(*rows, back_row(words, FindDoubles(candidate_id))),
        about=About(Subject.CANDIDATE, candidate_id),
    )


def _choices(candidate_id: int, found: Iterable[Match | FoundRow]) -> list[Row]:
    return [
        (
            Button(
                clip(", ".join(part for part in (one.full_name, one.position) if part), _LABEL),
                OpenUnion(candidate_id, one.candidate_id, None),
            ),
        )
        for one in found
        if one.candidate_id != candidate_id
    ]


def preview_screen(words: Words, found: UnionPreview, *, today: date) -> Screen:
    """Both cards side by side; each field in which they differ is a button that takes the other value."""
    kept, other = found.kept, found.other
    return Screen(
        blocks(
            words.html("union-title"),
            _side(words, "1️⃣", kept, today),
            _side(words, "2️⃣", other, today),
            lines(
                words.html("union-stays") if found.fields else None,
                *(_field(words, one, found, today) for one in found.fields),
            )
            or None,
            lines(
                words.html("union-all-moves"),
                *(words.html("union-one-application", title=title) for title in found.shared),
            ),
        ),
        keyboard(
            *(
                (
                    Button(
                        clip(_taking(words, one, found, today), _LABEL),
                        OpenUnion(kept.id, other.id, flipped(found.choice, one.field)),
                    ),
                )
                for one in found.fields
            ),
            (
                Button(
                    words("union-button"),
                    Unite(kept.id, other.id, found.choice, kept.rev, other.rev),
                    style=Style.GREEN,
                ),
            ),
            back_row(words, FindDoubles(kept.id)),
        ),
        about=About(Subject.CANDIDATE, kept.id),
    )


def _side(words: Words, sign: str, side: UnionSide, today: date) -> Html:
    facts = [side.values.position, side.values.city, side.source]
    return lines(
        Html(f"{sign} <b>{html(side.values.full_name)}</b>"),
        html(" · ".join(part for part in facts if part)) or None,
        contact_lines(side.values.contacts),
        words.html("union-side", day=short_day(words, side.added_at.date(), today=today), count=side.resumes),
        html(", ".join(side.vacancies)) or None,
    )


def _field(words: Words, one: UnionField, found: UnionPreview, today: date) -> Html:
    sign = "2️⃣" if one.from_other else "1️⃣"
    return words.html(
        "union-field",
        field=words.option("candidate-field", one.field),
        text=_text(words, one, found, today, other=False),
        sign=sign,
    )


def _text(words: Words, one: UnionField, found: UnionPreview, today: date, *, other: bool) -> str:
    """The value that stays, or the one it would be exchanged for."""
    side = found.other if one.from_other is not other else found.kept
    return field_text(words, side.values, one.field, today=today)


def _taking(words: Words, one: UnionField, found: UnionPreview, today: date) -> str:
    field = words.option("candidate-field", one.field)
    return words("union-take", field=field, text=_text(words, one, found, today, other=True))


def united_screen(words: Words, done: United) -> Screen:
    """The two are one now, with the way back."""
    return Screen(
        words.html("union-done", name=done.full_name, other=done.absorbed_name),
        keyboard(
            (Button(words("union-open"), OpenCandidate(done.candidate_id), style=Style.GREEN),),
            (Button(words("union-undo"), PartUnion(done.union_id)),),
        ),
        about=About(Subject.CANDIDATE, done.candidate_id),
    )


def parted_screen(words: Words, done: Parted) -> Screen:
    """Both cards stand for themselves again."""
    return Screen(
        words.html("union-parted", name=done.name),
        keyboard(
            (Button(clip(f"👤 {done.name}", _LABEL), OpenCandidate(done.candidate_id)),),
            (Button(clip(f"👤 {done.other_name}", _LABEL), OpenCandidate(done.other_id)),),
        ),
        about=About(Subject.CANDIDATE, done.candidate_id),
    )
