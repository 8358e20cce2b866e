"""Buttons of the search in the base of candidates. The search itself lies with the screen: no button could hold it."""

from bot.callbacks.codec import Press, button


@button("qo")
class OpenFind(Press):
    """The search, as it was left."""


@button("qn")
class NewFind(Press):
    """Begin a search: what one can ask, and what one keeps."""


@button("qp")
class FindPage(Press):
    """Another page of what was found."""

    page: int


@button("qx")
class DropFilter(Press):
    """Take a filter off; `mark` tells whether the search is still the one shown."""

    number: int
    mark: int


@button("qf")
class OpenFilters(Press):
    """What one can filter by with taps."""


@button("qg")
class OpenFilterGroup(Press):
    """The filters of one group."""

    group: str


@button("qs")
class SetFilter(Press):
    """Set the `number`-th of the offered filters (`on`), or take it off; `mark` tells whether these are still those shown."""

    group: str
    number: int
    mark: int
    on: bool


@button("qr")
class SortFound(Press):
    """Another order."""

    sort: str


@button("qv")
class FitVacancies(Press):
    """The vacancies one can sort by fit to."""

    page: int


@button("qw")
class FindForVacancy(Press):
    """Who in the base fits a vacancy, from all of it."""

    vacancy_id: int


@button("qy")
class SortByFit(Press):
    """What was found, those who fit a vacancy first."""

    vacancy_id: int


@button("qc")
class OpenFound(Press):
    """The card of somebody found."""

    candidate_id: int


@button("qk")
class KeepFind(Press):
    """Keep this search."""


@button("ql")
class OpenSavedFind(Press):
    """A kept search."""

    saved_id: int


@button("qd")
class DropSavedFind(Press):
    """Let a kept search go."""

    saved_id: int


@button("fdx")
class ExportFound(Press):
    """Whom the search finds, as a file."""

    format: str


@button("qa")
class PickFound(Press):
    """Choose of those found whom to compare, a page at a time."""

    page: int


@button("qb")
class ToggleFound(Press):
    """Choose somebody found for the comparison, or not."""

    candidate_id: int
    page: int


@button("qe")
class CompareFound(Press):
    """Those chosen of a search side by side."""
