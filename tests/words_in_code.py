"""Which texts the code asks for: every `words("key")`, `words.html("key", …)` and `words.option("prefix", …)` in bot/."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
# The words themselves, and what is no part of the bot's own speech.
LEFT_OUT = ("bot/i18n.py", "bot/sandbox/", "bot/migrations/")
# Values that carry a key to where it is said, `words(finding.key)`, and which of their arguments it is.
CARRIERS = {"Finding": 1}


@dataclass(frozen=True)
class Use:
    """One place that asks for texts: their keys or the prefix of a family of keys, and the values it gives them."""

    place: str
    keys: frozenset[str] = frozenset()
    prefix: str | None = None
    values: frozenset[str] | None = None


@dataclass
class _Module:
    path: str
    tree: ast.Module
    speakers: set[str] = field(default_factory=lambda: {"words"})

    def __post_init__(self) -> None:
        for node in ast.walk(self.tree):
            if (
                isinstance(node, ast.arg)
                and node.annotation is not None
                and ast.unparse(node.annotation) == "Words"
            ):
                self.speakers.add(node.arg)
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and _is_lookup(node.value):
                self.speakers |= {target.id for target in node.targets if isinstance(target, ast.Name)}


@cache
def modules() -> tuple[tuple[str, ast.Module], ...]:
    """Every module of the bot: its path from the project's root, and its tree."""
    paths = sorted((ROOT / "bot").rglob("*.py"))
    return tuple(
        (path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))) for path in paths
    )


@cache
def uses() -> tuple[Use, ...]:
    """Every use of a text in the code. Raises AssertionError where a key cannot be told from the code."""
    found: list[Use] = []
    for name, tree in modules():
        if not name.startswith(LEFT_OUT):
            found.extend(uses_in(name, tree))
    return tuple(found)


def uses_in(path: str, tree: ast.Module) -> list[Use]:
    """The uses of texts in one module."""
    return list(_uses_in(_Module(path, tree)))


def _uses_in(module: _Module) -> Iterator[Use]:
    for scope in _scopes(module.tree):
        for node in _own_nodes(scope):
            if not isinstance(node, ast.Call):
                continue
            place = f"{module.path}:{node.lineno}"
            if _speaks(node, module.speakers):
                yield _use(node, scope, place)
            elif (at := CARRIERS.get(ast.unparse(node.func))) is not None and len(node.args) > at:
                yield Use(place, keys=_strings(node.args[at], scope))


def _scopes(tree: ast.Module) -> Iterator[ast.AST]:
    yield tree
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def _own_nodes(scope: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a scope without those of the functions inside it."""
    waiting = list(ast.iter_child_nodes(scope))
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            waiting.extend(node.decorator_list)
            continue
        yield node
        waiting.extend(ast.iter_child_nodes(node))


def _is_lookup(call: ast.Call) -> bool:
    """`words(language)`: the texts of a language, not a text."""
    return isinstance(call.func, ast.Name) and call.func.id == "words" and not _looks_like_key(call)


def _looks_like_key(call: ast.Call) -> bool:
    first = call.args[0] if call.args else None
    leaf = first.body if isinstance(first, ast.IfExp) else first
    return isinstance(leaf, ast.Constant | ast.JoinedStr)


def _speaks(call: ast.Call, speakers: set[str]) -> bool:
    func = call.func
    if isinstance(func, ast.Name):
        return func.id in speakers and not (func.id == "words" and _is_language(call))
    if isinstance(func, ast.Call):
        return _is_lookup(func)
    if not isinstance(func, ast.Attribute):
        return False
    if func.attr == "words":
        return bool(call.args)
    return func.attr in {"html", "option"} and _is_speaker(func.value, speakers)


def _is_language(call: ast.Call) -> bool:
    """A language, told by its name: `words(language)`, `words(actor.language)`, `words(Language.RU)`."""
    return bool(call.args) and "language" in ast.unparse(call.args[0]).lower() and not _looks_like_key(call)


def _is_speaker(node: ast.AST, speakers: set[str]) -> bool:
    if isinstance(node, ast.Call):
        return _is_lookup(node)
    return (isinstance(node, ast.Name) and node.id in speakers) or (
        isinstance(node, ast.Attribute) and node.attr == "words"
    )


def _use(call: ast.Call, scope: ast.AST, place: str) -> Use:
    values = frozenset(given.arg for given in call.keywords if given.arg is not None)
    known = values if len(values) == len(call.keywords) else None
    if isinstance(call.func, ast.Attribute) and call.func.attr == "option":
        keys = _strings(call.args[0], scope)
        assert len(keys) == 1, f"{place}: the prefix of an option stands in the code as it is"
        return Use(place, prefix=next(iter(keys)))
    prefix = _prefix(call.args[0], scope)
    if prefix is not None:
        return Use(place, prefix=prefix)
    keys = _strings(call.args[0], scope)
    if isinstance(call.args[0], ast.Attribute) and call.args[0].attr == "key":
        return Use(place)  # what carries it is a use of its own
    assert keys, f"{place}: the key of a text stands in the code as it is: {ast.unparse(call.args[0])}"
    return Use(place, keys=keys, values=known)


def _strings(node: ast.AST, scope: ast.AST) -> frozenset[str]:
    """The strings an expression can be: a literal, a choice of literals, or a name given such in the same function."""
    match node:
        case ast.Constant(value=str(text)):
            return frozenset({text})
        case ast.IfExp():
            return _strings(node.body, scope) | _strings(node.orelse, scope)
        case ast.Subscript(value=ast.Dict(values=values)):
            return frozenset().union(*(_strings(value, scope) for value in values))
        case ast.Name():
            return frozenset().union(*(_strings(value, scope) for value in _given(node.id, scope)))
    return frozenset()


def _prefix(node: ast.AST, scope: ast.AST) -> str | None:
    """The prefix of `f"problem-{…}"`, also through a name of the same function."""
    match node:
        case ast.JoinedStr(values=[ast.Constant(value=str(text)), ast.FormattedValue()]) if text.endswith(
            "-"
        ):
            return text.removesuffix("-")
        case ast.Name():
            found = {_prefix(value, scope) for value in _given(node.id, scope)}
            return found.pop() if len(found) == 1 else None
    return None


def _given(name: str, scope: ast.AST) -> list[ast.AST]:
    return [
        node.value
        for node in _own_nodes(scope)
        if isinstance(node, ast.Assign)
        and any(isinstance(target, ast.Name) and target.id == name for target in node.targets)
    ]
