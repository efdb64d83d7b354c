"""A deck read from a table or a package, before it is written."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

_OTHER = "other"


class ForeignGuid(Struct, frozen=True):
    """The GUID of a note that a fact keeps. `slots` gives the card slots of its questions."""

    guid: str
    slots: Mapping[str, int] = {}


class ForeignFact(Struct, frozen=True):
    """A fact to import. `values` are the fields of its kind as in a deck, `quote` is one line.

    `guids` are the foreign GUIDs that its notes keep, by their keys in the ledger. `changed` is
    when the note was last edited, in Unix seconds.
    """

    id: str
    kind: str
    values: Mapping[str, object]
    quote: str
    section: str = ""
    remark: str = ""
    without: tuple[str, ...] = ()
    also_true: tuple[str, ...] = ()
    distractors: tuple[str, ...] | Mapping[str, tuple[str, ...]] = ()
    guids: Mapping[str, ForeignGuid] = {}
    changed: int = 0

    def entry(self) -> dict[str, object]:
        """Return the fact as an entry under `facts:`, without empty fields."""
        wrong = self.distractors
        entry = {
            "id": self.id,
            "kind": self.kind,
            "section": self.section,
            **self.values,
            "also_true": list(self.also_true),
            "distractors": {name: list(texts) for name, texts in wrong.items()}
            if isinstance(wrong, Mapping)
            else list(wrong),
            "without": list(self.without),
            "note": self.remark,
            "quote": self.quote,
        }
        return {key: value for key, value in entry.items() if value}


class Loss(Struct, frozen=True):
    """Content of the file that a deck cannot hold: `what` it is, and `where` it occurs."""

    what: str
    where: tuple[str, ...]


class Balance(Struct, frozen=True):
    """What became of the notes or cards of a file.

    Those read, and those that became `further` results beside their first, are together those
    imported and those left out, which are counted by reason.
    """

    read: int
    imported: int
    further: int = 0
    left_out: Mapping[str, int] = {}


class ForeignDeck(Struct, frozen=True):
    """A deck to import. `types` maps types of entities to questions, `sections` ids to headings.

    `notes` says what became of the notes of a package as facts, and `cards` of its cards as
    questions; None for a table.
    """

    title: str
    facts: tuple[ForeignFact, ...]
    types: Mapping[str, str] = {}
    entities: Mapping[str, Mapping[str, object]] = {}
    sections: Mapping[str, str] = {}
    losses: tuple[Loss, ...] = ()
    notes: Balance | None = None
    cards: Balance | None = None

    def with_sections(self) -> ForeignDeck:
        """Return the deck with a section for each fact, which a deck with sections requires."""
        if not self.sections or all(fact.section for fact in self.facts):
            return self
        other = {_OTHER: self.sections.get(_OTHER, "Other")}
        facts = tuple(replace(fact, section=fact.section or _OTHER) for fact in self.facts)
        return replace(self, facts=facts, sections={**self.sections, **other})
