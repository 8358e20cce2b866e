"""The state of the local Telegram: who is there, what was said, what the bot has not read yet.

Plain and synchronous; it runs on the event loop's thread. Every change ends in `touch`, which wakes whoever
waits for something to happen (tests, the page).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Protocol

from bot.sandbox.files import FileCabinet
from bot.sandbox.model import Chat, ChatType, MemberStatus, Message, Note, Query, User
from bot.sandbox.pulse import Pulse
from bot.sandbox.updates import UpdateQueue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from bot.sandbox.store import Store

Json = dict[str, Any]

FIRST_PERSON_ID = 1_001
FIRST_GROUP_ID = -4_000_001
FIRST_SUPERGROUP_ID = -1_002_000_000_001
# After a kill, counters may be a little behind what others have seen; numbers are skipped rather than reused.
SKIP_AFTER_KILL = 1_000


class Clock(Protocol):
    """The company's time, which the page can move. `now` is aware UTC."""

    def now(self) -> datetime: ...

    async def move(self, step: str) -> datetime:
        """Step by "hour", "morning" (the next one), "day" or "week"; the new now."""
        ...


class SystemClock:
    """The real time; it cannot be moved."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    async def move(self, step: str) -> datetime:
        raise NotImplementedError(f"the real clock cannot be moved by a {step}")


@dataclass(frozen=True)
class Happening:
    """Something the page wants to hear of: kind is chat, state, typing, toast or clock."""

    kind: str
    chat_id: int = 0
    person_id: int = 0
    text: str = ""
    alert: bool = False


class World:
    """Everything there is, in memory, written down through the store."""

    def __init__(self, store: Store, bot: User, clock: Clock) -> None:
        self.store = store
        self.bot = bot
        self.clock = clock
        self.users: dict[int, User] = {bot.id: bot}
        self.chats: dict[int, Chat] = {}
        self.messages: dict[int, dict[int, Message]] = {}
        self.files = FileCabinet(store)
        self.pulse = Pulse()
        self.updates = UpdateQueue(store, self.pulse.beat)
        self.queries: dict[str, Query] = {}
        self.inline_messages: dict[str, tuple[int, int]] = {}
        self.keyboards: dict[tuple[int, int], Note] = {}  # (chat, person) → markup
        self.read_marks: dict[tuple[int, int], int] = {}
        self.settings: dict[str, Note] = {}  # commands, names, menu buttons
        self.privacy = True
        self.listeners: list[Callable[[Happening], None]] = []
        self.last_number = 0
        self.clean = False
        self._load()

    # ── keeping ───────────────────────────────────────────────────────────────────────────────────────

    def _load(self) -> None:
        for _, data in self.store.things("user"):
            user = User(**data)
            if not user.is_bot:
                self.users[user.id] = user
        for _, data in self.store.things("chat"):
            chat = Chat.from_json(data)
            self.chats[chat.id] = chat
            self.messages.setdefault(chat.id, {})
        loaded = [Message.from_json(data) for _, data in self.store.things("message")]
        for message in sorted(loaded, key=lambda m: (m.chat_id, m.id)):
            self.messages.setdefault(message.chat_id, {})[message.id] = message
            if message.inline_id:
                self.inline_messages[message.inline_id] = message.chat_id, message.id
        kept = [Query(**data) for _, data in self.store.things("query")]
        self.queries = {query.id: query for query in sorted(kept, key=lambda query: query.at)}
        for key, data in self.store.things("keyboard"):
            chat_id, person_id = key.split(":")
            self.keyboards[int(chat_id), int(person_id)] = Note(data)
        for key, data in self.store.things("read"):
            chat_id, person_id = key.split(":")
            self.read_marks[int(chat_id), int(person_id)] = data["id"]
        self.settings = {key: Note(data) for key, data in self.store.things("setting")}
        self.files.load()
        self.updates.load()
        self._load_counters()

    def _load_counters(self) -> None:
        counters = dict(self.store.things("counters")).get("all")
        if counters is None:
            return
        skip = 0 if counters["clean"] else SKIP_AFTER_KILL
        self.updates.next_id = max([counters["update"], *self.updates.pending]) + skip
        self.updates.allowed = counters["allowed"]
        self.last_number = counters["number"] + skip
        if skip:
            for chat in self.chats.values():
                chat.last_message_id += SKIP_AFTER_KILL
                self.store.mark("chat", chat.id, chat)

    def save_counters(self, *, clean: bool = False) -> None:
        """Write the counters; `clean` only at an orderly stop: the next start knows they are exact."""
        self.clean = clean
        self.store.mark("counters", "all", _Counters(self))

    def number(self) -> int:
        """The next number of the one sequence for people, groups, queries, albums."""
        self.last_number += 1
        return self.last_number

    def unix_now(self) -> int:
        return int(self.clock.now().timestamp())

    def touch(self, *happenings: Happening) -> None:
        """Something changed: tell the page, wake those who wait, keep the counters."""
        self.save_counters()
        for happening in happenings:
            for listener in self.listeners:
                listener(happening)
        self.pulse.beat()

    def setting(self, key: str) -> Json:
        note = self.settings.get(key)
        return note.data if note else {}

    def set_setting(self, key: str, data: Json | None) -> None:
        if data is None:
            self.settings.pop(key, None)
            self.store.mark("setting", key, None)
            return
        self.settings[key] = Note(data)
        self.store.mark("setting", key, self.settings[key])

    # ── people and chats ──────────────────────────────────────────────────────────────────────────────

    def save_user(self, user: User) -> None:
        self.users[user.id] = user
        self.store.mark("user", user.id, user)

    def save_chat(self, chat: Chat) -> None:
        self.chats[chat.id] = chat
        self.messages.setdefault(chat.id, {})
        self.store.mark("chat", chat.id, chat)

    def add_user(self, user: User) -> User:
        """Register a person and the private chat with the bot (empty until somebody writes)."""
        self.save_user(user)
        chat = Chat(
            user.id, ChatType.PRIVATE, members=dict.fromkeys((user.id, self.bot.id), MemberStatus.MEMBER)
        )
        self.save_chat(chat)
        self.touch(Happening("state"))
        return user

    def free_person_id(self) -> int:
        return max([FIRST_PERSON_ID - 1, *(user for user in self.users if user != self.bot.id)]) + 1

    def free_chat_id(self, kind: ChatType) -> int:
        first = FIRST_GROUP_ID if kind is ChatType.GROUP else FIRST_SUPERGROUP_ID
        taken = [c.id for c in self.chats.values() if (c.id <= first) and (c.type is not ChatType.PRIVATE)]
        same = [chat_id for chat_id in taken if (chat_id > FIRST_SUPERGROUP_ID) == (kind is ChatType.GROUP)]
        return min([first + 1, *same]) - 1

    def sees_bot(self, chat: Chat) -> bool:
        return chat.status_of(self.bot.id).present

    def chats_of(self, person_id: int) -> list[Chat]:
        """The chats a person has open: the bot's first, then groups by their newest message."""
        groups = [
            chat
            for chat in self.chats.values()
            if not chat.private and chat.migrated_to is None and chat.status_of(person_id).present
            and chat.type is not ChatType.CHANNEL
        ]  # fmt: skip
        groups.sort(key=lambda chat: -self.newest_date(chat.id))
        return [self.chats[person_id], *groups]

    def newest_date(self, chat_id: int) -> int:
        history = self.messages.get(chat_id)
        return next(reversed(history.values())).date if history else 0

    def unread(self, chat_id: int, person_id: int) -> int:
        read = self.read_marks.get((chat_id, person_id), 0)
        count = 0
        for message in reversed(self.messages.get(chat_id, {}).values()):
            if message.id <= read:
                break
            count += message.sender_id != person_id
        return count

    def mark_read(self, chat_id: int, person_id: int) -> None:
        newest = self.chats[chat_id].last_message_id
        if self.read_marks.get((chat_id, person_id), 0) < newest:
            self.read_marks[chat_id, person_id] = newest
            self.store.mark("read", f"{chat_id}:{person_id}", Note({"id": newest}))
            self.touch(Happening("state"))

    # ── messages ──────────────────────────────────────────────────────────────────────────────────────

    def new_message(self, chat: Chat, sender_id: int, content: Json, **extra: Any) -> Message:
        """Put a message into a chat (`extra`: further Message fields). Does not queue an update."""
        chat.last_message_id += 1
        date = extra.pop("date", None) or self.unix_now()
        message = Message(chat.id, chat.last_message_id, date, sender_id, content, **extra)
        self.messages[chat.id][message.id] = message
        self.store.mark("message", f"{chat.id}:{message.id}", message)
        self.store.mark("chat", chat.id, chat)
        self._keep_keyboard(chat, message)
        self.touch(Happening("chat", chat.id))
        return message

    def save_message(self, message: Message) -> None:
        self.store.mark("message", f"{message.chat_id}:{message.id}", message)
        self.touch(Happening("chat", message.chat_id))

    def find_message(self, chat_id: int, message_id: int) -> Message | None:
        return self.messages.get(chat_id, {}).get(message_id)

    def delete_message(self, message: Message) -> None:
        del self.messages[message.chat_id][message.id]
        self.store.mark("message", f"{message.chat_id}:{message.id}", None)
        chat = self.chats[message.chat_id]
        if message.id in chat.pinned:
            chat.pinned.remove(message.id)
            self.save_chat(chat)
        self.touch(Happening("chat", message.chat_id))

    def _keep_keyboard(self, chat: Chat, message: Message) -> None:
        """A reply keyboard stays with each person it is for until another one, or its removal, comes."""
        markup = message.reply_markup
        if message.sender_id != self.bot.id or not markup or "inline_keyboard" in markup:
            return
        audience: Iterable[int] = [user for user in chat.present() if user != self.bot.id]
        if markup.get("selective") and not chat.private:
            audience = self._selected(message)
        for person_id in audience:
            self.set_keyboard(chat.id, person_id, markup if "keyboard" in markup else None)

    def _selected(self, message: Message) -> list[int]:
        answered = self.find_message(message.chat_id, message.reply_to or 0)
        mentioned = [e["user"]["id"] for e in message.entities if e["type"] == "text_mention"]
        names = {user.username: user.id for user in self.users.values() if user.username}
        mentioned += [user for name, user in names.items() if f"@{name}" in message.text]
        return [*mentioned, *([answered.sender_id] if answered else [])]

    def set_keyboard(self, chat_id: int, person_id: int, markup: Json | None) -> None:
        key = f"{chat_id}:{person_id}"
        if markup is None:
            self.keyboards.pop((chat_id, person_id), None)
            self.store.mark("keyboard", key, None)
            return
        self.keyboards[chat_id, person_id] = Note(markup)
        self.store.mark("keyboard", key, self.keyboards[chat_id, person_id])

    def keyboard(self, chat_id: int, person_id: int) -> Json | None:
        note = self.keyboards.get((chat_id, person_id))
        return note.data if note else None


class _Counters:
    """The counters as they stand when they are written, however often they moved since they were marked."""

    def __init__(self, world: World) -> None:
        self._world = world

    def to_json(self) -> Json:
        queue = self._world.updates
        return {
            "update": queue.next_id,
            "allowed": queue.allowed,
            "number": self._world.last_number,
            "clean": self._world.clean,
        }


def read_samples(paths: Iterable[Path]) -> dict[str, Path]:
    """Bundled sample files by name, in a stable order."""
    return {path.name: path for path in sorted(paths)}
