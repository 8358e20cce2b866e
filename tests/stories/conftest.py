"""The company of the stories, in Russian and on request in English."""

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest

from bot.i18n import Language
from bot.runtime import answers
from tests.company import Company


@pytest.fixture
def language() -> Language:
    """The language of the story's people; parametrize to tell it in English too."""
    return Language.RU


@pytest.fixture
async def company(
    database_url: str, tmp_path: Path, now: datetime, language: Language, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Company]:
    """The bot running against the local Telegram, its staff known, nobody having written yet."""
    # On a busy machine a second passes before the toast is there, and the press would be answered with nothing.
    monkeypatch.setattr(answers, "PATIENCE_SECONDS", 60.0)
    async with Company(database_url, tmp_path, now, language) as made:
        yield made
        assert not made.sandbox.refusals, f"Telegram refused: {made.sandbox.refusals}"
