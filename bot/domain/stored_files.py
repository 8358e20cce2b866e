"""Files kept in the database, once for each content."""

import hashlib
from datetime import datetime

from sqlmodel import Session, col, select

from bot.models import Draft, Resume, Reward, StoredFile


def keep(session: Session, data: bytes, *, mime: str, now: datetime) -> int:
    """Keep a file's bytes; the same bytes are kept once. Returns the stored file's id."""
    digest = hashlib.sha256(data).hexdigest()
    row = session.exec(select(StoredFile).where(StoredFile.sha256 == digest)).first()
    if row is None:
        row = StoredFile(
            sha256=digest, mime=mime or "application/octet-stream", size=len(data), data=data, created_at=now
        )
        session.add(row)
        session.flush()  # the id is stored by whoever asked
    assert row.id is not None  # noqa: S101 - just flushed, or read
    return row.id


def bytes_of(session: Session, file_id: int) -> bytes | None:
    """A kept file's bytes."""
    row = session.get(StoredFile, file_id)
    return row.data if row is not None else None


def drop_unused(session: Session, file_id: int) -> None:
    """Forget a file that no résumé, no reward and no draft holds any more."""
    held = session.exec(select(Resume.id).where(Resume.file_id == file_id).limit(1)).first()
    drafted = session.exec(select(Draft.id).where(col(Draft.file_id) == file_id).limit(1)).first()
    shown = session.exec(select(Reward.id).where(Reward.photo_id == file_id).limit(1)).first()
    row = session.get(StoredFile, file_id)
    if row is not None and held is None and drafted is None and shown is None:
        session.delete(row)
