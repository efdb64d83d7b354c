"""A style: the form of an item, and everything that other packages need to know about it."""

from __future__ import annotations

from enum import Enum, auto

from msgspec import Struct

from quizgen.questions.interactions import Interaction


class Stem(Enum):
    """The form of the stems of a style. It decides which rules check them."""

    QUESTION = auto()
    """A question of its own."""
    FLASHCARD_QUESTION = auto()
    """The question of a flashcard of the same fact: rules check it there."""
    GAPPED_STATEMENT = auto()
    """A statement with a gap."""
    STATEMENT = auto()
    """A statement to be judged."""
    TASK = auto()
    """An instruction, the same for all items."""


class SheetPart(Struct, frozen=True):
    """The part of a quiz sheet that holds the items of a style.

    Parts are printed in order of `position`; the built-in positions leave room in between. A form
    of 20 items has `share` items of this style, and other sizes keep the proportion. If a deck has
    too few items of a style, styles with `fills_up` take their place. `remedy` is the help for an
    author who wants more items of the style.
    """

    position: int
    share: int
    fills_up: bool = False
    remedy: str = "add facts that can be asked in this style"


class Practice(Struct, frozen=True):
    """The entry of a style on the practice page.

    Styles are listed in order of `position`; those that a program can mark are `preselected`.
    `label` is a key of labels.yaml, by default the name of the style. `under` names another style
    under which the items are listed, if learners need not distinguish the two.
    """

    position: int = 0
    preselected: bool = True
    label: str = ""
    under: str = ""


class Style(Struct, frozen=True):
    """A style of items. Each style is declared once, in a module of its own.

    `name` is permanent: it is part of item ids, and decks use it under `without:`. It is also the
    key of the style's label in labels.yaml, and `<name>-how` is the key of its instructions.
    `sheet` is None for a style that is not printed on quiz sheets, and `note_type` is None for a
    style without notes in Anki.
    """

    name: str
    interaction: type[Interaction]
    stem: Stem
    sheet: SheetPart | None = None
    note_type: str | None = None
    practice: Practice = Practice()
    is_memory_card: bool = False
    """Whether its items are printed as flashcards, with two sides."""
    is_reverse: bool = False
    """Whether it asks for the subject of a fact, given its answer."""
    spans_facts: bool = False
    """Whether an item asks about several facts: such items are chosen first for a form."""
    key_is_outsider: bool = False
    """Whether its key has another type than its distractors."""
    has_label_options: bool = False
    """Whether its options are labels, in the language of the page, rather than values."""

    def __str__(self) -> str:
        return self.name
