"""One update on its way through the house: who sent it, where they stand, and what the handler wants said."""

from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from telegram import Update

from bot.db import Unit
from bot.domain.access import Actor
from bot.domain.errors import Denied
from bot.domain.joining import Guest
from bot.i18n import Words, words
from bot.views.screen import Screen

if TYPE_CHECKING:
    from bot.runtime.dialogues import Conversation

MENU = "menu"


@dataclass(frozen=True)
class Spoken:
    """Something the handler wants shown: in a slot, or as a message of its own."""

    screen: Screen
    slot: str | None


@dataclass
class Turn:
    """Everything a handler's context stands on while one update is handled. Lives exactly as long as its unit."""

    update: Update
    unit: Unit
    now: datetime
    visitor: Actor | Guest
    chat_id: int
    user_id: int
    active: "Conversation | None" = None
    draft_id: int | None = None
    spoken: list[Spoken] = field(default_factory=list)
    toast: str | None = None
    toast_alert: bool = False
    toast_url: str | None = None
    slot_states: dict[str, dict[str, str]] = field(default_factory=dict)
    changed_slots: set[str] = field(default_factory=set)
    failure: BaseException | None = None
    stands_at: tuple[str, str] | None = None
    sends_mail: bool = False

    @property
    def actor(self) -> Actor:
        """The acting employee. Raises Denied for somebody the company does not know."""
        if isinstance(self.visitor, Guest):
            raise Denied
        return self.visitor

    @property
    def guest(self) -> Guest:
        """Somebody the company does not know. Raises Denied for an employee: the door is not for them."""
        if isinstance(self.visitor, Actor):
            raise Denied
        return self.visitor

    @property
    def topic_id(self) -> int | None:
        """The topic of a forum group in which this happens; None in the general one and everywhere else."""
        message = self.update.effective_message
        return message.message_thread_id if message is not None and message.is_topic_message else None

    @property
    def words(self) -> Words:
        return words(self.visitor.language)

    @property
    def zone(self) -> ZoneInfo:
        return self.visitor.zone


current_turn: ContextVar[Turn] = ContextVar("current_turn")
