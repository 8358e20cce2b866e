"""The company of the stories, for what happens when something breaks beneath it."""

from tests.stories.conftest import company, language

__all__ = ["company", "language"]
