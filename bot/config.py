"""Settings: read once from the environment or `.env`, frozen, passed down. Secrets come from nowhere else."""

import re
from dataclasses import dataclass
from email.utils import parseaddr
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final, Self
from zoneinfo import ZoneInfo, available_timezones

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

_TOKEN: Final = re.compile(r"\d+:[A-Za-z0-9_-]{6,}")
_ADDRESS: Final = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+")
_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})


class LogFormat(StrEnum):
    HUMAN = "human"
    JSON = "json"


class MailTls(StrEnum):
    """How a mail server is reached: TLS from the first byte, TLS asked for after it, or in the clear on this very machine."""

    SSL = "ssl"
    STARTTLS = "starttls"
    NONE = "none"


@dataclass(frozen=True)
class MailboxAddress:
    """Where the company's mailbox is and how to get in; its folders for letters dealt with and those that failed."""

    host: str
    port: int
    user: str
    password: SecretStr
    folder: str
    done_folder: str
    failed_folder: str
    tls: MailTls


@dataclass(frozen=True)
class SmtpAddress:
    """Where letters are given to be sent, and whom they come from. Without a `user` nobody signs in."""

    host: str
    port: int
    user: str
    password: SecretStr
    sender: str
    tls: MailTls


class Settings(BaseSettings):
    """Everything the environment decides. What belongs to the company lives in the database; the environment only seeds it."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", frozen=True)

    bot_token: SecretStr = SecretStr("")
    telegram_api_url: str = "https://api.telegram.org"
    telegram_proxy: str | None = None
    data_dir: Path = Path(".data")
    database_url: str = ""
    admin_ids: Annotated[tuple[int, ...], NoDecode] = ()
    timezone: str = "Europe/Moscow"
    default_language: str = "ru"
    imap_host: str = ""
    imap_port: int | None = Field(default=None, ge=1, le=65535)
    imap_user: str = ""
    imap_password: SecretStr = SecretStr("")
    imap_folder: str = "INBOX"
    imap_done_folder: str = "Kadrovik-done"
    imap_failed_folder: str = "Kadrovik-failed"
    imap_tls: MailTls = MailTls.SSL
    smtp_host: str = ""
    smtp_port: int | None = Field(default=None, ge=1, le=65535)
    smtp_user: str = ""
    smtp_password: SecretStr = SecretStr("")
    smtp_from: str = ""
    smtp_tls: MailTls = MailTls.SSL
    log_level: str = "INFO"
    log_format: LogFormat = LogFormat.HUMAN
    pacing: bool = Field(
        default=True,
        description="Keep to Telegram's limits; only load runs against a local server switch it off.",
    )

    @field_validator("bot_token")
    @classmethod
    def _token_shape(cls, value: SecretStr) -> SecretStr:
        token = value.get_secret_value()
        if token and not _TOKEN.fullmatch(token):
            raise ValueError("the token that @BotFather gave, e.g. 123456789:AA…")
        return value

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _split_ids(cls, value: object) -> object:
        if isinstance(value, int):
            return (value,)
        if isinstance(value, str):
            parts = [part for part in value.replace(";", ",").replace(" ", ",").split(",") if part]
            if not all(part.isdecimal() for part in parts):
                raise ValueError("numeric Telegram ids separated by commas, e.g. 123456789,987654321")
            return tuple(int(part) for part in parts)
        return value

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        if value not in available_timezones():
            raise ValueError("an IANA time zone name, e.g. Europe/Moscow")
        return value

    @field_validator("default_language")
    @classmethod
    def _known_language(cls, value: str) -> str:
        if value not in {"ru", "en"}:
            raise ValueError("ru or en")
        return value

    @field_validator("log_level")
    @classmethod
    def _known_level(cls, value: str) -> str:
        if value.upper() not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
            raise ValueError("DEBUG, INFO, WARNING or ERROR")
        return value.upper()

    @field_validator("telegram_api_url")
    @classmethod
    def _http_address(cls, value: str) -> str:
        if not value.startswith(("http://", "https://")):
            raise ValueError("an address beginning with https:// or http://")
        return value.rstrip("/")

    @field_validator("telegram_proxy")
    @classmethod
    def _proxy_address(cls, value: str | None) -> str | None:
        if not value:
            return None
        if not value.startswith(("http://", "https://", "socks4://", "socks5://")):
            raise ValueError("an address beginning with http://, https://, socks4:// or socks5://")
        return value

    @field_validator("database_url")
    @classmethod
    def _database_address(cls, value: str) -> str:
        if not value:
            return value
        try:
            backend = make_url(value).get_backend_name()
        except ArgumentError as error:
            raise ValueError(
                "an address like sqlite:///kadrovik.db or postgresql://user:password@host/name"
            ) from error
        if backend not in {"sqlite", "postgresql"}:
            raise ValueError("sqlite or postgresql")
        return value

    @field_validator("imap_port", "smtp_port", mode="before")
    @classmethod
    def _no_port(cls, value: object) -> object:
        return None if value == "" else value

    @field_validator("imap_folder", "imap_done_folder", "imap_failed_folder")
    @classmethod
    def _folder_name(cls, value: str) -> str:
        if not value.strip():
            raise ValueError("the name of a folder of the mailbox")
        return value.strip()

    @model_validator(mode="after")
    def _whole_mailbox(self) -> Self:
        if not self.imap_host:
            return self
        if not self.imap_user or not self.imap_password.get_secret_value():
            raise ValueError("IMAP_USER, IMAP_PASSWORD: both are needed with IMAP_HOST")
        if self.imap_tls is MailTls.NONE and self.imap_host not in _LOOPBACK:
            raise ValueError("IMAP_TLS: none would send the password in the clear; ssl or starttls")
        if len({self.imap_folder, self.imap_done_folder, self.imap_failed_folder}) < 3:  # noqa: PLR2004
            raise ValueError("IMAP_FOLDER, IMAP_DONE_FOLDER, IMAP_FAILED_FOLDER: three different folders")
        return self

    @model_validator(mode="after")
    def _whole_post(self) -> Self:
        if not self.smtp_host:
            return self
        if bool(self.smtp_user) is not bool(self.smtp_password.get_secret_value()):
            raise ValueError("SMTP_USER, SMTP_PASSWORD: both or none of them with SMTP_HOST")
        if not _ADDRESS.fullmatch(parseaddr(self._sender)[1]):
            raise ValueError("SMTP_FROM: the address letters come from, e.g. Romashka <hr@example.com>")
        if self.smtp_tls is MailTls.NONE and self.smtp_host not in _LOOPBACK:
            raise ValueError(
                "SMTP_TLS: none would send letters and the password in the clear; ssl or starttls"
            )
        return self

    @property
    def _sender(self) -> str:
        return self.smtp_from or self.smtp_user

    @property
    def post(self) -> SmtpAddress | None:
        """Where letters are given to be sent; None when there is nowhere."""
        if not self.smtp_host:
            return None
        return SmtpAddress(
            self.smtp_host,
            self.smtp_port or (465 if self.smtp_tls is MailTls.SSL else 587),
            self.smtp_user,
            self.smtp_password,
            self._sender,
            self.smtp_tls,
        )

    @property
    def mailbox(self) -> MailboxAddress | None:
        """The company's mailbox; None when there is none."""
        if not self.imap_host:
            return None
        return MailboxAddress(
            self.imap_host,
            self.imap_port or (993 if self.imap_tls is MailTls.SSL else 143),
            self.imap_user,
            self.imap_password,
            self.imap_folder,
            self.imap_done_folder,
            self.imap_failed_folder,
            self.imap_tls,
        )

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def database(self) -> str:
        """The database's address; by default an SQLite file in DATA_DIR."""
        return self.database_url or f"sqlite:///{self.data_dir / 'kadrovik.db'}"


class WrongSettings(Exception):
    """Settings that cannot be used; `lines` name each variable and the remedy, never its value."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


def read_settings(env_file: Path | None = Path(".env"), **overrides: object) -> Settings:
    """Read and check the settings.

    Raises WrongSettings with one line a variable: its name and what it should be.
    """
    try:
        return Settings(_env_file=env_file, **overrides)  # type: ignore[call-arg, arg-type]
    except ValidationError as error:
        lines = []
        for problem in error.errors():
            # What concerns several settings together names them itself.
            name = f"{problem['loc'][0]}: ".upper() if problem["loc"] else ""
            lines.append(f"{name}{problem['msg'].removeprefix('Value error, ')}")
        # The original carries the values, secrets among them: it must not follow into a traceback.
        raise WrongSettings(lines) from None
