"""Values of kinds that are written as words, without a declaration.

`term: chlorophyll` needs no entry under `entities:`, as `[chlorophyll](pigment)` in a sentence.
"""

from __future__ import annotations

from quizgen.facts.fields import NAMED_LISTS, FieldType, KindField
from quizgen.facts.marked_sentences import Mark
from quizgen.facts.sentence_facts import read_mark
from quizgen.facts.vocabulary import Vocabulary
from quizgen.values.entities import Entity, Value
from quizgen.values.texts import fold_case


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
