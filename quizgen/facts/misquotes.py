"""Report quotes that are not in their source, with the difference from the nearest passage."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from quizgen.diagnostics import Finding, Severity, join_words
from quizgen.facts.nearest_passage import (
    Passage,
    Word,
    WordDifference,
    find_passage,
    mark_words,
    split_words,
)
from quizgen.facts.sources import MOST_PLACES, Source, Span, split_sentences
from quizgen.facts.yaml_tree import Node, Scalar, place_within
from quizgen.languages.language import Language
from quizgen.values.texts import find_words, fold

_ELLIPSIS = re.compile(r"\s+…\s+")
_FAR = 2000
_CONTEXT = 6
_SHOWN = 5
_LINES = MOST_PLACES - 1
_OPENING = 5

Piece = tuple[str, int]
"""A piece of a quote as typed, and its offset in the quote."""


def find_misquote(source: Source, node: Node, others: Iterable[Source] = ()) -> Finding:
    """Return G01 for the quote written at `node`, which is not in its source.

    `others` are the deck's other sources, which may contain it.
    """
    text = (node.text or "") if isinstance(node, Scalar) else ""
    finding = Finding(node.place, "G01", f"quote not found in {source.path}")
    for other in others:
        if other.find(text):
            hint = f"it is in {other.path}: write `source: {other.id}`"
            return replace(finding, help=hint)
    pieces = list(_split_with_offsets(text))
    for piece, offset in pieces:
        if find_words(source.folded, fold(piece), 0) < 0:
            words = split_words(piece, offset)
            passage = find_passage(source.folded, words) if words else None
            return _report_difference(finding, source, node, passage)
    return _report_order(finding, source, node, pieces)


def find_quote_warnings(
    source: Source, node: Node, found: Sequence[Sequence[Span]], language: Language
) -> Iterator[Finding]:
    """Yield warnings about the quote written at `node`, which has the places `found`.

    `G07` it occurs more than once; `G08` its pieces are far apart.
    """
    if len(found) > 1:
        sentences = {
            _find_sentence_start(source, spans[0][0], language): spans[0][0] for spans in found
        }
        if len(sentences) > 1:
            yield _report_ambiguity(source, node, list(sentences.values()))
    for (_, end), (start, _) in pairwise(found[0]) if found else ():
        if start - end > _FAR:
            message = "the pieces of the quote are far apart"
            here, there = source.line_at(end), source.line_at(start)
            hint = f"the gap is from line {here} to line {there} of {source.path}"
            hint += "; quote a single passage, or make two facts"
            yield Finding(node.place, "G08", message, hint, Severity.WARNING)
            return


def _report_ambiguity(source: Source, node: Node, starts: Sequence[int]) -> Finding:
    lines = list(dict.fromkeys(str(source.line_at(start)) for start in starts))
    more = len(lines) > _LINES
    shown = f"{', '.join(lines[:_LINES])} and more" if more else join_words(lines)
    noun = "line" if len(lines) == 1 else "lines"
    message = f"the quote occurs more than once in {source.path}: on {noun} {shown}"
    hint = "the first place is used; quote a few more words"
    return Finding(node.place, "G07", message, hint, Severity.WARNING)


def _find_sentence_start(source: Source, offset: int, language: Language) -> int:
    """Return the start of the sentence at an offset; in the head, the start of the line."""
    number = source.paragraph_at(offset)
    if not number:
        return source.text.rfind("\n", 0, offset) + 1
    starts = [start for _, start in split_sentences(source.paragraphs[number - 1], language)]
    return max(start for start in starts if start <= offset)


def _split_with_offsets(text: str) -> Iterator[Piece]:
    start = 0
    for gap in _ELLIPSIS.finditer(text):
        yield text[start : gap.start()], start
        start = gap.end()
    yield text[start:], start


def _report_order(finding: Finding, source: Source, node: Node, pieces: Sequence[Piece]) -> Finding:
    """Add to a finding which pieces of the quote are in the wrong order."""
    end = 0
    for (before, _), (piece, offset) in pairwise(pieces):
        end = find_words(source.folded, fold(before), end) + len(fold(before))
        if find_words(source.folded, fold(piece), end) < 0:
            first = source.span(find_words(source.folded, fold(piece), 0), end)[0]
            hint = (
                f"“{_shorten(piece)}” (line {source.line_at(first)}) comes before the end of"
                f" “{_shorten(before)}” (line {source.line_at(source.offsets[end - 1])})"
            )
            message = f"{finding.message}: its pieces are in the wrong order"
            place = place_within(node, offset, offset + len(piece))
            return replace(finding, message=message, help=hint, place=place)
    return finding


def _shorten(piece: str) -> str:
    words = piece.split()
    return " ".join(words[:_OPENING]) + (" …" if len(words) > _OPENING else "")


def _report_difference(
    finding: Finding, source: Source, node: Node, passage: Passage | None
) -> Finding:
    """Add to a finding how the quote differs from the nearest passage of the source."""
    if passage is None:
        return replace(finding, help="nothing similar found: copy the words from the source")
    line = source.line_at(source.offsets[passage.written[0].start])
    shown_differences = passage.differences[:_SHOWN]
    written = [difference.written for difference in shown_differences]
    quoted = [difference.quoted for difference in shown_differences]
    shown = mark_words(source.folded, passage.written, written or [(0, 0)], _CONTEXT)
    hint = f"line {line} has “{shown}”"
    text = (node.text or "") if isinstance(node, Scalar) else ""
    if len(passage.differences) > 1:
        hint += f", the quote “{mark_words(text, passage.quoted, quoted, _CONTEXT)}”"
    elif any(first == last for first, last in quoted):
        hint += "; ` … ` joins two pieces of a quote"
    message = f"{finding.message}: {_summarise(text, source, passage)}"
    place = place_within(node, *_marked_span(passage)) if passage.differences else node.place
    return replace(finding, message=message, help=hint, place=place)


def _marked_span(passage: Passage) -> tuple[int, int]:
    """Return the span of the first words that differ; for left-out words, of the next word."""
    first, last = passage.differences[0].quoted
    last = max(last, first + 1)
    return passage.quoted[first].start, passage.quoted[last - 1].end


def _summarise(text: str, source: Source, passage: Passage) -> str:
    differences = passage.differences
    if not differences:
        return "it has spaces where the source has none, or the other way round"
    if len(differences) > 1:
        return f"it differs in {len(differences)} places"
    return _describe(text, source.folded, passage, differences[0])


def _describe(text: str, folded: str, passage: Passage, difference: WordDifference) -> str:
    quoted = _shorten(_select_text(text, passage.quoted, difference.quoted))
    written = _shorten(_select_text(folded, passage.written, difference.written))
    if not quoted:
        return f"it leaves out “{written}”"
    return f"it has “{quoted}” instead of “{written}”" if written else f"it adds “{quoted}”"


def _select_text(text: str, words: Sequence[Word], chosen: tuple[int, int]) -> str:
    first, last = chosen
    return text[words[first].start : words[last - 1].end] if first < last else ""
