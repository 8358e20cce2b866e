"""The way out: through a proxy when one is set, with what surely was not sent told apart from what may have been."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.runtime.transport import AiohttpRequest, NotSent, Unanswered
from bot.sandbox import Fault, Sandbox

TOKEN = "42:sandbox"


@pytest.fixture
async def telegram() -> AsyncIterator[Sandbox]:
    made = Sandbox(token=TOKEN)
    await made.start()
    yield made
    await made.stop()


class Proxy:
    """A small proxy on loopback: SOCKS5 without a password, or plain HTTP with the whole address in the request."""

    def __init__(self, kind: str, target_port: int) -> None:
        self.kind = kind
        self.target_port = target_port
        self.used = 0

    async def start(self) -> str:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        return f"{self.kind}://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def stop(self) -> None:
        self._server.close()
        await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.used += 1
        if self.kind == "socks5":
            greeting = await reader.readexactly(2)
            await reader.readexactly(greeting[1])
            writer.write(b"\x05\x00")
            head = await reader.readexactly(4)
            length = 4 if head[3] == 1 else (await reader.readexactly(1))[0]
            await reader.readexactly(length + 2)
            writer.write(b"\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x00")
        there, back = await asyncio.open_connection("127.0.0.1", self.target_port)
        await asyncio.gather(_pump(reader, back), _pump(there, writer))


async def _pump(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    while data := await source.read(65536):
        sink.write(data)
    sink.close()


@pytest.mark.parametrize("kind", ["socks5", "http"])
async def test_a_proxy_that_is_set_is_used(telegram: Sandbox, kind: str) -> None:
    proxy = Proxy(kind, int(telegram.url.rsplit(":", 1)[1]))
    transport = AiohttpRequest(proxy=await proxy.start())
    await transport.initialize()
    status, _ = await transport.do_request(f"{telegram.url}/bot{TOKEN}/getMe", "POST")
    await transport.shutdown()
    await proxy.stop()
    assert (status, proxy.used) == (200, 1)


@pytest.mark.parametrize("proxy", [None, "http://127.0.0.1:9", "socks5://127.0.0.1:9"])
async def test_nobody_there_means_surely_not_sent(proxy: str | None) -> None:
    transport = AiohttpRequest(proxy=proxy)
    await transport.initialize()
    with pytest.raises(NotSent) as refused:
        await transport.do_request(f"http://127.0.0.1:9/bot{TOKEN}/getMe", "POST")
    await transport.shutdown()
    assert TOKEN not in str(refused.value)
    assert refused.value.__suppress_context__, "the original error carries the address, and the token in it"


@pytest.mark.parametrize("kind", ["reset", "lost"])
async def test_a_broken_connection_leaves_it_open(telegram: Sandbox, kind: str) -> None:
    telegram.faults.add(Fault(kind, "getMe"))
    transport = AiohttpRequest()
    await transport.initialize()
    with pytest.raises(Unanswered) as refused:
        await transport.do_request(f"{telegram.url}/bot{TOKEN}/getMe", "POST")
    await transport.shutdown()
    assert TOKEN not in str(refused.value)


async def test_a_proxy_s_page_instead_of_updates_is_no_answer(telegram: Sandbox) -> None:
    telegram.faults.add(Fault("502", "getUpdates"))
    transport = AiohttpRequest()
    await transport.initialize()
    with pytest.raises(Unanswered):
        await transport.updates(f"{telegram.url}/bot{TOKEN}", 0, ("message",))
    await transport.shutdown()
