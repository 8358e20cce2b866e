"""Which candidates a sent message shows: by its subject and by every button on it, so that lists are reached too."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from sqlmodel import Session, col, delete

from bot.callbacks import StaleButton, unpack
from bot.domain.erasure_plan import candidate_behind
from bot.models import MessageCandidate

# Buttons of drafts name these ids too, but of nobody who is in the base.
_ID = "_id"


def note(session: Session, chat_id: int, message_id: int, payload: Mapping[str, Any]) -> None:
    """Remember whom a message shows from now on; an edited one shows only what it shows now."""
    session.exec(
        delete(MessageCandidate).where(
            col(MessageCandidate.chat_id) == chat_id, col(MessageCandidate.message_id) == message_id
        )
    )
    for candidate_id in sorted(shown(session, payload)):
        session.add(MessageCandidate(chat_id=chat_id, message_id=message_id, candidate_id=candidate_id))


def shown(session: Session, payload: Mapping[str, Any]) -> set[int]:
    """The candidates of the base a screen's payload is about or leads to."""
    found = {candidate_behind(session, table, row_id) for table, row_id in set(_named(payload))}
    return {one for one in found if one is not None}


def _named(payload: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    about = payload.get("about")
    if about is not None:
        yield str(about[0]), int(about[1])
    for row in payload.get("keyboard") or ():
        for button in row:
            if "data" not in button:
                continue
            try:
                press = unpack(button["data"])
            except StaleButton:
                continue
            for item in fields(press):  # type: ignore[arg-type]
                value = getattr(press, item.name)
                if item.name.endswith(_ID) and isinstance(value, int):
                    yield item.name.removesuffix(_ID).rpartition("other_")[2], value
