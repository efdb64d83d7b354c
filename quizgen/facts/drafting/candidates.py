"""What is proposed: a sentence read as a fact of some kind."""

from __future__ import annotations

from collections.abc import Container, Mapping

from msgspec import Struct

from quizgen.facts import ids

_ID_WORDS, _LONGEST = 5, 80


class Name(Struct, frozen=True):
    """A name in a field, which is written as the id of an entity; `ask` is how to ask for it."""

    text: str
    ask: str = "what"
    the: bool = False


Proposed = Name | Mapping[str, object] | str


class Candidate(Struct, frozen=True):
    """A fact that a rule proposes; `quote` is the sentence. A field holds what an author writes."""

    kind: str
    quote: str
    fields: Mapping[str, Proposed]


def slug(*texts: str, taken: Container[str]) -> str:
    """Return a readable id of the first words of some texts, unlike all that are taken."""
    words = ids.make_slug(" ".join(texts), _LONGEST).split("-")[:_ID_WORDS]
    base = "-".join(words) or "fact"
    number = 1
    while (found := f"{base}-{number}" if number > 1 else base) in taken:
        number += 1
    return found
