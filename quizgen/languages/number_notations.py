"""Notations of numbers in figures, alike in every language: −180, 2 × 10³⁰, 1/3, 2½, 3:1."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from msgspec.structs import replace

from quizgen.values.number_formulas import SUPERSCRIPTS
from quizgen.values.quantities import Number, NumberKind

REPEATED = "{1,30}"
"""Bounds on the number of digits. Parsing a number takes time quadratic in its length."""
MINUS = "-−–"
CURRENCY = "$€£¥"
"""The signs of currencies, which come before a number."""
CURRENCY_PATTERN = rf"(?:US)?[{CURRENCY}]"
"""The regular expression of a sign of a currency: “$”, “US$”."""
PARTS = {
    sign: Fraction(unicodedata.numeric(sign)).limit_denominator(10) for sign in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
}
"""The signs of fractions with their values."""
_PLAIN = {raised: plain for plain, raised in SUPERSCRIPTS.items()}
_EXPONENT = r"(?:2[0-4]\d|1?\d?\d)"
"""Limits exponents, so that every number is also a float."""
_TEN = rf"10(?:\s?\^\s?\(?[-−–+]?{_EXPONENT}\)?(?!\d)|[⁺⁻]?[⁰¹²³⁴-⁹]{{1,2}}(?![⁰¹²³⁴-⁹]))"
_TIMES = r"\s?[×x·⋅∙*]\s?"
_EXPONENT_SIGN = re.compile(r"^10\s?\^?\s?\(?|^[eE]|\)$")
_TYPED_MINUS = re.compile(r"(?<![^\s(])-(?=[\d.])")
_TYPED_POWER = re.compile(
    r"(?<=\d)(?:\s?[×x·⋅∙*]\s?10\s?(?:\^\s?\(?([-−–+]?\d{1,3})\)?|([⁺⁻]?[⁰¹²³⁴-⁹]{1,2}))"
    r"|[eE]([-−+]?\d{1,3})(?!\w))"
)


def figures_pattern(point: str, marks: str) -> str:
    """Return the regular expression of a number in figures, with a group for each notation."""
    grouped = rf"(?:\d{{1,3}}(?:[{marks}]\d{{3}}){{1,10}}|\d{REPEATED})"
    whole = rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,10}}|\d{REPEATED})"
    return (
        rf"(?P<mixed>(?:\d{{1,6}} ?)?[{''.join(PARTS)}])"
        rf"|(?P<ratio>(?!(?!1:)\d\d?:\d\d(?!\d))\d{{1,6}}:\d{{1,6}}(?![:\d]))"
        rf"|(?P<part>(?<!/)(?:\d{{1,4}} (?=\d/\d))?{whole}/(?=[\d,]*[1-9]){whole}(?![/\d]))"
        rf"|(?P<power>{_TEN})"
        rf"|(?P<digits>{grouped}(?:{point}\d{REPEATED})?)(?!\d)"
        rf"(?:{_TIMES}(?P<times>{_TEN})|(?P<e>[eE][-−+]?{_EXPONENT})(?!\w))?"
    )


def read_exponent(text: str) -> int:
    """Return the exponent of a power of ten: of `10³⁰`, `10^30` and `e30`."""
    digits = _EXPONENT_SIGN.sub("", text.translate(_PLAIN)).strip()
    return int(digits.replace("−", "-").replace("–", "-"))


def write_power(exponent: int) -> str:
    """Return a power of ten: `10³⁰`."""
    return f"10{str(exponent).translate(SUPERSCRIPTS)}"


def read_figures(
    found: re.Match[str], decimal_mark: str, without_marks: Mapping[int, None]
) -> Number | None:
    """Return the number of a match of `figures_pattern`; None for “24/7”, not a fraction."""
    if digits := found["digits"]:
        plain = digits.translate(without_marks).replace(decimal_mark, ".")
        return _read_digits(plain, found["times"] or found["e"] or "")
    if power := found["power"]:
        exponent = read_exponent(power)
        return Number(Fraction(10) ** exponent, scale=write_power(exponent))
    if mixed := found["mixed"]:
        return Number(Fraction(mixed[:-1].strip() or 0) + PARTS[mixed[-1]], word=mixed)
    if ratio := found["ratio"]:
        left, _, right = ratio.partition(":")
        return Number(Fraction(int(left), int(right) or 1), word=ratio, kind=NumberKind.RATIO)
    return _read_part(found["part"])


def negate(number: Number, minus: str) -> Number:
    """Return a number with a minus sign before its digits, or before its word as given."""
    digits, word = number.digits and f"-{number.digits}", number.word and f"{minus}{number.word}"
    return replace(number, value=-number.value, digits=digits, word=word)


def write_power_for_keyboard(number: Number) -> str:
    """Return a number with a power of ten in characters of any keyboard: `2 x 10^30`."""
    exponent = read_exponent((number.scale or "").removeprefix("× "))
    return f"{number.digits} x 10^{exponent}" if number.digits else f"10^{exponent}"


def spell_mixed(word: str) -> str:
    """Return `2 1/2` for `2½`; empty for a word without such a sign."""
    return f"{word[:-1]} {PARTS[word[-1]]}".strip() if word[-1:] in PARTS else ""


def typeset_numbers(text: str) -> str:
    """Return the words for a number with typographic signs: −180 for -180, 2 × 10³⁰ for 2e30.

    So true and false statements look alike.
    """

    def write(found: re.Match[str]) -> str:
        exponent = found[1] or found[2] or found[3]
        return f" × {write_power(read_exponent(f'e{exponent}'))}"

    return _TYPED_POWER.sub(write, _TYPED_MINUS.sub("−", text))


def _read_digits(digits: str, power: str) -> Number:
    value = Fraction(int(digits)) if digits.isdigit() else Fraction(Decimal(digits))
    if not power:
        return Number(value, digits=digits)
    exponent = read_exponent(power)
    scale = f"× {write_power(exponent)}"
    return Number(value * Fraction(10) ** exponent, digits=digits, scale=scale)


def _read_part(text: str) -> Number | None:
    whole, _, rest = text.replace(",", "").rpartition(" ")
    above, _, below = rest.partition("/")
    value = int(whole or 0) + Fraction(int(above), int(below))
    return Number(value, word=text) if int(above) < int(below) else None
