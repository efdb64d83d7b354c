"""The practice page: the questions of a deck, asked one by one in a browser, in a single file.

The page contains all questions as HTML, with answers that unfold, so that it can be read without
scripts. Its script only asks the questions and never runs text of a deck as code.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, zip_longest

from markupsafe import Markup

from quizgen.exports.answer_script import answer_script
from quizgen.exports.export_format import ExportFormat, ItemPart, carried_parts
from quizgen.exports.html.pages import render_page
from quizgen.exports.publication import Publication
from quizgen.facts.deck import Deck
from quizgen.facts.media.media_values import Media, Side
from quizgen.questions.hashing import unit_hash
from quizgen.questions.interactions import Gap, Listing, TextEntry
from quizgen.questions.item import Item
from quizgen.questions.style import Style
from quizgen.questions.styles import STYLES

MOST = 500
"""Maximum number of questions on a page: about 1.5 MB, which phones still open at once."""
LARGEST_SOUND = 300_000
"""Maximum size of a sound that the page includes, in bytes."""
_LISTED = sorted(
    (style for style in STYLES if not style.practice.under),
    key=lambda style: style.practice.position,
)
"""The styles that learners can choose from, in order."""


def make_files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Yield `practice.html`, with at most MOST questions. Raises OSError for missing media.

    Questions with a sound that is too large for the page are left out.
    """
    deck = publication.deck
    playable = [item for item in publication.items if _is_playable(deck, item)]
    items = choose_items(deck, playable)
    used = {listed_style(item) for item in items}
    context = {
        "items": items,
        "version": version_of(items),
        "styles": [style for style in _LISTED if style.name in used],
        "media": _media_of(deck, items),
        "answer_script": Markup(answer_script()),  # noqa: S704 - from our own files
        "listed_style": listed_style,
    }
    yield "practice.html", render_page(deck, "practice.j2.html", **context)


def choose_items(deck: Deck, items: Sequence[Item], most: int = MOST) -> tuple[Item, ...]:
    """Return at most `most` items, in the deck's order.

    Sections and styles take turns, each giving its items in order of a hash, so that all parts of a
    large deck are asked and a new fact changes little.
    """
    groups: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in sorted(items, key=lambda item: unit_hash(deck.id, item.id, "practice")):
        groups[item.fact.section, item.style.name].append(item)
    turns = filter(None, chain.from_iterable(zip_longest(*groups.values())))
    taken = {item.id for item in islice(turns, most)}
    return tuple(item for item in items if item.id in taken)


def version_of(items: Iterable[Item]) -> str:
    """Return a hash of the questions; a stored round is resumed only if it is the same."""
    asked = [(item.id, item.stem, item.answer, item.options, pattern_of(item)) for item in items]
    return hashlib.sha256(json.dumps(asked).encode()).hexdigest()[:12]


def pattern_of(item: Item) -> str:
    """Return the pattern of the answers that a learner may type; empty for items without typing."""
    match item.interaction:
        case TextEntry(pattern=pattern) | Gap(pattern=pattern):
            return pattern
        case Listing(patterns=patterns):
            return " ".join(patterns)
    return ""


def listed_style(item: Item) -> str:
    """Return the name of the style that lists an item in the choice of styles."""
    return item.style.practice.under or item.style.name


def _media_of(deck: Deck, items: Iterable[Item]) -> dict[str, Media]:
    """Return the pictures and small sounds of the items by hash; the page holds each once."""
    return {
        media.sha256: media
        for item in items
        for media in (*item.pictures, *(media for fact in item.facts for media in fact.media))
        if _is_included(deck, media)
    }


def _is_included(deck: Deck, media: Media) -> bool:
    return media.is_picture or len(media.read(deck.project)) <= LARGEST_SOUND


def _is_playable(deck: Deck, item: Item) -> bool:
    """Return whether the page has all pictures and sounds of a question."""
    return all(_is_included(deck, media) for media in item.media_on(Side.QUESTION))


def _parts_of(style: Style) -> frozenset[ItemPart]:
    return carried_parts(style, frozenset(ItemPart) - {ItemPart.TAGS})


PRACTICE = ExportFormat("practice", "the questions one by one in a browser", make_files, _parts_of)
