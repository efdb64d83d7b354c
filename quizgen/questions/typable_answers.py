"""Decide whether an answer can be typed as it is: short, in one wording, with keys that exist."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quizgen.formulas.chemical_formulas import in_chemical_characters
from quizgen.languages.language import Language
from quizgen.values.entities import Entity, Value

MAX_WORDS, MAX_LENGTH = 4, 30
MAX_COMMON_WORDS = 2
"""Maximum number of words of an answer that is not a proper name. A longer one (“governor of
Syria”) is a phrase, for which other wordings are as right."""
_NO_KEY = re.compile(r"[^\w\s.,'’&/%$€£°−–^:-]|(?<!\d):|:(?!\d)|[₀-₉⁰-⁹²³¹½¼¾]")
"""A sign that many keyboards lack, or that is part of a formula, a quotation or a remark."""


def is_typable(value: Value, accepted: Iterable[str], language: Language) -> bool:
    """Return whether learners can type one of the accepted texts of a value as it is."""
    if isinstance(value, Entity) and _is_phrase(value.name, language):
        return False
    return any(is_easy_to_type(text, language) for text in accepted)


def is_easy_to_type(text: str, language: Language) -> bool:
    """Return whether a text is short, is not a list, and consists of letters and common signs.

    The small figures of a chemical formula are typed as large ones.
    """
    is_short = len(text) <= MAX_LENGTH and len(text.split()) <= MAX_WORDS
    has_keys = not _NO_KEY.search(text) or bool(in_chemical_characters(text))
    return is_short and has_keys and not language.rules.lists.search(text)


def _is_phrase(name: str, language: Language) -> bool:
    bare = language.nouns.without_article(name)
    return bare[:1].islower() and len(bare.split()) > MAX_COMMON_WORDS
