"""Values written as words, without a declaration: those of fields, and the marks of sentences.

`term: chlorophyll` needs no entry under `entities:`, nor does `[chlorophyll](pigment)`.
"""

from __future__ import annotations

from contextlib import suppress

from msgspec.structs import replace

from quizgen.facts.fields import NAMED_LISTS, FieldType, KindField
from quizgen.facts.marked_sentences import Mark
from quizgen.facts.vocabulary import Vocabulary
from quizgen.languages.language import Language
from quizgen.values.entities import Entity, SingleValue, Value
from quizgen.values.partial_dates import PartialDate
from quizgen.values.quantities import Quantity
from quizgen.values.texts import fold_case

_REGION = "(region)"
"""The type of a region that is no entity of the deck."""


def needs_declaration(field: KindField, words: str, vocabulary: Vocabulary) -> bool:
    """Return whether words in a field have to be the id or name of an entity of the deck."""
    is_entity = field.type in (FieldType.ENTITY, FieldType.ENTITIES)
    if is_entity and not field.entity_type:
        return True
    return (is_entity or field.type in NAMED_LISTS) and bool(vocabulary.find_entities(words))


def read_words(field: KindField, words: str, vocabulary: Vocabulary) -> Value:
    """Return the value of words that need no declaration. Raises ValueError for a wrong verb."""
    match field.type:
        case FieldType.ENTITY:
            return _make_entity(words, field.entity_type, vocabulary)
        case FieldType.VERB:
            return vocabulary.language.verbs.read(words)
        case FieldType.VALUE:
            plain = Mark(words, tag="", start=0, end=0, after="")
            return vocabulary.entities.get(words) or read_mark(plain, vocabulary)
    return words


def read_region_name(words: str, vocabulary: Vocabulary) -> Entity:
    """Return the name of a region as an entity. A common noun is a certain one: “the aorta”."""
    entity = _make_entity(words, _REGION, vocabulary)
    is_common = entity.name[:1].islower() and not entity.indefinite
    return replace(entity, the=entity.the or is_common)


def _make_entity(words: str, type_: str, vocabulary: Vocabulary) -> Entity:
    """Return words as an entity of a type. They may begin with an article.

    A common noun in the plural is a plural.
    """
    nouns, declared = vocabulary.language.nouns, vocabulary.types.get(type_)
    the, rest = nouns.split_article(words)
    indefinite, name = nouns.split_indefinite(rest)
    return Entity(
        fold_case(name),
        type_,
        name,
        declared.ask if declared else vocabulary.language.phrases.question_for_thing,
        the,
        is_plural=nouns.is_plural(name),
        indefinite=indefinite,
    )


def read_mark(mark: Mark, vocabulary: Vocabulary) -> SingleValue:
    """Return the value of a mark: by its tag, or else the first that its words can be read as.

    A tag is an entity, the unit of a number, or a type. Words without a tag are a known entity, a
    date, a quantity or a text.
    """
    words, tag = mark.words, mark.tag
    if tag in vocabulary.entities:
        return vocabulary.entities[tag]
    known = vocabulary.entity_named(words)
    if tag and not (known and known.type == tag):
        number = _read_number(mark, vocabulary.language)
        return number or _typed_entity(words, tag, vocabulary)
    return known or _read_plain(words, vocabulary.language)


def _read_plain(words: str, language: Language) -> Quantity | PartialDate | str:
    with suppress(ValueError):
        return language.dates.parse(words)
    with suppress(ValueError):
        language.dates.parse(language.numbers.without_hedge(words))
        return words  # “about 1800” is neither a date nor a number of things
    return language.read_quantity(words) or words


def _read_number(mark: Mark, language: Language) -> Quantity | None:
    """Return a number whose unit follows the mark and is its tag; None for other words."""
    stem = language.nouns.stem
    number = language.read_quantity(mark.words)
    if number is None or number.unit or not mark.after.startswith(stem(mark.tag)):
        return None
    return language.read_quantity(f"{mark.words} {mark.tag}") or replace(number, unit=mark.tag)


def _typed_entity(words: str, type_: str, vocabulary: Vocabulary) -> Entity:
    """Return the words as an entity of a type, which the deck need not declare."""
    the, name = vocabulary.language.nouns.split_name(words)
    declared = vocabulary.types.get(type_)
    ask = declared.ask if declared else vocabulary.language.phrases.question_for_type(type_)
    return Entity(fold_case(name), type_, name, ask, the)
