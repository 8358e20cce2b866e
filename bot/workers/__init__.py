"""Long work by job rows: each kind of job and who does it."""

from collections.abc import Mapping

from bot.domain.jobs import JobKind
from bot.runtime.jobs import Worker

WORKERS: Mapping[JobKind, Worker] = {}
