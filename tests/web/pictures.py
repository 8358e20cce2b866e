"""The pictures of the user guide and the README, made anew from the demo: one command, both languages.

    make screenshots            (python -m tests.web.pictures docs/images)

The demo starts in a folder of its own, people act in it through the page's API and its buttons, and every screen
of the guide is photographed in a window the size of a phone. Chromium has to be on the machine.
"""

import argparse
import asyncio
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from tests.demo.test_demo import Page as Demo
from tests.demo.test_demo import demo
from tests.web.cdp import Browser, Page, chromium
from tests.web.screenshots import settled

PHONE = (390, 800)
DESKTOP = (1280, 860)
COLOURS = 256
"""Enough for flat drawings; keeps a picture at some tens of kilobytes."""


@dataclass(frozen=True)
class Say:
    """Somebody types this."""

    text: str


@dataclass(frozen=True)
class Press:
    """Somebody presses the newest button that begins so."""

    label: str


@dataclass(frozen=True)
class Forward:
    """Somebody forwards this bundled résumé."""

    sample: str


@dataclass(frozen=True)
class NextDay:
    """The company's clock goes on a day."""


@dataclass(frozen=True)
class See:
    """Wait until this stands in the chat."""

    text: str


@dataclass(frozen=True)
class Shot:
    """Take the picture <name>-<language>.png."""

    name: str
    size: tuple[int, int] = PHONE


Step = Say | Press | Forward | NextDay | See | Shot


@dataclass(frozen=True)
class Scene:
    """What one person does and what is photographed on the way; `who` is how their name begins."""

    who: str
    steps: tuple[Step, ...]


PASTED = """Grant Lewis
Platform engineer, Berlin
grant.lewis@example.com, +49 30 5550 1234
Skills: Kubernetes, Terraform, AWS, Docker
Experience: 5 years"""

RUSSIAN = (
    Scene("Анна", (
        Say("/menu"), See("3 открытые вакансии"), Shot("home"),
        Say("/newvacancy"), See("Кого ищем?"),
        Say("Frontend-разработчик; React, TypeScript, Figma; до 15 декабря; 150-200к"),
        See("Frontend-разработчик · черновик"), Shot("vacancy-draft"),
        Press("Закрыть до"), See("До какого дня найти человека?"), Shot("vacancy-date"), Press("‹ Назад"),
        Press("✅ Открыть вакансию"), See("Вакансия открыта"), Shot("vacancy-card"),
        Forward("gen-hh-ru-04.pdf"), See("Навыки:"), Press("Frontend-разработчик"), See("обязательных"),
        Shot("resume-draft"), Press("✅ Сохранить →"), See("В базе новый кандидат"), Shot("resume-saved"),
        Forward("gen-hh-ru-03.pdf"), See("✓ Без вакансии"), Press("Frontend-разработчик"),
        See("обязательных"), Press("✅ Сохранить →"), See("Айгуль"), Press("💼 К вакансии"), See("Новый 2"), Shot("demo", DESKTOP),
        Shot("vacancy-candidates"), Press("👥 Кандидаты"), See("2 кандидата"), Shot("candidates"),
        Press("👤"), See("В базе с"), Shot("candidate"),
        Say("/vacancies"), See("Вакансии ·"), Shot("vacancies"),
        Forward("ru-jobmatch.txt"), See("✓ Без вакансии"), Say("/inbox"), See("Ждёт решения 1 резюме"),
        Shot("inbox"), Say("/menu"), Press("⚙️ Настройки"), See("Тихие часы"), Shot("settings"),
        Say("Соколова в среду 15:00 техническое Волков"), See("Собеседование назначено"), Shot("interview"),
        Say("Соколова Мария"), See("Санкт-Петербург, 29 лет"), Press("Python-разработчик: "), See("На какой этап"),
        Press("⚖️ Спросить решение"), See("Решает Дмитрий Волков"), Shot("decision"),
        Say("/report"), See("Подбор: все вакансии"), Shot("report"),
        Say("/onboarding"), See("Планы: адаптация"), Press("🔥"), See("Сделано 4 из 13"), Shot("plan"),
        Say("/find python от 3 лет"), See("опыт 3 года и больше"), Shot("search"),
        Press("🎛 Фильтры"), See("Фильтры"), Press("Город"), See("сколько человек останется"), Shot("filters"),
    )),
    Scene("Глеб", (Say("/tasks"), See("Мои задачи"), Shot("tasks"), Say("/rewards"), See("Магазин наград"), Shot("rewards"))),
    Scene("Вера", (
        Say("/newvacancy нужен дизайнер на проект, Figma, с января"), See("Запрос у рекрутеров"), Shot("request"),
    )),
    Scene("Пётр", (Say("/start"), See("Вас пока нет в списке сотрудников"), Shot("stranger"))),
    Scene("Борис", (NextDay(), NextDay(), NextDay(), See("Доброе утро!"), Shot("morning"))),
)  # fmt: skip
ENGLISH = (
    Scene("Anna", (
        Say("/menu"), See("3 open vacancies"), Shot("home"),
        Say("/newvacancy"), See("Whom are we looking for?"),
        Say("Platform Engineer; Kubernetes, Terraform, AWS; by December 15; €4000-5500"),
        See("Platform Engineer · draft"), Shot("vacancy-draft"),
        Press("Close by"), See("By when should the person be found?"), Shot("vacancy-date"), Press("‹ Back"),
        Press("✅ Open vacancy"), See("Vacancy opened"), Shot("vacancy-card"),
        Forward("en-soup-02-desktop-support.docx"), See("Skills:"), Press("Platform Engineer"), See("must-haves"),
        Shot("resume-draft"), Press("✅ Save →"), See("New candidate in the base"), Shot("resume-saved"),
        Say(PASTED), See("✓ No vacancy"), Press("Platform Engineer"),
        See("3 of 3 must-haves"), Press("✅ Save →"), Press("💼 To the vacancy"), See("New 2"), Shot("demo", DESKTOP),
        Shot("vacancy-candidates"), Press("👥 Candidates"), See("2 candidates"), Shot("candidates"),
        Press("👤"), See("In the base since"), Shot("candidate"),
        Say("/vacancies"), See("Vacancies ·"), Shot("vacancies"),
        Forward("ru-jobmatch.txt"), See("✓ No vacancy"), Say("/inbox"), See("résumé is waiting"),
        Shot("inbox"), Say("/menu"), Press("⚙️ Settings"), See("Quiet hours"), Shot("settings"),
        Say("Hakobyan on Wednesday 15:00 technical Wolf"), See("interview is arranged"), Shot("interview"),
        Say("Hakobyan Aram"), See("Yerevan"), Press("DevOps Engineer: "), See("Which stage should it be"),
        Press("⚖️ Ask for a decision"), See("David Wolf decides"), Shot("decision"),
        Say("/report"), See("Hiring: all vacancies"), Shot("report"),
        Say("/onboarding"), See("Plans: onboarding"), Press("🔥"), See("4 of 13"), Shot("plan"),
        Say("/find python over 3 years"), See("candidates found"), Shot("search"),
        Press("🎛 Filters"), See("Filters"), Press("City"), See("how many people are left"), Shot("filters"),
    )),
    Scene("Glen", (Say("/tasks"), See("My tasks"), Shot("tasks"), Say("/rewards"), See("Reward shop"), Shot("rewards"))),
    Scene("Vera", (
        Say("/newvacancy we need a designer for a project, Figma, from January"), See("The recruiters have your request."), Shot("request"),
    )),
    Scene("Peter", (Say("/start"), See("You are not in the staff list yet"), Shot("stranger"))),
    Scene("Boris", (NextDay(), NextDay(), NextDay(), See("Good morning!"), Shot("morning"))),
)  # fmt: skip
STORIES = {"ru": RUSSIAN, "en": ENGLISH}


class Photographer:
    """One person's chat open in a browser, acted in step by step."""

    def __init__(self, town: Demo, page: Page, persona: int, language: str, folder: Path) -> None:
        self._town = town
        self._page = page
        self._chat = f"persona/{persona}/chats/bot"
        self._language = language
        self._folder = folder

    async def do(self, step: Step) -> Path | None:
        """Take one step; the picture's path when it was one."""
        match step:
            case Say(text):
                await self._town.post(f"{self._chat}/send", {"text": text})
            case Press(label):
                await self._press(label)
            case Forward(sample):
                await self._town.post(f"{self._chat}/files", {"samples": [sample], "forward": True})
            case NextDay():
                await self._town.post("clock", {"step": "day"})
            case See(text):
                await self._page.sees(text, within=".messages")
            case Shot(name, size):
                return await self._shoot(self._folder / f"{name}-{self._language}.png", size)
        return None

    async def _press(self, label: str) -> None:
        await self._page.until("!document.querySelector('.key.busy')")
        before = await self._page.eval("document.querySelector('.messages').innerText")
        await self._page.click(label)
        await self._page.until(f"document.querySelector('.messages').innerText !== {before!r}")

    async def _shoot(self, path: Path, size: tuple[int, int]) -> Path:
        await self._page.until("!document.querySelector('.key.busy, .spinner.big')")
        await self._page.look(width=size[0], height=size[1])
        await self._page.eval("document.querySelectorAll('#toasts > *').forEach(toast => toast.remove())")
        await self._page.eval(
            "document.querySelector('.messages').scrollTop = document.querySelector('.messages').scrollHeight"
        )
        await self._page.screenshot(path, width=size[0], height=size[1])
        await self._page.look(width=DESKTOP[0], height=DESKTOP[1])
        await asyncio.to_thread(_shrink, path)
        return path


def _shrink(path: Path) -> None:
    with Image.open(path) as picture:
        small = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    small.save(path, optimize=True)


async def photograph(browser: Browser, language: str, scenes: Sequence[Scene], folder: Path) -> None:
    """Play the scenes in a fresh demo of this language."""
    with tempfile.TemporaryDirectory() as data:
        async with demo(Path(data), "--lang", language) as (town, _):
            for scene in scenes:
                persona = await town.persona(scene.who)
                place = f"{town.url}/?lang={language}#/{persona}/bot"
                page = await browser.open(place, width=DESKTOP[0], height=DESKTOP[1], language=language)
                await settled(page)
                photographer = Photographer(town, page, persona, language, folder)
                for step in scene.steps:
                    if (made := await photographer.do(step)) is not None:
                        print(made)  # noqa: T201 - a command: its answer is where the pictures are


async def main(folder: Path, languages: Sequence[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    async with chromium() as browser:
        for language in languages:
            await photograph(browser, language, STORIES[language], folder)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--lang", choices=tuple(STORIES), action="append", help="this language only")
    chosen = parser.parse_args()
    asyncio.run(main(chosen.folder, chosen.lang or tuple(STORIES)))
