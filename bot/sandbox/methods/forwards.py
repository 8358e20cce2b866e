"""Forwarding and copying messages to other chats."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.sandbox.compose import origin_of
from bot.sandbox.errors import bad_request
from bot.sandbox.methods.registry import method

if TYPE_CHECKING:
    from bot.sandbox.account import Account
    from bot.sandbox.model import Chat, Message
    from bot.sandbox.schema import Parameters

Json = dict[str, Any]

BATCH_LIMIT = 100


def _forward(account: Account, chat: Chat, message: Message, parameters: Parameters, **extra: Any) -> Message:
    return account.post(
        chat, dict(message.content), parameters, forward_origin=origin_of(account.world, message), **extra
    )


def _check_passable(message: Message, verb: str) -> None:
    if message.kind == "service" or message.protected:
        raise bad_request(f"the message can't be {verb}")


@method("forwardMessage")
def forward_message(account: Account, parameters: Parameters) -> Json:
    chat = account.writable(parameters)
    source = account.readable(parameters, "from_chat_id")
    message = account.message(source, parameters.integer("message_id"), "message to forward")
    _check_passable(message, "forwarded")
    return account.shown(_forward(account, chat, message, parameters))


@method("copyMessage")
def copy_message(account: Account, parameters: Parameters) -> Json:
    chat = account.writable(parameters)
    source = account.readable(parameters, "from_chat_id")
    message = account.message(source, parameters.integer("message_id"), "message to copy")
    _check_passable(message, "copied")
    content = dict(message.content)
    if parameters.has("caption") and "text" not in content:
        content.pop("caption", None)
        content.pop("caption_entities", None)
        content |= account.caption(parameters.values, parameters.lint)
    return {"message_id": account.post(chat, content, parameters).id}


@method("forwardMessages", "copyMessages")
def pass_messages(account: Account, parameters: Parameters) -> list[Json]:
    """Messages that are not there are skipped; albums stay albums."""
    chat = account.writable(parameters)
    source = account.readable(parameters, "from_chat_id")
    ids = parameters.array("message_ids")
    if not ids or len(ids) > BATCH_LIMIT:
        raise bad_request(
            "message identifiers are not specified" if not ids else "too many message identifiers specified"
        )
    if ids != sorted(set(ids)):
        raise bad_request("message identifiers must be in a strictly increasing order")
    found = [
        message for number in ids if (message := account.world.find_message(source.id, number)) is not None
    ]
    found = [message for message in found if message.kind != "service" and not message.protected]
    if not found:
        verb = "forward" if parameters.method == "forwardMessages" else "copy"
        raise bad_request(f"there are no messages to {verb}")
    groups: dict[str | None, str | None] = {None: None}
    made = []
    for message in found:
        if message.media_group_id not in groups:
            groups[message.media_group_id] = str(13_000_000_000_000_000 + account.world.number())
        group = groups[message.media_group_id]
        if parameters.method == "forwardMessages":
            made.append(_forward(account, chat, message, parameters, media_group_id=group))
        else:
            content = dict(message.content)
            if parameters.flag("remove_caption"):
                content = {key: value for key, value in content.items() if not key.startswith("caption")}
            made.append(account.post(chat, content, parameters, media_group_id=group))
    return [{"message_id": message.id} for message in made]
