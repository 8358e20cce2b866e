"""`kadrovik read-resume`: files and folders to JSON objects, one a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.resumes.as_json import to_json
from bot.resumes.limits import Limits, read_limited
from bot.resumes.values import UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

_NOT_PAPERS = {".csv", ".json", ".md", ".py", ".sh", ".yaml", ".yml", ".toml", ".lock"}


def papers(paths: Iterable[Path]) -> list[Path]:
    """The files meant: those named, and in folders everything but hidden files and data about résumés."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(item for item in path.rglob("*") if item.is_file())
            found += [
                item
                for item in inside
                if item.suffix.lower() not in _NOT_PAPERS and not item.name.startswith(".")
            ]
        else:
            found.append(path)
    return found


def read_paths(
    paths: Iterable[Path], today: date, limits: Limits | None = None
) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Each file with what was read from it, or with `problem` and `detail` when nothing could be."""
    for path in papers(paths):
        try:
            resume = read_limited(path.read_bytes(), filename=path.name, today=today, limits=limits)
        except UnreadableFile as error:
            yield path, {"problem": error.problem.value, "detail": error.detail}
        else:
            yield path, to_json(resume)
