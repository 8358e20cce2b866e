"""Answering pressed buttons."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from bot.sandbox.errors import bad_request
from bot.sandbox.methods.registry import method
from bot.sandbox.world import Happening

if TYPE_CHECKING:
    from bot.sandbox.account import Account
    from bot.sandbox.model import Query
    from bot.sandbox.schema import Parameters

ANSWER_WITHIN = (
    15.0  # seconds of real time; Telegram's figure is not published, bots see refusals from about here
)
TOAST_LIMIT = 200
_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def open_query(account: Account, query_id: str, lint: list[str]) -> Query:
    """A query that may still be answered. Raises Refused when it is unknown, late or answered already.

    Telegram lets a second answer to a pressed button pass without effect; here it is a mistake to be found.
    """
    query = account.world.queries.get(query_id)
    if query is None:
        raise bad_request(_TOO_OLD)
    if query.answered:
        lint.append(f"query {query_id} answered twice")
        raise bad_request(_TOO_OLD)
    if time.time() - query.at > ANSWER_WITHIN:
        raise bad_request(_TOO_OLD)
    return query


@method("answerCallbackQuery")
def answer_callback_query(account: Account, parameters: Parameters) -> bool:
    query = open_query(account, parameters.text("callback_query_id"), parameters.lint)
    text = parameters.text("text")
    if len(text) > TOAST_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    url = parameters.text("url")
    if url and not url.startswith((f"https://t.me/{account.world.bot.username}?", "tg://resolve?domain=")):
        raise bad_request("URL_INVALID")
    query.answered = True
    query.answer = {"text": text, "show_alert": parameters.flag("show_alert"), "url": url}
    account.world.store.mark("query", query.id, query)
    account.world.touch(Happening("toast", query.chat_id, query.user_id, text, parameters.flag("show_alert")))
    return True
