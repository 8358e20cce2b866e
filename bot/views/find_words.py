"""Filters as chips, and the short facts of somebody found, in words."""

from datetime import date

from bot.domain.search_query import SearchQuery
from bot.i18n import Words
from bot.models import ConsentState, Stage
from bot.parsing.languages import HumanLanguage
from bot.parsing.search_line import Filter, FilterKind
from bot.parsing.search_words import EMAIL, REFERRAL, JobSite
from bot.resumes.values import EducationLevel
from bot.views.format import clip, experience, short_day
from bot.views.money import salary_amount

CHIP_LENGTH = 28


def chip(words: Words, one: Filter, *, today: date) -> str:
    """One filter as a chip says it."""
    text = clip(_said(words, one, today), CHIP_LENGTH)
    return words("find-not", value=text) if one.negated else text


def summary(words: Words, query: SearchQuery, *, today: date) -> str:
    """A whole search in one line."""
    return " · ".join(chip(words, one, today=today) for one in query.filters) or words("find-everybody")


def _said(words: Words, one: Filter, today: date) -> str:  # noqa: PLR0911 - one for each kind
    match one.kind:
        case FilterKind.EXPERIENCE | FilterKind.AGE | FilterKind.SALARY | FilterKind.ADDED:
            return _bounds(words, one, today)
        case FilterKind.LANGUAGE:
            name, _, level = one.value.partition(":")
            return " ".join(
                part
                for part in (words.option("human-language", HumanLanguage(name)), _level(words, level))
                if part
            )
        case FilterKind.EDUCATION:
            return words.option("education", EducationLevel(one.value))
        case FilterKind.STAGE:
            return words("find-stage", stage=words.option("stage", Stage(one.value)))
        case FilterKind.CONSENT:
            return words.option("find-consent", ConsentState(one.value))
        case FilterKind.REJECTED | FilterKind.RESERVE:
            return words({FilterKind.REJECTED: "find-rejected", FilterKind.RESERVE: "find-reserve"}[one.kind])
        case FilterKind.VACANCY | FilterKind.SOURCE | FilterKind.TAG:
            return _named(words, one)
        case FilterKind.COMPETENCY | FilterKind.CITY:
            return words("find-or").join(one.value.split("|"))
        case FilterKind.CONTACT | FilterKind.WORD:
            return one.value


def _named(words: Words, one: Filter) -> str:
    if one.kind is FilterKind.SOURCE and one.value in {EMAIL, REFERRAL}:
        return words({EMAIL: "find-source-email", REFERRAL: "find-source-referral"}[one.value])
    if one.kind is FilterKind.SOURCE and one.value in {each.value for each in JobSite}:
        return words("find-source", value=words.option("job-site", JobSite(one.value)))
    return words(
        {FilterKind.VACANCY: "find-vacancy", FilterKind.SOURCE: "find-source", FilterKind.TAG: "find-tag"}[
            one.kind
        ],
        value=one.value.lstrip("="),
    )


def _level(words: Words, level: str) -> str:
    return words("find-native") if level == "NATIVE" else level


def _bounds(words: Words, one: Filter, today: date) -> str:
    """«от 3 лет», "up to 250k" and the like; the same figure twice is that figure."""
    low, high = (
        None if bound is None else _figure(words, one, bound, today) for bound in (one.low, one.high)
    )
    if one.kind is FilterKind.EXPERIENCE and one.high == 0:
        return words("experience-none")
    if one.kind is FilterKind.SALARY:
        return salary_amount(words, one.low, one.high, one.value)
    if low is not None and low == high:
        return words(
            {
                FilterKind.EXPERIENCE: "find-experience-is",
                FilterKind.AGE: "find-age-is",
                FilterKind.ADDED: "find-added-is",
            }[one.kind],
            value=low,
        )
    if low is not None and high is not None:
        return words(
            {
                FilterKind.EXPERIENCE: "find-experience-between",
                FilterKind.AGE: "find-age-between",
                FilterKind.ADDED: "find-added-between",
            }[one.kind],
            low=low,
            high=high,
        )
    if low is not None:
        return words(
            {
                FilterKind.EXPERIENCE: "find-experience-from",
                FilterKind.AGE: "find-age-from",
                FilterKind.ADDED: "find-added-from",
            }[one.kind],
            value=low,
        )
    return words(
        {
            FilterKind.EXPERIENCE: "find-experience-to",
            FilterKind.AGE: "find-age-to",
            FilterKind.ADDED: "find-added-to",
        }[one.kind],
        value=high or "",
    )


def _figure(words: Words, one: Filter, bound: int, today: date) -> str:
    match one.kind:
        case FilterKind.EXPERIENCE:
            return experience(words, bound)
        case FilterKind.ADDED:
            return short_day(words, date.fromordinal(bound), today=today)
        case _:
            return str(bound)
