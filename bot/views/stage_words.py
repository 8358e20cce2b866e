"""How stages, ends and their reasons are called for a reader."""

from bot.domain.end_reasons import Reason
from bot.domain.pipeline import StageLabel
from bot.i18n import Words


def stage_text(words: Words, label: StageLabel) -> str:
    """The company's own name, else the outcome's or the kind's words."""
    if label.name:
        return label.name
    if label.outcome is not None:
        return words.option("outcome", label.outcome)
    return words.option("stage", label.kind)


def reason_text(words: Words, reason: Reason) -> str:
    """The company's own words, else the code's."""
    if reason.name or reason.code is None:
        return reason.name
    return words.option("end-reason", reason.code)
