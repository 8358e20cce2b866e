"""Wrong settings are refused by name and remedy, never by value; no token ever reaches a log."""

import json
import logging
from pathlib import Path

import pytest

from bot.config import LogFormat, WrongSettings, read_settings
from bot.logs import set_up_logs

TOKEN = "123456789:AAF-secret_of_the_bot_0123456789"


@pytest.mark.parametrize(
    ("name", "value", "remedy"),
    [
        ("bot_token", "hunter2secret", "@BotFather"),
        ("telegram_api_url", "ftp://hunter2secret", "https://"),
        ("telegram_proxy", "hunter2secret:8080", "socks5://"),
        ("database_url", "hunter2secret", "sqlite:///"),
        ("database_url", "mysql://root:hunter2secret@host/name", "postgresql"),
        ("admin_ids", "@hunter2secret", "numeric"),
        ("admin_ids", "²", "numeric"),
        ("timezone", "Mars/hunter2secret", "Europe/Moscow"),
        ("default_language", "hunter2secret", "ru or en"),
        ("log_level", "hunter2secret", "DEBUG"),
        ("log_format", "hunter2secret", "json"),
        ("pacing", "hunter2secret", "bool"),
    ],
)
def test_a_wrong_setting_is_named_with_its_remedy(
    name: str, value: str, remedy: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(name.upper(), value)
    with pytest.raises(WrongSettings) as refused:
        read_settings()
    (line,) = refused.value.lines
    assert line.startswith(f"{name.upper()}: ")
    assert remedy in line
    assert value not in line
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__, "the original error carries the value into a traceback"


def test_all_wrong_settings_are_told_at_once(tmp_path: Path) -> None:
    env = tmp_path / ".env"
    env.write_text("TIMEZONE=Nowhere\nADMIN_IDS=me\n")
    with pytest.raises(WrongSettings) as refused:
        read_settings(env)
    assert len(refused.value.lines) == 2


@pytest.mark.parametrize(
    ("given", "remedy"),
    [
        ({"smtp_user": "hunter2secret"}, "SMTP_PASSWORD"),
        ({"smtp_from": "hunter2secret"}, "SMTP_FROM"),
        ({"smtp_from": "hunter2secret@example.com", "smtp_tls": "none"}, "SMTP_TLS"),
    ],
)
def test_half_a_mail_server_is_refused(given: dict[str, str], remedy: str) -> None:
    with pytest.raises(WrongSettings) as refused:
        read_settings(env_file=None, smtp_host="mail.example.com", **given)
    (line,) = refused.value.lines
    assert remedy in line
    assert "hunter2secret" not in line


def test_the_mail_server_s_address_is_filled_in() -> None:
    given = {"smtp_host": "mail.example.com", "smtp_user": "hr@example.com", "smtp_password": "secret"}
    post = read_settings(env_file=None, **given).post
    assert post is not None
    assert (post.port, post.sender) == (465, "hr@example.com")
    other = read_settings(env_file=None, **given, smtp_port="", smtp_tls="starttls").post
    assert other is not None
    assert other.port == 587
    assert "secret'" not in repr(post)
    assert read_settings(env_file=None).post is None


def test_ids_may_be_written_as_people_write_them() -> None:
    assert read_settings(None, admin_ids="1, 2;3").admin_ids == (1, 2, 3)


def test_the_token_does_not_show_in_the_settings() -> None:
    assert "secret" not in repr(read_settings(None, bot_token=TOKEN))


@pytest.mark.parametrize("form", list(LogFormat))
def test_no_log_line_carries_a_token_or_an_exception_s_words(
    form: LogFormat, capsys: pytest.CaptureFixture[str]
) -> None:
    root = logging.getLogger()
    kept, level = root.handlers[:], root.level
    try:
        set_up_logs(read_settings(None, bot_token=TOKEN, log_format=form, log_level="DEBUG"))
        logger = logging.getLogger("bot.anything")
        logger.info("asked https://api.telegram.org/bot%s/getMe", TOKEN)
        logger.info("asked https://api.telegram.org/bot987654321:BBother_token_of_old/getMe")
        try:
            raise OSError(f"https://api.telegram.org/bot{TOKEN}/getMe of Анна Смирнова")  # noqa: TRY301
        except OSError:
            logger.exception("no answer")
        logging.getLogger("telegram").debug("quiet")
        written = capsys.readouterr().err
    finally:
        root.handlers[:] = kept
        root.setLevel(level)
    assert "secret_of_the_bot" not in written
    assert "other_token" not in written
    assert "Анна" not in written
    assert "quiet" not in written
    assert "OSError" in written
    lines = written.splitlines()
    assert len(lines) == 3, "an exception is one line too"
    if form is LogFormat.JSON:
        assert [json.loads(line)["level"] for line in lines] == ["INFO", "INFO", "ERROR"]
