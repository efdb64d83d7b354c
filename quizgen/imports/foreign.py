"""A foreign deck: what was read from a table or a package, before it is written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

_OTHER = "other"


@dataclass(frozen=True, slots=True)
class ForeignFact:
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


@dataclass(frozen=True, slots=True)
class Loss:
    """What a deck cannot hold and the file had: what it is, and where, once for each."""

    what: str
    where: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ForeignDeck:
    """A deck to be. `types` maps a type of entity to its question, `sections` ids to headings."""

    title: str
    facts: tuple[ForeignFact, ...]
    types: Mapping[str, str] = field(default_factory=dict)
    entities: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    sections: Mapping[str, str] = field(default_factory=dict)
    losses: tuple[Loss, ...] = ()

    def sectioned(self) -> ForeignDeck:
        """Return it with a section for every fact, as a deck with any section wants it."""
        if not self.sections or all(fact.section for fact in self.facts):
            return self
        other = {_OTHER: self.sections.get(_OTHER, "Other")}
        facts = tuple(replace(fact, section=fact.section or _OTHER) for fact in self.facts)
        return replace(self, facts=facts, sections={**self.sections, **other})
