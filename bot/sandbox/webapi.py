"""The page's API: HTTP for what a person does, a WebSocket for what happened; errors as {error}."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from aiohttp import BodyPartReader, WSMsgType, web

from bot.sandbox import webview
from bot.sandbox.actions import Actions, Group
from bot.sandbox.errors import Refused
from bot.sandbox.happenings import block
from bot.sandbox.methods.messages import CHAT_ACTIONS
from bot.sandbox.person import Person
from bot.sandbox.seen import SeenMessage
from bot.sandbox.world import Happening

if TYPE_CHECKING:
    from bot.sandbox.model import Chat, Message, User
    from bot.sandbox.sandbox import Sandbox

Json = dict[str, Any]
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

WEB = Path(__file__).parent / "web"
STEPS = {"hour", "morning", "day", "week"}
PRESS_TIMEOUT = 15.0
_STATUS: dict[type[Exception], int] = {
    KeyError: 400,  # a field of the request is missing
    PermissionError: 403,
    LookupError: 404,
    ValueError: 400,
    TypeError: 400,
    NotImplementedError: 409,  # a clock that cannot be moved
}
# Shown as text, whatever they say: they could run scripts in the page's name.
_ACTIVE_TYPES = {"text/html", "image/svg+xml", "application/xhtml+xml", "text/xml", "application/xml"}


@web.middleware
async def plain_errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Errors of the page API as {error: words}."""
    if not request.path.startswith("/sandbox/"):
        return await handler(request)
    try:
        return await handler(request)
    except web.HTTPException as error:
        return _told(error.reason, error.status)
    except Refused as refused:
        return _told(refused.description, refused.code)
    except tuple(_STATUS) as error:
        status = next(code for kind, code in _STATUS.items() if isinstance(error, kind))
        return _told(str(error.args[0]) if error.args else type(error).__name__, status)


def _told(words: str, status: int) -> web.Response:
    return web.json_response({"error": words}, status=status)


class PageApi:
    """Serves the page, acts for the persona it names, and pushes what happens."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self.world = sandbox.world
        self.acts = Actions(sandbox.world)
        self._sockets: dict[web.WebSocketResponse, asyncio.Queue[str]] = {}
        self.world.listeners.append(self._push)

    def routes(self) -> list[web.AbstractRouteDef]:
        chat = "/sandbox/persona/{pid}/chats/{cid}"
        return [
            web.get("/", self._index),
            web.get("/web/{name}", self._static),
            web.get("/sandbox/state", self._state),
            web.get("/sandbox/refusals", self._refusals),
            web.get("/sandbox/files/{unique_id}", self._file),
            web.get("/sandbox/ws", self._socket),
            web.get("/sandbox/persona/{pid}/chats", self._chats),
            web.get(f"{chat}/messages", self._messages),
            web.post(f"{chat}/send", self._send),
            web.post(f"{chat}/files", self._files),
            web.post(f"{chat}/forward", self._forward),
            web.post(f"{chat}/press", self._press),
            web.post(f"{chat}/contact", self._contact),
            web.post(f"{chat}/pick", self._pick),
            web.post(f"{chat}/delete", self._delete),
            web.post(f"{chat}/read", self._read),
            web.post(f"{chat}/block", self._block),
            web.post("/sandbox/groups", self._new_group),
            web.post("/sandbox/groups/{cid}/bot", self._group_bot),
            web.post("/sandbox/personas", self._new_persona),
            web.post("/sandbox/clock", self._clock),
        ]

    # ── the page itself ───────────────────────────────────────────────────────────────────────────────

    async def _index(self, _request: web.Request) -> web.StreamResponse:
        return await self._page_file("index.html")

    async def _static(self, request: web.Request) -> web.StreamResponse:
        return await self._page_file(request.match_info["name"])

    async def _page_file(self, name: str) -> web.StreamResponse:
        path = WEB / name
        if path.parent != WEB or not path.is_file():
            raise web.HTTPNotFound(reason=f"no file {name}")
        return web.FileResponse(path, headers={"Cache-Control": "no-cache"})

    async def _file(self, request: web.Request) -> web.StreamResponse:
        stored = self.world.files.by_unique.get(request.match_info["unique_id"])
        if stored is None:
            raise web.HTTPNotFound(reason="no such file")
        active = stored.mime in _ACTIVE_TYPES or stored.mime.startswith("text/")
        mime = "text/plain; charset=utf-8" if active else stored.mime
        name = quote(stored.name or stored.path.rpartition("/")[2])
        headers = {
            "Content-Type": mime,
            "Content-Disposition": f"inline; filename*=UTF-8''{name}",
            "X-Content-Type-Options": "nosniff",
        }
        return web.Response(body=self.world.files.read(stored), headers=headers)

    # ── looking ───────────────────────────────────────────────────────────────────────────────────────

    def _persona(self, request: web.Request) -> User:
        return self.sandbox.person(int(request.match_info["pid"])).user

    def _chat(self, request: web.Request, viewer: User, key: object = None) -> Chat:
        """The chat a page address names. Raises LookupError for one this person is not in."""
        name = str(request.match_info["cid"] if key is None else key)
        chat = self.world.chats.get(viewer.id if name == "bot" else int(name))
        if chat is not None and chat.migrated_to is not None:
            chat = self.world.chats[chat.migrated_to]
        if chat is None or not chat.status_of(viewer.id).present:
            raise LookupError(f"{viewer.name} has no chat {name}")
        return chat

    def _message(self, chat: Chat, message_id: object) -> Message:
        message = self.world.find_message(chat.id, int(str(message_id)))
        if message is None:
            raise LookupError("this message was deleted")
        return message

    async def _state(self, _request: web.Request) -> web.Response:
        bot = self.world.bot
        return web.json_response(
            {
                "bot": {"name": bot.name, "username": bot.username},
                "now": self.world.clock.now().isoformat(),
                "personas": [webview.persona_view(self.world, p.user) for p in self.sandbox.people],
                "samples": [
                    {"name": name, "size": path.stat().st_size} for name, path in self.sandbox.samples.items()
                ],
                "refusals": [webview.refusal_view(refusal) for refusal in self.sandbox.refusals],
                "calls": self.sandbox.call_count,
                "has_clock": self.sandbox.has_clock,
            }
        )

    async def _refusals(self, _request: web.Request) -> web.Response:
        return web.json_response([webview.refusal_view(refusal) for refusal in self.sandbox.refusals])

    async def _chats(self, request: web.Request) -> web.Response:
        viewer = self._persona(request)
        return web.json_response(
            [webview.chat_view(self.world, chat, viewer) for chat in self.world.chats_of(viewer.id)]
        )

    async def _messages(self, request: web.Request) -> web.Response:
        viewer = self._persona(request)
        before = request.query.get("before")
        chat = self._chat(request, viewer)
        return web.json_response(
            webview.history_view(self.world, chat, viewer, int(before) if before else None)
        )

    # ── acting ────────────────────────────────────────────────────────────────────────────────────────

    def _shown(self, message: Message, viewer: User) -> web.Response:
        return web.json_response(webview.message_view(self.world, message, viewer))

    async def _send(self, request: web.Request) -> web.Response:
        viewer, body = self._persona(request), await _body(request)
        chat = self._chat(request, viewer)
        text = str(body["text"])
        if chat.private and text.split()[:1] == ["/start"]:
            block(self.world, viewer.id, blocked=False)
        return self._shown(self.acts.text(viewer, chat, text, reply_to=body.get("reply_to")), viewer)

    async def _files(self, request: web.Request) -> web.Response:
        viewer = self._persona(request)
        chat = self._chat(request, viewer)
        if request.content_type == "application/json":
            body = await _body(request)
            names = [str(name) for name in body["samples"]]
            files = [(name, "", self._sample(name)) for name in names]
            origin = webview.words(viewer)["site"] if body.get("forward") else None
            self._post_files(viewer, chat, files, str(body.get("caption", "")), album=True, origin=origin)
        else:
            files, caption, album = await _read_files(request)
            self._post_files(viewer, chat, files, caption, album=album)
        return web.json_response({})

    def _sample(self, name: str) -> bytes:
        if name not in self.sandbox.samples:
            raise LookupError(f"no sample {name}")
        return self.sandbox.samples[name].read_bytes()

    def _post_files(
        self, viewer: User, chat: Chat, files: list[tuple[str, str, bytes]], caption: str, *, album: bool,
        origin: str | None = None,
    ) -> None:  # fmt: skip
        """Send files; several as one album when asked. A picture on its own goes as a photo."""
        if not files:
            raise ValueError("no files were given")
        group = str(13_000_000_000_000_000 + self.world.number()) if album and len(files) > 1 else None
        shown = None
        if origin is not None:
            shown = {"type": "hidden_user", "date": self.world.unix_now(), "sender_user_name": origin}
        for place, (name, mime, data) in enumerate(files):
            kind = (
                "photo"
                if mime in {"image/jpeg", "image/png"} and origin is None and group is None
                else "document"
            )
            content = self.acts.file_content(
                data, kind=kind, name=name, mime=mime, caption="" if place else caption
            )
            self.acts.say(viewer, chat, content, media_group_id=group, forward_origin=shown)

    async def _forward(self, request: web.Request) -> web.Response:
        viewer, body = self._persona(request), await _body(request)
        chat, source = self._chat(request, viewer), self._chat(request, viewer, body["from_chat"])
        sources = [self._message(source, number) for number in sorted(body["ids"])]
        origin = None
        if body.get("origin") == "hidden":
            name = self.world.users[sources[0].sender_id].name
            origin = {"type": "hidden_user", "date": sources[0].date, "sender_user_name": name}
        self.acts.forward(viewer, chat, sources, origin)
        return web.json_response({})

    async def _press(self, request: web.Request) -> web.Response:
        viewer, body = self._persona(request), await _body(request)
        message = self._message(self._chat(request, viewer), body["message"])
        rows = message.inline_keyboard
        row, col = int(body["row"]), int(body["col"])
        if row >= len(rows) or col >= len(rows[row]):
            raise LookupError("this button is gone")
        person = Person(self.sandbox, viewer)
        toast = await person.press(SeenMessage(self.world, message), rows[row][col], timeout=PRESS_TIMEOUT)
        if toast is None:
            return web.json_response({"toast": None})
        answer: Json = {"toast": {"text": toast.text, "alert": toast.alert} if toast.text else None}
        return web.json_response(answer | {"url": toast.url or None, "copy": toast.copied or None})

    async def _contact(self, request: web.Request) -> web.Response:
        viewer = self._persona(request)
        return self._shown(self.acts.share_contact(viewer, self._chat(request, viewer)), viewer)

    async def _pick(self, request: web.Request) -> web.Response:
        viewer, body = self._persona(request), await _body(request)
        if "users" in body:
            people = [self.sandbox.person(int(number)).user for number in body["users"]]
            return self._shown(self.acts.pick_users(viewer, int(body["request_id"]), people), viewer)
        group = self._chat(request, viewer, body["chat"])
        return self._shown(self.acts.pick_chat(viewer, int(body["request_id"]), group), viewer)

    async def _delete(self, request: web.Request) -> web.Response:
        viewer, body = self._persona(request), await _body(request)
        chat = self._chat(request, viewer)
        message = self._message(chat, body["message"])
        if not chat.private and message.sender_id != viewer.id:
            raise PermissionError("only one's own messages can be deleted in a group")
        self.world.delete_message(message)
        return web.json_response({})

    async def _read(self, request: web.Request) -> web.Response:
        viewer = self._persona(request)
        self.world.mark_read(self._chat(request, viewer).id, viewer.id)
        return web.json_response({})

    async def _block(self, request: web.Request) -> web.Response:
        viewer, body = self._persona(request), await _body(request)
        block(self.world, viewer.id, blocked=bool(body["blocked"]))
        self.world.touch(Happening("state"))
        return web.json_response({})

    # ── people, groups, the clock ─────────────────────────────────────────────────────────────────────

    async def _new_group(self, request: web.Request) -> web.Response:
        body = await _body(request)
        members = [self.sandbox.person(int(number)) for number in body["members"]]
        title = str(body["title"]).strip()
        if not title or not members:
            raise ValueError("a group needs a title and somebody in it")
        group = self.sandbox.add_group(title, members, bot=bool(body.get("bot")))
        self.world.touch(Happening("state"))
        return web.json_response(webview.chat_view(self.world, group.chat, members[0].user))

    async def _group_bot(self, request: web.Request) -> web.Response:
        body = await _body(request)
        actor = self.sandbox.person(int(body["by"])).user
        group = Group(self.world, self._chat(request, actor).id)
        if body["add"]:
            group.add_bot(by=actor)
        else:
            group.remove_bot(by=actor)
        return web.json_response(webview.chat_view(self.world, group.chat, actor))

    async def _new_persona(self, request: web.Request) -> web.Response:
        body = await _body(request)
        first_name = str(body["first_name"]).strip()
        if not first_name:
            raise ValueError("a person needs a name")
        person = self.sandbox.add_person(
            first_name=first_name,
            last_name=str(body.get("last_name", "")).strip(),
            language_code=str(body.get("language", "ru"))[:2],
        )
        return web.json_response(webview.persona_view(self.world, person.user))

    async def _clock(self, request: web.Request) -> web.Response:
        step = str((await _body(request))["step"])
        if step not in STEPS:
            raise ValueError(f"the clock steps by {', '.join(sorted(STEPS))}")
        reached = await self.world.clock.move(step)
        self.world.touch(Happening("clock"))
        return web.json_response({"now": reached.isoformat()})

    # ── pushing ───────────────────────────────────────────────────────────────────────────────────────

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        socket = web.WebSocketResponse(heartbeat=30.0)
        await socket.prepare(request)
        queue: asyncio.Queue[str] = asyncio.Queue()
        self._sockets[socket] = queue
        writer = asyncio.get_running_loop().create_task(_write(socket, queue))
        try:
            async for message in socket:
                if message.type is WSMsgType.ERROR:
                    break
        finally:
            del self._sockets[socket]
            writer.cancel()
            await asyncio.gather(writer, return_exceptions=True)
        return socket

    async def close(self, _app: web.Application) -> None:
        """Say goodbye to the open pages."""
        for socket in list(self._sockets):
            await socket.close()

    def _push(self, happening: Happening) -> None:
        if not self._sockets:
            return
        text = json.dumps(self._event(happening), ensure_ascii=False)
        for queue in self._sockets.values():
            queue.put_nowait(text)

    def _event(self, happening: Happening) -> Json:
        event: Json = {"type": happening.kind}
        if happening.kind == "clock":
            return event | {"now": self.world.clock.now().isoformat()}
        if happening.kind == "toast":
            return event | {"persona": happening.person_id, "text": happening.text, "alert": happening.alert}
        if happening.kind == "state":
            return event
        private = happening.chat_id > 0
        event |= {"chat": "bot" if private else happening.chat_id}
        if private:
            event["persona"] = happening.chat_id
        if happening.kind != "typing":
            return event
        if happening.text in CHAT_ACTIONS:
            return event | {"action": happening.text}
        return event | {"action": "typing", "text": happening.text}


async def _write(socket: web.WebSocketResponse, queue: asyncio.Queue[str]) -> None:
    """Send what is queued; of equal events that pile up, one is enough (each only says: look again)."""
    while True:
        batch = {await queue.get(): None}
        while not queue.empty():
            batch[queue.get_nowait()] = None
        for text in batch:
            await socket.send_str(text)


async def _body(request: web.Request) -> Json:
    body = await request.json()
    if not isinstance(body, dict):
        raise ValueError("an object was expected")  # noqa: TRY004 - the page's mistake, told as a 400
    return body


async def _read_files(request: web.Request) -> tuple[list[tuple[str, str, bytes]], str, bool]:
    """Files (name, type, bytes), caption and whether they belong together, from a form of the page."""
    files: list[tuple[str, str, bytes]] = []
    fields: dict[str, str] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        data = bytes(await part.read(decode=True))
        if part.filename is None:
            fields[part.name] = data.decode()
        else:
            mime = part.headers.get("Content-Type", "").split(";")[0]
            files.append((part.filename, "" if mime == "application/octet-stream" else mime, data))
    return files, fields.get("caption", ""), fields.get("album") == "1"
