"""Whether a pasted or forwarded text is about a candidate: a whole résumé, or a few words with a contact."""

import re

from bot.parsing.spans import fold

# Shorter texts are an answer or a chat, unless they hold somebody's contact.
SHORTEST_RESUME = 200
ENOUGH_SIGNS = 2

_CONTACT = re.compile(
    r"[\w.+%-]+@[\w-]+\.[\w.-]*\w"
    r"|(?<!\d)(?:\+\d{1,3}|8)[ (-]*\d{3}[) -]*\d{3}[ -]?\d{2}[ -]?\d{2}(?!\d)"
    r"|hh\.ru/resume/|linkedin\.com/in/|(?<!\w)t\.me/\w"
)
# A page of somebody's résumé or profile says by itself whom it is about.
_PAGE = re.compile(
    r"hh\.(?:ru|kz|uz)/resume/\w{20,}|rabota\.by/resume/\w{20,}|linkedin\.com/in/\S{3,}|career\.habr\.com/[\w-]{2,}"
    r"|superjob\.ru/resume/\S{3,}|avito\.ru/\S*rezume/\S{3,}|zarplata\.ru/resume/\S{3,}"
)
_SIGNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"опыт работы|work experience|professional experience|employment history|^experience\b",
        r"образование|education",
        r"навыки|компетенции|skills|стек\b|владею",
        r"резюме|curriculum vitae|\bresume\b|\bcv\b|обо мне|about me|summary",
        r"желаемая|ищу работу|ожидания по|desired (?:position|salary)|looking for",
        r"\d{4} ?[-–—] ?(?:\d{4}|н\.? ?в|по наст|настоящ|present|now)",
        r"родил(?:ся|ась)|дата рождения|\bвозраст\b|date of birth",
        r"гражданство|citizenship|готов[а]? к переезду|relocat",
    )
)
_NAME = re.compile(r"[А-ЯЁA-Z][а-яёa-z]+(?:-[А-ЯЁA-Z][а-яёa-z]+)? +[А-ЯЁA-Z][а-яёa-z]+")


def is_about_candidate(text: str) -> bool:
    """Whether a text sent by itself should become a candidate's draft.

    A long text with two signs of a résumé; a contact beside a name, however short; or a link to a résumé's page.
    """
    if text.startswith("/"):
        return False
    folded = fold(text)
    signs = sum(bool(sign.search(folded)) for sign in _SIGNS)
    has_contact = bool(_CONTACT.search(folded))
    if len(text) >= SHORTEST_RESUME and signs + has_contact >= ENOUGH_SIGNS:
        return True
    if _PAGE.search(folded):
        return True
    return has_contact and bool(_NAME.search(text))
