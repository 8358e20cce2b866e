"""What a stage of a pipeline is likely about, from its name, in Russian or English."""

from enum import StrEnum

from bot.parsing.spans import fold


class StageSense(StrEnum):
    """What a name speaks of."""

    SCREENING = "screening"
    INTERVIEW = "interview"
    TEST_TASK = "test_task"
    OFFER = "offer"


_SPOKEN = (
    (StageSense.TEST_TASK, ("тест", "задани", "test", "assignment", "case")),
    (
        StageSense.INTERVIEW,
        ("собес", "интервью", "встреч", "техничес", "финал", "interview", "meet", "technical", "final"),
    ),
    (StageSense.OFFER, ("оффер", "предложен", "проверк", "offer", "security", "background")),
)


def sense_of(name: str) -> StageSense:
    """The sense of a stage's name; screening when it speaks of nothing known."""
    said = fold(name)
    return next(
        (sense for sense, words in _SPOKEN if any(word in said for word in words)), StageSense.SCREENING
    )
