"""Sending a letter: the row says that it is under way, a thread speaks to the server, the row says what came of it."""

import asyncio
from datetime import datetime
from email.utils import parseaddr
from functools import partial

from sqlmodel import Session

from bot.domain import interview_cards, letter_post
from bot.domain.letter_post import LetterProblem, Outgoing
from bot.domain.people import the_company
from bot.i18n import words
from bot.runtime.jobs import Finish, JobTicket, Services, Worker
from bot.views.calendar_file import guest_file
from bot.views.screen import Document
from bot.workers.postman import NotSent, deliver


async def _work(ticket: JobTicket, services: Services) -> Finish:
    letter_id: int = ticket.payload["letter"]
    address, now = services.post, services.clock.now()
    domain = parseaddr(address.sender)[1].rpartition("@")[2] if address is not None else ""
    # Committed before a word is said to the server: a letter that may have gone is never sent again by itself.
    letter = await services.database.write(letter_post.take_up, letter_id, domain=domain, now=now)
    if letter is None:
        return _nothing
    if address is None:
        return partial(_settle, letter_id, LetterProblem.NOT_SET_UP)
    calendar = await services.database.read(_calendar, letter, now)
    try:
        await asyncio.to_thread(deliver, address, letter, now=now, calendar=calendar)
    except NotSent as refused:
        return partial(_settle if refused.for_good else _postpone, letter_id, refused.problem)
    return partial(_sent, letter_id)


def _calendar(session: Session, letter: Outgoing, now: datetime) -> Document | None:
    """The calendar's file of the interview a letter invites to, as it stands now; None when it is off."""
    if letter.interview_id is None:
        return None
    card = interview_cards.ahead(session, letter.interview_id, now=now)
    if card is None:
        return None
    language = the_company(session).language
    return guest_file(words(language), card, letter.address, now=now)


def _nothing(_session: Session, _now: datetime) -> None:
    """It was taken back, or dealt with by an earlier try."""


def _sent(letter_id: int, session: Session, now: datetime) -> None:
    letter_post.sent(session, letter_id, now=now)


def _settle(letter_id: int, problem: LetterProblem, session: Session, now: datetime) -> None:
    letter_post.settle(session, letter_id, problem, now=now)


def _postpone(letter_id: int, problem: LetterProblem, session: Session, now: datetime) -> None:
    letter_post.postpone(session, letter_id, problem, now=now)


def _failed(session: Session, ticket: JobTicket, now: datetime) -> None:
    letter_post.give_up(session, ticket.payload["letter"], now=now)


worker = Worker(work=_work, failed=_failed)
