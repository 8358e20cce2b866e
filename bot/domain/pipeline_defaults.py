"""What a new company's pipeline and its reasons are like, so that nobody has to set anything up before the first candidate.

The limits are what recruiters commonly promise: a new candidate is looked at within two working days.
"""

from sqlmodel import Session, select

from bot.models import (
    EndReason,
    InterviewKind,
    InterviewSort,
    Outcome,
    PipelineStage,
    ReasonCode,
    Stage,
)

_C = ReasonCode

_STAGES: tuple[tuple[Stage, int | None], ...] = (
    (Stage.NEW, 2),
    (Stage.SCREENING, 5),
    (Stage.INTERVIEW, 7),
    (Stage.TEST_TASK, 7),
    (Stage.OFFER, 5),
    (Stage.HIRED, None),
)

INTERVIEWS: dict[InterviewSort, int] = {
    InterviewSort.PHONE: 30,
    InterviewSort.TECHNICAL: 60,
    InterviewSort.FINAL: 60,
}

REASONS: dict[Outcome, tuple[ReasonCode, ...]] = {
    Outcome.REJECTED: (
        _C.SKILLS,
        _C.EXPERIENCE,
        _C.PAY_EXPECTED,
        _C.TEST_TASK,
        _C.TEAM,
        _C.OVERQUALIFIED,
        _C.REFERENCES,
        _C.REJECTED_OTHER,
    ),
    Outcome.WITHDREW: (
        _C.OTHER_OFFER,
        _C.PAY_OFFERED,
        _C.CONDITIONS,
        _C.STAYS,
        _C.PERSONAL,
        _C.TOO_SLOW,
        _C.WITHDREW_OTHER,
    ),
    Outcome.NO_ANSWER: (_C.SILENT, _C.NO_SHOW, _C.UNREACHABLE),
    Outcome.POSITION_CLOSED: (_C.FILLED, _C.CANCELLED, _C.FROZEN),
}


def seed(session: Session) -> None:
    """Give the company its first stages, reasons and kinds of interview; nothing when it has any."""
    if session.exec(select(PipelineStage.id).limit(1)).first() is None:
        for position, (kind, limit) in enumerate(_STAGES):
            session.add(PipelineStage(kind=kind, position=position, limit_workdays=limit))
    if session.exec(select(EndReason.id).limit(1)).first() is None:
        for outcome, codes in REASONS.items():
            for position, code in enumerate(codes):
                session.add(EndReason(outcome=outcome, code=code, position=position))
    if session.exec(select(InterviewKind.id).limit(1)).first() is None:
        for position, (sort, minutes) in enumerate(INTERVIEWS.items()):
            session.add(InterviewKind(code=sort, position=position, minutes=minutes))
    session.flush()
