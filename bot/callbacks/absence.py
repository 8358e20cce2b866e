"""Buttons of being away."""

from bot.callbacks.codec import Press, button


@button("ao")
class OpenAway(Press):
    """Who is and will be away."""


@button("an")
class SayAway(Press):
    """Ask from when until when one will be away."""


@button("ac")
class OpenAbsence(Press):
    """An absence's card."""

    absence_id: int


@button("ae")
class ChangeAbsence(Press):
    """Ask anew for the days of one's own absence."""

    absence_id: int


@button("ak")
class ChooseAbsenceKind(Press):
    """Why one is away."""

    absence_id: int
    kind: str


@button("ad")
class ChooseDeputy(Press):
    """Colleagues who can stand in, at a page counted from 0."""

    absence_id: int
    page: int


@button("ap")
class PickDeputy(Press):
    """Who stands in; nobody without an id."""

    absence_id: int
    employee_id: int | None


@button("ax")
class EndAbsence(Press):
    """Come back early, or drop an absence that has not begun."""

    absence_id: int
    rev: int


@button("au")
class ResumeAbsence(Press):
    """Take coming back early back."""

    absence_id: int
    rev: int
