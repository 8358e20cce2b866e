"""Buttons of personal data: consent, retention, erasure, acts, the audit trail, exports."""

from bot.callbacks.codec import Press, button


@button("pdc")
class OpenPrivacy(Press):
    """The personal data of a candidate: consent, until when it is kept."""

    candidate_id: int


@button("pda")
class AskConsent(Press):
    """The one-time link for a candidate to read and answer."""

    candidate_id: int


@button("pdm")
class MarkConsent(Press):
    """Write down what a candidate has answered elsewhere: which answer is chosen, then how it came."""

    candidate_id: int
    state: str | None


@button("pds")
class SettleConsent(Press):
    """The answer and its channel, to be written down."""

    candidate_id: int
    state: str
    channel: str
    rev: int


@button("pdy")
class AnswerConsent(Press):
    """A candidate's own answer at the door."""

    candidate_id: int
    version: int
    agrees: bool


@button("pdw")
class WithdrawConsent(Press):
    """A candidate takes their consent back: asked, then done."""

    candidate_id: int
    is_sure: bool


@button("pde")
class BeginErasure(Press):
    """What erasing a candidate would destroy; the ground is chosen next."""

    candidate_id: int


@button("pdg")
class ChooseGround(Press):
    """On what ground a candidate is to be erased; to be confirmed next."""

    candidate_id: int
    ground: str


@button("pdx")
class EraseCandidate(Press):
    """Erase a candidate for good."""

    candidate_id: int
    ground: str


@button("pdt")
class ExportPerson(Press):
    """Everything about a candidate as a file."""

    candidate_id: int


@button("pdh")
class OpenPrivacyHome(Press):
    """The company's personal data at a glance."""


@button("pdr")
class OpenPrivacyRules(Press):
    """The company's rules of privacy."""


@button("pdn")
class EditPrivacyRule(Press):
    """Set one rule by typing."""

    rule: str


@button("pdo")
class SwitchErasing(Press):
    """Whether what is due is erased without anybody."""

    on: bool
    rev: int


@button("pdv")
class OpenConsentText(Press):
    """The consent text of one language."""

    language: str


@button("pdl")
class EditConsentText(Press):
    """Write a new version of the consent text."""

    language: str


@button("pdi")
class OpenEnding(Press):
    """The candidates whose time ends soon."""

    page: int


@button("pdj")
class OpenActs(Press):
    """The log of destruction acts."""

    page: int


@button("pdk")
class OpenAct(Press):
    """One destruction act."""

    act_id: int


@button("pdp")
class PrintAct(Press):
    """A destruction act as PDF."""

    act_id: int


@button("pdu")
class OpenAudit(Press):
    """The audit trail of personal data, of everybody or of one candidate."""

    candidate_id: int | None
    page: int


@button("pdb")
class OpenExports(Press):
    """What can be taken out of the base as a file."""


@button("pdf")
class ExportList(Press):
    """Candidates, vacancies or applications as a file."""

    what: str
    format: str
