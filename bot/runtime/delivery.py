"""Out of the outbox to Telegram: paced, one in flight a chat, each answer committed at once.

Before the socket everything is exactly once. Towards Telegram it cannot be: there is no idempotency key. A message that was
sent while its answer was lost (a kill, a reset) is sent again, for better two than none; edits are repeated without harm.
"""

import asyncio
import json
import logging
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Concatenate, ParamSpec

from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session, col, select, update
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    InputFile,
    LinkPreviewOptions,
    Message,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.clock import Clock
from bot.db import Database, is_passing
from bot.domain import departments, people, shown_candidates
from bot.domain.access import actor_by_id, actor_of
from bot.domain.notifications import COMMANDS, NoticeKind
from bot.i18n import words
from bot.models import (
    Chat,
    Employee,
    OutboxMessage,
    OutboxState,
    SentMessage,
    ShownScreen,
    Subject,
)
from bot.runtime.chats import migrate_chat, note_message
from bot.runtime.faults import fault_line
from bot.runtime.keyboards import markup_of
from bot.runtime.pacing import Item, Pacer
from bot.runtime.speech import SCREEN, file_of
from bot.runtime.transport import NotSent
from bot.views.commands import commands_for
from bot.views.notices import GUEST_NOTICES, NOTICES
from bot.views.screen import Screen, to_payload

logger = logging.getLogger(__name__)

P = ParamSpec("P")

BATCH = 5000
IN_FLIGHT = 16
AWAY_SECONDS = 1.0
# A day of silence at the longest pause between two attempts: an outage of Telegram loses nothing shorter.
ATTEMPTS = 1500
LONGEST_BACKOFF = 60.0
# Company time moves while nobody writes: how often to look for what has become due.
LOOK_SECONDS = 5.0
# Telegram's 48 hours, less what a queue may take.
DELETABLE = timedelta(hours=47)
# Parts of Telegram's answers about a message that is gone, too old, or a photo.
_NOT_TO_BE_EDITED = ("not found", "can't be edited", "no text in the message")
# What Telegram says of a topic that was deleted or closed.
_TOPIC_GONE = ("thread not found", "topic_deleted", "topic_closed")
# Of how many messages it is remembered what they say; forgetting one costs no more than a needless edit.
MOST_REMEMBERED = 2000


@dataclass(frozen=True)
class Parcel:
    """What is sent for one outbox row, decided in a unit: where to, as an edit of what or anew, instead of what."""

    row_id: int
    chat_id: int
    kind: str
    payload: dict[str, Any]
    slot: str | None
    edits: int | None
    replaces: int | None
    silent: bool
    attempts: int
    file: tuple[str, bytes] | None
    topic_id: int | None = None


class Delivery:
    """The sender. `wake` after every commit; `idle` when nothing that is due is left."""

    def __init__(self, database: Database, bot: Bot, clock: Clock, *, limited: bool = True) -> None:
        self._database = database
        self._bot = bot
        self._clock = clock
        self._pacer = Pacer(limited=limited)
        self._gate = asyncio.Lock()
        self._sent_at = 0.0
        self._awake = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._looked = False
        # What messages in slots say, by chat and message: Telegram refuses an edit that changes nothing.
        self._said: OrderedDict[tuple[int, int], str] = OrderedDict()
        self._looking = False
        self._finishing = False
        # What is known: the newest row taken up, and when everything that is due was last gone through.
        self._newest = 0
        self._looked_at = 0.0

    def wake(self) -> None:
        """Something may have been put into the outbox, or become due."""
        self._looked = False
        self._awake.set()

    @property
    def idle(self) -> bool:
        return self._looked and not self._looking and not self._tasks and not len(self._pacer)

    async def recover(self) -> None:
        """What was being sent when the bot was last stopped is sent again."""
        await self._database.write(_unclaim)

    async def run(self) -> None:
        """Send until cancelled."""
        loop = asyncio.get_running_loop()
        while True:
            self._awake.clear()
            try:
                await self._look()
            except SQLAlchemyError as error:
                if not is_passing(error):
                    raise
                logger.warning("the database is away (%s); the outbox keeps", type(error).__name__)
                await asyncio.sleep(AWAY_SECONDS)
                continue
            while len(self._tasks) < IN_FLIGHT and (item := self._pacer.take(loop.time())):
                task = asyncio.create_task(self._deliver(item), name=f"send {item.id}")
                self._tasks.add(task)
                task.add_done_callback(self._finished)
            pause = LOOK_SECONDS
            if len(self._tasks) < IN_FLIGHT and (wait := self._pacer.wait(loop.time())) is not None:
                pause = min(pause, wait)
            try:
                async with asyncio.timeout(pause):
                    await self._awake.wait()
            except TimeoutError:
                continue

    async def finish(self) -> None:
        """Let what is in flight arrive, before the bot stops."""
        self._finishing = True
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            logger.error("sending failed: %s", type(error).__name__, exc_info=error)
        self._awake.set()

    async def _look(self) -> None:
        """Take up what is due. With much still waiting here only what is new is read, and everything now and then:
        rows become due by the company's clock alone.
        """
        loop = asyncio.get_running_loop()
        everything = not len(self._pacer) or loop.time() - self._looked_at > LOOK_SECONDS
        if self._looked and not everything:
            return
        self._looked, self._looking = True, True
        try:
            found = await self._database.read(_due, self._clock.now(), 0 if everything else self._newest)
        finally:
            self._looking = False
        if everything:
            self._looked_at = loop.time()
        for item in found:
            self._newest = max(self._newest, item.id)
            self._pacer.add(item, loop.time())

    # -- one message --------------------------------------------------------------------------------

    async def _deliver(self, item: Item) -> None:
        loop = asyncio.get_running_loop()
        again_at: float | None = None
        try:
            parcel = await self._database.write(_claim, item.id, now=self._clock.now())
            if parcel is not None:
                again_at = await self._send(parcel)
        except Exception as error:  # noqa: BLE001 - whatever it was, the row decides what becomes of it
            if is_passing(error):
                logger.warning("the database is away (%s); the outbox keeps", type(error).__name__)
                again_at = loop.time() + AWAY_SECONDS
            else:
                # One message that cannot be made must not hold up the others.
                logger.error("a message could not be made: %s", fault_line(error))
                await self._record(_settle, item.id, OutboxState.FAILED, error=fault_line(error))
        finally:
            self._pacer.done(item, loop.time(), again_at=again_at)

    async def _send(self, parcel: Parcel) -> float | None:
        """Send a parcel and record what became of it. Returns the loop's time at which to try again, if so."""
        now = asyncio.get_running_loop().time()
        record = self._record
        try:
            await self._keep_apart()
            message_id = await self._put(parcel)
        except RetryAfter as error:
            seconds = _seconds(error)
            logger.warning("Telegram asks to wait %.0f s", seconds)
            self._pacer.pause(now + seconds + 0.1)
            await record(_put_back, parcel.row_id, counted=False)
            return now
        except ChatMigrated as error:
            await record(migrate_chat, parcel.chat_id, error.new_chat_id)
            await record(_put_back, parcel.row_id, counted=False)
            self._newest = 0  # the row is taken up anew, under the new chat
            self.wake()
            return None
        except Forbidden as error:
            logger.info("a chat cannot be written to: %s", error.message)
            await record(_unreachable, parcel.row_id, parcel.chat_id, error.message)
        except BadRequest as error:
            return await self._refused(parcel, error, now)
        except NetworkError as error:
            if parcel.attempts >= ATTEMPTS and not isinstance(error, NotSent):
                await record(_settle, parcel.row_id, OutboxState.FAILED, error=type(error).__name__)
                return None
            logger.warning("sending will be tried again: %s", type(error).__name__)
            await record(_put_back, parcel.row_id, counted=not isinstance(error, NotSent))
            return now + min(LONGEST_BACKOFF, 0.5 * 2.0 ** min(parcel.attempts, 10))
        except TelegramError as error:
            logger.error("a message was refused: %s", error.message)
            await record(_settle, parcel.row_id, OutboxState.FAILED, error=error.message)
        else:
            await record(_sent, parcel, message_id, now=self._clock.now())
            if parcel.replaces is not None:
                await self._remove(parcel.chat_id, parcel.replaces)
        return None

    async def _record(
        self, act: Callable[Concatenate[Session, P], None], /, *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Write down what became of a message. It has been said: while the database is away only the mark is tried again."""
        while True:
            try:
                return await self._database.write(act, *args, **kwargs)
            except SQLAlchemyError as error:
                if not is_passing(error) or self._finishing:
                    raise
                logger.warning("the database is away (%s); a mark waits for it", type(error).__name__)
                await asyncio.sleep(AWAY_SECONDS)

    async def _keep_apart(self) -> None:
        """Space the sends at the socket itself: what the pacer handed out evenly may have waited unevenly for the database."""
        loop = asyncio.get_running_loop()
        async with self._gate:
            free_at = self._sent_at + self._pacer.spacing
            if (early := free_at - loop.time()) > 0:
                await asyncio.sleep(early)
            self._sent_at = max(free_at, loop.time())

    async def _refused(self, parcel: Parcel, error: BadRequest, now: float) -> float | None:
        """Telegram's 400: harmless for an unchanged edit, a reason to send anew for a message that is gone."""
        reason = error.message.lower()
        if parcel.edits is not None and "not modified" in reason:
            await self._record(_sent, parcel, parcel.edits, now=self._clock.now())
            return None
        if parcel.edits is not None and any(sign in reason for sign in _NOT_TO_BE_EDITED):
            await self._record(_forget_message, parcel)
            return now
        if parcel.topic_id is not None and any(sign in reason for sign in _TOPIC_GONE):
            await self._record(_leave_topic, parcel, now=self._clock.now())
            return now
        logger.error("a message was refused: %s", error.message)
        await self._record(_settle, parcel.row_id, OutboxState.FAILED, error=error.message)
        return None

    async def _put(self, parcel: Parcel) -> int:
        """Make the call, unless it would change nothing. Returns the message's id, 0 for what is no message."""
        saying = json.dumps(parcel.payload, sort_keys=True)
        if parcel.edits is not None and self._said.get((parcel.chat_id, parcel.edits)) == saying:
            return parcel.edits
        message_id = await self._call(parcel)
        if parcel.slot is not None:
            self._said[parcel.chat_id, message_id] = saying
            self._said.move_to_end((parcel.chat_id, message_id))
            if len(self._said) > MOST_REMEMBERED:
                self._said.popitem(last=False)
        return message_id

    async def _call(self, parcel: Parcel) -> int:
        """The call itself."""
        if parcel.kind == COMMANDS:
            commands = [BotCommand(name, description) for name, description in parcel.payload["commands"]]
            await self._bot.set_my_commands(commands, scope=BotCommandScopeChat(parcel.chat_id))
            return 0
        text, markup = parcel.payload["text"], markup_of(parcel.payload)
        common: dict[str, Any] = {"parse_mode": ParseMode.HTML, "reply_markup": markup}
        if parcel.file is not None:
            name, data = parcel.file
            common |= {
                "caption": text,
                "disable_notification": parcel.silent or None,
                "message_thread_id": parcel.topic_id,
            }
            if (parcel.payload["attachment"] or [])[2:] == [True]:
                photo = await self._bot.send_photo(parcel.chat_id, InputFile(data, filename=name), **common)
                return photo.message_id
            message = await self._bot.send_document(parcel.chat_id, InputFile(data, filename=name), **common)
            return message.message_id
        preview = LinkPreviewOptions(is_disabled=True)
        if parcel.edits is not None:
            edited = await self._bot.edit_message_text(
                text, chat_id=parcel.chat_id, message_id=parcel.edits, link_preview_options=preview, **common
            )
            return edited.message_id if isinstance(edited, Message) else parcel.edits
        sent = await self._bot.send_message(
            parcel.chat_id,
            text,
            link_preview_options=preview,
            disable_notification=parcel.silent or None,
            message_thread_id=parcel.topic_id,
            **common,
        )
        return sent.message_id

    async def _remove(self, chat_id: int, message_id: int) -> None:
        """Take the slot's former message away; one that stays is harmless, for its buttons are checked like any other."""
        try:
            await self._bot.delete_message(chat_id, message_id)
        except RetryAfter as error:
            self._pacer.pause(asyncio.get_running_loop().time() + _seconds(error) + 0.1)
        except TelegramError as error:
            logger.info("a former card stays: %s", error.message)


def _seconds(error: RetryAfter) -> float:
    wait = error.retry_after
    return float(wait) if isinstance(wait, int) else wait.total_seconds()


# -- on the database thread --------------------------------------------------------------------------


def _due(session: Session, now: datetime, after_id: int) -> list[Item]:
    query = (
        select(OutboxMessage.priority, OutboxMessage.id, OutboxMessage.chat_id)
        .where(col(OutboxMessage.state) == OutboxState.WAITING, col(OutboxMessage.not_before) <= now)
        .where(col(OutboxMessage.id) > after_id)
        .order_by(col(OutboxMessage.priority), col(OutboxMessage.id))
        .limit(BATCH)
    )
    return [
        Item(str(priority), row_id, chat_id)
        for priority, row_id, chat_id in session.exec(query)
        if row_id is not None
    ]


def _unclaim(session: Session) -> None:
    session.exec(
        update(OutboxMessage)
        .where(col(OutboxMessage.state) == OutboxState.SENDING)
        .values(state=OutboxState.WAITING)
    )


def _claim(session: Session, row_id: int, *, now: datetime) -> Parcel | None:
    """Decide in one unit what is sent for a row; None when there is nothing to say any more."""
    row = session.get(OutboxMessage, row_id)
    if row is None or row.state is not OutboxState.WAITING:
        return None
    payload = _payload(session, row, now) if _is_reachable(session, row) else None
    if payload is None:
        row.state = OutboxState.DROPPED
        session.add(row)
        return None
    row.state = OutboxState.SENDING
    row.attempts += 1
    session.add(row)
    if row.kind == COMMANDS:
        return Parcel(row_id, row.chat_id, row.kind, payload, None, None, None, True, row.attempts, None)
    edits, replaces = _place(session, row)
    if edits is not None and _shows_this(session, row):
        row.state, row.sent_at = OutboxState.SENT, now
        return None
    if edits is not None and _carries_file(session, row):
        # Telegram turns no photo and no document into a text: the card comes anew.
        edits, replaces = None, edits
    file = file_of(session, payload)
    if file is not None:
        edits, replaces = None, replaces or edits
    elif payload["attachment"] is not None:
        row.state, row.error = OutboxState.DROPPED, "the file is gone"
        return None
    if replaces is not None and _too_old_to_delete(session, row.chat_id, replaces, now):
        replaces = None
    return Parcel(
        row_id, row.chat_id, row.kind, payload, row.slot, edits, replaces, row.silent, row.attempts, file,
        row.topic_id,
    )  # fmt: skip


def _is_reachable(session: Session, row: OutboxMessage) -> bool:
    """Whether somebody would get this: who has blocked the bot is not tried again until they come back."""
    recipient = session.get(Employee, row.recipient_id) if row.recipient_id is not None else None
    return recipient is None or recipient.reachable or recipient.telegram_id != row.chat_id


def _payload(session: Session, row: OutboxMessage, now: datetime) -> dict[str, Any] | None:
    """A screen as it was rendered; a notice checked again and rendered for its reader. None drops the row."""
    if row.kind == SCREEN:
        return row.payload
    if row.kind == COMMANDS:
        return _commands(session, row)
    kind = NoticeKind(row.kind.removeprefix("notice:"))
    if row.recipient_id is None:
        told = GUEST_NOTICES[kind].render(session, row.chat_id, now)
        return to_payload(told) if told is not None else None
    recipient = actor_by_id(session, row.recipient_id)
    if recipient is None:
        return None
    notice = NOTICES[kind]
    screen: Screen | None = notice.render(session, recipient, row.payload, now)
    return to_payload(screen) if screen is not None else None


def _commands(session: Session, row: OutboxMessage) -> dict[str, Any] | None:
    """The command menu of present roles; of somebody without access, or whose account this no longer is, a stranger's."""
    person = session.get(Employee, row.recipient_id) if row.recipient_id is not None else None
    if person is None:
        return None
    actor = actor_of(session, person) if person.telegram_id == row.chat_id else None
    specs = commands_for(words(person.language), actor.roles if actor is not None else ())
    return {"commands": [[spec.name, spec.description] for spec in specs]}


def _place(session: Session, row: OutboxMessage) -> tuple[int | None, int | None]:
    """Which message to edit, or which one a new message replaces."""
    if row.slot is None:
        return None, None
    shown = session.get(ShownScreen, (row.chat_id, row.slot))
    present = shown.message_id if shown is not None else None
    if present is None:
        return None, None
    chat = session.get(Chat, row.chat_id)
    if present == row.pressed_id or chat is None or chat.last_message_id <= present:
        return present, None
    return None, present


def _too_old_to_delete(session: Session, chat_id: int, message_id: int, now: datetime) -> bool:
    """Telegram deletes a bot's own message only within 48 hours of its sending (api#deletemessage)."""
    sent = session.get(SentMessage, (chat_id, message_id))
    return sent is None or now - sent.sent_at >= DELETABLE


def _shows_this(session: Session, row: OutboxMessage) -> bool:
    """Whether the slot's message looks like this already, as after a second press: Telegram refuses such an edit.

    The last row that was tried tells; one whose answer was lost leaves it open, and then the edit is made.
    """
    last = _last_tried(session, row)
    if last is None or last.state is not OutboxState.SENT or last.kind != SCREEN or row.kind != SCREEN:
        return False
    return last.payload == row.payload


def _carries_file(session: Session, row: OutboxMessage) -> bool:
    """Whether the slot's message is a photo or a document with a caption."""
    shown = session.get(ShownScreen, (row.chat_id, row.slot))
    return shown is not None and shown.has_file


def _last_tried(session: Session, row: OutboxMessage) -> OutboxMessage | None:
    """The last row of the same slot that was tried before this one."""
    return session.exec(
        select(OutboxMessage)
        .where(
            OutboxMessage.chat_id == row.chat_id,
            OutboxMessage.slot == row.slot,
            col(OutboxMessage.id) != row.id,
            col(OutboxMessage.attempts) > 0,
        )
        .order_by(col(OutboxMessage.id).desc())
        .limit(1)
    ).first()


def _sent(session: Session, parcel: Parcel, message_id: int, *, now: datetime) -> None:
    _settle(session, parcel.row_id, OutboxState.SENT, now=now)
    if parcel.kind == COMMANDS:
        return
    if parcel.slot is not None:
        shown = session.get(ShownScreen, (parcel.chat_id, parcel.slot))
        if shown is None:
            shown = ShownScreen(chat_id=parcel.chat_id, slot=parcel.slot, state={}, updated_at=now)
        shown.message_id = message_id
        shown.has_file = parcel.file is not None
        shown.updated_at = now
        session.add(shown)
    if parcel.edits is None:
        note_message(session, parcel.chat_id, message_id)
    about = parcel.payload.get("about")
    sent = session.get(SentMessage, (parcel.chat_id, message_id))
    if sent is None:
        sent = SentMessage(chat_id=parcel.chat_id, message_id=message_id, sent_at=now)
    if about is not None:
        sent.subject, sent.subject_id = Subject(about[0]), about[1]
    sent.is_file = parcel.file is not None
    session.add(sent)
    shown_candidates.note(session, parcel.chat_id, message_id, parcel.payload)


def _settle(
    session: Session, row_id: int, state: OutboxState, *, error: str = "", now: datetime | None = None
) -> None:
    row = session.get(OutboxMessage, row_id)
    if row is not None:
        row.state, row.error, row.sent_at = state, error, now
        session.add(row)


def _put_back(session: Session, row_id: int, *, counted: bool) -> None:
    """The row waits again. A newer state of its slot may have come meanwhile: then it is not wanted any more."""
    row = session.get(OutboxMessage, row_id)
    if row is None:
        return
    newer = (
        row.slot is not None
        and session.exec(
            select(OutboxMessage.id).where(
                OutboxMessage.chat_id == row.chat_id,
                OutboxMessage.slot == row.slot,
                col(OutboxMessage.id) > row_id,
            )
        ).first()
    )
    row.state = OutboxState.REPLACED if newer else OutboxState.WAITING
    row.attempts -= 0 if counted else 1
    session.add(row)


def _forget_message(session: Session, parcel: Parcel) -> None:
    """The slot's message is gone: next time it is sent anew."""
    if parcel.slot is not None:
        shown = session.get(ShownScreen, (parcel.chat_id, parcel.slot))
        if shown is not None:
            shown.message_id = None
            session.add(shown)
    _put_back(session, parcel.row_id, counted=False)


def _leave_topic(session: Session, parcel: Parcel, *, now: datetime) -> None:
    """The topic is gone: what was for it is said in the general one, and whoever looks after the department hears so."""
    session.exec(
        update(OutboxMessage)
        .where(col(OutboxMessage.chat_id) == parcel.chat_id, col(OutboxMessage.topic_id) == parcel.topic_id)
        .values(topic_id=None)
    )
    departments.lose_topic(session, parcel.chat_id, parcel.topic_id, now=now)
    _put_back(session, parcel.row_id, counted=False)


def _unreachable(session: Session, row_id: int, chat_id: int, reason: str) -> None:
    _settle(session, row_id, OutboxState.FAILED, error=reason)
    people.set_reachable(session, chat_id, False)
