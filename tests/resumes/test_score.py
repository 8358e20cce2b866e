"""The goals per field over the shared samples, when these lie beside the project."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.resumes.command import read_paths
from bot.resumes.formats.ocr import languages
from bot.resumes.score import GOALS, GROUPS, Score, main, score

SAMPLES = Path(__file__).parents[2].parent / "shared" / "resumes"
TODAY = date(2026, 11, 24)

needs_samples = pytest.mark.skipif(
    not (SAMPLES / "truth.json").exists(), reason="the shared sample résumés are not beside the project"
)
needs_tesseract = pytest.mark.skipif(
    not {"rus", "eng"} <= languages(), reason="tesseract with rus and eng is not installed"
)


@pytest.fixture(scope="module")
def scored() -> Score:
    return score(SAMPLES, TODAY)


@needs_samples
@needs_tesseract
@pytest.mark.parametrize("field", sorted(GOALS))
def test_goals_are_met(scored: Score, field: str) -> None:
    for group, goal in zip(GROUPS, GOALS[field], strict=True):
        share = scored.of(group, field)
        assert share is None or share >= goal, f"{group} {field}: {share:.0%} < {goal:.0%}"


@needs_samples
def test_broken_samples_are_refused(scored: Score) -> None:
    assert scored.refused
    assert all(scored.refused.values())


def test_a_folder_without_truth_is_said_to_be_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 0
    assert "truth.json" in capsys.readouterr().out


def test_the_command_reads_a_folder_and_names_what_it_could_not(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Громова Елена Павловна\nМаркетолог\n+7 927 111-22-33", encoding="utf-8")
    (tmp_path / "b.pdf").write_bytes(b"")
    (tmp_path / "truth.json").write_text("{}", encoding="utf-8")
    found = {path.name: answer for path, answer in read_paths([tmp_path], TODAY)}
    assert found["a.txt"]["full_name"] == "Громова Елена Павловна"
    assert found["a.txt"]["confidence"]["full_name"] >= 0.7
    assert found["b.pdf"]["problem"] == "empty"
    assert set(found) == {"a.txt", "b.pdf"}
