"""A real IMAP server for tests: Debian's Dovecot on loopback, in a folder of its own, never as root."""

import grp
import imaplib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

USER, PASSWORD = "jobs@romashka.example", "s3cret-of-the-mailbox"
PROGRAM = shutil.which("dovecot") or shutil.which("dovecot", path="/usr/sbin")
_STARTS_WITHIN = 15.0

_CONFIG = """
protocols = imap
listen = 127.0.0.1
base_dir = {folder}/run
state_dir = {folder}/run
log_path = {folder}/dovecot.log
mail_location = maildir:{folder}/mail
ssl = no
disable_plaintext_auth = no
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
mail_uid = {user}
mail_gid = {group}
first_valid_uid = 1
imap_capability = {capability}
auth_failure_delay = 0 secs
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/home
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
"""


@dataclass
class Dovecot:
    """The server and its one mailbox; `stop` and `start` keep what is in it."""

    capability: str = ""
    port: int = 0
    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="dovecot-")))

    def __enter__(self) -> Self:
        self.port = _free_port()
        account = pwd.getpwnam("nobody") if os.getuid() == 0 else pwd.getpwuid(os.getuid())
        for name in ("run", "mail", "home"):
            (self.folder / name).mkdir()
        group = grp.getgrgid(account.pw_gid).gr_name
        self._config = self.folder / "dovecot.conf"
        self._config.write_text(
            _CONFIG.format(
                folder=self.folder, user=account.pw_name, group=group, port=self.port,
                password=PASSWORD, capability=self.capability,
            )
        )  # fmt: skip
        if os.getuid() == 0:
            for path in (self.folder, *self.folder.iterdir()):
                os.chown(path, account.pw_uid, account.pw_gid)
        self._run_as = (
            {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []} if os.getuid() == 0 else {}
        )
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self) -> None:
        assert PROGRAM is not None
        self._process = subprocess.Popen(
            [PROGRAM, "-F", "-c", str(self._config)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **self._run_as,
        )
        tick = threading.Event()
        for _ in range(int(_STARTS_WITHIN / 0.05)):
            try:
                with self.as_person():
                    return
            except (OSError, imaplib.IMAP4.error):
                assert self._process.poll() is None, self.log()
                tick.wait(0.05)
        raise AssertionError(self.log())

    def stop(self) -> None:
        """The server goes away, and every connection with it."""
        self._process.terminate()
        self._process.wait(10)

    def log(self) -> str:
        path = self.folder / "dovecot.log"
        return path.read_text() if path.exists() else "no log"

    def as_person(self) -> imaplib.IMAP4:
        """Somebody's own mail program, signed in."""
        program = imaplib.IMAP4("127.0.0.1", self.port, timeout=10)
        program.login(USER, PASSWORD)
        return program

    def deliver(self, *letters: bytes) -> None:
        """Letters arrive."""
        with self.as_person() as program:
            for letter in letters:
                answer, _ = program.append("INBOX", "", imaplib.Time2Internaldate(0), letter)
                assert answer == "OK"

    def subjects(self, folder: str, *, unread: bool = False) -> list[str]:
        """The Subject lines of a folder's letters (of those nobody has read), as sent, sorted."""
        with self.as_person() as program:
            answer, _ = program.select(folder, readonly=True)
            if answer != "OK":
                return []
            _, (numbers,) = program.search(None, "UNSEEN" if unread else "ALL")
            found = []
            for number in numbers.split():
                _, data = program.fetch(number, "(BODY.PEEK[HEADER.FIELDS (SUBJECT)])")
                found.append(data[0][1].decode().strip().removeprefix("Subject: "))
            return sorted(found)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
