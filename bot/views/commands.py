"""The commands each role finds in Telegram's menu, in the order they are most wanted; sent by the core."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.access import BY_ROLE, Permission
from bot.i18n import Words
from bot.models import Role


class Command(StrEnum):
    """Every command by its name, the same in both languages."""

    TODAY = "today"
    TASKS = "tasks"
    TASK = "task"
    NEWVACANCY = "newvacancy"
    VACANCIES = "vacancies"
    INBOX = "inbox"
    INTERVIEW = "interview"
    FIND = "find"
    REPORT = "report"
    PEOPLE = "people"
    DEPARTMENTS = "departments"
    AWAY = "away"
    ONBOARD = "onboard"
    ONBOARDING = "onboarding"
    INVITE = "invite"
    IMPORT = "import"
    POINTS = "points"
    TOP = "top"
    REWARDS = "rewards"
    BOARD = "board"
    COMPANY = "company"
    PRIVACY = "privacy"
    EXPORT = "export"
    FAULTS = "faults"
    CANCEL = "cancel"
    SETTINGS = "settings"
    LANGUAGE = "language"
    HELP = "help"
    START = "start"


@dataclass(frozen=True)
class CommandSpec:
    """One line of the menu: the command without its slash, and what it does."""

    name: str
    description: str


# After the first ones, in this order: each command with the rights of which one is enough; None is for everybody.
_OFFERED: dict[Command, frozenset[Permission] | None] = {
    Command.TASKS: None,
    Command.TASK: None,
    Command.VACANCIES: frozenset({Permission.VACANCY_VIEW, Permission.VACANCY_REQUEST}),
    Command.FIND: frozenset({Permission.CANDIDATE_VIEW}),
    Command.INBOX: frozenset({Permission.CANDIDATE_ADD}),
    Command.INTERVIEW: None,
    Command.REPORT: frozenset({Permission.REPORT_VIEW, Permission.VACANCY_REQUEST}),
    Command.POINTS: None,
    Command.TOP: None,
    Command.REWARDS: None,
    Command.PEOPLE: frozenset({Permission.PERSON_VIEW}),
    Command.DEPARTMENTS: frozenset({Permission.DEPARTMENT_VIEW}),
    Command.ONBOARDING: frozenset({Permission.PLAN_BEGIN, Permission.PLAN_REPORT}),
    Command.ONBOARD: frozenset({Permission.PLAN_BEGIN}),
    Command.AWAY: frozenset({Permission.PERSON_VIEW}),
    Command.INVITE: frozenset({Permission.PEOPLE_ADMIT}),
    Command.IMPORT: frozenset({Permission.PEOPLE_ADMIT, Permission.CANDIDATE_ADD}),
    Command.BOARD: frozenset({Permission.POINTS_TEND, Permission.TASK_POINTS}),
    Command.COMPANY: frozenset({Permission.COMPANY_EDIT}),
    Command.EXPORT: frozenset({Permission.CANDIDATE_EXPORT}),
    Command.PRIVACY: frozenset({Permission.PRIVACY_TEND}),
    Command.FAULTS: frozenset({Permission.FAULTS_VIEW}),
}


def commands_for(words: Words, roles: Collection[Role]) -> tuple[CommandSpec, ...]:
    """The menu of somebody with these roles; no roles is a stranger, who has only /start."""
    if not roles:
        return (_spec(words, Command.START),)
    granted = frozenset[Permission]().union(*(BY_ROLE[role] for role in roles))
    menu = [_spec(words, Command.TODAY)]
    if Permission.VACANCY_CREATE in granted:
        menu.append(_spec(words, Command.NEWVACANCY))
    elif Permission.VACANCY_REQUEST in granted:
        menu.append(CommandSpec(Command.NEWVACANCY.value, words("command-request-vacancy")))
    menu.extend(_spec(words, one) for one, rights in _OFFERED.items() if rights is None or granted & rights)
    return (
        *menu,
        _spec(words, Command.CANCEL),
        _spec(words, Command.SETTINGS),
        _spec(words, Command.LANGUAGE),
        _spec(words, Command.HELP),
    )


def _spec(words: Words, command: Command) -> CommandSpec:
    return CommandSpec(command.value, words.option("command", command))
