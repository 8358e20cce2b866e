"""The page's API: what one person sees and does in the browser."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

from bot.sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.sandbox.conftest import BareBot, MovableClock

MARKUP = {
    "inline_keyboard": [
        [{"text": "Да", "callback_data": "y", "style": "success"}, {"text": "Сайт", "url": "https://hh.ru/"}]
    ]
}


class Page:
    """A browser's calls."""

    def __init__(self, sandbox: Sandbox, session: aiohttp.ClientSession) -> None:
        self.sandbox = sandbox
        self.session = session

    async def get(self, path: str) -> Any:
        async with self.session.get(f"{self.sandbox.url}/sandbox/{path}") as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()

    async def post(self, path: str, body: dict[str, Any] | aiohttp.FormData, status: int = 200) -> Any:
        sent = {"data": body} if isinstance(body, aiohttp.FormData) else {"json": body}
        async with self.session.post(f"{self.sandbox.url}/sandbox/{path}", **sent) as answer:
            assert answer.status == status, await answer.text()
            return await answer.json()


@pytest.fixture
async def sandbox(tmp_path: Path, clock: MovableClock) -> AsyncIterator[Sandbox]:
    (tmp_path / "cv.pdf").write_bytes(b"%PDF")
    (tmp_path / "cv.docx").write_bytes(b"PK")
    samples = [tmp_path / "cv.pdf", tmp_path / "cv.docx"]
    sandbox = Sandbox(flood_limits=False, clock=clock, samples=samples)
    await sandbox.start()
    yield sandbox
    await sandbox.stop()


@pytest.fixture
def page(sandbox: Sandbox, bot: BareBot) -> Page:
    return Page(sandbox, bot.session)


async def test_the_state(page, anna):
    state = await page.get("state")
    assert state["bot"] == {"name": "Кадровик", "username": "kadrovik_bot"}
    assert (state["personas"][0]["name"], state["personas"][0]["unread"]) == ("Анна Ким", 0)
    assert [sample["name"] for sample in state["samples"]] == ["cv.docx", "cv.pdf"]
    assert (state["has_clock"], state["now"]) == (True, "2026-11-24T09:00:00+00:00")


async def test_writing_and_reading(page, bot, anna):
    here = f"persona/{anna.id}/chats/bot"
    sent = await page.post(f"{here}/send", {"text": "привет <b>"})
    assert (sent["mine"], sent["html"]) == (True, "привет &lt;b&gt;")
    assert (await bot.taken())[0]["message"]["text"] == "привет <b>"
    await bot.ok("sendMessage", chat_id=anna.id, text="<b>Кто?</b>", parse_mode="HTML", reply_markup=MARKUP)
    await bot.ok("setMyCommands", commands=[{"command": "menu", "description": "Меню"}])
    chats = await page.get(f"persona/{anna.id}/chats")
    assert (chats[0]["id"], chats[0]["unread"], chats[0]["last"]["text"]) == ("bot", 1, "Кто?")
    shown = await page.get(f"{here}/messages")
    assert shown["messages"][-1]["html"] == "<b>Кто?</b>"
    assert [key["kind"] for key in shown["messages"][-1]["keyboard"][0]] == ["callback", "url"]
    assert (shown["menu"], shown["more"], shown["commands"][0]["command"]) == (True, False, "menu")
    await page.post(f"{here}/read", {})
    assert (await page.get("state"))["personas"][0]["unread"] == 0


async def test_pressing_waits_for_the_toast(page, bot, anna):
    sent = await bot.ok("sendMessage", chat_id=anna.id, text="?", reply_markup=MARKUP)
    here = f"persona/{anna.id}/chats/bot/press"
    pressed = asyncio.create_task(page.post(here, {"message": sent["message_id"], "row": 0, "col": 0}))
    query = (await bot.updates(timeout=10))[0]["callback_query"]
    await bot.ok("answerCallbackQuery", callback_query_id=query["id"], text="Принято")
    assert (await pressed)["toast"] == {"text": "Принято", "alert": False}
    link = await page.post(here, {"message": sent["message_id"], "row": 0, "col": 1})
    assert link["url"] == "https://hh.ru/"
    assert (
        "gone" in (await page.post(here, {"message": sent["message_id"], "row": 5, "col": 0}, 404))["error"]
    )


async def test_files_from_disk_and_samples(page, bot, anna):
    here = f"persona/{anna.id}/chats/bot"
    form = aiohttp.FormData(quote_fields=False)
    form.add_field("files[]", b"one", filename="резюме.txt", content_type="text/plain")
    form.add_field("files[]", b"two", filename="b.txt", content_type="text/plain")
    form.add_field("caption", "два")
    form.add_field("album", "1")
    await page.post(f"{here}/files", form)
    await page.post(f"{here}/files", {"samples": ["cv.pdf", "cv.docx"], "caption": "", "forward": True})
    one, two, three, four = (u["message"] for u in await bot.taken())
    assert one["document"]["file_name"] == "резюме.txt"
    assert one["media_group_id"] == two["media_group_id"] != three["media_group_id"] == four["media_group_id"]
    assert three["forward_origin"]["type"] == "hidden_user"
    shown = (await page.get(f"{here}/messages"))["messages"][-4]
    async with page.session.get(page.sandbox.url + shown["file"]["url"]) as answer:
        assert (await answer.read(), answer.content_type) == (b"one", "text/plain")
    assert "no sample" in (await page.post(f"{here}/files", {"samples": ["x"]}, 404))["error"]


async def test_a_page_of_markup_is_shown_as_text(page, anna):
    await anna.send_file(b"<script>alert(1)</script>", "evil.html")
    shown = anna.messages()[-1].document
    async with page.session.get(f"{page.sandbox.url}/sandbox/files/{shown.unique_id}") as answer:
        assert answer.content_type == "text/plain"


async def test_groups_forwards_and_deleting(page, bot, anna):
    boris = await page.post("personas", {"first_name": "Борис", "last_name": "", "language": "en"})
    group = await page.post("groups", {"title": "Отдел", "members": [anna.id, boris["id"]], "bot": True})
    said = await page.post(f"persona/{anna.id}/chats/bot/send", {"text": "/top"})
    await page.post(
        f"persona/{anna.id}/chats/{group['id']}/forward", {"from_chat": "bot", "ids": [said["id"]]}
    )
    seen = await page.get(f"persona/{boris['id']}/chats/{group['id']}/messages")
    assert seen["messages"][0]["html"] == "Анна Ким added Кадровик"
    forwarded = seen["messages"][-1]
    assert (forwarded["forward"]["name"], forwarded["mine"]) == ("Анна Ким", False)
    theirs = f"persona/{boris['id']}/chats/{group['id']}/delete"
    assert "own" in (await page.post(theirs, {"message": forwarded["id"]}, 403))["error"]
    await page.post(f"persona/{anna.id}/chats/{group['id']}/delete", {"message": forwarded["id"]})
    await page.post(f"groups/{group['id']}/bot", {"by": anna.id, "add": False})
    assert (await bot.taken())[-1]["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    stranger = await page.post("personas", {"first_name": "Олег", "last_name": "", "language": "ru"})
    assert (
        "no chat"
        in (await page.post(f"persona/{stranger['id']}/chats/{group['id']}/send", {"text": "x"}, 404))[
            "error"
        ]
    )


async def test_pickers_contacts_and_blocking(page, bot, anna):
    here = f"persona/{anna.id}/chats/bot"
    keys = [
        [
            {"text": "Кто?", "request_users": {"request_id": 1}},
            {"text": "Телефон", "request_contact": True},
            "Меню",
        ]
    ]
    await bot.ok(
        "sendMessage", chat_id=anna.id, text="?", reply_markup={"keyboard": keys, "resize_keyboard": True}
    )
    keyboard = (await page.get(f"{here}/messages"))["reply_keyboard"]
    assert [key["kind"] for key in keyboard["rows"][0]] == ["users", "contact", "text"]
    assert keyboard["rows"][0][0]["request"]["request_id"] == 1
    await page.post(f"{here}/pick", {"request_id": 1, "users": [anna.id]})
    await page.post(f"{here}/contact", {})
    shared, contact = (u["message"] for u in await bot.taken())
    assert shared["users_shared"]["users"] == [{"user_id": anna.id}]
    assert contact["contact"]["first_name"] == "Анна"
    await page.post(f"{here}/block", {"blocked": True})
    assert "blocked" in (await page.post(f"{here}/send", {"text": "x"}, 403))["error"]
    await page.post(f"{here}/send", {"text": "/start"})


async def test_the_clock_moves_and_the_socket_tells(page, bot, anna):
    async with page.session.ws_connect(f"{page.sandbox.url}/sandbox/ws") as socket:
        assert await page.post("clock", {"step": "day"}) == {"now": "2026-11-25T09:00:00+00:00"}
        assert "steps by" in (await page.post("clock", {"step": "year"}, 400))["error"]
        await bot.ok("sendMessage", chat_id=anna.id, text="x")
        await bot.ok("sendChatAction", chat_id=anna.id, action="typing")
        events = [json.loads((await socket.receive()).data) for _ in range(3)]
    assert events[0] == {"type": "clock", "now": "2026-11-25T09:00:00+00:00"}
    assert events[1] == {"type": "chat", "chat": "bot", "persona": anna.id}
    assert events[2] == {"type": "typing", "chat": "bot", "persona": anna.id, "action": "typing"}


async def test_a_refusal_is_listed(page, bot, anna):
    await bot.refused("sendMessage", chat_id=anna.id, text="<x>", parse_mode="HTML")
    listed = await page.get("refusals")
    assert (listed[0]["method"], listed[0]["code"], listed[0]["lint"]) == ("sendMessage", 400, False)


async def test_mistakes_are_told_in_words(page, anna):
    assert await page.post("persona/9/chats/bot/send", {"text": "x"}, 404) == {"error": "no person 9"}
    assert await page.post(f"persona/{anna.id}/chats/bot/send", {"text": "  "}, 400)
    assert await page.post(f"persona/{anna.id}/chats/bot/send", {}, 400)
    async with page.session.get(f"{page.sandbox.url}/web/..%2fserver.py") as answer:
        assert answer.status == 404
