"""One connection to the company's mailbox over IMAP (RFC 3501, IDLE 2177, MOVE 6851). Blocking: call it from a thread."""

import socket
import ssl
from contextlib import suppress
from enum import StrEnum

from imapclient import SEEN, IMAPClient, SocketTimeout
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError, LoginError

from bot.config import MailboxAddress, MailTls
from bot.domain.mail import LARGEST, Arrived, Place

CONNECT_SECONDS, ANSWER_SECONDS = 15, 60
# What a broken or dropped connection raises; imaplib's errors are IMAPClient's.
BROKEN = (OSError, IMAPClientError, IMAPClientAbortError, ssl.SSLError)


class Refusal(StrEnum):
    """Why the mailbox cannot be used as it is set up: trying again changes nothing."""

    LOGIN = "login"
    TLS = "tls"
    FOLDER = "folder"


class MailboxRefused(Exception):
    """The mailbox answers, but not to these settings."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


class Mailbox:
    """The selected folder of a mailbox, open until `close`. Raises `BROKEN` when the connection is lost."""

    def __init__(self, address: MailboxAddress) -> None:
        """Connect and sign in. Raises MailboxRefused, and `BROKEN` when the server is out of reach."""
        self._address = address
        self._is_idle = False
        self._client = _connected(address)
        try:
            self._sign_in()
            self._done, self._failed = (
                self._folder(address.done_folder),
                self._folder(address.failed_folder),
            )
            self.place = Place(
                Place.named(address.user, address.host, address.folder), self._select(address.folder)
            )
        except BaseException:
            self.close()
            raise
        self.can_idle = self._client.has_capability("IDLE")

    def _sign_in(self) -> None:
        try:
            self._client.login(self._address.user, self._address.password.get_secret_value())
        except LoginError:
            # The original may quote what was sent.
            raise MailboxRefused(Refusal.LOGIN) from None

    def _select(self, folder: str) -> int:
        try:
            return int(self._client.select_folder(folder)[b"UIDVALIDITY"])
        except IMAPClientAbortError:
            raise
        except IMAPClientError as error:
            raise MailboxRefused(Refusal.FOLDER) from error

    def _folder(self, name: str) -> str:
        """The folder, made if there is none; where people's folders have a prefix («INBOX.»), under it."""
        if self._client.folder_exists(name):
            return name
        prefix = self._prefix()
        full = name if name.startswith(prefix) else prefix + name
        if not self._client.folder_exists(full):
            try:
                self._client.create_folder(full)
            except IMAPClientAbortError:
                raise
            except IMAPClientError as error:
                raise MailboxRefused(Refusal.FOLDER) from error
            self._client.subscribe_folder(full)
        return full

    def _prefix(self) -> str:
        if not self._client.has_capability("NAMESPACE"):
            return ""
        personal = self._client.namespace().personal
        prefix = personal[0][0] if personal else ""
        return prefix.decode() if isinstance(prefix, bytes) else str(prefix)

    # -- letters ----------------------------------------------------------------------------------------

    def unread(self) -> list[int]:
        """The numbers (UIDs) of the letters nobody has read."""
        # A server may tell of new letters only when asked for nothing in particular.
        self._client.noop()
        return [int(uid) for uid in self._client.search(["UNSEEN"])]

    def fetch(self, uid: int) -> Arrived | None:
        """A letter without marking it as read, only its head when it is too big; None when it is gone."""
        size = self._client.fetch([uid], ["RFC822.SIZE"]).get(uid)
        if size is None:
            return None
        is_whole = int(size[b"RFC822.SIZE"]) <= LARGEST
        wanted = "BODY.PEEK[]" if is_whole else "BODY.PEEK[HEADER]"
        found = self._client.fetch([uid], [wanted]).get(uid)
        if found is None:
            return None
        return Arrived(uid, found[b"BODY[]" if is_whole else b"BODY[HEADER]"], is_whole)

    def put_away(self, uid: int, *, failed: bool) -> None:
        """Mark a letter as read and move it to the folder of what is done or has failed; nothing for one that is gone."""
        if not self._client.search(["UID", str(uid)]):
            return
        # Marked first: if the connection breaks in between, it is at least not taken for a new one.
        self._client.add_flags([uid], [SEEN])
        folder = self._failed if failed else self._done
        if self._client.has_capability("MOVE"):
            self._client.move([uid], folder)
            return
        self._client.copy([uid], folder)
        self._client.delete_messages([uid])
        if self._client.has_capability("UIDPLUS"):
            self._client.uid_expunge([uid])

    # -- waiting ----------------------------------------------------------------------------------------

    def begin_idle(self) -> socket.socket:
        """Ask the server to speak up when something happens; returns what to watch for it."""
        self._is_idle = True
        self._client.idle()
        return self._client.socket()  # type: ignore[no-any-return]

    def end_idle(self) -> None:
        """Stop waiting."""
        self._client.idle_done()
        self._is_idle = False

    def abort(self) -> None:
        """Break the connection off, from any thread: whatever waits for the server raises at once."""
        with suppress(OSError):
            self._client.socket().shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Sign out; a connection that is lost already is let go."""
        if not self._is_idle:  # while it idles the server hears nothing but DONE
            with suppress(*BROKEN):
                self._client.logout()
        with suppress(*BROKEN):
            self._client.shutdown()


def _connected(address: MailboxAddress) -> IMAPClient:
    context = ssl.create_default_context()
    timeout = SocketTimeout(CONNECT_SECONDS, ANSWER_SECONDS)
    try:
        client = IMAPClient(
            address.host,
            address.port,
            ssl=address.tls is MailTls.SSL,
            ssl_context=context if address.tls is MailTls.SSL else None,
            timeout=timeout,
        )
        if address.tls is MailTls.STARTTLS:
            client.starttls(context)
    except ssl.SSLError as error:
        raise MailboxRefused(Refusal.TLS) from error
    return client
