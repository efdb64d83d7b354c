"""Cells of a table become values of a deck."""

import pytest

from quizgen.facts.fields import FieldType
from quizgen.imports.tabular.cells import Entities, read_quantity, read_value
from quizgen.languages import language_of

ENGLISH = language_of("en")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("42,400 hectares", {"value": "42,400", "unit": "hectare"}),
        ("over 1.5 million", {"value": "1.5 million", "hedge": "over"}),
        ("About 3 boxes of tea", {"value": "3", "unit": "box of tea", "hedge": "about"}),
        ("nearly a third", {"value": "a third", "hedge": "nearly"}),
        ("45%", {"value": "45", "unit": "percent"}),
        ("45 per cent", {"value": "45", "unit": "percent"}),
        ("1 ship", {"value": "1", "unit": "ship"}),
        ("3 ferries", {"value": "3", "unit": "ferry"}),
        ("3 boxes", {"value": "3", "unit": "box"}),
        ("3 people", {"value": "3", "unit": "person"}),
        ("3 percent", {"value": "3", "unit": "percent"}),
        ("half", {"value": "half"}),
    ],
)  # fmt: skip
def test_quantity_is_parsed(text, value):
    """A quantity has a value, a unit in the singular and a hedge."""
    assert read_quantity(text, ENGLISH) == value


@pytest.mark.parametrize("text", ["many", "€5", "up 5 hectares", "", "AK-74"])
def test_invalid_quantity_is_an_error(text):
    """A text without a number, or with unknown words before it, is an error."""
    with pytest.raises(ValueError, match="“"):
        read_quantity(text, ENGLISH)


@pytest.mark.parametrize(
    ("type_", "parts", "value"),
    [
        (FieldType.TEXT, {"": " a\x02 b\n c "}, "a b c"),
        (FieldType.DATE, {"": "6 August 2024"}, "6 August 2024"),
        (FieldType.VERB, {"": "clear, cleared"}, {"base": "clear", "past": "cleared"}),
        (FieldType.VERB, {"": "clear/cleared"}, {"base": "clear", "past": "cleared"}),
        (FieldType.VERB, {"": "cleared"}, "cleared"),
        (FieldType.VERB, {"aux": "was", "main": "sunk"}, {"aux": "was", "main": "sunk"}),
        (FieldType.QUANTITY, {"": "5", "unit": "ship"}, {"value": "5", "unit": "ship"}),
        (FieldType.ENTITY, {"": "the Nile"}, "nile"),
        (FieldType.ENTITIES, {"": "Nile; Po ;; Nile"}, ["nile", "po"]),
    ],
)
def test_cells_become_a_value(type_, parts, value):
    """Cells are converted according to the type of the field."""
    assert read_value(type_, parts, "river", Entities(ENGLISH)) == value


@pytest.mark.parametrize(
    ("type_", "parts"),
    [
        (FieldType.DATE, {"": "last spring"}),
        (FieldType.DATE, {"": "13/12/2024"}),
        (FieldType.ENTITIES, {"": " ; "}),
        (FieldType.VERB, {"": "clearing"}),
        (FieldType.VERB, {"": "clear, "}),
        (FieldType.VERB, {"base": "clear"}),
        (FieldType.QUANTITY, {"unit": "ship"}),
        (FieldType.QUANTITY, {"": "5", "hedge": "maybe"}),
    ],
)
def test_invalid_value_is_an_error(type_, parts):
    """An invalid value raises ValueError with a message of one line."""
    with pytest.raises(ValueError, match=r"\w") as caught:
        read_value(type_, parts, "x", Entities(ENGLISH))
    assert "\n" not in str(caught.value)


def test_entities_are_unique():
    """A name has one entity per type, without “the”; the question for a person is “who”."""
    entities = Entities(ENGLISH)
    assert entities.id_of("the Nile", "river") == entities.id_of("the Nile", "river") == "nile"
    assert entities.id_of("Nile", "person") == "nile-2"
    assert entities.id_of("서울", "city") == "city"
    assert entities.types == {"river": "which river", "person": "who", "city": "which city"}
    assert entities.entries["nile"] == {"type": "river", "name": "Nile", "the": "true"}
