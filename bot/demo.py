"""The demo: the real bot on a local Telegram, with a small believable company and a clock that can be moved."""

import asyncio
import errno
import logging
import shutil
from collections.abc import Callable
from datetime import datetime, time, timedelta
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.app import App
from bot.clock import ShiftedClock
from bot.config import Settings, read_settings
from bot.demo_base import first_base
from bot.demo_company import DEMO_COMPANIES, DemoCompany, employ, first_vacancies, save_resume, settle_people
from bot.demo_interviews import first_interviews
from bot.demo_pipeline import first_moves
from bot.demo_plans import first_plan
from bot.demo_points import first_points
from bot.demo_privacy import first_consents
from bot.demo_tasks import first_tasks
from bot.i18n import Language, words
from bot.logs import set_up_logs
from bot.migrations.runner import upgrade
from bot.sandbox import Person, Sandbox

HOST = "127.0.0.1"
# A token only in form: the local Telegram is the only one who knows it.
TOKEN = "42:demo-of-kadrovik"  # noqa: S105
MORNING = time(9, 5)
STEPS = {"hour": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(weeks=1)}

logger = logging.getLogger(__name__)


class DemoClock:
    """The page's buttons over the company's clock: every due moment on the way is lived through."""

    def __init__(self, clock: ShiftedClock, zone: ZoneInfo) -> None:
        self._clock = clock
        self._zone = zone
        self._moving = asyncio.Lock()
        self.app: App | None = None

    def now(self) -> datetime:
        return self._clock.now()

    async def move(self, step: str) -> datetime:
        """Step by "hour", "morning", "day" or "week"; presses in a row are done one after another."""
        async with self._moving:
            if self.app is not None:
                await self.app.advance_to(self._target(step))
            return self.now()

    def _target(self, step: str) -> datetime:
        if step != "morning":
            return self.now() + STEPS[step]
        local = self.now().astimezone(self._zone)
        day = local.date() if local.time() < MORNING else local.date() + timedelta(days=1)
        return datetime.combine(day, MORNING, tzinfo=self._zone)


async def run_demo(
    *, folder: Path, language: Language, fresh: bool, port: int, say: Callable[[str], None]
) -> None:
    """Run the demo until it is stopped. What was done in it is kept in `folder`; `fresh` starts over."""
    text = words(language)
    if fresh:
        shutil.rmtree(folder, ignore_errors=True)
    first_time = not (folder / "ready").exists()
    if first_time:
        # A demo that was stopped while it was being prepared is prepared again from the beginning.
        shutil.rmtree(folder, ignore_errors=True)
        say(text("demo-preparing"))
    folder.mkdir(parents=True, exist_ok=True)
    company = DEMO_COMPANIES[language]
    shifted = ShiftedClock(folder / "clock.json")
    clock = DemoClock(shifted, ZoneInfo(company.timezone))
    samples = [
        Path(str(item)) for item in files("bot.samples").iterdir() if not item.name.endswith((".md", ".py"))
    ]
    sandbox = Sandbox(
        token=TOKEN,
        bot_name=text("demo-bot-name"),
        store=folder / "telegram.db",
        clock=clock,
        samples=samples,
    )
    url = await _serve(sandbox, port)
    settings = _settings(folder, url, company, language)
    set_up_logs(settings)
    upgrade(settings.database)
    app = App(settings, clock=shifted, company=company.name)
    clock.app = app
    sandbox.drained = app.drained
    people = [_join(sandbox, company, key) for key in company.staff]
    sandbox.add_person(
        id=company.stranger.telegram_id,
        first_name=company.stranger.first_name,
        last_name=company.stranger.last_name,
        language_code=language.value,
        note=company.stranger.note,
    )
    try:
        await app.start()
        if first_time:
            await _prepare(app, sandbox, company, people)
            (folder / "ready").touch()
        say(text("demo-ready", url=f"{url}/?lang={language.value}"))
        say(text("demo-stop"))
        await app.run()
    finally:
        await app.stop()
        await sandbox.stop()


async def _serve(sandbox: Sandbox, port: int) -> str:
    """Serve on the wished port, or on a free one if it is busy."""
    try:
        return await sandbox.start(HOST, port)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        return await sandbox.start(HOST, 0)


def _settings(folder: Path, url: str, company: DemoCompany, language: Language) -> Settings:
    return read_settings(
        env_file=None,
        bot_token=TOKEN,
        telegram_api_url=url,
        telegram_proxy=None,
        data_dir=folder,
        database_url=f"sqlite:///{folder / 'kadrovik.db'}",
        default_language=language.value,
        timezone=company.timezone,
        admin_ids="",
        imap_host="",
        log_level="WARNING",
    )


def _join(sandbox: Sandbox, company: DemoCompany, key: str) -> Person:
    one = company.staff[key]
    return sandbox.add_person(
        id=one.telegram_id,
        first_name=one.first_name,
        last_name=one.last_name,
        username=one.username,
        language_code=company.language.value,
        note=one.position,
    )


async def _prepare(app: App, sandbox: Sandbox, company: DemoCompany, people: list[Person]) -> None:
    """Fill the company, then let its people open the bot: each finds a home screen with something on it."""
    ids = await app.database.write(employ, company, now=app.clock.now())
    await app.database.write(settle_people, company, ids, now=app.clock.now())
    vacancies = await app.database.write(first_vacancies, company, ids, now=app.clock.now())
    await app.database.write(first_points, company.language, ids, now=app.clock.now())
    await app.database.write(first_tasks, company.language, ids, now=app.clock.now())
    for vacancy_id, one in zip(vacancies, company.vacancies, strict=True):
        for name in one.resumes:
            await _bring_resume(app, name, ids[one.owner], vacancy_id)
    await app.database.write(first_moves, vacancies, now=app.clock.now())
    await app.database.write(first_interviews, vacancies, now=app.clock.now())
    await app.database.write(first_base, company.language, ids, now=app.clock.now())
    await app.database.write(first_consents, ids, now=app.clock.now())
    await app.database.write(first_plan, ids, now=app.clock.now())
    for person in people:
        await person.start()
    await sandbox.changed(lambda: not sandbox.world.updates.pending)
    await app.drained()
    for person in people:
        await person.read()


async def _bring_resume(app: App, name: str, owner_id: int, vacancy_id: int) -> None:
    """Read a bundled résumé and put its person on a vacancy, as its owner would have done yesterday."""
    data = files("bot.samples").joinpath(name).read_bytes()
    now = app.clock.now()
    resume = await app.reader.read(data, filename=name, today=now.date())
    await app.database.write(save_resume, owner_id, vacancy_id, name, data, resume, now=now)
