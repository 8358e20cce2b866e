"""A small company for stories: the bot's real composition over HTTP against the local Telegram, in this process."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Self, TypeVar

from sqlmodel import Session

from bot.app import App
from bot.clock import ShiftedClock
from bot.config import read_settings
from bot.domain import people
from bot.i18n import Language
from bot.models import Role
from bot.sandbox import Person, Sandbox

T = TypeVar("T")

TOKEN = "42:sandbox"
ADMIN = 7_000_000_001


@dataclass(frozen=True)
class Colleague:
    """Somebody of the company: who they are in Telegram and in the base."""

    key: str
    telegram_id: int
    first_name: str
    last_name: str
    roles: tuple[Role, ...]
    position: str
    department: str = ""
    leads: bool = False


STAFF = (
    Colleague(
        "anna", ADMIN, "Анна", "Смирнова", (Role.HR_ADMIN, Role.RECRUITER), "Руководитель подбора", "HR"
    ),
    Colleague("boris", ADMIN + 1, "Борис", "Петров", (Role.RECRUITER,), "Рекрутер", "HR"),
    Colleague(
        "vera", ADMIN + 2, "Вера", "Орлова", (Role.LEAD,), "Директор по маркетингу", "Маркетинг", leads=True
    ),
    Colleague("gleb", ADMIN + 3, "Глеб", "Зайцев", (Role.EMPLOYEE,), "Дизайнер", "Маркетинг"),
)


class Company:
    """The bot, its Telegram, and the people in it. `stranger` is somebody the company does not know."""

    def __init__(
        self, database_url: str, folder: Path, start_at: datetime, language: Language = Language.RU
    ) -> None:
        self.database_url = database_url
        self.folder = folder
        self.language = language
        self.clock = ShiftedClock(folder / "clock.json")
        self.clock.move_to(start_at)
        self.sandbox = Sandbox(token=TOKEN, clock=_SandboxClock(self), flood_limits=False)
        self.app: App
        self._people: dict[str, Person] = {}
        self.ids: dict[str, int] = {}
        self.more_settings: dict[str, object] = {}

    def __getattr__(self, key: str) -> Person:
        try:
            return self.__dict__["_people"][key]
        except KeyError:
            raise AttributeError(key) from None

    async def __aenter__(self) -> Self:
        await self.sandbox.start()
        self.sandbox.drained = self.drained
        for one in STAFF:
            self._people[one.key] = self.sandbox.add_person(
                id=one.telegram_id,
                first_name=one.first_name,
                last_name=one.last_name,
                username=one.key,
                language_code=self.language.value,
            )
        self._people["stranger"] = self.sandbox.add_person(
            id=ADMIN + 90, first_name="Пётр", last_name="Чужой", language_code=self.language.value
        )
        await self.start_bot()
        self.ids = await self.app.database.write(self._employ)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop_bot()
        await self.sandbox.stop()

    async def start_bot(self) -> None:
        """Start the bot, as after a stop: on the same database, with the same Telegram."""
        settings = read_settings(
            env_file=None,
            bot_token=TOKEN,
            telegram_api_url=self.sandbox.url,
            data_dir=self.folder,
            database_url=self.database_url,
            default_language=self.language.value,
            timezone="Europe/Moscow",
            pacing=False,
            **{"imap_host": ""} | self.more_settings,
        )
        self.app = App(settings, clock=self.clock, company="Ромашка")
        await self.app.start()

    async def stop_bot(self) -> None:
        await self.app.stop()

    async def drained(self) -> None:
        """Until the bot has fetched and handled everything and said all there is to say."""
        await self.sandbox.changed(lambda: not self.sandbox.world.updates.pending)
        await self.app.drained()

    async def everyone_starts(self) -> None:
        """Everybody of the company has opened the bot once."""
        for one in STAFF:
            await self._people[one.key].start()
        await self.drained()

    async def read(self, act: Callable[..., T], *args: object) -> T:
        """Look into the database."""
        return await self.app.database.read(act, *args)

    async def move_to(self, moment: datetime) -> None:
        """Move the company's clock, through every due moment."""
        await self.app.advance_to(moment)
        await self.drained()

    def _employ(self, session: Session) -> dict[str, int]:
        now = self.clock.now()
        departments: dict[str, int] = {}
        ids: dict[str, int] = {}
        for one in STAFF:
            if one.department not in departments:
                made = people.add_department(session, one.department, now=now)
                assert made.id is not None
                departments[one.department] = made.id
            employee = people.add_employee(
                session,
                name=f"{one.first_name} {one.last_name}",
                roles=one.roles,
                position=one.position,
                department_id=departments[one.department],
                telegram_id=one.telegram_id,
                language=self.language,
                now=now,
            )
            assert employee.id is not None
            ids[one.key] = employee.id
            if one.leads:
                people.set_lead(session, departments[one.department], employee.id)
        return ids


class _SandboxClock:
    """The local Telegram shows the company's time; in stories it is moved by the company itself."""

    def __init__(self, company: Company) -> None:
        self._company = company

    def now(self) -> datetime:
        return self._company.clock.now()

    async def move(self, step: str) -> datetime:
        raise NotImplementedError(step)
