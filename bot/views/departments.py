"""Departments: the tree, the card, choosing lead, deputy and parent, and whose chat a group is."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.callbacks import (
    AppointHead,
    BindChat,
    ChooseHead,
    ChooseParent,
    DeleteDepartment,
    EditDepartmentField,
    NewDepartment,
    OpenDepartment,
    OpenDepartments,
    OpenPeople,
    OpenPerson,
    OtherDepartments,
    SetParent,
    UnbindChat,
)
from bot.domain.admissions import Departments
from bot.domain.departments import ChatBinding, DepartmentCard, DepartmentRow
from bot.domain.people_cards import Choice
from bot.i18n import Words, blocks, lines
from bot.models import Subject
from bot.views.format import clip
from bot.views.people import people_rows
from bot.views.screen import About, Button, Screen, Style, keyboard
from bot.views.widgets.back import back_row
from bot.views.widgets.paging import page_of, pager

_LABEL = 40
_INDENT = "· "
_IN_GROUP = 6
NAME, RESPONSIBILITIES = "name", "responsibilities"


def departments_screen(
    words: Words, rows: tuple[DepartmentRow, ...], page: int, *, may_create: bool
) -> Screen:
    """All departments as a tree, a page of it at a time."""
    shown = page_of(rows, page, size=10)
    buttons = [
        (
            Button(
                clip(f"{_INDENT * row.depth}{row.name} · {row.people}", _LABEL),
                OpenDepartment(row.id),
            ),
        )
        for row in shown.items
    ]
    new = Button(words("departments-new"), NewDepartment(None), style=Style.GREEN)
    return Screen(
        words.html("departments-title", count=len(rows)) if rows else words.html("departments-empty"),
        keyboard(
            (new if may_create else None,),
            *buttons,
            pager(shown.number, shown.pages, OpenDepartments),
            back_row(words, OpenPeople(None, 0)),
        ),
    )


def department_screen(words: Words, card: DepartmentCard, *, bot_username: str) -> Screen:
    """A department: who leads it, what it belongs to and answers for, its group chat."""
    return Screen(
        blocks(
            words.html("department-title", name=card.name),
            lines(
                words.html("department-lead", name=card.lead.name)
                if card.lead
                else words.html("department-no-lead"),
                words.html("department-deputy", name=card.deputy.name) if card.deputy else None,
                words.html("department-parent", name=card.parent) if card.parent else None,
                words.html("department-children", names=", ".join(name for _, name in card.children))
                if card.children
                else None,
                words.html("department-people", count=card.people),
                words.html("department-chat", title=card.chat_title or "—")
                if card.chat_title is not None
                else None,
            ),
            words.html("person-responsibilities", text=card.responsibilities)
            if card.responsibilities
            else None,
        ),
        keyboard(*_department_actions(words, card, bot_username), back_row(words, OpenDepartments(0))),
        about=About(Subject.DEPARTMENT, card.id),
    )


def _department_actions(
    words: Words, card: DepartmentCard, bot_username: str
) -> tuple[tuple[Button | None, ...], ...]:
    may_edit, may_tend = card.may_edit, card.may_tend
    connect = Button(words("department-connect"), url=f"https://t.me/{bot_username}?startgroup=d_{card.id}")
    disconnect = Button(words("department-disconnect"), UnbindChat(card.id))
    return (
        (
            Button(words("department-people-button", count=card.people), OpenPeople(card.id, 0)),
            Button(clip(card.lead.name, _LABEL // 2), OpenPerson(card.lead.id)) if card.lead else None,
        ),
        (
            Button(words("department-set-lead"), ChooseHead(card.id, deputy=False, page=0))
            if may_edit
            else None,
            Button(words("department-set-deputy"), ChooseHead(card.id, deputy=True, page=0))
            if may_tend
            else None,
        ),
        (
            Button(words("department-rename"), EditDepartmentField(card.id, NAME)) if may_edit else None,
            Button(words("department-describe"), EditDepartmentField(card.id, RESPONSIBILITIES))
            if may_tend
            else None,
        ),
        (
            Button(words("department-move"), ChooseParent(card.id, 0)) if may_edit else None,
            Button(words("department-new-below"), NewDepartment(card.id)) if may_edit else None,
        ),
        ((disconnect if card.chat_title is not None else connect) if may_tend else None,),
        (
            Button(words("department-delete"), DeleteDepartment(card.id, card.rev), style=Style.RED)
            if card.may_delete
            else None,
        ),
    )


def head_screen(words: Words, card: DepartmentCard, found: Choice, *, deputy: bool) -> Screen:
    """Who can lead a department, or stand in for its lead."""
    asked = words.html("department-ask-deputy") if deputy else words.html("department-ask-lead")
    present = card.deputy if deputy else card.lead
    nobody = Button(words("department-nobody"), AppointHead(card.id, deputy=deputy, employee_id=None))
    return Screen(
        blocks(words.html("department-title", name=card.name), asked),
        keyboard(
            *people_rows(found, lambda one: AppointHead(card.id, deputy=deputy, employee_id=one)),
            pager(found.page, found.pages, lambda page: ChooseHead(card.id, deputy=deputy, page=page)),
            (nobody if present is not None else None,),
            back_row(words, OpenDepartment(card.id)),
        ),
    )


def parent_screen(words: Words, card: DepartmentCard, found: Departments) -> Screen:
    """What a department can belong to."""
    rows = [
        (Button(clip(name, _LABEL), SetParent(card.id, one, card.rev)),)
        for one, name in found.choices
        if one != card.id
    ]
    return Screen(
        blocks(words.html("department-title", name=card.name), words.html("department-ask-parent")),
        keyboard(
            *rows,
            pager(found.page, found.pages, lambda page: ChooseParent(card.id, page)),
            (Button(words("department-top"), SetParent(card.id, None, card.rev)),),
            back_row(words, OpenDepartment(card.id)),
        ),
    )


def ask_name(words: Words, card: DepartmentCard | None) -> Screen:
    """What a department is to be called."""
    back = OpenDepartment(card.id) if card is not None else OpenDepartments(0)
    return Screen(words.html("department-ask-name"), keyboard(back_row(words, back)))


def ask_responsibilities(words: Words, card: DepartmentCard) -> Screen:
    """What a department answers for, so that it is found by it."""
    return Screen(
        blocks(words.html("department-ask-responsibilities"), words.html("profile-dash")),
        keyboard(back_row(words, OpenDepartment(card.id))),
    )


# -- in the group ----------------------------------------------------------------------------------------


def group_hello(words: Words, found: ChatBinding, page: int = 0) -> Screen:
    """The bot has come into a group: whose chat is this? One tap by a lead or an administrator."""
    shown = page_of(found.offers, page, size=_IN_GROUP)
    rows = [
        (Button(clip(words("group-is-chat-of", department=name), _LABEL), BindChat(one)),)
        for one, name in shown.items
    ]
    text = words.html("group-bound", department=found.bound) if found.bound else words.html("group-hello")
    return Screen(text, keyboard(*rows, pager(shown.number, shown.pages, OtherDepartments)))


def group_bound(words: Words, card: DepartmentCard) -> Screen:
    """The group is a department's chat now: what that means."""
    return Screen(blocks(words.html("group-bound", department=card.name), words.html("group-bound-means")))


def topic_lost_notice(
    words: Words,
    card: DepartmentCard,
    *,
    zone: ZoneInfo,  # noqa: ARG001 - no moments
    now: datetime,  # noqa: ARG001
) -> Screen:
    """The topic in which the bot spoke to a department is gone."""
    return Screen(
        words.html("group-topic-lost", department=card.name),
        keyboard((Button(words("department-open"), OpenDepartment(card.id)),)),
    )


def group_silent(words: Words) -> Screen:
    """Somebody has added the bot who may not bind the group."""
    return Screen(words.html("group-ask-lead"))
