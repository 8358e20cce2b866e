"""Per-field accuracy over a folder of résumés with `truth.json`: python -m bot.resumes.score FOLDER [--misses]."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz
from rich.console import Console
from rich.table import Table

from bot.resumes.command import read_paths
from bot.resumes.skills_vocabulary import SkillVocabulary, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

GROUPS = ("hh", "ru", "en")
FIELDS = (
    "full_name", "emails", "phones", "city", "telegram", "github", "linkedin", "birth_date", "age",
    "position", "salary", "exp_months", "skills", "languages", "jobs",
)  # fmt: skip
#: Goals of the field's research, per group.
GOALS: dict[str, tuple[float, float, float]] = {
    "full_name": (0.98, 0.92, 0.88), "emails": (0.98, 0.95, 0.92), "phones": (0.98, 0.95, 0.92), "city": (0.98, 0.90, 0.85),
    "position": (0.98, 0.85, 0.75), "salary": (0.98, 0.85, 0.75), "exp_months": (0.98, 0.90, 0.90), "jobs": (0.98, 0.90, 0.90),
    "skills": (0.95, 0.85, 0.80),
}  # fmt: skip
_SAME_TITLE = 88
_MONTHS_APART = 2
_PHONE_DIGITS = 10


@dataclass(frozen=True, slots=True)
class Miss:
    """A field read otherwise than the truth says."""

    file: str
    field: str
    wanted: Any
    got: Any


@dataclass(frozen=True, slots=True)
class Score:
    """Accuracy per (group, field) with the number of files that state the field, the misses, and bad files' answers."""

    accuracy: dict[tuple[str, str], tuple[float, int]]
    misses: tuple[Miss, ...]
    refused: dict[str, bool]

    def of(self, group: str, field: str) -> float | None:
        found = self.accuracy.get((group, field))
        return found[0] if found else None


def score(folder: Path, today: date) -> Score:
    """Read every file that `truth.json` of the folder speaks of and compare."""
    truth: dict[str, dict[str, Any]] = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    sums: dict[tuple[str, str], list[float]] = defaultdict(list)
    misses: list[Miss] = []
    refused: dict[str, bool] = {}
    files = [folder / name for name in truth if (folder / name).exists()]
    for path, got in read_paths(files, today):
        wanted = truth[path.name]
        if "expect" in wanted:
            refused[path.name] = "problem" in got
            continue
        for field in FIELDS:
            if wanted.get(field) in (None, []):
                continue
            share = _compare(field, wanted[field], got.get(field))
            sums[group_of(path.name, wanted), field].append(share)
            if share < 1:
                misses.append(Miss(path.name, field, wanted[field], got.get(field, got.get("problem"))))
    accuracy = {key: (sum(shares) / len(shares), len(shares)) for key, shares in sums.items()}
    return Score(accuracy, tuple(misses), refused)


def group_of(name: str, wanted: dict[str, Any]) -> str:
    """hh, ru or en, by the file's name and the letters of the truth."""
    if "hh" in name.split("-"):
        return "hh"
    told = f"{wanted.get('full_name') or ''} {wanted.get('city') or ''}"
    return "ru" if name.startswith("ru") or any("а" <= letter.lower() <= "я" for letter in told) else "en"


def _compare(field: str, wanted: Any, got: Any) -> float:
    if got is None:
        return 0.0
    return _COMPARERS.get(field, _equal)(wanted, got)


def _folded(text: object) -> str:
    return " ".join(word for word, _, _ in tokens(str(text)))


def _equal(wanted: Any, got: Any) -> float:
    return float(_folded(wanted) == _folded(got))


def _name(wanted: Any, got: Any) -> float:
    return float(sorted(_folded(wanted).split()) == sorted(_folded(got).split()))


def _phones(wanted: Any, got: Any) -> float:
    return float({phone[-_PHONE_DIGITS:] for phone in wanted} == {phone[-_PHONE_DIGITS:] for phone in got})


def _emails(wanted: Any, got: Any) -> float:
    return float(set(wanted) == set(got))


def _position(wanted: Any, got: Any) -> float:
    return float(fuzz.token_set_ratio(_folded(wanted), _folded(got)) >= _SAME_TITLE)


def _salary(wanted: Any, got: Any) -> float:
    return float(
        wanted["amount"] in (got["amount_min"], got["amount_max"]) and wanted["currency"] == got["currency"]
    )


def _months(wanted: Any, got: Any) -> float:
    return float(abs(wanted - got) <= _MONTHS_APART)


def _recall(wanted: Any, got: Any) -> float:
    vocabulary = SkillVocabulary.load()

    def forms(items: list[str]) -> set[str]:
        return {_folded(item) for item in items} | {
            _folded(vocabulary.canonical(item) or item) for item in items
        }

    have = forms(got)
    return sum(bool(forms([item]) & have) for item in wanted) / len(wanted)


_COMPARERS: dict[str, Callable[[Any, Any], float]] = {
    "full_name": _name,
    "emails": _emails,
    "phones": _phones,
    "position": _position,
    "salary": _salary,
    "exp_months": _months,
    "skills": _recall,
    "languages": _recall,
}


def _rows(result: Score) -> Iterator[list[str]]:
    for field in FIELDS:
        cells = [field]
        for number, group in enumerate(GROUPS):
            found = result.accuracy.get((group, field))
            goal = GOALS[field][number] if field in GOALS else None
            if found is None:
                cells.append("–")
                continue
            mark = "" if goal is None else (" [green]✓[/]" if found[0] >= goal else f" [red]< {goal:.0%}[/]")
            cells.append(f"{found[0]:.0%} of {found[1]}{mark}")
        yield cells


def main(arguments: list[str]) -> int:
    """Print the table; exit code 1 when a goal is missed."""
    folder = Path(
        next((argument for argument in arguments if not argument.startswith("-")), "../shared/resumes")
    )
    console = Console()
    if not (folder / "truth.json").exists():
        console.print(f"No truth.json in {folder}: nothing to score.")
        return 0
    result = score(folder, date.today())  # noqa: DTZ011 - the person's own day is meant
    table = Table("field", *GROUPS, title=f"Reading {folder}")
    for cells in _rows(result):
        table.add_row(*cells)
    console.print(table)
    for name, ok in result.refused.items():
        console.print(f"{'✓' if ok else '✗'} {name}: {'refused' if ok else 'read, though it should not be'}")
    if "--misses" in arguments:
        for miss in result.misses:
            console.print(f"{miss.file} {miss.field}: wanted {miss.wanted!r}, got {miss.got!r}", markup=False)
    missed = [
        1
        for (group, field), (share, _) in result.accuracy.items()
        if field in GOALS and share < GOALS[field][GROUPS.index(group)]
    ]
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
