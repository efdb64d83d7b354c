"""What is said of a quote that does not stand in its source: where it went wrong, and what does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from quizgen.diagnostics import Finding, Severity, listed
from quizgen.facts.nearest_passage import (
    Passage,
    Word,
    WordDifference,
    find_passage,
    mark,
    split_words,
)
from quizgen.facts.sources import MOST_PLACES, Source, Span, split_sentences
from quizgen.facts.yaml_tree import Node, Scalar, place_within
from quizgen.values.texts import find_words, fold

_ELLIPSIS = re.compile(r"\s+…\s+")
_FAR = 2000
_CONTEXT = 6
_SHOWN = 5
_LINES = MOST_PLACES - 1
_OPENING = 5

Piece = tuple[str, int]
"""A piece of a quote as typed, and its offset there."""


def find_misquote(source: Source, node: Node, others: Iterable[Source] = ()) -> Finding:
    """Return G01 for words, as written at `node`, that a source does not have.

    `others` are the deck's other sources, one of which may have them.
    """
    text = (node.text or "") if isinstance(node, Scalar) else ""
    finding = Finding(node.place, "G01", f"the quote does not stand in {source.path}")
    for other in others:
        if other.find(text):
            hint = f"it stands in {other.path}: write `source: {other.id}`"
            return replace(finding, help=hint)
    pieces = list(_pieces(text))
    for piece, offset in pieces:
        if find_words(source.folded, fold(piece), 0) < 0:
            words = split_words(piece, offset)
            passage = find_passage(source.folded, words) if words else None
            return _compared(finding, source, node, passage)
    return _disordered(finding, source, node, pieces)


def find_doubts(source: Source, node: Node, found: Sequence[Sequence[Span]]) -> Iterator[Finding]:
    """Yield what is doubtful about a quote, written at `node`, that `found` says where it stands.

    `G07` it stands there more than once; `G08` its pieces stand far from each other.
    """
    if len(found) > 1:
        sentences = {_sentence(source, spans[0][0]): spans[0][0] for spans in found}
        if len(sentences) > 1:
            yield _ambiguous(source, node, list(sentences.values()))
    for (_, end), (start, _) in pairwise(found[0]) if found else ():
        if start - end > _FAR:
            message = "the pieces of the quote stand far from each other"
            here, there = source.line_at(end), source.line_at(start)
            hint = f"one ends in line {here} of {source.path}, the next begins in line {there}:"
            hint += " what neither says may seem to stand there; make two facts, or quote one"
            yield Finding(node.place, "G08", message, hint, Severity.WARNING)
            return


def _ambiguous(source: Source, node: Node, starts: Sequence[int]) -> Finding:
    lines = list(dict.fromkeys(str(source.line_at(start)) for start in starts))
    more = len(lines) > _LINES
    shown = f"{', '.join(lines[:_LINES])} and more" if more else listed(lines)
    noun = "line" if len(lines) == 1 else "lines"
    message = f"the quote stands in {source.path} more than once: in {noun} {shown}"
    hint = "the first is taken; quote a few more words"
    return Finding(node.place, "G07", message, hint, Severity.WARNING)


def _sentence(source: Source, offset: int) -> int:
    """Return where the sentence begins that holds an offset; of the head, where its line does."""
    number = source.paragraph_at(offset)
    if not number:
        return source.text.rfind("\n", 0, offset) + 1
    starts = [start for _, start in split_sentences(source.paragraphs[number - 1])]
    return max(start for start in starts if start <= offset)


def _pieces(text: str) -> Iterator[Piece]:
    start = 0
    for gap in _ELLIPSIS.finditer(text):
        yield text[start : gap.start()], start
        start = gap.end()
    yield text[start:], start


def _disordered(finding: Finding, source: Source, node: Node, pieces: Sequence[Piece]) -> Finding:
    """Say which piece of a quote stands before the one that it follows in the quote."""
    end = 0
    for (before, _), (piece, offset) in pairwise(pieces):
        end = find_words(source.folded, fold(before), end) + len(fold(before))
        if find_words(source.folded, fold(piece), end) < 0:
            first = source.span(find_words(source.folded, fold(piece), 0), end)[0]
            hint = (
                f"“{_opening(piece)}” (line {source.line_at(first)}) stands before the end of"
                f" “{_opening(before)}” (line {source.line_at(source.offsets[end - 1])})"
            )
            message = f"{finding.message}: its pieces are in the wrong order"
            place = place_within(node, offset, offset + len(piece))
            return replace(finding, message=message, help=hint, place=place)
    return finding


def _opening(piece: str) -> str:
    words = piece.split()
    return " ".join(words[:_OPENING]) + (" …" if len(words) > _OPENING else "")


def _compared(finding: Finding, source: Source, node: Node, passage: Passage | None) -> Finding:
    if passage is None:
        return replace(finding, help="nothing like it stands there: copy the words from the source")
    line = source.line_at(source.offsets[passage.written[0].start])
    ranges = [one.written for one in passage.differences[:_SHOWN]]
    shown = mark(source.folded, passage.written, ranges or [(0, 0)], _CONTEXT)
    hint = f"line {line} has “{shown}”"
    text = (node.text or "") if isinstance(node, Scalar) else ""
    if len(passage.differences) > 1:
        quoted = [one.quoted for one in passage.differences[:_SHOWN]]
        hint += f", the quote “{mark(text, passage.quoted, quoted, _CONTEXT)}”"
    elif any(one.quoted[0] == one.quoted[1] for one in passage.differences):
        hint += "; ` … ` joins two pieces of a quote"
    message = f"{finding.message}: {_summary(text, source, passage)}"
    place = place_within(node, *_marked_span(passage)) if passage.differences else node.place
    return replace(finding, message=message, help=hint, place=place)


def _marked_span(passage: Passage) -> tuple[int, int]:
    """Return the words of the quote that differ first; where some are left out, the next word."""
    first, last = passage.differences[0].quoted
    last = max(last, first + 1)
    return passage.quoted[first].start, passage.quoted[last - 1].end


def _summary(text: str, source: Source, passage: Passage) -> str:
    differences = passage.differences
    if not differences:
        return "it has blanks where the source has none, or none where it has"
    if len(differences) > 1:
        return f"it differs in {len(differences)} places"
    return _told(text, source.folded, passage, differences[0])


def _told(text: str, folded: str, passage: Passage, difference: WordDifference) -> str:
    quoted = _opening(_cut(text, passage.quoted, difference.quoted))
    written = _opening(_cut(folded, passage.written, difference.written))
    if not quoted:
        return f"it leaves out “{written}”"
    return f"it says “{quoted}” for “{written}”" if written else f"it adds “{quoted}”"


def _cut(text: str, words: Sequence[Word], chosen: tuple[int, int]) -> str:
    first, last = chosen
    return text[words[first].start : words[last - 1].end] if first < last else ""
