"""Where methods register themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.sandbox.account import Account
    from bot.sandbox.schema import Parameters

Handler = Callable[["Account", "Parameters"], Any]
REGISTRY: dict[str, Handler] = {}


def method(*names: str) -> Callable[[Handler], Handler]:
    """Register a function as the given methods (Telegram's spelling); it returns the call's "result"."""

    def register(handler: Handler) -> Handler:
        for name in names:
            REGISTRY[name.lower()] = handler
        return handler

    return register
