"""The files of a deck as text, with the lines of each fact."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

from msgspec import Struct

from quizgen.diagnostics import Finding, Place
from quizgen.facts.projects import deck_files, project_of
from quizgen.facts.text_files import read_text, shown_path
from quizgen.facts.yaml_blocks import Block, find_item_blocks, find_key_blocks, is_flow, split_lines
from quizgen.facts.yaml_tree import Items, Node, Scalar, Table, read_yaml


class FactText(Struct, frozen=True):
    """A fact as written: its id, its table and its lines.

    An entry without an id, such as `- section: opening`, has an empty id. `section` is that of the
    last such entry before the fact.
    """

    id: str
    table: Table
    block: Block
    section: str = ""


class DeckText(Struct, frozen=True):
    """A file of a deck. `shown` is its path in findings, `text` has LF line ends."""

    path: Path
    shown: str
    text: str
    lines: tuple[str, ...]
    root: Table
    keys: dict[str, Block]
    """The lines of each key of the file."""

    def facts(self) -> Iterator[FactText]:
        """Yield the facts of the file that have ids. Raises BlockError."""
        yield from (entry for entry in self.entries() if entry.id)

    def entries(self) -> Iterator[FactText]:
        """Yield all entries under `facts:` that are tables. Raises BlockError."""
        items = self.root.values.get("facts")
        if not isinstance(items, Items) or is_flow(items, self.lines):
            return
        blocks = find_item_blocks(items, self.lines, self.keys["facts"].end)
        section = ""
        for item, block in zip(items.items, blocks, strict=True):
            if isinstance(item, Table):
                if item.values.keys() == {"section"}:
                    section = _text(item.values["section"])
                yield FactText(_text(item.values.get("id")), item, block, section)

    def written(self, block: Block) -> str:
        """Return the lines of a block as they are written, without their indentation."""
        return dedent("\n".join(self.lines[block.start : block.end]))


def _text(node: Node | None) -> str:
    return (node.text or "") if isinstance(node, Scalar) else ""


def read_deck_texts(path: Path) -> tuple[tuple[DeckText, ...], tuple[Finding, ...]]:
    """Read the files of a deck, given its file or folder, and return findings about their YAML.

    Raises BlockError for a file whose keys are between braces.
    """
    project = project_of(path)
    texts: list[DeckText] = []
    findings: list[Finding] = []
    for file in deck_files(path):
        shown = shown_path(file, project)
        text, unreadable = read_text(file, project, Place(shown))
        node, problems = read_yaml(shown, text) if text is not None else (None, ())
        findings += (*unreadable, *problems)
        if text is not None and isinstance(node, Table):
            lines = split_lines(text)
            keys = find_key_blocks(node, lines, len(lines))
            texts.append(DeckText(file, shown, text, tuple(lines), node, keys))
    return tuple(texts), tuple(findings)
