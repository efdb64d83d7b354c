"""Write superscripts and subscripts: in characters if Unicode has them, or as a formula."""

from __future__ import annotations

import re
import unicodedata

from quizgen.formulas import error_of

_RAISED = dict(
    zip(
        "0123456789+-−–=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ",
        strict=True,
    )
)
_LOWERED = dict(
    zip(
        "0123456789+-−–=()aehijklmnoprstuvx",
        "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ",
        strict=True,
    )
)
_PLAIN_RAISED = {up: plain for plain, up in reversed(_RAISED.items())}
_PLAIN_LOWERED = {down: plain for plain, down in reversed(_LOWERED.items())}
_SIGNS = frozenset("°º′″*®™†‡ªᵃ'’”\"²³¹")
"""Signs that look raised without being superscripts."""
_MARKS = {"TM": "™", "SM": "℠", "R": "®"}
_STRAY = re.compile(r"([^()/\s]+)([)/])")
"""A script with a bracket or a slash that belongs to the text after it: “(NH₃)”, “Na⁺/K⁺”."""
_SPACES = str.maketrans("", "", " \u00a0\u2009\u202f")
_UPS, _DOWNS = re.escape("".join(_PLAIN_RAISED)), re.escape("".join(_PLAIN_LOWERED))
_BASE = re.compile(rf"(?:[^\W\d_{_UPS}{_DOWNS}]+|\d+(?:[.,]\d+)*|\([^()\\]*\))[{_UPS}{_DOWNS}]*\Z")
SMALL_SYMBOL = re.compile(rf"[^\W_{_UPS}{_DOWNS}]+[{_UPS}{_DOWNS}]+")
"""A letter, word or number with small characters: M₁, 10³⁰."""
_NUMERATOR = re.compile(rf"(?P<whole>\d ?)?(?P<top>[{_UPS}]+)[⁄/∕]\Z")
_TEX = {
    "−": "-", "–": "-", "×": r"\times ", "·": r"\cdot ", "⋅": r"\cdot ", "∞": r"\infty ",
    "±": r"\pm ", "≤": r"\le ", "≥": r"\ge ", "→": r"\to ", "∗": "*", "′": "'",
    "\u00a0": r"\ ",
    "ε": r"\varepsilon ", "ϵ": r"\epsilon ", "µ": r"\mu ", "ϕ": r"\phi ", "φ": r"\varphi ",
}  # fmt: skip
_LIKE_LATIN = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True))
"""Greek letters that have no command because they look like Latin ones."""
_UPRIGHT_WORD = re.compile(
    r"(?P<sign>[_^])\s*(?P<brace>\{)?\s*\\(?:mathrm|text)\s*\{(?P<word>[^\W\d_]+)\}\s*(?(brace)\})"
)
_TEXT = r"\text"
_FORMULA = re.compile(r"\\\((.*?)\\\)")


def attach_script(before: str, script: str, *, is_raised: bool) -> str:
    """Return a text with a superscript or subscript at its end."""
    text = " ".join(script.split())
    if not text:
        return before
    if stray := _STRAY.fullmatch(text):
        return attach_script(before, stray[1], is_raised=is_raised) + stray[2]
    if is_raised and (plain := _plain_mark(before, text)):
        return before + plain
    if not is_raised and (fraction := _fraction(before, text)):
        return fraction
    small = in_small_characters(text, is_raised=is_raised)
    if small and not before.endswith(r"\)"):
        return before + small
    return _as_formula(before, text, "^" if is_raised else "_")


def in_small_characters(script: str, *, is_raised: bool) -> str:
    """Return a superscript or subscript in characters, or "" if Unicode lacks one of them."""
    characters = _RAISED if is_raised else _LOWERED
    compact = script.translate(_SPACES)
    is_carried = set(compact) <= characters.keys()
    return "".join(characters[char] for char in compact) if is_carried else ""


def write_fraction(whole: str, top: str, bottom: str) -> str:
    """Return a fraction in characters: ½, 2½, 3/7, 2 3/7."""
    sign = _vulgar(top, bottom)
    if not sign and whole:
        whole = f"{whole.rstrip()} "
    return whole.rstrip("\u00a0 ") + sign if sign else f"{whole}{top}/{bottom}"


def _vulgar(top: str, bottom: str) -> str:
    """Return the character of a fraction, or an empty text if Unicode has none."""
    names = {1: "ONE", 2: "TWO", 3: "THREE", 4: "FOUR", 5: "FIVE", 7: "SEVEN"}
    parts = {2: "HALF", 3: "THIRD", 4: "QUARTER", 5: "FIFTH", 6: "SIXTH", 7: "SEVENTH"}
    parts |= {8: "EIGHTH", 9: "NINTH", 10: "TENTH"}
    if not (top.isdecimal() and bottom.isdecimal()) or max(len(top), len(bottom)) > 2:  # noqa: PLR2004 - digits
        return ""
    plural = "S" if top != "1" else ""
    name = f"VULGAR FRACTION {names.get(int(top))} {parts.get(int(bottom))}{plural}"
    try:
        return unicodedata.lookup(name)
    except KeyError:
        return ""


def _plain_mark(before: str, text: str) -> str:
    """Return a raised text as it is written in a line: 19th, 25 °C, ™; or an empty text."""
    if text in ("o", "O", "º", "°") and not before[-1:].isalpha():
        return "°"
    if text in _MARKS and before[-1:].isalpha() and before[-2:-1].isalpha():
        return _MARKS[text]
    is_ordinal = text.isalpha() and len(text) in (2, 3) and before[-1:].isdecimal()
    return text if is_ordinal or set(text) <= _SIGNS else ""


def _fraction(before: str, bottom: str) -> str:
    """Return a text that ends in a raised numerator and a slash with its denominator."""
    found = _NUMERATOR.search(before)
    top = "".join(_PLAIN_RAISED[char] for char in found["top"]) if found else ""
    if found is None or not (top + bottom).isalnum():
        return ""
    return before[: found.start()] + write_fraction(found["whole"] or "", top, bottom)


def _as_formula(before: str, script: str, sign: str) -> str:
    """Return a text whose last word became a formula with a script."""
    tex = words_as_text(f"{sign}{{{to_tex(script)}}}")
    if before.endswith(r"\)"):
        return _checked(before[:-2] + tex + r"\)", before, script, sign)
    base = _BASE.search(before)
    start = base.start() if base else len(before)
    written = to_tex(before[start:]) if base else "{}"
    return _checked(rf"{before[:start]}\({written}{tex}\)", before, script, sign)


def _checked(text: str, before: str, script: str, sign: str) -> str:
    """Return a text if its last formula can be set, and otherwise the script in brackets."""
    formula = _FORMULA.findall(text)[-1:]
    if formula and error_of(formula[0]) is None:
        return text
    return f"{before}{sign}({script})"


def words_as_text(tex: str) -> str:
    r"""Return TeX whose indices in words are `\text{…}`, and those of one letter just a letter.

    So a page writes each in one way.
    """
    return _UPRIGHT_WORD.sub(_word_as_text, tex)


def _word_as_text(found: re.Match[str]) -> str:
    word = found["word"]
    return f"{found['sign']}{{{word if len(word) == 1 else rf'{_TEXT}{{{word}}}'}}}"


def to_tex(text: str) -> str:
    """Return a text as TeX: words upright, scripts with ^ and _, Greek letters as commands."""
    text = _FORMULA.sub(lambda found: found[1], text) if r"\(" in text else _escaped(text)
    text = re.sub(rf"[{_UPS}]+", lambda found: _script(found[0], "^", _PLAIN_RAISED), text)
    text = re.sub(rf"[{_DOWNS}]+", lambda found: _script(found[0], "_", _PLAIN_LOWERED), text)
    return "".join(_TEX.get(char) or _greek(char) for char in text).strip()


def _escaped(text: str) -> str:
    text = re.sub(r"[\\~^_]", "", text)
    text = re.sub(r"[#$%&{}]", r"\\\g<0>", text)
    return re.sub(r"[A-Za-z]{2,}", r"\\mathrm{\g<0>}", text)


def _script(text: str, sign: str, plain: dict[str, str]) -> str:
    return f"{sign}{{{''.join(plain[char] for char in text)}}}"


def _greek(char: str) -> str:
    """Return the command for a Greek letter, and any other character as it is."""
    name = unicodedata.name(char, "").replace("LAMDA", "LAMBDA")
    found = re.fullmatch(r"GREEK (SMALL|CAPITAL) LETTER ([A-Z]+)", name)
    if found is None or char in _LIKE_LATIN:
        return _LIKE_LATIN.get(char, char)
    return f"\\{found[2].title() if found[1] == 'CAPITAL' else found[2].lower()} "
