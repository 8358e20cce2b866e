"""Buttons of the manager's screening: sending candidates, going through them, answering."""

from bot.callbacks.codec import Press, button


@button("sp")
class SendPicked(Press):
    """Send the chosen candidates to the vacancy's hiring manager."""

    vacancy_id: int


@button("sa")
class SendColumn(Press):
    """Send everybody of a column to the hiring manager, as many as one message takes."""

    vacancy_id: int
    key: str


@button("so")
class OpenScreening(Press):
    """All candidates of a screening, with the answers."""

    screening_id: int


@button("sr")
class RecallScreening(Press):
    """Take back what the manager has not answered."""

    screening_id: int


@button("si")
class OpenScreeningItem(Press):
    """One candidate of a screening, to be answered about."""

    item_id: int


@button("sy")
class InviteItem(Press):
    """The manager wants to meet this candidate."""

    item_id: int
    rev: int


@button("sn")
class DeclineItem(Press):
    """The reasons why the manager does not want to meet this candidate."""

    item_id: int


@button("sf")
class DeclineItemFor(Press):
    """The manager does not want to meet this candidate, for a reason of the list."""

    item_id: int
    reason_id: int
    rev: int


@button("su")
class UndoScreeningAnswer(Press):
    """Take an answer back."""

    item_id: int
    rev: int
