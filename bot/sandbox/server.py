"""The local Telegram's HTTP side: `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

from __future__ import annotations

import asyncio
import json
import re
from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from aiohttp import BodyPartReader, web

from bot.sandbox.errors import Refused
from bot.sandbox.faults import Fault, FaultKind, Faults
from bot.sandbox.files import DOWNLOAD_LIMIT, UPLOAD_LIMIT
from bot.sandbox.methods import REGISTRY
from bot.sandbox.schema import Parameters, Upload, check, schema
from bot.sandbox.world import Happening

if TYPE_CHECKING:
    from bot.sandbox.account import Account

Json = dict[str, Any]

LONGEST_POLL = 50.0  # seconds, telegram-bot-api's own ceiling
CALLS_KEPT = 20_000
_SHOWN = 80  # characters of a value shown in a refusal
_UPDATE_TYPES = "update_id"


@dataclass(frozen=True)
class Call:
    """One call the bot made: what was asked (files as their names) and what came of it."""

    method: str
    parameters: Json
    at: datetime
    code: int = 200
    description: str = ""

    @property
    def ok(self) -> bool:
        return self.code == 200  # noqa: PLR2004


@dataclass(frozen=True)
class Refusal:
    """Something the bot was refused, or (`lint`) a mistake Telegram would have passed over in silence."""

    method: str
    code: int
    description: str
    lint: bool = False
    parameters: Json = field(default_factory=dict)
    at: datetime = field(default_factory=lambda: datetime.now(UTC))

    def __str__(self) -> str:
        return f"{self.method}: {'lint' if self.lint else self.code} {self.description} {self.parameters}"


def _elided(parameters: Json) -> Json:
    """Parameters short enough to read in a list."""
    return {
        name: text if len(text := str(value)) <= _SHOWN else f"{text[:_SHOWN]}… ({len(text)})"
        for name, value in parameters.items()
    }


class BotApi:
    """Answers the bot, and remembers what it asked and what it was refused."""

    def __init__(self, account: Account, token: str, faults: Faults) -> None:
        self.account = account
        self.token = token
        self.faults = faults
        self.calls: deque[Call] = deque(maxlen=CALLS_KEPT)
        self.count = 0
        self.refusals: list[Refusal] = []

    def routes(self) -> list[web.AbstractRouteDef]:
        return [
            web.route("*", "/bot{token}/{method}", self._call),
            web.get("/file/bot{token}/{path:.+}", self._download),
        ]

    # ── requests ──────────────────────────────────────────────────────────────────────────────────────

    async def _call(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["method"]
        try:
            self._check_token(request.match_info["token"])
            raw, uploads = await _read_request(request)
        except Refused as refused:
            return self._refuse(name, {}, refused)
        known = schema().spelling.get(name.lower())
        fault = self.faults.take(name, str(raw.get("chat_id", "")))
        if fault is not None:
            broken = await self._strike(fault, request)
            if broken is not None:
                return broken
        seen = raw | {upload: stored.name for upload, stored in uploads.items()}
        if known is None:
            return self._refuse(name, seen, Refused(404, "Not Found: method not found"))
        parameters = Parameters(known, uploads=uploads)
        try:
            check(parameters, raw)
            answer = self._answered(known, seen, await self._run(known, parameters, request))
        except Refused as refused:
            answer = self._refuse(known, seen, refused)
        self._report_lint(known, seen, parameters)
        if fault is not None and fault.kind == FaultKind.LOST:
            return _cut(request)
        return answer

    def _check_token(self, token: str) -> None:
        if not re.fullmatch(r"\d+:[\w-]+", token):
            raise Refused(404, "Not Found")
        if token != self.token:
            raise Refused(401, "Unauthorized")

    async def _strike(self, fault: Fault, request: web.Request) -> web.StreamResponse | None:
        """Do what the fault does instead of the call; None when the call goes on."""
        if fault.kind == FaultKind.TOO_MANY:
            description = f"Too Many Requests: retry after {fault.retry_after}"
            return _refusal(Refused(429, description, {"retry_after": fault.retry_after}))
        if fault.kind == FaultKind.SERVER_ERROR:
            return _refusal(Refused(500, "Internal Server Error"))
        if fault.kind == FaultKind.BAD_GATEWAY:
            return web.Response(
                status=502,
                text="<html><body><h1>502 Bad Gateway</h1></body></html>",
                content_type="text/html",
            )
        if fault.kind == FaultKind.RESET:
            return _cut(request)
        if fault.kind == FaultKind.SLOW:
            await asyncio.sleep(fault.seconds)
        return None

    async def _run(self, name: str, parameters: Parameters, request: web.Request) -> object:
        if name == "getUpdates":
            return await self._get_updates(parameters, request)
        handler = REGISTRY.get(name.lower())
        if handler is None:
            parameters.lint.append("this method is not supported by the local Telegram")
            raise Refused(501, f"Not Implemented: the local Telegram does not support {name}")
        return handler(self.account, parameters)

    async def _get_updates(self, parameters: Parameters, request: web.Request) -> list[Json]:
        queue = self.account.world.updates
        if parameters.has("allowed_updates"):
            wanted = [str(kind) for kind in parameters.array("allowed_updates")]
            known = schema().types["Update"].fields
            parameters.lint += [
                f"unknown update type {kind!r}"
                for kind in wanted
                if kind not in known or kind == _UPDATE_TYPES
            ]
            queue.allowed = wanted or None
        timeout = min(max(parameters.integer("timeout"), 0), LONGEST_POLL)
        limit = min(max(parameters.integer("limit", 100), 1), 100)

        def alive() -> bool:
            return request.transport is not None and not request.transport.is_closing()

        return await queue.poll(parameters.integer("offset"), limit, timeout, alive)

    async def _download(self, request: web.Request) -> web.StreamResponse:
        try:
            self._check_token(request.match_info["token"])
        except Refused as refused:
            return self._refuse("file", {}, refused)
        path = request.match_info["path"]
        fault = self.faults.take("file", "")
        if fault is not None:
            broken = await self._strike(fault, request)
            if broken is not None:
                return broken
        files = self.account.world.files
        stored = files.by_path.get(path)
        if stored is None or stored.size > DOWNLOAD_LIMIT:
            return self._refuse("file", {"path": path}, Refused(404, "Not Found"))
        if fault is not None and fault.kind == FaultKind.LOST:
            return _cut(request)
        return web.Response(body=files.read(stored), content_type="application/octet-stream")

    # ── answers ───────────────────────────────────────────────────────────────────────────────────────

    def _answered(self, name: str, seen: Json, result: object) -> web.Response:
        self._remember(Call(name, seen, datetime.now(UTC)))
        return _json({"ok": True, "result": result})

    def _refuse(self, name: str, seen: Json, refused: Refused) -> web.Response:
        if refused.code:
            self._remember(Call(name, seen, datetime.now(UTC), refused.code, refused.description))
            self.refusals.append(Refusal(name, refused.code, refused.description, parameters=_elided(seen)))
            self.account.world.touch(Happening("state"))
        return _refusal(refused)

    def _remember(self, call: Call) -> None:
        if call.method != "getUpdates" or not call.ok:
            self.calls.append(call)
            self.count += 1
            self.account.world.pulse.beat()

    def _report_lint(self, name: str, seen: Json, parameters: Parameters) -> None:
        for mistake in parameters.lint:
            self.refusals.append(Refusal(name, 200, mistake, lint=True, parameters=_elided(seen)))
        if parameters.lint:
            self.account.world.touch(Happening("state"))


def _json(body: Json, status: int = 200) -> web.Response:
    return web.json_response(body, status=status, dumps=_dumps)


def _dumps(body: object) -> str:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def _refusal(refused: Refused) -> web.Response:
    body: Json = {"ok": False, "error_code": refused.code, "description": refused.description}
    if refused.parameters:
        body["parameters"] = refused.parameters
    return _json(body, refused.code or 409)


def _cut(request: web.Request) -> web.Response:
    """Break the connection as a failing network does; the response that is returned reaches nobody."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


async def _read_request(request: web.Request) -> tuple[Json, dict[str, Upload]]:
    """All arguments, from the address, a form, a multipart body or JSON. Raises Refused (400, 413)."""
    raw: Json = dict(request.query)
    if not request.can_read_body:
        return raw, {}
    if request.content_type == "application/json":
        try:
            body = json.loads(await request.read() or b"{}")
        except ValueError:
            raise Refused(400, "Bad Request: can't parse request JSON object") from None
        if not isinstance(body, dict):
            raise Refused(400, "Bad Request: can't parse request JSON object")
        return raw | body, {}
    if not request.content_type.startswith("multipart/"):
        return raw | dict(await request.post()), {}
    uploads: dict[str, Upload] = {}
    total = 0
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        data = bytes(await part.read(decode=True))
        total += len(data)
        if total > UPLOAD_LIMIT:
            raise Refused(413, "Request Entity Too Large")
        if part.filename is None:
            raw[part.name] = data.decode(errors="replace")
        else:
            mime = part.headers.get("Content-Type", "")
            generic = not mime or mime == "application/octet-stream"
            uploads[part.name] = Upload(part.filename, "" if generic else mime.split(";")[0], data)
    return raw, uploads
