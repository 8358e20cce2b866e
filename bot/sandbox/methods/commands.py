"""Command menus per scope and language, and which of them a person sees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bot.sandbox.errors import bad_request
from bot.sandbox.methods.registry import method
from bot.sandbox.world import Happening

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.sandbox.account import Account
    from bot.sandbox.model import Chat
    from bot.sandbox.schema import Parameters
    from bot.sandbox.world import World

Json = dict[str, Any]

COMMAND_LIMIT = 100
DESCRIPTION_LIMIT = 256
_NAME = re.compile(r"[a-z0-9_]{1,32}")


def check_language(code: str) -> str:
    """A language code as the Bot API takes it. Raises Refused."""
    if code and not re.fullmatch(r"[a-z]{2}", code):
        raise bad_request("invalid language code specified")
    return code


def _key(account: Account, parameters: Parameters) -> str:
    """Where the commands of this scope and language are kept."""
    scope = parameters.object("scope") or {"type": "default"}
    place = scope["type"]
    if "chat_id" in scope:
        identifier = scope["chat_id"]
        text = str(identifier)
        chat = account.find_chat(int(text) if re.fullmatch(r"-?\d+", text) else text)
        if chat.private and scope["type"] != "chat":
            raise bad_request("can't use specified scope in private chats")
        place += f":{chat.id}"
    if "user_id" in scope:
        place += f":{scope['user_id']}"
    return f"commands/{place}/{check_language(parameters.text('language_code'))}"


@method("setMyCommands")
def set_my_commands(account: Account, parameters: Parameters) -> bool:
    commands = parameters.array("commands")
    if len(commands) > COMMAND_LIMIT:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    kept = []
    for command in commands:
        name, description = command["command"].removeprefix("/"), command["description"]
        if not _NAME.fullmatch(name):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(description) <= DESCRIPTION_LIMIT:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        kept.append({"command": name, "description": description})
    account.world.set_setting(_key(account, parameters), {"commands": kept} if kept else None)
    account.world.touch(Happening("state"))
    return True


@method("getMyCommands")
def get_my_commands(account: Account, parameters: Parameters) -> list[Json]:
    return list(account.world.setting(_key(account, parameters)).get("commands", []))


@method("deleteMyCommands")
def delete_my_commands(account: Account, parameters: Parameters) -> bool:
    account.world.set_setting(_key(account, parameters), None)
    account.world.touch(Happening("state"))
    return True


def _scopes(chat: Chat, person_id: int) -> Iterator[str]:
    """From the narrowest scope to the widest, https://core.telegram.org/bots/api#determining-list-of-commands."""
    if chat.private:
        yield f"chat:{chat.id}"
        yield "all_private_chats"
    else:
        yield f"chat_member:{chat.id}:{person_id}"
        if chat.status_of(person_id).rules:
            yield f"chat_administrators:{chat.id}"
        yield f"chat:{chat.id}"
        if chat.status_of(person_id).rules:
            yield "all_chat_administrators"
        yield "all_group_chats"
    yield "default"


def commands_for(world: World, chat: Chat, person_id: int) -> list[Json]:
    """The command menu one person sees in one chat, in their language."""
    language = world.users[person_id].language_code[:2]
    for scope in _scopes(chat, person_id):
        for code in (language, ""):
            kept = world.setting(f"commands/{scope}/{code}").get("commands")
            if kept:
                return list(kept)
    return []
