"""A screen's buttons and keys as Telegram takes them."""

from collections.abc import Mapping
from typing import Any

from telegram import (
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    KeyboardButtonRequestUsers,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

# How many people Telegram's picker lets one choose at once.
MOST_PICKED = 10


def markup_of(
    payload: Mapping[str, Any],
) -> InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | None:
    """The buttons under a message, the keys beneath the input field, or that these go away."""
    keys = payload.get("keys")
    if keys is not None:
        if not keys:
            return ReplyKeyboardRemove()
        rows = [[_key(made) for made in row] for row in keys]
        return ReplyKeyboardMarkup(rows, resize_keyboard=True, one_time_keyboard=True)
    if not payload["keyboard"]:
        return None
    return InlineKeyboardMarkup([[_button(made) for made in row] for row in payload["keyboard"]])


def _key(made: Mapping[str, Any]) -> KeyboardButton:
    asked = made.get("people")
    return KeyboardButton(
        made["text"],
        request_contact=True if made.get("contact") else None,
        request_users=KeyboardButtonRequestUsers(
            asked, user_is_bot=False, max_quantity=MOST_PICKED, request_name=True, request_username=True
        )
        if asked is not None
        else None,
    )


def _button(made: Mapping[str, str]) -> InlineKeyboardButton:
    copied = made.get("copy")
    return InlineKeyboardButton(
        made["text"],
        callback_data=made.get("data"),
        url=made.get("url"),
        copy_text=CopyTextButton(copied) if copied is not None else None,
        style=made.get("style"),
    )
