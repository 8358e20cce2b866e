"""Words in the reader's language: Fluent files, safe HTML, and the locale's way to write dates and numbers."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from html import escape
from pathlib import Path

from babel.core import Locale as BabelLocale
from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal
from fluent.runtime import FluentBundle, FluentResource

LOCALES = Path(__file__).parent / "locales"


class Language(StrEnum):
    """The languages every text exists in."""

    RU = "ru"
    EN = "en"


class Html(str):
    """A text that is already safe Telegram HTML. Only `html`, `Words.html` and joins of such make it."""

    __slots__ = ()

    def __add__(self, other: str) -> "Html":
        return Html(super().__add__(html(other)))


def html(value: object) -> Html:
    """Any value as safe HTML: the one helper that escapes."""
    return value if isinstance(value, Html) else Html(escape(str(value), quote=False))


def lines(*parts: str | None) -> Html:
    """Join parts with line breaks, leaving out the empty ones; plain strings are escaped."""
    return Html("\n".join(html(part) for part in parts if part))


def blocks(*parts: str | None) -> Html:
    """Join parts with an empty line between, leaving out the empty ones; plain strings are escaped."""
    return Html("\n\n".join(html(part) for part in parts if part))


Value = str | int | Decimal | None
# Fluent refuses values over 2500 characters, a guard against hostile translations. Ours are not: a longer value is put in
# afterwards, a mark that nobody types standing in for it.
_LONGEST_PLACEABLE = 2000
_MARK = "\ue000"


class Words:
    """The texts of one language. `words("key")` is plain (buttons, toasts); `words.html("key")` is safe HTML (messages)."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.babel = BabelLocale.parse(language.value)
        self._bundle = _bundle(language)

    def __call__(self, key: str, **values: Value) -> str:
        return self._format(key, values)

    def html(self, key: str, **values: Value) -> Html:
        """The text with every value escaped; values that are Html already stay as they are."""
        safe: dict[str, Value] = {
            name: html(value) if isinstance(value, str) else value for name, value in values.items()
        }
        return Html(self._format(key, safe))

    def option(self, prefix: str, value: StrEnum) -> str:
        """The name of an enum's member: key `<prefix>-<value with dashes>`."""
        return self._format(f"{prefix}-{value.value.replace('_', '-')}", {})

    def has(self, key: str) -> bool:
        return bool(self._bundle.has_message(key))

    def _format(self, key: str, values: dict[str, Value]) -> str:
        pattern = self._bundle.get_message(key).value if self._bundle.has_message(key) else None
        if pattern is None:
            raise KeyError(f"no text {key!r} in {self.language.value}")
        given = {name: value for name, value in values.items() if value is not None}
        long = {
            f"{_MARK}{name}{_MARK}": value
            for name, value in given.items()
            if isinstance(value, str) and len(value) > _LONGEST_PLACEABLE
        }
        marks = {mark.strip(_MARK): mark for mark in long}
        text, errors = self._bundle.format_pattern(pattern, given | marks)
        if errors:
            raise ValueError(f"text {key!r} in {self.language.value}: {errors}")
        whole = str(text)
        for mark, value in long.items():
            whole = whole.replace(mark, value)
        return whole

    # -- numbers and dates ------------------------------------------------------------------------

    def number(self, value: int | Decimal) -> str:
        return str(format_decimal(value, locale=self.babel))

    def day(self, value: date, *, today: date | None = None, weekday: bool = True) -> str:
        """«пт, 27 ноября» or "Fri, 27 November"; the year is added when it is not today's."""
        pattern = "d MMMM" if today is not None and value.year == today.year else "d MMMM y"
        return format_date(value, f"E, {pattern}" if weekday else pattern, locale=self.babel)

    def moment(self, value: datetime, *, today: date | None = None) -> str:
        """A moment already in the reader's zone: «пт, 27 ноября, 18:00»."""
        return f"{self.day(value.date(), today=today)}, {format_datetime(value, 'HH:mm', locale=self.babel)}"


@cache
def words(language: Language) -> Words:
    """The texts of a language, read from its files once."""
    return Words(language)


@cache
def _bundle(language: Language) -> FluentBundle:
    bundle = FluentBundle([language.value], use_isolating=False)
    for path in sorted((LOCALES / language.value).glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle


def language_from_code(code: str | None, default: Language) -> Language:
    """The language for Telegram's `language_code`: Russian for the neighbours who mostly read it, else English."""
    if not code:
        return default
    primary = code.split("-")[0].lower()
    if primary in {"ru", "be", "uk", "kk", "ky", "uz", "tg", "hy", "az"}:
        return Language.RU
    return Language.EN
