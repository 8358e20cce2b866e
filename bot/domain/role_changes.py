"""Who leads, who left, who moved: told to those rooms whose work follows a role instead of a person."""

from collections.abc import Callable
from datetime import datetime

from sqlmodel import Session

Follow = Callable[[Session, datetime], None]
_followers: list[Follow] = []


def follower(follow: Follow) -> Follow:
    """Register what is to be looked at anew when leads, places or people change."""
    _followers.append(follow)
    return follow


def changed(session: Session, *, now: datetime) -> None:
    """Somebody leads, left or was moved: called by the verbs that do it, in their unit."""
    session.flush()  # followers read who leads now
    for follow in _followers:
        follow(session, now)
