r"""Chemical formulas: recognise “H₂O” and `\(\mathrm{SO_4^{2-}}\)`, and say how they are typed."""

from __future__ import annotations

import re
import unicodedata

from quizgen.formulas import FORMULA, OPENING, in_plain_characters

_ELEMENTS = frozenset((
    "H", "He", "Li", "Be", "B", "C", "N", "O", "F", "Ne", "Na", "Mg", "Al", "Si", "P", "S", "Cl",
    "Ar", "K", "Ca", "Sc", "Ti", "V", "Cr", "Mn", "Fe", "Co", "Ni", "Cu", "Zn", "Ga", "Ge", "As",
    "Se", "Br", "Kr", "Rb", "Sr", "Y", "Zr", "Nb", "Mo", "Tc", "Ru", "Rh", "Pd", "Ag", "Cd", "In",
    "Sn", "Sb", "Te", "I", "Xe", "Cs", "Ba", "La", "Ce", "Pr", "Nd", "Pm", "Sm", "Eu", "Gd", "Tb",
    "Dy", "Ho", "Er", "Tm", "Yb", "Lu", "Hf", "Ta", "W", "Re", "Os", "Ir", "Pt", "Au", "Hg", "Tl",
    "Pb", "Bi", "Po", "At", "Rn", "Fr", "Ra", "Ac", "Th", "Pa", "U", "Np", "Pu", "Am", "Cm", "Bk",
    "Cf", "Es", "Fm", "Md", "No", "Lr", "Rf", "Db", "Sg", "Bh", "Hs", "Mt", "Ds", "Rg", "Cn",
    "Nh", "Fl", "Mc", "Lv", "Ts", "Og", "D", "T",
))  # fmt: skip
_UPRIGHT = re.compile(r"\\(?:mathrm|text|ce)\s*\{(?:[^{}]|\{[^{}]*\})*\}")
_AROUND_UPRIGHT = re.compile(r"(?:[\d_^{}+\-\s]|\\cdot|\\,)*")
_SYMBOL = re.compile(r"[A-Z][a-z]?")
_SMALL = re.compile("[₀-₉⁰¹²³⁴-⁹⁺⁻]")
_CHEMICAL = re.compile(
    r"(?:[⁰¹²³⁴-⁹]*[₀-₉]*[A-Z][a-z]?|[()\[\]·\d₀-₉]| (?=·)|(?<=·) )+[⁰¹²³⁴-⁹]*[⁺⁻]?"
)

_WRITTEN = re.compile(
    rf"{FORMULA.pattern}|(?:[A-Z][a-z]?|\((?:[A-Z][a-z]?[₀-₉]*)+\)|[₀-₉⁰¹²³⁴-⁹])+[⁺⁻]?", re.DOTALL
)


def in_chemical_characters(text: str) -> str:
    """Return a text that is a chemical formula in plain characters: “H₂O”; otherwise nothing.

    A name such as “NaCl”, which has no small figures, is not a formula: it is typed as it is.
    """
    if OPENING in text:
        found = FORMULA.fullmatch(text.strip())
        if not found or not _AROUND_UPRIGHT.fullmatch(_UPRIGHT.sub("", found[1])):
            return ""
        text = in_plain_characters(text)
    symbols = _SYMBOL.findall(text)
    is_chemical = symbols and _SMALL.search(text) and _CHEMICAL.fullmatch(text)
    return text if is_chemical and _ELEMENTS.issuperset(symbols) else ""


def in_typed_characters(text: str) -> str:
    """Return a chemical formula in plain characters as it is typed: “H2O”, “SO4^2-”."""
    raised = re.sub(r"(?<=[₀-₉\])])(?=[⁰¹²³⁴-⁹])", "^", text)
    return unicodedata.normalize("NFKC", raised).replace("−", "-").replace(" ", "")


def with_typed_chemistry(text: str) -> str:
    """Return a text for comparison, with its chemical formulas as they are typed."""
    if text.isascii() and OPENING not in text:
        return text
    return _WRITTEN.sub(_as_typed, text)


def _as_typed(found: re.Match[str]) -> str:
    return in_typed_characters(in_chemical_characters(found[0])) or found[0]
