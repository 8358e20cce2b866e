"""Inline mode: answers to "@bot words"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.sandbox.errors import bad_request
from bot.sandbox.keyboards import check_markup
from bot.sandbox.methods.callbacks import open_query
from bot.sandbox.methods.registry import method
from bot.sandbox.schema import Parameters
from bot.sandbox.world import Happening

if TYPE_CHECKING:
    from bot.sandbox.account import Account

Json = dict[str, Any]

RESULT_LIMIT = 50
ID_LIMIT = 64  # bytes


@method("answerInlineQuery")
def answer_inline_query(account: Account, parameters: Parameters) -> bool:
    results = parameters.array("results")
    if len(results) > RESULT_LIMIT:
        raise bad_request("too many inline query results specified")
    ids = [result["id"] for result in results]
    if len(set(ids)) != len(ids):
        raise bad_request("RESULT_ID_DUPLICATE")
    if any(not 1 <= len(str(result_id).encode()) <= ID_LIMIT for result_id in ids):
        raise bad_request("RESULT_ID_INVALID")
    kept = [result | {"sent": sent_content(account, result, parameters.lint)} for result in results]
    query = open_query(account, parameters.text("inline_query_id"), parameters.lint)
    query.answered = True
    query.answer = {"results": kept, "button": parameters.object("button")}
    account.world.store.mark("query", query.id, query)
    account.world.touch(Happening("state"))
    return True


def sent_content(account: Account, result: Json, lint: list[str]) -> Json:
    """What choosing this result sends: its content fields and keyboard. Raises Refused as a message would."""
    markup = check_markup(result.get("reply_markup"), private=False, lint=lint)
    words: Json | None = result.get("input_message_content")
    if words is None:
        file_id = result.get("document_file_id") or result.get("photo_file_id") or result.get("voice_file_id")
        if file_id is None:
            raise bad_request("input message content is not specified")
        kind = result["type"]
        source = Parameters("answerInlineQuery", values=result, lint=lint)
        return {"content": account.media_content(file_id, kind, source, result), "reply_markup": markup}
    if "phone_number" in words:
        return {"content": {"contact": words}, "reply_markup": markup}
    if "message_text" not in words:
        raise bad_request("input message content is not specified")
    source = Parameters("answerInlineQuery", lint=lint)
    source.values = {
        "text": words["message_text"],
        "parse_mode": words.get("parse_mode", ""),
        "entities": words.get("entities", []),
    }
    formatted = account.text(source)
    content: Json = {"text": formatted.text}
    if formatted.entities:
        content["entities"] = formatted.entities
    return {"content": content, "reply_markup": markup}
