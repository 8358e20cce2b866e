"""Pictures of a running page for the docs and for looking at: wide and phone, light and dark.

    python -m tests.web.screenshots http://127.0.0.1:8081 build/screenshots --persona 101 --chat bot

Each picture is named <name>-<variant>.png; `--wait` names a text that must be visible first.
"""

import argparse
import asyncio
from dataclasses import dataclass
from pathlib import Path

from tests.web.cdp import Page, chromium


@dataclass(frozen=True)
class Variant:
    """One look of the page: the window in CSS pixels and the system's colour scheme."""

    name: str
    width: int
    height: int
    dark: bool


VARIANTS = (
    Variant("desktop-light", 1280, 800, dark=False),
    Variant("desktop-dark", 1280, 800, dark=True),
    Variant("phone-light", 390, 844, dark=False),
    Variant("phone-dark", 390, 844, dark=True),
)


async def settled(page: Page) -> None:
    """Wait until the chat is drawn and its pictures and fonts are there."""
    await page.until(
        "document.querySelector('.person[aria-current]') && !document.querySelector('.spinner.big')"
    )
    await page.until("[...document.images].every(picture => picture.complete)")
    await page.eval("document.fonts.ready.then(() => true)")


async def take(page: Page, folder: Path, name: str, variants: tuple[Variant, ...] = VARIANTS) -> list[Path]:
    """Write one PNG for each variant of what the page shows now."""
    await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
    pictures = []
    for variant in variants:
        path = folder / f"{name}-{variant.name}.png"
        pictures.append(
            await page.screenshot(path, width=variant.width, height=variant.height, dark=variant.dark)
        )
    return pictures


async def main(arguments: argparse.Namespace) -> None:
    place = f"{arguments.url.rstrip('/')}/?lang={arguments.lang}#/{arguments.persona}/{arguments.chat}"
    async with chromium() as browser:
        page = await browser.open(place, language=arguments.lang)
        await settled(page)
        if arguments.wait:
            await page.sees(arguments.wait)
        for path in await take(page, arguments.folder, arguments.name):
            print(path)  # noqa: T201 - a command: its answer is where the pictures are


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("url", help="address of the running page")
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--persona", type=int, required=True)
    parser.add_argument("--chat", default="bot")
    parser.add_argument("--lang", choices=("ru", "en"), default="ru")
    parser.add_argument("--name", default="page")
    parser.add_argument("--wait", default="")
    return parser


if __name__ == "__main__":
    asyncio.run(main(arguments().parse_args()))
