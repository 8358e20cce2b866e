"""What a person is told about their points: checked again at the moment of sending."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain import points_ledger, points_statement
from bot.domain.access import Actor
from bot.domain.errors import Denied
from bot.domain.points_statement import LineCard
from bot.models import PointsKind, PointsLine


def load_changed(
    session: Session, recipient: Actor, payload: Mapping[str, Any], _now: datetime
) -> LineCard | None:
    """A new line of the recipient's own; nothing for an award that was taken back before it could be told."""
    line = session.get(PointsLine, payload["line"])
    if line is None or line.employee_id != recipient.id:
        return None
    if line.kind is PointsKind.AWARD and line.task_id is not None:
        standing = points_ledger.open_award(session, line.task_id)
        if standing is None or standing.id != line.id:
            return None
    try:
        return points_statement.line_card(session, recipient, payload["line"])
    except Denied:
        return None
