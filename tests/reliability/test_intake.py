"""Updates in: recorded before they are confirmed, handled once, in order, and a bad one harms nobody."""

import asyncio
import re
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlmodel import Session, select
from telegram import Update
from telegram.ext import CommandHandler, MessageHandler, filters

from bot.i18n import Html
from bot.models import InboxState, InboxUpdate
from bot.runtime import intake
from bot.runtime.context import BotContext
from bot.sandbox import Fault
from bot.views.screen import Screen
from tests.company import Company


@pytest.fixture(autouse=True)
def _in_haste(monkeypatch: pytest.MonkeyPatch) -> None:
    for pause in ("FIRST_BACKOFF", "AWAY_SECONDS", "CONFLICT_SECONDS"):
        monkeypatch.setattr(intake, pause, 0.0)


def hear(company: Company, handler: Any) -> None:
    """Have a handler of the test's own asked before all others."""
    company.app._application.handlers[0].insert(0, handler)


def inbox(session: Session) -> list[InboxState]:
    return [row.state for row in session.exec(select(InboxUpdate).order_by(InboxUpdate.seq)).all()]  # type: ignore[arg-type]


async def test_an_update_that_comes_again_is_handled_once(company: Company) -> None:
    record = company.app._intake._record

    async def record_and_be_gone(updates: list[dict[str, Any]]) -> int:
        await record(updates)
        await asyncio.Event().wait()
        raise AssertionError

    company.app._intake._record = record_and_be_gone  # type: ignore[method-assign]
    anna = company.anna
    await anna.send("/help")
    await anna.until(lambda: anna.sees("Что здесь можно"))
    assert company.sandbox.world.updates.pending, "Telegram was never told that it arrived"
    await company.stop_bot()
    await company.start_bot()
    await anna.settled()
    assert sum("Что здесь можно" in message.text for message in anna.messages()) == 1
    assert await company.read(inbox) == [InboxState.DONE]


@pytest.mark.parametrize(
    "content",
    [
        {"text": "no sender, no chat, no date"},
        {"message_id": "x", "date": "yesterday", "chat": 5, "from": ["?"]},
        {"chat": {"id": "seven"}, "from": {"id": None}},
    ],
)
async def test_what_cannot_be_read_ends_aside_and_the_others_go_on(
    company: Company, content: dict[str, Any]
) -> None:
    await company.everyone_starts()
    company.sandbox.world.updates.add("message", content)
    await company.gleb.send("/help")
    await company.gleb.settled()
    assert "Что здесь можно" in company.gleb.screen().text
    states = await company.read(inbox)
    assert states.count(InboxState.DEAD) == 1
    assert InboxState.WAITING not in states


@pytest.mark.parametrize(
    "fault",
    [KeyError("Иван Иванов"), IntegrityError("INSERT", {"name": "Иван Иванов"}, Exception("UNIQUE"))],
    ids=["bug", "broken rule"],
)
async def test_a_fault_is_apologised_for_with_a_code_and_can_be_sent_round_again(
    company: Company, caplog: pytest.LogCaptureFixture, fault: Exception
) -> None:
    await company.everyone_starts()
    broken = True

    async def surprise(_update: Update, ctx: BotContext) -> None:
        if broken:
            raise fault
        ctx.say(Screen(Html("Получилось")))

    hear(company, CommandHandler("surprise", surprise))
    gleb = company.gleb
    await gleb.send("/surprise")
    await gleb.settled()
    found = re.search(r"\b[2-9A-Z]{6}\b", gleb.screen().text)
    assert found is not None, gleb.screen().text
    code = found.group()
    assert any(code in record.getMessage() for record in caplog.records), "the log has the same code"
    assert "Иван" not in caplog.text
    anna = company.anna
    await anna.send("/faults")
    await anna.settled()
    assert code in "".join(anna.screen().labels)
    broken = False
    await anna.tap(f"↻ {code}")
    await anna.settled()
    assert gleb.screen().text == "Получилось"


async def test_a_passing_fault_of_the_database_is_never_seen(company: Company) -> None:
    await company.everyone_starts()
    tries: list[int] = []

    def away_at_first(_session: Session, _actor: object, **_: object) -> None:
        tries.append(1)
        if len(tries) < 3:
            raise OperationalError("SELECT", {}, Exception("disk I/O error"))

    async def asks(_update: Update, ctx: BotContext) -> None:
        await ctx.transact(away_at_first)

    hear(company, CommandHandler("ask", asks))
    before = len(company.gleb.messages())
    await company.gleb.send("/ask")
    await company.gleb.settled()
    assert len(tries) == 3
    assert len(company.gleb.messages()) == before + 1, "nothing but the question: no apology"
    assert set(await company.read(inbox)) == {InboxState.DONE}


async def test_what_always_fails_like_a_passing_fault_is_put_aside_in_the_end(company: Company) -> None:
    await company.everyone_starts()

    async def asks(_update: Update, _ctx: BotContext) -> None:
        raise OperationalError("SELECT", {}, Exception("too many SQL variables"))

    hear(company, CommandHandler("ask", asks))
    await company.gleb.send("/ask")
    await company.gleb.send("/help")
    await company.gleb.settled()
    assert company.gleb.sees("Что здесь можно")
    assert (await company.read(inbox)).count(InboxState.DEAD) == 1


async def test_everyone_is_heard_in_the_order_of_speaking(company: Company) -> None:
    await company.everyone_starts()
    heard: dict[int, list[str]] = {}

    async def listen(_update: Update, ctx: BotContext) -> None:
        heard.setdefault(ctx.user_id, []).append(ctx.text)

    hear(company, MessageHandler(filters.Regex(r"^\d+$"), listen))
    people = [company.anna, company.boris, company.vera]
    said = [str(number) for number in range(40)]
    for text in said:
        for person in people:
            await person.send(text)
    await company.drained()
    assert heard == {person.id: said for person in people}


@pytest.mark.parametrize("kind", ["502", "reset", "lost"])
async def test_a_network_that_stumbles_loses_no_message(company: Company, kind: str) -> None:
    await company.everyone_starts()
    company.sandbox.faults.add(Fault(kind, "getUpdates", times=3))
    gleb = company.gleb
    for command in ("/help", "/language", "/help"):
        await gleb.send(command)
        await gleb.settled()
    assert "Что здесь можно" in gleb.screen().text
    assert set(await company.read(inbox)) == {InboxState.DONE}


async def test_a_second_process_with_the_token_is_borne_until_it_stops(
    company: Company, caplog: pytest.LogCaptureFixture
) -> None:
    await company.everyone_starts()
    updates = company.sandbox.world.updates
    await company.sandbox.changed(lambda: updates.polling)
    updates.interrupt()  # what Telegram does to the older of two pollers
    await company.gleb.send("/help")
    await company.gleb.settled()
    assert "Что здесь можно" in company.gleb.screen().text
    assert "another process fetches updates" in caplog.text
    company.sandbox.refusals.clear()


async def test_after_a_quiet_time_ids_may_begin_anywhere(company: Company) -> None:
    await company.everyone_starts()
    updates = company.sandbox.world.updates
    await company.sandbox.changed(lambda: updates.polling)
    updates.interrupt(closing=True)  # an empty answer, as after a quiet poll
    updates.next_id = 500
    await company.gleb.send("/help")
    await company.gleb.settled()
    assert "Что здесь можно" in company.gleb.screen().text
    assert not updates.pending
