"""Logs: for people or as JSON lines. No token, no personal data: what is logged is written by us, and checked once more."""

import json
import logging
import re
from datetime import UTC, datetime
from typing import Final

from bot.config import LogFormat, Settings
from bot.runtime.faults import fault_line

_TOKEN: Final = re.compile(r"\d+:[A-Za-z0-9_-]{6,}")
_NOISY: Final = (
    "apscheduler",
    "telegram",
    "httpx",
    "httpcore",
    "aiohttp",
    "asyncio",
    "alembic",
    "imapclient",
)


class _Safe(logging.Formatter):
    """Takes tokens out, and of an exception leaves its type and places: its message may quote somebody's data."""

    def __init__(self, secret: str) -> None:
        super().__init__()
        self._secret = secret

    def clean(self, record: logging.LogRecord) -> str:
        text = record.getMessage()
        if record.exc_info and record.exc_info[1] is not None:
            text += f" [{fault_line(record.exc_info[1])}]"
        if self._secret:
            text = text.replace(self._secret, "<token>")
        return _TOKEN.sub("<token>", text)


class _Human(_Safe):
    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).astimezone().strftime("%H:%M:%S")
        return f"{at} {record.levelname.lower():7} {record.name.removeprefix('bot.')}: {self.clean(record)}"


class _Json(_Safe):
    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {"at": at, "level": record.levelname, "logger": record.name, "message": self.clean(record)}
        return json.dumps(line, ensure_ascii=False)


def set_up_logs(settings: Settings) -> None:
    """Send every log line to stderr in the chosen form."""
    secret = settings.bot_token.get_secret_value()
    handler = logging.StreamHandler()
    handler.setFormatter(_Json(secret) if settings.log_format is LogFormat.JSON else _Human(secret))
    logging.basicConfig(level=settings.log_level, handlers=[handler], force=True)
    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)
