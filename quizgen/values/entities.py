"""Entities and verbs, and the union of all values."""

from __future__ import annotations

from msgspec import Struct

from quizgen.values.partial_dates import PartialDate
from quizgen.values.quantities import Quantity


class Entity(Struct, frozen=True):
    """A person, a place or a thing. `ask` is its question phrase: “who”, “which weapon”.

    `name` has no article; `the` means that sentences put the definite article before it. `plural`
    is the name of several; `is_plural` means that the name itself is a plural. `type` is empty for
    an entity that belongs to no pool. `subtype` is the noun of its own question phrase, “gas”, if
    that of its type has another. `part_of` is the id or a name of a whole that contains it, and
    `group` names what it has in common with some of its type. `is_source` means that it is a
    source, as the speaker of its own claims. `indefinite` means that sentences put the indefinite
    article before the name. `joint` are the entities that share a fact with it, itself included.
    """

    id: str
    type: str
    name: str
    ask: str
    the: bool = False
    aliases: tuple[str, ...] = ()
    plural: str = ""
    is_plural: bool = False
    is_source: bool = False
    subtype: str = ""
    part_of: str = ""
    group: str = ""
    indefinite: bool = False
    joint: tuple[Entity, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The name and its aliases: each of them is evidence that a text is about this entity."""
        return (self.name, *self.aliases)


class Verb(Struct, frozen=True):
    """A verb: `auxiliary` and `main` as in a question, “did … clear”; `past` as in a statement.

    Passives and obligations have other auxiliaries: “was … repelled”, “was to … send”. `plural` is
    the verb with a plural subject, if it differs.
    """

    auxiliary: str
    main: str
    past: str
    plural: Verb | None = None


Value = Entity | tuple[Entity, ...] | Quantity | PartialDate | Verb | str
