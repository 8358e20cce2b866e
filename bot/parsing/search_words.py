"""The words by which a search names stages, education, consent, sources and the like, in both languages."""

# ruff: noqa: E501 - wordings are read whole

import re
from enum import StrEnum

from bot.parsing.spans import fold


def _table(*rows: tuple[str, str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((value, re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])")) for value, pattern in rows)


_STAGE = r"(?:(?:на )?(?:этап\w*|стади\w+)|(?:at )?stage) ?:? ?"

# Values are those of `models.Stage`; words that mean other things too count only after «этап», "stage".
STAGES = _table(
    (
        "test_task",
        rf"(?:{_STAGE})?(?:(?:на |at )?(?:тестово\w+(?: задани\w+)?|тестово\w+|test task|test assignment))",
    ),
    (
        "interview",
        rf"(?:{_STAGE})(?:собеседовани\w+|интервью|interview)|на собеседовани\w+|на интервью|at interview|interviewing",
    ),
    (
        "screening",
        rf"(?:{_STAGE})(?:отбор\w*|скрининг\w*|screening)|на (?:отборе|скрининге)|at screening|in screening",
    ),
    ("offer", rf"(?:{_STAGE})?(?:на )?(?:оффер\w*|предложени\w+ о работе|(?:at |with )?offer)"),
    (
        "hired",
        rf"(?:{_STAGE})?(?:нанят\w*|вышел на работу|вышла на работу|вышли на работу|принят\w* на работу|hired)",
    ),
    ("withdrawn", rf"(?:{_STAGE})?(?:самоотказ\w*|отказал(?:ся|ась|ись) сам\w*|withdrawn|withdrew)"),
    ("new", rf"(?:{_STAGE})(?:нов\w+|new)"),
)
REJECTED = _table(
    (
        "",
        r"(?:был\w* )?отказ(?:ы|али|ано)?(?! сам)|(?:ранее |раньше )?отклон[её]н\w*|был\w* отклонен\w*|(?:was |previously )?rejected|rejection",
    ),
)
RESERVE = _table(
    ("", r"(?:в |из )?(?:кадров\w+ )?резерв\w*|(?:in |from )?(?:the )?(?:talent pool|reserve)"),
)
# Values are those of `models.ConsentState` where it is stored.
CONSENT = _table(
    ("withdrawn", r"(?:отозва\w+ согласие|согласие отозвано|consent withdrawn|withdrawn consent)"),
    ("declined", r"(?:согласие не дано|отказ\w* от согласия|consent declined|declined consent)"),
    (
        "given",
        r"(?:(?:есть|с) согласи(?:е|ем)|согласие (?:есть|дано|получено)|(?:with )?consent given|with consent|has consent|consented)",
    ),
    ("asked", r"(?:согласие запрошено|запрошено согласие|consent asked)"),
    ("not_asked", r"(?:без согласия|нет согласия|согласие не запрошено|without consent|no consent)"),
)
EDUCATION = _table(
    (
        "incomplete_higher",
        r"(?:неполное|незаконченное|неоконченное) высшее(?: образование)?|incomplete (?:higher|degree)",
    ),
    ("doctorate", r"кандидат наук|доктор наук|аспирантур\w*|ученая степень|phd|ph\.d\.?|doctorate"),
    ("master", r"магистр\w*|магистратур\w*|master'?s?(?: degree)?|msc"),
    ("bachelor", r"бакалавр\w*|бакалавриат\w*|bachelor'?s?(?: degree)?|bsc"),
    ("higher", r"(?:с )?высш(?:ее|им)(?: образование(?:м)?)?|higher education|university degree|degree"),
    (
        "vocational",
        r"средне[- ]специальное|среднее специальное(?: образование)?|среднее профессиональное|колледж|техникум|vocational|college",
    ),
    ("secondary", r"среднее(?: образование)?|secondary(?: education)?|high school"),
)
_FROM = r"(?:(?:источник|source) ?:? ?|с |со |из |from )"


class JobSite(StrEnum):
    """The places candidates come from whose name is written otherwise than they are kept."""

    SUPERJOB = "superjob"
    HABR = "habr"
    LINKEDIN = "linkedin"
    TELEGRAM = "telegram"
    AVITO = "avito"


SOURCES = _table(
    ("hh.ru", rf"{_FROM}?(?:hh\.ru|hh|хх|хедхантер\w*|headhunter)"),
    ("superjob", rf"{_FROM}?(?:superjob(?:\.ru)?|суперджоб\w*)"),
    ("habr", rf"{_FROM}(?:habr(?: career)?|хабр\w*(?: карьер\w*)?)|habr career|хабр карьер\w*"),
    ("linkedin", rf"{_FROM}?(?:linkedin|линкедин\w*)"),
    ("telegram", rf"{_FROM}(?:telegram|телеграм\w*|тг|tg)"),
    ("avito", rf"{_FROM}?(?:avito|авито)"),
    ("email", rf"{_FROM}(?:почт\w+|e-?mail|mail)"),
    ("referral", r"по рекомендации|рекомендован\w*|referral|referred"),
)
# The source of whoever a colleague has passed on.
REFERRAL = "referral"
# The source of whoever has come by a letter, whoever sent it on.
EMAIL = "email"


def source_named(text: str) -> str:
    """A source as searches name it, however it was written down («Хедхантер», "HH"); any other as it is."""
    said = fold(text).strip()
    return next((value for value, pattern in SOURCES if pattern.fullmatch(said)), text)


# Words that say that something is sought, not what.
NOISE = frozenset(
    [
        "мне",
        "найди",
        "найти",
        "найдите",
        "ищу",
        "ищем",
        "поищи",
        "покажи",
        "покажите",
        "нужен",
        "нужна",
        "нужны",
        "требуется",
        "кто",
        "кого",
        "кандидат",
        "кандидата",
        "кандидаты",
        "кандидатов",
        "человек",
        "люди",
        "резюме",
        "с",
        "со",
        "в",
        "во",
        "на",
        "и",
        "или",
        "а",
        "по",
        "из",
        "от",
        "до",
        "для",
        "без",
        "не",
        "кроме",
        "знает",
        "знание",
        "знанием",
        "умеет",
        "опыт",
        "опытом",
        "опыта",
        "работы",
        "стаж",
        "лет",
        "года",
        "год",
        "зарплата",
        "зп",
        "город",
        "городе",
        "база",
        "базе",
        "нам",
        "есть",
        "у",
        "язык",
        "языком",
        "языка",
        "find",
        "search",
        "show",
        "me",
        "look",
        "looking",
        "for",
        "who",
        "whom",
        "need",
        "needed",
        "candidate",
        "candidates",
        "people",
        "person",
        "with",
        "without",
        "in",
        "on",
        "at",
        "and",
        "or",
        "the",
        "a",
        "an",
        "of",
        "from",
        "to",
        "is",
        "are",
        "knows",
        "know",
        "knowledge",
        "experience",
        "years",
        "year",
        "salary",
        "city",
        "some",
        "any",
        "that",
        "has",
        "have",
        "based",
    ]
)
