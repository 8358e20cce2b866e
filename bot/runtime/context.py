"""What a handler holds: who acts, their words and zone, `transact` to change things and `show` to answer."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Concatenate, ParamSpec, TypeVar
from zoneinfo import ZoneInfo

from sqlmodel import Session
from telegram import Message
from telegram.ext import CallbackContext, ExtBot

from bot.callbacks import Press, StaleButton, unpack
from bot.domain.access import Actor
from bot.domain.joining import Guest
from bot.i18n import Words
from bot.runtime.turn import MENU, Spoken, Turn, current_turn
from bot.views.screen import MAX_TOAST, Screen

P = ParamSpec("P")
T = TypeVar("T")
PressT = TypeVar("PressT", bound=Press)


class BotContext(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """PTB's context with the house's own means. Of these only `transact` and `query` may be awaited."""

    @property
    def turn(self) -> Turn:
        return current_turn.get()

    @property
    def actor(self) -> Actor:
        return self.turn.actor

    @property
    def words(self) -> Words:
        return self.turn.words

    @property
    def zone(self) -> ZoneInfo:
        return self.turn.zone

    @property
    def now(self) -> datetime:
        return self.turn.now

    @property
    def chat_id(self) -> int:
        return self.turn.chat_id

    @property
    def user_id(self) -> int:
        return self.turn.user_id

    @property
    def is_private(self) -> bool:
        return self.turn.chat_id == self.turn.user_id

    @property
    def sends_mail(self) -> bool:
        """Whether a server is set up that takes letters to candidates."""
        return self.turn.sends_mail

    @property
    def topic_id(self) -> int | None:
        """The topic of a forum group in which this happens."""
        return self.turn.topic_id

    @property
    def message(self) -> Message:
        """The message that was sent. Raises RuntimeError for a press or a membership change: a fault of ours."""
        message = self.turn.update.message
        if message is None:
            raise RuntimeError("this update is not a message")
        return message

    @property
    def text(self) -> str:
        """What was typed: the message's text or its caption, without the space around it."""
        return (self.message.text or self.message.caption or "").strip()

    @property
    def argument(self) -> str:
        """What was typed after the command."""
        _, _, rest = (
            self.text.partition(" ") if "\n" not in self.text.split(" ", 1)[0] else self.text.partition("\n")
        )
        return rest.strip()

    def pressed(self, kind: type[PressT]) -> PressT:
        """The data of the pressed button. Raises StaleButton if it is not of this kind any more."""
        query = self.turn.update.callback_query
        press = unpack(query.data) if query is not None and query.data else None
        if not isinstance(press, kind):
            raise StaleButton
        return press

    # -- the domain ---------------------------------------------------------------------------------

    async def transact(
        self, verb: Callable[Concatenate[Session, Actor, P], T], /, *args: Any, **kwargs: Any
    ) -> T:
        """Run `verb(session, actor, *args, now=now, **kwargs)` in this update's unit, under a savepoint of its own."""
        kwargs["now"] = self.turn.now
        return await self.turn.unit.run(verb, self.turn.actor, *args, **kwargs)

    async def query(
        self, question: Callable[Concatenate[Session, Actor, P], T], /, *args: Any, **kwargs: Any
    ) -> T:
        """Run `question(session, actor, *args, **kwargs)`: for what needs no `now`."""
        return await self.turn.unit.run(question, self.turn.actor, *args, **kwargs)

    async def at_door(
        self, verb: Callable[Concatenate[Session, Guest, P], T], /, *args: Any, **kwargs: Any
    ) -> T:
        """Run `verb(session, guest, *args, now=now, **kwargs)` for somebody the company does not know."""
        kwargs["now"] = self.turn.now
        return await self.turn.unit.run(verb, self.turn.guest, *args, **kwargs)

    # -- the answer ---------------------------------------------------------------------------------

    def show(self, screen: Screen, slot: str = MENU) -> None:
        """Show a screen in a slot: it edits the slot's message, or sends anew when the person has written below it."""
        self.turn.spoken = [said for said in self.turn.spoken if said.slot != slot]
        self.turn.spoken.append(Spoken(screen, slot))

    def say(self, screen: Screen) -> None:
        """A message of its own: a fact that should stay in the chat."""
        self.turn.spoken.append(Spoken(screen, None))

    def toast(self, text: str, *, alert: bool = False) -> None:
        """What the press is answered with."""
        self.turn.toast = text if len(text) <= MAX_TOAST else text[: MAX_TOAST - 1] + "…"
        self.turn.toast_alert = alert

    def lead_to(self, url: str) -> None:
        """Answer the press by opening a link of the bot's own: from a group into the private chat (api#answercallbackquery)."""
        self.turn.toast_url = url

    # -- what is remembered -------------------------------------------------------------------------

    @property
    def draft_id(self) -> int | None:
        """The draft that the present dialogue fills; kept with the dialogue's state."""
        return self.turn.draft_id

    @draft_id.setter
    def draft_id(self, value: int | None) -> None:
        self.turn.draft_id = value

    def slot_state(self, slot: str = MENU) -> dict[str, str]:
        """What a list in this slot remembers: filters, page, the words searched for."""
        return dict(self.turn.slot_states.get(slot, {}))

    def keep_slot_state(self, state: dict[str, str], slot: str = MENU) -> None:
        """Remember a list's filters and page with its slot: they do not fit in a button."""
        self.turn.slot_states[slot] = dict(state)
        self.turn.changed_slots.add(slot)
