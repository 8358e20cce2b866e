"""The local Telegram as one object: start it, put people into it, look at what the bot did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from aiohttp import web

from bot.sandbox.account import Account
from bot.sandbox.actions import Channel, Group
from bot.sandbox.faults import Faults
from bot.sandbox.flood import FloodLimits
from bot.sandbox.methods.commands import commands_for
from bot.sandbox.model import Chat, ChatType, MemberStatus, User
from bot.sandbox.person import Person
from bot.sandbox.seen import SeenMessage
from bot.sandbox.server import BotApi, Call, Refusal
from bot.sandbox.store import Store
from bot.sandbox.webapi import PageApi, plain_errors
from bot.sandbox.world import Clock, SystemClock, World, read_samples

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from pathlib import Path

Json = dict[str, Any]
T = TypeVar("T")

TRANSCRIPT_LENGTH = 12  # messages a chat
BODY_LIMIT = 64 * 1024 * 1024


class Sandbox:
    """A Bot API server with people in it.

    `store`: a file that keeps everything over restarts and kills; without it all is in memory. `clock`: the
    company's time (message dates, the 48-hour rule); flood limits, long polling and answers to presses run on
    real time. `samples`: files the page offers for sending.
    """

    def __init__(
        self, *, token: str = "42:sandbox", bot_username: str = "kadrovik_bot", bot_name: str = "Кадровик",  # noqa: S107
        store: Path | None = None, clock: Clock | None = None, flood_limits: bool = True,
        samples: Sequence[Path] = (),
    ) -> None:  # fmt: skip
        self.token = token
        self.url = ""
        self.samples = read_samples(samples)
        self.has_clock = clock is not None
        self.drained: Callable[[], Awaitable[None]] | None = None
        self.faults = Faults()
        self.flood = FloodLimits(enabled=flood_limits)
        self._store = Store(store)
        bot = User(int(token.split(":", maxsplit=1)[0]), bot_name, username=bot_username, is_bot=True)
        self.world = World(self._store, bot, clock or SystemClock())
        self._api = BotApi(Account(self.world, self.flood), token, self.faults)
        self._page = PageApi(self)
        self._runner: web.AppRunner | None = None

    # ── running ───────────────────────────────────────────────────────────────────────────────────────

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> str:
        """Serve; the base URL (port 0 takes a free one). Raises OSError when the port is taken."""
        app = web.Application(client_max_size=BODY_LIMIT, middlewares=[plain_errors])
        app.add_routes([*self._api.routes(), *self._page.routes()])
        app.on_shutdown.append(self._page.close)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port)
        await site.start()
        bound = self._runner.addresses[0][1]
        self.url = f"http://{host}:{bound}"
        self.world.save_counters()
        self._store.flush()  # from here on a kill is noticed by the next start
        self._store.start()
        return self.url

    async def stop(self) -> None:
        """End open polls, stop serving, write everything down."""
        self.world.updates.interrupt(closing=True)
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None
        self.world.save_counters(clean=True)
        await self._store.stop()

    # ── people and groups ─────────────────────────────────────────────────────────────────────────────

    def add_person(
        self, *, id: int | None = None, first_name: str, last_name: str = "", username: str | None = None,  # noqa: A002
        language_code: str = "ru", note: str = "",
    ) -> Person:  # fmt: skip
        """Somebody with an account; one whose id is known already is returned as they are."""
        known = self.world.users.get(id) if id is not None else None
        if known is not None:
            return Person(self, known)
        number = id if id is not None else self.world.free_person_id()
        user = User(number, first_name, last_name, username, language_code, note=note)
        return Person(self, self.world.add_user(user))

    def person(self, id: int) -> Person:  # noqa: A002 - Telegram's own word
        """Somebody by id. Raises LookupError for an unknown one, and for the bot."""
        user = self.world.users.get(id)
        if user is None or user.is_bot:
            raise LookupError(f"no person {id}")
        return Person(self, user)

    @property
    def people(self) -> list[Person]:
        return [Person(self, user) for user in self.world.users.values() if not user.is_bot]

    def add_group(
        self, title: str, members: Sequence[Person], *, bot: bool = False, forum: bool = False
    ) -> Group:
        """A group; its first member owns it. One of the same title that is there already is returned."""
        for chat in self.world.chats.values():
            group_like = chat.type in {ChatType.GROUP, ChatType.SUPERGROUP}
            if chat.title == title and group_like and chat.migrated_to is None:
                return Group(self.world, chat.id)
        kind = ChatType.SUPERGROUP if forum else ChatType.GROUP
        statuses = {person.id: MemberStatus.MEMBER for person in members}
        statuses[members[0].id] = MemberStatus.CREATOR
        chat = Chat(self.world.free_chat_id(kind), kind, title, is_forum=forum, members=statuses)
        self.world.save_chat(chat)
        group = Group(self.world, chat.id)
        if bot:
            group.add_bot(by=members[0])
        self.world.touch()
        return group

    def add_channel(self, title: str) -> Channel:
        """A channel to forward from; one of the same title that is there already is returned."""
        for known in self.world.chats.values():
            if known.title == title and known.type is ChatType.CHANNEL:
                return Channel(self.world, known.id)
        chat = Chat(self.world.free_chat_id(ChatType.CHANNEL), ChatType.CHANNEL, title)
        self.world.save_chat(chat)
        return Channel(self.world, chat.id)

    def commands_for(self, chat: Chat, person_id: int) -> list[Json]:
        """The command menu this person sees in this chat."""
        return commands_for(self.world, chat, person_id)

    # ── looking and waiting ───────────────────────────────────────────────────────────────────────────

    @property
    def refusals(self) -> list[Refusal]:
        """Everything the bot was refused, and the lint; clear it after provoking something on purpose."""
        return self._api.refusals

    def calls(self, method: str | None = None) -> list[Call]:
        """What the bot called, in order (getUpdates only when refused)."""
        return [call for call in self._api.calls if method is None or call.method.lower() == method.lower()]

    @property
    def call_count(self) -> int:
        """How many calls the bot has made since the start, long polls left out."""
        return self._api.count

    async def changed(self, predicate: Callable[[], T], timeout: float = 10.0) -> T:  # noqa: ASYNC109
        """The predicate's first truthy value, re-evaluated whenever anything changes.

        Raises TimeoutError with a transcript of the chats after `timeout` real seconds.
        """
        try:
            return await self.world.pulse.until(predicate, timeout)
        except TimeoutError:
            raise TimeoutError(f"nothing like it within {timeout} s\n{self.transcript()}") from None

    def transcript(self) -> str:
        """The ends of all chats, and what was refused, to be read by a person."""
        lines = []
        for chat_id, history in self.world.messages.items():
            if history:
                chat = self.world.chats[chat_id]
                lines.append(f"── {chat.title or self.world.users[chat_id].name}")
                lines += [
                    str(SeenMessage(self.world, m)) for m in list(history.values())[-TRANSCRIPT_LENGTH:]
                ]
        if self.refusals:
            lines += ["── refused", *(str(refusal) for refusal in self.refusals[-TRANSCRIPT_LENGTH:])]
        waiting = len(self.world.updates.pending)
        return "\n".join([*lines, f"── {waiting} updates unconfirmed, {len(self._api.calls)} calls"])
