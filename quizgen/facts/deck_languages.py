"""The languages of a deck: the language of its sentences, and that of the labels on its pages."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.diagnostics import Finding, did_you_mean
from quizgen.facts.deck_schema import DeckEntry
from quizgen.facts.yaml_tree import Table, place_of
from quizgen.languages import DEFAULT, LABEL_LANGUAGES, LANGUAGES
from quizgen.languages.language import Language


def language_of_deck(head: DeckEntry) -> Language:
    """Return the language of a deck, or the default if it is unknown, so that loading continues."""
    return LANGUAGES.get(head.language, LANGUAGES[DEFAULT])


def find_unknown_languages(head: DeckEntry, table: Table) -> Iterator[Finding]:
    """Yield `D04` for an unknown language of a deck's sentences or labels."""
    named = (
        ("language", "language", head.language, tuple(LANGUAGES)),
        ("labels", "language of labels", head.labels or DEFAULT, LABEL_LANGUAGES),
    )
    for key, what, tag, supported in named:
        if tag not in supported:
            message, hint = f"unsupported {what} “{tag}”", did_you_mean(tag, supported)
            yield Finding(place_of(table, [key]), "D04", message, hint)
