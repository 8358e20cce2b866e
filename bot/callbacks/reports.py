"""Buttons of the hiring report and of comparing finalists."""

from bot.callbacks.codec import Press, button


@button("rpo")
class OpenReport(Press):
    """The hiring report of a period: of one vacancy, or of all."""

    vacancy_id: int | None
    period: str


@button("rpp")
class OpenReportPart(Press):
    """One part of the report in full."""

    vacancy_id: int | None
    period: str
    part: str


@button("rpc")
class OpenReportCases(Press):
    """The candidates behind one figure."""

    vacancy_id: int | None
    period: str
    part: str
    key: int
    page: int


@button("rpv")
class ChooseReportVacancy(Press):
    """The vacancies one can be reported of."""

    period: str
    page: int


@button("rpf")
class DrawReport(Press):
    """The report as a picture or as a workbook."""

    vacancy_id: int | None
    period: str
    form: str


@button("rpk")
class CompareFinalists(Press):
    """A vacancy's finalists side by side."""

    vacancy_id: int


@button("rpi")
class DrawComparison(Press):
    """The comparison as a picture."""

    vacancy_id: int
