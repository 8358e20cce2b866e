"""Colleagues: the list, the card, its fields, roles, transfer, and times of working here."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.callbacks import (
    AskPersonPhoto,
    BeginImport,
    BeginInvite,
    ChooseDepartmentFor,
    ChooseManagerFor,
    DropPersonPhoto,
    EditPerson,
    EditPersonField,
    InviteEveryone,
    OpenDepartment,
    OpenDepartments,
    OpenFormer,
    OpenHome,
    OpenInvites,
    OpenJoinRequests,
    OpenLeaving,
    OpenPeople,
    OpenPerson,
    OpenPersonHistory,
    OpenPlan,
    OpenRoles,
    PickPeople,
    PlanFor,
    Press,
    Rehire,
    SetDuty,
    SetManager,
    ToggleRole,
    TransferPerson,
    UnlinkTelegram,
)
from bot.domain.admissions import Departments
from bot.domain.people_cards import Choice, PeoplePage, PersonCard, PersonHistory, PersonRow, PersonVerb
from bot.domain.people_edits import ProfileField
from bot.i18n import Html, Words, blocks, html, lines
from bot.models import EmployeeState, PlanKind, Role, Subject
from bot.views.format import clip, day, moment, phone, short_name
from bot.views.joining import role_names
from bot.views.screen import MAX_CAPTION, About, Attachment, Button, Row, Screen, Style, in_rows, keyboard
from bot.views.widgets.back import back_row
from bot.views.widgets.paging import pager

_LABEL = 40
GIVEN_ROLES = (Role.RECRUITER, Role.LEAD, Role.HR_ADMIN)


# -- lists -----------------------------------------------------------------------------------------------


def people_screen(words: Words, found: PeoplePage) -> Screen:
    """Who works here, by name; for HR the ways in, too."""
    title = (
        words.html("people-title-department", department=found.department, count=found.total)
        if found.department_id is not None
        else words.html("people-title", count=found.total)
    )
    hints = lines(
        words.html("people-missing", count=found.not_in_telegram) if found.not_in_telegram else None,
        words.html("people-hint") if found.may_admit and found.total <= 1 else None,
    )
    back = OpenDepartment(found.department_id) if found.department_id is not None else OpenHome()
    return Screen(
        blocks(title, hints),
        keyboard(
            (
                Button(words("people-button-invite"), BeginInvite(None), style=Style.GREEN)
                if found.may_admit
                else None,
            ),
            *(_person_row(one) for one in found.people),
            pager(found.page, found.pages, lambda page: OpenPeople(found.department_id, page)),
            *_admission_rows(words, found),
            back_row(words, back, Button(words("departments-button"), OpenDepartments(0))),
        ),
    )


def _admission_rows(words: Words, found: PeoplePage) -> tuple[tuple[Button | None, ...], ...]:
    if not found.may_admit or found.department_id is not None:
        return ()
    return (
        (
            Button(words("people-button-requests", count=found.requests), OpenJoinRequests(0))
            if found.requests
            else None,
            Button(words("people-button-invites", count=found.invites), OpenInvites(0))
            if found.invites
            else None,
        ),
        (
            Button(words("people-button-invite-all", count=found.not_in_telegram), InviteEveryone())
            if found.not_in_telegram
            else None,
        ),
        (
            Button(words("people-button-pick"), PickPeople()),
            Button(words("people-button-import"), BeginImport()),
        ),
        (Button(words("people-button-former", count=found.former), OpenFormer(0)) if found.former else None,),
    )


def former_screen(words: Words, found: Choice) -> Screen:
    """Who has left: each can come back as the same person."""
    return Screen(
        words.html("people-former-title") if found.people else words.html("people-former-empty"),
        keyboard(
            *(_person_row(one) for one in found.people),
            pager(found.page, found.pages, OpenFormer),
            back_row(words, OpenPeople(None, 0)),
        ),
    )


def _person_row(one: PersonRow) -> Row:
    label = f"{one.name} · {one.position}" if one.position else one.name
    return (Button(clip(label, _LABEL), OpenPerson(one.id)),)


# -- the card --------------------------------------------------------------------------------------------


def person_screen(
    words: Words, card: PersonCard, *, now: datetime, zone: ZoneInfo, back: OpenPeople | None = None
) -> Screen:
    """A colleague as the reader may see them, and what the reader may do; `back` is the list one came from."""
    today = now.astimezone(zone).date()
    text = blocks(
        words.html("person-title", name=card.name),
        lines(
            words.html("person-position", position=card.position) if card.position else None,
            words.html("person-department", department=card.department) if card.department else None,
            words.html("person-manager", name=card.manager.name) if card.manager else None,
            words.html("person-leads", departments=", ".join(name for _, name in card.leads))
            if card.leads
            else None,
            words.html("person-duty") if card.on_duty else None,
        ),
        lines(
            words.html("person-responsibilities", text=card.responsibilities)
            if card.responsibilities
            else None,
            words.html("person-skills", text=card.skills) if card.skills else None,
            _telegram(words, card),
            words.html("person-phone", phone=phone(card.phone)) if card.phone else None,
            words.html("person-email", email=card.email) if card.email else None,
        ),
        lines(
            words.html("person-roles", roles=role_names(words, card.roles)) if card.private else None,
            words.html("person-start", day=day(words, card.start_date, today=today))
            if card.start_date
            else None,
            _state(words, card),
        ),
    )
    # Longer words than a caption holds matter more than the face.
    photo_id = card.photo_id if len(text) <= MAX_CAPTION else None
    return Screen(
        text,
        keyboard(*_person_actions(words, card), back_row(words, back or OpenPeople(None, 0))),
        attachment=Attachment(photo_id, "photo.jpg", is_photo=True) if photo_id is not None else None,
        about=About(Subject.EMPLOYEE, card.id),
    )


def _telegram(words: Words, card: PersonCard) -> Html | None:
    if card.username:
        return words.html("person-telegram", username=card.username)
    return words.html("person-no-telegram") if not card.in_telegram else None


def _state(words: Words, card: PersonCard) -> Html | None:
    if card.state is EmployeeState.LEFT:
        if card.last_day is None:
            return words.html("person-left")
        return words.html("person-left-on", day=words.day(card.last_day, weekday=False))
    if card.last_day is not None:
        return words.html("person-leaving-on", day=words.day(card.last_day))
    return words.html("person-coming") if card.state is EmployeeState.COMING else None


def _person_actions(words: Words, card: PersonCard) -> tuple[tuple[Button | None, ...], ...]:
    """The main thing first; what closes an access last and red."""
    if card.state is EmployeeState.LEFT:
        return (
            (Button(words("person-rehire"), Rehire(card.id, card.rev), style=Style.GREEN),),
            (
                Button(words("person-handover"), OpenLeaving(card.id)),
                Button(words("person-history"), OpenPersonHistory(card.id)),
            ),
        )
    duty = Button(
        words("person-duty-off") if card.on_duty else words("person-duty-on"),
        SetDuty(None if card.on_duty else card.id),
    )
    invite = Button(words("person-invite"), BeginInvite(card.id), style=Style.GREEN)
    return (
        (invite if card.may_admit and not card.in_telegram else None,),
        (
            Button(words("person-edit"), EditPerson(card.id)) if card.may_edit_profile else None,
            Button(words("person-roles-button"), OpenRoles(card.id)) if card.may_edit else None,
        ),
        (
            Button(words("person-transfer"), ChooseDepartmentFor(card.id, 0)) if card.may_edit else None,
            Button(words("person-lead-button"), ChooseManagerFor(card.id, 0)) if card.may_edit else None,
        ),
        (
            duty if card.may_edit and card.is_recruiter else None,
            Button(words("person-history"), OpenPersonHistory(card.id)) if card.private else None,
        ),
        *_plan_rows(words, card),
        (
            Button(words("person-leaving"), OpenLeaving(card.id), style=Style.RED)
            if card.may_let_go
            else None,
        ),
    )


def _plan_rows(words: Words, card: PersonCard) -> tuple[tuple[Button | None, ...], ...]:
    """The plans under way, and the way to one for who comes or moves; leaving begins on its own screen."""
    under_way = tuple(
        (Button(f"🧭 {words.option('plan-kind', kind)}", OpenPlan(plan_id, 0)),)
        for plan_id, kind in card.plans
    )
    if not card.may_plan:
        return under_way
    kinds = {kind for _, kind in card.plans}
    wanted = PlanKind.ONBOARDING if card.state is EmployeeState.COMING else PlanKind.MOVING
    if wanted in kinds:
        return under_way
    begin = Button(words.option("plan-begin", wanted), PlanFor(card.id, wanted.value))
    return (*under_way, (begin,))


# -- changing it -----------------------------------------------------------------------------------------


def edit_screen(words: Words, card: PersonCard, fields: tuple[ProfileField, ...]) -> Screen:
    """The fields the reader may change."""
    buttons = [Button(words.option("profile", one), EditPersonField(card.id, one.value)) for one in fields]
    if card.may_set_photo:
        buttons.append(Button(words("profile-photo"), AskPersonPhoto(card.id)))
    return Screen(
        blocks(words.html("person-title", name=card.name), words.html("person-edit-what")),
        keyboard(*in_rows(buttons, most=2), back_row(words, OpenPerson(card.id))),
    )


def ask_field(words: Words, card: PersonCard, field: ProfileField) -> Screen:
    """What to type for a field; a dash empties what may be empty."""
    present = _present(words, card, field)
    return Screen(
        blocks(
            html(words.option("profile-ask", field)),
            words.html("profile-now", value=present) if present else None,
            words.html("profile-dash") if field is not ProfileField.NAME else None,
        ),
        keyboard(back_row(words, EditPerson(card.id))),
    )


def ask_photo(words: Words, card: PersonCard, *, fetching: bool = False) -> Screen:
    """Where a photo is sent to; `fetching` says that one has come and will be shown in a moment."""
    drop = Button(words("profile-photo-drop"), DropPersonPhoto(card.id), style=Style.RED)
    return Screen(
        words.html("profile-photo-fetching") if fetching else words.html("profile-photo-ask", name=card.name),
        keyboard(
            back_row(words, EditPerson(card.id), drop if card.photo_id is not None and not fetching else None)
        ),
    )


def photo_notice(words: Words, card: PersonCard, *, zone: ZoneInfo, now: datetime) -> Screen:
    """The card again, after its photo has come."""
    return person_screen(words, card, now=now, zone=zone)


def _present(words: Words, card: PersonCard, field: ProfileField) -> str:
    return {
        ProfileField.NAME: card.name,
        ProfileField.POSITION: card.position,
        ProfileField.PHONE: phone(card.phone) if card.phone else "",
        ProfileField.EMAIL: card.email,
        ProfileField.START_DATE: words.day(card.start_date) if card.start_date else "",
        ProfileField.SKILLS: card.skills,
        ProfileField.RESPONSIBILITIES: card.responsibilities,
    }[field]


def roles_screen(words: Words, card: PersonCard) -> Screen:
    """The roles as chips; a lost phone is cut off here, too."""
    chips = [
        Button(
            f"{'☑' if role in card.roles else '☐'} {words.option('role', role)}",
            ToggleRole(card.id, role.value, card.rev),
        )
        for role in GIVEN_ROLES
    ]
    unlink = Button(words("person-unlink"), UnlinkTelegram(card.id, card.rev), style=Style.RED)
    return Screen(
        blocks(
            words.html("person-title", name=card.name),
            words.html("person-roles", roles=role_names(words, card.roles)),
            words.html("person-roles-hint"),
        ),
        keyboard(
            *((chip,) for chip in chips),
            (unlink if card.in_telegram else None,),
            back_row(words, OpenPerson(card.id)),
        ),
    )


def transfer_screen(words: Words, card: PersonCard, found: Departments) -> Screen:
    """The departments to transfer to; lead and rights follow."""
    rows = [
        (
            Button(
                clip(f"{'✓ ' if one == card.department_id else ''}{name}", _LABEL),
                TransferPerson(card.id, one, card.rev),
            ),
        )
        for one, name in found.choices
    ]
    return Screen(
        blocks(words.html("person-title", name=card.name), words.html("person-transfer-hint")),
        keyboard(
            *rows,
            pager(found.page, found.pages, lambda page: ChooseDepartmentFor(card.id, page)),
            (Button(words("department-none"), TransferPerson(card.id, None, card.rev)),),
            back_row(words, OpenPerson(card.id)),
        ),
    )


def manager_screen(words: Words, card: PersonCard, found: Choice) -> Screen:
    """Who can be the own lead, where it is not the department's."""
    return Screen(
        blocks(words.html("person-title", name=card.name), words.html("person-lead-hint")),
        keyboard(
            *people_rows(found, lambda one: SetManager(card.id, one, card.rev)),
            pager(found.page, found.pages, lambda page: ChooseManagerFor(card.id, page)),
            (Button(words("person-lead-department"), SetManager(card.id, None, card.rev)),),
            back_row(words, OpenPerson(card.id)),
        ),
    )


def people_rows(found: Choice, press: Callable[[int], Press]) -> tuple[Row, ...]:
    """People to choose from, two in a row."""
    return in_rows([Button(short_name(one.name), press(one.id)) for one in found.people], width=44, most=2)


def history_screen(words: Words, found: PersonHistory, *, now: datetime, zone: ZoneInfo) -> Screen:
    """Times of working here and the newest changes."""
    periods = [
        words.html(
            "person-period",
            since=words.day(one.started_on, weekday=False),
            until=words.day(one.ended_on, weekday=False) if one.ended_on else words("person-period-now"),
            place=", ".join(part for part in (one.position, one.department) if part) or "—",
        )
        for one in found.periods
    ]
    changes = [
        words.html(
            "person-change",
            what=words.option("person-verb", verb),
            when=moment(words, one.at, zone=zone, now=now),
            by=one.by or found.name,
        )
        for one in found.rows
        if (verb := _verb(one.verb)) is not None
    ]
    return Screen(
        blocks(words.html("person-history-title", name=found.name), lines(*periods), lines(*changes)),
        keyboard(back_row(words, OpenPerson(found.id))),
    )


def _verb(verb: str) -> PersonVerb | None:
    return PersonVerb(verb) if verb in set(PersonVerb) else None
