"""A received paper on its way to a candidate: what was read, how sure, and what the recruiter has decided
so far.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar

from bot.domain.candidate_contacts import Contact, distinct, email, link, phone, profile
from bot.domain.candidate_fields import value_of, with_text
from bot.domain.candidate_values import (
    LONGEST_NAME,
    LONGEST_TEXT,
    Age,
    CandidateField,
    CandidateValues,
    tidy_skills,
)
from bot.domain.vacancy_values import Salary
from bot.models import ContactKind, SalaryPeriod, SalaryTax, Stage
from bot.resumes import SkillVocabulary
from bot.resumes.values import SURE, Read, ReadProblem, Resume


class DraftState(StrEnum):
    """Where a received paper stands. The last two and twins are kept for a day, so that a press can be taken back;
    a joined one lives as long as the paper it was joined to.
    """

    READING = "reading"
    READY = "ready"
    UNREADABLE = "unreadable"
    TWIN = "twin"
    JOINED = "joined"
    SAVED = "saved"
    DISCARDED = "discarded"


OPEN_STATES = frozenset({DraftState.READING, DraftState.READY, DraftState.UNREADABLE})

# Nobody is saved before these are answered; what else is doubtful is shown, and may be put right at any time.
ASKED = frozenset({CandidateField.NAME})


@dataclass(frozen=True)
class MailOrigin:
    """The letter a paper came in: who wrote it (nobody where a forwarded one does not say), and what they wrote.

    `forwarded_by` sent it on, as shown; `also` are files joined to this paper; `sent_at` is aware UTC, None if forwarded.
    """

    letter_id: int
    sender: str
    sender_name: str
    subject: str
    text: str
    sent_at: datetime | None = None
    forwarded_by: str = ""
    also: tuple[str, ...] = ()

    @property
    def shown_sender(self) -> str:
        """The author as people call them: by name, else by address."""
        return self.sender_name or self.sender


@dataclass(frozen=True)
class Origin:
    """Where a paper came from: the message, its file, and whom it was forwarded from (a channel or a
    person, as shown). What came by mail has a letter instead of a message: both ids are 0. `referred_by`
    is the colleague who has passed it on to the recruiter. `is_row` marks a row of an imported table.
    """

    chat_id: int
    message_id: int
    telegram_file_id: str = ""
    file_name: str = ""
    mime: str = ""
    media_group: str = ""
    forwarded_from: str = ""
    mail: MailOrigin | None = None
    referred_by: int | None = None
    is_row: bool = False


@dataclass(frozen=True)
class FieldRead:
    """How one field was read: 0..1 sure, the line it stood on, and what else it may be (each holding that
    field only).
    """

    field: CandidateField
    confidence: float
    line: str = ""
    options: tuple[CandidateValues, ...] = ()

    @property
    def sure(self) -> bool:
        return self.confidence >= SURE


@dataclass(frozen=True)
class PaperRead:
    """What is kept of a read paper beside the fields people edit. `fields` is everything read, as JSON."""

    text: str
    language: str
    source: str = ""
    employers: tuple[str, ...] = ()
    by_ocr: bool = False
    fields: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Saved:
    """What saving made, so that it can be shown again and taken back. `before` are the values of a known
    candidate.
    """

    candidate_id: int
    resume_id: int | None
    application_id: int | None
    is_new_candidate: bool
    is_new_application: bool
    before: CandidateValues | None
    last_event_id: int
    joined_ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class CandidateDraft:
    """The draft of a candidate. `batch_id` is the first draft of the album or burst it came in.

    `same_as` is the known candidate the recruiter has recognised in it, `is_somebody_else` their word that
    it is none
    of those offered; `to_base` is their word that it goes on no vacancy,
    `notes` what they said of the person, in the order it was said.
    `joined_to` is the paper of the same person this one is shown with; `alone` are the values of that paper before others
    were joined to it; `is_recording` is a voice or video, never read; `kept_as` the résumé a joined paper was saved as.
    `to_stage` is where on its vacancy a row of a table goes, by kind and (for one very stage) by id.
    """

    KIND: ClassVar[str] = "candidate"
    VERSION: ClassVar[int] = 1

    origin: Origin
    state: DraftState = DraftState.READING
    batch_id: int | None = None
    problem: ReadProblem | None = None
    values: CandidateValues = field(default_factory=CandidateValues)
    reads: tuple[FieldRead, ...] = ()
    paper: PaperRead | None = None
    vacancy_id: int | None = None
    to_base: bool = False
    same_as: int | None = None
    is_somebody_else: bool = False
    twin_of: int | None = None
    saved: Saved | None = None
    notes: tuple[str, ...] = ()
    joined_to: int | None = None
    alone: CandidateValues | None = None
    is_recording: bool = False
    kept_as: int | None = None
    to_stage: Stage | None = None
    to_stage_id: int | None = None

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    @property
    def doubts(self) -> tuple[FieldRead, ...]:
        """The fields to ask about, in the card's order."""
        unsure = {read.field: read for read in self.reads if not read.sure}
        return tuple(unsure[name] for name in CandidateField if name in unsure)

    @property
    def has_question(self) -> bool:
        """Whether a field is doubtful that nobody may be saved without."""
        return any(doubt.field in ASKED for doubt in self.doubts)

    @property
    def is_placed(self) -> bool:
        """Whether it is said where the paper goes: on a vacancy, or in the base alone."""
        return self.vacancy_id is not None or self.to_base

    def on(self, vacancy_id: int | None) -> "CandidateDraft":
        """The draft as going on a vacancy; None for the base alone. A stage is one of the vacancy it was named for."""
        moved = replace(self, vacancy_id=vacancy_id, to_base=vacancy_id is None)
        return moved if vacancy_id == self.vacancy_id else replace(moved, to_stage=None, to_stage_id=None)

    def settled(self, name: CandidateField, values: CandidateValues) -> "CandidateDraft":
        """The draft with a field as a person said it: no doubt about it is left."""
        rest = tuple(read for read in self.reads if read.field is not name)
        return replace(self, values=values, reads=(*rest, FieldRead(name, 1.0)))


# -- from what was read ----------------------------------------------------------------------------------


def from_resume(
    draft: CandidateDraft, resume: Resume, fields: dict[str, Any], *, today: date
) -> CandidateDraft:
    """The draft filled with what was read; `today` is the company's day, on which a stated age was true."""
    vocabulary = SkillVocabulary.load()
    values = CandidateValues(
        full_name=_line(resume.full_name, LONGEST_NAME),
        contacts=_contacts(resume),
        position=_line(resume.position),
        city=_line(resume.city),
        citizenship=", ".join(resume.citizenship.value)[:LONGEST_TEXT] if resume.citizenship else "",
        age=_age(resume, today),
        experience_months=resume.exp_months.value if resume.exp_months else None,
        salary=_salary(resume),
        skills=tidy_skills(tuple(vocabulary.in_letters_of(one.line, one.value) for one in resume.skills)),
    )
    jobs = [read.value for read in resume.jobs]
    paper = PaperRead(
        text=resume.text,
        language=resume.language,
        source=resume.source.value if resume.source else "",
        employers=tuple(dict.fromkeys(job.company for job in jobs if job.company)),
        by_ocr=resume.ocr,
        fields=fields,
    )
    return replace(
        draft, state=DraftState.READY, problem=None, values=values, reads=_reads(resume, values), paper=paper
    )


def _line(read: Read[str] | None, most: int = LONGEST_TEXT) -> str:
    return " ".join(read.value.split())[:most] if read is not None else ""


def _contacts(resume: Resume) -> tuple[Contact, ...]:
    profiles = (
        (ContactKind.TELEGRAM, resume.telegram),
        (ContactKind.LINKEDIN, resume.linkedin),
        (ContactKind.GITHUB, resume.github),
    )
    return distinct(
        (
            *(phone(read.value) for read in resume.phones),
            *(email(read.value) for read in resume.emails),
            *(profile(kind, read.value) for kind, read in profiles if read is not None),
            *((profile(ContactKind.HH_RESUME, resume.source_id),) if resume.source_id else ()),
            *(link(read.value.url) for read in resume.links),
        )
    )


def _age(resume: Resume, today: date) -> Age:
    if resume.birth_date is not None:
        return Age(birth_date=resume.birth_date.value)
    return Age(years=resume.age.value, stated_on=today) if resume.age is not None else Age()


def _salary(resume: Resume) -> Salary | None:
    if resume.salary is None:
        return None
    read = resume.salary.value
    return Salary(
        read.amount_min,
        read.amount_max,
        read.currency,
        SalaryPeriod(read.period.value),
        SalaryTax(read.tax.value),
    )


def _reads(resume: Resume, values: CandidateValues) -> tuple[FieldRead, ...]:
    """How sure each field is. A person without a readable name is always asked about."""
    reads = [
        _text_read(CandidateField.NAME, resume.full_name) or FieldRead(CandidateField.NAME, 0.0),
        _least_sure(CandidateField.CONTACTS, (*resume.phones, *resume.emails, resume.telegram)),
        _text_read(CandidateField.POSITION, resume.position),
        _text_read(CandidateField.CITY, resume.city),
        _least_sure(CandidateField.AGE, (resume.birth_date or resume.age,)),
        _months_read(resume.exp_months),
        _least_sure(CandidateField.SALARY, (resume.salary,)),
    ]
    known = [read for read in reads if read is not None]
    return tuple(
        read
        for read in known
        if value_of(values, read.field) is not None or read.field is CandidateField.NAME
    )


def _text_read(name: CandidateField, read: Read[str] | None) -> FieldRead | None:
    if read is None:
        return None
    options = tuple(with_text(name, " ".join(other.split())[:LONGEST_TEXT]) for other in read.alternatives)
    return FieldRead(name, read.confidence, read.line, options)


def _months_read(read: Read[int] | None) -> FieldRead | None:
    if read is None:
        return None
    options = tuple(CandidateValues(experience_months=months) for months in read.alternatives)
    return FieldRead(CandidateField.EXPERIENCE, read.confidence, read.line, options)


def _least_sure(name: CandidateField, reads: tuple[Read[Any] | None, ...]) -> FieldRead | None:
    known = [read for read in reads if read is not None]
    if not known:
        return None
    worst = min(known, key=lambda read: read.confidence)
    return FieldRead(name, worst.confidence, worst.line)
