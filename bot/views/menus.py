"""The command menu that Telegram shows beside the input line: by what the reader may do, in their language."""

from collections.abc import Iterable

from bot.domain.access import BY_ROLE, Permission
from bot.i18n import Words
from bot.models import Role

Command = tuple[str, str]


def commands_for(words: Words, roles: Iterable[Role]) -> list[Command]:
    """The commands of somebody with these roles, the most used first: name and description."""
    granted = {permission for role in roles for permission in BY_ROLE[role]}
    offers: list[tuple[bool, str, str]] = [
        (True, "menu", words("command-menu")),
        (Permission.VACANCY_REQUEST in granted, "newvacancy", words("command-newvacancy")),
        (True, "vacancies", words("command-vacancies")),
        (Permission.CANDIDATE_ADD in granted, "inbox", words("command-inbox")),
        (True, "language", words("command-language")),
        (True, "help", words("command-help")),
        (True, "cancel", words("command-cancel")),
        (Permission.FAULTS_VIEW in granted, "faults", words("command-faults")),
    ]
    return [(name, description) for offered, name, description in offers if offered]


def stranger_commands(words: Words) -> list[Command]:
    """What somebody sees whom the company does not know."""
    return [("start", words("command-start"))]
