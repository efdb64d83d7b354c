"""Forms: printed versions of one quiz, with the same items, each with an order of its own.

The same deck, seed and blueprint give the same forms for ever, and none depends on how many there
are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, groupby

from msgspec import Struct
from msgspec.structs import replace

from quizgen.facts.deck import Blueprint, Deck
from quizgen.facts.media.media_values import Side
from quizgen.facts.styles import SHEET_STYLES, Style
from quizgen.questions.hashing import unit_hash
from quizgen.questions.item import Item
from quizgen.quizzes.blueprints import default_blueprint
from quizgen.quizzes.form_ids import FormId, checksum
from quizgen.quizzes.item_selection import choose_items

DEFAULT = default_blueprint()

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class FormItem(Struct, frozen=True):
    """An item on a form, with its number, its options in the order they are printed, its points.

    `marks` are what a right sheet shows where letters or numbers are to be written: the letter of
    the right option, one for each premise, the rank of each event. Elsewhere they are empty.
    """

    number: int
    item: Item
    options: tuple[str, ...]
    marks: str
    points: int = 1


class Part(Struct, frozen=True):
    """The questions of one style on a form."""

    style: Style
    questions: tuple[FormItem, ...]


class Form(Struct, frozen=True):
    """A version of a quiz. `letter` tells forms apart, `id` names this one and rebuilds it.

    `minutes` is 0 where no time is set, `instructions` are empty where the usual ones will do.
    """

    letter: str
    id: str
    parts: tuple[Part, ...]
    title: str = ""
    minutes: int = 0
    instructions: str = ""

    @property
    def questions(self) -> tuple[FormItem, ...]:
        """All questions, in order."""
        return tuple(chain.from_iterable(part.questions for part in self.parts))

    @property
    def points(self) -> int:
        """The points that a sheet without a mistake has."""
        return sum(question.points for question in self.questions)


def make_forms(
    deck: Deck,
    items: tuple[Item, ...],
    blueprint: Blueprint = DEFAULT,
    seed: int = 0,
    count: int = 1,
) -> tuple[Form, ...]:
    """Return so many forms of a quiz, A first: at most one a letter of the alphabet."""
    chosen = choose_items(deck, items, blueprint, seed)
    return tuple(_form(deck, chosen, blueprint, seed, letter) for letter in LETTERS[:count])


def _form(deck: Deck, chosen: Sequence[Item], blueprint: Blueprint, seed: int, letter: str) -> Form:
    parts = tuple(_parts(chosen, blueprint, (deck.id, str(seed), letter)))
    form = Form(
        letter,
        "",
        parts,
        title=blueprint.title or deck.title,
        minutes=blueprint.minutes,
        instructions=blueprint.instructions,
    )
    id_ = FormId(letter, seed, blueprint.name, checksum([deck.id, *_content(form)]))
    return replace(form, id=str(id_))


def _parts(chosen: Sequence[Item], blueprint: Blueprint, salt: tuple[str, ...]) -> Iterator[Part]:
    """Yield the parts of a form, their items and options in the order that its salt gives."""
    ordered = sorted(
        chosen,
        key=lambda item: (SHEET_STYLES.index(item.style), unit_hash(*salt, item.id, "number")),
    )
    numbered = (_question(n, item, blueprint, salt) for n, item in enumerate(ordered, 1))
    for style, questions in groupby(numbered, key=lambda question: question.item.style):
        yield Part(style, tuple(questions))


def _question(number: int, item: Item, blueprint: Blueprint, salt: tuple[str, ...]) -> FormItem:
    """Return an item as a form prints it.

    Where nobody set its points it has one for each letter or number to be written, but at least
    one.
    """
    order = _order(item, salt)
    options = tuple(item.options[index] for index in order)
    points = blueprint.points.get(item.style, max(1, len(item.solution)))
    return FormItem(number, item, options, _marks(item, order), points)


def _order(item: Item, salt: tuple[str, ...]) -> tuple[int, ...]:
    """Return the indices of an item's options as a form prints them.

    Numbers and dates, true and false, and the columns of matching keep their order. Events to be
    put in order never stand in it already.
    """
    indices = tuple(range(len(item.options)))
    if item.ordered or item.style not in (Style.CHOICE, Style.ORDERING):
        return indices
    mixed = sorted(indices, key=lambda at: unit_hash(*salt, item.id, item.options[at], "option"))
    if item.style is Style.ORDERING and sorted(mixed, key=item.solution.__getitem__) == mixed:
        mixed.append(mixed.pop(0))
    return tuple(mixed)


def _marks(item: Item, order: tuple[int, ...]) -> str:
    if item.key is not None:
        return LETTERS[order.index(item.key)]
    if item.style is Style.MATCHING:
        return " ".join(LETTERS[index] for index in item.solution)
    return " ".join(str(item.solution[index]) for index in order if item.solution)


def _content(form: Form) -> Iterator[object]:
    """Yield all that tells a form and its marking from another one, as JSON has it."""
    yield form.title, form.minutes, form.instructions
    for question in form.questions:
        item = question.item
        pictures = [media.sha256 for fact in item.facts for media in fact.media_on(Side.QUESTION)]
        asked = [item.stem, *item.premises, *question.options]
        yield item.id, item.answer, question.marks, question.points, asked, pictures
