"""The entities of a table: the different cells of the columns that `entities:` names.

An entity belongs to the whole deck: facts can name it, and a cell with the name or an alias of an
entity that the deck declares is that entity.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from msgspec import Struct

from quizgen.facts.ids import LONGEST, make_slug
from quizgen.facts.tables.rows import Row, TableCell
from quizgen.facts.value_entries import EntityEntry
from quizgen.facts.vocabulary import Vocabulary
from quizgen.languages.language import Language
from quizgen.values.clean_texts import clean
from quizgen.values.entities import Entity
from quizgen.values.texts import fold_case


class NewEntity(Struct, frozen=True):
    """An entity that a table adds to its deck: its id and its entry."""

    id: str
    entry: EntityEntry


def find_typed(text: str, type_: str, vocabulary: Vocabulary) -> Entity | None:
    """Return the entity of a type with a name or an alias, or None."""
    found = vocabulary.find_entities(text)
    return next((entity for entity in found if entity.type == type_), None)


def list_new_entities(
    rows: tuple[Row, ...], index: int, type_: str, vocabulary: Vocabulary
) -> Iterator[NewEntity]:
    """Yield the entities of a column that the deck does not have yet, sorted by name.

    The order of rows does not matter.
    """
    cells: dict[str, TableCell] = {}
    for row in rows:
        name = clean(row.cells[index].text)
        key = fold_case(vocabulary.language.nouns.split_article(name)[1])
        if key:
            cells[key] = min(cells.get(key, row.cells[index]), row.cells[index], key=_text_of)
    taken = {*vocabulary.entities}
    for _, cell in sorted(cells.items()):
        if find_typed(clean(cell.text), type_, vocabulary) is None:
            entry = _make_entry(cell, type_, vocabulary.language)
            id_ = _choose_id(entry.name, type_, taken)
            taken.add(id_)
            yield NewEntity(id_, entry)


def _text_of(cell: TableCell) -> str:
    return cell.text


def _make_entry(cell: TableCell, type_: str, language: Language) -> EntityEntry:
    text = clean(cell.text)
    the, name = language.nouns.split_article(text)
    return EntityEntry(name=name, the=the, type=type_, derived=text)


def _choose_id(name: str, type_: str, taken: AbstractSet[str]) -> str:
    """Return an id for a name: its slug, with the type if that is taken, or else the name."""
    short = make_slug(name, LONGEST - len(type_) - 1)
    typed = f"{short}-{make_slug(type_, LONGEST)}"
    if short and short not in taken:
        return short
    if short and typed not in taken:
        return typed
    return f"{fold_case(name)}, {fold_case(type_)}"
