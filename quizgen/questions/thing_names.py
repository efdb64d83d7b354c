"""Names of things as typed: with and without the noun asked for, in singular and plural."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizgen.languages.language import Language
from quizgen.questions.number_texts import number_pattern
from quizgen.values.answer_folding import either, fold_answer, literal, optional, spaced
from quizgen.values.entities import Entity

_ACRONYM_FROM = 3
"""Minimum number of words with a capital for an acronym: “KPA”, but no “RA” for the Red Army."""


def thing_patterns(
    entity: Entity, names: Iterable[str], stem: str, language: Language
) -> Iterator[str]:
    """Yield the patterns of names of an entity and of other right answers.

    A name may repeat the noun asked for, or leave it out: “Which kind of warfare?” has the answers
    “mine” and “mine warfare”.
    """
    answers, nouns = language.answers, _nouns_asked_for(entity, stem, language)
    cores, whole = [], []
    for given in names:
        name = answers.without_article(given)
        forms = _inflected(name, language)
        cores += [answers.name(_without_noun(form, nouns)) for form in forms]
        whole += [literal(given), _acronym(name), number_pattern(name, stem, language)]
    noun = either(map(literal, nouns))
    before = optional(answers.before_name(noun)) if noun else ""
    yield f"{before}{either(cores)}{optional(spaced(noun))}"
    yield from whole


def _nouns_asked_for(entity: Entity, stem: str, language: Language) -> tuple[str, ...]:
    """Return the nouns that a question asks for, in the singular and plural."""
    answers, plurals = language.answers, language.nouns
    asked = answers.nouns_asked_for(stem) or answers.nouns_asked_for(entity.ask)
    forms = [
        form for noun in asked for form in (noun, plurals.singular(noun), plurals.plural(noun))
    ]
    return tuple(dict.fromkeys(map(fold_answer, filter(None, forms))))


def _without_noun(name: str, nouns: tuple[str, ...]) -> str:
    first, last = name.partition(" "), name.rpartition(" ")
    if last[0] and fold_answer(last[2]) in nouns:
        return last[0]
    return first[2] if first[2] and fold_answer(first[0]) in nouns else name


def _inflected(name: str, language: Language) -> tuple[str, ...]:
    """Return a common noun in the singular and plural, and any other name as it is."""
    if not name.islower() or not name.replace(" ", "").isalpha():
        return (name,)
    other = language.nouns.singular(name) or language.nouns.plural(name)
    return tuple(dict.fromkeys((name, other)))


def _acronym(name: str) -> str:
    """Return the pattern of the first letters of a name; empty for a short name."""
    words = name.split()
    if sum(word[:1].isupper() for word in words) < _ACRONYM_FROM:
        return ""
    initials = ((fold_answer(word)[:1], word[:1].isupper()) for word in words)
    return " ?".join(initial if large else optional(initial) for initial, large in initials)
