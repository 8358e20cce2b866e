"""Buttons of the company's settings."""

from bot.callbacks.codec import Press, button


@button("ka")
class OpenCompany(Press):
    """The company's settings."""


@button("kb")
class RenameCompany(Press):
    """Ask for another name."""


@button("kc")
class OpenCompanyZones(Press):
    """The zones the company's days can be counted in."""


@button("kd")
class ChooseCompanyZone(Press):
    """Count the company's days in this zone, by its place in the list."""

    place: int


@button("ke")
class OpenCompanyCountries(Press):
    """The countries whose calendar the company can work by."""


@button("kf")
class ChooseCompanyCountry(Press):
    """Work by this country's calendar, by its place in the list."""

    place: int


@button("kg")
class ChooseCompanyLanguage(Press):
    """The language of groups and newcomers."""

    language: str


@button("kh")
class OpenCompanyCalendar(Press):
    """The company's own working days and days off."""


@button("ki")
class AddOwnDay(Press):
    """Ask for a day that the company works or rests against the calendar."""


@button("kj")
class DropOwnDay(Press):
    """Go by the country's calendar on that day again, by its number."""

    day: int


@button("kk")
class OpenTrialWipe(Press):
    """What wiping the trial data would take, and how to confirm it."""
