"""Buttons of the hiring decision: asking for it, making it, taking it back."""

from bot.callbacks.codec import Press, button


@button("kda")
class AskDecision(Press):
    """Ask who hires for the decision about a candidate."""

    application_id: int


@button("kdo")
class OpenDecision(Press):
    """A decision's card."""

    decision_id: int


@button("kdr")
class RecallDecision(Press):
    """Take the question back."""

    decision_id: int
    rev: int


@button("kdh")
class DecideHire(Press):
    """To be hired."""

    decision_id: int
    rev: int


@button("kdn")
class ChooseRejection(Press):
    """The reasons not to hire."""

    decision_id: int


@button("kdf")
class DecideReject(Press):
    """Not to be hired, for a reason of the list."""

    decision_id: int
    reason_id: int
    rev: int


@button("kdl")
class ChooseDecisionHold(Press):
    """Until when the decision rests."""

    decision_id: int


@button("kdt")
class DecideHold(Press):
    """Not yet: the candidate rests until this day."""

    decision_id: int
    day: int
    rev: int


@button("kdu")
class UndoDecision(Press):
    """Take an answer back."""

    decision_id: int
    rev: int
