"""Letting people in: the card of an admission, invitations with their links, strangers' requests."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.callbacks import (
    AcceptJoining,
    Admit,
    AdmitCard,
    AdmitDays,
    AdmitDepartment,
    AdmitDepartments,
    AdmitRole,
    DeclineJoining,
    DropAdmission,
    InviteEveryone,
    InviteQr,
    OpenInvite,
    OpenInvites,
    OpenJoinRequest,
    OpenJoinRequests,
    OpenPeople,
    OpenPerson,
    Press,
    RevokeInvite,
)
from bot.domain.admissions import (
    GIVEN_ROLES,
    AdmissionCard,
    AdmissionKind,
    Admitted,
    Departments,
    JoinPage,
    JoinRow,
)
from bot.domain.invites import DAYS, InviteCard, InviteList, InvitePage
from bot.domain.joining import Welcome
from bot.i18n import Html, Words, blocks, html, lines
from bot.models import JoinState
from bot.views.format import clip, moment, phone, short_name
from bot.views.joining import role_names
from bot.views.screen import NO_KEYS, Attachment, Button, Key, Keys, Screen, Style, keyboard
from bot.views.widgets.back import back_row
from bot.views.widgets.chips import Chip, choice
from bot.views.widgets.paging import pager

_LABEL = 40
# The number of the question to Telegram's picker; it comes back with the answer.
PICK_PEOPLE = 1
# As many links as fit into one message with room to spare.
_LINKS_A_MESSAGE = 25


def invite_link(bot_username: str, token: str) -> str:
    """The link an invitation is: one tap opens the bot, the second is Start."""
    return f"https://t.me/{bot_username}?start=i_{token}"


# -- the card --------------------------------------------------------------------------------------------


def admission_screen(words: Words, card: AdmissionCard) -> Screen:
    """Who comes in, and as what: everything by one press each, the position may be typed."""
    return Screen(
        blocks(
            _title(words, card),
            words.html("admit-known", names=", ".join(card.known)) if card.known else None,
            lines(
                words.html("person-phone", phone=phone(card.phone)) if card.phone else None,
                words.html("person-department", department=card.department or "—"),
                words.html("person-position", position=card.position or "—"),
                words.html("person-roles", roles=role_names(words, frozenset(card.roles)) or "—")
                if card.roles
                else None,
            ),
            words.html("admit-hint"),
        ),
        keyboard(
            (
                Button(words.option("admit-do", card.kind), Admit(card.draft_id, card.rev), style=Style.GREEN)
                if card.names or card.kind is AdmissionKind.INVITE
                else None,
            ),
            (Button(words("admit-department"), AdmitDepartments(card.draft_id, 0)),),
            *(
                (
                    Button(
                        f"{'☑' if role in card.roles else '☐'} {words.option('role', role)}",
                        AdmitRole(card.draft_id, role.value),
                    ),
                )
                for role in GIVEN_ROLES
            ),
            *_day_chips(words, card),
            (Button(words("button-cancel"), DropAdmission(card.draft_id), style=Style.RED),),
        ),
    )


def _title(words: Words, card: AdmissionCard) -> Html:
    match card.kind:
        case AdmissionKind.INVITE:
            return words.html("admit-title-invite")
        case AdmissionKind.REQUEST:
            return words.html("admit-title-request", name=", ".join(card.names))
        case AdmissionKind.PICKED:
            return words.html("admit-title-picked", names=", ".join(card.names) or "—")


def _day_chips(words: Words, card: AdmissionCard) -> tuple[tuple[Button, ...], ...]:
    if card.kind is not AdmissionKind.INVITE:
        return ()
    options = [Chip(days, words("admit-days", count=days)) for days in DAYS]
    return choice(options, lambda days: AdmitDays(card.draft_id, days), chosen=card.days)


def admission_departments(words: Words, card: AdmissionCard, found: Departments) -> Screen:
    """Into which department."""
    rows = [
        (
            Button(
                clip(f"{'✓ ' if one == card.department_id else ''}{name}", _LABEL),
                AdmitDepartment(card.draft_id, one),
            ),
        )
        for one, name in found.choices
    ]
    return Screen(
        words.html("admit-ask-department"),
        keyboard(
            *rows,
            pager(found.page, found.pages, lambda page: AdmitDepartments(card.draft_id, page)),
            (Button(words("department-none"), AdmitDepartment(card.draft_id, None)),),
            back_row(words, AdmitCard(card.draft_id)),
        ),
    )


def admitted_screen(words: Words, found: Admitted, *, bot_username: str) -> Screen:
    """Who is in now, or has only to open the bot."""
    names = ", ".join(found.names) or "—"
    text = (
        words.html("admitted-not-yet", names=names, link=f"https://t.me/{bot_username}")
        if found.not_yet
        else words.html("admitted", names=names)
    )
    one = found.employee_ids[0] if len(found.employee_ids) == 1 else None
    return Screen(
        text,
        keyboard(
            (Button(words("admitted-open"), OpenPerson(one)) if one is not None else None,),
            back_row(words, OpenPeople(None, 0)),
        ),
    )


def pick_people(words: Words) -> Screen:
    """The key that opens Telegram's own picker."""
    return Screen(
        words.html("pick-people"), keys=Keys(((Key(words("pick-people-key"), people=PICK_PEOPLE),),))
    )


def people_picked(words: Words, count: int) -> Screen:
    """The picker has answered; its key has served its purpose."""
    return Screen(words.html("people-picked", count=count), keys=NO_KEYS)


# -- invitations -----------------------------------------------------------------------------------------


def invite_screen(
    words: Words, card: InviteCard, *, bot_username: str, zone: ZoneInfo, now: datetime
) -> Screen:
    """An invitation: the link to copy or show, how long it works, and the way to withdraw it."""
    link = invite_link(bot_username, card.token)
    facts = lines(
        words.html("person-department", department=card.department) if card.department else None,
        words.html("person-position", position=card.position) if card.position else None,
        words.html("person-roles", roles=role_names(words, frozenset(card.roles))) if card.roles else None,
        words.html("invite-until", when=moment(words, card.expires_at, zone=zone, now=now)),
    )
    title = words.html("invite-title-for", name=card.name) if card.name else words.html("invite-title")
    back: Press = OpenInvites(0)
    if card.employee_id is not None and not card.may_list:
        back = OpenPerson(card.employee_id)
    if not card.is_open:
        said = words.html("invite-used", name=card.used_by) if card.used_by else words.html("invite-closed")
        return Screen(blocks(title, said), keyboard(back_row(words, back)))
    return Screen(
        blocks(title, facts, words.html("invite-link", link=link), words.html("invite-once")),
        keyboard(
            (Button(words("invite-copy"), copy=link),),
            (Button(words("invite-qr"), InviteQr(card.id)),),
            back_row(words, back, Button(words("invite-revoke"), RevokeInvite(card.id), style=Style.RED)),
        ),
    )


def qr_screen(words: Words, card: InviteCard, file_id: int) -> Screen:
    """The link's QR as a picture to print."""
    caption = (
        words.html("invite-qr-for", company=card.company, name=card.name)
        if card.name
        else words.html("invite-qr-caption", company=card.company)
    )
    return Screen(caption, attachment=Attachment(file_id, f"kadrovik-invite-{card.id}.png"))


def invites_screen(words: Words, found: InvitePage, *, zone: ZoneInfo, now: datetime) -> Screen:
    """The invitations that still work, the soonest to expire first."""
    rows = [
        (
            Button(
                clip(card.name or card.position or card.department or words("invite-anybody"), _LABEL),
                OpenInvite(card.id),
            ),
        )
        for card in found.invites
    ]
    soonest = (
        words.html("invites-soonest", when=moment(words, found.invites[0].expires_at, zone=zone, now=now))
        if found.invites
        else None
    )
    everyone = Button(words("people-button-invite-all", count=found.missing), InviteEveryone())
    return Screen(
        blocks(words.html("invites-title") if rows else words.html("invites-empty"), soonest),
        keyboard(
            *rows,
            pager(found.page, found.pages, OpenInvites),
            (everyone if found.missing else None,),
            back_row(words, OpenPeople(None, 0)),
        ),
    )


def invite_list(words: Words, found: InviteList, *, bot_username: str) -> tuple[Screen, ...]:
    """Everybody's own link, to copy: one message, or as few as Telegram's limit allows."""
    if not found.invites:
        return (Screen(words.html("invite-all-nobody")),)
    made = []
    for at in range(0, len(found.invites), _LINKS_A_MESSAGE):
        part = found.invites[at : at + _LINKS_A_MESSAGE]
        text = "\n".join(f"{one.name}: {invite_link(bot_username, one.token)}" for one in part)
        head = words.html("invite-all-title", company=found.company) if at == 0 else None
        made.append(Screen(blocks(head, Html(f"<pre>{html(text)}</pre>"))))
    return tuple(made)


# -- requests --------------------------------------------------------------------------------------------


def requests_screen(words: Words, found: JoinPage) -> Screen:
    """Who asks to be let in."""
    return Screen(
        words.html("join-requests-title") if found.rows else words.html("join-requests-empty"),
        keyboard(
            *((Button(short_name(row.name), OpenJoinRequest(row.id)),) for row in found.rows),
            pager(found.page, found.pages, OpenJoinRequests),
            back_row(words, OpenPeople(None, 0)),
        ),
    )


def request_screen(words: Words, row: JoinRow, *, zone: ZoneInfo, now: datetime) -> Screen:
    """One request: who it is as far as Telegram tells, and the two answers."""
    waiting = row.state is JoinState.WAITING
    return Screen(
        blocks(
            words.html("join-request-title", name=row.name),
            lines(
                words.html("person-telegram", username=row.username) if row.username else None,
                words.html("join-request-id", id=str(row.telegram_id)),
                words.html("person-phone", phone=phone(row.phone)) if row.phone else None,
                words.html("join-request-when", when=moment(words, row.asked_at, zone=zone, now=now)),
                words.html("join-request-former") if row.used_to_work_here else None,
            ),
            words.html("join-request-careful") if waiting else html(words.option("join-state", row.state)),
        ),
        keyboard(
            (Button(words("join-accept"), AcceptJoining(row.id), style=Style.GREEN) if waiting else None,),
            back_row(
                words,
                OpenJoinRequests(0),
                Button(words("join-decline"), DeclineJoining(row.id), style=Style.RED) if waiting else None,
            ),
        ),
    )


def joined_notice(words: Words, found: Welcome, *, zone: ZoneInfo, now: datetime) -> Screen:  # noqa: ARG001
    """Somebody invited has come in."""
    return Screen(
        words.html("joined-notice", name=found.name),
        keyboard((Button(words("admitted-open"), OpenPerson(found.employee_id)),)),
    )
