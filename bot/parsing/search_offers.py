"""The filters that are offered for a tap."""

from bot.parsing.search_line import Filter, FilterKind

# What one can set by a tap, in the order shown; a button carries the place in this list, which therefore only grows.
OFFERED: tuple[Filter, ...] = (
    Filter(FilterKind.EXPERIENCE, high=0),
    Filter(FilterKind.EXPERIENCE, low=12),
    Filter(FilterKind.EXPERIENCE, low=36),
    Filter(FilterKind.EXPERIENCE, low=72),
    Filter(FilterKind.SALARY, "RUB", high=100_000),
    Filter(FilterKind.SALARY, "RUB", high=150_000),
    Filter(FilterKind.SALARY, "RUB", high=250_000),
    Filter(FilterKind.SALARY, "RUB", high=350_000),
    Filter(FilterKind.CITY, "Москва"),
    Filter(FilterKind.CITY, "Санкт-Петербург"),
    Filter(FilterKind.LANGUAGE, "english:B1"),
    Filter(FilterKind.LANGUAGE, "english:B2"),
    Filter(FilterKind.EDUCATION, "higher"),
    Filter(FilterKind.STAGE, "offer"),
    Filter(FilterKind.REJECTED),
    Filter(FilterKind.REJECTED, negated=True),
    Filter(FilterKind.RESERVE),
    Filter(FilterKind.CONSENT, "given"),
)
