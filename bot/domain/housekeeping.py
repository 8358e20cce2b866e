"""Clearing away what has served its purpose: handled updates, what was sent, what was done."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, delete

from bot.domain import candidate_import, data_exports, invites, mail, stored_files
from bot.domain.drafts import ASIDE
from bot.models import Draft, InboxState, InboxUpdate, Job, JobState, OutboxMessage, OutboxState

# Telegram keeps unconfirmed updates for a day and repeats none older; a week leaves room to look into a fault.
KEPT_FOR = timedelta(days=7)
# A draft that was thrown away can be taken back as long as its message is fresh in mind.
ASIDE_FOR = timedelta(days=1)


def clear_away(session: Session, *, now: datetime) -> None:
    """Delete what was finished more than a week ago. Dead letters and failed jobs stay until somebody decides."""
    before = now - KEPT_FOR
    invites.drop_spent_pictures(session, now=now)
    mail.forget_old(session, now=now)
    data_exports.drop_sent(session, now=now)
    candidate_import.forget_old(session, now=now)
    stored_files.drop_drawn(session, now=now)
    session.exec(
        delete(InboxUpdate).where(
            col(InboxUpdate.state) == InboxState.DONE, col(InboxUpdate.received_at) < before
        )
    )
    session.exec(
        delete(OutboxMessage).where(
            col(OutboxMessage.state) != OutboxState.WAITING,
            col(OutboxMessage.state) != OutboxState.SENDING,
            col(OutboxMessage.created_at) < before,
        )
    )
    session.exec(
        delete(Draft).where(col(Draft.kind).startswith(ASIDE), col(Draft.updated_at) < now - ASIDE_FOR)
    )
    session.exec(delete(Job).where(col(Job.state) == JobState.DONE, col(Job.finished_at) < before))
