"""The languages that a deck can be in: that of its sentences, and that of labels on paper."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.diagnostics import Finding
from quizgen.facts.deck_schema import DeckEntry
from quizgen.facts.yaml_tree import Table, place_of

LANGUAGES = ("en",)
"""The languages that sentences can be made in."""

LABEL_LANGUAGES = ("en", "de", "fr", "es", "ru", "ko", "ar")
"""The languages that pages can have their labels in: those of `templates/html/labels.yaml`."""


def find_unknown_languages(head: DeckEntry, table: Table) -> Iterator[Finding]:
    """Find a language that sentences cannot be made in, and one that labels do not stand in."""
    asked = (
        ("language", head.language, LANGUAGES, "sentences"),
        ("labels", head.labels, ("", *LABEL_LANGUAGES), "labels"),
    )
    for key, language, known, what in asked:
        if language not in known:
            message = f"no {what} can be made in “{language}”"
            hint = f"known here: {', '.join(filter(None, known))}"
            yield Finding(place_of(table, [key]), "D04", message, hint)
