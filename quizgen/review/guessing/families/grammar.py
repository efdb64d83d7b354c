"""Grammar: the key was written to fit the sentence of the stem; its distractors were not."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from quizgen.languages.language import Language
from quizgen.languages.patterns import alternatives
from quizgen.review.guessing.heuristics import Heuristic, Scores, both_ends
from quizgen.review.guessing.mentions import words_of
from quizgen.review.guessing.puzzles import Puzzle, Tables

NAME = "grammar"


def _agrees(puzzle: Puzzle, _: Tables) -> Scores:
    """Score 1 for an option that is singular or plural like the stem, judged by a final s."""
    is_plural = bool(puzzle.language.rules.plural_stems.search(puzzle.stem))
    return [_is_plural(option, puzzle.language) == is_plural for option in puzzle.options]


def _fits_article(puzzle: Puzzle, _: Tables) -> Scores:
    nouns = puzzle.language.nouns
    found = _article_at_end(nouns.indefinite_articles).search(puzzle.stem)
    return [nouns.article_fits(found[1], option) for option in puzzle.options] if found else ()


@lru_cache
def _article_at_end(articles: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b({alternatives(articles)})\W*$", re.IGNORECASE)


def _opens_alike(puzzle: Puzzle, _: Tables) -> Scores:
    """Score an option by how many options open alike: with an article, a capital, or neither."""
    openings = [_opening(option, puzzle.language) for option in puzzle.options]
    counts = Counter(openings)
    return [counts[opening] for opening in openings]


def _is_plural(text: str, language: Language) -> bool:
    return any(language.nouns.looks_plural(word) for word in words_of(text)[-1:])


def _number_alike(puzzle: Puzzle, _: Tables) -> Scores:
    plurals = [_is_plural(option, puzzle.language) for option in puzzle.options]
    return [plurals.count(is_plural) for is_plural in plurals]


def _opening(text: str, language: Language) -> str:
    first = next(iter(words_of(text)), "")
    return first if first in language.nouns.articles else "A" if text[:1].isupper() else "a"


HEURISTICS: tuple[Heuristic, ...] = (
    *both_ends("singular or plural like the stem", "singular or plural unlike the stem", _agrees),
    Heuristic("fitting the “a” or “an” of the stem", _fits_article),
    *both_ends("with the most common opening", "with the rarest opening", _opens_alike),
    *both_ends(
        "singular or plural like most options", "singular or plural like few options", _number_alike
    ),
)
