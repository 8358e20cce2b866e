"""What the Bot API answers when it refuses: code, description, parameters."""

from __future__ import annotations

from typing import Any


class Refused(Exception):
    """One refusal, in the form Telegram sends it; the server turns it into the JSON answer."""

    def __init__(self, code: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description
        self.parameters = parameters or {}


def _sentence(prefix: str, text: str) -> str:
    """Join prefix and text as telegram-bot-api does: first letter lowered unless it is a CONSTANT."""
    if text.startswith(prefix):
        return text
    constant = len(text) > 1 and (text[1] == "_" or ("A" <= text[1] <= "Z"))
    return f"{prefix}: {text if constant else text[:1].lower() + text[1:]}"


def bad_request(text: str, **parameters: Any) -> Refused:
    """A 400; `text` without the "Bad Request: " prefix."""
    return Refused(400, _sentence("Bad Request", text), parameters)


def forbidden(text: str) -> Refused:
    """A 403; `text` without the "Forbidden: " prefix."""
    return Refused(403, _sentence("Forbidden", text))


def too_many_requests(retry_after: int) -> Refused:
    """A 429; `retry_after` in whole seconds of real time."""
    return Refused(429, f"Too Many Requests: retry after {retry_after}", {"retry_after": retry_after})
