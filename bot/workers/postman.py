"""One letter taken to the company's mail server over SMTP (RFC 5321). Blocking: call it from a thread."""

import smtplib
import ssl
from contextlib import suppress
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from enum import StrEnum

from bot.config import MailTls, SmtpAddress
from bot.domain.letter_post import LetterProblem, Outgoing
from bot.views.screen import Document

CONNECT_SECONDS = 30
# 4xx: not now; 5xx: never as it is (RFC 5321, 4.2.1).
_REFUSED, _FOR_GOOD = 400, 500


class PostRefusal(StrEnum):
    """Why the mail server cannot be used as it is set up."""

    LOGIN = "login"
    TLS = "tls"
    AWAY = "away"


class NotSent(Exception):
    """The server surely has not taken the letter. `for_good`: trying again changes nothing."""

    def __init__(self, problem: LetterProblem, *, for_good: bool = False) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.for_good = for_good


class PostRefused(Exception):
    """The server cannot be reached or does not let us in."""

    def __init__(self, refusal: PostRefusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


def connected(address: SmtpAddress) -> smtplib.SMTP:
    """A connection that is signed in. Raises PostRefused."""
    context = ssl.create_default_context()
    try:
        if address.tls is MailTls.SSL:
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                address.host, address.port, timeout=CONNECT_SECONDS, context=context
            )
        else:
            server = smtplib.SMTP(address.host, address.port, timeout=CONNECT_SECONDS)
    except ssl.SSLError as error:
        raise PostRefused(PostRefusal.TLS) from error
    except (OSError, smtplib.SMTPException) as error:
        raise PostRefused(PostRefusal.AWAY) from error
    try:
        if address.tls is MailTls.STARTTLS:
            server.starttls(context=context)
        if address.user:
            server.login(address.user, address.password.get_secret_value())
    except (smtplib.SMTPAuthenticationError, smtplib.SMTPNotSupportedError):
        server.close()
        # The original may quote what was sent.
        raise PostRefused(PostRefusal.LOGIN if address.user else PostRefusal.TLS) from None
    except ssl.SSLError as error:
        server.close()
        raise PostRefused(PostRefusal.TLS) from error
    except (OSError, smtplib.SMTPException) as error:
        server.close()
        raise PostRefused(PostRefusal.AWAY) from error
    return server


def deliver(
    address: SmtpAddress, letter: Outgoing, *, now: datetime, calendar: Document | None = None
) -> None:
    """Give a letter to the server, with a calendar's file where it invites. Raises NotSent when it surely did not take it.

    Anything else raised (the connection was lost after the text had gone) means that nobody knows.
    """
    message = written(address, letter, now=now, calendar=calendar)
    try:
        server = connected(address)
    except PostRefused as refused:
        problem = LetterProblem.LOGIN if refused.refusal is PostRefusal.LOGIN else LetterProblem.AWAY
        raise NotSent(problem) from None
    try:
        _transfer(server, parseaddr(address.sender)[1], letter.address, message)
    finally:
        _end(server)


def _transfer(server: smtplib.SMTP, sender: str, recipient: str, message: EmailMessage) -> None:
    """Step by step, so that what is sure is told from what is not: only the answer to the text itself can be lost."""
    try:
        server.ehlo_or_helo_if_needed()
        code, _ = server.mail(sender)
        if code < _REFUSED:
            code, _ = server.rcpt(recipient)
    except UnicodeError as error:
        raise NotSent(LetterProblem.ADDRESS, for_good=True) from error
    except (OSError, smtplib.SMTPException) as error:
        raise NotSent(LetterProblem.AWAY) from error
    if code >= _REFUSED:
        raise NotSent(LetterProblem.REFUSED, for_good=code >= _FOR_GOOD)
    try:
        code, _ = server.data(message.as_bytes())
    except smtplib.SMTPDataError as error:
        code = error.smtp_code
    if code >= _REFUSED:
        raise NotSent(LetterProblem.REFUSED, for_good=code >= _FOR_GOOD)


def _end(server: smtplib.SMTP) -> None:
    """Say goodbye; whether the server hears it changes nothing for the letter."""
    with suppress(OSError, smtplib.SMTPException):
        server.quit()
    server.close()


def written(
    address: SmtpAddress, letter: Outgoing, *, now: datetime, calendar: Document | None = None
) -> EmailMessage:
    """The letter as it goes over the wire. Raises NotSent for an address that cannot stand in a letter."""
    name, sender = parseaddr(address.sender)
    message = EmailMessage(policy=SMTP)
    try:
        message["From"] = Address(name or letter.from_name, addr_spec=sender)
        message["To"] = Address(addr_spec=letter.address)
        message["Subject"] = letter.subject
        message["Date"] = format_datetime(now)
        message["Message-ID"] = letter.message_id
        if letter.answers:
            message["In-Reply-To"] = message["References"] = letter.answers
    except (MessageError, ValueError, IndexError) as error:
        raise NotSent(LetterProblem.ADDRESS, for_good=True) from error
    # Base64: not every server on the way takes eight bits, and lines of a text may be long.
    message.set_content(letter.text, cte="base64")
    if calendar is not None:
        # RFC 6047: with its method, so that a mail program offers to put it into the calendar.
        message.add_attachment(
            calendar.text.encode(), maintype="text", subtype="calendar", filename=calendar.name
        )
        part = list(message.iter_attachments())[-1]
        part.set_param("method", "REQUEST")
        part.set_param("charset", "utf-8")
    return message
