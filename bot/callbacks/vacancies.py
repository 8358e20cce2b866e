"""Buttons of vacancies and of requests for them."""

from bot.callbacks.codec import Press, button


@button("vl")
class ListVacancies(Press):
    """The list of vacancies with a filter, at a page counted from 0."""

    filter: str
    page: int


@button("vf")
class FilterVacancies(Press):
    """The list with another filter, from its beginning, without the words searched for."""

    filter: str


@button("vs")
class ClearVacancySearch(Press):
    """The list again without the words searched for."""


@button("ve")
class EditVacancy(Press):
    """The fields of a vacancy as a card to edit."""

    vacancy_id: int


@button("vt")
class EditVacancyTeam(Press):
    """Who works on a vacancy."""

    vacancy_id: int


@button("vh")
class OpenVacancyHistory(Press):
    """What was done to a vacancy, at a page counted from 0."""

    vacancy_id: int
    page: int


@button("vx")
class AskStateReason(Press):
    """Ask why a vacancy is put on hold, closed or reopened, before it is."""

    vacancy_id: int
    rev: int
    act: str


@button("vr")
class HoldVacancy(Press):
    """Put a vacancy on hold for a reason of the list."""

    vacancy_id: int
    rev: int
    reason: str


@button("vc")
class CloseVacancy(Press):
    """Close a vacancy for a reason of the list."""

    vacancy_id: int
    rev: int
    reason: str


@button("vb")
class ReopenVacancy(Press):
    """Return a vacancy to work without saying why."""

    vacancy_id: int
    rev: int


@button("vu")
class UndoVacancy(Press):
    """Take a vacancy's hold, close, reopening or extension back."""

    event_id: int


@button("vn")
class ExtendVacancy(Press):
    """Move a closing day; both days are proleptic ordinals, and the present one must still hold."""

    vacancy_id: int
    closes_on: int
    until: int


@button("vp")
class ShareVacancy(Press):
    """Colleagues to show a vacancy to, at a page counted from 0."""

    vacancy_id: int
    page: int


@button("vq")
class SendVacancy(Press):
    """Show a vacancy to this colleague."""

    vacancy_id: int
    employee_id: int


@button("vy")
class OpenVacancyCopies(Press):
    """Earlier vacancies to begin a new one from."""


@button("vk")
class CopyVacancy(Press):
    """Begin a vacancy like this one."""

    vacancy_id: int


@button("ro")
class OpenRequest(Press):
    """A lead's request."""

    request_id: int


@button("rp")
class PageRequests(Press):
    """Requests, at a page counted from 0."""

    page: int


@button("rt")
class TakeRequest(Press):
    """Open a vacancy from a request; `over` takes it over from a colleague."""

    request_id: int
    over: bool


@button("rd")
class DeclineRequest(Press):
    """Ask why a request is declined."""

    request_id: int


@button("rr")
class DeclineRequestFor(Press):
    """Decline a request for a reason of the list."""

    request_id: int
    reason: str
