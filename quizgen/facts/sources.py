"""Sources: the articles that facts are taken from, searchable and citable by paragraph."""

from __future__ import annotations

import difflib
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest

from quizgen.facts.characters import UNSEEN

_SINGLE_QUOTES = "‘’‚‛`´′"
_DOUBLE_QUOTES = "“”„‟«»″"
_QUOTE_MARKS = str.maketrans(
    {**dict.fromkeys(_SINGLE_QUOTES, "'"), **dict.fromkeys(_DOUBLE_QUOTES, '"')}
)
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’']?\s+(?=[\"“‘']?[A-Z0-9])")
_ELLIPSIS = " … "
_LONG_LINE = 120
_LONGEST_QUOTE, _MANY_SENTENCES, _FEW_SENTENCES = 500, 1000, 50
"""Words, and sentences, up to which all are compared with a misquote; of more the most alike."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body. `number` counts from 1; `start` is its offset in the text."""

    number: int
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Source:
    """An article as read. `text` is NFC, its lines end in LF; nothing else is changed.

    `cite` is how a stem names the source (“According to …”). `folded` is the text as quotes are
    compared with it, and `offsets` gives, for each folded character, where it stands in `text`.
    `words` are all its words, as `words_of` gives them.
    """

    id: str
    path: str
    title: str
    cite: str
    publisher: str
    published: str
    licence: str
    text: str
    folded: str
    offsets: tuple[int, ...]
    paragraphs: tuple[Paragraph, ...]
    words: frozenset[str]

    def find(self, quote: str) -> tuple[tuple[int, int], ...] | None:
        """Return where a quote stands in `text`, a span (start, end) for each of its pieces.

        White space and the shape of quotation marks do not count; ` … ` joins two pieces that
        stand in this order. None if it does not stand there, whole words and all.
        """
        spans: list[tuple[int, int]] = []
        start = 0
        for piece in fold(quote).split(_ELLIPSIS):
            start = _find_words(self.folded, piece, start)
            if start < 0:
                return None
            end = start + len(piece)
            spans.append((self.offsets[start], self.offsets[end - 1] + 1))
            start = end
        return tuple(spans)

    def paragraph_at(self, offset: int) -> int:
        """Return the number of the paragraph that holds an offset of `text`; 0 is the head."""
        return bisect_right(self.paragraphs, offset, key=lambda part: part.start)

    def nearest(self, quote: str) -> str:
        """Return the sentence of the source that is most like a quote, for help with a typo."""
        words = fold(quote).lower().split()
        if len(words) > _LONGEST_QUOTE:
            return ""
        sentences = [text for part in self.paragraphs for text, _ in split_sentences(part)]
        if len(sentences) > _MANY_SENTENCES:
            known = frozenset(words)
            sentences = nlargest(_FEW_SENTENCES, sentences, lambda one: _shared(known, one))

        def likeness(sentence: str) -> float:
            other = fold(sentence).lower().split()
            return difflib.SequenceMatcher(None, words, other, autojunk=False).ratio()

        return max(sentences, key=likeness, default="")


def read_source(  # noqa: PLR0913 - a source has this many parts
    id_: str,
    path: str,
    raw: str,
    *,
    title: str,
    cite: str,
    publisher: str = "",
    published: str = "",
    licence: str = "",
) -> Source:
    """Make a source of a file's text."""
    text = unicodedata.normalize("NFC", raw.removeprefix("\ufeff").replace("\r\n", "\n"))
    folded, offsets = _fold_with_offsets(text)
    paragraphs = _split_paragraphs(text, title)
    about = (title, cite, publisher, published, licence)
    return Source(id_, path, *about, text, folded, offsets, paragraphs, words_of(folded))


@lru_cache(maxsize=1 << 14)
def fold(text: str) -> str:
    """Return a text as quotes are compared: NFC, one blank for white space, plain quote marks."""
    visible = UNSEEN.sub("", unicodedata.normalize("NFC", text))
    return " ".join(visible.translate(_QUOTE_MARKS).split())


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text, folded and in small letters: what names are looked up in."""
    return frozenset(re.findall(r"[^\W_]+", fold(text).casefold()))


def split_sentences(paragraph: Paragraph) -> list[tuple[str, int]]:
    """Return the sentences of a paragraph, each with its offset in the source's text."""
    found: list[tuple[str, int]] = []
    start = 0
    for gap in [*_SENTENCE_END.finditer(paragraph.text), None]:
        end = len(paragraph.text) if gap is None else gap.start() + len(gap[0].rstrip())
        sentence = paragraph.text[start:end]
        if sentence.strip():
            found.append((sentence, paragraph.start + start))
        start = gap.end() if gap else end
    return found


def has_words(text: str, words: str, *, same_case: bool = True) -> bool:
    """Tell whether words stand in a text, folded, as whole words."""
    haystack, needle = fold(text), fold(words)
    if not same_case:
        haystack, needle = haystack.casefold(), needle.casefold()
    return bool(needle) and _find_words(haystack, needle, 0) >= 0


def _shared(words: frozenset[str], sentence: str) -> int:
    return len(words.intersection(fold(sentence).lower().split()))


def _find_words(text: str, piece: str, start: int) -> int:
    """Find a piece that neither begins nor ends inside a word; -1 if there is none."""
    while piece and (start := text.find(piece, start)) >= 0:
        end = start + len(piece)
        before = start > 0 and text[start - 1].isalnum() and piece[0].isalnum()
        after = end < len(text) and text[end].isalnum() and piece[-1].isalnum()
        if not before and not after:
            return start
        start += 1
    return -1


def _fold_with_offsets(text: str) -> tuple[str, tuple[int, ...]]:
    chars: list[str] = []
    offsets: list[int] = []
    for offset, char in enumerate(text.translate(_QUOTE_MARKS)):
        if UNSEEN.match(char):
            continue
        if not char.isspace():
            chars.append(char)
        elif chars and chars[-1] != " ":
            chars.append(" ")
        else:
            continue
        offsets.append(offset)
    return "".join(chars), tuple(offsets)


def _split_paragraphs(text: str, title: str) -> tuple[Paragraph, ...]:
    """Split at blank lines, and at each line where lines are long enough to be paragraphs.

    A first block that opens with the title is the head of the article and no paragraph of it.
    """
    found: list[Paragraph] = []
    blocks = list(re.finditer(r"(?:.*\S.*(?:\n|\Z))+", text))
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
