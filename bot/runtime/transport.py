"""The way to Telegram: PTB's `BaseRequest` over aiohttp, about a third of the default transport's CPU a call.

It tells apart what surely was not sent from what may have been, refuses calls inside a database unit, and never lets the
token into a log or an error text.
"""

import json
import os
from typing import Any, Final

from aiohttp import ClientError, ClientSession, ClientTimeout, ConnectionTimeoutError, FormData, TCPConnector
from aiohttp.client_exceptions import ClientConnectorError, ClientHttpProxyError
from aiohttp_socks import ProxyConnectionError, ProxyConnector, ProxyError, ProxyTimeoutError
from telegram._utils.defaultvalue import DefaultValue
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.db import inside_unit

# PTB's way to say that waits are timedeltas: without it every 429 brings a deprecation warning.
os.environ.setdefault("PTB_TIMEDELTA", "true")

READ_SECONDS: Final = 20.0
CONNECT_SECONDS: Final = 10.0
# Telegram holds a long poll this long; a quiet bot then keeps its connection warm too.
POLL_SECONDS: Final = 50
KEEP_ALIVE_SECONDS: Final = 75


_NOT_SENT: Final = (
    ClientConnectorError,
    ClientHttpProxyError,
    ConnectionTimeoutError,
    ProxyConnectionError,
    ProxyError,
    ProxyTimeoutError,
)


class NotSent(NetworkError):
    """The request surely did not reach Telegram: trying again cannot double anything."""


class Unanswered(TimedOut):
    """The request may have been done, but no answer came."""


class AiohttpRequest(BaseRequest):
    """One pool of connections for everything the bot asks of Telegram."""

    def __init__(self, *, proxy: str | None = None) -> None:
        self._proxy = proxy
        self._session: ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return READ_SECONDS

    async def initialize(self) -> None:
        if self._session is not None:
            return
        if self._proxy and self._proxy.startswith("socks"):
            connector: TCPConnector = ProxyConnector.from_url(
                self._proxy, keepalive_timeout=KEEP_ALIVE_SECONDS
            )
        else:
            connector = TCPConnector(limit=64, keepalive_timeout=KEEP_ALIVE_SECONDS)
        self._session = ClientSession(connector=connector)

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(  # type: ignore[override]
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: DefaultValue[None] | float | None = BaseRequest.DEFAULT_NONE,
        write_timeout: DefaultValue[None] | float | None = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
        connect_timeout: DefaultValue[None] | float | None = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
        pool_timeout: DefaultValue[None] | float | None = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
    ) -> tuple[int, bytes]:
        """One request. Raises NotSent or Unanswered; the status is PTB's to judge."""
        patience = read_timeout if isinstance(read_timeout, int | float) else READ_SECONDS
        return await self._exchange(url, method, _body(request_data), patience)

    async def updates(
        self, base_url: str, offset: int, allowed: tuple[str, ...]
    ) -> tuple[int, dict[str, Any]]:
        """One long poll, as raw JSON: what PTB cannot parse must still reach the inbox.

        Returns the HTTP status and Telegram's answer. `offset` confirms every update before it.
        """
        question = {
            "offset": offset,
            "timeout": POLL_SECONDS,
            "allowed_updates": json.dumps(allowed),
        }
        status, body = await self._exchange(
            f"{base_url}/getUpdates", "POST", _form(question), POLL_SECONDS + 15
        )
        try:
            answer = json.loads(body)
        except ValueError as error:
            raise Unanswered("the answer is not JSON") from error
        return status, answer

    async def _exchange(
        self, url: str, method: str, body: FormData | dict[str, str] | None, patience: float
    ) -> tuple[int, bytes]:
        if inside_unit():
            raise RuntimeError("nothing may be asked of Telegram inside a unit: say it through the outbox")
        if self._session is None:
            raise RuntimeError("the transport is not started")
        timeout = ClientTimeout(sock_connect=CONNECT_SECONDS, sock_read=patience, total=None)
        proxy = self._proxy if self._proxy and self._proxy.startswith("http") else None
        # `from None` throughout: the original errors may carry the address, and with it the token.
        try:
            async with self._session.request(
                method, url, data=body, timeout=timeout, proxy=proxy
            ) as response:
                return response.status, await response.read()
        except _NOT_SENT as error:
            raise NotSent(type(error).__name__) from None
        except (TimeoutError, ClientError, OSError) as error:
            raise Unanswered(type(error).__name__) from None


def _form(values: dict[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in values.items()}


def _body(data: RequestData | None) -> FormData | dict[str, str] | None:
    if data is None:
        return None
    if not data.contains_files:
        return data.json_parameters
    # Telegram takes file names as plain UTF-8; percent-encoded ones would be shown as they are.
    form = FormData(quote_fields=False)
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime) in (data.multipart_data or {}).items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return form
