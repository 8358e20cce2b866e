"""What each kind of notice looks like: the domain's check at the moment of sending, and the view of what it finds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, Protocol, TypeVar
from zoneinfo import ZoneInfo

from bot.domain import (
    absence,
    admissions,
    candidate_import,
    candidate_photos,
    comparing_files,
    consents,
    data_exports,
    decision_cards,
    departments,
    hiring,
    hiring_report_files,
    interview_telling,
    joining,
    leaving,
    mornings,
    offer_cards,
    onboarding,
    people_cards,
    person_photos,
    plan_cards,
    plan_ready,
    plan_report,
    plan_report_files,
    points_notices,
    redemption_cards,
    reward_drafts,
    screening_cards,
    staff_import,
    table_intake,
    talent_pool,
    task_notices,
    vacancy_notices,
)
from bot.domain import appeals as domain_appeals
from bot.domain.access import Actor
from bot.domain.candidate_notices import load_added
from bot.domain.contact_log import load_mentioned
from bot.domain.effectiveness import drawn_trend
from bot.domain.intake_cards import load_read
from bot.domain.letter_post import load_news as load_letter
from bot.domain.mail_drafts import load_news
from bot.domain.notifications import NoticeKind
from bot.i18n import Language, Words, words
from bot.views import appeals, decisions, interviews, plans, points, reminders, rewards, screening
from bot.views import departments as department_views
from bot.views import offers as offer_views
from bot.views import plan_report as plan_report_views
from bot.views import reward_drafts as reward_draft_views
from bot.views import task_notices as task_views
from bot.views.absence import notice as absence_notice
from bot.views.admissions import joined_notice, request_screen
from bot.views.candidate_import import import_notice as candidate_import_notice
from bot.views.candidates import photo_notice as candidate_photo_notice
from bot.views.comparing import drawn_notice
from bot.views.effectiveness import trend_screen
from bot.views.hiring_report import made_notice
from bot.views.home import morning_screen
from bot.views.intake_lists import candidates_added, read_notice
from bot.views.joining import doorstep, welcome_notice
from bot.views.leaving import access_ended, handed_over
from bot.views.letters import letter_notice
from bot.views.mail import mail_notice
from bot.views.people import photo_notice
from bot.views.people_notices import appointed_notice, moved_notice, roles_notice
from bot.views.privacy import answered_notice
from bot.views.privacy_home import export_notice
from bot.views.profile import mentioned, reserve_passed
from bot.views.screen import Screen
from bot.views.staff_import import import_notice
from bot.views.table_intake import refused_notice
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
    NoticeKind.TASK_SET: Notice(task_notices.was_set, task_views.set_notice),
    NoticeKind.OFFER_TO_APPROVE: Notice(offer_cards.load_to_approve, offer_views.event_notice),
    NoticeKind.DECISION_ASKED: Notice(decision_cards.load, decisions.asked_notice),
    NoticeKind.DECISION_MADE: Notice(decision_cards.load, decisions.made_notice),
    NoticeKind.DECISION_QUESTION: Notice(decision_cards.load, decisions.question_notice),
    NoticeKind.DECISION_REPLY: Notice(decision_cards.load, decisions.reply_notice),
    NoticeKind.OFFER_EVENT: Notice(offer_cards.load_event, offer_views.event_notice),
    NoticeKind.HEADCOUNT_FILLED: Notice(hiring.load_filled, offer_views.filled_notice),
    NoticeKind.TREND_DRAWN: Notice(drawn_trend, trend_screen),
    NoticeKind.COMPARISON_DRAWN: Notice(comparing_files.load, drawn_notice),
    NoticeKind.SCHEDULE_DRAWN: Notice(plan_report_files.load, plan_report_views.made_notice),
    NoticeKind.REPORT_DRAWN: Notice(hiring_report_files.load, made_notice),
    NoticeKind.TASK_EVENT: Notice(task_notices.happened, task_views.event_notice),
    NoticeKind.RESUME_READ: Notice(load_read, read_notice),
    NoticeKind.RESUME_UNREADABLE: Notice(load_read, read_notice),
    NoticeKind.MAIL_ARRIVED: Notice(load_news, mail_notice),
    NoticeKind.MENTIONED: Notice(load_mentioned, mentioned),
    NoticeKind.RESERVE_PASSED: Notice(talent_pool.load_passed, reserve_passed),
    NoticeKind.LETTER_FAILED: Notice(load_letter, letter_notice),
    NoticeKind.LETTER_ANSWERED: Notice(load_letter, letter_notice),
    NoticeKind.CANDIDATE_ADDED: Notice(load_added, candidates_added),
    NoticeKind.SCREENING_SENT: Notice(screening_cards.load_sent, screening.sent_notice),
    NoticeKind.SCREENING_ANSWERED: Notice(screening_cards.load_answered, screening.answered_notice),
    NoticeKind.SCREENING_QUESTION: Notice(screening_cards.load_item, screening.question_notice),
    NoticeKind.SCREENING_REPLY: Notice(screening_cards.load_item, screening.reply_notice),
    NoticeKind.VACANCY_SHARED: Notice(vacancy_notices.shared, shared_notice),
    NoticeKind.VACANCY_INVOLVED: Notice(vacancy_notices.involved, involved_notice),
    NoticeKind.VACANCY_STATE: Notice(vacancy_notices.state_changed, state_notice),
    NoticeKind.VACANCY_REQUESTED: Notice(vacancy_notices.requested, requested_notice),
    NoticeKind.REQUEST_OPENED: Notice(vacancy_notices.decided, decided_notice),
    NoticeKind.REQUEST_DECLINED: Notice(vacancy_notices.decided, decided_notice),
    NoticeKind.INTERVIEW_INVITED: Notice(interview_telling.load_invited, interviews.invited_notice),
    NoticeKind.INTERVIEW_CANCELLED: Notice(interview_telling.load_cancelled, interviews.invited_notice),
    NoticeKind.INTERVIEW_EVENT: Notice(interview_telling.load_told, interviews.told_notice),
    NoticeKind.PLAN_ASSIGNED: Notice(onboarding.load_assigned, plans.assigned_notice),
    NoticeKind.PLAN_EVENT: Notice(plan_cards.load_event, plans.told_notice),
    NoticeKind.PLAN_QUESTION: Notice(plan_cards.load_question, plans.told_notice),
    NoticeKind.TOPIC_LOST: Notice(departments.load_topic_lost, department_views.topic_lost_notice),
    NoticeKind.PLAN_READY: Notice(plan_ready.load_ready, plans.ready_notice),
    NoticeKind.PLAN_DISPUTED: Notice(plan_report.load_disputed, plan_report_views.disputed_notice),
    NoticeKind.PLAN_WELCOME: Notice(plan_cards.load_welcome, plans.welcome_notice),
    NoticeKind.ABSENCE: Notice(absence.load_notice, absence_notice),
    NoticeKind.MORNING: Notice(mornings.load_morning, morning_screen),
    NoticeKind.REMINDERS: Notice(reminders.load, reminders.reminders_screen),
    NoticeKind.POINTS_CHANGED: Notice(points_notices.load_changed, points.changed_notice),
    NoticeKind.APPEAL_ASKED: Notice(domain_appeals.load_asked, appeals.asked_notice),
    NoticeKind.APPEAL_ANSWERED: Notice(domain_appeals.load_answered, appeals.answered_notice),
    NoticeKind.REDEMPTION_REQUESTED: Notice(redemption_cards.load_requested, rewards.requested_notice),
    NoticeKind.REDEMPTION_DECIDED: Notice(redemption_cards.load_decided, rewards.decided_notice),
    NoticeKind.REDEMPTION_TO_HAND_OVER: Notice(
        redemption_cards.load_to_hand_over, rewards.to_hand_over_notice
    ),
    NoticeKind.REDEMPTION_HANDED_OVER: Notice(redemption_cards.load_handed_over, rewards.handed_over_notice),
    NoticeKind.REWARD_DRAFT: Notice(reward_drafts.load_draft, reward_draft_views.photo_back),
    NoticeKind.PERSON_PHOTO: Notice(person_photos.load, photo_notice),
    NoticeKind.CANDIDATE_PHOTO: Notice(candidate_photos.load, candidate_photo_notice),
    NoticeKind.JOIN_REQUESTED: Notice(admissions.load_request, request_screen),
    NoticeKind.JOIN_DECIDED: Notice(admissions.load_welcome, welcome_notice),
    NoticeKind.PERSON_JOINED: Notice(joining.load_joined, joined_notice),
    NoticeKind.DEPARTMENT_APPOINTED: Notice(departments.load_appointed, appointed_notice),
    NoticeKind.PERSON_MOVED: Notice(people_cards.load_own, moved_notice),
    NoticeKind.ROLES_CHANGED: Notice(people_cards.load_own, roles_notice),
    NoticeKind.HANDED_OVER: Notice(leaving.handed_over, handed_over),
    NoticeKind.ACCESS_ENDED: Notice(leaving.access_ended, access_ended),
    NoticeKind.CONSENT_ANSWERED: Notice(consents.load_answered, answered_notice),
    NoticeKind.DATA_EXPORTED: Notice(data_exports.load_file, export_notice),
    NoticeKind.STAFF_IMPORT: Notice(staff_import.load_card, import_notice),
    NoticeKind.CANDIDATE_IMPORT: Notice(candidate_import.load_card, candidate_import_notice),
    NoticeKind.TABLE_REFUSED: Notice(table_intake.load_refusal, refused_notice),
}


@dataclass(frozen=True)
class GuestNotice(Generic[R]):
    """A notice to somebody the company does not know: about their own request, in the language they wrote in."""

    load: Callable[[Any, int, datetime], tuple[Language, R] | None]
    show: Callable[[Words, R], Screen]

    def render(self, session: Any, telegram_id: int, now: datetime) -> Screen | None:
        """The screen, or None when there is nothing to say any more."""
        loaded = self.load(session, telegram_id, now)
        if loaded is None:
            return None
        language, found = loaded
        return self.show(words(language), found)


GUEST_NOTICES: dict[NoticeKind, GuestNotice[Any]] = {
    NoticeKind.JOIN_DECLINED: GuestNotice(joining.load_declined, doorstep),
}
