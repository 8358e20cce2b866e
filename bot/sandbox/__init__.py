"""A local Telegram: a strict Bot API server, a Python client for people's side, and a web page.

Imports nothing of the bot; the bot talks to it over HTTP as it would to Telegram.
"""

from bot.sandbox.actions import Channel, Group
from bot.sandbox.faults import Fault, FaultKind
from bot.sandbox.person import InlineResult, Person, Toast
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.seen import SeenMessage
from bot.sandbox.server import Call, Refusal
from bot.sandbox.world import Clock, SystemClock

__all__ = [
    "Call", "Channel", "Clock", "Fault", "FaultKind", "Group", "InlineResult", "Person", "Refusal", "Sandbox",
    "SeenMessage", "SystemClock", "Toast",
]  # fmt: skip
