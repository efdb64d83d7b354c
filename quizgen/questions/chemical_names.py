"""Chemical formulas as typed answers: “H2O” for “H₂O”, “SO4 2-” for “SO₄²⁻”, “C-14” for “¹⁴C”."""

from __future__ import annotations

import re

from quizgen.formulas.chemical_formulas import in_chemical_characters, in_typed_characters
from quizgen.values.answer_folding import join_patterns, literal

_ION = re.compile("([⁰¹²³⁴-⁹]*)([⁺⁻])$")
_TOKEN = re.compile(r"[A-Z][a-z]?|\d+")
_ISOTOPE = re.compile("([⁰¹²³⁴-⁹]+)[₀-₉]*([A-Z][a-z]?)")


def chemical_texts(name: str) -> tuple[str, ...]:
    """Return how people write a chemical formula: “H₂O” and “H2O”; nothing for another name."""
    plain = in_chemical_characters(name)
    return tuple(dict.fromkeys((plain, in_typed_characters(plain)))) if plain else ()


def chemical_pattern(name: str) -> str:
    """Return the pattern of a chemical formula; empty for another name."""
    plain = in_chemical_characters(name)
    if isotope := _ISOTOPE.fullmatch(plain):
        mass, symbol = map(in_typed_characters, isotope.groups())
        return f"(?:{mass} ?{literal(symbol)}|{literal(symbol)} ?-?{mass})"
    if ion := _ION.search(plain):
        charge, sign = map(in_typed_characters, ion.groups())
        typed_sign = " ?\\+" if sign == "+" else " ?-?"
        return f"{_bare_pattern(plain[: ion.start()])} ?\\^? ?{charge}{typed_sign}"
    return _bare_pattern(plain)


def _bare_pattern(plain: str) -> str:
    """Return the pattern of a formula without its charge: “H_2O” and “H 2 O” are right as well."""
    parts = in_typed_characters(plain).split("·")
    return " ?[.·]? ?".join(join_patterns(map(literal, _TOKEN.findall(part))) for part in parts)
