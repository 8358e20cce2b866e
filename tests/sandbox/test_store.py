"""Everything survives a stop, and a kill."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import textwrap
from typing import TYPE_CHECKING

import aiohttp

from bot.sandbox import Sandbox
from tests.sandbox.conftest import BareBot

if TYPE_CHECKING:
    from pathlib import Path

MARKUP = {"inline_keyboard": [[{"text": "Да", "callback_data": "y"}]]}


async def fill(sandbox: Sandbox) -> None:
    anna = sandbox.add_person(id=700, first_name="Анна", username="anna", note="Рекрутер")
    boris = sandbox.add_person(first_name="Борис")
    group = sandbox.add_group("Отдел", [anna, boris], bot=True)
    async with aiohttp.ClientSession() as session:
        bot = BareBot(sandbox, session)
        await anna.start()
        await bot.taken()
        await anna.send_file(b"resume", "cv.pdf")
        await bot.ok(
            "sendMessage", chat_id=anna.id, text="<b>Карточка</b>", parse_mode="HTML", reply_markup=MARKUP
        )
        await bot.ok("sendMessage", chat_id=anna.id, text="?", reply_markup={"keyboard": [["Меню"]]})
        await bot.ok("setMyCommands", commands=[{"command": "menu", "description": "Меню"}])
        await bot.ok("sendMessage", chat_id=group.id, text="в группе")
        await bot.updates(allowed_updates=["message", "callback_query"])


async def check(sandbox: Sandbox) -> None:
    anna = sandbox.person(700)
    group = sandbox.add_group("Отдел", [anna])
    assert (anna.user.note, anna.user.username, len(sandbox.people)) == ("Рекрутер", "anna", 2)
    assert [m.text for m in anna.messages()] == ["/start", "", "Карточка", "?"]
    assert anna.messages()[2].html == "<b>Карточка</b>"
    assert anna.messages()[1].data == b"resume"
    assert (anna.keyboard(), anna.commands(), anna.unread) == ([["Меню"]], ["menu"], 2)
    assert anna.sees("в группе", in_=group)
    async with aiohttp.ClientSession() as session:
        bot = BareBot(sandbox, session)
        pending = await bot.taken()
        assert [u["message"]["document"]["file_name"] for u in pending] == ["cv.pdf"]
        found = await bot.ok("getFile", file_id=pending[0]["message"]["document"]["file_id"])
        async with session.get(f"{sandbox.url}/file/bot{sandbox.token}/{found['file_path']}") as answer:
            assert await answer.read() == b"resume"
        await anna.tap("Да", timeout=0.01)
        press = (await bot.taken())[0]
        assert press["update_id"] > pending[0]["update_id"]
        sent = await bot.ok("sendMessage", chat_id=anna.id, text="дальше")
        assert sent["message_id"] > 4


async def test_a_stop_and_a_start(tmp_path: Path):
    first = Sandbox(store=tmp_path / "telegram.db", flood_limits=False)
    await first.start()
    await fill(first)
    last = first.person(700).messages()[-1].id
    next_update = first.world.updates.next_id
    await first.stop()
    second = Sandbox(store=tmp_path / "telegram.db", flood_limits=False)
    await second.start()
    assert second.world.updates.next_id == next_update
    await check(second)
    assert second.person(700).messages()[-1].id == last + 1
    await second.stop()


async def test_a_kill(tmp_path: Path):
    script = textwrap.dedent("""
        import asyncio, sys
        from pathlib import Path
        from bot.sandbox import Sandbox
        from tests.sandbox.test_store import fill

        async def main():
            sandbox = Sandbox(store=Path(sys.argv[1]), flood_limits=False)
            await sandbox.start()
            await fill(sandbox)
            while sandbox._store.waiting:
                await asyncio.sleep(0.01)
            print("filled", flush=True)
            await asyncio.sleep(60)

        asyncio.run(main())
    """)
    store = tmp_path / "telegram.db"
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", script, str(store), stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    assert await process.stdout.readline() == b"filled\n"
    os.kill(process.pid, signal.SIGKILL)
    await process.wait()
    second = Sandbox(store=store, flood_limits=False)
    await second.start()
    await check(second)
    await second.stop()


async def test_deleted_things_stay_deleted(tmp_path: Path):
    first = Sandbox(store=tmp_path / "telegram.db", flood_limits=False)
    await first.start()
    anna = first.add_person(id=700, first_name="Анна")
    await anna.start()
    said = await anna.send("лишнее")
    await anna.delete(said)
    await first.stop()
    second = Sandbox(store=tmp_path / "telegram.db", flood_limits=False)
    await second.start()
    assert [m.text for m in second.person(700).messages()] == ["/start"]
    await second.stop()
