"""Faults on demand: what a network or an ailing Telegram does to a bot, once or several times."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FaultKind(StrEnum):
    """What goes wrong."""

    TOO_MANY = "429"  # refused with retry_after, nothing done
    SERVER_ERROR = "500"  # Telegram's JSON 500, nothing done
    BAD_GATEWAY = "502"  # a proxy's HTML page, nothing done
    SLOW = "slow"  # done, after `seconds`
    RESET = "reset"  # the connection breaks before anything is done
    LOST = "lost"  # done, but the connection breaks before the answer


@dataclass
class Fault:
    """One fault. `method` None means any method but getUpdates ("file" is a download); `chat` narrows it."""

    kind: FaultKind | str
    method: str | None = None
    times: int = 1
    retry_after: int = 1
    seconds: float = 1.0
    chat: int | None = None

    def __post_init__(self) -> None:
        self.kind = FaultKind(self.kind)

    def hits(self, method: str, chat_id: str) -> bool:
        """Whether it strikes a call; method names compare without case, as Telegram's do."""
        if self.times <= 0 or (self.chat is not None and str(self.chat) != chat_id):
            return False
        if self.method is None:
            return method.lower() != "getupdates"
        return self.method.lower() == method.lower()


class Faults:
    """The faults waiting to strike, in the order they were added."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    def add(self, fault: Fault) -> Fault:
        self._waiting.append(fault)
        return fault

    def clear(self) -> None:
        self._waiting.clear()

    @property
    def waiting(self) -> tuple[Fault, ...]:
        return tuple(self._waiting)

    def take(self, method: str, chat_id: str) -> Fault | None:
        """The first fault that strikes this call, used up by one."""
        for fault in self._waiting:
            if fault.hits(method, chat_id):
                fault.times -= 1
                if fault.times <= 0:
                    self._waiting.remove(fault)
                return fault
        return None
