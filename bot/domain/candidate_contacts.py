"""Contacts of candidates: as shown, and the normalised key that finds the same person again."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

import phonenumbers

from bot.models import ContactKind

DEFAULT_REGION = "RU"
LONGEST_LINK = 300

# Two people do not share these; a link to a portfolio may be anybody's.
STRONG = frozenset(
    {
        ContactKind.PHONE,
        ContactKind.EMAIL,
        ContactKind.TELEGRAM,
        ContactKind.LINKEDIN,
        ContactKind.GITHUB,
        ContactKind.HH_RESUME,
    }
)

_EMAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}")
_URL = re.compile(
    r"(?:https?://|www\.)\S+|(?:t\.me|github\.com|(?:\w+\.)?linkedin\.com|(?:\w+\.)?hh\.ru)/\S+",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w@./])@([a-zA-Z]\w{4,31})\b")
_PROFILES: tuple[tuple[ContactKind, re.Pattern[str]], ...] = (
    (ContactKind.TELEGRAM, re.compile(r"(?:t|telegram)\.me/([a-zA-Z]\w{3,31})/?$", re.IGNORECASE)),
    (ContactKind.GITHUB, re.compile(r"github\.com/([\w-]+)/?$", re.IGNORECASE)),
    (ContactKind.LINKEDIN, re.compile(r"linkedin\.com/in/([^/?#\s]+)", re.IGNORECASE)),
    (ContactKind.HH_RESUME, re.compile(r"hh\.ru/resume/([0-9a-f]{20,})", re.IGNORECASE)),
)
_DOTS_DO_NOT_COUNT = frozenset({"gmail.com", "googlemail.com"})


@dataclass(frozen=True)
class Contact:
    """A contact: `shown` as people write it, `key` as it is compared."""

    kind: ContactKind
    shown: str
    key: str


def phone(e164: str) -> Contact:
    """A phone; digits without a plus are E.164 too."""
    number = e164 if e164.startswith("+") else f"+{e164}"
    return Contact(ContactKind.PHONE, number, number)


def email(address: str) -> Contact:
    """An e-mail; tags after a plus, and dots at Gmail, lead to the same box."""
    box, _, host = address.strip().casefold().rpartition("@")
    plain_box = box.split("+", 1)[0] or box
    if host in _DOTS_DO_NOT_COUNT:
        plain_box, host = plain_box.replace(".", ""), "gmail.com"
    return Contact(ContactKind.EMAIL, address.strip(), f"{plain_box}@{host}")


def profile(kind: ContactKind, handle: str) -> Contact:
    """A handle or slug: Telegram, GitHub, LinkedIn, a résumé's id at hh.ru."""
    name = handle.strip().removeprefix("@").rstrip("/")
    return Contact(kind, f"@{name}" if kind is ContactKind.TELEGRAM else name, name.casefold())


def link(url: str) -> Contact:
    """Any other address on the web; profiles of known sites become their own kinds."""
    for kind, pattern in _PROFILES:
        if match := pattern.search(url):
            return profile(kind, match[1])
    full = url if url.lower().startswith("http") else f"https://{url}"
    parts = urlsplit(full)
    key = f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}"
    return Contact(ContactKind.LINK, full[:LONGEST_LINK], key.casefold()[:LONGEST_LINK])


def url_of(contact: Contact) -> str | None:
    """Where a contact opens, None for those that are only copied."""
    match contact.kind:
        case ContactKind.TELEGRAM:
            return f"https://t.me/{contact.key}"
        case ContactKind.GITHUB:
            return f"https://github.com/{contact.shown}"
        case ContactKind.LINKEDIN:
            return f"https://www.linkedin.com/in/{contact.shown}"
        case ContactKind.HH_RESUME:
            return f"https://hh.ru/resume/{contact.shown}"
        case ContactKind.LINK:
            return contact.shown
        case _:
            return None


def find_contacts(text: str, *, region: str = DEFAULT_REGION) -> tuple[Contact, ...]:
    """Every contact typed in a text, each once; empty when there is none."""
    found: list[Contact] = [email(match[0]) for match in _EMAIL.finditer(text)]
    rest = _EMAIL.sub(" ", text)
    found.extend(link(match[0].rstrip(".,;)")) for match in _URL.finditer(rest))
    rest = _URL.sub(" ", rest)
    found.extend(profile(ContactKind.TELEGRAM, match[1]) for match in _HANDLE.finditer(rest))
    rest = _HANDLE.sub(" ", rest)
    e164 = phonenumbers.PhoneNumberFormat.E164
    spotted = phonenumbers.PhoneNumberMatcher(rest, region)
    found.extend(phone(phonenumbers.format_number(each.number, e164)) for each in spotted)
    return distinct(found)


def distinct(contacts: Iterable[Contact]) -> tuple[Contact, ...]:
    """Each contact once, as it came first."""
    kept: dict[tuple[ContactKind, str], Contact] = {}
    for contact in contacts:
        kept.setdefault((contact.kind, contact.key), contact)
    return tuple(kept.values())


def replacing(present: Iterable[Contact], typed: Iterable[Contact]) -> tuple[Contact, ...]:
    """Typed contacts take the place of the present ones of the same kinds; the other kinds stay."""
    new = tuple(typed)
    kinds = {contact.kind for contact in new}
    return distinct((*new, *(contact for contact in present if contact.kind not in kinds)))
