"""Buttons of received résumés."""

from bot.callbacks.codec import Press, button


@button("i")
class OpenDraft(Press):
    """A received paper's card."""

    draft_id: int


@button("is")
class SaveDraft(Press):
    """Save a received paper as its card shows it."""

    draft_id: int
    rev: int


@button("iu")
class UndoSaving(Press):
    """Remove what saving a paper made, and bring its draft back."""

    draft_id: int


@button("id")
class PutDraftAway(Press):
    """No résumé, or not wanted."""

    draft_id: int


@button("ib")
class TakeDraftBack(Press):
    """Bring a paper that was put away back."""

    draft_id: int


@button("ih")
class FillByHand(Press):
    """Type in what the bot could not read."""

    draft_id: int


@button("if")
class FixDraftField(Press):
    """Correct one field of a received paper by typing."""

    draft_id: int
    field: str


@button("ie")
class EditDraft(Press):
    """The fields of a received paper that can be corrected."""

    draft_id: int


@button("ic")
class SettleDraftField(Press):
    """A doubtful field is as read (option 0), or is its n-th alternative."""

    draft_id: int
    field: str
    option: int
    rev: int


@button("iv")
class PutDraftOn(Press):
    """The vacancy a received paper goes to; none for the base alone."""

    draft_id: int
    vacancy_id: int | None


@button("il")
class ChooseDraftVacancy(Press):
    """All the vacancies a received paper can go to."""

    draft_id: int
    page: int


@button("ik")
class StickVacancy(Press):
    """Whether everything from now on goes to this paper's vacancy."""

    draft_id: int
    on: bool


@button("im")
class RecogniseDraft(Press):
    """The paper's person is this known candidate; none for somebody new."""

    draft_id: int
    candidate_id: int | None


@button("ia")
class AskAgainWho(Press):
    """Decide anew who the paper's person is."""

    draft_id: int


@button("in")
class InboxPage(Press):
    """A page of the papers that wait."""

    page: int


@button("bo")
class OpenBatch(Press):
    """An album or burst in one message."""

    batch_id: int


@button("bs")
class SaveBatch(Press):
    """Save everything of a batch that is sure."""

    batch_id: int


@button("bn")
class DropNote(Press):
    """Take a draft's last note back, which is its `number`-th."""

    draft_id: int
    number: int


@button("bm")
class TakeNoteSalary(Press):
    """Put the pay named in the notes into the draft."""

    draft_id: int


@button("bt")
class SaveBatchTo(Press):
    """Say where a batch goes, none for the base alone, and save everything of it that is sure."""

    batch_id: int
    vacancy_id: int | None


@button("bv")
class PutBatchOn(Press):
    """The vacancy a whole batch goes to; none for the base alone."""

    batch_id: int
    vacancy_id: int | None


@button("bj")
class JoinBatch(Press):
    """All papers of a batch are one person's."""

    batch_id: int


@button("bp")
class PartBatch(Press):
    """The joined papers of a batch are different people's after all."""

    batch_id: int


@button("bh")
class ChooseSamePerson(Press):
    """Whose paper of the same batch this one is too."""

    draft_id: int


@button("bk")
class JoinToDraft(Press):
    """A paper is one more of the person of another."""

    draft_id: int
    head_id: int


@button("br")
class RecallReferral(Press):
    """Take back the résumé one has passed on to the recruiter."""

    draft_id: int
