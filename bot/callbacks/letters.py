"""Buttons of letters to candidates and of their templates."""

from bot.callbacks.codec import Press, button


@button("lta")
class WriteTo(Press):
    """A candidate's letters by pages, and the kinds of letters that can be begun."""

    candidate_id: int
    page: int


@button("ltb")
class BeginLetter(Press):
    """Fill a template for a candidate; an application of 0 is the newest."""

    candidate_id: int
    kind: str
    language: str
    application_id: int


@button("ltc")
class OpenLetterDraft(Press):
    """The letter being written."""

    draft_id: int


@button("ltd")
class EditLetter(Press):
    """Type a part of the letter, or what it lacks."""

    draft_id: int
    part: str


@button("ltg")
class SendLetter(Press):
    """Have the letter sent by mail."""

    draft_id: int
    rev: int


@button("lth")
class LetterSentByMe(Press):
    """Write down that the letter was sent from elsewhere."""

    draft_id: int
    rev: int


@button("lti")
class TakeLetterBack(Press):
    """Take a letter back that has not left yet."""

    letter_id: int


@button("ltk")
class OpenLetter(Press):
    """A letter of the profile in full."""

    letter_id: int


@button("ltp")
class SendLetterAgain(Press):
    """Send a letter again that did not go."""

    letter_id: int


@button("ltl")
class OpenLetterTemplates(Press):
    """The templates of a language."""

    language: str


@button("ltm")
class OpenLetterTemplate(Press):
    """A template's wording."""

    kind: str
    language: str


@button("ltn")
class EditLetterTemplate(Press):
    """Type a part of a template."""

    kind: str
    language: str
    part: str


@button("lto")
class ResetLetterTemplate(Press):
    """Go back to the house's wording."""

    kind: str
    language: str
    rev: int
