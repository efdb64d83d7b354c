"""`items.json`: every item, for whatever else people build on a deck."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import json

from quizgen.exports.publication import Publication
from quizgen.questions.item import Item


def make_files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Yield `items.json`: a list, in the deck's order, one item a line."""
    rows = (json.encode(item_as_json(item)) for item in publication.items)
    yield "items.json", b"[\n" + b",\n".join(rows) + b"\n]\n"


def item_as_json(item: Item) -> dict[str, Any]:
    """Return an item as others read it.

    `answer` is an index into `options` for multiple choice. The `options` of a typed item are the
    answers that are right.
    """
    return {
        "id": item.id,
        "fact": [fact.id for fact in item.facts] if item.others else item.fact.id,
        "kind": item.fact.kind.name,
        "question": item.question,
        "style": item.style,
        "stem": item.stem,
        "options": list(item.options or item.accepted),
        "answer": item.answer if item.key is None else item.key,
        "pool": item.pool,
        "rationale": item.rationale,
        "quote": item.fact.quote,
        "source": item.fact.source.id,
        "tags": list(item.tags),
    }
