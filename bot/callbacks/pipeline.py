"""Buttons of the pipeline: ends with their reasons, holds, history, many candidates at once, the stages themselves."""

from bot.callbacks.codec import Press, button


@button("pj")
class AskPipelineWords(Press):
    """Ask for words: a comment, a day, a name, a question (`pipeline_words.WordsFor`); about the thing of this number."""

    act: str
    target_id: int
    rev: int


# -- one candidate -----------------------------------------------------------------------------------------


@button("pf")
class EndFor(Press):
    """End a candidate's application for a reason of the list."""

    application_id: int
    reason_id: int
    rev: int


@button("ph")
class OpenStageHistory(Press):
    """A candidate's way through a vacancy's stages, at a page counted from 0."""

    application_id: int
    page: int


@button("pd")
class ChooseHold(Press):
    """Until when a candidate rests."""

    application_id: int


@button("pg")
class HoldUntil(Press):
    """Let a candidate rest until this day (a proleptic ordinal)."""

    application_id: int
    day: int
    rev: int


@button("pw")
class WakeCandidate(Press):
    """End a candidate's rest."""

    application_id: int
    rev: int


# -- many at once ------------------------------------------------------------------------------------------


@button("px")
class PickCandidates(Press):
    """Choose several candidates of a vacancy; `key` is the column shown alone."""

    vacancy_id: int
    key: str | None
    page: int


@button("pt")
class TogglePicked(Press):
    """Choose a candidate among several, or not any more."""

    vacancy_id: int
    application_id: int
    key: str | None
    page: int


@button("pa")
class PickAll(Press):
    """Choose everybody of the column, or nobody."""

    vacancy_id: int
    key: str | None
    everybody: bool


@button("ps")
class ChooseStageForPicked(Press):
    """The stages the chosen ones can be moved to."""

    vacancy_id: int


@button("pv")
class MovePicked(Press):
    """Move the chosen ones to a stage."""

    vacancy_id: int
    stage_id: int


@button("pq")
class ChooseEndForPicked(Press):
    """Why the chosen ones' applications end this way."""

    vacancy_id: int
    outcome: str


@button("pr")
class EndPicked(Press):
    """End the chosen ones' applications for a reason of the list."""

    vacancy_id: int
    reason_id: int


@button("pk")
class ToggleReserve(Press):
    """Whether the chosen ones go to the reserve when they end."""

    vacancy_id: int
    outcome: str


@button("pl")
class OpenSettling(Press):
    """Everybody who is left on a vacancy, to be settled in one step."""

    vacancy_id: int


@button("pu")
class UndoMoves(Press):
    """Take back what was done to several candidates in one step."""

    vacancy_id: int
    group_id: int


# -- the stages and reasons --------------------------------------------------------------------------------


@button("pso")
class OpenStages(Press):
    """The stages of a vacancy, or of the company (none)."""

    vacancy_id: int | None


@button("psc")
class OwnStages(Press):
    """Give a vacancy its own stages, as a copy of the company's."""

    vacancy_id: int


@button("pss")
class OpenStage(Press):
    """One stage: what can be changed about it."""

    stage_id: int


@button("psm")
class ShiftStage(Press):
    """Move a stage one place up or down."""

    stage_id: int
    up: bool
    rev: int


@button("psl")
class SetStageLimit(Press):
    """How many working days a candidate may stay at a stage; none for as long as one likes."""

    stage_id: int
    days: int | None
    rev: int


@button("psk")
class SetStageKind(Press):
    """What a stage counts as."""

    stage_id: int
    kind: str
    rev: int


@button("psw")
class ChooseStageOwner(Press):
    """Who answers for a stage, at a page counted from 0."""

    stage_id: int
    page: int


@button("psp")
class SetStageOwner(Press):
    """This colleague answers for a stage; none for the vacancy's owner."""

    stage_id: int
    employee_id: int | None
    rev: int


@button("psr")
class RetireStage(Press):
    """Take a stage out of use, or into use again."""

    stage_id: int
    rev: int


@button("pro")
class OpenReasons(Press):
    """The company's reasons of one outcome."""

    outcome: str


@button("prr")
class RetireReason(Press):
    """Offer a reason no more, or again."""

    reason_id: int
