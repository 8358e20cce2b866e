"""How interviews are said in words, the same on cards, in lists, notices and calendars."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.interview_cards import Clash, InterviewCard, InterviewerFacts, InterviewLine
from bot.domain.interview_kinds import Kind
from bot.domain.interview_results import InterviewResult
from bot.i18n import Html, Words
from bot.models import InterviewAnswer, InterviewState
from bot.views.format import clip, moment, moment_text, short_day, short_name

TITLE = 60


def kind_text(words: Words, kind: Kind) -> str:
    """A kind's name: the company's own, else the built-in one in the reader's language."""
    return kind.name or (words.option("interview-kind", kind.code) if kind.code is not None else "")


def title(words: Words, card: InterviewCard) -> Html:
    """The line every screen about an interview begins with."""
    return words.html(
        "interview-title",
        kind=kind_text(words, card.kind),
        name=card.full_name,
        title=clip(card.title, TITLE),
    )


def time_line(words: Words, card: InterviewCard, *, zone: ZoneInfo, now: datetime) -> Html:
    """When and how long."""
    return words.html(
        "interview-time", moment=moment(words, card.starts_at, zone=zone, now=now), minutes=card.minutes
    )


def place_line(words: Words, place: str) -> Html | None:
    """Where, if it is known."""
    return words.html("interview-place", place=place) if place else None


def state_text(words: Words, state: InterviewState) -> str:
    """The state with its sign."""
    return words.option("interview-state", state)


def interviewer_line(
    words: Words, one: InterviewerFacts, *, with_answer: bool, zone: ZoneInfo, now: datetime
) -> Html:
    """An interviewer, with what they said to the invitation while it is ahead."""
    if not with_answer:
        card = words.option("scorecard-state", one.card)
        return words.html("interview-interviewer-card", name=one.name, state=card)
    answer = words.option("interview-answer", one.answer)
    if one.answer is InterviewAnswer.PROPOSED and one.proposed_at is not None:
        answer = words("interview-proposes", moment=moment_text(words, one.proposed_at, zone=zone, now=now))
    if one.comment:
        answer = f"{answer} ({clip(one.comment, TITLE)})"
    return words.html("interview-interviewer", name=one.name, answer=answer)


def clash_line(words: Words, clash: Clash, *, zone: ZoneInfo, now: datetime) -> Html:
    """Who is not free then, and why."""
    if clash.at is None:
        return words.html("interview-clash-away", name=clash.name)
    return words.html(
        "interview-clash", name=clash.name, moment=moment_text(words, clash.at, zone=zone, now=now)
    )


def line_text(words: Words, line: InterviewLine, *, zone: ZoneInfo, now: datetime) -> Html:
    """An interview in a list."""
    return words.html(
        "interview-line",
        moment=moment(words, line.starts_at, zone=zone, now=now),
        kind=kind_text(words, line.kind),
        name=line.full_name,
        state=state_text(words, line.state),
        names=", ".join(map(short_name, line.interviewers)),
    )


def result_line(words: Words, one: InterviewResult, *, zone: ZoneInfo, now: datetime) -> Html:
    """What came of an interview, or when it is: on a candidate's card."""
    return words.html(
        "interview-result",
        kind=kind_text(words, one.kind),
        day=short_day(words, one.starts_at.astimezone(zone).date(), today=now.astimezone(zone).date()),
        result=result_text(words, one, zone=zone, now=now),
    )


def result_text(words: Words, one: InterviewResult, *, zone: ZoneInfo, now: datetime) -> str:
    """The verdicts that are known, else the state; of one ahead its hour."""
    if one.verdicts:
        return ", ".join(words.option("interview-verdict", verdict) for verdict in one.verdicts)
    if one.starts_at > now:
        return f"{one.starts_at.astimezone(zone):%H:%M}"
    return state_text(words, one.state)
