"""The files of an imported deck: the deck, its source, and the ledger with its GUIDs."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
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
    """A dumper that does not quote numbers, because decks read every scalar as text."""

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> str:
        """Return the tag of a node. The tag of every scalar is that of a text."""
        del value, implicit
        return _TAGS[kind]

    def represent_str(self, data: str) -> yaml.ScalarNode:
        """Return the node of a text; a text of several lines is a block."""
        return self.represent_scalar(_TAGS[yaml.ScalarNode], data, "|" if "\n" in data else None)

    def ignore_aliases(self, data: object) -> bool:
        """Return True, because decks may not contain anchors."""
        del data
        return True


_Dumper.add_representer(str, _Dumper.represent_str)


def render_deck(foreign: ForeignDeck, deck: str, file_name: str) -> str:
    """Return the deck as YAML. `file_name` is the name of the imported file."""
    source = {
        "file": source_path(deck),
        "title": foreign.title,
        "cite": f"the file {file_name}",
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
    return _render({key: value for key, value in document.items() if value})


def render_live_deck(deck: str, title: str, *tables: Mapping[str, object]) -> str:
    """Return a deck with tables as YAML."""
    entries = [dict(table) for table in tables]
    return _render({"deck": deck, "title": title, "language": "en", "tables": entries})


def _render(document: object) -> str:
    return _HEAD + yaml.dump(
        document, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH
    )


def source_path(deck: str) -> str:
    """Return the path of a deck's imported source in the project."""
    return f"seeds/{deck}.txt"


def render_source(foreign: ForeignDeck) -> str:
    """Return the source text: each quote of a fact as a paragraph.

    A quote with which another one begins is not repeated, so that it has a single place.
    """
    lines = dict.fromkeys(fact.quote for fact in foreign.facts)
    in_order = sorted(lines)
    parts = {line for line, after in pairwise(in_order) if after.startswith(line)}
    return "\n\n".join(line for line in lines if line not in parts) + "\n"


def render_ledger(foreign: ForeignDeck, deck: str, now: int) -> str:
    """Return the ledger with the GUIDs of imported notes; empty if there are none.

    The time of an entry is that of its note, limited to the range from 1 to `now` (Unix seconds).
    """
    notes = {
        key: Entry(UNPUBLISHED, min(max(fact.changed, 1), now), kept.guid, kept.slots)
        for fact in foreign.facts
        for key, kept in fact.guids.items()
    }
    return write_ledger(Ledger(deck, {}, notes)) if notes else ""
