r"""Compare formulas in any notation: `\(\frac{M_{1}M_{2}}{R^2}\)` is `M₁ × M₂ / R²`.

A formula is compared in plain characters, without multiplication signs and needless brackets.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from quizgen.formulas import FORMULA, FormulaError, split_formulas

_SMALL = "²³¹⁰-₟ᵢⱼ′″*"
_SIGNS = r"+−±∓/×÷·^_√"
_RELATIONS = "=≠≈≤≥<>∝≡∼→⇒⇔⇌↔"
_RAISED = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_FIGURES = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_STYLED = re.compile("[\U0001d400-\U0001d7ff¼-¾⅐-⅞]")
_PRODUCT = re.compile(rf"(?<![{_SIGNS}])\(((?:[^()+−±,;{_RELATIONS}]|\([^()]*\))*)\)(?=/)")
_SINGLE = re.compile(rf"(?<=/)\((\d+|[^\W\d_]{{4,}}|[^\W\d_][{_SMALL}]*)\)(?![{_SMALL}^_])")
_NOTATIONS = (
    (re.compile("[⁄∕]"), "/"),
    (re.compile(r"[-–](?= ?(?:[\d(]|[^\W\d_](?![^\W\d_])))"), "−"),
    (re.compile(r"\^\{?([₀-₉]+)\}?"), lambda found: found[1].translate(_RAISED)),
    (re.compile(r"\^\{?(\d+)\}?"), lambda found: found[1].translate(_FIGURES)),
    (re.compile(r"(?<=[^\W\d_])_\{?(\d+)\}?"), lambda found: found[1].translate(_LOWERED)),
    (re.compile(r"_\(([^\W\d_])\)"), r"_\1"),
    (re.compile(r"_\{?([^\W\d_]{2,})\}?"), r"_(\1)"),
    (re.compile(r"\s*[×·⋅∙∗]\s*"), "×"),
    (re.compile(r"(?<!\d)×|×(?!\d)"), ""),
    (re.compile(rf" ?([{_RELATIONS}{_SIGNS}]) ?"), r"\1"),
    (re.compile(r"(?<=[(\[]) | (?=[)\]])"), ""),
)  # fmt: skip
_LETTER = rf"(?:(?![{_SMALL}])[^\W\d_])"
_SYMBOL = re.compile(rf"{_LETTER}(?:[₀-ₜᵢⱼ′″\u0300-\u036f\u20d7]|_\w|_\([^()]*\))*")
_BEFORE = (
    rf"(?<![\w{_SIGNS})\]])(?<![\d{_SIGNS}{_SMALL}] )(?<!(?<![^\W_]){_LETTER} )"  # “G M₁M₂/R²”
)
_AFTER = rf"(?! ?[{_SIGNS}{_SMALL}]|[\w(\[]| {_LETTER}[{_SMALL}]*(?![^\W_]))"
_NUMBER = r"\d[\d.,]*(?<=\d)"
_TERM = (
    rf"(?>[(√]*+(?:{_NUMBER}|{_LETTER}{{1,3}}+(?!{_LETTER}))(?:[{_SMALL}]|_\w)*+[)]*+[{_SMALL}]*+)"
)
_JOIN = rf" ?[{_SIGNS}-] ?"
_BESIDE = rf" (?={_LETTER}[{_SMALL}])| (?={_LETTER}\b(?! {_LETTER}))"
_SIDE = rf"[−-]?{_TERM}(?:(?:{_JOIN})?+{_TERM})*+"
_SPACED_SIDE = rf"[−-]?{_TERM}(?:(?:{_JOIN}|{_BESIDE})?+{_TERM})*+"
"""In an equation, single letters beside one another are a product: “F = G M₁M₂”."""
_HAS_RELATION, _HAS_SIGN = re.compile(f"[{_RELATIONS}]"), re.compile("[/+−×·]")


@cache
def _equation() -> re.Pattern[str]:
    """Find an equation in characters. It takes long to compile, and few texts have a relation."""
    return re.compile(
        rf"(?<![\w{_SIGNS}-])(?<![{_SIGNS}] ){_SIDE}(?: ?[{_RELATIONS}] ?{_SPACED_SIDE})++(?!\w)"
    )


@cache
def _expression() -> re.Pattern[str]:
    """Match a text that is a formula without a relation."""
    return re.compile(rf"(?=.*[₀-ₜ(]){_SIDE}")


def find_formulas(text: str) -> list[str]:
    """Return the formulas of a text as written: those in TeX, and equations in characters."""
    parts = split_formulas(text)
    found = [rf"\({tex}\)" for tex in parts[1::2]]
    for plain in parts[::2]:
        if _HAS_RELATION.search(plain):
            found += [equation[0] for equation in _equation().finditer(plain)]
    if len(parts) == 1 and not found and _HAS_SIGN.search(text) and _expression().fullmatch(text):
        found.append(text)
    return found


def has_formula(text: str, formula: str) -> bool:
    r"""Return whether a text has a formula, in any notation, as a whole or as a whole side.

    A side is what is between signs like “=”. A single symbol may be anywhere.
    """
    own = _normal(formula).replace(" ", "")
    texts = [_normal(FORMULA.sub(";", text)), *map(_normal, _formulas_in(text))]
    if _SYMBOL.fullmatch(own):
        symbol = re.compile(rf"{re.escape(own)}(?![{_SMALL}_])")
        return any(symbol.search(part) for part in texts)
    spelled = " ?".join(map(re.escape, own))
    whole = re.compile(rf"{_BEFORE}(?:\({spelled}\)|(?<!\(){spelled}|{spelled}(?!\))){_AFTER}")
    if any(whole.search(part) for part in texts):
        return True
    return any(_normal(equation).replace(" ", "") == own for equation in find_formulas(text))


def _formulas_in(text: str) -> list[str]:
    return [rf"\({tex}\)" for tex in split_formulas(text)[1::2]]


@lru_cache(maxsize=1 << 10)
def _normal(text: str) -> str:
    """Return a text, or a formula in TeX, in the characters that are compared."""
    plain = " ".join(FORMULA.sub(lambda found: _plain(found[1]), text).split())
    plain = _STYLED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), plain)
    plain = unicodedata.normalize("NFC", plain).replace("µ", "μ")
    for pattern, written in _NOTATIONS:
        plain = pattern.sub(written, plain)
    while plain != (bare := _SINGLE.sub(r"\1", _PRODUCT.sub(r"\1", plain))):
        plain = bare
    return plain


def _plain(tex: str) -> str:
    from quizgen.formulas.plain_formulas import write_plainly

    try:
        return write_plainly(tex).replace(" ", "")
    except FormulaError:
        return tex.replace(" ", "")
