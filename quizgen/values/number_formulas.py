r"""Numbers that are written as formulas: `\(2 \times 10^{30}\) kg` is `2 × 10³⁰ kg`."""

from __future__ import annotations

import re

from quizgen.formulas import FORMULA, OPENING

SUPERSCRIPTS = str.maketrans("0123456789-−+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁺")
_REPLACED = (
    (r"\\times|\\cdot", "×"),
    (r"\{,\}|\\,|\\;|\\ |~", " "),
    (r"\\(?:mathrm|text|operatorname|rm)\{([^{}]*)\}", r"\1"),
    (r"\\[td]?frac\{([\d,]+)\}\{([\d,]+)\}", r"\1/\2"),
    (r"\^\{?\\circ\}?\s*", "°"),
    (r"\\pm", "±"),
    (r"\\approx|\\sim", "≈"),
    (r"\\leq?(?![a-z])", "≤"),
    (r"\\geq?(?![a-z])", "≥"),
    (r"\\%", "%"),
    (r"\\mu(?![a-z])\s*", "µ"),
)
_POWER = re.compile(r"\^(?:\{\s*([-−+]?\d+)\s*\}|(\d))")
_DIGIT = re.compile(r"\d")


def plain_numbers(text: str) -> str:
    """Return a text with the formulas that are just numbers, perhaps with units, as characters."""
    return FORMULA.sub(_write_plainly, text) if OPENING in text else text


def _write_plainly(found: re.Match[str]) -> str:
    plain = found[1]
    for old, new in _REPLACED:
        plain = re.sub(old, new, plain)
    plain = _POWER.sub(lambda power: (power[1] or power[2]).translate(SUPERSCRIPTS), plain)
    plain = re.sub(r"\s*×\s*", " × ", re.sub(r"-(?=\d)", "−", plain)).strip()
    is_plain = not re.search(r"[\\{}^_=]", plain) and bool(_DIGIT.search(plain))
    return " ".join(plain.split()) if is_plain else found[0]
