"""The home screen, help, and what is said when nothing was understood: by role, and only of what there is."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.callbacks import (
    ContinueVacancy,
    DiscardDraft,
    ListTasks,
    NewFind,
    NewVacancy,
    OpenDrafts,
    OpenFaults,
    OpenHelp,
    OpenHome,
    OpenInbox,
    OpenJoinRequests,
    OpenPeople,
    OpenPlans,
    OpenPoints,
    OpenReport,
    OpenRequests,
    OpenRewardDraft,
    OpenRewards,
    OpenSettings,
    OpenVacancies,
    Press,
    TakeDraftBackHome,
)
from bot.domain.hiring_facts import ReportPeriod
from bot.domain.home import Home
from bot.domain.task_lists import TaskFilter, TaskScope
from bot.domain.unfinished import Unfinished, UnfinishedKind
from bot.i18n import Html, Words, blocks, lines
from bot.views.format import clip, day
from bot.views.screen import Button, Screen, Style, keyboard
from bot.views.today import day_blocks, day_chips
from bot.views.widgets.back import back_row
from bot.views.widgets.undo import undo

NAME_LENGTH = 40
_DRAFTS_SHOWN = 6


def home_screen(words: Words, home: Home) -> Screen:
    """What awaits the person today, and a button for each thing they may do."""
    return Screen(
        blocks(
            words.html("home-title", company=home.company, day=day(words, home.today, today=home.today)),
            *day_blocks(words, home.groups, today=home.today),
            lines(*_facts(words, home)),
            _hint(words, home),
        ),
        keyboard(
            *day_chips(words, home.groups),
            (_begin_button(words, home),),
            (_vacancies_button(words, home), _inbox_button(words, home)),
            (_find_button(words, home), _report_button(words, home)),
            (_requests_button(words, home), _drafts_button(words, home)),
            (
                Button(words("home-button-tasks"), ListTasks(TaskScope.MINE.value, TaskFilter.OPEN.value, 0)),
                Button(words("home-button-points"), OpenPoints(None, 0)),
                Button(words("home-button-rewards"), OpenRewards(0)),
            ),
            (
                Button(words("people-button"), OpenPeople(None, 0)),
                Button(words("plans-button"), OpenPlans(0)) if home.sees_plans else None,
            ),
            (_strangers_button(words, home),),
            (_faults_button(words, home),),
            (
                Button(words("home-button-settings"), OpenSettings()),
                Button(words("home-button-help"), OpenHelp()),
            ),
        ),
    )


def morning_screen(words: Words, home: Home, *, zone: ZoneInfo, now: datetime) -> Screen:  # noqa: ARG001 - days only
    """The morning message: the same day as on the home screen, without what one may begin."""
    return Screen(
        blocks(
            words.html("morning-title", day=day(words, home.today, today=home.today)),
            *day_blocks(words, home.groups, today=home.today),
            lines(*_waiting(words, home)),
        ),
        keyboard(
            *day_chips(words, home.groups),
            (_waiting_inbox_button(words, home),),
            (_requests_button(words, home), _drafts_button(words, home)),
            (_strangers_button(words, home), _faults_button(words, home)),
            (Button(words("home-button-menu"), OpenHome()),),
        ),
    )


def _facts(words: Words, home: Home) -> list[Html]:
    """What there is and what awaits: a line each, none for what is empty."""
    vacancies = [words.html("home-vacancies", count=home.open_vacancies)] if home.sees_vacancies else []
    return [*vacancies, *_waiting(words, home)]


def _waiting(words: Words, home: Home) -> list[Html]:
    """What awaits: a line each, none for what is empty."""
    found: list[Html] = []
    if home.inbox:
        found.append(words.html("home-inbox", count=home.inbox))
    if home.requests and home.decides_requests:
        found.append(words.html("home-requests-to-decide", count=home.requests))
    elif home.requests:
        found.append(words.html("home-requests-own", count=home.requests))
    if home.join_requests:
        found.append(words.html("home-strangers", count=home.join_requests))
    if home.unfinished:
        found.append(words.html("home-drafts", count=home.unfinished))
    if home.faults:
        found.append(words.html("home-faults", count=home.faults))
    return found


def _hint(words: Words, home: Home) -> Html | None:
    """The one thing to try next; none while there is something to do."""
    if home.groups:
        return None
    if home.may_add_candidates and home.open_vacancies:
        return words.html("home-hint-resume")
    if home.may_open_vacancy:
        return words.html("home-hint-vacancy")
    if home.may_request_vacancy:
        return words.html("home-hint-request")
    return words.html("home-hint-employee")


def _begin_button(words: Words, home: Home) -> Button | None:
    if home.may_open_vacancy:
        return Button(words("home-button-new-vacancy"), NewVacancy(), style=Style.GREEN)
    if home.may_request_vacancy:
        return Button(words("home-button-request-vacancy"), NewVacancy(), style=Style.GREEN)
    return None


def _vacancies_button(words: Words, home: Home) -> Button | None:
    return Button(words("home-button-vacancies"), OpenVacancies()) if home.sees_vacancies else None


def _inbox_button(words: Words, home: Home) -> Button | None:
    return Button(words("home-button-inbox"), OpenInbox()) if home.may_add_candidates else None


def _report_button(words: Words, home: Home) -> Button | None:
    if not home.sees_vacancies:
        return None
    return Button(words("report-button"), OpenReport(None, ReportPeriod.QUARTER.value))


def _find_button(words: Words, home: Home) -> Button | None:
    return Button(words("find-in-base"), NewFind()) if home.may_add_candidates else None


def _waiting_inbox_button(words: Words, home: Home) -> Button | None:
    return _inbox_button(words, home) if home.inbox else None


def _strangers_button(words: Words, home: Home) -> Button | None:
    if not home.join_requests:
        return None
    return Button(words("home-button-strangers", count=home.join_requests), OpenJoinRequests(0))


def _requests_button(words: Words, home: Home) -> Button | None:
    if home.decides_requests:
        label = words("home-button-requests", count=home.requests) if home.requests else None
    else:
        label = words("home-button-own-requests") if home.may_request_vacancy else None
    return Button(label, OpenRequests()) if label else None


def _drafts_button(words: Words, home: Home) -> Button | None:
    return (
        Button(words("home-button-drafts", count=home.unfinished), OpenDrafts()) if home.unfinished else None
    )


def _faults_button(words: Words, home: Home) -> Button | None:
    return Button(words("home-button-faults", count=home.faults), OpenFaults(0)) if home.faults else None


# -- what was begun --------------------------------------------------------------------------------------


def cancelled(words: Words, found: tuple[Unfinished, ...]) -> Screen:
    """After /cancel: what is kept of it, with the way on and the way to throw it away."""
    if not found:
        return Screen(
            words.html("cancel-nothing"), keyboard((Button(words("home-button-menu"), OpenHome()),))
        )
    newest = found[0]
    return Screen(
        lines(
            words.html("cancel-kept"),
            _draft_name(words, newest),
            words.html("cancel-more", count=len(found) - 1) if len(found) > 1 else None,
        ),
        keyboard(
            (Button(words("draft-continue"), _continue(newest), style=Style.GREEN),),
            (_more_button(words, found),),
            (Button(words("home-button-menu"), OpenHome()), _discard_button(words, newest)),
        ),
    )


def drafts_screen(
    words: Words, found: tuple[Unfinished, ...], *, discarded: Unfinished | None = None
) -> Screen:
    """Everything begun and not finished, the newest first; a press goes on with it, its own card can throw it away.

    What was thrown away just now can be taken back.
    """
    undone = (undo(words, TakeDraftBackHome(discarded.draft_id)),) if discarded is not None else ()
    if not found:
        return Screen(words.html("drafts-empty"), keyboard(undone, back_row(words, OpenHome())))
    rows = [
        (Button(clip(_draft_label(words, item), NAME_LENGTH), _continue(item)),)
        for item in found[:_DRAFTS_SHOWN]
    ]
    hidden = len(found) - _DRAFTS_SHOWN
    return Screen(
        blocks(
            words.html("drafts-title"),
            words.html("drafts-hint"),
            words.html("drafts-more", count=hidden) if hidden > 0 else None,
        ),
        keyboard(*rows, undone, back_row(words, OpenHome())),
    )


def draft_back(words: Words, item: Unfinished) -> str:
    """The toast after a draft was brought back."""
    return words("draft-back", name=clip(_draft_label(words, item), NAME_LENGTH))


def draft_discarded(words: Words, item: Unfinished) -> str:
    """The toast after a draft was thrown away."""
    return words("draft-discarded", name=clip(_draft_label(words, item), NAME_LENGTH))


def _more_button(words: Words, found: tuple[Unfinished, ...]) -> Button | None:
    return Button(words("home-button-drafts", count=len(found)), OpenDrafts()) if len(found) > 1 else None


def _discard_button(words: Words, item: Unfinished) -> Button:
    return Button(words("draft-discard"), DiscardDraft(item.draft_id, item.rev), style=Style.RED)


def _draft_label(words: Words, item: Unfinished) -> str:
    if not item.title:
        return words.option("draft-unnamed", item.kind)
    return f"{words.option('draft-sign', item.kind)} {item.title}"


def _draft_name(words: Words, item: Unfinished) -> Html:
    return words.html("draft-name", name=clip(_draft_label(words, item), NAME_LENGTH * 2))


def _continue(item: Unfinished) -> Press:
    match item.kind:
        case UnfinishedKind.VACANCY:
            return ContinueVacancy(item.draft_id)
        case UnfinishedKind.REWARD:
            return OpenRewardDraft(item.draft_id)


# -- help and misunderstandings ----------------------------------------------------------------------------


def help_screen(words: Words, home: Home) -> Screen:
    """What one can try, in a few lines, by role."""
    return Screen(
        blocks(
            words.html("help-title"),
            words.html("help-recruiter") if home.may_open_vacancy else None,
            words.html("help-lead") if home.may_request_vacancy and not home.may_open_vacancy else None,
            words.html("help-employee") if not home.may_request_vacancy else None,
            words.html("help-admin") if home.sees_faults else None,
            words.html("help-points") if not home.may_open_vacancy else None,
            words.html("help-everyone"),
        ),
        keyboard((_begin_button(words, home),), back_row(words, OpenHome())),
    )


def unknown_command(words: Words, typed: str) -> Screen:
    """A command there is none of; `typed` is what was sent, with its slash."""
    return Screen(words.html("unknown-command", typed=clip(typed, NAME_LENGTH)), _ways_on(words))


def not_understood(words: Words, home: Home) -> Screen:
    """Words or things that mean nothing here: what would."""
    text = words.html("not-understood-recruiter") if home.may_add_candidates else words.html("not-understood")
    return Screen(text, _ways_on(words))


def open_in_private(words: Words, bot_username: str) -> Screen:
    """In a group: one's own things are shown in private."""
    address = f"https://t.me/{bot_username}?start=menu"
    return Screen(
        words.html("open-in-private"), keyboard((Button(words("open-in-private-button"), url=address),))
    )


def _ways_on(words: Words) -> tuple[tuple[Button, ...], ...]:
    return keyboard(
        (Button(words("home-button-menu"), OpenHome()), Button(words("home-button-help"), OpenHelp()))
    )
