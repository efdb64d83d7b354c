"""A deck read from a table or a package, before it is written."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

_OTHER = "other"


class ForeignFact(Struct, frozen=True):
    """A fact to import. `values` are the fields of its kind as in a deck, `quote` is one line.

    `note` is the ledger key of its note, if that note keeps a foreign GUID. `changed` is when the
    note was last edited, in Unix seconds.
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
        """Return the fact as an entry under `facts:`, without empty fields."""
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
    """Content of the file that a deck cannot hold: `what` it is, and `where` it occurs."""

    what: str
    where: tuple[str, ...]


class ForeignDeck(Struct, frozen=True):
    """A deck to import. `types` maps types of entities to questions, `sections` ids to headings."""

    title: str
    facts: tuple[ForeignFact, ...]
    types: Mapping[str, str] = {}
    entities: Mapping[str, Mapping[str, object]] = {}
    sections: Mapping[str, str] = {}
    losses: tuple[Loss, ...] = ()

    def with_sections(self) -> ForeignDeck:
        """Return the deck with a section for each fact, which a deck with sections requires."""
        if not self.sections or all(fact.section for fact in self.facts):
            return self
        other = {_OTHER: self.sections.get(_OTHER, "Other")}
        facts = tuple(replace(fact, section=fact.section or _OTHER) for fact in self.facts)
        return replace(self, facts=facts, sections={**self.sections, **other})
