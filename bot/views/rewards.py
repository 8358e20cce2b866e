"""The reward shop: the catalogue, a reward, an exchange on its way, and the news of it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.callbacks import (
    ApproveRedemption,
    CancelRedemption,
    ConfirmReward,
    DeclineRedemption,
    EditReward,
    HandOverReward,
    NewReward,
    OfferReward,
    OpenHome,
    OpenPoints,
    OpenRedemption,
    OpenRedemptions,
    OpenReward,
    OpenRewards,
    RequestReward,
)
from bot.domain.errors import Problem, Unfit
from bot.domain.redemption_cards import RedemptionCard, RedemptionList, Redemptions
from bot.domain.rewards import Catalogue, RewardCard, RewardRow
from bot.i18n import Html, Words, blocks, html, lines
from bot.models import RedemptionState, RewardKind
from bot.views.format import clip, moment
from bot.views.points_text import signed
from bot.views.screen import Attachment, Button, Row, Screen, Style, keyboard
from bot.views.widgets.back import back_row
from bot.views.widgets.paging import pager

_LABEL = 44
_NAME = 80
_DESCRIPTION = 500
_SIGNS = {
    RedemptionState.REQUESTED: "⏳",
    RedemptionState.APPROVED: "👍",
    RedemptionState.DECLINED: "✖️",
    RedemptionState.HANDED_OVER: "📦",
    RedemptionState.CONFIRMED: "✅",
    RedemptionState.CANCELLED: "↩︎",
}


# -- the shop --------------------------------------------------------------------------------------------


def catalogue_screen(words: Words, found: Catalogue) -> Screen:
    """What points can be exchanged for, the reader's purse, and what waits for them."""
    rows = [(Button(_reward_label(words, row), OpenReward(row.id)),) for row in found.rows]
    waiting = found.to_decide + found.to_hand_over
    return Screen(
        blocks(
            words.html("rewards-title"),
            _purse(words, found.balance),
            lines(*(_reward_row(words, row) for row in found.rows))
            if found.rows
            else _nothing_offered(words, found),
        ),
        keyboard(
            *rows,
            pager(found.page, found.pages, OpenRewards),
            (
                Button(words("rewards-button-mine", count=found.mine), _list(RedemptionList.MINE))
                if found.mine
                else None,
                Button(words("rewards-button-waiting", count=waiting), _list(RedemptionList.WAITING))
                if waiting
                else None,
            ),
            (Button(words("rewards-button-add"), NewReward(), style=None if found.rows else Style.GREEN),)
            if found.tends
            else (),
            back_row(words, OpenHome(), Button(words("rewards-button-points"), OpenPoints(None, 0))),
        ),
    )


def _purse(words: Words, balance: int) -> Html:
    if balance < 0:
        return words.html("rewards-debt", debt=-balance)
    return words.html("rewards-balance", balance=words.number(balance))


def _nothing_offered(words: Words, found: Catalogue) -> Html:
    return words.html("rewards-empty-tending") if found.tends else words.html("rewards-empty")


def _reward_label(words: Words, row: RewardRow) -> str:
    sign = "🎁" if row.active else "🚫"
    tail = f" · {words.number(row.price)}"
    return f"{sign} {clip(row.name, _LABEL - len(tail))}{tail}"


def _reward_row(words: Words, row: RewardRow) -> Html:
    return words.html(
        "rewards-row",
        name=clip(row.name, _NAME),
        price=row.price,
        note=_reward_note(words, row),
    )


def _reward_note(words: Words, row: RewardRow) -> str:
    if not row.active:
        return words("rewards-note-withdrawn")
    if row.stock == 0:
        return words("rewards-note-none-left")
    if row.missing:
        return words("rewards-note-missing", missing=words.number(row.missing))
    if row.stock is not None:
        return words("rewards-note-left", left=words.number(row.stock))
    return words("rewards-note-enough")


def reward_screen(words: Words, card: RewardCard) -> Screen:
    """A reward with its photo and everything that decides, and the one button to ask for it."""
    ask = (
        Button(
            words("reward-button-request", price=card.price),
            RequestReward(card.id, card.ordinal, card.price),
            style=Style.GREEN,
        )
        if card.hindrance is None
        else None
    )
    return Screen(
        blocks(
            words.html("reward-title", name=card.name),
            clip(card.description, _DESCRIPTION) or None,
            lines(
                words.html("reward-price", price=card.price),
                words.html("reward-stock", stock=words.number(card.stock))
                if card.stock is not None
                else None,
                words.html("reward-limit", limit=card.per_person, taken=words.number(card.taken))
                if card.per_person is not None
                else None,
                words.html("reward-kind", kind=words.option("reward-kind", card.kind)),
                words.html("reward-fulfiller", name=card.fulfiller) if card.fulfiller else None,
            ),
            _hindrance(words, card.hindrance) if card.hindrance is not None else _after(words, card),
        ),
        keyboard((ask,), _tending(words, card), back_row(words, OpenRewards(0))),
        attachment=Attachment(card.photo_id, "reward.jpg", is_photo=True)
        if card.photo_id is not None
        else None,
    )


def _after(words: Words, card: RewardCard) -> Html:
    return words.html("reward-balance-after", balance=words.number(card.balance - card.price))


def _hindrance(words: Words, hindrance: Unfit) -> Html:
    """Why it cannot be asked for now, without alarm: nobody has pressed anything yet."""
    details = hindrance.details
    match hindrance.problem:
        case Problem.POINTS_TOO_FEW:
            return words.html("reward-lacks-points", missing=int(details["missing"]))
        case Problem.POINTS_DEBT:
            return words.html("reward-lacks-debt", debt=int(details["debt"]))
        case Problem.REWARD_LIMIT:
            return words.html("reward-lacks-limit", most=int(details["most"]))
        case Problem.REWARD_OUT_OF_STOCK:
            return words.html("reward-lacks-stock")
        case _:
            return words.html("reward-lacks-offer")


def _tending(words: Words, card: RewardCard) -> tuple[Button, ...]:
    if not card.tends:
        return ()
    offer = words("reward-button-withdraw") if card.active else words("reward-button-offer")
    return (
        Button(words("reward-button-edit"), EditReward(card.id)),
        Button(offer, OfferReward(card.id, not card.active, card.rev)),
    )


# -- exchanges -------------------------------------------------------------------------------------------


def redemption_screen(words: Words, card: RedemptionCard, *, zone: ZoneInfo, now: datetime) -> Screen:
    """An exchange: who, what for, where it stands, and what the reader can do."""
    which = RedemptionList.MINE if card.is_mine else RedemptionList.WAITING
    return Screen(
        blocks(
            lines(
                words.html("redemption-title", reward=card.reward, price=card.price),
                None if card.is_mine else words.html("redemption-who", name=card.name),
                words.html("redemption-when", when=moment(words, card.requested_at, zone=zone, now=now)),
            ),
            _standing(words, card),
        ),
        keyboard(*_actions(words, card), back_row(words, _list(which))),
    )


def redemptions_screen(words: Words, found: Redemptions) -> Screen:
    """One's own exchanges, or those that wait for the reader."""
    mine = found.which is RedemptionList.MINE
    title = words.html("redemptions-mine") if mine else words.html("redemptions-waiting")
    if not found.cards:
        empty = words.html("redemptions-mine-empty") if mine else words.html("redemptions-waiting-empty")
        return Screen(blocks(title, empty), keyboard(back_row(words, OpenRewards(0))))
    rows = [(Button(_redemption_label(card, mine=mine), OpenRedemption(card.id)),) for card in found.cards]
    return Screen(
        blocks(title, lines(*(_redemption_row(words, card, mine=mine) for card in found.cards))),
        keyboard(
            *rows,
            pager(found.page, found.pages, lambda page: OpenRedemptions(found.which.value, page)),
            back_row(words, OpenRewards(0)),
        ),
    )


def ask_decline_reason(words: Words, card: RedemptionCard) -> Screen:
    """Why the request is declined; the person reads it, and the points return."""
    return Screen(
        words.html("redemption-decline-why", name=card.name, reward=card.reward),
        keyboard(back_row(words, OpenRedemption(card.id))),
    )


def _list(which: RedemptionList) -> OpenRedemptions:
    return OpenRedemptions(which.value, 0)


def _redemption_label(card: RedemptionCard, *, mine: bool) -> str:
    name = card.reward if mine else f"{card.name}: {card.reward}"
    return clip(f"{_SIGNS[card.state]} {name}", _LABEL)


def _redemption_row(words: Words, card: RedemptionCard, *, mine: bool) -> Html:
    state = words.option("redemption-state", card.state)
    name = card.reward if mine else f"{card.name}: {card.reward}"
    return words.html("redemptions-row", sign=_SIGNS[card.state], name=clip(name, _NAME), state=state)


def _standing(words: Words, card: RedemptionCard) -> Html:
    match card.state:
        case RedemptionState.APPROVED if card.fulfiller:
            return words.html("redemption-approved-by", name=card.decided_by, fulfiller=card.fulfiller)
        case RedemptionState.APPROVED:
            return words.html("redemption-approved", name=card.decided_by)
        case RedemptionState.DECLINED:
            return words.html("redemption-declined", name=card.decided_by, reason=card.decline_reason)
        case RedemptionState.HANDED_OVER:
            return words.html("redemption-handed-over", name=card.handed_by)
        case _:
            return html(words.option("redemption-now", card.state))


def _actions(words: Words, card: RedemptionCard) -> tuple[Row, ...]:
    approve = decline = hand_over = None
    if card.may_decide:
        if card.state is RedemptionState.REQUESTED:
            approve = Button(
                words("redemption-approve"), ApproveRedemption(card.id, card.rev), style=Style.GREEN
            )
        decline = Button(words("redemption-decline"), DeclineRedemption(card.id, card.rev), style=Style.RED)
    if card.may_hand_over:
        label = (
            words("redemption-hand-over")
            if card.reward_kind is RewardKind.MATERIAL
            else words("redemption-arrange")
        )
        hand_over = Button(label, HandOverReward(card.id, card.rev), style=Style.GREEN)
    return keyboard((approve, hand_over), _own_actions(words, card), (decline,))


def _own_actions(words: Words, card: RedemptionCard) -> tuple[Button, ...]:
    if not card.is_mine:
        return ()
    if card.state is RedemptionState.HANDED_OVER:
        return (Button(words("redemption-confirm"), ConfirmReward(card.id, card.rev), style=Style.GREEN),)
    if card.state is RedemptionState.REQUESTED:
        return (Button(words("redemption-cancel"), CancelRedemption(card.id, card.rev)),)
    return ()


# -- news ------------------------------------------------------------------------------------------------


def requested_notice(words: Words, card: RedemptionCard, *, zone: ZoneInfo, now: datetime) -> Screen:
    """Somebody asks for a reward."""
    return _notice(words.html("redemption-news-requested", name=card.name), words, card, zone, now)


def decided_notice(words: Words, card: RedemptionCard, *, zone: ZoneInfo, now: datetime) -> Screen:
    """What was decided about one's own request; a refusal says that the points are back."""
    if card.state is RedemptionState.DECLINED:
        headline = words.html("redemption-news-declined", amount=signed(words, card.price))
    else:
        headline = words.html("redemption-news-approved")
    return _notice(headline, words, card, zone, now)


def to_hand_over_notice(words: Words, card: RedemptionCard, *, zone: ZoneInfo, now: datetime) -> Screen:
    """An approved reward is to be handed over."""
    return _notice(words.html("redemption-news-to-hand-over", name=card.name), words, card, zone, now)


def handed_over_notice(words: Words, card: RedemptionCard, *, zone: ZoneInfo, now: datetime) -> Screen:
    """The reward was handed over: has it arrived?"""
    return _notice(words.html("redemption-news-handed-over"), words, card, zone, now)


def _notice(headline: Html, words: Words, card: RedemptionCard, zone: ZoneInfo, now: datetime) -> Screen:
    screen = redemption_screen(words, card, zone=zone, now=now)
    return Screen(blocks(headline, screen.text), screen.keyboard)
