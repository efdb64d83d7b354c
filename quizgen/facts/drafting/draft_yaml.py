"""Write drafts as YAML that an author can read, correct and delete."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping

import yaml

from quizgen.values.characters import remove_suspects

_WIDTH = 110


def write_entities(entities: Mapping[str, Mapping[str, object]]) -> str:
    """Return the block `entities:` with a line for each entity; empty if there are none."""
    rows = [
        f"  {write_value(id_)}: {write_value(dict(entity))}\n" for id_, entity in entities.items()
    ]
    return "".join(("entities:\n", *rows)) if rows else ""


def write_facts(facts: Iterable[Mapping[str, object]]) -> str:
    """Return the block `facts:`."""
    blocks = [write_fact(fact) for fact in facts]
    return "facts:\n" + "\n".join(blocks) if blocks else "facts: []\n"


def write_fact(fact: Mapping[str, object]) -> str:
    """Return one fact as an item of the block `facts:`; a long quote is folded."""
    rows = [_row(key, value) for key, value in fact.items()]
    return "  - " + "\n    ".join(rows) + "\n"


def _row(key: str, value: object) -> str:
    value = remove_suspects(value) if isinstance(value, str) else value
    if isinstance(value, str) and len(value) > _WIDTH - len(key) and value.isprintable():
        lines = textwrap.wrap(value, _WIDTH, break_long_words=False, break_on_hyphens=False)
        return f"{key}: >-\n      " + "\n      ".join(lines)
    return f"{key}: {write_value(value)}"


def write_value(value: object) -> str:
    """Return a value, or a mapping of texts, on one line."""
    if isinstance(value, Mapping):
        pairs = (f"{key}: {_scalar(str(part), '{')}" for key, part in value.items())
        return "{" + ", ".join(pairs) + "}"
    return _scalar(str(value), "")


def _scalar(text: str, within: str) -> str:
    """Return a text as a plain scalar if YAML reads it back unchanged, otherwise quoted."""
    text = remove_suspects(text)
    document = f"{{a: {text}}}" if within else f"a: {text}"
    try:
        read = yaml.load(document, Loader=yaml.BaseLoader)  # noqa: S506 - makes texts only
    except yaml.YAMLError:
        read = None
    if text and text.isprintable() and read == {"a": text}:
        return text
    dumped: str = yaml.safe_dump(text, default_style='"', allow_unicode=True, width=float("inf"))
    return dumped.rstrip("\n")
