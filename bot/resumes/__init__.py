"""Reading résumés: a file's bytes to fields with confidence. Pure; see docs/decisions for why by rules.

`read_resume` and `read_text` read in this process; `read_limited` and `ReaderPool` read untrusted files in a
child process under limits. `to_json` shows what was read. `SkillVocabulary` maps wordings to competencies.
"""

from bot.resumes.as_json import to_json
from bot.resumes.correspondence import Letter, LetterPiece
from bot.resumes.limits import Limits, ReaderPool, read_limited
from bot.resumes.mail import Part, unpack
from bot.resumes.reading import read_resume, read_text
from bot.resumes.skills_vocabulary import SkillVocabulary
from bot.resumes.values import (
    SURE,
    Education,
    EducationLevel,
    Job,
    Language,
    Link,
    Period,
    PersonName,
    Read,
    ReadProblem,
    Resume,
    Salary,
    Source,
    Tax,
    UnreadableFile,
    YearMonth,
)

__all__ = [
    "SURE",
    "Education",
    "EducationLevel",
    "Job",
    "Language",
    "Letter",
    "LetterPiece",
    "Limits",
    "Link",
    "Part",
    "Period",
    "PersonName",
    "Read",
    "ReadProblem",
    "ReaderPool",
    "Resume",
    "Salary",
    "SkillVocabulary",
    "Source",
    "Tax",
    "UnreadableFile",
    "YearMonth",
    "read_limited",
    "read_resume",
    "read_text",
    "to_json",
    "unpack",
]
