"""The rules of the house that no linter knows: what handlers may do, what is forbidden everywhere, how long things grow."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
from sqlalchemy import BigInteger
from sqlmodel import SQLModel
from telegram.ext import CallbackQueryHandler, CommandHandler, ConversationHandler

from bot import models
from bot.callbacks import all_buttons
from bot.handlers import DOOR, HANDLERS
from bot.i18n import Language, words
from bot.views.commands import commands_for
from tests.words_in_code import modules

MAX_MODULE = 600
MAX_FUNCTION = 60
# Every table and every button in one place, in reading order: lists that hold no logic to split.
FLAT_LISTS = {"bot/models.py", "bot/callbacks/__init__.py"}
# Each of these lost, doubled or stalled something when it was measured; docs/decisions say what stands in its place.
FORBIDDEN_NAMES = {
    "run_polling", "run_webhook", "start_polling", "start_webhook", "Updater", "JobQueue", "AIORateLimiter",
    "HTTPXRequest", "PicklePersistence", "DictPersistence", "BasePersistence", "SQLAlchemyJobStore", "AsyncSession",
    "create_async_engine", "aiosqlite", "utcnow", "utcfromtimestamp",
}  # fmt: skip
FORBIDDEN_KEYWORDS = {
    "conversation_timeout",
    "concurrent_updates",
    "drop_pending_updates",
    "persistent",
    "map_to_parent",
}
# Naming a network call of the bot: only delivery, answers, workers and the start of the bot make them.
NETWORK_PREFIXES = (
    "send_",
    "reply_",
    "edit_message",
    "delete_message",
    "forward_",
    "copy_message",
    "answer",
    "do_api",
)
# A command of somebody at their own machine, where that machine's day is meant.
OWN_DAY = {"bot/resumes/score.py"}
MAY_BE_AWAITED = {"transact", "query", "at_door"}
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "manager", "misc", "common", "tools"}
TELEGRAM_IDS = {
    "telegram_id",
    "chat_id",
    "user_id",
    "message_id",
    "update_id",
    "pressed_id",
    "last_message_id",
}


@cache
def _house() -> list[tuple[str, ast.Module]]:
    """The bot without the local Telegram, which is another program in the same package."""
    return [(name, tree) for name, tree in modules() if not name.startswith("bot/sandbox/")]


def _under(folder: str) -> Iterator[tuple[str, ast.Module]]:
    return ((name, tree) for name, tree in _house() if name.startswith(folder))


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _name(node: ast.expr) -> str:
    """The last name of what is called."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def test_handlers_say_nothing_to_telegram_themselves() -> None:
    wrong = [
        f"{name}:{call.lineno} {_name(call.func)}"
        for name, tree in _under("bot/handlers/")
        for call in _calls(tree)
        if isinstance(call.func, ast.Attribute) and call.func.attr.startswith(NETWORK_PREFIXES)
    ]
    assert wrong == []


def test_handlers_await_only_the_domain_and_their_own_steps() -> None:
    wrong = []
    for name, tree in _under("bot/handlers/"):
        own = {node.name for node in ast.walk(tree) if isinstance(node, ast.AsyncFunctionDef)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Await):
                called = _name(node.value.func) if isinstance(node.value, ast.Call) else ""
                if called not in MAY_BE_AWAITED | own:
                    wrong.append(f"{name}:{node.lineno} {ast.unparse(node)}")
    assert wrong == []


def test_nothing_forbidden_is_used() -> None:
    wrong = []
    for name, tree in _house():
        for node in ast.walk(tree):
            used = {
                ast.Name: lambda node: {node.id},
                ast.Attribute: lambda node: {node.attr},
                ast.ImportFrom: lambda node: {alias.name for alias in node.names} | {node.module or ""},
                ast.Import: lambda node: {alias.name for alias in node.names},
            }.get(type(node), lambda _: set())(node)
            wrong += [f"{name}:{node.lineno} {one}" for one in used & FORBIDDEN_NAMES]
        for call in _calls(tree):
            given = {keyword.arg for keyword in call.keywords if keyword.arg}
            wrong += [f"{name}:{call.lineno} {one}" for one in given & FORBIDDEN_KEYWORDS]
            wrong += [
                f"{name}:{call.lineno} block=False"
                for word in call.keywords
                if ast.unparse(word) == "block=False"
            ]
    assert wrong == []


def test_time_is_an_argument_in_the_rules_and_the_views() -> None:
    """`now` comes in; nowhere is the time asked for without its zone."""
    wrong = []
    for name, tree in _house():
        for call in _calls(tree):
            text = ast.unparse(call)
            naive = text in {"datetime.now()", "datetime.today()", "date.today()"}
            asked = text.startswith(("datetime.now(", "time.time("))
            pure = name.startswith(
                ("bot/domain/", "bot/views/", "bot/parsing/", "bot/rendering/", "bot/handlers/")
            )
            if (naive and name not in OWN_DAY) or (asked and pure):
                wrong.append(f"{name}:{call.lineno} {text}")
    assert wrong == []


def test_nothing_is_printed() -> None:
    wrong = [
        f"{name}:{call.lineno}"
        for name, tree in _house()
        for call in _calls(tree)
        if isinstance(call.func, ast.Name) and call.func.id == "print"
    ]
    assert wrong == []


def test_views_are_plain_functions() -> None:
    wrong = [
        f"{name}:{node.lineno} {node.name}"
        for name, tree in _under("bot/views/")
        for node in ast.walk(tree)
        if isinstance(node, ast.AsyncFunctionDef)
    ]
    assert wrong == []


def test_words_stand_in_locale_files_only() -> None:
    """No Russian in handlers, views or rules but in docstrings and comments: it could not be read in English."""
    wrong = []
    for folder in ("bot/handlers/", "bot/views/", "bot/domain/", "bot/runtime/", "bot/workers/"):
        for name, tree in _under(folder):
            docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
            wrong += [
                f"{name}:{node.lineno} {node.value!r}"
                for node in ast.walk(tree)
                if isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and id(node) not in docstrings
                and any("а" <= letter.lower() <= "я" for letter in node.value)
            ]
    assert wrong == []


def test_telegram_s_ids_have_room() -> None:
    columns = [column for table in SQLModel.metadata.tables.values() for column in table.columns]
    narrow = [
        str(column)
        for column in columns
        if column.name in TELEGRAM_IDS and not isinstance(column.type, BigInteger)
    ]
    assert narrow == []
    assert models.Employee.__tablename__ in SQLModel.metadata.tables


def test_modules_and_functions_stay_small() -> None:
    long = []
    for name, tree in _house():
        if name.startswith("bot/migrations/versions/"):
            continue
        size = max((node.end_lineno or 0 for node in ast.walk(tree) if isinstance(node, ast.stmt)), default=0)
        if size > MAX_MODULE and name not in FLAT_LISTS:
            long.append(f"{name}: {size} lines")
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > MAX_FUNCTION:
                    long.append(f"{name}:{node.lineno} {node.name}: {lines} lines")
    assert long == []


def test_modules_are_named_for_what_they_hold() -> None:
    assert [name for name, _ in _house() if Path(name).stem in VAGUE_NAMES] == []


def test_every_press_a_screen_can_carry_is_heard() -> None:
    """A button without a handler would turn and turn and do nothing."""
    heard = set(_patterns((*HANDLERS, *DOOR)))
    deaf = [kind.__name__ for code, kind in all_buttons().items() if f"^1:{code}(:|$)" not in heard]
    assert deaf == []


def test_every_command_in_a_menu_is_heard() -> None:
    """A command that Telegram offers must do something, and every command that does something is offered to somebody."""
    heard = set(_commands(HANDLERS))
    offered = {spec.name for spec in commands_for(words(Language.EN), tuple(models.Role))}
    assert offered - heard == set()
    assert heard - offered == {"start", "menu"}, "/menu is the former name of /today"


def _commands(handlers: object) -> Iterator[str]:
    for handler in _flat(handlers):
        if isinstance(handler, CommandHandler):
            yield from handler.commands


def _flat(handlers: object) -> Iterator[object]:
    """All handlers, those inside conversations too."""
    for handler in handlers:  # type: ignore[attr-defined]
        if isinstance(handler, ConversationHandler):
            yield from _flat([*handler.entry_points, *handler.fallbacks, *chain(*handler.states.values())])
        else:
            yield handler


def _patterns(handlers: object) -> Iterator[str]:
    """The patterns of all button handlers."""
    for handler in _flat(handlers):
        if isinstance(handler, CallbackQueryHandler) and isinstance(handler.pattern, re.Pattern):
            yield handler.pattern.pattern


@pytest.mark.parametrize(
    "folder", ["bot/domain/", "bot/models.py", "bot/parsing/", "bot/resumes/", "bot/views/"]
)
def test_the_rules_never_name_telegram_s_library(folder: str) -> None:
    wrong = [
        f"{name}:{node.lineno}"
        for name, tree in _under(folder)
        for node in ast.walk(tree)
        if (
            isinstance(node, ast.ImportFrom)
            and (node.module or "").split(".")[0] in {"telegram", "apscheduler"}
        )
        or (
            isinstance(node, ast.Import)
            and {alias.name.split(".")[0] for alias in node.names} & {"telegram", "apscheduler"}
        )
    ]
    assert wrong == []
