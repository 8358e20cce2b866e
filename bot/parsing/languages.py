"""Human languages by one name however they are written, and how well they are spoken, A1 to C2 and native."""

# ruff: noqa: E501 - patterns are read whole

import re
from enum import StrEnum
from typing import NamedTuple

from bot.parsing.spans import Span, fold


class HumanLanguage(StrEnum):
    """The languages that are known by name."""

    ENGLISH = "english"
    GERMAN = "german"
    FRENCH = "french"
    SPANISH = "spanish"
    ITALIAN = "italian"
    PORTUGUESE = "portuguese"
    CHINESE = "chinese"
    JAPANESE = "japanese"
    KOREAN = "korean"
    ARABIC = "arabic"
    TURKISH = "turkish"
    POLISH = "polish"
    CZECH = "czech"
    SERBIAN = "serbian"
    UKRAINIAN = "ukrainian"
    BELARUSIAN = "belarusian"
    KAZAKH = "kazakh"
    UZBEK = "uzbek"
    ARMENIAN = "armenian"
    GEORGIAN = "georgian"
    TATAR = "tatar"
    HEBREW = "hebrew"
    RUSSIAN = "russian"


_NAMES: dict[str, str] = {
    "english": r"английск\w+|англ\.?|инглиш|english|eng",
    "german": r"немецк\w+|нем\.|german|deutsch",
    "french": r"французск\w+|french",
    "spanish": r"испанск\w+|spanish",
    "italian": r"итальянск\w+|italian",
    "portuguese": r"португальск\w+|portuguese",
    "chinese": r"китайск\w+|chinese|mandarin",
    "japanese": r"японск\w+|japanese",
    "korean": r"корейск\w+|korean",
    "arabic": r"арабск\w+|arabic",
    "turkish": r"турецк\w+|turkish",
    "polish": r"польск\w+|polish",
    "czech": r"чешск\w+|czech",
    "serbian": r"сербск\w+|serbian",
    "ukrainian": r"украинск\w+|ukrainian",
    "belarusian": r"белорусск\w+|belarusian",
    "kazakh": r"казахск\w+|kazakh",
    "uzbek": r"узбекск\w+|uzbek",
    "armenian": r"армянск\w+|armenian",
    "georgian": r"грузинск\w+|georgian",
    "tatar": r"татарск\w+|tatar",
    "hebrew": r"иврит\w*|hebrew",
    "russian": r"русск\w+|russian",
}
LANGUAGES = tuple(_NAMES)
LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2", "NATIVE")
_WORDS: tuple[tuple[str, str], ...] = (
    ("NATIVE", r"родной|носитель|native"),
    ("C1", r"продвинут\w+|свободн\w+|advanced|fluent"),
    ("B2", r"upper[- ]intermediate|выше среднего|хорош\w+"),
    ("A2", r"pre[- ]intermediate|elementary|элементарн\w+"),
    ("B1", r"intermediate|средн\w+|разговорн\w+|conversational"),
    ("A1", r"начальн\w+|базов\w+|beginner|basic"),
)
_LEVEL = r"(?:[abcавс][12]\+?|" + "|".join(pattern for _, pattern in _WORDS) + r")"
_ANY = "|".join(rf"(?P<l{at}>{forms})" for at, forms in enumerate(_NAMES.values()))
_LANGUAGE = re.compile(
    rf"(?<![\w-])(?:(?P<before>{_LEVEL}) )?(?:(?:знание|знает|speaks|язык:?|language:?) )?(?:{_ANY})(?: язык\w*)?"
    rf"(?:(?: ?[:(-]? ?| )(?:от |не ниже |уров(?:ень|не|ня) |level |at least |from )?(?P<after>{_LEVEL})\)?(?: и выше|\+)?)?(?![\w+-])"
)
_LATIN = str.maketrans("авс", "abc")


class FoundLanguage(NamedTuple):
    """A language in a line: its name as in `LANGUAGES`, the level in `LEVELS` when said, and where it stands."""

    name: str
    level: str | None
    span: Span


def find_languages(text: str) -> list[FoundLanguage]:
    """Every language a line names."""
    return [
        FoundLanguage(_name(match), level_of(match["after"] or match["before"] or ""), match.span())
        for match in _LANGUAGE.finditer(fold(text))
    ]


def language_name(text: str) -> str | None:
    """The name in `LANGUAGES` of a language as a résumé calls it."""
    match = _LANGUAGE.match(fold(text))
    return _name(match) if match else None


def level_of(text: str) -> str | None:
    """The level in `LEVELS` that words mean («B2», «свободный», "native")."""
    folded = fold(text).strip(" +")
    if re.fullmatch(r"[abcавс][12]", folded):
        return folded.translate(_LATIN).upper()
    return next((level for level, pattern in _WORDS if re.fullmatch(pattern, folded)), None)


def _name(match: re.Match[str]) -> str:
    at = next(int(key[1:]) for key, value in match.groupdict().items() if value and key[0] == "l")
    return LANGUAGES[at]
