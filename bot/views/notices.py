"""What each kind of notice looks like: the domain's check at the moment of sending, and the view of what it finds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, Protocol, TypeVar
from zoneinfo import ZoneInfo

from bot.domain import vacancy_notices
from bot.domain.access import Actor
from bot.domain.candidate_notices import load_added
from bot.domain.intake_cards import load_read
from bot.domain.notifications import NoticeKind
from bot.i18n import Words, words
from bot.views import reminders
from bot.views.intake_lists import candidates_added, read_notice
from bot.views.screen import Screen
from bot.views.vacancy_notices import (
    decided_notice,
    involved_notice,
    requested_notice,
    shared_notice,
    state_notice,
)

R = TypeVar("R")
R_contra = TypeVar("R_contra", contravariant=True)


class Show(Protocol[R_contra]):
    """A view of what the check found, in the reader's language and zone."""

    def __call__(self, words: Words, found: R_contra, /, *, zone: ZoneInfo, now: datetime) -> Screen: ...


@dataclass(frozen=True)
class Notice(Generic[R]):
    """One kind of notice. `load` checks rights and state again when it is sent; None means it no longer holds."""

    load: Callable[[Any, Actor, Mapping[str, Any], datetime], R | None]
    show: Show[R]

    def render(
        self, session: Any, recipient: Actor, payload: Mapping[str, Any], now: datetime
    ) -> Screen | None:
        """The screen for this recipient, or None when there is nothing to say any more."""
        found = self.load(session, recipient, payload, now)
        if found is None:
            return None
        return self.show(words(recipient.language), found, zone=recipient.zone, now=now)


NOTICES: dict[NoticeKind, Notice[Any]] = {
    NoticeKind.RESUME_READ: Notice(load_read, read_notice),
    NoticeKind.RESUME_UNREADABLE: Notice(load_read, read_notice),
    NoticeKind.CANDIDATE_ADDED: Notice(load_added, candidates_added),
    NoticeKind.VACANCY_SHARED: Notice(vacancy_notices.shared, shared_notice),
    NoticeKind.VACANCY_INVOLVED: Notice(vacancy_notices.involved, involved_notice),
    NoticeKind.VACANCY_STATE: Notice(vacancy_notices.state_changed, state_notice),
    NoticeKind.VACANCY_REQUESTED: Notice(vacancy_notices.requested, requested_notice),
    NoticeKind.REQUEST_OPENED: Notice(vacancy_notices.decided, decided_notice),
    NoticeKind.REQUEST_DECLINED: Notice(vacancy_notices.decided, decided_notice),
    NoticeKind.REMINDERS: Notice(reminders.load, reminders.reminders_screen),
}
