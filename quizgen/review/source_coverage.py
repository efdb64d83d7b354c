"""Which sentences of the sources the facts cover, and what of them nothing asks about."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from typing import Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from quizgen.facts.deck import Deck, Fact
from quizgen.facts.evidence import NAME
from quizgen.facts.sources import Paragraph, Source, Span, split_sentences

Owner = TypeVar("Owner")
_OPENING = "“‘\"'("

HEADING = "a heading"
"""Why nothing is asked about a line that tells what follows, not what is so."""
_LONGEST_HEADING = 12
"""Words that a heading has at most."""
_DEEPEST = 2
"""Lines in a row that can be headings: more are a list."""


class Sentence(Struct, frozen=True):
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


class CoveredParagraph(Struct, frozen=True):
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
        quotes = Quotes.of((fact.spans, fact) for fact in facts)
        ignored = (one for one in deck.ignored if one.source is source)
        reasons = Quotes.of((one.spans, one.reason) for one in ignored)
        headings = _headings(source)
        for paragraph in source.paragraphs:
            sentences = tuple(_sentences(paragraph, quotes, reasons))
            if paragraph.number in headings:
                sentences = tuple(replace(one, ignored=one.ignored or HEADING) for one in sentences)
            yield CoveredParagraph(source, paragraph.number, sentences)


def cover_sentences(deck: Deck) -> Iterator[Sentence]:
    """Yield every sentence of a deck's sources in order, covered or not."""
    return chain.from_iterable(one.sentences for one in cover_paragraphs(deck))


class Quotes(Struct, Generic[Owner], frozen=True):
    """Where quotes stand in a source, in order of their starts; `longest` is their greatest length.

    A sentence looks only at quotes that start near it: a source may have thousands of each.
    """

    spans: tuple[tuple[Span, Owner], ...]
    starts: tuple[int, ...]
    longest: int

    @classmethod
    def of(cls, quoted: Iterable[tuple[Iterable[Span], Owner]]) -> Quotes[Owner]:
        """Return where quotes stand, the spans of each with whoever quotes it."""
        found = [(span, owner) for spans, owner in quoted for span in spans]
        spans = tuple(sorted(found, key=lambda pair: pair[0]))
        longest = max((end - start for (start, end), _ in spans), default=0)
        return cls(spans, tuple(start for (start, _), _ in spans), longest)

    def touching(self, span: Span) -> list[tuple[Span, Owner]]:
        """Return the quotes that touch a span."""
        first = bisect_left(self.starts, span[0] - self.longest)
        last = bisect_left(self.starts, span[1])
        return [pair for pair in self.spans[first:last] if _touch(pair[0], span)]


def _headings(source: Source) -> frozenset[int]:
    """Return the numbers of the paragraphs that are headings of what follows them.

    A heading is one short line without a stop at its end; a chapter's may stand above a section's.
    """
    found: set[int] = set()
    for short, run in groupby(source.paragraphs, key=_is_short_line):
        lines = [paragraph.number for paragraph in run]
        is_last = lines[-1] == source.paragraphs[-1].number
        found.update(lines if short and len(lines) <= _DEEPEST and not is_last else ())
    return frozenset(found)


def _is_short_line(paragraph: Paragraph) -> bool:
    text = paragraph.text.strip()
    is_line = "\n" not in text and len(text.split()) <= _LONGEST_HEADING
    return is_line and not text.endswith(tuple(".!?:;,…\"”’'"))


def _sentences(
    paragraph: Paragraph, quotes: Quotes[Fact], reasons: Quotes[str]
) -> Iterator[Sentence]:
    for text, start in split_sentences(paragraph):
        span = (start, start + len(text))
        told, why = quotes.touching(span), reasons.touching(span)
        facts = tuple({fact.id: fact for _, fact in told}.values())
        loose = tuple(_loose(text, start, [quote for quote, _ in (*told, *why)]))
        yield Sentence(paragraph.number, text, facts, why[0][1] if why else "", loose)


def _loose(text: str, offset: int, quotes: list[Span]) -> Iterator[str]:
    """Yield the names and numbers of a sentence that no quote touches.

    A word that opens a sentence, or one inside quotation marks, has its capital from its place.
    """
    head = len(text) - len(text.lstrip(f"{_OPENING} "))
    for found in NAME.finditer(text):
        span = (offset + found.start(), offset + found.end())
        opens = found.start() <= head or text[found.start() - 1] in _OPENING
        is_name = len(found[0]) > 1 and not opens
        if is_name and not any(_touch(quote, span) for quote in quotes):
            yield found[0]


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
