"""A department's part of a plan in its chat: names, positions, tasks and dates, nothing else."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.callbacks import CannotInPlan, PressPlanTask
from bot.domain.plan_cards import ChatPlan, PlanLine
from bot.domain.plan_department import ChatPing, ChatPress
from bot.domain.task_cards import Heat
from bot.domain.task_values import TO_DO
from bot.domain.task_words import WordsFor
from bot.i18n import Html, Words, blocks, html, lines
from bot.models import PlanState
from bot.views.format import clip, day
from bot.views.plans import task_line
from bot.views.screen import Button, Screen, Style, keyboard
from bot.views.task_words import DONE_PREFIX, act_link

_MOST = 12
_LABEL = 34


def chat_screen(words: Words, plan: ChatPlan, *, zone: ZoneInfo, now: datetime) -> Screen:
    """The card of one person in a department's chat: a button a task, in its colour."""
    name = f"{plan.name}, {plan.position}" if plan.position else plan.name
    head = lines(
        words.html("plan-title", kind=words.option("plan-kind", plan.kind), name=name),
        words.html("plan-day", kind=plan.kind.value, day=day(words, plan.day, today=plan.today)),
    )
    if plan.state is not PlanState.ACTIVE:
        return Screen(blocks(head, Html(words.option("plan-state", plan.state))))
    return Screen(
        blocks(
            head,
            lines(*(task_line(words, one, zone=zone, now=now, stands=True) for one in plan.lines[:_MOST])),
        ),
        keyboard(
            *((_button(words, one),) for one in plan.lines[:_MOST]),
            (Button(words("plan-chat-cannot"), CannotInPlan(plan.plan_id)),)
            if any(one.state in TO_DO for one in plan.lines)
            else (),
        ),
    )


def _button(words: Words, line: PlanLine) -> Button:
    style: Style | None = Style.GREEN
    label = f"✅ {line.title}"
    if line.heat is not Heat.DONE:
        key = "plan-chat-done" if line.claimed else "plan-chat-take"
        style = Style.RED if line.heat in {Heat.LATE, Heat.BURNING} else None
        sign = "🔥 " if style is not None else ""
        label = sign + words(key, title=line.title)
    return Button(clip(label, _LABEL), PressPlanTask(line.task_id, line.rev), style=style)


def ping_screen(words: Words, ping: ChatPing, *, zone: ZoneInfo, now: datetime) -> Screen:
    """All that is due in a chat, in one message."""
    shown = ping.tasks[:_MOST]
    hidden = len(ping.tasks) - len(shown)
    return Screen(
        blocks(
            words.html("plan-ping", count=len(ping.tasks)),
            lines(
                *(
                    Html(
                        f"{words.html('plan-ping-name', name=name)}\n{task_line(words, line, zone=zone, now=now)}"
                    )
                    for name, line in shown
                )
            ),
            words.html("today-more", count=hidden) if hidden else None,
        )
    )


def ask_evidence(words: Words, found: ChatPress, bot_username: str) -> Screen:
    """What shows that a task is done: as an answer to this very message, or in private.

    The link in it says to which task an answer belongs.
    """
    address = f"https://t.me/{bot_username}?start={DONE_PREFIX}_{found.task_id}"
    link = Html(f'<a href="{address}">{html(found.title)}</a>')
    return Screen(
        words.html("plan-ask-evidence", name=found.who, title=link, wanted=found.evidence.value),
        keyboard(
            (
                Button(
                    words("plan-in-private"),
                    url=act_link(bot_username, found.task_id, WordsFor.SUBMIT.value),
                ),
            )
        ),
    )


def evidence_slot(task_id: int) -> str:
    """The slot of a chat in which a task waits for what shows that it is done."""
    return f"{DONE_PREFIX}:{task_id}"


def handed_in(words: Words, found: ChatPress) -> Screen:
    """It has been taken as what shows that the task is done."""
    return Screen(words.html("plan-handed-in", name=found.who, title=found.title))


def not_handed_in(words: Words, *, closed: bool) -> Screen:
    """Only whoever has taken a task hands it in, and once."""
    return Screen(words.html("plan-toast-closed" if closed else "plan-evidence-not-yours"))
