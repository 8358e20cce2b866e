"""Finalists side by side: a compact message, the picture's cells, and the message that brings it."""

from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from bot.callbacks import CompareFinalists, DrawComparison, OpenCandidate, OpenFind, Press, VacancyCandidates
from bot.domain.comparing import Assessed, Comparison, Finalist, Profile
from bot.domain.comparing_files import DrawnComparison
from bot.domain.fit import Pay
from bot.i18n import Html, Words, blocks, html, lines
from bot.models import Verdict
from bot.views.format import clip, experience, short_name
from bot.views.money import salary_amount
from bot.views.screen import Attachment, Button, Screen, in_rows, keyboard
from bot.views.stage_words import stage_text
from bot.views.widgets.back import back_row

_NUMBERS = "①②③④"
_NOTE = 160
_ROWS = 8
_SKILLS = 10
# From this mean on a row is good, below that bad, on the scale of 1–5.
_GOOD, _BAD = 4.0, 3.0
# So far apart interviewers do not agree.
_APART = 2
_TENTH = Decimal("0.1")
_YES = frozenset({Verdict.STRONG_YES, Verdict.YES})


def comparison_screen(words: Words, found: Comparison, *, back: Press | None = None) -> Screen:
    """The finalists one below another, each with what decides; `back` leads elsewhere than to the vacancy's list."""
    if not found.finalists:
        return Screen(
            blocks(_title(words, found), words.html("compare-empty")),
            keyboard(back_row(words, back or _back(found))),
        )
    return Screen(
        blocks(
            lines(_title(words, found), _offered(words, found)),
            *(_finalist(words, number, one) for number, one in enumerate(found.finalists)),
            words.html("compare-left-out", count=found.left_out) if found.left_out else None,
        ),
        keyboard(
            *in_rows(
                [
                    Button(f"{_NUMBERS[number]} {short_name(one.full_name)}", OpenCandidate(one.candidate_id))
                    for number, one in enumerate(found.finalists)
                ],
                most=2,
            ),
            (Button(words("compare-draw"), DrawComparison(found.vacancy_id)),)
            if found.vacancy_id is not None and back is None
            else (),
            back_row(words, back or _back(found)),
        ),
    )


def _title(words: Words, found: Comparison) -> Html:
    return (
        words.html("compare-title", title=found.title) if found.title else words.html("compare-title-plain")
    )


def _back(found: Comparison) -> Press:
    return VacancyCandidates(found.vacancy_id, 0) if found.vacancy_id is not None else OpenFind()


def _offered(words: Words, found: Comparison) -> Html | None:
    if found.offered is None:
        return None
    pay = found.offered
    return words.html(
        "decision-range", range=salary_amount(words, pay.amount_min, pay.amount_max, pay.currency)
    )


def _finalist(words: Words, number: int, one: Finalist) -> Html:
    return lines(
        words.html(
            "compare-name", number=_NUMBERS[number], name=one.full_name, stage=stage_text(words, one.label)
        )
        if one.label is not None
        else words.html("compare-name-alone", number=_NUMBERS[number], name=one.full_name),
        *_profile(words, one.profile),
        words.html("compare-fit", met=one.fit.musts_met, musts=one.fit.musts) if one.fit.musts else None,
        _wish(words, one),
        *assessment_lines(words, one.verdicts, one.assessed, missing=one.missing, blind=one.blind),
        words.html("compare-free", day=words.day(one.free_from, weekday=False)) if one.free_from else None,
        words.html("compare-note", name=one.note.by, text=clip(one.note.text, _NOTE)) if one.note else None,
    )


def _profile(words: Words, profile: Profile | None) -> tuple[Html | None, ...]:
    """What of the card decides at a glance, for those chosen from a search."""
    if profile is None:
        return ()
    months = profile.experience_months
    facts = (profile.position, profile.city, experience(words, months) if months is not None else "")
    said = clip(" · ".join(part for part in facts if part), _NOTE)
    skills = clip(", ".join(profile.skills[:_SKILLS]), _NOTE)
    return (
        html(said) if said else None,
        words.html("candidate-skills", skills=skills) if skills else None,
    )


def _wish(words: Words, one: Finalist) -> Html | None:
    if one.wish is None:
        return None
    amount = salary_amount(words, one.wish.amount_min, one.wish.amount_max, one.wish.currency)
    match one.fit.pay:
        case Pay.WITHIN:
            return words.html("compare-pay-within", amount=amount)
        case Pay.ABOVE:
            return words.html("compare-pay-above", amount=amount)
        case _:
            return words.html("compare-pay", amount=amount)


def assessment_lines(
    words: Words,
    verdicts: tuple[Verdict, ...],
    assessed: tuple[Assessed, ...],
    *,
    missing: int,
    blind: bool,
) -> list[Html]:
    """What the interviewers say: verdicts, means with a mark where they are far apart, and what is still owed."""
    if blind:
        return [words.html("compare-blind")]
    found = []
    if verdicts:
        said = ", ".join(words.option("interview-verdict", one) for one in verdicts)
        found.append(words.html("compare-verdicts", verdicts=said))
    if assessed:
        rows = ", ".join(_row(words, one) for one in assessed[:_ROWS])
        found.append(words.html("compare-scores", scores=rows))
    if missing:
        found.append(words.html("compare-missing", count=missing))
    return found


def _row(words: Words, one: Assessed) -> str:
    mean = _mean(words, one.mean)
    if one.spread >= _APART:
        return words("compare-score-apart", title=one.title, mean=mean, spread=one.spread)
    return f"{one.title} {mean}"


def _mean(words: Words, mean: float) -> str:
    return words.number(Decimal(mean).quantize(_TENTH))


def disagree(verdicts: tuple[Verdict, ...]) -> bool:
    """Whether some interviewers say yes and others no."""
    return len({one in _YES for one in verdicts}) > 1


# -- the picture -------------------------------------------------------------------------------------------

Cells = list[tuple[str, str]]


def table(words: Words, found: Comparison) -> tuple[list[str], list[tuple[str, Cells]]]:
    """The picture's heads and rows; candidates are numbers, as in the message. A cell is a text and its tone."""
    ones = found.finalists
    rows: list[tuple[str, Cells]] = [
        (
            words("compare-row-stage"),
            [(stage_text(words, one.label) if one.label else "—", "") for one in ones],
        ),
        (words("compare-row-fit"), [_fit_cell(one) for one in ones]),
    ]
    if found.offered is not None:
        rows.append((words("compare-row-pay"), [_pay_cell(words, one) for one in ones]))
    rows.append((words("compare-row-verdicts"), [_verdict_cell(words, one) for one in ones]))
    rows.append((words("compare-row-mean"), [_mean_cell(words, one.mean, 0) for one in ones]))
    rows.extend((title, [_score_cell(words, one, title) for one in ones]) for title in found.titles[:_ROWS])
    return [_NUMBERS[number] for number in range(len(ones))], rows


def _fit_cell(one: Finalist) -> tuple[str, str]:
    if not one.fit.musts:
        return "—", ""
    tone = "good" if one.fit.musts_met == one.fit.musts else "fair" if one.fit.musts_met else "bad"
    return f"{one.fit.musts_met}/{one.fit.musts}", tone


def _pay_cell(words: Words, one: Finalist) -> tuple[str, str]:
    if one.wish is None:
        return "—", ""
    tone = {Pay.WITHIN: "good", Pay.ABOVE: "bad"}.get(one.fit.pay, "")
    return salary_amount(words, one.wish.amount_min, one.wish.amount_max, one.wish.currency), tone


def _verdict_cell(words: Words, one: Finalist) -> tuple[str, str]:
    if one.blind or not one.verdicts:
        return "—", ""
    yes = sum(verdict in _YES for verdict in one.verdicts)
    tone = "fair" if disagree(one.verdicts) else "good" if yes else "bad"
    return words("compare-votes", yes=yes, no=len(one.verdicts) - yes), tone


def _score_cell(words: Words, one: Finalist, title: str) -> tuple[str, str]:
    row = next((each for each in one.assessed if each.title == title), None)
    return _mean_cell(words, row.mean if row is not None else None, row.spread if row is not None else 0)


def _mean_cell(words: Words, mean: float | None, spread: int) -> tuple[str, str]:
    if mean is None:
        return "—", ""
    text = _mean(words, mean)
    tone = "good" if mean >= _GOOD else "bad" if mean < _BAD else "fair"
    return (f"{text} ↕{spread}" if spread >= _APART else text), tone


def drawn_notice(words: Words, drawn: DrawnComparison, *, zone: ZoneInfo, now: datetime) -> Screen:  # noqa: ARG001 - a notice's view
    """The picture; names stand in the message it was asked from."""
    return Screen(
        blocks(words.html("compare-title", title=drawn.title), words.html("compare-numbers")),
        keyboard((Button(words("compare-button"), CompareFinalists(drawn.vacancy_id)),)),
        attachment=Attachment(drawn.file_id, "comparison.png", is_photo=True),
    )
