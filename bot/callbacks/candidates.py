"""Buttons of candidates and of a vacancy's list of them."""

from bot.callbacks.codec import Press, button


@button("vo")
class OpenVacancy(Press):
    """A vacancy's card."""

    vacancy_id: int


@button("cl")
class VacancyCandidates(Press):
    """The candidates of a vacancy, all stages together."""

    vacancy_id: int
    page: int


@button("cs")
class StageCandidates(Press):
    """The candidates of a vacancy at one stage."""

    vacancy_id: int
    stage: str
    page: int


@button("co")
class OpenCandidate(Press):
    """A candidate's card."""

    candidate_id: int


@button("cf")
class OpenResumeFile(Press):
    """The original file of a résumé."""

    resume_id: int


@button("cr")
class OpenResumes(Press):
    """All résumé versions of a candidate."""

    candidate_id: int


@button("ce")
class EditCandidate(Press):
    """The fields of a candidate that can be corrected."""

    candidate_id: int


@button("ct")
class EditCandidateField(Press):
    """Correct one field of a candidate by typing."""

    candidate_id: int
    field: str


@button("ca")
class ChooseVacancyFor(Press):
    """The vacancies a candidate of the base can be put on."""

    candidate_id: int
    page: int


@button("cp")
class PutOnVacancy(Press):
    """Put a candidate of the base on a vacancy."""

    candidate_id: int
    vacancy_id: int


@button("cg")
class ChooseStage(Press):
    """The stages a candidate can be moved to."""

    application_id: int


@button("cm")
class MoveToStage(Press):
    """Move a candidate to a stage."""

    application_id: int
    stage: str
    rev: int


@button("cu")
class UndoMove(Press):
    """Take a move between stages back."""

    application_id: int
    event_id: int


@button("cn")
class ShowCandidatePhoto(Press):
    """A candidate's photo."""

    candidate_id: int


@button("ch")
class AskCandidatePhoto(Press):
    """Send a photo for a candidate's card."""

    candidate_id: int


@button("cd")
class DropCandidatePhoto(Press):
    """Take a candidate's photo away."""

    candidate_id: int
