"""The commands each role finds in Telegram's menu, in the order they are most wanted; sent by the core."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.access import BY_ROLE, Permission
from bot.i18n import Words
from bot.models import Role


class Command(StrEnum):
    """Every command by its name, the same in both languages."""

    MENU = "menu"
    NEWVACANCY = "newvacancy"
    VACANCIES = "vacancies"
    INBOX = "inbox"
    PEOPLE = "people"
    DEPARTMENTS = "departments"
    INVITE = "invite"
    IMPORT = "import"
    FAULTS = "faults"
    CANCEL = "cancel"
    LANGUAGE = "language"
    HELP = "help"
    START = "start"


@dataclass(frozen=True)
class CommandSpec:
    """One line of the menu: the command without its slash, and what it does."""

    name: str
    description: str


def commands_for(words: Words, roles: Collection[Role]) -> tuple[CommandSpec, ...]:
    """The menu of somebody with these roles; no roles is a stranger, who has only /start."""
    if not roles:
        return (_spec(words, Command.START),)
    granted = frozenset[Permission]().union(*(BY_ROLE[role] for role in roles))
    menu = [_spec(words, Command.MENU)]
    if Permission.VACANCY_CREATE in granted:
        menu.append(_spec(words, Command.NEWVACANCY))
    elif Permission.VACANCY_REQUEST in granted:
        menu.append(CommandSpec(Command.NEWVACANCY.value, words("command-request-vacancy")))
    if granted & {Permission.VACANCY_VIEW, Permission.VACANCY_REQUEST}:
        menu.append(_spec(words, Command.VACANCIES))
    if Permission.CANDIDATE_ADD in granted:
        menu.append(_spec(words, Command.INBOX))
    if Permission.PERSON_VIEW in granted:
        menu.append(_spec(words, Command.PEOPLE))
    if Permission.DEPARTMENT_VIEW in granted:
        menu.append(_spec(words, Command.DEPARTMENTS))
    if Permission.PEOPLE_ADMIT in granted:
        menu.extend((_spec(words, Command.INVITE), _spec(words, Command.IMPORT)))
    if Permission.FAULTS_VIEW in granted:
        menu.append(_spec(words, Command.FAULTS))
    return (
        *menu,
        _spec(words, Command.CANCEL),
        _spec(words, Command.LANGUAGE),
        _spec(words, Command.HELP),
    )


def _spec(words: Words, command: Command) -> CommandSpec:
    return CommandSpec(command.value, words.option("command", command))
