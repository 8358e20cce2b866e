"""Where a paper comes from: job sites' exports are recognised and stripped of what is not the résumé."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.resumes.fields.names import titled
from bot.resumes.values import Read, Source

if TYPE_CHECKING:
    from bot.resumes.document import Document, Line

_HH_FOOTER = re.compile(
    r"^(?:(?P<name>[^•\d]{3,60}?)\s*•\s*)?(?:Резюме обновлено|Resume updated)\s+\d{1,2}\s+\w+\s+\d{4}.*$",
    re.IGNORECASE,
)
_HH_MARKS = re.compile(
    r"^(?:резюме обновлено|resume updated|желаемая должность и зарплата|desired position and salary"
    r"|опыт работы\s*[—–-]+\s*\d|work experience\s*[—–-]+\s*\d|уровни владения навыками"
    r"|гражданство, время в пути до работы|активно ищет работу|рассматривает предложения|(?:мужчина"
    r"|женщина|male|female),\s*\d{2}\s)",
    re.IGNORECASE | re.MULTILINE,
)
_HH_LINK = re.compile(r"(?:hh\.(?:ru|kz|uz)|headhunter\.\w+|rabota\.by)/resume/([0-9a-f]{38})", re.IGNORECASE)
_HIDDEN = re.compile(
    r"^(?:кандидат|candidate|соискатель|applicant|имя скрыто|name hidden|аноним\w*)$", re.IGNORECASE
)
_PAGE = re.compile(
    r"^(?:(?:page|страница|стр\.?)\s*\d+(?:\s*(?:of|из|/)\s*\d+)?|\d+\s*(?:/|of|из)\s*\d+"
    r"|.{0,60}[-–—]\s*\d{1,2}/\d{1,2}|last updated (?:in|on) .{4,30}|обновлено:? .{4,40})$",
    re.IGNORECASE,
)
_STATUS = re.compile(
    r"^(?:активно ищу? работу|активно ищет работу|рассматривает предложения|не ищет работу"
    r"|предложен оффер|вышел на новое место|был[аи]? (?:сегодня|вчера|на сайте|онлайн).*|сейчас на сайте"
    r"|actively looking|considering offers|not looking for a job)$",
    re.IGNORECASE,
)
_EUROPASS = re.compile(r"europass|curriculum vitae\s*europ", re.IGNORECASE)
_SUPERJOB = re.compile(r"superjob\.ru|резюме\s*№?\s*\d{6,}|суперджоб", re.IGNORECASE)
_HABR = re.compile(r"career\.habr\.com|хабр карьера|habr career", re.IGNORECASE)
_LINKEDIN = re.compile(
    r"^(?:top skills|основные навыки)$|linkedin\.com/in/\S+\s*\(linkedin\)|page \d+ of \d+",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Layout:
    """What recognising gave: the lines without page furniture, the site, and how it writes things."""

    lines: tuple[Line, ...]
    source: Source | None
    source_id: str | None
    dates_first: bool
    name_hidden: bool
    footer_name: Read[str] | None


def recognise(document: Document) -> Layout:
    """Tell the site a paper comes from and drop its footers, page numbers and status lines."""
    text = document.text
    hh = len({match.lower()[:12] for match in _HH_MARKS.findall(text)}) >= 2 or bool(_HH_LINK.search(text))
    footer = next((match for line in document.lines if (match := _HH_FOOTER.match(line.text))), None)
    named = next(
        (match for line in document.lines if (match := _HH_FOOTER.match(line.text)) and match["name"]), None
    )
    lines = tuple(line for line in document.lines if not _furniture(line.text))
    hidden = any(_HIDDEN.match(line.text) for line in lines[:4])
    link = _HH_LINK.search("\n".join((text, *document.links)))
    footer_name = Read(titled(named["name"].strip()), 0.9, named[0]) if named and named["name"] else None
    return Layout(
        lines=tuple(line for line in lines if not _HIDDEN.match(line.text)),
        source=Source.HH if hh or footer else _other_source(document, text),
        source_id=link[1].lower() if link else None,
        dates_first=bool(hh or footer),
        name_hidden=hidden and footer_name is None,
        footer_name=footer_name,
    )


def _furniture(text: str) -> bool:
    return bool(_HH_FOOTER.match(text) or _PAGE.match(text) or _STATUS.match(text))


def _other_source(document: Document, text: str) -> Source | None:
    for source, pattern in ((Source.EUROPASS, _EUROPASS), (Source.SUPERJOB, _SUPERJOB), (Source.HABR, _HABR)):
        if pattern.search(text) or pattern.search(document.producer) or pattern.search(document.title):
            return source
    if len(_LINKEDIN.findall(text)) >= 2:  # one of these marks alone is anybody's
        return Source.LINKEDIN
    return None
