"""The styles of items, one module each. A new style is a module and a line here."""

from __future__ import annotations

from quizgen.facts.deck_schema import StyleNames
from quizgen.questions.style import SheetPart, Style
from quizgen.questions.styles.choice import CHOICE
from quizgen.questions.styles.cloze import CLOZE
from quizgen.questions.styles.flashcard import FLASHCARD, REVERSE
from quizgen.questions.styles.matching import MATCHING
from quizgen.questions.styles.odd_one_out import ODD_ONE_OUT
from quizgen.questions.styles.ordering import ORDERING
from quizgen.questions.styles.true_false import TRUE_FALSE
from quizgen.questions.styles.typed import TYPED

STYLES: tuple[Style, ...] = (
    FLASHCARD,
    REVERSE,
    CLOZE,
    TYPED,
    TRUE_FALSE,
    CHOICE,
    ODD_ONE_OUT,
    MATCHING,
    ORDERING,
)
"""All styles, in the order in which a fact's items are generated."""

SHEET_PARTS: dict[Style, SheetPart] = dict(
    sorted(
        ((style, style.sheet) for style in STYLES if style.sheet),
        key=lambda part: part[1].position,
    )
)
"""The styles that quiz sheets print, in order of their parts."""

STYLE_NAMES = StyleNames(
    every=tuple(style.name for style in STYLES),
    on_sheets=tuple(style.name for style in SHEET_PARTS),
)
"""The names by which decks refer to styles."""
