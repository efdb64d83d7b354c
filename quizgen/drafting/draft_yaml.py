"""Write facts and entities as YAML that an author can read, correct and delete.

A text is plain if YAML reads it back unchanged, and in quotation marks otherwise.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from functools import lru_cache

import yaml

from quizgen.values.characters import remove_suspects

_WIDTH = 110
_ONE_LINE = ("say", "ask")
"""Keys whose texts are not folded, so that findings can name the place of a word in them."""


def write_entities(entities: Mapping[str, Mapping[str, object]]) -> str:
    """Return the block `entities:` with a line for each entity; empty if there are none."""
    rows = [
        f"  {write_value(id_)}: {write_value(dict(entity))}\n" for id_, entity in entities.items()
    ]
    return "".join(("entities:\n", *rows)) if rows else ""


def write_facts(facts: Iterable[Mapping[str, object]]) -> str:
    """Return the block `facts:`."""
    blocks = ["".join(f"  {row}\n" for row in write_item(fact)) for fact in facts]
    return "facts:\n" + "\n".join(blocks) if blocks else "facts: []\n"


def write_item(fact: Mapping[str, object]) -> list[str]:
    """Return the lines of a fact as an item of a list."""
    rows = [row for key, value in fact.items() for row in write_entry(key, value)]
    return [f"{'  ' if number else '- '}{row}" for number, row in enumerate(rows)]


def write_entry(key: str, value: object) -> list[str]:
    """Return the lines of a key with its value.

    Long texts are folded. Tables of questions and long tables are blocks, others are on one line.
    """
    head = f"{_write_key(key)}:"
    if isinstance(value, str) and key not in _ONE_LINE and _is_long(key, remove_suspects(value)):
        words = remove_suspects(value)
        lines = textwrap.wrap(words, _WIDTH, break_long_words=False, break_on_hyphens=False)
        return [f"{head} >-", *(f"  {line}" for line in lines)]
    line = head if value is None else f"{head} {write_value(value)}"
    if not isinstance(value, Mapping) or not value:
        return [line]
    if key not in _ONE_LINE and len(line) <= _WIDTH and not _has_tables(value):
        return [line]
    rows = (row for name, part in value.items() for row in write_entry(str(name), part))
    return [head, *(f"  {row}" for row in rows)]


def _is_long(key: str, text: str) -> bool:
    """Return whether a text is folded. One with double blanks or control characters never is."""
    can_fold = text.isprintable() and text == " ".join(text.split())
    return can_fold and len(text) > _WIDTH - len(key)


def _has_tables(table: Mapping[str, object]) -> bool:
    return any(isinstance(value, Mapping) for value in table.values())


def write_value(value: object) -> str:
    """Return a text, a list or a table on one line."""
    return _write_inside(value) if isinstance(value, (Mapping, list, tuple)) else _write(value)


def _write_inside(value: object) -> str:
    """Return a value as part of a list or a table on one line."""
    match value:
        case None:
            return ""
        case Mapping():
            pairs = (
                f"{_write_key(str(key))}: {_write_inside(part)}".rstrip()
                for key, part in value.items()
            )
            return "{" + ", ".join(pairs) + "}"
        case list() | tuple():
            return "[" + ", ".join(map(_write_inside, value)) + "]"
    text = remove_suspects(str(value))
    is_plain = text and _reads_back(f"[{text}, {{a: {text}}}]", [text, {"a": text}])
    return text if is_plain else _quote(text)


@lru_cache
def _write_key(key: str) -> str:
    """Return a key of a table. Facts have few different ones, so that each is checked once."""
    text = remove_suspects(key)
    return text if _reads_back(f"{{{text}: a}}", {text: "a"}) else _quote(text)


def _write(value: object) -> str:
    text = remove_suspects(str(value))
    return text if text and _reads_back(f"a: {text}", {"a": text}) else _quote(text)


def _reads_back(document: str, expected: object) -> bool:
    """Return whether a document with a plain text is read as it is meant."""
    try:
        read = yaml.load(document, Loader=yaml.BaseLoader)  # noqa: S506 - makes texts only
    except yaml.YAMLError:
        return False
    return document.isprintable() and bool(read == expected)


def _quote(text: str) -> str:
    """Return a text in double quotation marks, on one line."""
    dumped: str = yaml.safe_dump(text, default_style='"', allow_unicode=True, width=float("inf"))
    return dumped.rstrip("\n")
