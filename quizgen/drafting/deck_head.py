"""Read an article that has no deck yet, and write a new deck about it."""

from __future__ import annotations

from pathlib import Path

from quizgen.drafting.answers import TABLES, Answer
from quizgen.drafting.draft_yaml import write_entry, write_facts, write_value
from quizgen.facts.ids import make_slug
from quizgen.facts.sources import Source, read_source
from quizgen.input_files import read_text
from quizgen.languages.language import Language
from quizgen.values.characters import remove_suspects

_LONGEST_TITLE, _LONGEST_ID = 120, 60
_SCHEMA = "# yaml-language-server: $schema=deck.schema.json\n"
_BLOCKS = ("sources", *TABLES)
"""Tables that are written with a line for each entry."""


def read_text_source(path: Path, language: Language) -> Source:
    """Return a text file as a source. Its first line is the title, unless it is too long.

    Raises OSError, and UnicodeDecodeError for a file that is not UTF-8.
    """
    text = read_text(path)
    lines = (remove_suspects(line).strip() for line in text.splitlines())
    opening = next(filter(None, lines), "")
    title = opening if 0 < len(opening) <= _LONGEST_TITLE else path.stem
    cite = language.drafting.unnamed_source
    return read_source("article", path.as_posix(), text, title=title, cite=cite)


def make_id_from_path(path: str) -> str:
    """Return an id for the deck of an article, from the name of its file."""
    return make_slug(Path(path).stem, _LONGEST_ID) or "my-deck"


def write_heading(source: Source, language: Language, *, comments: bool = True) -> str:
    """Return the first lines of a deck about one source, for its author to complete."""
    title = write_value(source.title)
    deck = make_id_from_path(source.path)
    notes = (
        f"# Save this file as decks/{deck}.yaml. In `cite`, write how questions name the source.\n"
    )
    return (
        f"{_SCHEMA + notes if comments else ''}"
        f"deck: {deck}\n"
        f"title: {title}\n"
        f"language: {language.tag}\n"
        "sources:\n"
        "  article:\n"
        f"    file: {write_value(source.path)}\n"
        f"    title: {title}\n"
        f"    cite: {source.cite}\n"
    )


def write_deck(answer: Answer, id_: str) -> str:
    """Return a whole deck from an answer, with an id."""
    head = {"deck": id_, **{key: value for key, value in answer.head.items() if key != "deck"}}
    parts = []
    for key, value in {**head, **answer.tables}.items():
        if key in _BLOCKS and isinstance(value, dict):
            rows = [row for name, entry in value.items() for row in write_entry(name, entry)]
            parts.append("\n".join((f"{key}:", *(f"  {row}" for row in rows))))
        else:
            parts.append("\n".join(write_entry(key, value)))
    return "\n".join((_SCHEMA.strip(), *parts, "", write_facts(answer.facts.values())))
