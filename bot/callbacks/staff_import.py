"""Buttons of the import of staff."""

from bot.callbacks.codec import Press, button


@button("mg")
class RunImport(Press):
    """Add the people of a staff table."""

    draft_id: int
    rev: int


@button("mx")
class DropImport(Press):
    """Add nobody from a staff table."""

    draft_id: int


@button("me")
class ImportErrors(Press):
    """The rows of a staff table that cannot be added, and why."""

    draft_id: int
    page: int


@button("mo")
class OpenImport(Press):
    """A staff table's preview or progress."""

    draft_id: int


@button("mb")
class BeginImport(Press):
    """How to send a table of the staff."""


@button("mc")
class ImportAsCandidates(Press):
    """A table taken for the staff is one of candidates."""

    draft_id: int
