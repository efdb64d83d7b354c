"""Find ids and GUIDs that a deck uses twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizgen.diagnostics import Finding, Place
from quizgen.facts.deck import Fact
from quizgen.facts.drafts import as_warnings


def find_repeated_facts(facts: Iterable[tuple[Fact | None, bool]]) -> Iterator[Finding]:
    """Yield `D05` for each fact with the id of an earlier fact. Drafts come after other facts.

    Each fact is given with whether it is a draft.
    """
    places: dict[str, Place] = {}
    for fact, is_draft in sorted(facts, key=lambda pair: pair[1]):
        if fact is None:
            continue
        place = fact.place("id")
        if fact.id in places:
            finding = report_repeated("fact", fact.id, place, places[fact.id])
            yield from as_warnings([finding]) if is_draft else (finding,)
        else:
            places[fact.id] = place


def find_repeated_guids(facts: Iterable[tuple[Fact | None, bool]]) -> Iterator[Finding]:
    """Yield `D05` for each fact with the GUID of an earlier fact: Anki would add both notes."""
    places: dict[str, Place] = {}
    for fact, _ in facts:
        if fact and fact.guid:
            place = fact.place("guid")
            first = places.setdefault(fact.guid, place)
            if first is not place:
                message = (
                    f"duplicate GUID “{fact.guid}”, first used in {first.path}, line {first.line}"
                )
                hint = "an earlier note can continue in one fact only; leave it out here"
                yield Finding(place, "D05", message, hint)


def report_repeated(what: str, id_: str, place: Place, first: Place) -> Finding:
    """Return `D05` for an id that is used again. `first` is the place of its first use."""
    message = f"duplicate {what} “{id_}”, first used in {first.path}, line {first.line}"
    return Finding(place, "D05", message, "rename the newer one: ids are unique within a deck")
