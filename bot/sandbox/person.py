"""A person's side of the local Telegram: what tests and scripts do in somebody's name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from bot.sandbox import happenings
from bot.sandbox.actions import Actions, Channel, Group
from bot.sandbox.seen import SeenMessage, match_button

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.sandbox.model import Chat, Message, Query, User
    from bot.sandbox.sandbox import Sandbox

Json = dict[str, Any]
T = TypeVar("T")

ANSWER_TIMEOUT = 15.0  # seconds of real time a press waits for the bot
Attachment = Path | tuple[str, bytes]


@dataclass(frozen=True)
class Toast:
    """What a press brought at once: the bot's answer, an address to open, a text copied."""

    text: str = ""
    alert: bool = False
    url: str = ""
    copied: str = ""


@dataclass(frozen=True)
class InlineResult:
    """One result of an inline query."""

    query_id: str
    query: str
    id: str
    title: str
    description: str
    sent: Json


class Person:
    """Somebody with a Telegram account. What they do goes to the bot unless `in_` names a group."""

    def __init__(self, sandbox: Sandbox, user: User) -> None:
        self.sandbox = sandbox
        self.user = user
        self._acts = Actions(sandbox.world)

    def __repr__(self) -> str:
        return f"<Person {self.user.id} {self.user.name}>"

    @property
    def id(self) -> int:
        return self.user.id

    @property
    def name(self) -> str:
        return self.user.name

    def _chat(self, in_: Group | None) -> Chat:
        return self.sandbox.world.chats[self.user.id if in_ is None else in_.id]

    def _seen(self, message: Message) -> SeenMessage:
        return SeenMessage(self.sandbox.world, message)

    # ── saying ────────────────────────────────────────────────────────────────────────────────────────

    async def send(
        self,
        text: str,
        *,
        in_: Group | None = None,
        topic: int | None = None,
        reply_to: SeenMessage | None = None,
    ) -> SeenMessage:
        """Type a text, in a group's topic if one is named.

        Raises PermissionError when this person blocked the bot or is not in the group.
        """
        return self._seen(
            self._acts.text(
                self.user, self._chat(in_), text, thread_id=topic, reply_to=reply_to and reply_to.id
            )
        )

    async def start(self, payload: str | None = None) -> SeenMessage:
        """Press Start (a deep link's payload goes along); lets a blocked bot back in, as the clients do."""
        happenings.block(self.sandbox.world, self.id, blocked=False)
        return await self.send(f"/start {payload}" if payload else "/start")

    async def send_file(
        self, source: Path | str | bytes, name: str = "", *, caption: str = "", mime: str = "",
        in_: Group | None = None, reply_to: SeenMessage | None = None,
    ) -> SeenMessage:  # fmt: skip
        """Attach a document: a path, or bytes with a name."""
        found, data = _attachment(source, name)
        message = self._acts.file(
            self.user, self._chat(in_), data, kind="document", name=found, mime=mime, caption=caption,
            reply_to=reply_to and reply_to.id,
        )  # fmt: skip
        return self._seen(message)

    async def send_photo(
        self,
        source: Path | str | bytes,
        *,
        caption: str = "",
        in_: Group | None = None,
        reply_to: SeenMessage | None = None,
    ) -> SeenMessage:
        """Send a picture as a photo (Telegram drops its name)."""
        _, data = _attachment(source, "photo.jpg")
        message = self._acts.file(
            self.user, self._chat(in_), data, kind="photo", name="", mime="image/jpeg", caption=caption,
            reply_to=reply_to and reply_to.id,
        )  # fmt: skip
        return self._seen(message)

    async def send_voice(
        self,
        data: bytes = b"OggS" + bytes(60),
        *,
        duration: int = 3,
        in_: Group | None = None,
        reply_to: SeenMessage | None = None,
    ) -> SeenMessage:
        """Send a voice message of `duration` seconds."""
        chat = self._chat(in_)
        return self._seen(
            self._acts.file(
                self.user,
                chat,
                data,
                kind="voice",
                name="",
                mime="audio/ogg",
                duration=duration,
                reply_to=reply_to and reply_to.id,
            )
        )

    async def send_album(
        self, files: Sequence[Attachment | str], *, caption: str = "", in_: Group | None = None
    ) -> list[SeenMessage]:
        """Documents sent at once: messages with one media_group_id; the first carries the caption."""
        pairs = [
            (_attachment(item[1], item[0]) if isinstance(item, tuple) else _attachment(item, ""))
            for item in files
        ]
        messages = self._acts.album(self.user, self._chat(in_), pairs, caption=caption)
        return [self._seen(message) for message in messages]

    async def send_contact(
        self,
        phone: str,
        first_name: str,
        *,
        last_name: str = "",
        user: Person | None = None,
        in_: Group | None = None,
    ) -> SeenMessage:
        """Share a contact; `user` when it is somebody on Telegram."""
        contact = {"phone_number": phone, "first_name": first_name}
        if last_name:
            contact["last_name"] = last_name
        full = contact | ({"user_id": user.id} if user else {})
        return self._seen(self._acts.say(self.user, self._chat(in_), {"contact": full}))

    async def forward(
        self,
        what: SeenMessage | str | Sequence[SeenMessage],
        origin: Person | str | Channel | None = None,
        *,
        in_: Group | None = None,
    ) -> SeenMessage:
        """Forward messages (several keep their albums), or a text somebody else is said to have written.

        `origin`: a person, a channel, or the name of somebody who hides their account. Returns the last one.
        Raises ValueError for a text without an origin.
        """
        world, chat = self.sandbox.world, self._chat(in_)
        shown = self._origin(origin)
        if isinstance(what, str):
            if shown is None:
                raise ValueError("a forwarded text needs an origin")
            return self._seen(self._acts.text(self.user, chat, what, forward_origin=shown))
        sources = [what] if isinstance(what, SeenMessage) else list(what)
        messages = self._acts.forward(
            self.user, chat, [world.messages[s.chat_id][s.id] for s in sources], shown
        )
        return self._seen(messages[-1])

    def _origin(self, origin: Person | str | Channel | None) -> Json | None:
        date = self.sandbox.world.unix_now()
        if isinstance(origin, Person):
            return {"type": "user", "date": date, "sender_user": origin.user.to_api()}
        if isinstance(origin, str):
            return {"type": "hidden_user", "date": date, "sender_user_name": origin}
        return origin.as_origin() if origin is not None else None

    async def edit(self, message: SeenMessage, text: str) -> SeenMessage:
        """Change an own message's text; the bot gets an edited_message."""
        self._acts.edit(self.user, message.message, text)
        return message

    async def delete(self, message: SeenMessage) -> None:
        """Delete a message for both sides (the bot is not told, as on Telegram)."""
        self.sandbox.world.delete_message(message.message)

    async def clear(self) -> None:
        """Clear the private chat for both sides."""
        for message in list(self.sandbox.world.messages[self.id].values()):
            self.sandbox.world.delete_message(message)

    async def react(self, message: SeenMessage, emoji: str | None) -> None:
        """Put a reaction on a message, or take it away."""
        self._acts.react(self.user, message.message, emoji)

    # ── pressing ──────────────────────────────────────────────────────────────────────────────────────

    async def tap(
        self, label: str, *, message: SeenMessage | None = None, in_: Group | None = None,
        timeout: float = ANSWER_TIMEOUT,  # noqa: ASYNC109 - reads best at the call
    ) -> Toast | None:  # fmt: skip
        """Press a button by its label: on the given or the newest message that has it, else on the keyboard.

        Returns what came of it at once; None when the bot did not answer in time, or for a reply keyboard.
        Raises LookupError naming the buttons there are.
        """
        chat = self._chat(in_)
        found = self._find_button(chat, label, message)
        if found is not None:
            return await self.press(*found, timeout=timeout)
        markup = self.sandbox.world.keyboard(chat.id, self.id)
        button = match_button(markup["keyboard"], label) if markup and message is None else None
        if button is None:
            raise LookupError(f"no button {label!r}; there are {self._all_labels(chat, message)}")
        self._acts.press_reply_key(self.user, chat, button)
        return None

    def _find_button(
        self, chat: Chat, label: str, message: SeenMessage | None
    ) -> tuple[SeenMessage, Json] | None:
        if message is not None and message.deleted:
            raise LookupError(f"the message with {message.labels} was deleted")
        newest_first = list(reversed(self.sandbox.world.messages[chat.id].values()))
        history = newest_first if message is None else [message.message]
        for candidate in history:
            button = match_button(candidate.inline_keyboard, label)
            if button is not None:
                return self._seen(candidate), button
        return None

    def _all_labels(self, chat: Chat, message: SeenMessage | None) -> list[str]:
        history = [message.message] if message else self.sandbox.world.messages[chat.id].values()
        rows = [row for candidate in history for row in candidate.inline_keyboard]
        markup = self.sandbox.world.keyboard(chat.id, self.id)
        rows += markup["keyboard"] if markup else []
        return [button["text"] for row in rows for button in row]

    async def press(
        self, message: SeenMessage, button: Json, *, timeout: float = ANSWER_TIMEOUT,  # noqa: ASYNC109
    ) -> Toast | None:  # fmt: skip
        """Press a button one has before one's eyes; the message may have changed or gone meanwhile."""
        if "callback_data" not in button:
            copied = button.get("copy_text", {}).get("text", "")
            return Toast(url=str(button.get("url", button.get("web_app", {}).get("url", ""))), copied=copied)
        query = happenings.press(self.sandbox.world, self.id, message.message, button["callback_data"])
        if not await self._answered(query, timeout):
            return None
        answer = query.answer
        return Toast(answer["text"], answer["show_alert"], answer["url"])

    async def _answered(self, query: Query, timeout: float) -> bool:  # noqa: ASYNC109
        try:
            return await self.sandbox.world.pulse.until(lambda: query.answered, timeout)
        except TimeoutError:
            return False

    async def pick_users(self, request_id: int, people: Sequence[Person]) -> SeenMessage:
        """Choose people in the picker of a keyboard button. Raises LookupError when none asks for them."""
        return self._seen(self._acts.pick_users(self.user, request_id, [p.user for p in people]))

    async def pick_chat(self, request_id: int, group: Group) -> SeenMessage:
        """Choose a group in the picker of a keyboard button. Raises LookupError when none asks for it."""
        return self._seen(self._acts.pick_chat(self.user, request_id, self.sandbox.world.chats[group.id]))

    async def inline(
        self,
        query: str,
        *,
        in_: Group | None = None,
        timeout: float = ANSWER_TIMEOUT,  # noqa: ASYNC109
    ) -> list[InlineResult]:
        """Type "@bot query" and wait for the results. Raises TimeoutError without an answer."""
        asked = happenings.ask_inline(self.sandbox.world, self.id, query, self._chat(in_))
        if not await self._answered(asked, timeout):
            raise TimeoutError(f"the bot did not answer the inline query {query!r}")
        return [
            InlineResult(asked.id, query, r["id"], r.get("title", ""), r.get("description", ""), r["sent"])
            for r in asked.answer["results"]
        ]

    async def choose(self, result: InlineResult, *, in_: Group | None = None) -> SeenMessage:
        """Send one of the results."""
        return self._seen(
            self._acts.send_inline(self.user, self._chat(in_), result.query, result.id, result.sent)
        )

    async def block_bot(self) -> None:
        happenings.block(self.sandbox.world, self.id, blocked=True)

    async def unblock_bot(self) -> None:
        happenings.block(self.sandbox.world, self.id, blocked=False)

    # ── looking ───────────────────────────────────────────────────────────────────────────────────────

    def messages(self, in_: Group | None = None) -> list[SeenMessage]:
        """Everything in the chat, oldest first."""
        return [self._seen(message) for message in self.sandbox.world.messages[self._chat(in_).id].values()]

    def screen(self, in_: Group | None = None) -> SeenMessage:
        """The newest message of the bot. Raises LookupError when it has said nothing."""
        for message in reversed(self.sandbox.world.messages[self._chat(in_).id].values()):
            if message.sender_id == self.sandbox.world.bot.id:
                return self._seen(message)
        raise LookupError(f"the bot has said nothing to {self.name}")

    def sees(self, text: str, in_: Group | None = None) -> bool:
        """Whether any message in the chat has this text, on a button or in a file's name too."""
        return any(
            text in seen.text
            or any(text in label for label in seen.labels)
            or (seen.file and text in seen.file.name)
            for seen in self.messages(in_)
        )

    def keyboard(self, in_: Group | None = None) -> list[list[str]]:
        """The labels of the reply keyboard now shown, row by row."""
        markup = self.sandbox.world.keyboard(self._chat(in_).id, self.id)
        return [[button["text"] for button in row] for row in markup["keyboard"]] if markup else []

    def commands(self, in_: Group | None = None) -> list[str]:
        """The command menu as shown to this person."""
        return [command["command"] for command in self.sandbox.commands_for(self._chat(in_), self.id)]

    @property
    def unread(self) -> int:
        return self.sandbox.world.unread(self.id, self.id)

    async def read(self, in_: Group | None = None) -> None:
        """Look at the chat: nothing in it is unread any more."""
        self.sandbox.world.mark_read(self._chat(in_).id, self.id)

    # ── waiting ───────────────────────────────────────────────────────────────────────────────────────

    async def settled(self) -> Person:
        """Wait until the bot has handled everything (through the hook `sandbox.drained`)."""
        if self.sandbox.drained is not None:
            await self.sandbox.drained()
        return self

    async def until(self, predicate: Callable[[], T], timeout: float = 10.0) -> T:  # noqa: ASYNC109
        """Wait until something is true. Raises TimeoutError with a transcript."""
        return await self.sandbox.changed(predicate, timeout)


def _attachment(source: Path | str | bytes, name: str) -> tuple[str, bytes]:
    """A file's name and bytes. Raises ValueError for bytes without a name."""
    if isinstance(source, bytes):
        if not name:
            raise ValueError("bytes need a name")
        return name, source
    path = Path(source)
    return name or path.name, path.read_bytes()
