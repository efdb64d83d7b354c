"""Conversion of table cells to the values of a deck."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pydantic import ValidationError

from quizgen.facts.fields import FieldType
from quizgen.facts.value_entries import QuantityEntry, VerbEntry, context_of
from quizgen.imports.foreign_names import Ids, slug
from quizgen.languages.language import Language
from quizgen.languages.patterns import alternatives
from quizgen.values.clean_texts import clean

WHOLE = ""
"""The key in `parts` for a column that fills a whole field rather than one key of its value."""


_FORMS = re.compile("[,/]")


class Entities:
    """The entities in the cells of a table, by type (the column) and name."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.types: dict[str, str] = {}
        self.entries: dict[str, Mapping[str, object]] = {}
        self._ids = Ids()
        self._known: dict[tuple[str, str], str] = {}

    def id_of(self, name: str, type_: str) -> str:
        """Return the id of an entity; add the entity if it is new."""
        key = (type_, name)
        if key not in self._known:
            self.types[type_] = self.language.phrases.question_for_type(type_)
            has_article, bare = self.language.nouns.split_article(name)
            the = {"the": "true"} if has_article else {}
            self._known[key] = id_ = self._ids.take(slug(bare), slug(type_) or "entity")
            self.entries[id_] = {"type": type_, "name": bare, **the}
        return self._known[key]


def read_value(
    type_: FieldType, parts: Mapping[str, str], column: str, entities: Entities
) -> object:
    """Return the value of one field, as in a deck, from its cells.

    `parts` maps WHOLE to the cell of the field's own column, and keys of its value (`unit`) to
    other cells. `column` is the type of entities. Raises ValueError with a message for the author.
    """
    language = entities.language
    parts = {key: clean(text) for key, text in parts.items()}
    whole = parts.pop(WHOLE, "")
    match type_:
        case FieldType.QUANTITY:
            return _quantity(
                {**(read_quantity(whole, language) if whole else {}), **parts}, language
            )
        case FieldType.VERB:
            return _verb(whole, parts, language)
        case FieldType.DATE:
            language.dates.parse(whole)
        case FieldType.ENTITY:
            return entities.id_of(whole, column)
        case FieldType.ENTITIES:
            return list(dict.fromkeys(entities.id_of(name, column) for name in _split(whole)))
        case FieldType.MEMBERS | FieldType.STEPS:
            return _split(whole)
    return whole


def _split(text: str) -> list[str]:
    names = [name for part in text.split(";") if (name := part.strip())]
    if not names:
        raise ValueError(f"“{text}” has no names; write names separated by semicolons")
    return names


def read_quantity(text: str, language: Language) -> dict[str, str]:
    """Parse “over 1.5 million people” into value, unit and hedge. Raises ValueError."""
    found = next(language.numbers.find(text), None)
    if found is None:
        raise ValueError(f"“{text}” has no number; write, for example, 42,400 hectares")
    before, after = text[: found.start].strip(), text[found.end :].strip()
    articles = alternatives(language.numbers.articles)
    hedge = re.sub(rf"\s+{articles}$", "", before.lower())
    if hedge and hedge not in language.numbers.hedges:
        raise ValueError(f"“{before}” is not a hedge; move it after the number")
    singular = found.number.value == 1 or not after
    signs = language.nouns.percent_signs
    unit = {"unit": signs.get(after, after)} if singular else _unit(after, language)
    value = {"value": text[found.start : found.end], **unit, "hedge": hedge}
    return {key: part for key, part in value.items() if part}


def _unit(written: str, language: Language) -> dict[str, str]:
    """Return a unit in the singular, and its plural if it is irregular."""
    nouns = language.nouns
    if written in nouns.percent_signs:
        return {"unit": nouns.percent}
    if singular := nouns.singular(written):
        return {"unit": singular}
    return {"unit": written, "units": written}


def _quantity(value: Mapping[str, str], language: Language) -> object:
    try:
        QuantityEntry.model_validate(value, context=context_of(language))
    except ValidationError as error:
        raise ValueError(_message_of(error)) from error
    return dict(value)


def _verb(whole: str, parts: Mapping[str, str], language: Language) -> object:
    """Return a verb: one form in `whole`, or its forms in `whole` or in `parts`."""
    if whole and not parts and not _FORMS.search(whole):
        language.verbs.read(whole)
        return whole
    value = {**(_verb_forms(whole) if whole else {}), **parts}
    try:
        VerbEntry.model_validate(value, context=context_of(language))
    except ValidationError as error:
        raise ValueError(_message_of(error)) from error
    return value


def _verb_forms(text: str) -> dict[str, str]:
    """Parse “clear, cleared” or “clear / cleared”. Raises ValueError."""
    base, _, past = (part.strip() for part in text.replace("/", ",").partition(","))
    if not (base and past):
        raise ValueError(
            f"“{text}” is not a verb; write one form, such as cleared, or base and past"
        )
    return {"base": base, "past": past}


def _message_of(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    missing = "the number is missing" if first["type"] == "missing" else ""
    return missing or first["msg"].removeprefix("Value error, ")
