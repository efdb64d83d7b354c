"""Cards as separate HTML documents, which imitate how Anki shows a card."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from quizgen.exports.anki.card_rendering import RenderedCard
from quizgen.exports.html.formula_markup import formula_css, typeset_html
from quizgen.preview.preview_templates import hash_content, render
from quizgen.questions.styles import STYLES

STYLE_OF_NOTE_TYPE = {style.note_type: style.name for style in reversed(STYLES) if style.note_type}
"""The name of a style, by the key of the note type of its cards."""
PAGE_SIZE = 400
"""Maximum number of cards per page; each card needs a frame in the browser."""

_BOX = re.compile(r"\[\[type:(?:.*:)?(.*?)\]\]")
_SOUND = re.compile(r"\[anki:play:([qa]):(\d+)\]")
_MARKUP = re.compile(r"<(style|script)\b.*?</\1>|<[^>]*>", re.DOTALL)
_INPUT = '<center><input type="text" id="typeans" aria-label="Type the answer"></center>'


class ShownCard(Struct, frozen=True):
    """A card in the preview. `text` is the text for searches.

    `version` is a hash of the card's document.
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
        version = hash_content(
            repr((name, card.css, card.front, card.back, _expected(card))).encode()
        )
        key = f"{note.key}/{card.number}"
        yield ShownCard(key, name, STYLE_OF_NOTE_TYPE[note.type], note.retired, text, version, card)


def find_cards(cards: Sequence[ShownCard], style: str, words: str) -> tuple[ShownCard, ...]:
    """Return the cards that have a style ("" for any) and contain all words, ignoring case."""
    wanted_words = words.casefold().split()
    return tuple(
        card
        for card in cards
        if style in {"", card.style} and all(word in card.text for word in wanted_words)
    )


def _name(card: RenderedCard) -> str:
    """Return the name of a card: its fact and question, as in `quizgen show`."""
    if card.note.type != "fact":
        return card.note.key
    questions = {slot: question for question, slot in card.note.slots.items()}
    return f"{card.note.key}/{questions.get(card.number, card.number)}"


def render_card(shown: ShownCard, language: str) -> bytes:
    """Return a card as an HTML document that shows its sides."""
    card = shown.card
    sides = {
        "front": typeset_html(_with_sounds(_BOX.sub(_INPUT, card.front), card)),
        "back": typeset_html(_with_sounds(_BOX.sub('<code id="typeans"></code>', card.back), card)),
        "expected": _expected(card),
    }
    css = card.css + formula_css(sides["front"] + sides["back"])
    return render(
        "card.j2.html", language=language, card=card, css=css, sides=sides, name=shown.name
    )


def _expected(card: RenderedCard) -> str:
    """Return the answer to type, as text; empty if the card has no text box."""
    box = _BOX.search(card.back)
    return _plain(card.note.fields.get(box[1], "")) if box else ""


def _with_sounds(side: str, card: RenderedCard) -> str:
    def player(mark: re.Match[str]) -> str:
        sounds = card.front_sounds if mark[1] == "q" else card.back_sounds
        return f'<audio controls preload="none" src="{html.escape(sounds[int(mark[2])])}"></audio>'

    return _SOUND.sub(player, side)


def _plain(side: str) -> str:
    return html.unescape(_MARKUP.sub(" ", side)).strip()
