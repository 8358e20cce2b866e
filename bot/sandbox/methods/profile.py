"""The bot about itself: getMe, names and descriptions by language, menu button, webhook and session calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.sandbox.errors import bad_request
from bot.sandbox.methods.commands import check_language
from bot.sandbox.methods.registry import method
from bot.sandbox.world import Happening

if TYPE_CHECKING:
    from bot.sandbox.account import Account
    from bot.sandbox.schema import Parameters

Json = dict[str, Any]

_WORDS = {
    "Name": ("name", 64),
    "Description": ("description", 512),
    "ShortDescription": ("short_description", 120),
}


@method("getMe")
def get_me(account: Account, _parameters: Parameters) -> Json:
    return account.world.bot.to_api() | {
        "can_join_groups": True,
        "can_read_all_group_messages": not account.world.privacy,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


@method("setMyName", "setMyDescription", "setMyShortDescription")
def set_my_words(account: Account, parameters: Parameters) -> bool:
    field, limit = _WORDS[parameters.method.removeprefix("setMy")]
    value = parameters.text(field)
    if len(value) > limit:
        raise bad_request(f"{field.upper()}_TOO_LONG" if field != "name" else "BOT_TITLE_INVALID")
    language = check_language(parameters.text("language_code"))
    account.world.set_setting(f"{field}/{language}", {"value": value} if value else None)
    account.world.touch(Happening("state"))
    return True


@method("getMyName", "getMyDescription", "getMyShortDescription")
def get_my_words(account: Account, parameters: Parameters) -> Json:
    field, _ = _WORDS[parameters.method.removeprefix("getMy")]
    language = check_language(parameters.text("language_code"))
    kept = account.world.setting(f"{field}/{language}") or account.world.setting(f"{field}/")
    fallback = account.world.bot.first_name if field == "name" else ""
    return {field: kept.get("value", fallback)}


def _menu_key(account: Account, parameters: Parameters) -> str:
    if not parameters.has("chat_id"):
        return "menu/"
    chat = account.find_chat(parameters.integer("chat_id"))
    if not chat.private:
        raise bad_request("chat not found")
    return f"menu/{chat.id}"


@method("setChatMenuButton")
def set_chat_menu_button(account: Account, parameters: Parameters) -> bool:
    button = parameters.object("menu_button") or {"type": "default"}
    if button["type"] == "web_app" and not button["web_app"]["url"].startswith("https://"):
        raise bad_request("menu button Web App URL is invalid: Only HTTPS links are allowed")
    account.world.set_setting(_menu_key(account, parameters), button)
    return True


@method("getChatMenuButton")
def get_chat_menu_button(account: Account, parameters: Parameters) -> Json:
    kept = account.world.setting(_menu_key(account, parameters)) or account.world.setting("menu/")
    return kept or {"type": "commands"}


@method("getUserProfilePhotos")
def get_user_profile_photos(account: Account, parameters: Parameters) -> Json:
    if parameters.integer("user_id") not in account.world.users:
        raise bad_request("invalid user_id specified")
    return {"total_count": 0, "photos": []}


@method("deleteWebhook", "setWebhook")
def delete_webhook(account: Account, parameters: Parameters) -> bool:
    if parameters.text("url"):
        raise bad_request("bad webhook: the local Telegram serves long polling only")
    if parameters.flag("drop_pending_updates"):
        account.world.updates.drop_all()
    return True


@method("getWebhookInfo")
def get_webhook_info(account: Account, _parameters: Parameters) -> Json:
    made: Json = {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": len(account.world.updates.pending),
    }
    if account.world.updates.allowed:
        made["allowed_updates"] = account.world.updates.allowed
    return made


@method("logOut", "close")
def close_session(account: Account, _parameters: Parameters) -> bool:
    account.world.updates.interrupt()
    return True
