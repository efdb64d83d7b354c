"""`coverage.html`: the sources, with the facts that cover each sentence.

This page is for the author of a deck, so it is in English like the command line.
"""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.exports.export_format import NO_PARTS, ExportFormat, ItemPart
from quizgen.exports.html.pages import render_page
from quizgen.exports.publication import Publication
from quizgen.questions.style import Style


def make_files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Yield `coverage.html`."""
    deck = publication.deck
    kinds = sorted({fact.kind.name for fact in deck.facts})
    hues = {kind: round(360 * number / len(kinds)) for number, kind in enumerate(kinds)}
    about = {"paragraphs": publication.coverage, "hues": hues}
    yield "coverage.html", render_page(deck, "coverage.j2.html", **about)


def _parts_of(style: Style) -> frozenset[ItemPart]:
    del style  # the page is about sources, not items
    return NO_PARTS


COVERAGE = ExportFormat("coverage", "the sources, with what the facts cover", make_files, _parts_of)
