"""Whatever a button brings, forged or old: an answer, never a fault, and nothing that stops the others."""

from dataclasses import fields
from enum import StrEnum
from typing import Any, get_args, get_type_hints

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from bot.callbacks import LARGEST, Press, all_buttons, pack
from bot.handlers import home as home_handlers
from bot.models import InboxState, InboxUpdate
from tests.company import Company

NUMBERS = (1, -1, LARGEST)


def forged(kind: type[Press]) -> list[str]:
    """Presses of a kind with ids that may and may not exist, and words no screen would put there."""
    hints = get_type_hints(kind)
    names = [item.name for item in fields(kind)]  # type: ignore[arg-type]
    return list(
        dict.fromkeys(
            pack(kind(**{name: _value(hints[name], number) for name in names})) for number in NUMBERS
        )
    )


def _value(hint: Any, number: int) -> Any:
    options = [option for option in get_args(hint) or (hint,) if option is not type(None)]
    if options[0] is bool:
        return number > 0
    if options[0] is int:
        return number
    if issubclass(options[0], StrEnum):
        return list(options[0])[number % len(options[0])]
    return "whatever"


def _dead(session: Session) -> list[str]:
    rows = session.exec(select(InboxUpdate).where(InboxUpdate.state == InboxState.DEAD)).all()
    return [f"{(row.raw.get('callback_query') or {}).get('data')}: {row.error}" for row in rows]


@pytest.mark.parametrize("who", ["anna", "gleb"])
async def test_no_forged_press_is_a_fault(company: Company, who: str) -> None:
    person = getattr(company, who)
    await person.start()
    await person.settled()
    for kind in all_buttons().values():
        for data in forged(kind):
            await person.press(person.screen(), {"text": "?", "callback_data": data})
        await person.settled()
    assert await company.read(_dead) == []


async def test_what_breaks_a_rule_of_the_database_ends_as_a_dead_letter(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    await company.everyone_starts()

    def break_a_rule(_session: Session, _actor: object) -> None:
        raise IntegrityError("INSERT", {}, ValueError("UNIQUE constraint failed"))

    with monkeypatch.context() as broken:
        broken.setattr(home_handlers, "home", break_a_rule)
        await company.gleb.send("/help")
        await company.gleb.settled()
    assert "сломалось у нас" in company.gleb.screen().text
    await company.boris.send("/help")
    await company.boris.settled()
    assert "Что здесь можно" in company.boris.screen().text, "nobody else suffers"
    assert len(await company.read(_dead)) == 1
