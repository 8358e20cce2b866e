"""The door: what a stranger sees, and the welcome of somebody who has just come in."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.callbacks import AskToJoin, OpenHome, WithdrawJoining
from bot.domain.joining import DoorState, Doorstep, Welcome
from bot.i18n import Words, blocks, html, lines
from bot.models import Role
from bot.views.screen import NO_KEYS, Button, Key, Keys, Screen, Style, keyboard


def doorstep(words: Words, found: Doorstep) -> Screen:
    """What this is, and where the guest's request stands."""
    match found.state:
        case DoorState.NEW:
            button: Button | None = Button(words("door-ask"), AskToJoin(), style=Style.GREEN)
        case DoorState.WAITING:
            button = Button(words("door-withdraw"), WithdrawJoining())
        case DoorState.DECLINED:
            button = None
        case DoorState.LEFT:
            button = Button(words("door-ask-back"), AskToJoin(), style=Style.GREEN)
    hello = words.html("door-hello", company=found.company)
    return Screen(blocks(hello, html(words.option("door", found.state))), keyboard((button,)))


def doorstep_toast(words: Words, found: Doorstep) -> str:
    """The same to somebody without access who has pressed a button of former days, or of others."""
    return words.option("door", found.state)


def phone_question(words: Words) -> Screen:
    """The key that shares one's own number, for those whom HR has entered already."""
    return Screen(words.html("door-phone"), keys=Keys(((Key(words("door-phone-key"), contact=True),),)))


def keys_away(words: Words) -> Screen:
    """The number has come; the key has served its purpose."""
    return Screen(words.html("door-phone-thanks"), keys=NO_KEYS)


def phone_unknown(words: Words, found: Doorstep) -> Screen:
    """Nobody has this number: HR sees it with the request."""
    screen = doorstep(words, found)
    return Screen(blocks(words.html("door-phone-unknown"), screen.text), screen.keyboard)


def welcome(words: Words, found: Welcome) -> Screen:
    """Who somebody is here from now on, and the way on."""
    return Screen(
        blocks(
            words.html("door-welcome", company=found.company),
            lines(
                words.html("door-welcome-name", name=found.name),
                words.html("person-position", position=found.position) if found.position else None,
                words.html("person-department", department=found.department) if found.department else None,
                words.html("person-roles", roles=role_names(words, found.roles)),
            ),
            words.html("door-welcome-mistake"),
        ),
        keyboard((Button(words("home-button-menu"), OpenHome(), style=Style.GREEN),)),
    )


def already_in(words: Words) -> Screen:
    """An employee has opened an invitation: it stays good for whom it was meant."""
    return Screen(words.html("door-already-in"), keyboard((Button(words("home-button-menu"), OpenHome()),)))


def role_names(words: Words, roles: frozenset[Role]) -> str:
    """The roles in words; «employee» goes without saying when there is another."""
    beyond = roles - {Role.EMPLOYEE}
    return ", ".join(words.option("role", role) for role in Role if role in (beyond or roles))


def welcome_notice(words: Words, found: Welcome, *, zone: ZoneInfo, now: datetime) -> Screen:  # noqa: ARG001
    """HR has accepted the request."""
    return welcome(words, found)
