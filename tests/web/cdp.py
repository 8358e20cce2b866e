"""A small driver of headless Chromium over the DevTools protocol: for the page's tests and the docs' screenshots.

    async with chromium() as browser:
        page = await browser.open("http://127.0.0.1:8081/")
        await page.click("Новый человек")
        await page.screenshot(Path("page.png"), width=1280, height=800)

Only aiohttp is needed. Without a Chromium on the machine `find_chromium()` is None and `chromium()` raises.
"""

import asyncio
import base64
import json
import os
import shutil
import signal
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import aiohttp

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--remote-debugging-port=0",
)
START_SECONDS = 40
WAIT_SECONDS = 15
ANSWER_SECONDS = 45


class PageError(Exception):
    """A script of the page failed, or what was looked for did not appear."""


def find_chromium() -> str | None:
    """Path of the first known Chromium on PATH, or None."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


class Connection:
    """One WebSocket to the browser; commands are numbered, events go to the page of their session."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._waiting: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._pages: dict[str, Page] = {}
        self._last = 0
        self._reader = asyncio.create_task(self._read())

    async def call(self, method: str, session: str | None = None, **params: Any) -> dict[str, Any]:
        """Run one DevTools command; raises PageError with the browser's own words."""
        self._last += 1
        number = self._last
        future: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._waiting[number] = future
        message = {"id": number, "method": method, "params": params} | (
            {"sessionId": session} if session else {}
        )
        await self._socket.send_json(message)
        answer = await asyncio.wait_for(future, ANSWER_SECONDS)
        if "error" in answer:
            raise PageError(f"{method}: {answer['error']['message']}")
        result: dict[str, Any] = answer["result"]
        return result

    def join(self, session: str, page: "Page") -> None:
        self._pages[session] = page

    async def _read(self) -> None:
        async for message in self._socket:
            data = json.loads(message.data)
            if "id" in data:
                future = self._waiting.pop(data["id"], None)
                if future is not None and not future.done():
                    future.set_result(data)
            elif (page := self._pages.get(data.get("sessionId", ""))) is not None:
                page.heard(data["method"], data["params"])
        for future in self._waiting.values():
            if not future.done():
                future.set_exception(PageError("the browser closed the connection"))

    async def close(self) -> None:
        self._reader.cancel()
        with suppress(asyncio.CancelledError):
            await self._reader
        await self._socket.close()


class Browser:
    """A running Chromium with an empty profile."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def open(
        self,
        url: str,
        *,
        width: int = 1280,
        height: int = 800,
        dark: bool = False,
        language: str = "ru-RU",
        zone: str = "Europe/Moscow",
    ) -> "Page":
        """A new tab in a context of its own (no storage shared), loaded and ready."""
        context = await self._connection.call("Target.createBrowserContext", disposeOnDetach=True)
        target = await self._connection.call(
            "Target.createTarget", url="about:blank", browserContextId=context["browserContextId"]
        )
        attached = await self._connection.call(
            "Target.attachToTarget", targetId=target["targetId"], flatten=True
        )
        page = Page(self._connection, attached["sessionId"])
        self._connection.join(attached["sessionId"], page)
        for domain in ("Page", "Runtime", "Log", "DOM"):
            await page.call(f"{domain}.enable")
        await page.call("Emulation.setLocaleOverride", locale=language.replace("-", "_"))
        await page.call("Emulation.setTimezoneOverride", timezoneId=zone)
        agent = await self._connection.call("Browser.getVersion")
        await page.call(
            "Emulation.setUserAgentOverride", userAgent=agent["userAgent"], acceptLanguage=language
        )
        await page.look(width=width, height=height, dark=dark)
        await page.goto(url)
        return page


class Page:
    """One tab. `errors` collects what the console, the network and uncaught exceptions complained about."""

    def __init__(self, connection: Connection, session: str) -> None:
        self._connection = connection
        self._session = session
        self._loaded = asyncio.Event()
        self.errors: list[str] = []
        self.size = (1280, 800)

    async def call(self, method: str, **params: Any) -> dict[str, Any]:
        return await self._connection.call(method, self._session, **params)

    def heard(self, event: str, params: dict[str, Any]) -> None:
        """Take an event of this tab (called by the connection)."""
        if event == "Page.loadEventFired":
            self._loaded.set()
        elif event == "Runtime.exceptionThrown":
            details = params["exceptionDetails"]
            self.errors.append(details.get("exception", {}).get("description") or details["text"])
        elif event == "Runtime.consoleAPICalled" and params["type"] in {"error", "assert", "warning"}:
            self.errors.append(
                " ".join(str(arg.get("value", arg.get("description"))) for arg in params["args"])
            )
        elif event == "Log.entryAdded" and params["entry"]["level"] == "error":
            self.errors.append(f"{params['entry']['text']} {params['entry'].get('url', '')}".strip())

    # --- moving about --------------------------------------------------------------------------------------

    async def goto(self, url: str) -> None:
        """Load `url` and wait for its load event."""
        self._loaded.clear()
        await self.call("Page.navigate", url=url)
        await asyncio.wait_for(self._loaded.wait(), ANSWER_SECONDS)

    async def reload(self) -> None:
        self._loaded.clear()
        await self.call("Page.reload")
        await asyncio.wait_for(self._loaded.wait(), ANSWER_SECONDS)

    async def look(self, *, width: int, height: int, dark: bool = False, touch: bool | None = None) -> None:
        """Give the window a size (CSS pixels) and the system a colour scheme; narrow windows are phones."""
        phone = width < 600 if touch is None else touch
        self.size = (width, height)
        await self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=phone,
        )
        await self.call("Emulation.setTouchEmulationEnabled", enabled=phone)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        motion = {"name": "prefers-reduced-motion", "value": "reduce"}
        await self.call("Emulation.setEmulatedMedia", features=[scheme, motion])

    # --- asking --------------------------------------------------------------------------------------------

    async def eval(self, expression: str) -> Any:
        """Value of a JavaScript expression (promises are awaited); raises PageError when it throws."""
        answer = await self.call(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True, userGesture=True
        )
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise PageError(details.get("exception", {}).get("description") or details["text"])
        return answer["result"].get("value")

    async def until(self, condition: str, *, timeout: float = WAIT_SECONDS) -> Any:  # noqa: ASYNC109
        """Wait inside the page until the expression is truthy, asked again at each frame; gives its value."""
        script = f"""new Promise((resolve, reject) => {{
            const end = performance.now() + {timeout * 1000};
            const ask = () => {{
                let value = null;
                try {{ value = ({condition}); }} catch (error) {{ value = null; }}
                if (value) return resolve(value instanceof Node ? true : value);
                if (performance.now() > end) return reject(new Error("gave up waiting"));
                setTimeout(ask, 16);
            }};
            ask();
        }})"""
        try:
            return await self.eval(script)
        except PageError as error:
            shown = await self.eval("document.body.innerText")
            raise PageError(f"{error} for: {condition}\n--- the page shows ---\n{shown[-2500:]}") from None

    async def sees(self, text: str, *, within: str = "body") -> None:
        """Wait until `text` is visible inside the first element that matches `within`."""
        await self.until(
            f"document.querySelector({json.dumps(within)})?.innerText.includes({json.dumps(text)})"
        )

    async def texts(self, selector: str) -> list[str]:
        """Visible text of every element that matches."""
        found = f"[...document.querySelectorAll({json.dumps(selector)})]"
        result: list[str] = await self.eval(f"{found}.map(node => node.innerText.trim())")
        return result

    async def unnamed_controls(self) -> list[str]:
        """Roles of the controls that the accessibility tree shows without a name."""
        await self.call("Accessibility.enable")
        tree = await self.call("Accessibility.getFullAXTree")
        roles = {
            "button",
            "link",
            "textbox",
            "searchbox",
            "checkbox",
            "radio",
            "combobox",
            "menuitem",
            "dialog",
        }
        return [
            node["role"]["value"]
            for node in tree["nodes"]
            if not node.get("ignored")
            and node.get("role", {}).get("value") in roles
            and not node.get("name", {}).get("value", "").strip()
        ]

    # --- doing ---------------------------------------------------------------------------------------------

    async def click(self, target: str) -> None:
        """Press with a real mouse what `target` names: a CSS selector, or the label of something pressable."""
        point = await self._point(target)
        for kind in ("mousePressed", "mouseReleased"):
            await self.call("Input.dispatchMouseEvent", type=kind, button="left", clickCount=1, **point)

    async def hover(self, target: str) -> None:
        await self.call("Input.dispatchMouseEvent", type="mouseMoved", **await self._point(target))

    async def _point(self, target: str) -> dict[str, float]:
        await self.eval(FINDER)
        await self.until(f"window.__find({json.dumps(target)})")
        point: dict[str, float] = await self.eval(f"window.__point({json.dumps(target)})")
        return point

    async def type(self, selector: str, text: str) -> None:
        """Focus the element and insert `text` where its caret stands."""
        await self.until(f"document.querySelector({json.dumps(selector)})")
        await self.eval(f"document.querySelector({json.dumps(selector)}).focus()")
        await self.call("Input.insertText", text=text)

    async def key(self, name: str, *, shift: bool = False) -> None:
        """Press one key by its DOM name ("Enter", "ArrowUp", "Escape", "Tab")."""
        codes = {
            "Enter": 13,
            "Tab": 9,
            "Escape": 27,
            "ArrowUp": 38,
            "ArrowDown": 40,
            "ArrowRight": 39,
            "ArrowLeft": 37,
        }
        common = {
            "key": name,
            "code": name,
            "windowsVirtualKeyCode": codes[name],
            "modifiers": 8 if shift else 0,
        }
        text = {"text": "\r"} if name == "Enter" else {}
        await self.call("Input.dispatchKeyEvent", type="keyDown", **common, **text)
        await self.call("Input.dispatchKeyEvent", type="keyUp", **common)

    async def choose_files(self, selector: str, paths: Sequence[Path]) -> None:
        """Give files to an `<input type=file>` as the system's dialog would."""
        root = await self.call("DOM.getDocument")
        node = await self.call("DOM.querySelector", nodeId=root["root"]["nodeId"], selector=selector)
        await self.call(
            "DOM.setFileInputFiles", nodeId=node["nodeId"], files=[str(path.resolve()) for path in paths]
        )

    async def drop_files(self, selector: str, paths: Sequence[Path]) -> None:
        """Drag files from the desktop over an element and let go."""
        point = await self._point(selector)
        data = {"items": [], "files": [str(path.resolve()) for path in paths], "dragOperationsMask": 1}
        for kind in ("dragEnter", "dragOver", "drop"):
            await self.call("Input.dispatchDragEvent", type=kind, data=data, **point)

    async def screenshot(
        self, path: Path, *, width: int | None = None, height: int | None = None, dark: bool | None = None
    ) -> Path:
        """Write a PNG of the window, first given another size or scheme when asked."""
        if width or height or dark is not None:
            await self.look(width=width or self.size[0], height=height or self.size[1], dark=bool(dark))
            await self.eval(
                "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))"
            )
        picture = await self.call("Page.captureScreenshot", format="png")
        await asyncio.to_thread(path.write_bytes, base64.b64decode(picture["data"]))
        return path


# Finds what a person would press: by selector, else the innermost visible control whose label is, begins with
# or holds the words. The newest of equals wins, as a person presses the lowest message.
FINDER = """(() => {
  const visible = node => node.getClientRects().length && getComputedStyle(node).visibility !== "hidden";
  const controls = "button, a, summary, label, input, [role=button], [role=option], [role=menuitem], .copyable";
  const label = node => (node.innerText || node.value || node.getAttribute("aria-label") || "").trim();
  const within = () => [...document.querySelectorAll("dialog[open]")].at(-1) ?? document;
  window.__find = target => {
    try {
      const found = [...document.querySelectorAll(target)].filter(visible);
      if (found.length) return found[0];
    } catch (error) {}
    const all = [...within().querySelectorAll(controls)].filter(node => visible(node) && !node.disabled);
    const aria = node => (node.getAttribute("aria-label") || "").trim();
    return all.findLast(node => label(node) === target || aria(node) === target)
      ?? all.findLast(node => label(node).startsWith(target)) ?? all.findLast(node => label(node).includes(target));
  };
  window.__point = target => {
    const node = window.__find(target);
    node.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
    const box = node.getClientRects()[0];
    return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  };
  return true;
})()"""


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """Start Chromium on a new empty profile; stop it and remove the profile at the end."""
    path = find_chromium()
    if path is None:
        raise PageError(f"no Chromium found on PATH (looked for {', '.join(NAMES)})")
    with tempfile.TemporaryDirectory(prefix="page-", ignore_cleanup_errors=True) as profile:
        process = await asyncio.create_subprocess_exec(
            path,
            *FLAGS,
            f"--user-data-dir={profile}",
            "about:blank",
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
            start_new_session=True,
        )
        drain: asyncio.Task[None] | None = None
        try:
            address = await asyncio.wait_for(_address(process), START_SECONDS)
            drain = asyncio.create_task(_drain(process))
            async with aiohttp.ClientSession() as http:
                socket = await http.ws_connect(address, max_msg_size=0)
                connection = Connection(socket)
                yield Browser(connection)
                await connection.close()
        finally:
            await _end(process)
            if drain is not None:
                await drain


async def _address(process: asyncio.subprocess.Process) -> str:
    if process.stderr is None:
        raise PageError("Chromium was started without a pipe for its messages")
    seen = b""
    while line := await process.stderr.readline():
        seen += line
        if b"DevTools listening on " in line:
            return line.decode().split("DevTools listening on ", 1)[1].strip()
    raise PageError(f"Chromium ended at once: {seen.decode(errors='replace')[-800:]}")


async def _drain(process: asyncio.subprocess.Process) -> None:
    """Read away what the browser says, so that a full pipe never stops it."""
    if process.stderr is not None:
        while await process.stderr.read(65536):
            pass


async def _end(process: asyncio.subprocess.Process) -> None:
    """End the browser with all its children: they share the session it leads."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    try:
        await asyncio.wait_for(process.wait(), 5)
    except TimeoutError:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        await process.wait()
