"""Buttons of interviews, their drafts, scorecards and kinds. A beginning is carried in whole minutes since 1970."""

from bot.callbacks.codec import Press, button


@button("ga")
class OpenInterview(Press):
    """An interview's card."""

    interview_id: int


@button("gb")
class OpenInterviews(Press):
    """What one holds and has arranged that is ahead."""


@button("gw")
class VacancyInterviews(Press):
    """The interviews of a vacancy's candidates."""

    vacancy_id: int


@button("gx")
class CandidateInterviews(Press):
    """The interviews of an application."""

    application_id: int


# -- arranging ---------------------------------------------------------------------------------------------


@button("gc")
class BeginInterview(Press):
    """Arrange an interview for an application, or (`held`) write down one that took place."""

    application_id: int
    held: bool


@button("gd")
class OpenInterviewDraft(Press):
    """An interview that is being arranged."""

    draft_id: int


@button("ge")
class AskInterviewField(Press):
    """Ask for a part of it; people by pages counted from 0."""

    draft_id: int
    field: str
    page: int


@button("gf")
class ToggleInterviewPerson(Press):
    """Choose an interviewer, or take them off."""

    draft_id: int
    person_id: int


@button("gg")
class ChooseInterviewApplication(Press):
    """This candidate on this vacancy."""

    draft_id: int
    application_id: int


@button("gh")
class ChooseInterviewKind(Press):
    """This kind of interview."""

    draft_id: int
    kind_id: int


@button("gi")
class ChooseInterviewTime(Press):
    """This beginning."""

    draft_id: int
    minute: int


@button("gj")
class ChooseInterviewMinutes(Press):
    """This length."""

    draft_id: int
    minutes: int


@button("gk")
class ChooseInterviewVerdict(Press):
    """This verdict on what was held."""

    draft_id: int
    verdict: str


@button("gl")
class FinishInterview(Press):
    """Arrange it, or write it down."""

    draft_id: int
    rev: int


@button("gm")
class DropInterviewDraft(Press):
    """Throw the draft away."""

    draft_id: int


# -- the card ----------------------------------------------------------------------------------------------


@button("gn")
class AcceptInterview(Press):
    """Yes to this beginning."""

    interview_id: int
    minute: int


@button("go")
class AskInterviewWords(Press):
    """Ask for another time, a reason, a place. `mark` is the beginning seen for an answer, else the card's revision."""

    interview_id: int
    wanted: str
    mark: int


@button("gp")
class GiveInterviewTime(Press):
    """This other time: offered by an interviewer, or moved to."""

    interview_id: int
    wanted: str
    minute: int
    mark: int


@button("gdw")
class DeclineInterview(Press):
    """No, without a reason."""

    interview_id: int
    minute: int


@button("gq")
class CancelInterview(Press):
    """Call it off, without a reason."""

    interview_id: int
    rev: int


@button("gr")
class TellInterviewOutcome(Press):
    """How it went: a state."""

    interview_id: int
    state: str


@button("gs")
class ReopenInterview(Press):
    """Take back how it went, or that it was called off."""

    interview_id: int
    rev: int


@button("gt")
class ChooseInterviewers(Press):
    """Who holds it, at a page of colleagues counted from 0."""

    interview_id: int
    page: int


@button("gu")
class ToggleInterviewer(Press):
    """Put a colleague on it, or take them off."""

    interview_id: int
    employee_id: int


@button("gv")
class ShowInvitationText(Press):
    """The invitation in words for the candidate, to be copied."""

    interview_id: int


# -- scorecards --------------------------------------------------------------------------------------------


@button("gy")
class OpenScorecard(Press):
    """It took place: one's own scorecard."""

    interview_id: int


@button("gz")
class OpenScoreForm(Press):
    """One's own scorecard as it stands."""

    scorecard_id: int


@button("g1")
class SetScore(Press):
    """A row's score; none is not assessed."""

    scorecard_id: int
    position: int
    score: int | None


@button("g2")
class SetVerdict(Press):
    """The verdict of a scorecard."""

    scorecard_id: int
    verdict: str


@button("g3")
class AskScoreComment(Press):
    """Wait for a comment or a voice message."""

    scorecard_id: int


@button("g4")
class SubmitScorecard(Press):
    """Hand the scorecard in."""

    scorecard_id: int


@button("g5")
class DismissScorecard(Press):
    """«I was not there», or after all."""

    scorecard_id: int
    there: bool


@button("g6")
class ReadScorecards(Press):
    """All scorecards of an interview."""

    interview_id: int


@button("g7")
class HearScorecard(Press):
    """The voice messages of a scorecard."""

    scorecard_id: int


# -- kinds -------------------------------------------------------------------------------------------------


@button("g8")
class OpenInterviewKinds(Press):
    """The company's kinds of interview."""


@button("g9")
class OpenInterviewKind(Press):
    """One kind: its length and questions."""

    kind_id: int


@button("gka")
class AskKindWords(Press):
    """Ask for a kind's questions; without a kind, for the name of a new one."""

    kind_id: int | None


@button("gkb")
class SetKindMinutes(Press):
    """The usual length of a kind."""

    kind_id: int
    minutes: int
    rev: int


@button("gkc")
class RetireInterviewKind(Press):
    """Offer a kind no more, or again."""

    kind_id: int
