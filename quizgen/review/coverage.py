"""Which sentences of the sources the facts cover, and what of them nothing asks about."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from quizgen.facts.deck import Deck, Fact
from quizgen.facts.showing import NAME
from quizgen.facts.sources import Paragraph, Source, split_sentences

Span = tuple[int, int]
Owner = TypeVar("Owner")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a source, with the facts whose quotes touch it.

    `ignored` is the reason why nothing is asked about it; empty where the deck gives none. `loose`
    are its numbers and names that stand in no quote.
    """

    paragraph: int
    text: str
    facts: tuple[Fact, ...]
    ignored: str = ""
    loose: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it is neither covered nor ignored."""
        return not self.facts and not self.ignored


@dataclass(frozen=True, slots=True)
class CoveredParagraph:
    """A paragraph of a source with its sentences."""

    source: Source
    number: int
    sentences: tuple[Sentence, ...]

    @property
    def done(self) -> int:
        """How many of its sentences are covered or ignored."""
        return sum(not sentence.is_open for sentence in self.sentences)


def cover_paragraphs(deck: Deck) -> Iterator[CoveredParagraph]:
    """Yield every paragraph of a deck's sources in order, with what the facts cover of it."""
    for source in deck.sources.values():
        facts = (fact for fact in deck.facts if fact.source is source)
        quotes = _by_paragraph(source, ((fact.quote, fact) for fact in facts))
        ignored = (one for one in deck.ignored if one.source is source)
        reasons = _by_paragraph(source, ((one.quote, one.reason) for one in ignored))
        for paragraph in source.paragraphs:
            number = paragraph.number
            sentences = _sentences(paragraph, quotes[number], reasons[number])
            yield CoveredParagraph(source, number, tuple(sentences))


def cover_sentences(deck: Deck) -> Iterator[Sentence]:
    """Yield every sentence of a deck's sources in order, covered or not."""
    return chain.from_iterable(one.sentences for one in cover_paragraphs(deck))


def _by_paragraph(
    source: Source, quoted: Iterable[tuple[str, Owner]]
) -> Mapping[int, list[tuple[Span, Owner]]]:
    """Return where quotes stand, by the number of the paragraph: each sentence looks at its own."""
    starts = [paragraph.start for paragraph in source.paragraphs]
    found: dict[int, list[tuple[Span, Owner]]] = defaultdict(list)
    for quote, owner in quoted:
        for start, end in source.find(quote) or ():
            for index in range(max(0, bisect_right(starts, start) - 1), bisect_right(starts, end)):
                found[source.paragraphs[index].number].append(((start, end), owner))
    return found


def _sentences(
    paragraph: Paragraph,
    quotes: list[tuple[Span, Fact]],
    reasons: list[tuple[Span, str]],
) -> Iterator[Sentence]:
    for text, start in split_sentences(paragraph):
        span = (start, start + len(text))
        facts = {fact.id: fact for quote, fact in quotes if _touch(quote, span)}
        ignored = next((why for quote, why in reasons if _touch(quote, span)), "")
        touching = [quote for quote, _ in (*quotes, *reasons) if _touch(quote, span)]
        loose = tuple(_loose(text, start, touching))
        yield Sentence(paragraph.number, text, tuple(facts.values()), ignored, loose)


def _loose(text: str, offset: int, quotes: list[Span]) -> Iterator[str]:
    """Yield the names and numbers of a sentence that no quote touches.

    A word that opens a sentence, or one inside quotation marks, has its capital from its place.
    """
    for found in NAME.finditer(text):
        span = (offset + found.start(), offset + found.end())
        opens = not text[: found.start()].rstrip("“‘\"'( ") or text[found.start() - 1] in "“‘\"'("
        is_name = len(found[0]) > 1 and not opens
        if is_name and not any(_touch(quote, span) for quote in quotes):
            yield found[0]


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
