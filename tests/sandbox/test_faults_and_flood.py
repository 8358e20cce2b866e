"""Faults on demand, and Telegram's limits on real time."""

from __future__ import annotations

import aiohttp
import pytest

from bot.sandbox import Fault, Sandbox
from bot.sandbox.errors import Refused
from bot.sandbox.flood import FloodLimits


async def test_429_and_500_leave_nothing_done(bot, anna):
    bot.sandbox.faults.add(Fault("429", retry_after=7))
    bot.sandbox.faults.add(Fault("500", method="sendMessage"))
    body = await bot.call("sendMessage", chat_id=anna.id, text="x")
    assert (body["error_code"], body["description"], body["parameters"]) == (
        429, "Too Many Requests: retry after 7", {"retry_after": 7},
    )  # fmt: skip
    assert (await bot.call("sendMessage", chat_id=anna.id, text="x"))["error_code"] == 500
    assert len(anna.messages()) == 1
    await bot.ok("sendMessage", chat_id=anna.id, text="x")
    assert not bot.sandbox.refusals, "a fault is nobody's mistake"


async def test_502_is_a_proxys_page(bot, anna):
    bot.sandbox.faults.add(Fault("502"))
    address = f"{bot.sandbox.url}/bot{bot.sandbox.token}/getMe"
    async with bot.session.get(address) as answer:
        assert answer.status == 502
        assert "<html>" in await answer.text()


@pytest.mark.parametrize(("kind", "sent"), [("reset", 0), ("lost", 1)])
async def test_a_broken_connection_before_or_after_the_work(bot, anna, kind, sent):
    bot.sandbox.faults.add(Fault(kind, method="sendmessage", chat=anna.id))
    with pytest.raises(aiohttp.ClientError):
        await bot.call("sendMessage", chat_id=anna.id, text="x")
    assert len(anna.messages()) == 1 + sent


async def test_slow_is_done_after_a_while(bot, anna):
    bot.sandbox.faults.add(Fault("slow", seconds=0.01))
    await bot.ok("sendMessage", chat_id=anna.id, text="x")
    assert anna.screen().text == "x"


async def test_a_fault_for_any_method_spares_polling_and_other_chats(bot, anna):
    fault = bot.sandbox.faults.add(Fault("500", times=2))
    other = bot.sandbox.faults.add(Fault("500", method="sendMessage", chat=5))
    assert await bot.updates() == []
    for _ in range(2):
        assert not (await bot.call("getMe"))["ok"]
    assert bot.sandbox.faults.waiting == (other,)
    assert fault.times == 0
    await bot.ok("sendMessage", chat_id=anna.id, text="x")
    bot.sandbox.faults.clear()
    with pytest.raises(ValueError, match="flood"):
        Fault("flood")


class RealTime:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def retry_after(limits: FloodLimits, chat: int, **more) -> int:
    with pytest.raises(Refused) as refused:
        limits.check(chat, **more)
    assert refused.value.code == 429
    return refused.value.parameters["retry_after"]


def test_a_person_gets_a_burst_then_one_a_second():
    time = RealTime()
    limits = FloodLimits(monotonic=time)
    for _ in range(5):
        limits.check(1)
    assert retry_after(limits, 1) == 1
    limits.check(2)
    time.now += 1
    limits.check(1)
    assert retry_after(limits, 1) == 1
    limits.check(1, edit=True)


def test_a_group_gets_twenty_a_minute_edits_included():
    time = RealTime()
    limits = FloodLimits(monotonic=time)
    for place in range(20):
        limits.check(-5, edit=place % 2 == 0)
        time.now += 1
    assert retry_after(limits, -5) == 40
    time.now += 40
    limits.check(-5)
    assert retry_after(limits, -5, count=2) == 2


def test_thirty_a_second_overall():
    time = RealTime()
    limits = FloodLimits(monotonic=time)
    for person in range(1, 31):
        limits.check(person)
    assert retry_after(limits, 99) == 1
    time.now += 1
    limits.check(99)
    limits.enabled = False
    for person in range(1, 99):
        limits.check(person)


async def test_the_flood_limit_answers_as_telegram():
    sandbox = Sandbox()
    await sandbox.start()
    anna = sandbox.add_person(first_name="Анна")
    await anna.start()
    address = f"{sandbox.url}/bot{sandbox.token}/sendMessage"
    async with aiohttp.ClientSession() as session:
        for place in range(6):
            async with session.post(address, json={"chat_id": anna.id, "text": str(place)}) as answer:
                body = await answer.json()
    assert body["description"] == "Too Many Requests: retry after 1"
    assert [message.text for message in anna.messages()][1:] == ["0", "1", "2", "3", "4"]
    assert sandbox.refusals[-1].code == 429
    await sandbox.stop()
