"""Views of items for rules: groups of items, words of stems, dates and numbers of options."""

from __future__ import annotations

import contextlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

from quizgen.facts.deck import Deck, Fact
from quizgen.facts.fields import SPEAKER
from quizgen.formulas import with_opaque_formulas
from quizgen.languages.language import Language
from quizgen.questions.interactions import Choice, Gap, Hotspot, Interaction
from quizgen.questions.item import Front, Item
from quizgen.questions.style import Stem
from quizgen.values.entities import Entity, Members, Value
from quizgen.values.partial_dates import PartialDate
from quizgen.values.quantities import Number
from quizgen.values.texts import WORD

AnyInteraction = TypeVar("AnyInteraction", bound=Interaction)

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


def questions(items: Iterable[Item]) -> Iterator[Item]:
    """Yield the items whose stem is a question of their own."""
    return (item for item in items if item.stem_form is Stem.QUESTION)


def with_fronts(items: Iterable[Item]) -> Iterator[Item]:
    """Yield the items whose stem asks for one answer, as a question or with a gap."""
    return (item for item in items if item.stem_form not in (Stem.STATEMENT, Stem.TASK))


def memory_cards(items: Iterable[Item]) -> Iterator[Item]:
    """Yield the items that are answered from memory, without options."""
    return (item for item in items if item.style.is_memory_card)


def in_words(items: Iterable[Item]) -> Iterator[Item]:
    """Yield the items whose answer and options are words rather than pictures."""
    return (item for item in items if not item.pictures)


def drawn_choices(items: Iterable[Item]) -> Iterator[tuple[Item, Choice]]:
    """Yield the items whose options are values of the deck, with their options and key."""
    for item in items:
        if isinstance(item.interaction, Choice) and not item.style.has_label_options:
            yield item, item.interaction


def worded_choices(items: Iterable[Item]) -> Iterator[tuple[Item, Choice]]:
    """Yield the items whose options are values in words, with their options and key."""
    return drawn_choices(in_words(items))


def gapped_statements(items: Iterable[Item]) -> Iterator[Item]:
    """Yield the items whose stem is a statement with a gap."""
    return (item for item in items if item.stem_form is Stem.GAPPED_STATEMENT)


def statements(items: Iterable[Item]) -> Iterator[Item]:
    """Yield the items whose stem is a statement to be judged."""
    return (item for item in items if item.stem_form is Stem.STATEMENT)


def answered_by(
    items: Iterable[Item], interaction: type[AnyInteraction]
) -> Iterator[tuple[Item, AnyInteraction]]:
    """Yield the items that are answered by an interaction, with that interaction."""
    for item in items:
        if isinstance(item.interaction, interaction):
            yield item, item.interaction


@lru_cache(maxsize=1 << 15)
def normalize(text: str) -> str:
    """Return a text without case, accents, punctuation and width, for comparison.

    A formula is a word, in which all of these matter.
    """
    folded = unicodedata.normalize("NFKD", with_opaque_formulas(text)).casefold()
    if not folded.isascii():
        folded = "".join(char for char in folded if not unicodedata.combining(char))
    return " ".join(WORD.findall(folded))


@lru_cache(maxsize=1 << 15)
def words_in(text: str) -> frozenset[str]:
    """Return the words of a text in lower case, for a quick test before a pattern is searched.

    Unlike `normalize`, it keeps accents and width, since the pattern reads the text as it is.
    """
    return frozenset(WORD.findall(text.casefold()))


def find_in_stems(
    items: Sequence[Item], find: Callable[[str], re.Match[str] | None]
) -> Iterator[tuple[Item, re.Match[str]]]:
    """Yield each item whose stem has a match, with the match. Equal stems are searched once."""
    stems = {item.stem for item in items}
    found = {stem: match for stem in stems if (match := find(stem))}
    return ((item, found[item.stem]) for item in items if item.stem in found)


def unquoted(text: str) -> str:
    """Return a text with `…` for the words between quotation marks, which are not the author's."""
    return _QUOTED.sub("…", text) if "“" in text or '"' in text else text


@lru_cache(maxsize=1 << 15)
def read_option(option: str, language: Language) -> PartialDate | Number | None:
    """Return an option as a date or a number; None for a name, even one with digits.

    Four digits without a comma are a year: numbers of four digits have a comma.
    """
    with contextlib.suppress(ValueError):
        return language.dates.parse(option)
    with contextlib.suppress(ValueError):
        return language.numbers.parse(language.numbers.without_hedge(option))
    return None


def read_options(choice: Choice, language: Language) -> tuple[PartialDate | Number | None, ...]:
    """Return the options of a choice as dates or numbers; None for names."""
    read = _read_amount if choice.ordered else read_option
    return tuple(read(option, language) for option in choice.options)


@lru_cache(maxsize=1 << 15)
def _read_amount(option: str, language: Language) -> PartialDate | Number | None:
    """Return an option as a date, or the number that it begins with: 43 for “43 days”."""
    numbers = language.numbers
    whole = read_option(option, language) or numbers.read_whole(option)
    whole = whole or numbers.read_factor(option.partition(" ")[0])
    first = next(numbers.find(numbers.without_hedge(option)), None)
    return first.number if whole is None and first and not first.start else whole


def asks_for_definition(item: Item, language: Language) -> bool:
    """Return whether the question of an item asks what something is or means."""
    stem = language.sentences.without_attribution(item.stem)
    return bool(language.rules.definition_questions.match(stem))


def is_in_other_language(text: str, language: Language) -> bool:
    """Return whether a text is in another language: it has frequent words of others only.

    Learners of a language get its questions in a deck that is in their own.
    """
    plain, words = unquoted(text), language.rules
    return bool(words.words_of_others.search(plain)) and not words.own_words.search(plain)


def answers_of_fronts(items: Iterable[Item]) -> Mapping[Front, set[str]]:
    """Return all answers to each question of a deck, by its front."""
    answers: dict[Front, set[str]] = defaultdict(set)
    for item in questions(items):
        answers[item.front].add(item.answer)
    return answers


def without_article(answer: str, language: Language) -> str:
    """Return an answer for comparison: normalized, without its article, which options lack."""
    return language.nouns.without_article(normalize(answer))


def types_of_names(deck: Deck) -> Mapping[str, set[str]]:
    """Return the types of the entities with each name in a deck, with and without its article."""
    types: dict[str, set[str]] = defaultdict(set)
    extras = (extra for type_ in deck.types.values() for extra in type_.extra_distractors)
    for entity in (*deck.entities.values(), *extras):
        for name in (entity.name, deck.language.nouns.with_article(entity)):
            types[name].add(entity.type)
    return types


def repeated_fronts(items: Iterable[Item], language: Language) -> Iterator[tuple[Item, Item]]:
    """Yield each item with the earlier item that has the same front.

    A memory card, a typed item and a multiple-choice item may share a front. “Which of these …?”
    is another question if the options differ.
    """
    refers = language.rules.refers_to_options
    first: dict[tuple[object, ...], Item] = {}
    for item in with_fronts(items):
        front = item.front
        group = "card" if item.style.is_memory_card else item.style.name
        options = tuple(sorted(item.options)) if refers.search(item.folded_stem) else ()
        earlier = first.setdefault((front, group, options), item)
        if earlier is not item:
            yield item, earlier


def value_names(fact: Fact) -> Iterator[str]:
    """Yield the names and texts that are values of a fact."""
    values = fact.values.values()
    names = (value.name if isinstance(value, Entity) else value for value in values)
    return (name for name in names if isinstance(name, str))


def answer_names(item: Item) -> tuple[str, ...]:
    """Return all names that a text may use for the answer of an item."""
    value = asked_value(item)
    return value.names if isinstance(value, Entity) else (item.answer,)


def asked_value(item: Item) -> Value | None:
    """Return the value that an item asks for: a field, or a member of a list field.

    None for an item that asks for a place in a picture.
    """
    if isinstance(item.interaction, Hotspot):
        return None
    question, _, member = item.question.partition(".")
    spec = item.fact.kind.questions.get(question)
    field = question if isinstance(item.interaction, Gap) or spec is None else spec.asks
    value = item.fact.according_to if field == SPEAKER else item.fact.values.get(field)
    if not isinstance(value, Members) or not member:
        return value
    found = value.find(member)
    return found.value if found else None
