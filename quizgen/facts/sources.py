"""Sources: the articles that facts come from, searchable and citable by paragraph."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from msgspec import Struct

from quizgen.formulas.chemical_formulas import with_typed_chemistry
from quizgen.languages.language import Language
from quizgen.values.characters import INVISIBLE
from quizgen.values.texts import WORD, find_words, fold, with_plain_marks

Span = tuple[int, int]
"""A range of a text: start and end, in characters from 0."""

_ELLIPSIS = " … "
MOST_PLACES = 4
"""Maximum number of places of a quote that are looked up. `G07` lists fewer."""
_LONG_LINE = 120
_GAP = re.compile(rf"[\s{INVISIBLE}]{{2,}}|[^\S ]|[{INVISIBLE}]")
"""Text that folding changes: white space other than single spaces, and invisible characters."""
_BLANK = re.compile(r"\s")
_BLOCK = re.compile(r"(?:^[^\S\n]*\S.*(?:\n|\Z))+", re.MULTILINE)
"""Lines that are not blank. The pattern does not backtrack on long blank lines."""


class Paragraph(Struct, frozen=True):
    """A paragraph of the body. `number` counts from 1; `start` is its offset in the text."""

    number: int
    text: str
    start: int


class Source(Struct, frozen=True):
    """An article. `text` is its text in NFC with LF line ends, otherwise unchanged.

    `cite` is how stems refer to the source (“According to …”), and `url` its address on the web.
    `folded` is the text with which quotes are compared, and `offsets` has the offset in `text` of
    each folded character. `words` are all its words, as `words_of` returns them. `places` maps each
    word, with its capitals, to its offsets in `folded`, so that quotes are found without searching
    the whole text.
    """

    id: str
    path: str
    title: str
    cite: str
    publisher: str
    published: str
    url: str
    licence: str
    text: str
    folded: str
    offsets: Sequence[int]
    paragraphs: tuple[Paragraph, ...]
    words: frozenset[str]
    places: Mapping[str, Sequence[int]]

    def find(self, quote: str) -> tuple[Span, ...] | None:
        """Return the spans in `text` of the pieces of a quote, or None if it is not found.

        White space and the shape of quotation marks are ignored. ` … ` joins two pieces in their
        order. Pieces must match whole words.
        """
        return next(self._find_spans(quote), None)

    def find_all(self, quote: str) -> tuple[tuple[Span, ...], ...]:
        """Return the spans of a quote, as `find` does, for each place of its first piece.

        The other pieces are the nearest that follow. Return at most MOST_PLACES places.
        """
        return tuple(islice(self._find_spans(quote), MOST_PLACES))

    def _find_spans(self, quote: str) -> Iterator[tuple[Span, ...]]:
        first, *others = split_pieces(quote)
        for start in self._places_of(first):
            spans = [(start, start + len(first))]
            for piece in others:
                found = next(self._places_of(piece, spans[-1][1]), None)
                if found is None:
                    return
                spans.append((found, found + len(piece)))
            yield tuple(self.span(*span) for span in spans)

    def _places_of(self, piece: str, begin: int = 0) -> Iterator[int]:
        """Yield the offsets in `folded` of a piece, from an offset on, as whole words."""
        for start in self._candidate_places(piece, begin):
            if find_words(self.folded, piece, start, start + len(piece)) == start:
                yield start

    def _candidate_places(self, piece: str, begin: int) -> Iterator[int]:
        """Yield candidate offsets of a piece, from an offset on, by the places of its rarest word.

        A piece without words is searched for directly. Text before the offset is not read again, as
        a quote may have a thousand pieces.
        """
        if rarest := self._rarest_of(piece):
            offset, places = rarest
            first = bisect_left(places, begin + offset)
            yield from (places[at] - offset for at in range(first, len(places)))
        elif piece:
            found = re.compile(re.escape(piece)).finditer(self.folded, begin)
            yield from (match.start() for match in found)

    def _rarest_of(self, piece: str) -> tuple[int, Sequence[int]] | None:
        """Return the offset in a piece of its rarest word in the source, and that word's places.

        Return None if the piece has no words. Stop at the first word that occurs only once.
        """
        rarest: tuple[int, Sequence[int]] | None = None
        for word in WORD.finditer(piece):
            places = self.places.get(word[0], ())
            if rarest is None or len(places) < len(rarest[1]):
                rarest = word.start(), places
            if len(places) <= 1:
                break
        return rarest

    def span(self, start: int, end: int) -> Span:
        """Return the span in `text` of a non-empty part of `folded`."""
        return self.offsets[start], self.offsets[end - 1] + 1

    def line_at(self, offset: int) -> int:
        """Return the line number, from 1, of an offset in `text`."""
        return self.text.count("\n", 0, offset) + 1

    def paragraph_at(self, offset: int) -> int:
        """Return the paragraph number of an offset in `text`; 0 is the head."""
        return bisect_right(self.paragraphs, offset, key=lambda part: part.start)


def read_source(  # noqa: PLR0913 - a source has this many parts
    id_: str,
    path: str,
    raw: str,
    *,
    title: str,
    cite: str,
    publisher: str = "",
    published: str = "",
    url: str = "",
    licence: str = "",
) -> Source:
    """Create a source from the text of its file."""
    text = unicodedata.normalize("NFC", raw.removeprefix("\ufeff").replace("\r\n", "\n"))
    folded, offsets = _fold_with_offsets(text)
    paragraphs = _split_paragraphs(text, title)
    about = (title, cite, publisher, published, url, licence)
    words = frozenset(WORD.findall(with_typed_chemistry(folded).casefold()))
    places = _places_of_words(folded)
    return Source(id_, path, *about, text, folded, offsets, paragraphs, words, places)


def split_pieces(quote: str) -> list[str]:
    """Split a quote at its ellipses, and return the folded pieces."""
    return fold(quote).split(_ELLIPSIS)


def split_sentences(paragraph: Paragraph, language: Language) -> list[tuple[str, int]]:
    """Return the sentences of a paragraph, each with its offset in the source's text."""
    sentences = language.sentences.split(paragraph.text)
    return [(sentence, paragraph.start + start) for sentence, start in sentences]


def _places_of_words(folded: str) -> dict[str, Sequence[int]]:
    places: dict[str, array[int]] = defaultdict(lambda: array("I"))
    for word in WORD.finditer(folded):
        places[word[0]].append(word.start())
    return dict(places)


def _fold_with_offsets(text: str) -> tuple[str, Sequence[int]]:
    text = with_plain_marks(text)
    parts, offsets, start = [], array("I"), 0
    for gap in _GAP.finditer(text):
        parts.append(text[start : gap.start()])
        offsets.extend(range(start, gap.start()))
        if blank := _BLANK.search(text, gap.start(), gap.end()):
            parts.append(" ")
            offsets.append(blank.start())
        start = gap.end()
    folded = "".join((*parts, text[start:]))
    offsets.extend(range(start, len(text)))
    leading = folded.startswith(" ")
    return folded[leading:], offsets[leading:]


def _split_paragraphs(text: str, title: str) -> tuple[Paragraph, ...]:
    """Split a text at blank lines, and at every line in blocks of long lines.

    If the first block begins with the title, it is the head of the article, not a paragraph.
    """
    found: list[Paragraph] = []
    blocks = list(_BLOCK.finditer(text))
    for block in blocks:
        opening = block[0].split("\n", 1)[0]
        if block is blocks[0] and fold(opening) == fold(title):
            continue
        lines = list(re.finditer(r".*\S.*", block[0]))
        whole = max(len(line[0]) for line in lines) < _LONG_LINE
        parts = [(block[0].rstrip("\n"), 0)] if whole else [(m[0], m.start()) for m in lines]
        for part, offset in parts:
            found.append(Paragraph(len(found) + 1, part, block.start() + offset))
    return tuple(found)
