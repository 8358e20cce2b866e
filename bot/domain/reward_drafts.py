"""The catalogue's editing: a reward is filled in as a draft, field by field, and saved as a whole."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, ClassVar

from sqlmodel import Session

from bot.domain import drafts, events, jobs, stored_files, unfinished
from bot.domain.access import Actor, Permission
from bot.domain.drafts import Kept
from bot.domain.errors import Gone, Outdated, Problem, Unfit
from bot.domain.jobs import JobKind
from bot.domain.notifications import NoticeKind, notify
from bot.domain.points_rules import MOST_POINTS
from bot.domain.unfinished import UnfinishedKind
from bot.domain.vacancy_people import person_named
from bot.models import Draft, Employee, Reward, RewardKind, Subject

LONGEST_NAME = 80
LONGEST_DESCRIPTION = 600
MOST_STOCK = 100_000
MOST_PER_PERSON = 1_000
DRAFTS_SLOT = "menu"


class RewardField(StrEnum):
    """What of a reward can be filled in."""

    NAME = "name"
    PRICE = "price"
    STOCK = "stock"
    KIND = "kind"
    PER_PERSON = "per_person"
    FULFILLER = "fulfiller"
    DESCRIPTION = "description"
    PHOTO = "photo"


@dataclass(frozen=True)
class RewardDraft:
    """A reward being filled in; of an existing one with the revision and stock it was begun from."""

    KIND: ClassVar[str] = "reward"
    VERSION: ClassVar[int] = 1

    name: str = ""
    description: str = ""
    price: int | None = None
    stock: int | None = None
    kind: RewardKind = RewardKind.MATERIAL
    per_person: int | None = None
    fulfiller_id: int | None = None
    photo_id: int | None = None
    reward_id: int | None = None
    reward_rev: int = 0
    stock_seen: int | None = None


unfinished.register(RewardDraft, UnfinishedKind.REWARD, lambda draft: draft.name)


@dataclass(frozen=True)
class RewardDraftCard:
    """The draft as its card shows it; `is_ready` when nothing required is missing."""

    draft_id: int
    rev: int
    fields: RewardDraft
    fulfiller: str
    is_ready: bool


def begin(session: Session, actor: Actor, *, now: datetime) -> RewardDraftCard:
    """Begin a new reward. Raises Denied."""
    actor.require(Permission.REWARDS_TEND)
    return _card(session, drafts.start(session, actor.id, RewardDraft(fulfiller_id=actor.id), now=now))


def begin_edit(session: Session, actor: Actor, reward_id: int, *, now: datetime) -> RewardDraftCard:
    """Begin to change a reward; an edit of the same state that was begun earlier goes on. Raises Denied, Gone."""
    actor.require(Permission.REWARDS_TEND)
    reward = session.get(Reward, reward_id)
    if reward is None:
        raise Gone
    for kept in drafts.own(session, actor, RewardDraft):
        if kept.fields.reward_id == reward_id:
            if kept.fields.reward_rev == reward.rev:
                return _card(session, kept)
            drafts.discard(session, actor, kept.id, RewardDraft)
    fields = RewardDraft(
        name=reward.name,
        description=reward.description,
        price=reward.price,
        stock=reward.stock,
        kind=reward.kind,
        per_person=reward.per_person,
        fulfiller_id=reward.fulfiller_id,
        photo_id=reward.photo_id,
        reward_id=reward_id,
        reward_rev=reward.rev,
        stock_seen=reward.stock,
    )
    return _card(session, drafts.start(session, actor.id, fields, now=now, file_id=reward.photo_id))


def show(session: Session, actor: Actor, draft_id: int) -> RewardDraftCard:
    """The draft's card. Raises Denied, Gone."""
    actor.require(Permission.REWARDS_TEND)
    return _card(session, drafts.load(session, actor, draft_id, RewardDraft))


def refresh(session: Session, actor: Actor, draft_id: int, *, now: datetime) -> RewardDraftCard:
    """The draft as it stands; of a reward that a colleague has changed since, an edit begun anew. Raises Denied, Gone."""
    card = show(session, actor, draft_id)
    if card.fields.reward_id is None:
        return card
    return begin_edit(session, actor, card.fields.reward_id, now=now)


def put_first(session: Session, actor: Actor, draft_id: int, text: str, *, now: datetime) -> RewardDraftCard:
    """The first line: a name, and when its last word is a number that is the price («Толстовка 300»)."""
    words = text.split()
    if len(words) > 1 and _number(words[-1]) is not None:
        price = _typed(words[-1], 1, MOST_POINTS)
        return _put(session, actor, draft_id, now, name=_name(" ".join(words[:-1])), price=price)
    return put(session, actor, draft_id, RewardField.NAME, text, now=now)


def put(
    session: Session, actor: Actor, draft_id: int, field: RewardField, text: str, *, now: datetime
) -> RewardDraftCard:
    """Fill one field with typed words. Raises Denied, Gone, Unfit when they cannot be taken."""
    match field:
        case RewardField.NAME:
            return _put(session, actor, draft_id, now, name=_name(text))
        case RewardField.PRICE:
            return _put(session, actor, draft_id, now, price=_typed(text, 1, MOST_POINTS))
        case RewardField.STOCK:
            return _put(session, actor, draft_id, now, stock=_typed(text, 0, MOST_STOCK))
        case RewardField.PER_PERSON:
            return _put(session, actor, draft_id, now, per_person=_typed(text, 1, MOST_PER_PERSON))
        case RewardField.FULFILLER:
            return _put(session, actor, draft_id, now, fulfiller_id=person_named(session, text))
        case RewardField.DESCRIPTION:
            said = text.strip()
            if len(said) > LONGEST_DESCRIPTION:
                raise Unfit(Problem.TEXT_TOO_LONG, most=LONGEST_DESCRIPTION)
            return _put(session, actor, draft_id, now, description=said)
        case RewardField.KIND | RewardField.PHOTO:
            raise Outdated


def choose_kind(
    session: Session, actor: Actor, draft_id: int, kind: RewardKind, *, now: datetime
) -> RewardDraftCard:
    """Say what kind of reward it is. Raises Denied, Gone."""
    return _put(session, actor, draft_id, now, kind=kind)


def clear(
    session: Session, actor: Actor, draft_id: int, field: RewardField, *, now: datetime
) -> RewardDraftCard:
    """Empty a field: no limit, no photo, nobody in particular. Raises Outdated for one that must be filled."""
    empty: dict[RewardField, dict[str, str | None]] = {
        RewardField.STOCK: {"stock": None},
        RewardField.PER_PERSON: {"per_person": None},
        RewardField.FULFILLER: {"fulfiller_id": None},
        RewardField.DESCRIPTION: {"description": ""},
        RewardField.PHOTO: {"photo_id": None},
    }
    if field not in empty:
        raise Outdated
    return _put(session, actor, draft_id, now, **empty[field])


def fetch_photo(
    session: Session, actor: Actor, draft_id: int, telegram_file_id: str, *, now: datetime
) -> RewardDraftCard:
    """Have a photo that was sent fetched into the draft; its card is shown again when it is there."""
    card = show(session, actor, draft_id)
    jobs.enqueue(
        session,
        JobKind.REWARD_PHOTO,
        f"reward-photo:{draft_id}",
        {"draft": draft_id, "file": telegram_file_id},
        now=now,
    )
    return card


def keep_photo(session: Session, draft_id: int, data: bytes, *, now: datetime) -> None:
    """A fetched photo belongs to its draft; one whose draft is gone is not kept."""
    row = session.get(Draft, draft_id)
    if row is None or row.kind != RewardDraft.KIND:
        return
    photo_id = stored_files.keep(session, data, mime="image/jpeg", now=now)
    row.file_id = photo_id
    row.data = {**row.data, "photo_id": photo_id}
    row.rev += 1
    row.updated_at = now
    session.add(row)
    _show_again(session, row, now)


def photo_failed(session: Session, draft_id: int, *, now: datetime) -> None:
    """A photo could not be fetched: the card is shown again as it stands, without it."""
    row = session.get(Draft, draft_id)
    if row is not None and row.kind == RewardDraft.KIND:
        _show_again(session, row, now)


def save(session: Session, actor: Actor, draft_id: int, *, rev: int, now: datetime) -> int:
    """Put the reward into the shop, or change the one that is there; its id.

    Raises Denied, Gone, Outdated when draft or reward have moved on, Unfit without a name or price.
    """
    actor.require(Permission.REWARDS_TEND)
    kept = drafts.load(session, actor, draft_id, RewardDraft)
    fields = kept.fields
    if kept.rev != rev:
        raise Outdated
    if not fields.name:
        raise Unfit(Problem.TITLE_EMPTY)
    if fields.price is None:
        raise Unfit(Problem.NUMBER_NOT_UNDERSTOOD)
    reward = session.get(Reward, fields.reward_id) if fields.reward_id is not None else None
    if fields.reward_id is not None and (reward is None or reward.rev != fields.reward_rev):
        raise Outdated
    if reward is None:
        reward = Reward(name=fields.name, price=fields.price, created_by_id=actor.id, created_at=now)
    reward.name, reward.description, reward.price = fields.name, fields.description, fields.price
    reward.kind, reward.per_person = fields.kind, fields.per_person
    former_photo = reward.photo_id
    reward.fulfiller_id, reward.photo_id = fields.fulfiller_id, fields.photo_id
    reward.stock = _stock_after(reward.stock, fields)
    reward.rev += 1
    session.add(reward)
    session.flush()  # its id goes into the record and the answer
    drafts.discard(session, actor, draft_id, RewardDraft)
    if former_photo is not None and former_photo != reward.photo_id:
        stored_files.drop_unused(session, former_photo)
    _record(session, actor, reward, "changed" if fields.reward_id is not None else "added", now)
    return _id(reward)


def set_active(
    session: Session, actor: Actor, reward_id: int, is_active: bool, *, rev: int, now: datetime
) -> None:
    """Take a reward off the shop or put it back; open requests for it go on. Raises Denied, Gone, Outdated."""
    actor.require(Permission.REWARDS_TEND)
    reward = session.get(Reward, reward_id)
    if reward is None:
        raise Gone
    if reward.rev != rev:
        raise Outdated
    if reward.active is not is_active:
        reward.active = is_active
        reward.rev += 1
        session.add(reward)
        _record(session, actor, reward, "offered" if is_active else "withdrawn", now)


def discard(session: Session, actor: Actor, draft_id: int) -> int | None:
    """Throw the draft away; the reward it was to change, if any. Raises Denied, Gone."""
    fields = drafts.load(session, actor, draft_id, RewardDraft).fields
    drafts.discard(session, actor, draft_id, RewardDraft)
    return fields.reward_id


# -- steps -----------------------------------------------------------------------------------------------


def _stock_after(present: int | None, fields: RewardDraft) -> int | None:
    """The stock after an edit: what was added or taken since the editor looked, on top of what is there now.

    Requests may have come meanwhile: setting the number as it was typed would offer again what they have taken.
    """
    if fields.reward_id is None or fields.stock is None or fields.stock_seen is None or present is None:
        return fields.stock if fields.stock != fields.stock_seen or fields.reward_id is None else present
    return max(present + fields.stock - fields.stock_seen, 0)


def _put(
    session: Session,
    actor: Actor,
    draft_id: int,
    now: datetime,
    **values: str | int | RewardKind | None,
) -> RewardDraftCard:
    actor.require(Permission.REWARDS_TEND)
    kept = drafts.load(session, actor, draft_id, RewardDraft)
    changed = replace(kept.fields, **values)  # type: ignore[arg-type]
    return _card(session, drafts.change(session, actor, draft_id, changed, now=now))


def _card(session: Session, kept: Kept[RewardDraft]) -> RewardDraftCard:
    fields = kept.fields
    person = session.get(Employee, fields.fulfiller_id) if fields.fulfiller_id is not None else None
    return RewardDraftCard(
        draft_id=kept.id,
        rev=kept.rev,
        fields=fields,
        fulfiller=person.name if person is not None else "",
        is_ready=bool(fields.name) and fields.price is not None,
    )


def _name(text: str) -> str:
    name = " ".join(text.split())
    if not name:
        raise Unfit(Problem.TITLE_EMPTY)
    if len(name) > LONGEST_NAME:
        raise Unfit(Problem.TITLE_TOO_LONG, most=LONGEST_NAME)
    return name


def _typed(text: str, least: int, most: int) -> int:
    number = _number(text)
    if number is None:
        raise Unfit(Problem.NUMBER_NOT_UNDERSTOOD)
    if not least <= number <= most:
        raise Unfit(Problem.NUMBER_RANGE, least=least, most=most)
    return number


def _number(text: str) -> int | None:
    digits = "".join(text.split())
    return int(digits) if digits.isdecimal() and digits.isascii() else None


def _show_again(session: Session, row: Draft, now: datetime) -> None:
    notify(
        session,
        row.owner_id,
        NoticeKind.REWARD_DRAFT,
        {"draft": row.id},
        now=now,
        dedupe_key=f"reward-draft:{row.id}:{row.rev}",
        delay=timedelta(),
        slot=DRAFTS_SLOT,
    )


def load_draft(
    session: Session, recipient: Actor, payload: Mapping[str, Any], _now: datetime
) -> RewardDraftCard | None:
    """The draft's card after its photo has come; nothing when it was saved or thrown away meanwhile."""
    try:
        return show(session, recipient, payload["draft"])
    except Gone:
        return None


def _record(session: Session, actor: Actor, reward: Reward, verb: str, now: datetime) -> None:
    events.record(
        session,
        actor_id=actor.id,
        subject=Subject.REWARD,
        subject_id=_id(reward),
        verb=verb,
        now=now,
        details={"name": reward.name, "price": reward.price, "stock": reward.stock, "active": reward.active},
    )


def _id(reward: Reward) -> int:
    if reward.id is None:
        raise ValueError("a stored reward has an id")
    return reward.id
