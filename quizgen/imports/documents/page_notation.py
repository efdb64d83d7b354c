r"""One notation per page: formulas become characters if the text has their symbols as characters.

A page may write “M₁” in its text and as a formula in the next line. Quotes and facts of both would
differ. Pages that have all their symbols in formulas keep them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizgen.formulas import FORMULA, in_plain_characters
from quizgen.imports.documents.article_changes import Changes
from quizgen.imports.documents.document import Element
from quizgen.imports.documents.formula_characters import write_line
from quizgen.imports.documents.script_characters import SMALL_SYMBOL
from quizgen.imports.documents.text_blocks import TextBlock


def unify_notation(blocks: Sequence[TextBlock], root: Element, changes: Changes) -> None:
    """Write the formulas of a document in characters if it has both notations for a symbol."""
    prose = [block for block in blocks if not block.is_code]
    formulas = {found[0]: found[1] for block in prose for found in FORMULA.finditer(block.text)}
    inside = {symbol for formula in formulas for symbol in _symbols(in_plain_characters(formula))}
    text = " ".join(FORMULA.sub(" ", block.text) for block in prose)
    if not inside & {*SMALL_SYMBOL.findall(text), *_italic_letters(root)}:
        return
    lines = {formula: line for formula, tex in formulas.items() if (line := write_line(tex))}
    for block in prose:
        block.text = FORMULA.sub(lambda found: lines.get(found[0], found[0]), block.text)
    changes.note_characters(lines)


def _symbols(text: str) -> Iterator[str]:
    """Yield what has small characters, such as M₁ and 10³, and single letters."""
    yield from SMALL_SYMBOL.findall(text)
    yield from re.findall(r"(?<![^\W_])[^\W\d_](?![^\W_])", text)


def _italic_letters(root: Element) -> set[str]:
    return {(each.text or "").strip() for each in root.iter("i", "em", "var") if not len(each)}
