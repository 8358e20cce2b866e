"""The desk: one update, one unit. Who is it, where do they stand, what does the handler say — all kept or nothing."""

import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session
from telegram import Bot, Update, User
from telegram.ext import Application

from bot.callbacks import StaleButton
from bot.clock import Clock
from bot.db import Database, LeadershipLost, Unit, is_passing
from bot.domain import departments, notifications, people, points_boards
from bot.domain.access import Actor
from bot.domain.company_days import company_zone
from bot.domain.errors import Denied, Gone, Outdated, Unfit
from bot.domain.joining import Guest
from bot.i18n import Language, language_from_code, words
from bot.models import Chat, Dialogue, InboxState, InboxUpdate, ShownScreen
from bot.runtime.answers import Answers
from bot.runtime.chats import migrate_chat, note_message
from bot.runtime.context import BotContext
from bot.runtime.dialogues import EXPIRES_AFTER, Dialogues
from bot.runtime.faults import fault_code, fault_line
from bot.runtime.speech import put_screen
from bot.runtime.turn import MENU, Spoken, Turn, current_turn
from bot.views import refusals
from bot.views.screen import Screen

logger = logging.getLogger(__name__)

# After so many passing faults of the database in a row an update is taken to be the fault itself.
PASSING_FAULTS = 10

BotApplication = Application[Any, BotContext, Any, Any, Any, Any]


@dataclass(frozen=True)
class Standing:
    """Who sent an update and where they stand, as read at the beginning of its unit."""

    visitor: Actor | Guest
    dialogue: tuple[str, str, int | None] | None
    slot_states: dict[str, dict[str, str]]


@dataclass(frozen=True)
class Rules:
    """What the desk needs of the settings."""

    admin_ids: Sequence[int]
    language: Language
    sends_mail: bool = False


class _Unparsable(Exception):
    """Telegram sent something that the library cannot read."""


class Desk:
    """Handles recorded updates, each in a unit of its own."""

    def __init__(
        self,
        application: BotApplication,
        dialogues: Dialogues,
        database: Database,
        clock: Clock,
        answers: Answers,
        rules: Rules,
    ) -> None:
        self._application = application
        self._dialogues = dialogues
        self._database = database
        self._clock = clock
        self._rules = rules
        self._passing_faults: Counter[int] = Counter()
        self.answers = answers
        application.add_error_handler(_capture)

    @property
    def _bot(self) -> Bot:
        bot: Bot = self._application.bot
        return bot

    async def handle(self, row: InboxUpdate) -> None:
        """Handle one update. A passing fault of the database is raised (the update waits on); any other ends as a dead letter."""
        try:
            await self._database.unit(lambda unit: self._in_unit(unit, row))
        except LeadershipLost:
            raise
        except Exception as error:
            if isinstance(error, SQLAlchemyError) and self._may_pass(row, error):
                raise
            code, line = fault_code(), fault_line(error)
            logger.error("update %s failed, code %s: %s", row.update_id, code, line)
            await self._database.unit(lambda unit: self._bury(unit, row, code, line))

    def _may_pass(self, row: InboxUpdate, error: SQLAlchemyError) -> bool:
        """Whether to try an update again. One that fails time after time, while burying it would go well, is at fault itself."""
        if not is_passing(error):
            return False
        self._passing_faults[row.update_id] += 1
        return self._passing_faults[row.update_id] <= PASSING_FAULTS

    # -- inside the unit ------------------------------------------------------------------------------

    async def _in_unit(self, unit: Unit, row: InboxUpdate) -> None:
        update = self._parse(row)
        if not await unit.run(_mark_done, row.seq):
            return
        now = self._clock.now()
        await unit.run(_note, update, now)
        user, chat = update.effective_user, update.effective_chat
        if user is None or chat is None or (update.my_chat_member is not None and chat.id == user.id):
            return
        standing = await unit.run(self._stand, user, chat.id, now)
        turn = Turn(
            update=update,
            unit=unit,
            now=now,
            visitor=standing.visitor,
            chat_id=chat.id,
            user_id=user.id,
            slot_states=standing.slot_states,
            sends_mail=self._rules.sends_mail,
        )
        await self._dispatch(turn, standing)
        await unit.run(_keep, turn)
        self._answer(turn)

    def _parse(self, row: InboxUpdate) -> Update:
        try:
            update = Update.de_json(dict(row.raw), self._bot)
        except Exception as error:
            raise _Unparsable from error
        if update is None:
            raise _Unparsable
        return update

    async def _dispatch(self, turn: Turn, standing: Standing) -> None:
        """Let PTB find the handler, with the person's dialogue put in before and taken out after."""
        key = (turn.chat_id, turn.user_id)
        token = current_turn.set(turn)
        try:
            if standing.dialogue is not None:
                name, state, draft_id = standing.dialogue
                turn.active = self._dialogues.enter(key, name, state, turn.update)
                turn.draft_id = draft_id if turn.active is not None else None
            await self._application.process_update(turn.update)
            if turn.failure is not None:
                await self._excuse(turn)
            after = self._dialogues.leave(key, turn.active)
        finally:
            self._dialogues.forget(key)
            current_turn.reset(token)
        turn.stands_at = after

    async def _excuse(self, turn: Turn) -> None:
        """Turn a refusal of the domain into a screen; anything else is a fault and ends the unit."""
        failure = turn.failure
        turn.spoken.clear()
        if isinstance(failure, Unfit):
            self._explain(turn, refusals.unfit(turn.words, failure))
        elif isinstance(failure, Outdated | Gone | StaleButton):
            self._say_or_toast(turn, refusals.outdated(turn.words))
        elif isinstance(failure, Denied):
            self._say_or_toast(turn, refusals.denied(turn.words))
        elif failure is not None:
            raise failure

    def _explain(self, turn: Turn, screen: Screen) -> None:
        """Why a value cannot be taken: over the button that was pressed, or below what was typed."""
        if turn.update.callback_query is not None:
            turn.toast, turn.toast_alert = refusals.as_toast(screen), True
        else:
            turn.spoken.append(Spoken(screen, None))

    def _say_or_toast(self, turn: Turn, screen: Screen) -> None:
        """A press in a group is answered to the one who pressed; everything else becomes the person's live screen."""
        if turn.update.callback_query is not None:
            turn.toast, turn.toast_alert = refusals.as_toast(screen), False
        if turn.chat_id == turn.user_id:
            turn.spoken.append(Spoken(screen, MENU))

    def _answer(self, turn: Turn) -> None:
        query = turn.update.callback_query
        if query is not None:
            turn.unit.after_commit(
                lambda: self.answers.give(query.id, turn.toast, turn.toast_alert, url=turn.toast_url)
            )

    # -- on the database thread -------------------------------------------------------------------------

    def _stand(self, session: Session, user: User, chat_id: int, now: datetime) -> Standing:
        language = language_from_code(user.language_code, self._rules.language)
        visitor: Actor | Guest | None = people.recognise(
            session,
            user.id,
            name=user.full_name,
            username=user.username,
            language=language,
            admin_ids=self._rules.admin_ids,
            now=now,
        )
        dialogue = session.get(Dialogue, (chat_id, user.id))
        shown = session.get(ShownScreen, (chat_id, MENU))
        if visitor is None:
            zone = company_zone(session)
            visitor = Guest(user.id, user.full_name, user.username, language, zone)
        return Standing(
            visitor=visitor,
            dialogue=(dialogue.conversation, dialogue.state, dialogue.draft_id)
            if dialogue is not None and dialogue.expires_at > now
            else None,
            slot_states={MENU: dict(shown.state)} if shown is not None else {},
        )

    async def _bury(self, unit: Unit, row: InboxUpdate, code: str, line: str) -> None:
        """Keep a failed update as a dead letter and apologise to whoever sent it."""
        await unit.run(_mark_dead, row.seq, code, line)
        sender = _sender(row.raw)
        if sender is None:
            return
        chat_id, user_id, language = sender
        text = words(language_from_code(language, self._rules.language))
        if chat_id == user_id:
            await unit.run(put_screen, chat_id, refusals.apology(text, code), now=self._clock.now())
        query_id = press_of(row.raw)
        if query_id is not None:
            unit.after_commit(lambda: self.answers.give(query_id, None, False))


async def _capture(_update: object, context: BotContext) -> None:
    """PTB swallows what handlers raise; the desk must see it."""
    current_turn.get().failure = context.error


def _mark_done(session: Session, seq: int | None) -> bool:
    """Mark an update as handled in the unit of its effects; False when that has been done already."""
    row = session.get(InboxUpdate, seq)
    if row is None or row.state is not InboxState.WAITING:
        return False
    row.state = InboxState.DONE
    session.add(row)
    return True


def _mark_dead(session: Session, seq: int | None, code: str, error: str) -> None:
    row = session.get(InboxUpdate, seq)
    if row is not None:
        row.state, row.code, row.error = InboxState.DEAD, code, error
        session.add(row)


def _note(session: Session, update: Update, now: datetime) -> None:
    """What the house remembers of any update: the chat's newest message, blocks and returns, a group's new id."""
    message, member = update.message, update.my_chat_member
    if message is not None:
        if message.migrate_to_chat_id is not None:
            migrate_chat(session, message.chat.id, message.migrate_to_chat_id)
        else:
            title = message.chat.title or ""
            first_words = session.get(Chat, message.chat.id) is None
            note_message(session, message.chat.id, message.message_id, kind=message.chat.type, title=title)
            employee = people.employee_by_telegram(session, message.chat.id) if first_words else None
            if employee is not None:
                notifications.refresh_commands(session, employee, now=now)
    if member is not None:
        present = member.new_chat_member.status not in ("kicked", "left")
        if member.chat.id == member.from_user.id:
            people.set_reachable(session, member.chat.id, present)
        elif not present:
            departments.forget_chat(session, member.chat.id, now=now)
            points_boards.forget_chat(session, member.chat.id)


def _keep(session: Session, turn: Turn) -> None:
    """Store where the person now stands and put what the handler said into the outbox."""
    _keep_dialogue(session, turn)
    _keep_slots(session, turn)
    query = turn.update.callback_query
    pressed_id = query.message.message_id if query is not None and query.message is not None else None
    for spoken in turn.spoken:
        put_screen(
            session,
            turn.chat_id,
            spoken.screen,
            slot=spoken.slot,
            pressed_id=pressed_id,
            recipient_id=turn.visitor.id if isinstance(turn.visitor, Actor) else None,
            topic_id=turn.topic_id,
            now=turn.now,
        )


def _keep_dialogue(session: Session, turn: Turn) -> None:
    row = session.get(Dialogue, (turn.chat_id, turn.user_id))
    if turn.stands_at is None:
        if row is not None:
            session.delete(row)
        return
    name, state = turn.stands_at
    if row is None:
        row = Dialogue(
            chat_id=turn.chat_id, user_id=turn.user_id, conversation=name, state=state, expires_at=turn.now
        )
    row.conversation, row.state, row.draft_id = name, state, turn.draft_id
    row.expires_at = turn.now + EXPIRES_AFTER
    session.add(row)


def _keep_slots(session: Session, turn: Turn) -> None:
    for slot in turn.changed_slots:
        shown = session.get(ShownScreen, (turn.chat_id, slot))
        if shown is None:
            shown = ShownScreen(chat_id=turn.chat_id, slot=slot, state={}, updated_at=turn.now)
        shown.state = dict(turn.slot_states[slot])
        shown.updated_at = turn.now
        session.add(shown)


def press_of(raw: dict[str, Any]) -> str | None:
    """The id of the press that a raw update carries."""
    query = raw.get("callback_query")
    found = query.get("id") if isinstance(query, dict) else None
    return found if isinstance(found, str) else None


def _sender(raw: dict[str, Any]) -> tuple[int, int, str | None] | None:
    """Chat, user and language of a raw update, read without the library: it may be the library that failed."""
    for part in (raw.get("message"), raw.get("callback_query")):
        if isinstance(part, dict):
            user, carrier = part.get("from"), part.get("message")
            chat = carrier.get("chat") if isinstance(carrier, dict) else part.get("chat")
            sender = (_id_of(chat), _id_of(user))
            if sender[0] is not None and sender[1] is not None and isinstance(user, dict):
                language = user.get("language_code")
                return sender[0], sender[1], language if isinstance(language, str) else None
    return None


def _id_of(thing: object) -> int | None:
    found = thing.get("id") if isinstance(thing, dict) else None
    return found if isinstance(found, int) else None
