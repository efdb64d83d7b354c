"""An article that no deck names yet: its text as a source, and the head of a deck about it."""

from __future__ import annotations

from pathlib import Path

from quizgen.facts.drafting.draft_yaml import write_value
from quizgen.facts.ids import make_slug
from quizgen.facts.sources import Source, read_source
from quizgen.input_files import read_text
from quizgen.values.characters import remove_suspects

CITE = "an article"
"""What a question calls the source until its author says it better."""
_LONG, _LONGEST_ID = 120, 60


def read_article(path: Path) -> Source:
    """Return a text file as a source, its first line as the title if it is as short as one.

    Raises OSError, and UnicodeDecodeError for a file that is not UTF-8.
    """
    text = read_text(path)
    lines = (remove_suspects(line).strip() for line in text.splitlines())
    opening = next(filter(None, lines), "")
    title = opening if 0 < len(opening) <= _LONG else path.stem
    return read_source("article", path.as_posix(), text, title=title, cite=CITE)


def write_heading(source: Source) -> str:
    """Return what a deck of one source begins with; its author mends what no text can tell."""
    title = write_value(source.title)
    deck = make_slug(Path(source.path).stem, _LONGEST_ID) or "my-deck"
    return (
        "# yaml-language-server: $schema=deck.schema.json\n"
        f"# Save it as decks/{deck}.yaml. Say in `cite` how a question names the source, and give\n"
        "# the entities their types.\n"
        f"deck: {deck}\n"
        f"title: {title}\n"
        "language: en\n"
        "sources:\n"
        "  article:\n"
        f"    file: {write_value(source.path)}\n"
        f"    title: {title}\n"
        f"    cite: {CITE}\n"
    )
