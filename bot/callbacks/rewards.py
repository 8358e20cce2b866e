"""Buttons of rewards."""

from bot.callbacks.codec import Press, button


@button("za")
class OpenRewards(Press):
    """The reward shop, by pages."""

    page: int


@button("zb")
class OpenReward(Press):
    """A reward's card."""

    reward_id: int


@button("zd")
class RequestReward(Press):
    """Ask for a reward at the price that was shown; the ordinal makes a second press harmless."""

    reward_id: int
    ordinal: int
    price: int


@button("ze")
class OpenRedemptions(Press):
    """A list of exchanges: one's own, or those that wait for the reader."""

    which: str
    page: int


@button("zf")
class OpenRedemption(Press):
    """An exchange's card."""

    redemption_id: int


@button("zg")
class CancelRedemption(Press):
    """Take one's own request back."""

    redemption_id: int
    rev: int


@button("zh")
class ApproveRedemption(Press):
    """Approve a request."""

    redemption_id: int
    rev: int


@button("zi")
class DeclineRedemption(Press):
    """Decline a request; the reason is asked for."""

    redemption_id: int
    rev: int


@button("zj")
class HandOverReward(Press):
    """The reward has been handed over."""

    redemption_id: int
    rev: int


@button("zk")
class ConfirmReward(Press):
    """The reward has been received."""

    redemption_id: int
    rev: int


@button("zl")
class NewReward(Press):
    """Begin a new reward."""


@button("zm")
class EditReward(Press):
    """Change a reward."""

    reward_id: int


@button("zn")
class OfferReward(Press):
    """Put a reward into the shop, or take it off."""

    reward_id: int
    is_active: bool
    rev: int


@button("zo")
class OpenRewardDraft(Press):
    """The card of a reward being filled in."""

    draft_id: int


@button("zp")
class FillRewardField(Press):
    """Fill a field of a reward."""

    draft_id: int
    field: str


@button("zq")
class ChooseRewardKind(Press):
    """What kind of reward it is."""

    draft_id: int
    kind: str


@button("zr")
class ClearRewardField(Press):
    """Empty a field of a reward."""

    draft_id: int
    field: str


@button("zs")
class SaveReward(Press):
    """Put the reward into the shop as its card shows it."""

    draft_id: int
    rev: int


@button("zt")
class DiscardReward(Press):
    """Throw away what was filled in."""

    draft_id: int
