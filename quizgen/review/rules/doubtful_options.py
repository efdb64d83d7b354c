"""R14: no distractor is right in a wider or a narrower sense.

What: Finds multiple-choice items with a distractor that says less or more than the key, in other
forms of the same words (“membranes” beside “a thylakoid membrane”), or that the deck knows as a
part or a whole of the key (`part_of:`), by any of its names. This is a warning.

Why: A learner who calls the thing by its wider or narrower name is right, and is marked wrong.

Example: “In which part of the cell …?” A. a thylakoid membrane  B. membranes

Instead: Replace the distractor under `distractors:` or `extra_distractors:` with one that is
certainly wrong. If it is, suppress the finding with a reason: `allow: {R14: reason}`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.formulas import with_opaque_formulas
from quizgen.languages.language import Language
from quizgen.questions.item import Item
from quizgen.review.item_text import worded_choices
from quizgen.review.rule_findings import warning
from quizgen.values.entities import Entity
from quizgen.values.texts import WORD, fold_case

CODE = "R14"
NAME = "doubtful-options"
MAX_WORDS = 2
"""The largest number of words in an option that another one may contain in other forms."""
_HINT = "give the fact other `distractors:`, or allow it with a reason"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each choice item with a distractor that may be right as well."""
    named = _index_names(deck)
    for item, choice in worded_choices(items):
        for option in () if choice.ordered else choice.distractors:
            if _says_less_or_more(option, item.answer, deck.language):
                how = "is a wider or a narrower form of the key"
            elif _is_part_or_whole(option, item.answer, named):
                how = "is a part or a whole of the key"
            else:
                continue
            message = f"the distractor “{option}” {how}, “{item.answer}”, of “{item.stem}”"
            yield warning(item.fact, CODE, message, _HINT)
            break


def _says_less_or_more(option: str, key: str, language: Language) -> bool:
    """Return whether an option is the key without some of its adjectives, or the other way round.

    Both end with the same noun, in any number. A longer phrase may differ in a word that matters,
    and so does “hundred”: “a few kilometers” are not “a few hundred kilometers”.
    """
    if _scales_in(option, language) != _scales_in(key, language):
        return False
    words, more = sorted((_stems(option, language), _stems(key, language)), key=len)
    if not 0 < len(words) <= MAX_WORDS or len(words) == len(more):
        return False
    return words[-1] == more[-1] and set(words) < set(more)


def _scales_in(text: str, language: Language) -> list[str]:
    return [word for word in text.casefold().split() if word in language.numbers.scales]


@lru_cache(maxsize=1 << 14)
def _stems(text: str, language: Language) -> tuple[str, ...]:
    """Return the stems of the words of a text, in order, without articles and prepositions."""
    words = (
        word
        for word in WORD.findall(with_opaque_formulas(text))
        if word not in language.sentences.minor_words
    )
    singulars = (language.nouns.singular(word) or word for word in map(str.casefold, words))
    return tuple(map(language.nouns.stem, singulars))


def _index_names(deck: Deck) -> Mapping[str, Entity]:
    entities, with_article = deck.entities.values(), deck.language.nouns.with_article
    names = {fold_case(name): entity for entity in entities for name in entity.names}
    shown = {fold_case(with_article(entity)): entity for entity in entities}
    return {**names, **shown, **deck.entities}


def _is_part_or_whole(option: str, key: str, named: Mapping[str, Entity]) -> bool:
    one, other = named.get(fold_case(option)), named.get(fold_case(key))
    return bool(one and other) and (_is_within(one, other, named) or _is_within(other, one, named))


def _is_within(part: Entity | None, whole: Entity | None, named: Mapping[str, Entity]) -> bool:
    seen: set[str] = set()
    while part and part.part_of and part.id not in seen:
        seen.add(part.id)
        part = named.get(part.part_of) or named.get(fold_case(part.part_of))
        if part is whole:
            return True
    return False
