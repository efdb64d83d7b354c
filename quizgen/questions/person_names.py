"""Names of people as typed: “Frederick Banting” is also “Banting” and “F. Banting”."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from quizgen.facts.deck import Deck
from quizgen.languages.language import Language
from quizgen.questions.deck_names import find_entities
from quizgen.values.answer_folding import either, fold_answer, join_patterns, literal, optional
from quizgen.values.entities import Entity

LastNames = Mapping[tuple[str, str], frozenset[str]]
"""The initials of the people of a deck, by their type and last name."""

SHORTEST_LAST_NAME = 3
"""Minimum length of a last word that counts as a last name: “Un” is none of Kim Jong Un."""
_NUMERAL = re.compile(r" [IVX]+$")


def is_person(entity: Entity, stem: str, language: Language) -> bool:
    """Return whether an entity with a proper name is a person, by its question or its type."""
    asks_who = language.rules.personal_questions.match
    return entity.name[:1].isupper() and bool(asks_who(stem) or asks_who(entity.ask))


def last_name(name: str, language: Language) -> str:
    """Return the last name in the full name of a person; empty if there is none.

    A byname is none, as in Alexander the Great, nor is a numeral, as in Ptolemy XII.
    """
    before, _, last = name.rpartition(" ")
    is_byname = before.rpartition(" ")[2] in language.nouns.articles
    is_name = len(last) >= SHORTEST_LAST_NAME and last[:1].isupper() and not last.isupper()
    return last if before and is_name and not is_byname else ""


def find_last_names(deck: Deck) -> LastNames:
    """Return the last names in a deck, with the initials of all who have them.

    William Caslon IV is another person than William Caslon, so his initial has the numeral.
    """
    initials: dict[tuple[str, str], frozenset[str]] = defaultdict(frozenset)
    for entity in find_entities(deck):
        numeral = _NUMERAL.search(entity.name)
        name = entity.name[: numeral.start()] if numeral else entity.name
        if last := last_name(name, deck.language):
            initials[entity.type, last] |= {_initial(name) + (numeral[0] if numeral else "")}
    return initials


def identifying_last_name(entity: Entity, language: Language, last_names: LastNames) -> str:
    """Return the last name of a person unless others of the deck have it; empty otherwise.

    “J. J. R. Macleod” and “John Macleod” are one person, but “Ptolemy Caesar” is not “Julius
    Caesar”.
    """
    last = last_name(entity.name, language)
    is_shared = last_names.get((entity.type, last), frozenset()) - {_initial(entity.name)}
    return "" if is_shared else last


def person_patterns(
    entity: Entity, names: Iterable[str], language: Language, last_names: LastNames
) -> Iterator[str]:
    """Yield the patterns of names of a person and of other right answers.

    First names may be initials, middle initials may be left out, and the last name is enough unless
    several people of the deck share it. Titles may be left out: “President Lincoln”.
    """
    for name in names:
        words, last = _without_titles(name, language), last_name(name, language)
        yield literal(name)
        if len(words) == 1 or not last:
            yield join_patterns(map(language.answers.word, words))
            continue
        first, *middle, _ = words
        surname = language.answers.word(last)
        yield join_patterns((_given(first), *map(_middle, middle), surname))
        if identifying_last_name(replace(entity, name=name), language, last_names):
            particles = [optional(literal(word)) for word in middle if word[:1].islower()]
            yield join_patterns((*particles, surname))


def _without_titles(name: str, language: Language) -> list[str]:
    words, titles = name.split(), language.answers.titles()
    while len(words) > 1 and fold_answer(words[0]) in titles:
        words = words[1:]
    return words


def _given(word: str) -> str:
    """Return the pattern of a given name or of its initial."""
    whole = literal(word)
    is_name = word[:1].isupper() and not word.isupper()
    return either((whole, _initial(word))) if is_name else whole


def _middle(word: str) -> str:
    is_initial = len(fold_answer(word)) == 1 or word.endswith(".")
    return optional(literal(word)) if is_initial else _given(word)


def _initial(name: str) -> str:
    return fold_answer(name)[:1]
