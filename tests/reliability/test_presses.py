"""A press is answered once: with its toast, with nothing when that takes long, never when it is an old one."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import pytest

from bot.runtime import answers
from bot.runtime.answers import TOO_LATE, Answers


class Telegram:
    def __init__(self) -> None:
        self.answered: list[tuple[str, str | None]] = []

    async def answer_callback_query(
        self, query_id: str, *, text: str | None, show_alert: bool | None, url: str | None
    ) -> None:
        self.answered.append((query_id, text))


@pytest.fixture
def telegram() -> Telegram:
    return Telegram()


def desk(telegram: Telegram) -> Answers:
    return Answers(cast("Any", telegram))


async def test_a_press_gets_its_toast_and_nothing_after_it(telegram: Telegram) -> None:
    made = desk(telegram)
    made.expect("1", datetime.now(UTC))
    made.give("1", "Сохранено", False)
    made.give("1", "Ещё раз", False)
    await made.finish()
    assert telegram.answered == [("1", "Сохранено")]
    assert made.idle


async def test_whoever_waits_too_long_gets_an_empty_answer(
    telegram: Telegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "PATIENCE_SECONDS", 0.0)
    made = desk(telegram)
    made.expect("1", datetime.now(UTC))
    while not telegram.answered:  # noqa: ASYNC110 - turns of the loop, no time
        await asyncio.sleep(0)
    made.give("1", "Поздно", False)
    await made.finish()
    assert telegram.answered == [("1", None)]


async def test_an_old_press_is_not_answered(telegram: Telegram) -> None:
    made = desk(telegram)
    made.expect("1", datetime.now(UTC) - TOO_LATE - timedelta(seconds=1))
    made.give("1", "Сохранено", False)
    await made.finish()
    assert telegram.answered == []


async def test_a_press_announced_twice_is_answered_once(telegram: Telegram) -> None:
    made = desk(telegram)
    made.expect("1", datetime.now(UTC))
    made.expect("1", datetime.now(UTC))
    made.give("1", None, False)
    await made.finish()
    assert telegram.answered == [("1", None)]
