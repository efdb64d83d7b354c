"""Cards as documents of their own, each a small stand-in for the program that shows cards."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from quizgen.exports.anki.card_rendering import RenderedCard
from quizgen.preview.preview_templates import render, version_of

STYLES = {"fact": "flashcard", "cloze": "cloze", "typed": "typed", "choice": "choice"}
"""What a card is called, by the key of its note type."""
MOST = 400
"""How many cards one page lists: browsers give each a frame of its own."""

_BOX = re.compile(r"\[\[type:(?:.*:)?(.*?)\]\]")
_SOUND = re.compile(r"\[anki:play:([qa]):(\d+)\]")
_MARKUP = re.compile(r"<(style|script)\b.*?</\1>|<[^>]*>", re.DOTALL)
_INPUT = '<center><input type="text" id="typeans" aria-label="Type the answer"></center>'


class ShownCard(Struct, frozen=True):
    """A card to look at. `text` is what a search looks through.

    `version` is a hash of what is seen: it changes when the card's document does.
    """

    key: str
    name: str
    style: str
    is_retired: bool
    text: str
    version: str
    card: RenderedCard


def show_cards(cards: Iterable[RenderedCard]) -> Iterator[ShownCard]:
    """Yield the cards of a deck, in their order."""
    for card in cards:
        name, note = _name(card), card.note
        text = f"{name} {_plain(card.front)} {_plain(card.back)}".casefold()
        version = version_of(
            repr((name, card.css, card.front, card.back, _expected(card))).encode()
        )
        key = f"{note.key}/{card.number}"
        yield ShownCard(key, name, STYLES[note.type], note.retired, text, version, card)


def find_cards(cards: Sequence[ShownCard], style: str, words: str) -> tuple[ShownCard, ...]:
    """Return the cards of a style, of any for none, that hold all words, in any case."""
    wanted = words.casefold().split()
    return tuple(
        card
        for card in cards
        if style in {"", card.style} and all(word in card.text for word in wanted)
    )


def _name(card: RenderedCard) -> str:
    """Return how authors know a card: by its fact and question, as `quizgen show` does."""
    if card.note.type != "fact":
        return card.note.key
    questions = {slot: question for question, slot in card.note.slots.items()}
    return f"{card.note.key}/{questions.get(card.number, card.number)}"


def render_card(shown: ShownCard, language: str) -> bytes:
    """Return a card as a document that shows its sides, made when somebody looks at it."""
    card = shown.card
    sides = {
        "front": _with_sounds(_BOX.sub(_INPUT, card.front), card),
        "back": _with_sounds(_BOX.sub('<code id="typeans"></code>', card.back), card),
        "expected": _expected(card),
    }
    return render("card.j2.html", language=language, card=card, sides=sides, name=shown.name)


def _expected(card: RenderedCard) -> str:
    """Return what is to be typed, as text; empty where nothing is."""
    box = _BOX.search(card.back)
    return _plain(card.note.fields.get(box[1], "")) if box else ""


def _with_sounds(side: str, card: RenderedCard) -> str:
    def player(mark: re.Match[str]) -> str:
        sounds = card.front_sounds if mark[1] == "q" else card.back_sounds
        return f'<audio controls preload="none" src="{html.escape(sounds[int(mark[2])])}"></audio>'

    return _SOUND.sub(player, side)


def _plain(side: str) -> str:
    return html.unescape(_MARKUP.sub(" ", side)).strip()
