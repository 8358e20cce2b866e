"""Letters to a candidate: the list, the letter being written, what became of it; and the templates."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.callbacks import (
    BeginLetter,
    EditLetter,
    EditLetterTemplate,
    LetterSentByMe,
    OpenCandidate,
    OpenLetter,
    OpenLetterDraft,
    OpenLetterTemplate,
    OpenLetterTemplates,
    ResetLetterTemplate,
    SendLetter,
    SendLetterAgain,
    TakeLetterBack,
    WriteTo,
)
from bot.domain.consents import AskedConsent
from bot.domain.letter_post import LetterNews, LetterProblem
from bot.domain.letter_templates import Hole, LetterPart, Template, filled
from bot.domain.letters import AGAIN, Correspondence, LetterCard, LetterFacts, LetterKept
from bot.i18n import Html, Language, Words, blocks, html, lines
from bot.models import LetterKind, LetterState, Subject
from bot.views.format import clip, day, greeted, moment
from bot.views.offers import pay_text
from bot.views.privacy import CONSENT_LINK
from bot.views.screen import About, Button, Row, Screen, Style, in_rows, keyboard
from bot.views.widgets.back import back_row
from bot.views.widgets.paging import pager
from bot.views.widgets.undo import undo

# Telegram copies 256 characters at most; a longer text is copied by pressing it.
MOST_COPIED = 256
_TITLE = 30
_LINE = 60
_ADDRESS = 80


def _about(candidate_id: int) -> About:
    return About(Subject.CANDIDATE, candidate_id)


def correspondence(words: Words, found: Correspondence, *, zone: ZoneInfo, now: datetime) -> Screen:
    """The candidate's letters, the newest first, and a button for every kind that can be written."""
    one = found.candidate_id
    kinds = [
        Button(words.option("letter-kind", kind), BeginLetter(one, kind, words.language, 0))
        for kind in LetterKind
    ]
    return Screen(
        blocks(
            words.html("letters-title", name=found.full_name),
            _address_line(words, found.address),
            lines(*(_line(words, letter, zone=zone, now=now) for letter in found.letters))
            if found.letters
            else words.html("letters-empty"),
            words.html("letters-ask"),
        ),
        keyboard(
            *in_rows(kinds),
            *((_letter_button(words, letter),) for letter in found.letters),
            pager(found.page, found.pages, lambda number: WriteTo(one, number)),
            back_row(
                words,
                OpenCandidate(one),
                Button(words("letter-templates"), OpenLetterTemplates(words.language)),
            ),
        ),
        about=_about(one),
    )


def _address_line(words: Words, address: str) -> Html:
    if not address:
        return words.html("letter-no-address")
    return words.html("letter-address", address=clip(address, _ADDRESS))


def _line(words: Words, letter: LetterKept, *, zone: ZoneInfo, now: datetime) -> Html:
    return words.html(
        "letter-line",
        state=words.option("letter-state", letter.state),
        subject=clip(letter.subject, _LINE),
        moment=moment(words, letter.settled_at or letter.created_at, zone=zone, now=now),
    )


def _letter_button(words: Words, letter: LetterKept) -> Button:
    return Button(
        f"{words.option('letter-sign', letter.state)} {clip(letter.subject, _TITLE)}", OpenLetter(letter.id)
    )


# -- being written -------------------------------------------------------------------------------------------


def from_template(
    words: Words, template: Template, facts: LetterFacts, *, asked: AskedConsent | None, username: str
) -> tuple[str, str]:
    """A template's subject and text, filled in; `words` are of the letter's language, not of its author's."""
    values = _values(words, facts)
    if asked is not None:
        values[Hole.LINK] = f"https://t.me/{username}?start={CONSENT_LINK}_{asked.token}"
    return filled(template.subject, values), filled(template.text, values)


def _values(words: Words, facts: LetterFacts) -> dict[Hole, str]:
    offer = facts.offer
    values = {
        Hole.NAME: greeted(facts.full_name),
        Hole.VACANCY: facts.vacancy,
        Hole.COMPANY: facts.company,
        Hole.AUTHOR: facts.author,
    }
    if facts.interview is not None:
        values[Hole.TIME] = words.moment(facts.interview.starts_at, today=facts.today)
        if facts.interview.place:
            values[Hole.PLACE] = facts.interview.place
    if offer is not None:
        values |= {Hole.PAY: pay_text(words, offer.pay) or "", Hole.CONDITIONS: offer.conditions}
        if offer.start_date is not None:
            values[Hole.START] = day(words, offer.start_date, today=facts.today)
        if offer.valid_until is not None:
            values[Hole.UNTIL] = day(words, offer.valid_until, today=facts.today)
    return values


def letter_card(words: Words, card: LetterCard, *, sends: bool) -> Screen:
    """The letter as it would go, ready to be copied, corrected, sent."""
    letter, draft_id = card.letter, card.draft_id
    may_send = sends and bool(card.address)
    return Screen(
        blocks(
            words.html("letter-title", kind=words.option("letter-kind", letter.kind), name=card.full_name),
            lines(
                _address_line(words, card.address),
                None if sends or not card.address else words.html("letter-not-set-up"),
                words.html("letter-subject-line", subject=letter.subject),
            ),
            Html(f"<pre>{html(letter.text)}</pre>"),
            words.html(
                "letter-lacks", holes=", ".join(words.option("letter-hole", hole) for hole in card.lacks)
            )
            if card.lacks
            else words.html("letter-copy-hint"),
        ),
        keyboard(
            (Button(words("letter-send"), SendLetter(draft_id, card.rev), style=Style.GREEN),)
            if may_send and not card.lacks
            else (),
            *in_rows([_hole_button(words, draft_id, hole) for hole in card.lacks]),
            (
                Button(words("letter-copy"), copy=letter.text) if len(letter.text) <= MOST_COPIED else None,
                Button(words("letter-by-me"), LetterSentByMe(draft_id, card.rev)) if not card.lacks else None,
            ),
            (
                Button(words("letter-edit-text"), EditLetter(draft_id, LetterPart.TEXT)),
                Button(words("letter-edit-subject"), EditLetter(draft_id, LetterPart.SUBJECT)),
            ),
            *_choices(words, card),
            back_row(words, WriteTo(letter.candidate_id, 0)),
        ),
        about=_about(letter.candidate_id),
    )


def _hole_button(words: Words, draft_id: int, hole: Hole) -> Button:
    return Button(f"✍️ {words.option('letter-hole', hole)}", EditLetter(draft_id, hole))


def _choices(words: Words, card: LetterCard) -> tuple[Row, ...]:
    """Another vacancy, another language: the template is filled anew."""
    letter = card.letter
    other = next(language for language in Language if language is not letter.language)
    again = letter.application_id or 0
    vacancies = tuple(
        (
            Button(
                f"💼 {clip(one.title, _TITLE)}",
                BeginLetter(letter.candidate_id, letter.kind, letter.language, one.application_id),
            ),
        )
        for one in card.vacancies
        if one.application_id != letter.application_id
    )
    language = Button(
        words.option("letter-in", other), BeginLetter(letter.candidate_id, letter.kind, other, again)
    )
    return (*vacancies, (language,))


def ask_part(words: Words, card: LetterCard, part: LetterPart | Hole) -> Screen:
    """The question about a part of the letter, or about what it lacks."""
    letter = card.letter
    if isinstance(part, Hole):
        asked = words.html("letter-what-hole", hole=words.option("letter-hole", part))
        now = None
    else:
        asked = html(words.option("letter-ask", part))
        now = letter.subject if part is LetterPart.SUBJECT else letter.text
    return Screen(
        blocks(asked, Html(f"<pre>{html(now)}</pre>") if now else None),
        keyboard(back_row(words, OpenLetterDraft(card.draft_id))),
        about=_about(letter.candidate_id),
    )


# -- sent and come -------------------------------------------------------------------------------------------


def on_its_way(words: Words, letter: LetterKept) -> Screen:
    """The letter leaves in a few seconds; until then it can be taken back."""
    return Screen(
        words.html("letter-queued", name=letter.full_name, address=clip(letter.address, _ADDRESS)),
        keyboard(
            (
                undo(words, TakeLetterBack(letter.id)),
                Button(words("record-open"), OpenCandidate(letter.candidate_id)),
            )
        ),
        about=_about(letter.candidate_id),
    )


def by_me(words: Words, letter: LetterKept) -> Screen:
    """The letter is written down as sent from elsewhere."""
    return Screen(
        words.html("letter-logged", name=letter.full_name),
        keyboard((Button(words("record-open"), OpenCandidate(letter.candidate_id)),)),
        about=_about(letter.candidate_id),
    )


def letter_screen(words: Words, letter: LetterKept, *, zone: ZoneInfo, now: datetime) -> Screen:
    """A letter of the profile in full."""
    one = letter.candidate_id
    return Screen(
        blocks(
            words.html("letter-read-title", name=letter.full_name),
            lines(
                words.html(
                    "letter-said-state",
                    state=words.option("letter-state", letter.state),
                    moment=moment(words, letter.settled_at or letter.created_at, zone=zone, now=now),
                ),
                _problem(words, letter),
                words.html("letter-author", name=letter.author) if letter.author else None,
                words.html("letter-address", address=clip(letter.address, _ADDRESS))
                if letter.address
                else None,
                words.html("letter-subject-line", subject=letter.subject),
            ),
            Html(f"<blockquote>{html(letter.text)}</blockquote>") if letter.text else None,
        ),
        keyboard(
            (Button(words("letter-again"), SendLetterAgain(letter.id)),) if letter.state in AGAIN else (),
            back_row(words, WriteTo(one, 0), Button(words("record-open"), OpenCandidate(one))),
        ),
        about=_about(one),
    )


def _problem(words: Words, letter: LetterKept) -> Html | None:
    if letter.problem not in set(LetterProblem) or letter.state is LetterState.SENT:
        return None
    return words.html("letter-why", why=words.option("letter-problem", LetterProblem(letter.problem)))


def letter_notice(words: Words, news: LetterNews, /, *, zone: ZoneInfo, now: datetime) -> Screen:
    """An answer has come, or a letter did not go."""
    letter = news.letter
    title = "letter-news-answer" if news.is_answer else "letter-news-failed"
    shown = letter_screen(words, letter, zone=zone, now=now)
    reply = Button(words("letter-reply"), WriteTo(letter.candidate_id, 0), style=Style.GREEN)
    open_card = Button(words("record-open"), OpenCandidate(letter.candidate_id))
    first = reply if news.is_answer else Button(words("letter-again"), SendLetterAgain(letter.id))
    return Screen(
        blocks(words.html(title, name=letter.full_name), shown.text),
        keyboard((first, open_card)),
        about=shown.about,
    )


# -- templates -----------------------------------------------------------------------------------------------


def templates(words: Words, language: Language) -> Screen:
    """Which template to look at; the whole team writes by them."""
    other = next(one for one in Language if one is not language)
    kinds = [
        Button(words.option("letter-kind", kind), OpenLetterTemplate(kind, language)) for kind in LetterKind
    ]
    return Screen(
        words.html("letter-templates-title", language=words.option("language", language)),
        keyboard(*in_rows(kinds), (Button(words.option("letter-in", other), OpenLetterTemplates(other)),)),
    )


def template_screen(words: Words, found: Template, names: Mapping[Hole, str]) -> Screen:
    """A template's wording with what it can be filled with, each name as the template's language calls it."""
    kind, language = found.kind, found.language
    edit = [
        Button(words.option("letter-edit", part), EditLetterTemplate(kind, language, part))
        for part in (LetterPart.TEXT, LetterPart.SUBJECT)
    ]
    return Screen(
        blocks(
            words.html("letter-template-title", kind=words.option("letter-kind", kind)),
            words.html("letter-subject-line", subject=found.subject),
            Html(f"<pre>{html(found.text)}</pre>"),
            words.html("letter-holes", holes=", ".join(f"[{name}]" for name in names.values())),
        ),
        keyboard(
            edit,
            (Button(words("letter-reset"), ResetLetterTemplate(kind, language, found.rev)),)
            if found.is_own
            else (),
            back_row(words, OpenLetterTemplates(language)),
        ),
    )


def ask_template(words: Words, found: Template, part: LetterPart) -> Screen:
    """The question about a part of a template."""
    now = found.subject if part is LetterPart.SUBJECT else found.text
    return Screen(
        blocks(html(words.option("letter-ask", part)), Html(f"<pre>{html(now)}</pre>")),
        keyboard(back_row(words, OpenLetterTemplate(found.kind, found.language))),
    )
