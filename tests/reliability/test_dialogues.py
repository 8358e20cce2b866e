"""A person's place in a conversation: kept over a stop, parked by a command, never lost to a fault."""

from datetime import timedelta
from enum import StrEnum

from sqlalchemy import update
from sqlmodel import Session, select
from telegram import Chat, Message, Update, User
from telegram.ext import CommandHandler, ConversationHandler

from bot.models import Dialogue
from bot.runtime.context import BotContext
from bot.runtime.dialogues import Dialogues, conversation, typed
from tests.company import Company


class Ask(StrEnum):
    NAME = "name"


async def _take(_update: Update, _ctx: BotContext) -> object:
    return None


def stands(session: Session) -> list[tuple[str, str, bool]]:
    return [
        (row.conversation, row.state, row.draft_id is not None)
        for row in session.exec(select(Dialogue)).all()
    ]


def test_the_library_still_keeps_states_where_the_bridge_puts_them(now: object) -> None:
    """The contract with PTB's private names; if this fails after an upgrade, runtime/dialogues needs a look."""
    made = conversation("contract", entry_points=[], states={Ask.NAME: [typed(_take)]})
    assert isinstance(made, ConversationHandler)
    assert made._conversations == {}
    person = User(7_000_000_001, "Анна", is_bot=False)
    chat = Chat(7_000_000_001, Chat.PRIVATE)
    message = Message(1, now, chat, from_user=person, text="Ольга")  # type: ignore[arg-type]
    said = Update(1, message=message)
    key = (chat.id, person.id)
    assert made._get_key(said) == key
    assert not made.check_update(said)
    bridge = Dialogues([made])
    assert bridge.enter(key, "contract", "name", said) is made
    assert made._conversations == {key: "name"}
    assert made.check_update(said)
    assert bridge.leave(key, made) == ("contract", "name")
    assert made._conversations == {}
    assert bridge.enter(key, "contract", "a state of another version", said) is None
    assert bridge.enter(key, "gone", "name", said) is None


async def test_a_dialogue_goes_on_after_a_stop(company: Company) -> None:
    anna = company.anna
    await anna.start()
    await anna.send("/newvacancy")
    await anna.settled()
    await company.stop_bot()
    await company.start_bot()
    await anna.send("Редактор рубрики")
    await anna.settled()
    await company.stop_bot()
    await company.start_bot()
    await anna.send("120-150к")
    await anna.settled()
    assert "Редактор рубрики" in anna.screen().text
    assert "Зарплата: 120–150 тыс. ₽" in anna.screen().text


async def test_a_command_parks_the_dialogue_and_its_draft_stays(company: Company) -> None:
    anna = company.anna
    await anna.start()
    await anna.send("/newvacancy Редактор рубрики")
    await anna.settled()
    await anna.send("/help")
    await anna.settled()
    assert "Что здесь можно" in anna.screen().text
    assert await company.read(stands) == []
    await anna.send("120-150к")
    await anna.settled()
    assert "черновик" not in anna.screen().text.split("\n")[0], "what is typed now belongs to no draft"
    await anna.send("/menu")
    await anna.settled()
    assert "ерновик" in anna.screen().text + "".join(anna.screen().labels), "the draft is offered again"


async def test_a_stray_file_leaves_the_dialogue_where_it_stands(company: Company) -> None:
    vera = company.vera
    await vera.start()
    await vera.settled()
    await vera.tap("Запросить вакансию")
    await vera.settled()
    before = await company.read(stands)
    await vera.send_voice()
    await vera.settled()
    assert await company.read(stands) == before != []


async def test_a_fault_keeps_the_place_and_the_draft(company: Company) -> None:
    anna = company.anna
    await anna.start()
    await anna.send("/newvacancy")
    await anna.settled()
    before = await company.read(stands)

    async def breaks(_update: Update, ctx: BotContext) -> None:
        ctx.draft_id = None
        raise KeyError

    handlers = company.app._application.handlers[0]
    handlers.insert(0, CommandHandler("break", breaks))
    await anna.send("/break")
    await anna.settled()
    assert await company.read(stands) == before != []
    await anna.send("Редактор рубрики")
    await anna.settled()
    assert "черновик" in anna.screen().text


async def test_a_dialogue_left_alone_too_long_is_forgotten(company: Company) -> None:
    anna = company.anna
    await anna.start()
    await anna.send("/newvacancy")
    await anna.settled()

    def long_ago(session: Session) -> None:
        session.connection().execute(
            update(Dialogue).values(expires_at=company.clock.now() - timedelta(seconds=1))
        )

    await company.app.database.write(long_ago)
    await anna.send("Редактор рубрики")
    await anna.settled()
    assert "черновик" not in anna.screen().text.split("\n")[0]
    assert await company.read(stands) == []


async def test_the_later_of_two_dialogues_hears(company: Company) -> None:
    anna = company.anna
    await anna.start()
    await anna.send("/newvacancy Редактор рубрики")
    await anna.settled()
    await anna.send("/newvacancy")
    await anna.settled()
    await anna.send("Корректор")
    await anna.settled()
    assert "Корректор" in anna.screen().text
    assert len(await company.read(stands)) == 1
