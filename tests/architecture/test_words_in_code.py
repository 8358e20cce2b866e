"""The search for texts in the code finds them however they are asked for, and says where it cannot tell."""

import ast

import pytest

from tests.words_in_code import Use, uses_in


def found(code: str) -> list[Use]:
    return uses_in("bot/x.py", ast.parse(code))


@pytest.mark.parametrize(
    ("code", "keys"),
    [
        ('words("a")', {"a"}),
        ('ctx.words.html("a", n=1)', {"a"}),
        ('def f(text: Words): text("a" if x else "b")', {"a", "b"}),
        ('text = words(language)\ntext("a")', {"a"}),
        ('words(actor.language)("a")', {"a"}),
        ('words(actor.language).html("a")', {"a"}),
        ('def f(words: Words):\n key = "a" if x else "b"\n words.html(key)', {"a", "b"}),
        ('words({One: "a", Two: "b"}[x])', {"a", "b"}),
        ('Finding(True, "a", {})', {"a"}),
        ("words(finding.key, **finding.values)", set()),
        ("words(language)", set()),
        ('html("plain")', set()),
    ],
)
def test_texts_are_found(code: str, keys: set[str]) -> None:
    assert set().union(*(use.keys for use in found(code))) == keys


@pytest.mark.parametrize(
    "code", ['words.option("a", x)', 'words.html(f"a-{x}")', 'def f():\n k = f"a-{x}"\n words(k)']
)
def test_families_are_found_by_their_prefix(code: str) -> None:
    assert [use.prefix for use in found(code)] == ["a"]


def test_the_values_given_are_known_unless_they_are_spread() -> None:
    assert found('words("a", n=1, name="x")')[0].values == {"n", "name"}
    assert found('words("a", **more)')[0].values is None


@pytest.mark.parametrize("code", ["words(key)", "words.html(some())", 'words("a" + x)'])
def test_a_key_that_cannot_be_told_is_refused(code: str) -> None:
    with pytest.raises(AssertionError, match=r"bot/x\.py:1"):
        found(code)
