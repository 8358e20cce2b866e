"""The company of the stories, in Russian and on request in English."""

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest

from bot.i18n import Language
from tests.company import Company


@pytest.fixture
def language() -> Language:
    """The language of the story's people; parametrize to tell it in English too."""
    return Language.RU


@pytest.fixture
async def company(
    database_url: str, tmp_path: Path, now: datetime, language: Language
) -> AsyncIterator[Company]:
    """The bot running against the local Telegram, its staff known, nobody having written yet."""
    async with Company(database_url, tmp_path, now, language) as made:
        yield made
        assert not made.sandbox.refusals, f"Telegram refused: {made.sandbox.refusals}"
