"""Read an article that has no deck yet, and write the head of a new deck about it."""

from __future__ import annotations

from pathlib import Path

from quizgen.facts.drafting.draft_yaml import write_value
from quizgen.facts.ids import make_slug
from quizgen.facts.sources import Source, read_source
from quizgen.input_files import read_text
from quizgen.languages.language import Language
from quizgen.values.characters import remove_suspects

_LONGEST_TITLE, _LONGEST_ID = 120, 60


def read_article(path: Path, language: Language) -> Source:
    """Return a text file as a source. Its first line is the title, unless it is too long.

    Raises OSError, and UnicodeDecodeError for a file that is not UTF-8.
    """
    text = read_text(path)
    lines = (remove_suspects(line).strip() for line in text.splitlines())
    opening = next(filter(None, lines), "")
    title = opening if 0 < len(opening) <= _LONGEST_TITLE else path.stem
    cite = language.drafting.unnamed_source
    return read_source("article", path.as_posix(), text, title=title, cite=cite)


def write_heading(source: Source, language: Language) -> str:
    """Return the first lines of a deck about one source, for its author to complete."""
    title = write_value(source.title)
    deck = make_slug(Path(source.path).stem, _LONGEST_ID) or "my-deck"
    return (
        "# yaml-language-server: $schema=deck.schema.json\n"
        f"# Save this file as decks/{deck}.yaml. In `cite`, write how questions name the source.\n"
        "# Give each entity its type.\n"
        f"deck: {deck}\n"
        f"title: {title}\n"
        f"language: {language.tag}\n"
        "sources:\n"
        "  article:\n"
        f"    file: {write_value(source.path)}\n"
        f"    title: {title}\n"
        f"    cite: {source.cite}\n"
    )
