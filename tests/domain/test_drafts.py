"""Drafts: one's own, by revision, still readable after an upgrade, back again after a slip."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

import pytest
from sqlmodel import Session

from bot.domain import drafts
from bot.domain.errors import Denied, Gone, Outdated
from bot.models import Draft
from tests.factories import make_employee


@dataclass(frozen=True)
class Note:
    KIND: ClassVar[str] = "note"
    VERSION: ClassVar[int] = 1

    title: str
    size: int = 1


def test_an_outdated_button_changes_nothing(session: Session, now: datetime) -> None:
    anna = make_employee(session)
    kept = drafts.start(session, anna.id, Note("а"), now=now)
    newer = drafts.change(session, anna, kept.id, Note("б"), now=now, rev=kept.rev)
    with pytest.raises(Outdated):
        drafts.change(session, anna, kept.id, Note("в"), now=now, rev=kept.rev)
    assert drafts.load(session, anna, kept.id, Note) == newer


def test_a_draft_is_its_owner_s_alone(session: Session, now: datetime) -> None:
    anna, boris = make_employee(session), make_employee(session, "Борис Петров")
    kept = drafts.start(session, anna.id, Note("а"), now=now)
    for act in (drafts.load, drafts.discard):
        with pytest.raises(Denied):
            act(session, boris, kept.id, Note)
    with pytest.raises(Denied):
        drafts.change(session, boris, kept.id, Note("б"), now=now)


def test_what_was_thrown_away_comes_back_once(session: Session, now: datetime) -> None:
    anna = make_employee(session)
    kept = drafts.start(session, anna.id, Note("а"), now=now)
    drafts.put_aside(session, anna, kept.id, Note, rev=kept.rev, now=now)
    with pytest.raises(Gone):
        drafts.load(session, anna, kept.id, Note)
    assert drafts.own(session, anna, Note) == []
    drafts.take_back(session, anna, kept.id, Note, now=now)
    assert drafts.load(session, anna, kept.id, Note).fields == Note("а")
    drafts.discard(session, anna, kept.id, Note)
    with pytest.raises(Gone):
        drafts.take_back(session, anna, kept.id, Note, now=now)


def test_a_draft_kept_before_an_upgrade_still_opens(session: Session, now: datetime) -> None:
    anna = make_employee(session)
    row = Draft(owner_id=anna.id, kind="note", version=0, data={"title": "а"}, created_at=now, updated_at=now)
    session.add(row)
    session.flush()
    assert row.id is not None
    assert drafts.load(session, anna, row.id, Note).fields == Note("а", 1)
