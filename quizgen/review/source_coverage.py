"""Coverage of the sources: which sentences are quoted by facts, and which are not."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from typing import Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from quizgen.facts.deck import Deck, Fact
from quizgen.facts.sources import Paragraph, Source, Span, split_sentences
from quizgen.languages.language import Language

Owner = TypeVar("Owner")
_OPENING = "“‘\"'("

HEADING = "a heading"
"""The reason why a heading is ignored: it announces a topic and states no fact."""
_LONGEST_HEADING = 12
"""Maximum number of words in a heading."""
_MOST_HEADINGS = 2
"""Maximum number of headings in a row: more short lines are a list."""


class Sentence(Struct, frozen=True):
    """A sentence of a source, with the facts whose quotes overlap it.

    `ignored` is the deck's reason for ignoring it; empty if the deck does not. `loose` are the
    numbers and names of the sentence that are in no quote.
    """

    paragraph: int
    text: str
    facts: tuple[Fact, ...]
    ignored: str = ""
    loose: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether the sentence is neither covered nor ignored."""
        return not self.facts and not self.ignored


class CoveredParagraph(Struct, frozen=True):
    """A paragraph of a source with its sentences."""

    source: Source
    number: int
    sentences: tuple[Sentence, ...]

    @property
    def done(self) -> int:
        """The number of sentences that are covered or ignored."""
        return sum(not sentence.is_open for sentence in self.sentences)


def cover_paragraphs(deck: Deck) -> Iterator[CoveredParagraph]:
    """Yield the paragraphs of a deck's sources in order, with the coverage of their sentences."""
    for source in deck.sources.values():
        facts = (fact for fact in deck.facts if fact.source is source)
        quotes = Quotes.of((fact.spans, fact) for fact in facts)
        ignored = (entry for entry in deck.ignored if entry.source is source)
        reasons = Quotes.of((entry.spans, entry.reason) for entry in ignored)
        headings = _find_headings(source)
        for paragraph in source.paragraphs:
            sentences = tuple(_cover(paragraph, quotes, reasons, deck.language))
            if paragraph.number in headings:
                sentences = tuple(
                    replace(sentence, ignored=sentence.ignored or HEADING) for sentence in sentences
                )
            yield CoveredParagraph(source, paragraph.number, sentences)


def cover_sentences(deck: Deck) -> Iterator[Sentence]:
    """Yield the sentences of a deck's sources in order, with their coverage."""
    return chain.from_iterable(paragraph.sentences for paragraph in cover_paragraphs(deck))


class Quotes(Struct, Generic[Owner], frozen=True):
    """An index of quotes in a source: their spans by start, and the length of the longest.

    It finds the quotes near a sentence without a scan: a source may have thousands of both.
    """

    spans: tuple[tuple[Span, Owner], ...]
    starts: tuple[int, ...]
    longest: int

    @classmethod
    def of(cls, quoted: Iterable[tuple[Iterable[Span], Owner]]) -> Quotes[Owner]:
        """Return the index of quotes, given as spans with their owner: a fact or a reason."""
        found = [(span, owner) for spans, owner in quoted for span in spans]
        spans = tuple(sorted(found, key=lambda pair: pair[0]))
        longest = max((end - start for (start, end), _ in spans), default=0)
        return cls(spans, tuple(start for (start, _), _ in spans), longest)

    def overlapping(self, span: Span) -> list[tuple[Span, Owner]]:
        """Return the quotes that overlap a span."""
        first = bisect_left(self.starts, span[0] - self.longest)
        last = bisect_left(self.starts, span[1])
        return [pair for pair in self.spans[first:last] if _overlap(pair[0], span)]


def _find_headings(source: Source) -> frozenset[int]:
    """Return the numbers of the paragraphs that are headings.

    A heading is a short line without final punctuation, followed by text or by one more heading.
    """
    found: set[int] = set()
    for is_short, run in groupby(source.paragraphs, key=_is_short_line):
        numbers = [paragraph.number for paragraph in run]
        is_last = numbers[-1] == source.paragraphs[-1].number
        found.update(numbers if is_short and len(numbers) <= _MOST_HEADINGS and not is_last else ())
    return frozenset(found)


def _is_short_line(paragraph: Paragraph) -> bool:
    text = paragraph.text.strip()
    is_line = "\n" not in text and len(text.split()) <= _LONGEST_HEADING
    return is_line and not text.endswith(tuple(".!?:;,…\"”’'"))


def _cover(
    paragraph: Paragraph, quotes: Quotes[Fact], reasons: Quotes[str], language: Language
) -> Iterator[Sentence]:
    for text, start in split_sentences(paragraph, language):
        span = (start, start + len(text))
        covering, ignoring = quotes.overlapping(span), reasons.overlapping(span)
        facts = tuple({fact.id: fact for _, fact in covering}.values())
        reason = ignoring[0][1] if ignoring else ""
        spans = [quote for quote, _ in (*covering, *ignoring)]
        loose = tuple(_find_loose(text, start, spans, language))
        yield Sentence(paragraph.number, text, facts, reason, loose)


def _find_loose(text: str, offset: int, quotes: list[Span], language: Language) -> Iterator[str]:
    """Yield the names and numbers of a sentence that no quote overlaps.

    The first word of a sentence or of a quotation is left out: a capital does not make it a name.
    """
    head = len(text) - len(text.lstrip(f"{_OPENING} "))
    for name in language.grounding.name.finditer(text):
        span = (offset + name.start(), offset + name.end())
        is_first = name.start() <= head or text[name.start() - 1] in _OPENING
        is_name = len(name[0]) > 1 and not is_first
        if is_name and not any(_overlap(quote, span) for quote in quotes):
            yield name[0]


def _overlap(span: Span, other: Span) -> bool:
    return span[0] < other[1] and other[0] < span[1]
