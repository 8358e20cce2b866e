"""The Bot API's methods, by lower-case name. Importing this package fills the registry."""

from __future__ import annotations

from bot.sandbox.methods import (  # noqa: F401 - imported for what they register
    callbacks,
    chats,
    commands,
    edits,
    files,
    forwards,
    inline,
    messages,
    profile,
)
from bot.sandbox.methods.registry import REGISTRY, Handler

__all__ = ["REGISTRY", "Handler"]
