"""A letter with attachments as one résumé: the fullest paper, completed by the contacts of the letter's text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.resumes.values import Read, ReadProblem, Resume, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.resumes.mail import Part


def from_parts(parts: Sequence[Part], read: Callable[[Part], Resume]) -> Resume:
    """Read every part and join what belongs to one person.

    Raises the `UnreadableFile` of the first part when no part can be read.
    """
    files: list[Resume] = []
    letter: Resume | None = None
    problem: UnreadableFile | None = None
    for part in parts:
        try:
            resume = read(part)
        except UnreadableFile as error:
            problem = problem or error
            continue
        if part.text is not None and letter is None:
            letter = resume
        else:
            files.append(resume)
    if files:
        best = max(files, key=fullness)
        return joined(best, letter) if letter else best
    if letter:
        return letter
    raise problem or UnreadableFile(ReadProblem.EMPTY, "a letter without text or files")


def fullness(resume: Resume) -> int:
    """How much of a résumé a paper holds."""
    single = (
        resume.full_name,
        resume.city,
        resume.birth_date,
        resume.position,
        resume.salary,
        resume.exp_months,
    )
    return (
        sum(field is not None for field in single)
        + len(resume.emails)
        + len(resume.phones)
        + 2 * len(resume.jobs)
        + min(len(resume.skills), 10)
        + len(resume.education)
    )


def joined(paper: Resume, letter: Resume) -> Resume:
    """The paper with contacts it lacks taken from the letter; where both speak, the paper holds."""
    return replace(
        paper,
        full_name=paper.full_name or letter.full_name,
        name_parts=paper.name_parts or letter.name_parts,
        emails=paper.emails or letter.emails,
        phones=_both(paper.phones, letter.phones),
        telegram=paper.telegram or letter.telegram,
        github=paper.github or letter.github,
        linkedin=paper.linkedin or letter.linkedin,
        city=paper.city or letter.city,
        salary=paper.salary or letter.salary,
        position=paper.position
        if paper.position and paper.position.sure
        else letter.position or paper.position,
    )


def _both(first: tuple[Read[str], ...], second: tuple[Read[str], ...]) -> tuple[Read[str], ...]:
    known = {read.value for read in first}
    return first + tuple(read for read in second if read.value not in known)
