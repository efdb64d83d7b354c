"""A foreign deck written down: the deck, its source, and the ledger with the GUIDs it keeps."""

from __future__ import annotations

from typing import Any

import yaml

from quizgen.exports.ledger import UNPUBLISHED, Entry, Ledger, write_ledger
from quizgen.imports.foreign_deck import ForeignDeck

_HEAD = "# yaml-language-server: $schema=deck.schema.json\n"
_WIDTH = 120
_TAGS: dict[type[yaml.Node], str] = {
    yaml.ScalarNode: "tag:yaml.org,2002:str",
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
    yaml.MappingNode: "tag:yaml.org,2002:map",
}


class _Dumper(yaml.SafeDumper):
    """Writes texts without quotation marks where it can: in decks, numbers are texts as well."""

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> str:
        """Return the tag of a node: every scalar is a text."""
        del value, implicit
        return _TAGS[kind]

    def ignore_aliases(self, data: object) -> bool:
        """Write everything out: decks have no anchors."""
        del data
        return True


def deck_text(foreign: ForeignDeck, deck: str, came_from: str) -> str:
    """Return the deck's file. `came_from` is the name of the foreign file."""
    source = {
        "file": source_path(deck),
        "title": foreign.title,
        "cite": f"the file {came_from}",
    }
    document = {
        "deck": deck,
        "title": foreign.title,
        "language": "en",
        "sources": {"import": source},
        "sections": dict(foreign.sections),
        "types": {type_: {"ask": ask} for type_, ask in foreign.types.items()},
        "entities": {id_: dict(entry) for id_, entry in foreign.entities.items()},
        "facts": [fact.entry() for fact in foreign.facts],
    }
    kept = {key: value for key, value in document.items() if value}
    return _HEAD + yaml.dump(
        kept, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH
    )


def source_path(deck: str) -> str:
    """Return where a deck's imported source stands in the project."""
    return f"seeds/{deck}.txt"


def source_text(foreign: ForeignDeck) -> str:
    """Return the source: each line that facts quote once, as a paragraph of its own."""
    lines = dict.fromkeys(fact.quote for fact in foreign.facts)
    return "\n\n".join(lines) + "\n"


def ledger_text(foreign: ForeignDeck, deck: str, now: int) -> str:
    """Return the ledger with the GUIDs that notes keep; empty where there are none.

    A note's own time counts, unless it is none or lies after `now` (Unix seconds).
    """
    notes = {
        fact.note: Entry(UNPUBLISHED, min(max(fact.changed, 1), now), fact.guid)
        for fact in foreign.facts
        if fact.guid
    }
    return write_ledger(Ledger(deck, {}, notes)) if notes else ""
