"""Buttons of the home screen, settings, drafts and faults."""

from bot.callbacks.codec import Press, button
from bot.i18n import Language


@button("h")
class OpenHome(Press):
    """The home screen."""


@button("hv")
class OpenVacancies(Press):
    """The list of vacancies, as it was left."""


@button("hn")
class NewVacancy(Press):
    """Begin a vacancy; for somebody who may only ask for one, begin a request."""


@button("hr")
class OpenRequests(Press):
    """Requests for vacancies: one's own, or those that wait for a recruiter."""


@button("hi")
class OpenInbox(Press):
    """Résumés that were sent but not saved yet."""


@button("hs")
class OpenSettings(Press):
    """The reader's own settings."""


@button("hh")
class OpenHelp(Press):
    """What one can do here."""


@button("hl")
class ChooseLanguage(Press):
    """Read in this language from now on."""

    language: Language


@button("hz")
class OpenZones(Press):
    """The time zones one can choose from."""


@button("hy")
class ChooseZone(Press):
    """Show times in the zone of this place in `bot.domain.preferences.ZONES`."""

    place: int


@button("hq")
class ChooseQuietHours(Press):
    """Whole hours between which reminders wait, in the reader's zone; the same hour twice means none."""

    start: int
    end: int


@button("hm")
class OpenMorning(Press):
    """When the day's message comes, and on which days."""


@button("hto")
class OpenTopics(Press):
    """What one is told of."""


@button("htt")
class ToggleTopic(Press):
    """Have messages about this no more, or again."""

    topic: str


@button("ho")
class ChooseMorning(Press):
    """Get the day's message at this whole hour of one's own zone; never without an hour."""

    hour: int | None


@button("hw")
class ChooseWorkdays(Press):
    """The weekdays one works on, as bits, 1 is Monday; 0 for the company's working days."""

    days: int


@button("hd")
class OpenDrafts(Press):
    """Everything begun and not finished."""


@button("hx")
class DiscardDraft(Press):
    """Throw away one's own draft."""

    draft_id: int
    rev: int


@button("hu")
class TakeDraftBackHome(Press):
    """Bring back a draft thrown away from the home screen or after /cancel."""

    draft_id: int


@button("fl")
class OpenFaults(Press):
    """The updates that could not be handled."""

    page: int


@button("fr")
class ReplayFault(Press):
    """Handle an update again that failed."""

    seq: int
    page: int


@button("fd")
class DropFault(Press):
    """Let a failed update go."""

    seq: int
    page: int


@button("hc")
class ContinueVacancy(Press):
    """Go on with a vacancy begun earlier."""

    draft_id: int
