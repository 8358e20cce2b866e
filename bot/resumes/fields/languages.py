"""Human languages and how well they are spoken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.resumes.values import Language, Read

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.resumes.document import Line

_RU = """русский английский немецкий французский испанский итальянский португальский китайский японский корейский арабский
турецкий польский чешский словацкий сербский хорватский болгарский румынский молдавский венгерский финский шведский норвежский
датский голландский нидерландский греческий иврит хинди фарси персидский вьетнамский тайский индонезийский монгольский украинский
белорусский казахский узбекский киргизский кыргызский таджикский туркменский азербайджанский армянский грузинский татарский
башкирский чувашский чеченский ингушский осетинский аварский якутский бурятский литовский латышский эстонский латынь эсперанто
удмуртский марийский мордовский калмыцкий тувинский даргинский лезгинский кумыкский кабардинский адыгейский абхазский
урду пенджаби бенгальский каталанский словенский македонский албанский суахили непальский малайский филиппинский"""
_EN = """russian english german french spanish italian portuguese chinese mandarin cantonese japanese korean arabic turkish polish
czech slovak serbian croatian bulgarian romanian moldovan hungarian finnish swedish norwegian danish dutch greek hebrew hindi farsi
persian vietnamese thai indonesian mongolian ukrainian belarusian kazakh uzbek kyrgyz tajik turkmen azerbaijani armenian georgian
tatar bashkir lithuanian latvian estonian latin esperanto urdu punjabi bengali tamil telugu marathi gujarati catalan slovenian
macedonian albanian swahili nepali malay tagalog filipino somali amharic yoruba igbo hausa afrikaans irish welsh icelandic"""
_NAMES = re.compile(
    r"(?<![\wА-яё-])(" + "|".join([*_RU.split(), *_EN.split()]) + r")(?![\w-])", re.IGNORECASE
)
_ADVERBS = re.compile(
    r"(?<!\w)(русск|английск|немецк|французск|испанск|итальянск|китайск|казахск|украинск|польск|турецк)(?:им|ого|ом)\s+(?:язык|\()",
    re.IGNORECASE,
)

_LEVELS: tuple[tuple[str, str], ...] = (
    ("native", r"родн\w+|native|mother tongue|носитель|bilingual|билингв"),
    ("C2", r"\bc2\b|\bс2\b|в совершенстве|proficien(?:t|cy) \(c2\)|mastery|full professional|mastered"),
    ("C1", r"\bc1\b|\bс1\b|\badvanced\b|продвинут|свободн\w+|fluent|эдвансд"),
    (
        "B2",
        r"\bb2\b|\bв2\b|upper[\s-]*intermediate|средне-продвинут\w+|выше среднего|professional working|хорош\w+",
    ),
    (
        "B1",
        r"\bb1\b|\bв1\b|\bintermediate\b|средний|conversational|разговорн\w+|limited working|средн\w+ уров\w+",
    ),
    (
        "A2",
        r"\ba2\b|\bа2\b|pre[\s-]*intermediate|элементарн\w+|ниже среднего|чита\w+ (?:со словар\w+|техническ\w+)",
    ),
    ("A1", r"\ba1\b|\bа1\b|beginner|начальн\w+|elementary|базов\w+|basic|со словарем|со словарём"),
)
_LEVEL_PATTERNS = tuple((level, re.compile(words, re.IGNORECASE)) for level, words in _LEVELS)
_ORDER = (
    "native",
    "C2",
    "B2",
    "A2",
    "C1",
    "B1",
    "A1",
)  # longer wordings first: «upper-intermediate» before «intermediate»
_NATIVE = re.compile(r"^(?:mother tongue|родной язык)", re.IGNORECASE)
_LABEL = re.compile(
    r"(?<!\w)(?:языки?|знание языков|владение языками|languages?|иностранн\w+ язык\w*)\s*[:—–-]\s*(.+)",
    re.IGNORECASE,
)


def level_of(text: str) -> str | None:
    """A1..C2 or "native" for the first wording of a level in a text."""
    explicit = re.search(r"(?<!\w)([ABCАВС])\s?([12])(?!\w)", text)
    if explicit:
        return explicit[1].translate(str.maketrans("АВС", "ABC")) + explicit[2]
    patterns = dict(_LEVEL_PATTERNS)
    return next((level for level in _ORDER if patterns[level].search(text)), None)


def languages_in(line: str) -> list[Language]:
    """Languages named in a line, each with the level written after it (or before, «свободный английский»)."""
    matches = list(_NAMES.finditer(line))
    found = []
    for index, match in enumerate(matches):
        end = matches[index + 1].start() if index + 1 < len(matches) else len(line)
        level = level_of(line[match.end() : end])
        if level is None and index == 0:
            level = level_of(line[: match.start()])
        found.append(Language(match[1][0].upper() + match[1][1:].lower(), level))
    return found


def find_languages(sections: Iterable[Line], elsewhere: Sequence[Line]) -> tuple[Read[Language], ...]:
    """Languages of the languages sections, else those named beside a label or a level elsewhere."""
    found = _of_section(list(sections))
    if not found:
        found = _labelled(list(elsewhere))
    for line in elsewhere:
        if _NATIVE.search(line.text):
            for language in languages_in(line.text)[:1]:
                found.setdefault(
                    language.name.casefold(), Read(Language(language.name, "native"), 0.9, line.text)
                )
    return tuple(found.values())


def _of_section(lines: list[Line]) -> dict[str, Read[Language]]:
    found: dict[str, Read[Language]] = {}
    last: str | None = None
    for line in lines:
        named = languages_in(line.text)
        if not named and last and found[last].value.level is None and (level := level_of(line.text)):
            found[last] = Read(
                Language(found[last].value.name, level), 0.9, f"{found[last].line} {line.text}"
            )
        for language in named:
            key = language.name.casefold()
            if key not in found or (found[key].value.level is None and language.level):
                found[key] = Read(language, 0.95, line.text)
            last = key
    return found


def _labelled(lines: list[Line]) -> dict[str, Read[Language]]:
    found: dict[str, Read[Language]] = {}
    for line in lines:
        if len(line.text) > 200:  # a paragraph tells of work, not of languages
            continue
        label = _LABEL.search(line.text)
        rest = label[1] if label else line.text
        for language in languages_in(rest):
            if label or (language.level and len(line.text) < 80):
                found.setdefault(language.name.casefold(), Read(language, 0.9 if label else 0.7, line.text))
    return found
