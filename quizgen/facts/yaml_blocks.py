"""Find and replace whole entries in the text of a YAML file, and leave all other lines untouched.

An entry is a key with its value, or an item of a list, in block style. Blank lines and comments
after an entry do not belong to it: a comment describes what follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from quizgen.facts.yaml_tree import Items, Node, Table

_LINE = re.compile("[^\r\n]*(?:\r\n|[\n\r]|$)")
_ITEM = re.compile(r" *- +")


class BlockError(Exception):
    """A part of a file that cannot be edited line by line; the message says why."""


class Block(Struct, frozen=True):
    """The lines of an entry, from `start` to before `end`, counted from 0."""

    start: int
    end: int


class LineEdit(Struct, frozen=True):
    """New lines for a block. An empty block inserts them; a block without new lines is removed."""

    block: Block
    lines: tuple[str, ...]


def split_lines(text: str) -> list[str]:
    """Return the lines of a file without their ends, as the places of nodes count them."""
    return [line.rstrip("\r\n") for line in _LINE.findall(text)[:-1]]


def find_item_blocks(items: Items, lines: Sequence[str], end: int) -> list[Block]:
    """Return the block of each item of a list. `end` is the end of the list.

    Raises BlockError for a list between brackets and for an item that is not after its dash.
    """
    starts = [item.place.line - 1 for item in items.items]
    for item, start in zip(items.items, starts, strict=True):
        if not _ITEM.fullmatch(lines[start][: item.place.column - 1]):
            raise BlockError(f"{item.place}: begin the fact on the line of its dash")
    return _make_blocks(starts, lines, end)


def find_key_blocks(table: Table, lines: Sequence[str], end: int) -> dict[str, Block]:
    """Return the block of each key of a table. `end` is the end of the table.

    Raises BlockError for a table between braces: several of its keys share a line.
    """
    starts = [place.line - 1 for place in table.keys.values()]
    if len(set(starts)) < len(starts) or is_flow(table, lines):
        raise BlockError(f"{table.place}: write each key on a line of its own")
    return dict(zip(table.keys, _make_blocks(starts, lines, end), strict=True))


def is_flow(node: Node, lines: Sequence[str]) -> bool:
    """Return whether a table or a list is between braces or brackets."""
    place = node.place
    return lines[place.line - 1][place.column - 1 :][:1] in ("{", "[")


def _make_blocks(starts: Sequence[int], lines: Sequence[str], end: int) -> list[Block]:
    ends = (*starts[1:], end)
    return [
        Block(start, trim_end(lines, start, end)) for start, end in zip(starts, ends, strict=True)
    ]


def trim_end(lines: Sequence[str], start: int, end: int) -> int:
    """Return the end of an entry without the blank lines and comments after it."""
    while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].lstrip()[0] == "#"):
        end -= 1
    return end


def remove_block(block: Block, lines: Sequence[str]) -> LineEdit:
    """Return the edit that removes an entry and the blank lines after it."""
    end = block.end
    while end < len(lines) and not lines[end].strip():
        end += 1
    start = block.start
    while end == len(lines) and start and not lines[start - 1].strip():
        start -= 1
    return LineEdit(Block(start, end), ())


def edit_item(
    lines: Sequence[str],
    block: Block,
    table: Table,
    changes: Mapping[str, Sequence[str]],
) -> LineEdit:
    """Return the edit that changes keys of an item, which is a table.

    `changes` has the new lines of keys, without indentation; no lines remove a key. New keys follow
    the last one. Comments stay.
    """
    indent = table.place.column - 1
    dash = lines[block.start][:indent]
    blocks = find_key_blocks(table, lines, block.end)
    rows: list[str] = []
    end = block.start
    for key, place in blocks.items():
        rows += lines[end : place.start]
        old = [line[indent:] for line in lines[place.start : place.end]]
        rows += [" " * indent + line for line in changes.get(key, old)]
        end = place.end
    rows += lines[end : block.end]
    new = (line for key, added in changes.items() if key not in blocks for line in added)
    rows += [" " * indent + line for line in new]
    first = next(number for number, row in enumerate(rows) if row.strip()[:1] not in ("", "#"))
    rows[first] = dash + rows[first][indent:]
    return LineEdit(block, tuple(rows))


def apply_edits(text: str, edits: Iterable[LineEdit]) -> str:
    """Return a text with its lines edited. New lines end as the first line of the text does."""
    lines = _LINE.findall(text)[:-1]
    found = re.search("\r\n|[\n\r]", text)
    line_end = found[0] if found else "\n"
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += line_end
    in_order = sorted(edits, key=lambda edit: (edit.block.start, edit.block.end))
    for edit in reversed(in_order):
        lines[edit.block.start : edit.block.end] = [line + line_end for line in edit.lines]
    return "".join(lines)
