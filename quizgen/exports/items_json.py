"""`items.json`: every item, for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import json

from quizgen.exports.export_format import ExportFormat, ItemPart
from quizgen.exports.publication import Publication
from quizgen.questions.interactions import Choice, Listing, TextEntry
from quizgen.questions.item import Item
from quizgen.questions.style import Style
from quizgen.questions.styles import STYLES


def make_files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Yield `items.json`: a list in the order of the deck, one item per line."""
    rows = (json.encode(item_as_json(item)) for item in publication.items)
    yield "items.json", b"[\n" + b",\n".join(rows) + b"\n]\n"


def item_as_json(item: Item) -> dict[str, Any]:
    """Return an item as JSON values.

    `answer` is the index of the key in `options` for an item with a choice of options, and text
    for other items. The `options` of a typed item are the accepted answers, and those of a list its
    members.
    """
    interaction = item.interaction
    accepted = interaction.accepted if isinstance(interaction, TextEntry) else ()
    members = interaction.members if isinstance(interaction, Listing) else ()
    return {
        "id": item.id,
        "fact": [fact.id for fact in item.facts] if item.others else item.fact.id,
        "kind": item.fact.kind.name,
        "question": item.question,
        "style": item.style.name,
        "stem": item.stem,
        "options": list(item.options or accepted or members),
        "answer": interaction.key if isinstance(interaction, Choice) else item.answer,
        "pool": item.pool,
        "rationale": item.rationale,
        "quote": item.fact.quote,
        "source": item.fact.source.id,
        "tags": list(item.tags),
    }


def read_items(content: bytes) -> dict[str, dict[str, Any]]:
    """Return the items of an `items.json`, by id. Raises ValueError for any other content."""
    rows = json.decode(content, type=list[dict[str, Any]])
    if not all(isinstance(row.get("id"), str) for row in rows):
        raise ValueError("an item has no id")
    return {row["id"]: row for row in rows}


def items_schema() -> dict[str, Any]:
    """Return the JSON Schema of `items.json`."""
    text = {"type": "string", "minLength": 1}
    texts = {"type": "array", "items": {"type": "string"}}
    fact = {"anyOf": [text, {"type": "array", "items": text, "minItems": 2}]}
    properties = {
        "id": text,
        "fact": fact,
        "kind": text,
        "question": text,
        "style": {"enum": [style.name for style in STYLES]},
        "stem": text,
        "options": texts,
        "answer": {"type": ["string", "integer"]},
        "pool": {"type": ["string", "null"]},
        "rationale": {"type": "string"},
        "quote": {"type": "string"},
        "source": text,
        "tags": texts,
    }
    chosen = [style.name for style in STYLES if style.interaction is Choice]
    is_chosen = {"properties": {"style": {"enum": chosen}}}
    item = {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
        "if": is_chosen,
        "then": {"properties": {"answer": {"type": "integer", "minimum": 0}}},
        "else": {"properties": {"answer": {"type": "string"}}},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "items.json, written by quizgen",
        "type": "array",
        "items": item,
    }


def _parts_of(style: Style) -> frozenset[ItemPart]:
    del style  # the same parts for every style
    return frozenset(ItemPart) - {ItemPart.PICTURES, ItemPart.SOUNDS}


ITEMS = ExportFormat(
    "json",
    "every item as JSON, for programs",
    make_files,
    _parts_of,
    frozenset({"build", "export"}),
)
