"""Which sentences of the sources the facts cover."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from quizgen.facts.deck import Deck
from quizgen.facts.sources import split_sentences


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a source, with the ids of the facts whose quotes touch it."""

    source: str
    paragraph: int
    text: str
    facts: tuple[str, ...]


def cover_sentences(deck: Deck) -> Iterator[Sentence]:
    """Yield every sentence of a deck's sources in order, covered or not."""
    spans: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for fact in deck.facts:
        for start, end in fact.source.find(fact.quote) or ():
            spans[fact.source.id].append((start, end, fact.id))
    for source in deck.sources.values():
        for paragraph in source.paragraphs:
            for text, offset in split_sentences(paragraph):
                stop = offset + len(text)
                touching = (
                    fact for start, end, fact in spans[source.id] if start < stop and offset < end
                )
                facts = tuple(dict.fromkeys(touching))
                yield Sentence(source.id, paragraph.number, text, facts)
