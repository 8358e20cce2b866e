"""What people can do in chats; used by the Python client and by the page alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.sandbox import happenings
from bot.sandbox.compose import chat_to_api, origin_of
from bot.sandbox.model import Chat, ChatType, MemberStatus, Message, User
from bot.sandbox.texts import find_entities, sort_entities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.sandbox.person import Person
    from bot.sandbox.world import World

Json = dict[str, Any]

TYPED_LIMIT = 4096
PICK_LIMIT = 10


class Actions:
    """The verbs. Each puts the message into the chat and queues the update, if the bot may see it."""

    def __init__(self, world: World) -> None:
        self.world = world

    def say(self, user: User, chat: Chat, content: Json, **extra: Any) -> Message:
        """Put a message into a chat. Raises PermissionError when this person cannot write there."""
        if chat.private:
            if user.blocked:
                raise PermissionError(f"{user.name} has blocked the bot: unblock it or press Start")
            if not user.started:
                user.started = user.met = True
                self.world.save_user(user)
        elif not chat.status_of(user.id).present:
            raise PermissionError(f"{user.name} is not in {chat.title}")
        message = self.world.new_message(chat, user.id, content, **extra)
        self.world.mark_read(chat.id, user.id)
        happenings.deliver(self.world, message)
        return message

    def text(self, user: User, chat: Chat, text: str, **extra: Any) -> Message:
        """A typed text; a long one becomes several messages, as in Telegram's clients. Returns the last."""
        text = text.strip()
        if not text:
            raise ValueError("an empty message cannot be sent")
        for start in range(0, len(text), TYPED_LIMIT):
            message = self.say(user, chat, text_content(text[start : start + TYPED_LIMIT]), **extra)
        return message

    def file(
        self, user: User, chat: Chat, data: bytes, *, kind: str, name: str, mime: str = "", caption: str = "",
        duration: int = 0, **extra: Any,
    ) -> Message:  # fmt: skip
        return self.say(
            user,
            chat,
            self.file_content(data, kind=kind, name=name, mime=mime, caption=caption, duration=duration),
            **extra,
        )

    def file_content(
        self, data: bytes, *, kind: str, name: str, mime: str = "", caption: str = "", duration: int = 0
    ) -> Json:
        """The content of a message with a file. Raises Refused for a file Telegram would not take."""
        stored = self.world.files.add(data, kind=kind, name=name, mime=mime, duration=duration)
        content: Json = {kind: [stored.to_api()] if kind == "photo" else stored.to_api()}
        if caption:
            typed = text_content(caption)
            content["caption"] = typed["text"]
            if "entities" in typed:
                content["caption_entities"] = typed["entities"]
        return content

    def album(
        self, user: User, chat: Chat, files: Sequence[tuple[str, bytes]], *, caption: str = "", **extra: Any
    ) -> list[Message]:
        """Several files at once: separate messages, one media_group_id."""
        group = str(13_000_000_000_000_000 + self.world.number())
        contents = [
            self.file_content(data, kind="document", name=name, caption=caption if not place else "")
            for place, (name, data) in enumerate(files)
        ]
        return [self.say(user, chat, content, media_group_id=group, **extra) for content in contents]

    def forward(
        self, user: User, chat: Chat, sources: Sequence[Message], origin: Json | None
    ) -> list[Message]:
        """Pass messages on; albums stay albums. `origin` overrides where they are said to come from."""
        groups: dict[str, str] = {}
        made = []
        for source in sources:
            group = source.media_group_id
            if group and group not in groups:
                groups[group] = str(13_000_000_000_000_000 + self.world.number())
            shown = origin or origin_of(self.world, source)
            new_group = groups.get(group or "")
            made.append(
                self.say(user, chat, dict(source.content), forward_origin=shown, media_group_id=new_group)
            )
        return made

    def edit(self, user: User, message: Message, text: str) -> None:
        """Change an own text. Raises PermissionError for somebody else's."""
        if message.sender_id != user.id:
            raise PermissionError("only one's own messages can be edited")
        message.content = text_content(text)
        message.edit_date = self.world.unix_now()
        self.world.save_message(message)
        happenings.deliver(self.world, message, "edited_message")

    def react(self, user: User, message: Message, emoji: str | None) -> None:
        old = message.reactions.get(user.id, [])
        message.reactions[user.id] = [{"type": "emoji", "emoji": emoji}] if emoji else []
        self.world.save_message(message)
        chat = self.world.chats[message.chat_id]
        if chat.private or chat.status_of(self.world.bot.id).rules:
            payload = {
                "chat": chat_to_api(self.world, chat),
                "message_id": message.id,
                "user": user.to_api(),
                "date": self.world.unix_now(),
                "old_reaction": old,
                "new_reaction": message.reactions[user.id],
            }
            self.world.updates.add("message_reaction", payload)
            self.world.touch()

    # ── the reply keyboard ────────────────────────────────────────────────────────────────────────────

    def press_reply_key(self, user: User, chat: Chat, button: Json) -> Message | None:
        """Press a key: its text is sent, or the own contact; a picker only opens (then comes pick_*)."""
        if button.get("request_users") or button.get("request_chat"):
            return None
        if button.get("request_contact"):
            return self.share_contact(user, chat)
        message = self.text(user, chat, button["text"])
        self._hide_one_time(user, chat)
        return message

    def share_contact(self, user: User, chat: Chat) -> Message:
        """Send the own phone number."""
        contact = {"phone_number": user.phone or f"+7999{user.id:07d}", "first_name": user.first_name}
        if user.last_name:
            contact["last_name"] = user.last_name
        message = self.say(user, chat, {"contact": contact | {"user_id": user.id}})
        self._hide_one_time(user, chat)
        return message

    def _hide_one_time(self, user: User, chat: Chat) -> None:
        markup = self.world.keyboard(chat.id, user.id)
        if markup and markup.get("one_time_keyboard"):
            self.world.set_keyboard(chat.id, user.id, None)

    def _request(self, user: User, name: str, request_id: int) -> Json:
        markup = self.world.keyboard(user.id, user.id) or {"keyboard": []}
        for row in markup["keyboard"]:
            for button in row:
                asked: Json | None = button.get(name)
                if asked is not None and asked["request_id"] == request_id:
                    return asked
        raise LookupError(f"no key of the keyboard asks for {name} {request_id}")

    def pick_users(self, user: User, request_id: int, people: Sequence[User]) -> Message:
        """Share people with the bot. Raises LookupError (nobody asked), ValueError (too many)."""
        asked = self._request(user, "request_users", request_id)
        if not 1 <= len(people) <= asked.get("max_quantity", 1):
            raise ValueError(f"at most {asked.get('max_quantity', 1)} can be chosen")
        shared = []
        for person in people:
            shown: Json = {"user_id": person.id}
            if asked.get("request_name"):
                shown["first_name"] = person.first_name
                if person.last_name:
                    shown["last_name"] = person.last_name
            if asked.get("request_username") and person.username:
                shown["username"] = person.username
            shared.append(shown)
        chat = self.world.chats[user.id]
        message = self.say(user, chat, {"users_shared": {"request_id": request_id, "users": shared}})
        self._hide_one_time(user, chat)
        return message

    def pick_chat(self, user: User, request_id: int, group: Chat) -> Message:
        """Share a group with the bot. Raises LookupError when nobody asked or the group does not fit."""
        asked = self._request(user, "request_chat", request_id)
        if asked.get("bot_is_member") and not group.status_of(self.world.bot.id).present:
            raise LookupError(f"the bot is not in {group.title}")
        shown: Json = {"request_id": request_id, "chat_id": group.id}
        if asked.get("request_title"):
            shown["title"] = group.title
        chat = self.world.chats[user.id]
        message = self.say(user, chat, {"chat_shared": shown})
        self._hide_one_time(user, chat)
        return message

    def send_inline(self, user: User, chat: Chat, query: str, result_id: str, sent: Json) -> Message:
        """Send the chosen result of an inline query."""
        inline_id = f"AQAAA{self.world.number():08d}" if sent["reply_markup"] else None
        message = self.say(
            user, chat, sent["content"], reply_markup=sent["reply_markup"], via_bot=True, inline_id=inline_id
        )
        if inline_id:
            self.world.inline_messages[inline_id] = chat.id, message.id
        happenings.choose_inline(self.world, user.id, query, result_id, message)
        return message


def text_content(text: str) -> Json:
    """The content of a typed text, with what Telegram marks in it."""
    found = sort_entities(find_entities(text, []))
    return {"text": text, "entities": found} if found else {"text": text}


class Group:
    """A group or supergroup; after `migrate` it speaks of the supergroup."""

    def __init__(self, world: World, chat_id: int) -> None:
        self.world = world
        self._id = chat_id

    @property
    def chat(self) -> Chat:
        chat = self.world.chats[self._id]
        return self.world.chats[chat.migrated_to] if chat.migrated_to is not None else chat

    @property
    def id(self) -> int:
        return self.chat.id

    @property
    def title(self) -> str:
        return self.chat.title

    def _service(self, by: int, content: Json) -> Message:
        """A message the client writes by itself in somebody's name."""
        message = self.world.new_message(self.chat, by, content)
        happenings.deliver(self.world, message)
        return message

    def add(self, person: Person, *, by: Person | None = None) -> None:
        """Somebody joins, or is added."""
        actor = (by or person).id
        happenings.change_member(self.world, self.chat, person.id, MemberStatus.MEMBER, by=actor)
        self._service(actor, {"new_chat_members": [person.user.to_api()]})

    def remove(self, person: Person, *, by: Person | None = None) -> None:
        """Somebody leaves, or is removed."""
        actor = (by or person).id
        self._service(actor, {"left_chat_member": person.user.to_api()})
        status = MemberStatus.LEFT if by is None or by.id == person.id else MemberStatus.KICKED
        happenings.change_member(self.world, self.chat, person.id, status, by=actor)

    def add_bot(self, *, by: Person | User, admin: bool = False, payload: str = "") -> None:
        """Somebody adds the bot; `payload` as from a t.me/…?startgroup= link, which also starts it here."""
        bot = self.world.bot
        if not self.chat.status_of(bot.id).present:
            status = MemberStatus.ADMINISTRATOR if admin else MemberStatus.MEMBER
            happenings.change_member(self.world, self.chat, bot.id, status, by=by.id)
            self._service(by.id, {"new_chat_members": [bot.to_api()]})
        if payload:
            self._service(by.id, text_content(f"/start@{bot.username} {payload}"))

    def remove_bot(self, *, by: Person | User) -> None:
        bot = self.world.bot
        if self.chat.status_of(bot.id).present:
            self._service(by.id, {"left_chat_member": bot.to_api()})
            happenings.change_member(self.world, self.chat, bot.id, MemberStatus.KICKED, by=by.id)

    def promote_bot(self, *, by: Person | User, admin: bool = True) -> None:
        """Make the bot an administrator (it then sees everything), or an ordinary member again."""
        status = MemberStatus.ADMINISTRATOR if admin else MemberStatus.MEMBER
        happenings.change_member(self.world, self.chat, self.world.bot.id, status, by=by.id)

    def open_topic(self, name: str, *, by: Person) -> int:
        """Somebody opens a topic in a forum; returns its id."""
        message = self._service(by.id, {"forum_topic_created": {"name": name, "icon_color": 0x6FB9F0}})
        message.thread_id = message.id
        self.chat.topics[message.id] = name
        self.world.save_message(message)
        self.world.save_chat(self.chat)
        return message.id

    def delete_topic(self, topic_id: int) -> None:
        """Somebody deletes a topic with all its messages."""
        del self.chat.topics[topic_id]
        for message in list(self.world.messages[self.id].values()):
            if message.thread_id == topic_id:
                self.world.delete_message(message)
        self.world.save_chat(self.chat)

    def rename(self, title: str, *, by: Person) -> None:
        self.chat.title = title
        self.world.save_chat(self.chat)
        self._service(by.id, {"new_chat_title": title})

    def migrate(self) -> int:
        """Become a supergroup: a new id (returned), new message numbers, a service message on either side."""
        return migrate(self.world, self.chat)


def migrate(world: World, old: Chat) -> int:
    """Turn a basic group into a supergroup; both service messages reach the bot."""
    if old.type is not ChatType.GROUP:
        raise ValueError(f"{old.title} is a supergroup already")
    actor = next(user for user, status in old.members.items() if status is MemberStatus.CREATOR)
    new = Chat(
        world.free_chat_id(ChatType.SUPERGROUP), ChatType.SUPERGROUP, old.title, members=dict(old.members),
        migrated_from=old.id,
    )  # fmt: skip
    world.save_chat(new)
    leaving = world.new_message(old, actor, {"migrate_to_chat_id": new.id})
    happenings.deliver(world, leaving)
    arriving = world.new_message(new, actor, {"migrate_from_chat_id": old.id})
    happenings.deliver(world, arriving)
    old.migrated_to = new.id
    world.save_chat(old)
    return new.id


class Channel:
    """A channel, here only as a place forwards come from."""

    def __init__(self, world: World, chat_id: int) -> None:
        self.world = world
        self.id = chat_id

    @property
    def title(self) -> str:
        return self.world.chats[self.id].title

    def post(self, text: str) -> Message:
        return self.world.new_message(self.world.chats[self.id], self.world.bot.id, text_content(text))

    def as_origin(self) -> Json:
        """The forward_origin of something posted here just now."""
        chat = self.world.chats[self.id]
        return {
            "type": "channel",
            "date": self.world.unix_now(),
            "chat": chat_to_api(self.world, chat),
            "message_id": max(chat.last_message_id, 1),
        }
