"""`kadrovik check`: is everything as it should be? Each finding is well, or says what to do."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

from aiohttp import ClientError, ClientSession, ClientTimeout
from aiohttp_socks import ProxyConnector
from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.config import MailboxAddress, Settings, SmtpAddress
from bot.i18n import Value
from bot.migrations.runner import revisions
from bot.workers.mailbox import BROKEN, Mailbox, MailboxRefused, Refusal
from bot.workers.postman import PostRefusal, PostRefused, connected

PATIENCE_SECONDS = 15
# Telegram's `Date` header is whole seconds and the answer takes a moment to arrive.
CLOCK_TOLERANCE = timedelta(seconds=30)
UNAUTHORIZED, NOT_FOUND = 401, 404


@dataclass(frozen=True)
class Finding:
    """One line: whether it is well, and the key and values of its text."""

    well: bool
    key: str
    values: dict[str, Value] = field(default_factory=dict)


async def examine(settings: Settings, now: datetime) -> list[Finding]:
    """Look at the settings, the database, Telegram and the clock; `now` is the machine's."""
    findings = [Finding(True, "check-settings")]
    findings += _database(settings)
    findings += await _telegram(settings, now)
    findings += await asyncio.to_thread(_mailbox, settings)
    findings += await asyncio.to_thread(_post, settings)
    local = now.astimezone(settings.zone)
    findings.append(
        Finding(True, "check-zone", {"zone": settings.timezone, "time": f"{local:%d.%m.%Y %H:%M}"})
    )
    if not settings.admin_ids:
        findings.append(Finding(False, "check-no-admins"))
    return findings


def _database(settings: Settings) -> list[Finding]:
    address = make_url(settings.database)
    if address.get_backend_name() == "sqlite" and not Path(address.database or "").exists():
        return [Finding(True, "check-database-empty")]
    try:
        present, newest = revisions(settings.database)
    except SQLAlchemyError as error:
        return [Finding(False, "check-database-away", {"error": type(error).__name__})]
    if present is None:
        return [Finding(True, "check-database"), Finding(True, "check-database-empty")]
    if present != newest:
        return [
            Finding(True, "check-database"),
            Finding(True, "check-migrations-due", {"revision": str(newest)}),
        ]
    return [Finding(True, "check-database"), Finding(True, "check-migrations", {"revision": present})]


def _mailbox(settings: Settings) -> list[Finding]:
    address = settings.mailbox
    if address is None:
        return []
    try:
        box = Mailbox(address)
    except MailboxRefused as refused:
        return [_MAILBOX_REFUSED[refused.refusal](address)]
    except BROKEN as error:
        return [Finding(False, "check-mailbox-away", {"host": address.host, "error": type(error).__name__})]
    box.close()
    return [
        Finding(True, "check-mailbox" if box.can_idle else "check-mailbox-polled", {"user": address.user})
    ]


def _post(settings: Settings) -> list[Finding]:
    address = settings.post
    if address is None:
        return []
    try:
        server = connected(address)
    except PostRefused as refused:
        return [_POST_REFUSED[refused.refusal](address)]
    server.close()
    return [Finding(True, "check-post", {"sender": address.sender})]


_POST_REFUSED: dict[PostRefusal, Callable[[SmtpAddress], Finding]] = {
    PostRefusal.AWAY: lambda address: Finding(False, "check-post-away", {"host": address.host}),
    PostRefusal.LOGIN: lambda address: Finding(False, "check-post-login", {"host": address.host}),
    PostRefusal.TLS: lambda address: Finding(False, "check-post-tls", {"host": address.host}),
}
_MAILBOX_REFUSED: dict[Refusal, Callable[[MailboxAddress], Finding]] = {
    Refusal.LOGIN: lambda address: Finding(False, "check-mailbox-login", {"user": address.user}),
    Refusal.TLS: lambda address: Finding(False, "check-mailbox-tls", {"host": address.host}),
    Refusal.FOLDER: lambda address: Finding(False, "check-mailbox-folder", {"folder": address.folder}),
}


async def _telegram(settings: Settings, now: datetime) -> list[Finding]:
    token = settings.bot_token.get_secret_value()
    if not token:
        return [Finding(False, "check-no-token")]
    proxy = settings.telegram_proxy
    socks = ProxyConnector.from_url(proxy) if proxy and proxy.startswith("socks") else None
    try:
        async with (
            ClientSession(connector=socks, timeout=ClientTimeout(total=PATIENCE_SECONDS)) as http,
            http.get(
                f"{settings.telegram_api_url}/bot{token}/getMe",
                proxy=proxy if proxy and proxy.startswith("http") else None,
            ) as response,
        ):
            status, date = response.status, response.headers.get("Date")
            answer = await response.json(content_type=None) if status < 500 else {}  # noqa: PLR2004
    except (ClientError, TimeoutError, OSError, ValueError) as error:
        return [Finding(False, "check-telegram-away", {"error": type(error).__name__})]
    if status in (UNAUTHORIZED, NOT_FOUND):
        return [Finding(False, "check-token-refused")]
    if not answer.get("ok"):
        return [Finding(False, "check-telegram-away", {"error": str(status)})]
    findings = [Finding(True, "check-telegram", {"username": answer["result"]["username"]})]
    if date is not None:
        apart = abs(parsedate_to_datetime(date) - now)
        seconds = round(apart.total_seconds())
        well = apart <= CLOCK_TOLERANCE
        findings.append(Finding(well, "check-clock" if well else "check-clock-wrong", {"seconds": seconds}))
    return findings
