"""Read YAML into a tree that records the place of every value.

PyYAML's constructors turn `NO` into a boolean and `3.10` into 3.1, and lose both places. This
reader uses libyaml's event stream instead: every scalar stays the text that was typed, in NFC and
with its place, and the schema decides which texts are numbers or dates. Without NFC, two keys could
look alike and differ. YAML features that decks do not need (tags, anchors, several documents) are
rejected, which also prevents the attacks that use them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NoReturn

import yaml
from msgspec import Struct
from msgspec.structs import replace

from quizgen.diagnostics import Finding, Place
from quizgen.facts.split_texts import SplitTexts
from quizgen.facts.yaml_errors import MAX_DEPTH, character_finding, depth_finding, syntax_finding
from quizgen.values.characters import find_suspect

MAX_TEXT = 10_000
"""Maximum length of a text in characters. Comparing longer texts would take minutes."""
_PATHS = ("file", "media")
"""Keys whose values are paths. These stay as typed, because Linux compares them byte by byte."""
_OTHER_BREAKS = str.maketrans(dict.fromkeys("\x85\u2028\u2029", " "))
"""Line breaks of libyaml that editors do not show. They could hide keys from a reviewer."""


class Scalar(Struct, frozen=True):
    """A text as typed, in NFC, or None for an empty value (`key:`)."""

    text: str | None
    place: Place


class Items(Struct, frozen=True):
    """A YAML sequence."""

    items: tuple[Node, ...]
    place: Place


class Table(Struct, frozen=True):
    """A YAML mapping. `keys` has the place of each key, `values` its value."""

    keys: dict[str, Place]
    values: dict[str, Node]
    place: Place


Node = Scalar | Items | Table


def read_yaml(path: str, text: str) -> tuple[Node | None, tuple[Finding, ...]]:
    """Read a YAML document. `path` is the name of the file in findings.

    Return the tree, or None if the text is not valid YAML, with the findings: `Y01` a syntax error,
    `Y02` a duplicate key, `Y03` an unsupported YAML feature, `Y04` an empty file, `Y05` a text that
    is too long, `Y06` an invisible character, `Y07` a text that YAML splits at a comma.
    """
    reader = _TreeBuilder(path, text)
    try:
        node = reader.document()
    except _Rejection as rejection:
        reader.findings.append(rejection.finding)
        node = None
    except yaml.MarkedYAMLError as error:
        reader.findings.append(syntax_finding(path, text, error))
        node = None
    except yaml.reader.ReaderError as error:
        reader.findings.append(character_finding(path, text, error))
        node = None
    return node, tuple(reader.findings)


def to_builtins(node: Node) -> object:
    """Return a tree as dicts, lists, texts and None, for validation."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Items):
        return [to_builtins(item) for item in node.items]
    return {key: to_builtins(value) for key, value in node.values.items()}


def places_of(node: Node, text: str) -> Iterator[Place]:
    """Yield the places of a text in a tree: values first, then keys."""
    match node:
        case Scalar(found):
            yield from (node.place,) if found == text else ()
        case Items(items):
            for item in items:
                yield from places_of(item, text)
        case Table(keys, values):
            for value in values.values():
                yield from places_of(value, text)
            yield from (place for key, place in keys.items() if key == text)


def node_at(node: Node, steps: Sequence[int | str]) -> Node:
    """Return the value at the end of `steps`.

    Steps that the tree does not have are skipped (pydantic inserts the names of union members), so
    the result is the nearest value that exists.
    """
    for step in steps:
        if isinstance(node, Table) and step in node.values:
            node = node.values[str(step)]
        elif isinstance(node, Items) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
    return node


def part_of(table: Table, *, only: tuple[str, ...] = (), without: tuple[str, ...] = ()) -> Table:
    """Return a copy of a table with only some of its keys."""
    chosen = {key for key in table.keys if (key in only or not only) and key not in without}
    keys = {key: place for key, place in table.keys.items() if key in chosen}
    return Table(keys, {key: table.values[key] for key in keys}, table.place)


def place_of(node: Node, steps: Sequence[int | str], *, key: bool = False) -> Place:
    """Return the place of the value at the end of `steps`, or of its key if `key` is set."""
    if key and steps:
        parent = node_at(node, steps[:-1])
        if isinstance(parent, Table) and steps[-1] in parent.keys:
            return parent.keys[str(steps[-1])]
    return node_at(node, steps).place


def place_within(node: Node, start: int, end: int) -> Place:
    """Return the place of a part of a text.

    For a text with escapes or on several lines, return the place of the whole text. Other texts are
    as long as their place, or two characters shorter if they are in quotation marks.
    """
    marks = node.place.length - len(node.text or "") if isinstance(node, Scalar) else -1
    if marks not in (0, 2):
        return node.place
    column = node.place.column + marks // 2 + start
    return replace(node.place, column=column, length=max(1, end - start))


class _Rejection(Exception):  # noqa: N818 - control flow, never leaves this module
    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


class _TreeBuilder:
    """Builder of a document's tree from libyaml's events."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.findings: list[Finding] = []
        lines = text if text.isascii() else text.translate(_OTHER_BREAKS)
        self._text = lines
        self._next: Callable[[], Any] = yaml.CSafeLoader(lines).get_event

    def document(self) -> Node | None:
        self._next()
        start = self._next()
        if not isinstance(start, yaml.DocumentStartEvent):
            self._reject(Place(self.path), "Y04", "the file is empty", "fill it, or remove it")
        node = self._node(self._next(), 0)
        self._next()
        end = self._next()
        if not isinstance(end, yaml.StreamEndEvent):
            self._reject(self._place(end), "Y03", "second document in the file", "remove `---`")
        return node

    def _node(self, event: Any, depth: int, *, is_path: bool = False) -> Node:
        place = self._place(event)
        if event.anchor is not None or depth > MAX_DEPTH or event.tag not in (None, "!"):
            self._reject_feature(event, depth, place)
        if isinstance(event, yaml.ScalarEvent):
            text = event.value
            if len(text) > MAX_TEXT or not text.isprintable():
                self._check_text(text, place)
            if not (is_path or text.isascii()):
                text = unicodedata.normalize("NFC", text)
            return Scalar(text if text or event.style else None, place)
        if isinstance(event, yaml.SequenceStartEvent):
            return Items(tuple(self._items(depth, is_path=is_path)), place)
        return self._table(place, depth, is_flow=event.flow_style)

    def _reject_feature(self, event: Any, depth: int, place: Place) -> NoReturn:
        """Reject a YAML feature that decks do not support."""
        if event.anchor is not None:
            message = "anchors and aliases (`&`, `*`) are not supported"
            hint = "write the value out; quote a text that begins with & or *"
        elif depth > MAX_DEPTH:
            raise _Rejection(depth_finding(place))
        else:
            message = f"YAML tags are not supported: {event.tag}"
            hint = "remove the tag: the key decides the type of the value"
        self._reject(place, "Y03", message, hint)

    def _check_text(self, text: str, place: Place) -> None:
        """Reject a text that is too long; report invisible characters and continue."""
        if len(text) > MAX_TEXT:
            message = f"text is too long: {len(text):,} characters, the limit is {MAX_TEXT:,}"
            self._reject(place, "Y05", message, "is a closing quotation mark missing?")
        if suspect := find_suspect(text):
            message = f"invisible character: {suspect[1]}"
            hint = "remove it; comparison with the source ignores it"
            self.findings.append(Finding(place, "Y06", message, hint))

    def _items(self, depth: int, *, is_path: bool) -> Iterator[Node]:
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            yield self._node(event, depth + 1, is_path=is_path)

    def _table(self, place: Place, depth: int, *, is_flow: bool) -> Table:
        keys: dict[str, Place] = {}
        values: dict[str, Node] = {}
        texts = SplitTexts(self._text)
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            is_path = isinstance(key, Scalar) and key.text in _PATHS
            value_event = self._next()
            value = self._node(value_event, depth + 1, is_path=is_path)
            if (
                is_flow
                and isinstance(key, Scalar)
                and texts.is_split_off(event, value_event, key.place)
            ):
                continue
            if not isinstance(key, Scalar) or key.text is None:
                self._reject(
                    key.place, "Y03", "a key must be a plain text", "write `key: value` without “?”"
                )
            elif key.text in values:
                first = keys[key.text]
                message = f"duplicate key “{key.text}”, first used on line {first.line}"
                self.findings.append(Finding(key.place, "Y02", message, "remove or rename one"))
            else:
                keys[key.text], values[key.text] = key.place, value
        self.findings += texts.findings()
        for name, text in texts.whole_texts():
            values[name] = Scalar(text, values[name].place)
        return Table(keys, values, place)

    def _place(self, event: Any) -> Place:
        start, end = event.start_mark, event.end_mark
        length = max(1, end.column - start.column) if start.line == end.line else 1
        return Place(self.path, start.line + 1, start.column + 1, length)

    def _reject(self, place: Place, code: str, message: str, help_: str) -> NoReturn:
        raise _Rejection(Finding(place, code, message, help_))
