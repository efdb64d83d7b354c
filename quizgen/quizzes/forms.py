"""Forms: printed versions of one quiz, with the same items in different orders.

The same deck, seed and blueprint always give the same forms, for any number of forms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from string import ascii_uppercase
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from quizgen.facts.deck import Blueprint, Deck
from quizgen.facts.media.media_values import Side
from quizgen.questions.hashing import unit_hash
from quizgen.questions.interactions import (
    Choice,
    Gap,
    Hotspot,
    Listing,
    Match,
    Order,
    Recall,
    TextEntry,
    points_of,
)
from quizgen.questions.item import Item
from quizgen.questions.style import Style
from quizgen.questions.styles import SHEET_PARTS
from quizgen.quizzes.blueprints import default_blueprint
from quizgen.quizzes.form_ids import FormId, code_of_deck, compute_checksum
from quizgen.quizzes.item_selection import choose_items

DEFAULT = default_blueprint()

LETTERS = ascii_uppercase
"""The letters of forms, and of the options and responses on them."""


class FormItem(Struct, frozen=True):
    """An item on a form, with its number, its options in printed order, and its points.

    `marks` is the right answer in letters or numbers: the letter of the key, a letter for each
    premise, the rank of each event. It is empty for answers in words.
    """

    number: int
    item: Item
    options: tuple[str, ...]
    marks: str
    points: int = 1

    @property
    def is_choice(self) -> bool:
        """Whether one of its options is chosen."""
        return isinstance(self.item.interaction, Choice)


class Part(Struct, frozen=True):
    """The items of one style on a form."""

    style: Style
    questions: tuple[FormItem, ...]


class Form(Struct, frozen=True):
    """A version of a quiz. `letter` distinguishes forms; `id` is enough to rebuild this one.

    `minutes` is 0 if no time is set; `instructions` is empty for the default instructions.
    `student_number` is the number of digits in the grid of its answer sheet, or 0.
    """

    letter: str
    id: str
    parts: tuple[Part, ...]
    title: str = ""
    minutes: int = 0
    instructions: str = ""
    student_number: int = 0

    @property
    def questions(self) -> tuple[FormItem, ...]:
        """All items, in order."""
        return tuple(chain.from_iterable(part.questions for part in self.parts))

    @property
    def points(self) -> int:
        """The points of a form with all answers right."""
        return sum(question.points for question in self.questions)


def make_forms(
    deck: Deck,
    items: tuple[Item, ...],
    blueprint: Blueprint = DEFAULT,
    seed: int = 0,
    count: int = 1,
) -> tuple[Form, ...]:
    """Return `count` forms of a quiz, A first; at most one for each letter of the alphabet."""
    chosen = choose_items(deck, items, blueprint, seed)
    return tuple(_make_form(deck, chosen, blueprint, seed, letter) for letter in LETTERS[:count])


def _make_form(
    deck: Deck, chosen: Sequence[Item], blueprint: Blueprint, seed: int, letter: str
) -> Form:
    parts = tuple(_make_parts(chosen, blueprint, (deck.id, str(seed), letter)))
    form = Form(
        letter,
        "",
        parts,
        title=blueprint.title or deck.title,
        minutes=blueprint.minutes,
        instructions=blueprint.instructions,
        student_number=blueprint.student_number,
    )
    checksum = compute_checksum([deck.id, *_iter_content(form)])
    decks = tuple(code_of_deck(part.id) for part in deck.parts)
    return replace(form, id=str(FormId(letter, seed, blueprint.name, checksum, decks)))


def _make_parts(
    chosen: Sequence[Item], blueprint: Blueprint, salt: tuple[str, ...]
) -> Iterator[Part]:
    """Yield the parts of a form, with items and options in the order given by its salt."""
    ordered = sorted(
        chosen,
        key=lambda item: (
            SHEET_PARTS[item.style].position,
            unit_hash(*salt, item.id, "number"),
        ),
    )
    numbered = (_make_form_item(n, item, blueprint, salt) for n, item in enumerate(ordered, 1))
    for style, questions in groupby(numbered, key=lambda question: question.item.style):
        yield Part(style, tuple(questions))


def _make_form_item(
    number: int, item: Item, blueprint: Blueprint, salt: tuple[str, ...]
) -> FormItem:
    """Return an item as a form prints it, with the points that the blueprint or its style sets."""
    order = _order_options(item, salt)
    options = tuple(item.options[index] for index in order)
    points = blueprint.points.get(item.style.name, points_of(item.interaction))
    return FormItem(number, item, options, _format_marks(item, order), points)


def _order_options(item: Item, salt: tuple[str, ...]) -> tuple[int, ...]:
    """Return the indices of an item's options in the order in which a form prints them.

    Ordered options and the columns of matching keep their order. Events to be put in order are
    never printed in the right order.
    """
    indices = tuple(range(len(item.options)))
    match item.interaction:
        case Choice(ordered=False):
            return tuple(_shuffle_options(item, salt))
        case Order(ranks=ranks):
            mixed = _shuffle_options(item, salt)
            if sorted(mixed, key=ranks.__getitem__) == mixed:
                mixed.append(mixed.pop(0))
            return tuple(mixed)
        case Choice() | Match() | Recall() | Gap() | TextEntry() | Listing() | Hotspot():
            return indices
        case _:
            assert_never(item.interaction)


def _shuffle_options(item: Item, salt: tuple[str, ...]) -> list[int]:
    indices = range(len(item.options))
    return sorted(indices, key=lambda at: unit_hash(*salt, item.id, item.options[at], "option"))


def _format_marks(item: Item, order: tuple[int, ...]) -> str:
    match item.interaction:
        case Choice(key=key):
            return "" if item.style.has_label_options else LETTERS[order.index(key)]
        case Hotspot(key=key):
            return LETTERS[key]
        case Match(pairs=pairs):
            return " ".join(LETTERS[index] for index in pairs)
        case Order(ranks=ranks):
            return " ".join(str(ranks[index]) for index in order)
        case Recall() | Gap() | TextEntry() | Listing():
            return ""
        case _:
            assert_never(item.interaction)


def _iter_regions(item: Item) -> Iterator[str]:
    """Yield the picture of an item about a region, and the places of all its regions."""
    if item.shows_regions and (regions := item.fact.regions):
        yield regions.picture.sha256
        yield from (f"{id_} {box}" for id_, box in regions.boxes.items())
        yield f"{item.region} {regions.outlined}"


def _iter_content(form: Form) -> Iterator[object]:
    """Yield everything that a form prints and how it is marked, as JSON values."""
    yield form.title, form.minutes, form.instructions
    for question in form.questions:
        item = question.item
        shown = [media for fact in item.facts for media in fact.media_on(Side.QUESTION)]
        pictures = [media.sha256 for media in (*shown, *item.pictures)]
        pictures += _iter_regions(item)
        premises = item.interaction.premises if isinstance(item.interaction, Match) else ()
        asked = [item.stem, *premises, *question.options]
        yield item.id, item.answer, question.marks, question.points, asked, pictures
