"""Buttons for two cards of one person."""

from bot.callbacks.codec import Press, button


@button("un")
class FindDoubles(Press):
    """Who of the base may be the same person?"""

    candidate_id: int


@button("uo")
class OpenUnion(Press):
    """What the union of two would be; `choice` holds a bit a field, empty for the likely values."""

    kept_id: int
    other_id: int
    choice: int | None


@button("uy")
class Unite(Press):
    """Make one card of two, as shown at these revisions."""

    kept_id: int
    other_id: int
    choice: int
    kept_rev: int
    other_rev: int


@button("up")
class PartUnion(Press):
    """Take a union apart."""

    union_id: int
