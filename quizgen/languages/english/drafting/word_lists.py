"""Lists of English words, in text files beside this module."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def read_words(name: str) -> tuple[frozenset[str], ...]:
    """Return the lists of words in a file. They are paragraphs; the first one is a comment."""
    folder = files("quizgen.languages.english.drafting") / "words"
    _, *lists = (folder / f"{name}.txt").read_text("utf-8").split("\n\n")
    return tuple(frozenset(words.split()) for words in lists)
