"""Out to Telegram: whatever it answers or does not, nothing is lost, doubled without need, or out of order."""

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlmodel import Session, select

from bot.domain import people
from bot.domain.notifications import UNDO_WINDOW, NoticeKind, notify
from bot.i18n import Html
from bot.models import Employee, OutboxMessage, OutboxState, Role
from bot.runtime import delivery
from bot.runtime.pacing import Pacer
from bot.runtime.speech import put_screen
from bot.sandbox import Fault, Person
from bot.views.notices import NOTICES, Notice
from bot.views.screen import Screen
from tests.company import Company


@pytest.fixture(autouse=True)
def _in_haste(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "LONGEST_BACKOFF", 0.0)


async def say(company: Company, chat_id: int, *texts: str, slot: str | None = None) -> None:
    def put(session: Session) -> None:
        for text in texts:
            put_screen(session, chat_id, Screen(Html(text)), slot=slot, now=company.clock.now())

    await company.app.database.write(put)


def told(person: Person, since: int = 0) -> list[str]:
    return [message.text for message in person.messages() if message.text.startswith("весть")][since:]


def states(session: Session) -> list[OutboxState]:
    return [row.state for row in session.exec(select(OutboxMessage).order_by(OutboxMessage.id)).all()]  # type: ignore[arg-type]


FIVE = [f"весть {number}" for number in range(1, 6)]


@pytest.mark.parametrize("kind", ["429", "500", "502", "reset"])
async def test_what_was_not_done_is_done_again_in_order(company: Company, kind: str) -> None:
    await company.everyone_starts()
    company.sandbox.faults.add(Fault(kind, "sendMessage", times=2, retry_after=0))
    await say(company, company.gleb.id, *FIVE)
    await company.drained()
    assert told(company.gleb) == FIVE


async def test_a_wait_that_telegram_asks_for_is_kept_by_all(company: Company) -> None:
    await company.everyone_starts()
    company.sandbox.faults.add(Fault("429", "sendMessage", retry_after=1, chat=company.gleb.id))
    await say(company, company.gleb.id, *FIVE)
    await say(company, company.vera.id, *FIVE)
    await company.drained()
    assert told(company.gleb) == FIVE
    assert told(company.vera) == FIVE


async def test_a_slow_telegram_doubles_nothing(company: Company) -> None:
    await company.everyone_starts()
    company.sandbox.faults.add(Fault("slow", "sendMessage", seconds=0.2))
    await say(company, company.gleb.id, *FIVE)
    await company.drained()
    assert told(company.gleb) == FIVE


async def test_a_lost_answer_doubles_one_message_at_most(company: Company) -> None:
    await company.everyone_starts()
    company.sandbox.faults.add(Fault("lost", "sendMessage"))
    await say(company, company.gleb.id, *FIVE)
    await company.drained()
    heard = told(company.gleb)
    assert list(dict.fromkeys(heard)) == FIVE, "none lost, in order"
    assert len(heard) == 6


async def test_an_edit_whose_answer_was_lost_is_no_second_message(company: Company) -> None:
    await company.everyone_starts()
    gleb = company.gleb
    await say(company, gleb.id, "весть 1", slot="vacancy:1")
    await company.drained()
    company.sandbox.faults.add(Fault("lost", "editMessageText"))
    await say(company, gleb.id, "весть 2", slot="vacancy:1")
    await company.drained()
    assert told(gleb) == ["весть 2"]
    assert await company.read(states) == [OutboxState.SENT] * len(await company.read(states))
    company.sandbox.refusals.clear()  # the second edit changed nothing, as Telegram then says


async def test_only_the_newest_state_of_a_slot_is_said(company: Company) -> None:
    await company.everyone_starts()
    before = len(company.sandbox.calls("sendMessage"))
    company.sandbox.faults.add(Fault("429", "sendMessage", retry_after=1))
    for text in FIVE:
        await say(company, company.gleb.id, text, slot="vacancy:1")
    await company.drained()
    assert told(company.gleb) == ["весть 5"]
    assert len(company.sandbox.calls("sendMessage")) - before <= 1


async def test_a_card_deleted_meanwhile_comes_anew(company: Company) -> None:
    await company.everyone_starts()
    gleb = company.gleb
    await say(company, gleb.id, "весть 1", slot="vacancy:1")
    await company.drained()
    await gleb.delete(gleb.screen())
    await say(company, gleb.id, "весть 2", slot="vacancy:1")
    await company.drained()
    assert told(gleb) == ["весть 2"]
    company.sandbox.refusals.clear()


async def test_whoever_wrote_below_gets_the_card_below(company: Company) -> None:
    await company.everyone_starts()
    gleb = company.gleb
    await say(company, gleb.id, "весть 1", slot="vacancy:1")
    await company.drained()
    await gleb.send("что нового?")
    await company.drained()
    await say(company, gleb.id, "весть 2", slot="vacancy:1")
    await company.drained()
    assert gleb.screen().text == "весть 2"
    assert told(gleb) == ["весть 2"], "the former one is taken away"


async def test_who_blocks_the_bot_is_left_alone_until_they_return(company: Company) -> None:
    await company.everyone_starts()
    gleb = company.gleb
    await gleb.block_bot()
    company.sandbox.world.updates.drop_all()  # the bot has not heard of it yet

    def tell(session: Session) -> None:
        for text in ("весть 1", "весть 2"):
            put_screen(
                session,
                gleb.id,
                Screen(Html(text)),
                recipient_id=company.ids["gleb"],
                now=company.clock.now(),
            )

    await company.app.database.write(tell)
    await company.drained()
    assert [refusal.code for refusal in company.sandbox.refusals] == [403], "asked once, then no more"
    company.sandbox.refusals.clear()
    await company.app.database.write(tell)
    await company.drained()
    assert company.sandbox.refusals == []
    await gleb.start()
    await gleb.settled()
    await company.app.database.write(tell)
    await company.drained()
    assert told(gleb) == ["весть 1", "весть 2"]


async def test_a_notice_is_checked_again_when_it_is_said(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    await company.everyone_starts()
    true = {"now": False}
    notice = Notice(
        lambda _session, _actor, _payload, _now: "весть" if true["now"] else None,
        lambda _words, found, **_: Screen(Html(found)),
    )
    monkeypatch.setitem(NOTICES, NoticeKind.VACANCY_SHARED, notice)

    def tell(session: Session, now: datetime) -> None:
        notify(session, company.ids["gleb"], NoticeKind.VACANCY_SHARED, {}, now=now)

    for holds in (False, True):
        true["now"] = holds
        await company.app.database.write(tell, company.clock.now())
        await company.move_to(company.clock.now() + 2 * UNDO_WINDOW)
    assert told(company.gleb) == ["весть"]


async def test_one_message_that_cannot_be_made_holds_up_nobody(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    await company.everyone_starts()

    def broken(*_: object) -> None:
        raise KeyError("Иван Иванов")

    monkeypatch.setitem(NOTICES, NoticeKind.VACANCY_SHARED, Notice(broken, broken))  # type: ignore[arg-type]

    def tell(session: Session) -> None:
        notify(
            session,
            company.ids["gleb"],
            NoticeKind.VACANCY_SHARED,
            {},
            now=company.clock.now(),
            delay=timedelta(),
        )

    await company.app.database.write(tell)
    await say(company, company.gleb.id, "весть")
    await company.drained()
    assert told(company.gleb) == ["весть"]
    assert OutboxState.FAILED in await company.read(states)


async def test_a_group_that_became_a_supergroup_is_followed(company: Company) -> None:
    await company.everyone_starts()
    group = company.sandbox.add_group("Маркетинг", [company.vera, company.gleb], bot=True)
    await company.drained()
    old = group.id
    await say(company, old, "весть 1", slot="points")
    await company.drained()
    group.migrate()
    company.sandbox.world.updates.drop_all()  # the refusal alone must tell
    await say(company, old, "весть 2", slot="points")
    await company.drained()
    await say(company, group.id, "весть 3", slot="points")
    await company.drained()
    heard = [message.text for message in company.gleb.messages(group) if message.text.startswith("весть")]
    assert heard == ["весть 3"], "anew in the new group, and there it is edited"
    company.sandbox.refusals.clear()


async def test_sixty_notices_to_thirty_people_bring_no_refusal(company: Company) -> None:
    crowd = [company.sandbox.add_person(first_name=f"Сотрудник {number}") for number in range(30)]

    def employ(session: Session) -> None:
        for person in crowd:
            people.add_employee(
                session,
                name=person.name,
                roles=(Role.EMPLOYEE,),
                telegram_id=person.id,
                now=company.clock.now(),
            )

    await company.app.database.write(employ)
    for person in crowd:
        await person.start()
    await company.drained()
    company.sandbox.flood.enabled = True
    company.app._delivery._pacer = Pacer(limited=True)

    def tell(session: Session) -> None:
        for text in ("весть 1", "весть 2"):
            for employee in session.exec(select(Employee).where(Employee.telegram_id >= crowd[0].id)).all():  # type: ignore[operator]
                put_screen(session, employee.telegram_id or 0, Screen(Html(text)), now=company.clock.now())

    await company.app.database.write(tell)
    async with asyncio.timeout(30):
        await company.drained()
    assert all(told(person) == ["весть 1", "весть 2"] for person in crowd)
    assert company.sandbox.refusals == []
