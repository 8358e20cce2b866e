"""What is known of a person, in words: the lines that a draft's card and a candidate's card share."""

from collections.abc import Sequence
from datetime import date

from bot.domain.candidate_beside import KeptBar
from bot.domain.candidate_contacts import Contact, url_of
from bot.domain.candidate_fields import value_of
from bot.domain.candidate_learning import SpokenLanguage, Study
from bot.domain.candidate_values import CandidateField, CandidateValues
from bot.domain.vacancy_fit import Fit, SkillFit
from bot.i18n import Html, Words, html, lines
from bot.models import ContactKind
from bot.parsing.languages import LEVELS
from bot.views import format as show
from bot.views.money import salary
from bot.views.screen import Button, Row

SKILLS_SHOWN = 14
CONTACTS_SHOWN = 5
WANTED_SHOWN = 12
LINE_LENGTH = 120
SKILL_LENGTH = 30
SKILLS_LENGTH = 400
_SIGNS = {
    ContactKind.PHONE: "📞",
    ContactKind.EMAIL: "✉️",
    ContactKind.TELEGRAM: "✈️",
    ContactKind.LINKEDIN: "🔗 LinkedIn",
    ContactKind.GITHUB: "🔗 GitHub",
    ContactKind.HH_RESUME: "🔗 hh.ru",
    ContactKind.LINK: "🔗",
}
_COPIED = frozenset({ContactKind.PHONE, ContactKind.EMAIL, ContactKind.TELEGRAM})
_LINK_LENGTH = 60
_REASON = 120
LANGUAGES_SHOWN, STUDIES_SHOWN = 6, 3
# A button copies no more (Telegram's limit).
MOST_COPIED = 256


def name_line(words: Words, values: CandidateValues) -> Html:
    """The card's title: the name, or that there is none yet."""
    if not values.full_name:
        return words.html("candidate-nameless")
    return words.html("candidate-title", name=values.full_name)


def fact_lines(words: Words, values: CandidateValues, *, today: date) -> Html:
    """Position; city and age; experience and wished salary: a line each, none for what is unknown."""
    years = values.age.on(today)
    place = ", ".join(
        part for part in (values.city, show.age(words, years) if years is not None else "") if part
    )
    months = values.experience_months
    experience = show.experience(words, months) if months is not None else ""
    if months:
        experience = words("candidate-experience", value=experience)
    wish = salary_text(words, values)
    return lines(
        html(show.clip(values.position, LINE_LENGTH)) if values.position else None,
        html(show.clip(place, LINE_LENGTH)) if place else None,
        words.html("candidate-citizenship", value=show.clip(values.citizenship, LINE_LENGTH))
        if values.citizenship
        else None,
        html(_capitalised(" · ".join(part for part in (experience, wish) if part)))
        if experience or wish
        else None,
    )


def _capitalised(line: str) -> str:
    return line[:1].upper() + line[1:]


def salary_text(words: Words, values: CandidateValues) -> str:
    """The wished salary in full, empty when not stated."""
    wish = values.salary
    if wish is None:
        return ""
    return salary(words, wish.amount_min, wish.amount_max, wish.currency, period=wish.period, tax=wish.tax)


def contact_lines(contacts: tuple[Contact, ...]) -> Html | None:
    """Contacts, a line each: phones, e-mails and handles are copied by one tap, pages open."""
    if not contacts:
        return None
    return lines(*(_contact_line(contact) for contact in contacts[:CONTACTS_SHOWN]))


def _contact_line(contact: Contact) -> Html:
    sign = _SIGNS[contact.kind]
    shown = show.phone(contact.shown) if contact.kind is ContactKind.PHONE else contact.shown
    if contact.kind in _COPIED:
        return Html(f"{sign} <code>{html(shown)}</code>")
    url = (url_of(contact) or "").replace('"', "%22")
    return Html(f'{sign} <a href="{html(url)}">{html(show.clip(shown, _LINK_LENGTH))}</a>')


def skills_line(words: Words, skills: tuple[str, ...]) -> Html | None:
    """Skills in one line, shortened to the first ones."""
    if not skills:
        return None
    shown = show.clip(", ".join(skills[:SKILLS_SHOWN]), SKILLS_LENGTH)
    hidden = len(skills) - SKILLS_SHOWN
    if hidden > 0:
        return words.html("candidate-skills-more", skills=shown, count=hidden)
    return words.html("candidate-skills", skills=shown)


def with_levels(skills: tuple[str, ...], levels: tuple[tuple[str, int], ...]) -> tuple[str, ...]:
    """The skills with how well each is known, where somebody has said so: «Figma 4/5»."""
    known = dict(levels)
    return tuple(f"{skill} {known[skill]}/5" if skill in known else skill for skill in skills)


def language_line(words: Words, spoken: tuple[SpokenLanguage, ...]) -> Html | None:
    """Languages with their levels, in one line."""
    if not spoken:
        return None
    return words.html("candidate-languages", languages=_spoken(words, spoken[:LANGUAGES_SHOWN]))


def _spoken(words: Words, spoken: tuple[SpokenLanguage, ...]) -> str:
    said = [
        " ".join(
            part
            for part in (
                words.option("human-language", one.language),
                words("find-native") if one.level == LEVELS[-1] else one.level,
            )
            if part
        )
        for one in spoken
    ]
    return ", ".join(said)


def study_lines(words: Words, studies: tuple[Study, ...]) -> Html | None:
    """The places of study, a line each."""
    if not studies:
        return None
    return lines(
        *(words.html("candidate-study", study=_study(words, one)) for one in studies[:STUDIES_SHOWN])
    )


def _study(words: Words, one: Study) -> str:
    level = words.option("education", one.level) if one.level is not None else ""
    parts = (one.institution, one.speciality, level, str(one.year) if one.year else "")
    return show.clip(", ".join(part for part in parts if part), LINE_LENGTH)


def copy_buttons(words: Words, contacts: tuple[Contact, ...]) -> Row:
    """One tap copies the first phone, e-mail and Telegram."""
    firsts = {kind: next((one for one in contacts if one.kind is kind), None) for kind in _SIGNS}
    return tuple(
        Button(f"{_SIGNS[kind]} {words('candidate-copy')}", copy=one.shown)
        for kind, one in firsts.items()
        if one is not None and kind in _COPIED and len(one.shown) <= MOST_COPIED
    )


def fit_lines(words: Words, found: Fit | None, title: str) -> Html | None:
    """How the vacancy's competencies are met: ✓ and ✗ for must-haves, then what would be a plus."""
    if found is None:
        return None
    musts = [item for item in found.wanted if item.must][:WANTED_SHOWN]
    nice = [item for item in found.wanted if not item.must][:WANTED_SHOWN]
    title = show.clip(title, LINE_LENGTH)
    return lines(
        words.html("candidate-fit", title=title, met=found.musts_met, musts=found.musts) if musts else None,
        html(_marked(musts, "✗")) if musts else None,
        words.html("candidate-fit-nice", skills=_marked(nice, "–")) if nice else None,
    )


def _marked(wanted: Sequence[SkillFit], missing: str) -> str:
    return "  ".join(
        f"{'✓' if item.has else missing} {show.clip(item.name, SKILL_LENGTH)}" for item in wanted
    )


def field_text(words: Words, values: CandidateValues, field: CandidateField, *, today: date) -> str:
    """One field's value in words, empty when there is none."""
    match field:
        case CandidateField.CONTACTS:
            text = ", ".join(_contact_text(contact) for contact in values.contacts)
        case CandidateField.AGE:
            text = _age_text(words, values, today)
        case CandidateField.EXPERIENCE:
            months = values.experience_months
            text = show.experience(words, months) if months is not None else ""
        case CandidateField.SALARY:
            text = salary_text(words, values)
        case CandidateField.SKILLS:
            text = ", ".join(values.skills)
        case CandidateField.LANGUAGES:
            text = _spoken(words, values.languages or ())
        case CandidateField.EDUCATION:
            text = "; ".join(_study(words, one) for one in values.studies or ())
        case _:  # what is kept as a text
            text = str(value_of(values, field) or "")
    return text


def bar_line(words: Words, bar: KeptBar, *, today: date) -> Html:
    """Not to be considered until when, and why."""
    return html(bar_text(words, bar, today=today))


def bar_text(words: Words, bar: KeptBar, *, today: date) -> str:
    """The same for a toast."""
    until = show.short_day(words, bar.until, today=today)
    return words("candidate-bar", day=until, reason=show.clip(bar.reason, _REASON))


def _contact_text(contact: Contact) -> str:
    return show.phone(contact.shown) if contact.kind is ContactKind.PHONE else contact.shown


def _age_text(words: Words, values: CandidateValues, today: date) -> str:
    years = values.age.on(today)
    if years is None:
        return ""
    if values.age.birth_date is None:
        return show.age(words, years)
    return f"{show.age(words, years)}, {words.day(values.age.birth_date, weekday=False)}"
