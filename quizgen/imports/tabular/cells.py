"""What the cells of a table say, as a deck writes it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pydantic import ValidationError

from quizgen.facts.fields import FieldType
from quizgen.facts.value_entries import QuantityEntry, VerbEntry
from quizgen.imports.foreign_names import Ids, clean, slug
from quizgen.languages.english.words import PERCENT, plural
from quizgen.values.dates import parse_date
from quizgen.values.quantities import HEDGES, find_numbers

WHOLE = ""
"""The part of a value that a cell gives whose column names the field alone."""
_PERSONS = ("who", "person", "people")


class Entities:
    """The entities that cells name: each name once for a type, which is its column."""

    def __init__(self) -> None:
        self.types: dict[str, str] = {}
        self.entries: dict[str, Mapping[str, object]] = {}
        self._ids = Ids()
        self._known: dict[tuple[str, str], str] = {}

    def id_of(self, name: str, type_: str) -> str:
        """Return the id of an entity, which is made where it is new."""
        key = (type_, name)
        if key not in self._known:
            self.types[type_] = "who" if type_ in _PERSONS else f"which {type_}"
            bare = re.sub(r"^the (?=\S)", "", name)
            the = {"the": "true"} if bare != name else {}
            self._known[key] = id_ = self._ids.take(slug(bare), slug(type_) or "entity")
            self.entries[id_] = {"type": type_, "name": bare, **the}
        return self._known[key]


def read_value(
    type_: FieldType, parts: Mapping[str, str], column: str, entities: Entities
) -> object:
    """Return what cells say of one field, as a deck writes it.

    `parts` holds the cell of the field's own column under WHOLE, and those for keys of its value
    (`unit`). `column` names the type of entities. Raises ValueError with a sentence for the author.
    """
    parts = {key: clean(text) for key, text in parts.items()}
    whole = parts.pop(WHOLE, "")
    match type_:
        case FieldType.QUANTITY:
            return _quantity({**(read_quantity(whole) if whole else {}), **parts})
        case FieldType.VERB:
            return _verb({**(_verb_forms(whole) if whole else {}), **parts})
        case FieldType.DATE:
            parse_date(whole)
            return whole
        case FieldType.ENTITY:
            return entities.id_of(whole, column)
        case FieldType.ENTITIES:
            return _members(whole, column, entities)
    return whole


def _members(text: str, column: str, entities: Entities) -> list[str]:
    names = [name for part in text.split(";") if (name := part.strip())]
    if not names:
        raise ValueError(f"“{text}” names nothing: write names between semicolons")
    return list(dict.fromkeys(entities.id_of(name, column) for name in names))


def read_quantity(text: str) -> dict[str, str]:
    """Return “over 1.5 million people” as value, unit and hedge. Raises ValueError."""
    found = next(find_numbers(text), None)
    if found is None:
        raise ValueError(f"“{text}” has no number: write 42,400 hectares or over 1.5 million")
    before, after = text[: found.start].strip(), text[found.end :].strip()
    hedge = re.sub(r"\s+an?$", "", before.lower())
    if hedge and hedge not in HEDGES:
        raise ValueError(f"“{before}” before the number is no hedge: write it after the number")
    singular = found.number.value == 1 or not after
    unit = {"unit": _PERCENT_SIGNS.get(after, after)} if singular else _unit(after)
    value = {"value": text[found.start : found.end], **unit, "hedge": hedge}
    return {key: part for key, part in value.items() if part}


_PERCENT_SIGNS = {"%": PERCENT, "per cent": PERCENT}


def _unit(written: str) -> dict[str, str]:
    """Return a unit in the singular; with its plural where that is not regular."""
    if written in _PERCENT_SIGNS:
        return {"unit": PERCENT}
    endings = (
        ("ies", "y"),
        ("sses", "ss"),
        ("xes", "x"),
        ("ches", "ch"),
        ("shes", "sh"),
        ("s", ""),
    )
    head, of, rest = written.partition(" of ")
    for ending, instead in endings:
        one = head.removesuffix(ending) + instead + of + rest
        if head.endswith(ending) and plural(one) == written:
            return {"unit": one}
    return {"unit": written} if plural(written) == written else {"unit": written, "units": written}


def _quantity(value: Mapping[str, str]) -> object:
    try:
        QuantityEntry.model_validate(value)
    except ValidationError as error:
        raise ValueError(_sentence(error)) from error
    return dict(value)


def _verb_forms(text: str) -> dict[str, str]:
    """Read “clear, cleared” or “clear / cleared”."""
    base, _, past = (part.strip() for part in text.replace("/", ",").partition(","))
    if not (base and past):
        raise ValueError(
            f"“{text}” is no verb: write how it reads after “did” first: clear, cleared"
        )
    return {"base": base, "past": past}


def _verb(value: Mapping[str, str]) -> object:
    try:
        VerbEntry.model_validate(value)
    except ValidationError as error:
        raise ValueError(_sentence(error)) from error
    return dict(value)


def _sentence(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    missing = "its number is missing" if first["type"] == "missing" else ""
    return missing or first["msg"].removeprefix("Value error, ")
