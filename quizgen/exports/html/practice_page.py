"""The practice page: a deck's questions in a browser, asked one by one, in one file.

All questions stand in the page as HTML, with their answers to unfold, so that it can be read where
no script runs. The script only asks them, and no text of a deck ever reaches it as code.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, zip_longest

from quizgen.exports.html.pages import render_page, task_of
from quizgen.exports.publication import Publication
from quizgen.facts.deck import Deck
from quizgen.facts.media.media_values import Media
from quizgen.facts.styles import Style
from quizgen.questions.hashing import unit_hash
from quizgen.questions.item import Item

MOST = 500
"""How many questions a page holds at most: about 1.5 MB, which phones still open at once."""
LARGEST_SOUND = 300_000
"""The bytes of a sound that is still carried in the page."""
CHOSEN = (Style.CHOICE, Style.TRUE_FALSE, Style.TYPED, Style.MATCHING, Style.ORDERING)
"""The styles that are asked where a learner chooses none: those that a program can mark."""
STYLES = (*CHOSEN, Style.CLOZE, Style.FLASHCARD)


def make_files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Yield `practice.html`, with at most MOST questions. Raises OSError for media gone since."""
    deck, items = publication.deck, choose_items(publication.deck, publication.items)
    ways = {way_of(item) for item in items}
    context = {
        "items": items,
        "version": version_of(items),
        "styles": [style for style in STYLES if style in ways],
        "chosen": CHOSEN,
        "media": _media_of(deck, items),
        "articles": deck.language.nouns.articles,
        "task_of": task_of,
        "way_of": way_of,
    }
    yield "practice.html", render_page(deck, "practice.j2.html", **context)


def choose_items(deck: Deck, items: Sequence[Item], most: int = MOST) -> tuple[Item, ...]:
    """Return at most so many items, in the deck's order.

    Sections and styles take turns, and a hash says which of their items comes first: so a large
    deck is asked in all its parts, and a new fact changes little.
    """
    groups: dict[tuple[str, Style], list[Item]] = defaultdict(list)
    for item in sorted(items, key=lambda item: unit_hash(deck.id, item.id, "practice")):
        groups[item.fact.section, item.style].append(item)
    turns = filter(None, chain.from_iterable(zip_longest(*groups.values())))
    taken = {item.id for item in islice(turns, most)}
    return tuple(item for item in items if item.id in taken)


def version_of(items: Iterable[Item]) -> str:
    """Return a hash of what is asked: a round that a browser kept goes on only with the same."""
    asked = [(item.id, item.stem, item.answer, item.options, item.accepted) for item in items]
    return hashlib.sha256(json.dumps(asked).encode()).hexdigest()[:12]


def way_of(item: Item) -> Style:
    """Return the style as a learner sees it: a reverse card is a flashcard."""
    return Style.FLASHCARD if item.style is Style.REVERSE else item.style


def _media_of(deck: Deck, items: Iterable[Item]) -> dict[str, Media]:
    """Return the pictures and small sounds of the items by their hash: the page holds each once."""
    return {
        media.sha256: media
        for item in items
        for fact in item.facts
        for media in fact.media
        if media.is_picture or len(media.read(deck.project)) <= LARGEST_SOUND
    }
