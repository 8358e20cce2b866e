"""Buttons of offers and of hiring decisions."""

from bot.callbacks.codec import Press, button


@button("oa")
class BeginOffer(Press):
    """The offer of an application: the standing one, or a new one."""

    application_id: int


@button("ob")
class OpenOffer(Press):
    """An offer's card."""

    offer_id: int


@button("oc")
class AskOfferWords(Press):
    """Ask for a term of the offer, or for a reason in own words."""

    offer_id: int
    wanted: str
    rev: int


@button("od")
class SetOfferDay(Press):
    """Choose the first day or the last day to answer, as a day's number."""

    offer_id: int
    field: str
    day: int


@button("oe")
class SetOfferTax(Press):
    """Say whether the amount is net or gross."""

    offer_id: int
    tax: str


@button("of")
class AskOfferApproval(Press):
    """Ask who hires to approve the terms."""

    offer_id: int
    rev: int


@button("og")
class ApproveOffer(Press):
    """Approve the terms as they stand."""

    offer_id: int
    rev: int


@button("oh")
class MarkOfferSent(Press):
    """The candidate has the offer now."""

    offer_id: int
    rev: int


@button("oi")
class AcceptOffer(Press):
    """The candidate has accepted."""

    offer_id: int
    rev: int


@button("oj")
class DeclineOffer(Press):
    """The candidate has declined, for one of the usual reasons."""

    offer_id: int
    reason_id: int
    rev: int


@button("ok")
class ExtendOffer(Press):
    """More time to answer: until that day's number, none to choose it."""

    offer_id: int
    day: int | None
    rev: int


@button("ol")
class UndoOffer(Press):
    """Take the last act on an offer back."""

    event_id: int


@button("om")
class ShowOfferText(Press):
    """The offer's text for the candidate, to be copied or sent."""

    offer_id: int
