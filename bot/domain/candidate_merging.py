"""What adding a paper to a known candidate's card would change, shown before anything is saved."""

from dataclasses import dataclass, replace

from sqlmodel import Session

from bot.domain import access
from bot.domain.access import Actor, Permission
from bot.domain.candidate_fields import is_told, value_of
from bot.domain.candidate_values import CandidateField, CandidateValues, values_of
from bot.domain.intake_saving import corrected_by_hand, renewed
from bot.models import Candidate


@dataclass(frozen=True)
class FieldChange:
    """One field side by side: in the base, in the paper, and on the card after. `by_hand` is a correction that stays."""

    field: CandidateField
    known: CandidateValues
    read: CandidateValues
    after: CandidateValues
    by_hand: bool


def preview(
    session: Session, actor: Actor, candidate_id: int, read: CandidateValues
) -> tuple[FieldChange, ...]:
    """The fields in which the paper says something else than the base, in the card's order. Raises Denied."""
    candidate: Candidate = access.access_candidate(session, actor, candidate_id, Permission.CANDIDATE_VIEW)
    known = values_of(session, candidate)
    if not access.may_on_candidate(session, actor, candidate_id, Permission.SALARY_VIEW):
        known, read = replace(known, salary=None), replace(read, salary=None)
    corrected = corrected_by_hand(session, candidate_id)
    after = renewed(known, read, corrected=corrected)
    return tuple(
        FieldChange(field, known, read, after, by_hand=field in corrected)
        for field in CandidateField
        if is_told(read, field) and value_of(known, field) != value_of(read, field)
    )
