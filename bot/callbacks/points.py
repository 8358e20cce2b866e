"""Buttons of points."""

from bot.callbacks.codec import Press, button


@button("ya")
class OpenPoints(Press):
    """Somebody's points, one's own without an id, by pages."""

    employee_id: int | None
    page: int


@button("yb")
class OpenPointsLine(Press):
    """One line of the ledger, opened into its arithmetic."""

    line_id: int


@button("yc")
class AskAboutLine(Press):
    """Ask the manager about a line of one's own."""

    line_id: int


@button("yd")
class OpenAppeals(Press):
    """The questions about points that wait for the reader."""


@button("ye")
class OpenAppeal(Press):
    """A question about a line."""

    appeal_id: int


@button("yf")
class UpholdAppeal(Press):
    """Give back that many points."""

    appeal_id: int
    amount: int
    rev: int


@button("yg")
class AnswerAppeal(Press):
    """Answer a question in own words: another amount, or why not."""

    appeal_id: int
    uphold: bool


@button("yh")
class EscalateAppeal(Press):
    """Bring one's question to HR."""

    appeal_id: int
    rev: int


@button("yi")
class OpenTop(Press):
    """The leaderboard: over which span, of which department, which page."""

    span: str
    department_id: int | None
    page: int


@button("yj")
class OpenTeams(Press):
    """Departments side by side."""

    span: str


@button("yk")
class CorrectPoints(Press):
    """HR corrects somebody's points: about a line of theirs, of a person, or of one to be named."""

    employee_id: int | None
    line_id: int | None


@button("yl")
class OpenPointsRules(Press):
    """The rules of points."""


@button("ym")
class OpenPointsRule(Press):
    """One rule, to be set by chips or a number."""

    field: str


@button("yn")
class SetPointsRule(Press):
    """Set a rule to this value."""

    field: str
    value: int | None
    rev: int


@button("yo")
class BindBoard(Press):
    """Let this group hear of a department's points, without an id of everybody's."""

    department_id: int | None
    rev: int


@button("yp")
class SetBoardMode(Press):
    """How often this group hears of points."""

    mode: str
    rev: int
