"""getFile: where a file can be downloaded from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.sandbox.errors import bad_request
from bot.sandbox.files import DOWNLOAD_LIMIT
from bot.sandbox.methods.registry import method

if TYPE_CHECKING:
    from bot.sandbox.account import Account
    from bot.sandbox.schema import Parameters

Json = dict[str, Any]


@method("getFile")
def get_file(account: Account, parameters: Parameters) -> Json:
    stored = account.world.files.by_file_id.get(parameters.text("file_id"))
    if stored is None:
        raise bad_request("invalid file_id")
    if stored.size > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return {
        "file_id": stored.file_id,
        "file_unique_id": stored.unique_id,
        "file_size": stored.size,
        "file_path": stored.path,
    }
