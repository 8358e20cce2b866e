"""Keyboards under messages and under the input line: what Telegram accepts."""

from __future__ import annotations

import re
from typing import Any

from bot.sandbox.errors import bad_request

Json = dict[str, Any]

DATA_LIMIT = 64  # bytes
COPY_LIMIT = 256
ROW_LIMIT = 8
BUTTON_LIMIT = 100
_STYLES = {"primary", "danger", "success"}
_ACTIONS = (
    "url", "callback_data", "callback_game", "pay", "switch_inline_query", "switch_inline_query_chosen_chat",
    "switch_inline_query_current_chat", "login_url", "web_app", "copy_text",
)  # fmt: skip
_PRIVATE_ONLY = {
    "request_contact": "phone number can be requested in private chats only",
    "request_location": "location can be requested in private chats only",
    "request_poll": "poll can be requested in private chats only",
    "request_users": "users can be requested in private chats only",
    "request_chat": "chats can be requested in private chats only",
    "web_app": "Web App buttons can be used in private chats only",
}


def check_markup(markup: Json | None, *, private: bool, lint: list[str]) -> Json | None:
    """Judge a reply_markup and return it as Telegram keeps it; None when it is empty.

    Raises Refused with Telegram's words.
    """
    if not markup:
        return None
    if "inline_keyboard" in markup:
        rows = [
            [_inline(button, private=private, lint=lint) for button in row]
            for row in markup["inline_keyboard"]
            if row
        ]
        _check_size(rows, lint)
        return {"inline_keyboard": rows} if rows else None
    if "keyboard" in markup:
        rows = [[_reply(button, private=private) for button in row] for row in markup["keyboard"] if row]
        _check_size(rows, lint)
        return markup | {"keyboard": rows} if rows else None
    if markup.get("remove_keyboard") or markup.get("force_reply"):
        return markup
    return None


def _check_size(rows: list[list[Json]], lint: list[str]) -> None:
    if sum(len(row) for row in rows) > BUTTON_LIMIT:
        raise bad_request("reply markup is too long")
    lint += [
        f"{len(row)} buttons in a row: Telegram shows at most {ROW_LIMIT}"
        for row in rows
        if len(row) > ROW_LIMIT
    ]


def _check_style(button: Json, prefix: str) -> None:
    style = button.get("style")
    if style and str(style).lower() not in _STYLES:
        raise bad_request(f"{prefix}invalid button style specified")


def _inline(button: Json, *, private: bool, lint: list[str]) -> Json:
    _check_style(button, "can't parse inline keyboard button: ")
    used = [action for action in _ACTIONS if button.get(action) is not None and button[action] != ""]
    if (
        not used
        and button.get("switch_inline_query") is None
        and button.get("switch_inline_query_current_chat") is None
    ):
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if not button["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty")
    if len(used) > 1:
        lint.append(f"button {button['text']!r} has {' and '.join(used)}: Telegram takes the first it knows")
    data = button.get("callback_data", "")
    if "callback_data" in used and len(data.encode()) > DATA_LIMIT:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in used:
        _check_url(button["url"])
    if "web_app" in used:
        if not private:
            raise bad_request("BUTTON_TYPE_INVALID")
        _check_web_app(button["web_app"]["url"])
    copied = button.get("copy_text")
    if copied is not None and not 1 <= len(copied["text"]) <= COPY_LIMIT:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return button


def _check_url(url: str) -> None:
    if re.match(r"(?i)(https?|tg|ton|tonsite)://[^\s]+$", url):
        host = re.match(r"(?i)https?://(\[[0-9a-f:]+\]|[^/:?#\s]+)", url)
        if url.lower().startswith("http") and (host is None or not _is_host(host[1])):
            raise bad_request(f"inline keyboard button URL '{url}' is invalid: wrong HTTP URL")
        return
    if re.match(r"(?i)[\w-]+(\.[\w-]+)+([/?#]\S*)?$", url):
        return
    reason = "unsupported URL protocol" if "://" in url else "URL host is empty"
    raise bad_request(f"inline keyboard button URL '{url}' is invalid: {reason}")


def _is_host(host: str) -> bool:
    """Telegram refuses hosts without a dot, "localhost" among them."""
    return "." in host or host.startswith("[")


def _check_web_app(url: str) -> None:
    if not url.lower().startswith("https://"):
        raise bad_request(
            f"inline keyboard button Web App URL '{url}' is invalid: Only HTTPS links are allowed"
        )


def _reply(button: Json, *, private: bool) -> Json:
    _check_style(button, "can't parse keyboard button: ")
    if not button["text"].strip():
        raise bad_request("keyboard button text must be non-empty")
    asked = [name for name in _PRIVATE_ONLY if button.get(name)]
    if asked and not private:
        raise bad_request(_PRIVATE_ONLY[asked[0]])
    if len(asked) > 1:
        raise bad_request("can't parse keyboard button: exactly one of the optional fields must be used")
    users = button.get("request_users")
    if users and not 1 <= users.get("max_quantity", 1) <= 10:  # noqa: PLR2004 - KeyboardButtonRequestUsers: 1-10
        raise bad_request("REQUEST_USERS_QUANTITY_INVALID")
    return button
