"""The quiz sheet and its answer key. One form object makes both, so that they cannot disagree."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.exports.html.pages import render_page
from quizgen.exports.html.setup import STANDARD, PageSetup
from quizgen.exports.publication import Publication
from quizgen.quizzes.forms import LETTERS


def make_files(
    publication: Publication, setup: PageSetup = STANDARD
) -> Iterator[tuple[str, bytes]]:
    """Yield `quiz-A.html` and `quiz-A.key.html`, one pair a form."""
    for form in publication.forms:
        about = {"form": form, "letters": LETTERS, "setup": setup}
        deck = publication.deck
        yield f"quiz-{form.letter}.html", render_page(deck, "quiz.j2.html", **about)
        yield f"quiz-{form.letter}.key.html", render_page(deck, "key.j2.html", **about)
