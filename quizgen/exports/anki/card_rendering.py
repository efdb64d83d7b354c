"""Render cards as Anki does: two sides from a note's fields and its type's templates.

quizgen does not depend on Anki's backend, which renders cards in Anki. The template language is
small: fields, conditions, `{{FrontSide}}`, clozes, boxes to type into. As in Anki, the program that
shows a card replaces the placeholders `[[type:Answer]]` (a box) and `[anki:play:q:0]` (the first
sound of the question). A test compares every card of our decks with the real Anki.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping

from msgspec import Struct

from quizgen.exports.anki.note_types import CardTemplate, NoteType
from quizgen.exports.anki.study_order import place_cards
from quizgen.exports.note import Note

_TAG = re.compile(r"\{\{([#^/]?)\s*(.*?)\s*\}\}", re.DOTALL)
_CLOZE = re.compile(r"\{\{c(\d+)::(.*?)(?:::(.*?))?\}\}", re.DOTALL)
_EMPTY = re.compile(r"(?:\s|</?(?:br|div) ?/?>)*", re.IGNORECASE)
_SOUND = re.compile(r"\[sound:(.*?)\]")
_MARKUP = re.compile(r"<[^>]*>")
_LAST_OF_LATIN_1 = 0xFF


class CardTemplateError(ValueError):
    """A card template that Anki would reject; the message says why.

    `sign` and `name` are the contents of the tag with the error: `#` and `Field` in `{{#Field}}`.
    """

    def __init__(self, message: str, sign: str, name: str) -> None:
        super().__init__(message, sign, name)
        self.sign, self.name = sign, name

    def __str__(self) -> str:
        message: str = self.args[0]
        return message


class RenderedCard(Struct, frozen=True):
    """A card: both sides as HTML, and the sound files that each side plays, in order.

    `number` is the number of its card template in the note type, from 1.
    """

    note: Note
    number: int
    css: str
    front: str
    back: str
    front_sounds: tuple[str, ...]
    back_sounds: tuple[str, ...]


def render_cards(
    title: str, types: Iterable[NoteType], notes: Iterable[Note]
) -> Iterator[RenderedCard]:
    """Yield the cards of notes, in their order, in a deck with this title.

    Raises CardTemplateError for a template that Anki would reject.
    """
    by_key = {type_.key: type_ for type_ in types}
    for cards in place_cards(by_key.values(), notes).values():
        for card in cards:
            type_ = by_key[card.note.type]
            template = type_.templates[card.number - 1]
            deck = f"{title}::{card.subdeck}" if card.subdeck else title
            yield _render(_values(deck, type_, template, card.note), card.number, type_, card.note)


def _render(values: Mapping[str, str], number: int, type_: NoteType, note: Note) -> RenderedCard:
    template = type_.templates[number - 1]
    front = render_template(template.front, {**values, "FrontSide": ""}, is_back=False)
    front, front_sounds = _extract_sounds(front, "q")
    back = render_template(template.back, {**values, "FrontSide": front}, is_back=True)
    back, back_sounds = _extract_sounds(back, "a")
    return RenderedCard(note, number, type_.css, front, back, front_sounds, back_sounds)


def _values(deck: str, type_: NoteType, template: CardTemplate, note: Note) -> dict[str, str]:
    """Return the values that a template can use: the note's fields, and Anki's own for a card."""
    fields = {name: note.fields.get(name, "") for name in type_.fields}
    return {
        **fields,
        **({"c1": "1"} if type_.is_cloze else {}),
        "Tags": " ".join(sorted(note.tags)),
        "Type": type_.name,
        "Deck": deck,
        "Subdeck": deck.rpartition("::")[2],
        "Card": "Cloze 1" if type_.is_cloze else template.name,
        "CardFlag": "",
    }


def check_sides(type_: NoteType) -> Iterator[tuple[str, CardTemplateError]]:
    """Yield the errors in the card templates of a type, each with its side: `front` or `back`.

    All card templates of a type come from the same two files, so only the first is checked.
    """
    template = type_.templates[0]
    names = _values("", type_, template, Note("", type_.key, "", {}, ())).keys() | {"FrontSide"}
    for side, text in (("front", template.front), ("back", template.back)):
        try:
            check_template(text, names)
        except CardTemplateError as error:
            yield side, error


def check_template(template: str, names: Container[str]) -> None:
    """Raise CardTemplateError if `render_template` raises it for some values of these names."""
    conditions = [("", True)]
    for sign, inside in _TAG.findall(template):
        if sign == "/":
            _close(conditions, inside)
        elif sign:
            _require_field(inside, names)
            conditions.append((inside, True))
        else:
            _require_field(inside.rpartition(":")[2], names)
    _require_all_closed(conditions)


def render_template(template: str, values: Mapping[str, str], *, is_back: bool) -> str:
    """Return one side of a card, rendered from values, which are HTML by name.

    As in Anki, unknown filters show the value unchanged. Raises CardTemplateError for a name that
    `values` does not have, and for a condition that is not closed.
    """
    text, *tags = _TAG.split(template)
    pieces, conditions = [text], [("", True)]
    for sign, inside, after in zip(tags[::3], tags[1::3], tags[2::3], strict=True):
        if sign == "/":
            _close(conditions, inside)
        elif sign:
            holds = bool(is_filled(_value(inside, values))) is (sign == "#")
            conditions.append((inside, holds))
        elif all(holds for _, holds in conditions):
            *filters, name = inside.split(":")
            pieces.append(_apply_filters(name, filters, values, is_back=is_back))
        if all(holds for _, holds in conditions):
            pieces.append(after)
    _require_all_closed(conditions)
    return "".join(pieces)


def _require_all_closed(conditions: list[tuple[str, bool]]) -> None:
    name, _ = conditions.pop()
    if conditions:
        raise CardTemplateError(f"“{{{{#{name}}}}}” is never closed", "#", name)


def _close(conditions: list[tuple[str, bool]], name: str) -> None:
    opened, _ = conditions.pop()
    if opened != name or not conditions:
        raise CardTemplateError(f"“{{{{/{name}}}}}” has no opening tag", "/", name)


def _value(name: str, values: Mapping[str, str]) -> str:
    _require_field(name, values)
    return values[name]


def _require_field(name: str, names: Container[str]) -> None:
    if name not in names:
        raise CardTemplateError(f"the note type has no field “{name}”", "", name)


def is_filled(text: str) -> bool:
    """Return whether Anki counts a field as filled: it has more than space and line breaks."""
    return not _EMPTY.fullmatch(text)


def _apply_filters(
    name: str, filters: list[str], values: Mapping[str, str], *, is_back: bool
) -> str:
    """Return the value of a field after its filters, which apply from last to first."""
    text = _value(name, values)
    if "type" in filters:
        return f"[[{':'.join((*filters, name))}]]"
    for filter_ in reversed(filters):
        text = _FILTERS[filter_](text, is_back) if filter_ in _FILTERS else text
    return text


def _show_clozes(text: str, is_back: bool) -> str:
    """Return a text with its gap, or on the back with the answer highlighted."""

    def shown(cloze: re.Match[str]) -> str:
        number, answer, hint = cloze.groups()
        if is_back:
            return f'<span class="cloze" data-ordinal="{number}">{answer}</span>'
        hidden = f'data-cloze="{_encode_attribute(answer)}" data-ordinal="{number}"'
        return f'<span class="cloze" {hidden}>[{hint or "..."}]</span>'

    return _CLOZE.sub(shown, text) if _CLOZE.search(text) else ""


def _strip_markup(text: str, is_back: bool) -> str:
    del is_back
    return html.unescape(_MARKUP.sub("", text))


_FILTERS: Mapping[str, Callable[[str, bool], str]] = {"cloze": _show_clozes, "text": _strip_markup}


def _encode_attribute(text: str) -> str:
    """Escape the Latin-1 characters that are not ASCII letters or digits, as Anki does."""
    named = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
    return "".join(
        char
        if ord(char) > _LAST_OF_LATIN_1 or (char.isascii() and char.isalnum())
        else named.get(char, f"&#x{ord(char):X};")
        for char in text
    )


def _extract_sounds(text: str, side: str) -> tuple[str, tuple[str, ...]]:
    """Return a side with a placeholder for each sound, and the sound files in order."""
    sounds: list[str] = []

    def mark(sound: re.Match[str]) -> str:
        sounds.append(sound[1])
        return f"[anki:play:{side}:{len(sounds) - 1}]"

    return _SOUND.sub(mark, text), tuple(sounds)
