"""Where the person lives: a city by its label, by the shape of an address, or by the gazetteer."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from bot.resumes.fields.words import morphology
from bot.resumes.values import Read

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.resumes.document import Line

_LABEL = re.compile(
    r"^(?:.{0,12}?)(?:проживает|проживаю|проживание|место (?:проживания|жительства)|адрес(?: проживания| регистрации)?|город(?: проживания)?|местоположение|регион(?: проживания)?|локация|местонахождение|живу в|прописка"
    r"|reside(?:s)? in|residence|location|address|city|lives? in|based in|home address|current location|place of residence|located in|hometown|area)\s*[:—–-]?\s+(.+)",
    re.IGNORECASE,
)
_LIVES = re.compile(
    r"(?:живу|проживаю|нахожусь|переехал\w* |live|based|living|located)\s+(?:сейчас\s+|currently\s+)?(?:в|in)\s+(?:г\.\s*|городе\s+)?([A-ZА-ЯЁ][\w-]+(?:\s[A-ZА-ЯЁ][\w-]+){0,2})",
    re.IGNORECASE,
)
_US_STATES = "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY ON BC QC AB MB NS"
_STATE_NAMES = """Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa
|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire
|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota
|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming|Ontario|Quebec|British Columbia|Alberta"""
_COUNTRIES_EN = """USA|U\\.S\\.A?\\.?|US|United States(?: of America)?|UK|United Kingdom|England|Scotland|Wales|Ireland|Canada|Australia|New Zealand|Germany|France
|Spain|Italy|Portugal|Netherlands|Belgium|Switzerland|Austria|Sweden|Norway|Denmark|Finland|Poland|Czech Republic|Czechia|Slovakia|Hungary
|Romania|Bulgaria|Serbia|Croatia|Greece|Turkey|Türkiye|Israel|UAE|United Arab Emirates|Saudi Arabia|Qatar|Egypt|Nigeria|Kenya|Ghana|South Africa
|India|Pakistan|Bangladesh|Sri Lanka|Nepal|China|Japan|South Korea|Korea|Singapore|Malaysia|Thailand|Vietnam|Indonesia|Philippines|Brazil
|Argentina|Chile|Mexico|Colombia|Peru|Russia|Russian Federation|Ukraine|Belarus|Kazakhstan|Uzbekistan|Armenia|Georgia|Azerbaijan|Kyrgyzstan
|Moldova|Lithuania|Latvia|Estonia|Cyprus|Montenegro|Luxembourg|Slovenia|Tajikistan|Turkmenistan|Mongolia|Morocco|Tunisia"""
_COUNTRIES_RU = "Россия|РФ|Российская Федерация|Казахстан|Беларусь|Республика Беларусь|Украина|Узбекистан|Армения|Грузия|Киргизия|Кыргызстан|Азербайджан|Таджикистан|Молдова|Туркменистан|Сербия|Турция|Германия|Израиль|ОАЭ|Польша|Латвия|Литва|Эстония|Кипр|Черногория"
CITY_STATE = re.compile(
    r"(?<![\w])((?:[A-Z][\w.'’-]+|St\.)(?:\s(?:of\s|de\s|la\s|upon\s)?[A-Z][\w.'’-]+){0,3}),\s*(?:(?:"
    + "|".join(_US_STATES.split())
    + r")\b(?!\w)|(?:"
    + re.sub(r"\s*\n\s*", "", _STATE_NAMES)
    + r")\b|(?:"
    + re.sub(r"\s*\n\s*", "", _COUNTRIES_EN)
    + r")(?!\w))"
)
_CITY_MARK = re.compile(
    r"(?<![а-яёА-ЯЁ])(?:г\.|гор\.|город)\s*([А-ЯЁ][а-яё]+(?:[\s-](?:на-)?[А-ЯЁ][а-яё]+(?:-[А-ЯЁ]?[а-яё]+)*){0,2}|[А-ЯЁ][а-яё]+-на-[А-ЯЁ][а-яё]+)"
)
_COUNTRY = re.compile(
    rf"^(?:{_COUNTRIES_RU}|" + re.sub(r"\s*\n\s*", "", _COUNTRIES_EN) + r")$", re.IGNORECASE
)
_REGION = re.compile(
    r"(?:обл(?:асть|\.)?|край|республика|респ\.|район|р-н|округ|регион|county|region|oblast|state|province)(?!\w)",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"(?<!\w)(?:ул\.|улица|пр-т|просп\.?|проспект|пер\.|д\.\s?\d|кв\.\s?\d|корп|шоссе|бульвар|street|st\.|avenue|ave\.?|road|rd\.?|drive|lane|blvd|apt\.?|suite|м\.|метро|metro)(?!\w)",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*[|•·●▪;/]\s*|\s{2,}|,\s*|\s[–—-]\s|\(|\)|(?<=[а-яёa-z]{3})\.\s+")
_UK_POSTCODE = re.compile(
    r"([A-Z][a-z]+(?:[\s-](?:upon-|on-)?[A-Z][a-z]+){0,3}),?\s+[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}(?![A-Za-z\d])"
)
_POSTAL = re.compile(r"(?<!\d)\d{4,6},?\s+([A-ZÀ-Þ][a-zß-ÿ]+(?:[\s-][A-ZÀ-Þ][a-zß-ÿ]+)?)(?=\s*(?:$|,|\(|\|))")
_MAX_WORDS = 4


@cache
def gazetteer() -> dict[str, str]:
    """Known cities, casefolded to the spelling shown, in Russian and English."""
    text = (resources.files("bot.resumes") / "vocabulary" / "cities.txt").read_text(encoding="utf-8")
    known: dict[str, str] = {}
    for line in text.splitlines():
        for name in line.partition("#")[0].split("|"):
            spelling = name.strip()
            if spelling:
                known[_key(spelling)] = spelling
    return known


_SHORT = {"спб": "Санкт-Петербург", "мск": "Москва", "питер": "Санкт-Петербург", "с.-петербург": "Санкт-Петербург", "с-петербург": "Санкт-Петербург",
          "екб": "Екатеринбург", "нск": "Новосибирск", "ростов на дону": "Ростов-на-Дону", "санкт петербург": "Санкт-Петербург", "нью-йорк": "Нью-Йорк",
          "nyc": "New York", "sf": "San Francisco", "н. новгород": "Нижний Новгород", "н.новгород": "Нижний Новгород"}  # fmt: skip


def _key(name: str) -> str:
    return re.sub(r"\s+", " ", name.casefold().replace("ё", "е")).strip(" .,")


def known_city(text: str) -> str | None:
    """The city a short text names, in the nominative; None when it names none."""
    key = _key(re.sub(r"^(?:г\.|гор\.|город|city of)\s*", "", text.strip(), flags=re.IGNORECASE))
    if key in _SHORT:
        return _SHORT[key]
    known = gazetteer()
    if key in known:
        return known[key]
    if re.fullmatch(r"[а-я -]{3,40}", key):
        nominative = " ".join(_nominative(word) for word in key.split())
        return known.get(nominative)
    return None


def _nominative(word: str) -> str:
    for parse in morphology().parse(word):
        if "Geox" in parse.tag:
            return str(parse.normal_form).replace("ё", "е")
    return word


def city_of_value(value: str) -> tuple[str, float] | None:
    """The city in the value of an address label, with confidence."""
    mark = _CITY_MARK.search(value)
    if mark:
        return _marked(mark[1]), 0.95
    parts = [part.strip(" .,:") for part in _SPLIT.split(value) if part.strip(" .,:")]
    for part in parts:
        city = known_city(part)
        if city:
            return city, 0.97
    pair = CITY_STATE.search(value)
    if pair:
        return _city_of_pair(pair), 0.93
    postcode = _UK_POSTCODE.search(value)
    if postcode:
        return known_city(postcode[1]) or postcode[1], 0.9
    for part in parts:
        bare = re.sub(r"^\d{5,6}\b\s*", "", part)
        if (
            _COUNTRY.match(bare)
            or _REGION.search(bare)
            or _STREET.search(bare)
            or re.search(r"\d|@|://", bare)
        ):
            continue
        if bare[:1].isupper() and len(bare.split()) <= _MAX_WORDS:
            return bare, 0.85
    return None


def _marked(text: str) -> str:
    """«г. Нижний Новгород Ленинский» → as much of it as is a known city, else its first word."""
    words = text.split()
    for count in range(len(words), 0, -1):
        city = known_city(" ".join(words[:count]))
        if city:
            return city
    return words[0]


def find_city(header: Iterable[Line], everything: Iterable[Line]) -> Read[str] | None:
    """City of residence: a label anywhere near the top, then the header's own lines."""
    header, everything = list(header), list(everything)
    for index, line in enumerate(everything[:60]):
        for piece in (*line.pieces, line.text):
            match = _LABEL.match(piece)
            if match and (found := city_of_value(match[1])):
                return Read(found[0], found[1], line.text)
        if re.fullmatch(
            r"(?:город|адрес|location|address|место жительства|место проживания|город проживания|проживание)\s*:?",
            line.text,
            re.IGNORECASE,
        ):
            following = everything[index + 1].text if index + 1 < len(everything) else ""
            if found := city_of_value(following):
                return Read(found[0], found[1], f"{line.text} {following}")
    return _unlabelled([*header[:20], *header[-5:]]) or _told(everything)


def _city_of_pair(pair: re.Match[str]) -> str:
    """The city of «City, ST», "Name Surname City, ST" and «City, Region, Country»."""
    words = pair[1].split()
    for start in range(len(words)):
        city = known_city(" ".join(words[start:]))
        if city:
            return city
    before = re.search(r"([A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,2}),\s*$", pair.string[: pair.start()])
    return before[1] if before else pair[1]


def _told(lines: list[Line]) -> Read[str] | None:
    """«Живу в Казани», "I live in Boston" inside a sentence."""
    for line in lines:
        match = _LIVES.search(line.text)
        if not match:
            continue
        words = match[1].split()
        for count in range(min(3, len(words)), 0, -1):
            city = known_city(" ".join(words[:count]))
            if city:
                return Read(city, 0.85, line.text)
    return None


def _unlabelled(lines: list[Line]) -> Read[str] | None:
    """By the shape of an address first, by the gazetteer last; paragraphs are left alone."""
    short = [line for line in lines if len(line.text) <= 160]
    for line in short:
        mark, pair = _CITY_MARK.search(line.text), CITY_STATE.search(line.text)
        if mark:
            return Read(_marked(mark[1]), 0.9, line.text)
        if pair:
            return Read(_city_of_pair(pair), 0.9, line.text)
    for line in short:
        code = _POSTAL.search(line.text) or _UK_POSTCODE.search(line.text)
        if code:
            return Read(known_city(code[1]) or code[1], 0.85, line.text)
    pieces = ((piece, line) for line in short for piece in _SPLIT.split(line.text))
    named = ((known_city(piece), line) for piece, line in pieces if 1 <= len(piece.split()) <= _MAX_WORDS)
    return next((Read(city, 0.85, line.text) for city, line in named if city), None)
