"""Names and contacts as keys that find the same person again, however they were typed."""

import re
import unicodedata
from enum import StrEnum
from urllib.parse import urlsplit

import phonenumbers

_LONGEST_EMAIL = 254
_EMAIL = re.compile(r"[^\s@<>,;\"']+@(?:[\w-]+\.)+[\w-]{2,}")
_HANDLE = re.compile(r"[a-z](?!.*__)[a-z0-9_]{2,30}[a-z0-9]")
_TELEGRAM_LINK = re.compile(
    r"^(?:(?:https?://)?(?:www\.)?(?:t|telegram)\.(?:me|dog)/(?:s/)?|tg://resolve\?domain="
    r"|@)(?P<handle>\w+)/?(?:[?&#].*)?$"
)
_PROFILE_HOSTS = {"linkedin": "linkedin.com", "github": "github.com", "hh_resume": "hh.ru"}


class ContactKind(StrEnum):
    """What kind of contact a value is; decides how it is normalised."""

    PHONE = "phone"
    EMAIL = "email"
    TELEGRAM = "telegram"
    LINKEDIN = "linkedin"
    GITHUB = "github"
    HH_RESUME = "hh_resume"
    LINK = "link"


def contact_key(kind: ContactKind | str, value: str, *, region: str = "RU") -> str | None:
    """The normalised form under which a contact is looked up, or ``None`` when the value is no such contact.

    A phone becomes E.164 (``region``: ISO country of numbers typed without a country code), an e-mail its
    case-folded address, a Telegram name its handle in lower case without ``@``, a link its host and path
    without scheme, ``www``, query and closing slash.
    """
    kind = ContactKind(kind)
    if kind is ContactKind.PHONE:
        return phone_key(value, region=region)
    if kind is ContactKind.EMAIL:
        return email_key(value)
    if kind is ContactKind.TELEGRAM:
        return telegram_key(value)
    return _link_key(kind, value)


def phone_key(value: str, *, region: str = "RU") -> str | None:
    """E.164 («8 (916) 123-45-67» → ``+79161234567``); an extension is left out; ``None`` for what cannot be
    a number."""
    cleaned = re.sub(
        r"^\s*(?:тел(?:ефон)?|моб|phone|tel|whatsapp|viber)\.?\s*:?\s*", "", value, flags=re.IGNORECASE
    )
    try:
        number = phonenumbers.parse(cleaned, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def email_key(value: str) -> str | None:
    """The case-folded address, without ``mailto:`` or angle brackets; ``None`` for what is no address."""
    found = _EMAIL.search(value.strip().removeprefix("mailto:"))
    if found is None or len(found[0]) > _LONGEST_EMAIL:
        return None
    return found[0].casefold().rstrip(".")


def telegram_key(value: str) -> str | None:
    """The handle in lower case, from «@Name», "t.me/name" or the bare name; ``None`` for what is no
    handle."""
    typed = value.strip()
    link = _TELEGRAM_LINK.match(typed.lower())
    handle = link["handle"] if link else typed.lower()
    return handle if _HANDLE.fullmatch(handle) else None


def _link_key(kind: ContactKind, value: str) -> str | None:
    typed = value.strip()
    try:
        parts = urlsplit(typed if "://" in typed else f"https://{typed}")
        host_name = parts.hostname or ""
    except ValueError:  # "http://[": no address at all
        return None
    host = host_name.removeprefix("www.").removeprefix("m.")
    if "." not in host or " " in typed:
        return None
    own_host = _PROFILE_HOSTS.get(kind.value)
    if own_host and host != own_host:
        if not host.endswith(f".{own_host}"):
            return None
        host = own_host  # ru.linkedin.com and spb.hh.ru show the same profiles
    path = parts.path.rstrip("/")
    return f"{host}{path.lower() if own_host else path}"


def normal_name(name: str) -> str:
    """A name for comparing: case-folded, ё as е, one blank between words, hyphens kept, other signs
    dropped."""
    folded = name.casefold().replace("ё", "е").replace("’", "'")
    return " ".join(re.sub(r"[^\w'-]+", " ", folded).replace("_", " ").split())


_ROMANISED = (
    "аa бb вv гg дd еe жzh зz иi йi кk лl мm нn оo пp рr сs тt уu фf хh цts чch шsh щshch ъ ыy ь эe юyu яya"
    " іi їi єe ґg ўu"
)
_LETTERS = str.maketrans({pair[0]: pair[1:] for pair in _ROMANISED.split()} | {"'": "", "-": " "})
_SOUNDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"shch|sch|sh", "s"),
        (r"tch", "ch"),
        (r"kh", "h"),
        (r"zh", "z"),
        (r"ph", "f"),
        (r"ts|tz", "c"),
        (r"ks", "x"),
        (r"ck", "k"),
        (r"w", "v"),
        (r"[jy]", "i"),
        (r"i[eo]", "e"),
        (r"(.)\1+", r"\1"),
        (r"nder$", "ndr"),
    )
)


def name_key(name: str) -> str:
    """What a name sounds like in Latin letters, word by word, so that Ivanov finds Иванов and Scherbakova
    Щербакова.

    The common ways of romanising Russian names (passport, GOST, BGN, everyday) fall together: ``yu/iu/ju``,
    ``kh/h``, ``y/i/j/iy``, ``ts/c``, ``ks/x``, ``shch/sch``, doubled letters, soft and hard signs. For
    finding, never for proof: different names may share a key.
    """
    return " ".join(key for word in normal_name(name).translate(_LETTERS).split() if (key := _sound(word)))


def name_keys(name: str) -> frozenset[str]:
    """The keys of all words of a name, whatever their order («Пётр Иванов», "Ivanov, Petr")."""
    return frozenset(name_key(name).split())


def _sound(word: str) -> str:
    plain = "".join(
        letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter)
    )
    for pattern, sound in _SOUNDS:
        plain = pattern.sub(sound, plain)
    return plain
