"""Find items of an export that ask what an item of another deck asks."""

from __future__ import annotations

from quizgen.exports.publication import Publication
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.questions.style import Stem
from quizgen.review.item_text import normalize

REPEATED = "another deck asks the same"
"""Why such an item is left out."""


def find_repeated(publication: Publication) -> frozenset[str]:
    """Return the ids of the items that an earlier deck of a publication asks as well.

    They have the same style, stem and answer. “Which of these …?” is another question if the
    options differ.
    """
    first: dict[tuple[object, ...], str] = {}
    return frozenset(
        item.id
        for deck, item in publication.iter_items()
        if publication.others and first.setdefault(_key_of(deck, item), deck.id) != deck.id
    )


def _key_of(deck: Deck, item: Item) -> tuple[object, ...]:
    refers = item.stem_form is Stem.TASK or deck.language.rules.refers_to_options.search(
        item.folded_stem
    )
    options = sorted(item.options) if refers else ()
    return item.style.name, item.front, normalize(item.answer), *options
