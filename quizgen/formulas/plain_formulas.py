"""Write a formula in plain characters: `x^2` as “x²”, a fraction as “(a + b)/2”.

Screen readers read it in the language of the page. It replaces the outlines where there is no room
for them: in menus, labels and margins. Its length is an estimate of the width of the formula.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from xml.etree.ElementTree import Element

from quizgen.formulas.tex_reading import read_tex

_RAISED = dict(zip("0123456789+−-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ", strict=True)) | {
    "′": "′", "″": "″", "°": "°", "∘": "°", "*": "*",
}  # fmt: skip
_LOWERED = dict(zip("0123456789+−-=()aeoxijkmn", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₒₓᵢⱼₖₘₙ", strict=True))
_ACCENTS = {
    "^": "\u0302", "ˆ": "\u0302", "\u0302": "\u0302", "~": "\u0303", "˜": "\u0303",
    "\u0303": "\u0303", "¯": "\u0304", "―": "\u0304", "‾": "\u0304", "˙": "\u0307", "¨": "\u0308",
    "→": "\u20d7", "\u20d7": "\u20d7", "⏞": "", "⏟": "", "\ufe37": "", "\ufe38": "",
}  # fmt: skip
_Parts = Sequence[str]
_UNSEEN = re.compile("[\u200b\u2061-\u2064]")
_SPACED = frozenset("+−±∓=≠<>≤≥≈≡∼∝∈∉⊂⊆∪∩∧∨→←↔⇒⇔⇌×÷·∣⟹⟸⟶")
_SPACES = re.compile(r"\s+")
_INSIDE = re.compile(
    r"(?<=[(\[{√^_/]) | (?=[)\],;}/])"  # beside brackets
    r"|(?<=^[−+±]) |(?<=[(=<>] [−+±]) |(?<=[(\[{][−+±]) "  # after a sign that is not an operator
)


@lru_cache(maxsize=1 << 12)
def write_plainly(tex: str) -> str:
    """Return a formula in plain characters. Raises FormulaError if it cannot be read."""
    return _tidy(_written(read_tex(tex)))


def _tidy(text: str) -> str:
    return _INSIDE.sub("", _SPACES.sub(" ", _UNSEEN.sub("", text)).strip())


def _written(element: Element) -> str:
    parts = [_written(part) for part in element]
    return _WRITERS.get(element.tag, _row)(element, parts)


def _row(element: Element, parts: _Parts) -> str:
    return (element.text or "") + "".join(parts)


def _sign(element: Element, _: _Parts) -> str:
    """Return a name or sign with spaces around signs like “=”, and around names like “sin”."""
    text = (element.text or "").strip()
    is_word = len(text) > 1 and text.isalpha()
    return f" {text} " if text in _SPACED or is_word else text


def _root(_: Element, parts: _Parts) -> str:
    return f"{_raised(parts[1]).removeprefix('^')}√{_grouped(parts[0])}"


def _cells(_: Element, parts: _Parts) -> str:
    return ", ".join(_tidy(part) for part in parts)


def _rows(_: Element, parts: _Parts) -> str:
    return f"({'; '.join(_tidy(part) for part in parts)})"


def _fraction(element: Element, parts: _Parts) -> str:
    above, below = parts
    if element.get("linethickness") in {"0", "0pt", "0px"}:  # a binomial coefficient
        return f"{_tidy(above)}; {_tidy(below)}"
    return f"{_grouped(above)}/{_grouped(below)}"


def _with(base: str, below: str, above: str) -> str:
    """Return a base with what is below and above it: indices, exponents, limits or accents."""
    for accent in (below.strip(), above.strip()):
        if accent in _ACCENTS:
            return "".join(char + _ACCENTS[accent] for char in base.strip())
    space = " " if base.endswith(" ") else ""
    return base.rstrip() + _lowered(below) + _raised(above) + space


def _raised(text: str) -> str:
    return _shifted(text, _RAISED, "^")


def _lowered(text: str) -> str:
    return _shifted(text, _LOWERED, "_")


def _shifted(text: str, characters: dict[str, str], sign: str) -> str:
    """Return an exponent or an index: in small characters if all of it has them."""
    tidy = _tidy(text)
    small = tidy.replace(" ", "")
    if all(char in characters for char in small):
        return "".join(characters[char] for char in small)
    return f"{sign}{_grouped(tidy)}"


def _grouped(text: str) -> str:
    """Return a text in brackets, unless it is a single name or number."""
    tidy = _tidy(text)
    seen = "".join(char for char in tidy if not unicodedata.combining(char))
    is_single = len(seen) <= 1 or seen.isdecimal() or _is_bracketed(tidy)
    return tidy if is_single else f"({tidy})"


def _is_bracketed(text: str) -> bool:
    return text[:1] == "(" and text.find(")") == len(text) - 1


_WRITERS: Mapping[str, Callable[[Element, _Parts], str]] = {
    "mo": _sign,
    "mi": _sign,
    "mspace": lambda *_: " ",
    "mphantom": lambda *_: "",
    "mfrac": _fraction,
    "msqrt": lambda _, parts: f"√{_grouped(''.join(parts))}",
    "mroot": _root,
    "msup": lambda _, parts: _with(parts[0], "", parts[1]),
    "mover": lambda _, parts: _with(parts[0], "", parts[1]),
    "msub": lambda _, parts: _with(parts[0], parts[1], ""),
    "munder": lambda _, parts: _with(parts[0], parts[1], ""),
    "msubsup": lambda _, parts: _with(*parts),
    "munderover": lambda _, parts: _with(*parts),
    "mtable": _rows,
    "mtr": _cells,
}
"""How each element of MathML is written, from the texts of its parts."""
