"""Buttons of a candidate's profile: contacts and notes, reserve, tags, the next contact, the timeline."""

from bot.callbacks.codec import Press, button


@button("pfo")
class OpenProfile(Press):
    """What can be kept on a candidate's card."""

    candidate_id: int


@button("pfw")
class TellOfCandidate(Press):
    """Say something of a candidate in words; `act` says what for."""

    candidate_id: int
    act: str


@button("pfu")
class UndoEntry(Press):
    """Take an entry of a candidate's history back."""

    candidate_id: int
    event_id: int


@button("pfn")
class ChooseNamesake(Press):
    """The line means this candidate."""

    draft_id: int
    candidate_id: int


@button("pfr")
class PostponeReview(Press):
    """Look again at somebody in reserve so many days from today."""

    candidate_id: int
    days: int


@button("pfd")
class DropFromCard(Press):
    """Take a candidate out of the reserve, lift the bar, or drop the next contact."""

    candidate_id: int
    act: str


@button("pft")
class OpenTimeline(Press):
    """Everything that happened with a candidate, by pages, perhaps of one sort."""

    candidate_id: int
    sort: str
    page: int


@button("pfs")
class TakeWish(Press):
    """Put the pay an entry names into the profile."""

    candidate_id: int
    event_id: int


@button("pfm")
class RemindOfEntry(Press):
    """Make the moment an entry names the next contact."""

    candidate_id: int
    event_id: int


@button("pfk")
class ChooseKeeper(Press):
    """The colleagues who could own a candidate in reserve."""

    candidate_id: int


@button("pfg")
class SetKeeper(Press):
    """Let a colleague own a candidate in reserve."""

    candidate_id: int
    employee_id: int


@button("pfx")
class OpenProfileFile(Press):
    """A file that was sent to a candidate's card."""

    kept_file_id: int
