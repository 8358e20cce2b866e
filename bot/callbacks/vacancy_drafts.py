"""Buttons of a vacancy's draft."""

from bot.callbacks.codec import Press, button


@button("wf")
class FillVacancyField(Press):
    """The ways to fill one field of a vacancy's draft."""

    draft_id: int
    field: str


@button("wa")
class ShowVacancyDraft(Press):
    """Back to the card of a vacancy's draft."""

    draft_id: int


@button("ws")
class SaveVacancyDraft(Press):
    """Open the vacancy, or apply the edits, as the card shows them."""

    draft_id: int
    rev: int


@button("wx")
class CancelVacancyDraft(Press):
    """Throw a vacancy's draft away."""

    draft_id: int
    rev: int


@button("wu")
class TakeVacancyDraftBack(Press):
    """Bring back a vacancy's draft that was thrown away from its card."""

    draft_id: int


@button("wm")
class SettleVacancyClash(Press):
    """Where a colleague changed the same field: keep mine, or take theirs."""

    draft_id: int
    rev: int
    keep_mine: bool


@button("wk")
class ClearVacancyField(Press):
    """Leave a field of a vacancy's draft empty."""

    draft_id: int
    field: str


@button("wi")
class PutVacancyText(Press):
    """The waiting text belongs to this field."""

    draft_id: int
    field: str


@button("wd")
class PickDepartment(Press):
    draft_id: int
    department_id: int


@button("wc")
class ToggleCompetency(Press):
    """Seek a competency of the company's list, or not."""

    draft_id: int
    competency_id: int


@button("wp")
class OpenWantedCompetency(Press):
    """The marks of a competency sought, by its place in the list."""

    draft_id: int
    rev: int
    place: int


@button("wl")
class MarkWantedCompetency(Press):
    """Mark a competency sought: `must`, `nice`, `off`, or a wanted level `0`–`5` (0 for none)."""

    draft_id: int
    rev: int
    place: int
    mark: str


@button("wt")
class PickClosingDay(Press):
    """A closing day, as a proleptic ordinal."""

    draft_id: int
    day: int


@button("wo")
class ShowClosingMonth(Press):
    """The calendar at the month of this day, a proleptic ordinal."""

    draft_id: int
    month: int


@button("wh")
class PickHeadcount(Press):
    draft_id: int
    headcount: int


@button("wy")
class PickSalaryMark(Press):
    """A currency, tax or period of the pay, by its value; each set has values of its own."""

    draft_id: int
    mark: str


@button("we")
class PickPlace(Press):
    """An employment or a work format, by the field's name and the value."""

    draft_id: int
    field: str
    value: str


@button("wn")
class PickColleague(Press):
    """Somebody for a field of a vacancy's draft; on the team a second press takes them off."""

    draft_id: int
    field: str
    employee_id: int
    page: int


@button("wg")
class PageColleagues(Press):
    """More people for a field of a vacancy's draft."""

    draft_id: int
    field: str
    page: int


@button("wq")
class ToggleConfidential(Press):
    draft_id: int
