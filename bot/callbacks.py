"""Typed callback data: what a button carries, packed into Telegram's 64 bytes and checked when it comes back.

A card must work months later, so nothing is kept in memory: a button holds ids, and a `rev` where pressing an outdated
card must not act. The format is `1:<code>:<field>:<field>…`; integers are base 36.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from types import UnionType
from typing import Any, TypeVar, Union, dataclass_transform, get_args, get_origin, get_type_hints

from bot.i18n import Language

VERSION = "1"
MAX_BYTES = 64
# Ids are 32 bits in the database. Anybody can forge a press, and a number beyond that would fail only there.
LARGEST = 2**31 - 1
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2199, 12, 31)
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class StaleButton(Exception):
    """The data of a button this version does not know: an older layout, or not ours at all."""


class Press:
    """The base of every button's data."""


PressT = TypeVar("PressT", bound=Press)
OptionT = TypeVar("OptionT", bound=StrEnum)
_by_code: dict[str, type[Press]] = {}
_code_of: dict[type[Press], str] = {}


@dataclass_transform(frozen_default=True)
def button(code: str) -> Callable[[type[PressT]], type[PressT]]:
    """Register a frozen dataclass as button data under a short code that never changes its meaning."""

    def register(kind: type[PressT]) -> type[PressT]:
        if code in _by_code:
            raise ValueError(f"button code {code!r} is taken")
        made = dataclass(frozen=True)(kind)
        _by_code[code] = made
        _code_of[made] = code
        return made

    return register


def pack(press: Press) -> str:
    """The callback data of a button. Raises ValueError over 64 bytes: a fault of ours, never of the reader's."""
    values = [_to_text(getattr(press, item.name)) for item in fields(press)]  # type: ignore[arg-type]
    data = ":".join((VERSION, _code_of[type(press)], *values))
    if len(data.encode()) > MAX_BYTES:
        raise ValueError(f"button data over {MAX_BYTES} bytes: {type(press).__name__}")
    return data


def unpack(data: str) -> Press:
    """What a pressed button means. Raises StaleButton if this version cannot tell."""
    version, _, rest = data.partition(":")
    code, *values = rest.split(":")
    kind = _by_code.get(code)
    if version != VERSION or kind is None or len(values) != len(fields(kind)):  # type: ignore[arg-type]
        raise StaleButton
    hints = get_type_hints(kind)
    try:
        read = [_from_text(value, hints[item.name]) for value, item in zip(values, fields(kind), strict=True)]  # type: ignore[arg-type]
    except ValueError as error:
        raise StaleButton from error
    return kind(*read)


def code_of(kind: type[Press]) -> str:
    """The code under which a kind of button is registered."""
    return _code_of[kind]


def option_of(kind: type[OptionT], text: str) -> OptionT:
    """The option that a button's text stands for. Raises StaleButton for one there is not (any more)."""
    try:
        return kind(text)
    except ValueError as error:
        raise StaleButton from error


def day_of(ordinal: int) -> date:
    """The day a button's number stands for. Raises StaleButton for one that no calendar here shows."""
    if not FIRST_DAY.toordinal() <= ordinal <= LAST_DAY.toordinal():
        raise StaleButton
    return date.fromordinal(ordinal)


def all_buttons() -> dict[str, type[Press]]:
    """Every registered kind of button by its code: for tests that must leave none out."""
    return dict(_by_code)


def _to_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, int):
        return _base36(_within(value))
    if isinstance(value, str) and ":" not in value and value.isprintable() and value:
        return value
    raise ValueError(f"a button cannot carry {value!r}")


def _from_text(text: str, hint: Any) -> object:
    options = (
        [part for part in get_args(hint) if part is not type(None)]
        if get_origin(hint) in (Union, UnionType)
        else [hint]
    )
    if text == "":
        if len(options) == 1 and options[0] is hint:
            raise ValueError("a value is missing")
        return None
    kind = options[0]
    if kind is bool:
        return {"0": False, "1": True}[text] if text in {"0", "1"} else _refuse(text)
    if kind is int:
        return _within(int(text, 36))
    if issubclass(kind, StrEnum):
        return kind(text)
    return text if text.isprintable() else _refuse(text)


def _within(number: int) -> int:
    if abs(number) > LARGEST:
        raise ValueError(f"a button cannot carry {number}")
    return number


def _refuse(text: str) -> object:
    raise ValueError(f"a button cannot carry {text!r}")


def _base36(number: int) -> str:
    sign, number = ("-", -number) if number < 0 else ("", number)
    digits = ""
    while True:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
        if not number:
            return sign + digits


# == Home ================================================================================================


@button("h")
class OpenHome(Press):
    """The home screen."""


@button("hv")
class OpenVacancies(Press):
    """The list of vacancies, as it was left."""


@button("hn")
class NewVacancy(Press):
    """Begin a vacancy; for somebody who may only ask for one, begin a request."""


@button("hr")
class OpenRequests(Press):
    """Requests for vacancies: one's own, or those that wait for a recruiter."""


@button("hi")
class OpenInbox(Press):
    """Résumés that were sent but not saved yet."""


@button("hs")
class OpenSettings(Press):
    """The reader's own settings."""


@button("hh")
class OpenHelp(Press):
    """What one can do here."""


@button("hl")
class ChooseLanguage(Press):
    """Read in this language from now on."""

    language: Language


@button("hz")
class OpenZones(Press):
    """The time zones one can choose from."""


@button("hy")
class ChooseZone(Press):
    """Show times in the zone of this place in `bot.domain.preferences.ZONES`."""

    place: int


@button("hq")
class ChooseQuietHours(Press):
    """Whole hours between which reminders wait, in the reader's zone; the same hour twice means none."""

    start: int
    end: int


@button("hm")
class OpenMorning(Press):
    """When the day's message comes, and on which days."""


@button("ho")
class ChooseMorning(Press):
    """Get the day's message at this whole hour of one's own zone; never without an hour."""

    hour: int | None


@button("hw")
class ChooseWorkdays(Press):
    """The weekdays one works on, as bits, 1 is Monday; 0 for the company's working days."""

    days: int


@button("hd")
class OpenDrafts(Press):
    """Everything begun and not finished."""


@button("hx")
class DiscardDraft(Press):
    """Throw away one's own draft."""

    draft_id: int
    rev: int


@button("hu")
class TakeDraftBackHome(Press):
    """Bring back a draft thrown away from the home screen or after /cancel."""

    draft_id: int


@button("fl")
class OpenFaults(Press):
    """The updates that could not be handled."""

    page: int


@button("fr")
class ReplayFault(Press):
    """Handle an update again that failed."""

    seq: int
    page: int


@button("fd")
class DropFault(Press):
    """Let a failed update go."""

    seq: int
    page: int


@button("hc")
class ContinueVacancy(Press):
    """Go on with a vacancy begun earlier."""

    draft_id: int


# == A vacancy and its candidates ========================================================================


@button("vo")
class OpenVacancy(Press):
    """A vacancy's card."""

    vacancy_id: int


@button("cl")
class VacancyCandidates(Press):
    """The candidates of a vacancy, all stages together."""

    vacancy_id: int
    page: int


@button("cs")
class StageCandidates(Press):
    """The candidates of a vacancy at one stage."""

    vacancy_id: int
    stage: str
    page: int


# == Candidates ==========================================================================================


@button("co")
class OpenCandidate(Press):
    """A candidate's card."""

    candidate_id: int


@button("cf")
class OpenResumeFile(Press):
    """The original file of a résumé."""

    resume_id: int


@button("cr")
class OpenResumes(Press):
    """All résumé versions of a candidate."""

    candidate_id: int


@button("ce")
class EditCandidate(Press):
    """The fields of a candidate that can be corrected."""

    candidate_id: int


@button("ct")
class EditCandidateField(Press):
    """Correct one field of a candidate by typing."""

    candidate_id: int
    field: str


@button("ca")
class ChooseVacancyFor(Press):
    """The vacancies a candidate of the base can be put on."""

    candidate_id: int
    page: int


@button("cp")
class PutOnVacancy(Press):
    """Put a candidate of the base on a vacancy."""

    candidate_id: int
    vacancy_id: int


@button("cg")
class ChooseStage(Press):
    """The stages a candidate can be moved to."""

    application_id: int


@button("cm")
class MoveToStage(Press):
    """Move a candidate to a stage."""

    application_id: int
    stage: str
    rev: int


@button("cu")
class UndoMove(Press):
    """Take a move between stages back."""

    application_id: int
    event_id: int


# == Received résumés ====================================================================================


@button("i")
class OpenDraft(Press):
    """A received paper's card."""

    draft_id: int


@button("is")
class SaveDraft(Press):
    """Save a received paper as its card shows it."""

    draft_id: int
    rev: int


@button("iu")
class UndoSaving(Press):
    """Remove what saving a paper made, and bring its draft back."""

    draft_id: int


@button("id")
class PutDraftAway(Press):
    """No résumé, or not wanted."""

    draft_id: int


@button("ib")
class TakeDraftBack(Press):
    """Bring a paper that was put away back."""

    draft_id: int


@button("ih")
class FillByHand(Press):
    """Type in what the bot could not read."""

    draft_id: int


@button("if")
class FixDraftField(Press):
    """Correct one field of a received paper by typing."""

    draft_id: int
    field: str


@button("ie")
class EditDraft(Press):
    """The fields of a received paper that can be corrected."""

    draft_id: int


@button("ic")
class SettleDraftField(Press):
    """A doubtful field is as read (option 0), or is its n-th alternative."""

    draft_id: int
    field: str
    option: int
    rev: int


@button("iv")
class PutDraftOn(Press):
    """The vacancy a received paper goes to; none for the base alone."""

    draft_id: int
    vacancy_id: int | None


@button("il")
class ChooseDraftVacancy(Press):
    """All the vacancies a received paper can go to."""

    draft_id: int
    page: int


@button("ik")
class StickVacancy(Press):
    """Whether everything from now on goes to this paper's vacancy."""

    draft_id: int
    on: bool


@button("im")
class RecogniseDraft(Press):
    """The paper's person is this known candidate; none for somebody new."""

    draft_id: int
    candidate_id: int | None


@button("ia")
class AskAgainWho(Press):
    """Decide anew who the paper's person is."""

    draft_id: int


@button("in")
class InboxPage(Press):
    """A page of the papers that wait."""

    page: int


@button("bo")
class OpenBatch(Press):
    """An album or burst in one message."""

    batch_id: int


@button("bs")
class SaveBatch(Press):
    """Save everything of a batch that is sure."""

    batch_id: int


@button("bn")
class DropNote(Press):
    """Take a draft's last note back, which is its `number`-th."""

    draft_id: int
    number: int


@button("bm")
class TakeNoteSalary(Press):
    """Put the pay named in the notes into the draft."""

    draft_id: int


@button("bt")
class SaveBatchTo(Press):
    """Say where a batch goes, none for the base alone, and save everything of it that is sure."""

    batch_id: int
    vacancy_id: int | None


@button("bv")
class PutBatchOn(Press):
    """The vacancy a whole batch goes to; none for the base alone."""

    batch_id: int
    vacancy_id: int | None


# == Vacancies ===========================================================================================


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


# == The draft of a vacancy ==============================================================================


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


# == Requests for vacancies ==============================================================================


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


# == The door, invitations and requests to join ==========================================================


@button("ja")
class AskToJoin(Press):
    """Somebody without access asks HR to be let in."""


@button("jw")
class WithdrawJoining(Press):
    """Somebody takes their request to be let in back."""


@button("jl")
class OpenJoinRequests(Press):
    """The requests to be let in that wait."""

    page: int


@button("jo")
class OpenJoinRequest(Press):
    """One request to be let in."""

    request_id: int


@button("jy")
class AcceptJoining(Press):
    """Let somebody in: as whom is chosen next."""

    request_id: int


@button("jn")
class DeclineJoining(Press):
    """Let somebody not in."""

    request_id: int


@button("jb")
class BeginInvite(Press):
    """Begin an invitation; for an employee without Telegram it is made at once."""

    employee_id: int | None


@button("jp")
class PickPeople(Press):
    """Choose people in Telegram's own picker."""


@button("jd")
class AdmitDepartment(Press):
    """Into which department; none is none."""

    draft_id: int
    department_id: int | None


@button("jr")
class AdmitRole(Press):
    """Give or take a role of those to be let in."""

    draft_id: int
    role: str


@button("jt")
class AdmitDays(Press):
    """How many days the link works."""

    draft_id: int
    days: int


@button("jc")
class AdmitDepartments(Press):
    """The departments to choose from, by pages."""

    draft_id: int
    page: int


@button("jk")
class AdmitCard(Press):
    """Back to the card of an admission."""

    draft_id: int


@button("jg")
class Admit(Press):
    """Do it: make the link, accept the request, add those picked."""

    draft_id: int
    rev: int


@button("jx")
class DropAdmission(Press):
    """Let nobody in after all."""

    draft_id: int


@button("ji")
class OpenInvites(Press):
    """The invitations that are open."""

    page: int


@button("jv")
class OpenInvite(Press):
    """One invitation with its link."""

    invite_id: int


@button("jq")
class InviteQr(Press):
    """An invitation's QR for printing."""

    invite_id: int


@button("je")
class RevokeInvite(Press):
    """Make an invitation's link useless."""

    invite_id: int


@button("jm")
class InviteEveryone(Press):
    """Links for everybody who is not in Telegram yet, in one message to copy."""


# == People ==============================================================================================


@button("el")
class OpenPeople(Press):
    """The list of people: of a department, or of all."""

    department_id: int | None
    page: int


@button("ex")
class OpenFormer(Press):
    """Those who have left."""

    page: int


@button("eo")
class OpenPerson(Press):
    """A colleague's card."""

    employee_id: int


@button("eh")
class OpenPersonHistory(Press):
    """Times of working here and what was changed."""

    employee_id: int


@button("ee")
class EditPerson(Press):
    """The fields of a profile that the reader may change."""

    employee_id: int


@button("ef")
class EditPersonField(Press):
    """Change one field by typing."""

    employee_id: int
    field: str


@button("er")
class OpenRoles(Press):
    """A colleague's roles."""

    employee_id: int


@button("et")
class ToggleRole(Press):
    """Give or take a role."""

    employee_id: int
    role: str
    rev: int


@button("ed")
class ChooseDepartmentFor(Press):
    """The departments a colleague can be transferred to."""

    employee_id: int
    page: int


@button("ep")
class TransferPerson(Press):
    """Transfer a colleague to a department."""

    employee_id: int
    department_id: int | None
    rev: int


@button("em")
class ChooseManagerFor(Press):
    """Who can be a colleague's own lead."""

    employee_id: int
    page: int


@button("en")
class SetManager(Press):
    """Make somebody a colleague's own lead; nobody leaves the department's."""

    employee_id: int
    manager_id: int | None
    rev: int


@button("eu")
class UnlinkTelegram(Press):
    """A lost phone: this Telegram account opens nothing any more."""

    employee_id: int
    rev: int


@button("ey")
class SetDuty(Press):
    """Make a recruiter the one on duty, or nobody."""

    employee_id: int | None


# == Being away ==========================================================================================


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


# == Leaving and handing over ============================================================================


@button("lo")
class OpenLeaving(Press):
    """The last day of a colleague, and what they hold."""

    employee_id: int


@button("ld")
class SetLastDay(Press):
    """The last day of work; none takes it back."""

    employee_id: int
    day: str | None
    rev: int


@button("lc")
class LastDayCalendar(Press):
    """A month to choose the last day from."""

    employee_id: int
    month: str


@button("ln")
class AskEndNow(Press):
    """Close the access at once? Asked first."""

    employee_id: int


@button("lz")
class EndNow(Press):
    """Close the access at once."""

    employee_id: int
    rev: int


@button("lh")
class ChooseHeir(Press):
    """Who takes over everything, or one kind of it."""

    employee_id: int
    kind: str | None
    page: int


@button("lp")
class HandOver(Press):
    """Hand everything, or one kind of it, over to a colleague."""

    employee_id: int
    kind: str | None
    heir_id: int


@button("lu")
class UndoHandOver(Press):
    """Take a handover back."""

    event_id: int


@button("lr")
class Rehire(Press):
    """Let somebody who has left work here again."""

    employee_id: int
    rev: int


# == Departments =========================================================================================


@button("dl")
class OpenDepartments(Press):
    """The departments as a tree."""

    page: int


@button("do")
class OpenDepartment(Press):
    """A department's card."""

    department_id: int


@button("dn")
class NewDepartment(Press):
    """Begin a department, perhaps under another."""

    parent_id: int | None


@button("df")
class EditDepartmentField(Press):
    """Change a department's name or what it answers for by typing."""

    department_id: int
    field: str


@button("dp")
class ChooseParent(Press):
    """The departments another can belong to."""

    department_id: int
    page: int


@button("ds")
class SetParent(Press):
    """Make a department belong to another; none puts it at the top."""

    department_id: int
    parent_id: int | None
    rev: int


@button("dh")
class ChooseHead(Press):
    """Who can be a department's lead, or its deputy."""

    department_id: int
    deputy: bool
    page: int


@button("da")
class AppointHead(Press):
    """Make somebody a department's lead, or its deputy; nobody leaves the place empty."""

    department_id: int
    deputy: bool
    employee_id: int | None


@button("dx")
class DeleteDepartment(Press):
    """Delete a department nobody belongs to."""

    department_id: int
    rev: int


@button("dg")
class BindChat(Press):
    """Make this group the chat of a department; pressed in the group."""

    department_id: int


@button("dm")
class OtherDepartments(Press):
    """The other departments whose chat this group can be; pressed in the group."""

    page: int


@button("du")
class UnbindChat(Press):
    """The department has no group chat any more."""

    department_id: int


# == Import of staff =====================================================================================


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


# == Points ==============================================================================================


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


# == Rewards =============================================================================================


@button("za")
class OpenRewards(Press):
    """The reward shop, by pages."""

    page: int


@button("zb")
class OpenReward(Press):
    """A reward's card."""

    reward_id: int


@button("zd")
class RequestReward(Press):
    """Ask for a reward at the price that was shown; the ordinal makes a second press harmless."""

    reward_id: int
    ordinal: int
    price: int


@button("ze")
class OpenRedemptions(Press):
    """A list of exchanges: one's own, or those that wait for the reader."""

    which: str
    page: int


@button("zf")
class OpenRedemption(Press):
    """An exchange's card."""

    redemption_id: int


@button("zg")
class CancelRedemption(Press):
    """Take one's own request back."""

    redemption_id: int
    rev: int


@button("zh")
class ApproveRedemption(Press):
    """Approve a request."""

    redemption_id: int
    rev: int


@button("zi")
class DeclineRedemption(Press):
    """Decline a request; the reason is asked for."""

    redemption_id: int
    rev: int


@button("zj")
class HandOverReward(Press):
    """The reward has been handed over."""

    redemption_id: int
    rev: int


@button("zk")
class ConfirmReward(Press):
    """The reward has been received."""

    redemption_id: int
    rev: int


@button("zl")
class NewReward(Press):
    """Begin a new reward."""


@button("zm")
class EditReward(Press):
    """Change a reward."""

    reward_id: int


@button("zn")
class OfferReward(Press):
    """Put a reward into the shop, or take it off."""

    reward_id: int
    is_active: bool
    rev: int


@button("zo")
class OpenRewardDraft(Press):
    """The card of a reward being filled in."""

    draft_id: int


@button("zp")
class FillRewardField(Press):
    """Fill a field of a reward."""

    draft_id: int
    field: str


@button("zq")
class ChooseRewardKind(Press):
    """What kind of reward it is."""

    draft_id: int
    kind: str


@button("zr")
class ClearRewardField(Press):
    """Empty a field of a reward."""

    draft_id: int
    field: str


@button("zs")
class SaveReward(Press):
    """Put the reward into the shop as its card shows it."""

    draft_id: int
    rev: int


@button("zt")
class DiscardReward(Press):
    """Throw away what was filled in."""

    draft_id: int


# == Tasks ===============================================================================================


@button("to")
class OpenTask(Press):
    """A task's card."""

    task_id: int


@button("tl")
class ListTasks(Press):
    """A list of tasks: whose, which of them, at a page counted from 0."""

    scope: str
    filter: str
    page: int


@button("tb")
class OpenTaskBoard(Press):
    """How the people one leads stand, at a page counted from 0."""

    page: int


@button("tn")
class NewTask(Press):
    """Begin a task."""


@button("ta")
class TakeTask(Press):
    """Begin the work."""

    task_id: int
    rev: int


@button("ts")
class AskTaskWords(Press):
    """Ask for the words an act needs: a result's comment, why it is returned or declined, steps, a file."""

    task_id: int
    rev: int
    act: str


@button("td")
class SubmitTask(Press):
    """Hand the work in, without a comment."""

    task_id: int
    rev: int


@button("tc")
class AcceptTask(Press):
    """Accept submitted work."""

    task_id: int
    rev: int


@button("tm")
class MarkTask(Press):
    """Give accepted work a mark of 1–5; 0 shows the marks."""

    task_id: int
    rev: int
    mark: int


@button("tx")
class CancelTask(Press):
    """Call a task off."""

    task_id: int
    rev: int


@button("tp")
class ChooseTaskPerson(Press):
    """The colleagues a task can be passed on to, given to or shown to, at a page counted from 0."""

    task_id: int
    act: str
    page: int


@button("tg")
class GiveTask(Press):
    """Pass a task on, give it to, or show it to this colleague."""

    task_id: int
    rev: int
    act: str
    person_id: int


@button("tk")
class AnswerDelegation(Press):
    """Take a colleague's task over, or leave it with them."""

    task_id: int
    yes: bool


@button("tw")
class ChooseTaskDue(Press):
    """Deadlines to ask for, or to move a task to."""

    task_id: int
    act: str


@button("tv")
class PickTaskDue(Press):
    """This deadline, in minutes since 1970 UTC."""

    task_id: int
    rev: int
    act: str
    minute: int


@button("ty")
class AnswerMove(Press):
    """Agree to another deadline, or keep the present one."""

    request_id: int
    yes: bool


@button("tq")
class SnoozeTask(Press):
    """Hear of a task again in so many hours; 0 shows the choices."""

    task_id: int
    hours: int


@button("th")
class OpenTaskHistory(Press):
    """What was done to a task, at a page counted from 0."""

    task_id: int
    page: int


@button("ti")
class TickTaskItem(Press):
    """Tick a step of a checklist, or take its tick off."""

    item_id: int
    done: bool


@button("tf")
class OpenTaskFile(Press):
    """A file of a task."""

    file_id: int


@button("tu")
class UndoTask(Press):
    """Take an act on a task back."""

    event_id: int


@button("tr")
class OpenRecurrences(Press):
    """The tasks one has set to repeat."""


@button("tj")
class StopRecurrence(Press):
    """Let a task repeat no more."""

    recurrence_id: int
    rev: int


@button("te")
class OpenTaskDraft(Press):
    """The card of a task that is being set."""

    draft_id: int


@button("tt")
class AskTaskField(Press):
    """Ask for one part of a task that is being set; people by pages counted from 0."""

    draft_id: int
    field: str
    page: int


@button("tz")
class ToggleTaskPerson(Press):
    """Put somebody on a task that is being set, or take them off."""

    draft_id: int
    field: str
    person_id: int


@button("t1")
class ChooseDraftDue(Press):
    """The deadline of a task that is being set, in minutes since 1970 UTC; none for no deadline."""

    draft_id: int
    minute: int | None


@button("t2")
class ChooseDraftPoints(Press):
    """Points of a task that is being set."""

    draft_id: int
    points: int


@button("t3")
class SetTask(Press):
    """Set the task as its draft's card shows it."""

    draft_id: int
    rev: int


@button("t4")
class DropTaskDraft(Press):
    """Throw a task's draft away."""

    draft_id: int


@button("xe")
class OpenEffectiveness(Press):
    """Figures of one person over a period of so many weeks; no person for the people one leads."""

    person_id: int | None
    weeks: int
    page: int


@button("xc")
class OpenCases(Press):
    """The tasks behind one figure of one person, at a page counted from 0."""

    person_id: int
    weeks: int
    figure: str
    page: int


@button("xt")
class DrawTrend(Press):
    """A chart of one person's weeks."""

    person_id: int
