"""Paragraphs of a text, and headings that have lost theirs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct

from quizgen.imports.documents.article_changes import Change, Changes


class TextBlock(Struct):
    """A paragraph of text. `level` is that of a heading, otherwise 0."""

    text: str
    level: int = 0
    is_code: bool = False


def without_empty_headings(
    blocks: Sequence[TextBlock], emptied: Collection[int], changes: Changes
) -> Iterator[TextBlock]:
    """Yield the blocks, but not headings with nothing below them whose text was left out.

    `emptied` has the identities of headings below which something was left out.
    """
    for block, following in zip(blocks, [*blocks[1:], TextBlock("", 1)], strict=False):
        is_empty = block.level and following.level and following.level <= block.level
        if is_empty and id(block) in emptied:
            changes.add(Change.HEADING, block.text)
        else:
            yield block
