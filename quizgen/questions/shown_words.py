"""The words of a sentence fact for its values, and for other values in their place."""

from __future__ import annotations

from quizgen.languages.language import Language
from quizgen.values.entities import Value
from quizgen.values.partial_dates import PartialDate
from quizgen.values.quantities import Quantity


def words_in_sentence(
    value: Value, own: Value, shown: str, language: Language, *, follows_article: bool
) -> str:
    """Return how a sentence shows a value in the place of its own, which it shows in some words.

    A number has the notation of the own one, “73%” for “71%”, so that true and false sentences
    look alike. Returns an empty text for a value that is printed as everywhere else.
    """
    if value is own:
        return language.typeset_quantity(shown) if isinstance(value, Quantity) else shown
    if isinstance(value, Quantity) and isinstance(own, Quantity):
        return _replace_number(value, own, language.typeset_quantity(shown), language)
    if isinstance(value, PartialDate) and follows_article:
        return language.nouns.without_article(language.dates.text(value))
    return ""


def _replace_number(value: Quantity, own: Quantity, words: str, language: Language) -> str:
    """Return words with another number; empty if more than the number would have to change."""
    singular = language.phrases.quantity(value).is_singular
    differs = (value.unit, value.hedge) != (own.unit, own.hedge)
    if differs or singular != language.phrases.quantity(own).is_singular:
        return ""
    for mention in language.numbers.find(words):
        if mention.number.meaning == own.number.meaning:
            number = language.numbers.text(value.number)
            return words[: mention.start] + number + words[mention.end :]
    return ""
