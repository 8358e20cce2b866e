"""The demo's personal data: who has given consent, who was asked, so that the screens have something on them."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from bot.domain import consents
from bot.domain.access import actor_by_id
from bot.models import Candidate, ConsentChannel, ConsentState


def first_consents(session: Session, ids: dict[str, int], *, now: datetime) -> None:
    """Every third candidate has given consent, every third was asked, the rest wait to be asked."""
    actor = actor_by_id(session, ids["anna"])
    if actor is None:
        raise RuntimeError("the demo's people work here")
    found = session.exec(select(Candidate.id).order_by(col(Candidate.id))).all()
    for at, candidate_id in enumerate(found):
        if candidate_id is None:
            continue
        if at % 3 == 0:
            given_at = now - timedelta(days=3)
            consents.mark(
                session, actor, candidate_id, ConsentState.GIVEN, ConsentChannel.EMAIL, rev=0, now=given_at
            )
        elif at % 3 == 1:
            consents.ask(session, actor, candidate_id, now=now - timedelta(days=1))
