"""Interviews and scorecards as they are shown in both languages, and the calendar's file."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.callbacks import AcceptInterview, SetScore, SubmitScorecard
from bot.domain.interview_cards import (
    CardState,
    Clash,
    InterviewAct,
    InterviewCard,
    InterviewerFacts,
    MoveFacts,
)
from bot.domain.interview_kinds import Kind
from bot.domain.interview_telling import InterviewNews, InterviewTold, Invited
from bot.domain.scorecard_cards import CardFacts, InterviewCards, ScoreForm, ScoreRow
from bot.i18n import Language, Words, words
from bot.models import InterviewAnswer, InterviewSort, InterviewState, Verdict
from bot.sandbox.entities import parse_html
from bot.views import interviews, scorecards
from bot.views.screen import MAX_CAPTION, Button, Screen, to_payload
from tests.calendars import read_calendar

RU, EN = words(Language.RU), words(Language.EN)
BOTH = pytest.mark.parametrize("text", [RU, EN], ids=["ru", "en"])
MOSCOW = ZoneInfo("Europe/Moscow")
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
FRIDAY = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)

INTERVIEWER = InterviewerFacts(1, 7, "Игорь Петров", InterviewAnswer.WAITING, None, "", CardState.NOT_YET)
CARD = InterviewCard(
    id=3, rev=2, sequence=4, uid="3f1c", reader_id=7, application_id=5, candidate_id=6, full_name="Иванова <Ольга>",
    vacancy_id=8, title="Дизайнер & Ко", kind=Kind(1, 0, InterviewSort.TECHNICAL, "", 60, ()),
    state=InterviewState.PROPOSED, starts_at=FRIDAY, minutes=60, place="Переговорная, 3; «Байкал»", note="", logged=False,
    moves=(MoveFacts(FRIDAY - timedelta(days=1), FRIDAY, "Анна", "болезнь"),), interviewers=(INTERVIEWER,),
    recruiter="Анна Смирнова", recruiter_email="", company="Ромашка", clashes=(Clash("Игорь Петров", FRIDAY),),
    acts=frozenset({InterviewAct.ANSWER, InterviewAct.TEND, InterviewAct.MOVE}), may_open_candidate=True,
)  # fmt: skip
SCORES = CardFacts(
    9, 0, 7, "Игорь Петров", (ScoreRow(0, "Python", 4), ScoreRow(1, "SQL", None)), None, "", 0, "", submitted=False, dismissed=False
)  # fmt: skip


def flat(screen: Screen) -> list[Button]:
    to_payload(screen)  # Telegram would take it
    parse_html(screen.text)
    return [button for row in screen.keyboard for button in row]


@BOTH
@pytest.mark.parametrize("state", list(InterviewState))
def test_a_card_in_every_state(text: Words, state: InterviewState) -> None:
    card = replace(CARD, state=state, acts=frozenset(InterviewAct), note="переезд")
    screen = interviews.interview_card(text, card, zone=MOSCOW, now=NOW)
    flat(screen)
    assert text.option("interview-state", state) in screen.text
    assert "Иванова &lt;Ольга&gt;" in screen.text
    assert "болезнь" in screen.text


@BOTH
def test_an_invitation_carries_a_file_that_another_program_reads(text: Words) -> None:
    screen = interviews.invited_notice(text, Invited(CARD), zone=MOSCOW, now=NOW)
    assert len(screen.text) < MAX_CAPTION
    assert AcceptInterview(3, int(FRIDAY.timestamp()) // 60) in [one.press for one in flat(screen)]
    assert screen.document is not None
    event = read_calendar(screen.document.text.encode())
    assert (event.method, event.uid, event.sequence) == ("REQUEST", "3f1c@kadrovik", 4)
    assert (event.starts_at, event.ends_at) == (FRIDAY, FRIDAY + timedelta(hours=1))
    assert event.location == "Переговорная, 3; «Байкал»"
    assert "Иванова <Ольга>" in event.summary
    gone = interviews.invited_notice(
        text, Invited(replace(CARD, sequence=5), cancelled=True), zone=MOSCOW, now=NOW
    )
    assert gone.document is not None
    ended = read_calendar(gone.document.text.encode())
    assert (ended.method, ended.uid, ended.sequence) == ("CANCEL", "3f1c@kadrovik", 5)


@BOTH
@pytest.mark.parametrize("news", list(InterviewNews))
def test_every_news_is_said(text: Words, news: InterviewNews) -> None:
    told = InterviewTold(news, "Игорь Петров", FRIDAY, "занят", CARD)
    flat(interviews.told_notice(text, told, zone=MOSCOW, now=NOW))


@BOTH
def test_a_scorecard_fits_one_screen_and_says_what_marks_mean(text: Words) -> None:
    many = replace(SCORES, rows=tuple(ScoreRow(at, f"Компетенция {at}", 5) for at in range(14)))
    screen = scorecards.form(text, ScoreForm(CARD, many), zone=MOSCOW, now=NOW)
    assert SetScore(9, 13, None) in [one.press for one in flat(screen)]
    plain = scorecards.form(text, ScoreForm(CARD, SCORES), zone=MOSCOW, now=NOW)
    assert f"4 · {text('scorecard-mark-good')}" in plain.text
    assert text("scorecard-not-assessed") in plain.text
    assert SubmitScorecard(9) in [one.press for one in flat(plain)]


@BOTH
def test_cards_are_read_together_or_not_at_all(text: Words) -> None:
    done = replace(SCORES, verdict=Verdict.YES, submitted=True)
    other = replace(done, id=10, name="Вера", rows=(ScoreRow(0, "Python", 1),), verdict=Verdict.NO, voices=1)
    screen = scorecards.read_cards(text, InterviewCards(CARD, (done, other), blind=False, missing=1))
    assert ("2,5" if text is RU else "2.5") in screen.text
    assert text("scorecards-apart").strip() in screen.text
    flat(screen)
    blind = scorecards.read_cards(text, InterviewCards(CARD, (), blind=True, missing=1))
    assert "Python" not in blind.text
    flat(blind)
