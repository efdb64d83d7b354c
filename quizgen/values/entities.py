"""Entities, verbs and lists, and the union of all values."""

from __future__ import annotations

from msgspec import Struct

from quizgen.values.partial_dates import PartialDate
from quizgen.values.pictures import Picture
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


SingleValue = Entity | Quantity | PartialDate | Picture | str
"""A value that can be the answer to a question."""


class Member(Struct, frozen=True):
    """A member of a list, or a step of a process.

    `id` is permanent: it is part of the ids of items. `words` are those with which a sentence fact
    shows the value; empty if it reads as any value of its type.
    """

    id: str
    value: SingleValue
    words: str = ""


class Members(Struct, frozen=True):
    """The members of a list, or the steps of a process in their order.

    `is_cycle` means that the first step follows the last one, and `is_open` that the list has
    further members: those given are examples. `is_placed` means that they are regions of a picture.
    """

    members: tuple[Member, ...]
    is_ordered: bool = False
    is_cycle: bool = False
    is_open: bool = False
    is_placed: bool = False

    @property
    def is_exclusive(self) -> bool:
        """Whether a question about one of them has no other of them as an answer."""
        return self.is_ordered or self.is_placed

    @property
    def entities(self) -> tuple[Entity, ...]:
        """The members that are entities."""
        return tuple(one.value for one in self.members if isinstance(one.value, Entity))

    def find(self, id_: str) -> Member | None:
        """Return the member with an id, or None."""
        return next((member for member in self.members if member.id == id_), None)

    def beside(self, member: Member, distance: int) -> Member | None:
        """Return the step at a distance from a step, or None beyond the first and the last."""
        at = self.members.index(member) + distance
        if self.is_cycle:
            return self.members[at % len(self.members)]
        return self.members[at] if 0 <= at < len(self.members) else None


Value = Entity | Members | Quantity | PartialDate | Picture | Verb | str
