"""Letters: what a template may leave open, how it is filled, whose an answer is, and that nothing outlives the person."""

from datetime import timedelta
from email.utils import make_msgid

import pytest
from sqlmodel import Session, select

from bot.domain import erasure, letter_post, letter_templates, letters
from bot.domain.access import Actor
from bot.domain.candidate_contacts import email
from bot.domain.candidate_names import name_key
from bot.domain.errors import Denied, Gone, Outdated, Problem, Unfit
from bot.domain.letter_post import LetterProblem
from bot.domain.letter_templates import Hole, LetterPart, filled
from bot.i18n import Language
from bot.models import (
    Candidate,
    CandidateContact,
    CandidateLetter,
    Draft,
    ErasureGround,
    Event,
    Job,
    LetterKind,
    LetterState,
    OutboxMessage,
    Role,
)
from bot.resumes import Letter
from bot.resumes.correspondence import open_letter
from tests.factories import NOW, make_employee

R, E = Language.RU, Language.EN


@pytest.fixture
def anna(session: Session) -> Actor:
    return make_employee(session)


def _person(
    session: Session, anna: Actor, name: str = "Соколова Мария", address: str = "m@example.com"
) -> int:
    person = Candidate(full_name=name, name_key=name_key(name), created_by_id=anna.id, created_at=NOW)
    session.add(person)
    session.flush()
    assert person.id is not None
    contact = email(address)
    session.add(
        CandidateContact(candidate_id=person.id, kind=contact.kind, shown=contact.shown, key=contact.key)
    )
    session.flush()
    return person.id


def _queued(session: Session, anna: Actor, person_id: int) -> int:
    facts = letters.facts(session, anna, person_id, LetterKind.QUESTION, None, now=NOW)
    card = letters.begin(session, anna, facts, LetterKind.QUESTION, R, "Вопрос", "Готовы?", now=NOW)
    return letters.send(session, anna, card.draft_id, rev=card.rev, now=NOW).id


def _came(sender: str, *, answers: tuple[str, ...] = (), automatic: bool = False) -> Letter:
    return Letter(
        sender, "", "Re: Вопрос", NOW, (), (), False, (), make_msgid(domain="example.com"), answers, automatic
    )


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", LetterKind)
def test_the_shipped_templates_pass_their_own_check(
    kind: LetterKind, language: Language, session: Session
) -> None:
    found = letter_templates.template(session, make_employee(session), kind, language)
    letter_templates.check_holes(kind, f"{found.subject}\n{found.text}")
    assert len(found.text) <= letter_templates.LONGEST_TEXT


def test_what_is_unknown_stays_open_and_absent_conditions_go() -> None:
    text = "Привет, [Имя]!\nУсловия: [условия]\nКогда: [время] [кое-что]"
    assert filled(text, {Hole.NAME: "Мария"}) == "Привет, Мария!\nКогда: [время] [кое-что]"
    assert letter_templates.known_holes_in(text) == (Hole.NAME, Hole.CONDITIONS, Hole.TIME)
    assert filled("Hi [name], [имя]", {Hole.NAME: "[время]"}) == "Hi [время], [время]", (
        "a value is not read again"
    )


def test_a_template_is_the_recruiters_own(session: Session, anna: Actor) -> None:
    gleb = make_employee(session, "Глеб", Role.EMPLOYEE)
    with pytest.raises(Denied):
        letter_templates.template(session, gleb, LetterKind.REFUSAL, R)
    draft = letter_templates.begin_words(session, anna, LetterKind.REFUSAL, R, LetterPart.TEXT, now=NOW)
    with pytest.raises(Unfit) as refused:
        letter_templates.take_words(session, anna, draft, "Привет, [возраст]", now=NOW)
    assert refused.value.problem is Problem.LETTER_HOLE_UNKNOWN
    changed = letter_templates.take_words(session, anna, draft, "Привет, [имя]", now=NOW)
    with pytest.raises(Outdated):
        letter_templates.reset(session, anna, LetterKind.REFUSAL, R, rev=changed.rev - 1, now=NOW)
    assert not letter_templates.reset(session, anna, LetterKind.REFUSAL, R, rev=changed.rev, now=NOW).is_own
    assert letter_templates.template(session, anna, LetterKind.REFUSAL, E).text.startswith("Hello [name]")


def test_a_letter_is_queued_once_and_never_with_something_to_fill_in(session: Session, anna: Actor) -> None:
    person_id = _person(session, anna)
    facts = letters.facts(session, anna, person_id, LetterKind.INVITATION, None, now=NOW)
    card = letters.begin(session, anna, facts, LetterKind.INVITATION, R, "Встреча", "Когда: [время]", now=NOW)
    with pytest.raises(Unfit) as refused:
        letters.send(session, anna, card.draft_id, rev=card.rev, now=NOW)
    assert refused.value.problem is Problem.LETTER_LACKS
    card = letters.change(session, anna, card.draft_id, Hole.TIME, "пт, 15:00", now=NOW)
    assert card.letter.text == "Когда: пт, 15:00"
    with pytest.raises(Outdated):
        letters.send(session, anna, card.draft_id, rev=card.rev - 1, now=NOW)
    letters.send(session, anna, card.draft_id, rev=card.rev, now=NOW)
    with pytest.raises(Gone):
        letters.send(session, anna, card.draft_id, rev=card.rev, now=NOW)
    assert [job.kind for job in session.exec(select(Job)).all()] == ["send_letter"]


def test_a_server_that_stays_away_is_tried_for_hours_and_then_told_of(session: Session, anna: Actor) -> None:
    letter_id = _queued(session, anna, _person(session, anna))
    for _ in letter_post.PAUSES:
        for job in session.exec(select(Job)).all():
            session.delete(job)  # it was done
        session.flush()
        assert letter_post.take_up(session, letter_id, domain="a.example", now=NOW) is not None
        letter_post.postpone(session, letter_id, LetterProblem.AWAY, now=NOW)
        row = session.get(CandidateLetter, letter_id)
        assert row is not None
        assert row.state is LetterState.QUEUED
        assert session.exec(select(Job)).one().not_before > NOW
    letter_post.take_up(session, letter_id, domain="a.example", now=NOW)
    letter_post.postpone(session, letter_id, LetterProblem.AWAY, now=NOW)
    row = session.get(CandidateLetter, letter_id)
    assert row is not None
    assert (row.state, row.problem) == (LetterState.FAILED, "away")


def test_whose_an_answer_is(session: Session, anna: Actor) -> None:
    maria = _person(session, anna)
    _person(session, anna, "Двое Первый", "both@example.com")
    _person(session, anna, "Двое Второй", "both@example.com")
    letter_id = _queued(session, anna, maria)
    row = session.get(CandidateLetter, letter_id)
    assert row is not None

    def whose(letter: Letter) -> int | None:
        found = letter_post.who_answers(session, letter)
        return found[0].id if found is not None else None

    assert whose(_came("other@example.net", answers=(row.mail_id,))) == maria
    assert whose(_came("M@Example.com")) == maria
    assert whose(_came("both@example.com")) is None, "two have this address"
    assert whose(_came("m@example.com", automatic=True)) is None, "a list or an absence note"
    assert whose(_came("stranger@example.net", answers=("<x@y>",))) is None


def test_nothing_of_the_letters_outlives_the_person(session: Session, anna: Actor) -> None:
    person_id = _person(session, anna)
    letter_id = _queued(session, anna, person_id)
    letter_post.take_up(session, letter_id, domain="a.example", now=NOW)
    letter_post.sent(session, letter_id, now=NOW + timedelta(minutes=1))
    facts = letters.facts(session, anna, person_id, LetterKind.QUESTION, None, now=NOW)
    letters.begin(session, anna, facts, LetterKind.QUESTION, R, "Вопрос", "Готовы к переезду?", now=NOW)
    admin = make_employee(session, "Вера", Role.HR_ADMIN)
    erasure.ask(session, admin, person_id, ErasureGround.REQUEST, now=NOW)
    traces = erasure.find_traces(session, person_id)
    assert traces is not None
    erasure.carry_out(session, person_id, traces, now=NOW)
    assert session.exec(select(CandidateLetter)).all() == []
    assert session.exec(select(Draft)).all() == []
    kept = session.exec(select(Event).where(Event.verb == "letter_sent")).all()
    assert [event.changes for event in kept] == [{}], "when something was sent stays, not what"


def _report(mail_id: str, action: str) -> bytes:
    """What a mail server sends back (RFC 3464)."""
    return f"""From: MAILER-DAEMON@mx.example.net
To: hr@a.example
Subject: Undelivered Mail Returned to Sender
Date: Tue, 24 Nov 2026 12:00:00 +0000
Message-ID: <report-{action}@mx.example.net>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

I'm sorry to have to inform you that your message could not be delivered.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net

Final-Recipient: rfc822; m@example.com
Action: {action}
Status: 5.1.1

--b
Content-Type: text/rfc822-headers

Message-ID: {mail_id}
Subject: =?utf-8?b?0JLQvtC/0YDQvtGB?=

--b--
""".replace("\n", "\r\n").encode()


def test_a_letter_that_came_back_has_not_arrived_and_its_author_hears(session: Session, anna: Actor) -> None:
    letter_id = _queued(session, anna, _person(session, anna))
    letter_post.take_up(session, letter_id, domain="a.example", now=NOW)
    letter_post.sent(session, letter_id, now=NOW)
    row = session.get_one(CandidateLetter, letter_id)
    delayed = open_letter(_report(row.mail_id, "delayed"))
    assert not letter_post.came_back(session, delayed, now=NOW), "the server still tries"
    report = open_letter(_report(row.mail_id, "failed"))
    assert letter_post.came_back(session, report, now=NOW)
    assert (row.state, row.problem) == (LetterState.FAILED, LetterProblem.RETURNED)
    told = session.exec(select(OutboxMessage).where(OutboxMessage.kind == "notice:letter_failed")).all()
    assert [one.recipient_id for one in told] == [anna.id]
    assert not letter_post.came_back(session, report, now=NOW), "told once"
