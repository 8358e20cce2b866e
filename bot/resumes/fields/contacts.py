"""E-mails, phones, Telegram, profiles and links, over the whole paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import phonenumbers
from phonenumbers import Leniency, PhoneNumberFormat

from bot.resumes.fields.dates import find_day, find_ranges
from bot.resumes.values import Link, Read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bot.resumes.document import Document, Line

_EMAIL = re.compile(
    r"(?<![\w.+%-])[A-Za-z0-9][\w.+%-]*@(?:[A-Za-zА-Яа-яЁё0-9](?:[\wА-Яа-яЁё-]*[A-Za-zА-Яа-яЁё0-9])?\.)+[A-Za-zрф]{2,24}(?![\w@])"
)
_SPACED_EMAIL = re.compile(
    r"([A-Za-z0-9][\w.+-]*)\s*@\s*([A-Za-z0-9-]+(?:\s?\.\s?[A-Za-z0-9-]+)*\s?\.\s?(?:ru|com|org|net|kz|by|ua|uz|am|me|io|edu|su|рф))\b"
)
_URL = re.compile(
    r"(?:https?://|www\.)[^\s<>()|,;«»\"']+|(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:com|ru|org|net|io|me|dev|kz|by|ua|uz|tech|pro|su|рф|site|app|co|uk|de|page|design)(?:/[^\s<>()|,;«»\"']*)?(?![\w@])",
    re.IGNORECASE,
)
_TELEGRAM_LINK = re.compile(
    r"(?:t\.me|telegram\.me|telegram\.dog)/(?!joinchat|\+|share|s/)@?([A-Za-z]\w{3,31})", re.IGNORECASE
)
_TELEGRAM_WORD = re.compile(
    r"(?<![\w@])(?:telegram|телеграмм?|телега|тг|tg|tlg)(?![\w])[^\w@\n]{0,4}(?:(?:username|ник|аккаунт|никнейм)[^\w@\n]{0,3})?[:\s—–-]*@?([A-Za-z]\w{3,31})(?![\w@.])",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w@./])@([A-Za-z]\w{3,31})(?![\w@]|\.\w)")
_OTHER_NETWORK = re.compile(
    r"instagram|инстаграм|twitter|tiktok|skype|скайп|vk\b|discord|х\.com|x\.com|medium|threads|github",
    re.IGNORECASE,
)
_GITHUB = re.compile(
    r"github\.com/(?!orgs/|topics/|features|sponsors/|about)([A-Za-z0-9](?:[A-Za-z0-9-]{0,38}))",
    re.IGNORECASE,
)
_GITHUB_WORD = re.compile(
    r"\bgit\s?hub\s*(?:profile|профиль)?\s*[:—–-]\s*@?([A-Za-z0-9][A-Za-z0-9-]{2,38})(?=\s*(?:$|[|,;•·)]))",
    re.IGNORECASE,
)
_LINKEDIN = re.compile(r"linkedin\.com/(?:in|pub|profile)/([^\s/?#|,;<>()]+)", re.IGNORECASE)
_SLUG_GOES_ON = re.compile(r"^\s*(?P<rest>[\w%-]+)\s*(?P<mark>\(LinkedIn\))?\s*$", re.IGNORECASE)
_LINKEDIN_WORD = re.compile(
    r"\blinked\s?in\s*(?:profile|профиль)?\s*[:—–-]\s*@?(?:in/)?([A-Za-z0-9][A-Za-z0-9-]{2,60})(?=\s*(?:$|[|,;•·)]))",
    re.IGNORECASE,
)
_NOT_HANDLES = {"com", "http", "https", "www", "telegram", "channel", "bots", "whatsapp", "viber", "email", "mail", "phone", "bot", "skype", "github", "linkedin", "username", "profile", "dev"}  # fmt: skip

_PHONE_LABEL = re.compile(
    r"(?<!\w)(?:тел(?:ефон)?|моб(?:ильный)?|сот(?:овый)?|phone|mobile|cell|tel|whats\s?app|viber|вайбер|ватсап|контакт)",
    re.IGNORECASE,
)
_NOT_A_PHONE = re.compile(
    r"(?<!\w)(?:инн|снилс|огрн|кпп|паспорт|серия|р/с|счет|passport|id\s?no|isbn|issn|doi|orcid|индекс|patent|бик|окпо|№)(?!\w)",
    re.IGNORECASE,
)
_HEAD_LINES = 25
_CONTACT_LINE = 160
_SUM = re.compile(
    r"(?:\d[\d\s.,]*(?:тыс\w*\.?|к|k)?\s*[-–—]\s*)?\d[\d\s.,]*\s*(?:₽|₸|€|\$|£|руб|р\.|тенге|сум(?![а-яё])|(?:usd|eur|rub|kzt|uzs)\b)",
    re.IGNORECASE,
)  # «50 000 – 60 000 руб.» has the digits of a phone
#: Countries named near the top of a paper, whose national numbers are meant when no country code is written.
_REGIONS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (region, re.compile(words, re.IGNORECASE))
    for region, words in (
        ("GB", r"\b(?:united kingdom|england|scotland|wales|london|manchester|birmingham|leeds|glasgow|edinburgh|bristol|liverpool)\b|\.uk\b|(?<![a-z])[a-z]{1,2}\d[a-z\d]?\s\d[a-z]{2}(?![a-z\d])"),
        ("KZ", r"казахстан|kazakhstan|алматы|астана|караганда|шымкент|almaty|astana|\.kz\b"),
        ("BY", r"беларус|belarus|минск|minsk|гомель|брест\b|витебск|гродно|могил[её]в|\.by\b"),
        ("UA", r"украина|ukraine|\bкиев\b|киї?в\b|kyiv|kiev|харьков|одесса|\.ua\b"),
        ("UZ", r"узбекистан|uzbekistan|ташкент|tashkent|самарканд|\.uz\b"),
        ("KG", r"кыргызстан|киргизия|kyrgyzstan|бишкек|bishkek|\.kg\b"),
        ("AM", r"армения|armenia|ереван|yerevan|\.am\b"),
        ("GE", r"грузия|тбилиси|tbilisi|\bgeorgia\b(?=.{0,40}\+995)|\.ge\b"),
        ("AZ", r"азербайджан|azerbaijan|\bбаку\b|\bbaku\b|\.az\b"),
        ("DE", r"\bgermany\b|deutschland|\bberlin\b|\bmunich\b|hamburg|frankfurt|германия"),
        ("FR", r"\bfrance\b|\bparis\b"),
        ("ES", r"\bspain\b|\bmadrid\b|barcelona"),
        ("IT", r"\bitaly\b|\bmilan\b|\brome\b(?!,\s*ga)"),
        ("PL", r"\bpoland\b|\bwarsaw\b|krak[oó]w|wroc[lł]aw"),
        ("NL", r"netherlands|amsterdam|rotterdam"),
        ("IE", r"\bireland\b|\bdublin\b(?!,\s*(?:ca|oh))"),
        ("IN", r"\bindia\b|bangalore|bengaluru|mumbai|hyderabad|chennai|\bpune\b|new delhi"),
        ("AU", r"\baustralia\b|\bsydney\b|melbourne\b(?!,\s*fl)|brisbane"),
        ("AE", r"\bu\.?a\.?e\b|united arab emirates|\bdubai\b|abu dhabi"),
        ("SG", r"\bsingapore\b"),
        ("TR", r"\bturkey\b|türkiye|istanbul|турция|стамбул"),
        ("IL", r"\bisrael\b|tel aviv|израиль"),
    )
)  # fmt: skip


def find_emails(document: Document) -> tuple[Read[str], ...]:
    """All addresses in order of appearance, lower case, each once."""
    found: dict[str, Read[str]] = {}
    for line in document.lines:
        for address in _addresses(line.text):
            found.setdefault(address, Read(address, 0.85 if document.ocr else 0.98, line.text))
    for url in document.links:
        if url.lower().startswith("mailto:"):
            address = unquote(url[7:]).split("?")[0].strip().lower()
            if _EMAIL.fullmatch(address):
                found.setdefault(address, Read(address, 0.9, url))
    return tuple(found.values())


def _addresses(text: str) -> Iterator[str]:
    matches = [match[0] for match in _EMAIL.finditer(text)]
    if not matches:
        matches = [re.sub(r"\s", "", match[0]) for match in _SPACED_EMAIL.finditer(text)]
    for address in matches:
        yield address.strip(".").lower()


def find_phones(document: Document, *, region: str, today: date) -> tuple[Read[str], ...]:
    """Phone numbers as E.164, in order, each once.

    `region` (ISO country) reads numbers written without a country. Valid numbers count anywhere; merely
    possible ones only near the top or beside a word such as «тел.»: years and sums look like them.
    """
    found: dict[str, Read[str]] = {}
    for index, line in enumerate(document.lines):
        head = index < _HEAD_LINES or bool(_PHONE_LABEL.search(line.text))
        for read in _phones_in(line, region, today, head=head):
            found.setdefault(read.value, read)
    for url in document.links:
        if url.lower().startswith("tel:"):
            for read in _numbers(unquote(url[4:]), url, region, Leniency.POSSIBLE):
                found.setdefault(read.value, read)
    return _without_shadows(tuple(found.values()))


def _phones_in(line: Line, region: str, today: date, *, head: bool) -> Iterator[Read[str]]:
    if _NOT_A_PHONE.search(line.text):
        return
    text = _SUM.sub(" ", _URL.sub(" ", _EMAIL.sub(" ", line.text)))
    for span in reversed(find_ranges(text, today)):
        text = text[: span.start] + " " * (span.stop - span.start) + text[span.stop :]
    if find_day(text) and not _PHONE_LABEL.search(text):
        text = re.sub(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d{2}-\d{2}", " ", text)
    if sum(character.isdigit() for character in text) < 7:  # no phone is shorter
        return
    seen = False
    for read in _numbers(text, line.text, region, Leniency.VALID):
        seen = True
        yield read
    if head and not seen:
        yield from _numbers(text, line.text, region, Leniency.POSSIBLE)


def _numbers(text: str, line: str, region: str, leniency: int) -> Iterator[Read[str]]:
    for match in phonenumbers.PhoneNumberMatcher(text, region, leniency=leniency):
        raw = match.raw_string.strip()
        digits = re.sub(r"\D", "", raw)
        if leniency == Leniency.POSSIBLE and not _plausible(raw, digits, line):
            continue
        stated = (
            raw.startswith("+")
            or text[max(match.start - 1, 0)] == "+"
            or digits.startswith(str(match.number.country_code))
        )
        stated = stated or (region == "RU" and len(digits) == 11)  # 8 9xx xxx-xx-xx
        value = phonenumbers.format_number(match.number, PhoneNumberFormat.E164)
        sure = (0.95 if leniency == Leniency.VALID else 0.75) - (0 if stated else 0.1)
        yield Read(value, round(sure, 2), line, () if stated else (digits,))


def _plausible(raw: str, digits: str, line: str) -> bool:
    """A number that is only possible must look written as a phone."""
    if not 10 <= len(digits) <= 15:  # E.164 without short local numbers
        return False
    return (
        raw.startswith(("+", "(", "8"))
        or bool(re.search(r"\d[\s().-]+\d", raw))
        or bool(_PHONE_LABEL.search(line))
    )


def _without_shadows(reads: tuple[Read[str], ...]) -> tuple[Read[str], ...]:
    """The same number read with and without its country counts once."""
    kept: list[Read[str]] = []
    for read in sorted(reads, key=lambda item: -item.confidence):
        if not any(read.value[-10:] == other.value[-10:] for other in kept):
            kept.append(read)
    return tuple(read for read in reads if read in kept)


def guess_region(document: Document, language: str) -> str:
    """The country whose national numbers are meant when none is written."""
    top = "\n".join(line.text for line in document.lines[:_HEAD_LINES] if len(line.text) <= _CONTACT_LINE)
    named = [(match.start(), region) for region, words in _REGIONS if (match := words.search(top))]
    if named:
        return min(named)[1]
    return "US" if language == "en" else "RU"


def find_telegram(document: Document) -> Read[str] | None:
    """A Telegram user name without @: by link, by the word beside it, or a lone @handle near the top."""
    for text in _with_links(document):
        if match := _TELEGRAM_LINK.search(text):
            return Read(match[1], 0.95, text)
    for line in document.lines:
        match = _TELEGRAM_WORD.search(line.text)
        if match and match[1].lower() not in _NOT_HANDLES and _looks_like_handle(match):
            return Read(match[1], 0.95 if "@" in match[0] else 0.85, line.text)
    return _lone_handle(document.lines[:_HEAD_LINES])


def _looks_like_handle(match: re.Match[str]) -> bool:
    """After the word Telegram: written with @ or a colon, or with a sign that no plain word has."""
    return "@" in match[0] or ":" in match[0] or bool(re.search(r"[_\d]", match[1]))


def _lone_handle(lines: tuple[Line, ...]) -> Read[str] | None:
    above = ""
    for line in lines:
        match = _HANDLE.search(_EMAIL.sub(" ", line.text))
        if match and not _OTHER_NETWORK.search(f"{above} {line.text}"):
            return Read(match[1], 0.75, line.text)
        above = line.text
    return None


def _with_links(document: Document) -> Iterator[str]:
    for line in document.lines:
        yield line.text
    yield from document.links


def find_profile(document: Document, site: str) -> Read[str] | None:
    """The slug of a GitHub or LinkedIn profile."""
    by_url, by_word = (_GITHUB, _GITHUB_WORD) if site == "github" else (_LINKEDIN, _LINKEDIN_WORD)
    texts = list(_with_links(document))
    for text, following in zip(texts, [*texts[1:], ""], strict=True):
        if match := by_url.search(text):
            slug = unquote(f"{match[1]}{_rest_of_slug(text, match.end(), following)}").rstrip(".-/")
            if slug:
                return Read(slug, 0.95, text)
    for line in document.lines[: _HEAD_LINES * 2]:
        match = by_word.search(line.text)
        if match and match[1].lower() not in _NOT_HANDLES:
            return Read(match[1], 0.8, line.text)
    return None


def _rest_of_slug(text: str, end: int, following: str) -> str:
    """The part of an address that a narrow column has put on its next line, as LinkedIn's own PDF does.

    It breaks addresses at hyphens, and a PDF's text gives the hyphen at the end of a line as a soft one, or not at all.
    """
    rest = _SLUG_GOES_ON.match(following)
    if text[end:].strip(" \xad\x02") or rest is None:
        return ""
    if text.rstrip().endswith("-"):
        return rest["rest"]
    return f"-{rest['rest']}" if rest["mark"] else ""


def find_links(document: Document) -> tuple[Read[Link], ...]:
    """Other web addresses, each once. Hosts of e-mails and bare technology names (node.js) are not links."""
    found: dict[str, Read[Link]] = {}
    for text in _with_links(document):
        for match in _URL.finditer(_EMAIL.sub(" ", text)):
            url = match[0].rstrip(".:/")
            if not url.lower().startswith("http") and "/" not in url and not url.lower().startswith("www."):
                continue
            full = url if url.lower().startswith("http") else f"https://{url}"
            try:
                host = (urlsplit(full).hostname or "").removeprefix("www.")
            except ValueError:
                continue
            if "." in host:
                found.setdefault(full.casefold(), Read(Link(full, host), 0.9, text))
    return tuple(found.values())
