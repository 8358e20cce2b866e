"""Papers as the reader gives them, for tests of what becomes of them."""

from datetime import date

from sqlmodel import Session

from bot.domain import intake
from bot.domain.access import Actor
from bot.domain.drafts import Kept
from bot.domain.intake_cards import DraftCard, card
from bot.domain.intake_drafts import CandidateDraft, Origin
from bot.resumes.values import Job, Period, Read, Resume, Salary, Tax
from tests.factories import NOW

CHAT = 7_123_000_001


def sure(value: object, line: str = "") -> Read:
    return Read(value, 0.95, line or str(value))


def maria(**changed: object) -> Resume:
    """Мария Соколова, a designer, everything read for sure unless `changed`."""
    values: dict = {
        "full_name": sure("Соколова Мария Андреевна"),
        "phones": (sure("+79001112233"),),
        "emails": (sure("m.sokolova@example.com"),),
        "city": sure("Санкт-Петербург"),
        "birth_date": sure(date(1997, 3, 14)),
        "position": sure("Графический дизайнер"),
        "salary": sure(Salary(150_000, 150_000, "RUB", Period.MONTH, Tax.NET, "150 000 ₽ на руки")),
        "exp_months": sure(63),
        "skills": (sure("Figma"), sure("Adobe Photoshop"), sure("Типографика")),
        "jobs": (sure(Job("ООО Лепесток", "Дизайнер", None, None, None, True, 63, "")),),
        "text": "Соколова Мария Андреевна, дизайнер. Figma, Photoshop",
    }
    return Resume(**(values | changed))


def artem(**changed: object) -> Resume:
    """Артём Кузнецов, somebody else altogether."""
    values: dict = {
        "full_name": sure("Кузнецов Артём"),
        "phones": (sure("+79010004455"),),
        "emails": (sure("kuznetsov.artem@example.org"),),
        "city": sure("Нижний Новгород"),
        "position": sure("Руководитель отдела продаж"),
        "text": "Кузнецов Артём",
    }
    return Resume(**(values | changed))


def send(
    session: Session, actor: Actor, *, name: str = "resume.pdf", album: str = "", now=NOW
) -> Kept[CandidateDraft]:
    """A file arrives."""
    origin = Origin(
        CHAT, 10, telegram_file_id="file", file_name=name, mime="application/pdf", media_group=album
    )
    return intake.receive_file(session, actor, origin, now=now)


def read(
    session: Session, actor: Actor, resume: Resume | None = None, *, data: bytes = b"maria", now=NOW, **how
) -> DraftCard:
    """A file arrives and is read at once."""
    kept = send(session, actor, now=now, **how)
    intake.keep_read(session, kept.id, data, resume or maria(), mime="application/pdf", now=now)
    return card(session, actor, kept.id, now=now)
