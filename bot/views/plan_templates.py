"""Templates of plans: the list, one template, one task, what is asked, and who changed what."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.callbacks import (
    AddTemplateTask,
    AskTemplateField,
    AskTemplateRule,
    ChooseTemplateDoer,
    ChooseTemplatePerson,
    ChooseTemplateWait,
    CopyTemplate,
    CopyTemplateFor,
    DropTemplateTask,
    OpenPlans,
    OpenPlanTemplate,
    OpenPlanTemplates,
    OpenTemplateHistory,
    OpenTemplateTask,
    RetireTemplate,
    SetTemplateDoer,
    SetTemplatePerson,
    SetTemplateWait,
    TurnTemplateTask,
)
from bot.domain.errors import Unfit
from bot.domain.plan_template_edits import Place, RuleField, TemplateField, Turn
from bot.domain.plan_template_history import Changed, TemplateEvent, TemplateHistory
from bot.domain.plan_templates import TemplateCard, TemplateRow, TemplateTask
from bot.domain.task_people import People
from bot.i18n import Html, Words, blocks, html, lines
from bot.models import Evidence, OffsetUnit, PlanDoer, PlanKind
from bot.views import refusals
from bot.views.format import clip, moment, short_name
from bot.views.screen import Button, Screen, Style, in_rows, keyboard
from bot.views.widgets.back import back_row
from bot.views.widgets.paging import page_of, pager

LABEL = 44
PAGE = 8
_ROLES = (PlanDoer.LEAD, PlanDoer.BUDDY, PlanDoer.HR, PlanDoer.NEWCOMER)
_LONGEST_SHOWN = 900


def templates_screen(words: Words, found: tuple[TemplateRow, ...], page: int) -> Screen:
    """Every template in force: what it is for and for whom."""
    shown = page_of(found, page, size=PAGE)
    return Screen(
        words.html("templates-title"),
        keyboard(
            *((Button(_label(words, one), OpenPlanTemplate(one.id, 0)),) for one in shown.items),
            pager(shown.number, shown.pages, OpenPlanTemplates),
            back_row(words, OpenPlans(0)),
        ),
    )


def _label(words: Words, row: TemplateRow) -> str:
    whose = ", ".join(part for part in (row.position, row.department) if part) or words("template-company")
    return clip(f"{words.option('plan-sign', row.kind)} {row.name} · {whose} · {row.tasks}", LABEL)


def template_screen(words: Words, card: TemplateCard, page: int) -> Screen:
    """A template with a button a task; what the reader may not change is not offered."""
    shown = page_of(card.tasks, page, size=PAGE)
    edits = card.may_edit
    rules = [
        Button(words.option("template-button", one), AskTemplateRule(card.id, one.value))
        for one in RuleField
        if one is not RuleField.PROBATION or card.kind is PlanKind.ONBOARDING
    ]
    retire = Button(words("template-retire"), RetireTemplate(card.id, card.rev, False), style=Style.RED)
    return Screen(
        blocks(
            _head(words, card),
            lines(*(_task_line(words, one) for one in shown.items)) if shown.items else None,
            None if edits else words.html("template-own-part"),
            words.html("template-later"),
        ),
        keyboard(
            *in_rows(
                [
                    Button(clip(f"{'✏️' if one.may_edit else '👁'} {one.title}", 28), OpenTemplateTask(one.id))
                    for one in shown.items
                ],
                width=60,
                most=2,
            ),
            pager(shown.number, shown.pages, lambda number: OpenPlanTemplate(card.id, number)),
            (
                Button(words("template-add"), AddTemplateTask(card.id), style=Style.GREEN)
                if card.may_add
                else None,
            ),
            *(in_rows(rules, width=44, most=2) if edits else ()),
            (
                Button(words("template-copy"), CopyTemplate(card.id, 0)) if edits else None,
                Button(words("task-button-history"), OpenTemplateHistory(card.id, 0)),
            ),
            back_row(words, OpenPlanTemplates(0), retire if edits and not card.is_only else None),
        ),
    )


def _head(words: Words, card: TemplateCard) -> Html:
    whose = ", ".join(part for part in (card.position, card.department) if part)
    kind = words.option("plan-kind", card.kind)
    return lines(
        words.html("template-name", name=card.name)
        if card.name == kind
        else words.html("template-title", kind=kind, name=card.name),
        words.html("template-whose", whose=whose) if whose else words.html("template-whole"),
        words.html("template-accept", count=card.accept_workdays),
        words.html("template-hr", count=card.hr_hours),
        words.html("template-probation", count=card.probation_days) if card.probation_days else None,
    )


def _task_line(words: Words, one: TemplateTask) -> Html:
    """When, at what hour, what, who."""
    sign = "❗️" if one.critical else "•"
    text = words.html("template-line", sign=sign, title=one.title, when=when_text(words, one))
    more = [html(who_text(words, one))]
    if one.waits_for:
        more.append(words.html("plan-line-waits", title=one.waits_for))
    return Html(f"{text}\n   {' · '.join(more)}")


def when_text(words: Words, one: TemplateTask) -> str:
    """So many days from the plan's day, and the hour."""
    unit = "work" if one.unit is OffsetUnit.WORKDAYS else "plain"
    side = "on" if not one.offset else "before" if one.offset < 0 else "after"
    return words("template-when", side=side, unit=unit, count=abs(one.offset), hour=f"{one.hour}:00")


def who_text(words: Words, one: TemplateTask) -> str:
    """Who answers: a department, somebody by name, or a role."""
    if one.doer is PlanDoer.DEPARTMENT:
        return one.department or words("plan-no-department")
    if one.doer is PlanDoer.PERSON and one.person:
        return one.person
    return words.option("plan-doer", one.doer)


# -- a task --------------------------------------------------------------------------------------------------


def task_screen(words: Words, one: TemplateTask, *, tends: bool) -> Screen:
    """A task of a template with its parts; whoever may not change it only reads."""
    text = one.instructions
    shown = text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"
    return Screen(
        blocks(
            lines(
                words.html("template-task-title", title=one.title),
                words.html("template-task-when", when=when_text(words, one)),
                words.html("template-task-who", who=who_text(words, one)),
                words.html("plan-line-waits", title=one.waits_for) if one.waits_for else None,
                words.html("template-task-evidence", what=words.option("evidence", one.evidence)),
                words.html("task-points", count=one.points) if one.points else None,
                words.html("template-task-critical") if one.critical else None,
            ),
            Html(f"<blockquote expandable>{html(shown)}</blockquote>") if shown else None,
            None if one.may_edit else words.html("template-own-part"),
        ),
        keyboard(
            *(_task_rows(words, one, tends=tends) if one.may_edit else ()),
            back_row(
                words,
                OpenPlanTemplate(one.template_id, 0),
                Button(words("template-drop"), DropTemplateTask(one.id, one.rev, False), style=Style.RED)
                if one.may_edit
                else None,
            ),
        ),
    )


def _task_rows(words: Words, one: TemplateTask, *, tends: bool) -> tuple[tuple[Button, ...], ...]:
    asked = [
        Button(words.option("template-field", field), AskTemplateField(one.id, field.value))
        for field in TemplateField
        if tends or field is not TemplateField.POINTS
    ]
    if tends:
        asked.append(Button(words("template-doer"), ChooseTemplateDoer(one.id, 0)))
    asked.append(Button(words("template-wait"), ChooseTemplateWait(one.id, 0)))
    turned = [
        Button(words.option("template-turn", what), TurnTemplateTask(one.id, one.rev, what.value))
        for what in Turn
    ]
    return in_rows([*asked, *turned], width=48, most=2)


def doers_screen(words: Words, one: TemplateTask, departments: tuple[Place, ...], page: int) -> Screen:
    """Who answers for a task: a role, a department, or somebody by name."""
    shown = page_of(departments, page, size=PAGE)
    roles = [
        Button(words.option("plan-doer", role), SetTemplateDoer(one.id, one.rev, role.value, None))
        for role in _ROLES
    ]
    places = [
        Button(
            clip(place.name, 28),
            SetTemplateDoer(one.id, one.rev, PlanDoer.DEPARTMENT.value, place.id),
        )
        for place in shown.items
    ]
    return Screen(
        words.html("template-ask-doer", title=one.title),
        keyboard(
            *in_rows(roles, width=44, most=2),
            *in_rows(places, width=44, most=2),
            pager(shown.number, shown.pages, lambda number: ChooseTemplateDoer(one.id, number)),
            (Button(words("template-by-name"), ChooseTemplatePerson(one.id, 0)),),
            back_row(words, OpenTemplateTask(one.id)),
        ),
    )


def people_screen(words: Words, one: TemplateTask, people: People) -> Screen:
    """Who answers for a task by name."""
    chips = [
        Button(short_name(person.name), SetTemplatePerson(one.id, one.rev, person.id))
        for person in people.people
    ]
    return Screen(
        words.html("template-ask-doer", title=one.title),
        keyboard(
            *in_rows(chips, width=44, most=2),
            pager(people.page, people.pages, lambda page: ChooseTemplatePerson(one.id, page)),
            back_row(words, ChooseTemplateDoer(one.id, 0)),
        ),
    )


def waits_screen(words: Words, one: TemplateTask, card: TemplateCard, page: int) -> Screen:
    """What a task waits for."""
    others = tuple(other for other in card.tasks if other.id != one.id)
    shown = page_of(others, page, size=PAGE)
    nothing = Button(words("template-wait-none"), SetTemplateWait(one.id, one.rev, None))
    return Screen(
        words.html("template-ask-wait", title=one.title),
        keyboard(
            *(
                (
                    Button(
                        clip(f"{'☑ ' if other.id == one.waits_for_id else ''}{other.title}", LABEL),
                        SetTemplateWait(one.id, one.rev, other.id),
                    ),
                )
                for other in shown.items
            ),
            pager(shown.number, shown.pages, lambda number: ChooseTemplateWait(one.id, number)),
            (nothing if one.waits_for_id is not None else None,),
            back_row(words, OpenTemplateTask(one.id)),
        ),
    )


def ask_drop(words: Words, one: TemplateTask) -> Screen:
    """A task is taken out of the template only, and asked first."""
    return Screen(
        words.html("template-ask-drop", title=one.title),
        keyboard(
            back_row(
                words,
                OpenTemplateTask(one.id),
                Button(words("template-drop"), DropTemplateTask(one.id, one.rev, True), style=Style.RED),
            )
        ),
    )


# -- what is typed -------------------------------------------------------------------------------------------


def ask_line(words: Words, card: TemplateCard, kept: str = "", problem: Unfit | None = None) -> Screen:
    """A task in one line. What was typed and could not be taken is there to be copied, with what is wrong."""
    return Screen(
        blocks(
            refusals.unfit(words, problem).text if problem is not None else None,
            words.html("template-kept-line", text=kept) if kept else None,
            words.html("template-ask-line", name=card.name),
        ),
        keyboard(
            (Button(words("template-copy-line"), copy=kept[:256]) if kept else None,),
            back_row(words, OpenPlanTemplate(card.id, 0)),
        ),
    )


def ask_field(words: Words, one: TemplateTask, field: TemplateField) -> Screen:
    """What of a task is typed."""
    return Screen(
        lines(
            words.html("template-task-title", title=one.title),
            words.html(f"template-ask-{field.value}", when=when_text(words, one)),
        ),
        keyboard(back_row(words, OpenTemplateTask(one.id))),
    )


def ask_rule(words: Words, card: TemplateCard, field: RuleField) -> Screen:
    """What of a template itself is typed."""
    return Screen(
        lines(_head(words, card), words.html(f"template-ask-rule-{field.value}")),
        keyboard(back_row(words, OpenPlanTemplate(card.id, 0))),
    )


def copy_screen(words: Words, card: TemplateCard, departments: tuple[Place, ...], page: int) -> Screen:
    """For whom a template is copied: a department by a tap, a position in words."""
    shown = page_of(departments, page, size=PAGE)
    places = [Button(clip(one.name, 28), CopyTemplateFor(card.id, one.id)) for one in shown.items]
    return Screen(
        words.html("template-ask-copy", name=card.name),
        keyboard(
            *in_rows(places, width=44, most=2),
            pager(shown.number, shown.pages, lambda number: CopyTemplate(card.id, number)),
            back_row(words, OpenPlanTemplate(card.id, 0)),
        ),
    )


def ask_retire(words: Words, card: TemplateCard) -> Screen:
    """No plan begins by it any more: asked first."""
    return Screen(
        words.html("template-ask-retire", name=card.name),
        keyboard(
            back_row(
                words,
                OpenPlanTemplate(card.id, 0),
                Button(words("template-retire"), RetireTemplate(card.id, card.rev, True), style=Style.RED),
            )
        ),
    )


# -- history -------------------------------------------------------------------------------------------------


def history_screen(words: Words, found: TemplateHistory, *, zone: ZoneInfo, now: datetime) -> Screen:
    """Who changed what, the latest first."""
    return Screen(
        blocks(
            words.html("template-history", name=found.name),
            *(_event(words, one, zone, now) for one in found.events),
            None if found.events else words.html("template-history-empty"),
        ),
        keyboard(
            pager(found.page, found.pages, lambda page: OpenTemplateHistory(found.template_id, page)),
            back_row(words, OpenPlanTemplate(found.template_id, 0)),
        ),
    )


def _event(words: Words, one: TemplateEvent, zone: ZoneInfo, now: datetime) -> Html:
    return lines(
        words.html(
            "template-did",
            at=moment(words, one.at, zone=zone, now=now),
            who=one.by or "—",
            what=words.option("template-verb", one.verb),
            title=one.title,
        ),
        *(
            words.html(
                "template-change",
                field=words.option("template-changed", name),
                before=_value(words, name, before),
                after=_value(words, name, after),
            )
            for name, before, after in one.changes
        ),
    )


def _value(words: Words, name: Changed, value: str) -> str:
    """A kept value in words."""
    if not value:
        return "—"
    match name:
        case Changed.DOER:
            return words.option("plan-doer", PlanDoer(value))
        case Changed.UNIT:
            return words.option("offset-unit", OffsetUnit(value))
        case Changed.EVIDENCE:
            return words.option("evidence", Evidence(value))
        case Changed.CRITICAL:
            return words("template-yes" if value == "True" else "template-no")
    return clip(value, 120)
