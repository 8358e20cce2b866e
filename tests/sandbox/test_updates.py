"""Long polling and offsets, as Telegram keeps them; one poller at a time."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.sandbox.conftest import BareBot

CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


async def until_polling(bot: BareBot) -> None:
    await bot.sandbox.changed(lambda: bot.sandbox.world.updates.polling)


async def test_unconfirmed_updates_come_again(bot, anna):
    for word in ("раз", "два", "три"):
        await anna.send(word)
    first = await bot.updates(limit=2)
    again = await bot.updates()
    assert [u["message"]["text"] for u in first] == ["раз", "два"]
    assert [u["message"]["text"] for u in again] == ["раз", "два", "три"]
    ids = [u["update_id"] for u in again]
    assert ids == list(range(ids[0], ids[0] + 3))
    rest = await bot.updates(offset=ids[1] + 1)
    assert [u["message"]["text"] for u in rest] == ["три"]
    assert await bot.updates() == rest, "confirmed ones are gone for good"


async def test_a_negative_offset_keeps_only_the_last(bot, anna):
    for word in ("раз", "два", "три"):
        await anna.send(word)
    last = await bot.updates(offset=-1)
    assert [u["message"]["text"] for u in last] == ["три"]
    assert await bot.updates() == last


async def test_an_offset_far_in_the_future_loses_nothing(bot, anna):
    await anna.send("раз")
    assert len(await bot.updates(offset=2_000_000_000)) == 1


async def test_a_long_poll_ends_with_the_first_update(bot, anna):
    poll = asyncio.create_task(bot.updates(timeout=30))
    await until_polling(bot)
    await anna.send("привет")
    assert (await poll)[0]["message"]["text"] == "привет"


async def test_the_older_of_two_pollers_is_sent_away(bot, anna):
    older = asyncio.create_task(bot.call("getUpdates", timeout=30))
    await until_polling(bot)
    newer = asyncio.create_task(bot.call("getUpdates", timeout=30))
    body = await older
    assert (body["error_code"], body["description"]) == (409, CONFLICT)
    assert bot.sandbox.refusals[-1].code == 409
    await until_polling(bot)
    await anna.send("тому, кто остался")
    assert (await newer)["result"][0]["message"]["text"] == "тому, кто остался"


async def test_a_poller_that_died_is_no_refusal(bot, anna):
    dead = asyncio.create_task(bot.call("getUpdates", timeout=30))
    await until_polling(bot)
    dead.cancel()
    await asyncio.gather(dead, return_exceptions=True)
    await anna.send("не потерялось")
    assert [u["message"]["text"] for u in await bot.taken()] == ["не потерялось"]
    assert not bot.sandbox.refusals


async def test_allowed_updates_are_remembered(bot, anna):
    await bot.updates(allowed_updates=["callback_query"])
    await anna.send("не для бота")
    assert await bot.updates() == []
    await bot.updates(allowed_updates=[])
    await anna.send("для бота")
    assert [u["message"]["text"] for u in await bot.updates()] == ["для бота"]
    await bot.updates(allowed_updates=["mesage"])
    assert bot.sandbox.refusals[-1].description == "unknown update type 'mesage'"


async def test_stopping_ends_open_polls(bot: BareBot):
    poll = asyncio.create_task(bot.updates(timeout=30))
    await until_polling(bot)
    await bot.sandbox.stop()
    assert await poll == []
