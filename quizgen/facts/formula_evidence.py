r"""Find the formulas of a text that its quote lacks. Their letters and figures prove nothing.

Numbers in TeX, as `\(9.8\text{ m/s}^2\)`, are compared as numbers, and substances as names: “H₂O”.
"""

from __future__ import annotations

import re

from quizgen.formulas import OPENING
from quizgen.formulas.chemical_formulas import in_chemical_characters
from quizgen.formulas.formula_comparison import find_formulas, has_formula
from quizgen.values.number_formulas import plain_numbers
from quizgen.values.texts import has_words

_UPRIGHT = re.compile(r"\\(?:mathrm|text|operatorname|rm)\s*\{[^{}]*\}|\\[A-Za-z]+")
_LETTER = re.compile(r"[^\W\d_]")


def split_formulas_off(text: str, evidence: str) -> tuple[str, list[str]]:
    """Return a text with “…” for its formulas, and those of them that the evidence lacks."""
    missing = []
    for formula in find_formulas(text):
        if not _is_number(formula) and not in_chemical_characters(formula):
            text = text.replace(formula, "…", 1)
            if not has_formula(evidence, formula):
                missing.append(f"the formula “{formula}”")
    return text, missing


def shows_name(text: str, name: str) -> bool:
    """Return whether a text has a name of which a formula is a part, in any notation."""
    if OPENING not in name:
        return has_words(text, name, same_case=False)
    words, missing = split_formulas_off(name, text)
    pieces = (piece.strip() for piece in words.split("…"))
    return not missing and all(has_words(text, piece, same_case=False) for piece in pieces if piece)


def _is_number(formula: str) -> bool:
    """Return whether a formula in TeX is just a number, perhaps with a unit in upright letters."""
    if not formula.startswith(OPENING):
        return False
    letters = _LETTER.search(_UPRIGHT.sub("", formula))
    return not letters and plain_numbers(formula) != formula
