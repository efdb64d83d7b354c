r"""Write formulas in characters if characters can carry them: “0.00272 m/s²”, “a³ = b × P²”."""

from __future__ import annotations

import re
import unicodedata

from quizgen.formulas import in_plain_characters
from quizgen.imports.documents.script_characters import in_small_characters, write_fraction

_POWER = r"\d+\s*\^\s*(?:\{\s*[-−]?\d+\s*\}|\d)"
_FRACTION = re.compile(
    r"(?<![\d.,])(?P<whole>\d*)\\[dt]?frac\s*(?P<top>\d|\{\d+\})\s*(?P<bottom>\d|\{\d+\})"
)
_SPACE = r"(?:\s|~|\\[,;: ])"
_UNIT = (
    rf"(?:{_SPACE}|/|\\cdot\b|\\mu\s*(?=\\(?:text|mathrm)\b)|(?<=[,;: ~])\\Omega\b"
    r"|\^\{?[-−]?\d\}?|\\(?:text|mathrm)\{(?:[^{}]|\{[^{}]*\})*\})*"
)
_PART = (
    rf"[-+−]?\s*(?:\\\$|[€£])?(?:\d+(?:[.,]\d+|\{{,\}}\d+|\\,\d+)*\s*(?:\\(?:times|cdot)\s*{_POWER})?|{_POWER}"
    r"|\d*\\[dt]?frac\s*(?:\d|\{\d+\})\s*(?:\d|\{\d+\}))"
    rf"(?:{_SPACE}*\\%|{_SPACE}*\^\s*\{{?\\circ\}}?(?:\s*\\(?:mathrm|text)\{{[CF]\}})?|{_UNIT})"
)
_NUMBER = re.compile(rf"{_PART}|\({_PART}\)")
"""A number as a formula, also with a percent sign, in degrees or with a unit, and in brackets."""
_DEGREES = re.compile(r"\^\s*\{?\\circ\}?\s*\\(?:mathrm|text)\{([CF])\}")
_COMMAND = re.compile(r"\\(?:[A-Za-z]+|.)")
_CARRIED = r"""
    \alpha \beta \gamma \delta \epsilon \varepsilon \zeta \eta \theta \iota \kappa \lambda \mu \nu
    \xi \pi \rho \sigma \tau \upsilon \phi \varphi \chi \psi \omega \Gamma \Delta \Theta \Lambda
    \Xi \Pi \Sigma \Upsilon \Phi \Psi \Omega \infty \circ \times \cdot \pm \le \leq \ge \geq \ne
    \neq \approx \sim \propto \equiv \to \rightarrow \leftarrow \leftrightarrow \Rightarrow
    \rightleftharpoons \text \mathrm \left \right \sin \cos \tan \log \ln \exp \, \: \; \% \quad
"""
"""Commands that become characters without loss."""
_SCRIPT = re.compile(r"(?P<sign>[_^])(?:\((?P<group>[^()]*)\)|(?P<char>\w))")
_LIST = re.compile(r",(?!\d{3}(?!\d))\s*\d")
"""A comma before a number of its own, which the characters would join to the one before."""


def write_number(tex: str) -> str:
    """Return a number, with its unit, in characters; "" for any other formula."""
    if not _NUMBER.fullmatch(tex):
        return ""
    return _in_characters(_FRACTION.sub(_fraction, tex))


def write_line(tex: str) -> str:
    """Return a formula in characters; "" if it has a part that only TeX can show."""
    tex = _FRACTION.sub(_vulgar_fraction, tex)
    if _LIST.search(tex) or not _is_carried(tex):
        return ""
    return re.sub(r",(?=[^\s\d])", ", ", _in_characters(tex))


def _is_carried(tex: str) -> bool:
    return {*_CARRIED.split(), "\\ "}.issuperset(_COMMAND.findall(tex))


def _fraction(found: re.Match[str]) -> str:
    top, bottom = found["top"].strip("{}"), found["bottom"].strip("{}")
    return write_fraction(found["whole"], top, bottom).replace(" ", "\\ ")


def _vulgar_fraction(found: re.Match[str]) -> str:
    written = _fraction(found)
    return found[0] if "/" in written else written


def _in_characters(tex: str) -> str:
    degrees = _DEGREES.sub(r"°\1", tex)
    text = _SCRIPT.sub(_small, in_plain_characters(rf"\({degrees}\)"))
    is_lost = re.search(r"[\\_^√]", text) or any(map(unicodedata.combining, text))
    return "" if is_lost else text


def _small(found: re.Match[str]) -> str:
    script = found["group"] or found["char"]
    return in_small_characters(script, is_raised=found["sign"] == "^") or found[0]
