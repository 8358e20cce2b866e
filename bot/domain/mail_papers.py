"""Which people a letter brings: its files that are résumés, one person's papers joined, and what is no résumé left out."""

import re
from dataclasses import dataclass, replace
from pathlib import PurePath

from bot.domain.candidate_names import ALIKE, compatible, likeness
from bot.parsing.mail_words import is_called_resume
from bot.parsing.resume_text import is_about_candidate
from bot.resumes import Letter, LetterPiece, Read, ReadProblem, Resume
from bot.resumes.letters import fullness, joined

# Addresses that nobody reads: of job sites and mailing lists.
_NOBODY = re.compile(r"^(?:no-?reply|do-?not-?reply|robot|mailer|notif\w*|info|support)\b", re.IGNORECASE)
_PICTURES = frozenset({".jpg", ".jpeg", ".png", ".gif", ".bmp", ".webp", ".heic", ".tif", ".tiff"})
# Not a résumé whose reading failed, but something else altogether, unless its name says otherwise.
_SOMETHING_ELSE = frozenset({ReadProblem.UNSUPPORTED, ReadProblem.EMPTY, ReadProblem.NOT_A_RESUME})
_FEW_SKILLS = 3
# The sender's address is very likely the person's when the names agree, and has to be asked about when they cannot be compared.
_SAME_NAME, _UNCHECKED = 0.9, 0.5


@dataclass(frozen=True)
class ReadPiece:
    """A piece of a letter as it was read: a résumé's fields, or why not."""

    piece: LetterPiece
    resume: Resume | None = None
    problem: ReadProblem | None = None


@dataclass(frozen=True)
class PersonPapers:
    """What a letter holds about one person: the fullest paper, and the names of the others joined to it.

    Without a `resume` it is a paper that could not be read, and `problem` says why.
    """

    piece: LetterPiece
    resume: Resume | None
    problem: ReadProblem | None
    also: tuple[str, ...] = ()


def papers_of(letter: Letter, read: tuple[ReadPiece, ...]) -> tuple[PersonPapers, ...]:
    """The people of a letter, in the order of its files; none when there is no résumé in it."""
    files = [each for each in read if each.piece.is_file]
    resumes = [each for each in files if _is_resume(each)]
    texts = [each for each in read if not each.piece.is_file and _is_resume_text(each)]
    people = _by_person(resumes, [each for each in files if each not in resumes])
    if not people:
        people = [[each] for each in texts]
    found = [_joined(letter, person) for person in people]
    return (*found, *_unread(files, is_alone=not found))


def _is_resume(read: ReadPiece) -> bool:
    """Whether a file that was read is somebody's résumé, and not a price list or a contract."""
    resume = read.resume
    if resume is None:
        return False
    contacts = bool(resume.phones or resume.emails or resume.telegram)
    work = bool(resume.jobs or resume.education or resume.position) or len(resume.skills) >= _FEW_SKILLS
    if is_called_resume(read.piece.filename):
        return resume.full_name is not None or contacts or work
    return work and (resume.full_name is not None or contacts)


def _is_resume_text(read: ReadPiece) -> bool:
    resume = read.resume
    if resume is None or not is_about_candidate(read.piece.text):
        return False
    work = bool(resume.jobs or resume.education) or len(resume.skills) >= _FEW_SKILLS
    return resume.full_name is not None and work


def _by_person(resumes: list[ReadPiece], others: list[ReadPiece]) -> list[list[ReadPiece]]:
    """Papers of one person together. What is no résumé by itself, a covering letter, goes to the only person there is."""
    people: list[list[ReadPiece]] = []
    for each in resumes:
        mine = next((person for person in people if any(_same(each, paper) for paper in person)), None)
        if mine is None:
            people.append([each])
        else:
            mine.append(each)
    if len(people) == 1:
        people[0] += [each for each in others if each.resume is not None and _could_be(people[0][0], each)]
    return people


def _same(one: ReadPiece, other: ReadPiece) -> bool:
    first, second = one.resume, other.resume
    if first is None or second is None:
        return False
    if _contacts(first) & _contacts(second):
        return _names_agree(first, second)
    if first.full_name is None or second.full_name is None:
        # A paper without a name or contacts, a portfolio, is its neighbour's of the same letter.
        return not (_contacts(first) and _contacts(second))
    return likeness(first.full_name.value, second.full_name.value) >= ALIKE


def _could_be(person: ReadPiece, other: ReadPiece) -> bool:
    return (
        person.resume is not None
        and other.resume is not None
        and person.piece.sender == other.piece.sender
        and _names_agree(person.resume, other.resume)
    )


def _names_agree(first: Resume, second: Resume) -> bool:
    names = [resume.full_name.value if resume.full_name is not None else "" for resume in (first, second)]
    return compatible(*names)


def _contacts(resume: Resume) -> frozenset[str]:
    telegram = {resume.telegram.value.lower()} if resume.telegram is not None else set()
    return frozenset(
        {read.value for read in resume.phones} | {read.value.lower() for read in resume.emails} | telegram
    )


def _joined(letter: Letter, person: list[ReadPiece]) -> PersonPapers:
    """The fullest paper, completed from the others and from the letter, but never from whoever forwarded it."""
    best = max(person, key=lambda each: fullness(each.resume) if each.resume is not None else 0)
    resume = best.resume
    assert resume is not None  # noqa: S101 - only papers that were read are a person's
    others = [each for each in person if each is not best]
    for other in others:
        if other.resume is not None:
            resume = joined(resume, other.resume)
            resume = replace(resume, text=f"{resume.text}\n\n{other.resume.text}")
    resume = _with_sender(letter, best.piece, resume)
    return PersonPapers(best.piece, resume, None, tuple(each.piece.filename for each in others))


def _with_sender(letter: Letter, piece: LetterPiece, resume: Resume) -> Resume:
    """The address the person wrote from, where the résumé has none: theirs if the names agree, else to be asked."""
    if resume.emails or not piece.sender or _NOBODY.match(piece.sender):
        return resume
    if letter.is_forwarded and piece.sender == letter.sender:
        return resume
    name = resume.full_name.value if resume.full_name is not None else ""
    if name and piece.sender_name and not compatible(name, piece.sender_name):
        return resume  # somebody wrote for them
    known = bool(name and piece.sender_name)
    line = f"{piece.sender_name} <{piece.sender}>".strip()
    return replace(resume, emails=(Read(piece.sender, _SAME_NAME if known else _UNCHECKED, line),))


def _unread(files: list[ReadPiece], *, is_alone: bool) -> tuple[PersonPapers, ...]:
    """Files that may be résumés but could not be read. A picture beside a résumé is a photo."""
    found = []
    for each in files:
        if each.problem is None:
            continue
        called = is_called_resume(each.piece.filename)
        picture = PurePath(each.piece.filename).suffix.lower() in _PICTURES
        if called or (each.problem not in _SOMETHING_ELSE and (is_alone or not picture)):
            found.append(PersonPapers(each.piece, None, each.problem))
    return tuple(found)
