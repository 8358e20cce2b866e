"""A reward being filled in: the first question, the card, one field at a time."""

from enum import StrEnum

from bot.callbacks import (
    ChooseRewardKind,
    ClearRewardField,
    DiscardReward,
    FillRewardField,
    OpenRewardDraft,
    OpenRewards,
    SaveReward,
)
from bot.domain.reward_drafts import RewardDraftCard, RewardField
from bot.i18n import Words
from bot.models import RewardKind
from bot.views.screen import Attachment, Button, Row, Screen, Style, keyboard
from bot.views.widgets.back import back_row
from bot.views.widgets.chips import Chip, choice
from bot.views.widgets.field_card import CardField, draft_card

_REQUIRED = frozenset({RewardField.NAME, RewardField.PRICE})


class MayBeEmpty(StrEnum):
    """The fields of a reward that can be left empty; each has words for that."""

    STOCK = "stock"
    PER_PERSON = "per_person"
    FULFILLER = "fulfiller"
    DESCRIPTION = "description"
    PHOTO = "photo"


_CAN_BE_EMPTY = {RewardField(field.value): field for field in MayBeEmpty}


def ask_first(words: Words, card: RewardDraftCard) -> Screen:
    """The one thing needed: a name, best with the price behind it."""
    return Screen(
        words.html("reward-ask-first"),
        keyboard(
            back_row(
                words,
                OpenRewards(0),
                Button(words("button-cancel"), DiscardReward(card.draft_id), style=Style.RED),
            )
        ),
    )


def draft_screen(words: Words, card: RewardDraftCard, *, fetching: bool = False) -> Screen:
    """The draft's card: every field with its value, a button a field."""
    fields = [
        CardField(
            words.option("reward-field", field),
            _value(words, card, field),
            FillRewardField(card.draft_id, field.value),
            required=field in _REQUIRED,
        )
        for field in RewardField
    ]
    title = (
        words.html("reward-draft-new") if card.fields.reward_id is None else words.html("reward-draft-change")
    )
    screen = draft_card(
        words,
        title=title,
        fields=fields,
        main=Button(words("reward-save"), SaveReward(card.draft_id, card.rev)),
        cancel=Button(words("button-cancel"), DiscardReward(card.draft_id)),
        back=OpenRewards(0),
        below=words.html("reward-fetching") if fetching else None,
    )
    if card.fields.photo_id is None:
        return screen
    return Screen(screen.text, screen.keyboard, Attachment(card.fields.photo_id, "reward.jpg", is_photo=True))


def ask_field(words: Words, card: RewardDraftCard, field: RewardField) -> Screen:
    """One field: what to send, the likely values, and how to leave it empty."""
    return Screen(
        words.html(
            "reward-ask", name=words.option("reward-field", field), hint=words.option("reward-hint", field)
        ),
        keyboard(*_chips(words, card, field), back_row(words, OpenRewardDraft(card.draft_id))),
    )


def photo_back(words: Words, card: RewardDraftCard, *, zone: object, now: object) -> Screen:
    """The card again, after its photo has come."""
    del zone, now
    return draft_screen(words, card)


def _chips(words: Words, card: RewardDraftCard, field: RewardField) -> tuple[Row, ...]:
    if field is RewardField.KIND:
        kinds = [Chip(kind, words.option("reward-kind", kind)) for kind in RewardKind]
        return choice(
            kinds, lambda kind: ChooseRewardKind(card.draft_id, kind.value), chosen=card.fields.kind
        )
    if field in _CAN_BE_EMPTY:
        label = words.option("reward-none", _CAN_BE_EMPTY[field])
        return ((Button(label, ClearRewardField(card.draft_id, field.value)),),)
    return ()


def _value(words: Words, card: RewardDraftCard, field: RewardField) -> str | None:
    fields = card.fields
    shown: dict[RewardField, str | None] = {
        RewardField.NAME: fields.name,
        RewardField.PRICE: words.number(fields.price) if fields.price is not None else None,
        RewardField.STOCK: words.number(fields.stock) if fields.stock is not None else None,
        RewardField.KIND: words.option("reward-kind", fields.kind),
        RewardField.PER_PERSON: words("reward-a-year", count=fields.per_person)
        if fields.per_person is not None
        else None,
        RewardField.FULFILLER: card.fulfiller,
        RewardField.DESCRIPTION: fields.description,
        RewardField.PHOTO: words("reward-photo-there") if fields.photo_id is not None else None,
    }
    value = shown[field]
    return value or (words.option("reward-none", _CAN_BE_EMPTY[field]) if field in _CAN_BE_EMPTY else None)
