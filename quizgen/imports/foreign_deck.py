"""A foreign deck: what was read from a table or a package, before it is written down."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

_OTHER = "other"


class ForeignFact(Struct, frozen=True):
    """A fact to be: `values` are fields of its kind as a deck writes them, `quote` a line of text.

    `note` is the key of its note in the ledger, where that note keeps a foreign GUID; `changed` is
    when the note was last edited, in Unix seconds.
    """

    id: str
    kind: str
    values: Mapping[str, object]
    quote: str
    section: str = ""
    remark: str = ""
    without: tuple[str, ...] = ()
    note: str = ""
    guid: str = ""
    changed: int = 0

    def entry(self) -> dict[str, object]:
        """Return the fact as a deck writes it, without what is empty."""
        entry = {
            "id": self.id,
            "kind": self.kind,
            "section": self.section,
            **self.values,
            "without": list(self.without),
            "note": self.remark,
            "quote": self.quote,
        }
        return {key: value for key, value in entry.items() if value}


class Loss(Struct, frozen=True):
    """What a deck cannot hold and the file had: what it is, and where, once for each."""

    what: str
    where: tuple[str, ...]


class ForeignDeck(Struct, frozen=True):
    """A deck to be. `types` maps a type of entity to its question, `sections` ids to headings."""

    title: str
    facts: tuple[ForeignFact, ...]
    types: Mapping[str, str] = {}
    entities: Mapping[str, Mapping[str, object]] = {}
    sections: Mapping[str, str] = {}
    losses: tuple[Loss, ...] = ()

    def sectioned(self) -> ForeignDeck:
        """Return it with a section for every fact, as a deck with any section wants it."""
        if not self.sections or all(fact.section for fact in self.facts):
            return self
        other = {_OTHER: self.sections.get(_OTHER, "Other")}
        facts = tuple(replace(fact, section=fact.section or _OTHER) for fact in self.facts)
        return replace(self, facts=facts, sections={**self.sections, **other})
