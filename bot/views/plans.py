"""Plans: the list, a plan's card, what would begin, what moves, and what people are told."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.callbacks import (
    AskHr,
    AskPlanDay,
    AskTaskWords,
    BeginInvite,
    BeginPlans,
    CancelPlan,
    ChooseBuddy,
    DropPlanDraft,
    EndProbation,
    FollowPlan,
    MovePlanDay,
    NewPlan,
    OpenHome,
    OpenPerson,
    OpenPlan,
    OpenPlanDraft,
    OpenPlanReport,
    OpenPlans,
    OpenPlanTemplates,
    OpenTask,
    PickPlanDepartment,
    SayCame,
    SetBuddy,
)
from bot.domain.onboarding import Assigned, PreviewTask
from bot.domain.plan_cards import PlanCard, PlanLine, PlanPage, PlanRow, PlanTold
from bot.domain.plan_changes import DayMove
from bot.domain.plan_department import OpenPart
from bot.domain.plan_drafts import PlanDraftCard
from bot.domain.plan_people import Found
from bot.domain.plan_ready import Ready
from bot.domain.plan_reminders import PlanQuestion, PlanReminder
from bot.domain.task_cards import Heat
from bot.domain.task_people import People
from bot.domain.task_values import TO_DO
from bot.domain.task_words import WordsFor
from bot.i18n import Html, Words, blocks, html, lines
from bot.models import PlanDoer, PlanKind, PlanState, ProbationOutcome, ReminderKind, Subject, TaskState
from bot.views.format import clip, day, moment, short_day, short_name
from bot.views.reminder_block import ReminderBlock
from bot.views.screen import About, Button, Row, Screen, Style, in_rows, keyboard
from bot.views.task_words import span
from bot.views.widgets.back import back_row
from bot.views.widgets.paging import page_of, pager

LABEL = 40
PAGE = 8
_MOST_NAMES = 10
_MOST_WATCHED = 16
_STYLES = {Heat.DONE: Style.GREEN, Heat.LATE: Style.RED, Heat.BURNING: Style.RED}


# -- the list ----------------------------------------------------------------------------------------------


def plans_screen(words: Words, found: PlanPage) -> Screen:
    """Who comes, leaves or moves, and how far everything is; what is late is red."""
    return Screen(
        words.html("plans-title") if found.rows else words.html("plans-empty"),
        keyboard(
            (Button(words("plans-new"), NewPlan(), style=Style.GREEN) if found.may_begin else None,),
            *((_row(words, one, found),) for one in found.rows),
            pager(found.page, found.pages, OpenPlans),
            (
                Button(words("plans-report"), OpenPlanReport(0)) if found.may_report else None,
                Button(words("plans-templates"), OpenPlanTemplates(0)) if found.may_templates else None,
            ),
            back_row(words, OpenHome()),
        ),
    )


def _row(words: Words, row: PlanRow, found: PlanPage) -> Button:
    sign = "🔥" if row.late else "✅" if row.done == row.total else words.option("plan-sign", row.kind)
    label = f"{sign} {short_name(row.name)} · {short_day(words, row.day, today=found.today)} · {row.done}/{row.total}"
    style = Style.RED if row.late else Style.GREEN if row.done == row.total else None
    return Button(clip(label, LABEL), OpenPlan(row.id, 0), style=style)


# -- the card ----------------------------------------------------------------------------------------------


def plan_screen(words: Words, card: PlanCard, page: int, *, zone: ZoneInfo, now: datetime) -> Screen:
    """A plan with a button a task: green done, red burning, plain waiting."""
    shown = page_of(card.lines, page, size=PAGE)
    return Screen(
        blocks(
            _head(words, card),
            lines(*(task_line(words, one, zone=zone, now=now) for one in shown.items)),
        ),
        keyboard(
            *_answers(words, card),
            *in_rows([task_button(one) for one in shown.items], width=60, most=2),
            pager(shown.number, shown.pages, lambda number: OpenPlan(card.id, number)),
            *_acts(words, card),
            back_row(words, OpenPlans(0), _cancel(words, card)),
        ),
        about=About(Subject.EMPLOYEE, card.employee_id),
    )


def _head(words: Words, card: PlanCard) -> Html:
    place = ", ".join(part for part in (card.position, card.department) if part)
    moved = card.day != card.first_day
    return lines(
        words.html("plan-title", kind=words.option("plan-kind", card.kind), name=card.name),
        html(place) if place else None,
        words.html("plan-day", kind=card.kind.value, day=day(words, card.day, today=card.today)),
        words.html("plan-first-day", day=day(words, card.first_day, today=card.today)) if moved else None,
        html(words.option("plan-state", card.state)) if card.state is not PlanState.ACTIVE else None,
        words.html("plan-came") if card.came else None,
        words.html("plan-progress", done=card.done, count=len(card.lines), late=card.late),
        words.html("plan-lead", name=card.lead) if card.lead else None,
        words.html("plan-buddy", name=card.buddy) if card.buddy else None,
        _probation(words, card),
    )


def _probation(words: Words, card: PlanCard) -> Html | None:
    if card.probation_ends_on is None or card.kind is not PlanKind.ONBOARDING:
        return None
    if card.probation_outcome is not None:
        outcome = words.option("probation", card.probation_outcome)
        return words.html("plan-probation-over", outcome=outcome, note=card.probation_note or "—")
    return words.html("plan-probation", day=day(words, card.probation_ends_on, today=card.today))


def task_line(
    words: Words,
    line: PlanLine,
    *,
    zone: ZoneInfo,
    now: datetime,
    with_who: bool = True,
    stands: bool = False,
) -> Html:
    """A task in a line: how it stands, until when, whose it is and what it waits for.

    In a message that stands for days (`stands`) a lateness has no length: the deadline tells it.
    """
    due = (
        moment(words, line.due_at, zone=zone, now=now)
        if line.due_at is not None
        else words.html("task-no-due")
    )
    who = line.who
    if line.is_departments and not line.claimed and line.state in TO_DO:
        who = words("plan-nobody-yet", who=line.who)
    text = words.html("plan-line", sign=sign_of(line), title=line.title, due=due)
    late = None
    if _is_late(line) and line.due_at is not None:
        length = span(words, now - line.due_at)
        late = words.html("plan-line-overdue") if stands else words.html("plan-line-late", late=length)
    waits = words.html("plan-line-waits", title=line.waits_for) if line.waits_for else None
    notice = words.html("plan-line-notice") if line.late_notice and line.heat is not Heat.DONE else None
    more = [part for part in (html(who) if with_who and who else None, late, waits, notice) if part]
    return Html(f"{text}\n   {' · '.join(more)}") if more else text


def _is_late(line: PlanLine) -> bool:
    return line.heat is Heat.LATE


def sign_of(line: PlanLine) -> str:
    """Done, burning, refused or waiting."""
    if line.heat is Heat.DONE:
        return "✅"
    if line.state is TaskState.DECLINED:
        return "🚫"
    return "🔥" if line.heat in {Heat.LATE, Heat.BURNING} else "⚪️"


def task_button(line: PlanLine) -> Button:
    """The way to a task, in its colour."""
    return Button(
        clip(f"{sign_of(line)} {line.title}", 28), OpenTask(line.task_id), style=_STYLES.get(line.heat)
    )


def _answers(words: Words, card: PlanCard) -> list[Row]:
    """Has the person come? Asked on the day itself."""
    due = card.state is PlanState.ACTIVE and not card.came and card.day <= card.today
    if not (due and card.may_answer) or card.kind is PlanKind.LEAVING:
        return []
    yes = Button(words("plan-came-yes"), SayCame(card.id, card.rev, True), style=Style.GREEN)
    return [(yes, Button(words("plan-came-no"), SayCame(card.id, card.rev, False), style=Style.RED))]


def _acts(words: Words, card: PlanCard) -> list[tuple[Button | None, ...]]:
    running = card.state in {PlanState.ACTIVE, PlanState.FROZEN}
    ends = card.probation_ends_on is not None and card.probation_outcome is None and card.came
    person = Button(words("plan-person"), OpenPerson(card.employee_id))
    return [
        (
            Button(words("plan-button-move"), AskPlanDay(card.id)) if running and card.may_tend else None,
            Button(words("plan-button-buddy"), ChooseBuddy(card.id, 0))
            if running and card.may_answer
            else None,
        ),
        tuple(
            Button(words.option("probation-button", one), EndProbation(card.id, card.rev, one.value))
            for one in ProbationOutcome
        )
        if ends and card.may_answer
        else (),
        (
            Button(words("plan-follow"), FollowPlan(card.id, True))
            if running and not card.is_followed
            else None,
        ),
        (
            Button(words("plan-invite"), BeginInvite(card.employee_id))
            if card.may_invite and running
            else None,
            Button(words("plan-button-ask"), AskHr(card.id)) if card.is_own else person,
        ),
    ]


def _cancel(words: Words, card: PlanCard) -> Button | None:
    if not card.may_tend or card.state not in {PlanState.ACTIVE, PlanState.FROZEN}:
        return None
    return Button(words("plan-button-cancel"), CancelPlan(card.id, card.rev, False), style=Style.RED)


def ask_cancel(words: Words, card: PlanCard) -> Screen:
    """Calling a plan off tells everybody, so it is asked first."""
    open_tasks = sum(one.heat is not Heat.DONE for one in card.lines)
    return Screen(
        words.html("plan-ask-cancel", name=card.name, count=open_tasks),
        keyboard(
            back_row(
                words,
                OpenPlan(card.id, 0),
                Button(words("plan-button-cancel"), CancelPlan(card.id, card.rev, True), style=Style.RED),
            )
        ),
    )


# -- followed ------------------------------------------------------------------------------------------------


def plan_slot(plan_id: int) -> str:
    """The slot of a chat in which a plan is kept up to date."""
    return f"plan:{plan_id}"


def watched_screen(words: Words, card: PlanCard | None, *, zone: ZoneInfo, now: datetime) -> Screen:
    """A plan as it stands now, in the chat of somebody who follows it; None is for whoever may not see it any more."""
    if card is None:
        return Screen(words.html("plan-not-yours"))
    running = card.state in {PlanState.ACTIVE, PlanState.FROZEN}
    shown = card.lines[:_MOST_WATCHED]
    hidden = len(card.lines) - len(shown)
    return Screen(
        blocks(
            _head(words, card),
            lines(*(task_line(words, one, zone=zone, now=now, stands=True) for one in shown)),
            words.html("today-more", count=hidden) if hidden else None,
            words.html("plan-kept-current") if running else None,
        ),
        keyboard(
            *in_rows([task_button(one) for one in shown], width=60, most=2) if running else (),
            (
                Button(words("plan-open"), OpenPlan(card.id, 0)),
                Button(words("plan-unfollow"), FollowPlan(card.id, False)) if running else None,
            ),
            (
                Button(words("plan-invite"), BeginInvite(card.employee_id))
                if card.may_invite and running
                else None,
            ),
        ),
        about=About(Subject.EMPLOYEE, card.employee_id),
    )


def unfollowed_screen(words: Words, card: PlanCard) -> Screen:
    """The message is brought up to date no longer."""
    return Screen(
        blocks(_head(words, card), words.html("plan-unfollowed")),
        keyboard((Button(words("plan-open"), OpenPlan(card.id, 0)),)),
        about=About(Subject.EMPLOYEE, card.employee_id),
    )


# -- what a department cannot do ------------------------------------------------------------------------------


def undoable_screen(words: Words, part: OpenPart) -> Screen:
    """Which of the department's tasks cannot be done?"""
    key = "plan-ask-cannot" if part.tasks else "plan-nothing-open"
    return Screen(
        words.html(key, name=part.name),
        keyboard(
            *(
                (Button(clip(title, LABEL), AskTaskWords(task_id, rev, WordsFor.CANNOT.value)),)
                for task_id, rev, title in part.tasks
            ),
            back_row(words, OpenHome()),
        ),
    )


# -- beginning -----------------------------------------------------------------------------------------------


def ask_new(words: Words) -> Screen:
    """Who comes, in a line each."""
    return Screen(words.html("plan-ask-new"), keyboard(back_row(words, OpenPlans(0))))


def draft_screen(words: Words, card: PlanDraftCard, page: int, *, zone: ZoneInfo, now: datetime) -> Screen:
    """Every task, person and date before anything is written."""
    shown = page_of(card.preview.tasks, page, size=PAGE)
    late = sum(one.is_past for one in card.preview.tasks)
    chips = [
        Button(clip(name, 30), PickPlanDepartment(card.draft_id, one)) for one, name in card.departments[:20]
    ]
    return Screen(
        blocks(
            _who(words, card),
            words.html("plan-ask-department") if card.departments else None,
            lines(
                words.html("plan-preview", template=card.preview.template, count=len(card.preview.tasks)),
                words.html("plan-preview-late", count=late) if late else None,
            ),
            lines(*(_preview_line(words, one, zone, now) for one in shown.items)),
            words.html("plan-draft-hint"),
        ),
        keyboard(
            (Button(words("plan-button-begin"), BeginPlans(card.draft_id, card.rev), style=Style.GREEN),),
            *in_rows(chips),
            pager(shown.number, shown.pages, lambda number: OpenPlanDraft(card.draft_id, number)),
            back_row(
                words,
                OpenPlans(0),
                Button(words("draft-discard"), DropPlanDraft(card.draft_id), style=Style.RED),
            ),
        ),
    )


def _who(words: Words, card: PlanDraftCard) -> Html:
    first = card.hires[0]
    kind = words.option("plan-kind", first.kind)
    if len(card.hires) == 1:
        place = ", ".join(part for part in (first.position, card.department) if part)
        return lines(
            words.html("plan-title", kind=kind, name=first.name),
            html(place) if place else None,
            words.html("plan-day", kind=first.kind.value, day=day(words, first.start_date, today=card.today)),
        )
    hidden = len(card.hires) - _MOST_NAMES
    return lines(
        words.html("plan-several", kind=kind, count=len(card.hires)),
        *(
            words.html("plan-one", name=one.name, day=day(words, one.start_date, today=card.today))
            for one in card.hires[:_MOST_NAMES]
        ),
        words.html("today-more", count=hidden) if hidden > 0 else None,
    )


def _preview_line(words: Words, one: PreviewTask, zone: ZoneInfo, now: datetime) -> Html:
    due = moment(words, one.due_at, zone=zone, now=now)
    sign = "❗️" if one.is_past else "⚪️"
    text = words.html("plan-line", sign=sign, title=one.title, due=due)
    role = one.department or words("plan-no-department")
    if one.doer is not PlanDoer.DEPARTMENT:
        role = words.option("plan-doer", one.doer)
    who = words.html("plan-answers", role=role, name=one.person)
    if one.found is not Found.ROLE:
        who = Html(
            f"{who} · {words.html('plan-found-above' if one.found is Found.ABOVE else 'plan-found-hr')}"
        )
    return Html(f"{text}\n   {who}")


def begun_toast(words: Words, count: int) -> str:
    """After plans began."""
    return words("plans-begun", count=count)


# -- moving --------------------------------------------------------------------------------------------------


def ask_day(words: Words, card: PlanCard) -> Screen:
    """Which day it is now."""
    return Screen(
        words.html("plan-ask-day", name=card.name, day=day(words, card.day, today=card.today)),
        keyboard(back_row(words, OpenPlan(card.id, 0))),
    )


def move_screen(words: Words, found: DayMove) -> Screen:
    """What moves, what is late already, what stays as set by hand."""
    return Screen(
        lines(
            words.html("plan-move", name=found.name, old=words.day(found.old), new=words.day(found.new)),
            words.html("plan-move-moves", count=found.moves),
            words.html("plan-move-late", count=found.late) if found.late else None,
            words.html("plan-move-by-hand", count=found.by_hand) if found.by_hand else None,
        ),
        keyboard(
            (
                Button(
                    words("plan-button-move-now"),
                    MovePlanDay(found.plan_id, found.rev, found.new.toordinal()),
                    style=Style.GREEN,
                ),
            ),
            back_row(words, OpenPlan(found.plan_id, 0)),
        ),
    )


def ask_outcome(words: Words, card: PlanCard, outcome: ProbationOutcome) -> Screen:
    """The new day of a longer probation, or the reasons of a failed one."""
    asked = words.html(
        "probation-ask-day" if outcome is ProbationOutcome.EXTENDED else "probation-ask-reasons",
        name=card.name,
    )
    return Screen(asked, keyboard(back_row(words, OpenPlan(card.id, 0))))


def buddies_screen(words: Words, card: PlanCard, people: People) -> Screen:
    """Who can be the buddy."""
    chips = [Button(short_name(one.name), SetBuddy(card.id, card.rev, one.id)) for one in people.people]
    return Screen(
        words.html("plan-ask-buddy", name=card.name),
        keyboard(
            *in_rows(chips, width=44, most=2),
            pager(people.page, people.pages, lambda page: ChooseBuddy(card.id, page)),
            back_row(words, OpenPlan(card.id, 0)),
        ),
    )


def ask_question(words: Words, card: PlanCard) -> Screen:
    """What the newcomer wants to know."""
    return Screen(words.html("plan-ask-question"), keyboard(back_row(words, OpenPlan(card.id, 0))))


def question_sent(words: Words) -> Screen:
    """The newcomer's question is on its way."""
    return Screen(words.html("plan-question-sent"))


# -- told to others --------------------------------------------------------------------------------------------


def assigned_notice(words: Words, found: Assigned, *, zone: ZoneInfo, now: datetime) -> Screen:
    """All that became the reader's at once, for however many people."""
    shown = found.tasks[:PAGE]
    hidden = len(found.tasks) - len(shown)
    return Screen(
        blocks(
            words.html("plan-assigned", count=len(found.tasks)),
            lines(
                *(
                    words.html(
                        "plan-assigned-line",
                        title=one.title,
                        name=one.newcomer,
                        due=moment(words, one.due_at, zone=zone, now=now),
                    )
                    for one in shown
                )
            ),
            words.html("today-more", count=hidden) if hidden else None,
        ),
        in_rows([Button(clip(one.title, 28), OpenTask(one.task_id)) for one in shown], width=60, most=2),
    )


def ready_notice(words: Words, found: Ready, *, zone: ZoneInfo, now: datetime) -> Screen:
    """What the reader's tasks waited for is done."""
    return Screen(
        blocks(
            words.html("plan-ready", title=found.done, name=found.newcomer, count=len(found.tasks)),
            lines(
                *(
                    words.html(
                        "plan-ready-line",
                        title=one.title,
                        due=moment(words, one.due_at, zone=zone, now=now)
                        if one.due_at is not None
                        else words.html("task-no-due"),
                    )
                    for one in found.tasks
                )
            ),
        ),
        in_rows(
            [Button(clip(one.title, 28), OpenTask(one.task_id)) for one in found.tasks], width=60, most=2
        ),
    )


def told_notice(words: Words, told: PlanTold, *, zone: ZoneInfo, now: datetime) -> Screen:  # noqa: ARG001 - days only
    """What happened to a plan that concerns the reader."""
    card = told.card
    open_it = Button(words("plan-open"), OpenPlan(card.id, 0))
    when = day(words, card.day, today=card.today)
    text = {
        "moved": words.html("plan-told-moved", name=card.name, day=when, count=told.tasks),
        "cancelled": words.html("plan-told-cancelled", name=card.name, count=told.tasks),
        "done": words.html("plan-told-done", name=card.name),
        "no_show": words.html("plan-told-no-show", name=card.name),
        "probation_passed": words.html("plan-told-passed", name=card.name),
        "probation_extended": words.html("plan-told-extended", name=card.name),
        "probation_failed": words.html("plan-told-failed", name=card.name),
    }.get(told.what, words.html("plan-told-asked", name=card.name, text=told.text))
    return Screen(text, keyboard((open_it,) if card.may_answer or card.may_tend else ()))


def welcome_notice(words: Words, card: PlanCard, *, zone: ZoneInfo, now: datetime) -> Screen:
    """The newcomer's first message: the day, the people, one's own tasks, and the way to ask."""
    mine = [one for one in card.lines if one.who == card.name]
    return Screen(
        blocks(
            words.html("plan-welcome", name=card.name, day=day(words, card.day, today=card.today)),
            lines(
                words.html("plan-lead", name=card.lead) if card.lead else None,
                words.html("plan-buddy", name=card.buddy) if card.buddy else None,
            ),
            lines(
                words.html("plan-welcome-tasks"),
                *(task_line(words, one, zone=zone, now=now, with_who=False) for one in mine),
            )
            if mine
            else None,
        ),
        keyboard(
            *in_rows([task_button(one) for one in mine], width=60, most=2),
            (
                Button(words("plan-button-ask"), AskHr(card.id)),
                Button(words("plan-open"), OpenPlan(card.id, 0)),
            ),
        ),
    )


# -- reminders -------------------------------------------------------------------------------------------------


def reminder_block(
    words: Words, found: PlanReminder, *, zone: ZoneInfo, now: datetime, alone: bool
) -> ReminderBlock:
    """A plan's task that is near or late."""
    late = span(words, now - found.due_at) if found.due_at <= now else ""
    text = lines(
        Html(words.option("plan-why", found.why)),
        words.html("plan-reminder", title=found.title, name=found.newcomer),
        words.html("task-due", moment=moment(words, found.due_at, zone=zone, now=now)),
        words.html("plan-line-late", late=late) if late else None,
        None
        if found.is_own
        else words.html("plan-reminder-whose", department=found.department or "—", name=found.assignee),
        words.html("plan-line-waits", title=found.waits_for) if found.waits_for else None,
    )
    label = words("task-open") if alone else f"🧭 {found.title}"
    return ReminderBlock(text, ((Button(clip(label, LABEL), OpenTask(found.task_id)),),))


def question_block(
    words: Words,
    found: PlanQuestion,
    *,
    zone: ZoneInfo,
    now: datetime,
    alone: bool,  # noqa: ARG001 - asked whole
) -> ReminderBlock:
    """Has the person come? How does the probation end?"""
    open_it = Button(words("plan-open"), OpenPlan(found.plan_id, 0))
    if found.kind is ReminderKind.PLAN_CAME:
        yes = Button(words("plan-came-yes"), SayCame(found.plan_id, found.rev, True), style=Style.GREEN)
        no = Button(words("plan-came-no"), SayCame(found.plan_id, found.rev, False), style=Style.RED)
        return ReminderBlock(words.html("plan-ask-came", name=found.name), ((yes, no), (open_it,)))
    ends = words.day(found.day.astimezone(zone).date())
    days = max(0, (found.day - now).days + 1)
    text = words.html("plan-probation-soon", name=found.name, day=ends, days=days)
    outcomes = tuple(
        Button(words.option("probation-button", one), EndProbation(found.plan_id, found.rev, one.value))
        for one in ProbationOutcome
    )
    return ReminderBlock(text, (outcomes, (open_it,)))
