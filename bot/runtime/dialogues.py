"""The bridge to PTB's conversations, and the few words in which handlers are written.

PTB keeps conversation states in memory. Here the state is put in before an update and taken out after it, in the update's
own unit: it survives a kill, and nothing about it is written by halves. Two of PTB's private names are used for that
(`_conversations`, `_get_key`); tests/reliability holds them to their contract.
"""

import re
import warnings
from collections.abc import Callable, Coroutine, Mapping, Sequence
from datetime import timedelta
from enum import StrEnum
from typing import Any

from telegram import Message, Update
from telegram.ext import (
    Application,
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    ConversationHandler,
    MessageHandler,
    filters,
)
from telegram.warnings import PTBUserWarning

from bot.callbacks import VERSION, Press, code_of
from bot.domain.access import Actor, Permission
from bot.domain.joining import Guest
from bot.runtime.context import BotContext
from bot.runtime.turn import current_turn

END = ConversationHandler.END
# A dialogue left alone this long is forgotten; its draft is not.
EXPIRES_AFTER = timedelta(days=14)

Handler = BaseHandler[Update, BotContext, object]
Callback = Callable[[Update, BotContext], Coroutine[Any, Any, object]]
Conversation = ConversationHandler[BotContext]
Key = tuple[int, int]

_GROUP_MESSAGE = filters.UpdateType.MESSAGE & filters.ChatType.GROUPS
_PRIVATE_MESSAGE = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE


def command(name: str, callback: Callback) -> Handler:
    """A command, in private or in a group."""
    return CommandHandler(name, callback, filters=filters.UpdateType.MESSAGE)


def linked(prefix: str, callback: Callback) -> Handler:
    """A deep link `https://t.me/<bot>?start=<prefix>_…` (or `startgroup`); the rest is `ctx.argument` after the prefix."""
    payload = filters.Regex(rf"^/start(?:@\w+)?\s+{prefix}_")
    return CommandHandler("start", callback, filters=filters.UpdateType.MESSAGE & payload)


def pressed(kind: type[Press], callback: Callback) -> Handler:
    """A press of a kind of button."""
    return CallbackQueryHandler(callback, pattern=f"^{VERSION}:{code_of(kind)}(:|$)")


def typed(callback: Callback) -> Handler:
    """Words typed in private, commands excepted."""
    return MessageHandler(_PRIVATE_MESSAGE & filters.TEXT & ~filters.COMMAND, callback)


def replied(prefix: str, what: filters.BaseFilter, callback: Callback) -> Handler:
    """In a group: an answer to a message of the bot's own that links to `<prefix>_<number>`; `replied_to` reads the number.

    The message itself says what is answered, so that several people may be asked several things at once.
    """
    return MessageHandler(_GROUP_MESSAGE & what & _AnswerTo(prefix), callback)


def replied_to(message: Message, prefix: str) -> int | None:
    """The number that the answered message of the bot links to under this prefix; None when it is no such message."""
    asked = message.reply_to_message
    if asked is None or asked.from_user is None or asked.from_user.id != message.get_bot().id:
        return None
    for entity in (*asked.entities, *asked.caption_entities):
        found = re.search(rf"[?]start={prefix}_(\d+)$", entity.url or "")
        if found is not None:
            return int(found[1])
    return None


class _AnswerTo(filters.MessageFilter):
    def __init__(self, prefix: str) -> None:
        super().__init__()
        self._prefix = prefix

    def filter(self, message: Message) -> bool:
        return replied_to(message, self._prefix) is not None


def sent(what: filters.BaseFilter, callback: Callback) -> Handler:
    """Something else sent or forwarded in private."""
    return MessageHandler(_PRIVATE_MESSAGE & what, callback)


def sent_by(permission: Permission, what: filters.BaseFilter, callback: Callback) -> Handler:
    """Something sent in private by somebody with a right; what others send goes on to the next handler."""
    return MessageHandler(_PRIVATE_MESSAGE & what & _May(permission), callback)


class _May(filters.MessageFilter):
    def __init__(self, permission: Permission) -> None:
        super().__init__()
        self._permission = permission

    def filter(self, message: Message) -> bool:  # noqa: ARG002 - the right is the sender's, whatever was sent
        visitor = current_turn.get().visitor
        return isinstance(visitor, Actor) and visitor.may(self._permission)


def membership(callback: Callback) -> Handler:
    """The bot was added to a group, promoted in it or taken out of it."""
    return ChatMemberHandler(callback, ChatMemberHandler.MY_CHAT_MEMBER)


def conversation(
    name: str,
    *,
    entry_points: Sequence[Handler],
    states: Mapping[StrEnum, Sequence[Handler]],
    fallbacks: Sequence[Handler] = (),
) -> Conversation:
    """A conversation whose state lives in the database. `name` and the states' values are stored: they never change meaning."""
    with warnings.catch_warnings():
        # PTB warns that buttons of older messages reach a conversation kept per chat and user. They may: every button
        # here carries its own ids and revision, and is checked when pressed.
        warnings.filterwarnings("ignore", message="If 'per_message=False'", category=PTBUserWarning)
        return ConversationHandler(
            entry_points=list(entry_points),
            states={state.value: list(handlers) for state, handlers in states.items()},
            fallbacks=list(fallbacks),
            allow_reentry=True,
            name=name,
        )


class ActiveConversation(BaseHandler[Update, BotContext, object]):
    """The first handler of all: whoever is in a conversation is heard by it before anything else is tried."""

    def __init__(self) -> None:
        super().__init__(_never_called)

    def check_update(self, update: object) -> object | None:
        active = current_turn.get().active
        if active is None:
            return None
        check = active.check_update(update)
        return (active, check) if check else None

    async def handle_update(  # type: ignore[override]
        self,
        update: Update,
        application: Application[Any, BotContext, Any, Any, Any, Any],
        check_result: tuple[Conversation, Any],
        context: BotContext,
    ) -> object:
        active, check = check_result
        return await active.handle_update(update, application, check, context)


class Door(BaseHandler[Update, BotContext, object]):
    """Before all others: whoever the company does not know is heard by the handlers of the door, and by no other.

    The last of them must take whatever comes.
    """

    def __init__(self, handlers: Sequence[Handler]) -> None:
        super().__init__(_never_called)
        self._handlers = tuple(handlers)

    def check_update(self, update: object) -> object | None:
        if not isinstance(current_turn.get().visitor, Guest):
            return None
        for handler in self._handlers:
            check = handler.check_update(update)
            if check is not None and check is not False:
                return (handler, check)
        raise RuntimeError("the door must answer whoever comes")

    async def handle_update(  # type: ignore[override]
        self,
        update: Update,
        application: Application[Any, BotContext, Any, Any, Any, Any],
        check_result: tuple[Handler, Any],
        context: BotContext,
    ) -> object:
        handler, check = check_result
        return await handler.handle_update(update, application, check, context)


async def _never_called(_update: Update, _context: BotContext) -> None:
    raise RuntimeError("this handler has callbacks of its own")


class Dialogues:
    """All conversations, and the state of the one person whose update is being handled."""

    def __init__(self, conversations: Sequence[Conversation]) -> None:
        self._by_name = {str(conversation.name): conversation for conversation in conversations}
        if len(self._by_name) != len(conversations):
            raise ValueError("two conversations share a name")

    def enter(self, key: Key, name: str, state: str, update: Update) -> Conversation | None:
        """Put a stored state in. None when the dialogue is parked: by a command or button that it does not itself
        expect, or because this version no longer knows its conversation or state.
        """
        found = self._by_name.get(name)
        if found is None or state not in found.states:
            return None
        found._conversations[key] = state  # noqa: SLF001
        if found.check_update(update) or not _parks(update):
            return found
        del found._conversations[key]  # noqa: SLF001
        return None

    def leave(self, key: Key, entered: Conversation | None) -> tuple[str, str] | None:
        """Take the state out: the conversation's name and state after the update, None when nobody is in one.

        A conversation begun by this update wins over the one the person was in before.
        """
        result: tuple[str, str] | None = None
        for name, found in self._by_name.items():
            state = found._conversations.pop(key, None)  # noqa: SLF001
            if state is not None and (result is None or found is not entered):
                result = (name, str(state))
        return result

    def forget(self, key: Key) -> None:
        """Take any state out without looking: after a failure the stored state stands."""
        for found in self._by_name.values():
            found._conversations.pop(key, None)  # noqa: SLF001


def _parks(update: Update) -> bool:
    """Whether an update that the dialogue does not expect ends it: commands and presses do, stray messages do not."""
    if update.callback_query is not None:
        return True
    message = update.message
    return bool(message and message.text and message.text.startswith("/"))
