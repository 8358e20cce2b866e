"""The company with a mailbox on a real IMAP server. Where Dovecot is not installed these tests are left out, saying so."""

from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tests.company import Company
from tests.mail.dovecot import PASSWORD, PROGRAM, USER, Dovecot


@pytest.fixture
def server() -> Iterator[Dovecot]:
    """An empty mailbox."""
    if PROGRAM is None:
        pytest.skip("needs Dovecot: apt-get install dovecot-imapd")
    with Dovecot() as dovecot:
        yield dovecot


def settings_for(server: Dovecot, **changed: object) -> dict[str, object]:
    """The settings of the mailbox."""
    address: dict[str, object] = {
        "imap_host": "127.0.0.1",
        "imap_port": server.port,
        "imap_user": USER,
        "imap_password": PASSWORD,
        "imap_tls": "none",
    }
    return address | changed


@pytest.fixture
async def company(
    server: Dovecot, database_url: str, tmp_path: Path, now: datetime
) -> AsyncIterator[Company]:
    """The bot watching the mailbox; Анна and Борис are recruiters and have opened it."""
    made = Company(database_url, tmp_path, now)
    made.more_settings = settings_for(server)
    async with made:
        for person in (made.anna, made.boris):
            await person.start()
            await person.settled()
        yield made
        assert not made.sandbox.refusals, f"Telegram refused: {made.sandbox.refusals}"
