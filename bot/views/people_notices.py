"""What people are told of changes of their own place: appointments, transfers, roles."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.callbacks import OpenDepartment, OpenHome, OpenPerson
from bot.domain.departments import Appointed
from bot.domain.people_cards import PersonCard
from bot.i18n import Words, lines
from bot.views.joining import role_names
from bot.views.screen import Button, Screen, keyboard


def appointed_notice(words: Words, found: Appointed, *, zone: ZoneInfo, now: datetime) -> Screen:  # noqa: ARG001
    """Somebody leads a department now, or stands in for its lead."""
    text = (
        words.html("appointed-deputy", department=found.name)
        if found.deputy
        else words.html("appointed-lead", department=found.name)
    )
    return Screen(text, keyboard((Button(words("appointed-open"), OpenDepartment(found.department_id)),)))


def moved_notice(words: Words, card: PersonCard, *, zone: ZoneInfo, now: datetime) -> Screen:  # noqa: ARG001
    """Somebody has been transferred: where to, and who leads them there."""
    return Screen(
        lines(
            words.html("moved-notice"),
            words.html("person-department", department=card.department or "—"),
            words.html("person-manager", name=card.manager.name) if card.manager else None,
        ),
        keyboard((Button(words("moved-open"), OpenPerson(card.id)),)),
    )


def roles_notice(words: Words, card: PersonCard, *, zone: ZoneInfo, now: datetime) -> Screen:  # noqa: ARG001
    """What somebody may do has changed."""
    return Screen(
        words.html("roles-notice", roles=role_names(words, card.roles)),
        keyboard((Button(words("home-button-menu"), OpenHome()),)),
    )
