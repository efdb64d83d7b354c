"""Entities and verbs, and the union of all values."""

from __future__ import annotations

from msgspec import Struct

from quizgen.values.dates import PartialDate
from quizgen.values.quantities import Quantity


class Entity(Struct, frozen=True):
    """A thing facts speak of. `ask` is its question phrase: “who”, “which weapon”.

    `name` comes without its article; `the` says that sentences give it one. `plural` is what
    several of it are called; `is_plural` says that the name itself is one. `type` is empty for a
    thing that a single fact names and no pool holds, as for a source that tells its own claims:
    `is_source` says that it is one.
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

    @property
    def full_name(self) -> str:
        """The name with its article, if it has one."""
        return f"the {self.name}" if self.the else self.name

    @property
    def names(self) -> tuple[str, ...]:
        """The name and its aliases: any of them shows that a text speaks of this entity."""
        return (self.name, *self.aliases)


class Verb(Struct, frozen=True):
    """What somebody did: “did … clear” in a question, “cleared” in a statement.

    Passives and obligations have an auxiliary of their own: “was … repelled”, “was to … send”.
    """

    auxiliary: str
    main: str
    past: str


Value = Entity | tuple[Entity, ...] | Quantity | PartialDate | Verb | str
